//! Outcomes: what a rule or an action is on the as-of day, with the run of days that belongs to it.

use crate::lists::short::Short;
use serde::Serialize;

use crate::rules::{Modality, Policy};
use crate::time::{Day, Timeline, Truth};

/// What a rule is on one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Outcome {
    /// It holds in every world that fits what is known.
    Met,
    /// It holds in no such world.
    NotMet,
    /// It holds in some and not in others.
    Undetermined,
    /// The policy, or this part of it, is not in force.
    NotInForce,
}

/// What an action is on one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum ActionOutcome {
    /// It must be taken.
    Required,
    /// It may be taken.
    Optional,
    /// It depends on what is not known.
    Undetermined,
    /// It need not be taken.
    NotRequired,
    /// The policy is not in force.
    NotInForce,
}

/// From this day on the outcome is another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Change {
    /// The first day of the new outcome.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub on: Day,
    /// The new outcome.
    pub outcome: Outcome,
}

/// A short list: natively it has no place of its own in memory while it has up to two items; in WebAssembly it is a vector.
pub type Few<T> = Short<T, 2>;

impl Outcome {
    /// Its name in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::NotMet => "notMet",
            Self::Undetermined => "undetermined",
            Self::NotInForce => "notInForce",
        }
    }
}

impl ActionOutcome {
    /// Of an action of this kind, whose rule is this.
    pub(super) fn of(modality: Modality, outcome: Outcome) -> Self {
        match (outcome, modality) {
            (Outcome::Met, Modality::Required) => Self::Required,
            (Outcome::Met, Modality::Optional) => Self::Optional,
            (Outcome::Undetermined, _) => Self::Undetermined,
            (Outcome::NotMet, _) => Self::NotRequired,
            (Outcome::NotInForce, _) => Self::NotInForce,
        }
    }

    /// Its name in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::Optional => "optional",
            Self::Undetermined => "undetermined",
            Self::NotRequired => "notRequired",
            Self::NotInForce => "notInForce",
        }
    }
}

/// What a rule is that holds, or fails while it is in force, as far as that is known.
pub(crate) fn outcome_of(holds: Truth, fails: Option<Truth>) -> Outcome {
    match (holds, fails) {
        (Truth::True, _) => Outcome::Met,
        (Truth::False, None) | (_, Some(Truth::True)) => Outcome::NotMet,
        (Truth::False, Some(Truth::False)) => Outcome::NotInForce,
        _ => Outcome::Undetermined,
    }
}

/// The days on which a rule is in force.
#[derive(Clone, Copy)]
pub(super) struct InForce {
    pub(super) from: Day,
    pub(super) until: Day,
}

impl InForce {
    pub(super) fn of(policy: &Policy) -> Self {
        Self { from: policy.in_force_from.unwrap_or(Day::FIRST), until: policy.in_force_until.unwrap_or(Day::NEVER) }
    }

    pub(super) fn holds(self, day: Day) -> bool {
        self.from <= day && day <= self.until
    }
}

/// The outcome on the as-of day with the run of days it belongs to, and what comes later.
pub(super) struct OutcomeInterval {
    pub(super) outcome: Outcome,
    pub(super) since: Option<Day>,
    pub(super) until: Option<Day>,
    pub(super) changes: Few<Change>,
}

impl OutcomeInterval {
    /// Of when a rule holds and, where it is not always in force, when it is in force and fails. What comes later is
    /// looked at only where it is asked for.
    pub(super) fn of(holds: &Timeline, fails: Option<&Timeline>, in_force: InForce, day: Day, later: bool) -> Self {
        let mut run = Self { outcome: Outcome::NotInForce, since: None, until: None, changes: Few::new() };
        let mut last = None;
        let mut enter = |on: Day, outcome: Outcome| {
            if last == Some(outcome) {
                return;
            }
            last = Some(outcome);
            if on <= day {
                run.outcome = outcome;
                run.since = (on > Day::FIRST).then_some(on);
            } else if later {
                run.until.get_or_insert(on.previous());
                run.changes.push(Change { on, outcome });
            }
        };
        if in_force.from > Day::FIRST {
            enter(Day::FIRST, Outcome::NotInForce);
        }
        holds.each_stretch(fails, |from, to, holds, fails| {
            if to >= in_force.from && from <= in_force.until {
                enter(from.max(in_force.from), outcome_of(holds, fails));
            }
        });
        if in_force.until < Day::NEVER {
            enter(in_force.until.next(), Outcome::NotInForce);
        }
        run
    }
}
