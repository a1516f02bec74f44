//! The determination: the answer in the shapes and under the names that other systems read.
//!
//! What serializes is the determination in JSON, key for key.

use std::borrow::Cow;

use serde::Serialize;

use crate::answer::{ActionOutcome, AnswerOption, Change, Few, Outcome};
use crate::facts::FactRef;
use crate::rules::{Evidence, FindingKind, Standing};
use crate::time::Day;
use crate::words::Words;

/// The name of this shape of answer.
pub const FORMAT: &str = "kinfocus.determination/1";

/// A place in a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Citation {
    /// The document, by the name its readers use.
    pub document: &'static str,
    /// The section, by its number or title.
    pub section: &'static str,
    /// How well it is known.
    pub evidence: Evidence,
}

/// One policy that the case was evaluated under.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct PolicyStanding {
    /// Its id.
    pub id: &'static str,
    /// Its title.
    pub title: &'static str,
    /// Its edition.
    pub edition: &'static str,
    /// Its first day in force; left out where it has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub in_force_from: Option<Day>,
    /// Its last day in force; left out where it has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub in_force_until: Option<Day>,
    /// The day by which its issuer means to review it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub next_review: Option<Day>,
    /// Whether it is in force on the as-of day.
    pub standing: Standing,
}

/// One finding, with its criteria.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct FindingResult {
    /// Its id.
    pub id: &'static str,
    /// What kind of thing it is.
    pub kind: FindingKind,
    /// Its title.
    pub title: &'static str,
    /// Where it stands.
    pub citation: Citation,
    /// What it is on the as-of day.
    pub outcome: Outcome,
    /// The first day of the present run of that outcome; left out where it reaches back to 1900-01-01.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub since: Option<Day>,
    /// The last day of it; left out where it never ends.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub until: Option<Day>,
    /// What it becomes later, if nothing else changes.
    #[cfg_attr(feature = "typescript", ts(as = "Vec<Change>"))]
    pub changes: Few<Change>,
    /// The criteria that settle it, by their ids.
    #[cfg_attr(feature = "typescript", ts(as = "Vec<String>"))]
    pub determining: Few<&'static str>,
    /// The facts that could still change it.
    #[cfg_attr(feature = "typescript", ts(as = "Vec<String>"))]
    pub missing: Few<FactRef>,
    /// Its criteria.
    pub criteria: Vec<CriterionResult>,
}

/// One criterion of a finding.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct CriterionResult {
    /// Its id.
    pub id: &'static str,
    /// What it says.
    pub statement: &'static str,
    /// What it is on the as-of day.
    pub outcome: Outcome,
    /// The first day of the present run of that outcome; left out where it reaches back to 1900-01-01.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub since: Option<Day>,
    /// The last day of it; left out where it never ends.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub until: Option<Day>,
    /// What it becomes later, if nothing else changes.
    #[cfg_attr(feature = "typescript", ts(as = "Vec<Change>"))]
    pub changes: Few<Change>,
    /// Where it stands.
    pub citation: Citation,
    /// The facts that were given and make it what it is.
    #[cfg_attr(feature = "typescript", ts(as = "Vec<String>"))]
    pub facts: Few<FactRef>,
    /// The facts that could still change it.
    #[cfg_attr(feature = "typescript", ts(as = "Vec<String>"))]
    pub missing: Few<FactRef>,
    /// The readings that its text needed.
    pub readings: &'static [&'static str],
}

/// The day by which an action must be done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[non_exhaustive]
pub struct DueDay {
    /// The day.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub on: Day,
    /// How it comes about, such as `5 working days after 2026-11-23`.
    pub rule: String,
    /// Whether it is past on the as-of day.
    pub overdue: bool,
}

/// One action.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct ActionResult {
    /// Its id.
    pub id: &'static str,
    /// What is to be done.
    pub title: &'static str,
    /// Who does it.
    pub actor: &'static str,
    /// For whom, or to whom.
    pub recipient: &'static str,
    /// By what way; left out where the document names none.
    #[serde(skip_serializing_if = "str::is_empty")]
    #[cfg_attr(feature = "typescript", ts(as = "Option<String>"))]
    pub channel: &'static str,
    /// What it is on the as-of day.
    pub outcome: ActionOutcome,
    /// The first day of the present run of that outcome; left out where it reaches back to 1900-01-01.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub since: Option<Day>,
    /// The day by which it must be done; left out where the document sets none, or where what it runs from
    /// is not known exactly (the notice `dueDayNotKnown` says so).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<DueDay>,
    /// The findings and criteria that make it so, by their ids.
    pub because: Vec<&'static str>,
    /// Where it stands.
    pub citation: Citation,
    /// The facts that could still change it.
    #[cfg_attr(feature = "typescript", ts(as = "Vec<String>"))]
    pub missing: Few<FactRef>,
    /// The readings that its text needed.
    pub readings: &'static [&'static str],
}

/// A question whose answer could settle something.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[non_exhaustive]
pub struct Question {
    /// The fact that it asks for.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub fact: FactRef,
    /// The question.
    pub ask: &'static str,
    /// A hint; may be empty.
    pub help: &'static str,
    /// What the answer looks like.
    pub answer: Answer,
    /// The goals it could settle, by their ids.
    pub settles: Vec<&'static str>,
    /// Answers that would settle something for certain, and what.
    pub options: Vec<AnswerOption>,
}

/// What an answer looks like.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[non_exhaustive]
pub struct Answer {
    /// Its kind: `day`, `status`, `spans`, `events`, `choice`, ….
    pub kind: &'static str,
    /// The choices, where there is a list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub choices: Option<Vec<&'static str>>,
}

/// Something a reader of the answer should know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[non_exhaustive]
pub struct Notice {
    /// What kind of thing, in camelCase.
    pub code: &'static str,
    /// The same in words.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub text: Cow<'static, str>,
    /// What it is about: a policy, a rule or a fact.
    pub about: &'static str,
}

/// The answer to one case.
///
/// It prints as a text that a person can read; [`Determination::to_json`] gives the JSON that other
/// systems read, the same bytes for the same case everywhere.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Determination {
    /// `kinfocus.determination/1`.
    #[cfg_attr(feature = "typescript", ts(type = "\"kinfocus.determination/1\""))]
    pub format: &'static str,
    /// The day asked about.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub as_of: Day,
    /// The member's id, where the case gave one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub member_id: Option<String>,
    /// The policies that the case was evaluated under.
    pub policies: Vec<PolicyStanding>,
    /// What was found out.
    pub findings: Vec<FindingResult>,
    /// What is to be done.
    pub actions: Vec<ActionResult>,
    /// What to ask next, best first.
    pub questions: Vec<Question>,
    /// What a reader should know besides.
    pub notices: Vec<Notice>,
    /// The language it is said in.
    #[serde(skip)]
    #[cfg_attr(feature = "typescript", ts(skip))]
    pub(crate) words: &'static Words,
}

impl Determination {
    /// The answer as JSON text.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The finding of this id, if its policy was evaluated.
    #[must_use]
    pub fn finding(&self, id: &str) -> Option<&FindingResult> {
        self.findings.iter().find(|finding| finding.id == id)
    }

    /// The action of this id, unless it need not be taken.
    #[must_use]
    pub fn action(&self, id: &str) -> Option<&ActionResult> {
        self.actions.iter().find(|action| action.id == id)
    }
}

impl FindingResult {
    /// The criterion of this id.
    #[must_use]
    pub fn criterion(&self, id: &str) -> Option<&CriterionResult> {
        self.criteria.iter().find(|criterion| criterion.id == id)
    }
}
