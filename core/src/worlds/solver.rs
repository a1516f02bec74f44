//! Formulas over the worlds of one evaluation: what each group can be.

use std::rc::Rc;

use crate::lists::order;
use crate::lists::short::short;

use crate::facts::FactId;
use crate::logic::{Atoms, Evaluation};
use crate::rules::Group;
use crate::time::{Day, Line, RoughDay, Truth};
use crate::worlds::budget::{Found, TooMuch};
use crate::worlds::model::Worlds;
use crate::worlds::moves;
use crate::worlds::snapshot::{Kept, Snapshot};
use crate::worlds::state::{Moment, States, any_number, distinct, sums};
use crate::worlds::variable::{Variable, variables};
use crate::worlds::variants::GroupAt;

/// Formulas over the worlds of one evaluation, of which it is no matter whether it is of one day or of all: so the
/// search stands in the module once.
#[derive(Clone, Copy)]
pub(crate) struct Solver<'v, 'c> {
    pub(super) known: &'v dyn KnownAtoms,
    pub(super) worlds: &'v Worlds<'c>,
}

/// What an evaluation worked out of single atoms.
pub(super) trait KnownAtoms {
    /// What an atom is on a day; `None` where it was not worked out.
    fn atom_on(&self, at: usize, day: Day) -> Option<Truth>;
    /// What it is on every day, where it is always the same and settled.
    fn always(&self, at: usize) -> Option<Truth>;
}

impl<L: Line> KnownAtoms for Evaluation<'_, L> {
    fn atom_on(&self, at: usize, day: Day) -> Option<Truth> {
        self.atom_known(at).map(|line| line.at(day))
    }

    fn always(&self, at: usize) -> Option<Truth> {
        self.atom_known(at).and_then(L::only).filter(|truth| *truth != Truth::Unknown)
    }
}

impl KnownAtoms for Atoms<'_> {
    fn atom_on(&self, at: usize, day: Day) -> Option<Truth> {
        self.line(at).map(|line| line.on(day))
    }

    fn always(&self, at: usize) -> Option<Truth> {
        self.line(at).and_then(Line::only).filter(|truth| *truth != Truth::Unknown)
    }
}

impl<'c> Worlds<'c> {
    /// These worlds for formulas over some atoms.
    pub(crate) fn solver_of<'v>(&'v self, atoms: &'v Atoms<'v>) -> Solver<'v, 'c> {
        Solver { known: atoms, worlds: self }
    }

    /// These worlds for the formulas of an evaluation.
    pub(crate) fn solver<'v, L: Line>(&'v self, evaluation: &'v Evaluation<'v, L>) -> Solver<'v, 'c> {
        Solver { known: evaluation, worlds: self }
    }
}

impl<'v, 'c> Solver<'v, 'c> {
    pub(super) fn groups(&self) -> &'c [Group] {
        &self.worlds.policies.formulas.groups
    }

    /// Begins to look for what matters to another formula.
    pub(crate) fn begin(&self) {
        self.worlds.budget.begin();
    }

    /// The variables of a group.
    pub(super) fn variables(&self, group: usize) -> Found<&'v [Variable<'c>]> {
        let (cell, of) = (self.worlds.variables_of(group).ok_or(TooMuch)?, self.groups().get(group).ok_or(TooMuch)?);
        if let Some(known) = cell.get() {
            return Ok(known);
        }
        let entries = |fact: &FactId| self.worlds.case().entries(*fact).count();
        self.worlds.budget.spend(1 + of.facts.iter().map(entries).sum::<usize>() * of.atoms.len())?;
        Ok(cell.get_or_init(|| variables(&self.worlds.valuation, of)))
    }

    /// A snapshot with births of these ranges, each like the first of its range.
    pub(super) fn snapshot(&self, first: RoughDay, second: RoughDay, day: Day) -> Snapshot {
        let births = (first.earliest, second.earliest);
        let moment = Moment { births, day, as_of: self.worlds.case().as_of, leap: self.worlds.valuation.interpretation.leap };
        Snapshot {
            births: first,
            moment,
            states: Kept::default(),
            sums: Kept::default(),
            added: Kept::default(),
            differing: Kept::default(),
            residuals: Kept::default(),
        }
    }

    /// The snapshot with one birth that formulas share.
    pub(super) fn shared_snapshot(&self, births: RoughDay, day: Day) -> Rc<Snapshot> {
        let mut snapshots = self.worlds.snapshots.borrow_mut();
        let key = (births.earliest, day);
        let place = snapshots.partition_point(|(known, _)| *known < key);
        if let Some((_, known)) = snapshots.get(place).filter(|(known, _)| *known == key) {
            return Rc::clone(known);
        }
        let new = Rc::new(self.snapshot(births, births, day));
        order::insert(&mut snapshots, place, (key, Rc::clone(&new)));
        new
    }

    /// What each variable of a group can add.
    pub(super) fn variable_states(&self, snapshot: &Snapshot, group: usize) -> Found<Rc<Vec<States>>> {
        if let Some(known) = snapshot.states.get(&group) {
            return known.ok_or(TooMuch);
        }
        let variables = self.variables(group)?;
        self.worlds.budget.spend(2)?;
        let all = self.groups().get(group).and_then(|of| {
            let group_at = GroupAt::new(of, snapshot.moment);
            // A long history fills no cache, so each of its entries takes longer.
            let work = if variables.len() > 100 { 6 } else { 1 };
            let of_variable = |variable: &Variable<'_>| {
                self.worlds.budget.spend(work).ok()?;
                self.states_of(variable, &group_at)
            };
            variables.iter().map(of_variable).collect::<Option<Vec<_>>>().map(Rc::new)
        });
        snapshot.states.keep(group, &all);
        all.ok_or(TooMuch)
    }

    /// What a variable can add on the day.
    fn states_of(&self, variable: &Variable<'_>, group_at: &GroupAt<'_>) -> Option<States> {
        match variable {
            Variable::Move(of, atom) => {
                let (can, cannot) = moves::truths(of, self.worlds.case(), group_at.moment.day, &self.worlds.budget).ok()?;
                let bit = group_at.group.atoms.get(*atom).map_or(0, |atom| atom.one());
                let holds = can.then_some((bit, bit));
                Some(holds.into_iter().chain(cannot.then_some((0, 0))).collect())
            }
            other => other.states(group_at),
        }
    }

    /// What the variables of a group add up to, of these bits; all of them, or all but one.
    pub(super) fn sums_of(&self, snapshot: &Snapshot, group: usize, but: Option<usize>, bits: u64) -> Found<Rc<States>> {
        let key = (group, but, bits);
        if let Some(known) = snapshot.sums.get(&key) {
            return Ok(known);
        }
        let of = self.groups().get(group).ok_or(TooMuch)?;
        let mut states: States = short![(0, 0)];
        for at in (0..self.variables(group)?.len()).filter(|at| Some(*at) != but) {
            let more = self.added_by(snapshot, group, at, bits)?;
            self.worlds.budget.spend(2 + states.len() * more.len() / 8)?;
            states = sums(of, &states, &more).ok_or(TooMuch)?;
        }
        let states = Rc::new(states);
        snapshot.sums.keep(key, &states);
        Ok(states)
    }

    /// What a variable of a group adds up to by itself, of these bits: entries that were not given, any number of times.
    pub(super) fn added_by(&self, snapshot: &Snapshot, group: usize, at: usize, bits: u64) -> Found<Rc<States>> {
        let key = (group, at, bits);
        if let Some(known) = snapshot.added.get(&key) {
            return Ok(known);
        }
        let states = self.variable_states(snapshot, group)?;
        let more = live(states.get(at).ok_or(TooMuch)?, bits)?;
        let Some(Variable::Hidden { .. }) = self.variables(group)?.get(at) else { return Ok(Rc::new(more)) };
        let of = self.groups().get(group).ok_or(TooMuch)?;
        let all = Rc::new(any_number(of, &more).ok_or(TooMuch)?);
        snapshot.added.keep(key, &all);
        Ok(all)
    }
}

/// States without the bits that make no difference.
pub(super) fn live(states: &States, bits: u64) -> Found<States> {
    distinct(states.iter().map(|(a, b)| (a & bits, b & bits)).collect()).ok_or(TooMuch)
}
