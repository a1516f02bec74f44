//! Kinds of facts: what ties a fact of the catalogue to the Rust value that gives it, so that
//! `know(facts::BIRTH_DATE, true)` does not compile.

use std::marker::PhantomData;

use crate::facts::choice::Chosen;
use crate::facts::fact::{DetailId, FactId, Shape};
use crate::facts::value::{Deed, Detail, Event, History, Span, Status, Value};
use crate::time::{Day, RoughDay};

/// A fact that holds values of the kind `K`.
#[derive(Debug)]
pub struct Fact<K>(pub(crate) FactId, pub(super) PhantomData<fn() -> K>);

/// A detail that holds values of the kind `K`.
#[derive(Debug)]
pub struct DetailOf<K>(pub(crate) DetailId, pub(super) PhantomData<fn() -> K>);

impl<K> Clone for Fact<K> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<K> Copy for Fact<K> {}
impl<K> Clone for DetailOf<K> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<K> Copy for DetailOf<K> {}

/// A kind of fact: its shape, and the Rust value that gives it.
pub trait Kind {
    /// What it looks like in JSON.
    const SHAPE: Shape;
    /// The Rust value that gives it.
    type Given;
    #[doc(hidden)]
    fn value(given: Self::Given) -> Value;
}

/// A kind of detail.
pub trait DetailKind {
    /// What it looks like in JSON.
    const SHAPE: Shape;
    /// The Rust value that gives it.
    type Given;
    #[doc(hidden)]
    fn detail(given: Self::Given) -> Detail;
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident: $shape:ident, $given:ty, $value:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Debug)]
        pub enum $kind {}
        impl Kind for $kind {
            const SHAPE: Shape = Shape::$shape;
            type Given = $given;
            fn value(given: $given) -> Value {
                Value::$value(given.into())
            }
        }
    )+};
}

kinds! {
    /// A day, exact or rough.
    ADay: Day, RoughDay, Day;
    /// Something done on a day, or not so far.
    ADeed: Deed, Deed, Deed;
    /// Something that is true always, never, or in spans.
    AStatus: Status, Status, Status;
    /// A history of spans.
    Spans: Spans, History<Span>, History;
    /// A history of events.
    Events: Events, History<Event>, History;
    /// A text.
    Text: Text, String, Text;
    /// A list of texts.
    Texts: Texts, Vec<String>, Texts;
    /// A list of exact days.
    Days: Days, Vec<Day>, Days;
}

/// Yes or no.
#[derive(Debug)]
pub enum Flag {}

/// One choice of `C`'s list.
#[derive(Debug)]
pub struct One<C>(PhantomData<C>);

/// Some choices of `C`'s list.
#[derive(Debug)]
pub struct Many<C>(PhantomData<C>);

impl<C: Chosen> Kind for One<C> {
    const SHAPE: Shape = Shape::Choice(C::CHOICES);
    type Given = C;
    fn value(given: C) -> Value {
        Value::Choice(given.position())
    }
}

impl<C: Chosen> Kind for Many<C> {
    const SHAPE: Shape = Shape::ChoiceList(C::CHOICES);
    type Given = Vec<C>;
    fn value(given: Vec<C>) -> Value {
        Value::Choices(given.into_iter().filter_map(Chosen::position).collect())
    }
}

impl<C: Chosen> DetailKind for One<C> {
    const SHAPE: Shape = Shape::Choice(C::CHOICES);
    type Given = C;
    fn detail(given: C) -> Detail {
        given.position().map_or(Detail::Unknown, Detail::Choice)
    }
}

impl<C: Chosen> DetailKind for Many<C> {
    const SHAPE: Shape = Shape::ChoiceList(C::CHOICES);
    type Given = Vec<C>;
    fn detail(given: Vec<C>) -> Detail {
        Detail::Choices(given.into_iter().filter_map(Chosen::position).collect())
    }
}

impl DetailKind for Flag {
    const SHAPE: Shape = Shape::Flag;
    type Given = bool;
    fn detail(given: bool) -> Detail {
        Detail::Flag(given)
    }
}

impl DetailKind for Text {
    const SHAPE: Shape = Shape::Text;
    type Given = String;
    fn detail(given: String) -> Detail {
        Detail::Text(given.into())
    }
}

impl DetailKind for ADeed {
    const SHAPE: Shape = Shape::Deed;
    type Given = Deed;
    fn detail(given: Deed) -> Detail {
        Detail::Deed(given)
    }
}

impl Span {
    /// Gives a detail.
    #[must_use]
    pub fn with<K: DetailKind>(mut self, detail: DetailOf<K>, given: impl Into<K::Given>) -> Self {
        self.0.details.push((detail.0, K::detail(given.into())));
        self
    }
}

impl Event {
    /// Gives a detail.
    #[must_use]
    pub fn with<K: DetailKind>(mut self, detail: DetailOf<K>, given: impl Into<K::Given>) -> Self {
        self.0.details.push((detail.0, K::detail(given.into())));
        self
    }
}
