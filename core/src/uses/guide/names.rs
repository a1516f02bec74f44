//! What facts, details and choices are called in a sentence, whether they have a phrase of their own or not.

use super::phrases::{self, Phrase, said};
use crate::facts::{DetailId, FactId, Places, Shape};

/// A status or a deed, or its opposite; the beginning of a sentence that choices complete.
pub(super) fn statement(fact: FactId, yes: bool) -> String {
    match phrases::of_fact(fact) {
        Some(Phrase::Says(says) | Phrase::Is(_, says) | Phrase::Spans(says, _)) => said(says, yes),
        Some(Phrase::Events(..)) | None => format!("the answer is {} to “{}”", if yes { "yes" } else { "no" }, fact.entry().ask),
    }
}

/// What a history, a list or a date is called.
pub(super) fn noun(fact: FactId) -> &'static str {
    match phrases::of_fact(fact) {
        Some(Phrase::Is(name, _) | Phrase::Spans(_, name) | Phrase::Events(name, _)) => name,
        Some(Phrase::Says(_)) | None => fact.entry().ask.as_str(),
    }
}

/// What several events of a history are called.
pub(super) fn plural(fact: FactId) -> &'static str {
    match phrases::of_fact(fact) {
        Some(Phrase::Events(_, many)) => many,
        _ => noun(fact),
    }
}

/// What is said of a detail, ready for a choice or a text to follow.
pub(super) fn detail_says(detail: DetailId, yes: bool) -> String {
    match phrases::of_detail(detail) {
        Some(Phrase::Says(says) | Phrase::Is(_, says)) => said(says, yes),
        _ => format!("“{}” has {} answer", detail.entry().ask, if yes { "the" } else { "another" }),
    }
}

/// What a detail is called.
pub(super) fn detail_name(detail: DetailId) -> &'static str {
    match phrases::of_detail(detail) {
        Some(Phrase::Is(name, _)) => name,
        _ => detail.entry().ask.as_str(),
    }
}

/// The label of the choice at this place of its list.
pub(super) fn label(shape: Shape, place: u8) -> Option<&'static str> {
    let (Shape::Choice(choices) | Shape::ChoiceList(choices)) = shape else { return None };
    choices.get(place).map(|choice| choice.label.as_str())
}

/// The labels of the choices at these places.
pub(super) fn labels(shape: Shape, places: Places) -> Vec<&'static str> {
    places.iter().filter_map(|place| label(shape, place)).collect()
}
