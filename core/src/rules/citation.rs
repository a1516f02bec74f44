//! Where a rule comes from, and how well that is known.

use serde::Serialize;

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

    /// The mark in words.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Document => "stated in the document",
            Self::Verified => "verified in the official text",
            Self::SecondHand => "second-hand",
            Self::General => "general knowledge, not verified",
        }
    }
}

/// A place in a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Citation {
    /// The document, by the name its readers use.
    pub document: &'static str,
    /// The section, by its number or title.
    pub section: &'static str,
    /// How well it is known.
    pub evidence: Evidence,
}

impl Citation {
    /// A section of one of the policy documents.
    #[must_use]
    pub const fn document(document: &'static str, section: &'static str) -> Self {
        Self { document, section, evidence: Evidence::Document }
    }

    /// The same place, known less well.
    #[must_use]
    pub const fn known_as(self, evidence: Evidence) -> Self {
        Self { evidence, ..self }
    }
}
