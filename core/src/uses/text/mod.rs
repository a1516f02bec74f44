//! The determination as a text that a person can read.

mod headings;
mod lines;
mod speech;
mod writer;

use std::fmt;

pub(crate) use self::headings::HEADINGS;
pub(crate) use self::speech::fact_in_words;
#[cfg(feature = "guide")]
pub(crate) use self::speech::long;
use self::writer::TextWriter;
use crate::case::Case;
use crate::determination::Determination;

/// A determination as a text that a person can read: what was found out, in short; what is to be done, by whom and by
/// when, the soonest first; what to ask next, what cannot be told yet, what to note; and then why.
///
/// It says what the case is about, and no more. No line is wider than 100 columns.
///
/// ```
/// # use kinfocus::{Case, evaluate};
/// let case = Case::from_json(
///     r#"{"asOf": "2026-11-24", "policies": ["ca-dhcs-ecm"], "member": {"ecm": {"requestReceived": "2026-11-23"}}}"#,
/// )?;
/// let answer = evaluate(&case)?;
/// let short = answer.text().to_string();
/// assert!(short.contains("by 2 December 2026 (5 working days after 23 November 2026)"), "{short}");
/// assert!(answer.text().long().to_string().len() > short.len());
/// # Ok::<(), kinfocus::Problems>(())
/// ```
#[derive(Clone, Copy, Debug)]
#[must_use = "it is written where it is displayed"]
pub struct AnswerText<'a> {
    answer: &'a Determination,
    case: Option<&'a Case>,
    is_long: bool,
}

impl<'a> AnswerText<'a> {
    /// With all that there is: every policy, finding and criterion, what does not apply, every reading and question.
    pub const fn long(self) -> Self {
        Self { is_long: true, ..self }
    }

    /// With what is [worth checking](crate::double_check) once more, under each status and population that is not met: three
    /// facts at most, and no day that would have to be off by more than ten years.
    pub const fn with_double_checks(self, case: &'a Case) -> Self {
        Self { case: Some(case), ..self }
    }
}

impl fmt::Display for AnswerText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&TextWriter::write(self.answer, self.case, self.is_long))
    }
}

impl fmt::Display for Determination {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.text().fmt(f)
    }
}

impl Determination {
    /// The answer as a text that a person can read.
    pub const fn text(&self) -> AnswerText<'_> {
        AnswerText { answer: self, case: None, is_long: false }
    }

    /// The answer to this case as a text that a person can read, which also says, under each status and population
    /// that is not met, what is [worth checking](crate::double_check).
    ///
    /// ```
    /// # use kinfocus::{Case, evaluate};
    /// let case = Case::from_json(
    ///     r#"{"asOf": "2026-11-23", "member": {"birthDate": "2005-11-23", "adoptionAssistance": [],
    ///         "fosterCare": [{"start": "2019-05-01", "end": "2023-11-22", "state": "CA"}]}}"#,
    /// )?;
    /// let text = evaluate(&case)?.to_text_with_double_checks(&case);
    /// assert!(text.contains("worth checking: On which day did this end? Given: 22 November 2023."));
    /// # Ok::<(), kinfocus::Problems>(())
    /// ```
    #[must_use]
    pub fn to_text_with_double_checks(&self, case: &Case) -> String {
        self.text().with_double_checks(case).to_string()
    }
}

#[cfg(test)]
mod tests;
