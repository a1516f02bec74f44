//! Writes double checks as numbers.

use crate::facts::{Choice, FactRef, Part, Shape};
use crate::policies;
use crate::time::RoughDay;
use crate::uses::compact::encode::Writer;
use crate::uses::double_check::{DoubleCheck, Stated};
use crate::uses::reader::Reader;

/// What to check once more for a finding that is not met, in numbers; or the problems of the case.
///
/// ```
/// use kinfocus::{Reader, compact};
/// let case = br#"{"asOf": "2026-11-23", "policies": ["la-csoc"], "member": {"birthDate": "2001-11-23"}}"#;
/// let numbers = compact::double_check(&Reader::new(), case, "la-csoc/no-such");
/// // Refused, with one problem.
/// assert_eq!(numbers[..2], [0, 1]);
/// let numbers = compact::double_check(&Reader::new(), case, "la-csoc/population-of-focus-2010");
/// // Checks: nothing to check.
/// assert_eq!(numbers, [2, 0]);
/// ```
#[must_use]
pub fn double_check(reader: &Reader, case_json: &[u8], finding: &str) -> Vec<u32> {
    let policies = policies::all();
    let mut writer = Writer::new(policies);
    match reader.read_bytes(case_json).and_then(|case| policies.double_check(&case, finding)) {
        Ok(checks) => {
            writer.number(2);
            writer.list(&checks, Writer::check);
        }
        Err(problems) => writer.problems(&problems),
    }
    writer.numbers
}

impl Writer {
    fn check(&mut self, check: &DoubleCheck) {
        let DoubleCheck { fact, given, instead, alike, days_apart, makes, .. } = check;
        self.fact(*fact);
        self.stated(*fact, given);
        self.stated(*fact, instead);
        self.list(alike, |writer, name| {
            let detail = fact.fact().details.iter().find(|detail| is_one_of(name, detail.entry().shape));
            // Of a history as a whole: a choice of one of its details.
            let place = if is_one_of(name, fact.shape()) { None } else { detail.copied().map(Part::Detail) };
            let place = FactRef { part: place.or(fact.part), ..*fact };
            writer.fact(place);
            writer.choice(place.shape(), name);
        });
        // 0: not a matter of days.
        self.number(days_apart.map_or(0, |days| days.saturating_add(1)));
        self.list(makes, |writer, id| writer.rule(id));
    }

    fn stated(&mut self, fact: FactRef, stated: &Stated) {
        match stated {
            Stated::Nothing => self.number(0),
            Stated::Flag(flag) => self.number(1 + usize::from(*flag)),
            Stated::Day(day) => {
                self.number(3);
                self.rough_day(*day);
            }
            Stated::Choice(name) => {
                self.number(4);
                self.choice(fact.shape(), name);
            }
            Stated::Choices(names) => {
                self.number(5);
                self.list(names, |writer, name| writer.choice(fact.shape(), name));
            }
            Stated::Entries(count) => {
                self.number(6);
                self.number(*count);
            }
            Stated::Entry(entry) => {
                self.number(7);
                self.number(entry.is_event());
                self.rough_day(entry.start);
                self.number(entry.end.is_some());
                if let Some(end) = entry.end {
                    self.rough_day(end);
                }
                self.list(&entry.details, |writer, (name, stated)| {
                    let detail = fact.fact().details.iter().find(|detail| detail.entry().name == *name);
                    let place = FactRef { part: detail.copied().map(Part::Detail), ..fact };
                    writer.fact(place);
                    writer.stated(place, stated);
                });
            }
        }
    }

    fn rough_day(&mut self, day: RoughDay) {
        self.day(Some(day.earliest));
        self.day(Some(day.latest));
    }

    /// A choice among those of its kind; the first number after them is `unknown`.
    fn choice(&mut self, shape: Shape, name: &str) {
        let names = choices(shape);
        self.number(names.iter().position(|choice| choice.name == name).unwrap_or(names.len()));
    }
}

fn choices(shape: Shape) -> &'static [Choice] {
    if let Shape::Choice(choices) | Shape::ChoiceList(choices) = shape { choices.all } else { &[] }
}

fn is_one_of(name: &str, shape: Shape) -> bool {
    choices(shape).iter().any(|choice| choice.name == name)
}
