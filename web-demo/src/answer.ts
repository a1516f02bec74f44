// The determination, as a person reads it.

import { en as words } from "./content/en.js";
import { h, svg } from "./dom.js";
import type { Action, Citation, Criterion, Determination, Finding, Outcome } from "./engine.js";
import type { Field, Reading } from "./reading.js";

const CHILD_WELFARE = "ca-phc-mcbp8015/child-welfare-involved";
const POPULATION_OF_FOCUS = "ca-dhcs-ecm/pof-8-child-welfare";

/** What the answer needs from the page around it. */
export interface Surroundings {
  readonly reading: Reading;
  /** Questions of the engine that the person set aside. */
  readonly setAside: ReadonlySet<string>;
  /** Whether answers were left out because they are not clear yet. */
  readonly leftOut: boolean;
  goTo(field: Field): void;
  setAsideQuestion(fact: string): void;
}

/** The first outcome: whether the young person counts. */
export function headlineOutcome(answer: Determination): Outcome {
  return answer.findings.find(({ id }) => id === CHILD_WELFARE)?.outcome ?? "undetermined";
}

/** The whole answer, top to bottom. */
export function showAnswer(answer: Determination, around: Surroundings): HTMLElement[] {
  const main = answer.findings.find(({ id }) => id === CHILD_WELFARE);
  const population = answer.findings.find(({ id }) => id === POPULATION_OF_FOCUS);
  const others = answer.findings.filter((finding) => finding !== main && finding !== population);
  const actions = (outcome: Action["outcome"]): Action[] => answer.actions.filter((action) => action.outcome === outcome);
  return [
    main && showHeadline(main, answer.asOf),
    around.leftOut && h("p", { class: "left-out" }, words.answer.leftOut),
    showQuestion(answer, around),
    main && showLater(main),
    main && showCriteria(main),
    population && showPopulation(population),
    showActions(words.answer.required, "required", actions("required"), words.answer.noRequired),
    showActions(words.answer.optional, "optional", actions("optional")),
    showPossible(actions("undetermined")),
    showOthers(others),
    showNotices(answer),
  ].filter((part): part is HTMLElement => part instanceof HTMLElement);
}

/** A ring that is full, empty, half full or dotted: the outcome at a glance, never by color alone. */
export function mark(outcome: Outcome): SVGElement {
  const ring = svg("circle", { cx: "12", cy: "12", r: "9", class: "ring" });
  const inside: Readonly<Record<Outcome, SVGElement[]>> = {
    met: [svg("path", { d: "M7.6 12.4l3 3 5.8-6.4", class: "stroke" })],
    notMet: [svg("path", { d: "M8 12h8", class: "stroke" })],
    undetermined: [svg("path", { d: "M12 3a9 9 0 0 1 0 18z", class: "half" })],
    notInForce: [],
  };
  return svg("svg", { viewBox: "0 0 24 24", class: `mark ${outcome}`, "aria-hidden": "true" }, ring, ...inside[outcome]);
}

function showHeadline(finding: Finding, asOf: string): HTMLElement {
  const { outcome, until, changes } = finding;
  return h(
    "div", { class: `headline ${outcome}` },
    h("p", { class: "subject" }, words.answer.childWelfare, " ", h("span", {}, words.answer.on(words.day(asOf)))),
    h("p", { class: "outcome" }, mark(outcome), h("strong", {}, words.answer.outcome[outcome])),
    h("p", { class: "meaning" }, words.answer.meaning[outcome]),
    outcome === "met" || (outcome === "notMet" && until)
      ? h("p", { class: "until" }, until ? words.answer.until(words.day(until)) : changes.length === 0 && words.answer.noEnd)
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

function showQuestion(answer: Determination, around: Surroundings): HTMLElement | undefined {
  const { reading, setAside } = around;
  // What the plan must do matters only for a young person who counts, or may.
  const mayCount = ["met", "undetermined"].includes(headlineOutcome(answer));
  const goals = new Set([CHILD_WELFARE, POPULATION_OF_FOCUS, ...(mayCount ? answer.actions.map(({ id }) => id) : [])]);
  const worthAsking = answer.questions.filter(({ settles }) => settles.some((goal) => goals.has(goal)));
  const here = worthAsking.flatMap((question) => {
    const field = reading.fieldOfFact(question.fact);
    return field ? [{ ...question, field }] : [];
  });
  const question = here.find(({ fact }) => !setAside.has(fact) && !reading.knowsNot(fact));
  if (!question) {
    return here.length > 0 ? h("section", { class: "part question" }, h("p", {}, words.answer.allAsked)) : undefined;
  }
  const decides = question.settles.includes(CHILD_WELFARE);
  const go = h("button", { type: "button" }, words.answer.goToQuestion);
  go.addEventListener("click", () => around.goTo(question.field));
  const aside = h("button", { type: "button", class: "quiet" }, words.form.dontKnow);
  aside.addEventListener("click", () => around.setAsideQuestion(question.fact));
  return h(
    "section", { class: "part question", "aria-labelledby": "question-title" },
    h("h3", { id: "question-title" }, decides ? words.answer.question : words.answer.questionForActions),
    h("p", { class: "ask", id: "question-ask" }, question.ask),
    question.help !== "" && h("p", { class: "hint" }, question.help),
    h("p", { class: "buttons" }, go, aside),
  );
}

function showCriteria(finding: Finding): HTMLElement {
  return h(
    "section", { class: "part" },
    h("h3", {}, words.answer.criteria),
    h("p", { class: "hint" }, words.answer.criteriaHelp),
    showCriteriaList(finding),
  );
}

function showCriteriaList(finding: Finding): HTMLElement {
  return h("ul", { class: "criteria" }, ...finding.criteria.map((criterion) =>
    showCriterion(criterion, finding.determining.includes(criterion.id))));
}

function showCriterion({ statement, outcome, until, citation }: Criterion, determining: boolean): HTMLElement {
  const settles = determining && outcome === "met";
  return h(
    "li", { class: settles ? "settles" : undefined },
    mark(outcome),
    h(
      "div", {},
      h("p", {}, h("strong", { class: "said" }, words.answer.outcome[outcome]), " ", statement),
      outcome === "met" && until ? h("p", { class: "small" }, words.answer.until(words.day(until))) : undefined,
      showCitation(citation, settles),
    ),
  );
}

function showCitation({ document, section, evidence }: Citation, settles = false): HTMLElement {
  return h(
    "p", { class: "cite" },
    words.answer.cite(document, section),
    evidence !== "document" && h("span", { class: "tag evidence" }, words.answer.evidence[evidence]),
    settles && h("span", { class: "tag" }, words.answer.settles),
  );
}

function showPopulation({ outcome, until, criteria }: Finding): HTMLElement {
  return h(
    "section", { class: "part population" },
    h("h3", {}, words.answer.populationOfFocus),
    h("p", { class: "hint" }, words.answer.populationOfFocusHelp),
    h("p", { class: "line" }, mark(outcome), h("strong", {}, words.answer.outcome[outcome])),
    ...criteria.map(({ statement, citation }) => h("div", {}, h("p", {}, statement), showCitation(citation))),
    outcome === "met" && until ? h("p", { class: "small" }, words.answer.until(words.day(until))) : undefined,
  );
}

function showActions(title: string, kind: string, actions: readonly Action[], ifNone?: string): HTMLElement | undefined {
  if (actions.length === 0 && ifNone === undefined) return undefined;
  return h(
    "section", { class: `part actions ${kind}` },
    h("h3", {}, title, actions.length > 0 && h("span", { class: "count" }, String(actions.length))),
    actions.length === 0 && ifNone ? h("p", { class: "hint" }, ifNone) : undefined,
    ...actions.map(showAction),
  );
}

function showAction(action: Action): HTMLElement {
  const { title, actor, recipient, channel, citation, outcome } = action;
  const row = (term: string, value: string | undefined): HTMLElement | undefined =>
    value ? h("div", {}, h("dt", {}, term), h("dd", {}, value)) : undefined;
  return h(
    "article", { class: "action" },
    h("h4", {}, title),
    h(
      "dl", {},
      row(words.answer.who, actor),
      row(words.answer.recipient, recipient),
      row(words.answer.channel, channel),
      outcome === "required" ? row(words.answer.due, showDue(action)) : undefined,
    ),
    showCitation(citation),
  );
}

function showDue({ due }: Action): string {
  if (!due) return words.answer.noDue;
  return due.overdue ? words.answer.overdue(words.day(due.on)) : words.answer.dueOn(words.day(due.on));
}

function showPossible(actions: readonly Action[]): HTMLElement | undefined {
  if (actions.length === 0) return undefined;
  return h(
    "details", { class: "part", id: "possible" },
    h("summary", {}, words.answer.possible, h("span", { class: "count" }, String(actions.length))),
    h("ul", { class: "plain" }, ...actions.map(({ title, citation }) => h("li", {}, title, showCitation(citation)))),
  );
}

function showOthers(findings: readonly Finding[]): HTMLElement | undefined {
  if (findings.length === 0) return undefined;
  return h(
    "details", { class: "part", id: "others" },
    h("summary", {}, words.answer.otherFindings),
    h("ul", { class: "criteria" }, ...findings.map(({ title, outcome, citation }) => h(
      "li", {}, mark(outcome),
      h("div", {}, h("p", {}, h("strong", { class: "said" }, words.answer.outcome[outcome]), " ", title), showCitation(citation)),
    ))),
  );
}

function showNotices({ notices, findings, actions }: Determination): HTMLElement | undefined {
  if (notices.length === 0) return undefined;
  const subject = (about: string): string | undefined => [...findings, ...actions].find(({ id }) => id === about)?.title;
  return h(
    "section", { class: "part notices" },
    h("h3", {}, words.answer.notices),
    h("ul", { class: "plain" }, ...notices.map(({ text, about }) => {
      const title = subject(about);
      return h("li", {}, title && h("strong", {}, `${title}: `), words.daysIn(text));
    })),
  );
}
