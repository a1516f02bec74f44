//! What all worlds of a case say of a finding or an action on one day, by trying them.
//!
//! A case leaves facts open: days that are rough, states that are not known, facts left out, histories that may hide entries.
//! For each open fact some values are tried, in every combination: not every day there is, but the first and the last it can be,
//! and both sides of every day on which a comparison that a rule makes could turn (see [`turns`]). More days would tell nothing
//! new: between two such days no rule can tell one day from another.

mod hidden;
mod open;
mod turns;

use std::cell::RefCell;
use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde_json::Value;

use self::open::{Case, OpenFact};
use crate::answer::Outcome;
use crate::facts::{given, history};
use crate::reference::{Action, Finding, Known, Outcomes, Uses};

/// What the worlds of a case say of one rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
    /// The outcome if all worlds agree on it, else undetermined.
    pub outcome: Outcome,
    /// The open facts that can change it: two worlds that differ in this fact alone have different outcomes.
    pub missing: BTreeSet<String>,
}

/// Why the worlds of a case are not tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There are too many.
    TooMany,
    /// Aid codes stand for care or assistance that is not known whole: what they show is for the vectors to say.
    RestsOnEvidence,
    /// There is none: the facts contradict one another.
    None,
}

/// The worlds tried for one rule or group of rules, and the outcomes in each.
struct Tried {
    facts: Vec<OpenFact>,
    /// For each world the outcome of each rule; empty where the world is not possible. The last fact turns fastest.
    outcomes: Vec<Vec<Outcome>>,
}

/// On which day the worlds of a case are tried, and how many of them.
#[derive(Clone, Copy, Debug)]
pub struct WorldTrial {
    /// The day asked about.
    pub date: NaiveDate,
    /// The most worlds to try.
    pub most: usize,
    /// Whether to try every single day that something can be, to see that fewer are enough.
    pub every_day: bool,
}

impl WorldTrial {
    /// What the worlds say of a finding and of its criteria, each with its id: the finding first.
    ///
    /// # Errors
    /// A [`Refusal`], where they cannot be tried.
    pub fn finding(self, case: &Value, finding: &Finding) -> Result<Vec<(String, Expected)>, Refusal> {
        let names = RefCell::new(Vec::new());
        let say = |known: &Known| {
            let Outcomes { finding: outcome, criteria } = (finding.on)(known, self.date);
            *names.borrow_mut() = criteria.iter().map(|(name, _)| *name).collect();
            [outcome].into_iter().chain(criteria.into_iter().map(|(_, outcome)| outcome)).collect()
        };
        let expected = self.try_all(case, &paths(finding.uses), true, say)?.settle();
        let criteria = names.into_inner().into_iter().map(|name| format!("{}/{name}", finding.id));
        Ok([finding.id.to_owned()].into_iter().chain(criteria).zip(expected).collect())
    }

    /// What the worlds say of whether an action is to be taken: `met` if it is.
    ///
    /// # Errors
    /// A [`Refusal`], where they cannot be tried.
    pub fn action(self, case: &Value, action: &Action) -> Result<Expected, Refusal> {
        let say = |known: &Known| vec![if (action.on)(known, self.date) { Outcome::Met } else { Outcome::NotMet }];
        Ok(self.try_all(case, &paths(action.uses), false, say)?.settle().swap_remove(0))
    }

    /// The days by which an action is due, one for each world that has another: none where it need not be taken or has no such
    /// day.
    ///
    /// # Errors
    /// A [`Refusal`], where they cannot be tried.
    pub fn due(self, case: &Value, action: &Action) -> Result<BTreeSet<Option<NaiveDate>>, Refusal> {
        let seen = RefCell::new(BTreeSet::new());
        let say = |known: &Known| {
            let is_taken = (action.on)(known, self.date);
            seen.borrow_mut().insert(if is_taken { (action.due)(known, self.date) } else { None });
            vec![Outcome::Met]
        };
        let mut paths = paths(action.uses);
        paths.extend(action.meetings);
        self.try_all(case, &paths, false, say)?;
        Ok(seen.into_inner())
    }

    fn try_all(
        self,
        case: &Value,
        paths: &BTreeSet<&str>,
        absent_deeds_are_open: bool,
        say: impl Fn(&Known) -> Vec<Outcome>,
    ) -> Result<Tried, Refusal> {
        if rests_on_evidence(case, paths) {
            return Err(Refusal::RestsOnEvidence);
        }
        let Case { mut known, facts } = Case::read(case, paths, absent_deeds_are_open, self);
        let count = facts.iter().try_fold(1_usize, |count, fact| count.checked_mul(fact.values.len()));
        let count = count.filter(|count| *count <= self.most).ok_or(Refusal::TooMany)?;
        let mut outcomes = Vec::with_capacity(count);
        let mut at = vec![0; facts.len()];
        facts.iter().for_each(|fact| fact.set(&mut known, 0));
        for _ in 0..count {
            outcomes.push(if is_possible(&known) { say(&known) } else { Vec::new() });
            // As the hands of a counter: the last place that can go on does, those after it begin again.
            for (place, fact) in facts.iter().enumerate().rev() {
                at[place] = (at[place] + 1) % fact.values.len();
                fact.set(&mut known, at[place]);
                if at[place] > 0 {
                    break;
                }
            }
        }
        if outcomes.iter().all(Vec::is_empty) {
            return Err(Refusal::None);
        }
        Ok(Tried { facts, outcomes })
    }
}

fn paths(uses: Uses) -> BTreeSet<&'static str> {
    uses.iter().copied().flatten().copied().collect()
}

/// Checks if what is known of care or assistance rests on aid codes.
fn rests_on_evidence(case: &Value, paths: &BTreeSet<&str>) -> bool {
    let is_whole = |path: &str| history(given(case, path)).is_some_and(|(_, is_complete)| is_complete);
    let has_codes = history(given(case, "member.aidCodes")).is_some_and(|(codes, _)| !codes.is_empty());
    let asked = |path: &&&str| paths.contains(**path);
    has_codes && ["member.fosterCare", "member.adoptionAssistance"].iter().filter(asked).any(|path| !is_whole(path))
}

/// Checks if no start is before birth, and no end before its start.
fn is_possible(known: &Known) -> bool {
    known.all_entries().all(|(path, entry)| {
        let born = !path.starts_with("member.") || known.birth.is_none_or(|birth| birth <= entry.start);
        born && entry.end.is_none_or(|end| entry.start <= end)
    })
}

impl Tried {
    /// What the worlds say of each rule.
    fn settle(&self) -> Vec<Expected> {
        let first = self.outcomes.iter().find(|outcomes| !outcomes.is_empty()).expect("a possible world");
        let of_rule = |rule: usize| {
            let agree = self.outcomes.iter().filter_map(|outcomes| outcomes.get(rule)).all(|outcome| *outcome == first[rule]);
            let outcome = if agree { first[rule] } else { Outcome::Undetermined };
            Expected { outcome, missing: BTreeSet::new() }
        };
        let mut expected: Vec<_> = (0..first.len()).map(of_rule).collect();
        let mut step = 1;
        for fact in self.facts.iter().rev() {
            let several = fact.values.len();
            for (rule, expected) in expected.iter_mut().enumerate() {
                if expected.outcome == Outcome::Undetermined && self.matters(rule, step, several) {
                    expected.missing.insert(fact.name.clone());
                }
            }
            step *= several;
        }
        expected
    }

    /// Checks if two worlds that differ only in one fact differ in a rule. The worlds of that fact's values, all else being the
    /// same, stand `step` apart.
    fn matters(&self, rule: usize, step: usize, several: usize) -> bool {
        (0..self.outcomes.len()).step_by(step * several).any(|block| {
            (block..block + step).any(|start| {
                let mut seen = (0..several).filter_map(|value| self.outcomes[start + value * step].get(rule));
                seen.next().is_some_and(|first| seen.any(|other| other != first))
            })
        })
    }
}
