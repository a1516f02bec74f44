//! A slow, obvious evaluator for cases in which everything is known.
//!
//! It looks at one day at a time, with plain lists and plain comparisons, and is written from the documents, each in a file of
//! its own. Where a text can be read in several ways the reading is named as in the project's register (AMB-nn).

mod calendar;
mod ecm;
mod known;
mod louisiana;
mod mcbp8015;
mod north_carolina;

use chrono::{Days, NaiveDate};

pub use self::calendar::{quarter, state_holidays, week, working_days_after};
pub use self::known::{Entry, Known, Status, birthday, months_after, put};
use crate::answer::{Outcome, first_day, last_day};
use crate::day;
use crate::facts::{Kind, kind};

/// Facts by path, in groups.
pub type Uses = &'static [&'static [&'static str]];

/// A finding of a document.
#[derive(Debug)]
pub struct Finding {
    /// Its id.
    pub id: &'static str,
    /// The facts it looks at, and no others.
    pub uses: Uses,
    /// What it and its criteria are on a day.
    pub on: fn(&Known, NaiveDate) -> Outcomes,
}

/// What a finding and its criteria are on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcomes {
    /// The finding.
    pub finding: Outcome,
    /// The criteria, by the last part of their ids.
    pub criteria: Vec<(&'static str, Outcome)>,
}

/// An action of a document.
#[derive(Debug)]
pub struct Action {
    /// Its id.
    pub id: &'static str,
    /// The section without which it is not looked at: an action of a plan or a county.
    pub section: Option<&'static str>,
    /// The facts that decide whether it is to be taken, and no others.
    pub uses: Uses,
    /// Whether it is an option, and not owed.
    pub is_optional: bool,
    /// Whether it is to be taken on a day.
    pub on: fn(&Known, NaiveDate) -> bool,
    /// The day by which, where it is to be taken and the source sets one.
    pub due: fn(&Known, NaiveDate) -> Option<NaiveDate>,
    /// The history of meetings that decides by which day, too.
    pub meetings: &'static [&'static str],
}

/// No day by which.
const NO_DUE_DAY: fn(&Known, NaiveDate) -> Option<NaiveDate> = |_, _| None;

impl Action {
    /// What is owed about a member, without a day by which.
    const fn required(id: &'static str, uses: Uses, on: fn(&Known, NaiveDate) -> bool) -> Self {
        Self { id, section: None, uses, is_optional: false, on, due: NO_DUE_DAY, meetings: &[] }
    }

    /// What may be done about a member.
    const fn optional(id: &'static str, uses: Uses, on: fn(&Known, NaiveDate) -> bool) -> Self {
        Self { is_optional: true, ..Self::required(id, uses, on) }
    }

    /// It is about the plan or county of this section.
    const fn of(self, section: &'static str) -> Self {
        Self { section: Some(section), ..self }
    }

    /// It has a day by which.
    const fn due(self, due: fn(&Known, NaiveDate) -> Option<NaiveDate>) -> Self {
        Self { due, ..self }
    }

    /// It is due once in each period, as these meetings fulfil it.
    const fn by(self, meetings: &'static [&'static str]) -> Self {
        Self { meetings, ..self }
    }
}

/// A document: its policy, its findings and its actions.
#[derive(Debug)]
pub struct Document {
    /// The id of the policy.
    pub policy: &'static str,
    /// The findings, in the document's order.
    pub findings: &'static [Finding],
    /// The actions, in the document's order.
    pub actions: &'static [Action],
}

/// Every document, in the order of the answer.
pub const DOCUMENTS: [Document; 5] = [
    Document { policy: "ca-phc-mcbp8015", findings: mcbp8015::FINDINGS, actions: mcbp8015::ACTIONS },
    Document { policy: "ca-dhcs-ecm", findings: ecm::FINDINGS, actions: ecm::ACTIONS },
    Document { policy: "la-dcfs-mco-manual", findings: louisiana::DCFS_FINDINGS, actions: louisiana::DCFS_ACTIONS },
    Document { policy: "la-csoc", findings: louisiana::CSOC_FINDINGS, actions: louisiana::CSOC_ACTIONS },
    Document { policy: "nc-cfii", findings: north_carolina::FINDINGS, actions: north_carolina::ACTIONS },
];

/// The days on which a document, a population, a branch or a program begins to count.
pub fn first_days() -> Vec<NaiveDate> {
    [
        (2012, 3, 1),
        (2017, 3, 1),
        (2022, 1, 1),
        (2022, 5, 1),
        (2022, 7, 1),
        (2022, 10, 1),
        (2023, 1, 1),
        (2023, 7, 1),
        (2024, 1, 1),
        (2024, 7, 1),
        (2025, 11, 12),
    ]
    .map(|(year, month, date)| day(year, month, date))
    .to_vec()
}

/// The ages that some rule asks about.
pub const AGES: [i32; 5] = [5, 18, 21, 22, 26];

/// Met or not.
fn holds(so: bool) -> Outcome {
    if so { Outcome::Met } else { Outcome::NotMet }
}

/// A finding that holds if any of its criteria does, and is in force on some days only.
fn any_of<const N: usize>(in_force: bool, criteria: [(&'static str, bool); N]) -> Outcomes {
    if !in_force {
        let criteria = criteria.map(|(name, _)| (name, Outcome::NotInForce)).to_vec();
        return Outcomes { finding: Outcome::NotInForce, criteria };
    }
    let finding = holds(criteria.iter().any(|(_, so)| *so));
    Outcomes { finding, criteria: criteria.map(|(name, so)| (name, holds(so))).to_vec() }
}

impl Known {
    /// The documents asked for; all of them where the case names none.
    pub fn documents(&self) -> impl Iterator<Item = &'static Document> {
        DOCUMENTS.iter().filter(|document| self.policies.is_empty() || self.policies.iter().any(|id| id == document.policy))
    }

    /// Every day on which some rule could turn, with two days on either side; in order, with the first and last day there is
    /// and the as-of day.
    pub fn days_of_interest(&self) -> Vec<NaiveDate> {
        let mut turns = first_days();
        turns.push(self.as_of);
        turns.extend(self.birth.into_iter().flat_map(|birth| AGES.map(|age| birthday(birth, age))));
        for (path, entry) in self.all_entries() {
            let later = |date: NaiveDate| match kind(path) {
                Kind::Spans(months) | Kind::Events(months) => months.iter().map(|n| months_after(date, *n)).collect(),
                _ => Vec::new(),
            };
            let last = entry.end.unwrap_or(entry.start);
            turns.extend([entry.start, last]);
            turns.extend(later(last));
            turns.extend(entry.deeds.values().flatten());
        }
        turns.extend(self.deeds.values().flatten());
        let around = turns.into_iter().flat_map(|turn| (0..5).map(move |n| turn + Days::new(n) - Days::new(2)));
        let mut days: Vec<_> = around.chain([first_day(), last_day()]).collect();
        days.sort_unstable();
        days.dedup();
        days.retain(|date| (first_day()..=last_day()).contains(date));
        days
    }
}
