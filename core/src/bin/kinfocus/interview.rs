//! `kinfocus interview`: the questions one after the other, in the terminal.

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::PathBuf;

use clap::Args;
use kinfocus::facts::Shape;
use kinfocus::{Day, Determination, Given, Interview, Meaning, Question, Reader, Words, shown};
use serde_json::Value;

use crate::talk::{Stop, Talk};
use crate::{Failure, input};

pub(crate) const EXAMPLES: &str = "\
Examples:
  Is somebody child welfare-involved? Nothing is known yet:
    kinfocus interview --goal ca-phc-mcbp8015/child-welfare-involved
  What else needs to be asked about a member, and the answer as JSON into a file:
    kinfocus interview --json member.json > answer.json";

#[derive(Args)]
pub(crate) struct Call {
    /// A file with one case: what is known already. Nothing, where it is left out.
    file: Option<PathBuf>,
    /// Ask only what can settle this finding, criterion or action; may be given again.
    ///
    /// Where it is left out: the case's own goals, else everything.
    #[arg(long, value_name = "ID")]
    goal: Vec<String>,
    /// Evaluate this policy, in place of those the case asks for; may be given again.
    ///
    /// Where it is left out, but a goal is named: the policies of the goals.
    #[arg(long, value_name = "ID")]
    policy: Vec<String>,
    /// The day asked about, in place of the case's own (default: its own, else today).
    #[arg(long, value_name = "DAY")]
    as_of: Option<Day>,
    /// End with the answer as JSON, instead of a text that a person can read.
    #[arg(long)]
    json: bool,
    /// Ask and answer in the words of this file; `kinfocus words` writes those of English.
    #[arg(long, value_name = "FILE")]
    words: Option<PathBuf>,
}

/// How many lines say what an answer would settle, and how many things each of them names.
const MOST_LINES: usize = 4;
const MOST_THINGS: usize = 2;

/// Asks until nothing is left, or nobody answers any more; whether there was an interview.
pub(crate) fn run(call: Call) -> Result<bool, Failure> {
    let names_policies = !call.policy.is_empty();
    let words = input::words(call.words)?;
    let mut reader = input::reader(call.as_of, call.policy, words)?;
    for goal in &call.goal {
        if let Err(problems) = reader.clone().goals([goal]).read("{}") {
            let message = problems.as_slice().first().map_or_else(String::new, |problem| problem.message.clone());
            return Err(Failure::Goal(goal.clone(), message));
        }
    }
    if !call.goal.is_empty() {
        if !names_policies {
            reader = reader.policies(call.goal.iter().filter_map(|goal| goal.split('/').next()));
        }
        reader = reader.goals(call.goal);
    }
    let known = known_already(call.file)?;
    // Bytes that are no text are told as such by the reader.
    let begun = reader.read_bytes(&known).and_then(|_| Interview::begin_with(&reader, &String::from_utf8_lossy(&known)));
    let mut interview = match begun {
        Ok(interview) => interview,
        Err(problems) => {
            eprint!("{}", input::shown_by_line(&problems.to_text()));
            return Ok(false);
        }
    };
    talk(&mut interview, words)?;
    let mut output = io::stdout().lock();
    if call.json {
        writeln!(output, "{}", interview.determination().to_json())
    } else {
        // The next question is the next of this interview: not one that nobody could answer.
        let mut answer = interview.determination().clone();
        answer.questions = interview.question().cloned().into_iter().collect();
        write!(output, "{answer}")
    }
    .map_err(Failure::Write)?;
    Ok(true)
}

/// The text of the case to begin with.
fn known_already(file: Option<PathBuf>) -> Result<Vec<u8>, Failure> {
    let Some(path) = file else { return Ok(b"{}".to_vec()) };
    if path.as_os_str() == "-" {
        return Err(Failure::AnswersFromInput);
    }
    // One byte more than a case may have tells that it has too many.
    let most = u64::try_from(Reader::most_bytes()).unwrap_or(u64::MAX).saturating_add(1);
    let mut bytes = Vec::new();
    let read = File::open(&path).and_then(|file| file.take(most).read_to_end(&mut bytes));
    read.map_err(|error| Failure::Open(path, error))?;
    Ok(bytes)
}

fn talk(interview: &mut Interview, words: &'static Words) -> Result<(), Failure> {
    let mut talk = Talk::begin(words);
    talk.say(&format!(
        "Questions about one member, one at a time, as of {}.\n\
         Nobody needs to know everything: ? or an empty line means \"I don't know\", and a month or a year will do for a day.\n\
         u goes back to the question before, q finishes here. Nothing that is written here is kept or sent.",
        interview.determination().as_of
    ))?;
    loop {
        let Some(question) = interview.question() else {
            if talk.goes_back("\nNothing else needs to be asked. (Enter to finish, u to go back) > ")? && interview.undo() {
                continue;
            }
            return talk.say("\nThank you.\n");
        };
        show(&mut talk, question, interview)?;
        let fact = question.fact;
        match talk.answer(&fact) {
            Ok(None) => interview.dont_know(),
            Ok(Some(answer)) => {
                if let Err(problems) = interview.answer(answer) {
                    talk.say("  This does not fit together yet:")?;
                    for problem in problems.as_slice() {
                        talk.say(&format!("    {} ({})", shown(&problem.message), shown(&problem.path)))?;
                    }
                }
            }
            Err(Stop::Back) => {
                if !interview.undo() {
                    talk.say("  This is the first question.")?;
                }
            }
            Err(Stop::Again) => {}
            Err(Stop::Finish) => return talk.say("\nThank you. This is what can be told so far.\n"),
            Err(Stop::Failed(failure)) => return Err(failure),
        }
    }
}

/// The question, with its hint, what it is about, and what an answer would settle.
fn show(talk: &mut Talk, question: &Question, interview: &Interview) -> Result<(), Failure> {
    talk.say(&format!("\n{}", question.ask))?;
    if !question.help.is_empty() {
        talk.say(&format!("  {}", question.help))?;
    }
    if let Some(entry) = entry_of(question, interview) {
        let fact = question.fact.fact();
        let asked = talk.words().text_of(fact.path, "ask", fact.ask);
        talk.say(&format!("  This is about \"{asked}\": {}", shown(&entry)))?;
    }
    for (answer, means) in certain(question).iter().take(MOST_LINES) {
        let settled = in_words(means, interview.determination());
        talk.say(&format!("  If {}, that settles {settled}.", answer_in_words(answer, &question.fact.shape(), talk.words())))?;
    }
    Ok(())
}

/// The answers that would settle something, with days that follow one another and settle the same put together.
fn certain(question: &Question) -> Vec<(Given, &[Meaning])> {
    let mut certain: Vec<(Given, &[Meaning])> = Vec::new();
    for option in &question.options {
        if let (Some((Given::Days { latest: end, .. }, before)), Given::Days { earliest, latest }) =
            (certain.last_mut(), option.answer)
            && *before == option.means.as_slice()
            && end.next() == earliest
        {
            *end = latest;
        } else {
            certain.push((option.answer, &option.means));
        }
    }
    certain
}

/// The entry that a question is about, as far as it is known.
fn entry_of(question: &Question, interview: &Interview) -> Option<String> {
    let place = question.fact.to_string();
    let (path, rest) = place.split_once('[')?;
    let at: usize = rest.split(']').next()?.parse().ok()?;
    let case: Value = serde_json::from_str(&interview.case_json()).ok()?;
    let history = path.split('.').try_fold(&case, |value, key| value.get(key))?;
    let entry = history.get("entries").unwrap_or(history).get(at)?.as_object()?;
    let parts = entry.iter().filter(|(_, value)| !value.is_null()).map(|(key, value)| match value {
        Value::String(text) => format!("{key} {text}"),
        Value::Object(bounds) => match ["earliest", "latest"].map(|bound| bounds.get(bound).and_then(Value::as_str)) {
            [Some(earliest), Some(latest)] => format!("{key} from {earliest} to {latest}"),
            [Some(earliest), None] => format!("{key} {earliest} or after"),
            [None, Some(latest)] if latest != Day::LAST.to_string() => format!("{key} {latest} or before"),
            [None, _] => format!("{key} not known"),
        },
        other => format!("{key} {other}"),
    });
    Some(format!("number {}, {}", at + 1, parts.collect::<Vec<_>>().join(", ")))
}

fn answer_in_words(answer: &Given, shape: &Shape, words: &'static Words) -> String {
    match answer {
        Given::Flag(true) => "yes".to_owned(),
        Given::Flag(false) => "no".to_owned(),
        Given::None(_) => "there is none".to_owned(),
        Given::Choice(name) => {
            let label = match shape {
                Shape::Choice(choices) => {
                    let choice = choices.all.iter().find(|choice| choice.name == *name);
                    choice.map(|choice| words.text_of(choices.name, choice.name, choice.label))
                }
                _ => None,
            };
            label.unwrap_or(name).to_owned()
        }
        Given::Days { earliest, latest } if earliest == latest => format!("on {earliest}"),
        Given::Days { earliest, latest } if *latest == Day::LAST => format!("on {earliest} or after"),
        Given::Days { earliest, latest } if *earliest == Day::FIRST => format!("on {latest} or before"),
        Given::Days { earliest, latest } => format!("from {earliest} to {latest}"),
        _ => "so".to_owned(),
    }
}

/// What would be settled: the findings before the actions, and not all where there are many.
fn in_words(means: &[Meaning], answer: &Determination) -> String {
    let mut things: Vec<(bool, String)> = means
        .iter()
        .map(|meaning| {
            let action = answer.action(meaning.id).map(|action| action.title);
            let criterion = || answer.findings.iter().find_map(|finding| finding.criterion(meaning.id));
            let finding = answer.finding(meaning.id).map(|finding| finding.title);
            let title = finding.or(action).or_else(|| criterion().map(|criterion| criterion.statement));
            (action.is_some(), format!("\"{}\" ({})", title.unwrap_or(meaning.id), word(meaning.outcome)))
        })
        .collect();
    things.sort_by_key(|(is_action, _)| *is_action);
    let more = things.len().saturating_sub(MOST_THINGS);
    let named: Vec<_> = things.into_iter().take(MOST_THINGS).map(|(_, thing)| thing).collect();
    let rest = if more > 0 { format!(", and {more} more") } else { String::new() };
    format!("{}{rest}", named.join(", "))
}

fn word(outcome: &str) -> &str {
    match outcome {
        "met" => "yes",
        "notMet" => "no",
        "required" => "to be done",
        "optional" => "may be done",
        "notRequired" => "not needed",
        "notInForce" => "not in force",
        other => other,
    }
}
