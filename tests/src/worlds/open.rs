//! What a case leaves open.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use serde_json::Value;

use super::WorldTrial;
use super::hidden::{HiddenDays, hidden};
use super::turns::{Bounds, Part, RoughDay, days_to_try};
use crate::answer::first_day;
use crate::day;
use crate::facts::{FACTS, Kind, given, history, kind};
use crate::reference::{Entry, Known, Status, put};

/// One value of an open fact.
#[derive(Clone, Debug)]
pub(super) enum Given {
    /// A day.
    Day(NaiveDate),
    /// Not done.
    NotDone,
    /// So or not so.
    So(bool),
    /// A choice.
    Text(&'static str),
    /// Several choices.
    Texts(&'static [&'static str]),
    /// Entries that were hidden.
    Hidden(Vec<Entry>),
}

/// A fact, or a part of one, that a case leaves open, and the values to try.
#[derive(Clone, Debug)]
pub(super) struct OpenFact {
    /// Its name in an answer.
    pub(super) name: String,
    /// The values to try.
    pub(super) values: Vec<Given>,
    path: &'static str,
    /// The entry, or the number of entries given.
    index: usize,
    part: OpenPart,
}

#[derive(Clone, Copy, Debug)]
enum OpenPart {
    Day(Part),
    Detail(&'static str),
    Whole,
}

impl OpenFact {
    /// Gives the fact its value of this index.
    pub(super) fn set(&self, known: &mut Known, at: usize) {
        let (path, index) = (self.path, self.index);
        match (&self.values[at], self.part) {
            (Given::Day(date), OpenPart::Day(part)) => match part {
                Part::Birth => known.birth = Some(*date),
                Part::Start => known.entry_mut(path, index).start = *date,
                Part::End => known.entry_mut(path, index).end = Some(*date),
                Part::EntryDeed(key) => drop(known.entry_mut(path, index).deeds.insert(key.to_owned(), Some(*date))),
                Part::Deed => drop(known.deeds.insert(path, Some(*date))),
            },
            (Given::NotDone, _) => drop(known.deeds.insert(path, None)),
            (Given::So(so), _) => drop(known.statuses.insert(path, Status::Always(*so))),
            (Given::Text(text), OpenPart::Detail(key)) => {
                known.entry_mut(path, index).texts.insert(key.to_owned(), (*text).to_owned());
            }
            (Given::Text(text), _) => drop(known.choices.insert(path, (*text).to_owned())),
            (Given::Texts(texts), _) => {
                known.lists.insert(path, texts.iter().map(|text| (*text).to_owned()).collect());
            }
            (Given::Hidden(entries), _) => {
                let history = known.histories.get_mut(path).expect("a history");
                history.truncate(index);
                history.extend(entries.iter().cloned());
            }
            (Given::Day(_), other) => panic!("{} is {other:?}, no day", self.name),
        }
    }
}

/// A case, read: what is known, with something in the place of what is open, and what is open.
pub(super) struct Case {
    pub(super) known: Known,
    pub(super) facts: Vec<OpenFact>,
}

/// The first and last day that a day given may be. A rough one that may have been by the as-of day has been, but for ends; a bound
/// left out is the first day there is, or the as-of day (of an end: the day before it).
pub(super) fn bounds(value: &Value, is_end: bool, as_of: NaiveDate) -> Bounds {
    let (earliest, latest, is_exact) = match value {
        Value::Object(given) => {
            let or_else = if is_end { as_of - Days::new(1) } else { as_of };
            let earliest = given.get("earliest").filter(|one| !one.is_null()).map_or(first_day(), |one| written(one).0);
            (earliest, given.get("latest").filter(|one| !one.is_null()).map_or(or_else, |one| written(one).1), false)
        }
        text => {
            let (earliest, latest) = written(text);
            (earliest, latest, earliest == latest)
        }
    };
    let is_cut = !is_end && !is_exact && earliest <= as_of;
    (earliest, if is_cut { latest.min(as_of) } else { latest })
}

/// The first and last day of a day, a month or a year as it is written.
fn written(value: &Value) -> Bounds {
    let text = value.as_str().unwrap_or_else(|| panic!("{value} is no day"));
    let numbers: Vec<u32> = text.split('-').map(|part| part.parse().expect("a number")).collect();
    match numbers[..] {
        [year] => (day(year as i32, 1, 1), day(year as i32, 12, 31)),
        [year, 12] => (day(year as i32, 12, 1), day(year as i32, 12, 31)),
        [year, month] => (day(year as i32, month, 1), day(year as i32, month + 1, 1) - Days::new(1)),
        [year, month, date] => (day(year as i32, month, date), day(year as i32, month, date)),
        _ => panic!("{text} is no day"),
    }
}

/// The case while it is read.
struct Reading<'c> {
    case: &'c Value,
    as_of: NaiveDate,
    trial: WorldTrial,
    /// The case with an exact day for each rough one, and nothing but what is asked about.
    exact: Value,
    /// Every day of the facts asked about.
    days: Vec<RoughDay>,
    facts: Vec<OpenFact>,
    /// The histories that may hide entries, with the number given.
    hiding: Vec<(&'static str, usize)>,
    birth: Bounds,
}

impl Case {
    /// Reads what a case says of the facts at these paths, to be asked about on a day.
    pub(super) fn read(case: &Value, paths: &BTreeSet<&str>, absent_deeds_are_open: bool, trial: WorldTrial) -> Self {
        let as_of = written(&case["asOf"]).0;
        let birth = match given(case, "member.birthDate") {
            Value::Null => (first_day(), as_of),
            birth => bounds(birth, false, as_of),
        };
        let (days, facts, hiding) = Default::default();
        let mut reading = Reading { case, as_of, trial, exact: case.clone(), days, facts, hiding, birth };
        for (path, kind) in FACTS.iter().filter(|(path, _)| *path != "member.birthDate") {
            if paths.contains(path) || *kind == Kind::List {
                reading.read(path, *kind, absent_deeds_are_open);
            } else {
                reading.only_bound_birth(path, *kind);
            }
        }
        reading.tighten();
        reading.finish(paths.contains("member.birthDate"))
    }
}

impl Reading<'_> {
    fn read(&mut self, path: &'static str, kind: Kind, absent_deeds_are_open: bool) {
        let value = given(self.case, path);
        match (kind, value) {
            (_, Value::Null) => self.absent(path, kind, absent_deeds_are_open),
            (Kind::Spans(_) | Kind::Events(_), value) => {
                let (entries, is_complete) = history(value).expect("a history");
                let exact = entries.iter().enumerate().map(|(index, entry)| self.entry(path, index, entry)).collect();
                put(&mut self.exact, path, exact);
                if !is_complete {
                    self.hiding.push((path, entries.len()));
                }
            }
            (Kind::Status, Value::Array(spans)) => {
                let exact = spans.iter().enumerate().map(|(index, entry)| self.entry(path, index, entry)).collect();
                put(&mut self.exact, path, exact);
            }
            (Kind::Deed, Value::Bool(_)) => {}
            (Kind::Deed, value) => {
                let bounds = bounds(value, false, self.as_of);
                self.days.push(RoughDay::new(path, 0, Part::Deed, bounds));
                put(&mut self.exact, path, bounds.0.to_string().into());
            }
            _ => {}
        }
    }

    /// A fact that is not given.
    fn absent(&mut self, path: &'static str, kind: Kind, absent_deeds_are_open: bool) {
        let values = match kind {
            // Not given counts as not so: it is asked about by actions only.
            Kind::Status if path == "member.coordination.directMember" => return,
            Kind::Status => vec![Given::So(true), Given::So(false)],
            Kind::Choice(choices) => choices.iter().map(|choice| Given::Text(choice)).collect(),
            Kind::Choices(choices) => vec![Given::Texts(choices), Given::Texts(&[])],
            Kind::Deed if absent_deeds_are_open => {
                let bounds = (first_day(), self.as_of);
                return self.days.push(RoughDay::new(path, usize::MAX, Part::Deed, bounds));
            }
            Kind::Spans(_) | Kind::Events(_) => {
                put(&mut self.exact, path, Value::Array(Vec::new()));
                return self.hiding.push((path, 0));
            }
            Kind::Deed | Kind::List | Kind::Birth => return,
        };
        self.facts.push(OpenFact { name: path.to_owned(), values, path, index: 0, part: OpenPart::Whole });
    }

    /// An entry with an exact day for each rough one.
    fn entry(&mut self, path: &'static str, index: usize, entry: &Value) -> Value {
        let mut exact = entry.clone();
        for (key, value) in entry.as_object().expect("an entry").iter().filter(|(_, value)| !value.is_null()) {
            let part = match key.as_str() {
                "start" | "date" => Part::Start,
                "end" => Part::End,
                "countyNotifiedOn" if !value.is_boolean() => Part::EntryDeed("countyNotifiedOn"),
                "dhcsNotifiedOn" if !value.is_boolean() => Part::EntryDeed("dhcsNotifiedOn"),
                "directorySubmittedOn" if !value.is_boolean() => Part::EntryDeed("directorySubmittedOn"),
                "submittedOn" if !value.is_boolean() => Part::EntryDeed("submittedOn"),
                "state" if value == "unknown" => {
                    self.detail(path, index, "state", &["CA", "OR"]);
                    continue;
                }
                "delivery" if value == "unknown" => {
                    self.detail(path, index, "delivery", &["managedCare", "feeForService"]);
                    continue;
                }
                _ => continue,
            };
            let bounds = bounds(value, part == Part::End, self.as_of);
            self.days.push(RoughDay::new(path, index, part, bounds));
            exact[key] = bounds.0.to_string().into();
        }
        exact
    }

    /// A detail that is not known: of a state only whether it is California can matter.
    fn detail(&mut self, path: &'static str, index: usize, key: &'static str, choices: &[&'static str]) {
        let values = choices.iter().map(|choice| Given::Text(choice)).collect();
        self.facts.push(OpenFact { name: format!("{path}[{index}].{key}"), values, path, index, part: OpenPart::Detail(key) });
    }

    /// Leaves out a fact that is not asked about. It bounds the birth, all the same: its starts are not before.
    fn only_bound_birth(&mut self, path: &str, kind: Kind) {
        let value = given(self.case, path);
        let entries = match (kind, value) {
            (Kind::Status, Value::Array(spans)) => Some(spans),
            _ => history(value).map(|(entries, _)| entries),
        };
        for entry in entries.into_iter().flatten().filter(|_| path.starts_with("member.")) {
            let start = entry.get("start").or(entry.get("date")).expect("a start");
            let end = entry.get("end").filter(|end| !end.is_null());
            let latest = |value, is_end| bounds(value, is_end, self.as_of).1;
            self.birth.1 = self.birth.1.min(latest(start, false)).min(end.map_or(self.birth.1, |end| latest(end, true)));
        }
        if !value.is_null() {
            put(&mut self.exact, path, Value::Null);
        }
    }

    /// Narrows every bound by its neighbours: birth before start before end.
    fn tighten(&mut self) {
        let same_entry = |one: &RoughDay, other: &RoughDay| (one.path, one.index) == (other.path, other.index);
        let days = self.days.clone();
        let with_part = |of: &RoughDay, part: Part| days.iter().find(|one| one.part == part && same_entry(one, of)).cloned();
        for one in self.days.iter_mut().filter(|one| one.part == Part::Start) {
            let end = with_part(one, Part::End);
            one.bounds.1 = one.bounds.1.min(end.map_or(one.bounds.1, |end| end.bounds.1));
            if one.path.starts_with("member.") {
                one.bounds.0 = one.bounds.0.max(self.birth.0);
                self.birth.1 = self.birth.1.min(one.bounds.1);
            }
        }
        let days = self.days.clone();
        for one in self.days.iter_mut().filter(|one| one.part == Part::End) {
            let start = days.iter().find(|start| start.part == Part::Start && same_entry(start, one)).expect("a start");
            one.bounds.0 = one.bounds.0.max(start.bounds.0);
        }
    }

    /// Chooses the values to try.
    fn finish(mut self, asks_for_birth: bool) -> Case {
        // Where nobody asks for the birth, the earliest one fits whatever start a later one fits.
        put(&mut self.exact, "member.birthDate", self.birth.0.to_string().into());
        if asks_for_birth {
            self.days.push(RoughDay::new("member.birthDate", 0, Part::Birth, self.birth));
        }
        let given = self.days.len();
        for (path, _) in self.hiding.iter().filter(|(path, _)| matches!(kind(path), Kind::Spans(_))) {
            let latest = self.as_of.min(self.trial.date);
            let hidden = |part, bounds, index| RoughDay::new(path, index, part, bounds);
            // A start and an end of two different entries.
            self.days.push(hidden(Part::Start, (first_day(), latest), usize::MAX));
            self.days.push(hidden(Part::End, (first_day(), self.as_of - Days::new(1)), usize::MAX - 1));
        }
        let to_try = days_to_try(&self.days, self.trial);
        let rough = self.days[..given].iter().zip(&to_try).filter(|(one, _)| one.is_rough);
        let mut facts = self.facts;
        facts.extend(rough.map(|(one, days)| rough_day(one, days)));
        for (path, index) in &self.hiding {
            let of = |part| self.days[given..].iter().position(|one| one.path == *path && one.part == part);
            let days = |part| of(part).map_or(&[][..], |at| &to_try[given + at]);
            let days = HiddenDays { as_of: self.as_of, date: self.trial.date, starts: days(Part::Start), ends: days(Part::End) };
            let values = hidden(path, &days).into_iter().map(Given::Hidden).collect();
            facts.push(OpenFact { name: (*path).to_owned(), values, path, index: *index, part: OpenPart::Whole });
        }
        Case { known: Known::read(&self.exact), facts }
    }
}

fn rough_day(one: &RoughDay, days: &[NaiveDate]) -> OpenFact {
    let RoughDay { path, index, .. } = *one;
    let is_event = matches!(kind(path), Kind::Events(_));
    let name = match one.part {
        Part::Birth | Part::Deed => path.to_owned(),
        Part::Start if is_event => format!("{path}[{index}].date"),
        Part::Start => format!("{path}[{index}].start"),
        Part::End => format!("{path}[{index}].end"),
        Part::EntryDeed(key) => format!("{path}[{index}].{key}"),
    };
    let mut values: Vec<_> = days.iter().copied().map(Given::Day).collect();
    if one.part == Part::Deed && index == usize::MAX {
        // A deed that is not given.
        values.push(Given::NotDone);
    }
    OpenFact { name, values, path, index, part: OpenPart::Day(one.part) }
}
