//! The words of one language.

use std::collections::BTreeMap;
use std::fmt;

use crate::words::english::English;
use crate::words::wording::Wording;

/// The words of one language: every text that people read, by the id of what it is about and its field.
///
/// English stands beside what it is about, in the rules themselves. Another language is a file: an object of objects,
/// `{"member.birthDate": {"ask": "…", "help": "…"}}`, with the same keys as the [table of English](crate::english_table).
/// What a language does not say is said in English; [`untranslated`](crate::untranslated) names it.
///
/// ```
/// use std::sync::LazyLock;
/// use kinfocus::{Case, Words, evaluate_in};
///
/// // A language is read once, and stays.
/// static WORDS: LazyLock<Words> = LazyLock::new(|| {
///     let table = r#"{"ca-phc-mcbp8015/foster-care-member": {"title": "Miembro en cuidado de crianza"}}"#;
///     Words::from_json("es", table).unwrap_or_default()
/// });
/// let case = Case::from_json(r#"{"asOf": "2026-11-23", "policies": ["ca-phc-mcbp8015"]}"#)?;
/// let answer = evaluate_in(&case, &WORDS)?;
/// let member = answer.finding("ca-phc-mcbp8015/foster-care-member").ok_or("not evaluated")?;
/// assert_eq!(member.title, "Miembro en cuidado de crianza");
/// assert_eq!(member.criteria[0].statement, "under 21 and in foster care in California");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Words {
    language: String,
    /// By id and field; `None`: English, which stands beside what it is about.
    texts: Option<BTreeMap<String, BTreeMap<String, String>>>,
}

static ENGLISH: Words = Words { language: String::new(), texts: None };

/// English.
impl Default for Words {
    fn default() -> Self {
        Self { language: String::new(), texts: None }
    }
}

impl Words {
    /// English.
    #[must_use]
    pub fn english() -> &'static Self {
        &ENGLISH
    }

    /// The words of a language, which goes by a tag such as `es`.
    ///
    /// # Errors
    /// [`NotWords`] where the text is no object of objects of texts.
    pub fn from_json(language: &str, json: &str) -> Result<Self, NotWords> {
        let texts = serde_json::from_str(json).map_err(|error| NotWords { line: error.line(), column: error.column() })?;
        Ok(Self { language: language.to_owned(), texts: Some(texts) })
    }

    /// The tag of the language.
    #[must_use]
    pub fn language(&self) -> &str {
        if self.texts.is_none() { "en" } else { &self.language }
    }

    /// What this language itself says of something; `None` where it says nothing, and for English.
    #[must_use]
    pub fn text(&self, id: &str, field: &str) -> Option<&str> {
        self.texts.as_ref()?.get(id)?.get(field).map(String::as_str)
    }

    /// Every text that this language itself says: id, field, text.
    pub(crate) fn each(&self) -> impl Iterator<Item = (&str, &str, &str)> {
        let ids = self.texts.iter().flatten();
        ids.flat_map(|(id, texts)| texts.iter().map(move |(field, text)| (id.as_str(), field.as_str(), text.as_str())))
    }

    /// A text about something, in this language; in English, which stands beside it, where the language does not say it.
    ///
    /// ```
    /// use kinfocus::{Words, facts::FactId};
    /// let first = FactId::all().next().ok_or("no facts")?.entry();
    /// assert_eq!(Words::english().text_of(first.path, "ask", first.ask), "What do you call this member?");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn text_of(&'static self, id: &'static str, field: &'static str, english: English) -> &'static str {
        self.say(Wording::of(id, field, english))
    }

    /// A text in this language; in English where the language does not say it.
    pub(crate) fn say(&'static self, wording: Wording) -> &'static str {
        match &self.texts {
            None => wording.english.as_str(),
            // What says nothing says nothing in any language. A build without English cannot tell.
            Some(_) if cfg!(feature = "english") && wording.english.is_empty() => "",
            Some(_) => self.text(wording.id, wording.field).unwrap_or(wording.english.as_str()),
        }
    }
}

/// A text that is no table of words; says where it goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct NotWords {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1.
    pub column: usize,
}

impl fmt::Display for NotWords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "not a table of words (an object of objects of texts): it goes wrong at line {}, column {}",
            self.line, self.column
        )
    }
}

impl std::error::Error for NotWords {}
