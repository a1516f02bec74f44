//! `kinfocus evaluate`: one answer a case.

use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use clap::Args;
use kinfocus::{Day, evaluate_in};

use crate::Failure;
use crate::input::{self, Cases};

#[derive(Args)]
pub(crate) struct Call {
    /// The file to read; standard input where it is left out or `-`.
    file: Option<PathBuf>,
    /// The as-of day of every case, in place of its own (default: its own, else today).
    #[arg(long, value_name = "DAY")]
    as_of: Option<Day>,
    /// Write a text that a person can read, instead of JSON.
    #[arg(long)]
    text: bool,
    /// In that text, say under what is not met which facts are worth checking once more.
    #[arg(long, requires = "text")]
    double_check: bool,
    /// Evaluate this policy, in place of those the case asks for; may be given again.
    #[arg(long, value_name = "ID")]
    policy: Vec<String>,
    /// Say everything in the words of this file; `kinfocus words` writes those of English.
    #[arg(long, value_name = "FILE")]
    words: Option<PathBuf>,
}

/// Answers every case; whether none was refused.
pub(crate) fn run(Call { file, as_of, text, double_check, policy, words }: Call) -> Result<bool, Failure> {
    let words = input::words(words)?;
    let reader = input::reader(as_of, policy, words)?;
    let mut cases = Cases::open(file)?;
    let mut output = BufWriter::new(io::stdout().lock());
    let mut all_answered = true;
    while let Some(line) = cases.next()? {
        match line.read(&reader).and_then(|case| Ok((evaluate_in(&case, words)?, case))) {
            Ok((answer, case)) if double_check => writeln!(output, "{}", answer.to_text_with_double_checks(&case)),
            Ok((answer, _)) if text => writeln!(output, "{answer}"),
            Ok((answer, _)) => writeln!(output, "{}", answer.to_json()),
            Err(problems) => {
                all_answered = false;
                if text { writeln!(output, "{}", problems.to_text()) } else { writeln!(output, "{}", problems.to_json()) }
            }
        }
        .map_err(Failure::Write)?;
    }
    output.flush().map_err(Failure::Write)?;
    Ok(all_answered)
}
