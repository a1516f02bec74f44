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
//! looks at a group once has exactly the truths that its parts have; where it looks at one twice, worlds
//! that make it true, and false, are [searched](search) for. What this settles is never wrong.

mod days;
mod ground;
mod hidden_moves;
mod known;
mod look;
pub(crate) mod moves;
mod node;
mod possible;
mod relevance;
mod search;
mod source;
mod state;

use crate::day::{Day, RoughDay};
use crate::evaluate::Evaluation;
use crate::formula::{FormulaId, Plan};
use crate::timeline::{Line, Timeline};
use crate::truth::Truth;

use self::ground::TooMuch;
pub(crate) use self::ground::{Ground, MOST_WORK};
pub(crate) use self::look::View;
pub(crate) use self::relevance::{Answers, Glances, Relevant};
pub(crate) use self::source::{Says, choices_named};

/// Whether worlds can settle more of a formula than three-valued logic does: where atoms about the same facts
/// are open together (`is_open` says which are), or one that is not exact by itself.
fn can_settle<L: Settled>(plan: &Plan, evaluation: &Evaluation<'_, L>, is_open: impl Fn(&L) -> bool) -> bool {
    let formulas = &evaluation.policies.formulas;
    let birth = evaluation.sight.case.birth.exact().is_none() && plan.birth_uses > 0;
    if !birth && plan.is_composed {
        return false;
    }
    let mut seen = 0;
    for at in &plan.atoms {
        let open = evaluation.atom_known(*at).is_none_or(&is_open);
        if let Some((group, _)) = formulas.places.get(*at).filter(|_| open) {
            let bit = 1_u128 << (group & 127);
            if birth || (seen | formulas.moving) & bit != 0 {
                return true;
            }
            seen |= bit;
        }
    }
    birth && plan.birth_uses > 1
}

/// A line that worlds can settle where three-valued logic does not.
pub(crate) trait Settled: Line {
    /// The truth on a day.
    fn at(&self, day: Day) -> Truth;
    /// Whether it is unknown on a day.
    fn is_open_on(&self, day: Day) -> bool {
        self.at(day) == Truth::Unknown
    }
    /// The line of a formula, settled as far as the worlds agree.
    fn settle(self, id: FormulaId, plan: &Plan, view: View<'_, '_, Self>) -> Self;

    /// The line of a formula, settled as far as the worlds agree, where a look at them can settle more.
    fn settled(self, id: FormulaId, plan: &Plan, evaluation: &Evaluation<'_, Self>) -> Self {
        if self.is_open() && can_settle(plan, evaluation, Self::is_open) {
            evaluation.ground().begin_to_settle();
            self.settle(id, plan, View { evaluation, ground: evaluation.ground() })
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
        view.truth(id, plan, view.evaluation.sight.window.from).unwrap_or_else(|TooMuch| {
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
        let Ok(critical) = view.critical_days(plan) else {
            view.ground.give_up(id);
            return self;
        };
        // The days between two of these are alike.
        let mut stretches: Vec<(Day, Day)> = Vec::new();
        for (at, step) in self.steps().iter().enumerate().filter(|(_, step)| step.truth == Truth::Unknown) {
            let to = self.steps().get(at + 1).map_or(evaluation.sight.window.to, |next| next.from.previous());
            let (after, until) = (critical.partition_point(|day| *day <= step.from), critical.partition_point(|day| *day <= to));
            let inside = critical.get(after..until).unwrap_or_default();
            let starts: Vec<Day> = std::iter::once(step.from).chain(inside.iter().copied()).collect();
            let ends = starts.iter().skip(1).map(|next| next.previous()).chain([to]);
            stretches.extend(starts.iter().copied().zip(ends));
        }
        let as_of = evaluation.sight.case.as_of;
        // The as-of day first, then what comes, then what was: in the order in which it is missed.
        let after = stretches.partition_point(|(_, to)| *to < as_of);
        let mut truths = vec![Truth::Unknown; stretches.len()];
        for at in (after..stretches.len()).chain((0..after).rev()) {
            let (Some((from, to)), Some(place)) = (stretches.get(at), truths.get_mut(at)) else { continue };
            let Ok(truth) = view.truth_between(id, plan, *from, *to) else {
                view.ground.give_up(id);
                break;
            };
            *place = truth;
        }
        let mut settled: Vec<(Day, Truth)> = self.steps().iter().map(|step| (step.from, step.truth)).collect();
        settled.extend(stretches.iter().zip(truths).map(|((from, _), truth)| (*from, truth)));
        // A stretch that begins with a step says more than the step.
        settled.sort_by_key(|(day, _)| *day);
        Self::of_days(evaluation.sight.window, Truth::Unknown, settled)
    }
}

/// The days on which something that may be rough first and last can be.
fn both(days: RoughDay) -> [Day; 2] {
    [days.earliest, days.latest]
}
