//! Which days to try: those on either side of every day on which a comparison could turn.
//!
//! Each rule compares a day of a fact with the day asked about, or with the day of another fact, perhaps some months, years or
//! days apart. A *turn* is the first day on which such a comparison comes out differently from the day before.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, Months, NaiveDate};

use super::WorldTrial;
use crate::facts::{Kind, kind};
use crate::reference::{AGES, birthday, months_after, quarter, week};

/// The first and the last day that something can be.
pub(super) type Bounds = (NaiveDate, NaiveDate);

/// What part of a fact a day is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// The day of birth.
    Birth,
    /// The start of a span, or the day of an event.
    Start,
    /// The end of a span.
    End,
    /// A deed that an entry tells.
    EntryDeed(&'static str),
    /// A deed.
    Deed,
}

/// A day of a case, exact or rough.
#[derive(Clone, Debug)]
pub(super) struct RoughDay {
    /// The path of the fact.
    pub(super) path: &'static str,
    /// Which entry; those that may be hidden come after all that are given.
    pub(super) index: usize,
    /// Which day of it.
    pub(super) part: Part,
    /// When it can be.
    pub(super) bounds: Bounds,
    /// Whether it was given as rough: other facts may leave it one day only.
    pub(super) is_rough: bool,
}

impl RoughDay {
    pub(super) fn new(path: &'static str, index: usize, part: Part, bounds: Bounds) -> Self {
        Self { path, index, part, bounds, is_rough: bounds.0 < bounds.1 }
    }
}

const FOSTER_CARE: &str = "member.fosterCare";
const PLANS: &str = "member.northCarolina.responsiblePlans";
const COMPLETED: &str = "member.northCarolina.transitionCompletedOn";

fn next(date: NaiveDate) -> NaiveDate {
    date + Days::new(1)
}

/// The first day so many months after which is this day or later.
fn first_reaching(months: u32, date: NaiveDate) -> NaiveDate {
    let about = date - Months::new(months) - Days::new(4);
    about.iter_days().find(|one| months_after(*one, months) >= date).expect("there is such a day")
}

/// The first birth of which a birthday is after this day.
fn first_birth_after(age: i32, date: NaiveDate) -> NaiveDate {
    let about = date.with_day(1).and_then(|date| date.with_year(date.year() - age)).expect("a day") - Days::new(4);
    about.iter_days().find(|birth| birthday(*birth, age) > date).expect("there is such a day")
}

/// The days to try for something that can be any day within its bounds.
fn both_sides(bounds: Bounds, turns: &BTreeSet<NaiveDate>) -> BTreeSet<NaiveDate> {
    let inside = turns.iter().filter(|turn| bounds.0 < **turn && **turn <= bounds.1);
    inside.flat_map(|turn| [*turn - Days::new(1), *turn]).chain([bounds.0, bounds.1]).collect()
}

/// The turns of a day as compared with the day asked about.
fn against_the_day(one: &RoughDay, date: NaiveDate) -> BTreeSet<NaiveDate> {
    let months = match kind(one.path) {
        Kind::Spans(months) | Kind::Events(months) => months,
        _ => &[],
    };
    let is_event = matches!(kind(one.path), Kind::Events(_));
    let looked_back = || months.iter().map(|months| first_reaching(*months, date));
    match one.part {
        Part::Birth => AGES.iter().map(|age| first_birth_after(*age, date)).chain([next(date)]).collect(),
        Part::Start if one.path.ends_with("Meetings") => edges_of_periods(date),
        Part::Start if is_event => looked_back().chain([next(date)]).collect(),
        Part::Start => BTreeSet::from([next(date)]),
        Part::End => looked_back().chain([date]).collect(),
        Part::EntryDeed(_) | Part::Deed => BTreeSet::from([date, next(date)]),
    }
}

/// The turns of a meeting: the day asked about, and the quarters and weeks about it.
fn edges_of_periods(date: NaiveDate) -> BTreeSet<NaiveDate> {
    let periods = [quarter(date), week(date)];
    let before = [quarter(periods[0].0 - Days::new(1)), week(periods[1].0 - Days::new(1))];
    periods.iter().chain(&before).map(|(first, _)| *first).chain([next(date)]).collect()
}

/// The turns of a day as compared with one day that another may be.
fn against(one: &RoughDay, other: &RoughDay, date: NaiveDate) -> Vec<NaiveDate> {
    let month = Days::new(31);
    let same_entry = (one.path, one.index) == (other.path, other.index);
    let both = |path| one.path == path && other.path == path;
    match (one.part, other.part) {
        // Nobody is born after a start.
        (Part::Birth, Part::Start) => vec![next(date)],
        (Part::Start, Part::Birth) => vec![date],
        (Part::Start, Part::End) if same_entry => vec![next(date)],
        (Part::End, Part::Start) if same_entry => vec![date],
        // In care on the 18th birthday or later.
        (Part::Birth, Part::End) if other.path == FOSTER_CARE => vec![first_birth_after(18, date)],
        (Part::End, Part::Birth) if one.path == FOSTER_CARE => vec![birthday(date, 18)],
        // One plan follows another within 31 days.
        (Part::Start, Part::Start) if both(PLANS) => vec![date, next(date)],
        (Part::Start, Part::End) | (Part::End, Part::Start) if both(PLANS) => vec![date - month, date, next(date + month)],
        // The transition was completed after it began.
        (Part::Start, Part::Deed) if one.path == PLANS && other.path == COMPLETED => vec![next(date)],
        (Part::Deed, Part::Start) if one.path == COMPLETED && other.path == PLANS => vec![date],
        _ => Vec::new(),
    }
}

/// Checks if the second day matters to the first: not of a history of somebody else's.
fn concerns(one: &RoughDay, other: &RoughDay) -> bool {
    let with_birth = one.part == Part::Birth || other.part == Part::Birth;
    !with_birth || (one.path.starts_with("member.") && other.path.starts_with("member."))
}

/// For each day of a case the days to try.
pub(super) fn days_to_try(days: &[RoughDay], trial: WorldTrial) -> Vec<Vec<NaiveDate>> {
    if trial.every_day {
        let all = |one: &RoughDay| {
            let (first, last) = one.bounds;
            first.iter_days().take_while(|date| *date <= last).take(trial.most + 1).collect()
        };
        return days.iter().map(all).collect();
    }
    let date = trial.date;
    let first: Vec<_> = days.iter().map(|one| both_sides(one.bounds, &against_the_day(one, date))).collect();
    let with_others = |(at, one): (usize, &RoughDay)| {
        if one.bounds.0 == one.bounds.1 {
            return vec![one.bounds.0];
        }
        let mut turns = against_the_day(one, date);
        for (place, other) in days.iter().enumerate().filter(|(place, other)| *place != at && concerns(one, other)) {
            turns.extend(first[place].iter().flat_map(|date| against(one, other, *date)));
        }
        both_sides(one.bounds, &turns).into_iter().collect()
    };
    days.iter().enumerate().map(with_others).collect()
}
