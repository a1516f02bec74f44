// A history: whether something is or was so, and each time it was.

import { en as words } from "./content/en.js";
import { h } from "./dom.js";
import { type Part, RadioPart, type Wording } from "./fields.js";
import type { Reading } from "./reading.js";

/** A history as the case gives it. */
export type HistoryValue<Entry> = readonly Entry[] | { readonly entries: readonly Entry[]; readonly complete: false };

/** The questions about one time, and how they become an entry. */
export interface EntryPart<Entry> {
  readonly elements: readonly HTMLElement[];
  /** The entry; nothing where it would say nothing. */
  read(pointer: string, reading: Reading): Entry | undefined;
}

export interface HistoryWording extends Wording {
  readonly yes: string;
  readonly no: string;
  readonly entry: (number: number) => string;
  readonly another: string;
  readonly more: string;
}

/** Asks whether, and if so, each time. "No" is an empty history; "I don't know" leaves it out. */
export class HistoryPart<Entry> implements Part<HistoryValue<Entry>> {
  readonly element: HTMLElement;
  readonly #whether: RadioPart<"yes" | "no" | "dontKnow">;
  readonly #noSaysNone: boolean;
  readonly #list = h("div");
  readonly #more = h("input", { type: "checkbox" });
  readonly #entries: { readonly box: HTMLFieldSetElement; readonly legend: HTMLElement; readonly part: EntryPart<Entry> }[] = [];

  /** @param options.noSaysNone whether "no" rules the thing out (an aid code nobody has seen may still exist) */
  constructor(
    readonly wording: HistoryWording,
    readonly makeEntry: () => EntryPart<Entry>,
    options: { readonly id: string; readonly noSaysNone: boolean },
  ) {
    this.#noSaysNone = options.noSaysNone;
    this.#whether = new RadioPart(
      wording,
      [["yes", wording.yes], ["no", wording.no], ["dontKnow", words.form.dontKnow]],
      { id: options.id },
    );
    this.#more.id = `${options.id}-more`;
    const another = h("button", { type: "button", class: "quiet" }, wording.another);
    another.addEventListener("click", () => focusFirst(this.#add()));
    const follow = h(
      "div", { class: "follow", hidden: true },
      this.#list,
      h("p", {}, another),
      h("label", { class: "answer check", for: this.#more.id }, this.#more, h("span", {}, wording.more)),
    );
    this.#whether.element.addEventListener("change", () => {
      follow.hidden = this.#whether.chosen !== "yes";
      if (!follow.hidden && this.#entries.length === 0) this.#add();
    });
    this.element = h("div", { class: "history" }, this.#whether.element, follow);
  }

  read(pointer: string, reading: Reading): HistoryValue<Entry> | undefined {
    const whether = this.#whether.read(pointer, reading);
    if (this.#noSaysNone) reading.none.add(pointer);
    if (whether === "no" && this.#noSaysNone) return [];
    if (whether === "no") reading.notKnown.add(pointer);
    if (whether !== "yes") return undefined;
    const entries: Entry[] = [];
    for (const { part } of this.#entries) {
      const entry = part.read(`${pointer}/${entries.length}`, reading);
      if (entry !== undefined) entries.push(entry);
    }
    if (entries.length === 0) return undefined;
    // An entry about which nothing was said may be anything.
    const complete = !this.#more.checked && entries.length === this.#entries.length;
    if (!complete) reading.notKnown.add(pointer);
    return complete ? entries : { entries, complete };
  }

  #add(): HTMLFieldSetElement {
    const part = this.makeEntry();
    const legend = h("legend");
    const box = h("fieldset", { class: "entry" }, legend, ...part.elements);
    const entry = { box, legend, part };
    const remove = h("button", { type: "button", class: "quiet remove" }, words.form.remove);
    remove.addEventListener("click", () => {
      this.#entries.splice(this.#entries.indexOf(entry), 1);
      box.remove();
      this.#number();
      const last = this.#entries.at(-1);
      if (last) focusFirst(last.box);
      this.element.dispatchEvent(new Event("input", { bubbles: true }));
    });
    box.append(remove);
    this.#entries.push(entry);
    this.#list.append(box);
    this.#number();
    this.element.dispatchEvent(new Event("input", { bubbles: true }));
    return box;
  }

  #number(): void {
    this.#entries.forEach(({ box, legend }, index) => {
      legend.textContent = this.wording.entry(index + 1);
      box.classList.toggle("only", this.#entries.length === 1);
      const remove = box.querySelector<HTMLButtonElement>(":scope > .remove");
      remove?.setAttribute("aria-label", words.form.removeEntry(this.wording.entry(index + 1)));
    });
  }
}

function focusFirst(box: HTMLElement): void {
  box.querySelector<HTMLElement>("input, select")?.focus();
}
