//! Cases: what is known about a member, a plan, a county or a region, read, built and checked.
//!
//! A [`Case`] is checked: whoever holds one knows that its days exist, that its facts can be true
//! together, and that every bound of a rough day is as narrow as the other facts make it. Knows facts, and
//! nothing of rules.

mod build;
mod check;
mod checked;
mod decoder;
mod json;
mod lookup;
pub(crate) mod problem;
mod read;

pub use self::build::CaseBuilder;
pub use self::checked::Case;
pub(crate) use self::json::{Json, Kind};
pub(crate) use self::lookup::plain;
pub use self::problem::{Problem, ProblemCode, Problems};
pub(crate) use self::read::{MOST_BYTES, Overrides, read, read_tokens, text_of, too_large};
