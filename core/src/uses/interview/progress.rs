//! How far an interview is: what is known, what was asked, and what is left to ask. In no language.

use crate::answer::Conclusions;
use crate::case::{ProblemCode, Problems};
use crate::facts::FactRef;
use crate::policies;
use crate::uses::interview::known;
use crate::uses::reader::Reader;
use crate::words::wordings;

/// What was asked and answered, and what can still be asked.
#[derive(Clone, Debug)]
pub(crate) struct Progress {
    /// What was known when it began, as JSON text.
    begun: String,
    /// What was answered since, in order.
    steps: Vec<Step>,
    /// The two together.
    known: String,
    /// What is open, best first: of each question its fact.
    open: Vec<FactRef>,
}

/// What was said to one question.
#[derive(Clone, Debug)]
struct Step {
    fact: FactRef,
    /// The answer in JSON; `None`: "I don't know".
    answer: Option<String>,
}

wordings! { INTERVIEW_PROBLEMS, "problem":
    NOTHING_ASKED = "nothingAsked": "nothing was asked: no question is left";
    NOT_WRITTEN = "notWritten": "cannot be written as JSON";
    NOT_JSON_VALUE = "notJsonValue": "not a JSON text";
}

impl Progress {
    /// Begins with what is known; gives what follows from it too.
    pub(crate) fn begin(reader: &Reader, case_json: &str) -> Result<(Self, Conclusions<'static>), Problems> {
        let case = reader.read(case_json)?;
        let conclusions = policies::all().conclude(&case).map_err(|problems| problems.in_words(reader.chosen_words()))?;
        let text = case_json.strip_prefix('\u{feff}').unwrap_or(case_json);
        // INVARIANT: the reader has just read it.
        let begun = known::document(text).ok_or_else(|| not_json(""))?;
        // What the reader filled in belongs to the case from here on.
        let mut begun = known::with_key(&begun, "asOf", &known::text(&case.as_of.to_string()));
        for (key, ids) in [("policies", &case.policies), ("goals", &case.goals)] {
            if let Some(ids) = ids {
                begun = known::with_key(&begun, key, &known::list(ids));
            }
        }
        let open = open(&conclusions);
        Ok((Self { known: begun.clone(), begun, steps: Vec::new(), open }, conclusions))
    }

    /// Which of the open questions is next: the best of those that were not asked yet.
    pub(crate) fn next(&self) -> Option<usize> {
        self.open.iter().position(|fact| !self.was_asked(fact))
    }

    /// The JSON Pointer to where the case takes the answer to the next question; empty where nothing is left to ask.
    pub(crate) fn place(&self) -> String {
        self.asked().map(|fact| known::place(&self.known, &fact)).unwrap_or_default()
    }

    /// What is known so far, as JSON text.
    pub(crate) fn known(&self) -> &str {
        &self.known
    }

    /// Answers the next question with the JSON text of a value; gives what follows then.
    pub(crate) fn answer(&mut self, answer: &str) -> Result<Conclusions<'static>, Problems> {
        let Some(fact) = self.asked() else {
            return Err(Problems::one("", ProblemCode::UnknownField, NOTHING_ASKED));
        };
        // One whole value: a text that is more or less than that must not be written into the case.
        if !known::is_value(answer) {
            return Err(not_json(&self.place()));
        }
        let text = known::with(&self.known, &fact, answer);
        let conclusions = conclude(&text)?;
        // INVARIANT: a case was read from it.
        self.known = known::document(&text).ok_or_else(|| not_json(""))?;
        self.open = open(&conclusions);
        self.steps.push(Step { fact, answer: Some(answer.to_owned()) });
        Ok(conclusions)
    }

    /// Goes on without an answer to the next question.
    pub(crate) fn dont_know(&mut self) {
        if let Some(fact) = self.asked() {
            self.steps.push(Step { fact, answer: None });
        }
    }

    /// Takes the last answer back, or the last "I don't know". Gives what follows then, unless it is the same as before;
    /// `None`: nothing was said yet.
    pub(crate) fn undo(&mut self) -> Option<Option<Conclusions<'static>>> {
        let (last, before) = self.steps.split_last()?;
        let mut taken_back = None;
        if last.answer.is_some() {
            // INVARIANT: all of this went well when these answers were given.
            let mut said = self.begun.clone();
            for Step { fact, answer } in before {
                if let Some(answer) = answer {
                    said = known::document(&known::with(&said, fact, answer))?;
                }
            }
            let conclusions = conclude(&said).ok()?;
            self.known = said;
            self.open = open(&conclusions);
            taken_back = Some(conclusions);
        }
        self.steps.pop();
        Some(taken_back)
    }

    /// What the next question asks for.
    fn asked(&self) -> Option<FactRef> {
        self.open.get(self.next()?).copied()
    }

    /// Whether a fact was asked for. Another history has other entries: once a history was answered as a whole,
    /// nothing was asked about its entries yet.
    fn was_asked(&self, fact: &FactRef) -> bool {
        let replaces = |step: &&Step| fact.entry.is_some() && step.answer.is_some() && step.fact == FactRef::whole(fact.fact);
        self.steps.iter().rev().take_while(|step| !replaces(step)).any(|step| step.fact == *fact)
    }
}

fn open(conclusions: &Conclusions<'_>) -> Vec<FactRef> {
    conclusions.questions.iter().map(|question| question.fact).collect()
}

/// What follows from what is known, in a text that says all of it.
fn conclude(known: &str) -> Result<Conclusions<'static>, Problems> {
    policies::all().conclude(&Reader::new().read(known)?)
}

fn not_json(path: &str) -> Problems {
    Problems::one(path, ProblemCode::NotJson, NOT_JSON_VALUE)
}
