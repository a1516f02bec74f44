//! An interview: from goals and what is known, one question after the other, to a determination.

mod known;
pub(crate) mod progress;

use serde::Serialize;

use self::progress::{NOT_WRITTEN, Progress};
use crate::case::{ProblemCode, Problems};
use crate::determination::{Determination, Question, say};
use crate::uses::reader::Reader;
use crate::words::Words;

/// An interview in progress: what is known so far, what follows from it, and what to ask next.
///
/// It always ends: each fact is asked at most once, and none that can no longer matter. It may be ended at any time, for
/// the [determination](Interview::determination) is there from the beginning. "I don't know" is an answer too: the fact
/// stays unknown, and the outcomes say so.
///
/// ```
/// use kinfocus::{Interview, Outcome};
///
/// let goal = "ca-phc-mcbp8015/child-welfare-involved";
/// let known = r#"{"asOf": "2027-06-15", "goals": ["ca-phc-mcbp8015/child-welfare-involved"], "member": {"id": "a"}}"#;
/// let mut interview = Interview::begin(known)?;
///
/// while let Some(question) = interview.question() {
///     match question.fact.to_string().as_str() {
///         "member.birthDate" => interview.answer("2009-03")?,
///         "member.fosterCare" => {
///             let care = serde_json::json!([{"start": "2019-05-01", "end": "2026", "state": "CA"}]);
///             interview.answer(care)?;
///         }
///         "member.fosterCare[0].end" => interview.answer("2026-08-01")?,
///         _ => interview.dont_know(),
///     }
/// }
/// let involved = interview.determination().finding(goal).ok_or("not evaluated")?;
/// assert_eq!(involved.outcome, Outcome::Met);
/// assert_eq!(involved.until.map(|day| day.to_string()), Some("2027-08-01".into()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Interview {
    progress: Progress,
    determination: Determination,
    words: &'static Words,
}

impl Interview {
    /// Begins with what is known: a case, which names an as-of day and may name goals and policies.
    ///
    /// # Errors
    /// Every [`crate::Problem`] of the case, at once.
    pub fn begin(case_json: &str) -> Result<Self, Problems> {
        Self::begin_with(&Reader::new(), case_json)
    }

    /// Begins with what is known, where a reader fills in what the text leaves out, such as the as-of day, and says in
    /// which words to ask.
    ///
    /// ```
    /// use kinfocus::{Day, Interview, Reader};
    /// let reader = Reader::new().default_as_of(Day::new(2026, 11, 23)?).goals(["la-dcfs-mco-manual/in-dcfs-custody"]);
    /// let interview = Interview::begin_with(&reader, "{}")?;
    /// assert_eq!(interview.question().map(|question| question.ask), Some("Is the member in the custody of DCFS?"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// Every [`crate::Problem`] of the case, at once.
    pub fn begin_with(reader: &Reader, case_json: &str) -> Result<Self, Problems> {
        let words = reader.chosen_words();
        let (progress, conclusions) = Progress::begin(reader, case_json)?;
        Ok(Self { progress, determination: say(conclusions, words), words })
    }

    /// What to ask next: the best of the questions that were not asked yet. `None`: nothing is left to ask.
    #[must_use]
    pub fn question(&self) -> Option<&Question> {
        self.determination.questions.get(self.progress.next()?)
    }

    /// The JSON Pointer to where the case takes the answer to the question; empty where nothing is left to ask.
    ///
    /// ```
    /// let interview = kinfocus::Interview::begin(
    ///     r#"{"asOf": "2026-11-23", "goals": ["la-dcfs-mco-manual/in-dcfs-custody"], "member": {}}"#,
    /// )?;
    /// assert_eq!(interview.place(), "/member/louisiana/dcfsCustody");
    /// # Ok::<(), kinfocus::Problems>(())
    /// ```
    #[must_use]
    pub fn place(&self) -> String {
        self.progress.place()
    }

    /// Answers the question, with the value that a case would give for its fact: `"2009-03"`, `true`, or a whole history,
    /// which replaces what was known of it. `null` is the same as leaving the key out: not known or, of an end, still open.
    ///
    /// ```
    /// use kinfocus::Interview;
    /// let goal = "ca-phc-mcbp8015/child-welfare-involved/adoption-assistance";
    /// let mut interview = Interview::begin(&format!(r#"{{"asOf": "2026-11-23", "goals": ["{goal}"]}}"#))?;
    /// assert_eq!(interview.question().map(|question| question.fact.to_string()), Some("member.adoptionAssistance".into()));
    ///
    /// // What cannot be is refused with its place, and the question stands.
    /// let care = serde_json::json!([{"start": "2021-03-01", "end": "2020-01-05", "state": "CA"}]);
    /// let refused = interview.answer(care).unwrap_err();
    /// assert_eq!(refused.as_slice()[0].path, "/member/adoptionAssistance/0/end");
    ///
    /// // No entries: there never was any.
    /// interview.answer([(); 0])?;
    /// assert!(interview.question().is_none());
    /// # Ok::<(), kinfocus::Problems>(())
    /// ```
    ///
    /// # Errors
    /// Every [`crate::Problem`] of the case with this answer; the interview is then as it was.
    pub fn answer(&mut self, answer: impl Serialize) -> Result<(), Problems> {
        match serde_json::to_string(&answer) {
            Ok(json) => self.answer_json(&json),
            Err(_) => Err(Problems::one(&self.place(), ProblemCode::NotJson, NOT_WRITTEN).in_words(self.words)),
        }
    }

    /// Answers the question with the JSON text of a value; see [`Interview::answer`].
    ///
    /// # Errors
    /// As [`Interview::answer`]; `notJson` at the question's place for what is no JSON text.
    pub fn answer_json(&mut self, answer: &str) -> Result<(), Problems> {
        let conclusions = self.progress.answer(answer).map_err(|problems| problems.in_words(self.words))?;
        self.determination = say(conclusions, self.words);
        Ok(())
    }

    /// Answers "I don't know": the fact stays as unknown as it is, and is not asked for again.
    pub fn dont_know(&mut self) {
        self.progress.dont_know();
    }

    /// Takes the last answer back, or the last "I don't know"; its question is the next again. Gives `false`, and does
    /// nothing, where there is none.
    ///
    /// ```
    /// let mut interview = kinfocus::Interview::begin(r#"{"asOf": "2026-11-23", "member": {"birthDate": "2009"}}"#)?;
    /// let before = (interview.case_json(), interview.determination().to_json());
    /// interview.answer([(); 0])?;
    /// assert_ne!((interview.case_json(), interview.determination().to_json()), before);
    /// assert!(interview.undo());
    /// assert_eq!((interview.case_json(), interview.determination().to_json()), before);
    /// assert!(!interview.undo());
    /// # Ok::<(), kinfocus::Problems>(())
    /// ```
    pub fn undo(&mut self) -> bool {
        let Some(taken_back) = self.progress.undo() else { return false };
        if let Some(conclusions) = taken_back {
            self.determination = say(conclusions, self.words);
        }
        true
    }

    /// What follows from what is known so far.
    #[must_use]
    pub fn determination(&self) -> &Determination {
        &self.determination
    }

    /// What is known so far: the case, as JSON text. Beginning again with it goes on from here, but asks once more what
    /// was not known.
    #[must_use]
    pub fn case_json(&self) -> String {
        self.progress.known().to_owned()
    }
}

#[cfg(test)]
mod tests;
