//! A place in a case: a fact, an entry of it, or a part of an entry.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::facts::fact::{DetailId, FactEntry, FactId, Shape};
use crate::words::{Wording, wordings};

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

    /// It as one number: the fact, the part and the entry.
    pub(crate) fn number(&self) -> u32 {
        let part = match self.part {
            None => 0,
            Some(Part::Start) => 1,
            Some(Part::End) => 2,
            Some(Part::Detail(detail)) => 3 + u32::from(detail.0),
        };
        let entry = self.entry.map_or(0, |entry| entry + 1);
        u32::from(self.fact.0) | part << 8 | entry << 16
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

    /// The question that asks for it, in English.
    #[must_use]
    pub fn ask(&self) -> &'static str {
        self.question().english.as_str()
    }

    /// The question that asks for it.
    pub(crate) fn question(&self) -> Wording {
        match self.part {
            None => self.fact().question(),
            Some(Part::Start) if matches!(self.fact().shape, Shape::Events) => WHEN_WAS_IT,
            Some(Part::Start) => WHEN_DID_IT_BEGIN,
            Some(Part::End) => WHEN_DID_IT_END,
            Some(Part::Detail(detail)) => detail.question(),
        }
    }

    /// A hint to whoever answers.
    pub(crate) fn hint(&self) -> Wording {
        if self.part.is_none() { self.fact().hint() } else { ROUGH_IS_AN_ANSWER }
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

wordings! { QUESTIONS, "question":
    WHEN_WAS_IT = "date": "On which day was this?";
    WHEN_DID_IT_BEGIN = "start": "On which day did this begin?";
    WHEN_DID_IT_END = "end": "On which day did this end?";
    ROUGH_IS_AN_ANSWER = "roughIsAnAnswer": "A month, a year or \"I don't know\" is an answer too.";
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
