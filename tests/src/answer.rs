//! The part of a determination that is compared: of each rule the outcome on the as-of day, its run, what follows and what is
//! missing, and of each action whether it is to be taken, and by when.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use chrono::{Days, NaiveDate};
use serde_json::Value;

use crate::{ask, day};

/// The first day there is.
pub fn first_day() -> NaiveDate {
    day(1900, 1, 1)
}

/// The last day there is.
pub fn last_day() -> NaiveDate {
    day(2199, 12, 31)
}

/// What a rule says of one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Outcome {
    /// The rule holds.
    Met,
    /// The rule does not hold.
    NotMet,
    /// What is known does not settle it.
    Undetermined,
    /// There is no such rule on that day.
    NotInForce,
}

impl Outcome {
    /// Reads the wire name.
    pub fn read(text: &str) -> Option<Self> {
        [Self::Met, Self::NotMet, Self::Undetermined, Self::NotInForce].into_iter().find(|outcome| outcome.name() == text)
    }

    /// The wire name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::NotMet => "notMet",
            Self::Undetermined => "undetermined",
            Self::NotInForce => "notInForce",
        }
    }

    /// Checks if more facts could not turn it.
    pub fn is_settled(self) -> bool {
        self != Self::Undetermined
    }
}

/// A rule's answer for the as-of day and every later one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The day asked about.
    pub as_of: NaiveDate,
    /// The outcome on that day.
    pub outcome: Outcome,
    /// First day of the present run; `None` where it reaches back to the first day there is.
    pub since: Option<NaiveDate>,
    /// Last day of the present run; `None` where it never ends.
    pub until: Option<NaiveDate>,
    /// Each later change: its day and the outcome from then on.
    pub changes: Vec<(NaiveDate, Outcome)>,
}

impl Answer {
    /// Reads a finding or criterion of a determination.
    ///
    /// # Errors
    /// A sentence, where a part is missing or of the wrong form.
    pub fn read(as_of: NaiveDate, value: &Value) -> Result<Self, String> {
        let outcome =
            |value: &Value| value["outcome"].as_str().and_then(Outcome::read).ok_or_else(|| format!("no outcome in {value}"));
        let date = |value: &Value| value.as_str().and_then(|text| text.parse().ok()).ok_or_else(|| format!("not a day: {value}"));
        let optional = |key: &str| value.get(key).map(date).transpose();
        let changes = value["changes"].as_array().ok_or_else(|| format!("no changes in {value}"))?;
        Ok(Self {
            as_of,
            outcome: outcome(value)?,
            since: optional("since")?,
            until: optional("until")?,
            changes: changes.iter().map(|one| Ok((date(&one["on"])?, outcome(one)?))).collect::<Result<_, String>>()?,
        })
    }

    /// Works out the answer from the outcome of each of many days, which must be in order, hold the as-of day, the first
    /// day and the last, and both days at every change.
    ///
    /// # Errors
    /// A sentence, where two days with different outcomes are not neighbours, so that the day of the change is not known.
    pub fn from_days(as_of: NaiveDate, days: &[(NaiveDate, Outcome)]) -> Result<Self, String> {
        let mut starts: Vec<(NaiveDate, Outcome)> = Vec::new();
        let mut last: Option<(NaiveDate, Outcome)> = None;
        for &(date, outcome) in days {
            if last.is_none_or(|(_, before)| before != outcome) {
                if let Some((before, _)) = last.filter(|(before, _)| *before + Days::new(1) != date) {
                    return Err(format!("the outcome changes somewhere between {before} and {date}"));
                }
                starts.push((date, outcome));
            }
            last = Some((date, outcome));
        }
        let later = starts.iter().position(|(start, _)| *start > as_of).unwrap_or(starts.len());
        let (now, changes) = (starts[..later].last().ok_or("no day before the as-of day")?, &starts[later..]);
        Ok(Self {
            as_of,
            outcome: now.1,
            since: Some(now.0).filter(|start| *start != first_day()),
            until: changes.first().map(|(on, _)| *on - Days::new(1)),
            changes: changes.to_vec(),
        })
    }

    /// The outcome on a day of the present run or later; `None` before it.
    pub fn on(&self, date: NaiveDate) -> Option<Outcome> {
        if self.since.is_some_and(|since| date < since) {
            return None;
        }
        let change = self.changes.iter().rev().find(|(on, _)| *on <= date);
        Some(change.map_or(self.outcome, |(_, outcome)| *outcome))
    }

    /// The days at which something could be seen to turn: both ends of the run, and each change with its eve.
    pub fn edges(&self) -> Vec<NaiveDate> {
        let changes = self.changes.iter().flat_map(|(on, _)| [*on - Days::new(1), *on]);
        [self.as_of].into_iter().chain(self.since).chain(self.until).chain(changes).collect()
    }

    /// What is wrong with its form, if anything: every day must have exactly one outcome.
    pub fn fault(&self) -> Option<String> {
        let mut before = (self.as_of, self.outcome);
        for &(on, outcome) in &self.changes {
            if on <= before.0 {
                return Some(format!("the change on {on} does not come after {}", before.0));
            }
            if outcome == before.1 {
                return Some(format!("the change on {on} changes nothing"));
            }
            before = (on, outcome);
        }
        if self.since.is_some_and(|since| since > self.as_of || since == first_day()) {
            return Some(format!("since {:?}, as of {}", self.since, self.as_of));
        }
        let end = self.changes.first().map(|(on, _)| *on - Days::new(1));
        (self.until != end).then(|| format!("until {:?}, but the first change leaves off at {end:?}", self.until))
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = |date: Option<NaiveDate>| date.map_or("..".to_owned(), |date| date.to_string());
        write!(f, "{} from {} through {}", self.outcome.name(), text(self.since), text(self.until))?;
        self.changes.iter().try_for_each(|(on, outcome)| write!(f, ", from {on} {}", outcome.name()))
    }
}

/// What an answer says of a finding or a criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundRule {
    /// Its outcomes.
    pub answer: Answer,
    /// The facts that could still change it.
    pub missing: BTreeSet<String>,
}

/// What an answer says of an action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundAction {
    /// `required`, `optional` or `undetermined`, or, where it was asked for, `notRequired`.
    pub outcome: String,
    /// Since when.
    pub since: Option<NaiveDate>,
    /// The day by which, and whether it is past.
    pub due: Option<(NaiveDate, bool)>,
    /// The facts that could still change it.
    pub missing: BTreeSet<String>,
}

/// An answer of the engine under test.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Findings and criteria by id.
    pub rules: BTreeMap<String, FoundRule>,
    /// Actions by id.
    pub actions: BTreeMap<String, FoundAction>,
    /// The rules of which it says that not every combination was looked at.
    pub not_exact: Vec<String>,
}

impl Found {
    /// Asks about a case.
    ///
    /// # Errors
    /// A sentence, where the case is refused or the answer cannot be read.
    pub fn ask(case: &Value) -> Result<Self, String> {
        let date = |value: &Value| value.as_str().and_then(|text| text.parse().ok()).ok_or_else(|| format!("not a day: {value}"));
        let answer = ask(&case.to_string())?;
        let as_of = date(&case["asOf"])?;
        let list = |value: &Value, key: &str| value[key].as_array().cloned().ok_or_else(|| format!("no {key} in {value:.300}"));
        let id = |value: &Value| value["id"].as_str().map(str::to_owned).ok_or_else(|| format!("no id in {value:.300}"));
        let missing = |value: &Value| {
            list(value, "missing").map(|facts| facts.iter().filter_map(Value::as_str).map(str::to_owned).collect())
        };
        let mut found = Self::default();
        for finding in list(&answer, "findings")? {
            for rule in list(&finding, "criteria")?.iter().chain([&finding]) {
                let read = FoundRule { answer: Answer::read(as_of, rule)?, missing: missing(rule)? };
                found.rules.insert(id(rule)?, read);
            }
        }
        for action in list(&answer, "actions")? {
            let due = |due: &Value| Ok::<_, String>((date(&due["on"])?, due["overdue"].as_bool().ok_or("no overdue")?));
            let read = FoundAction {
                outcome: action["outcome"].as_str().map(str::to_owned).ok_or("no outcome")?,
                since: action.get("since").map(date).transpose()?,
                due: action.get("due").map(due).transpose()?,
                missing: missing(&action)?,
            };
            found.actions.insert(id(&action)?, read);
        }
        let about =
            |notice: &Value| (notice["code"] == "notExact").then(|| notice["about"].as_str().map(str::to_owned)).flatten();
        found.not_exact = list(&answer, "notices")?.iter().filter_map(about).collect();
        Ok(found)
    }
}
