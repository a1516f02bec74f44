// What must happen next, what may, and what could once more is known.

import { en as words } from "./content/en.js";
import { h } from "./dom.js";
import type { Action, Determination } from "./engine.js";
import { cite, count, folded } from "./pieces.js";

/** What must happen, the earliest day first. */
export function showRequired(answer: Determination): HTMLElement {
  const actions = withOutcome(answer, "required").sort(byDueDay);
  const overdue = actions.filter(({ due }) => due?.overdue);
  return h(
    "section", { class: "part actions required" },
    h(
      "h3", {}, words.answer.required, count(actions),
      overdue.length > 0 && h("span", { class: "tag late" }, words.answer.overdueCount(overdue.length)),
    ),
    actions.length === 0 && h("p", { class: "hint" }, words.answer.noRequired),
    actions.some(({ due }) => !due) && h("p", { class: "hint" }, words.answer.noDue),
    ...actions.map(showAction),
  );
}

export function showOptional(answer: Determination): HTMLElement | undefined {
  const actions = withOutcome(answer, "optional");
  if (actions.length === 0) return undefined;
  return h(
    "section", { class: "part actions optional" },
    h("h3", {}, words.answer.optional, count(actions)),
    ...actions.map(showAction),
  );
}

/** What depends on more than is known, folded away. */
export function showPossible(answer: Determination): HTMLElement | undefined {
  const actions = withOutcome(answer, "undetermined");
  if (actions.length === 0) return undefined;
  const list = actions.map((action) => h("li", {}, action.title, cite(action, action.title)));
  return folded("possible", words.answer.possible, actions, h("ul", { class: "plain" }, ...list));
}

function withOutcome({ actions }: Determination, outcome: Action["outcome"]): Action[] {
  return actions.filter((action) => action.outcome === outcome);
}

/** Earlier days first; without a day, as the documents have them. */
function byDueDay(one: Action, other: Action): number {
  const days = [one, other].map(({ due }) => due?.on ?? "9999") as [string, string];
  return days[0] < days[1] ? -1 : days[0] > days[1] ? 1 : 0;
}

function showAction(action: Action): HTMLElement {
  const { title, actor, recipient, channel } = action;
  const line = (term: string, value: string | undefined): HTMLElement | undefined =>
    value ? h("div", {}, h("dt", {}, term), h("dd", {}, value)) : undefined;
  return h(
    "article", { class: "action" },
    h("h4", {}, title),
    showDue(action),
    h(
      "dl", {},
      line(words.answer.who, actor),
      line(words.answer.recipient, recipient),
      line(words.answer.channel, channel),
    ),
    cite(action, title),
  );
}

/** The day, in words and in color, and how it comes about. */
function showDue({ due }: Action): HTMLElement | undefined {
  if (!due) return undefined;
  const on = words.day(due.on);
  return h(
    "p", { class: due.overdue ? "due late" : "due" },
    h("strong", {}, due.overdue ? words.answer.overdue(on) : words.answer.dueOn(on)),
    h("span", {}, words.daysIn(due.rule)),
  );
}
