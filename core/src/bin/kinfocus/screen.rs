//! `kinfocus screen`: a roster as a table. What a row holds is worked out by `kinfocus::roster`; here it is written.

use std::fs::File;
use std::io::{self, Write};
use std::path::PathBuf;

use clap::Args;
use kinfocus::Day;
use kinfocus::roster::{Asked, Roster, Screened, Summary};

use crate::Failure;
use crate::input::{self, Cases, Line};
use crate::table::{Style, Table, in_words};
use crate::threads::{Output, Threads};

macro_rules! examples {
    () => {
        "\
Examples:
  The meeting list that a Louisiana plan needs each week:
    kinfocus screen members.ndjson --met la-dcfs-mco-manual/weekly-meeting-case
  The members of a California plan who need an action:
    kinfocus screen members.ndjson --needs ca-phc-mcbp8015/assign-direct-member
  What must be done by a day, for whom:
    kinfocus screen members.ndjson --policy ca-dhcs-ecm --only-due
  How many members are in a Population of Focus, and nothing else:
    kinfocus screen members.ndjson --finding ca-dhcs-ecm/pof-8-child-welfare --summary -"
    };
}

pub(crate) const EXAMPLES: &str = examples!();

pub(crate) const COLUMNS_AND_EXAMPLES: &str = concat!(
    "\
Columns:
  Line, Member, As of
      The line that the case stands on, the member's id, the day asked about.
  One for each finding or criterion shown, under its title
      met, notMet, undetermined (it depends on what is not known) or notInForce (its policy is not in force on that day).
      Empty where the case is not about that policy.
  ...: until
      The last day of that, if nothing else changes. `at least`: what it is on the day after depends on what is not known,
      or not known to the day. Empty where it never ends.
  ...: because (with --reasons)
      The criteria that settle the finding.
  One for each action shown, under its title; or Actions due, for all that must be done
      required, optional, undetermined or notRequired, with the day it is due where the document sets one.
  Not verified (with --reasons)
      The findings shown that are settled by a rule known second-hand or as general knowledge only, or by an aid code.
  Next question (with --questions)
      What to ask next about the member: what is expected to settle most of what is shown.
  Problems
      Why the case was refused.
Control characters are written out, such as \\u{1b}. A cell that a spreadsheet could take for a formula has an apostrophe
before it, unless --raw is given. With --ids the columns have the names that programs may rely on, and days stand alone.

",
    examples!()
);

#[derive(Args)]
pub(crate) struct Call {
    /// The file to read; standard input where it is left out or `-`.
    file: Option<PathBuf>,
    /// The as-of day of every case, in place of its own (default: its own, else today).
    #[arg(long, value_name = "DAY")]
    as_of: Option<Day>,
    /// Evaluate this policy; may be given again.
    ///
    /// Where it is left out: the policies of the findings and actions that the call names. Where it names none either:
    /// those that each case is about.
    #[arg(long, value_name = "ID")]
    policy: Vec<String>,
    /// Show this finding or criterion, and until when it is so; may be given again.
    ///
    /// Where neither this nor --met names one: every finding that says what a member is, or to which population
    /// they belong.
    #[arg(long, value_name = "ID")]
    finding: Vec<String>,
    /// Show this action in a column of its own; may be given again.
    ///
    /// Where neither this nor --needs names one: one column, `actions due`, with every action that the member needs, and
    /// its day where there is one.
    #[arg(long, value_name = "ID")]
    action: Vec<String>,
    /// Only members for whom this finding or criterion is met, and show it; given again, each of them.
    #[arg(long, value_name = "ID")]
    met: Vec<String>,
    /// Only members for whom this action is required, and show it; given again, each of them.
    #[arg(long, value_name = "ID")]
    needs: Vec<String>,
    /// Only members with a required action, of those shown, that is due by a day.
    #[arg(long)]
    only_due: bool,
    /// Say also why: two more kinds of columns, `because` and `not verified`. It takes many times as long.
    #[arg(long)]
    reasons: bool,
    /// Say also what to ask next about each member: one more column, `next question`. It takes many times as long.
    #[arg(long)]
    questions: bool,
    #[command(flatten)]
    style: Style,
    /// Write the count as JSON to this file instead of standard error; `-`: to standard output, in place of the table.
    #[arg(long, value_name = "FILE")]
    summary: Option<PathBuf>,
    /// Say titles, questions and problems in the words of this file; `kinfocus words` writes those of English.
    #[arg(long, value_name = "FILE")]
    words: Option<PathBuf>,
    #[command(flatten)]
    threads: Threads,
}

/// Where the count goes.
enum Count {
    StandardError,
    StandardOutput,
    File(File),
}

/// Writes the table and the count; whether no case was refused.
pub(crate) fn run(call: Call) -> Result<bool, Failure> {
    let reader = input::reader(call.as_of, Vec::new(), input::words(call.words)?)?;
    let asked = Asked {
        policies: call.policy,
        findings: call.finding,
        actions: call.action,
        met: call.met,
        needs: call.needs,
        only_due: call.only_due,
        reasons: call.reasons,
        questions: call.questions,
    };
    let roster = Roster::new(&asked, reader).map_err(Failure::UnknownRules)?;
    let cases = Cases::open(call.file)?;
    // A file that cannot be written is told now, and not after the whole roster.
    let count = match call.summary {
        None => Count::StandardError,
        Some(file) if file.as_os_str() == "-" => Count::StandardOutput,
        Some(file) => Count::File(File::create(&file).map_err(|error| Failure::Open(file, error))?),
    };
    let table = match count {
        Count::StandardOutput => None,
        _ => Some(Table::begin(&roster, &call.style, call.reasons, call.questions).map_err(Failure::Write)?),
    };
    let asked = roster.clone();
    let screen = |line: &Line| asked.screen(line.number, line.read(asked.reader()));
    let mut rows = Rows { roster, table };
    call.threads.work_on(cases, screen, &mut rows)?;
    let roster = rows.roster;
    let summary = roster.summary();
    match count {
        Count::StandardError => io::stderr().lock().write_all(in_words(&roster, &call.style).as_bytes()),
        Count::StandardOutput => json(summary).and_then(|json| writeln!(io::stdout().lock(), "{json}")),
        Count::File(mut file) => json(summary).and_then(|json| writeln!(file, "{json}")),
    }
    .map_err(Failure::Write)?;
    Ok(summary.refused == 0)
}

fn json(summary: &Summary) -> io::Result<String> {
    Ok(serde_json::to_string(summary)?)
}

/// The count, and the rows where they are shown.
struct Rows {
    roster: Roster,
    table: Option<Table>,
}

impl Output<Screened> for Rows {
    fn take(&mut self, screened: Screened) -> Result<(), Failure> {
        let row = self.roster.count(screened);
        match (&mut self.table, &row) {
            (Some(table), Some(row)) => table.write(row).map_err(Failure::Write),
            _ => Ok(()),
        }
    }

    fn flush(&mut self) -> Result<(), Failure> {
        self.table.as_mut().map_or(Ok(()), |table| table.flush()).map_err(Failure::Write)
    }
}
