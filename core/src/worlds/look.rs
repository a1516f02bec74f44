//! Formulas in all worlds of a case, on one day.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use smallvec::{SmallVec, smallvec};

use crate::day::{Day, RoughDay};
use crate::evaluate::Evaluation;
use crate::fact::FactId;
use crate::formula::{FormulaId, Group, Plan};
use crate::truth::Truth;
use crate::worlds::Settled;
use crate::worlds::can_settle;
use crate::worlds::ground::{Found, Ground, TooMuch};
use crate::worlds::moves;
use crate::worlds::node::Node;
use crate::worlds::possible::Pairs;
use crate::worlds::source::{Source, sources};
use crate::worlds::state::{Moment, Scene, States, any_number, distinct, sums};

/// Formulas over the ground of one evaluation.
#[derive(Clone, Copy)]
pub(crate) struct View<'v, 'c, L> {
    pub(crate) evaluation: &'v Evaluation<'c, L>,
    pub(crate) ground: &'v Ground<'c>,
}

/// All formulas at one moment: what their groups can be, and what is left of each.
#[derive(Debug)]
pub(crate) struct Glance {
    pub(crate) births: RoughDay,
    pub(crate) moment: Moment,
    /// The states of each source of each group, once they are needed.
    states: RefCell<BTreeMap<usize, Option<Rc<Vec<States>>>>>,
    /// What they add up to: all of a group but one, of these bits.
    sums: RefCell<BTreeMap<SumsOf, Rc<States>>>,
    pub(super) nodes: RefCell<BTreeMap<FormulaId, Rc<Node>>>,
}

/// A group, the source left out, and the bits.
type SumsOf = (usize, Option<usize>, u64);

impl Glance {
    /// Whether it looks at one world, and not at two with different births.
    pub(crate) fn is_of_one_world(&self) -> bool {
        self.moment.births.0 == self.moment.births.1
    }
}

impl<'v, 'c, L: Settled> View<'v, 'c, L> {
    pub(crate) fn groups(&self) -> &'c [Group] {
        &self.evaluation.policies.formulas.groups
    }

    /// The sources of a group.
    pub(crate) fn sources(&self, group: usize) -> Found<&'v [Source<'c>]> {
        let (cell, of) = (self.ground.sources.get(group).ok_or(TooMuch)?, self.groups().get(group).ok_or(TooMuch)?);
        if let Some(known) = cell.get() {
            return Ok(known);
        }
        let entries = |fact: &FactId| self.evaluation.sight.case.entries(*fact).count();
        self.ground.spend(1 + of.facts.iter().map(entries).sum::<usize>() * of.atoms.len())?;
        Ok(cell.get_or_init(|| sources(&self.evaluation.sight, of)))
    }

    /// The truth by worlds of a formula that three-valued logic leaves unknown on a day: unknown only if there
    /// are worlds of both kinds.
    pub(crate) fn truth(&self, id: FormulaId, plan: &Plan, day: Day) -> Found<Truth> {
        if !can_settle(plan, self.evaluation, |line: &L| line.is_open_on(day)) {
            return Ok(Truth::Unknown);
        }
        let birth = self.evaluation.sight.case.birth;
        let mut seen = Pairs::NONE;
        if birth.exact().is_some() || plan.birth_uses == 0 {
            self.look(id, birth, day, &mut seen)?;
            return Ok(seen.truth());
        }
        // With the births that told something apart before, it is often told apart again.
        let telling = self.ground.telling.get().into_iter().flatten();
        for birth in telling.filter(|day| birth.earliest <= *day && *day <= birth.latest) {
            self.look(id, birth.into(), day, &mut seen)?;
        }
        // At each age, three-valued logic may be enough.
        let mut open: SmallVec<[RoughDay; 4]> = SmallVec::new();
        for births in self.ages(plan, day) {
            if seen.is_open() {
                return Ok(Truth::Unknown);
            }
            self.ground.spend(1 + plan.atoms.len() / 4 + self.ground.entries)?;
            match self.evaluation.with_births(births, id, day) {
                Truth::True => seen = seen | Pairs::of(true, true),
                Truth::False => seen = seen | Pairs::of(false, false),
                Truth::Unknown => open.push(births),
            }
        }
        if !open.is_empty() && !seen.is_open() {
            let is_open =
                |births: &RoughDay| open.iter().any(|open| open.earliest <= births.earliest && births.latest <= open.latest);
            // The policies are about the young: those first.
            for births in self.births(plan, day)?.into_iter().rev().filter(is_open) {
                self.look(id, births, day, &mut seen)?;
                if seen.is_open() {
                    break;
                }
            }
        }
        // INVARIANT: a checked case has a world with each of its births.
        Ok(seen.truth())
    }

    /// Adds what a formula can be with births of this range.
    fn look(&self, id: FormulaId, births: RoughDay, day: Day, seen: &mut Pairs) -> Found<()> {
        let glance = self.shared_glance(births, day);
        let pairs = self.node(id, &glance)?.pairs;
        let mut telling = self.ground.telling.get();
        for (place, new) in
            telling.iter_mut().zip([pairs.can_be_true() && !seen.can_be_true(), pairs.can_be_false() && !seen.can_be_false()])
        {
            if new {
                *place = Some(births.middle());
            }
        }
        self.ground.telling.set(telling);
        *seen = *seen | pairs;
        Ok(())
    }

    /// The truth on each day of a stretch whose days are alike.
    pub(crate) fn truth_between(&self, id: FormulaId, plan: &Plan, from: Day, to: Day) -> Found<Truth> {
        let truth = self.truth(id, plan, from)?;
        // Looking at the last day as well costs little, and would show a day that was overlooked.
        if truth != Truth::Unknown && to != from && to != Day::NEVER && self.truth(id, plan, to)? != truth {
            return Err(TooMuch);
        }
        Ok(truth)
    }

    /// A look with births of these ranges, each like the first of its range.
    pub(crate) fn glance(&self, first: RoughDay, second: RoughDay, day: Day) -> Glance {
        let births = (first.earliest, second.earliest);
        let moment = Moment { births, day, as_of: self.evaluation.sight.case.as_of, leap: self.evaluation.sight.lens.leap };
        Glance { births: first, moment, states: RefCell::default(), sums: RefCell::default(), nodes: RefCell::default() }
    }

    /// The look with one birth that formulas share.
    fn shared_glance(&self, births: RoughDay, day: Day) -> Rc<Glance> {
        let mut glances = self.ground.glances.borrow_mut();
        Rc::clone(glances.entry((births.earliest, day)).or_insert_with(|| Rc::new(self.glance(births, births, day))))
    }

    /// What each source of a group can add.
    pub(crate) fn source_states(&self, glance: &Glance, group: usize) -> Found<Rc<Vec<States>>> {
        if let Some(known) = glance.states.borrow().get(&group) {
            return known.clone().ok_or(TooMuch);
        }
        let sources = self.sources(group)?;
        self.ground.spend(2)?;
        let all = self.groups().get(group).and_then(|of| {
            let scene = Scene::new(of, glance.moment);
            // A long history fills no cache, so each of its entries takes longer.
            let work = if sources.len() > 100 { 6 } else { 1 };
            let of_source = |source: &Source<'_>| {
                self.ground.spend(work).ok()?;
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
                let (can, cannot) = moves::truths(of, self.evaluation.sight.case, scene.moment.day, self.ground).ok()?;
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
            self.ground.spend(2 + states.len() * more.len() / 8)?;
            states = sums(of, &states, &more).ok_or(TooMuch)?;
        }
        let states = Rc::new(states);
        glance.sums.borrow_mut().insert((group, but, bits), Rc::clone(&states));
        Ok(states)
    }

    /// The births that can be, in ranges within which every birth is like the first of them.
    pub(crate) fn births(&self, plan: &Plan, day: Day) -> Found<SmallVec<[RoughDay; 4]>> {
        self.ground.spend(1)?;
        let birth = self.evaluation.sight.case.birth;
        if birth.exact().is_some() || plan.birth_uses == 0 {
            return Ok(smallvec![birth]);
        }
        Ok(cut(birth, self.birth_cuts(plan, day)?))
    }

    /// The births that can be, by the ages that a formula asks about.
    fn ages(&self, plan: &Plan, day: Day) -> SmallVec<[RoughDay; 4]> {
        let leap = self.evaluation.sight.lens.leap;
        let cuts = plan.ages.iter().filter_map(|age| day.next().first_birth(*age, leap));
        cut(self.evaluation.sight.case.birth, cuts.collect())
    }
}

/// Rough days in ranges: one begins on each of these days that lies within.
fn cut(days: RoughDay, mut cuts: SmallVec<[Day; 16]>) -> SmallVec<[RoughDay; 4]> {
    cuts.retain(|cut| days.earliest < *cut && *cut <= days.latest);
    cuts.sort_unstable();
    cuts.dedup();
    let mut all = SmallVec::new();
    let mut rest = days;
    for cut in cuts {
        all.push(RoughDay { latest: cut.previous(), ..rest });
        rest.earliest = cut;
    }
    all.push(rest);
    all
}

/// States without the bits that make no difference.
pub(crate) fn live(states: &States, bits: u64) -> Found<States> {
    distinct(states.iter().map(|(a, b)| (a & bits, b & bits)).collect()).ok_or(TooMuch)
}
