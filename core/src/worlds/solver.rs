//! Formulas over the worlds of one evaluation: what each group can be.

use std::cell::RefCell;
use std::rc::Rc;

use smallvec::smallvec;

use crate::facts::FactId;
use crate::logic::Evaluation;
use crate::rules::Group;
use crate::time::{Day, Line, RoughDay};
use crate::worlds::budget::{Found, TooMuch};
use crate::worlds::model::Worlds;
use crate::worlds::moves;
use crate::worlds::snapshot::Glance;
use crate::worlds::source::{Source, sources};
use crate::worlds::state::{Moment, States, any_number, distinct, sums};
use crate::worlds::variants::Scene;

/// Formulas over the worlds of one evaluation.
pub(crate) struct View<'v, 'c, L> {
    pub(crate) evaluation: &'v Evaluation<'v, L>,
    pub(crate) worlds: &'v Worlds<'c>,
}

impl<L> Clone for View<'_, '_, L> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<L> Copy for View<'_, '_, L> {}

impl<'c> Worlds<'c> {
    /// These worlds for the formulas of an evaluation.
    pub(crate) fn view<'v, L>(&'v self, evaluation: &'v Evaluation<'v, L>) -> View<'v, 'c, L> {
        View { evaluation, worlds: self }
    }
}

impl<'v, 'c, L: Line> View<'v, 'c, L> {
    pub(crate) fn groups(&self) -> &'c [Group] {
        &self.worlds.policies.formulas.groups
    }

    /// Begins to look for what matters to another formula.
    pub(crate) fn begin(&self) {
        self.worlds.budget.begin();
    }

    /// The sources of a group.
    pub(crate) fn sources(&self, group: usize) -> Found<&'v [Source<'c>]> {
        let (cell, of) = (self.worlds.sources_of(group).ok_or(TooMuch)?, self.groups().get(group).ok_or(TooMuch)?);
        if let Some(known) = cell.get() {
            return Ok(known);
        }
        let entries = |fact: &FactId| self.worlds.case().entries(*fact).count();
        self.worlds.budget.spend(1 + of.facts.iter().map(entries).sum::<usize>() * of.atoms.len())?;
        Ok(cell.get_or_init(|| sources(&self.worlds.sight, of)))
    }

    /// A look with births of these ranges, each like the first of its range.
    pub(crate) fn glance(&self, first: RoughDay, second: RoughDay, day: Day) -> Glance {
        let births = (first.earliest, second.earliest);
        let moment = Moment { births, day, as_of: self.worlds.case().as_of, leap: self.worlds.sight.lens.leap };
        Glance { births: first, moment, states: RefCell::default(), sums: RefCell::default(), nodes: RefCell::default() }
    }

    /// The look with one birth that formulas share.
    pub(super) fn shared_glance(&self, births: RoughDay, day: Day) -> Rc<Glance> {
        let mut glances = self.worlds.glances.borrow_mut();
        Rc::clone(glances.entry((births.earliest, day)).or_insert_with(|| Rc::new(self.glance(births, births, day))))
    }

    /// What each source of a group can add.
    pub(crate) fn source_states(&self, glance: &Glance, group: usize) -> Found<Rc<Vec<States>>> {
        if let Some(known) = glance.states.borrow().get(&group) {
            return known.clone().ok_or(TooMuch);
        }
        let sources = self.sources(group)?;
        self.worlds.budget.spend(2)?;
        let all = self.groups().get(group).and_then(|of| {
            let scene = Scene::new(of, glance.moment);
            // A long history fills no cache, so each of its entries takes longer.
            let work = if sources.len() > 100 { 6 } else { 1 };
            let of_source = |source: &Source<'_>| {
                self.worlds.budget.spend(work).ok()?;
                self.states_of(source, &scene)
            };
            sources.iter().map(of_source).collect::<Option<Vec<_>>>().map(Rc::new)
        });
        glance.states.borrow_mut().insert(group, all.clone());
        all.ok_or(TooMuch)
    }

    /// What a source can add on the day.
    fn states_of(&self, source: &Source<'_>, scene: &Scene<'_>) -> Option<States> {
        match source {
            Source::Move(of, atom) => {
                let (can, cannot) = moves::truths(of, self.worlds.case(), scene.moment.day, &self.worlds.budget).ok()?;
                let bit = scene.group.atoms.get(*atom).map_or(0, |atom| atom.one());
                let holds = can.then_some((bit, bit));
                Some(holds.into_iter().chain(cannot.then_some((0, 0))).collect())
            }
            other => other.states(scene),
        }
    }

    /// What the sources of a group add up to, of these bits; all of them, or all but one.
    pub(crate) fn sums_of(&self, glance: &Glance, group: usize, but: Option<usize>, bits: u64) -> Found<Rc<States>> {
        if let Some(known) = glance.sums.borrow().get(&(group, but, bits)) {
            return Ok(Rc::clone(known));
        }
        let of = self.groups().get(group).ok_or(TooMuch)?;
        let mut states: States = smallvec![(0, 0)];
        let of_sources = self.source_states(glance, group)?;
        let sources = self.sources(group)?.iter().zip(of_sources.iter());
        for (_, (source, more)) in sources.enumerate().filter(|(at, _)| Some(*at) != but) {
            let mut more = live(more, bits)?;
            if let Source::Hidden { .. } = source {
                more = any_number(of, &more).ok_or(TooMuch)?;
            }
            self.worlds.budget.spend(2 + states.len() * more.len() / 8)?;
            states = sums(of, &states, &more).ok_or(TooMuch)?;
        }
        let states = Rc::new(states);
        glance.sums.borrow_mut().insert((group, but, bits), Rc::clone(&states));
        Ok(states)
    }
}

/// States without the bits that make no difference.
pub(crate) fn live(states: &States, bits: u64) -> Found<States> {
    distinct(states.iter().map(|(a, b)| (a & bits, b & bits)).collect()).ok_or(TooMuch)
}
