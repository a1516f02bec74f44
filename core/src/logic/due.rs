//! By when an action must be done.

use crate::case::{Case, plain};
use crate::facts::{Deed, Entry, FactId, HOLIDAYS, State, Status, Value};
use crate::lists::order;
use crate::logic::valuation::Valuation;
use crate::rules::{ActionRule, Condition, Due, EntriesOf, FulfilledBy, Period, Policy, Start, Undone, Within};
use crate::time::{Calendar, Day, RoughDay, Stretch, Truth};
use crate::words::{Filler, Message, Wording, wordings};

/// The day by which an action must be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct DueDate {
    pub(crate) on: Day,
    /// How it comes about.
    pub(crate) rule: Message,
    /// Whether it is past on the as-of day.
    pub(crate) overdue: bool,
}

wordings! { DUE_RULES, "due":
    BY = "by": "by {day}";
    WORKING_DAYS_AFTER = "workingDaysAfter": "{count} working days after {day}";
    HOURS_AFTER = "hoursAfter": "{count} hours after {day}";
    DAYS_AFTER = "daysAfter": "{count} days after {day}";
    MONTHS_AFTER = "monthsAfter": "{count} months after {day}";
    EVERY_DAYS = "everyDays": "every {count} days from {day}";
    EACH_WEEK = "eachWeek": "each week, Monday to Sunday";
    EACH_QUARTER = "eachQuarter": "each calendar quarter";
    ON_THE_DAY = "onTheDay": "on the day set for the report";
}

/// So many, counted from a day.
fn counted(sentence: Wording, count: u32, day: Day) -> Message {
    sentence.with([("count", Filler::given(u64::from(count))), ("day", Filler::given(day))])
}

/// What is known about the day by which an action must be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum DueBy {
    /// The document sets none.
    NoDay,
    Day(DueDate),
    /// It sets one, and what it runs from is not known exactly.
    NotKnown,
}

/// By when an action that must be taken on the as-of day must be done.
pub(crate) fn by_when(action: &ActionRule, policy: &Policy, valuation: Valuation<'_>) -> DueBy {
    let Some(due) = action.due else { return DueBy::NoDay };
    let deadline = Deadline { action, policy, valuation, case: valuation.case, as_of: valuation.case.as_of };
    match due {
        Due::By(day) => deadline.by(*day, BY.with([("day", Filler::given(*day))])),
        Due::After(all) => deadline.first_of(all),
        Due::MonthsThenEvery(first, every, deed) => deadline.again_and_again(*first, *every, *deed),
        Due::EveryDays(days, status) => deadline.every_days(*days, *status),
        Due::OnTheDay => match deadline.first_undone() {
            Ok(Some(day)) => deadline.by(day, ON_THE_DAY),
            Ok(None) => DueBy::NoDay,
            Err(NotExact) => DueBy::NotKnown,
        },
        Due::Each(period, fulfilled_by) => deadline.each(*period, fulfilled_by),
    }
}

/// The day that a deadline runs from is not known exactly.
struct NotExact;

struct Deadline<'d, 'c> {
    action: &'d ActionRule,
    policy: &'d Policy,
    valuation: Valuation<'c>,
    case: &'d Case,
    as_of: Day,
}

impl Deadline<'_, '_> {
    fn by(&self, on: Day, rule: impl Into<Message>) -> DueBy {
        DueBy::Day(DueDate { on, rule: rule.into(), overdue: on < self.as_of })
    }

    /// The first to come of several days.
    fn first_of(&self, all: &[(Within, Start)]) -> DueBy {
        let mut first: Option<(Day, Within, Day)> = None;
        for (within, start) in all {
            let from = match start {
                Start::Deed(deed) => self.deed(*deed),
                Start::Undone => self.first_undone(),
            };
            let from = match from {
                Ok(Some(from)) => from,
                Ok(None) => continue,
                Err(NotExact) => return DueBy::NotKnown,
            };
            let on = self.after(from, *within);
            if first.is_none_or(|(before, ..)| on < before) {
                first = Some((on, *within, from));
            }
        }
        first.map_or(DueBy::NoDay, |(on, within, from)| self.by(on, within.after(from)))
    }

    fn after(&self, day: Day, within: Within) -> Day {
        match within {
            Within::WorkingDays(days) => self.calendar().after(day, days),
            Within::Hours(hours) => day.plus_days(i64::from(hours.div_ceil(24))),
            Within::Days(days) => day.plus_days(i64::from(days)),
        }
    }

    /// The plan's own holidays; where it gives none, those of California for Californian duties.
    fn calendar(&self) -> Calendar {
        match self.case.value(HOLIDAYS.0) {
            Some(Value::Days(days)) => Calendar::less(days),
            _ if self.policy.state == State::CA => Calendar::california(),
            _ => Calendar::less(&[]),
        }
    }

    /// When a deed was done; nothing where it was not done so far.
    fn deed(&self, deed: FactId) -> Result<Option<Day>, NotExact> {
        match self.case.value(deed) {
            Some(Value::Deed(Deed::On(day))) if day.earliest <= self.as_of => day.exact().map(Some).ok_or(NotExact),
            _ => Ok(None),
        }
    }

    fn again_and_again(&self, first: u32, every: u32, deed: FactId) -> DueBy {
        let from = match self.deed(deed) {
            Ok(Some(from)) => from,
            Ok(None) => return DueBy::NoDay,
            Err(NotExact) => return DueBy::NotKnown,
        };
        let mut months = first;
        while from.plus_months(months) < self.as_of && every > 0 {
            months += every;
        }
        let last = if months > first { every } else { first };
        let since = from.plus_months(months.saturating_sub(last));
        self.by(from.plus_months(months), counted(MONTHS_AFTER, last, since))
    }

    fn every_days(&self, days: u32, status: FactId) -> DueBy {
        let Some(Value::Status(Status::During(spans))) = self.case.value(status) else { return DueBy::NoDay };
        let runs = |entry: &&Entry| entry.start.earliest <= self.as_of && self.as_of <= entry.end_bounds().1;
        let (days, count) = (i64::from(days.max(1)), days.max(1));
        // Of several that run, the first to come.
        let mut first: Option<(Day, Day)> = None;
        for start in spans.iter().map(|span| &span.0).filter(runs).map(|entry| entry.start) {
            let Some(from) = start.exact() else { return DueBy::NotKnown };
            let periods = (from.days_until(self.as_of) + days - 1) / days;
            let on = from.plus_days(days * periods.max(1));
            if first.is_none_or(|(before, _)| on < before) {
                first = Some((on, from));
            }
        }
        first.map_or(DueBy::NoDay, |(on, from)| self.by(on, counted(EVERY_DAYS, count, from)))
    }

    /// The day of the first event whose deed is not done: what the trigger looks for.
    fn first_undone(&self) -> Result<Option<Day>, NotExact> {
        let mut looked_for: Option<(Undone, &EntriesOf)> = None;
        self.action.trigger.visit(&mut |condition| {
            if let Condition::Undone(undone, of) = condition {
                looked_for = looked_for.or(Some((*undone, of)));
            }
        });
        let Some((undone, of)) = looked_for else { return Ok(None) };
        let condition = Condition::Undone(undone, *of);
        let (mut sure, mut possible): (Option<Day>, Option<Day>) = (None, None);
        self.valuation.each(of, |_, _, event| {
            let holds = self.valuation.passes(&of.test, event).and(self.valuation.entry_truth(&condition, event));
            let RoughDay { earliest, latest } = event.start;
            match holds {
                Truth::True if earliest == latest => sure = Some(sure.map_or(earliest, |first| first.min(earliest))),
                Truth::True | Truth::Unknown => possible = Some(possible.map_or(earliest, |first| first.min(earliest))),
                Truth::False => {}
            }
        });
        if self.valuation.may_hide(of) {
            // One that was not given may have come first.
            return Err(NotExact);
        }
        match (sure, possible) {
            (Some(sure), Some(possible)) if possible < sure => Err(NotExact),
            (None, Some(_)) => Err(NotExact),
            (sure, _) => Ok(sure),
        }
    }

    /// Of the last whole period and the running one, the first in which the duty was not kept; else the next.
    fn each(&self, period: Period, fulfilled_by: &FulfilledBy) -> DueBy {
        let (kind, rule): (fn(Day) -> Stretch, _) = match period {
            Period::Week => (Day::week, EACH_WEEK),
            Period::Quarter => (Day::quarter, EACH_QUARTER),
        };
        let running = kind(self.as_of);
        for stretch in [running.previous(kind), running] {
            match self.was_fulfilled(fulfilled_by, stretch) {
                Truth::True => {}
                Truth::False => return self.by(stretch.last, rule),
                Truth::Unknown => return DueBy::NotKnown,
            }
        }
        self.by(running.next(kind).last, rule)
    }

    /// Whether a duty was kept in a period: once, or once for each of several.
    fn was_fulfilled(&self, fulfilled_by: &FulfilledBy, stretch: Stretch) -> Truth {
        let hidden = if self.valuation.may_hide(&fulfilled_by.events) { Truth::Unknown } else { Truth::False };
        let Some((detail, names)) = &fulfilled_by.for_each else {
            let mut any = hidden;
            self.each_event(fulfilled_by, stretch, |_, truth| any = any.or(truth));
            return any;
        };
        // What names nobody counts for each of them.
        let mut for_all = hidden;
        let mut named: Vec<(String, Truth)> = Vec::new();
        self.each_event(fulfilled_by, stretch, |event, truth| match event.text(*detail) {
            Some(name) => named.push((plain(name), truth)),
            None => for_all = for_all.or(truth),
        });
        let mut named: Vec<(&str, Truth)> = named.iter().map(|(name, truth)| (name.as_str(), *truth)).collect();
        order::sort(&mut named);
        self.valuation.listed(names).into_iter().fold(Truth::True, |all, name| {
            let name = plain(name);
            // Of those with this name, what is surest comes last.
            let until = named.partition_point(|(one, _)| *one <= name.as_str());
            let last = named.get(..until).and_then(<[_]>::last).filter(|(one, _)| *one == name);
            all.and(for_all.or(last.map_or(Truth::False, |(_, truth)| *truth)))
        })
    }

    /// Visits the events that may have kept a duty in a period, each with whether it did.
    fn each_event(&self, fulfilled_by: &FulfilledBy, stretch: Stretch, mut visit: impl FnMut(&Entry, Truth)) {
        let last = stretch.last.min(self.as_of);
        self.valuation.each(&fulfilled_by.events, |_, _, event| {
            let RoughDay { earliest, latest } = event.start;
            let inside = if stretch.first <= earliest && latest <= last {
                Truth::True
            } else if earliest <= last && stretch.first <= latest {
                Truth::Unknown
            } else {
                return;
            };
            visit(event, inside.and(self.valuation.passes(&fulfilled_by.events.test, event)));
        });
    }
}

impl Within {
    /// How a deadline of this length comes about.
    fn after(self, day: Day) -> Message {
        match self {
            Self::WorkingDays(days) => counted(WORKING_DAYS_AFTER, days.into(), day),
            Self::Hours(hours) => counted(HOURS_AFTER, hours.into(), day),
            Self::Days(days) => counted(DAYS_AFTER, days.into(), day),
        }
    }
}
