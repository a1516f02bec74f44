//! `kinfocus evaluate`: one answer a case.

use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use clap::Args;
use kinfocus::{Case, Day, Determination, evaluate_in};

use crate::Failure;
use crate::input::{self, Cases, Line};
use crate::threads::{Output, Threads};

#[derive(Args)]
pub(crate) struct Call {
    /// The file to read; standard input where it is left out or `-`.
    file: Option<PathBuf>,
    /// The as-of day of every case, in place of its own (default: its own, else today).
    #[arg(long, value_name = "DAY")]
    as_of: Option<Day>,
    /// Write a text that a person can read, instead of JSON.
    ///
    /// What was found out in short, what must be done (the soonest first), the next question, and why: of what the case is
    /// about, and no more.
    #[arg(long)]
    text: bool,
    /// In that text, say everything: every policy, finding and criterion, what does not apply, every reading and question.
    #[arg(long, requires = "text")]
    long: bool,
    /// In that text, say under what is not met which facts are worth checking once more.
    #[arg(long, requires = "text")]
    double_check: bool,
    /// Evaluate this policy, in place of those the case asks for; may be given again.
    #[arg(long, value_name = "ID")]
    policy: Vec<String>,
    /// Say everything in the words of this file; `kinfocus words` writes those of English.
    #[arg(long, value_name = "FILE")]
    words: Option<PathBuf>,
    #[command(flatten)]
    threads: Threads,
}

/// Answers every case; whether none was refused.
pub(crate) fn run(Call { file, as_of, text, long, double_check, policy, words, threads }: Call) -> Result<bool, Failure> {
    let words = input::words(words)?;
    let reader = input::reader(as_of, policy, words)?;
    let cases = Cases::open(file)?;
    let say = |answer: &Determination, case: &Case| {
        let mut text = answer.text();
        if long {
            text = text.long();
        }
        if double_check {
            text = text.with_double_checks(case);
        }
        text.to_string()
    };
    let answer = |line: &Line| match line.read(&reader).and_then(|case| Ok((evaluate_in(&case, words)?, case))) {
        Ok((answer, case)) if text => Ok(say(&answer, &case)),
        Ok((answer, _)) => Ok(answer.to_json()),
        Err(problems) => Err(if text { input::shown_by_line(&problems.to_text()) } else { problems.to_json() }),
    };
    let mut answers = Answers { output: BufWriter::new(io::stdout().lock()), all_answered: true };
    threads.work_on(cases, answer, &mut answers)?;
    Ok(answers.all_answered)
}

/// One line a case, or one text: the answer, or what is wrong with the case.
struct Answers {
    output: BufWriter<io::StdoutLock<'static>>,
    all_answered: bool,
}

impl Output<Result<String, String>> for Answers {
    fn take(&mut self, answer: Result<String, String>) -> Result<(), Failure> {
        self.all_answered &= answer.is_ok();
        let (Ok(said) | Err(said)) = answer;
        writeln!(self.output, "{said}").map_err(Failure::Write)
    }

    fn flush(&mut self) -> Result<(), Failure> {
        self.output.flush().map_err(Failure::Write)
    }
}
