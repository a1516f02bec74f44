//! A reading: where a document can be read in more than one way, the question, the reading we use, and
//! the other one.

use serde::Serialize;

use crate::words::English;

/// One entry of the register.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Reading {
    /// Its id, such as `AMB-03`.
    pub id: &'static str,
    /// What the text leaves open.
    pub question: English,
    /// How we read it.
    pub reading: English,
    /// How else it could be read.
    pub alternative: English,
}

impl Reading {
    /// A reading under its own id.
    #[must_use]
    pub const fn new(id: &'static str, question: &'static str, reading: &'static str, alternative: &'static str) -> Self {
        Self { id, question: English::new(question), reading: English::new(reading), alternative: English::new(alternative) }
    }
}
