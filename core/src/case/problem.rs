//! Refused input: every problem of a case at once, each with its place.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::words::{Message, Words, wordings};

/// What is wrong with a place of a case.
///
/// Serializes as its name in camelCase, such as `endBeforeStart`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum ProblemCode {
    /// A key that the case does not know; points to it.
    UnknownField,
    /// A value of another kind than the fact has.
    WrongType,
    /// A text that is no day of the calendar.
    NotADay,
    /// A day outside the years 1900 to 2199.
    OutOfRange,
    /// An end that must lie before its start.
    EndBeforeStart,
    /// A start, an end or an event that must lie before the birth.
    BeforeBirth,
    /// A choice that is not listed.
    UnknownChoice,
    /// A policy that is not known.
    UnknownPolicy,
    /// A goal that names no finding, criterion or action of the policies evaluated.
    UnknownGoal,
    /// More than 10,000 entries in one history or list.
    TooMany,
    /// More than 8 MiB in one case, or nested too deep to be one.
    TooLarge,
    /// Not a JSON text.
    NotJson,
    /// No as-of day.
    MissingAsOf,
    /// A key that must be given; points to where it is missing.
    MissingField,
    /// A key that is given twice; points to it.
    DuplicateKey,
    /// A rough day whose earliest day is after its latest; points to the day.
    BoundsReversed,
}

/// One problem: where, what, and in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[non_exhaustive]
pub struct Problem {
    /// A JSON Pointer into the case; empty for the case itself.
    pub path: String,
    /// What is wrong.
    pub code: ProblemCode,
    /// The same in words, for whoever filled in the case.
    pub message: String,
    /// The same in no language yet.
    #[serde(skip)]
    #[cfg_attr(feature = "typescript", ts(skip))]
    sentence: Message,
}

impl Problem {
    /// A problem, said in English where there is English.
    pub(crate) fn new(path: impl Into<String>, code: ProblemCode, sentence: impl Into<Message>) -> Self {
        Self::said(path.into(), code, sentence.into())
    }

    #[inline(never)]
    fn said(path: String, code: ProblemCode, sentence: Message) -> Self {
        let message = if cfg!(feature = "english") { sentence.say(Words::english()).into_owned() } else { String::new() };
        Self { path, code, message, sentence }
    }

    pub(crate) fn sentence(&self) -> &Message {
        &self.sentence
    }

    /// The same problem in these words.
    #[must_use]
    pub fn in_words(&self, words: &'static Words) -> Self {
        Self { message: self.sentence.say(words).into_owned(), ..self.clone() }
    }
}

/// Every problem of a case that was refused; at least one.
///
/// Serializes as `{"problems": […]}`.
#[derive(Clone, Debug)]
pub struct Problems {
    list: Vec<Problem>,
    words: &'static Words,
}

impl PartialEq for Problems {
    fn eq(&self, other: &Self) -> bool {
        self.list == other.list
    }
}

impl Eq for Problems {}

impl Problems {
    /// The problems, or nothing where there are none.
    pub(crate) fn check(problems: Vec<Problem>) -> Result<(), Self> {
        if problems.is_empty() { Ok(()) } else { Err(Self { list: problems, words: Words::english() }) }
    }

    /// One problem alone.
    pub(crate) fn one(path: &str, code: ProblemCode, sentence: impl Into<Message>) -> Self {
        Self { list: vec![Problem::new(path, code, sentence)], words: Words::english() }
    }

    /// Each problem, in the order of the case.
    #[must_use]
    pub fn as_slice(&self) -> &[Problem] {
        &self.list
    }

    /// The same problems in these words.
    #[must_use]
    pub fn in_words(&self, words: &'static Words) -> Self {
        Self { list: self.list.iter().map(|problem| problem.in_words(words)).collect(), words }
    }

    /// The answer to a refused case, as a text that a person can read.
    #[must_use]
    pub fn to_text(&self) -> String {
        format!("{}\n{self}\n", self.words.say(REFUSED))
    }

    /// The answer to a refused case, as JSON text.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

wordings! { PROBLEMS, "problem":
    UNKNOWN_FIELD = "unknownField": "`{key}` is not known here";
    DUPLICATE_KEY = "duplicateKey": "`{key}` is given twice";
    MISSING_FIELD = "missingField": "`{key}` must be given";
    MISSING_FIELD_OR_UNKNOWN = "missingFieldOrUnknown": "`{key}` must be given (it may be \"unknown\")";
    MISSING_AS_OF = "missingAsOf": "the as-of day must be given";
    WRONG_TYPE = "wrongType": "expected {expected}, found {found}";
    UNKNOWN_CHOICE = "unknownChoice": "`{given}` is not one of the choices";
    NOT_A_DAY = "notADay": "`{given}` is not a day of the calendar, written as 2026-11-23";
    NOT_EXACT = "notExact": "this day must be exact, written as 2026-11-23";
    OUT_OF_RANGE = "outOfRange": "`{given}` is outside the years 1900 to 2199";
    BOUNDS_REVERSED = "boundsReversed": "the earliest day, {earliest}, is after the latest, {latest}";
    START_BEFORE_BIRTH = "startBeforeBirth": "the start, {day}, is before the birth, {birth}";
    EVENT_BEFORE_BIRTH = "eventBeforeBirth": "the day, {day}, is before the birth, {birth}";
    END_BEFORE_BIRTH = "endBeforeBirth": "the end, {day}, is before the birth, {birth}";
    END_BEFORE_START = "endBeforeStart": "the end, {end}, is before the start, {start}";
    TOO_MANY = "tooMany": "{count} entries are more than the {most} that one list may have";
    TOO_LARGE = "tooLarge": "more than the 8 MiB that one case may have";
    TOO_DEEP = "tooDeep": "nested deeper than any case is";
    NOT_JSON = "notJson": "not a JSON text: it breaks off or goes wrong at line {line}, column {column}";
    NOT_UTF_8 = "notUtf8": "not a JSON text: it is not written in UTF-8";
    REFUSED = "refused": "Refused";
    THE_CASE = "theCase": "the case";
}

wordings! { JSON_KINDS, "json":
    A_CASE = "case": "a case";
    AN_OBJECT = "object": "an object";
    A_LIST = "list": "a list";
    A_TEXT = "text": "a text";
    A_NUMBER = "number": "a number";
    NULL = "null": "null";
    TRUE_OR_FALSE = "flag": "true or false";
    A_SPAN = "span": "a span";
    AN_EVENT = "event": "an event";
    A_STATUS = "status": "true, false or a list of spans";
    A_DEED = "deed": "the day on which it was done, or false";
    A_DAY = "day": "a day, such as \"2026-11-23\", \"2026-11\" or \"2026\"";
    A_BOUND = "bound": "a day, such as \"2026-11-23\"";
    AN_EXACT_DAY = "exactDay": "an exact day, such as \"2026-11-23\"";
    A_CHOICE = "choice": "one of the choices, as a text";
}

impl Serialize for Problems {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Refusal<'a> {
            problems: &'a [Problem],
        }
        Refusal { problems: &self.list }.serialize(serializer)
    }
}

/// One line a problem: its path and message.
impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, Problem { path, message, .. }) in self.list.iter().enumerate() {
            let line = if at == 0 { "" } else { "\n" };
            let place = if path.is_empty() { self.words.say(THE_CASE) } else { path };
            write!(f, "{line}{place}: {message}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Problems {}
