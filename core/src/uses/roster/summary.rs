//! The count of a roster.

use serde::Serialize;

use crate::answer::{ActionOutcome, Outcome};
use crate::determination::DueDay;
use crate::uses::roster::row::Row;

/// How many members there are of each kind: all of them, shown or not.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Summary {
    /// Cases that were answered.
    pub answered: u64,
    /// Cases that were refused.
    pub refused: u64,
    /// Rows shown, those of refused cases among them.
    pub shown: u64,
    /// For each finding that was asked for: those named, or, where nothing is named, those shown.
    pub findings: Vec<FindingCount>,
    /// For each action that was asked for: those named, or, where nothing is named, each of the policies.
    pub actions: Vec<ActionCount>,
}

/// For how many members a finding, or a criterion, is what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct FindingCount {
    /// Its id.
    pub id: &'static str,
    /// Met.
    pub met: u64,
    /// Not met.
    pub not_met: u64,
    /// Not to be told from what is known.
    pub undetermined: u64,
    /// Not in force on the as-of day.
    pub not_in_force: u64,
}

/// For how many members an action is what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ActionCount {
    /// Its id.
    pub id: &'static str,
    /// It must be taken.
    pub required: u64,
    /// It may be taken.
    pub optional: u64,
    /// It depends on what is not known.
    pub undetermined: u64,
    /// It must be taken, and its day is past.
    pub overdue: u64,
}

impl Summary {
    pub(super) fn of(findings: &[&'static str], actions: &[&'static str]) -> Self {
        let finding = |id: &&'static str| FindingCount { id, met: 0, not_met: 0, undetermined: 0, not_in_force: 0 };
        let action = |id: &&'static str| ActionCount { id, required: 0, optional: 0, undetermined: 0, overdue: 0 };
        Self {
            findings: findings.iter().map(finding).collect(),
            actions: actions.iter().map(action).collect(),
            ..Self::default()
        }
    }

    pub(super) fn count(&mut self, row: &Row, beside: &[(&'static str, ActionOutcome)]) {
        if row.is_refused() {
            self.refused += 1;
            return;
        }
        self.answered += 1;
        // All of them are in the order of the counts; what is asked of no policy of the case is left out.
        let mut counts = self.findings.iter_mut();
        for cell in &row.findings {
            let Some(count) = counts.find(|count| count.id == cell.id) else { break };
            *match cell.outcome {
                Outcome::Met => &mut count.met,
                Outcome::NotMet => &mut count.not_met,
                Outcome::Undetermined => &mut count.undetermined,
                Outcome::NotInForce => &mut count.not_in_force,
            } += 1;
        }
        self.count_actions(row.actions.iter().map(|cell| (cell.id, cell.outcome, cell.due.as_ref())));
        self.count_actions(beside.iter().map(|(id, outcome)| (*id, *outcome, None)));
    }

    fn count_actions<'a>(&mut self, actions: impl Iterator<Item = (&'static str, ActionOutcome, Option<&'a DueDay>)>) {
        let mut counts = self.actions.iter_mut();
        for (id, outcome, due) in actions {
            let Some(count) = counts.find(|count| count.id == id) else { break };
            match outcome {
                ActionOutcome::Required => count.required += 1,
                ActionOutcome::Optional => count.optional += 1,
                ActionOutcome::Undetermined => count.undetermined += 1,
                ActionOutcome::NotRequired | ActionOutcome::NotInForce => {}
            }
            count.overdue += u64::from(outcome == ActionOutcome::Required && due.is_some_and(|due| due.overdue));
        }
    }
}
