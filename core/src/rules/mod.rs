//! Rules as data: the language of conditions, what a policy is made of, and how policies are put together.
//!
//! Knows facts, and no case: a rule is the same for everybody.

mod assembly;
mod citation;
mod condition;
mod formula;
mod policy;
mod reading;

pub(crate) use self::assembly::{Assembled, AssembledFinding, AssembledPolicy};
pub use self::assembly::{Policies, PolicyError};
pub use self::citation::{Evidence, Section};
pub use self::condition::*;
pub(crate) use self::formula::{Atom, Dependencies, Expr, FormulaId, Group, When, details_of, facts_of};
pub use self::policy::*;
pub use self::reading::Reading;
