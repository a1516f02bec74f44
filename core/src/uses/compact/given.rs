//! What is wrong with what callers hand over in place of a case, before it is JSON text.

use crate::case::problem::{NOT_UTF_8, TOO_DEEP};
use crate::case::{ProblemCode, Problems, too_large};
use crate::words::{Filler, Wording, wordings};

wordings! { GIVEN_PROBLEMS, "problem":
    UNWRITABLE = "unwritable": "cannot be written as JSON";
    NO_TEXT = "noText": "undefined, a function or a symbol cannot be written as JSON";
    LOST = "lost": "{what} cannot be written as JSON: use plain objects, lists and texts";
    A_FUNCTION = "aFunction": "a function";
    A_SYMBOL = "aSymbol": "a symbol";
    NOT_FINITE = "notFinite": "a number that is not finite";
    A_MAP = "aMap": "a Map";
    A_SET = "aSet": "a Set";
    THROWN = "thrown": "cannot be written as JSON: {message}";
}

/// What is wrong, by the kind of what stands there: see [`refusal`](super::refusal).
pub(super) fn problems(kind: u32, path: &str, detail: &str) -> Problems {
    let lost = |what: Wording| Problems::one(path, ProblemCode::WrongType, LOST.with([("what", Filler::Wording(what))]));
    match kind {
        0 if detail.is_empty() => Problems::one(path, ProblemCode::NotJson, UNWRITABLE),
        0 => Problems::one(path, ProblemCode::NotJson, THROWN.with([("message", Filler::given(detail))])),
        1 => Problems::one(path, ProblemCode::NotJson, NO_TEXT),
        2 => lost(A_FUNCTION),
        3 => lost(A_SYMBOL),
        4 => lost(NOT_FINITE),
        5 => lost(A_MAP),
        6 => lost(A_SET),
        8 => Problems::one(path, ProblemCode::NotJson, NOT_UTF_8),
        9 => Problems::one(path, ProblemCode::TooLarge, TOO_DEEP),
        _ => too_large(),
    }
}
