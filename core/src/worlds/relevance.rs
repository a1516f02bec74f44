//! Which facts can still make a difference on a day, and what each answer to them would settle.
//!
//! A fact matters if two worlds that differ in it alone differ in the outcome. What has nothing to do with
//! the fact can be such that it does not decide, for all that is settled was left out. So only the parts
//! that hang together with the fact need a search: whether some pair of their states, in two worlds that
//! differ in the fact alone, makes them differ.

use std::cell::OnceCell;
use std::rc::Rc;

use crate::lists::short::short;

use crate::facts::{BIRTH_DATE, FactRef};
use crate::rules::{Dependencies, FormulaId, Group};
use crate::time::{Day, RoughDay, Truth};
use crate::worlds::budget::{Found, TooMuch};
use crate::worlds::moves;
use crate::worlds::pairs::Pairs;
use crate::worlds::residual::{Join, Kind, Residual};
use crate::worlds::sample::Sampled;
use crate::worlds::snapshot::{Kept, Snapshot};
use crate::worlds::solver::{Solver, live};
use crate::worlds::state::{Moment, State, States, add_pair, distinct, sums};
use crate::worlds::variable::{FreeValue, Response, Variable};
use crate::worlds::variants::{GroupAt, VariedPart, open_parts};

/// The facts that matter, and whether all were found out.
#[derive(Debug, Default)]
pub(crate) struct Relevant {
    pub(crate) facts: Vec<FactRef>,
    /// Whether the work left was enough.
    pub(crate) exact: bool,
    /// Where each fact stands.
    places: Vec<(FactRef, Place)>,
}

/// The snapshots with each range of births that makes a difference to some formula, on one day.
#[derive(Debug, Default)]
pub(crate) struct Snapshots {
    list: Vec<Snapshot>,
    /// The same for two births at once, the one in the range after the other's.
    of_two_births: Vec<Snapshot>,
    /// Which are alike to a formula, and to a group, once that is needed.
    alike_to_formulas: Kept<FormulaId, Alike>,
    alike_to_groups: Kept<usize, Alike>,
    /// Whether the work left was enough.
    exact: bool,
}

/// For each snapshot, the place of the first that is like it.
type Alike = Rc<[usize]>;

/// A snapshot, and the first in which a formula is the same.
type WithFirst<'s> = (&'s Snapshot, &'s Snapshot);

/// One answer to a question, and what the formula is with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct AnswerClass {
    pub(crate) response: Option<Response>,
    /// For an answer that is a day: the days that are alike.
    pub(crate) days: Option<RoughDay>,
    pub(crate) truth: Truth,
}

/// Where a fact that may be asked stands.
#[derive(Clone, Copy, Debug)]
enum Place {
    Birth,
    /// A part of a variable of a group.
    Variable(usize, usize, VariedPart),
}

/// What tells answers to a question apart: a range of days, what is said, a state.
type Key = (u8, Option<Response>, u64);

impl Solver<'_, '_> {
    /// The snapshots with every range of births, for formulas that look at so much.
    pub(crate) fn snapshots(&self, dependencies: &Dependencies, day: Day) -> Snapshots {
        let mut snapshots = Snapshots { exact: true, ..Snapshots::default() };
        let Ok(births) = self.births(dependencies, day) else { return Snapshots::default() };
        snapshots.list.extend(births.into_iter().map(|births| self.snapshot(births, births, day)));
        snapshots.exact &= self.merge(dependencies, &mut snapshots.list).is_ok();
        for (at, first) in snapshots.list.iter().enumerate() {
            // A world that can have two births can have each between them: what these tell apart, neighbours do.
            let next = snapshots.list.get(at + 1).map(|second| second.births);
            // Births of one range are alike, and yet something can have ended between two birthdays.
            let last = RoughDay { earliest: first.births.latest, latest: first.births.latest };
            let same = (dependencies.since != 0 && first.births.exact().is_none()).then_some(last);
            snapshots.of_two_births.extend(same.into_iter().chain(next).map(|second| self.snapshot(first.births, second, day)));
        }
        snapshots
    }

    /// Makes one of neighbours with which everything is the same.
    fn merge(&self, dependencies: &Dependencies, list: &mut Vec<Snapshot>) -> Found<()> {
        let mut merged: Vec<Snapshot> = Vec::new();
        for snapshot in list.drain(..) {
            match merged.last_mut() {
                Some(before) if self.are_alike(dependencies, before, &snapshot)? => before.births.latest = snapshot.births.latest,
                _ => merged.push(snapshot),
            }
        }
        *list = merged;
        Ok(())
    }

    fn are_alike(&self, dependencies: &Dependencies, a: &Snapshot, b: &Snapshot) -> Found<bool> {
        if !self.are_of_one_age(dependencies, a, b) {
            return Ok(false);
        }
        for group in (0..self.groups().len()).filter(|group| dependencies.groups >> group & 1 == 1) {
            if self.variable_states(a, group)? != self.variable_states(b, group)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Whether with the births of both, the same ages that formulas ask about are reached.
    fn are_of_one_age(&self, dependencies: &Dependencies, a: &Snapshot, b: &Snapshot) -> bool {
        let leap = self.worlds.valuation.interpretation.leap;
        let reached = |snapshot: &Snapshot, age: u16| snapshot.moment.births.0.birthday(age, leap) <= snapshot.moment.day;
        self.worlds.policies.formulas.ages_of(dependencies).all(|age| reached(a, age) == reached(b, age))
    }

    /// Which snapshots are alike to a formula.
    fn alike_to_formula(&self, id: FormulaId, snapshots: &Snapshots) -> Found<Alike> {
        if snapshots.list.len() < 2 {
            return Ok(Rc::default());
        }
        if let Some(known) = snapshots.alike_to_formulas.get(&id) {
            return Ok(known);
        }
        let dependencies = &self.worlds.policies.formulas.get(id).ok_or(TooMuch)?.dependencies;
        let groups = (0..self.groups().len()).filter(|group| dependencies.groups >> group & 1 == 1);
        let of_groups: Vec<Alike> = groups.map(|group| self.alike_to_group(group, snapshots)).collect();
        let list = &snapshots.list;
        let first = |(at, snapshot): (usize, &Snapshot)| {
            let is_like = |(first, other): (usize, &Snapshot)| {
                of_groups.iter().all(|of| of.get(first) == of.get(at)) && self.are_of_one_age(dependencies, snapshot, other)
            };
            list.iter().enumerate().position(is_like).unwrap_or(at)
        };
        let alike: Alike = list.iter().enumerate().map(first).collect();
        snapshots.alike_to_formulas.keep(id, &alike);
        Ok(alike)
    }

    /// Which snapshots are alike to a group; none, where its states are too many.
    fn alike_to_group(&self, group: usize, snapshots: &Snapshots) -> Alike {
        if let Some(known) = snapshots.alike_to_groups.get(&group) {
            return known;
        }
        let states: Vec<_> = snapshots.list.iter().map(|snapshot| self.variable_states(snapshot, group).ok()).collect();
        let first = |(at, one): (usize, &Option<_>)| states.iter().position(|other| one.is_some() && one == other).unwrap_or(at);
        let alike: Alike = states.iter().enumerate().map(first).collect();
        snapshots.alike_to_groups.keep(group, &alike);
        alike
    }

    /// The snapshots with the first of those in which a formula is the same.
    fn with_first<'s>(&self, id: FormulaId, snapshots: &'s Snapshots) -> Found<impl Iterator<Item = WithFirst<'s>>> {
        let alike = self.alike_to_formula(id, snapshots)?;
        let list = &snapshots.list;
        Ok(list.iter().enumerate().map(move |(at, snapshot)| {
            let first = alike.get(at).and_then(|first| list.get(*first));
            (snapshot, first.unwrap_or(snapshot))
        }))
    }

    /// The facts that can make a difference to a formula, in the order in which policies look at them.
    pub(crate) fn relevant(&self, id: FormulaId, snapshots: &Snapshots) -> Relevant {
        let mut relevant = Relevant { exact: snapshots.exact, ..Relevant::default() };
        if self.find_relevant(id, snapshots, &mut relevant).is_err() {
            // What was found matters; what was not looked at may.
            relevant.exact = false;
        }
        relevant
    }

    fn find_relevant(&self, id: FormulaId, snapshots: &Snapshots, relevant: &mut Relevant) -> Found<()> {
        let dependencies = &self.worlds.policies.formulas.get(id).ok_or(TooMuch)?.dependencies;
        // What the sample shows need not be looked for.
        let sampled = self.sampled(id);
        let sampled = sampled.as_ref();
        if dependencies.birth_uses > 0
            && (sampled.is_some_and(Sampled::shows_birth) || self.birth_matters(id, dependencies, snapshots)?)
        {
            relevant.push(FactRef::whole(BIRTH_DATE.0), Some(Place::Birth));
        }
        let changed = sampled.filter(|sampled| sampled.has_changes());
        let mut groups = dependencies.groups;
        if changed.is_none() {
            groups = 0;
            for (_, first) in self.with_first(id, snapshots)? {
                groups |= self.residual(id, first)?.groups;
            }
        }
        while groups != 0 {
            let group = usize::try_from(groups.trailing_zeros()).unwrap_or_default();
            groups &= groups - 1;
            // The snapshots in which the group leaves the formula open, once they are needed.
            let open = OnceCell::new();
            let open = || match open.get() {
                Some(known) => Ok(known),
                None => self.open_in(id, group, snapshots).map(|found| open.get_or_init(|| found)),
            };
            for (at, variable) in self.variables(group)?.iter().enumerate() {
                for (part, fact) in open_parts(variable) {
                    let differing =
                        |snapshot: &Snapshot, residual: &Residual| self.differing(group, at, part, snapshot, residual);
                    if changed.is_some_and(|sampled| sampled.shows(group, at, part))
                        || self.somewhere(id, group, variable, open()?, &differing)?
                    {
                        relevant.push(fact, Some(Place::Variable(group, at, part)));
                    }
                }
                if let Variable::Move(of, atom) = variable {
                    let open = open()?;
                    let bit = self.groups().get(group).and_then(|of| of.atoms.get(*atom)).map_or(0, |atom| atom.one());
                    if self.somewhere(id, group, variable, open, &|_, _| Ok(Rc::new(short![(0, bit)])))? {
                        let day = open.first().map_or(self.worlds.case().as_of, |(snapshot, _)| snapshot.moment.day);
                        let facts = moves::relevant(of, self.worlds.case(), day, &self.worlds.budget)?;
                        facts.into_iter().for_each(|fact| relevant.push(fact, None));
                    }
                }
            }
        }
        Ok(())
    }

    /// The snapshots in which a group leaves a formula open.
    fn open_in<'s>(&self, id: FormulaId, group: usize, snapshots: &'s Snapshots) -> Found<Vec<WithFirst<'s>>> {
        let mut open = Vec::new();
        for (snapshot, first) in self.with_first(id, snapshots)? {
            if self.residual(id, first)?.looks_at(group) {
                open.push((snapshot, first));
            }
        }
        Ok(open)
    }

    /// Whether with some births, these pairs of states of a group can make a difference.
    fn somewhere(
        &self,
        id: FormulaId,
        group: usize,
        variable: &Variable<'_>,
        open: &[WithFirst<'_>],
        pairs: &dyn Fn(&Snapshot, &Residual) -> Found<Rc<States>>,
    ) -> Found<bool> {
        for (snapshot, first) in open {
            if variable.is_alike(snapshot, first) {
                continue;
            }
            let residual = self.residual(id, first)?;
            let pairs = pairs(snapshot, &residual)?;
            if !pairs.is_empty() && self.matters(&residual, group, &pairs, first)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Whether these pairs of states of a group can make a residual differ.
    fn matters(&self, residual: &Residual, group: usize, pairs: &States, snapshot: &Snapshot) -> Found<bool> {
        match &residual.kind {
            Kind::Settled => Ok(false),
            Kind::Atom { group: of, atom } => {
                let atom = self.groups().get(*of).and_then(|of| of.atoms.get(*atom)).ok_or(TooMuch)?;
                Ok(*of == group && pairs.iter().any(|(a, b)| atom.holds(*a) != atom.holds(*b)))
            }
            Kind::Not(part) => self.matters(part, group, pairs, snapshot),
            Kind::Join(join, components) => {
                let Some(component) = components.iter().find(|component| component.groups >> group & 1 == 1) else {
                    return Ok(false);
                };
                match component.residuals.as_slice() {
                    [only] => self.matters(only, group, pairs, snapshot),
                    residuals => self.can_differ(*join, residuals, snapshot, Some((group, pairs))),
                }
            }
        }
    }

    /// Whether two births can make a difference, everything else being the same.
    fn birth_matters(&self, id: FormulaId, dependencies: &Dependencies, snapshots: &Snapshots) -> Found<bool> {
        let leap = self.worlds.valuation.interpretation.leap;
        let formulas = &self.worlds.policies.formulas;
        for both in &snapshots.of_two_births {
            let Moment { births, day, .. } = both.moment;
            let reached = |birth: Day, age: u16| birth.birthday(age, leap) <= day;
            let alike = |age: u16| {
                // What ran since a birthday that is still to come ran in neither world.
                let by_first = reached(births.0, age);
                by_first == reached(births.1, age) && !(by_first && formulas.since_of(dependencies).any(|since| since == age))
            };
            if formulas.ages_of(dependencies).all(alike) {
                continue;
            }
            let residual = self.residual(id, both)?;
            if residual.pairs.can_differ() && self.can_differ(Join::All, &[residual], both, None)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The states that a group can have in two worlds that differ in this part of this variable alone, as far
    /// as they make a difference to a residual.
    fn differing(
        &self,
        group: usize,
        at: usize,
        part: VariedPart,
        snapshot: &Snapshot,
        residual: &Residual,
    ) -> Found<Rc<States>> {
        self.worlds.budget.spend(1)?;
        let bits = residual.live_bits(self.groups(), group);
        let key = (group, at, part, bits);
        if let Some(known) = snapshot.differing.get(&key) {
            return Ok(known);
        }
        let differing = Rc::new(self.differing_in(group, at, part, snapshot, bits)?);
        snapshot.differing.keep(key, &differing);
        Ok(differing)
    }

    /// The same of these bits, worked out.
    fn differing_in(&self, group: usize, at: usize, part: VariedPart, snapshot: &Snapshot, bits: u64) -> Found<States> {
        let of = self.groups().get(group).ok_or(TooMuch)?;
        let variable = self.variables(group)?.get(at).ok_or(TooMuch)?;
        let apart = |a: State, b: State| ((a.0 & bits) != (b.0 & bits)).then_some((a.0 & bits, b.0 & bits));
        if let Variable::Hidden { .. } = variable {
            // Any two histories are joined by a path on which one entry comes or goes at a time: if they make
            // a difference, so does some step.
            let states = self.sums_of(snapshot, group, None, bits)?;
            let more = live(self.variable_states(snapshot, group)?.get(at).ok_or(TooMuch)?, bits)?;
            self.worlds.budget.spend(states.len() * more.len() / 8)?;
            let steps = states.iter().flat_map(|state| more.iter().filter_map(|more| apart(*state, add_pair(of, *state, *more))));
            return distinct(steps.collect()).ok_or(TooMuch);
        }
        let mut pairs = States::new();
        if let Variable::Free(_, answers) = variable {
            // One answer and another differ in this fact alone, whatever the day.
            for (at, a) in answers.iter().enumerate() {
                pairs.extend(answers.iter().skip(at + 1).filter_map(|b| apart((a.state, a.state), (b.state, b.state))));
            }
        } else {
            let variants = variable.variants(&GroupAt::new(of, snapshot.moment));
            for (at, a) in variants.iter().enumerate() {
                for b in variants.iter().skip(at + 1) {
                    pairs.extend(if a.differs_only_in(b, part) { apart(a.state, b.state) } else { None });
                }
            }
        }
        if pairs.is_empty() {
            return Ok(pairs);
        }
        // Where all that counts of the group is one bit, it is enough that the others can leave it.
        if bits.is_power_of_two() {
            let of_variables = self.variable_states(snapshot, group)?;
            let can_leave = |(variable, states): (&Variable<'_>, &States)| {
                matches!(variable, Variable::Hidden { .. }) || states.iter().any(|state| (state.0 | state.1) & bits == 0)
            };
            let mut all = self.variables(group)?.iter().zip(of_variables.iter()).enumerate();
            if all.all(|(other, of)| other == at || can_leave(of)) {
                return distinct(pairs).ok_or(TooMuch);
            }
            return Ok(States::new());
        }
        let others = self.sums_of(snapshot, group, Some(at), bits)?;
        sums(of, &others, &distinct(pairs).ok_or(TooMuch)?).ok_or(TooMuch)
    }

    /// What a formula is for each answer to a question that can be told apart. Empty where the fact is
    /// none of those that matter, or the work left is not enough.
    pub(crate) fn answers(&self, id: FormulaId, relevant: &Relevant, fact: FactRef, snapshots: &Snapshots) -> Vec<AnswerClass> {
        let mut all: Vec<AnswerClass> = Vec::new();
        for (_, place) in relevant.places.iter().filter(|(known, _)| *known == fact) {
            let found = match place {
                Place::Birth => self.answers_of_birth(id, snapshots),
                Place::Variable(group, at, part) => self.answers_of(id, *group, *at, *part, snapshots),
            };
            all.extend(found.unwrap_or_default());
        }
        all
    }

    fn answers_of_birth(&self, id: FormulaId, snapshots: &Snapshots) -> Found<Vec<AnswerClass>> {
        let mut all: Vec<AnswerClass> = Vec::new();
        for (snapshot, first) in self.with_first(id, snapshots)? {
            let truth = self.residual(id, first)?.pairs.truth();
            match all.last_mut() {
                Some(AnswerClass { days: Some(days), truth: before, .. }) if *before == truth => {
                    days.latest = snapshot.births.latest
                }
                _ => all.push(AnswerClass { response: None, days: Some(snapshot.births), truth }),
            }
        }
        Ok(all)
    }

    fn answers_of(
        &self,
        id: FormulaId,
        group: usize,
        at: usize,
        part: VariedPart,
        snapshots: &Snapshots,
    ) -> Found<Vec<AnswerClass>> {
        let of = self.groups().get(group).ok_or(TooMuch)?;
        let variable = self.variables(group)?.get(at).ok_or(TooMuch)?;
        // For each answer: the truths it leaves, over all births.
        let mut found: Vec<(Key, Option<RoughDay>, Pairs)> = Vec::new();
        if let (Variable::Free(_, answers), Some(sampled)) = (variable, self.sampled(id)) {
            // What the sample shows to be open need not be looked at.
            for FreeValue { response, state } in answers {
                let key = (0, Some(*response), 0);
                if !found.iter().any(|(known, ..)| *known == key) {
                    let open = sampled.is_open_where(group, at, *state) || sampled.is_open_with(group, at, *response);
                    found.push((key, None, if open { Pairs::EITHER } else { Pairs::NONE }));
                }
            }
        }
        for (snapshot, first) in self.with_first(id, snapshots)? {
            if variable.is_alike(snapshot, first) {
                continue;
            }
            if !found.is_empty() && found.iter().all(|(_, _, seen)| seen.is_open()) && matches!(variable, Variable::Free(..)) {
                break;
            }
            let residual = self.residual(id, first)?;
            let bits = residual.live_bits(self.groups(), group);
            let others = if bits == 0 { Rc::default() } else { self.sums_of(snapshot, group, Some(at), bits)? };
            for (key, days, states) in keyed(variable, &*self.added_by(snapshot, group, at, bits)?, part, of, snapshot.moment) {
                if found.iter().any(|(known, _, seen)| *known == key && seen.is_open()) {
                    continue;
                }
                let pairs = if bits == 0 {
                    residual.pairs
                } else {
                    let states = sums(of, &others, &live(&states, bits)?).ok_or(TooMuch)?;
                    self.with_states(&residual, group, &states, first)?
                };
                match found.iter_mut().find(|(known, ..)| *known == key) {
                    Some((_, _, seen)) => *seen = *seen | pairs,
                    None => found.push((key, days, pairs)),
                }
            }
        }
        Ok(found
            .into_iter()
            .map(|((_, response, _), days, pairs)| AnswerClass { response, days, truth: pairs.truth() })
            .collect())
    }
}

impl Variable<'_> {
    /// Whether a snapshot shows no more of it than the first in which a formula is the same. The ranges of the days of an
    /// entry may differ where all that it adds is the same.
    fn is_alike(&self, snapshot: &Snapshot, first: &Snapshot) -> bool {
        !std::ptr::eq(snapshot, first) && !matches!(self, Variable::Entry(_))
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

/// The answers to a question about a part of a variable that can be told apart, with the states each leaves it.
fn keyed(
    variable: &Variable<'_>,
    states: &States,
    part: VariedPart,
    of: &Group,
    moment: Moment,
) -> Vec<(Key, Option<RoughDay>, States)> {
    if let Variable::Hidden { .. } = variable {
        let response = |state: u64| if state == 0 { Response::NoEntries } else { Response::Something };
        let one = |state: State| ((0, Some(response(state.0)), state.0), None, short![state]);
        return states.iter().map(|state| one(*state)).collect();
    }
    let mut answers: Vec<(Key, Option<RoughDay>, States)> = Vec::new();
    for variant in variable.variants(&GroupAt::new(of, moment)) {
        let (range, response) = variant.answer(part);
        let days = match part {
            VariedPart::Start => Some(variant.ranges.0),
            VariedPart::End => variant.ranges.1,
            _ => None,
        };
        let key = (range, response, 0);
        match answers.iter_mut().find(|(known, ..)| *known == key) {
            Some((_, _, states)) => states.push(variant.state),
            None => answers.push((key, days, short![variant.state])),
        }
    }
    answers
}
