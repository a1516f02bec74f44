//! What can be given for a fact: days, deeds, statuses, histories of spans and events with their details.

use crate::lists::short::Short;

use crate::facts::fact::DetailId;
use crate::time::{Day, RoughDay};

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
        Self(Entry { start: start.into(), end: None, details: Short::new() })
    }

    /// Ends on `end`, which still belongs to it.
    #[must_use]
    pub fn until(mut self, end: impl Into<RoughDay>) -> Self {
        self.0.end = Some(end.into());
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
        Self(Entry { start: date.into(), end: None, details: Short::new() })
    }
}

/// One entry of a history: a span, or an event (its day is the start).
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) start: RoughDay,
    /// `None`: still open.
    pub(crate) end: Option<RoughDay>,
    pub(crate) details: Short<(DetailId, Detail), 2>,
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
