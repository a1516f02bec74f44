//! Building a case in Rust, fact by fact, without JSON.

use crate::case::check;
use crate::case::checked::Case;
use crate::case::lookup::lookups;
use crate::case::problem::Problems;
use crate::facts::{Fact, Kind};
use crate::time::{Day, RoughDay};

/// Builds a case.
///
/// ```
/// use kinfocus::{Case, Day, Span, State, facts};
/// let case = Case::on(Day::new(2026, 11, 23)?)
///     .know(facts::BIRTH_DATE, Day::new(2009, 3, 10)?)
///     .know(facts::FOSTER_CARE, [Span::from(Day::new(2019, 5, 1)?).with(facts::detail::STATE, State::CA)])
///     .build()?;
/// assert_eq!(case.as_of().to_string(), "2026-11-23");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct CaseBuilder {
    case: Case,
}

impl Case {
    /// Begins a case as of this day, to be filled in fact by fact.
    #[must_use]
    pub fn on(as_of: Day) -> CaseBuilder {
        CaseBuilder::new(as_of)
    }
}

impl CaseBuilder {
    fn new(as_of: Day) -> Self {
        Self {
            case: Case {
                as_of,
                policies: None,
                goals: None,
                sections: Vec::new(),
                birth: RoughDay::UNKNOWN,
                facts: Vec::new(),
                narrowed: Vec::new(),
                lookups: Vec::new(),
            },
        }
    }

    /// States a fact. What is not stated is not known. Stating a fact again replaces it.
    #[must_use]
    pub fn know<K: Kind>(mut self, fact: Fact<K>, given: impl Into<K::Given>) -> Self {
        self.case.put(fact.0, K::value(given.into()));
        self
    }

    /// Evaluates these policies, instead of those of the states that the facts name.
    #[must_use]
    pub fn policies<I: IntoIterator<Item: Into<String>>>(mut self, ids: I) -> Self {
        self.case.policies = Some(ids.into_iter().map(Into::into).collect());
        self
    }

    /// What the questions should settle, instead of every finding and action.
    #[must_use]
    pub fn goals<I: IntoIterator<Item: Into<String>>>(mut self, ids: I) -> Self {
        self.case.goals = Some(ids.into_iter().map(Into::into).collect());
        self
    }

    /// The checked case.
    ///
    /// # Errors
    /// Every [`crate::Problem`]: an end before its start, a start before birth, and the like.
    pub fn build(mut self) -> Result<Case, Problems> {
        let mut problems = Vec::new();
        check::required_details(&self.case, &mut problems);
        check::check(&mut self.case, &mut problems);
        Problems::check(problems)?;
        self.case.lookups = lookups(&self.case.facts);
        Ok(self.case)
    }
}
