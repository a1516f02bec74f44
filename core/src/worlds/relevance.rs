//! Which facts can still make a difference on a day, and what each answer to them would settle.
//!
//! A fact matters if two worlds that differ in it alone differ in the outcome. What has nothing to do with
//! the fact can be such that it does not decide, for all that is settled was left out. So only the parts
//! that hang together with the fact need a look: whether some pair of their states, in two worlds that
//! differ in the fact alone, makes them differ.

use std::rc::Rc;

use smallvec::{SmallVec, smallvec};

use crate::facts::{BIRTH_DATE, FactRef, Part as FactPart};
use crate::rules::{FormulaId, Plan};
use crate::time::{Day, Line, RoughDay, Truth};
use crate::worlds::budget::{Found, TooMuch};
use crate::worlds::moves;
use crate::worlds::pairs::Pairs;
use crate::worlds::residual::{Join, Kind, Node};
use crate::worlds::snapshot::Glance;
use crate::worlds::solver::{View, live};
use crate::worlds::source::{Says, Source};
use crate::worlds::state::{State, States, add_pair, any_number, distinct, sums};
use crate::worlds::variants::{Part, Scene};

/// The facts that matter, and whether all were found out.
#[derive(Debug, Default)]
pub(crate) struct Relevant {
    pub(crate) facts: Vec<FactRef>,
    /// Whether the work left was enough.
    pub(crate) exact: bool,
    /// Where each fact stands.
    places: Vec<(FactRef, Place)>,
}

/// The looks with each range of births that makes a difference to some formula, on one day.
#[derive(Debug, Default)]
pub(crate) struct Glances {
    list: Vec<Glance>,
    /// The same for two births at once.
    pairs: Vec<Glance>,
    /// Whether the work left was enough.
    exact: bool,
}

/// One answer to a question, and what the formula is with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Answers {
    pub(crate) says: Option<Says>,
    /// For an answer that is a day: the days that are alike.
    pub(crate) days: Option<RoughDay>,
    pub(crate) truth: Truth,
}

/// Where a fact that may be asked stands.
#[derive(Clone, Copy, Debug)]
enum Place {
    Birth,
    /// A part of a source of a group.
    Source(usize, usize, Part),
}

/// What tells answers to a question apart: a range of days, what is said, a state.
type Key = (u8, Option<Says>, u64);

impl<L: Line> View<'_, '_, L> {
    /// The looks with every range of births, for formulas that look at so much.
    pub(crate) fn glances(&self, plan: &Plan, day: Day) -> Glances {
        let mut glances = Glances { exact: true, ..Glances::default() };
        let Ok(births) = self.births(plan, day) else { return Glances::default() };
        glances.list.extend(births.into_iter().map(|births| self.glance(births, births, day)));
        glances.exact &= self.merge(plan, &mut glances.list).is_ok();
        for (at, first) in glances.list.iter().enumerate() {
            let others = glances.list.iter().skip(at + 1).map(|second| second.births);
            // Births of one range are alike, and yet something can have ended between two birthdays.
            let last = RoughDay { earliest: first.births.latest, latest: first.births.latest };
            let same = (!plan.since.is_empty() && first.births.exact().is_none()).then_some(last);
            glances.pairs.extend(same.into_iter().chain(others).map(|second| self.glance(first.births, second, day)));
        }
        glances
    }

    /// Makes one of neighbours with which everything is the same.
    fn merge(&self, plan: &Plan, list: &mut Vec<Glance>) -> Found<()> {
        let mut merged: Vec<Glance> = Vec::new();
        for glance in list.drain(..) {
            match merged.last_mut() {
                Some(before) if self.are_alike(plan, before, &glance)? => before.births.latest = glance.births.latest,
                _ => merged.push(glance),
            }
        }
        *list = merged;
        Ok(())
    }

    fn are_alike(&self, plan: &Plan, a: &Glance, b: &Glance) -> Found<bool> {
        let leap = self.worlds.sight.lens.leap;
        let reached = |glance: &Glance, age: u16| glance.moment.births.0.birthday(age, leap) <= glance.moment.day;
        if plan.ages.iter().any(|age| reached(a, *age) != reached(b, *age)) {
            return Ok(false);
        }
        for group in (0..self.groups().len()).filter(|group| plan.groups >> group & 1 == 1) {
            if self.source_states(a, group)? != self.source_states(b, group)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// The facts that can make a difference to a formula, in the order in which policies look at them.
    pub(crate) fn relevant(&self, id: FormulaId, glances: &Glances) -> Relevant {
        let mut relevant = Relevant { exact: glances.exact, ..Relevant::default() };
        if self.find_relevant(id, glances, &mut relevant).is_err() {
            // What was found matters; what was not looked at may.
            relevant.exact = false;
        }
        relevant
    }

    fn find_relevant(&self, id: FormulaId, glances: &Glances, relevant: &mut Relevant) -> Found<()> {
        if self.birth_matters(id, glances)? {
            relevant.push(FactRef::whole(BIRTH_DATE.0), Some(Place::Birth));
        }
        let look = |glance| Ok((glance, self.node(id, glance)?));
        let nodes: Vec<(&Glance, Rc<Node>)> = glances.list.iter().map(look).collect::<Found<_>>()?;
        let mut groups = nodes.iter().fold(0, |groups, (_, node)| groups | node.groups);
        while groups != 0 {
            let group = usize::try_from(groups.trailing_zeros()).unwrap_or_default();
            groups &= groups - 1;
            let open = nodes.iter().filter(|(_, node)| node.looks_at(group)).map(|(glance, _)| *glance);
            let open: Vec<&Glance> = open.collect();
            for (at, source) in self.sources(group)?.iter().enumerate() {
                for (part, fact) in open_parts(source) {
                    let differing = |glance: &Glance, node: &Node| self.differing(group, at, part, glance, node);
                    if self.somewhere(id, group, &open, differing)? {
                        relevant.push(fact, Some(Place::Source(group, at, part)));
                    }
                }
                if let Source::Move(of, atom) = source {
                    let bit = self.groups().get(group).and_then(|of| of.atoms.get(*atom)).map_or(0, |atom| atom.one());
                    if self.somewhere(id, group, &open, |_, _| Ok(smallvec![(0, bit)]))? {
                        let day = open.first().map_or(self.worlds.case().as_of, |glance| glance.moment.day);
                        let facts = moves::relevant(of, self.worlds.case(), day, &self.worlds.budget)?;
                        facts.into_iter().for_each(|fact| relevant.push(fact, None));
                    }
                }
            }
        }
        Ok(())
    }

    /// Whether with some births, these pairs of states of a group can make a difference.
    fn somewhere(
        &self,
        id: FormulaId,
        group: usize,
        open: &[&Glance],
        pairs: impl Fn(&Glance, &Node) -> Found<States>,
    ) -> Found<bool> {
        for glance in open {
            let node = self.node(id, glance)?;
            let pairs = pairs(glance, &node)?;
            if !pairs.is_empty() && self.matters(&node, group, &pairs, glance)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Whether these pairs of states of a group can make a node differ.
    fn matters(&self, node: &Node, group: usize, pairs: &States, glance: &Glance) -> Found<bool> {
        match &node.kind {
            Kind::Settled => Ok(false),
            Kind::Atom { group: of, atom } => {
                let atom = self.groups().get(*of).and_then(|of| of.atoms.get(*atom)).ok_or(TooMuch)?;
                Ok(*of == group && pairs.iter().any(|(a, b)| atom.holds(*a) != atom.holds(*b)))
            }
            Kind::Not(part) => self.matters(part, group, pairs, glance),
            Kind::Join(join, blocks) => {
                let Some(block) = blocks.iter().find(|block| block.groups >> group & 1 == 1) else { return Ok(false) };
                match block.nodes.as_slice() {
                    [only] => self.matters(only, group, pairs, glance),
                    nodes => self.can_differ(*join, nodes, glance, Some((group, pairs))),
                }
            }
        }
    }

    /// Whether two births can make a difference, everything else being the same.
    fn birth_matters(&self, id: FormulaId, glances: &Glances) -> Found<bool> {
        for both in &glances.pairs {
            let node = self.node(id, both)?;
            if node.pairs.can_differ() && self.can_differ(Join::All, &[node], both, None)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The states that a group can have in two worlds that differ in this part of this source alone, as far
    /// as they make a difference to a node.
    fn differing(&self, group: usize, at: usize, part: Part, glance: &Glance, node: &Node) -> Found<States> {
        self.worlds.budget.spend(1)?;
        let of = self.groups().get(group).ok_or(TooMuch)?;
        let scene = Scene::new(of, glance.moment);
        let source = self.sources(group)?.get(at).ok_or(TooMuch)?;
        let bits = node.live_bits(self.groups(), group);
        let apart = |a: State, b: State| ((a.0 & bits) != (b.0 & bits)).then_some((a.0 & bits, b.0 & bits));
        if let Source::Hidden { .. } = source {
            // Any two histories are joined by a path on which one entry comes or goes at a time: if they make
            // a difference, so does some step.
            let states = self.sums_of(glance, group, None, bits)?;
            let more = live(self.source_states(glance, group)?.get(at).ok_or(TooMuch)?, bits)?;
            self.worlds.budget.spend(states.len() * more.len() / 8)?;
            let steps = states.iter().flat_map(|state| more.iter().filter_map(|more| apart(*state, add_pair(of, *state, *more))));
            return distinct(steps.collect()).ok_or(TooMuch);
        }
        let variants = source.variants(&scene);
        let mut pairs = States::new();
        for (at, a) in variants.iter().enumerate() {
            for b in variants.iter().skip(at + 1) {
                pairs.extend(if a.differs_only_in(b, part) { apart(a.state, b.state) } else { None });
            }
        }
        if pairs.is_empty() {
            return Ok(pairs);
        }
        let others = self.sums_of(glance, group, Some(at), bits)?;
        sums(of, &others, &distinct(pairs).ok_or(TooMuch)?).ok_or(TooMuch)
    }

    /// What a formula is for each answer to a question that can be told apart. Empty where the fact is
    /// none of those that matter, or the work left is not enough.
    pub(crate) fn answers(&self, id: FormulaId, relevant: &Relevant, fact: FactRef, glances: &Glances) -> Vec<Answers> {
        let mut all: Vec<Answers> = Vec::new();
        for (_, place) in relevant.places.iter().filter(|(known, _)| *known == fact) {
            let found = match place {
                Place::Birth => self.answers_of_birth(id, glances),
                Place::Source(group, at, part) => self.answers_of(id, *group, *at, *part, glances),
            };
            all.extend(found.unwrap_or_default());
        }
        all
    }

    fn answers_of_birth(&self, id: FormulaId, glances: &Glances) -> Found<Vec<Answers>> {
        let mut all: Vec<Answers> = Vec::new();
        for glance in &glances.list {
            let truth = self.node(id, glance)?.pairs.truth();
            match all.last_mut() {
                Some(Answers { days: Some(days), truth: before, .. }) if *before == truth => days.latest = glance.births.latest,
                _ => all.push(Answers { says: None, days: Some(glance.births), truth }),
            }
        }
        Ok(all)
    }

    fn answers_of(&self, id: FormulaId, group: usize, at: usize, part: Part, glances: &Glances) -> Found<Vec<Answers>> {
        let of = self.groups().get(group).ok_or(TooMuch)?;
        let source = self.sources(group)?.get(at).ok_or(TooMuch)?;
        // For each answer: the truths it leaves, over all births.
        let mut found: Vec<(Key, Option<RoughDay>, Pairs)> = Vec::new();
        for glance in &glances.list {
            let node = self.node(id, glance)?;
            let scene = Scene::new(of, glance.moment);
            let bits = node.live_bits(self.groups(), group);
            let others = if bits == 0 { Rc::default() } else { self.sums_of(glance, group, Some(at), bits)? };
            for (key, days, states) in keyed(source, part, &scene, bits).ok_or(TooMuch)? {
                if found.iter().any(|(known, _, seen)| *known == key && seen.is_open()) {
                    continue;
                }
                let pairs = if bits == 0 {
                    node.pairs
                } else {
                    let states = sums(of, &others, &live(&states, bits)?).ok_or(TooMuch)?;
                    self.with(&node, group, &states, glance)?
                };
                match found.iter_mut().find(|(known, ..)| *known == key) {
                    Some((_, _, seen)) => *seen = *seen | pairs,
                    None => found.push((key, days, pairs)),
                }
            }
        }
        Ok(found.into_iter().map(|((_, says, _), days, pairs)| Answers { says, days, truth: pairs.truth() }).collect())
    }
}

impl Relevant {
    fn push(&mut self, fact: FactRef, place: Option<Place>) {
        self.places.extend(place.map(|place| (fact, place)));
        if !self.facts.contains(&fact) {
            self.facts.push(fact);
        }
    }
}

/// The parts of a source that are open, with their names.
fn open_parts(source: &Source<'_>) -> SmallVec<[(Part, FactRef); 2]> {
    match source {
        Source::Fixed(_) | Source::Known(_) | Source::Move(..) => SmallVec::new(),
        Source::Free(fact, _) | Source::Hidden { fact, .. } => smallvec![(Part::Whole, FactRef::whole(*fact))],
        Source::Deed(fact, day, _) if day.exact().is_none() => smallvec![(Part::Whole, FactRef::whole(*fact))],
        Source::Deed(..) => SmallVec::new(),
        Source::Entry(item) => {
            let of = |part: FactPart| FactRef { fact: item.fact, entry: Some(item.at), part: Some(part) };
            let mut parts = SmallVec::new();
            if item.start.exact().is_none() {
                parts.push((Part::Start, of(FactPart::Start)));
            }
            if item.end.is_some_and(|end| end.exact().is_none()) {
                parts.push((Part::End, of(FactPart::End)));
            }
            for (at, detail) in item.open.iter().enumerate() {
                // What evidence leaves open is no question about the evidence.
                if item.fact.entry().details.contains(detail) {
                    parts.push((Part::Detail(at), of(FactPart::Detail(*detail))));
                }
            }
            for (at, (_, detail, done)) in item.deeds.iter().enumerate() {
                if done.is_some_and(|done| done.exact().is_none()) {
                    parts.push((Part::Deed(at), of(FactPart::Detail(*detail))));
                }
            }
            parts
        }
    }
}

/// The answers to a question about a part of a source that can be told apart, with the states each leaves it.
fn keyed(source: &Source<'_>, part: Part, scene: &Scene<'_>, bits: u64) -> Option<Vec<(Key, Option<RoughDay>, States)>> {
    if let Source::Hidden { .. } = source {
        let says = |state: u64| if state == 0 { Says::NoEntries } else { Says::Something };
        let one = |state: State| ((0, Some(says(state.0)), state.0), None, smallvec![state]);
        let each = live(&source.states(scene)?, bits).ok()?;
        return Some(any_number(scene.group, &each)?.into_iter().map(one).collect());
    }
    let mut answers: Vec<(Key, Option<RoughDay>, States)> = Vec::new();
    for variant in source.variants(scene) {
        let (range, says) = variant.answer(part);
        let days = match part {
            Part::Start => Some(variant.ranges.0),
            Part::End => variant.ranges.1,
            _ => None,
        };
        let key = (range, says, 0);
        match answers.iter_mut().find(|(known, ..)| *known == key) {
            Some((_, _, states)) => states.push(variant.state),
            None => answers.push((key, days, smallvec![variant.state])),
        }
    }
    Some(answers)
}
