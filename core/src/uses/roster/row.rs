//! The rows of a roster.

use serde::Serialize;

use crate::answer::{ActionOutcome, Outcome, ScreenedFinding};
use crate::case::{Problem, Problems};
use crate::determination::{DueDay, Lasts};
use crate::time::Day;

/// One member, or one case that was refused.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Row {
    /// The number that it was added with.
    pub line: u64,
    /// The member's id, where the case gave one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub member_id: Option<String>,
    /// The day asked about; left out where the case was refused.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<Day>,
    /// The findings shown, without those of a policy that the case is not about.
    pub findings: Vec<FindingCell>,
    /// The actions shown: all that were named, or all that the member needs.
    pub actions: Vec<ActionCell>,
    /// What to ask next: the question that is expected to settle most of what is shown. Only where it was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_question: Option<String>,
    /// Why the case was refused; empty where it was not.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub problems: Vec<Problem>,
}

/// What a finding, or a criterion, is for one member.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct FindingCell {
    /// Its id.
    pub id: &'static str,
    /// What it is on the as-of day.
    pub outcome: Outcome,
    /// The last day of that; left out where it never ends.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// Whether it lasts at least until then: what it is on the day after depends on what is not known.
    #[serde(skip_serializing_if = "is_false")]
    pub at_least: bool,
    /// The criteria that settle it, by their ids. Only where reasons were asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub determining: Vec<&'static str>,
    /// Whether it is settled by what is known second-hand or as general knowledge, or by an aid code. Only where reasons were
    /// asked for.
    #[serde(skip_serializing_if = "is_false")]
    pub not_verified: bool,
}

/// What an action is for one member.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct ActionCell {
    /// Its id.
    pub id: &'static str,
    /// What it is on the as-of day.
    pub outcome: ActionOutcome,
    /// The day by which it must be done, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<DueDay>,
}

impl Row {
    pub(super) fn refused(line: u64, problems: &Problems) -> Self {
        let problems = problems.as_slice().to_vec();
        Self { line, member_id: None, as_of: None, findings: Vec::new(), actions: Vec::new(), next_question: None, problems }
    }

    pub(super) fn is_refused(&self) -> bool {
        !self.problems.is_empty()
    }

    /// What a finding or criterion is; `None` where its policy was not evaluated.
    #[must_use]
    pub fn finding(&self, id: &str) -> Option<&FindingCell> {
        self.findings.iter().find(|cell| cell.id == id)
    }

    /// What an action is.
    #[must_use]
    pub fn action(&self, id: &str) -> Option<&ActionCell> {
        self.actions.iter().find(|cell| cell.id == id)
    }
}

impl FindingCell {
    pub(super) fn of(finding: ScreenedFinding) -> Self {
        let ScreenedFinding { id, outcome, until, next } = finding;
        let at_least = matches!(Lasts::of(outcome, until, next), Lasts::AtLeastUntil(_));
        Self { id, outcome, until, at_least, determining: Vec::new(), not_verified: false }
    }
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
fn is_false(flag: &bool) -> bool {
    !*flag
}
