//! How far ahead the outcome of the as-of day goes.

use crate::answer::Outcome;
use crate::determination::shape::{CriterionResult, FindingResult};
use crate::time::Day;

/// How long the outcome of the as-of day lasts, if nothing else changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Lasts {
    /// It never ends.
    ForEver,
    /// Through this day, whatever is still not known: from the next day on another outcome is settled.
    Until(Day),
    /// At least through this day: what becomes of it then depends on what is not known, or not known to the day.
    AtLeastUntil(Day),
}

impl Lasts {
    /// What is settled, and then cannot be told, holds in some worlds longer than in others: its end is not exact.
    pub(crate) fn of(outcome: Outcome, until: Option<Day>, next: Option<Outcome>) -> Self {
        let settled = outcome != Outcome::Undetermined;
        let then_open = next == Some(Outcome::Undetermined);
        match until {
            None => Self::ForEver,
            Some(day) if settled && then_open => Self::AtLeastUntil(day),
            Some(day) => Self::Until(day),
        }
    }
}

impl FindingResult {
    /// How long its outcome lasts, if nothing else changes.
    ///
    /// ```
    /// use kinfocus::{Case, Day, Lasts, evaluate};
    /// let involved = |end: &str| -> Result<_, Box<dyn std::error::Error>> {
    ///     let case = Case::from_json(&format!(
    ///         r#"{{"asOf": "2026-11-23", "member": {{"birthDate": "2009-03-10", "adoptionAssistance": [],
    ///             "familyMaintenance": [], "fosterCare": [{{"start": "2019-05-01", "end": {end}, "state": "CA"}}]}}}}"#
    ///     ))?;
    ///     Ok(evaluate(&case)?.finding("ca-phc-mcbp8015/child-welfare-involved").map(|finding| finding.lasts()))
    /// };
    /// assert_eq!(involved(r#""2026-01-10""#)?, Some(Lasts::Until(Day::new(2027, 1, 10)?)));
    /// // Some day in January: the twelve months end on some day of the next.
    /// assert_eq!(involved(r#""2026-01""#)?, Some(Lasts::AtLeastUntil(Day::new(2027, 1, 1)?)));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn lasts(&self) -> Lasts {
        Lasts::of(self.outcome, self.until, self.changes.first().map(|next| next.outcome))
    }
}

impl CriterionResult {
    /// How long its outcome lasts, if nothing else changes.
    #[must_use]
    pub fn lasts(&self) -> Lasts {
        Lasts::of(self.outcome, self.until, self.changes.first().map(|next| next.outcome))
    }
}
