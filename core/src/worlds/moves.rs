//! Moves of responsibility in all worlds: two spans, the second beginning about when the first ends.
//!
//! Whether there is a move depends on several days at once, so they are tried out. A day matters only by
//! how far it lies from the others, so it is enough to try the days that lie at the very distances that
//! the condition asks about.

use smallvec::{SmallVec, smallvec};

use crate::case::{Case, Deed, Entry, Value};
use crate::condition::Move;
use crate::day::{Day, RoughDay};
use crate::fact::{FactRef, Part};
use crate::truth::Truth;
use crate::worlds::ground::{Found, Ground, TooMuch};

/// When a move was completed.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Completion {
    Never,
    On(RoughDay),
    NotKnown,
}

/// When moves of this kind were completed in a case.
pub(crate) fn completion(of: &Move, case: &Case) -> Completion {
    match case.value(of.completed) {
        Some(Value::Deed(Deed::On(day))) => Completion::On(*day),
        Some(Value::Deed(Deed::NotDone)) => Completion::Never,
        _ if of.known => Completion::Never,
        _ => Completion::NotKnown,
    }
}

/// Each two spans of different holders of which the first has an end.
pub(crate) fn pairs<'e>(of: &Move, list: &'e [Entry]) -> impl Iterator<Item = (&'e Entry, &'e Entry)> {
    let who = of.who;
    let ended = list.iter().filter(|entry| entry.end.is_some());
    ended.flat_map(move |from| {
        let others = list.iter().filter(move |to| match (from.text(who), to.text(who)) {
            (Some(one), Some(other)) => !one.trim().eq_ignore_ascii_case(other.trim()),
            _ => false,
        });
        others.map(move |to| (from, to))
    })
}

/// The spans that name a holder, each with its place. Others are not counted.
fn named<'c>(of: &Move, case: &'c Case) -> impl Iterator<Item = (usize, &'c Entry)> {
    let who = of.who;
    let list = case.history(of.spans).into_iter().flat_map(|history| &history.list).enumerate();
    list.filter(move |(_, entry)| entry.text(who).is_some())
}

/// Whether the second span begins after the first does, and close to its end.
pub(crate) fn close(of: &Move, from: &Entry, to: &Entry) -> Truth {
    let Some(end) = from.end else { return Truth::False };
    let start = to.start;
    let later = if start.earliest > from.start.latest {
        Truth::True
    } else if start.latest > from.start.earliest {
        Truth::Unknown
    } else {
        Truth::False
    };
    let most = i64::from(of.within_days);
    let (least_gap, most_gap) = (end.latest.days_until(start.earliest), end.earliest.days_until(start.latest));
    let near = if -most <= least_gap && most_gap <= most {
        Truth::True
    } else if least_gap <= most && -most <= most_gap {
        Truth::Unknown
    } else {
        Truth::False
    };
    later.and(near)
}

/// The first and the last day that each day of the spans, and of the completion, can be, and the days about them.
pub(crate) fn bounds(of: &Move, case: &Case) -> Vec<Day> {
    let unknowns = Unknowns::of(of, case);
    unknowns.days.iter().flat_map(|(_, days)| candidates(*days, &unknowns.marks)).collect()
}

/// One span in one world: who holds it, its first day and its last.
type Held<'w> = (Option<&'w str>, Day, Option<Day>);

/// The days of a move that can be tried out.
struct Unknowns<'c> {
    of: &'c Move,
    case: &'c Case,
    /// Each day that takes part, with what it is called.
    days: Vec<(FactRef, RoughDay)>,
    /// Days from which distances count.
    marks: Vec<Day>,
}

impl<'c> Unknowns<'c> {
    fn of(of: &'c Move, case: &'c Case) -> Self {
        let mut days: Vec<(FactRef, RoughDay)> = Vec::new();
        for (at, entry) in named(of, case) {
            let part = |part| FactRef { fact: of.spans, entry: u32::try_from(at).ok(), part: Some(part) };
            days.push((part(Part::Start), entry.start));
            days.extend(entry.end.map(|end| (part(Part::End), end)));
        }
        if let Completion::On(day) = completion(of, case) {
            days.push((FactRef::whole(of.completed), day));
        }
        let marks = days.iter().flat_map(|(_, day)| [day.earliest, day.latest]).collect();
        Self { of, case, days, marks }
    }

    /// Whether there is a move that is not completed on the day, with these days for the unknowns.
    fn holds(&self, chosen: &[Day], completed: Option<Day>, day: Day) -> bool {
        let mut next = chosen.iter().copied();
        let mut world: SmallVec<[Held<'_>; 4]> = SmallVec::new();
        for (_, entry) in named(self.of, self.case) {
            let start = next.next().unwrap_or(entry.start.earliest);
            let end = entry.end.map(|end| next.next().unwrap_or(end.latest));
            if end.is_some_and(|end| end < start) {
                return false;
            }
            world.push((entry.text(self.of.who), start, end));
        }
        let apart = |from: Option<&str>, to: Option<&str>| match (from, to) {
            (Some(one), Some(other)) => !one.trim().eq_ignore_ascii_case(other.trim()),
            _ => false,
        };
        world.iter().any(|(from, started, ended)| {
            let Some(ended) = ended else { return false };
            world.iter().any(|(to, start, _)| {
                let near = ended.days_until(*start).abs() <= i64::from(self.of.within_days);
                let open = completed.is_none_or(|done| done < *start || day <= done);
                apart(*from, *to) && started < start && near && *start <= day && open
            })
        })
    }

    /// Whether these days can be together.
    fn is_possible(&self, chosen: &[Day]) -> bool {
        let mut next = chosen.iter().copied();
        named(self.of, self.case).all(|(_, entry)| {
            let start = next.next().unwrap_or(entry.start.earliest);
            entry.end.is_none_or(|end| start <= next.next().unwrap_or(end.latest))
        })
    }

    /// Tries out every choice of days and of completions; `visit` is told the days and whether there is a move.
    fn try_all(&self, day: Day, ground: &Ground<'_>, mut visit: impl FnMut(&[Day], Option<usize>, bool)) -> Found<()> {
        let mut marks = self.marks.clone();
        marks.extend([day, day.next()]);
        let options: Vec<SmallVec<[Day; 8]>> = self.days.iter().map(|(_, days)| candidates(*days, &marks)).collect();
        let completions: SmallVec<[Option<Day>; 4]> = match completion(self.of, self.case) {
            Completion::NotKnown => {
                // A completion matters by which moves it lies behind.
                let starts = self.days.iter().flat_map(|(_, days)| candidates(*days, &marks));
                std::iter::once(None).chain(starts.map(Some)).collect()
            }
            _ => smallvec![None],
        };
        let given = matches!(completion(self.of, self.case), Completion::On(_));
        let count = options.iter().try_fold(completions.len(), |count, options| count.checked_mul(options.len()));
        ground.spend(count.and_then(|count| count.checked_mul(1 + self.days.len() * self.days.len() / 4)).ok_or(TooMuch)?)?;
        let mut at: Vec<usize> = vec![0; options.len()];
        loop {
            let chosen: SmallVec<[Day; 8]> =
                at.iter().zip(&options).filter_map(|(at, options)| options.get(*at).copied()).collect();
            if self.is_possible(&chosen) {
                for (which, completed) in completions.iter().enumerate() {
                    let completed = if given { chosen.last().copied() } else { *completed };
                    visit(&chosen, (!given).then_some(which), self.holds(&chosen, completed, day));
                }
            }
            let Some(next) = at.iter().zip(&options).position(|(at, options)| at + 1 < options.len()) else { return Ok(()) };
            for (place, at) in at.iter_mut().enumerate().take(next + 1) {
                *at = if place == next { *at + 1 } else { 0 };
            }
        }
    }
}

/// The days of a rough one that can be told apart: its bounds, and those next to others.
fn candidates(days: RoughDay, marks: &[Day]) -> SmallVec<[Day; 8]> {
    if days.exact().is_some() {
        return smallvec![days.earliest];
    }
    let mut all: SmallVec<[Day; 8]> = smallvec![days.earliest, days.latest];
    for mark in marks {
        for distance in [-32, -31, -1, 0, 1, 31, 32] {
            all.push(mark.plus_days(distance));
        }
    }
    all.retain(|day| days.earliest <= *day && *day <= days.latest);
    all.sort_unstable();
    all.dedup();
    all
}

/// Whether there is a move on the day in some world, and whether there is none in some.
pub(crate) fn truths(of: &Move, case: &Case, day: Day, ground: &Ground<'_>) -> Found<(bool, bool)> {
    let (mut can, mut cannot) = (Hidden::of(of, case, day).is_some_and(|hidden| hidden.may_be_a_move()), false);
    Unknowns::of(of, case).try_all(day, ground, |_, _, holds| {
        can |= holds;
        cannot |= !holds;
    })?;
    Ok((can, cannot))
}

/// Spans that an incomplete history may hide: begun on or before the as-of day, and ended before it or open.
struct Hidden<'c> {
    of: &'c Move,
    case: &'c Case,
    day: Day,
    /// Nothing begins on this day or before: a second span begins after a first, and that not before the birth.
    after: Day,
    /// The last day on which a hidden span can begin and make a difference.
    latest: Day,
}

impl<'c> Hidden<'c> {
    /// `None` where the history is known whole.
    fn of(of: &'c Move, case: &'c Case, day: Day) -> Option<Self> {
        let whole = case.history(of.spans).is_some_and(|history| history.complete);
        let after = if of.spans.is_members() { case.birth.earliest } else { Day::FIRST };
        (!whole).then_some(Self { of, case, day, after, latest: case.as_of.min(day) })
    }

    /// Whether a move that begins on this day may be open still.
    fn is_open(&self, start: Day) -> bool {
        match completion(self.of, self.case) {
            Completion::Never | Completion::NotKnown => true,
            Completion::On(done) => done.earliest < start || self.day <= done.latest,
        }
    }

    fn within(&self) -> i64 {
        i64::from(self.of.within_days)
    }

    /// Whether a hidden span makes a move: with another one, or with one that was given.
    fn may_be_a_move(&self) -> bool {
        let both = self.after < self.latest && self.is_open(self.latest);
        let mut given = self.case.history(self.of.spans).into_iter().flat_map(|history| &history.list);
        both || given.any(|entry| entry.text(self.of.who).is_some() && (self.may_lead_to(entry.start) || self.may_follow(entry)))
    }

    /// Whether a hidden span can have ended about when this one begins.
    fn may_lead_to(&self, start: RoughDay) -> bool {
        let last = start.latest.min(self.day).min(self.case.as_of.previous().plus_days(self.within()));
        start.earliest <= last && self.after < last && self.is_open(last)
    }

    /// Whether a hidden span can begin about when this one ends.
    fn may_follow(&self, entry: &Entry) -> bool {
        let Some(end) = entry.end else { return false };
        let first = end.earliest.plus_days(-self.within()).max(entry.start.earliest.next()).max(self.after.next());
        let last = end.latest.plus_days(self.within()).min(self.latest);
        first <= last && self.is_open(last)
    }

    /// Whether a hidden span tells two days of a given one apart: close enough to one of them, too far from the other.
    fn tells_apart(&self, part: Part, begun: Day, earlier: Day, later: Day) -> bool {
        let (before, behind) = (earlier.plus_days(-self.within()), later.plus_days(self.within()));
        match part {
            // A hidden span ended so long before the earlier start, or so long after the later one; or it ended
            // about when either began, and the move by then counts for one of them alone.
            Part::Start => {
                let counts = |start: Day| start <= self.day && self.is_open(start);
                let leads_to = |start: Day| counts(start) && self.may_lead_to(start.into());
                match (counts(earlier), counts(later)) {
                    (true, true) => self.after <= before || behind < self.case.as_of,
                    (true, false) => leads_to(earlier),
                    (false, true) => leads_to(later),
                    (false, false) => false,
                }
            }
            // A hidden span begins so long before the earlier end, or so long after the later one.
            _ => [before, behind]
                .into_iter()
                .any(|start| self.after.max(begun) < start && start <= self.latest && self.is_open(start)),
        }
    }

    /// Whether a hidden move was completed on one of two days and not on the other.
    fn is_completed_between(&self, earlier: Day, later: Day) -> bool {
        let at_once = self.after < earlier.min(self.latest) && earlier < self.day && self.day <= later;
        let only_by_the_later = self.after.max(earlier) < later.min(self.latest) && later < self.day;
        at_once || only_by_the_later
    }
}

/// One way in which the days of a move can be: the days, which completion, and whether there is a move then.
type World = (SmallVec<[Day; 8]>, Option<usize>, bool);

/// The facts of a move that make a difference on the day.
pub(crate) fn relevant(of: &Move, case: &Case, day: Day, ground: &Ground<'_>) -> Found<Vec<FactRef>> {
    let unknowns = Unknowns::of(of, case);
    let hidden = Hidden::of(of, case, day);
    let mut worlds: Vec<World> = Vec::new();
    unknowns.try_all(day, ground, |chosen, completed, holds| worlds.push((chosen.into(), completed, holds)))?;
    ground.spend(worlds.len().saturating_mul(worlds.len()) / 64)?;
    let mut relevant: Vec<FactRef> = Vec::new();
    let none_given = worlds.iter().any(|(.., holds)| !holds);
    if none_given && hidden.as_ref().is_some_and(Hidden::may_be_a_move) {
        relevant.push(FactRef::whole(of.spans));
    }
    for (at, (fact, _)) in unknowns.days.iter().enumerate().filter(|(_, (_, days))| days.exact().is_none()) {
        let differ = |a: &World, b: &World| {
            let (Some(one), Some(other)) = (a.0.get(at), b.0.get(at)) else { return false };
            let by_hidden = |hidden: &Hidden<'_>| match fact.part {
                Some(part) => {
                    // The start of a span stands before its end.
                    let begun = at.checked_sub(1).and_then(|before| a.0.get(before)).copied().unwrap_or(Day::FIRST);
                    hidden.tells_apart(part, begun, *one.min(other), *one.max(other))
                }
                None => hidden.is_completed_between(*one.min(other), *one.max(other)),
            };
            a.2 != b.2 || (!a.2 && one != other && hidden.as_ref().is_some_and(by_hidden))
        };
        let same_but_one =
            |a: &World, b: &World| a.1 == b.1 && a.0.iter().zip(&b.0).enumerate().all(|(other, (a, b))| other == at || a == b);
        if worlds.iter().any(|a| worlds.iter().any(|b| same_but_one(a, b) && differ(a, b))) {
            relevant.push(*fact);
        }
    }
    if matches!(completion(of, case), Completion::NotKnown) {
        let same_days = |a: &World, b: &World| a.2 != b.2 && a.0 == b.0;
        let by_hidden = |hidden: &Hidden<'_>| hidden.after < hidden.latest.min(day.previous());
        if worlds.iter().any(|a| worlds.iter().any(|b| same_days(a, b))) || (none_given && hidden.as_ref().is_some_and(by_hidden))
        {
            relevant.push(FactRef::whole(of.completed));
        }
    }
    Ok(relevant)
}
