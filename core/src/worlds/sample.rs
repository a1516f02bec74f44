//! A sample of worlds, made up, each over all days at once: 64 of them, one bit a world.
//!
//! That a formula is open on a day needs no search where two worlds are at hand that differ in it. So, before any
//! search, every formula is worked out in a sample of worlds, on each day next to which something turns: the truths
//! of a formula are as many numbers as there are days, and its parts are joined bit by bit. What the sample leaves,
//! the search settles; so it matters for speed alone which worlds are in it, as long as each of them is one.

use std::cell::RefCell;

use crate::lists::order;
use crate::logic::Valuation;
use crate::rules::{Condition, Expr, FormulaId, Group};
use crate::time::{Day, RoughDay, Truth, Window};
use crate::worlds::made_up::{Dice, MadeUp, What};
use crate::worlds::model::Worlds;
use crate::worlds::solver::Solver;

/// Worlds, one bit each.
pub(super) type WorldSet = u64;

/// Of cases with more entries, or with more days on which something may turn, no sample is made: it would take longer
/// than it spares.
const MOST_ENTRIES: usize = 100;
const MOST_DAYS: usize = 2_000;

/// A sample of worlds.
#[derive(Debug)]
pub(super) struct Sample {
    /// The days on which formulas are looked at, ascending: all that are critical, from the first day of the window on.
    days: Vec<Day>,
    /// The births, and the worlds that have each.
    births: Vec<(Day, WorldSet)>,
    /// The worlds that turned out to be possible.
    possible: WorldSet,
    dice: Dice,
    /// What was made up for each group, once it is needed.
    made_up: Vec<Option<Vec<MadeUp>>>,
    /// In which worlds something is, day by day, one list after the other.
    truths: Vec<WorldSet>,
    /// Where the truths of each atom begin, and behind the atoms those of each formula.
    places: Vec<Place>,
    /// What is being joined.
    stack: Vec<WorldSet>,
}

/// Where truths begin.
#[derive(Clone, Copy, Debug)]
enum Place {
    NotYet,
    At(usize),
    /// It looks at moves, which are tried out.
    Nowhere,
}

impl Worlds<'_> {
    /// A sample; `None` where it would take too long.
    fn make_sample(&self, solver: Solver<'_, '_>) -> Option<Sample> {
        if !self.policies.formulas.fits_in_states || self.entries() > MOST_ENTRIES / 4 {
            return None;
        }
        let Window { from, to } = self.valuation.window;
        let mut days = vec![from];
        if from != to {
            for dependencies in &self.dependencies {
                days.extend(solver.critical_days(dependencies).ok()?);
            }
            days.retain(|day| from <= *day && *day != Day::NEVER);
            order::sort(&mut days);
            days.dedup();
        }
        if days.len() > MOST_DAYS {
            return None;
        }
        let formulas = &self.policies.formulas;
        Some(Sample {
            births: births(self.case().birth),
            possible: WorldSet::MAX,
            dice: Dice::default(),
            made_up: formulas.groups.iter().map(|_| None).collect(),
            truths: Vec::with_capacity(64 * days.len()),
            places: vec![Place::NotYet; formulas.atoms.len() + formulas.list.len()],
            stack: Vec::new(),
            days,
        })
    }
}

/// Some births of all that can be, and the worlds that have each.
fn births(birth: RoughDay) -> Vec<(Day, WorldSet)> {
    if birth.exact().is_some() {
        return vec![(birth.earliest, WorldSet::MAX)];
    }
    let days = birth.earliest.days_until(birth.latest);
    // The last are the young, whom policies are about.
    let young = |years: i64| birth.latest.plus_days((-366 * years).max(-days));
    let mut births = vec![birth.earliest, birth.middle(), young(40), young(23), young(19), young(12), young(3), birth.latest];
    order::sort(&mut births);
    let mut all: Vec<(Day, WorldSet)> = Vec::new();
    for (at, day) in (0..).zip(births) {
        let worlds = 0xff << (8 * at);
        match all.last_mut() {
            Some((before, those)) if *before == day => *those |= worlds,
            _ => all.push((day, worlds)),
        }
    }
    all
}

impl Solver<'_, '_> {
    /// Whether the sample has worlds of both kinds of a formula on a day of each stretch in which it is open: so many
    /// days that are not alike as there can be. `None` where there is no sample of it.
    pub(super) fn sampled(&self, id: FormulaId) -> Option<Sampled<'_>> {
        // It is bounded otherwise, and no work that a search could do without.
        let budget = &self.worlds.budget;
        let left = budget.begin_unbounded();
        let sample = self.worlds.sample.get_or_init(|| self.worlds.make_sample(*self).map(RefCell::new));
        let sampled = sample.as_ref().and_then(|sample| {
            let at = sample.borrow_mut().formula(self, id)?;
            Some(Sampled { sample, at })
        });
        budget.go_on(left);
        sampled
    }
}

/// A formula in the worlds of a sample.
pub(super) struct Sampled<'s> {
    sample: &'s RefCell<Sample>,
    at: usize,
}

impl Sampled<'_> {
    /// Whether worlds of both kinds are in the sample on some day of a stretch.
    pub(super) fn is_open_in(&self, from: Day, to: Day) -> bool {
        let sample = self.sample.borrow();
        let (first, end) = sample.places_of(from, to);
        sample.is_open(self.at, first, end).any(|open| open)
    }

    /// Whether on every day of a stretch that may be unlike the day before, beginning with its first.
    pub(super) fn is_open_throughout(&self, from: Day, to: Day) -> bool {
        let sample = self.sample.borrow();
        let (first, end) = sample.places_of(from, to);
        sample.days.get(first) == Some(&from) && sample.is_open(self.at, first, end).all(|open| open)
    }
}

impl Sample {
    /// The places of the days of a stretch.
    fn places_of(&self, from: Day, to: Day) -> (usize, usize) {
        (self.days.partition_point(|day| *day < from), self.days.partition_point(|day| *day <= to))
    }

    /// Whether worlds of both kinds are there, on each of these days.
    fn is_open(&self, at: usize, first: usize, end: usize) -> impl Iterator<Item = bool> {
        let truths = self.truths.get(at + first..at + end.max(first)).unwrap_or_default();
        truths.iter().map(|truth| truth & self.possible != 0 && !truth & self.possible != 0)
    }

    /// Where the truths of a formula begin.
    fn formula(&mut self, solver: &Solver<'_, '_>, id: FormulaId) -> Option<usize> {
        let formulas = &solver.worlds.policies.formulas;
        let place = formulas.atoms.len() + id.0;
        if let Some(at) = self.known(place)? {
            return Some(at);
        }
        let begin = self.stack.len();
        let found = self.push(solver, &formulas.get(id)?.expr);
        let truths = self.stack.drain(begin..);
        let at = found.map(|()| {
            let at = self.truths.len();
            self.truths.extend(truths);
            at
        });
        self.keep(place, at)
    }

    /// Where truths begin that were worked out; `None` where they cannot be.
    fn known(&self, place: usize) -> Option<Option<usize>> {
        match self.places.get(place)? {
            Place::NotYet => Some(None),
            Place::At(at) => Some(Some(*at)),
            Place::Nowhere => None,
        }
    }

    fn keep(&mut self, place: usize, at: Option<usize>) -> Option<usize> {
        if let Some(place) = self.places.get_mut(place) {
            *place = at.map_or(Place::Nowhere, Place::At);
        }
        at
    }

    /// Puts the truths of an expression on the stack.
    fn push(&mut self, solver: &Solver<'_, '_>, expr: &Expr) -> Option<()> {
        let len = self.days.len();
        match expr {
            Expr::From(from) => self.stack.extend(self.days.iter().map(|day| if from <= day { WorldSet::MAX } else { 0 })),
            Expr::UnderAge(age) => {
                let begin = self.stack.len();
                self.stack.resize(begin + len, 0);
                for (birth, worlds) in &self.births {
                    let birthday = birth.birthday(*age, solver.worlds.valuation.interpretation.leap);
                    let end = self.days.partition_point(|day| *day < birthday);
                    self.stack.get_mut(begin..begin + end)?.iter_mut().for_each(|truth| *truth |= worlds);
                }
            }
            Expr::Atom(at) => {
                let at = self.atom(solver, *at)?;
                self.stack.extend_from_slice(self.truths.get(at..at + len)?);
            }
            Expr::Formula(id) => {
                let at = self.formula(solver, *id)?;
                self.stack.extend_from_slice(self.truths.get(at..at + len)?);
            }
            Expr::Not(part) => {
                self.push(solver, part)?;
                let begin = self.stack.len() - len;
                self.stack.get_mut(begin..)?.iter_mut().for_each(|truth| *truth = !*truth);
            }
            Expr::All(parts) => self.join(solver, parts, WorldSet::MAX, |a, b| a & b)?,
            Expr::Any(parts) => self.join(solver, parts, 0, |a, b| a | b)?,
        }
        Some(())
    }

    fn join(
        &mut self,
        solver: &Solver<'_, '_>,
        parts: &[Expr],
        neutral: WorldSet,
        join: fn(WorldSet, WorldSet) -> WorldSet,
    ) -> Option<()> {
        let begin = self.stack.len();
        let len = self.days.len();
        self.stack.resize(begin + len, neutral);
        for part in parts {
            self.push(solver, part)?;
            let (whole, part) = self.stack.get_mut(begin..)?.split_at_mut_checked(len)?;
            whole.iter_mut().zip(part).for_each(|(whole, part)| *whole = join(*whole, *part));
            self.stack.truncate(begin + len);
        }
        Some(())
    }

    /// Where the truths of an atom begin.
    fn atom(&mut self, solver: &Solver<'_, '_>, at: usize) -> Option<usize> {
        if let Some(at) = self.known(at)? {
            return Some(at);
        }
        let place = match solver.known.always(at) {
            Some(truth) => {
                let begin = self.truths.len();
                let truth = if truth == Truth::True { WorldSet::MAX } else { 0 };
                self.truths.resize(begin + self.days.len(), truth);
                Some(begin)
            }
            None => self.make_up(solver, at),
        };
        self.keep(at, place)
    }

    /// What was made up makes of an atom.
    fn make_up(&mut self, solver: &Solver<'_, '_>, at: usize) -> Option<usize> {
        let formulas = &solver.worlds.policies.formulas;
        let (group_at, atom_at) = formulas.places.get(at).copied()?;
        if formulas.moving >> group_at & 1 == 1 {
            return None;
        }
        let group = formulas.groups.get(group_at)?;
        let mut made_up = self.made_up.get_mut(group_at)?.take();
        if made_up.is_none() {
            let variables = solver.variables(group_at).ok()?;
            made_up = Some(self.dice.make_up(variables, solver.worlds.case(), &self.births, &mut self.possible));
        }
        let begin = self.truths.len();
        self.add_up(&solver.worlds.valuation, group, atom_at, made_up.as_deref().unwrap_or_default())?;
        *self.made_up.get_mut(group_at)? = made_up;
        Some(begin)
    }

    /// Adds up in which worlds, and on which days, as much makes an atom hold as it takes.
    fn add_up(&mut self, valuation: &Valuation<'_>, group: &Group, atom_at: usize, made_up: &[MadeUp]) -> Option<()> {
        let atom = group.atoms.get(atom_at)?;
        let (begin, len) = (self.truths.len(), self.days.len());
        let most = usize::try_from(atom.most).ok()?;
        // Where one makes it hold, where two do, and so on.
        self.truths.resize(begin + len * most, 0);
        let is_since = matches!(atom.condition, Condition::RanSinceBirthday(..));
        for MadeUp { worlds, what } in made_up {
            match what {
                What::State(state, from) if atom.holds(*state) => self.add(begin, most, *from, Day::NEVER, *worlds)?,
                What::Days(of, from, to) if *of == atom_at => self.add(begin, most, *from, *to, *worlds)?,
                What::Entry(entry, passes) if passes >> atom_at & 1 == 1 && is_since => {
                    for at in 0..self.births.len() {
                        let (birth, born) = self.births.get(at).copied()?;
                        let bounds = valuation.with_births(birth.into()).entry_bounds(&atom.condition, entry);
                        self.add(begin, most, bounds.from, bounds.to, worlds & born)?;
                    }
                }
                What::Entry(entry, passes) if passes >> atom_at & 1 == 1 => {
                    let bounds = valuation.entry_bounds(&atom.condition, entry);
                    self.add(begin, most, bounds.from, bounds.to, *worlds)?;
                }
                _ => {}
            }
        }
        self.truths.drain(begin..begin + len * (most - 1));
        Some(())
    }

    /// Adds one more in some worlds on some days.
    fn add(&mut self, begin: usize, most: usize, from: Day, to: Day, worlds: WorldSet) -> Option<()> {
        let len = self.days.len();
        let (first, end) = self.places_of(from, to);
        if worlds == 0 || first >= end {
            return Some(());
        }
        for count in (1..most).rev() {
            let (fewer, more) = self.truths.get_mut(begin + (count - 1) * len..begin + (count + 1) * len)?.split_at_mut_checked(len)?;
            let more = more.get_mut(first..end)?.iter_mut();
            more.zip(fewer.get(first..end)?).for_each(|(more, fewer)| *more |= fewer & worlds);
        }
        self.truths.get_mut(begin + first..begin + end)?.iter_mut().for_each(|truth| *truth |= worlds);
        Some(())
    }
}
