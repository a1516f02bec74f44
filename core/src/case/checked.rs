//! A case: what is known about a member, a plan, a county or a region, checked.

use crate::case::lookup::Lookup;
use crate::facts::{Entries, Entry, FactId, Status, Value};
use crate::lists::order;
use crate::time::{Day, RoughDay};

/// A checked case: an as-of day, and facts that can all be true together.
///
/// Read one from JSON with [`Case::from_json`], or build one with [`Case::on`].
#[derive(Clone, Debug)]
pub struct Case {
    pub(crate) as_of: Day,
    pub(crate) policies: Option<Vec<String>>,
    pub(crate) goals: Option<Vec<String>>,
    /// Sections given by name though empty, such as `"louisiana": {}`.
    pub(crate) sections: Vec<&'static str>,
    /// The birth, given or not: never after the as-of day unless planned, nor after any start.
    pub(crate) birth: RoughDay,
    /// INVARIANT: ascending by fact, each fact once.
    pub(crate) facts: Vec<(FactId, Value)>,
    /// The days that the others made narrower, as they were before.
    pub(crate) narrowed: Vec<AsGiven>,
    /// The long lists of texts, to look one up in.
    pub(crate) lookups: Vec<Lookup>,
}

/// The days of an entry as they were given, before other facts narrowed them.
#[derive(Clone, Debug)]
pub(crate) struct AsGiven {
    pub(super) fact: FactId,
    pub(super) at: usize,
    pub(super) start: RoughDay,
    pub(super) end: Option<RoughDay>,
}

impl Case {
    /// The as-of day.
    #[must_use]
    pub fn as_of(&self) -> Day {
        self.as_of
    }

    pub(crate) fn value(&self, fact: FactId) -> Option<&Value> {
        // A case holds a handful of facts: looking through them beats searching.
        self.facts.iter().find(|(id, _)| *id == fact).map(|(_, value)| value)
    }

    /// Puts a fact in its place.
    pub(crate) fn put(&mut self, fact: FactId, value: Value) {
        match self.facts.binary_search_by_key(&fact, |(id, _)| *id) {
            Ok(at) => {
                if let Some(place) = self.facts.get_mut(at) {
                    place.1 = value;
                }
            }
            Err(at) => order::insert(&mut self.facts, at, (fact, value)),
        }
    }

    pub(crate) fn value_mut(&mut self, fact: FactId) -> Option<&mut Value> {
        self.facts.iter_mut().find(|(id, _)| *id == fact).map(|(_, value)| value)
    }

    /// The entries of a history, or the spans in which a status holds.
    pub(crate) fn entries(&self, fact: FactId) -> impl DoubleEndedIterator<Item = &Entry> {
        let (entries, spans) = match self.value(fact) {
            Some(Value::History(history)) => (history.list.as_slice(), [].as_slice()),
            Some(Value::Status(Status::During(spans))) => ([].as_slice(), spans.as_slice()),
            _ => ([].as_slice(), [].as_slice()),
        };
        entries.iter().chain(spans.iter().map(|span| &span.0))
    }

    /// One of them.
    pub(crate) fn entry_mut(&mut self, fact: FactId, at: usize) -> Option<&mut Entry> {
        match self.value_mut(fact)? {
            Value::History(history) => history.list.get_mut(at),
            Value::Status(Status::During(spans)) => spans.get_mut(at).map(|span| &mut span.0),
            _ => None,
        }
    }

    /// The history of a fact; `None` where it is not known.
    pub(crate) fn history(&self, fact: FactId) -> Option<&Entries> {
        match self.value(fact) {
            Some(Value::History(history)) => Some(history),
            _ => None,
        }
    }

    /// The entries that a history was given with; none where it is not known.
    pub(crate) fn listed(&self, fact: FactId) -> &[Entry] {
        self.history(fact).map_or(&[], |history| &history.list)
    }

    /// The ids of the goals; none where it gives none.
    pub(crate) fn goal_ids(&self) -> &[String] {
        self.goals.as_deref().unwrap_or_default()
    }

    /// Whether a list of texts that was given has this one, large and small letters being the same. `None`: it was not given.
    pub(crate) fn lists_text(&self, fact: FactId, text: &str) -> Option<bool> {
        let Some(Value::Texts(given)) = self.value(fact) else { return None };
        Some(match self.lookups.iter().find(|lookup| lookup.is_of(fact)) {
            Some(lookup) => lookup.has(text),
            None => given.iter().any(|one| one.trim().eq_ignore_ascii_case(text.trim())),
        })
    }

    pub(crate) fn text(&self, fact: FactId) -> Option<&str> {
        match self.value(fact) {
            Some(Value::Text(text)) => Some(text),
            _ => None,
        }
    }
}
