#![doc = include_str!("../../README.md")]
#![forbid(unsafe_code)]

mod assemble;
mod case;
mod choice;
mod citation;
mod condition;
mod day;
mod determination;
mod determine;
mod double_check;
mod due;
mod evaluate;
mod explain;
mod fact;
mod formula;
mod gaps;
#[cfg(feature = "guide")]
pub mod guide;
mod interview;
mod notice;
mod policies;
mod policy;
mod problem;
mod question;
mod reading;
pub mod roster;
mod scope;
mod sight;
mod statements;
mod text;
mod timeline;
mod truth;
#[cfg(feature = "typescript")]
mod typescript;
mod working_days;
mod worlds;

use serde::Serialize;

pub use crate::assemble::Policies;
pub use crate::case::{Case, CaseBuilder, Deed, Event, History, Reader, Span, Status};
pub use crate::choice::*;
pub use crate::citation::{Citation, Evidence};
pub use crate::day::{Day, NotADay, RoughDay};
pub use crate::determination::{
    ActionOutcome, ActionResult, Answer, AnswerOption, Change, CriterionResult, Determination, DueDay, FORMAT, Few,
    FindingResult, Given, Meaning, Notice, Outcome, PolicyStanding, Question,
};
pub use crate::double_check::{DoubleCheck, MissingEntry, Stated};
pub use crate::fact::FactRef;
pub use crate::interview::Interview;
pub use crate::policy::{FindingKind, Standing};
pub use crate::problem::{Problem, ProblemCode, Problems};
pub use crate::reading::{READINGS, Reading};
pub use crate::statements::{STATEMENTS, Statement, StatementModality};
pub use crate::truth::Truth;
#[cfg(feature = "typescript")]
pub use crate::typescript::typescript;

/// The facts that a case can state, each by its name; see [`CaseBuilder::know`].
pub mod facts {
    pub use crate::fact::*;
}

/// How policies are written: documents, findings, criteria, conditions.
pub mod rules {
    pub use crate::assemble::{Policies, PolicyError};
    pub use crate::condition::*;
    pub use crate::policy::*;
}

/// The version of this crate.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The policies that Kinfocus knows.
///
/// ```
/// let ids: Vec<_> = kinfocus::policies().as_slice().iter().map(|policy| policy.id).collect();
/// assert_eq!(ids, ["ca-phc-mcbp8015", "ca-dhcs-ecm", "la-dcfs-mco-manual", "la-csoc", "nc-cfii"]);
/// ```
#[must_use]
pub fn policies() -> &'static Policies {
    policies::all()
}

/// What follows from what is known about a member.
///
/// ```
/// use kinfocus::{Case, Day, Outcome, facts};
/// let case = Case::on(Day::new(2026, 11, 23)?).know(facts::BIRTH_DATE, Day::new(1990, 1, 1)?).build()?;
/// let answer = kinfocus::evaluate(&case)?;
/// let involved = answer.finding("ca-phc-mcbp8015/child-welfare-involved").map(|finding| finding.outcome);
/// assert_eq!(involved, Some(Outcome::NotMet));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// [`Problems`] where the case asks for a policy or a goal that there is none of.
pub fn evaluate(case: &Case) -> Result<Determination, Problems> {
    policies().evaluate(case)
}

/// What to check once more before somebody is turned away: for a finding that is not met, the smallest change of
/// each single fact that would make it met, the smallest of all first.
///
/// A day, a choice, a yes or no, a deed; and one entry that may be missing from a history that is given whole.
/// Every other fact stays as it is, and what is not known stays so. What cannot be wrong about the world is left
/// out: ids, names, and lists that are only compared with. Of a history with more than 100 entries, only those
/// that begin last are looked at. Empty where the finding is not `notMet` on the as-of day.
///
/// ```
/// use kinfocus::{Case, Stated, double_check};
/// // Foster care ended on 12 October 2025: thirteen months and eleven days ago.
/// let case = Case::from_json(
///     r#"{"asOf": "2026-11-23", "member": {"birthDate": "2010-03-10",
///         "fosterCare": [{"start": "2019-05-01", "end": "2025-10-12", "state": "CA"}],
///         "adoptionAssistance": [], "familyMaintenance": []}}"#,
/// )?;
/// let checks = double_check(&case, "ca-phc-mcbp8015/child-welfare-involved")?;
/// let first = checks.first().ok_or("nothing found")?;
/// assert_eq!(first.fact.to_string(), "member.fosterCare[0].end");
/// assert_eq!(first.ask, "On which day did this end?");
/// assert_eq!(first.instead, Stated::Day("2025-11-23".parse()?));
/// assert_eq!(first.days_apart, Some(42));
/// assert_eq!(first.makes, ["ca-phc-mcbp8015/child-welfare-involved/recent-foster-care"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// [`Problems`] where the finding is none of the policies that the case is evaluated under.
pub fn double_check(case: &Case, finding: &str) -> Result<Vec<DoubleCheck>, Problems> {
    policies().double_check(case, finding)
}

/// The answer to one case in JSON, in JSON: the determination, or the problems of the case.
///
/// ```
/// let answer = kinfocus::evaluate_json(r#"{"asOf": "2025-02-30"}"#);
/// assert!(answer.starts_with(r#"{"problems":[{"path":"/asOf","code":"notADay""#));
/// ```
#[must_use]
pub fn evaluate_json(text: &str) -> String {
    match Case::from_json(text).and_then(|case| evaluate(&case)) {
        Ok(answer) => answer.to_json(),
        Err(problems) => problems.to_json(),
    }
}

/// Writes what cannot fail to be written: our own types, with text keys and no floats.
fn to_json<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
