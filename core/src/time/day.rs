//! Civil days, exact and rough, and the little arithmetic that policies need.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
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
pub struct Day(NaiveDate);

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
    pub const FIRST: Self = Self(match NaiveDate::from_ymd_opt(1900, 1, 1) {
        Some(day) => day,
        None => NaiveDate::MIN,
    });
    /// The last day that a case can speak of, 2199-12-31.
    pub const LAST: Self = Self(match NaiveDate::from_ymd_opt(2199, 12, 31) {
        Some(day) => day,
        None => NaiveDate::MAX,
    });
    /// Later than every day that a rule can reach: the end of what never ends.
    pub(crate) const NEVER: Self = Self(NaiveDate::MAX);

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
        match NaiveDate::from_ymd_opt(year, month, day) {
            None => Err(NotADay::Unreadable),
            Some(_) if year < 1900 || year > 2199 => Err(NotADay::OutOfRange),
            Some(day) => Ok(Self(day)),
        }
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
        Self(self.0.checked_add_months(Months::new(n)).unwrap_or(NaiveDate::MAX))
    }

    /// The first day from which `n` calendar months reach this day or a later one; `None` where the calendar of
    /// a case begins after it.
    pub(crate) fn first_that_reaches(self, n: u32) -> Option<Self> {
        // Clamping makes a few days reach the same day: the first of them is at most three days earlier.
        let about = self.0.checked_sub_months(Months::new(n))?;
        let mut day = Self(about);
        while day > Self::FIRST && day.previous().plus_months(n) >= self {
            day = day.previous();
        }
        while day.plus_months(n) < self {
            day = day.next();
        }
        Some(day)
    }

    /// How many days later another day is; negative where it is earlier.
    pub(crate) fn days_until(self, other: Self) -> i64 {
        other.0.signed_duration_since(self.0).num_days()
    }

    /// The day so many days later, or earlier where the number is negative.
    pub(crate) fn plus_days(self, n: i64) -> Self {
        let days = chrono::Days::new(n.unsigned_abs());
        if n < 0 {
            Self(self.0.checked_sub_days(days).unwrap_or(NaiveDate::MIN))
        } else {
            Self(self.0.checked_add_days(days).unwrap_or(NaiveDate::MAX))
        }
    }

    /// The first birth with which the `age`-th birthday is on this day or later.
    pub(crate) fn first_birth(self, age: u16, leap: LeapBirthday) -> Option<Self> {
        let year = self.0.year() - i32::from(age);
        let about = self.0.with_year(year).or_else(|| NaiveDate::from_ymd_opt(year, 2, 28))?;
        // Around a leap day the first such birth may be the day before.
        let mut birth = Self(about.pred_opt()?);
        while birth.birthday(age, leap) < self {
            birth = birth.next();
        }
        Some(birth)
    }

    /// The day after.
    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0.succ_opt().unwrap_or(NaiveDate::MAX))
    }

    /// The day before.
    #[must_use]
    pub fn previous(self) -> Self {
        Self(self.0.pred_opt().unwrap_or(NaiveDate::MIN))
    }

    /// The `age`-th birthday of somebody born on this day: an age is reached at the start of it.
    /// Later births never have earlier birthdays.
    pub(crate) fn birthday(self, age: u16, leap: LeapBirthday) -> Self {
        let year = self.0.year() + i32::from(age);
        let day = self.0.with_year(year).or_else(|| match leap {
            LeapBirthday::March1 => NaiveDate::from_ymd_opt(year, 3, 1),
            LeapBirthday::February28 => NaiveDate::from_ymd_opt(year, 2, 28),
        });
        Self(day.unwrap_or(NaiveDate::MAX))
    }

    /// Whether this is a 29 February.
    pub(crate) fn is_leap_day(self) -> bool {
        self.0.month() == 2 && self.0.day() == 29
    }

    /// The day of the week.
    pub(crate) fn weekday(self) -> Weekday {
        self.0.weekday()
    }

    /// The week it lies in, Monday to Sunday, whatever the year or month.
    pub(crate) fn week(self) -> Stretch {
        let since_monday = u64::from(self.0.weekday().num_days_from_monday());
        let first = self.0.checked_sub_days(Days::new(since_monday)).unwrap_or(NaiveDate::MIN);
        let last = first.checked_add_days(Days::new(6)).unwrap_or(NaiveDate::MAX);
        Stretch { first: Self(first), last: Self(last) }
    }

    /// The calendar quarter it lies in: three months from January, April, July or October.
    pub(crate) fn quarter(self) -> Stretch {
        let opening_month = self.0.month0() / 3 * 3;
        let first = self.0.with_day(1).and_then(|day| day.with_month0(opening_month)).unwrap_or(self.0);
        Stretch { first: Self(first), last: Self(first).plus_months(3).previous() }
    }

    /// The day as `2026-11-23`: by hand, for an answer has dozens of days.
    fn written(self, place: &mut [u8; 10]) -> &str {
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
        (self.0.year(), self.0.month(), self.0.day())
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
        day.0
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
    let mut parts = text.split('-');
    let mut part = |width: usize| -> Result<Option<u32>, NotADay> {
        match parts.next() {
            None => Ok(None),
            Some(part) if part.len() == width && part.bytes().all(|b| b.is_ascii_digit()) => {
                part.parse().map(Some).map_err(|_| NotADay::Unreadable)
            }
            Some(_) => Err(NotADay::Unreadable),
        }
    };
    let (year, month, day) = (part(4)?, part(2)?, part(2)?);
    if parts.next().is_some() {
        return Err(NotADay::Unreadable);
    }
    let year = year.and_then(|y| i32::try_from(y).ok()).ok_or(NotADay::Unreadable)?;
    Ok((year, month, day))
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
mod tests {
    use super::{Day, LeapBirthday, NotADay, RoughDay, Stretch};

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn stretch(first: &str, last: &str) -> Stretch {
        Stretch { first: day(first), last: day(last) }
    }

    #[test]
    fn a_week_runs_from_monday_to_sunday_across_the_end_of_a_year() {
        for text in ["2025-12-29", "2025-12-31", "2026-01-01", "2026-01-04"] {
            assert_eq!(day(text).week(), stretch("2025-12-29", "2026-01-04"), "{text}");
        }
        let week = day("2026-01-01").week();
        assert_eq!(week.previous(Day::week), stretch("2025-12-22", "2025-12-28"));
        assert_eq!(week.next(Day::week), stretch("2026-01-05", "2026-01-11"));
    }

    #[test]
    fn a_quarter_runs_for_three_months_from_january_april_july_or_october() {
        for (text, first, last) in [
            ("2026-01-01", "2026-01-01", "2026-03-31"),
            ("2024-02-29", "2024-01-01", "2024-03-31"),
            ("2026-05-31", "2026-04-01", "2026-06-30"),
            ("2026-09-30", "2026-07-01", "2026-09-30"),
            ("2026-12-31", "2026-10-01", "2026-12-31"),
        ] {
            assert_eq!(day(text).quarter(), stretch(first, last), "{text}");
        }
        let quarter = day("2026-11-23").quarter();
        assert_eq!(quarter.previous(Day::quarter), stretch("2026-07-01", "2026-09-30"));
        assert_eq!(quarter.next(Day::quarter), stretch("2027-01-01", "2027-03-31"));
    }

    #[test]
    fn weeks_and_quarters_reach_to_both_ends_of_what_a_case_can_speak_of() {
        assert_eq!(Day::FIRST.week(), stretch("1900-01-01", "1900-01-07"));
        assert_eq!(Day::FIRST.quarter(), stretch("1900-01-01", "1900-03-31"));
        assert_eq!(Day::LAST.quarter(), stretch("2199-10-01", "2199-12-31"));
        assert_eq!(Day::LAST.week().last.to_string(), "2200-01-05");
    }

    #[test]
    fn months_are_clamped_to_the_end_of_a_shorter_month() {
        for (from, n, to) in [
            ("2024-02-29", 12, "2025-02-28"),
            ("2023-02-28", 12, "2024-02-28"),
            ("2025-08-31", 6, "2026-02-28"),
            ("2025-12-31", 2, "2026-02-28"),
        ] {
            assert_eq!(day(from).plus_months(n), day(to));
        }
    }

    #[test]
    fn a_leap_day_birth_has_its_birthday_on_1_march_in_common_years() {
        let birth = day("2004-02-29");
        assert_eq!(birth.birthday(21, LeapBirthday::March1), day("2025-03-01"));
        assert_eq!(birth.birthday(21, LeapBirthday::February28), day("2025-02-28"));
        assert_eq!(birth.birthday(20, LeapBirthday::March1), day("2024-02-29"));
    }

    #[test]
    fn only_days_of_the_calendar_in_range_are_read() {
        for text in ["2025-02-30", "2025-13-01", "2025-1-05", "20250105", "2025-01-05T00:00", "", "+2025-01-05", "2025-01-05-01"]
        {
            assert_eq!(text.parse::<Day>(), Err(NotADay::Unreadable), "{text}");
        }
        for text in ["1899-12-31", "2200-01-01"] {
            assert_eq!(text.parse::<Day>(), Err(NotADay::OutOfRange), "{text}");
        }
    }

    #[test]
    fn a_month_or_a_year_is_a_rough_day() {
        let february: RoughDay = "2024-02".parse().unwrap();
        assert_eq!((february.earliest, february.latest), (day("2024-02-01"), day("2024-02-29")));
        let year: RoughDay = "2199".parse().unwrap();
        assert_eq!(year.latest, Day::LAST);
        assert_eq!("2024-00".parse::<RoughDay>(), Err(NotADay::Unreadable));
    }
}
