//! Random cases in which everything is known, biased to the days on which something turns.
//!
//! The same seed gives the same case on every platform and in every release.

mod sections;

use chrono::{Datelike, Days, Months, NaiveDate};
use serde_json::{Value, json};

use crate::day;
use crate::random::Random;
use crate::reference::{birthday, first_days, put, quarter, week};

/// The policies, in the order of the answer.
pub const POLICIES: [&str; 5] = ["ca-phc-mcbp8015", "ca-dhcs-ecm", "la-dcfs-mco-manual", "la-csoc", "nc-cfii"];

/// A case in which everything that one to three policies look at is known.
pub fn known_case(seed: u64) -> Value {
    let random = &mut Random::new(seed);
    let mut policies = POLICIES.to_vec();
    random.shuffle(&mut policies);
    policies.truncate(*random.pick(&[1, 1, 1, 2, 2, 3]));
    known_case_of(&policies, random.number())
}

/// A case in which everything that these policies look at is known.
pub fn known_case_of(policies: &[&str], seed: u64) -> Value {
    let random = &mut Random::new(seed);
    let mut draft = Draft::new(policies, random);
    for policy in policies {
        draft.facts_of(policy);
    }
    if policies.contains(&"ca-phc-mcbp8015") && draft.has("plan") {
        draft.liaison();
    }
    draft.case
}

/// A case in the making.
struct Draft<'r> {
    random: &'r mut Random,
    as_of: NaiveDate,
    birth: NaiveDate,
    /// Days that others of the same case are drawn to.
    days: Vec<NaiveDate>,
    case: Value,
}

impl<'r> Draft<'r> {
    fn new(policies: &[&str], random: &'r mut Random) -> Self {
        let as_of = as_of(policies, random);
        let birth = birth(as_of, random);
        let mut days = vec![as_of, as_of, as_of];
        days.extend([18, 21, 26].map(|age| birthday(birth, age)));
        days.extend([day(2024, 2, 29), day(2028, 2, 29), day(2027, 2, 28)]);
        days.extend(first_days().into_iter().filter(|date| (*date - as_of).num_days().abs() < 800));
        let case = json!({ "asOf": as_of.to_string(), "policies": policies, "member": { "birthDate": birth.to_string() } });
        Self { random, as_of, birth, days, case }
    }

    fn has(&self, path: &str) -> bool {
        !crate::facts::given(&self.case, path).is_null()
    }

    /// Gives a fact, unless it is given already.
    fn give(&mut self, path: &str, value: impl Into<Value>) {
        if !self.has(path) {
            put(&mut self.case, path, value.into());
        }
    }

    /// On, just before or just after an edge, half a year or a year either way of it, at a month's end, or anywhere.
    fn near(&mut self) -> NaiveDate {
        let edge = *self.random.pick(&self.days);
        let step = Days::new(self.random.below(3) as u64);
        let date = match self.random.below(14) {
            0..=3 => edge,
            4 | 5 => edge + step - Days::new(1),
            6 => edge + Months::new(12) + step - Days::new(1),
            7 => edge - Months::new(12) + step - Days::new(1),
            8 => edge - Months::new(6) + step - Days::new(1),
            9 | 10 => {
                let (year, month) = (self.as_of.year() - 4 + self.random.below(8) as i32, 1 + self.random.below(12) as u32);
                day(year, month, 1) - Days::new(1)
            }
            _ => self.random.day(self.as_of - Months::new(80), self.as_of + Months::new(40)),
        };
        date.max(self.birth)
    }

    /// A day of the past fourteen months, mostly.
    fn lately(&mut self) -> NaiveDate {
        let step = Days::new(self.random.below(3) as u64);
        let date = match self.random.below(10) {
            0 => self.as_of - Months::new(6) + step - Days::new(1),
            1 => self.as_of - Months::new(12) + step - Days::new(1),
            2 => self.as_of + step - Days::new(1),
            3 => return self.near(),
            4..=6 => self.random.day(self.as_of - Months::new(6), self.as_of),
            _ => self.random.day(self.as_of - Months::new(14), self.as_of + Days::new(20)),
        };
        date.max(self.birth)
    }

    /// A day on an edge of the running or the last quarter or week, or near.
    fn in_some_period(&mut self) -> NaiveDate {
        let (running_quarter, running_week) = (quarter(self.as_of), week(self.as_of));
        let last_quarter = quarter(running_quarter.0 - Days::new(1));
        let edges =
            [running_quarter.0, running_quarter.1, last_quarter.0, running_week.0, running_week.1, running_week.0 - Days::new(7)];
        match self.random.below(4) {
            0 => *self.random.pick(&edges),
            1 => *self.random.pick(&edges) - Days::new(1),
            2 => self.random.day(running_week.0 - Days::new(8), self.as_of + Days::new(2)),
            _ => self.random.day(last_quarter.0 - Days::new(3), self.as_of + Days::new(3)),
        }
    }

    fn span(&mut self) -> Value {
        let (one, two) = (self.near(), self.near());
        let start = if self.random.chance(70) { one.min(two) } else { one };
        let end = (!self.random.chance(35)).then(|| if self.random.chance(5) { start } else { start.max(two) });
        self.days.push(start);
        self.days.extend(end);
        let mut span = json!({ "start": start.to_string() });
        if let Some(end) = end {
            span["end"] = end.to_string().into();
        }
        span
    }

    /// A history of spans with details.
    fn spans(&mut self, path: &str, most: usize, details: fn(&mut Random) -> Value) {
        let count = self.random.below(most + 1);
        let entries: Vec<Value> = (0..count).map(|_| with(self.span(), details(self.random))).collect();
        self.give(path, entries);
    }

    /// A history of events with details.
    fn events(&mut self, path: &str, most: usize, when: fn(&mut Self) -> NaiveDate, details: fn(&mut Random) -> Value) {
        let count = self.random.below(most + 1);
        let event = |draft: &mut Self| json!({ "date": when(draft).to_string() });
        let entries: Vec<Value> = (0..count).map(|_| with(event(self), details(self.random))).collect();
        self.give(path, entries);
    }

    /// Something that is so so many times in a hundred.
    fn status(&mut self, path: &str, percent: usize) {
        let status = if self.random.chance(80) {
            Value::Bool(self.random.chance(percent))
        } else {
            (0..1 + self.random.below(2)).map(|_| self.span()).collect()
        };
        self.give(path, status);
    }

    /// Something that was done so many times in a hundred.
    fn deed(&mut self, path: &str, percent: usize) {
        let done = self.random.chance(percent);
        let deed = if done { Value::String(self.lately().to_string()) } else { Value::Bool(false) };
        self.give(path, deed);
    }

    /// As [`Draft::deed`], or left out: what is not given counts as not done.
    fn deed_if_any(&mut self, path: &str, percent: usize) {
        if self.random.chance(80) {
            self.deed(path, percent);
        }
    }
}

/// An object with the fields of another.
fn with(mut one: Value, details: Value) -> Value {
    if let (Some(fields), Value::Object(more)) = (one.as_object_mut(), details) {
        fields.extend(more);
    }
    one
}

/// Near a day on which something of these policies begins, or some years later.
fn as_of(policies: &[&str], random: &mut Random) -> NaiveDate {
    let begin: &[(i32, u32, u32)] = match *random.pick(policies) {
        "ca-phc-mcbp8015" => &[(2025, 11, 12), (2026, 11, 12)],
        "ca-dhcs-ecm" => &[(2022, 1, 1), (2022, 7, 1), (2023, 1, 1), (2023, 7, 1), (2024, 1, 1), (2024, 7, 1)],
        "la-csoc" => &[(2012, 3, 1), (2017, 3, 1)],
        "nc-cfii" => &[(2022, 5, 1), (2022, 10, 1), (2023, 4, 1)],
        _ => &[(2026, 1, 1), (2025, 12, 29), (2024, 2, 29)],
    };
    let (year, month, date) = *random.pick(begin);
    let begin = day(year, month, date);
    match random.below(20) {
        0..=3 => begin + Days::new(random.below(3) as u64) - Days::new(1),
        4 | 5 => random.day(begin, begin + Days::new(200)),
        6 => day(2024 + random.below(8) as i32, 1 + random.below(12) as u32, 1) - Days::new(random.below(2) as u64),
        _ => random.day(day(2025, 11, 12), day(2032, 12, 31)),
    }
}

/// At or near an age that matters, on a day that is not there in every year, or anywhere in thirty years.
fn birth(as_of: NaiveDate, random: &mut Random) -> NaiveDate {
    let date = match random.below(10) {
        0..=3 => {
            let age = *random.pick(&[5, 18, 18, 21, 21, 22, 26, 26]);
            as_of - Months::new(12 * age) + Days::new(random.below(3) as u64) - Days::new(1)
        }
        4 => day(as_of.year() / 4 * 4 - 4 * (1 + random.below(7) as i32), 2, 29),
        5 => day(as_of.year() - 1 - random.below(28) as i32, 3, 1) - Days::new(random.below(2) as u64),
        6 => day(as_of.year() - 1 - random.below(28) as i32, 12, 31),
        _ => random.day(as_of - Months::new(360), as_of),
    };
    date.min(as_of)
}

/// The same case with the entries of every list in another order.
pub fn shuffled(case: &Value, random: &mut Random) -> Value {
    match case {
        Value::Array(entries) => {
            let mut entries: Vec<_> = entries.iter().map(|entry| shuffled(entry, random)).collect();
            random.shuffle(&mut entries);
            Value::Array(entries)
        }
        Value::Object(fields) => fields.iter().map(|(key, value)| (key.clone(), shuffled(value, random))).collect(),
        other => other.clone(),
    }
}
