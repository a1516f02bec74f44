//! What a fact is: its number, its shape, and the words that ask for it.

use crate::facts::choice::Choices;
use crate::words::{English, Wording};

/// What a fact or a detail looks like.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Shape {
    /// A day, exact or rough.
    Day,
    /// A day on which something was done, or `false`: not done so far.
    Deed,
    /// `true`, `false`, or the spans in which it is true.
    Status,
    /// A history of spans.
    Spans,
    /// A history of events.
    Events,
    /// A text.
    Text,
    /// A list of texts.
    Texts,
    /// A list of exact days.
    Days,
    /// Yes or no.
    Flag,
    /// One choice of a list.
    Choice(Choices),
    /// Some choices of a list.
    ChoiceList(Choices),
}

impl Shape {
    /// The place of a choice in the list.
    pub(crate) fn place_of(&self, name: &str) -> Option<u8> {
        match self {
            Self::Choice(choices) | Self::ChoiceList(choices) => choices.position(name),
            _ => None,
        }
    }

    /// The name that a question gives to this shape of answer.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Deed => "deed",
            Self::Status => "status",
            Self::Spans => "spans",
            Self::Events => "events",
            Self::Text => "text",
            Self::Texts => "texts",
            Self::Days => "days",
            Self::Flag => "flag",
            Self::Choice(_) => "choice",
            Self::ChoiceList(_) => "choices",
        }
    }
}

/// One fact of the catalogue.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct FactEntry {
    /// Where it stands in a case, such as `member.birthDate`.
    pub path: &'static str,
    /// What it looks like.
    pub shape: Shape,
    /// The details that an entry of a history may give.
    pub details: &'static [DetailId],
    /// The question that asks for it.
    pub ask: English,
    /// A hint to whoever answers.
    pub help: English,
}

impl FactEntry {
    /// The question that asks for it.
    pub(crate) fn question(&self) -> Wording {
        Wording::of(self.path, "ask", self.ask)
    }

    /// A hint to whoever answers.
    pub(crate) fn hint(&self) -> Wording {
        Wording::of(self.path, "help", self.help)
    }
}

/// One detail of the entries of histories.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct DetailEntry {
    /// Its key in an entry.
    pub name: &'static str,
    /// What it is called.
    pub called: English,
    /// What it looks like.
    pub shape: Shape,
    /// Whether every entry must give it (it may still be `unknown`).
    pub required: bool,
    /// The question that asks for it.
    pub ask: English,
}

/// A fact of the catalogue, by its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FactId(pub(super) u8);

impl FactId {
    /// The fact at this place of the catalogue.
    pub(crate) const fn numbered(place: u8) -> Self {
        Self(place)
    }
}

/// A detail of the entries of histories, by its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DetailId(pub(super) u8);
