//! Rules as data: the language of conditions, what a policy is made of, and how policies are put together.
//!
//! Knows facts, and no case: a rule is the same for everybody.

mod assembly;
mod citation;
mod condition;
mod formula;
mod policies;
mod policy;
mod reading;
mod tables;

pub use self::assembly::PolicyError;
pub use self::citation::{Evidence, Section};
pub(crate) use self::condition::NEVER;
pub use self::condition::*;
pub(crate) use self::formula::{
    Atom, Bits, Dependencies, Expr, Formula, FormulaId, Formulas, Group, Run, When, details_of, facts_of,
};
pub use self::policies::Policies;
pub(crate) use self::policies::{Assembled, AssembledFinding, AssembledPolicy, ExcludingTest};
pub use self::policy::*;
pub use self::reading::Reading;
