// What is wrong with the answers: in place while typing, and in a list at the top once the person asks.

import { en as words } from "./content/en.js";
import { h, reveal } from "./dom.js";
import type { Problem } from "./engine.js";
import type { Field, Reading } from "./reading.js";

/** A problem in the reader's words, at the question it belongs to. */
export interface Shown {
  readonly field: Field | undefined;
  readonly message: string;
}

/** The form's own problems and the engine's, in words; one for each question. */
export function inWords(reading: Reading, refused: readonly Problem[]): Shown[] {
  const shown: Shown[] = reading.unclear.map(({ field, problem }) => ({ field, message: words.problems.byCode[problem] ?? problem }));
  for (const { path, code, message } of refused) {
    shown.push({ field: reading.fieldAt(path), message: words.problems.byCode[code] ?? message });
  }
  return shown.filter(({ field }, index) => !field || shown.findIndex((other) => other.field === field) === index);
}

/** Marks the questions that were visited; takes the mark from all others. */
export function markFields(reading: Reading, shown: readonly Shown[]): void {
  const messages = new Map(shown.map(({ field, message }) => [field, message]));
  for (const field of new Set(reading.fields.values())) field.show(field.visited ? messages.get(field) : undefined);
  for (const { field, message } of shown) if (field?.visited) field.show(message);
}

/** The list at the top of the form. */
export class Summary {
  readonly #list = h("ul");
  readonly element = h(
    "div", { class: "summary", tabindex: "-1", role: "group", "aria-labelledby": "summary-title", hidden: true },
    h("h3", { id: "summary-title" }, words.problems.title),
    this.#list,
  );

  /** Fills the list and gives it focus. */
  open(shown: readonly Shown[]): void {
    this.#fill(shown);
    this.element.hidden = false;
    reveal(this.element);
  }

  /** Keeps an open list in step with the answers. */
  update(shown: readonly Shown[]): void {
    if (this.element.hidden) return;
    this.#fill(shown);
    this.element.hidden = shown.length === 0;
  }

  #fill(shown: readonly Shown[]): void {
    this.#list.replaceChildren(...shown.map(({ field, message }) => {
      if (!field) return h("li", {}, message);
      const link = h("a", { href: `#${field.id}` }, words.problems.line(field.question, message));
      link.addEventListener("click", (event) => {
        event.preventDefault();
        reveal(field.controls[0] ?? field.group);
      });
      return h("li", {}, link);
    }));
  }
}
