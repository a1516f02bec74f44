//! The catalogue of facts: each fact and each detail once, with its name in JSON, its shape, and
//! the words that ask for it. Reading, typed building, questions and type declarations derive from it.

use std::collections::HashMap;
use std::fmt;
use std::marker::PhantomData;
use std::sync::LazyLock;

use serde::{Serialize, Serializer};

use crate::case::{Deed, Detail, Event, History, Span, Status, Value};
use crate::choice::{Choices, Chosen};
use crate::day::{Day, RoughDay};

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
    pub ask: &'static str,
    /// A hint to whoever answers.
    pub help: &'static str,
}

/// One detail of the entries of histories.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct DetailEntry {
    /// Its key in an entry.
    pub name: &'static str,
    /// What it looks like.
    pub shape: Shape,
    /// Whether every entry must give it (it may still be `unknown`).
    pub required: bool,
    /// The question that asks for it.
    pub ask: &'static str,
}

/// A fact of the catalogue, by its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FactId(u8);

impl FactId {
    /// Its entry in the catalogue.
    #[must_use]
    pub fn entry(self) -> &'static FactEntry {
        // INVARIANT: only the catalogue makes ids, each of one of its entries.
        CATALOGUE.get(usize::from(self.0)).unwrap_or(&NO_FACT)
    }

    /// Every fact, in the catalogue's order.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..).take(CATALOGUE.len()).map(Self)
    }

    /// Whether it is a fact about the member.
    pub(crate) fn is_members(self) -> bool {
        self.entry().path.starts_with("member.")
    }
}

/// A detail of the entries of histories, by its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DetailId(u8);

impl DetailId {
    /// Its entry in the catalogue.
    #[must_use]
    pub fn entry(self) -> &'static DetailEntry {
        // INVARIANT: as for facts.
        DETAILS.get(usize::from(self.0)).unwrap_or(&NO_DETAIL)
    }
}

const NO_FACT: FactEntry = FactEntry { path: "", shape: Shape::Text, details: &[], ask: "", help: "" };
const NO_DETAIL: DetailEntry = DetailEntry { name: "", shape: Shape::Text, required: false, ask: "" };

/// A fact that holds values of the kind `K`.
#[derive(Debug)]
pub struct Fact<K>(pub(crate) FactId, PhantomData<fn() -> K>);

/// A detail that holds values of the kind `K`.
#[derive(Debug)]
pub struct DetailOf<K>(pub(crate) DetailId, PhantomData<fn() -> K>);

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

/// What stands at a path of a case.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Node {
    Fact(FactId),
    Group,
}

/// What stands at `path` (dotted, without indexes), if the case has such a place.
pub(crate) fn node(path: &str) -> Option<Node> {
    static NODES: LazyLock<HashMap<&'static str, Node>> = LazyLock::new(|| {
        let mut nodes = HashMap::new();
        for id in FactId::all() {
            let path = id.entry().path;
            nodes.insert(path, Node::Fact(id));
            for (dot, _) in path.match_indices('.') {
                if let Some(group) = path.get(..dot) {
                    nodes.insert(group, Node::Group);
                }
            }
        }
        nodes
    });
    NODES.get(path).copied()
}

/// A fact, an entry of it, or a part of an entry: `member.fosterCare`, `member.fosterCare[0]`,
/// `member.fosterCare[0].end`. Serializes as that text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FactRef {
    pub(crate) fact: FactId,
    pub(crate) entry: Option<u32>,
    pub(crate) part: Option<Part>,
}

/// A part of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Part {
    Start,
    End,
    Detail(DetailId),
}

impl FactRef {
    pub(crate) fn whole(fact: FactId) -> Self {
        Self { fact, entry: None, part: None }
    }

    /// The fact of the catalogue that this is, or is a part of.
    #[must_use]
    pub fn fact(&self) -> &'static FactEntry {
        self.fact.entry()
    }

    /// Whether it is the end of an entry.
    pub(crate) fn is_end(&self) -> bool {
        self.part == Some(Part::End)
    }

    /// The question that asks for it.
    #[must_use]
    pub fn ask(&self) -> &'static str {
        match self.part {
            None => self.fact().ask,
            Some(Part::Start) if matches!(self.fact().shape, Shape::Events) => "On which day was this?",
            Some(Part::Start) => "On which day did this begin?",
            Some(Part::End) => "On which day did this end?",
            Some(Part::Detail(detail)) => detail.entry().ask,
        }
    }

    /// The key of the part of an entry that it is, such as `end`; `None` where it is the whole of something.
    pub(crate) fn part_name(&self) -> Option<&'static str> {
        Some(match self.part? {
            Part::Start if matches!(self.fact().shape, Shape::Events) => "date",
            Part::Start => "start",
            Part::End => "end",
            Part::Detail(detail) => detail.entry().name,
        })
    }

    /// What the answer looks like.
    #[must_use]
    pub fn shape(&self) -> Shape {
        match self.part {
            None => self.fact().shape,
            Some(Part::Start | Part::End) => Shape::Day,
            Some(Part::Detail(detail)) => detail.entry().shape,
        }
    }
}

impl fmt::Display for FactRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.fact().path)?;
        if let Some(entry) = self.entry {
            write!(f, "[{entry}]")?;
        }
        match self.part_name() {
            None => Ok(()),
            Some(name) => write!(f, ".{name}"),
        }
    }
}

impl Serialize for FactRef {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match (self.entry, self.part) {
            (None, None) => serializer.serialize_str(self.fact().path),
            _ => serializer.collect_str(self),
        }
    }
}

/// Declares the details of entries: `NAME: Kind = "key", "question";` (`!` before the question: required).
macro_rules! details {
    ($($name:ident: $kind:ty = $key:literal, $($required:ident)? $ask:literal;)+) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms, reason = "counts the entries")]
        enum DetailIndex { $($name,)+ }
        /// The details that entries of histories may give.
        pub mod detail {
            use super::*;
            $(#[doc = concat!("`", $key, "`: ", $ask)]
            pub const $name: DetailOf<$kind> = DetailOf(DetailId(DetailIndex::$name as u8), PhantomData);)+
        }
        const DETAILS: &[DetailEntry] = &[$(DetailEntry {
            name: $key,
            shape: <$kind as DetailKind>::SHAPE,
            required: [$(stringify!($required),)? ""].len() > 1,
            ask: $ask,
        },)+];
    };
}

/// Declares the facts: `NAME: Kind [DETAILS] = "path", "question", "help";`
macro_rules! facts {
    ($($name:ident: $kind:ty $([$($detail:ident)*])? = $path:literal, $ask:literal, $help:literal;)+) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms, reason = "counts the entries")]
        enum FactIndex { $($name,)+ }
        $(#[doc = concat!("`", $path, "`: ", $ask)]
        pub const $name: Fact<$kind> = Fact(FactId(FactIndex::$name as u8), PhantomData);)+
        const CATALOGUE: &[FactEntry] = &[$(FactEntry {
            path: $path,
            shape: <$kind as Kind>::SHAPE,
            details: &[$($(detail::$detail.0,)*)?],
            ask: $ask,
            help: $help,
        },)+];
    };
}

include!("catalogue.rs");
