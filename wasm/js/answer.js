// Makes the objects that callers get.
//
// What does not change from answer to answer (citations, lists of readings, policies, kinds of answers) is made once,
// frozen, and shared by all answers: `structuredClone` gives a copy of one's own.

import { actionOf, actionOutcome, day, fact, findingOf, id, isThere, list, meaning, next } from "./numbers.js";
import { outcome, policy, problemCode, reading, sentence, text } from "./numbers.js";

/** The object that an answer in numbers stands for. */
export function objectOf(answer) {
  return reading(answer, () => KINDS[next()]());
}

/** The value of a JSON text. */
export function valueOf(text) {
  return JSON.parse(text);
}

/** The kinds of answers, by their first number. */
const KINDS = [refusal, determination, checks, question];

function refusal() {
  return { problems: list(problem) };
}

function problem() {
  return { path: text(), code: problemCode(), message: sentence() };
}

function determination() {
  const result = { format: "kinfocus.determination/1", asOf: day() };
  if (next() === 1) result.memberId = text();
  result.policies = list(policy);
  result.findings = list(finding);
  result.actions = list(action);
  result.questions = list(question);
  result.notices = list(notice);
  return result;
}

function finding() {
  const rule = findingOf(next());
  const result = { id: rule.id, kind: rule.kind, title: rule.title, citation: rule.citation, outcome: outcome() };
  addRun(result);
  result.determining = list(() => rule.criteria[next()].id);
  result.missing = list(path);
  result.criteria = rule.criteria.map(criterion);
  return result;
}

function criterion({ id, statement, citation, readings }) {
  const result = { id, statement, outcome: outcome() };
  addRun(result);
  result.citation = citation;
  result.facts = list(path);
  result.missing = list(path);
  result.readings = readings;
  return result;
}

/** `since` and `until` are left out where there is none. */
function addRun(result) {
  if (isThere()) result.since = day();
  if (isThere()) result.until = day();
  result.changes = list(change);
}

function change() {
  return { on: day(), outcome: outcome() };
}

function path() {
  return fact().path;
}

function action() {
  const rule = actionOf(next());
  const result = { id: rule.id, title: rule.title, actor: rule.actor, recipient: rule.recipient };
  if (rule.channel) result.channel = rule.channel;
  result.outcome = actionOutcome();
  if (isThere()) result.since = day();
  if (next() === 1) {
    const on = day();
    const overdue = next() === 1;
    result.due = { on, rule: sentence(), overdue };
  }
  result.because = list(id);
  result.citation = rule.citation;
  result.missing = list(path);
  result.readings = rule.readings;
  return result;
}

export function question() {
  const { path, ask, help, answer } = fact();
  const option = () => ({ answer: given(answer.choices), means: list(effect) });
  return { fact: path, ask, help, answer, settles: list(id), options: list(option) };
}

/** An answer that a question may get. */
function given(choices) {
  switch (next()) {
    case 0:
      return false;
    case 1:
      return true;
    case 2:
      return [];
    case 3:
      return choices[next()];
    default:
      return { earliest: day(), latest: day() };
  }
}

function effect() {
  return { id: id(), outcome: meaning() };
}

export function notice() {
  const said = sentence();
  return { code: text(), text: said, about: id() };
}

function checks() {
  return list(check);
}

function check() {
  const of = fact();
  const result = { fact: of.path, ask: of.ask, given: stated(of), instead: stated(of) };
  const alike = list(() => choice(fact()));
  if (alike.length > 0) result.alike = alike;
  const daysApart = next();
  if (daysApart > 0) result.daysApart = daysApart - 1;
  result.makes = list(id);
  return result;
}

/** What a place of a case says, or could say instead. */
function stated(of) {
  switch (next()) {
    case 0:
      return null;
    case 1:
      return false;
    case 2:
      return true;
    case 3:
      return roughDay();
    case 4:
      return choice(of);
    case 5:
      return list(() => choice(of));
    case 6:
      return next();
    default:
      return missingEntry();
  }
}

function choice(of) {
  return of.answer.choices[next()] ?? "unknown";
}

function roughDay() {
  const [earliest, latest] = [day(), day()];
  return earliest === latest ? earliest : { earliest, latest };
}

function missingEntry() {
  const start = next() === 1 ? "date" : "start";
  const entry = { [start]: roughDay() };
  if (next() === 1) entry.end = roughDay();
  for (let left = next(); left > 0; left--) {
    const detail = fact();
    entry[detail.name] = stated(detail);
  }
  return entry;
}
