//! English, where it stands: beside the rule or the fact that it is about.

use std::fmt;
use std::ops::Deref;

use serde::{Serialize, Serializer};

/// A text that people read, in English, beside what it is about. It reads as a `&str`.
///
/// Texts of other languages are found by the id of what they are about; see [`Words`](crate::Words). A build
/// without the feature `english` holds no such text: each is empty there, and takes no room.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct English {
    #[cfg(feature = "english")]
    text: &'static str,
}

impl English {
    /// No text at all.
    pub const NONE: Self = Self::new("");

    /// This text.
    #[must_use]
    #[cfg(feature = "english")]
    pub const fn new(text: &'static str) -> Self {
        Self { text }
    }

    /// This text, which is left out of a build without English.
    #[must_use]
    #[cfg(not(feature = "english"))]
    pub const fn new(_: &'static str) -> Self {
        Self {}
    }

    /// The text.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        #[cfg(feature = "english")]
        return self.text;
        #[cfg(not(feature = "english"))]
        return "";
    }
}

impl Deref for English {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl fmt::Display for English {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for English {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl PartialEq<&str> for English {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl Serialize for English {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// Some texts that people read, in English.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct EnglishLines {
    #[cfg(feature = "english")]
    lines: &'static [&'static str],
}

impl EnglishLines {
    /// These texts.
    #[must_use]
    #[cfg(feature = "english")]
    pub const fn new(lines: &'static [&'static str]) -> Self {
        Self { lines }
    }

    /// These texts, which are left out of a build without English.
    #[must_use]
    #[cfg(not(feature = "english"))]
    pub const fn new(_: &'static [&'static str]) -> Self {
        Self {}
    }

    /// The texts.
    #[must_use]
    pub const fn as_slice(self) -> &'static [&'static str] {
        #[cfg(feature = "english")]
        return self.lines;
        #[cfg(not(feature = "english"))]
        return &[];
    }
}

impl fmt::Debug for EnglishLines {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_slice(), f)
    }
}

impl Serialize for EnglishLines {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.as_slice().serialize(serializer)
    }
}
