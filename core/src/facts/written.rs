//! Days as they stand in sentences.

use crate::time::{Day, RoughDay};
use crate::words::Given;

impl From<Day> for Given {
    fn from(day: Day) -> Self {
        day.written(&mut [0; 10]).into()
    }
}

impl From<RoughDay> for Given {
    fn from(day: RoughDay) -> Self {
        if day.exact().is_some() {
            return day.earliest.into();
        }
        [day.earliest.written(&mut [0; 10]), " to ", day.latest.written(&mut [0; 10])].concat().into()
    }
}
