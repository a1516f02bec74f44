// What to ask next, and what the answer would settle.

import { en as words } from "./content/en.js";
import { h } from "./dom.js";
import type { AnswerOption, Determination, Question } from "./engine.js";
import { CHILD_WELFARE, ELIGIBLE, EXCLUDED, isAction, MANAGED_CARE, POPULATION_OF_FOCUS } from "./goals.js";
import { outcomeOf, type Surroundings } from "./pieces.js";
import { STATES } from "./places.js";
import type { Reading } from "./reading.js";

/** A reason to ask: what it is for, and the goals of which an answer would be told. */
interface Purpose {
  readonly title: string;
  serves(question: Question): boolean;
  tells(goal: string): boolean;
}

const WHETHER_THEY_COUNT: Purpose = {
  title: words.answer.question,
  serves: ({ settles }) => settles.includes(CHILD_WELFARE) || settles.includes(POPULATION_OF_FOCUS),
  tells: (goal) => goal === CHILD_WELFARE || goal === POPULATION_OF_FOCUS,
};

const management = (part: string): Purpose => ({
  title: words.answer.questionForManagement,
  serves: ({ settles }) => settles.includes(ELIGIBLE) && settles.includes(part),
  tells: (goal) => goal === ELIGIBLE,
});

const WHAT_HAPPENS_NEXT: Purpose = {
  title: words.answer.questionForActions,
  serves: ({ settles }) => settles.some(isAction),
  tells: isAction,
};

/** The plan comes before other programs: whoever has none need not be asked about them. */
const ALL_PURPOSES = [WHETHER_THEY_COUNT, management(MANAGED_CARE), management(EXCLUDED), WHAT_HAPPENS_NEXT];

/** More answers than these would be no help at a glance. */
const MOST_OPTIONS = 3;

/** The question, with the answers that would settle something; nothing where nothing is worth asking. */
export function showQuestion(answer: Determination, around: Surroundings): HTMLElement | undefined {
  const { reading, setAside } = around;
  // Care and plan matter only for a young person who counts, or may.
  const mayCount = ["met", "undetermined"].includes(outcomeOf(answer, CHILD_WELFARE));
  const purposes = mayCount ? ALL_PURPOSES : [WHETHER_THEY_COUNT];
  const worthAsking = purposes.flatMap((purpose) => answer.questions.filter(purpose.serves).flatMap((question) => {
    const field = reading.fieldOfFact(question.fact);
    return field ? [{ question, field, purpose }] : [];
  }));
  const next = worthAsking.find(({ question: { fact } }) => !setAside.has(fact) && !reading.knowsNot(fact));
  if (!next) {
    return worthAsking.length > 0 ? h("section", { class: "part question" }, h("p", {}, words.answer.allAsked)) : undefined;
  }
  const { question, field, purpose } = next;
  const go = h("button", { type: "button" }, words.answer.goToQuestion);
  go.addEventListener("click", () => around.goTo(field));
  const aside = h("button", { type: "button", class: "quiet" }, words.form.dontKnow);
  aside.addEventListener("click", () => around.setAsideQuestion(question.fact));
  return h(
    "section", { class: "part question", "aria-labelledby": "question-title" },
    h("h3", { id: "question-title" }, purpose.title),
    h("p", { class: "ask", id: "question-ask" }, field.question),
    showOptions(question, purpose, answer, reading),
    h("p", { class: "buttons" }, go, aside),
  );
}

/** "If yes: ...", for each answer that the form can give and that settles something. */
function showOptions(
  question: Question, purpose: Purpose, answer: Determination, reading: Reading,
): HTMLElement | undefined {
  const told = question.options.map((option) => ({ ...option, means: option.means.filter(({ id }) => purpose.tells(id)) }));
  let before = "";
  const lines = joined(told.filter(({ means }) => means.length > 0)).flatMap(({ answer: given, means }) => {
    const when = inWords(given, question.fact, answer.asOf, reading);
    if (when === undefined) return [];
    // What is named in the line before need not be named again.
    const named = means.map(({ id }) => id).join(" ");
    const then = named === before && outcomesOf(means).length === 1 ? again(means) : tell(means, answer);
    before = named;
    return [h("li", {}, h("strong", {}, `${when}:`), " ", then)];
  });
  return lines.length > 0 && lines.length <= MOST_OPTIONS ? h("ul", { class: "options" }, ...lines) : undefined;
}

type Means = AnswerOption["means"];

/** Options with days that follow one another and mean the same, as one. */
function joined(options: readonly AnswerOption[]): readonly AnswerOption[] {
  const all: AnswerOption[] = [];
  for (const option of [...options].sort((one, other) => (firstDay(one) < firstDay(other) ? -1 : 1))) {
    const last = all.at(-1);
    const [days, lastDays] = [daysOf(option.answer), last && daysOf(last.answer)];
    if (last && days && lastDays && dayAfter(lastDays.latest) === days.earliest && same(option.means, last.means)) {
      all[all.length - 1] = { ...last, answer: { earliest: lastDays.earliest, latest: days.latest } };
    } else {
      all.push(option);
    }
  }
  return all;
}

function same(one: Means, other: Means): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

interface Days {
  readonly earliest: string;
  readonly latest: string;
}

function daysOf(answer: AnswerOption["answer"]): Days | undefined {
  return typeof answer === "object" && "earliest" in answer ? answer : undefined;
}

/** Answers that are no days keep their order. */
function firstDay({ answer }: AnswerOption): string {
  return daysOf(answer)?.earliest ?? "";
}

function dayAfter(day: string): string {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}

/** The answer as one would say it; nothing where the form has no such answer. */
function inWords(answer: AnswerOption["answer"], fact: string, asOf: string, reading: Reading): string | undefined {
  const text = words.answer.options;
  if (typeof answer === "boolean") return answer ? text.yes : text.no;
  if (typeof answer === "string") {
    const state = STATES.find(([code]) => code === answer);
    return state && text.answer(state[1]);
  }
  const days = daysOf(answer);
  if (!days) return reading.saysNone(fact) ? text.no : undefined;
  const what = fact.endsWith("birthDate") ? text.born : fact.endsWith(".end") ? text.ended : text.began;
  const [earliest, latest] = [words.day(days.earliest), words.day(days.latest)];
  if (earliest === latest) return text.on(what, latest);
  if (days.earliest <= FIRST_DAY) return text.through(what, latest);
  return days.latest >= asOf ? text.since(what, earliest) : text.between(what, earliest, latest);
}

/** No day before it is ever named. */
const FIRST_DAY = "1900-01-01";

/** What an answer would settle: for each outcome once, with everything that has it. */
function tell(means: Means, answer: Determination): string {
  const { then, thenAction, outcome: inShort } = words.answer.options;
  return outcomesOf(means).map((outcome) => {
    const ids = means.filter((one) => one.outcome === outcome).map(({ id }) => id);
    const titles = ids.map((id) => titleOf(id, answer));
    return ids.every(isAction) ? thenAction(inShort[outcome], titles) : then(inShort[outcome], titles);
  }).join(" ");
}

/** The same where it needs no names. */
function again(means: Means): string {
  return outcomesOf(means).map((outcome) => words.answer.options.outcome[outcome]).join(", ");
}

function outcomesOf(means: Means): readonly Means[number]["outcome"][] {
  return [...new Set(means.map(({ outcome }) => outcome))];
}

function titleOf(id: string, { findings, actions }: Determination): string {
  // The whole title, with "children and youth involved in child welfare", would say it twice.
  if (id === POPULATION_OF_FOCUS) return words.answer.populationOfFocus;
  return [...findings, ...actions].find((one) => one.id === id)?.title ?? id;
}
