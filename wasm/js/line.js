// Makes the JSON text of an answer: the same as JSON.stringify of the object in `answer.js`, of which a test makes sure.
// Two thirds of a text are the same in every answer. Here they are written once and then only put together.

import { notice, objectOf, question } from "./answer.js";
import { actionOf, actionOutcome, day, fact, findingOf, id, isThere, list } from "./numbers.js";
import { next, outcome, policy, reading, sentence, text } from "./numbers.js";

/** The JSON text that an answer in numbers stands for. */
export function lineOf(answer) {
  // What is asked and noticed is as different as cases are, and a refusal short.
  return answer[0] === 1 ? reading(answer, determination) : JSON.stringify(objectOf(answer));
}

/** The parts of a text that are the same whatever the case, by the rule or the policy that they are of. */
const parts = new Map();

function partsOf(rule, make) {
  let known = parts.get(rule);
  if (known === undefined) {
    known = make(rule);
    parts.set(rule, known);
  }
  return known;
}

function determination() {
  next();
  let line = `{"format":"kinfocus.determination/1","asOf":"${day()}"`;
  if (next() === 1) line += `,"memberId":${JSON.stringify(text())}`;
  line += `,"policies":${items(policyText)},"findings":${items(findingText)},"actions":${items(actionText)}`;
  return `${line},"questions":${JSON.stringify(list(question))},"notices":${JSON.stringify(list(notice))}}`;
}

function items(item) {
  let line = "[";
  for (let left = next(), comma = ""; left > 0; left--, comma = ",") line += comma + item();
  return `${line}]`;
}

function policyText() {
  return partsOf(policy(), JSON.stringify);
}

/** Up to the outcome. */
function findingHead({ id, kind, title, citation }) {
  return `${JSON.stringify({ id, kind, title, citation }).slice(0, -1)},"outcome":"`;
}

function findingText() {
  const rule = findingOf(next());
  let line = `${partsOf(rule, findingHead)}${outcome()}"${run()},"determining":${items(() => `"${rule.criteria[next()].id}"`)}`;
  line += `,"missing":${items(factText)},"criteria":[`;
  for (let at = 0; at < rule.criteria.length; at++) line += (at === 0 ? "" : ",") + criterionText(rule.criteria[at]);
  return `${line}]}`;
}

/** Up to the outcome, from the citation to the facts, from the readings on. */
function criterionParts({ id, statement, citation, readings }) {
  return [
    `${JSON.stringify({ id, statement }).slice(0, -1)},"outcome":"`,
    `,"citation":${JSON.stringify(citation)},"facts":`,
    `,"readings":${JSON.stringify(readings)}}`,
  ];
}

function criterionText(rule) {
  const [head, middle, tail] = partsOf(rule, criterionParts);
  return `${head}${outcome()}"${run()}${middle}${items(factText)},"missing":${items(factText)}${tail}`;
}

function run() {
  const since = isThere() ? `,"since":"${day()}"` : "";
  const until = isThere() ? `,"until":"${day()}"` : "";
  return `${since}${until},"changes":${items(change)}`;
}

function change() {
  return `{"on":"${day()}","outcome":"${outcome()}"}`;
}

function factText() {
  return `"${fact().path}"`;
}

/** Up to the outcome, from the citation to what is missing, from the readings on. */
function actionParts({ id, title, actor, recipient, channel, citation, readings }) {
  const head = { id, title, actor, recipient };
  if (channel) head.channel = channel;
  return [
    `${JSON.stringify(head).slice(0, -1)},"outcome":"`,
    `,"citation":${JSON.stringify(citation)},"missing":`,
    `,"readings":${JSON.stringify(readings)}}`,
  ];
}

function actionText() {
  const rule = actionOf(next());
  const [head, middle, tail] = partsOf(rule, actionParts);
  let line = `${head}${actionOutcome()}"`;
  if (isThere()) line += `,"since":"${day()}"`;
  if (next() === 1) {
    const on = day();
    const overdue = next() === 1;
    line += `,"due":{"on":"${on}","rule":${JSON.stringify(sentence())},"overdue":${overdue}}`;
  }
  return `${line},"because":${items(() => `"${id()}"`)}${middle}${items(factText)}${tail}`;
}
