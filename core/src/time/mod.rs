//! Time: days, truths, and truths day by day.
//!
//! Knows nothing but the calendar.

mod day;
mod steps;
mod timeline;
mod truth;
mod working_days;

pub use self::day::{Day, NotADay, RoughDay};
pub(crate) use self::day::{LeapBirthday, Stretch};
pub(crate) use self::timeline::{Bounds, Line, Timeline, Window};
pub use self::truth::Truth;
pub(crate) use self::working_days::Calendar;
