//! The `kinfocus` command: what can be asked, and how a call ends.
#![forbid(unsafe_code)]

mod evaluate;
mod guide;
mod input;
mod interview;
mod policies;
mod screen;
mod table;
mod talk;
mod threads;
mod words;

use std::fmt;
use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use kinfocus::{Day, NotWords, Problems};

#[derive(Parser)]
#[command(
    name = "kinfocus",
    version,
    about = "Who is child welfare-involved, who is in a Population of Focus, and what must happen next."
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Evaluate one case, or one case a line; writes one answer a line, in the same order.
    ///
    /// Exit status: 0 if every case was answered, 1 if any was refused, 2 for a wrong call.
    Evaluate(evaluate::Call),
    /// Screen a roster: one case a line in, one row a member out, and a count of them all.
    ///
    /// Reads one case a line (NDJSON) and writes a table (CSV) in the same order, whatever its length. The count goes to
    /// standard error. What is said of a finding or an action holds on the as-of day. What each column means is said below.
    ///
    /// Every case that was refused has a row with its problems, whatever rows were asked for.
    ///
    /// Exit status: 0 if every case was answered, 1 if any was refused, 2 for a wrong call.
    #[command(after_help = screen::EXAMPLES, after_long_help = screen::COLUMNS_AND_EXAMPLES)]
    Screen(screen::Call),
    /// Ask about one member, question by question, and end with the answer.
    ///
    /// Begins with what is known, asks only what can still matter, and asks nothing twice. Answers come from standard
    /// input, a line each; the questions go to standard error, and the answer at the end to standard output.
    ///
    /// Exit status: 0 at the end of the interview, 1 if the case was refused, 2 for a wrong call.
    #[command(after_help = interview::EXAMPLES)]
    Interview(interview::Call),
    /// List the policy documents with their editions and days.
    Policies,
    /// Write the English words of all that is said, as a table that another language can be made from.
    ///
    /// Exit status: 0, or 1 where a table was checked and is not whole.
    Words(words::Call),
    /// Write the policy guide: pages that say what every rule is.
    Guide(guide::Call),
}

fn main() -> ExitCode {
    let outcome = match Cli::parse().command {
        Command::Evaluate(call) => evaluate::run(call),
        Command::Screen(call) => screen::run(call),
        Command::Interview(call) => interview::run(call),
        Command::Policies => policies::list().map(|()| true),
        Command::Words(call) => words::run(call),
        Command::Guide(call) => guide::write(call).map(|()| true),
    };
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        // Whoever reads the answers has had enough of them: `kinfocus … | head`.
        Err(Failure::Write(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("kinfocus: {failure}");
            ExitCode::from(2)
        }
    }
}

/// Why the command could not go on. None of these is about a case.
#[derive(Debug)]
enum Failure {
    Open(PathBuf, io::Error),
    /// A file that cannot be written.
    Put(PathBuf, io::Error),
    /// A file that is no table of words.
    Words(PathBuf, NotWords),
    Read(io::Error),
    Write(io::Error),
    /// Threads that cannot be started.
    Threads(rayon::ThreadPoolBuildError),
    UnknownPolicy(String),
    UnknownRules(Problems),
    /// A goal, and what is wrong with it.
    Goal(String, String),
    AnswersFromInput,
    NoToday,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Open(file, error) => write!(f, "cannot open `{}`: {error}", file.display()),
            Self::Put(file, error) => write!(f, "cannot write `{}`: {error}", file.display()),
            Self::Words(file, error) => write!(f, "`{}` is {error}", file.display()),
            Self::Read(error) => write!(f, "cannot read on: {error}"),
            Self::Write(error) => write!(f, "cannot write on: {error}"),
            Self::Threads(error) => write!(f, "cannot start the threads: {error}"),
            Self::UnknownPolicy(id) => write!(f, "there is no policy `{id}`; `kinfocus policies` lists them"),
            Self::UnknownRules(problems) => {
                let messages: Vec<_> = problems.as_slice().iter().map(|problem| problem.message.as_str()).collect();
                f.write_str(&messages.join("; "))
            }
            Self::Goal(id, message) => write!(f, "the goal `{id}`: {message}"),
            Self::AnswersFromInput => f.write_str("standard input is for the answers; name a file for what is known"),
            Self::NoToday => f.write_str("cannot tell today's date; give --as-of"),
        }
    }
}

/// Today's date where this runs.
fn today() -> Result<Day, Failure> {
    Day::try_from(chrono::Local::now().date_naive()).map_err(|_| Failure::NoToday)
}
