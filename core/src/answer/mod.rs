//! Answers: from what every rule is on every day to what follows from a case, its reasons, what is missing and what to
//! ask. In ids and numbers, and in no language.

mod builder;
mod conclusions;
mod missing;
mod notices;
mod outcome;
mod questions;
mod reasons;
mod screen;

pub(crate) use self::conclusions::{
    ActionConclusion, Conclusions, CriterionConclusion, FindingConclusion, OpenQuestion, RaisedNotice,
};
pub use self::conclusions::{AnswerOption, Given, Meaning};
pub(crate) use self::notices::NOTICES;
pub use self::outcome::{ActionOutcome, Change, Few, Outcome};
pub(crate) use self::screen::{ScreenedAction, ScreenedCase, ScreenedFinding, Screening};
pub(crate) use crate::logic::DueDate;
