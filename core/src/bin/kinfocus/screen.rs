//! `kinfocus screen`: a roster as a table. What a row holds is worked out by `kinfocus::roster`; here it is written.

use std::fs::File;
use std::io::{self, Write};
use std::path::PathBuf;

use clap::Args;
use csv::{Terminator, Writer, WriterBuilder};
use kinfocus::roster::{ActionCell, Asked, Roster, Row, Screened, Summary};
use kinfocus::{ActionOutcome, Day};

use crate::Failure;
use crate::input::{self, Cases, Line};
use crate::threads::{Output, Threads};

pub(crate) const EXAMPLES: &str = "\
Examples:
  The meeting list that a Louisiana plan needs each week:
    kinfocus screen members.ndjson --met la-dcfs-mco-manual/weekly-meeting-case
  The members of a California plan who need an action:
    kinfocus screen members.ndjson --needs ca-phc-mcbp8015/assign-direct-member
  What must be done by a day, for whom:
    kinfocus screen members.ndjson --policy ca-dhcs-ecm --only-due
  How many members are in a Population of Focus, and nothing else:
    kinfocus screen members.ndjson --finding ca-dhcs-ecm/pof-8-child-welfare --summary -";

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
    /// Write the count as JSON to this file instead of standard error; `-`: to standard output, in place of the table.
    #[arg(long, value_name = "FILE")]
    summary: Option<PathBuf>,
    /// Say problems and due rules in the words of this file; `kinfocus words` writes those of English.
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
        _ => Some(Table::begin(&roster).map_err(Failure::Write)?),
    };
    let asked = roster.clone();
    let screen = |line: &Line| asked.screen(line.number, line.read(asked.reader()));
    let mut rows = Rows { roster, table };
    call.threads.work_on(cases, screen, &mut rows)?;
    let roster = rows.roster;
    let summary = roster.summary();
    match count {
        Count::StandardError => io::stderr().lock().write_all(in_words(summary, roster.actions().is_some()).as_bytes()),
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
        self.table.as_mut().map_or(Ok(()), |table| table.output.flush()).map_err(Failure::Write)
    }
}

/// The table, in CSV as RFC 4180 has it.
struct Table {
    output: Writer<io::StdoutLock<'static>>,
    findings: Vec<&'static str>,
    /// The actions with a column each; `None`: all that a member needs, in one.
    actions: Option<Vec<&'static str>>,
}

impl Table {
    /// Begins with the names of the columns.
    fn begin(roster: &Roster) -> io::Result<Self> {
        let mut table = Self {
            output: WriterBuilder::new().terminator(Terminator::CRLF).from_writer(io::stdout().lock()),
            findings: roster.findings().to_vec(),
            actions: roster.actions().map(<[_]>::to_vec),
        };
        let mut names: Vec<String> = ["line", "memberId", "asOf"].map(str::to_owned).into();
        for id in &table.findings {
            names.extend([(*id).to_owned(), format!("{id} until")]);
        }
        match &table.actions {
            Some(ids) => names.extend(ids.iter().map(|id| (*id).to_owned())),
            None => names.push("actions due".to_owned()),
        }
        names.push("problems".to_owned());
        table.output.write_record(names).map_err(kept)?;
        Ok(table)
    }

    fn write(&mut self, row: &Row) -> io::Result<()> {
        let day = |day: Option<Day>| day.map_or_else(String::new, |day| day.to_string());
        let mut cells = vec![row.line.to_string(), row.member_id.clone().unwrap_or_default(), day(row.as_of)];
        for id in &self.findings {
            let cell = row.finding(id);
            cells.push(cell.map_or_else(String::new, |cell| cell.outcome.name().to_owned()));
            cells.push(day(cell.and_then(|cell| cell.until)));
        }
        match &self.actions {
            Some(ids) => cells
                .extend(ids.iter().map(|id| {
                    row.action(id).map_or_else(String::new, |cell| format!("{}{}", cell.outcome.name(), due_by(cell)))
                })),
            None => {
                let needed: Vec<_> = row.actions.iter().map(|cell| format!("{}{}", cell.id, due_by(cell))).collect();
                cells.push(needed.join("; "));
            }
        }
        let problems: Vec<_> = row.problems.iter().map(|problem| format!("{} {}", problem.path, problem.message)).collect();
        cells.push(problems.join("; ").trim_start().to_owned());
        self.output.write_record(cells).map_err(kept)
    }
}

/// What kept the table from being written, as the system said it.
fn kept(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

/// By when an action must be done, where there is such a day.
fn due_by(cell: &ActionCell) -> String {
    match &cell.due {
        Some(due) if cell.outcome == ActionOutcome::Required => {
            format!(" (due {}{})", due.on, if due.overdue { ", overdue" } else { "" })
        }
        _ => String::new(),
    }
}

/// The count for whoever sits at the terminal; of the actions that nobody asked for, only those that somebody has.
fn in_words(summary: &Summary, actions_named: bool) -> String {
    let Summary { answered, refused, shown, .. } = summary;
    let findings = summary.findings.iter().map(|count| {
        let counts = [count.met, count.not_met, count.undetermined, count.not_in_force];
        (count.id, counts.map(|count| count.to_string()))
    });
    let actions = summary.actions.iter().filter(|count| {
        let counts = [count.required, count.optional, count.undetermined];
        actions_named || counts.iter().any(|count| *count > 0)
    });
    let actions = actions.map(|count| {
        let counts = [count.required, count.optional, count.undetermined, count.overdue];
        (count.id, counts.map(|count| count.to_string()))
    });
    let mut lines = vec![("finding", ["met", "notMet", "undetermined", "notInForce"].map(str::to_owned))];
    lines.extend(findings);
    lines.push(("action", ["required", "optional", "undetermined", "overdue"].map(str::to_owned)));
    lines.extend(actions);

    let width = lines.iter().map(|(id, _)| id.len()).max().unwrap_or_default();
    let mut text = format!("{answered} members, {refused} refused; {shown} rows\n");
    for (id, [first, second, third, fourth]) in lines {
        text.push_str(&format!("{id:width$}  {first:>12}  {second:>12}  {third:>12}  {fourth:>12}\n"));
    }
    text
}
