//! What is made up for the worlds of a sample: for each variable of a group, some of all that it can be.

use crate::lists::short::Short;

use crate::case::Case;
use crate::facts::{Deed, Detail, DetailId, Entry};
use crate::time::{Day, RoughDay};
use crate::worlds::sample::WorldSet;
use crate::worlds::variable::{UncertainEntry, Variable};

/// Something that is so in some worlds.
#[derive(Debug)]
pub(super) struct MadeUp {
    pub(super) worlds: WorldSet,
    pub(super) what: What,
}

#[derive(Debug)]
pub(super) enum What {
    /// A state of the group, from a day on.
    State(u64, Day),
    /// An atom, from a day to another.
    Days(usize, Day, Day),
    /// An entry of which each day is known, with the atoms (one bit each) whose tests it gets through.
    Entry(Entry, u64),
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

    /// What these variables are in each world; worlds in which one cannot be at all are struck off those that are possible.
    pub(super) fn make_up(
        &mut self,
        variables: &[Variable<'_>],
        case: &Case,
        births: &[(Day, WorldSet)],
        possible: &mut WorldSet,
    ) -> Vec<MadeUp> {
        let mut all = Vec::new();
        for variable in variables {
            match variable {
                Variable::Fixed(state) => all.push(MadeUp { worlds: WorldSet::MAX, what: What::State(*state, Day::FIRST) }),
                Variable::Exact(exact) => exact.each(|what| all.push(MadeUp { worlds: WorldSet::MAX, what })),
                Variable::Free(_, answers) => self.one_of(answers.len(), WorldSet::MAX, |_, way, worlds| {
                    let what = answers.get(way).map(|answer| What::State(answer.state, Day::FIRST));
                    all.extend(what.map(|what| MadeUp { worlds, what }));
                }),
                Variable::Deed(_, day, done) => self.one_of(3, WorldSet::MAX, |_, way, worlds| {
                    let day = [day.earliest, day.middle(), day.latest].get(way).copied().unwrap_or(day.latest);
                    all.push(MadeUp { worlds, what: What::State(*done, day) });
                }),
                Variable::Entry(item) => {
                    for (born, worlds) in by_birth(births, item.born && item.start.exact().is_none()) {
                        let from = item.start.earliest.max(if item.born { born } else { Day::FIRST });
                        if from > item.start.latest || item.end.is_some_and(|end| from > end.latest) {
                            *possible &= !worlds;
                            continue;
                        }
                        self.entry(item, from, worlds, &mut all);
                    }
                }
                Variable::Hidden { kinds, spans, born, .. } => {
                    for (birth, worlds) in by_birth(births, *born) {
                        let from = if *born { birth } else { Day::FIRST };
                        self.hidden(kinds, *spans, RoughDay { earliest: from, latest: case.as_of }, worlds, &mut all);
                    }
                }
                // Moves are tried out.
                Variable::Move(..) => {}
            }
        }
        all
    }

    /// Some of the ways in which an entry can be, begun no earlier than a day.
    fn entry(&mut self, item: &UncertainEntry, from: Day, worlds: WorldSet, all: &mut Vec<MadeUp>) {
        let kinds = item.kinds.len();
        self.one_of(WAYS.max(kinds.min(2 * WAYS)), worlds, |dice, way, worlds| {
            let Some(kind) = item.kinds.get(way % kinds.max(1)) else { return };
            let latest = item.end.map_or(Day::NEVER, |end| end.latest);
            let start = dice.day(item.start).max(from).min(latest);
            let end = item.end.map(|end| dice.day(end).max(start));
            let mut details: Short<(DetailId, Detail), 4> = Short::new();
            for (_, detail, done) in &item.deeds {
                if !details.iter().any(|(known, _)| known == detail) {
                    details.extend(done.map(|done| (*detail, Detail::Deed(Deed::On(dice.day(done).into())))));
                }
            }
            let entry = Entry { start: start.into(), end: end.map(Into::into), details: details.into_iter().collect() };
            all.push(MadeUp { worlds, what: What::Entry(entry, kind.passes) });
        });
    }

    /// Some entries that a history may hide, begun in these days.
    fn hidden(&mut self, kinds: &[u64], spans: bool, start: RoughDay, worlds: WorldSet, all: &mut Vec<MadeUp>) {
        let mut put = |dice: &mut Self, passes: u64, start: Day, end: Option<Day>| {
            let entry = Entry { start: start.into(), end: end.map(Into::into), details: Short::new() };
            all.push(MadeUp { worlds: worlds & dice.some(), what: What::Entry(entry, passes) });
        };
        if start.earliest > start.latest {
            return;
        }
        for passes in kinds.iter().filter(|passes| **passes != 0) {
            put(self, *passes, start.earliest, None);
        }
        let mut day = start.latest.previous();
        let passing = kinds.iter().filter(|passes| **passes != 0).cycle();
        for passes in passing.take(HIDDEN.max(kinds.len())) {
            day = if day < start.earliest { start.latest.previous() } else { day };
            if day < start.earliest {
                break;
            }
            if spans {
                put(self, *passes, start.earliest, Some(day));
            } else {
                put(self, *passes, day, None);
            }
            day = day.plus_days(-DAYS_APART);
        }
    }
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
