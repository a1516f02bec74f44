//! Answers: from what every rule is on every day to a determination.

mod builder;
mod determination;
mod missing;
mod notices;
mod questions;
mod reasons;

pub use self::determination::{
    ActionOutcome, ActionResult, Answer, AnswerOption, Change, CriterionResult, Determination, FORMAT, Few, FindingResult, Given,
    Meaning, Notice, Outcome, PolicyStanding, Question,
};
