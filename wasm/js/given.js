// What callers hand over, made into JSON text, so that objects and texts meet the same door behind it.
//
// Plain data is read once, and what else there is once more, by JSON.stringify. What JSON would drop or empty without a word
// is refused: nothing that a caller said may turn into "not known". A refusal is [kind, path, detail]; the kinds are those of
// `core/src/uses/compact/given.rs`.
//
// The module asks in two steps: `offer` says how much room a text needs, `take` writes it there. Of what is refused, the text
// is its kind, the detail, a new line and the path.

import { keys } from "./numbers.js";

const THROWS = 0;
const NO_TEXT = 1;
const A_FUNCTION = 2;
const A_SYMBOL = 3;
const NOT_FINITE = 4;
const A_MAP = 5;
const A_SET = 6;
const TOO_LARGE = 7;
const HALF = 8;
const TOO_DEEP = 9;

/** As many values as a text within the limits could hold: a comma and a digit each, in 8 MiB. */
const MOST_VALUES = 4 * 1024 * 1024;

/** Deeper plain data than any case has goes the way that cannot run out of stack. */
const MOST_DEPTH = 64;

/** What a text must not hold to be its own JSON but for the quotes. */
const NEEDS_ESCAPE = /["\\\u0000-\u001f\ud800-\udfff]/;

const NOT_PLAIN = new Error("not plain data");
const ENOUGH = new Error("more than a case may hold");
const DEEP = new Error("nested deeper than any case is");

let left = 0;

/** The most bytes of a case, and so of UTF-16 units too. */
const MOST_BYTES = 8 * 1024 * 1024;

/** Up to here it costs less to ask for room that may not be needed than to count. */
const SHORT = 4096;

const encoder = new TextEncoder();

/** What was offered and not taken yet. */
let offered = "";

/** Offers the JSON text of a value; gives the bytes it needs, or, where it is refused, -1 less those that the reason needs. */
export function offer(given) {
  return offerText(textOf(given));
}

/** Offers a text as it is; what is none is made into one, as JSON.parse does it. Half a character is refused. */
export function offerWhole(given) {
  let text = given;
  if (typeof text !== "string") {
    try {
      text = String(given);
    } catch {
      text = "\ud800";
    }
  }
  return offerText(LONE_HALF.test(text) ? [HALF, "", ""] : text);
}

function offerText(text) {
  if (typeof text === "string" && text.length <= MOST_BYTES) return put(text);
  const [kind, path, detail] = typeof text === "string" ? [TOO_LARGE, "", ""] : text;
  return -1 - put(`${kind}${detail}\n${path}`);
}

function put(text) {
  offered = text.length > SHORT ? encoder.encode(text) : text;
  return typeof offered === "string" ? offered.length * 3 : offered.length;
}

/** Writes what was offered, which is then forgotten; gives its length. */
export function take(room) {
  const text = offered;
  offered = "";
  if (typeof text === "string") return encoder.encodeInto(text, room).written;
  room.set(text);
  return text.length;
}

/** The JSON text of a value; a refusal where it has none that says all of it. */
function textOf(given) {
  // A getter may ask for an answer of its own.
  const ofOuter = left;
  left = MOST_VALUES;
  try {
    return writePlain(given, 0) ?? [NO_TEXT, "", ""];
  } catch (thrown) {
    // Plain data is done with; the rest has its own ways to be written, or to fail.
    return thrown === ENOUGH ? [TOO_LARGE, "", ""] : writeAny(given);
  } finally {
    left = ofOuter;
  }
}

/** With the flag `u` a pair is one character, so that only halves are found. */
const LONE_HALF = /[\ud800-\udfff]/u;

/** JSON.stringify for texts, numbers, truths, lists and plain objects; throws at anything else. */
function writePlain(value, depth) {
  if (left-- <= 0) throw ENOUGH;
  switch (typeof value) {
    case "string":
      return NEEDS_ESCAPE.test(value) ? JSON.stringify(value) : `"${value}"`;
    case "boolean":
      return value ? "true" : "false";
    case "number":
      if (!Number.isFinite(value)) throw NOT_PLAIN;
      return String(value);
    case "undefined":
      return undefined;
    case "object":
      if (value === null) return "null";
      if (depth === MOST_DEPTH || typeof value.toJSON === "function") throw NOT_PLAIN;
      return Array.isArray(value) ? writeList(value, depth + 1) : writeObject(value, depth + 1);
    default:
      throw NOT_PLAIN;
  }
}

function writeList(list, depth) {
  let text = "[";
  for (let at = 0; at < list.length; at++) text += (at === 0 ? "" : ",") + (writePlain(list[at], depth) ?? "null");
  return `${text}]`;
}

function writeObject(object, depth) {
  const prototype = Object.getPrototypeOf(object);
  if (prototype !== Object.prototype && prototype !== null) throw NOT_PLAIN;
  let text = "{";
  for (const key of Object.keys(object)) {
    const value = writePlain(object[key], depth);
    if (value !== undefined) text += (text.length === 1 ? "" : ",") + (keys.get(key) ?? `${JSON.stringify(key)}:`) + value;
  }
  return `${text}}`;
}

/** The JSON text of any value; the first thing in it that the text does not show is refused. */
function writeAny(given) {
  let lost;
  const places = new Map();
  left = MOST_VALUES;
  const look = function (key, value) {
    if (left-- <= 0) throw ENOUGH;
    const holder = places.get(this);
    const path = holder ? `${holder.path}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}` : "";
    const depth = holder ? holder.depth + 1 : 0;
    if (depth > FAR_TOO_DEEP) throw DEEP;
    if (lost === undefined && depth <= DEEPEST_FACT) {
      const what = lostKind(value);
      if (what !== undefined) lost = [what, path, ""];
    }
    if (typeof value === "object" && value !== null) places.set(value, { path, depth });
    return value;
  };
  let text;
  try {
    text = JSON.stringify(given, look);
  } catch (thrown) {
    if (thrown === ENOUGH) return [TOO_LARGE, "", ""];
    if (thrown === DEEP) return [TOO_DEEP, "", ""];
    // The first line says it; what follows draws the cycle.
    const said = thrown instanceof Error ? String(thrown.message).split("\n")[0] : "";
    return [THROWS, "", said];
  }
  if (text === undefined) return [NO_TEXT, "", ""];
  return lost ?? text;
}

/** No fact of a case lies deeper. What does is refused behind the door, as a field it does not know. */
const DEEPEST_FACT = 16;

/** Deeper than a text may be nested, and not so deep that the stack runs out. */
const FAR_TOO_DEEP = 200;

/** What JSON has nothing for. */
function lostKind(value) {
  if (typeof value === "function") return A_FUNCTION;
  if (typeof value === "symbol") return A_SYMBOL;
  if (typeof value === "number" && !Number.isFinite(value)) return NOT_FINITE;
  if (value instanceof Map) return A_MAP;
  if (value instanceof Set) return A_SET;
  return undefined;
}
