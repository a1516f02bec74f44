//! Where a rule comes from, and how well that is known.

use serde::Serialize;

use crate::words::English;

/// How well it is known that a rule says what we say it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Evidence {
    /// It stands in one of the policy documents that Kinfocus implements.
    Document,
    /// It was read in the primary or official text.
    Verified,
    /// It was seen only in somebody's summary, or follows from such.
    SecondHand,
    /// General knowledge, not verified.
    General,
}

impl Evidence {
    /// Whether an answer that rests on it must say that it is not verified.
    #[must_use]
    pub fn is_unverified(self) -> bool {
        matches!(self, Self::SecondHand | Self::General)
    }
}

/// A place in a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Section {
    /// The document, by the name its readers use.
    pub document: English,
    /// The section, by its number or title.
    pub section: English,
    /// How well it is known.
    pub evidence: Evidence,
}

impl Section {
    /// A section of one of the policy documents.
    #[must_use]
    pub const fn of(document: &'static str, section: &'static str) -> Self {
        Self { document: English::new(document), section: English::new(section), evidence: Evidence::Document }
    }

    /// Whether it names both. Without English nothing is known of either.
    pub(crate) fn is_given(&self) -> bool {
        cfg!(not(feature = "english")) || !(self.document.is_empty() || self.section.is_empty())
    }

    /// The same place, known less well.
    #[must_use]
    pub const fn known_as(self, evidence: Evidence) -> Self {
        Self { evidence, ..self }
    }
}
