// The interview in JavaScript: what a page that asks question by question may rely on.

import assert from "node:assert/strict";
import { test } from "node:test";

import { evaluate, Interview } from "../dist/node/interview.mjs";

const INVOLVED = "ca-phc-mcbp8015/child-welfare-involved";
const KNOWN = { asOf: "2027-06-15", goals: [INVOLVED], member: { id: "a" } };

/** The places and codes of a refusal. */
const refusal = ({ problems }) => problems.map(({ path, code }) => [path, code]);

/** All that can be seen of an interview. */
const seen = (interview) => [interview.question(), interview.case(), interview.determination()];

/** Goes on with "I don't know" until this is asked. */
const skipTo = (interview, fact) => {
  while (interview.question().fact !== fact) interview.dontKnow();
};

test("an interview asks what matters and ends with the determination", () => {
  const interview = Interview.begin(KNOWN);
  const answers = {
    "member.birthDate": "2009-03-10",
    "member.fosterCare": [{ start: "2019-05-01", end: "2026", state: "CA" }],
    "member.fosterCare[0].end": "2026-08-01",
  };
  for (let question = interview.question(); question; question = interview.question()) {
    assert.match(question.ask, /\?$/);
    if (question.fact in answers) assert.equal(interview.answer(answers[question.fact]), undefined);
    else interview.dontKnow();
  }
  const involved = interview.determination().findings.find(({ id }) => id === INVOLVED);
  assert.deepEqual([involved.outcome, involved.until], ["met", "2027-08-01"]);
  const foster = { start: "2019-05-01", end: "2026-08-01", state: "CA" };
  assert.deepEqual(interview.case(), { ...KNOWN, member: { id: "a", birthDate: "2009-03-10", fosterCare: [foster] } });
  assert.deepEqual(evaluate(interview.case()), interview.determination());
});

test("it ends when nobody knows anything, asks nothing twice, and undoes all of it", () => {
  const interview = Interview.begin({ asOf: "2026-11-23" });
  const begun = seen(interview);
  const asked = [];
  for (let question = interview.question(); question; question = interview.question()) {
    assert.ok(!asked.includes(question.fact), question.fact);
    asked.push(question.fact);
    interview.dontKnow();
  }
  assert.ok(asked.length > 40, String(asked.length));
  assert.deepEqual(interview.determination(), begun[2]);
  for (const fact of asked.reverse()) {
    assert.equal(interview.undo(), true);
    assert.equal(interview.question().fact, fact);
  }
  assert.deepEqual(seen(interview), begun);
  assert.equal(interview.undo(), false);
});

test("an answer can be taken back", () => {
  const interview = Interview.begin(KNOWN);
  const before = seen(interview);
  assert.equal(interview.answer([]), undefined);
  assert.notDeepEqual(seen(interview), before);
  assert.equal(interview.undo(), true);
  assert.deepEqual(seen(interview), before);
});

test("a refused answer is a value with its place, and changes nothing", () => {
  const interview = Interview.begin(KNOWN);
  skipTo(interview, "member.fosterCare");
  const before = seen(interview);
  const cycle = [];
  cycle.push(cycle);
  const place = "/member/fosterCare";
  for (const [answer, expected] of [
    [true, [[place, "wrongType"]]],
    [{ start: "2021-03-01" }, [[`${place}/start`, "unknownField"], [`${place}/entries`, "missingField"]]],
    [[{ start: "2021-03-01", end: "2020-01-05", state: "XX" }], [[`${place}/0/state`, "unknownChoice"], [`${place}/0/end`, "endBeforeStart"]]],
    [[{ start: new Date(2021, 2, 1), state: "CA" }], [[`${place}/0/start`, "notADay"]]],
    [[{ start: new Map(), state: "CA" }], [[`${place}/0/start`, "wrongType"]]],
    [new Set(), [[place, "wrongType"]]],
    [() => [], [[place, "notJson"]]],
    [undefined, [[place, "notJson"]]],
    [1n, [[place, "notJson"]]],
    [cycle, [[place, "notJson"]]],
  ]) {
    assert.deepEqual(refusal(interview.answer(answer)), expected);
    assert.deepEqual(seen(interview), before);
  }
});

test("a case that is refused begins no interview, and nothing is thrown", () => {
  assert.deepEqual(refusal(Interview.begin({ asOf: "2026-11-23", member: { birthDate: "2025-02-30" } })), [["/member/birthDate", "notADay"]]);
  assert.deepEqual(refusal(Interview.begin({ goals: ["no/such"] })), [["/goals/0", "unknownGoal"]]);
  assert.deepEqual(refusal(Interview.begin(undefined)), [["", "notJson"]]);
  assert.deepEqual(refusal(Interview.begin("{}")), [["", "wrongType"]]);
});

test("an answer where nothing was asked is refused", () => {
  const interview = Interview.begin({ ...KNOWN, member: { birthDate: "1990-01-01" } });
  assert.equal(interview.question(), undefined);
  assert.deepEqual(refusal(interview.answer("2009")), [["", "unknownField"]]);
  interview.dontKnow();
  assert.equal(interview.undo(), false);
});

test("an answer that calls back into the interview does no harm", () => {
  const interview = Interview.begin(KNOWN);
  interview.dontKnow();
  const answer = { toJSON: () => (interview.undo(), interview.question(), []) };
  assert.equal(interview.answer(answer), undefined);
});

test("where no day is asked about, it is today, and stays that day", () => {
  const interview = Interview.begin({});
  assert.equal(interview.case().asOf, interview.determination().asOf);
  assert.match(interview.case().asOf, /^2\d{3}-\d\d-\d\d$/);
});

test("two interviews know nothing of each other", () => {
  const one = Interview.begin(KNOWN);
  const other = Interview.begin(KNOWN);
  one.answer([]);
  assert.deepEqual(other.case(), KNOWN);
  one.free();
  assert.equal(other.question().fact, "member.fosterCare");
});
