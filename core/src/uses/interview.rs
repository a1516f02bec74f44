//! An interview: from goals and what is known, one question after the other, to a determination.

use serde::Serialize;
use serde_json::Value;

use crate::case::{ProblemCode, Problems};
use crate::determination::{Determination, Question};
use crate::facts::FactRef;
use crate::policies;
use crate::uses::reader::Reader;
use crate::words::{Wording, Words, wordings};

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
    /// What was known when it began.
    begun: Value,
    /// What was answered since, in order.
    steps: Vec<Step>,
    /// The two together, and what follows.
    known: Value,
    determination: Determination,
    words: &'static Words,
}

/// What was said to one question.
#[derive(Clone, Debug)]
struct Step {
    fact: FactRef,
    /// The answer in JSON; `None`: "I don't know".
    answer: Option<String>,
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
        let case = reader.read(case_json)?;
        let determination = policies::all().evaluate_in(&case, words)?;
        let mut begun = document(case_json.strip_prefix('\u{feff}').unwrap_or(case_json), words)?;
        if let Value::Object(members) = &mut begun {
            // What the reader filled in belongs to the case from here on.
            members.insert("asOf".to_owned(), case.as_of.to_string().into());
            let lists = [("policies", case.policies), ("goals", case.goals)];
            members.extend(lists.into_iter().filter_map(|(key, ids)| Some((key.to_owned(), ids?.into()))));
        }
        Ok(Self { known: begun.clone(), begun, steps: Vec::new(), determination, words })
    }

    /// What to ask next: the best of the questions that were not asked yet. `None`: nothing is left to ask.
    #[must_use]
    pub fn question(&self) -> Option<&Question> {
        self.determination.questions.iter().find(|question| !self.was_asked(&question.fact))
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
        let keys = self.question().map(|question| keys(&question.fact, &self.known)).unwrap_or_default();
        keys.iter().map(|key| format!("/{}", key.text())).collect()
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
            Err(_) => Err(self.refusal(&self.place(), ProblemCode::NotJson, NOT_WRITTEN)),
        }
    }

    /// Answers the question with the JSON text of a value; see [`Interview::answer`].
    ///
    /// # Errors
    /// As [`Interview::answer`]; `notJson` at the question's place for what is no JSON text.
    pub fn answer_json(&mut self, answer: &str) -> Result<(), Problems> {
        let Some(fact) = self.question().map(|question| question.fact) else {
            return Err(self.refusal("", ProblemCode::UnknownField, NOTHING_ASKED));
        };
        // One whole value: a text that is more or less than that must not be written into the case.
        if serde_json::from_str::<Value>(answer).is_err() {
            return Err(self.refusal(&self.place(), ProblemCode::NotJson, NOT_JSON_VALUE));
        }
        let text = with(&self.known, &fact, answer);
        let determination = evaluate(&text, self.words)?;
        self.known = document(&text, self.words)?;
        self.determination = determination;
        self.steps.push(Step { fact, answer: Some(answer.to_owned()) });
        Ok(())
    }

    /// Answers "I don't know": the fact stays as unknown as it is, and is not asked for again.
    pub fn dont_know(&mut self) {
        if let Some(fact) = self.question().map(|question| question.fact) {
            self.steps.push(Step { fact, answer: None });
        }
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
        let Some((last, before)) = self.steps.split_last() else { return false };
        if last.answer.is_some() {
            // INVARIANT: all of this went well when these answers were given.
            let Ok((known, determination)) = said_so_far(&self.begun, before, self.words) else { return false };
            self.known = known;
            self.determination = determination;
        }
        self.steps.pop();
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
        to_json(&self.known)
    }

    fn refusal(&self, path: &str, code: ProblemCode, sentence: Wording) -> Problems {
        Problems::one(path, code, sentence).in_words(self.words)
    }

    /// Whether a fact was asked for. Another history has other entries: once a history was answered as a whole,
    /// nothing was asked about its entries yet.
    fn was_asked(&self, fact: &FactRef) -> bool {
        let replaces = |step: &&Step| fact.entry.is_some() && step.answer.is_some() && step.fact == FactRef::whole(fact.fact);
        self.steps.iter().rev().take_while(|step| !replaces(step)).any(|step| step.fact == *fact)
    }
}

wordings! { INTERVIEW_PROBLEMS, "problem":
    NOTHING_ASKED = "nothingAsked": "nothing was asked: no question is left";
    NOT_WRITTEN = "notWritten": "cannot be written as JSON";
    NOT_JSON_VALUE = "notJsonValue": "not a JSON text";
}

/// A step of the way to a place in a case.
enum Key {
    Name(&'static str),
    Index(usize),
}

impl Key {
    fn text(&self) -> String {
        match self {
            Self::Name(name) => (*name).to_owned(),
            Self::Index(at) => at.to_string(),
        }
    }
}

/// The way to a fact, or to a part of an entry that the case has.
fn keys(fact: &FactRef, case: &Value) -> Vec<Key> {
    let mut keys: Vec<_> = fact.fact().path.split('.').map(Key::Name).collect();
    if let Some(entry) = fact.entry {
        let history = fact.fact().path.split('.').try_fold(case, |value, key| value.get(key));
        if history.is_some_and(Value::is_object) {
            keys.push(Key::Name("entries"));
        }
        keys.push(Key::Index(usize::try_from(entry).unwrap_or(usize::MAX)));
    }
    keys.extend(fact.part_name().map(Key::Name));
    keys
}

/// The text of a case with an answer in its place. It goes in as it was given, so that reading the case sees all of it.
fn with(case: &Value, fact: &FactRef, answer: &str) -> String {
    let mut text = String::new();
    write_with(Some(case), &keys(fact, case), answer, &mut text);
    text
}

fn write_with(value: Option<&Value>, way: &[Key], answer: &str, text: &mut String) {
    let others = |text: &mut String, value: &Value| text.push_str(&to_json(value));
    match way.split_first() {
        None => text.push_str(answer),
        Some((Key::Name(name), rest)) => {
            let members = value.and_then(Value::as_object);
            text.push('{');
            for (key, value) in members.into_iter().flatten().filter(|(key, _)| key != name) {
                text.push_str(&to_json(key));
                text.push(':');
                others(text, value);
                text.push(',');
            }
            text.push_str(&to_json(name));
            text.push(':');
            write_with(members.and_then(|members| members.get(*name)), rest, answer, text);
            text.push('}');
        }
        Some((Key::Index(place), rest)) => {
            text.push('[');
            // INVARIANT: a question is only about an entry that the history has.
            for (at, item) in value.and_then(Value::as_array).into_iter().flatten().enumerate() {
                if at > 0 {
                    text.push(',');
                }
                if at == *place { write_with(Some(item), rest, answer, text) } else { others(text, item) }
            }
            text.push(']');
        }
    }
}

fn evaluate(case_json: &str, words: &'static Words) -> Result<Determination, Problems> {
    policies::all().evaluate_in(&Reader::new().words(words).read(case_json)?, words)
}

/// What was known at the beginning with what was said since, and what follows.
fn said_so_far(begun: &Value, steps: &[Step], words: &'static Words) -> Result<(Value, Determination), Problems> {
    let mut known = begun.clone();
    for Step { fact, answer } in steps {
        if let Some(answer) = answer {
            known = document(&with(&known, fact, answer), words)?;
        }
    }
    let determination = evaluate(&to_json(&known), words)?;
    Ok((known, determination))
}

/// Writes what cannot fail to be written: texts, and JSON that was read.
fn to_json(value: &(impl Serialize + ?Sized)) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// A text that was read as a case before: no key in it is given twice.
fn document(text: &str, words: &'static Words) -> Result<Value, Problems> {
    serde_json::from_str(text).map_err(|_| Problems::one("", ProblemCode::NotJson, NOT_JSON_VALUE).in_words(words))
}

#[cfg(test)]
mod tests;
