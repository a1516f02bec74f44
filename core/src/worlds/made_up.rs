//! What is made up for the worlds of a sample: for each variable of a group, some of all that it can be.

use crate::lists::short::{Short, short};

use crate::facts::{Deed, Detail, Entry};
use crate::rules::Group;
use crate::time::{Day, RoughDay};
use crate::worlds::dice::{Dice, WorldSet};
use crate::worlds::sample::{Change, Instead, MadeUp, MadeUpGroup, Sample, What};
use crate::worlds::variable::{Response, UncertainEntry, Variable};
use crate::worlds::variants::VariedPart;

const ALL: WorldSet = WorldSet::MAX;

/// How many ways an entry can be are made up.
const WAYS: usize = 8;
/// How many entries that were not given are, at least, and how many days lie between the last of them.
const HIDDEN: usize = 8;
const DAYS_APART: i64 = 170;

/// What policies want of a group.
pub(super) struct Wanted<'w> {
    pub(super) group: &'w Group,
    pub(super) atoms: &'w [i32],
}

impl Wanted<'_> {
    /// Whether they rather ask for these atoms (one bit each) than forbid them.
    fn passes(&self, passes: u64) -> bool {
        let each = self.group.atoms.iter().enumerate().filter(|(at, _)| passes >> at & 1 == 1);
        each.filter_map(|(_, atom)| self.atoms.get(usize::from(atom.at))).sum::<i32>() >= 0
    }

    fn state(&self, state: u64) -> bool {
        let each = self.group.atoms.iter().filter(|atom| atom.holds(state));
        each.filter_map(|atom| self.atoms.get(usize::from(atom.at))).sum::<i32>() >= 0
    }
}

impl Sample {
    /// What the variables of a group are in each world; worlds in which one cannot be at all are struck off those that
    /// are possible.
    pub(super) fn make_up_group(&mut self, group: usize, variables: &[Variable<'_>], wanted: &Wanted<'_>) -> MadeUpGroup {
        let mut all: Vec<MadeUp> = Vec::with_capacity(4 * variables.len());
        let mut changed = Vec::new();
        let mut next = self.changes.partition_point(|change| change.group < group);
        for (at, variable) in variables.iter().enumerate() {
            let begin = all.len();
            let could = self.make_up_variable(at, variable, wanted, &mut all);
            let as_they_are = all.get(begin..).unwrap_or_default();
            while let Some(change) =
                self.changes.get(next).copied().filter(|change| (change.group, change.variable) == (group, at))
            {
                changed.push((next, self.instead(change, variable, as_they_are, &could)));
                next += 1;
            }
        }
        MadeUpGroup { all, changed }
    }

    /// Makes up a variable; for entries that were not given, gives the worlds in which each can be.
    fn make_up_variable(
        &mut self,
        variable: usize,
        of: &Variable<'_>,
        wanted: &Wanted<'_>,
        all: &mut Vec<MadeUp>,
    ) -> Vec<WorldSet> {
        let mut could = Vec::new();
        let mut put = |worlds: WorldSet, what: What| all.push(MadeUp { variable, worlds, what });
        let dice = &mut self.dice;
        match of {
            Variable::Fixed(state) => put(ALL, What::State(*state, Day::FIRST)),
            Variable::Exact(exact) => {
                exact.each_stretch(&mut |atom, from, to| put(ALL, What::Days(atom, from, to)));
                exact.each_span(&mut |atom, start, end| {
                    let entry = Entry { start: start.into(), end: Some(end.into()), details: Short::new() };
                    put(ALL, What::Entry(entry, 1 << atom, 0));
                });
            }
            Variable::Free(_, answers) => {
                let is_wanted = |way: usize| answers.get(way).is_none_or(|answer| wanted.state(answer.state));
                dice.one_of(answers.len(), ALL, &is_wanted, &mut |_, way, worlds| {
                    answers.get(way).into_iter().for_each(|answer| put(worlds, What::State(answer.state, Day::FIRST)));
                });
            }
            Variable::Deed(_, day, done) => dice.one_of(3, ALL, &|_| wanted.state(*done), &mut |_, way, worlds| {
                let on = [day.earliest, day.middle()].get(way).copied().unwrap_or(day.latest);
                put(worlds, What::State(*done, on));
            }),
            Variable::Entry(item) => {
                for (birth, worlds) in by_birth(&self.births, item.born && item.start.exact().is_none()) {
                    let from = item.start.earliest.max(if item.born { birth } else { Day::FIRST });
                    if from > item.start.latest || item.end.is_some_and(|end| from > end.latest) {
                        self.possible &= !worlds;
                        continue;
                    }
                    let kinds = item.kinds.len().max(1);
                    let passes = |way: usize| item.kinds.get(way % kinds).map_or(0, |kind| kind.passes);
                    let ways = WAYS.max(kinds.min(2 * WAYS));
                    dice.one_of(ways, worlds, &|way| wanted.passes(passes(way)), &mut |dice, way, worlds| {
                        put(worlds, What::Entry(dice.entry(item, from), passes(way), way % kinds));
                    });
                }
            }
            Variable::Hidden { kinds, spans, born, .. } => {
                for (birth, worlds) in by_birth(&self.births, *born) {
                    let begun = RoughDay { earliest: if *born { birth } else { Day::FIRST }, latest: self.as_of };
                    hidden(kinds, *spans, begun, &self.days, &mut |entry, passes| {
                        could.push(worlds);
                        put(worlds & dice.some(wanted.passes(passes)), What::Entry(entry, passes, 0));
                    });
                }
            }
            // Moves are tried out.
            Variable::Move(..) => {}
        }
        could
    }

    /// What a change puts in place of a variable: in each world, all else is as it was.
    fn instead(&mut self, change: Change, variable: &Variable<'_>, as_they_are: &[MadeUp], could: &[WorldSet]) -> Instead {
        let state = |state: u64, from: Day| {
            Instead::Other(vec![MadeUp { variable: change.variable, worlds: ALL, what: What::State(state, from) }])
        };
        match variable {
            Variable::Free(_, answers) => state(answers.get(change.which).map_or(0, |answer| answer.state), Day::FIRST),
            Variable::Deed(_, day, done) => state(*done, if change.which == 0 { day.earliest } else { day.latest }),
            Variable::Hidden { .. } => {
                Instead::Elsewhere(could.iter().map(|could| could & self.dice.some(change.which == 1)).collect())
            }
            Variable::Entry(item) => {
                let only_birth = if let [(birth, _)] = self.births.as_slice() { Some(*birth) } else { None };
                Instead::Other(as_they_are.iter().map(|made_up| with_another(item, &change, made_up, only_birth)).collect())
            }
            _ => Instead::Elsewhere(as_they_are.iter().map(|made_up| made_up.worlds).collect()),
        }
    }
}

impl Dice {
    /// One of the ways in which an entry can be, begun no earlier than a day.
    fn entry(&mut self, item: &UncertainEntry, from: Day) -> Entry {
        let start = self.day(item.start).max(from).min(item.end.map_or(Day::NEVER, |end| end.latest));
        let end = item.end.map(|end| self.day(end).max(start));
        let mut entry = Entry { start: start.into(), end: end.map(Into::into), details: Short::new() };
        for (_, detail, done) in &item.deeds {
            if let (Some(done), None) = (done, entry.detail(*detail)) {
                entry.set_detail(*detail, Detail::Deed(Deed::On(self.day(*done).into())));
            }
        }
        entry
    }
}

/// Some entries that a history may hide, begun in these days.
fn hidden(kinds: &[u64], spans: bool, begun: RoughDay, critical: &[Day], put: &mut dyn FnMut(Entry, u64)) {
    let kinds = || kinds.iter().copied().filter(|passes| *passes != 0);
    if begun.earliest > begun.latest {
        return;
    }
    let mut put = |start: Day, end: Option<Day>, passes| {
        put(Entry { start: start.into(), end: end.map(Into::into), details: Short::new() }, passes);
    };
    kinds().for_each(|passes| put(begun.earliest, None, passes));
    // Spans that ended on these days, or events on them.
    let last = if spans { begun.latest.previous() } else { begun.latest };
    let lately = (0..3).map(|count| last.plus_days(-DAYS_APART * count));
    let before = critical.iter().rev().copied().filter(|day| *day < last);
    let days: Short<Day, 8> = lately.chain(before).filter(|day| *day >= begun.earliest).take(HIDDEN).collect();
    let count = if days.is_empty() { 0 } else { HIDDEN.max(kinds().count()) };
    for (passes, day) in kinds().cycle().zip(days.iter().cycle()).take(count) {
        if spans { put(begun.earliest, Some(*day), passes) } else { put(*day, None, passes) }
    }
}

/// The same entry with something else in place of a part of it.
fn with_another(item: &UncertainEntry, change: &Change, as_it_is: &MadeUp, only_birth: Option<Day>) -> MadeUp {
    let mut made_up = as_it_is.clone();
    let MadeUp { what: What::Entry(entry, passes, kind), .. } = &mut made_up else { return made_up };
    let is_first = change.which == 0;
    // Where births are open, an entry may be able to begin no earlier than it does.
    let earliest = if item.born { only_birth } else { Some(Day::FIRST) };
    match (change.part, item.end, earliest) {
        (VariedPart::Start, _, Some(earliest)) if is_first => entry.start = item.start.earliest.max(earliest).into(),
        (VariedPart::Start, ..) => {
            let latest = entry.end.map_or(Day::NEVER, |end| end.latest);
            entry.start = item.start.latest.min(latest).into();
        }
        (VariedPart::End, Some(end), _) => {
            entry.end = Some(if is_first { end.earliest.max(entry.start.earliest) } else { end.latest }.into());
        }
        (VariedPart::Detail(at), ..) => {
            let differs = |choices: &[Response], others: &[Response]| {
                choices.iter().zip(others).enumerate().all(|(place, (one, other))| (place == at) == (one != other))
            };
            let of = item.kinds.get(*kind);
            let mut others = item.kinds.iter().filter(|other| of.is_some_and(|of| differs(&of.choices, &other.choices)));
            let other = if is_first { others.next() } else { others.next_back() };
            *passes = other.map_or(*passes, |other| other.passes);
        }
        _ => {}
    }
    made_up
}

/// The births with their worlds; all together where it is no matter.
fn by_birth(births: &[(Day, WorldSet)], matters: bool) -> Short<(Day, WorldSet), 8> {
    match births.first() {
        Some((birth, _)) if !matters => short![(*birth, ALL)],
        _ => births.iter().copied().collect(),
    }
}
