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

use smallvec::SmallVec;

use crate::case::{Case, Deed, Detail, Entry, Status, Value};
use crate::day::{Day, RoughDay};
use crate::evaluate::Evaluation;
use crate::formula::{FormulaId, Formulas, Group, Plan};
use crate::timeline::{Line, Timeline};
use crate::truth::Truth;

use self::look::TooMuch;
pub(crate) use self::look::{Ground, View};
pub(crate) use self::relevance::{Answers, Glances, Relevant};
pub(crate) use self::source::{Says, choices_named};

/// The groups of which something is open in a case, one bit each.
pub(crate) fn open_groups(formulas: &Formulas, case: &Case) -> u128 {
    let known: SmallVec<[_; 16]> = case.facts.iter().filter(|(_, value)| is_exact(value)).map(|(fact, _)| *fact).collect();
    let open = |group: &Group| group.facts.iter().any(|fact| !known.contains(fact));
    formulas.groups.iter().take(128).enumerate().filter(|(_, group)| open(group)).fold(0, |bits, (at, _)| bits | 1 << at)
}

/// Whether worlds can settle more of a formula than three-valued logic does.
fn can_settle<L: Settled>(plan: &Plan, evaluation: &Evaluation<'_, L>) -> bool {
    let ground = &evaluation.ground;
    let open = plan.groups & ground.open;
    let birth = ground.birth_is_open && plan.birth_uses > 0;
    (birth && (plan.birth_uses > 1 || open != 0)) || open & (plan.shared | ground.moving) != 0
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
    /// The truth on a day.
    fn at(&self, day: Day) -> Truth;
    /// The line of a formula, settled as far as the worlds agree.
    fn settle(self, id: FormulaId, plan: &Plan, view: View<'_, '_, Self>) -> Self;

    /// The line of a formula, settled as far as the worlds agree, where a look at them can settle more.
    fn settled(self, id: FormulaId, plan: &Plan, evaluation: &Evaluation<'_, Self>) -> Self {
        if self.is_open() && can_settle(plan, evaluation) {
            self.settle(id, plan, View { evaluation, ground: &evaluation.ground })
        } else {
            self
        }
    }
}

impl Settled for Truth {
    fn at(&self, _: Day) -> Truth {
        *self
    }

    fn settle(self, id: FormulaId, plan: &Plan, view: View<'_, '_, Self>) -> Self {
        view.truth(id, plan, view.evaluation.window.from).unwrap_or_else(|TooMuch| {
            view.ground.give_up(id);
            Self::Unknown
        })
    }
}

impl Settled for Timeline {
    fn at(&self, day: Day) -> Truth {
        self.on(day)
    }

    fn settle(self, id: FormulaId, plan: &Plan, view: View<'_, '_, Self>) -> Self {
        let evaluation = view.evaluation;
        let critical = view.critical_days(plan);
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
            let truth = view.truth_between(id, plan, *from, *to).unwrap_or_else(|TooMuch| {
                view.ground.give_up(id);
                Truth::Unknown
            });
            settled.push((*from, truth));
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
