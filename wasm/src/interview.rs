//! The interview, as a class, and the double check.

use std::cell::RefCell;

use kinfocus::compact;
use wasm_bindgen::prelude::*;

use crate::{object_of, offer, reader, text_of};

#[wasm_bindgen(module = "/js/answer.js")]
extern "C" {
    /// `JSON.parse`.
    #[wasm_bindgen(js_name = valueOf)]
    fn value_of(text: &str) -> JsValue;
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
    object_of(&match text_of(offer(given), "") {
        Ok(text) => compact::double_check(&reader(), &text, &finding),
        Err(refusal) => refusal,
    })
}

/// An interview in progress: one question after the other, from what is known to a determination.
///
/// It always ends: each fact is asked at most once, and none that can no longer matter.
///
/// What is asked and answered stays in the memory of this module until `free()` is called, or until nothing refers to
/// the interview any more.
#[wasm_bindgen]
// Borrowed only while no JavaScript runs: a value that answers with itself may call back into the interview.
pub struct Interview(RefCell<compact::Interview>);

#[wasm_bindgen]
impl Interview {
    /// Begins with what is known, and may name goals and policies.
    ///
    /// Where `asOf` is left out, today's local date is used.
    #[wasm_bindgen(unchecked_return_type = "Interview | Refusal")]
    pub fn begin(#[wasm_bindgen(unchecked_param_type = "Case")] given: &JsValue) -> JsValue {
        let begun = text_of(offer(given), "").and_then(|text| compact::Interview::begin(&reader(), &utf8(text)));
        match begun {
            Ok(interview) => Self(RefCell::new(interview)).into(),
            Err(problems) => object_of(&problems),
        }
    }

    /// What to ask next; undefined: nothing is left to ask.
    #[wasm_bindgen(unchecked_return_type = "Question | undefined")]
    pub fn question(&self) -> JsValue {
        let question = self.0.borrow().question();
        question.map_or(JsValue::UNDEFINED, |question| object_of(&question))
    }

    /// Answers the question, with the value that a case would give for its fact. Gives the problems of an answer that
    /// was refused; the interview is then as it was.
    #[wasm_bindgen(unchecked_return_type = "Refusal | undefined")]
    pub fn answer(&self, #[wasm_bindgen(unchecked_param_type = "unknown")] value: &JsValue) -> JsValue {
        let place = self.0.borrow().place();
        // What writes itself may call back into the interview, which is not borrowed meanwhile.
        let text = text_of(offer(value), &place);
        let answered = text.and_then(|text| self.0.borrow_mut().answer(&utf8(text)));
        answered.map_or_else(|problems| object_of(&problems), |()| JsValue::UNDEFINED)
    }

    /// Answers "I don't know": the fact stays as unknown as it is, and is not asked for again.
    #[wasm_bindgen(js_name = dontKnow)]
    pub fn dont_know(&self) {
        self.0.borrow_mut().dont_know();
    }

    /// Takes the last answer back, or the last "I don't know"; false where there is none.
    pub fn undo(&self) -> bool {
        self.0.borrow_mut().undo()
    }

    /// What follows from what is known so far.
    #[wasm_bindgen(unchecked_return_type = "Determination")]
    pub fn determination(&self) -> JsValue {
        let determination = self.0.borrow().determination();
        object_of(&determination)
    }

    /// What is known so far.
    #[wasm_bindgen(js_name = case, unchecked_return_type = "Case")]
    pub fn known(&self) -> JsValue {
        let text = self.0.borrow().case_json().to_owned();
        value_of(&text)
    }
}

/// A text that JavaScript encoded.
fn utf8(text: Vec<u8>) -> String {
    // INVARIANT: an encoder writes UTF-8, whatever it is given.
    String::from_utf8(text).unwrap_or_default()
}
