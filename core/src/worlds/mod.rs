//! Where three-valued logic is not exact: the worlds.
//!
//! Three-valued logic forgets that one fact feeds several conditions. Somebody whose foster care
//! ended "some day this year" is in care or left it lately, whatever that day is; yet neither
//! is certain. So, on a day that stays unknown, every formula is looked at in all worlds at once: for
//! each group of facts that hang together, the [states](state) that they can be in on that day, and
//! for the formula over them, the truths that it [can have](possible).
//!
//! Groups have nothing to do with one another but the birth, before which nothing of a member begins.
//! So births are taken range by range, and within a range groups are free of each other. A formula that
//! looks at a group once has exactly the truths that its parts have; where it looks at one twice, the
//! states of that group are taken one after the other. Every world is looked at, none is looked at by
//! name, and what this settles is never wrong.

mod days;
mod look;
pub(crate) mod moves;
mod possible;
mod relevance;
mod source;
mod state;

use crate::case::{Case, Deed, Detail, Entry, Status, Value};
use crate::condition::Condition;
use crate::day::{Day, RoughDay};
use crate::evaluate::Evaluation;
use crate::fact::FactId;
use crate::formula::{FormulaId, Plan};
use crate::timeline::{Line, Timeline};
use crate::truth::Truth;

pub(crate) use self::look::View;
pub(crate) use self::relevance::{Answers, Relevant};
pub(crate) use self::source::Says;

/// The most work for one case, in steps of a fraction of a microsecond. Beyond it answers stay as
/// three-valued logic leaves them, which is sound, and a notice says so.
const MOST_WORK: usize = 150_000;

/// What is open in a case, and how much work may still be done on it.
#[derive(Debug)]
pub(crate) struct Worlds {
    /// The facts that are given whole and exact.
    known: Vec<FactId>,
    birth_is_open: bool,
    pub(crate) left: usize,
    /// The formulas that were not settled for want of work.
    pub(crate) given_up: Vec<FormulaId>,
}

impl Worlds {
    pub(crate) fn of(case: &Case) -> Self {
        let known = case.facts.iter().filter(|(_, value)| is_exact(value)).map(|(fact, _)| *fact).collect();
        Self { known, birth_is_open: case.birth.exact().is_none(), left: MOST_WORK, given_up: Vec::new() }
    }

    /// Whether worlds can settle more of a formula than three-valued logic does.
    fn can_settle(&self, plan: &Plan) -> bool {
        let open = |fact: &FactId| !self.known.contains(fact);
        let several = |condition: &Condition| matches!(condition, Condition::Moved(_) | Condition::RanSinceBirthday(..));
        let birth = self.birth_is_open && plan.birth_uses > 0;
        (birth && plan.birth_uses > 1)
            || plan.groups.iter().any(|group| {
                let several = group.uses > 1 || group.atoms.iter().any(|atom| several(&atom.condition));
                (several || birth) && group.facts.iter().any(open)
            })
    }
}

/// Whether nothing about a value is open.
fn is_exact(value: &Value) -> bool {
    let exact = |entry: &Entry| {
        let of_detail = |detail: &Detail| match detail {
            Detail::Unknown => false,
            Detail::Deed(Deed::On(day)) => day.exact().is_some(),
            _ => true,
        };
        entry.start.exact().is_some()
            && entry.end.is_none_or(|end| end.exact().is_some())
            && entry.details.iter().all(|(_, detail)| of_detail(detail))
    };
    match value {
        Value::Day(day) | Value::Deed(Deed::On(day)) => day.exact().is_some(),
        Value::Status(Status::During(spans)) => spans.iter().all(|span| exact(&span.0)),
        Value::History(history) => history.complete && history.list.iter().all(exact),
        Value::Choice(choice) => choice.is_some(),
        _ => true,
    }
}

/// A line that worlds can settle where three-valued logic does not.
pub(crate) trait Settled: Line {
    /// The line of a formula, settled as far as the worlds agree.
    fn settled(self, plan: &Plan, id: FormulaId, evaluation: &Evaluation<'_, Self>, worlds: &mut Worlds) -> Self;
}

impl Settled for Truth {
    fn settled(self, plan: &Plan, id: FormulaId, evaluation: &Evaluation<'_, Self>, worlds: &mut Worlds) -> Self {
        if self != Self::Unknown || !worlds.can_settle(plan) {
            return self;
        }
        let view = View::new(plan, evaluation);
        view.truth(evaluation.window.from, &mut worlds.left).unwrap_or_else(|| {
            worlds.given_up.push(id);
            Self::Unknown
        })
    }
}

impl Settled for Timeline {
    fn settled(self, plan: &Plan, id: FormulaId, evaluation: &Evaluation<'_, Self>, worlds: &mut Worlds) -> Self {
        if !self.has_unknown() || !worlds.can_settle(plan) {
            return self;
        }
        let view = View::new(plan, evaluation);
        let critical = view.critical_days();
        // The days between two of these are alike.
        let mut stretches: Vec<(Day, Day)> = Vec::new();
        for (at, step) in self.steps().iter().enumerate().filter(|(_, step)| step.truth == Truth::Unknown) {
            let to = self.steps().get(at + 1).map_or(evaluation.window.to, |next| next.from.previous());
            let inside = critical.iter().copied().filter(|day| step.from < *day && *day <= to);
            let starts: Vec<Day> = std::iter::once(step.from).chain(inside).collect();
            let ends = starts.iter().skip(1).map(|next| next.previous()).chain([to]);
            stretches.extend(starts.iter().copied().zip(ends));
        }
        let as_of = evaluation.case.as_of;
        // The as-of day first, then what comes, then what was: in the order in which it is missed.
        let after = stretches.partition_point(|(_, to)| *to < as_of);
        let (before, from_now_on) = stretches.split_at(after);
        let mut settled: Vec<(Day, Truth)> = self.steps().iter().map(|step| (step.from, step.truth)).collect();
        for (from, to) in from_now_on.iter().chain(before.iter().rev()) {
            let truth = view.truth_between(*from, *to, &mut worlds.left);
            if truth.is_none() && !worlds.given_up.contains(&id) {
                worlds.given_up.push(id);
            }
            settled.push((*from, truth.unwrap_or(Truth::Unknown)));
        }
        // A stretch that begins with a step says more than the step.
        settled.sort_by_key(|(day, _)| *day);
        Self::of_days(evaluation.window, Truth::Unknown, settled)
    }
}

/// The days on which something that may be rough first and last can be.
fn both(days: RoughDay) -> [Day; 2] {
    [days.earliest, days.latest]
}
