//! Kinfocus for JavaScript and TypeScript.
//!
//! A thin door to the `kinfocus` crate, with no knowledge of any policy. A case comes in as a plain
//! object or as JSON text, and the answer goes out in the same shape. Refused input comes back as the
//! value `{ problems: [...] }`: nothing is thrown.
//!
//! The module itself speaks in numbers: `js/given.js` makes the text of a case from a value, `js/answer.js` makes
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
    /// The JSON text of a value; or why there is none: its kind, the place, what was said.
    #[wasm_bindgen(js_name = textOf)]
    fn text_of(given: &JsValue) -> JsValue;

    /// A text, in whole characters.
    #[wasm_bindgen(js_name = wholeText)]
    fn whole_text(given: &JsValue) -> Option<String>;
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

/// Answers one case, object in and object out.
///
/// Where `asOf` is left out, today's local date is used. What all answers share (citations, lists of readings, policies,
/// kinds of answers) is frozen; `structuredClone` gives a copy of one's own.
#[wasm_bindgen(unchecked_return_type = "Determination | Refusal")]
pub fn evaluate(#[wasm_bindgen(unchecked_param_type = "Case")] given: &JsValue) -> JsValue {
    object_of(&with_text(given, "", |text| compact::evaluate(&reader(), text.as_bytes())))
}

/// Answers one case, JSON text in and JSON text out: byte for byte the line that the command line prints.
///
/// Where `asOf` is left out, today's local date is used.
#[wasm_bindgen(js_name = evaluateJson, unchecked_return_type = "string")]
pub fn evaluate_json(#[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue) -> JsValue {
    // Half a character is no text to any other program.
    let text = whole_text(text).map_or_else(|| vec![0xff], String::into_bytes);
    line_of(&compact::evaluate(&reader(), &text))
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

/// Does this with the JSON text of a value that belongs to a place of a case; where it has none, says why.
fn with_text(given: &JsValue, place: &str, answer: impl FnOnce(&str) -> Vec<u32>) -> Vec<u32> {
    let text = text_of(given);
    match text.as_string() {
        Some(text) => answer(&text),
        None => refused(&text, place),
    }
}

/// What `textOf` gives for a value without a text: the kind, the path, what was said.
fn refused(refusal: &JsValue, place: &str) -> Vec<u32> {
    let part = |at| js_sys::Reflect::get_u32(refusal, at).unwrap_or_default();
    let text = |at| part(at).as_string().unwrap_or_default();
    // INVARIANT: the kinds are small whole numbers.
    let kind = (0..8).find(|kind| part(0) == *kind).unwrap_or_default();
    compact::refusal(kind, &(place.to_owned() + &text(1)), &text(2))
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
