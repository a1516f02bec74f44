//! The determination as a text that a person can read.

use std::fmt;

use crate::citation::Citation;
use crate::day::Day;
use crate::determination::{ActionOutcome, Change, Determination, FindingResult, Outcome};

/// How wide a statement may be before its citation.
const STATEMENT: usize = 84;

impl fmt::Display for Determination {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "As of {}", long(self.as_of))?;
        if let Some(id) = &self.member_id {
            write!(f, ", member {id}")?;
        }
        writeln!(f)?;
        for finding in &self.findings {
            writeln!(f)?;
            write_finding(f, finding)?;
        }
        self.write_actions(f)?;
        if let Some(next) = self.questions.first() {
            writeln!(f, "\nNext question\n  {}  ({})", next.ask, next.fact)?;
        }
        if !self.notices.is_empty() {
            writeln!(f, "\nPlease note")?;
        }
        for notice in &self.notices {
            writeln!(f, "  {} ({})", notice.text, notice.about)?;
        }
        Ok(())
    }
}

impl Determination {
    fn write_actions(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (outcome, heading) in [
            (ActionOutcome::Required, "To do"),
            (ActionOutcome::Optional, "May be done"),
            (ActionOutcome::Undetermined, "Depends on what is not known yet"),
        ] {
            let mut actions = self.actions.iter().filter(|action| action.outcome == outcome).peekable();
            if actions.peek().is_some() {
                writeln!(f, "\n{heading}")?;
            }
            for action in actions {
                write_cited(f, "-", action.title, &action.citation)?;
                write!(f, "    {}", action.actor)?;
                if !action.recipient.is_empty() {
                    write!(f, " -> {}", action.recipient)?;
                }
                if !action.channel.is_empty() {
                    write!(f, ", by {}", action.channel)?;
                }
                writeln!(f)?;
                write_missing(f, &action.missing)?;
            }
        }
        Ok(())
    }
}

fn write_finding(f: &mut fmt::Formatter<'_>, finding: &FindingResult) -> fmt::Result {
    write!(f, "{}: {}", finding.title, word(finding.outcome))?;
    if let Some(until) = finding.until {
        write!(f, " until {}", long(until))?;
    }
    for Change { on, outcome } in &finding.changes {
        write!(f, "; {} from {}", word(*outcome), long(*on))?;
    }
    writeln!(f)?;
    for criterion in &finding.criteria {
        let mark = match criterion.outcome {
            Outcome::Met => "yes      ",
            Outcome::NotMet => "no       ",
            Outcome::Undetermined => "not known",
            Outcome::NotInForce => "not yet  ",
        };
        write_cited(f, mark, criterion.statement, &criterion.citation)?;
        write_missing(f, &criterion.missing)?;
    }
    Ok(())
}

fn write_missing(f: &mut fmt::Formatter<'_>, missing: &[crate::FactRef]) -> fmt::Result {
    for (at, fact) in missing.iter().enumerate() {
        write!(f, "{}{fact}", if at == 0 { "            could be settled by: " } else { ", " })?;
    }
    if missing.is_empty() { Ok(()) } else { writeln!(f) }
}

fn write_cited(f: &mut fmt::Formatter<'_>, mark: &str, statement: &str, citation: &Citation) -> fmt::Result {
    write!(f, "  {mark} {statement:STATEMENT$}  {}, {}", citation.document, citation.section)?;
    if citation.evidence.is_unverified() {
        write!(f, " [{}]", citation.evidence.label())?;
    }
    writeln!(f)
}

fn word(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Met => "yes",
        Outcome::NotMet => "no",
        Outcome::Undetermined => "cannot be told yet",
        Outcome::NotInForce => "not in force",
    }
}

/// A day as `2 May 2022`.
pub(crate) fn long(day: Day) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let (year, month, day) = day.year_month_day();
    let month = usize::try_from(month).ok().and_then(|month| MONTHS.get(month.saturating_sub(1))).unwrap_or(&"");
    format!("{day} {month} {year}")
}
