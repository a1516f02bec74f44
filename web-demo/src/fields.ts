// The kinds of question the form is made of. Each reads itself; what is not answered is left out of the case.

import { en as words } from "./content/en.js";
import { freshId, h } from "./dom.js";
import { Field, type FieldProblem, type Reading } from "./reading.js";

/** A day as the case gives it: exact (`2009-03-10`), rough (`2009-03`, `2009`), or within bounds. */
export type DayValue = string | { readonly earliest?: string; readonly latest?: string };

/** A part of the form. */
export interface Part<Value> {
  readonly element: HTMLElement;
  /** What it says, or nothing where that is not known; its questions are noted in the reading under `pointer`. */
  read(pointer: string, reading: Reading): Value | undefined;
}

export interface Wording {
  readonly label: string;
  readonly hint?: string;
}

/** A day in three fields. A year alone, or a month and a year, give a rough day. */
export class DayPart implements Part<string> {
  readonly element: HTMLFieldSetElement;
  readonly #month = numberInput(2);
  readonly #day = numberInput(2);
  readonly #year = numberInput(4);
  readonly #field: Field;
  readonly #exact: boolean;

  constructor(wording: Wording, options: { readonly exact?: boolean; readonly id?: string } = {}) {
    const id = options.id ?? freshId("day");
    this.#exact = options.exact ?? false;
    const row = h("div", { class: "date" });
    for (const [name, input] of [["month", this.#month], ["day", this.#day], ["year", this.#year]] as const) {
      input.id = `${id}-${name}`;
      row.append(h("div", { class: name }, h("label", { for: input.id }, words.form.day[name]), input));
    }
    this.element = group(id, wording, row);
    this.#field = new Field(id, wording.label, this.element, [this.#month, this.#day, this.#year], row);
  }

  /** Fills in a full day. */
  fill(day: string): void {
    const [year = "", month = "", date = ""] = day.split("-");
    this.#year.value = year;
    this.#month.value = String(Number(month));
    this.#day.value = String(Number(date));
  }

  read(pointer: string, reading: Reading): string | undefined {
    reading.fields.set(pointer, this.#field);
    const [year, month, day] = [this.#year, this.#month, this.#day].map((input) => input.value.trim());
    if (!year && !month && !day && !this.#exact) return undefined;
    const unclear = (problem: FieldProblem): undefined => {
      reading.unclear.push({ field: this.#field, problem });
    };
    if (![year, month, day].every((part) => /^\d*$/.test(part ?? ""))) return unclear("notNumbers");
    if (this.#exact && !(year && month && day)) return unclear("exactDayNeeded");
    if (year?.length !== 4) return unclear("yearMissing");
    if (!month) return day ? unclear("monthMissing") : year;
    return [year, month.padStart(2, "0"), ...(day ? [day.padStart(2, "0")] : [])].join("-");
  }
}

/** A question with a few answers, all in view. */
export class RadioPart<Answer extends string> implements Part<Answer> {
  readonly element: HTMLFieldSetElement;
  readonly #inputs: readonly HTMLInputElement[];
  readonly #field: Field;

  constructor(
    wording: Wording,
    answers: readonly (readonly [answer: Answer, label: string])[],
    options: { readonly id?: string } = {},
  ) {
    const id = options.id ?? freshId("choice");
    const row = h("div", { class: "answers" });
    this.#inputs = answers.map(([value, label]) => {
      const input = h("input", { type: "radio", name: id, id: `${id}-${value}`, value });
      row.append(h("label", { class: "answer", for: input.id }, input, h("span", {}, label)));
      return input;
    });
    this.element = group(id, wording, row);
    this.element.setAttribute("role", "radiogroup");
    this.#field = new Field(id, wording.label, this.element, this.#inputs, row);
  }

  /** The answer chosen so far. */
  get chosen(): Answer | undefined {
    return this.#inputs.find((input) => input.checked)?.value as Answer | undefined;
  }

  read(pointer: string, reading: Reading): Answer | undefined {
    reading.fields.set(pointer, this.#field);
    if (this.chosen === ("dontKnow" as string)) reading.notKnown.add(pointer);
    return this.chosen;
  }
}

/** Yes, no, or not known. */
export class YesNoPart implements Part<boolean> {
  readonly element: HTMLElement;
  readonly #radios: RadioPart<"yes" | "no" | "dontKnow">;

  constructor(wording: Wording, id?: string) {
    const { yes, no, dontKnow } = words.form;
    this.#radios = new RadioPart(wording, [["yes", yes], ["no", no], ["dontKnow", dontKnow]], id ? { id } : {});
    this.element = this.#radios.element;
  }

  /** The answer chosen so far. */
  get chosen(): "yes" | "no" | "dontKnow" | undefined {
    return this.#radios.chosen;
  }

  read(pointer: string, reading: Reading): boolean | undefined {
    const answer = this.#radios.read(pointer, reading);
    return answer === "yes" ? true : answer === "no" ? false : undefined;
  }
}

/** Yes, no, or not known; and where it is yes, when or since when. */
export class YesWhenPart {
  readonly element: HTMLElement;
  readonly #radios: RadioPart<"yes" | "no" | "dontKnow">;
  readonly #day: DayPart;

  constructor(wording: Wording, when: Wording, id: string) {
    const { yes, no, dontKnow } = words.form;
    this.#radios = new RadioPart(wording, [["yes", yes], ["no", no], ["dontKnow", dontKnow]], { id });
    this.#day = new DayPart(when, { id: `${id}-day` });
    const follow = h("div", { class: "follow", hidden: true }, this.#day.element);
    this.element = h("div", { class: "yes-when" }, this.#radios.element, follow);
    this.#radios.element.addEventListener("change", () => {
      follow.hidden = this.#radios.chosen !== "yes";
    });
  }

  /** The day, or `{}` for some day; `false` for no; nothing where that is not known. */
  read(pointer: string, dayPointer: string, reading: Reading): DayValue | false | undefined {
    const answer = this.#radios.read(pointer, reading);
    if (answer === "no") return false;
    return answer === "yes" ? this.#day.read(dayPointer, reading) ?? {} : undefined;
  }

  /** The same as a history of one entry, or none. */
  readHistory<Entry>(
    pointer: string, dayName: string, reading: Reading, entry: (day: DayValue) => Entry,
  ): readonly Entry[] | undefined {
    reading.none.add(pointer);
    const day = this.read(pointer, `${pointer}/0/${dayName}`, reading);
    if (day === undefined) return undefined;
    return day === false ? [] : [entry(day)];
  }
}

/** A question with many answers: a list that opens. The first entry says nothing. */
export class SelectPart implements Part<string> {
  readonly element: HTMLElement;
  readonly select: HTMLSelectElement;
  readonly #field: Field;

  constructor(wording: Wording, answers: readonly (readonly [answer: string, label: string])[], nothing: string) {
    const id = freshId("list");
    this.select = h("select", { id }, h("option", { value: "" }, nothing));
    this.select.append(...answers.map(([value, label]) => h("option", { value }, label)));
    this.element = labelled(id, wording, this.select);
    this.#field = new Field(id, wording.label, this.element, [this.select], this.select);
  }

  read(pointer: string, reading: Reading): string | undefined {
    reading.fields.set(pointer, this.#field);
    if (this.select.value === "unknown") reading.notKnown.add(pointer);
    return this.select.value || undefined;
  }
}

/** A short text. */
export class TextPart implements Part<string> {
  readonly element: HTMLElement;
  readonly #input: HTMLInputElement;
  readonly #field: Field;

  /** @param ifEmpty what is wrong where nothing is typed */
  constructor(wording: Wording, maxlength: number, readonly ifEmpty: FieldProblem) {
    const id = freshId("text");
    this.#input = h("input", {
      id, type: "text", class: "short", maxlength: String(maxlength),
      autocomplete: "off", autocapitalize: "characters", spellcheck: "false",
    });
    this.element = labelled(id, wording, this.#input);
    this.#field = new Field(id, wording.label, this.element, [this.#input], this.#input);
  }

  read(pointer: string, reading: Reading): string | undefined {
    reading.fields.set(pointer, this.#field);
    const text = this.#input.value.trim();
    if (text === "") reading.unclear.push({ field: this.#field, problem: this.ifEmpty });
    return text || undefined;
  }
}

/** Whether something has ended, and when. Reads as an `end`: nothing where it goes on. */
export class EndPart implements Part<DayValue> {
  readonly element: HTMLElement;
  readonly #ended: RadioPart<"ongoing" | "ended" | "dontKnow">;
  readonly #day: DayPart;

  constructor(wording: { readonly ended: Wording; readonly ongoing: string; readonly over: string; readonly end: Wording }) {
    this.#ended = new RadioPart(wording.ended, [
      ["ongoing", wording.ongoing], ["ended", wording.over], ["dontKnow", words.form.dontKnow],
    ]);
    this.#day = new DayPart(wording.end);
    const follow = h("div", { class: "follow", hidden: true }, this.#day.element);
    this.element = h("div", {}, this.#ended.element, follow);
    this.#ended.element.addEventListener("change", () => {
      follow.hidden = this.#ended.chosen !== "ended";
    });
  }

  read(pointer: string, reading: Reading): DayValue | undefined {
    const ended = this.#ended.read(pointer, reading);
    if (ended === "ongoing") return undefined;
    // Over already, or later, or never as far as anyone can see: each is possible.
    if (ended !== "ended") return { latest: FAR_AHEAD };
    const day = this.#day.read(pointer, reading);
    return day === undefined ? {} : before(day, reading.asOf);
  }
}

const FAR_AHEAD = "2199-12-31";

/** "It ended in 2026", said in 2026, means a day of 2026 that is past. */
function before(day: string, asOf: string | undefined): DayValue {
  const rough = day.length < 10;
  const firstDay = (day + "-01-01").slice(0, 10);
  return rough && asOf?.startsWith(day) && firstDay < asOf ? { earliest: firstDay } : day;
}

function numberInput(length: number): HTMLInputElement {
  return h("input", { type: "text", inputmode: "numeric", maxlength: String(length), autocomplete: "off" });
}

/** A fieldset with its legend and hint. */
function group(id: string, wording: Wording, ...content: HTMLElement[]): HTMLFieldSetElement {
  const hint = wording.hint ? h("p", { class: "hint", id: `${id}-hint` }, wording.hint) : undefined;
  return h(
    "fieldset", { id, class: "field", ...(hint ? { "aria-describedby": hint.id } : {}) },
    h("legend", {}, wording.label), hint, ...content,
  );
}

function labelled(id: string, wording: Wording, control: HTMLElement): HTMLElement {
  const hint = wording.hint ? h("p", { class: "hint", id: `${id}-hint` }, wording.hint) : undefined;
  if (hint) control.setAttribute("aria-describedby", hint.id);
  return h("div", { class: "field" }, h("label", { for: id }, wording.label), hint, control);
}
