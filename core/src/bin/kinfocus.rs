//! The `kinfocus` command: one case, or one case a line, in; one answer a line out.
#![forbid(unsafe_code)]

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, IsTerminal, Read, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use indicatif::{ProgressBar, ProgressStyle};
use kinfocus::{Day, Reader, evaluate};

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
    Evaluate {
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
    },
    /// List the policy documents with their editions and days.
    Policies,
}

fn main() -> ExitCode {
    let outcome = match Cli::parse().command {
        Command::Evaluate { file, as_of, text, double_check, policy } => evaluate_all(file, as_of, text, double_check, policy),
        Command::Policies => list_policies().map(|()| true),
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
    Read(io::Error),
    Write(io::Error),
    UnknownPolicy(String),
    NoToday,
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Open(file, error) => write!(f, "cannot open `{}`: {error}", file.display()),
            Self::Read(error) => write!(f, "cannot read on: {error}"),
            Self::Write(error) => write!(f, "cannot write on: {error}"),
            Self::UnknownPolicy(id) => write!(f, "there is no policy `{id}`; `kinfocus policies` lists them"),
            Self::NoToday => f.write_str("cannot tell today's date; give --as-of"),
        }
    }
}

/// Answers every case; whether none was refused.
fn evaluate_all(
    file: Option<PathBuf>,
    as_of: Option<Day>,
    text: bool,
    double_check: bool,
    policy: Vec<String>,
) -> Result<bool, Failure> {
    for id in &policy {
        if !kinfocus::policies().as_slice().iter().any(|policy| policy.id == id) {
            return Err(Failure::UnknownPolicy(id.clone()));
        }
    }
    let mut reader = Reader::new();
    reader = match as_of {
        Some(day) => reader.as_of(day),
        None => reader.default_as_of(today()?),
    };
    if !policy.is_empty() {
        reader = reader.policies(policy);
    }
    let file = file.filter(|file| file.as_os_str() != "-");
    let (mut input, progress): (Box<dyn BufRead>, ProgressBar) = match file {
        None => (Box::new(io::stdin().lock()), ProgressBar::hidden()),
        Some(path) => {
            let opened = File::open(&path).and_then(|file| Ok((file.metadata()?.len(), file)));
            let (bytes, file) = opened.map_err(|error| Failure::Open(path, error))?;
            (Box::new(BufReader::new(file)), progress_bar(bytes))
        }
    };
    let mut output = BufWriter::new(io::stdout().lock());
    let mut all_answered = true;
    let mut cases = Cases::default();
    while let Some((case, bytes_read)) = cases.next(&mut *input).map_err(Failure::Read)? {
        progress.set_position(bytes_read);
        let answer = match case {
            Bytes::Case(bytes) => reader.read_bytes(bytes).and_then(|case| Ok((evaluate(&case)?, case))),
            Bytes::TooLarge => Err(Reader::too_large()),
        };
        match answer {
            Ok((answer, case)) if double_check => writeln!(output, "{}", answer.to_text_with_double_checks(&case)),
            Ok((answer, _)) if text => writeln!(output, "{answer}"),
            Ok((answer, _)) => writeln!(output, "{}", answer.to_json()),
            Err(problems) => {
                all_answered = false;
                if text { writeln!(output, "Refused\n{problems}\n") } else { writeln!(output, "{}", problems.to_json()) }
            }
        }
        .map_err(Failure::Write)?;
    }
    progress.finish_and_clear();
    output.flush().map_err(Failure::Write)?;
    Ok(all_answered)
}

/// What one step through the input found.
enum Bytes<'b> {
    Case(&'b [u8]),
    /// More bytes than a case may have; they were passed over.
    TooLarge,
}

/// The cases of an input, one after the other, with one in memory at a time.
///
/// One case a line; but where the first line is a lone brace, and the next line does not begin
/// another case, the whole input is one case, written over several lines.
#[derive(Default)]
struct Cases {
    buffer: Vec<u8>,
    bytes_read: u64,
    begun: bool,
}

impl Cases {
    fn next(&mut self, input: &mut dyn BufRead) -> io::Result<Option<(Bytes<'_>, u64)>> {
        loop {
            self.buffer.clear();
            if !self.read_line(input)? {
                return Ok(None);
            }
            if self.is_over() {
                self.skip_line(input)?;
                self.begun = true;
                return Ok(Some((Bytes::TooLarge, self.bytes_read)));
            }
            if self.buffer.iter().all(u8::is_ascii_whitespace) {
                continue;
            }
            let first = !std::mem::replace(&mut self.begun, true);
            if first && opens_a_case(&self.buffer) && input.fill_buf()?.first().is_some_and(|next| *next != b'{') {
                self.read_rest(input)?;
                if self.is_over() {
                    io::copy(&mut &mut *input, &mut io::sink())?;
                    return Ok(Some((Bytes::TooLarge, self.bytes_read)));
                }
            }
            return Ok(Some((Bytes::Case(without_line_end(&self.buffer)), self.bytes_read)));
        }
    }

    fn is_over(&self) -> bool {
        self.buffer.len() > Reader::most_bytes().saturating_add(1)
    }

    /// Reads on to the end of the line, or to just past the most bytes of a case.
    fn read_line(&mut self, input: &mut dyn BufRead) -> io::Result<bool> {
        let most = u64::try_from(Reader::most_bytes()).unwrap_or(u64::MAX).saturating_add(2);
        let read = (&mut *input).take(most).read_until(b'\n', &mut self.buffer)?;
        self.bytes_read += u64::try_from(read).unwrap_or_default();
        Ok(read > 0)
    }

    fn skip_line(&mut self, input: &mut dyn BufRead) -> io::Result<()> {
        while self.buffer.last() != Some(&b'\n') {
            self.buffer.clear();
            if !self.read_line(input)? {
                break;
            }
        }
        Ok(())
    }

    fn read_rest(&mut self, input: &mut dyn BufRead) -> io::Result<()> {
        let most = u64::try_from(Reader::most_bytes()).unwrap_or(u64::MAX).saturating_add(2);
        let room = most.saturating_sub(u64::try_from(self.buffer.len()).unwrap_or_default());
        let read = (&mut *input).take(room).read_to_end(&mut self.buffer)?;
        self.bytes_read += u64::try_from(read).unwrap_or_default();
        Ok(())
    }
}

/// A line without what ends it: where a text goes wrong is told by its own lines.
fn without_line_end(line: &[u8]) -> &[u8] {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    line.strip_suffix(b"\r").unwrap_or(line)
}

/// Whether a line is the lone brace that a case written over several lines begins with.
fn opens_a_case(line: &[u8]) -> bool {
    line.strip_prefix("\u{feff}".as_bytes()).unwrap_or(line).trim_ascii() == b"{"
}

fn progress_bar(bytes: u64) -> ProgressBar {
    if !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:40} {bytes}/{total_bytes} ({eta})");
    ProgressBar::new(bytes).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

/// Today's date where this runs.
fn today() -> Result<Day, Failure> {
    Day::try_from(chrono::Local::now().date_naive()).map_err(|_| Failure::NoToday)
}

fn list_policies() -> Result<(), Failure> {
    let mut output = io::stdout().lock();
    for policy in kinfocus::policies().as_slice() {
        let from = policy.in_force_from.map_or_else(|| "on all days".to_owned(), |day| format!("from {day}"));
        let until = policy.in_force_until.map_or_else(String::new, |day| format!(" through {day}"));
        let review = policy.next_review.map_or_else(String::new, |day| format!(", next review {day}"));
        writeln!(
            output,
            "{:18} {}\n{:18} {}; {}; in force {from}{until}{review}",
            policy.id, policy.title, "", policy.issuer, policy.edition
        )
        .map_err(Failure::Write)?;
    }
    Ok(())
}
