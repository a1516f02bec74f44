#![doc = include_str!("../../README.md")]
#![forbid(unsafe_code)]

mod answer;
mod case;
mod determination;
pub mod facts;
mod lists;
mod logic;
#[cfg(feature = "phases")]
pub mod phases;
#[cfg(not(feature = "phases"))]
mod phases;
mod policies;
pub mod rules;
mod statements;
mod time;
mod uses;
mod words;
mod worlds;

pub use crate::answer::{ActionOutcome, AnswerOption, Change, Few, Given, Meaning, Outcome};
pub use crate::case::{Case, CaseBuilder, Problem, ProblemCode, Problems};
pub use crate::determination::{
    ActionResult, Answer, Citation, CriterionResult, Determination, DueDay, FORMAT, FindingResult, Lasts, Notice, PolicyStanding,
    Question,
};
pub use crate::facts::{
    AdoptionAssistanceStatus, Agency, Attendee, Choice, Choices, Chosen, CoLocation, CustodyFacility, Deed, Delivery, Event,
    FactRef, FamilyMaintenanceKind, GuardianshipProgram, History, MaybeDelivery, OutOfHomeSetting, OverlappingProgram,
    PlacementType, SharedData, Span, State, Status, StayKind, VisitKind,
};
pub use crate::policies::READINGS;
pub use crate::rules::{Evidence, FindingKind, Policies, Reading, Standing};
pub use crate::statements::{STATEMENTS, Statement, StatementModality};
pub use crate::time::{Day, NotADay, RoughDay, Truth};
#[cfg(feature = "guide")]
pub use crate::uses::guide;
pub use crate::uses::{
    AnswerText, DoubleCheck, Interview, MissingEntry, Reader, Stated, compact, english_table, mistranslated, roster, untranslated,
};
#[cfg(feature = "typescript")]
pub use crate::uses::{ready_made, typescript};
pub use crate::words::{English, EnglishLines, NotWords, Words, shown};

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

/// What follows from what is known about a member, said in these [words](Words).
///
/// # Errors
/// As [`evaluate`], in these words.
pub fn evaluate_in(case: &Case, words: &'static Words) -> Result<Determination, Problems> {
    policies().evaluate_in(case, words)
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
