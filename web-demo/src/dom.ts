// Makes elements. No markup is ever read from a text, so nothing typed or computed can become code.

export type Child = Node | string | false | null | undefined;
export type Attributes = Readonly<Record<string, string | boolean | undefined>>;

/** An element with its attributes and children; `true` sets an attribute without a value, `false` leaves it out. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  set(element, attributes);
  element.append(...children.filter(isThere));
  return element;
}

/** The same for drawings. */
export function svg(tag: string, attributes: Attributes, ...children: SVGElement[]): SVGElement {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  set(element, attributes);
  element.append(...children);
  return element;
}

/** Opens every closed `details` around an element, then moves focus to it and brings it into view. */
export function reveal(element: HTMLElement): void {
  for (let at = element.closest("details"); at; at = at.parentElement?.closest("details") ?? null) at.open = true;
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: "center", behavior: "instant" });
}

let lastId = 0;

/** An id that no other element has. */
export function freshId(stem: string): string {
  lastId += 1;
  return `${stem}-${lastId}`;
}

function set(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (typeof value === "string") element.setAttribute(name, value);
  }
}

function isThere(child: Child): child is Node | string {
  return child !== false && child !== null && child !== undefined;
}
