// What callers hand over, made into JSON text, so that objects and texts meet the same door behind it.
//
// What JSON would drop or empty without a word is refused: nothing that a caller said may turn into "not known". A refusal is
// [kind, path, detail]; the kinds are those of `core/src/uses/compact/given.rs`.
//
// A case of few plain values goes as tokens, which are quicker to write and to read, and say the same as its JSON text.
// Anything else, be it right or wrong, is left to the text.
//
// The module asks in two steps: `offer` says how much room a text needs, `take` writes it there. Of what is refused, the text
// is its kind, the detail, a new line and the path.

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

const ENOUGH = new Error("more than a case may hold");
const DEEP = new Error("nested deeper than any case is");

/** The most bytes of a case, and so of UTF-16 units too. */
const MOST_BYTES = 8 * 1024 * 1024;

/** Up to here it costs less to ask for room that may not be needed than to count. */
const SHORT = 4096;

const encoder = new TextEncoder();

/** What was offered and not taken yet. */
let offered = "";

/** Deeper data than any case has goes the way that cannot run out of stack. */
const MOST_DEPTH = 32;

/** A key of so many characters could be taken for a bracket. */
const LONG_KEY = 100;

const NO_TOKENS = new Error("not for tokens");

let room;
let at = 0;

/** Writes a value as tokens, as `evaluate_tokens` in `core/src/uses/compact/encode.rs` describes them; gives how many bytes, or 0. */
export function tokens(given, into) {
  // A getter that asks for an answer of its own gets it by text.
  if (room !== undefined) return 0;
  room = into;
  at = 0;
  try {
    write(given, 0);
    // Of memory that grew meanwhile nothing is left here.
    return at <= into.length ? at : 0;
  } catch {
    return 0;
  } finally {
    room = undefined;
  }
}

function write(value, depth) {
  switch (typeof value) {
    case "string":
      room[at++] = 0x22;
      return writeText(value, 128);
    case "boolean":
      room[at++] = value ? 0x74 : 0x66;
      return;
    case "object":
      break;
    default:
      throw NO_TOKENS;
  }
  if (value === null) {
    room[at++] = 0x6e;
    return;
  }
  if (depth === MOST_DEPTH || at > room.length || typeof value.toJSON === "function") throw NO_TOKENS;
  if (Array.isArray(value)) {
    room[at++] = 0x5b;
    for (let item = 0; item < value.length; item++) write(value[item], depth + 1);
    room[at++] = 0x5d;
    return;
  }
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw NO_TOKENS;
  room[at++] = 0x7b;
  for (const key of Object.keys(value)) {
    const member = value[key];
    if (member === undefined) continue;
    writeText(key, LONG_KEY);
    write(member, depth + 1);
  }
  room[at++] = 0x7d;
}

/** Its length and its characters, all of which take one byte. */
function writeText(text, most) {
  const into = room;
  const { length } = text;
  if (length >= most) throw NO_TOKENS;
  let place = at;
  into[place++] = length;
  for (let from = 0; from < length; from++) {
    const unit = text.charCodeAt(from);
    if (unit >= 128) throw NO_TOKENS;
    into[place++] = unit;
  }
  at = place;
}

/** Offers the JSON text of a value; gives the bytes it needs, or, where it is refused, -1 less those that the reason needs. */
export function offer(given) {
  return offerText(writeAny(given));
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


/** With the flag `u` a pair is one character, so that only halves are found. */
const LONE_HALF = /[\ud800-\udfff]/u;

/** The JSON text of a value; the first thing in it that the text does not show is refused. */
function writeAny(given) {
  let lost;
  let left = MOST_VALUES;
  const places = new Map();
  const look = function (key, value) {
    if (left-- <= 0) throw ENOUGH;
    const holder = places.get(this);
    const depth = holder ? holder.depth + 1 : 0;
    if (depth > FAR_TOO_DEEP) throw DEEP;
    if (lost === undefined && depth <= DEEPEST_FACT) {
      const what = lostKind(value);
      if (what !== undefined) lost = [what, pathOf(holder, key), ""];
    }
    if (typeof value === "object" && value !== null) places.set(value, { holder, key, depth });
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

/** The JSON Pointer to what stands at a key of what stands at a place. */
function pathOf(holder, key) {
  return holder ? `${pathOf(holder.holder, holder.key)}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}` : "";
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
