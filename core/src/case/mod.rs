//! What is known about a member, a plan, a county or a region.
//!
//! A [`Case`] is checked: whoever holds one knows that its days exist, that its facts can be true
//! together, and that every bound of a rough day is as narrow as the other facts make it.

mod build;
mod check;
mod json;
mod read;

use smallvec::SmallVec;

pub use self::build::CaseBuilder;
pub use self::read::Reader;
use crate::day::{Day, RoughDay};
use crate::fact::{DetailId, DetailKind, DetailOf, FactId};
use crate::problem::Problems;

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
}

/// The days of an entry as they were given, before other facts narrowed them.
#[derive(Clone, Debug)]
pub(crate) struct AsGiven {
    fact: FactId,
    at: usize,
    start: RoughDay,
    end: Option<RoughDay>,
}

impl Case {
    /// Begins a case as of this day, to be filled in fact by fact.
    #[must_use]
    pub fn on(as_of: Day) -> CaseBuilder {
        CaseBuilder::new(as_of)
    }

    /// Reads a case from JSON text.
    ///
    /// # Errors
    /// Every [`crate::Problem`] of the text, at once.
    pub fn from_json(text: &str) -> Result<Self, Problems> {
        Reader::new().read(text)
    }

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
            Err(at) => self.facts.insert(at, (fact, value)),
        }
    }

    /// The same case with a change; `None` where it could not be true.
    pub(crate) fn changed(&self, change: impl FnOnce(&mut Self)) -> Option<Self> {
        let mut case = self.clone();
        // What made a day narrower may be what changes.
        for AsGiven { fact, at, start, end } in std::mem::take(&mut case.narrowed) {
            if let Some(entry) = case.entry_mut(fact, at) {
                (entry.start, entry.end) = (start, end);
            }
        }
        change(&mut case);
        let mut problems = Vec::new();
        check::check(&mut case, &mut problems);
        problems.is_empty().then_some(case)
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

    pub(crate) fn text(&self, fact: FactId) -> Option<&str> {
        match self.value(fact) {
            Some(Value::Text(text)) => Some(text),
            _ => None,
        }
    }
}

/// What is given for one fact.
#[doc(hidden)]
#[derive(Clone, Debug)]
pub enum Value {
    Day(RoughDay),
    Deed(Deed),
    Status(Status),
    History(Entries),
    Text(String),
    Texts(Vec<String>),
    Days(Vec<Day>),
    Choice(Option<u8>),
    Choices(Vec<u8>),
}

/// What is given for one detail of an entry.
#[doc(hidden)]
#[derive(Clone, Debug)]
pub enum Detail {
    Choice(u8),
    /// One of the choices, not known which.
    Unknown,
    Text(Box<str>),
    Flag(bool),
    Deed(Deed),
    Choices(Vec<u8>),
}

/// When something was done, or that it has not been done so far.
#[derive(Clone, Copy, Debug)]
pub enum Deed {
    /// Done on this day.
    On(RoughDay),
    /// Not done so far.
    NotDone,
}

impl<D: Into<RoughDay>> From<D> for Deed {
    fn from(day: D) -> Self {
        Self::On(day.into())
    }
}

/// Something that is true always, never, or in spans.
#[derive(Clone, Debug)]
pub enum Status {
    /// True on every day, or on none.
    Always(bool),
    /// True in these spans and on no other day.
    During(Vec<Span>),
}

impl From<bool> for Status {
    fn from(always: bool) -> Self {
        Self::Always(always)
    }
}

impl<const N: usize> From<[Span; N]> for Status {
    fn from(spans: [Span; N]) -> Self {
        Self::During(spans.into())
    }
}

/// The entries of a history and whether these are all.
#[derive(Clone, Debug)]
pub struct History<T> {
    entries: Vec<T>,
    complete: bool,
}

impl<T> History<T> {
    /// These entries and no others.
    #[must_use]
    pub fn complete(entries: Vec<T>) -> Self {
        Self { entries, complete: true }
    }

    /// These entries; there may be more.
    #[must_use]
    pub fn incomplete(entries: Vec<T>) -> Self {
        Self { entries, complete: false }
    }
}

impl<T, const N: usize> From<[T; N]> for History<T> {
    fn from(entries: [T; N]) -> Self {
        Self::complete(entries.into())
    }
}

impl<T> From<Vec<T>> for History<T> {
    fn from(entries: Vec<T>) -> Self {
        Self::complete(entries)
    }
}

/// A span of days, both ends included, with its details.
///
/// ```
/// use kinfocus::{Day, RoughDay, Span, State, facts::detail};
/// let care = Span::from(Day::new(2019, 5, 1)?).until("2026".parse::<RoughDay>()?).with(detail::STATE, State::CA);
/// # Ok::<(), kinfocus::NotADay>(())
/// ```
#[derive(Clone, Debug)]
pub struct Span(pub(crate) Entry);

impl Span {
    /// Begins on `start` and is still open.
    #[must_use]
    pub fn from(start: impl Into<RoughDay>) -> Self {
        Self(Entry { start: start.into(), end: None, details: SmallVec::new() })
    }

    /// Ends on `end`, which still belongs to it.
    #[must_use]
    pub fn until(mut self, end: impl Into<RoughDay>) -> Self {
        self.0.end = Some(end.into());
        self
    }

    /// Gives a detail.
    #[must_use]
    pub fn with<K: DetailKind>(mut self, detail: DetailOf<K>, given: impl Into<K::Given>) -> Self {
        self.0.details.push((detail.0, K::detail(given.into())));
        self
    }
}

/// Something on one day, with its details.
#[derive(Clone, Debug)]
pub struct Event(pub(crate) Entry);

impl Event {
    /// Happened, or will happen, on this day.
    #[must_use]
    pub fn on(date: impl Into<RoughDay>) -> Self {
        Self(Entry { start: date.into(), end: None, details: SmallVec::new() })
    }

    /// Gives a detail.
    #[must_use]
    pub fn with<K: DetailKind>(mut self, detail: DetailOf<K>, given: impl Into<K::Given>) -> Self {
        self.0.details.push((detail.0, K::detail(given.into())));
        self
    }
}

/// One entry of a history: a span, or an event (its day is the start).
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) start: RoughDay,
    /// `None`: still open.
    pub(crate) end: Option<RoughDay>,
    pub(crate) details: SmallVec<[(DetailId, Detail); 2]>,
}

impl Entry {
    pub(crate) fn detail(&self, detail: DetailId) -> Option<&Detail> {
        self.details.iter().find(|(id, _)| *id == detail).map(|(_, value)| value)
    }

    /// Gives a detail, in place of what it was.
    pub(crate) fn set_detail(&mut self, detail: DetailId, value: Detail) {
        match self.details.iter_mut().find(|(id, _)| *id == detail) {
            Some(place) => place.1 = value,
            None => self.details.push((detail, value)),
        }
    }

    /// A detail that is a text.
    pub(crate) fn text(&self, detail: DetailId) -> Option<&str> {
        match self.detail(detail) {
            Some(Detail::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// The first and the last day that the end can be; what is open never ends.
    pub(crate) fn end_bounds(&self) -> (Day, Day) {
        self.end.map_or((Day::NEVER, Day::NEVER), |end| (end.earliest, end.latest))
    }
}

/// The entries of a history, whatever their kind.
#[doc(hidden)]
#[derive(Clone, Debug)]
pub struct Entries {
    pub(crate) list: Vec<Entry>,
    pub(crate) complete: bool,
    /// Given as `{"entries": […]}`: problems point through that key.
    pub(crate) under_entries: bool,
}

impl From<History<Span>> for Entries {
    fn from(history: History<Span>) -> Self {
        let list = history.entries.into_iter().map(|span| span.0).collect();
        Self { list, complete: history.complete, under_entries: false }
    }
}

impl From<History<Event>> for Entries {
    fn from(history: History<Event>) -> Self {
        let list = history.entries.into_iter().map(|event| event.0).collect();
        Self { list, complete: history.complete, under_entries: false }
    }
}
