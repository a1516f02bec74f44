//! Facts: what a case can say, and how each is said.
//!
//! Knows days, and nothing of JSON, of rules or of cases.

mod catalogue;
mod choice;
mod fact;
mod kind;
mod place;
mod value;
mod written;

pub use self::catalogue::*;
pub(crate) use self::catalogue::{PathNode, Place, SECTIONS};
pub use self::choice::*;
pub use self::fact::{DetailEntry, DetailId, FactEntry, FactId, Shape};
pub use self::kind::{ADay, ADeed, AStatus, Days, DetailKind, DetailOf, Events, Fact, Flag, Kind, Many, One, Spans, Text, Texts};
pub use self::place::FactRef;
pub(crate) use self::place::{Part, QUESTIONS};
pub use self::value::{Deed, Event, History, Span, Status};
pub(crate) use self::value::{Detail, Entries, Entry, Value};
