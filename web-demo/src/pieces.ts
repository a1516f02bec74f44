// What several parts of the answer share.

import { en as words } from "./content/en.js";
import { h, svg } from "./dom.js";
import type { Citation, Determination, Outcome } from "./engine.js";
import { guideLink } from "./guide.js";
import type { Field, Reading } from "./reading.js";

/** What the answer needs from the page around it. */
export interface Surroundings {
  readonly reading: Reading;
  /** Questions of the engine that the person set aside. */
  readonly setAside: ReadonlySet<string>;
  /** Whether answers were left out because they are not clear yet. */
  readonly leftOut: boolean;
  goTo(field: Field): void;
  setAsideQuestion(fact: string): void;
}

/** The outcome of a finding. */
export function outcomeOf(answer: Determination, id: string): Outcome {
  return answer.findings.find((finding) => finding.id === id)?.outcome ?? "undetermined";
}

/** A finding or criterion, as far as it says how long its outcome lasts. */
export interface Lasting {
  readonly outcome: Outcome;
  readonly until?: string;
  readonly changes: readonly { readonly outcome: Outcome }[];
}

/** How long an outcome lasts. What is settled, and then cannot be told, lasts longer in some cases than in others. */
export function lasts({ outcome, until, changes }: Lasting): string | undefined {
  if (!until || outcome === "undetermined") return undefined;
  const say = changes[0]?.outcome === "undetermined" ? words.answer.atLeastUntil : words.answer.until;
  return say(words.day(until));
}

/** A ring that is full, empty, half full or dotted: the outcome at a glance, never by color alone. */
export function mark(outcome: Outcome): SVGElement {
  const ring = svg("circle", { cx: "12", cy: "12", r: "9", class: "ring" });
  const inside: Readonly<Record<Outcome, SVGElement[]>> = {
    met: [svg("path", { d: "M7.6 12.4l3 3 5.8-6.4", class: "stroke" })],
    notMet: [svg("path", { d: "M8 12h8", class: "stroke" })],
    undetermined: [svg("path", { d: "M12 3a9 9 0 0 1 0 18z", class: "half" })],
    notInForce: [],
  };
  return svg("svg", { viewBox: "0 0 24 24", class: `mark ${outcome}`, "aria-hidden": "true" }, ring, ...inside[outcome]);
}

/** A finding, criterion or action, as far as it says where it stands. */
export interface Cited {
  readonly id: string;
  readonly citation: Citation;
}

/** @param name what the rule is called: heard with the link, since many links have the same words */
export function linkToGuide(id: string, name: string): HTMLElement {
  return h("a", { href: guideLink(id) }, words.answer.guide, h("span", { class: "spoken" }, words.answer.guideAbout(name)));
}

interface CiteOptions {
  /** Whether this is what settles the outcome above it. */
  readonly settles?: boolean | undefined;
  /** Whether the document stands in a title above it. */
  readonly sectionOnly?: boolean;
}

/** Where a rule stands, how well that is known, and the way to the guide. */
export function cite({ id, citation }: Cited, name: string, { settles, sectionOnly }: CiteOptions = {}): HTMLElement {
  const { document, section, evidence } = citation;
  return h(
    "p", { class: "cite" },
    h("span", {}, sectionOnly ? words.answer.section(section) : words.answer.cite(document, section)),
    evidence !== "document" && h("span", { class: "evidence" }, words.answer.evidence[evidence]),
    linkToGuide(id, name),
    settles && h("span", { class: "tag" }, words.answer.settles),
  );
}

/** A finding or criterion in a list: its mark, its outcome and what it says. */
export function row(
  outcome: Outcome, statement: string, from: Cited,
  options: { readonly settles?: boolean; readonly lasting?: Lasting } = {},
): HTMLElement {
  return h(
    "li", { class: options.settles ? "settles" : undefined },
    mark(outcome),
    h(
      "div", {},
      h("p", {}, h("strong", { class: "said" }, words.answer.outcome[outcome]), " ", statement),
      outcome === "met" && options.lasting ? h("p", { class: "small" }, lasts(options.lasting)) : undefined,
      cite(from, statement, { settles: options.settles }),
    ),
  );
}

/** How many there are, beside a title. */
export function count(of: readonly unknown[]): HTMLElement | undefined {
  return of.length > 0 ? h("span", { class: "count" }, String(of.length)) : undefined;
}

/** Something folded away, which stays open under its id once it was opened. */
export function folded(id: string, title: string, of: readonly unknown[], ...content: (HTMLElement | undefined)[]): HTMLElement {
  return h("details", { class: "part", id }, h("summary", {}, title, count(of)), ...content);
}
