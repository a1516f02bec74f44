//! An interview whose questions and answers are numbers.

use crate::answer::Conclusions;
use crate::case::Problems;
use crate::policies;
use crate::uses::compact::encode::Writer;
use crate::uses::interview::progress::Progress;
use crate::uses::reader::Reader;

/// An [interview](crate::Interview) in numbers.
///
/// ```
/// use kinfocus::{Reader, compact::Interview};
/// let case = r#"{"asOf": "2026-11-23", "goals": ["la-dcfs-mco-manual/in-dcfs-custody"]}"#;
/// let mut interview = Interview::begin(&Reader::new(), case).map_err(|_| "refused")?;
/// assert_eq!(interview.place(), "/member/louisiana/dcfsCustody");
/// // Refused: one problem. Then it is answered, and nothing is left to ask.
/// assert_eq!(interview.answer("1").unwrap_err()[..2], [0, 1]);
/// assert!(interview.answer("[]").is_ok());
/// assert!(interview.question().is_none());
/// # Ok::<(), &str>(())
/// ```
#[derive(Debug)]
pub struct Interview {
    progress: Progress,
    conclusions: Conclusions<'static>,
}

impl Interview {
    /// Begins with what is known.
    ///
    /// # Errors
    /// The problems of the case, in numbers.
    pub fn begin(reader: &Reader, case_json: &str) -> Result<Self, Vec<u32>> {
        let (progress, conclusions) = Progress::begin(reader, case_json).map_err(refused)?;
        Ok(Self { progress, conclusions })
    }

    /// What to ask next; `None`: nothing is left to ask.
    #[must_use]
    pub fn question(&self) -> Option<Vec<u32>> {
        let question = self.conclusions.questions.get(self.progress.next()?)?;
        let mut writer = Writer::new(policies::all());
        writer.number(3);
        writer.question(question);
        Some(writer.numbers)
    }

    /// As [`crate::Interview::place`].
    #[must_use]
    pub fn place(&self) -> String {
        self.progress.place()
    }

    /// Answers the question with the JSON text of a value.
    ///
    /// # Errors
    /// The problems of the case with this answer, in numbers; the interview is then as it was.
    pub fn answer(&mut self, answer: &str) -> Result<(), Vec<u32>> {
        self.conclusions = self.progress.answer(answer).map_err(refused)?;
        Ok(())
    }

    /// As [`crate::Interview::dont_know`].
    pub fn dont_know(&mut self) {
        self.progress.dont_know();
    }

    /// As [`crate::Interview::undo`].
    pub fn undo(&mut self) -> bool {
        let taken_back = self.progress.undo();
        let was_something = taken_back.is_some();
        if let Some(Some(conclusions)) = taken_back {
            self.conclusions = conclusions;
        }
        was_something
    }

    /// What follows from what is known so far, in numbers.
    #[must_use]
    pub fn determination(&self) -> Vec<u32> {
        let mut writer = Writer::new(policies::all());
        writer.conclusions(&self.conclusions);
        writer.numbers
    }

    /// As [`crate::Interview::case_json`].
    #[must_use]
    pub fn case_json(&self) -> &str {
        self.progress.known()
    }
}

fn refused(problems: Problems) -> Vec<u32> {
    let mut writer = Writer::new(policies::all());
    writer.problems(&problems);
    writer.numbers
}
