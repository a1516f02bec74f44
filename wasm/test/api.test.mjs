// What a JavaScript caller may rely on, whatever the policies say.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";

import init, * as kinfocus from "../dist/node/index.mjs";
import { doubleCheck } from "../dist/node/interview.mjs";

const { evaluate, evaluateJson, policies, version } = kinfocus;

const AGED_SIXTEEN = {
  asOf: "2026-11-23",
  member: {
    birthDate: "2009-03-10",
    fosterCare: [{ start: "2019-05-01", end: "2026-01-10", state: "CA" }],
  },
};

const today = () => {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
};

/** The places and codes of a refusal. */
const refusal = (answer) => {
  assert.deepEqual(Object.keys(answer), ["problems"]);
  for (const problem of answer.problems) {
    assert.deepEqual(Object.keys(problem), ["path", "code", "message"]);
    assert.match(problem.message, /\S/);
    assert.doesNotMatch(problem.message, /\n/);
  }
  return answer.problems.map(({ path, code }) => [path, code]);
};

test("a member who left foster care is child welfare-involved for twelve months", () => {
  const answer = evaluate(AGED_SIXTEEN);
  const finding = (name) => answer.findings.find(({ id }) => id === `ca-phc-mcbp8015/${name}`);
  const involved = finding("child-welfare-involved");
  assert.equal(answer.format, "kinfocus.determination/1");
  assert.equal(involved.outcome, "met");
  assert.equal(involved.until, "2027-01-10");
  assert.deepEqual(involved.changes, [
    { on: "2027-01-11", outcome: "undetermined" },
    { on: "2027-03-10", outcome: "notMet" },
  ]);
  const criterion = (name) => involved.criteria.find(({ id }) => id.endsWith(`/${name}`));
  assert.equal(criterion("recent-foster-care").until, "2027-01-10");
  assert.deepEqual(criterion("adoption-assistance").missing, ["member.adoptionAssistance"]);
  assert.deepEqual(criterion("family-maintenance").missing, ["member.familyMaintenance"]);
  for (const { fact } of answer.questions) {
    assert.ok(!["member.adoptionAssistance", "member.familyMaintenance"].includes(fact), fact);
  }
});

test("an object and its text get the same answer", () => {
  const text = JSON.stringify(AGED_SIXTEEN);
  assert.deepEqual(evaluate(AGED_SIXTEEN), JSON.parse(evaluateJson(text)));
  assert.equal(evaluateJson(text), JSON.stringify(evaluate(AGED_SIXTEEN)));
});

test("what all answers share is frozen, and a copy is one's own", () => {
  const [first, second] = [evaluate(AGED_SIXTEEN), evaluate({ ...AGED_SIXTEEN, asOf: "2026-11-24" })];
  const [{ citation }] = first.findings;
  assert.equal(citation, second.findings[0].citation);
  assert.ok(Object.isFrozen(citation) && Object.isFrozen(first.policies[0]));
  assert.notEqual(first.findings[0].missing, second.findings[0].missing);
  const copy = structuredClone(first);
  copy.findings[0].citation.section = "elsewhere";
  assert.equal(first.findings[0].citation.section, "III.C");
});

test("an answer is not changed by the next one", () => {
  const answer = evaluate(AGED_SIXTEEN);
  const before = JSON.stringify(answer);
  evaluate({ asOf: "2026-11-23" });
  assert.equal(JSON.stringify(answer), before);
});

test("the answer is plain: objects, lists, texts, truths and numbers", () => {
  const plain = (value) => {
    if (value === null || ["string", "boolean", "number"].includes(typeof value)) return;
    const prototype = Object.getPrototypeOf(value);
    assert.ok(prototype === Object.prototype || prototype === Array.prototype, String(value));
    Object.values(value).forEach(plain);
  };
  plain(evaluate(AGED_SIXTEEN));
  plain(policies());
  plain(evaluate({ asOf: "2025-02-30" }));
});

test("what to check before a child is turned away: an end by which twelve months are over", () => {
  const finding = "ca-phc-mcbp8015/child-welfare-involved";
  const left = structuredClone(AGED_SIXTEEN);
  left.member.fosterCare[0].end = "2025-10-12";
  Object.assign(left.member, { adoptionAssistance: [], familyMaintenance: [] });
  const [first, second, ...others] = doubleCheck(left, finding);
  assert.deepEqual(first, {
    fact: "member.fosterCare[0].end",
    ask: "On which day did this end?",
    given: "2025-10-12",
    instead: "2025-11-23",
    daysApart: 42,
    makes: [`${finding}/recent-foster-care`],
  });
  assert.equal(second.instead, null);
  assert.equal("daysApart" in second, false);
  const missing = others.find(({ fact }) => fact === "member.fosterCare");
  assert.equal(missing.given, 1);
  // An entry is given as the case would give it, so it can be put there.
  left.member.fosterCare.push(missing.instead);
  assert.equal(evaluate(left).findings[0].outcome, "met");
  assert.deepEqual(doubleCheck(left, finding), []);
});

test("a case or a finding that cannot be checked once more is a problem, not an exception", () => {
  for (const id of ["", "ca-phc-mcbp8015/assign-direct-member", undefined, 7, {}]) {
    assert.deepEqual(refusal(doubleCheck(AGED_SIXTEEN, id)), [["", "unknownGoal"]]);
  }
  const wrong = { asOf: "2025-02-30" };
  assert.deepEqual(refusal(doubleCheck(wrong, "")), [["/asOf", "notADay"]]);
  assert.deepEqual(refusal(doubleCheck(undefined, "")), [["", "notJson"]]);
});

test("the case given is left as it was", () => {
  const given = structuredClone(AGED_SIXTEEN);
  evaluate(given);
  assert.deepEqual(given, AGED_SIXTEEN);
});

test("every problem of a case comes in one answer, with its place", () => {
  const impossible = {
    asOf: "2026-11-23",
    member: {
      birthDate: "2025-02-30",
      fosterCare: [{ start: "2021-03-01", end: "2020-01-05", state: "CA" }],
      birthdate: "2009-03-10",
    },
  };
  const expected = [
    ["/member/birthDate", "notADay"],
    ["/member/birthdate", "unknownField"],
    ["/member/fosterCare/0/end", "endBeforeStart"],
  ];
  assert.deepEqual(refusal(evaluate(impossible)).sort(), expected);
  assert.deepEqual(refusal(JSON.parse(evaluateJson(JSON.stringify(impossible)))).sort(), expected);
});

test("where no day is asked about, it is today, here", () => {
  const before = today();
  const answers = [evaluate({ member: {} }), evaluate({ asOf: null }), evaluate({ asOf: undefined }), JSON.parse(evaluateJson("{}"))];
  const after = today();
  for (const { asOf } of answers) assert.ok(asOf === before || asOf === after, asOf);
});

test("today is the local day, not that of Greenwich", () => {
  const zone = process.env.TZ;
  try {
    // More than 24 hours apart: never the same day.
    const days = ["Pacific/Kiritimati", "Etc/GMT+12"].map((place) => {
      process.env.TZ = place;
      return evaluate({}).asOf;
    });
    assert.notEqual(days[0], days[1]);
  } finally {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  }
});

test("what cannot be written as JSON is a problem, not an exception", () => {
  const cycle = { asOf: "2026-11-23" };
  cycle.member = cycle;
  const throwing = {
    get member() {
      throw "no";
    },
  };
  for (const given of [{ asOf: 1n }, cycle, throwing, undefined, () => {}, Symbol("case")]) {
    assert.deepEqual(refusal(evaluate(given)), [["", "notJson"]]);
  }
  assert.match(evaluate({ asOf: 1n }).problems[0].message, /BigInt/);
  assert.deepEqual(refusal(evaluate()), [["", "notJson"]]);
});

test("what is no object is refused as such", () => {
  for (const given of [null, 5, true, "{}", [], new Date(0)]) {
    assert.deepEqual(refusal(evaluate(given)), [["", "wrongType"]]);
  }
});

test("what JSON would empty or drop is refused at its place, and never taken for not known", () => {
  const member = (facts) => ({ asOf: "2026-11-23", member: facts });
  const lost = [
    [new Map([["asOf", "2026-11-23"]]), ""],
    [new Set(), ""],
    [member(new Map()), "/member"],
    [member({ needs: new Map() }), "/member/needs"],
    [member({ fosterCare: [{ start: "2020-01-01", state: "CA", end: new Map() }] }), "/member/fosterCare/0/end"],
    [member({ fosterCare: () => [] }), "/member/fosterCare"],
    [member({ fosterCare: Symbol("none") }), "/member/fosterCare"],
    [member({ ccsEligible: NaN }), "/member/ccsEligible"],
    [{ "a/b~": Infinity }, "/a~1b~0"],
  ];
  for (const [given, path] of lost) assert.deepEqual(refusal(evaluate(given)), [[path, "wrongType"]]);
});

test("a list is what stands in it, whatever it says when it is gone through", () => {
  const forever = Object.assign([{ start: "2019-05-01", state: "CA" }], {
    *[Symbol.iterator]() {
      for (;;) yield "CA";
    },
  });
  assert.equal(evaluate({ asOf: "2026-11-23", member: { fosterCare: forever } }).asOf, "2026-11-23");
  const nothing = Object.assign([() => []], { *[Symbol.iterator]() {} });
  assert.deepEqual(refusal(evaluate({ asOf: "2026-11-23", policies: nothing })), [["/policies/0", "wrongType"]]);
  const holes = new Array(4_294_967_295);
  assert.equal(refusal(evaluate({ asOf: "2026-11-23", member: { fosterCare: holes } })).length, 1);
});

test("lists that share one another have an end, whatever else is among them", () => {
  const shared = (depth, end) => Array.from({ length: depth }).reduce((list) => [list, list], [end]);
  for (const given of [shared(63), shared(64), [new Date(0), shared(26)], shared(26, NaN)]) {
    assert.deepEqual(refusal(evaluate(given)), [["", "tooLarge"]]);
  }
  // Nor does an answer asked for in between make it endless.
  const asks = { get asOf() { return evaluate(shared(60)), "2026-11-23"; }, member: shared(60) };
  assert.deepEqual(refusal(evaluate(asks)), [["", "tooLarge"]]);
});

test("what is nested too deep is refused as its text is", () => {
  for (const depth of [130, 3_000]) {
    const nested = Array.from({ length: depth }).reduce((list) => [list], []);
    assert.deepEqual(evaluate(nested), JSON.parse(evaluateJson(JSON.stringify(nested))));
  }
});

test("a value is read once, and what is read is what is looked at", () => {
  let reads = 0;
  const turning = {
    get fosterCare() {
      reads += 1;
      return reads === 1 ? [] : () => [];
    },
  };
  assert.equal(evaluate({ asOf: "2026-11-23", member: turning }).asOf, "2026-11-23");
  assert.equal(reads, 1);
});

test("a Date has a time and a zone, and is no civil day", () => {
  const given = { asOf: "2026-11-23", member: { birthDate: new Date(2009, 2, 10) } };
  assert.deepEqual(refusal(evaluate(given)), [["/member/birthDate", "notADay"]]);
  assert.deepEqual(refusal(evaluate({ asOf: new Date() })), [["/asOf", "notADay"]]);
  const invalid = { asOf: "2026-11-23", member: { birthDate: new Date(NaN) } };
  assert.equal(evaluate(invalid).asOf, "2026-11-23"); // written as null, as JSON says
});

test("a value that writes itself as a day is a day", () => {
  class CivilDay {
    constructor(text) {
      this.written = () => text;
      this.toJSON = this.written;
    }
  }
  assert.equal(evaluate({ asOf: new CivilDay("2026-11-23") }).asOf, "2026-11-23");
});

test("what is undefined is left out, as JSON leaves it out", () => {
  const { problems, asOf } = evaluate({ asOf: "2026-11-23", member: undefined, plan: { state: undefined } });
  assert.deepEqual([problems, asOf], [undefined, "2026-11-23"]);
});

test("a text that is no JSON is a problem, not an exception", () => {
  for (const text of ["", "{", "[1,]", '{"asOf":"2026-11-23"} x', '"\\ud800"', '"\ud800"', "undefined"]) {
    assert.deepEqual(refusal(JSON.parse(evaluateJson(text))), [["", "notJson"]], text);
  }
  for (const given of [undefined, {}, [], Symbol("text"), Object.create(null)]) {
    assert.deepEqual(refusal(JSON.parse(evaluateJson(given))), [["", "notJson"]]);
  }
  assert.deepEqual(refusal(JSON.parse(evaluateJson(null))), [["", "wrongType"]]);
  assert.deepEqual(refusal(JSON.parse(evaluateJson("[]"))), [["", "wrongType"]]);
});

test("a text may hold any whole character, and begin with a byte order mark", () => {
  const id = "Zoë \u{1F9D2} \ufffd";
  const text = JSON.stringify({ asOf: "2026-11-23", member: { id } });
  for (const given of [text, `\ufeff${text}`]) assert.equal(JSON.parse(evaluateJson(given)).memberId, id);
});

test("input of absurd depth or size is a problem, not an exception", () => {
  const deep = (depth) => "[".repeat(depth) + "]".repeat(depth);
  for (const depth of [200, 5_000, 1_000_000]) {
    const [[path, code]] = refusal(JSON.parse(evaluateJson(deep(depth))));
    assert.deepEqual([path, ["tooLarge", "notJson"].includes(code)], ["", true], code);
  }
  let nested = {};
  for (let depth = 0; depth < 5_000; depth += 1) nested = { member: nested };
  assert.equal(refusal(evaluate(nested)).length, 1);
  assert.deepEqual(refusal(JSON.parse(evaluateJson(" ".repeat(8 * 1024 * 1024 + 1)))), [["", "tooLarge"]]);
  const many = Array.from({ length: 10_001 }, () => ({ start: "2020-01-01", end: "2020-01-02", state: "CA" }));
  assert.deepEqual(refusal(evaluate({ asOf: "2026-11-23", member: { fosterCare: many } })), [["/member/fosterCare", "tooMany"]]);
});

test("the module answers on after every refusal", () => {
  evaluate(undefined);
  evaluateJson("{");
  assert.equal(evaluate(AGED_SIXTEEN).asOf, "2026-11-23");
});

test("policies and version tell what is inside", () => {
  const known = policies();
  assert.ok(known.some(({ id }) => id === "ca-phc-mcbp8015"));
  for (const { id, title, edition } of known) assert.match(`${id} ${title} ${edition}`, /\S+ .+ .+/);
  assert.match(version(), /^\d+\.\d+\.\d+$/);
});

test("import and require give the same functions, ready at once", async () => {
  const required = createRequire(import.meta.url)("../dist/node/kinfocus_wasm.js");
  assert.deepEqual(required.evaluate(AGED_SIXTEEN), evaluate(AGED_SIXTEEN));
  await init();
  const names = ["evaluate", "evaluateJson", "policies", "version"];
  for (const own of [Object.keys(kinfocus), Object.keys(required)]) {
    assert.deepEqual(own.filter((name) => ["Interview", "doubleCheck", ...names].includes(name)).sort(), names);
  }
});
