//! Lines of formulas settled as far as all worlds agree.

use crate::logic::{Evaluation, Settle};
use crate::rules::{Dependencies, FormulaId};
use crate::time::{Day, Line, Timeline, Truth};
use crate::worlds::budget::TooMuch;
use crate::worlds::model::Worlds;
use crate::worlds::solver::Solver;
use crate::worlds::truth::can_settle;

/// A line that worlds can settle where three-valued logic does not.
pub(crate) trait SettledLine: Line {
    /// The line of a formula, settled as far as the worlds agree.
    fn settled(self, id: FormulaId, dependencies: &Dependencies, solver: Solver<'_, '_, Self>) -> Self;
}

impl<'c> Worlds<'c> {
    /// An evaluation that these worlds settle as far as they agree.
    pub(crate) fn evaluation<'v, L: SettledLine>(&'v self) -> Evaluation<'v, L> {
        Evaluation::new(self.valuation, self.policies).settled_by(self)
    }
}

impl<L: SettledLine> Settle<L> for Worlds<'_> {
    fn settle(&self, line: L, id: FormulaId, dependencies: &Dependencies, evaluation: &Evaluation<'_, L>) -> L {
        if can_settle(dependencies, evaluation, L::is_open) {
            self.budget.begin_to_settle();
            line.settled(id, dependencies, self.solver(evaluation))
        } else {
            line
        }
    }

    fn settle_on(&self, day: Day, id: FormulaId, dependencies: &Dependencies, evaluation: &Evaluation<'_, L>) -> Truth {
        self.budget.begin();
        self.solver(evaluation).truth(id, dependencies, day).unwrap_or(Truth::Unknown)
    }
}

impl SettledLine for Truth {
    fn settled(self, id: FormulaId, dependencies: &Dependencies, solver: Solver<'_, '_, Self>) -> Self {
        solver.truth(id, dependencies, solver.evaluation.valuation.window.from).unwrap_or_else(|TooMuch| {
            solver.worlds.budget.give_up(id);
            Self::Unknown
        })
    }
}

impl SettledLine for Timeline {
    fn settled(self, id: FormulaId, dependencies: &Dependencies, solver: Solver<'_, '_, Self>) -> Self {
        let evaluation = solver.evaluation;
        let Ok(critical) = solver.critical_days(dependencies) else {
            solver.worlds.budget.give_up(id);
            return self;
        };
        // The days between two of these are alike.
        let mut stretches: Vec<(Day, Day, Truth)> = Vec::new();
        for (at, step) in self.steps().iter().enumerate() {
            let to = self.steps().get(at + 1).map_or(evaluation.valuation.window.to, |next| next.from.previous());
            if step.truth != Truth::Unknown {
                stretches.push((step.from, to, step.truth));
                continue;
            }
            let (after, until) = (critical.partition_point(|day| *day <= step.from), critical.partition_point(|day| *day <= to));
            let inside = critical.get(after..until).unwrap_or_default();
            let starts = std::iter::once(step.from).chain(inside.iter().copied());
            let ends = inside.iter().map(|next| next.previous()).chain([to]);
            stretches.extend(starts.zip(ends).map(|(from, to)| (from, to, Truth::Unknown)));
        }
        let as_of = evaluation.valuation.case.as_of;
        // The as-of day first, then what comes, then what was: in the order in which it is missed.
        let after = stretches.partition_point(|(_, to, _)| *to < as_of);
        for at in (after..stretches.len()).chain((0..after).rev()) {
            let Some((from, to, truth @ Truth::Unknown)) = stretches.get_mut(at) else { continue };
            let Ok(settled) = solver.truth_between(id, dependencies, *from, *to) else {
                solver.worlds.budget.give_up(id);
                break;
            };
            *truth = settled;
        }
        let settled = stretches.into_iter().map(|(from, _, truth)| (from, truth));
        Self::of_days(evaluation.valuation.window, Truth::Unknown, settled)
    }
}
