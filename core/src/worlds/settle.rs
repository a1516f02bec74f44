//! Lines of formulas settled as far as all worlds agree.

use crate::lists::short::Short;
use crate::logic::{Evaluation, Settle};
use crate::phases::{Phase, Watch};
use crate::rules::{Dependencies, FormulaId};
use crate::time::{Day, Line, Timeline, Truth, Window};
use crate::worlds::budget::TooMuch;
use crate::worlds::model::Worlds;
use crate::worlds::solver::Solver;

/// A line that worlds can settle where three-valued logic does not.
pub(crate) trait SettledLine: Line {
    /// The line of a formula, settled as far as the worlds agree.
    fn settled(self, id: FormulaId, dependencies: &Dependencies, solver: Solver<'_, '_>) -> Self;
}

impl<'c> Worlds<'c> {
    /// An evaluation that these worlds settle as far as they agree.
    pub(crate) fn evaluation<'v, L: SettledLine>(&'v self) -> Evaluation<'v, L> {
        Evaluation::new(self.valuation, self.policies).settled_by(self)
    }
}

impl<L: SettledLine> Settle<L> for Worlds<'_> {
    fn settle(&self, line: L, id: FormulaId, dependencies: &Dependencies, evaluation: &Evaluation<'_, L>) -> L {
        if self.can_settle(dependencies, &|at| evaluation.atom_known(at).is_none_or(L::is_open)) {
            let _watch = Watch::begin(Phase::Search);
            self.budget.begin_to_settle();
            line.settled(id, dependencies, self.solver(evaluation))
        } else {
            line
        }
    }

    fn settle_on(&self, day: Day, id: FormulaId, dependencies: &Dependencies, evaluation: &Evaluation<'_, L>) -> Truth {
        let _watch = Watch::begin(Phase::Search);
        let solver = self.solver(evaluation);
        if solver.sampled(id).is_some_and(|sampled| sampled.is_open_in(day, day)) {
            return Truth::Unknown;
        }
        self.budget.begin();
        solver.truth(id, dependencies, day).unwrap_or(Truth::Unknown)
    }
}

impl SettledLine for Truth {
    fn settled(self, id: FormulaId, dependencies: &Dependencies, solver: Solver<'_, '_>) -> Self {
        solver.truth(id, dependencies, solver.worlds.valuation.window.from).unwrap_or_else(|TooMuch| {
            solver.worlds.budget.give_up(id);
            Self::Unknown
        })
    }
}

impl SettledLine for Timeline {
    fn settled(self, id: FormulaId, dependencies: &Dependencies, solver: Solver<'_, '_>) -> Self {
        let valuation = &solver.worlds.valuation;
        let sampled = solver.sampled(id);
        let open = open_stretches(&self, valuation.window);
        if sampled.as_ref().is_some_and(|sampled| open.iter().all(|(from, to)| sampled.is_open_throughout(*from, *to))) {
            return self;
        }
        let Ok(critical) = solver.critical_days(dependencies) else {
            solver.worlds.budget.give_up(id);
            return self;
        };
        // The days between two of these are alike.
        let mut stretches: Vec<(Day, Day, Truth)> = Vec::new();
        for (at, step) in self.steps().iter().enumerate() {
            let to = self.steps().get(at + 1).map_or(valuation.window.to, |next| next.from.previous());
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
        let as_of = valuation.case.as_of;
        // The as-of day first, then what comes, then what was: in the order in which it is missed.
        let after = stretches.partition_point(|(_, to, _)| *to < as_of);
        for at in (after..stretches.len()).chain((0..after).rev()) {
            let Some((from, to, truth @ Truth::Unknown)) = stretches.get_mut(at) else { continue };
            if sampled.as_ref().is_some_and(|sampled| sampled.is_open_in(*from, *to)) {
                continue;
            }
            let Ok(settled) = solver.truth_between(id, dependencies, *from, *to) else {
                solver.worlds.budget.give_up(id);
                break;
            };
            *truth = settled;
        }
        let settled = stretches.into_iter().map(|(from, _, truth)| (from, truth));
        Self::of_days(valuation.window, Truth::Unknown, settled)
    }
}

/// The stretches in which a line is open.
fn open_stretches(line: &Timeline, window: Window) -> Short<(Day, Day), 4> {
    let mut open = Short::new();
    for (at, step) in line.steps().iter().enumerate().filter(|(_, step)| step.truth == Truth::Unknown) {
        open.push((step.from, line.steps().get(at + 1).map_or(window.to, |next| next.from.previous())));
    }
    open
}
