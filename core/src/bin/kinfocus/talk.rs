//! Asking in the terminal: answers in plain forms, made into what a case gives for a fact.

use std::io::{self, BufRead, Write};

use kinfocus::facts::{DetailId, Shape};
use kinfocus::{Choice, Choices, Day, FactRef, RoughDay, Words};
use serde_json::{Map, Value, json};

use crate::Failure;

/// Why there is no answer to a question.
pub(crate) enum Stop {
    /// Back to the question before.
    Back,
    /// The same question again, from its beginning.
    Again,
    /// No more questions.
    Finish,
    Failed(Failure),
}

/// An answer, or `None`: "I don't know".
type Answer<T = Value> = Result<Option<T>, Stop>;

/// Choices for which a list would be too long: whoever answers knows how they are written.
const STATE: &str = "State";

/// A talk with whoever sits at the terminal. All of it goes to standard error: standard output is for the result.
pub(crate) struct Talk {
    input: io::StdinLock<'static>,
    output: io::StderrLock<'static>,
    words: &'static Words,
}

impl Talk {
    pub(crate) fn begin(words: &'static Words) -> Self {
        Self { input: io::stdin().lock(), output: io::stderr().lock(), words }
    }

    /// The words of facts and choices. What the command itself says is in English.
    pub(crate) fn words(&self) -> &'static Words {
        self.words
    }

    /// Says one line.
    pub(crate) fn say(&mut self, line: &str) -> Result<(), Failure> {
        writeln!(self.output, "{line}").map_err(Failure::Write)
    }

    /// Whether somebody goes back at the end of the questions.
    pub(crate) fn goes_back(&mut self, prompt: &str) -> Result<bool, Failure> {
        let line = self.line(prompt)?;
        Ok(line.is_some_and(|line| line.trim().eq_ignore_ascii_case("u")))
    }

    /// Asks for a fact, in the shape that it has.
    pub(crate) fn answer(&mut self, fact: &FactRef) -> Answer {
        match fact.shape() {
            Shape::Spans => self.history(false, fact.fact().details),
            Shape::Events => self.history(true, fact.fact().details),
            // No end: still open.
            Shape::Day if fact.to_string().ends_with(".end") => {
                self.until("  ", "2026-11-23, 2026-11 or 2026, or n for not ended", |text| match yes_or_no(text) {
                    Some(false) => Ok(Value::Null),
                    _ => day(text),
                })
            }
            shape => self.value("  ", &shape),
        }
    }

    /// A value that is no history.
    fn value(&mut self, ask: &str, shape: &Shape) -> Answer {
        match shape {
            Shape::Day => self.day(ask),
            Shape::Deed => self.until(ask, "the day, or n for not so far", |text| match yes_or_no(text) {
                Some(false) => Ok(json!(false)),
                _ => day(text),
            }),
            Shape::Status | Shape::Flag => Ok(self.yes_or_no(ask)?.map(Value::from)),
            Shape::Choice(choices) if choices.name == STATE => {
                self.until(ask, "two letters, such as CA", |text| one_of(choices, text))
            }
            Shape::Choice(choices) => {
                self.list(ask, choices)?;
                self.until("    ", "a number", |text| one_of(choices, text))
            }
            Shape::ChoiceList(choices) => {
                self.list(ask, choices)?;
                self.until("    ", "numbers, with commas, or n for none", |text| items(text, |item| one_of(choices, item)))
            }
            Shape::Texts => self.until(ask, "with commas between, or n for none", |text| items(text, |item| Ok(json!(item)))),
            Shape::Days => self.until(ask, "days as 2026-11-23, with commas, or n for none", |text| items(text, day)),
            _ => self.until(ask, "in words", |text| Ok(json!(text))),
        }
    }

    /// Entry by entry. Once it has begun, going back means beginning it again.
    fn history(&mut self, events: bool, details: &[DetailId]) -> Answer {
        match self.yes_or_no("  Is there any? ")? {
            None => Ok(None),
            Some(false) => Ok(Some(json!([]))),
            Some(true) => match self.entries(events, details) {
                Err(Stop::Back) => Err(Stop::Again),
                entries => entries.map(Some),
            },
        }
    }

    fn entries(&mut self, events: bool, details: &[DetailId]) -> Result<Value, Stop> {
        let mut entries = Vec::new();
        loop {
            self.say(&format!("  Number {}", entries.len() + 1)).map_err(Stop::Failed)?;
            entries.push(self.entry(events, details)?);
            match self.yes_or_no("  Another one? ")? {
                Some(true) => {}
                Some(false) => break,
                // Perhaps another: then these may not be all.
                None => return Ok(json!({"entries": entries, "complete": false})),
            }
        }
        Ok(match self.yes_or_no("  Are these all? ")? {
            Some(true) => Value::from(entries),
            _ => json!({"entries": entries, "complete": false}),
        })
    }

    fn entry(&mut self, event: bool, details: &[DetailId]) -> Result<Value, Stop> {
        let mut entry = Map::new();
        let (key, ask) = if event { ("date", "On which day was it?") } else { ("start", "On which day did it begin?") };
        let day = self.day(&format!("    {ask} "))?;
        entry.insert(key.to_owned(), day.unwrap_or_else(|| json!({})));
        if !event {
            let end = match self.yes_or_no("    Has it ended? ")? {
                Some(true) => Some(self.day("    On which day did it end? ")?.unwrap_or_else(|| json!({}))),
                Some(false) => None,
                // It may have ended, and it may go on.
                None => Some(json!({"latest": Day::LAST})),
            };
            entry.extend(end.map(|end| ("end".to_owned(), end)));
        }
        for (id, detail) in details.iter().map(|detail| (detail.id(), detail.entry())) {
            let given = self.value(&format!("    {} ", self.words.text_of(id, "ask", detail.ask)), &detail.shape)?;
            // What every entry must say may be said to be unknown; the rest is left out.
            let given = given.or_else(|| detail.required.then(|| json!("unknown")));
            entry.extend(given.map(|given| (detail.name.to_owned(), given)));
        }
        Ok(entry.into())
    }

    fn day(&mut self, ask: &str) -> Answer {
        self.until(ask, "2026-11-23, 2026-11 or 2026", day)
    }

    fn yes_or_no(&mut self, ask: &str) -> Answer<bool> {
        self.until(ask, "y, n or ?", |text| yes_or_no(text).ok_or_else(|| "Please write y, n or ?.".to_owned()))
    }

    /// Shows the question, if it was not shown before, and the choices with their numbers.
    fn list(&mut self, ask: &str, choices: &Choices) -> Result<(), Stop> {
        let question = Some(ask.trim_end()).filter(|ask| !ask.is_empty()).map(str::to_owned);
        let label = |choice: &'static Choice| self.words.text_of(choices.name, choice.name, choice.label);
        let choices = (1..).zip(choices.all).map(|(number, choice)| format!("    {number:2}  {}", label(choice)));
        let lines: Vec<String> = question.into_iter().chain(choices).collect();
        lines.iter().try_for_each(|line| self.say(line)).map_err(Stop::Failed)
    }

    /// Asks for an answer of this form until what was written can be read.
    fn until<T>(&mut self, ask: &str, form: &str, read: impl Fn(&str) -> Result<T, String>) -> Answer<T> {
        loop {
            let line = self.line(&format!("{ask}({form}) > ")).map_err(Stop::Failed)?;
            let Some(line) = line else { return Err(Stop::Finish) };
            match line.trim() {
                "" | "?" => return Ok(None),
                "u" | "U" => return Err(Stop::Back),
                "q" | "Q" => return Err(Stop::Finish),
                text => match read(text) {
                    Ok(answer) => return Ok(Some(answer)),
                    Err(hint) => self.say(&format!("    {hint}")).map_err(Stop::Failed)?,
                },
            }
        }
    }

    /// One line; `None` where the input has ended.
    fn line(&mut self, prompt: &str) -> Result<Option<String>, Failure> {
        write!(self.output, "{prompt}").and_then(|()| self.output.flush()).map_err(Failure::Write)?;
        let mut bytes = Vec::new();
        let read = self.input.read_until(b'\n', &mut bytes).map_err(Failure::Read)?;
        if read == 0 {
            // The prompt's line is still open.
            self.say("")?;
        }
        Ok((read > 0).then(|| String::from_utf8_lossy(&bytes).into_owned()))
    }
}

fn yes_or_no(text: &str) -> Option<bool> {
    match text.to_lowercase().as_str() {
        "y" | "yes" => Some(true),
        "n" | "no" => Some(false),
        _ => None,
    }
}

fn day(text: &str) -> Result<Value, String> {
    match text.parse::<RoughDay>() {
        Ok(_) => Ok(json!(text)),
        Err(error) => Err(format!("`{text}` is {error}; 2026-11 and 2026 are fine too, and ? where nobody knows.")),
    }
}

/// A choice by its number, its name or its words.
fn one_of(choices: &Choices, text: &str) -> Result<Value, String> {
    let by_number = text.parse::<usize>().ok().and_then(|number| choices.all.get(number.checked_sub(1)?));
    let by_name = || {
        let is = |name: &str| name.eq_ignore_ascii_case(text);
        choices.all.iter().find(|choice| is(choice.name) || is(choice.label.as_str()))
    };
    match by_number.or_else(by_name) {
        Some(choice) => Ok(json!(choice.name)),
        None => Err(format!("`{text}` is not one of the choices; ? where nobody knows.")),
    }
}

/// A list, written with commas; `n` for none.
fn items(text: &str, read: impl Fn(&str) -> Result<Value, String>) -> Result<Value, String> {
    if yes_or_no(text) == Some(false) {
        return Ok(json!([]));
    }
    text.split(',').map(|item| read(item.trim())).collect()
}
