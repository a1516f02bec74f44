//! Kinfocus for JavaScript and TypeScript.
//!
//! A thin door to the `kinfocus` crate, with no knowledge of any policy. A case comes in as a plain
//! object or as JSON text, and the answer goes out in the same shape. Refused input comes back as the
//! value `{ problems: [...] }`: nothing is thrown.
//!
//! The module itself speaks in numbers: `js/given.js` makes tokens or the text of a case from a value, `js/answer.js` makes
//! objects from numbers and puts the words in. That way no text of an answer crosses the border, and none is kept here.

#[cfg(feature = "interview")]
mod interview;

use js_sys::Date;
use kinfocus::{Day, Reader, compact};
use wasm_bindgen::prelude::*;

#[cfg(feature = "interview")]
pub use crate::interview::{Interview, double_check};

#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// The shapes of `Case`, `Determination` and `Refusal`, written by `cargo xtask types` from the Rust types.
#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("../types.d.ts");

#[wasm_bindgen(typescript_custom_section)]
const POLICY_TYPE: &str = "
/** A document that Kinfocus knows. */
export interface Policy {
  id: string;
  title: string;
  issuer: string;
  edition: string;
  /** Its first day; absent: in force on every day before its last. */
  inForceFrom?: ExactDay;
  /** Its last day; absent: not ended. */
  inForceUntil?: ExactDay;
  /** The day by which its issuer means to review it. */
  nextReview?: ExactDay;
}
";

#[wasm_bindgen(module = "/js/given.js")]
extern "C" {
    /// Writes a value as tokens; gives how many bytes they take, 0 where it is not one of few plain ones.
    fn tokens(given: &JsValue, room: &mut [u8]) -> usize;

    /// How many bytes the JSON text of a value takes; below 0: it is refused, and the reason takes 1 less than that many.
    fn offer(given: &JsValue) -> i32;

    /// The same for a text, which is its own.
    #[wasm_bindgen(js_name = offerWhole)]
    fn offer_whole(given: &JsValue) -> i32;

    /// Writes the text that was offered; gives its length.
    fn take(room: &mut [u8]) -> usize;
}

#[wasm_bindgen(module = "/js/answer.js")]
extern "C" {
    #[wasm_bindgen(js_name = objectOf)]
    fn object_of(answer: &[u32]) -> JsValue;
}

#[wasm_bindgen(module = "/js/line.js")]
extern "C" {
    #[wasm_bindgen(js_name = lineOf)]
    fn line_of(answer: &[u32]) -> JsValue;
}

#[wasm_bindgen(module = "/js/numbers.js")]
extern "C" {
    #[wasm_bindgen(js_name = policyList)]
    fn policy_list() -> JsValue;

    /// Takes what [`compact::names`] gives.
    fn learn(names: &str);
}

// What these import. That it is named here is what brings it along.
#[wasm_bindgen(module = "/js/tables.js")]
extern "C" {
    #[allow(dead_code, reason = "only JavaScript uses it")]
    #[wasm_bindgen(js_name = tables)]
    fn tables();
}
#[wasm_bindgen(module = "/js/words.en.js")]
extern "C" {
    #[allow(dead_code, reason = "only JavaScript uses it")]
    #[wasm_bindgen(js_name = words)]
    fn words();
}

/// Most cases are shorter in tokens.
const ROOM: usize = 4096;

/// Tells the names that both sides go by, so that they are loaded once.
#[wasm_bindgen(start, private)]
pub fn start() {
    learn(&compact::names());
}

/// Answers one case, object in and object out.
///
/// Where `asOf` is left out, today's local date is used. What all answers share (citations, lists of readings, policies,
/// kinds of answers) is frozen; `structuredClone` gives a copy of one's own.
#[wasm_bindgen(unchecked_return_type = "Determination | Refusal")]
pub fn evaluate(#[wasm_bindgen(unchecked_param_type = "Case")] given: &JsValue) -> JsValue {
    let mut room = [0; ROOM];
    let length = tokens(given, &mut room);
    object_of(&match room.get(..length) {
        Some(tokens) if length > 0 => compact::evaluate_tokens(&reader(), tokens),
        _ => match text_of(offer(given), "") {
            Ok(text) => compact::evaluate(&reader(), &text),
            Err(refusal) => refusal,
        },
    })
}

/// Answers one case, JSON text in and JSON text out: byte for byte the line that the command line prints.
///
/// Where `asOf` is left out, today's local date is used.
#[wasm_bindgen(js_name = evaluateJson, unchecked_return_type = "string")]
pub fn evaluate_json(#[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue) -> JsValue {
    line_of(&match text_of(offer_whole(text), "") {
        Ok(text) => compact::evaluate(&reader(), &text),
        Err(refusal) => refusal,
    })
}

/// The documents that Kinfocus knows, with their editions and days.
#[wasm_bindgen(unchecked_return_type = "Policy[]")]
pub fn policies() -> JsValue {
    policy_list()
}

/// The version of Kinfocus.
#[wasm_bindgen]
pub fn version() -> String {
    kinfocus::VERSION.to_owned()
}

/// The text that was offered, which belongs to a place of a case; in numbers why it was refused.
fn text_of(offered: i32, place: &str) -> Result<Vec<u8>, Vec<u32>> {
    match usize::try_from(offered) {
        Ok(most) => Ok(taken(most)),
        Err(_) => Err(refusal(&taken(usize::try_from(-1 - offered).unwrap_or_default()), place)),
    }
}

/// What was offered, of so many bytes at most.
fn taken(most: usize) -> Vec<u8> {
    let mut text = vec![0; most];
    let length = take(&mut text);
    text.truncate(length);
    text
}

/// Why something was refused: its kind, a detail, a new line and the place within what was offered.
fn refusal(reason: &[u8], place: &str) -> Vec<u32> {
    // INVARIANT: an encoder writes UTF-8, whatever it is given.
    let reason = str::from_utf8(reason).unwrap_or_default();
    let (said, path) = reason.split_once('\n').unwrap_or_default();
    let kind = said.bytes().next().map_or(0, |kind| u32::from(kind.wrapping_sub(b'0')));
    compact::refusal(kind, &(place.to_owned() + path), said.get(1..).unwrap_or_default())
}

/// Reads cases, and fills in today.
fn reader() -> Reader {
    Reader::new().default_as_of_from(today)
}

/// Today where the user is. `None` if their clock stands outside the years a case can speak of: the
/// case then has to name its day.
fn today() -> Option<Day> {
    let now = Date::new_0();
    let year = i32::try_from(now.get_full_year()).ok()?;
    // JavaScript counts months from 0.
    Day::new(year, now.get_month() + 1, now.get_date()).ok()
}
