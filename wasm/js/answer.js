// From the numbers of the module to the objects that callers get. What the numbers are is set down in
// `core/src/uses/compact/mod.rs`; what they stand for comes from tables, and texts from the words of a language.

import { tables } from "./tables.js";
import { words } from "./words.en.js";

/**
 * The object that an answer in numbers stands for.
 *
 * What does not change from answer to answer (citations, lists of readings, kinds of answers) is made once, frozen, and
 * shared by all answers: `structuredClone` gives a copy of one's own.
 */
export function objectOf(answer) {
  return decoder()(answer);
}

/** The same as JSON text. */
export function lineOf(answer) {
  return JSON.stringify(decoder()(answer));
}

/** The value of a JSON text. */
export function valueOf(text) {
  return JSON.parse(text);
}

/** The documents that Kinfocus knows. */
export function policyList() {
  return tables.policies.map(({ id, title, issuer, edition, ...days }) => ({
    id: tables.ids[id],
    title: words[title],
    issuer: words[issuer],
    edition: words[edition],
    ...days,
  }));
}

let made;

/** Made on first use. */
function decoder() {
  return (made ??= makeDecoder(tables, words));
}

function makeDecoder(tables, words) {
  const { ids, outcomes, actionOutcomes, meanings, problemCodes } = tables;
  const citation = ({ document, section, evidence }) =>
    Object.freeze({ document: words[document], section: words[section], evidence });
  const ruleOf = (row) => ({ ...row, id: ids[row.id], citation: citation(row.citation) });
  const byNumber = (rows, make) => new Map(rows.map((row) => [row.id, make(row)]));
  const criterion = (row) => ({ ...ruleOf(row), statement: words[row.statement], readings: Object.freeze(row.readings) });
  const findings = byNumber(tables.findings, (row) => ({
    ...ruleOf(row),
    title: words[row.title],
    criteria: row.criteria.map(criterion),
  }));
  const actions = byNumber(tables.actions, (row) => ({
    ...ruleOf(row),
    title: words[row.title],
    actor: words[row.actor],
    recipient: words[row.recipient],
    channel: words[row.channel],
    readings: Object.freeze(row.readings),
  }));
  const policies = byNumber(tables.policies, (row) => row);
  const standings = new Map();
  const days = new Map();
  const facts = new Map();

  let numbers;
  let at;
  const next = () => numbers[at++];
  const list = (item) => {
    const items = [];
    for (let left = next(); left > 0; left--) items.push(item());
    return items;
  };

  const text = () => {
    const length = next();
    let made = "";
    for (let end = at + length; at < end; at++) made += String.fromCharCode(numbers[at]);
    return made;
  };

  const day = () => {
    const number = next();
    let known = days.get(number);
    if (known === undefined) {
      // 25,568 days after 31 December 1899 is 1 January 1970. A day is no moment: no zone takes part.
      known = new Date((number - 25_568) * 86_400_000).toISOString().slice(0, 10);
      days.set(number, known);
    }
    return known;
  };

  const id = () => ids[next()];
  const change = () => ({ on: day(), outcome: outcomes[next()] });

  /** What can be said of a fact or of a part of an entry, made once. */
  const factOf = (number) => {
    let known = facts.get(number);
    if (known === undefined) {
      known = makeFact(number, tables, words);
      facts.set(number, known);
    }
    return known;
  };
  const fact = () => factOf(next()).path;

  const sentence = () => {
    const pattern = words[tables.sentences[next()]];
    const places = new Map();
    for (let left = next(); left > 0; left--) {
      const name = text();
      places.set(name, next() === 0 ? text() : words[tables.sentences[next()]]);
    }
    return places.size === 0 ? pattern : pattern.replace(/\{([^{}]*)\}/g, (whole, name) => places.get(name) ?? whole);
  };

  /** `since` and `until` are left out where there is none. */
  const addRun = (result) => {
    if (numbers[at] !== 0) result.since = day();
    else at++;
    if (numbers[at] !== 0) result.until = day();
    else at++;
    result.changes = list(change);
  };

  const policy = () => {
    const [number, standing] = [next(), next()];
    const key = number * 4 + standing;
    let known = standings.get(key);
    if (known === undefined) {
      const { title, edition, inForceFrom, inForceUntil, nextReview } = policies.get(number);
      known = { id: ids[number], title: words[title], edition: words[edition] };
      if (inForceFrom) known.inForceFrom = inForceFrom;
      if (inForceUntil) known.inForceUntil = inForceUntil;
      if (nextReview) known.nextReview = nextReview;
      known.standing = tables.standings[standing];
      standings.set(key, Object.freeze(known));
    }
    return known;
  };

  const finding = () => {
    const rule = findings.get(next());
    const result = { id: rule.id, kind: rule.kind, title: rule.title, citation: rule.citation, outcome: outcomes[next()] };
    addRun(result);
    result.determining = list(() => rule.criteria[next()].id);
    result.missing = list(fact);
    result.criteria = rule.criteria.map((of) => {
      const criterion = { id: of.id, statement: of.statement, outcome: outcomes[next()] };
      addRun(criterion);
      criterion.citation = of.citation;
      criterion.facts = list(fact);
      criterion.missing = list(fact);
      criterion.readings = of.readings;
      return criterion;
    });
    return result;
  };

  const action = () => {
    const rule = actions.get(next());
    const result = { id: rule.id, title: rule.title, actor: rule.actor, recipient: rule.recipient };
    if (rule.channel) result.channel = rule.channel;
    result.outcome = actionOutcomes[next()];
    if (numbers[at] !== 0) result.since = day();
    else at++;
    if (next() === 1) {
      const on = day();
      const overdue = next() === 1;
      result.due = { on, rule: sentence(), overdue };
    }
    result.because = list(id);
    result.citation = rule.citation;
    result.missing = list(fact);
    result.readings = rule.readings;
    return result;
  };

  const question = () => {
    const { path, ask, help, answer } = factOf(next());
    const given = () => {
      switch (next()) {
        case 0:
          return false;
        case 1:
          return true;
        case 2:
          return [];
        case 3:
          return answer.choices[next()];
        default:
          return { earliest: day(), latest: day() };
      }
    };
    const meaning = () => ({ id: id(), outcome: meanings[next()] });
    const option = () => ({ answer: given(), means: list(meaning) });
    return { fact: path, ask, help, answer, settles: list(id), options: list(option) };
  };

  const notice = () => {
    const said = sentence();
    return { code: text(), text: said, about: id() };
  };

  const determination = () => {
    const result = { format: "kinfocus.determination/1", asOf: day() };
    if (next() === 1) result.memberId = text();
    result.policies = list(policy);
    result.findings = list(finding);
    result.actions = list(action);
    result.questions = list(question);
    result.notices = list(notice);
    return result;
  };

  const problem = () => ({ path: text(), code: problemCodes[next()], message: sentence() });

  const choice = (of) => of.answer.choices[next()] ?? "unknown";
  const roughDay = () => {
    const [earliest, latest] = [day(), day()];
    return earliest === latest ? earliest : { earliest, latest };
  };
  const missingEntry = () => {
    const made = {};
    const start = next() === 1 ? "date" : "start";
    made[start] = roughDay();
    if (next() === 1) made.end = roughDay();
    for (let left = next(); left > 0; left--) {
      const detail = factOf(next());
      made[detail.name] = stated(detail);
    }
    return made;
  };
  const stated = (of) => {
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
  };
  const check = () => {
    const of = factOf(next());
    const result = { fact: of.path, ask: of.ask, given: stated(of), instead: stated(of) };
    const alike = list(() => choice(factOf(next())));
    if (alike.length > 0) result.alike = alike;
    const daysApart = next();
    if (daysApart > 0) result.daysApart = daysApart - 1;
    result.makes = list(id);
    return result;
  };

  const kinds = [() => ({ problems: list(problem) }), determination, () => list(check), question];

  return (answer) => {
    numbers = answer;
    at = 0;
    const made = kinds[next()]();
    // No answer is kept.
    numbers = undefined;
    return made;
  };
}

/** A fact, an entry of it or a part of an entry: how it is written, and how it is asked for. */
function makeFact(number, tables, words) {
  const fact = tables.facts[number & 0xff];
  const part = (number >>> 8) & 0xff;
  const entry = number >>> 16;
  const [date, start, end, hint] = tables.questions;
  const isEvent = fact.kind === "events";
  const detail = part > 2 ? tables.details[part - 3] : undefined;
  const names = [undefined, isEvent ? "date" : "start", "end"];
  const asks = [fact.ask, isEvent ? date : start, end];
  const { kind, choices } = part === 0 ? fact : (detail ?? { kind: "day" });
  const name = detail ? detail.name : names[part];
  return {
    name,
    path: `${fact.name}${entry > 0 ? `[${entry - 1}]` : ""}${name ? `.${name}` : ""}`,
    ask: words[detail ? detail.ask : asks[part]],
    help: words[part === 0 ? fact.help : hint],
    answer: Object.freeze(choices ? { kind, choices: Object.freeze(choices) } : { kind }),
  };
}
