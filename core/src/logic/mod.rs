//! Three-valued logic: what conditions and formulas are on every day, given what is known; sound, and exact of
//! one condition alone.
//!
//! Knows rules and cases, and no worlds: what settles a formula further comes in as a [`Settle`].

mod due;
mod evaluation;
mod interpretation;
mod lanes;
pub(crate) mod moves;
mod scope;
mod valuation;

pub(crate) use self::due::{DUE_RULES, DueBy, DueDate, by_when};
pub(crate) use self::evaluation::{Evaluation, Settle};
pub(crate) use self::interpretation::{EvidenceUse, Interpretation};
pub(crate) use self::lanes::{Atoms, Lanes, MOST_LANES, name};
pub(crate) use self::scope::{Described, NAMES};
pub(crate) use self::valuation::{Valuation, row_shown};
