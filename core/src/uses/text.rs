//! The determination as a text that a person can read.

use std::fmt;

use crate::answer::{ActionOutcome, Change, Determination, FindingResult, Outcome};
use crate::case::Case;
use crate::facts::{FactEntry, Shape};
use crate::policies;
use crate::rules::{Citation, FindingKind};
use crate::time::{Day, RoughDay};
use crate::uses::double_check::{DoubleCheck, MissingEntry, Stated};

/// How wide a statement may be before its citation.
const STATEMENT: usize = 84;

/// The most that is worth checking about one finding.
const MOST_CHECKS: usize = 3;

/// A wrong digit in a year moves a day by up to ten years; what lies further off is hardly a slip.
const MOST_DAYS_APART: u32 = 3_653;

const STILL_OPEN: &str = "still open";

impl fmt::Display for Determination {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(f, |_, _| Ok(()))
    }
}

/// A determination as a text that says, under each finding that is not met, what is worth checking.
struct WithDoubleChecks<'a> {
    answer: &'a Determination,
    case: &'a Case,
}

impl fmt::Display for WithDoubleChecks<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.answer.write(f, |f, finding| {
            // A circumstance opens no door by itself, and may close one.
            if finding.outcome != Outcome::NotMet || finding.kind == FindingKind::Circumstance {
                return Ok(());
            }
            let checks = policies::all().double_check(self.case, finding.id).unwrap_or_default();
            let likely = checks.iter().filter(|check| check.days_apart.is_none_or(|days| days <= MOST_DAYS_APART));
            likely.take(MOST_CHECKS).try_for_each(|check| write_check(f, check))
        })
    }
}

impl Determination {
    /// The answer to this case as a text that a person can read, which also says, under each status and population
    /// that is not met, what is [worth checking](double_check): three facts at most, and no day that would have to
    /// be off by more than ten years.
    ///
    /// ```
    /// # use kinfocus::{Case, evaluate};
    /// let case = Case::from_json(
    ///     r#"{"asOf": "2026-11-23", "member": {"birthDate": "2005-11-23", "adoptionAssistance": [],
    ///         "fosterCare": [{"start": "2019-05-01", "end": "2023-11-22", "state": "CA"}]}}"#,
    /// )?;
    /// let text = evaluate(&case)?.to_text_with_double_checks(&case);
    /// assert!(text.contains("worth checking: On which day did this end? Given: 22 November 2023. Yes with: 23 November 2023."));
    /// # Ok::<(), kinfocus::Problems>(())
    /// ```
    #[must_use]
    pub fn to_text_with_double_checks(&self, case: &Case) -> String {
        WithDoubleChecks { answer: self, case }.to_string()
    }

    fn write(
        &self,
        f: &mut fmt::Formatter<'_>,
        under: impl Fn(&mut fmt::Formatter<'_>, &FindingResult) -> fmt::Result,
    ) -> fmt::Result {
        write!(f, "As of {}", long(self.as_of))?;
        if let Some(id) = &self.member_id {
            write!(f, ", member {id}")?;
        }
        writeln!(f)?;
        for finding in &self.findings {
            writeln!(f)?;
            write_finding(f, finding)?;
            under(f, finding)?;
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

fn write_check(f: &mut fmt::Formatter<'_>, check: &DoubleCheck) -> fmt::Result {
    let DoubleCheck { fact, ask, given, instead, alike, .. } = check;
    let shape = fact.shape();
    let given = if fact.is_end() && *given == Stated::Nothing { STILL_OPEN.to_owned() } else { in_words(given, &shape) };
    let instead = match instead {
        Stated::Nothing => STILL_OPEN.to_owned(),
        Stated::Entry(entry) => format!("one more ({})", entry_in_words(entry, fact.fact(), alike)),
        instead => format!("{}{}", in_words(instead, &shape), or_others(alike)),
    };
    writeln!(f, "  worth checking: {ask} Given: {given}. Yes with: {instead}.  ({fact})")
}

/// That other choices would do as well.
fn or_others(alike: &[&str]) -> &'static str {
    if alike.is_empty() { "" } else { " or another" }
}

fn in_words(stated: &Stated, shape: &Shape) -> String {
    let label = |name: &str| match shape {
        Shape::Choice(choices) | Shape::ChoiceList(choices) => {
            choices.all.iter().find(|choice| choice.name == name).map_or(name, |choice| choice.label).to_owned()
        }
        _ => name.to_owned(),
    };
    match stated {
        Stated::Nothing => "nothing".to_owned(),
        Stated::Flag(false) if matches!(shape, Shape::Deed) => "not done".to_owned(),
        Stated::Flag(flag) => if *flag { "yes" } else { "no" }.to_owned(),
        Stated::Day(days) => match days.exact() {
            Some(day) => long(day),
            None => format!("{} to {}", long(days.earliest), long(days.latest)),
        },
        Stated::Choice(name) => label(name),
        Stated::Choices(names) => names.iter().map(|name| label(name)).collect::<Vec<_>>().join(", "),
        Stated::Entries(0) => "none".to_owned(),
        Stated::Entries(1) => "one".to_owned(),
        Stated::Entries(count) => count.to_string(),
        Stated::Entry(_) => "an entry".to_owned(),
    }
}

/// Such as: `California, begun by 23 November 2026, still open`.
fn entry_in_words(entry: &MissingEntry, fact: &FactEntry, alike: &[&str]) -> String {
    let mut parts: Vec<String> = Vec::new();
    for (key, stated) in &entry.details {
        let shape =
            fact.details.iter().map(|detail| detail.entry()).find(|detail| detail.name == *key).map(|detail| detail.shape);
        let words = in_words(stated, &shape.unwrap_or(Shape::Text));
        parts.push(match stated {
            Stated::Choice("unknown") => format!("any {key}"),
            Stated::Choice(_) => format!("{words}{}", or_others(alike)),
            _ => format!("{key}: {words}"),
        });
    }
    let on = |days: RoughDay| match days.exact() {
        Some(day) => format!("on {}", long(day)),
        None => format!("between {} and {}", long(days.earliest), long(days.latest)),
    };
    match (entry.is_event(), entry.end) {
        (true, _) => parts.push(on(entry.start)),
        (false, None) => parts.extend([format!("begun by {}", long(entry.start.latest)), STILL_OPEN.to_owned()]),
        (false, Some(end)) => parts.push(format!("ended {}", on(end))),
    }
    parts.join(", ")
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
