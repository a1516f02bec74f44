//! What every Kinfocus build must answer, and how we check that it does.
//!
//! - [`vectors`]: cases with the answers the documents give them, as plain JSON (see `README.md`)
//! - [`reference`](mod@reference): a slow, obvious evaluator for cases in which everything is known, a file a document
//! - [`facts`]: the facts it looks at, and what they look like
//! - [`answer`]: the part of a determination that vectors and reference speak about
//! - [`generate`]: random cases that sit on the edges of the rules
//! - [`blur`]: the same cases with less known about them
//! - [`roster`]: members of whom a plan knows what plans know
//! - [`limits`]: cases as large as a case may be
//! - [`tally`]: counting over many cases
//! - [`worlds`]: the complete sets of facts that fit a blurred case, as many as tell its answer
//!
//! Nothing here uses the engine's own days, timelines or rules: what is checked must not check itself.
#![forbid(unsafe_code)]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unreachable,
    reason = "test support: a panic here is a failed test, and never reaches a user"
)]

pub mod answer;
pub mod blur;
pub mod facts;
pub mod generate;
pub mod limits;
pub mod random;
pub mod reference;
pub mod roster;
pub mod tally;
pub mod vectors;
pub mod worlds;

use chrono::NaiveDate;
use serde_json::Value;

/// A civil day. Panics where it does not exist.
pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day that exists")
}

/// Asks the engine under test, and reads its answer.
///
/// # Errors
/// A sentence, where the answer is not JSON.
pub fn ask(text: &str) -> Result<Value, String> {
    let answer = kinfocus::evaluate_json(text);
    serde_json::from_str(&answer).map_err(|error| format!("the answer is not JSON ({error}): {answer:.200}"))
}
