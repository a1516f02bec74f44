//! A sample of worlds, made up, each over all days at once: 64 of them, one bit a world.
//!
//! That a formula is open on a day needs no search where two worlds are at hand that differ in it; that a fact
//! matters needs none where two are at hand that differ in that fact alone. So, before any search, every formula is
//! looked up in a sample of worlds. What the sample does not show, the search finds; so it matters for speed alone
//! which worlds are in it, as long as each of them is one.

use std::cell::RefCell;

use crate::facts::Entry;
use crate::logic::MOST_LANES;
use crate::time::Day;
use crate::worlds::dice::{Dice, WorldSet};
use crate::worlds::rows::Rows;
use crate::worlds::variable::Response;
use crate::worlds::variants::VariedPart;

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
    /// The groups, one bit each, for which it was made up for other cases as well: what, in which worlds that makes each
    /// atom hold from which day on, and a birth that is late enough for all cases.
    pub(super) shared: u128,
    pub(super) shared_made_up: Vec<Option<MadeUpGroup>>,
    pub(super) shared_lines: Vec<Option<Vec<(Day, WorldSet)>>>,
    pub(super) born_long_ago: Vec<(Day, WorldSet)>,
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

/// What was made up for a group.
#[derive(Clone, Debug)]
pub(super) struct MadeUpGroup {
    /// In the order of variables.
    pub(super) all: Vec<MadeUp>,
    /// What each change of the sample, by its place, puts in place of a variable.
    pub(super) changed: Vec<(usize, Instead)>,
}

/// Something that is so in some worlds.
#[derive(Clone, Debug)]
pub(super) struct MadeUp {
    /// The place of its variable.
    pub(super) variable: usize,
    pub(super) worlds: WorldSet,
    pub(super) what: What,
}

#[derive(Clone, Debug)]
pub(super) enum What {
    /// A state of the group, from a day on.
    State(u64, Day),
    /// An atom, from a day to another.
    Days(usize, Day, Day),
    /// An entry of which each day is known, with the atoms (one bit each) whose tests it gets through, and the place of
    /// its kind.
    Entry(Entry, u64, usize),
}

/// What is put in place of a variable.
#[derive(Clone, Debug)]
pub(super) enum Instead {
    /// The same things in other worlds, in their order.
    Elsewhere(Vec<WorldSet>),
    Other(Vec<MadeUp>),
}

/// A formula in the worlds of a sample.
pub(super) struct Sampled<'s> {
    pub(super) sample: &'s RefCell<Sample>,
    /// Where its row begins.
    pub(super) at: usize,
}

impl Sampled<'_> {
    /// Whether worlds of both kinds are in the sample on some day of a stretch.
    pub(super) fn is_open_in(&self, from: Day, to: Day) -> bool {
        let sample = self.sample.borrow();
        let (first, end) = sample.places_of(from, to);
        sample.rows.get(self.at + first, end.saturating_sub(first)).iter().any(|truth| sample.is_open(*truth))
    }

    /// The places of the days on which worlds of both kinds are in the sample, one bit each.
    pub(super) fn open_days(&self) -> u64 {
        let sample = self.sample.borrow();
        let truths = sample.rows.get(self.at, sample.days.len()).iter().take(MOST_LANES);
        truths.enumerate().fold(0, |all, (place, truth)| all | u64::from(sample.is_open(*truth)) << place)
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

    /// Whether among the worlds that have this state of a variable on the as-of day, as they are, there are both kinds.
    pub(super) fn is_open_where(&self, group: usize, variable: usize, state: u64) -> bool {
        let sample = self.sample.borrow();
        let made_up = sample.made_up.get(group).and_then(Option::as_ref).map_or(&[][..], |of| &of.all);
        let is_so = |made_up: &&MadeUp| {
            made_up.variable == variable && matches!(made_up.what, What::State(so, from) if so == state && from <= sample.as_of)
        };
        let with = made_up.iter().filter(is_so).fold(0, |all, made_up| all | made_up.worlds) & sample.possible;
        sample.on_as_of(self.at).is_some_and(|truth| truth & with != 0 && !truth & with != 0)
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
    fn places_of(&self, from: Day, to: Day) -> (usize, usize) {
        places_of(&self.days, from, to)
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

/// The places of the days of a stretch among these.
pub(super) fn places_of(days: &[Day], from: Day, to: Day) -> (usize, usize) {
    (days.partition_point(|day| *day < from), days.partition_point(|day| *day <= to))
}
