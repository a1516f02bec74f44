//! What is made up for the worlds of a sample: for each variable of a group, some of all that it can be.

use crate::lists::short::Short;

use crate::facts::{Deed, Detail, Entry};
use crate::time::{Day, RoughDay};
use crate::worlds::sample::{Change, Sample, WorldSet};
use crate::worlds::variable::{Response, UncertainEntry, Variable};
use crate::worlds::variants::VariedPart;

/// What was made up for a group.
#[derive(Debug, Default)]
pub(super) struct MadeUpGroup {
    pub(super) all: Vec<MadeUp>,
    /// What is put in place of a variable by each change of the sample, by its place.
    pub(super) changed: Vec<(usize, Vec<MadeUp>)>,
}

/// Something that is so in some worlds.
#[derive(Clone, Debug)]
pub(super) struct MadeUp {
    /// The place of its variable.
    pub(super) variable: usize,
    pub(super) worlds: WorldSet,
    /// The worlds in which it can be.
    could: WorldSet,
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

/// How many ways an entry can be are made up.
const WAYS: usize = 8;
/// How many entries that were not given are, and how many days lie between their ends.
const HIDDEN: usize = 8;
const DAYS_APART: i64 = 150;

/// Throws which worlds have what: always the same, so that the same case always takes the same time.
#[derive(Debug)]
pub(super) struct Dice(u64);

impl Default for Dice {
    fn default() -> Self {
        Self(0x9e37_79b9_7f4a_7c15)
    }
}

impl Dice {
    /// Any worlds.
    fn any(&mut self) -> WorldSet {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    /// Of eight worlds, one has nothing of all, one everything, and the others little, about half, or much.
    fn some(&mut self) -> WorldSet {
        const EACH: WorldSet = 0x0101_0101_0101_0101;
        let (one, two, three) = (self.any(), self.any(), self.any());
        let (little, much) = (one & two & three, one | two | three);
        EACH << 1 | little & (EACH << 2 | EACH << 3) | one & (EACH << 4 | EACH << 5) | much & (EACH << 6 | EACH << 7)
    }

    /// Gives each world one of so many ways, the first to those that have everything, the last to those that have nothing.
    fn one_of(&mut self, ways: usize, worlds: WorldSet, mut give: impl FnMut(&mut Self, usize, WorldSet)) {
        let mut rest = worlds;
        for way in 0..ways {
            let those = if way + 1 == ways { rest } else { rest & self.some() };
            rest &= !those;
            if those != 0 {
                give(self, way, those);
            }
        }
    }

    /// One of the days that a rough one can be.
    fn day(&mut self, of: RoughDay) -> Day {
        match self.any() >> 60 {
            0..5 => of.earliest,
            5..10 => of.latest,
            _ => of.middle(),
        }
    }
}

impl Sample {
    /// What the variables of a group are in each world; worlds in which one cannot be at all are struck off those that
    /// are possible.
    pub(super) fn make_up_group(&mut self, group: usize, variables: &[Variable<'_>]) -> MadeUpGroup {
        let mut all = Vec::new();
        for (at, variable) in variables.iter().enumerate() {
            self.make_up_variable(at, variable, &mut all);
        }
        let first = self.changes.partition_point(|change| change.group < group);
        let only_birth = if let [(birth, _)] = self.births.as_slice() { Some(*birth) } else { None };
        let mut changed = Vec::new();
        for (at, change) in self.changes.iter().enumerate().skip(first).take_while(|(_, change)| change.group == group) {
            let Some(variable) = variables.get(change.variable) else { continue };
            let as_they_are = all.iter().filter(|made_up| made_up.variable == change.variable);
            changed.push((at, instead(change, variable, as_they_are, only_birth, &mut self.dice)));
        }
        MadeUpGroup { all, changed }
    }

    fn make_up_variable(&mut self, variable: usize, of: &Variable<'_>, all: &mut Vec<MadeUp>) {
        const ALL: WorldSet = WorldSet::MAX;
        let mut put = |worlds: WorldSet, could: WorldSet, what: What| all.push(MadeUp { variable, worlds, could, what });
        let dice = &mut self.dice;
        match of {
            Variable::Fixed(state) => put(ALL, ALL, What::State(*state, Day::FIRST)),
            Variable::Exact(exact) => exact.each(|what| put(ALL, ALL, what)),
            Variable::Free(_, answers) => dice.one_of(answers.len(), ALL, |_, way, worlds| {
                answers.get(way).into_iter().for_each(|answer| put(worlds, ALL, What::State(answer.state, Day::FIRST)));
            }),
            Variable::Deed(_, day, done) => dice.one_of(3, ALL, |_, way, worlds| {
                let on = [day.earliest, day.middle()].get(way).copied().unwrap_or(day.latest);
                put(worlds, ALL, What::State(*done, on));
            }),
            Variable::Entry(item) => {
                for (birth, worlds) in by_birth(&self.births, item.born && item.start.exact().is_none()) {
                    let from = item.start.earliest.max(if item.born { birth } else { Day::FIRST });
                    if from > item.start.latest || item.end.is_some_and(|end| from > end.latest) {
                        self.possible &= !worlds;
                        continue;
                    }
                    let kinds = item.kinds.len().max(1);
                    dice.one_of(WAYS.max(kinds.min(2 * WAYS)), worlds, |dice, way, worlds| {
                        let kind = way % kinds;
                        let Some(passes) = item.kinds.get(kind).map(|kind| kind.passes) else { return };
                        put(worlds, worlds, What::Entry(dice.entry(item, from), passes, kind));
                    });
                }
            }
            Variable::Hidden { kinds, spans, born, .. } => {
                for (birth, worlds) in by_birth(&self.births, *born) {
                    let begun = RoughDay { earliest: if *born { birth } else { Day::FIRST }, latest: self.as_of };
                    hidden(kinds, *spans, begun, |entry, passes| {
                        put(worlds & dice.some(), worlds, What::Entry(entry, passes, 0));
                    });
                }
            }
            // Moves are tried out.
            Variable::Move(..) => {}
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
fn hidden(kinds: &[u64], spans: bool, begun: RoughDay, mut put: impl FnMut(Entry, u64)) {
    let kinds = || kinds.iter().copied().filter(|passes| *passes != 0);
    if begun.earliest > begun.latest {
        return;
    }
    let entry = |start: Day, end: Option<Day>| Entry { start: start.into(), end: end.map(Into::into), details: Short::new() };
    kinds().for_each(|passes| put(entry(begun.earliest, None), passes));
    let last = begun.latest.previous();
    let mut day = last;
    for passes in kinds().cycle().take(HIDDEN.max(kinds().count())) {
        day = if day < begun.earliest { last } else { day };
        if day < begun.earliest {
            break;
        }
        put(if spans { entry(begun.earliest, Some(day)) } else { entry(day, None) }, passes);
        day = day.plus_days(-DAYS_APART);
    }
}

/// What is put in place of a variable by a change: in each world, all else is as it was.
fn instead<'m>(
    change: &Change,
    variable: &Variable<'_>,
    as_they_are: impl Iterator<Item = &'m MadeUp>,
    only_birth: Option<Day>,
    dice: &mut Dice,
) -> Vec<MadeUp> {
    let state = |state: u64, from: Day| {
        let (worlds, variable) = (WorldSet::MAX, change.variable);
        vec![MadeUp { variable, worlds, could: worlds, what: What::State(state, from) }]
    };
    let which = change.which;
    match variable {
        Variable::Free(_, answers) => answers.get(which).map(|answer| state(answer.state, Day::FIRST)).unwrap_or_default(),
        Variable::Deed(_, day, done) => state(*done, if which == 0 { day.earliest } else { day.latest }),
        // None, all, and some others.
        Variable::Hidden { .. } => as_they_are
            .map(|made_up| {
                let worlds = [0, made_up.could].get(which).copied().unwrap_or_else(|| made_up.could & dice.some());
                MadeUp { worlds, ..made_up.clone() }
            })
            .filter(|made_up| made_up.worlds != 0)
            .collect(),
        Variable::Entry(item) => as_they_are.map(|made_up| with_another(item, change, made_up, only_birth)).collect(),
        _ => as_they_are.cloned().collect(),
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
    if matters {
        births.iter().copied().filter(|(_, worlds)| *worlds != 0).collect()
    } else {
        let all = births.iter().fold(0, |all, (_, worlds)| all | worlds);
        births.first().map(|(birth, _)| (*birth, all)).into_iter().collect()
    }
}
