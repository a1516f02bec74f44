//! Kinfocus for JavaScript and TypeScript.
//!
//! A thin door to the `kinfocus` crate, with no knowledge of any policy. A case comes in as a plain
//! object or as JSON text, and the answer goes out in the same shape. Refused input comes back as the
//! value `{ problems: [...] }`: nothing is thrown.

mod input;
mod interview;

use js_sys::Date;
use kinfocus::{Case, Day, Problems, Reader};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

pub use crate::interview::Interview;

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

/// Answers one case, object in and object out.
///
/// Where `asOf` is left out, today's local date is used.
#[wasm_bindgen(unchecked_return_type = "Determination | Refusal")]
pub fn evaluate(#[wasm_bindgen(unchecked_param_type = "Case")] given: &JsValue) -> JsValue {
    match input::text_of_value(given, "") {
        Ok(text) => match read(text.as_bytes()).and_then(|case| kinfocus::evaluate(&case)) {
            Ok(determination) => to_object(&determination),
            Err(problems) => to_object(&problems),
        },
        Err(refusal) => to_object(&refusal),
    }
}

/// Answers one case, JSON text in and JSON text out: byte for byte the line that the command line prints.
///
/// Where `asOf` is left out, today's local date is used.
#[wasm_bindgen(js_name = evaluateJson)]
pub fn evaluate_json(#[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue) -> String {
    match read(&input::bytes_of_text(text)).and_then(|case| kinfocus::evaluate(&case)) {
        Ok(determination) => determination.to_json(),
        Err(problems) => problems.to_json(),
    }
}

/// Answers one case in numbers, which the package makes into the objects of `evaluate`.
///
/// Where `asOf` is left out, today's local date is used.
#[wasm_bindgen(js_name = evaluateNumbers, skip_typescript)]
pub fn evaluate_numbers(text: &str) -> Vec<u32> {
    kinfocus::compact::evaluate(&reader(), text.as_bytes())
}

/// What to check once more before somebody is turned away: for a finding that is not met, the smallest change of
/// each single fact that would make it met, the smallest of all first.
///
/// Where `asOf` is left out, today's local date is used. Refused: `unknownGoal` where the case is not evaluated for
/// such a finding.
#[wasm_bindgen(js_name = doubleCheck, unchecked_return_type = "DoubleCheck[] | Refusal")]
pub fn double_check(
    #[wasm_bindgen(unchecked_param_type = "Case")] given: &JsValue,
    #[wasm_bindgen(js_name = findingId, unchecked_param_type = "string")] finding: &JsValue,
) -> JsValue {
    // What is no text is the id of no finding.
    let finding = finding.as_string().unwrap_or_default();
    match input::text_of_value(given, "") {
        Ok(text) => match read(text.as_bytes()).and_then(|case| kinfocus::double_check(&case, &finding)) {
            Ok(checks) => to_object(&checks),
            Err(problems) => to_object(&problems),
        },
        Err(refusal) => to_object(&refusal),
    }
}

/// The documents that Kinfocus knows, with their editions and days.
#[wasm_bindgen(unchecked_return_type = "Policy[]")]
pub fn policies() -> JsValue {
    let known = kinfocus::policies().as_slice().iter().map(|policy| Policy {
        id: policy.id,
        title: policy.title.as_str(),
        issuer: policy.issuer.as_str(),
        edition: policy.edition.as_str(),
        in_force_from: policy.in_force_from,
        in_force_until: policy.in_force_until,
        next_review: policy.next_review,
    });
    to_object(&known.collect::<Vec<_>>())
}

/// The version of Kinfocus.
#[wasm_bindgen]
pub fn version() -> String {
    kinfocus::VERSION.to_owned()
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Policy {
    id: &'static str,
    title: &'static str,
    issuer: &'static str,
    edition: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    in_force_from: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    in_force_until: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_review: Option<Day>,
}

fn read(text: &[u8]) -> Result<Case, Problems> {
    reader().read_bytes(text)
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

/// Plain objects, lists and `null`, as `JSON.parse` would give.
fn to_object(answer: &impl Serialize) -> JsValue {
    // INVARIANT: an answer holds texts, truths, small numbers, lists and objects only, and each has a
    // JavaScript value. If that ever broke, the caller would get an error as a value, and no exception.
    answer.serialize(&Serializer::json_compatible()).unwrap_or_else(JsValue::from)
}
