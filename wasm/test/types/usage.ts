// Compiled, never run: what a TypeScript caller writes must type-check, and what is wrong must not.

import init, { evaluate, evaluateJson, policies, version } from "../../dist/node/index.mjs";
import type { Case, Determination, DoubleCheck, Policy, Question, Refusal, Stated } from "../../dist/node/index.mjs";
import { doubleCheck, Interview } from "../../dist/node/interview.mjs";
import initWeb, { evaluate as evaluateInPage } from "../../dist/web/kinfocus_wasm.js";
import { Interview as InterviewInPage } from "../../dist/web/kinfocus_interview.js";

const known: Case = {
  asOf: "2026-11-23",
  policies: ["ca-phc-mcbp8015"],
  member: {
    birthDate: "2009-03",
    fosterCare: [{ start: { latest: "2019-05-01" }, end: "2026-01-10", state: "CA", agency: "childWelfare" }],
    adoptionAssistance: { entries: [], complete: false },
    ccsEligible: true,
    wholeChildModel: [{ start: "2020-01-01" }],
    needs: { complexMedical: null },
  },
};

const answer: Determination | Refusal = evaluate(known);
if ("problems" in answer) {
  for (const { path, code, message } of answer.problems) console.log(path, code, message);
} else {
  for (const { id, outcome, until, changes } of answer.findings) {
    const words: "met" | "notMet" | "undetermined" | "notInForce" = outcome;
    const last: string | undefined = until;
    console.log(id, words, last, changes.map(({ on }) => on));
  }
  for (const { id, outcome } of answer.actions) console.log(id, outcome);
  const next: string | undefined = answer.questions[0]?.fact;
  console.log(next);
}

const checks: DoubleCheck[] | Refusal = doubleCheck(known, "ca-phc-mcbp8015/child-welfare-involved");
if (!("problems" in checks)) {
  for (const { fact, ask, given, instead, alike, daysApart, makes } of checks) {
    const [stands, other]: [Stated, Stated] = [given, instead];
    const days: number | undefined = daysApart;
    console.log(fact, ask, stands, other, alike?.length, days, makes[0]);
  }
}
// @ts-expect-error a finding must be named
doubleCheck(known);

const text: string = evaluateJson(JSON.stringify(known));
const documents: Policy[] = policies();
const released: string = version();
const ready: Promise<void> = init();
console.log(text, documents, released, ready, initWeb, evaluateInPage({}), InterviewInPage.begin({}));

const interview: Interview | Refusal = Interview.begin(known);
if ("problems" in interview) {
  console.log(interview.problems);
} else {
  const question: Question | undefined = interview.question();
  console.log(question?.ask, question?.answer.choices?.[0], question?.options[0]?.means[0]?.outcome);
  const refused: Refusal | undefined = interview.answer({ entries: [], complete: false });
  interview.dontKnow();
  const undone: boolean = interview.undo();
  const soFar: Determination = interview.determination();
  const member: Case["member"] = interview.case().member;
  console.log(refused?.problems, undone, soFar.findings, member);
  interview.free();
}
// @ts-expect-error a case may be refused
Interview.begin(known).question();
// @ts-expect-error an interview is begun, not constructed
new Interview(known);

// @ts-expect-error a misspelled fact
evaluate({ member: { birthdate: "2009-03-10" } });
// @ts-expect-error a choice that is not listed
evaluate({ member: { fosterCare: [{ start: "2019-05-01", state: "California" }] } });
// @ts-expect-error a Date is no civil day
evaluate({ asOf: new Date() });
// @ts-expect-error an answer may be a refusal
evaluate(known).findings;
// @ts-expect-error text goes to evaluateJson
evaluate("{}");
