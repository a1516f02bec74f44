//! The door: a case from JSON text, read, checked, and held against the rules that there are.

use crate::case::{self, Case, Overrides, Problem, Problems};
use crate::policies;
use crate::time::Day;
use crate::words::Words;

/// Reads cases, filling in at the edge what the text leaves out.
///
/// ```
/// use kinfocus::{Day, Reader};
/// let today = Day::new(2026, 11, 23)?;
/// let case = Reader::new().default_as_of(today).read(r#"{"member": {"birthDate": "2009"}}"#)?;
/// assert_eq!(case.as_of(), today);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Reader {
    overrides: Overrides,
    words: &'static Words,
}

impl Default for Reader {
    fn default() -> Self {
        Self { overrides: Overrides::default(), words: Words::english() }
    }
}

impl Reader {
    /// Reads what the text says, and nothing else.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The as-of day of a case that gives none.
    #[must_use]
    pub fn default_as_of(mut self, day: Day) -> Self {
        self.overrides.default_as_of = Some(day);
        self
    }

    /// The as-of day of a case that gives none, asked for only once there is such a case: to ask a clock takes its time.
    /// Where nothing is told, the case is refused.
    #[must_use]
    pub fn default_as_of_from(mut self, ask: fn() -> Option<Day>) -> Self {
        self.overrides.default_as_of_from = Some(ask);
        self
    }

    /// The as-of day of every case, in place of its own.
    #[must_use]
    pub fn as_of(mut self, day: Day) -> Self {
        self.overrides.as_of = Some(day);
        self
    }

    /// The policies of every case, in place of its own.
    #[must_use]
    pub fn policies<I: IntoIterator<Item: Into<String>>>(mut self, ids: I) -> Self {
        self.overrides.policies = Some(ids.into_iter().map(Into::into).collect());
        self
    }

    /// What the questions should settle, in place of each case's own goals; nothing, where there is none.
    #[must_use]
    pub fn goals<I: IntoIterator<Item: Into<String>>>(mut self, ids: I) -> Self {
        self.overrides.goals = Some(ids.into_iter().map(Into::into).collect());
        self
    }

    /// The words in which problems are said, and whatever is made with this reader.
    #[must_use]
    pub fn words(mut self, words: &'static Words) -> Self {
        self.words = words;
        self
    }

    /// The words that it was given.
    pub(crate) fn chosen_words(&self) -> &'static Words {
        self.words
    }

    /// Reads one case.
    ///
    /// # Errors
    /// Every [`crate::Problem`] of the text, at once.
    pub fn read(&self, text: &str) -> Result<Case, Problems> {
        self.read_in_english(text).map_err(|problems| problems.in_words(self.words))
    }

    /// Reads one case from bytes, which must be UTF-8.
    ///
    /// # Errors
    /// As [`Reader::read`]; `notJson` for bytes that are no text.
    pub fn read_bytes(&self, bytes: &[u8]) -> Result<Case, Problems> {
        self.read_in_no_words(bytes).map_err(|problems| problems.in_words(self.words))
    }

    /// Reads one case from bytes for somebody who puts the words in himself.
    pub(crate) fn read_in_no_words(&self, bytes: &[u8]) -> Result<Case, Problems> {
        self.read_in_english(case::text_of(bytes)?)
    }

    /// Reads one case from tokens, for the same.
    pub(crate) fn read_tokens(&self, tokens: &[u8]) -> Result<Case, Problems> {
        checked(case::read_tokens(case::text_of(tokens)?, &self.overrides)?)
    }

    fn read_in_english(&self, text: &str) -> Result<Case, Problems> {
        checked(case::read(text, &self.overrides)?)
    }

    /// The problem of a case that is over the limit of size.
    #[must_use]
    pub fn too_large(&self) -> Problems {
        case::too_large().in_words(self.words)
    }

    /// The most bytes that one case may have.
    #[must_use]
    pub fn most_bytes() -> usize {
        case::MOST_BYTES
    }
}

/// A case whose policies and goals there are; every problem, where there is one.
fn checked((case, mut problems): (Case, Vec<Problem>)) -> Result<Case, Problems> {
    policies::all().check_names(&case, &mut problems);
    Problems::check(problems)?;
    Ok(case)
}

impl Case {
    /// Reads a case from JSON text.
    ///
    /// # Errors
    /// Every [`crate::Problem`] of the text, at once.
    pub fn from_json(text: &str) -> Result<Self, Problems> {
        Reader::new().read(text)
    }
}
