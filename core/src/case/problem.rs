//! Refused input: every problem of a case at once, each with its place.

use std::fmt;

use serde::{Serialize, Serializer};

/// What is wrong with a place of a case.
///
/// Serializes as its name in camelCase, such as `endBeforeStart`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum ProblemCode {
    /// A key that the case does not know; points to it.
    UnknownField,
    /// A value of another kind than the fact has.
    WrongType,
    /// A text that is no day of the calendar.
    NotADay,
    /// A day outside the years 1900 to 2199.
    OutOfRange,
    /// An end that must lie before its start.
    EndBeforeStart,
    /// A start, an end or an event that must lie before the birth.
    BeforeBirth,
    /// A choice that is not listed.
    UnknownChoice,
    /// A policy that is not known.
    UnknownPolicy,
    /// A goal that names no finding, criterion or action of the policies evaluated.
    UnknownGoal,
    /// More than 10,000 entries in one history or list.
    TooMany,
    /// More than 8 MiB in one case, or nested too deep to be one.
    TooLarge,
    /// Not a JSON text.
    NotJson,
    /// No as-of day.
    MissingAsOf,
    /// A key that must be given; points to where it is missing.
    MissingField,
    /// A key that is given twice; points to it.
    DuplicateKey,
    /// A rough day whose earliest day is after its latest; points to the day.
    BoundsReversed,
}

/// One problem: where, what, and in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[non_exhaustive]
pub struct Problem {
    /// A JSON Pointer into the case; empty for the case itself.
    pub path: String,
    /// What is wrong.
    pub code: ProblemCode,
    /// The same in words, for whoever filled in the case.
    pub message: String,
}

/// Every problem of a case that was refused; at least one.
///
/// Serializes as `{"problems": […]}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problems(Vec<Problem>);

impl Problems {
    /// The problems, or nothing where there are none.
    pub(crate) fn check(problems: Vec<Problem>) -> Result<(), Self> {
        if problems.is_empty() { Ok(()) } else { Err(Self(problems)) }
    }

    /// One problem alone.
    pub(crate) fn one(path: &str, code: ProblemCode, message: impl Into<String>) -> Self {
        Self(vec![Problem { path: path.into(), code, message: message.into() }])
    }

    /// Each problem, in the order of the case.
    #[must_use]
    pub fn as_slice(&self) -> &[Problem] {
        &self.0
    }

    /// The answer to a refused case, as JSON text.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

impl Serialize for Problems {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Refusal<'a> {
            problems: &'a [Problem],
        }
        Refusal { problems: &self.0 }.serialize(serializer)
    }
}

/// One line a problem: its path and message.
impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, Problem { path, message, .. }) in self.0.iter().enumerate() {
            let line = if at == 0 { "" } else { "\n" };
            let place = if path.is_empty() { "the case" } else { path };
            write!(f, "{line}{place}: {message}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Problems {}
