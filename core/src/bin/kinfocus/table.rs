//! A roster as a table, and its count in words.

use std::collections::BTreeMap;
use std::io;

use clap::Args;
use csv::{Terminator, Writer, WriterBuilder};
use kinfocus::roster::{ActionCell, FindingCell, Roster, Row};
use kinfocus::{ActionOutcome, Day, shown};

/// How things are written.
#[derive(Args, Clone, Copy)]
pub(crate) struct Style {
    /// Name findings and actions by their ids, and the other columns by names for programs, in place of readable headings.
    #[arg(long)]
    ids: bool,
    /// Write cells that a spreadsheet could take for a formula as they are, without an apostrophe before them.
    #[arg(long)]
    raw: bool,
}

impl Style {
    /// What a rule is called.
    fn name(self, roster: &Roster, id: &'static str) -> String {
        if self.ids { id.to_owned() } else { roster.title(id).to_owned() }
    }

    /// The heading of a column, for people or for programs.
    fn heading(self, people: &str, programs: &str) -> String {
        if self.ids { programs.to_owned() } else { people.to_owned() }
    }

    /// A cell that does nothing but stand there: control characters are written out, and what a spreadsheet could take for a
    /// formula begins with an apostrophe.
    fn cell(self, cell: &str) -> String {
        let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
        let apostrophe = if is_formula && !self.raw { "'" } else { "" };
        format!("{apostrophe}{}", shown(cell))
    }
}

/// The table, in CSV as RFC 4180 has it.
pub(crate) struct Table {
    output: Writer<io::StdoutLock<'static>>,
    style: Style,
    findings: Vec<&'static str>,
    /// The actions with a column each; `None`: all that a member needs, in one.
    actions: Option<Vec<&'static str>>,
    reasons: bool,
    questions: bool,
    /// What rules are called, by their ids.
    names: BTreeMap<&'static str, String>,
}

impl Table {
    /// Begins with the names of the columns.
    pub(crate) fn begin(roster: &Roster, style: &Style, reasons: bool, questions: bool) -> io::Result<Self> {
        let mut table = Self {
            output: WriterBuilder::new().terminator(Terminator::CRLF).from_writer(io::stdout().lock()),
            style: *style,
            findings: roster.findings().to_vec(),
            actions: roster.actions().map(<[_]>::to_vec),
            reasons,
            questions,
            names: names(roster, *style),
        };
        let headings = table.headings();
        table.record(headings)?;
        Ok(table)
    }

    fn headings(&self) -> Vec<String> {
        let heading = |people: &str, programs: &str| self.style.heading(people, programs);
        let mut headings = vec![heading("Line", "line"), heading("Member", "memberId"), heading("As of", "asOf")];
        for id in &self.findings {
            let name = self.name(id);
            headings.extend([name.clone(), heading(&format!("{name}: until"), &format!("{name} until"))]);
            if self.reasons {
                headings.push(heading(&format!("{name}: because"), &format!("{name} because")));
            }
        }
        match &self.actions {
            Some(ids) => headings.extend(ids.iter().map(|id| self.name(id))),
            None => headings.push(heading("Actions due", "actions due")),
        }
        if self.reasons {
            headings.push(heading("Not verified", "notVerified"));
        }
        if self.questions {
            headings.push(heading("Next question", "nextQuestion"));
        }
        headings.push(heading("Problems", "problems"));
        headings
    }

    pub(crate) fn write(&mut self, row: &Row) -> io::Result<()> {
        let day = |day: Option<Day>| day.map_or_else(String::new, |day| day.to_string());
        let mut cells = vec![row.line.to_string(), row.member_id.clone().unwrap_or_default(), day(row.as_of)];
        let named = |ids: &[&'static str]| ids.iter().map(|id| self.name(id)).collect::<Vec<_>>().join("; ");
        for id in &self.findings {
            let cell = row.finding(id);
            cells.push(cell.map_or_else(String::new, |cell| cell.outcome.name().to_owned()));
            cells.push(cell.map_or_else(String::new, |cell| self.until(cell)));
            if self.reasons {
                cells.push(cell.map_or_else(String::new, |cell| named(&cell.determining)));
            }
        }
        match &self.actions {
            Some(ids) => cells
                .extend(ids.iter().map(|id| {
                    row.action(id).map_or_else(String::new, |cell| format!("{}{}", cell.outcome.name(), due_by(cell)))
                })),
            None => {
                let needed: Vec<_> = row.actions.iter().map(|cell| format!("{}{}", self.name(cell.id), due_by(cell))).collect();
                cells.push(needed.join("; "));
            }
        }
        if self.reasons {
            let doubtful: Vec<_> = row.findings.iter().filter(|cell| cell.not_verified).map(|cell| cell.id).collect();
            cells.push(named(&doubtful));
        }
        if self.questions {
            cells.push(row.next_question.clone().unwrap_or_default());
        }
        let problems: Vec<_> = row.problems.iter().map(|problem| format!("{} {}", problem.path, problem.message)).collect();
        cells.push(problems.join("; ").trim_start().to_owned());
        self.record(cells)
    }

    /// The last day of what a finding is.
    fn until(&self, cell: &FindingCell) -> String {
        let at_least = if cell.at_least && !self.style.ids { "at least " } else { "" };
        cell.until.map_or_else(String::new, |until| format!("{at_least}{until}"))
    }

    fn name(&self, id: &'static str) -> String {
        self.names.get(id).cloned().unwrap_or_else(|| id.to_owned())
    }

    fn record(&mut self, cells: Vec<String>) -> io::Result<()> {
        let style = self.style;
        self.output.write_record(cells.iter().map(|cell| style.cell(cell))).map_err(kept)
    }

    pub(crate) fn flush(&mut self) -> io::Result<()> {
        self.output.flush()
    }
}

/// What rules are called, by their ids: those that two policies call the same, with the policy.
fn names(roster: &Roster, style: Style) -> BTreeMap<&'static str, String> {
    let policies = kinfocus::policies().as_slice();
    let findings = policies.iter().flat_map(|policy| policy.findings);
    let ids = findings.flat_map(|finding| std::iter::once(finding.id).chain(finding.criteria.iter().map(|one| one.id)));
    let ids: Vec<_> = ids.chain(policies.iter().flat_map(|policy| policy.actions).map(|action| action.id)).collect();
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    for id in &ids {
        *times.entry(style.name(roster, id)).or_default() += 1;
    }
    let name = |id: &&'static str| {
        let name = style.name(roster, id);
        let policy = id.split('/').next().unwrap_or_default();
        if times.get(&name).is_some_and(|times| *times > 1) { format!("{name} ({policy})") } else { name }
    };
    ids.iter().map(|id| (*id, name(id))).collect()
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
pub(crate) fn in_words(roster: &Roster, style: &Style) -> String {
    let summary = roster.summary();
    let names = names(roster, *style);
    let name = |id: &'static str| names.get(id).map_or(id, String::as_str);
    let findings = summary.findings.iter().map(|count| {
        let counts = [count.met, count.not_met, count.undetermined, count.not_in_force];
        (name(count.id), counts.map(|count| count.to_string()))
    });
    let findings: Vec<_> = findings.collect();
    let actions = summary.actions.iter().filter(|count| {
        let counts = [count.required, count.optional, count.undetermined];
        roster.actions().is_some() || counts.iter().any(|count| *count > 0)
    });
    let actions = actions.map(|count| {
        let counts = [count.required, count.optional, count.undetermined, count.overdue];
        (name(count.id), counts.map(|count| count.to_string()))
    });
    let actions: Vec<_> = actions.collect();
    let mut lines = Vec::new();
    if !findings.is_empty() {
        lines.push(("finding", ["met", "notMet", "undetermined", "notInForce"].map(str::to_owned)));
        lines.extend(findings);
    }
    if !actions.is_empty() {
        lines.push(("action", ["required", "optional", "undetermined", "overdue"].map(str::to_owned)));
        lines.extend(actions);
    }
    let width = lines.iter().map(|(name, _)| name.chars().count()).max().unwrap_or_default();
    let mut text = format!("{} members, {} refused; {} rows\n", summary.answered, summary.refused, summary.shown);
    for (name, [first, second, third, fourth]) in lines {
        text.push_str(&format!("{name:width$}  {first:>12}  {second:>12}  {third:>12}  {fourth:>12}\n"));
    }
    text
}
