//! Civil days, exact and rough, and the little arithmetic that policies need.

use std::fmt;
use std::num::NonZeroU32;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate, Weekday};
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

/// One civil day, with no time and no zone.
///
/// A day of a case lies in the years 1900 to 2199; a day worked out from one (a 26th birthday)
/// may lie later. It prints as `2026-11-23`.
///
/// ```
/// use kinfocus::Day;
/// let day: Day = "2024-02-29".parse()?;
/// assert_eq!(day.plus_months(12).to_string(), "2025-02-28");
/// assert!("2025-02-29".parse::<Day>().is_err());
/// # Ok::<(), kinfocus::NotADay>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(
    /// The days since the first of March of the year 0: in a year that begins with March, a leap day is the last.
    NonZeroU32,
);

/// A text that names no day of the years 1900 to 2199.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum NotADay {
    /// Not of the form `2026-11-23`, or no such day in the calendar.
    Unreadable,
    /// A real day, but outside the years 1900 to 2199.
    OutOfRange,
}

impl fmt::Display for NotADay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Unreadable => "not a day of the calendar, written as 2026-11-23",
            Self::OutOfRange => "outside the years 1900 to 2199",
        })
    }
}

impl std::error::Error for NotADay {}

/// Where a 29 February birth has its birthday in a common year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LeapBirthday {
    /// 1 March: the reading used (AMB-08).
    March1,
    /// 28 February: looked at only to say whether the reading decides the outcome.
    February28,
}

impl Day {
    /// The first day that a case can speak of, 1900-01-01.
    pub const FIRST: Self = Self::of_calendar(1900, 1, 1);
    /// The last day that a case can speak of, 2199-12-31.
    pub const LAST: Self = Self::of_calendar(2199, 12, 31);
    /// Later than every day that a rule can reach: the end of what never ends, and of the calendar of chrono.
    pub(crate) const NEVER: Self = Self::of_years(LAST_YEAR.unsigned_abs(), 12, 31);
    /// Before every day that a rule can reach.
    const START: Self = Self(NonZeroU32::MIN);

    /// The day of this year, month (1 to 12) and day of the month, in the years 1900 to 2199.
    ///
    /// ```
    /// use kinfocus::Day;
    /// assert!(Day::new(2026, 11, 23).is_ok());
    /// assert!(Day::new(2025, 2, 30).is_err());
    /// ```
    ///
    /// # Errors
    /// [`NotADay`] if the calendar has no such day, or the year is outside the range.
    pub const fn new(year: i32, month: u32, day: u32) -> Result<Self, NotADay> {
        if year < -262_143 || year > LAST_YEAR || month == 0 || month > 12 || day == 0 || day > month_length(year, month) {
            Err(NotADay::Unreadable)
        } else if year < 1900 || year > 2199 {
            Err(NotADay::OutOfRange)
        } else {
            Ok(Self::of_calendar(year, month, day))
        }
    }

    /// A day of the calendar. What is later than [`Day::NEVER`] is that, and what is before the year 1 is the start of all days.
    const fn of_calendar(year: i32, month: u32, day: u32) -> Self {
        if year > LAST_YEAR {
            return Self::NEVER;
        }
        if year < 1 {
            return Self::START;
        }
        Self::of_years(year.unsigned_abs(), month, day)
    }

    /// A day of a year from the year 1 on.
    const fn of_years(year: u32, month: u32, day: u32) -> Self {
        // January and February belong to the year before.
        let (years, months) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
        match NonZeroU32::new(days_before_year(years) + days_before_month(months) + day - 1) {
            Some(days) => Self(days),
            None => Self::START,
        }
    }

    /// How many years that begin with March are over, and how many days of this one.
    fn years_and_days(self) -> (u32, u32) {
        // Of a century, and of a year of it: their mean lengths, in quarters of a day.
        let quarters = 4 * self.0.get() + 3;
        let of_century = (quarters % 146_097) | 3;
        (quarters / 146_097 * 100 + of_century / 1_461, of_century % 1_461 / 4)
    }

    /// A day that stands in a document. One that the calendar does not have would read as the first day there is.
    pub(crate) const fn of_document(year: i32, month: u32, day: u32) -> Self {
        match Self::new(year, month, day) {
            Ok(day) => day,
            Err(_) => Self::FIRST,
        }
    }

    /// The day `n` calendar months later, clamped to the end of a shorter month
    /// (a year after 29 February is 28 February). Not reversible.
    #[must_use]
    pub fn plus_months(self, n: u32) -> Self {
        let (years, of_year) = self.years_and_days();
        let month = month_of(of_year);
        let day = of_year - days_before_month(month);
        let months = month.saturating_add(n);
        let (years, month) = (years + months / 12, months % 12);
        if years > LAST_YEAR.unsigned_abs() {
            return Self::NEVER;
        }
        let year = days_before_year(years);
        let next = if month == 11 { days_before_year(years + 1) } else { year + days_before_month(month + 1) };
        Self::of_number((year + days_before_month(month) + day).min(next - 1))
    }

    /// The day after so many days, no later than never.
    fn of_number(days: u32) -> Self {
        NonZeroU32::new(days).map_or(Self::START, |days| Self(days).min(Self::NEVER))
    }

    /// A day of the calendar; where the month is shorter, its last.
    fn clamped(year: i32, month: u32, day: u32) -> Self {
        Self::of_calendar(year, month, day.min(month_length(year, month)))
    }

    /// The first day from which `n` calendar months reach this day or a later one; `None` where the calendar of
    /// a case begins after it.
    pub(crate) fn first_that_reaches(self, n: u32) -> Option<Self> {
        let (year, month, day) = self.year_month_day();
        let months = (year.unsigned_abs() * 12 + month - 1).checked_sub(n)?;
        // Clamping makes a few days reach the same day: the first of them is at most three days earlier.
        let mut first = Self::clamped(i32::try_from(months / 12).ok()?, months % 12 + 1, day);
        while first > Self::FIRST && first.previous().plus_months(n) >= self {
            first = first.previous();
        }
        while first.plus_months(n) < self {
            first = first.next();
        }
        Some(first)
    }

    /// How many days later another day is; negative where it is earlier.
    pub(crate) fn days_until(self, other: Self) -> i64 {
        i64::from(other.0.get()) - i64::from(self.0.get())
    }

    /// The day so many days later, or earlier where the number is negative.
    pub(crate) fn plus_days(self, n: i64) -> Self {
        let days = u32::try_from(i64::from(self.0.get()).saturating_add(n).max(0)).unwrap_or(u32::MAX);
        Self::of_number(days)
    }

    /// The first birth with which the `age`-th birthday is on this day or later.
    pub(crate) fn first_birth(self, age: u16, leap: LeapBirthday) -> Option<Self> {
        let (year, month, day) = self.year_month_day();
        let year = year.checked_sub(i32::from(age)).filter(|year| *year > 0)?;
        // Around a leap day the first such birth may be the day before.
        let mut birth = Self::clamped(year, month, day).previous();
        while birth.birthday(age, leap) < self {
            birth = birth.next();
        }
        Some(birth)
    }

    /// The day after.
    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0.saturating_add(1)).min(Self::NEVER)
    }

    /// The day before.
    #[must_use]
    pub fn previous(self) -> Self {
        NonZeroU32::new(self.0.get() - 1).map_or(Self::START, Self)
    }

    /// The `age`-th birthday of somebody born on this day: an age is reached at the start of it.
    /// Later births never have earlier birthdays.
    pub(crate) fn birthday(self, age: u16, leap: LeapBirthday) -> Self {
        let (years, of_year) = self.years_and_days();
        let years = years + u32::from(age);
        let year = days_before_year(years);
        // A leap day is the last of its year: where there is none, the day after so many days is 1 March.
        let instead = of_year == LEAP_DAY && leap == LeapBirthday::February28 && days_before_year(years + 1) == year + LEAP_DAY;
        Self::of_number(year + of_year - u32::from(instead))
    }

    /// Whether this is a 29 February.
    pub(crate) fn is_leap_day(self) -> bool {
        self.years_and_days().1 == LEAP_DAY
    }

    /// The day of the week.
    pub(crate) fn weekday(self) -> Weekday {
        match self.since_monday() {
            0 => Weekday::Mon,
            1 => Weekday::Tue,
            2 => Weekday::Wed,
            3 => Weekday::Thu,
            4 => Weekday::Fri,
            5 => Weekday::Sat,
            _ => Weekday::Sun,
        }
    }

    /// How many days ago it was Monday. The first of March of the year 0 was a Wednesday.
    fn since_monday(self) -> u32 {
        (self.0.get() + 2) % 7
    }

    /// The week it lies in, Monday to Sunday, whatever the year or month.
    pub(crate) fn week(self) -> Stretch {
        let first = self.plus_days(-i64::from(self.since_monday()));
        Stretch { first, last: first.plus_days(6) }
    }

    /// The calendar quarter it lies in: three months from January, April, July or October.
    pub(crate) fn quarter(self) -> Stretch {
        let (year, month, _) = self.year_month_day();
        let first = Self::of_calendar(year, (month - 1) / 3 * 3 + 1, 1);
        Stretch { first, last: first.plus_months(3).previous() }
    }

    /// The day as `2026-11-23`: by hand, for an answer has dozens of days.
    pub(crate) fn written(self, place: &mut [u8; 10]) -> &str {
        let (year, month, day) = self.year_month_day();
        let digit = |number: u32| b'0' + u8::try_from(number % 10).unwrap_or_default();
        let year = year.unsigned_abs();
        *place = [
            digit(year / 1000),
            digit(year / 100),
            digit(year / 10),
            digit(year),
            b'-',
            digit(month / 10),
            digit(month),
            b'-',
            digit(day / 10),
            digit(day),
        ];
        std::str::from_utf8(place).unwrap_or_default()
    }

    /// Year, month and day of the month.
    #[must_use]
    pub fn year_month_day(self) -> (i32, u32, u32) {
        let (years, of_year) = self.years_and_days();
        let months = month_of(of_year);
        let day = of_year - days_before_month(months) + 1;
        let (month, next) = if months < 10 { (months + 3, 0) } else { (months - 9, 1) };
        (i32::try_from(years + next).unwrap_or(LAST_YEAR), month, day)
    }
}

/// How many days a leap day has before it, in a year that begins with March.
const LEAP_DAY: u32 = 365;

/// How many days so many years have, of which each begins with March.
const fn days_before_year(years: u32) -> u32 {
    let centuries = years / 100;
    years * 365 + years / 4 - centuries + centuries / 4
}

/// How many days so many months have, from March on.
const fn days_before_month(months: u32) -> u32 {
    (153 * months + 2) / 5
}

/// How many months, from March on, are over after so many days.
fn month_of(days: u32) -> u32 {
    (5 * days + 2) / 153
}

/// The last year of the calendar of chrono.
const LAST_YEAR: i32 = 262_142;

/// How many days a month (1 to 12) has.
const fn month_length(year: i32, month: u32) -> u32 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// One week or one quarter of the calendar, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stretch {
    pub(crate) first: Day,
    pub(crate) last: Day,
}

impl Stretch {
    /// The one before this; `kind` is [`Day::week`] or [`Day::quarter`].
    pub(crate) fn previous(self, kind: fn(Day) -> Self) -> Self {
        kind(self.first.previous())
    }

    /// The one after this; `kind` is [`Day::week`] or [`Day::quarter`].
    pub(crate) fn next(self, kind: fn(Day) -> Self) -> Self {
        kind(self.last.next())
    }
}

impl From<Day> for NaiveDate {
    fn from(day: Day) -> Self {
        let (year, month, day) = day.year_month_day();
        Self::from_ymd_opt(year, month, day).unwrap_or(Self::MAX)
    }
}

impl TryFrom<NaiveDate> for Day {
    type Error = NotADay;

    fn try_from(day: NaiveDate) -> Result<Self, NotADay> {
        Self::new(day.year(), day.month(), day.day())
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.written(&mut [0; 10]))
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.written(&mut [0; 10]))
    }
}

/// Reads exactly `2026-11-23`.
impl FromStr for Day {
    type Err = NotADay;

    fn from_str(text: &str) -> Result<Self, NotADay> {
        match digits(text)? {
            (year, Some(month), Some(day)) => Self::new(year, month, day),
            _ => Err(NotADay::Unreadable),
        }
    }
}

/// Year, month and day of `2026`, `2026-11` or `2026-11-23`; nothing looser.
fn digits(text: &str) -> Result<(i32, Option<u32>, Option<u32>), NotADay> {
    let (year, month, day) = match text.as_bytes() {
        [year @ .., b'-', m0, m1, b'-', d0, d1] => (year, Some([*m0, *m1]), Some([*d0, *d1])),
        [year @ .., b'-', m0, m1] => (year, Some([*m0, *m1]), None),
        year => (year, None, None),
    };
    if year.len() != 4 {
        return Err(NotADay::Unreadable);
    }
    let two = |digits: Option<[u8; 2]>| digits.map(|digits| number(&digits)).transpose();
    let (year, month, day) = (number(year)?, two(month)?, two(day)?);
    let year = i32::try_from(year).map_err(|_| NotADay::Unreadable)?;
    Ok((year, month, day))
}

/// The number that some digits are.
fn number(digits: &[u8]) -> Result<u32, NotADay> {
    digits.iter().try_fold(0, |number, digit| {
        if digit.is_ascii_digit() { Ok(number * 10 + u32::from(digit - b'0')) } else { Err(NotADay::Unreadable) }
    })
}

/// One day that may not be known exactly: some day from `earliest` through `latest`.
///
/// Built from an exact day, a month, a year, or bounds; a bound that is left out means
/// 1900-01-01, or the as-of day (for an end: the day before it).
///
/// ```
/// use kinfocus::RoughDay;
/// let spring: RoughDay = "2026-04".parse()?;
/// assert_eq!(spring.earliest().to_string(), "2026-04-01");
/// assert_eq!("2026-04-09".parse::<RoughDay>()?.exact().map(|d| d.to_string()), Some("2026-04-09".into()));
/// # Ok::<(), kinfocus::NotADay>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoughDay {
    pub(crate) earliest: Day,
    /// [`Day::NEVER`] until the as-of day is known, where the bound was left out.
    pub(crate) latest: Day,
}

impl RoughDay {
    /// Some day, not known which: both bounds are left out.
    pub const UNKNOWN: Self = Self { earliest: Day::FIRST, latest: Day::NEVER };

    /// Some day from `earliest` through `latest`; `None` leaves the bound out.
    #[must_use]
    pub fn between(earliest: Option<Day>, latest: Option<Day>) -> Self {
        Self { earliest: earliest.unwrap_or(Day::FIRST), latest: latest.unwrap_or(Day::NEVER) }
    }

    /// The first day it can be.
    #[must_use]
    pub fn earliest(self) -> Day {
        self.earliest
    }

    /// The last day it can be.
    #[must_use]
    pub fn latest(self) -> Day {
        self.latest
    }

    /// A day about as far from the first as from the last.
    pub(crate) fn middle(self) -> Day {
        self.earliest.plus_days(self.earliest.days_until(self.latest) / 2)
    }

    /// The day itself, where it is known exactly.
    #[must_use]
    pub fn exact(self) -> Option<Day> {
        (self.earliest == self.latest).then_some(self.earliest)
    }
}

impl From<Day> for RoughDay {
    fn from(day: Day) -> Self {
        Self { earliest: day, latest: day }
    }
}

/// Reads `2026-11-23`, `2026-11` (that month) and `2026` (that year).
impl FromStr for RoughDay {
    type Err = NotADay;

    fn from_str(text: &str) -> Result<Self, NotADay> {
        let (year, month, day) = digits(text)?;
        let first = Day::new(year, month.unwrap_or(1), day.unwrap_or(1))?;
        Ok(match (month, day) {
            (_, Some(_)) => first.into(),
            (Some(_), None) => Self { earliest: first, latest: first.plus_months(1).previous() },
            (None, None) => Self { earliest: first, latest: first.plus_months(12).previous() },
        })
    }
}

/// An exact day serializes as such, a rough one as its bounds.
impl Serialize for RoughDay {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.earliest == self.latest {
            return self.earliest.serialize(serializer);
        }
        let mut bounds = serializer.serialize_struct("RoughDay", 2)?;
        bounds.serialize_field("earliest", &self.earliest)?;
        bounds.serialize_field("latest", &self.latest)?;
        bounds.end()
    }
}

/// An exact day prints as such, a rough one as `2026-01-01 to 2026-12-31`.
impl fmt::Display for RoughDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.exact() {
            Some(day) => day.fmt(f),
            None => write!(f, "{} to {}", self.earliest, self.latest),
        }
    }
}

#[cfg(test)]
mod tests;
