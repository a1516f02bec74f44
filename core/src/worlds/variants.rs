//! What each variable can be on a day: every sum that it can add, in some world.
//!
//! Of a world, days matter only where a condition turns at them: the start of an entry and
//! its end each fall into one of a few ranges, and within a range every day gives the same.

use crate::lists::short::{Short, short};

use crate::facts::{FactRef, Part};
use crate::lists::order;
use crate::rules::{Atom, Condition, Group};
use crate::time::{Day, RoughDay};
use crate::worlds::state::{Moment, State, States, distinct};
use crate::worlds::variable::{Response, UncertainEntry, Variable};

/// A part of a variable that may be all that two worlds differ in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum VariedPart {
    /// All of it: a fact that is not given, or what a history may hide.
    Whole,
    Start,
    End,
    /// An open detail of an entry, by its place among them.
    Detail(usize),
    /// The day of a deed, by its place among the deeds of the entry.
    Deed(usize),
}

/// One thing a variable can be on the day: which ranges its days fall into, and what it adds.
#[derive(Clone, Debug)]
pub(super) struct Variant {
    pub(super) state: State,
    /// The range of the start, of the end, the kind, and the ranges of the deeds.
    key: [u8; 4],
    /// The kind's choices, or the answer.
    pub(super) response: Short<Response, 1>,
    /// The days of the range that the part falls into: start and end.
    pub(super) ranges: (RoughDay, Option<RoughDay>),
}

impl Variant {
    fn plain(state: u64, response: Response) -> Self {
        Self { state: (state, state), key: [0; 4], response: short![response], ranges: (RoughDay::UNKNOWN, None) }
    }

    /// Whether two variants of a variable differ in this part alone.
    pub(super) fn differs_only_in(&self, other: &Self, part: VariedPart) -> bool {
        let same = |at: usize| self.key.get(at) == other.key.get(at);
        match part {
            VariedPart::Whole => true,
            VariedPart::Start => same(1) && same(2) && same(3),
            VariedPart::End => same(0) && same(2) && same(3),
            VariedPart::Deed(_) => same(0) && same(1) && same(2),
            VariedPart::Detail(at) => {
                let others = self.response.iter().enumerate().filter(|(place, _)| *place != at);
                let those = other.response.iter().enumerate().filter(|(place, _)| *place != at);
                same(0) && same(1) && same(3) && others.eq(those)
            }
        }
    }

    /// Which of the distinguishable answers about this part it belongs to.
    pub(super) fn answer(&self, part: VariedPart) -> (u8, Option<Response>) {
        let key = |at: usize| self.key.get(at).copied().unwrap_or_default();
        match part {
            VariedPart::Whole => (0, self.response.first().copied()),
            VariedPart::Start => (key(0), None),
            VariedPart::End => (key(1), None),
            VariedPart::Deed(_) => (key(3), None),
            VariedPart::Detail(at) => (0, self.response.get(at).copied()),
        }
    }
}

impl Variable<'_> {
    /// What the variable can add on the day; for what may be hidden, what one such entry can. `None` where
    /// there are too many.
    pub(super) fn states(&self, group_at: &GroupAt<'_>) -> Option<States> {
        match self {
            Self::Fixed(state) => Some(short![(*state, *state)]),
            Self::Exact(exact) => Some(short![exact.state(group_at.group, &group_at.moment)]),
            _ => distinct(self.variants(group_at).iter().map(|variant| variant.state).collect()),
        }
    }

    /// Everything the variable can be on the day; for what may be hidden, everything one such entry can be.
    pub(super) fn variants(&self, group_at: &GroupAt<'_>) -> Short<Variant, 4> {
        match self {
            Self::Fixed(state) => short![Variant::plain(*state, Response::Something)],
            Self::Exact(exact) => {
                let state = exact.state(group_at.group, &group_at.moment);
                short![Variant { state, ..Variant::plain(0, Response::Something) }]
            }
            Self::Free(_, answers) => answers.iter().map(|answer| Variant::plain(answer.state, answer.response)).collect(),
            Self::Deed(_, day, done) => {
                let not_yet = (day.latest > group_at.moment.day).then(|| Variant::plain(0, Response::No));
                let already = (day.earliest <= group_at.moment.day).then(|| Variant::plain(*done, Response::Something));
                not_yet.into_iter().chain(already).collect()
            }
            Self::Entry(item) => item.variants(group_at),
            Self::Hidden { kinds, spans, born, .. } => hidden(group_at, kinds, *spans, *born),
            // What moves can be is worked out among their spans.
            Self::Move(..) => Short::new(),
        }
    }
}

/// The parts of a variable that are open, with their names.
pub(super) fn open_parts(variable: &Variable<'_>) -> Short<(VariedPart, FactRef), 2> {
    match variable {
        Variable::Fixed(_) | Variable::Exact(_) | Variable::Move(..) => Short::new(),
        Variable::Free(fact, _) | Variable::Hidden { fact, .. } => short![(VariedPart::Whole, FactRef::whole(*fact))],
        Variable::Deed(fact, day, _) if day.exact().is_none() => short![(VariedPart::Whole, FactRef::whole(*fact))],
        Variable::Deed(..) => Short::new(),
        Variable::Entry(item) => {
            let of = |part: Part| FactRef { fact: item.fact, entry: Some(item.at), part: Some(part) };
            let mut parts = Short::new();
            if item.start.exact().is_none() {
                parts.push((VariedPart::Start, of(Part::Start)));
            }
            if item.end.is_some_and(|end| end.exact().is_none()) {
                parts.push((VariedPart::End, of(Part::End)));
            }
            for (at, detail) in item.open.iter().enumerate() {
                // What evidence leaves open is no question about the evidence.
                if item.fact.entry().details.contains(detail) {
                    parts.push((VariedPart::Detail(at), of(Part::Detail(*detail))));
                }
            }
            for (at, (_, detail, done)) in item.deeds.iter().enumerate() {
                if done.is_some_and(|done| done.exact().is_none()) {
                    parts.push((VariedPart::Deed(at), of(Part::Detail(*detail))));
                }
            }
            parts
        }
    }
}

/// A group at a moment.
pub(super) struct GroupAt<'g> {
    pub(super) group: &'g Group,
    pub(super) moment: Moment,
    /// Where the ranges of starts and of ends are cut: a range begins on each of these days.
    start_cuts: Short<Day, 4>,
    end_cuts: Short<Day, 8>,
}

impl<'g> GroupAt<'g> {
    pub(super) fn new(group: &'g Group, moment: Moment) -> Self {
        let (start_cuts, end_cuts) = cuts(group, &moment);
        Self { group, moment, start_cuts, end_cuts }
    }
}

fn cuts(group: &Group, moment: &Moment) -> (Short<Day, 4>, Short<Day, 8>) {
    let day = moment.day;
    let mut starts: Short<Day, 4> = short![day.next()];
    let mut ends: Short<Day, 8> = short![day];
    for atom in group.atoms.iter() {
        match atom.condition {
            Condition::EndedWithin(months, _) | Condition::RunsOrEndedWithin(months, _) => {
                ends.extend(day.first_that_reaches(*months));
            }
            Condition::Counted(count, _) => starts.extend(day.first_that_reaches(count.months)),
            Condition::RanSinceBirthday(age, _) => {
                ends.push(moment.births.0.birthday(*age, moment.leap));
                ends.push(moment.births.1.birthday(*age, moment.leap));
            }
            _ => {}
        }
    }
    order::sort(&mut starts);
    order::sort(&mut ends);
    (starts, ends)
}

/// A rough day in its ranges.
fn ranges(days: RoughDay, cuts: &[Day]) -> Short<RoughDay, 4> {
    let mut all: Short<RoughDay, 4> = Short::new();
    let mut rest = days;
    for cut in cuts {
        if rest.earliest < *cut && *cut <= rest.latest {
            all.push(RoughDay { latest: cut.previous(), ..rest });
            rest.earliest = *cut;
        }
    }
    all.push(rest);
    all
}

impl UncertainEntry {
    fn variants(&self, group_at: &GroupAt<'_>) -> Short<Variant, 4> {
        let born = if self.born { group_at.moment.born() } else { Day::FIRST };
        let start = RoughDay { earliest: self.start.earliest.max(born), ..self.start };
        let end = self.end.map(|end| RoughDay { earliest: end.earliest.max(start.earliest), ..end });
        let mut all = Short::new();
        if start.earliest > start.latest || end.is_some_and(|end| end.earliest > end.latest) {
            return all;
        }
        let starts = ranges(start, &group_at.start_cuts);
        let ends = end.map(|end| ranges(end, &group_at.end_cuts));
        let open: Short<Option<RoughDay>, 4> = match &ends {
            None => short![None],
            Some(ends) => ends.iter().map(|end| Some(*end)).collect(),
        };
        for (at_start, start) in starts.iter().enumerate() {
            for (at_end, end) in open.iter().enumerate() {
                if end.is_some_and(|end| end.latest < start.earliest) {
                    continue;
                }
                for (at_kind, kind) in self.kinds.iter().enumerate() {
                    for (at_deed, done) in self.deeds_done(&group_at.moment).into_iter().enumerate() {
                        let one =
                            EntryInWorld { start: start.earliest, end: end.map(|end| end.latest), passes: kind.passes, done };
                        all.push(Variant {
                            state: one.state(group_at),
                            key: [at_start, at_end, at_kind, at_deed].map(|at| u8::try_from(at).unwrap_or(u8::MAX)),
                            response: kind.choices.clone(),
                            ranges: (*start, *end),
                        });
                    }
                }
            }
        }
        all
    }

    /// For each way the deeds can stand on the day: the atoms whose deed is done (one bit each).
    fn deeds_done(&self, moment: &Moment) -> Short<u64, 2> {
        let mut all: Short<u64, 2> = short![0];
        for (atom, _, done) in &self.deeds {
            let Some(done) = done else { continue };
            let mut next = Short::new();
            for before in &all {
                if done.latest > moment.day {
                    next.push(*before);
                }
                if done.earliest <= moment.day {
                    next.push(before | 1 << atom);
                }
            }
            all = next;
        }
        all
    }
}

/// What entries that were not given can be: begun on or before the as-of day, ended before it or still open.
fn hidden(group_at: &GroupAt<'_>, kinds: &[u64], spans: bool, born: bool) -> Short<Variant, 4> {
    let moment = &group_at.moment;
    let earliest = if born { moment.born() } else { Day::FIRST };
    let mut all = Short::new();
    if earliest > moment.as_of {
        return all;
    }
    let mut ends: Short<Option<RoughDay>, 4> = short![None];
    let last_end = moment.as_of.previous();
    if spans && earliest <= last_end {
        ends.extend(ranges(RoughDay { earliest, latest: last_end }, &group_at.end_cuts).into_iter().map(Some));
    }
    for start in ranges(RoughDay { earliest, latest: moment.as_of }, &group_at.start_cuts) {
        for end in &ends {
            if end.is_some_and(|end| end.latest < start.earliest) {
                continue;
            }
            for passes in kinds {
                let one = EntryInWorld { start: start.earliest, end: end.map(|end| end.latest), passes: *passes, done: 0 };
                let state = one.state(group_at);
                if !all.iter().any(|variant: &Variant| variant.state == state) {
                    all.push(Variant { state, ..Variant::plain(0, Response::Something) });
                }
            }
        }
    }
    all
}

/// One entry in one world.
#[derive(Clone, Copy)]
struct EntryInWorld {
    start: Day,
    /// `None`: still open.
    end: Option<Day>,
    /// The atoms whose tests it passes, and those whose deed is done (one bit each).
    passes: u64,
    done: u64,
}

impl EntryInWorld {
    fn state(&self, group_at: &GroupAt<'_>) -> State {
        let GroupAt { group, moment, .. } = group_at;
        let of = |birth: Day| {
            let each = group.atoms.iter().enumerate().filter(|(at, _)| self.passes >> at & 1 == 1);
            each.filter(|(at, atom)| self.counts(*at, atom, birth, moment)).fold(0, |all, (_, atom)| all | atom.one())
        };
        let first = of(moment.births.0);
        (first, if moment.births.0 == moment.births.1 { first } else { of(moment.births.1) })
    }

    fn counts(&self, at: usize, atom: &Atom, birth: Day, moment: &Moment) -> bool {
        let day = moment.day;
        let begun = self.start <= day;
        let runs = begun && self.end.is_none_or(|end| day <= end);
        let not_later = |end: Day, months: u32| day <= end.plus_months(months);
        match atom.condition {
            Condition::Holds(_) | Condition::KnownToHold(_) | Condition::Runs(_) => runs,
            Condition::EndedWithin(months, _) => self.end.is_some_and(|end| end < day && not_later(end, *months)),
            Condition::RunsOrEndedWithin(months, _) => begun && self.end.is_none_or(|end| not_later(end, *months)),
            Condition::RanSinceBirthday(age, _) => {
                let birthday = birth.birthday(*age, moment.leap);
                begun && birthday <= day && self.end.is_none_or(|end| birthday <= end)
            }
            Condition::Happened(_) => begun,
            Condition::Counted(count, _) => begun && not_later(self.start, count.months),
            Condition::Undone(undone, _) => (begun || !undone.after_event) && self.done >> at & 1 == 0,
            _ => false,
        }
    }
}
