//! Working days, weeks and quarters.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::Known;
use crate::day;

/// The day after.
pub(super) fn next(date: NaiveDate) -> NaiveDate {
    date + Days::new(1)
}

/// The `n`-th working day after a day. Working days are Monday to Friday but for the plan's holidays, or, where the case does not
/// list those, California's (AMB-16).
pub fn working_days_after(case: &Known, date: NaiveDate, n: usize) -> NaiveDate {
    let holidays = case.lists.get("plan.holidays");
    let is_holiday = |date: NaiveDate| match holidays {
        Some(holidays) => holidays.contains(&date.to_string()),
        None => state_holidays(date.year()).contains(&date),
    };
    let is_working_day = |date: &NaiveDate| !matches!(date.weekday(), Weekday::Sat | Weekday::Sun) && !is_holiday(*date);
    next(date).iter_days().filter(is_working_day).nth(n - 1).expect("there is always another working day")
}

/// The days on which California's offices are closed in a year. A holiday on a Sunday is kept on the Monday after; one on a
/// Saturday is not moved, but for 11 November, which is kept on the Friday before.
pub fn state_holidays(year: i32) -> Vec<NaiveDate> {
    let nth = |month, weekday, n| NaiveDate::from_weekday_of_month_opt(year, month, weekday, n).expect("there is such a day");
    let thanksgiving = nth(11, Weekday::Thu, 4);
    let last_monday_of_may = NaiveDate::from_weekday_of_month_opt(year, 5, Weekday::Mon, 5).unwrap_or(nth(5, Weekday::Mon, 4));
    let fixed = [(1, 1), (3, 31), (7, 4), (11, 11), (12, 25)].map(|(month, date)| {
        let holiday = day(year, month, date);
        match (holiday.weekday(), month) {
            (Weekday::Sun, _) => next(holiday),
            (Weekday::Sat, 11) => holiday - Days::new(1),
            _ => holiday,
        }
    });
    let floating = [
        nth(1, Weekday::Mon, 3),
        nth(2, Weekday::Mon, 3),
        last_monday_of_may,
        nth(9, Weekday::Mon, 1),
        thanksgiving,
        next(thanksgiving),
    ];
    [fixed.as_slice(), &floating].concat()
}

/// The first and last day of the calendar quarter that a day is in (AMB-36).
pub fn quarter(date: NaiveDate) -> (NaiveDate, NaiveDate) {
    let month = (date.month0() / 3) * 3 + 1;
    let first = day(date.year(), month, 1);
    let after = if month == 10 { day(date.year() + 1, 1, 1) } else { day(date.year(), month + 3, 1) };
    (first, after - Days::new(1))
}

/// The first and last day of the week that a day is in, Monday to Sunday (AMB-36).
pub fn week(date: NaiveDate) -> (NaiveDate, NaiveDate) {
    let first = date - Days::new(u64::from(date.weekday().num_days_from_monday()));
    (first, first + Days::new(6))
}

/// When something that is owed once in each period is due: on the last day of the last full period if that was missed, else of
/// the running one if nothing was done in it yet, else of the next.
pub(super) fn due_each(
    period: fn(NaiveDate) -> (NaiveDate, NaiveDate),
    date: NaiveDate,
    is_fulfilled: impl Fn(NaiveDate, NaiveDate) -> bool,
) -> NaiveDate {
    let running = period(date);
    let before = period(running.0 - Days::new(1));
    let after = period(next(running.1));
    [before, running].into_iter().find(|(first, last)| !is_fulfilled(*first, *last)).unwrap_or(after).1
}
