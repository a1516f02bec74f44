// Reads an answer in numbers, piece by piece. What the numbers are is set down in `core/src/uses/compact/mod.rs`; what
// they stand for comes from tables, names from the module itself, and texts from the words of a language.

import { tables } from "./tables.js";
import { words } from "./words.en.js";

let names;

/** Takes the names that the module has: ids, facts, details of entries. */
export function learn(json) {
  names = JSON.parse(json);
}

let numbers;
let at = 0;

/** What this makes of an answer, which is not kept. */
export function reading(answer, make) {
  numbers = answer;
  at = 0;
  try {
    return make();
  } finally {
    numbers = undefined;
  }
}

export function next() {
  return numbers[at++];
}

/** Whether the next number is not 0; a 0 is passed over. */
export function isThere() {
  if (numbers[at] !== 0) return true;
  at++;
  return false;
}

export function list(item) {
  const items = [];
  for (let left = numbers[at++]; left > 0; left--) items.push(item());
  return items;
}

export function text() {
  const length = next();
  let made = "";
  for (let end = at + length; at < end; at++) made += String.fromCharCode(numbers[at]);
  return made;
}

const days = new Map();

export function day() {
  const number = numbers[at++];
  let known = days.get(number);
  if (known === undefined) {
    // 25,568 days after 31 December 1899 is 1 January 1970. A day is no moment: no zone takes part.
    known = new Date((number - 25_568) * 86_400_000).toISOString().slice(0, 10);
    days.set(number, known);
  }
  return known;
}

export function id() {
  return names.ids[numbers[at++]];
}

export function outcome() {
  return tables.outcomes[numbers[at++]];
}

export function actionOutcome() {
  return tables.actionOutcomes[next()];
}

/** What becomes of a goal with an answer. */
export function meaning() {
  return tables.meanings[next()];
}

export function problemCode() {
  return tables.problemCodes[next()];
}

/** What is made of a number, once. */
function once(make) {
  const known = new Map();
  return (number) => {
    let value = known.get(number);
    if (value === undefined) {
      value = make(number);
      known.set(number, value);
    }
    return value;
  };
}

/** The pieces of a sentence: every second is the name of what stands there. */
const piecesOf = once((place) => words[place].split(/[{}]/));

/** A sentence, with what varies in its places. */
export function sentence() {
  const place = tables.sentences + next();
  let left = next();
  if (left === 0) return words[place];
  const places = [];
  const texts = [];
  for (; left > 0; left--) {
    places.push(text());
    texts.push(next() === 0 ? text() : words[tables.sentences + next()]);
  }
  return piecesOf(place).reduce((made, piece, at) => made + (at % 2 === 0 ? piece : (texts[places.indexOf(piece)] ?? `{${piece}}`)), "");
}

/** The row of a table about the rule of a number. */
const rowOf = (rows, number) => rows.find((row) => row.id === number);

/** What a rule cites: its texts are the second and third of the row. */
const citation = (row) =>
  Object.freeze({ document: words[row.words + 1], section: words[row.words + 2], evidence: row.evidence });

/** What a finding is whatever the case. */
export const findingOf = once((number) => {
  const row = rowOf(tables.findings, number);
  const criterion = (row) => ({
    id: names.ids[row.id],
    statement: words[row.words],
    citation: citation(row),
    readings: Object.freeze(row.readings),
  });
  return {
    id: names.ids[number],
    kind: row.kind,
    title: words[row.words],
    citation: citation(row),
    criteria: row.criteria.map(criterion),
  };
});

/** What an action is whatever the case. */
export const actionOf = once((number) => {
  const row = rowOf(tables.actions, number);
  return {
    id: names.ids[number],
    title: words[row.words],
    actor: words[row.words + 3],
    recipient: words[row.words + 4],
    channel: words[row.words + 5],
    citation: citation(row),
    readings: Object.freeze(row.readings),
  };
});

const STANDINGS = tables.standings.length;

/** A policy as it stands on a day: its number times how many ways to stand there are, and which of them. */
const standingOf = once((number) => {
  const row = rowOf(tables.policies, Math.trunc(number / STANDINGS));
  const { inForceFrom, inForceUntil, nextReview } = row;
  const policy = { id: names.ids[row.id], title: words[row.words], edition: words[row.words + 2] };
  if (inForceFrom) policy.inForceFrom = inForceFrom;
  if (inForceUntil) policy.inForceUntil = inForceUntil;
  if (nextReview) policy.nextReview = nextReview;
  policy.standing = tables.standings[number % STANDINGS];
  return Object.freeze(policy);
});

export function policy() {
  return standingOf(next() * STANDINGS + next());
}

/** A fact, an entry of it or a part of an entry: how it is written, and how it is asked for. */
const factOf = once((number) => {
  const whole = names.facts[number & 0xff];
  const part = (number >>> 8) & 0xff;
  const entry = number >>> 16;
  const [date, start, end, hint] = words.slice(tables.questions);
  const place = tables.facts + 2 * (number & 0xff);
  const isEvent = whole.kind === "events";
  const detail = names.details[part - 3];
  const asks = [words[place], isEvent ? date : start, end];
  const { kind, choices } = part === 0 ? whole : (detail ?? { kind: "day" });
  const name = detail ? detail.name : [undefined, isEvent ? "date" : "start", "end"][part];
  return {
    name,
    path: `${whole.name}${entry > 0 ? `[${entry - 1}]` : ""}${name ? `.${name}` : ""}`,
    ask: detail ? words[tables.details + part - 3] : asks[part],
    help: part === 0 ? words[place + 1] : hint,
    answer: Object.freeze(choices ? { kind, choices: Object.freeze(choices) } : { kind }),
  };
});

export function fact() {
  return factOf(numbers[at++]);
}

/** The documents that Kinfocus knows. */
export function policyList() {
  return tables.policies.map(({ id, words: place, ...days }) => {
    const [title, issuer, edition] = words.slice(place);
    return { id: names.ids[id], title, issuer, edition, ...days };
  });
}
