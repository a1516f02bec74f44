//! Words: the texts that people read, by language.
//!
//! Knows nothing of facts, rules or answers: a text is found by the id of what it is about.

mod english;
mod message;
mod shown;
mod table;
mod wording;

pub use self::english::{English, EnglishLines};
pub(crate) use self::message::{Filler, Given, Message, digits_of};
pub use self::shown::shown;
pub use self::table::{NotWords, Words};
pub(crate) use self::wording::{Wording, wordings};
