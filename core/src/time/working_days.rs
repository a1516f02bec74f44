//! Working days: Monday to Friday, less the holidays of a plan or of the State of California.
//!
//! That deadlines of a California plan skip the state's holidays is our reading (AMB-16). Which days
//! those are is general knowledge, not verified, and today's list is used for every year, though some
//! of its holidays are younger than others.

use chrono::Weekday;

use crate::lists::order;
use crate::time::day::Day;

/// Which days are working days. A weekend never is, whatever a plan says.
#[derive(Clone, Debug)]
pub(crate) struct Calendar(Holidays);

#[derive(Clone, Debug)]
enum Holidays {
    /// Just these days, in order.
    These(Vec<Day>),
    /// Those that rules name, in every year.
    Of(&'static [Holiday]),
}

/// A holiday of every year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Holiday {
    pub(crate) name: &'static str,
    pub(crate) on: On,
}

/// On which day of a year a holiday is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum On {
    /// On this day of a month (1 to 12); on the Monday after, where it is a Sunday.
    Date(u32, u32),
    /// The same, and on the Friday before, where it is a Saturday.
    DateOrFriday(u32, u32),
    /// On the n-th such weekday of a month.
    Nth(u32, Weekday, u32),
    /// On the last Monday of a month.
    LastMonday(u32),
    /// On the day after the n-th such weekday of a month.
    AfterNth(u32, Weekday, u32),
}

/// The state holidays of California, in the order of the year.
pub(crate) const CALIFORNIA: &[Holiday] = &[
    Holiday { name: "New Year's Day", on: On::Date(1, 1) },
    Holiday { name: "Martin Luther King Jr. Day", on: On::Nth(3, Weekday::Mon, 1) },
    Holiday { name: "Presidents' Day", on: On::Nth(3, Weekday::Mon, 2) },
    Holiday { name: "Cesar Chavez Day", on: On::Date(3, 31) },
    Holiday { name: "Memorial Day", on: On::LastMonday(5) },
    Holiday { name: "Independence Day", on: On::Date(7, 4) },
    Holiday { name: "Labor Day", on: On::Nth(1, Weekday::Mon, 9) },
    Holiday { name: "Veterans Day", on: On::DateOrFriday(11, 11) },
    Holiday { name: "Thanksgiving Day", on: On::Nth(4, Weekday::Thu, 11) },
    Holiday { name: "the day after Thanksgiving", on: On::AfterNth(4, Weekday::Thu, 11) },
    Holiday { name: "Christmas Day", on: On::Date(12, 25) },
];

impl Calendar {
    /// Monday to Friday, less these days: a plan's own list, or none.
    pub(crate) fn less(holidays: &[Day]) -> Self {
        let mut days = holidays.to_vec();
        order::sort(&mut days);
        Self(Holidays::These(days))
    }

    /// Monday to Friday, less the state holidays of California.
    pub(crate) const fn california() -> Self {
        Self(Holidays::Of(CALIFORNIA))
    }

    /// Whether it is one.
    pub(crate) fn is_working_day(&self, day: Day) -> bool {
        !matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
            && match &self.0 {
                Holidays::These(days) => days.binary_search(&day).is_err(),
                Holidays::Of(rules) => !rules.iter().any(|holiday| holiday.on.falls_on(day)),
            }
    }

    /// The `n`-th working day after a day. The day itself is not counted, whether or not it is a
    /// working day; none after it is the day itself.
    pub(crate) fn after(&self, day: Day, n: u16) -> Day {
        let mut reached = day;
        for _ in 0..n {
            reached = reached.next();
            while !self.is_working_day(reached) && reached != Day::NEVER {
                reached = reached.next();
            }
        }
        reached
    }
}

impl On {
    /// Whether it is kept on this day.
    pub(crate) fn falls_on(self, day: Day) -> bool {
        match self {
            Self::Date(month, of_month) => match day.weekday() {
                Weekday::Sun => false,
                Weekday::Mon => is_date(day, month, of_month) || is_date(day.previous(), month, of_month),
                _ => is_date(day, month, of_month),
            },
            Self::DateOrFriday(month, of_month) => match day.weekday() {
                Weekday::Sat => false,
                Weekday::Fri => is_date(day, month, of_month) || is_date(day.next(), month, of_month),
                _ => Self::Date(month, of_month).falls_on(day),
            },
            Self::Nth(n, weekday, month) => {
                let (_, of_year, of_month) = day.year_month_day();
                day.weekday() == weekday && of_year == month && of_month.div_ceil(7) == n
            }
            Self::LastMonday(month) => {
                let month_of = |day: Day| day.year_month_day().1;
                let monday_after = day.week().last.next();
                day.weekday() == Weekday::Mon && month_of(day) == month && month_of(monday_after) != month
            }
            Self::AfterNth(n, weekday, month) => Self::Nth(n, weekday, month).falls_on(day.previous()),
        }
    }
}

fn is_date(day: Day, month: u32, of_month: u32) -> bool {
    let (_, of_year, of_its_month) = day.year_month_day();
    (of_year, of_its_month) == (month, of_month)
}

#[cfg(test)]
mod tests {
    use super::{CALIFORNIA, Calendar};
    use crate::time::day::Day;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    /// The days of a year that the rules name, with their names.
    fn kept_in(year: i32) -> Vec<(String, &'static str)> {
        let mut found = Vec::new();
        let mut day = Day::new(year, 1, 1).unwrap();
        while day.year_month_day().0 == year {
            let names = CALIFORNIA.iter().filter(|holiday| holiday.on.falls_on(day)).map(|holiday| holiday.name);
            found.extend(names.map(|name| (day.to_string(), name)));
            day = day.next();
        }
        found
    }

    #[test]
    fn the_holidays_of_a_year_are_eleven_in_order() {
        let days: Vec<_> = kept_in(2026).into_iter().map(|(day, _)| day).collect();
        assert_eq!(
            days,
            [
                "2026-01-01",
                "2026-01-19",
                "2026-02-16",
                "2026-03-31",
                "2026-05-25",
                // 4 July 2026 is a Saturday: the rules name it, and it moves no working day.
                "2026-07-04",
                "2026-09-07",
                "2026-11-11",
                "2026-11-26",
                "2026-11-27",
                "2026-12-25",
            ]
        );
        for year in 1900..=2199 {
            let names: Vec<_> = kept_in(year).into_iter().map(|(_, name)| name).collect();
            assert_eq!(names, CALIFORNIA.iter().map(|holiday| holiday.name).collect::<Vec<_>>(), "{year}");
        }
    }

    #[test]
    fn counting_starts_the_day_after_and_skips_weekends_and_holidays() {
        let california = Calendar::california();
        for (from, n, to) in [
            ("2026-02-06", 5, "2026-02-13"),
            ("2026-02-06", 0, "2026-02-06"),
            // Thanksgiving and the Friday after it.
            ("2025-11-26", 5, "2025-12-05"),
            // 31 March.
            ("2026-03-27", 5, "2026-04-06"),
            // From a Saturday.
            ("2026-01-31", 5, "2026-02-06"),
            // Presidents' Day.
            ("2026-02-12", 2, "2026-02-17"),
            // Ten, across both kinds of November holiday.
            ("2025-11-10", 10, "2025-11-25"),
        ] {
            assert_eq!(california.after(day(from), n), day(to), "{n} after {from}");
        }
    }

    #[test]
    fn a_holiday_on_a_sunday_is_kept_on_monday_and_one_on_a_saturday_is_not_moved() {
        let california = Calendar::california();
        for (holiday, working) in [
            // Sundays: 4 July 2027, 1 January 2023, 25 December 2022, 31 March 2024, 11 November 2029.
            ("2027-07-05", "2027-07-06"),
            ("2023-01-02", "2023-01-03"),
            ("2022-12-26", "2022-12-27"),
            ("2024-04-01", "2024-04-02"),
            ("2029-11-12", "2029-11-09"),
            // 11 November 2028 is a Saturday: the Friday before.
            ("2028-11-10", "2028-11-13"),
        ] {
            assert!(!california.is_working_day(day(holiday)), "{holiday}");
            assert!(california.is_working_day(day(working)), "{working}");
        }
        // Saturdays: 4 July 2026, 25 December 2027, 1 January 2028.
        for working in ["2026-07-03", "2026-07-06", "2027-12-24", "2027-12-27", "2027-12-31", "2028-01-03"] {
            assert!(california.is_working_day(day(working)), "{working}");
        }
    }

    #[test]
    fn a_plans_own_holidays_stand_in_for_the_states() {
        let none = Calendar::less(&[]);
        assert_eq!(none.after(day("2026-03-27"), 5), day("2026-04-03"));
        // In no order, twice, and on a weekend.
        let own = ["2026-04-02", "2026-03-30", "2026-04-02", "2026-04-04"].map(day);
        assert_eq!(Calendar::less(&own).after(day("2026-03-27"), 5), day("2026-04-07"));
        assert_eq!(Calendar::less(&own).after(day("2026-12-24"), 1), day("2026-12-25"));
    }

    #[test]
    fn counting_goes_on_over_the_end_of_a_year() {
        let california = Calendar::california();
        assert_eq!(california.after(day("2026-12-31"), 1), day("2027-01-04"));
        assert_eq!(california.after(day("2022-12-23"), 5), day("2023-01-03"));
        assert_eq!(california.after(Day::LAST, 2).to_string(), "2200-01-03");
        assert_eq!(california.after(Day::NEVER, 3), Day::NEVER);
    }
}
