//! The entries of a group that are known exactly, taken together: what they add on a day is the same in every
//! world, but for birthdays.

use crate::facts::Entry;
use crate::lists::order;
use crate::logic::Valuation;
use crate::rules::{Condition, Group};
use crate::time::{Bounds, Day, Line, Timeline, Truth, Window};
use crate::worlds::state::{Moment, State};

/// What entries that are known exactly make of the atoms of their group.
#[derive(Debug)]
pub(super) struct ExactEntries {
    /// For an atom, where one entry makes it hold, where two do, and so on as far as it counts.
    lines: Vec<(usize, Vec<Timeline>)>,
    /// For an atom about a birthday: the last end of all that began by a day.
    ends: Vec<(usize, Vec<(Day, Day)>)>,
}

/// Gathers them.
#[derive(Default)]
pub(super) struct ExactEntriesBuilder {
    all: Vec<(usize, Vec<Bounds>)>,
    spans: Vec<(usize, Vec<(Day, Day)>)>,
}

/// Adds something to what stands for an atom.
fn add<T>(all: &mut Vec<(usize, Vec<T>)>, atom: usize, item: T) {
    match all.iter_mut().find(|(of, _)| *of == atom) {
        Some((_, items)) => items.push(item),
        None => all.push((atom, vec![item])),
    }
}

impl ExactEntriesBuilder {
    /// Takes in an entry that gets through the tests of these atoms (one bit each).
    pub(super) fn take(&mut self, valuation: &Valuation<'_>, group: &Group, entry: &Entry, passes: u64) {
        for (at, atom) in group.atoms.iter().enumerate().filter(|(at, _)| passes >> at & 1 == 1) {
            if let Condition::RanSinceBirthday(..) = atom.condition {
                add(&mut self.spans, at, (entry.start.earliest, entry.end_bounds().1));
            } else {
                add(&mut self.all, at, valuation.entry_bounds(atom.condition, entry));
            }
        }
    }

    /// All of them together on the days of a window; `None` where there are none.
    pub(super) fn build(self, group: &Group, window: Window) -> Option<ExactEntries> {
        let line = |(at, all): (usize, Vec<Bounds>)| {
            let most = group.atoms.get(at).map_or(1, |atom| atom.most);
            let lines = (1..=most).map(|least| Timeline::at_least(window, usize::try_from(least).unwrap_or(1), &all));
            (at, lines.collect())
        };
        let ends = |(at, mut spans): (usize, Vec<(Day, Day)>)| {
            order::sort(&mut spans);
            let mut ends: Vec<(Day, Day)> = Vec::new();
            for (start, end) in spans {
                if ends.last().is_none_or(|(_, last)| *last < end) {
                    ends.push((start, end));
                }
            }
            (at, ends)
        };
        let known =
            ExactEntries { lines: self.all.into_iter().map(line).collect(), ends: self.spans.into_iter().map(ends).collect() };
        (!known.lines.is_empty() || !known.ends.is_empty()).then_some(known)
    }
}

impl ExactEntries {
    /// What they add at a moment.
    pub(super) fn state(&self, group: &Group, moment: &Moment) -> State {
        let mut of_all = 0;
        for (at, lines) in &self.lines {
            let count = lines.iter().take_while(|line| line.on(moment.day) == Truth::True).count();
            of_all |= group.atoms.get(*at).map_or(0, |atom| atom.count(count));
        }
        let with = |birth: Day| {
            self.ends.iter().fold(of_all, |all, (at, ends)| {
                let Some(atom) = group.atoms.get(*at) else { return all };
                let Condition::RanSinceBirthday(age, _) = atom.condition else { return all };
                let birthday = birth.birthday(*age, moment.leap);
                let begun = ends.get(..ends.partition_point(|(start, _)| *start <= moment.day)).unwrap_or_default();
                let ran = birthday <= moment.day && begun.last().is_some_and(|(_, end)| birthday <= *end);
                if ran { all | atom.one() } else { all }
            })
        };
        (with(moment.births.0), with(moment.births.1))
    }

    /// Visits the days on which one more makes an atom hold.
    pub(super) fn each_stretch(&self, visit: &mut dyn FnMut(usize, Day, Day)) {
        for (at, lines) in &self.lines {
            for line in lines {
                line.each_stretch(None, |from, to, truth, _| {
                    if truth == Truth::True {
                        visit(*at, from, to);
                    }
                });
            }
        }
    }

    /// Visits the spans that are compared with the birthday of an atom, as far as they matter.
    pub(super) fn each_span(&self, visit: &mut dyn FnMut(usize, Day, Day)) {
        self.ends.iter().for_each(|(at, ends)| ends.iter().for_each(|(start, end)| visit(*at, *start, *end)));
    }

    /// The days on which something of it turns, but for birthdays.
    pub(super) fn turns(&self) -> impl Iterator<Item = Day> {
        let steps = self.lines.iter().flat_map(|(_, lines)| lines).flat_map(Timeline::steps);
        steps.map(|step| step.from)
    }

    /// The days that birthdays are compared with.
    pub(super) fn ends(&self) -> impl Iterator<Item = Day> {
        self.ends.iter().flat_map(|(_, ends)| ends).flat_map(|(start, end)| [*start, *end])
    }

    /// Whether it is compared with birthdays.
    pub(super) fn has_ends(&self) -> bool {
        !self.ends.is_empty()
    }
}
