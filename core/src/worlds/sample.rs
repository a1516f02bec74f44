//! A sample of worlds, made up, each over all days at once: 64 of them, one bit a world.
//!
//! That a formula is open on a day needs no search where two worlds are at hand that differ in it; that a fact
//! matters needs none where two are at hand that differ in that fact alone. So, before any search, every formula is
//! looked up in a sample of worlds. What the sample does not show, the search finds; so it matters for speed alone
//! which worlds are in it, as long as each of them is one.

use std::cell::RefCell;

use crate::lists::order;
use crate::rules::FormulaId;
use crate::time::{Day, RoughDay, Window};
use crate::worlds::dice::Dice;
use crate::worlds::made_up::MadeUpGroup;
use crate::worlds::model::Worlds;
use crate::worlds::relevance::open_parts;
use crate::worlds::rows::Rows;
use crate::worlds::solver::Solver;
use crate::worlds::variable::{Response, Variable};
use crate::worlds::variants::VariedPart;

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
    pub(super) days: Vec<Day>,
    pub(super) as_of: Day,
    /// Births, and the worlds that have each.
    pub(super) births: Vec<(Day, WorldSet)>,
    /// Births that worlds can have in place of a later one, for nothing of them begins before that.
    pub(super) earlier: Vec<Day>,
    /// What can be put in place of a part of each world, in the order of variables.
    pub(super) changes: Vec<Change>,
    /// The worlds that turned out to be possible.
    pub(super) possible: WorldSet,
    pub(super) dice: Dice,
    /// What was made up for each group, once it is needed.
    pub(super) made_up: Vec<Option<MadeUpGroup>>,
    pub(super) rows: Rows,
}

/// What is put in place of a part of a variable.
#[derive(Clone, Copy, Debug)]
pub(super) struct Change {
    pub(super) group: usize,
    pub(super) variable: usize,
    pub(super) part: VariedPart,
    /// Which of the things that are put in its place.
    pub(super) which: usize,
    /// The answer that it is, where it is one.
    pub(super) response: Option<Response>,
}

/// With no more births than that, nothing is put in place of parts.
const FEW_BIRTHS: usize = 3;
/// How many things are put in place of a part that has no choice of answers.
const CHANGES: usize = 2;

impl Worlds<'_> {
    /// A sample; `None` where it would take too long.
    fn make_sample(&self, solver: Solver<'_, '_>) -> Option<Sample> {
        // One day alone is looked at in less time.
        let Window { from, to } = self.valuation.window;
        if from == to || !self.policies.formulas.fits_in_states || self.entries() > MOST_ENTRIES / 4 {
            return None;
        }
        let as_of = self.case().as_of;
        let births = births(self.case().birth);
        let (mut days, mut groups) = (vec![from], 0);
        let mut earlier: Vec<Day> = Vec::new();
        for dependencies in &self.dependencies {
            days.extend(solver.critical_days(dependencies).ok()?);
            groups |= dependencies.groups;
            if births.len() > 1 {
                let leap = self.valuation.interpretation.leap;
                let first = dependencies.ages.iter().filter_map(|age| as_of.next().first_birth(*age, leap));
                earlier.extend(first.flat_map(|birth| [birth.previous(), birth]));
            }
        }
        earlier.extend(births.iter().map(|(birth, _)| *birth));
        earlier.retain(|birth| self.case().birth.earliest <= *birth && *birth < self.case().birth.latest);
        order::sort(&mut earlier);
        earlier.dedup();
        days.retain(|day| from <= *day && *day != Day::NEVER);
        order::sort(&mut days);
        days.dedup();
        if days.len() > MOST_DAYS {
            return None;
        }
        let formulas = &self.policies.formulas;
        Some(Sample {
            as_of,
            // With few births it is quicker to search.
            changes: if births.len() > FEW_BIRTHS && days.contains(&as_of) { solver.changes(groups)? } else { Vec::new() },
            births,
            possible: WorldSet::MAX,
            dice: Dice::default(),
            made_up: formulas.groups.iter().map(|_| None).collect(),
            rows: Rows::new(formulas.atoms.len() + formulas.list.len()),
            days,
            earlier,
        })
    }
}

/// Some births of all that can be, and the worlds that have each.
fn births(birth: RoughDay) -> Vec<(Day, WorldSet)> {
    let days = birth.earliest.days_until(birth.latest);
    // The last are the young, whom policies are about.
    let young = |years: i64| birth.latest.plus_days((-366 * years).max(-days));
    let mut births = [birth.earliest, birth.middle(), young(40), young(23), young(19), young(12), young(3), birth.latest];
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
    /// What can be put in place of parts of the variables of these groups.
    fn changes(&self, groups: u128) -> Option<Vec<Change>> {
        let mut changes = Vec::new();
        for group in (0..self.groups().len()).filter(|group| groups >> group & 1 == 1) {
            for (variable, of) in self.variables(group).ok()?.iter().enumerate() {
                for (part, _) in open_parts(of) {
                    let change = |which, response| Change { group, variable, part, which, response };
                    match of {
                        Variable::Free(_, answers) => {
                            changes.extend(answers.iter().enumerate().map(|(at, answer)| change(at, Some(answer.response))));
                        }
                        _ => changes.extend((0..CHANGES).map(|which| change(which, None))),
                    }
                }
            }
        }
        Some(changes)
    }

    /// A formula in the worlds of the sample; `None` where there is no sample of it.
    pub(super) fn sampled(&self, id: FormulaId) -> Option<Sampled<'_>> {
        // It is bounded otherwise, and no work that a search could do without.
        let budget = &self.worlds.budget;
        let left = budget.begin_unbounded();
        let sample =
            self.worlds.sample.get_or_init(|| self.worlds.make_sample(*self).map(|sample| Box::new(RefCell::new(sample))));
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
    /// Where its row begins.
    at: usize,
}

impl Sampled<'_> {
    /// Whether worlds of both kinds are in the sample on some day of a stretch.
    pub(super) fn is_open_in(&self, from: Day, to: Day) -> bool {
        let sample = self.sample.borrow();
        let (first, end) = sample.places_of(from, to);
        sample.rows.get(self.at + first, end.saturating_sub(first)).iter().any(|truth| sample.is_open(*truth))
    }

    /// Whether on every day of a stretch that may be unlike the day before, beginning with its first.
    pub(super) fn is_open_throughout(&self, from: Day, to: Day) -> bool {
        let sample = self.sample.borrow();
        let (first, end) = sample.places_of(from, to);
        let truths = sample.rows.get(self.at + first, end.saturating_sub(first));
        sample.days.get(first) == Some(&from) && truths.iter().all(|truth| sample.is_open(*truth))
    }

    /// Whether anything was put in place of parts.
    pub(super) fn has_changes(&self) -> bool {
        !self.sample.borrow().changes.is_empty()
    }

    /// Whether some world of the as-of day turns with another birth.
    pub(super) fn shows_birth(&self) -> bool {
        let sample = self.sample.borrow();
        let as_they_are = sample.on_as_of(self.at);
        let others = sample.rows.get(self.at + sample.days.len(), sample.earlier.len());
        sample.earlier.iter().zip(others).any(|(birth, truth)| {
            let later = sample.births.iter().filter(|(of, _)| birth <= of).fold(0, |all, (_, worlds)| all | worlds);
            as_they_are.is_some_and(|as_they_are| (truth ^ as_they_are) & later & sample.possible != 0)
        })
    }

    /// Whether some world of the as-of day turns with something else in place of this part of this variable alone.
    pub(super) fn shows(&self, group: usize, variable: usize, part: VariedPart) -> bool {
        let sample = self.sample.borrow();
        let as_they_are = sample.on_as_of(self.at);
        as_they_are.is_some_and(|as_they_are| {
            let mut changed = sample.changed(self.at, group, variable).filter(|(change, _)| change.part == part);
            changed.any(|(_, truth)| (truth ^ as_they_are) & sample.possible != 0)
        })
    }

    /// Whether worlds of both kinds are left on the as-of day with an answer to a question about a variable.
    pub(super) fn is_open_with(&self, group: usize, variable: usize, response: Response) -> bool {
        let sample = self.sample.borrow();
        let with = sample.changed(self.at, group, variable).filter(|(change, _)| change.response == Some(response));
        let (holds, fails) = with.fold((0, 0), |(holds, fails), (_, truth)| (holds | truth, fails | !truth));
        holds & sample.possible != 0 && fails & sample.possible != 0
    }
}

impl Sample {
    /// The places of the days of a stretch.
    pub(super) fn places_of(&self, from: Day, to: Day) -> (usize, usize) {
        (self.days.partition_point(|day| *day < from), self.days.partition_point(|day| *day <= to))
    }

    /// Whether worlds of both kinds are there.
    fn is_open(&self, truth: WorldSet) -> bool {
        truth & self.possible != 0 && !truth & self.possible != 0
    }

    /// In which worlds something is on the as-of day.
    fn on_as_of(&self, at: usize) -> Option<WorldSet> {
        let place = self.days.binary_search(&self.as_of).ok()?;
        self.rows.get(at + place, 1).first().copied()
    }

    /// What is put in place of a variable, with the worlds in which something then is.
    fn changed(&self, at: usize, group: usize, variable: usize) -> impl Iterator<Item = (&Change, WorldSet)> {
        let of = (group, variable);
        let first = self.changes.partition_point(|change| (change.group, change.variable) < of);
        let end = self.changes.partition_point(|change| (change.group, change.variable) <= of);
        let truths = self.rows.get(at + self.days.len() + self.earlier.len() + first, end - first);
        self.changes.get(first..end).unwrap_or_default().iter().zip(truths.iter().copied())
    }
}
