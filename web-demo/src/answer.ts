// The determination, as a person reads it.

import { showOptional, showPossible, showRequired } from "./actions.js";
import { en as words } from "./content/en.js";
import { h } from "./dom.js";
import type { Criterion, Determination, Finding, Outcome } from "./engine.js";
import { CHILD_WELFARE, ELIGIBLE, EXCLUDED, MANAGED_CARE, POPULATION_OF_FOCUS } from "./goals.js";
import { showManagement, showsParts } from "./management.js";
import { showQuestion } from "./next.js";
import { cite, folded, lasts, mark, outcomeOf, row, type Surroundings } from "./pieces.js";

/** The first outcome: whether the young person counts. */
export function headlineOutcome(answer: Determination): Outcome {
  return outcomeOf(answer, CHILD_WELFARE);
}

/** What is read aloud: the first outcome, and Enhanced Care Management once that is settled. */
export function spokenAnswer(answer: Determination): string {
  const eligible = outcomeOf(answer, ELIGIBLE);
  const settled = eligible === "met" || eligible === "notMet";
  return words.answer.announce(
    words.answer.outcome[headlineOutcome(answer)],
    settled ? words.answer.outcome[eligible] : undefined,
  );
}

/** The whole answer, top to bottom. */
export function showAnswer(answer: Determination, around: Surroundings): HTMLElement[] {
  const main = answer.findings.find(({ id }) => id === CHILD_WELFARE);
  return [
    main && showHeadline(main, answer.asOf),
    around.leftOut && h("p", { class: "left-out" }, words.answer.leftOut),
    showQuestion(answer, around),
    showRequired(answer),
    showOptional(answer),
    main && showCriteria(main),
    main && showLater(main),
    showManagement(answer, around),
    showPossible(answer),
    showOthers(answer),
    showNotices(answer),
  ].filter((part): part is HTMLElement => part instanceof HTMLElement);
}

function showHeadline(finding: Finding, asOf: string): HTMLElement {
  const { outcome, until, changes } = finding;
  return h(
    "div", { class: `headline ${outcome}` },
    h("p", { class: "subject" }, words.answer.childWelfare, " ", h("span", {}, words.answer.on(words.day(asOf)))),
    h("p", { class: "outcome" }, mark(outcome), h("strong", {}, words.answer.outcome[outcome])),
    h("p", { class: "meaning" }, words.answer.meaning[outcome]),
    outcome === "met" || (outcome === "notMet" && until)
      ? h("p", { class: "until" }, lasts(finding) ?? (changes.length === 0 && words.answer.noEnd))
      : undefined,
  );
}

function showLater({ changes, missing }: Finding): HTMLElement | undefined {
  // Without a date of birth, what changes is only that nobody stays young for ever.
  if (changes.length === 0 || missing.includes("member.birthDate")) return undefined;
  return h(
    "section", { class: "part later" },
    h("h3", {}, words.answer.later),
    h("ol", { class: "timeline" }, ...changes.map(({ on, outcome }) => h(
      "li", {}, mark(outcome), h("span", {}, words.answer.from(words.day(on)), ": ", h("strong", {}, words.answer.outcome[outcome])),
    ))),
  );
}

/** The ways to count that make the outcome what it is; the others are folded away. */
function showCriteria(finding: Finding): HTMLElement {
  const { criteria, determining, outcome } = finding;
  const decides = (criterion: Criterion): boolean =>
    outcome === "undetermined" ? criterion.outcome === "undetermined" : determining.includes(criterion.id);
  const list = (of: readonly Criterion[]): HTMLElement => h("ul", { class: "criteria" }, ...of.map((criterion) =>
    row(criterion.outcome, criterion.statement, criterion, {
      settles: outcome === "met" && determining.includes(criterion.id), lasting: criterion,
    })));
  const first = criteria.filter(decides);
  const others = criteria.filter((criterion) => !first.includes(criterion));
  return h(
    "section", { class: "part" },
    h("h3", {}, words.answer.criteria),
    h("p", { class: "hint" }, words.answer.criteriaHelp),
    first.length > 0 && list(first),
    others.length > 0 && folded("other-criteria", words.answer.otherCriteria, others, list(others)),
  );
}

/** Findings that stand nowhere else: by policy; what does not apply is folded away once more. */
function showOthers(answer: Determination): HTMLElement | undefined {
  const parts = showsParts(answer) ? [MANAGED_CARE, EXCLUDED] : [];
  const elsewhere = [CHILD_WELFARE, POPULATION_OF_FOCUS, ELIGIBLE, ...parts];
  const others = answer.findings.filter(({ id }) => !elsewhere.includes(id));
  if (others.length === 0) return undefined;
  const worthALook = others.filter(({ outcome }) => outcome === "met" || outcome === "undetermined");
  const groups = answer.policies.flatMap(({ id, title }) => {
    const own = worthALook.filter((finding) => finding.id.startsWith(`${id}/`));
    return own.length > 0 ? [h("h4", {}, title), ...listByOutcome(own)] : [];
  });
  const rest = others.filter((finding) => !worthALook.includes(finding));
  return folded(
    "others", words.answer.otherFindings, worthALook,
    h("p", { class: "hint" }, words.answer.otherFindingsHelp),
    ...groups,
    rest.length > 0 ? folded("not-applying", words.answer.notApplying, rest, ...listByOutcome(rest)) : undefined,
  );
}

/** One outcome after the other, each said once. */
function listByOutcome(findings: readonly Finding[]): HTMLElement[] {
  const outcomes: readonly Outcome[] = ["met", "undetermined", "notMet", "notInForce"];
  return outcomes.flatMap((outcome) => {
    const own = findings.filter((finding) => finding.outcome === outcome);
    if (own.length === 0) return [];
    const said = words.answer.outcome[outcome];
    return [h("div", { class: "same-outcome" }, mark(outcome), h(
      "div", {},
      h("p", {}, h("strong", {}, said)),
      h("ul", { class: "plain", "aria-label": said }, ...own.map((finding) => h("li", {}, finding.title, cite(finding, finding.title, { sectionOnly: true })))),
    ))];
  });
}

/** Notices, each text once. How well other findings than the first are known stands beside them already. */
function showNotices({ notices, findings, actions }: Determination): HTMLElement | undefined {
  const saidElsewhere = findings.filter(({ id }) => id !== CHILD_WELFARE).map(({ id }) => id);
  const shown = notices.filter(({ code, about }) => code !== "evidenceNotVerified" || !saidElsewhere.includes(about));
  if (shown.length === 0) return undefined;
  const criteria = findings.flatMap((finding) => finding.criteria.map(({ id, statement }) => ({ id, title: statement })));
  const named = [...findings, ...actions, ...criteria];
  const title = (about: string): string | undefined => named.find(({ id }) => id === about)?.title;
  const texts = [...new Set(shown.map(({ text }) => text))];
  return h(
    "section", { class: "part notices" },
    h("h3", {}, words.answer.notices),
    h("ul", { class: "plain" }, ...texts.map((text) => {
      const about = shown.filter((notice) => notice.text === text).map((notice) => title(notice.about));
      const titles = [...new Set(about.filter((one) => one !== undefined))];
      return h("li", {}, titles.length > 0 && h("strong", {}, words.answer.about(titles)), " ", words.daysIn(text));
    })),
  );
}
