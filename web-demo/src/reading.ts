// What the form says at one moment: the case, and where each of its parts stands on the page.

import { h } from "./dom.js";

/** What can be wrong with an answer before the engine sees it. */
export type FieldProblem = "yearMissing" | "monthMissing" | "notNumbers" | "exactDayNeeded" | "codeNeeded";

/** One question on the page: where an error is shown, and where focus goes. */
export class Field {
  /** Whether the person has been here and left. Before that, nothing is called wrong. */
  visited = false;
  readonly #error: HTMLElement;

  /**
   * @param label what an error message calls it
   * @param group the fieldset or box that holds it; the error is shown as `errorBefore`'s neighbor
   */
  constructor(
    readonly id: string,
    readonly label: string,
    readonly group: HTMLElement,
    readonly controls: readonly (HTMLInputElement | HTMLSelectElement)[],
    errorBefore: HTMLElement,
  ) {
    this.#error = h("p", { class: "error", id: `${id}-error`, hidden: true });
    errorBefore.before(this.#error);
  }

  /** The question as it makes sense away from its place: with the name of the entry that it belongs to. */
  get question(): string {
    const entry = this.group.closest(".entry")?.querySelector(":scope > legend")?.textContent;
    return entry ? `${entry}: ${this.label}` : this.label;
  }

  /** Where focus goes: to the chosen answer, or the first that is still empty. */
  get target(): HTMLElement {
    const isRadio = (control: Element): boolean => control.getAttribute("type") === "radio";
    const chosen = this.controls.find((control) => isRadio(control) && (control as HTMLInputElement).checked);
    const empty = this.controls.find((control) => !isRadio(control) && control.value === "");
    return chosen ?? empty ?? this.controls[0] ?? this.group;
  }

  /** Shows what is wrong, or nothing. */
  show(message: string | undefined): void {
    this.group.classList.toggle("has-error", message !== undefined);
    this.#error.hidden = message === undefined;
    if (this.#error.textContent !== (message ?? "")) this.#error.textContent = message ?? "";
    for (const control of this.controls) {
      const holder = control.getAttribute("type") === "radio" ? this.group : control;
      if (message === undefined) holder.removeAttribute("aria-invalid");
      else holder.setAttribute("aria-invalid", "true");
      mention(holder, this.#error.id, message !== undefined);
    }
  }
}

/** The form, read once. Places in the case are JSON Pointers. */
export class Reading {
  /** Where each place of the case stands on the page, whether it was answered or not. */
  readonly fields = new Map<string, Field>();
  /** Answers that say nothing yet, such as a day without a year. */
  readonly unclear: { readonly field: Field; readonly problem: FieldProblem }[] = [];
  /** Places answered with "I don't know". */
  readonly notKnown = new Set<string>();
  /** Places of histories that "no" leaves empty. */
  readonly none = new Set<string>();

  /** @param asOf the day asked about, where it is a full day */
  constructor(readonly asOf: string | undefined) {}

  /** The question that stands nearest to a place: its own, or that of the history it belongs to. */
  fieldAt(pointer: string): Field | undefined {
    for (let at = pointer; at !== ""; at = at.slice(0, at.lastIndexOf("/"))) {
      const field = this.fields.get(at);
      if (field) return field;
    }
    return undefined;
  }

  /** Whether a fact, as the engine names it, was answered with "I don't know". */
  knowsNot(fact: string): boolean {
    return this.notKnown.has(pointerOf(fact));
  }

  /** Whether the form can say that there is none of a fact. */
  saysNone(fact: string): boolean {
    return this.none.has(pointerOf(fact));
  }

  /** The question for a fact as the engine names it, such as `member.fosterCare[0].end`. */
  fieldOfFact(fact: string): Field | undefined {
    return this.fieldAt(pointerOf(fact));
  }
}

/** `member.fosterCare[0]` as a JSON Pointer: `/member/fosterCare/0`. */
function pointerOf(fact: string): string {
  return `/${fact.replaceAll(/\[(\d+)\]/g, ".$1").replaceAll(".", "/")}`;
}

function mention(element: Element, id: string, wanted: boolean): void {
  const ids = (element.getAttribute("aria-describedby") ?? "").split(" ").filter((one) => one !== "" && one !== id);
  if (wanted) ids.push(id);
  if (ids.length > 0) element.setAttribute("aria-describedby", ids.join(" "));
  else element.removeAttribute("aria-describedby");
}
