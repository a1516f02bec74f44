//! What JavaScript hands over, made into JSON text, so that objects and texts meet the same door.
//!
//! Why text, and not field by field: behind the door an unknown field is refused with its path, which
//! serde-wasm-bindgen cannot do, and both ways in give the same answers and the same problems.
//! `JSON.stringify` also asks a value how it is written: a `Date` becomes a text with a time in it, and is
//! refused as `notADay`. Read by its fields it would be `{}`, which means "some day, not known which".
//!
//! What `JSON.stringify` would lose without a word is looked for and refused: nothing that a caller said
//! may turn into "not known".

use std::borrow::Cow;

use js_sys::{Array, Error, JSON, JsString, Map, Set};
use kinfocus::ProblemCode;
use serde::Serialize;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// `String(value)`; what it throws is an `Err`.
    #[wasm_bindgen(catch, js_name = String)]
    fn string_of(value: &JsValue) -> Result<JsValue, JsValue>;

    /// `Object.values`, likewise.
    #[wasm_bindgen(catch, js_namespace = Object, js_name = values)]
    fn values_of(object: &JsValue) -> Result<Array, JsValue>;

    /// `Object.keys`, likewise.
    #[wasm_bindgen(catch, js_namespace = Object, js_name = keys)]
    fn keys_of(object: &JsValue) -> Result<Array, JsValue>;

    /// An object that may say itself how it is written.
    type Writable;

    #[wasm_bindgen(catch, method, getter, structural, js_name = toJSON)]
    fn to_json(this: &Writable) -> Result<JsValue, JsValue>;
}

/// No fact of a case lies deeper. What does is refused behind the door, as a field it does not know.
const DEEPEST: usize = 16;

/// Bytes that are no text, which is what half a character is to every other program.
const NO_TEXT: &[u8] = &[0xff];

/// A value that never reached the door, in the shape of every other refusal.
#[derive(Serialize)]
pub(crate) struct Refusal {
    problems: [Problem; 1],
}

#[derive(Serialize)]
struct Problem {
    path: String,
    code: ProblemCode,
    message: String,
}

/// A case given as text, in UTF-8. What is not a text is made into one, as `JSON.parse` does it.
pub(crate) fn bytes_of_text(given: &JsValue) -> Cow<'static, [u8]> {
    let made = if given.is_string() { None } else { string_of(given).ok() };
    let text = made.as_ref().unwrap_or(given);
    let Some(utf8) = text.as_string() else {
        return Cow::Borrowed(NO_TEXT);
    };
    // Half a character (a lone surrogate) arrives as U+FFFD; only then is the slow look at the original needed.
    let halved = utf8.contains(char::REPLACEMENT_CHARACTER) && !text.dyn_ref::<JsString>().is_some_and(JsString::is_valid_utf16);
    if halved { Cow::Borrowed(NO_TEXT) } else { Cow::Owned(utf8.into_bytes()) }
}

/// A case given as a value, or what belongs to a place of a case: its JSON text.
pub(crate) fn text_of_value(given: &JsValue, place: &str) -> Result<String, Refusal> {
    let refuse = |path: &str, code, message| {
        let path = format!("{place}{path}");
        Err(Refusal { problems: [Problem { path, code, message }] })
    };
    let text = match JSON::stringify(given) {
        // `undefined`, a function and a symbol have no JSON text.
        Ok(text) => JsValue::from(text).as_string(),
        // A `TypeError` for a BigInt or a cycle; or whatever a getter throws.
        Err(thrown) => {
            // The first line says it; what follows draws the cycle.
            let reason = thrown.dyn_ref::<Error>().map(|error| String::from(error.message()));
            let reason = reason.as_deref().and_then(|reason| reason.lines().next());
            let message = reason.unwrap_or("cannot be written as JSON").to_owned();
            return refuse("", ProblemCode::NotJson, message);
        }
    };
    match (text, lost(given, DEEPEST)) {
        (Some(text), None) => Ok(text),
        (None, _) => {
            let message = "undefined, a function or a symbol cannot be written as JSON".to_owned();
            refuse("", ProblemCode::NotJson, message)
        }
        (_, Some(Lost { path, what })) => {
            let message = format!("{what} cannot be written as JSON: use plain objects, lists and texts");
            refuse(&path, ProblemCode::WrongType, message)
        }
    }
}

/// A value that `JSON.stringify` drops or empties.
struct Lost {
    path: String,
    what: &'static str,
}

/// The first value in here that the JSON text would not show.
fn lost(value: &JsValue, depth: usize) -> Option<Lost> {
    if let Some(what) = unwritable(value) {
        return Some(Lost { path: String::new(), what });
    }
    if depth == 0 || !value.is_object() || writes_itself(value) {
        return None;
    }
    let inner = values_of(value).ok()?;
    let (at, Lost { path, what }) = inner.iter().enumerate().find_map(|(at, value)| Some((at, lost(&value, depth - 1)?)))?;
    let key = keys_of(value).ok()?.iter().nth(at)?.as_string()?;
    Some(Lost { path: format!("/{}{path}", key.replace('~', "~0").replace('/', "~1")), what })
}

/// What this value is, if JSON has nothing for it.
fn unwritable(value: &JsValue) -> Option<&'static str> {
    if value.is_string() {
        None
    } else if value.is_object() {
        if value.is_instance_of::<Map>() {
            Some("a Map")
        } else if value.is_instance_of::<Set>() {
            Some("a Set")
        } else {
            None
        }
    } else if value.is_function() {
        Some("a function")
    } else if value.is_symbol() {
        Some("a symbol")
    } else if value.as_f64().is_some_and(|number| !number.is_finite()) {
        Some("a number that is not finite")
    } else {
        None
    }
}

fn writes_itself(object: &JsValue) -> bool {
    object.unchecked_ref::<Writable>().to_json().is_ok_and(|written| written.is_function())
}
