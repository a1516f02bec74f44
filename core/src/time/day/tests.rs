use chrono::{Datelike, Days, Months, NaiveDate};

use super::{Day, LeapBirthday, NotADay, RoughDay, Stretch};

/// The same calendar as that of chrono, from well before the first to well after the last day of a case.
#[test]
fn every_day_is_the_one_that_chrono_says() {
    let mut date = NaiveDate::from_ymd_opt(1799, 12, 31).unwrap();
    let mut day = Day::FIRST.plus_days(-36_525);
    assert_eq!(NaiveDate::from(day), date);
    while date.year() < 2400 {
        let ymd = (date.year(), date.month(), date.day());
        assert_eq!((day.year_month_day(), Day::of_calendar(ymd.0, ymd.1, ymd.2)), (ymd, day));
        assert_eq!(Day::new(ymd.0, ymd.1, ymd.2).is_ok(), (1900..2200).contains(&ymd.0));
        assert_eq!((NaiveDate::from(day), day.weekday()), (date, date.weekday()));
        for months in [0, 1, 3, 6, 11, 12, 25, 312] {
            assert_eq!(NaiveDate::from(day.plus_months(months)), date + Months::new(months), "{day} and {months} months");
        }
        for days in [0, 1, 6, 31, 10_000] {
            assert_eq!(NaiveDate::from(day.plus_days(days)), date + Days::new(days.unsigned_abs()));
            assert_eq!(NaiveDate::from(day.plus_days(-days)), date - Days::new(days.unsigned_abs()));
        }
        for age in [0, 1, 18, 21, 26, 97] {
            let common = |day| NaiveDate::from_ymd_opt(date.year() + i32::from(age), if day == 1 { 3 } else { 2 }, day).unwrap();
            for (leap, instead) in [(LeapBirthday::March1, 1), (LeapBirthday::February28, 28)] {
                let birthday = date.with_year(date.year() + i32::from(age)).unwrap_or_else(|| common(instead));
                assert_eq!(NaiveDate::from(day.birthday(age, leap)), birthday, "{day} at {age}");
            }
        }
        (date, day) = (date.succ_opt().unwrap(), day.next());
    }
}

#[test]
fn a_month_that_a_year_has_not_and_a_day_that_a_month_has_not_are_no_days() {
    for year in [1900, 2000, 2023, 2024, 2199] {
        for month in 0..=14 {
            for day in 0..=33 {
                let is_one = NaiveDate::from_ymd_opt(year, month, day).is_some();
                assert_eq!(Day::new(year, month, day).is_ok(), is_one, "{year}-{month}-{day}");
            }
        }
    }
    assert_eq!(Day::new(i32::MAX, 1, 1), Err(NotADay::Unreadable));
    assert_eq!(Day::new(i32::MIN, 1, 1), Err(NotADay::Unreadable));
    assert_eq!(Day::new(0, 1, 1), Err(NotADay::OutOfRange));
}

#[test]
fn nothing_is_later_than_never() {
    assert_eq!(NaiveDate::from(Day::NEVER), NaiveDate::MAX);
    for day in [Day::NEVER, Day::NEVER.previous()] {
        for later in [day.next().next(), day.plus_months(1), day.plus_months(u32::MAX), day.plus_days(2), day.plus_days(i64::MAX)]
        {
            assert_eq!(later, Day::NEVER);
        }
    }
    assert_eq!(Day::NEVER.birthday(u16::MAX, LeapBirthday::March1), Day::NEVER);
    assert_eq!(Day::FIRST.plus_days(i64::MIN), Day::START);
    assert_eq!(Day::START.previous(), Day::START);
}

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
    for text in ["2025-02-30", "2025-13-01", "2025-1-05", "20250105", "2025-01-05T00:00", "", "+2025-01-05", "2025-01-05-01"] {
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
