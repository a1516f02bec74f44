//! What a formula is in all worlds of a case, on one day.

use crate::lists::short::{Short, short};

use crate::lists::order;
use crate::logic::Evaluation;
use crate::rules::{Dependencies, FormulaId};
use crate::time::{Day, RoughDay, Truth};
use crate::worlds::budget::{Found, TooMuch};
use crate::worlds::model::Worlds;
use crate::worlds::pairs::Pairs;
use crate::worlds::solver::Solver;

impl Solver<'_, '_> {
    /// The truth by worlds of a formula that three-valued logic leaves unknown on a day: unknown only if there
    /// are worlds of both kinds.
    pub(super) fn truth(&self, id: FormulaId, dependencies: &Dependencies, day: Day) -> Found<Truth> {
        if !self.worlds.can_settle(dependencies, &|at| self.known.atom_on(at, day).is_none_or(|truth| truth == Truth::Unknown)) {
            return Ok(Truth::Unknown);
        }
        let birth = self.worlds.case().birth;
        let mut seen = Pairs::NONE;
        if birth.exact().is_some() || dependencies.birth_uses == 0 {
            self.add_pairs(id, birth, day, &mut seen)?;
            return Ok(seen.truth());
        }
        // With the births that told something apart before, it is often told apart again.
        let witnesses = self.worlds.witnesses.get().into_iter().flatten();
        for birth in witnesses.filter(|day| birth.earliest <= *day && *day <= birth.latest) {
            self.add_pairs(id, birth.into(), day, &mut seen)?;
        }
        // At each age, three-valued logic may be enough.
        let mut open: Short<RoughDay, 4> = Short::new();
        for births in self.ages(dependencies, day) {
            if seen.is_open() {
                return Ok(Truth::Unknown);
            }
            self.worlds.budget.spend(1 + usize::from(dependencies.atoms.len) / 4 + self.worlds.entries())?;
            match self.worlds.with_births(births, id, day) {
                Truth::True => seen = seen | Pairs::of(true, true),
                Truth::False => seen = seen | Pairs::of(false, false),
                Truth::Unknown => open.push(births),
            }
        }
        if !open.is_empty() && !seen.is_open() {
            let is_open =
                |births: &RoughDay| open.iter().any(|open| open.earliest <= births.earliest && births.latest <= open.latest);
            // The policies are about the young: those first.
            for births in self.births(dependencies, day)?.into_iter().rev().filter(is_open) {
                self.add_pairs(id, births, day, &mut seen)?;
                if seen.is_open() {
                    break;
                }
            }
        }
        // INVARIANT: a checked case has a world with each of its births.
        Ok(seen.truth())
    }

    /// Adds what a formula can be with births of this range.
    fn add_pairs(&self, id: FormulaId, births: RoughDay, day: Day, seen: &mut Pairs) -> Found<()> {
        let snapshot = self.shared_snapshot(births, day);
        let pairs = self.residual(id, &snapshot)?.pairs;
        let mut witnesses = self.worlds.witnesses.get();
        for (place, new) in
            witnesses.iter_mut().zip([pairs.can_be_true() && !seen.can_be_true(), pairs.can_be_false() && !seen.can_be_false()])
        {
            if new {
                *place = Some(births.middle());
            }
        }
        self.worlds.witnesses.set(witnesses);
        *seen = *seen | pairs;
        Ok(())
    }

    /// The truth on each day of a stretch whose days are alike.
    pub(super) fn truth_between(&self, id: FormulaId, dependencies: &Dependencies, from: Day, to: Day) -> Found<Truth> {
        let truth = self.truth(id, dependencies, from)?;
        // Looking at the last day as well costs little, and would show a day that was overlooked.
        if truth != Truth::Unknown && to != from && to != Day::NEVER && self.truth(id, dependencies, to)? != truth {
            return Err(TooMuch);
        }
        Ok(truth)
    }

    /// The births that can be, in ranges within which every birth is like the first of them.
    pub(super) fn births(&self, dependencies: &Dependencies, day: Day) -> Found<Short<RoughDay, 4>> {
        self.worlds.budget.spend(1)?;
        let birth = self.worlds.case().birth;
        if birth.exact().is_some() || dependencies.birth_uses == 0 {
            return Ok(short![birth]);
        }
        Ok(cut(birth, self.birth_cuts(dependencies, day)?))
    }

    /// The births that can be, by the ages that a formula asks about.
    fn ages(&self, dependencies: &Dependencies, day: Day) -> Short<RoughDay, 4> {
        let leap = self.worlds.valuation.interpretation.leap;
        let cuts = self.worlds.policies.formulas.ages_of(dependencies).filter_map(|age| day.next().first_birth(age, leap));
        cut(self.worlds.case().birth, cuts.collect())
    }
}

/// Rough days in ranges: one begins on each of these days that lies within.
fn cut(days: RoughDay, mut cuts: Short<Day, 16>) -> Short<RoughDay, 4> {
    cuts.retain(|cut| days.earliest < *cut && *cut <= days.latest);
    order::sort(&mut cuts);
    cuts.dedup();
    let mut all = Short::new();
    let mut rest = days;
    for cut in cuts {
        all.push(RoughDay { latest: cut.previous(), ..rest });
        rest.earliest = cut;
    }
    all.push(rest);
    all
}

impl Worlds<'_> {
    /// What three-valued logic makes of a formula on a day with births of this range.
    fn with_births(&self, births: RoughDay, id: FormulaId, day: Day) -> Truth {
        Evaluation::<Truth>::new(self.valuation.on(day).with_births(births), self.policies).what_is(id)
    }

    /// Whether worlds can settle more of a formula than three-valued logic does: where atoms about the same facts
    /// are open together (`is_open` says which are), or one that is not exact by itself.
    pub(super) fn can_settle(&self, dependencies: &Dependencies, is_open: &dyn Fn(usize) -> bool) -> bool {
        let formulas = &self.policies.formulas;
        let birth = self.birth_is_open() && dependencies.birth_uses > 0;
        if !birth && dependencies.is_composed {
            return false;
        }
        let mut seen = 0;
        for at in formulas.atoms_of(dependencies) {
            if let Some((group, _)) = formulas.place(*at).filter(|_| is_open(usize::from(*at))) {
                let bit = 1_u128 << (group & 127);
                if birth || (seen | formulas.moving) & bit != 0 {
                    return true;
                }
                seen |= bit;
            }
        }
        birth && dependencies.birth_uses > 1
    }
}
