//! A case in which everything that is asked about is known, as plain lists of days.

use std::collections::BTreeMap;

use chrono::{Datelike, Months, NaiveDate};
use serde_json::{Map, Value};

use crate::day;
use crate::facts::{FACTS, Kind, given, history};

/// The day an age is reached. Who is born on 29 February has the birthday on 1 March in common years (AMB-08).
pub fn birthday(birth: NaiveDate, age: i32) -> NaiveDate {
    let year = birth.year() + age;
    birth.with_year(year).unwrap_or_else(|| day(year, 3, 1))
}

/// The same day of the month so many months on, or the last of the month where there is no such day (AMB-02).
pub fn months_after(date: NaiveDate, months: u32) -> NaiveDate {
    date + Months::new(months)
}

/// One entry of a history, or one span of a status: a span of days, both included, or an event, which has no end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The first day, or the day of the event.
    pub start: NaiveDate,
    /// The last day; none = still open.
    pub end: Option<NaiveDate>,
    /// Texts by key.
    pub texts: BTreeMap<String, String>,
    /// Yes or no by key.
    pub flags: BTreeMap<String, bool>,
    /// Deeds by key; none = not done.
    pub deeds: BTreeMap<String, Option<NaiveDate>>,
    /// Lists of texts by key.
    pub lists: BTreeMap<String, Vec<String>>,
}

impl Entry {
    /// From one day through another, with nothing else said.
    pub fn new(start: NaiveDate, end: Option<NaiveDate>) -> Self {
        let (texts, flags, deeds, lists) = Default::default();
        Self { start, end, texts, flags, deeds, lists }
    }

    /// With a text.
    #[must_use]
    pub fn with(mut self, key: &str, text: &str) -> Self {
        self.texts.insert(key.to_owned(), text.to_owned());
        self
    }

    /// With a yes or no.
    #[must_use]
    pub fn flagged(mut self, key: &str, flag: bool) -> Self {
        self.flags.insert(key.to_owned(), flag);
        self
    }

    /// The text under a key.
    pub fn text(&self, key: &str) -> Option<&str> {
        self.texts.get(key).map(String::as_str)
    }

    /// Checks if the text under a key is this one.
    pub fn says(&self, key: &str, text: &str) -> bool {
        self.text(key) == Some(text)
    }

    /// The yes or no under a key.
    pub fn flag(&self, key: &str) -> Option<bool> {
        self.flags.get(key).copied()
    }

    /// Checks if a deed was done on a day or before; one that is not given was not.
    pub fn done_by(&self, key: &str, date: NaiveDate) -> bool {
        self.deeds.get(key).copied().flatten().is_some_and(|done| done <= date)
    }

    /// Checks if a day lies within.
    pub fn runs(&self, date: NaiveDate) -> bool {
        self.start <= date && self.end.is_none_or(|end| date <= end)
    }

    /// Checks if it ended before a day, and at most so many months before.
    pub fn ended_within(&self, months: u32, date: NaiveDate) -> bool {
        self.end.is_some_and(|end| end < date && date <= months_after(end, months))
    }

    /// Checks if an event was on a day, or at most so many months before.
    pub fn happened_within(&self, months: u32, date: NaiveDate) -> bool {
        self.start <= date && date <= months_after(self.start, months)
    }

    fn read(value: &Value) -> Self {
        let fields = value.as_object().expect("an entry");
        let first = fields.get("start").or(fields.get("date")).expect("a start or a day");
        let mut entry = Self::new(exact(first), fields.get("end").filter(|end| !end.is_null()).map(exact));
        for (key, value) in fields.iter().filter(|(key, _)| !["start", "date", "end"].contains(&key.as_str())) {
            entry.read_detail(key, value);
        }
        entry
    }

    fn read_detail(&mut self, key: &str, value: &Value) {
        let key = key.to_owned();
        match value {
            Value::Null => {}
            Value::String(text) if key.ends_with("On") => drop(self.deeds.insert(key, Some(parse(text)))),
            Value::Bool(false) if key.ends_with("On") => drop(self.deeds.insert(key, None)),
            Value::String(text) => drop(self.texts.insert(key, text.clone())),
            Value::Bool(flag) => drop(self.flags.insert(key, *flag)),
            Value::Array(list) => drop(self.lists.insert(key, texts(list))),
            other => panic!("a detail {key} that is {other}"),
        }
    }
}

/// Something that is so, is not so, or is so during some spans.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Status {
    /// On every day alike.
    Always(bool),
    /// On the days of these spans only.
    During(Vec<Entry>),
}

/// A case in which everything that is asked about is known. Asking for a fact that it does not have is a mistake of the test,
/// and panics.
#[derive(Clone, Debug)]
pub struct Known {
    /// The day asked about.
    pub as_of: NaiveDate,
    /// The policies asked for.
    pub policies: Vec<String>,
    /// The day of birth.
    pub birth: Option<NaiveDate>,
    /// Histories of spans and events by path.
    pub histories: BTreeMap<&'static str, Vec<Entry>>,
    /// Statuses by path.
    pub statuses: BTreeMap<&'static str, Status>,
    /// Deeds by path; none = not done.
    pub deeds: BTreeMap<&'static str, Option<NaiveDate>>,
    /// Choices by path.
    pub choices: BTreeMap<&'static str, String>,
    /// Lists by path.
    pub lists: BTreeMap<&'static str, Vec<String>>,
    sections: Vec<String>,
}

impl Known {
    /// Reads what a case gives. Every day in it must be exact, and every history whole.
    pub fn read(case: &Value) -> Self {
        let as_of = exact(&case["asOf"]);
        let policies = case["policies"].as_array().map(|list| texts(list)).unwrap_or_default();
        let sections = case.as_object().expect("a case").iter().filter(|(_, value)| value.is_object());
        let (histories, statuses, deeds, choices, lists) = Default::default();
        let sections = sections.map(|(key, _)| key.clone()).collect();
        let mut known = Self { as_of, policies, birth: None, histories, statuses, deeds, choices, lists, sections };
        for (path, kind) in FACTS {
            let value = given(case, path);
            if !value.is_null() {
                known.put(path, *kind, value);
            }
        }
        known
    }

    fn put(&mut self, path: &'static str, kind: Kind, value: &Value) {
        match (kind, value) {
            (Kind::Birth, day) => self.birth = Some(exact(day)),
            (Kind::Spans(_) | Kind::Events(_), value) => {
                let (entries, _) = history(value).expect("a history");
                self.histories.insert(path, entries.iter().map(Entry::read).collect());
            }
            (Kind::Status, Value::Bool(so)) => drop(self.statuses.insert(path, Status::Always(*so))),
            (Kind::Status, Value::Array(spans)) => {
                self.statuses.insert(path, Status::During(spans.iter().map(Entry::read).collect()));
            }
            (Kind::Deed, Value::Bool(false)) => drop(self.deeds.insert(path, None)),
            (Kind::Deed, day) => drop(self.deeds.insert(path, Some(exact(day)))),
            (Kind::Choice(_), Value::String(choice)) => drop(self.choices.insert(path, choice.clone())),
            (Kind::Choices(_) | Kind::List, Value::Array(list)) => drop(self.lists.insert(path, texts(list))),
            (kind, value) => panic!("{path} is {value}, not {kind:?}"),
        }
    }

    /// Checks if the case has a section, even an empty one.
    pub fn has_section(&self, name: &str) -> bool {
        self.sections.iter().any(|section| section == name)
    }

    /// The day an age is reached.
    pub fn birthday(&self, age: i32) -> NaiveDate {
        birthday(self.birth.expect("a birth"), age)
    }

    /// Checks if a day is before the birthday on which an age is reached.
    pub fn is_under(&self, age: i32, date: NaiveDate) -> bool {
        date < self.birthday(age)
    }

    /// The entries of a history.
    pub fn entries(&self, path: &str) -> &[Entry] {
        self.histories.get(path).unwrap_or_else(|| panic!("{path} is not known"))
    }

    /// The entries of a history that run on a day.
    pub fn running(&self, path: &str, date: NaiveDate) -> impl Iterator<Item = &Entry> {
        self.entries(path).iter().filter(move |entry| entry.runs(date))
    }

    /// Checks if a status is so on a day.
    pub fn holds(&self, path: &str, date: NaiveDate) -> bool {
        match self.statuses.get(path).unwrap_or_else(|| panic!("{path} is not known")) {
            Status::Always(so) => *so,
            Status::During(spans) => spans.iter().any(|span| span.runs(date)),
        }
    }

    /// The day on which something was done. What is not given counts as not done: right for actions only.
    pub fn done(&self, path: &str) -> Option<NaiveDate> {
        self.deeds.get(path).copied().flatten()
    }

    /// As [`Known::done`], if it was done on a day or before.
    pub fn done_by(&self, path: &str, date: NaiveDate) -> Option<NaiveDate> {
        self.done(path).filter(|done| *done <= date)
    }

    /// As [`Known::done`], for findings: it must be known whether it was done.
    pub fn surely_done(&self, path: &str) -> Option<NaiveDate> {
        *self.deeds.get(path).unwrap_or_else(|| panic!("{path} is not known"))
    }

    /// The choice made.
    pub fn choice(&self, path: &str) -> &str {
        self.choices.get(path).unwrap_or_else(|| panic!("{path} is not known"))
    }

    /// Every span and event, with the path of its fact.
    pub fn all_entries(&self) -> impl Iterator<Item = (&'static str, &Entry)> {
        let histories = self.histories.iter().flat_map(|(path, entries)| entries.iter().map(|entry| (*path, entry)));
        let statuses = self.statuses.iter().flat_map(|(path, status)| {
            let spans: &[Entry] = match status {
                Status::Always(_) => &[],
                Status::During(spans) => spans,
            };
            spans.iter().map(|entry| (*path, entry))
        });
        histories.chain(statuses)
    }

    /// The entry of this index of a history or a status. Panics where there is none.
    pub fn entry_mut(&mut self, path: &str, index: usize) -> &mut Entry {
        match (self.histories.get_mut(path), self.statuses.get_mut(path)) {
            (Some(entries), _) | (None, Some(Status::During(entries))) => &mut entries[index],
            _ => panic!("{path} has no entries"),
        }
    }
}

/// An exact day.
fn exact(value: &Value) -> NaiveDate {
    parse(value.as_str().unwrap_or_else(|| panic!("{value} is not an exact day")))
}

fn parse(text: &str) -> NaiveDate {
    text.parse().unwrap_or_else(|_| panic!("{text} is not an exact day"))
}

fn texts(list: &[Value]) -> Vec<String> {
    list.iter().map(|text| text.as_str().expect("a text").to_owned()).collect()
}

/// Puts a value at a path of a case, with the objects on the way to it.
pub fn put(case: &mut Value, path: &str, value: Value) {
    let place = path.split('.').fold(case, |place, key| {
        if !place.is_object() {
            *place = Value::Object(Map::new());
        }
        &mut place[key]
    });
    *place = value;
}
