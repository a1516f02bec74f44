//! What follows from a case: by reference to rules and facts, and in no language.

use serde::Serialize;

use crate::answer::outcome::{ActionOutcome, Change, Few, Outcome};
use crate::facts::FactRef;
use crate::logic::DueDate;
use crate::rules::{ActionRule, Criterion, Finding, Policy};
use crate::time::Day;
use crate::words::Message;

/// What follows from a case.
#[derive(Debug)]
pub(crate) struct Conclusions<'p> {
    pub(crate) as_of: Day,
    pub(crate) member_id: Option<String>,
    /// The policies that the case was evaluated under.
    pub(crate) policies: Few<&'p Policy>,
    pub(crate) findings: Vec<FindingConclusion>,
    /// Without those that need not be taken, unless somebody asked for them.
    pub(crate) actions: Vec<ActionConclusion>,
    /// Best first.
    pub(crate) questions: Vec<OpenQuestion>,
    pub(crate) notices: Vec<RaisedNotice>,
}

/// What a finding is.
#[derive(Debug)]
pub(crate) struct FindingConclusion {
    pub(crate) rule: &'static Finding,
    /// The number of its id.
    pub(crate) number: u16,
    pub(crate) outcome: Outcome,
    pub(crate) since: Option<Day>,
    pub(crate) until: Option<Day>,
    pub(crate) changes: Few<Change>,
    /// The criteria that settle it, by their ids.
    pub(crate) determining: Few<&'static str>,
    pub(crate) missing: Few<FactRef>,
    pub(crate) criteria: Vec<CriterionConclusion>,
}

/// What a criterion is.
#[derive(Debug)]
pub(crate) struct CriterionConclusion {
    pub(crate) rule: &'static Criterion,
    pub(crate) outcome: Outcome,
    pub(crate) since: Option<Day>,
    pub(crate) until: Option<Day>,
    pub(crate) changes: Few<Change>,
    /// The facts that were given and make it what it is.
    pub(crate) facts: Few<FactRef>,
    pub(crate) missing: Few<FactRef>,
}

/// What an action is.
#[derive(Debug)]
pub(crate) struct ActionConclusion {
    pub(crate) rule: &'static ActionRule,
    /// The number of its id.
    pub(crate) number: u16,
    pub(crate) outcome: ActionOutcome,
    pub(crate) since: Option<Day>,
    pub(crate) due: Option<DueDate>,
    /// The findings and criteria that make it so, by their ids.
    pub(crate) because: Vec<&'static str>,
    pub(crate) missing: Few<FactRef>,
}

/// A question whose answer could settle something.
#[derive(Debug)]
pub(crate) struct OpenQuestion {
    pub(crate) fact: FactRef,
    /// The goals it could settle, by their ids.
    pub(crate) settles: Vec<&'static str>,
    /// Answers that would settle something for certain, and what.
    pub(crate) options: Vec<AnswerOption>,
}

/// One answer to a question, and what it would settle.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[non_exhaustive]
pub struct AnswerOption {
    /// The answer, as the case would give it; for a rough day, days that are alike.
    #[cfg_attr(feature = "typescript", ts(type = "boolean | string | never[] | { earliest: string; latest: string }"))]
    pub answer: Given,
    /// What each goal that it settles would be.
    pub means: Vec<Meaning>,
}

/// An answer as a case would give it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum Given {
    /// Yes or no; no: not done so far.
    Flag(bool),
    /// One of the choices.
    Choice(&'static str),
    /// No entries.
    None([(); 0]),
    /// Some day of these.
    Days {
        /// The first of them.
        earliest: Day,
        /// The last of them.
        latest: Day,
    },
}

/// What a goal would be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[non_exhaustive]
pub struct Meaning {
    /// The goal.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub id: &'static str,
    /// An outcome of a finding or criterion, or of an action.
    #[cfg_attr(feature = "typescript", ts(type = "Outcome | ActionOutcome"))]
    pub outcome: &'static str,
}

/// Something a reader of the answer should know.
#[derive(Debug)]
pub(crate) struct RaisedNotice {
    /// What kind of thing, in camelCase.
    pub(crate) code: &'static str,
    pub(crate) sentence: Message,
    /// What it is about: a policy, a rule or a fact.
    pub(crate) about: &'static str,
}

impl Conclusions<'_> {
    /// What a finding is, if its policy was evaluated.
    pub(crate) fn finding(&self, id: &str) -> Option<&FindingConclusion> {
        self.findings.iter().find(|finding| finding.rule.id == id)
    }
}
