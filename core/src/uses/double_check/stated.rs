//! What a place of a case says, and what it could say instead.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::case::Case;
use crate::facts::{Choices, Deed, Detail, Entry, FactId, FactRef, Part, Shape, Span, Status, Value};
use crate::time::RoughDay;

/// What a place of a case says, or could say instead. It serializes as the case would say it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum Stated {
    /// `null`: nothing. Of an end: it is still open.
    Nothing,
    /// `true` or `false`; of something to be done, `false`: not done so far.
    Flag(bool),
    /// A day, exact or rough.
    Day(RoughDay),
    /// One choice of a list.
    Choice(&'static str),
    /// Some choices of a list.
    Choices(Vec<&'static str>),
    /// A history with so many entries.
    Entries(usize),
    /// One more entry of a history.
    Entry(MissingEntry),
}

/// An entry that may be missing from a history. It serializes as the history would give it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct MissingEntry {
    /// It begins on one of these days; an event happens on one of them.
    pub start: RoughDay,
    /// It ends on one of these days; `None`: it is still open.
    pub end: Option<RoughDay>,
    /// Its details, each with its key; a choice that makes no difference is `unknown`.
    pub details: Vec<(&'static str, Stated)>,
    start_key: &'static str,
}

impl Serialize for MissingEntry {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry(self.start_key, &self.start)?;
        if let Some(end) = &self.end {
            map.serialize_entry("end", end)?;
        }
        for (key, detail) in &self.details {
            map.serialize_entry(key, detail)?;
        }
        map.end()
    }
}

impl MissingEntry {
    /// Whether it is something on one day.
    pub(crate) fn is_event(&self) -> bool {
        self.start_key == "date"
    }

    pub(super) fn new(fact: FactId, entry: &Entry) -> Self {
        let start_key = if matches!(fact.entry().shape, Shape::Events) { "date" } else { "start" };
        let details = entry.details.iter().map(|(id, detail)| {
            let stated = match (detail, id.entry().shape) {
                (Detail::Choice(at), Shape::Choice(choices)) => Stated::Choice(name(&choices, *at)),
                (Detail::Flag(flag), _) => Stated::Flag(*flag),
                _ => Stated::Choice("unknown"),
            };
            (id.entry().name, stated)
        });
        Self { start: entry.start, end: entry.end, details: details.collect(), start_key }
    }
}

/// What a place of a case could say instead.
#[derive(Clone, Debug)]
pub(super) enum Replacement {
    Day(RoughDay),
    StillOpen,
    Flag(bool),
    Choice(u8),
    Choices(Vec<u8>),
}

impl Replacement {
    pub(super) fn stated(&self, place: FactRef) -> Stated {
        match (self, place.shape()) {
            (Self::Day(day), _) => Stated::Day(*day),
            (Self::Flag(flag), _) => Stated::Flag(*flag),
            (Self::Choice(at), Shape::Choice(choices)) => Stated::Choice(name(&choices, *at)),
            (Self::Choices(all), Shape::ChoiceList(choices)) => {
                Stated::Choices(all.iter().map(|at| name(&choices, *at)).collect())
            }
            _ => Stated::Nothing,
        }
    }

    fn value(&self, shape: Shape) -> Option<Value> {
        Some(match (self, shape) {
            (Self::Day(day), Shape::Day) => Value::Day(*day),
            (Self::Day(day), Shape::Deed) => Value::Deed(Deed::On(*day)),
            (Self::Flag(false), Shape::Deed) => Value::Deed(Deed::NotDone),
            (Self::Flag(flag), Shape::Status) => Value::Status(Status::Always(*flag)),
            (Self::Choice(at), _) => Value::Choice(Some(*at)),
            (Self::Choices(all), _) => Value::Choices(all.clone()),
            _ => return None,
        })
    }

    fn detail(&self, shape: Shape) -> Option<Detail> {
        Some(match (self, shape) {
            (Self::Day(day), _) => Detail::Deed(Deed::On(*day)),
            (Self::Flag(false), Shape::Deed) => Detail::Deed(Deed::NotDone),
            (Self::Flag(flag), _) => Detail::Flag(*flag),
            (Self::Choice(at), _) => Detail::Choice(*at),
            (Self::Choices(all), _) => Detail::Choices(all.clone()),
            (Self::StillOpen, _) => return None,
        })
    }
}

fn name(choices: &Choices, at: u8) -> &'static str {
    choices.get(at).map_or("unknown", |choice| choice.name)
}

/// Puts this in a place of a case.
pub(super) fn put(case: &mut Case, place: FactRef, other: &Replacement) {
    let Some(at) = place.entry else {
        if let Some(value) = other.value(place.fact.entry().shape) {
            case.put(place.fact, value);
        }
        return;
    };
    let Some(entry) = usize::try_from(at).ok().and_then(|at| case.entry_mut(place.fact, at)) else { return };
    match (place.part, other) {
        (Some(Part::Start), Replacement::Day(day)) => entry.start = *day,
        (Some(Part::End), Replacement::Day(day)) => entry.end = Some(*day),
        (Some(Part::End), Replacement::StillOpen) => entry.end = None,
        (Some(Part::Detail(id)), other) => {
            if let Some(detail) = other.detail(id.entry().shape) {
                entry.set_detail(id, detail);
            }
        }
        _ => {}
    }
}

/// Adds an entry to a history, or to the spans in which a status holds.
pub(super) fn add(case: &mut Case, fact: FactId, entry: &Entry) {
    match case.value_mut(fact) {
        Some(Value::History(history)) => history.list.push(entry.clone()),
        Some(Value::Status(Status::During(spans))) => spans.push(Span(entry.clone())),
        _ => {}
    }
}
