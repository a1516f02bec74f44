//! A text by the id of what it is about.

use crate::words::english::English;

/// A text: what it is about, which of its texts it is, and how it reads in English.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Wording {
    /// The id of a rule, a fact, a choice, a reading; or of something that the engine says.
    pub(crate) id: &'static str,
    /// Which of its texts: `title`, `statement`, `ask`.
    pub(crate) field: &'static str,
    pub(crate) english: English,
}

impl Wording {
    pub(crate) const fn new(id: &'static str, field: &'static str, english: &'static str) -> Self {
        Self { id, field, english: English::new(english) }
    }

    pub(crate) const fn of(id: &'static str, field: &'static str, english: English) -> Self {
        Self { id, field, english }
    }
}

/// What the engine says besides what rules and facts say: `NAME = "key": "English";`, and all of them as a list.
macro_rules! wordings {
    ($all:ident, $prefix:literal: $($name:ident = $key:literal: $english:literal;)+) => {
        $(pub(crate) const $name: $crate::words::Wording =
            $crate::words::Wording::new(concat!($prefix, ".", $key), "text", $english);)+
        /// All of these.
        pub(crate) const $all: &[$crate::words::Wording] = &[$($name),+];
    };
}
pub(crate) use wordings;
