//! Moves that an incomplete history may hide.

use crate::lists::short::{Short, short};

use crate::case::Case;
use crate::facts::{Entry, Part};
use crate::lists::order;
use crate::logic::moves::{Completion, completion};
use crate::rules::Move;
use crate::time::{Day, RoughDay};

/// Spans that an incomplete history may hide: begun on or before the as-of day, and ended before it or open.
pub(super) struct Hidden<'c> {
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
    pub(super) fn of(of: &'c Move, case: &'c Case, day: Day) -> Option<Self> {
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
    pub(super) fn may_be_a_move(&self) -> bool {
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
    pub(super) fn tells_apart(&self, part: Part, begun: Day, earlier: Day, later: Day) -> bool {
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

    /// The days of a span of which it matters by a hidden span when exactly they are.
    pub(super) fn relevant_parts(&self, entry: &Entry) -> Short<Part, 2> {
        let mut marks = vec![self.after, self.day, self.case.as_of, self.latest];
        if let Completion::On(done) = completion(self.of, self.case) {
            marks.extend([done.earliest, done.latest]);
        }
        let starts = candidates(entry.start, &marks);
        let ends = entry.end.map(|end| candidates(end, &marks)).unwrap_or_default();
        let apart = |part: Part, days: &[Day], begun: Day| {
            let later = |one: &Day| days.iter().copied().filter(move |other| one < other).collect::<Short<Day, 8>>();
            days.iter().any(|one| later(one).iter().any(|other| self.tells_apart(part, begun, *one, *other)))
        };
        let mut parts = Short::new();
        if apart(Part::Start, &starts, Day::FIRST) {
            parts.push(Part::Start);
        }
        let by_end = |begun: &Day| {
            let ends: Short<Day, 8> = ends.iter().copied().filter(|end| begun <= end).collect();
            apart(Part::End, &ends, *begun)
        };
        if starts.iter().any(by_end) {
            parts.push(Part::End);
        }
        parts
    }

    /// Whether a hidden move was completed on one of two days and not on the other.
    pub(super) fn is_completed_between(&self, earlier: Day, later: Day) -> bool {
        let at_once = self.after < earlier.min(self.latest) && earlier < self.day && self.day <= later;
        let only_by_the_later = self.after.max(earlier) < later.min(self.latest) && later < self.day;
        at_once || only_by_the_later
    }

    /// Whether a hidden move can be completed before the day.
    pub(super) fn may_be_completed(&self) -> bool {
        self.after < self.latest.min(self.day.previous())
    }
}

/// The days of a rough one that can be told apart: its bounds, and those next to others.
pub(super) fn candidates(days: RoughDay, marks: &[Day]) -> Short<Day, 8> {
    if days.exact().is_some() {
        return short![days.earliest];
    }
    let mut all: Short<Day, 8> = short![days.earliest, days.latest];
    for mark in marks {
        for distance in [-32, -31, -1, 0, 1, 31, 32] {
            all.push(mark.plus_days(distance));
        }
    }
    all.retain(|day| days.earliest <= *day && *day <= days.latest);
    order::sort(&mut all);
    all.dedup();
    all
}
