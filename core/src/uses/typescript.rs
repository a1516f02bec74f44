//! TypeScript declarations: the case from the catalogue of facts, the answer from its Rust types.

use std::fmt::Write;

use ts_rs::{Config, TS};

use crate::answer::{ActionOutcome, AnswerOption, Change, Meaning, Outcome};
use crate::case::{Problem, ProblemCode};
use crate::determination::{
    ActionResult, Answer, Citation, CriterionResult, Determination, DueDay, FindingResult, Notice, PolicyStanding, Question,
};
use crate::facts::{Choices, DetailId, FactEntry, FactId, Shape};
use crate::rules::{Evidence, FindingKind, Standing};
use crate::uses::double_check::DoubleCheck;

const HEAD: &str = r#"// Written by `cargo xtask types` from the catalogue of facts and the Rust types. Do not edit.

/** An exact day: "2026-11-23". */
export type ExactDay = string;
/** A day, exact or rough: "2026-11-23", "2026-11", "2026", or bounds, either of which may be left out. */
export type Day = string | { earliest?: string | null; latest?: string | null };
/** The day on which something was done; false: not done so far. */
export type Deed = Day | false;
/** A span of days, both included. No end: still open. An end of {}: ended, not known when. */
export interface Span { start: Day; end?: Day | null }
/** Something on one day. */
export interface Event { date: Day }
/** True always, never, or in these spans. */
export type Status = boolean | Span[];
/** All entries, or those known so far. */
export type History<T> = T[] | { entries: T[]; complete?: boolean | null };
"#;

const TAIL: &str = r#"
/** What a place of a case says, or could say instead, as the case says it. null: nothing; of an end, that it is
 * still open. A number: a history with so many entries. */
export type Stated = null | boolean | number | string | string[] | { earliest: string; latest: string } | MissingEntry;
/** An entry that may be missing from a history, as the history would give it. It begins (an event happens) and ends
 * on some of these days; no end: still open. */
export interface MissingEntry { start?: Day; date?: Day; end?: Day; [detail: string]: unknown }

/** The answer to a case that was refused: every problem at once. */
export interface Refusal { problems: Problem[] }
"#;

/// The declarations of `Case`, `Determination` and `Refusal`, as the text of a `.d.ts` file.
///
/// ```
/// assert!(kinfocus::typescript().contains("export interface Case"));
/// ```
#[must_use]
pub fn typescript() -> String {
    let mut text = HEAD.to_owned();
    let mut lists: Vec<Choices> = Vec::new();
    let mut note = |choices: &Choices| {
        if !lists.iter().any(|known| known.name == choices.name) {
            lists.push(*choices);
        }
    };
    for fact in FactId::all() {
        let details = fact.entry().details.iter().map(|detail| &detail.entry().shape);
        for shape in details.chain([&fact.entry().shape]) {
            if let Shape::Choice(choices) | Shape::ChoiceList(choices) = shape {
                note(choices);
            }
        }
    }
    for choices in lists {
        let names: Vec<_> = choices.all.iter().map(|choice| format!("\"{}\"", choice.name)).collect();
        let unknown = if choices.may_be_unknown { " | \"unknown\"" } else { "" };
        let _ = writeln!(text, "export type {} = {}{unknown};", choices.name, names.join(" | "));
    }
    let _ = writeln!(text, "\n/** What is known. What is left out is not known. */\nexport interface Case {{");
    let _ = writeln!(text, "  /** The day asked about; today where it is left out. */\n  asOf?: ExactDay | null;");
    let _ = writeln!(
        text,
        "  /** The policies to evaluate; those of the states named where it is left out. */\n  policies?: string[] | null;"
    );
    let _ =
        writeln!(text, "  /** What the questions should settle; everything where it is left out. */\n  goals?: string[] | null;");
    let entries: Vec<_> = FactId::all().map(FactId::entry).collect();
    members(&mut text, &entries, "", 1);
    text.push_str("}\n");
    let config = Config::default();
    for declaration in [
        Outcome::decl(&config),
        ActionOutcome::decl(&config),
        Evidence::decl(&config),
        Standing::decl(&config),
        FindingKind::decl(&config),
        ProblemCode::decl(&config),
        Citation::decl(&config),
        Change::decl(&config),
        PolicyStanding::decl(&config),
        CriterionResult::decl(&config),
        FindingResult::decl(&config),
        ActionResult::decl(&config),
        DueDay::decl(&config),
        Meaning::decl(&config),
        AnswerOption::decl(&config),
        Answer::decl(&config),
        Question::decl(&config),
        Notice::decl(&config),
        Determination::decl(&config),
        Problem::decl(&config),
        DoubleCheck::decl(&config),
    ] {
        let _ = write!(text, "\nexport {declaration}\n");
    }
    text.push_str(TAIL);
    text
}

/// The keys below a place, groups as nested objects.
fn members(text: &mut String, entries: &[&FactEntry], prefix: &str, depth: usize) {
    let pad = "  ".repeat(depth);
    let mut done: Vec<&str> = Vec::new();
    for entry in entries {
        let Some(rest) = entry.path.strip_prefix(prefix) else { continue };
        let (key, below) = rest.split_once('.').map_or((rest, false), |(key, _)| (key, true));
        if done.contains(&key) {
            continue;
        }
        done.push(key);
        if below {
            let _ = writeln!(text, "{pad}{key}?: {{");
            members(text, entries, &format!("{prefix}{key}."), depth + 1);
            let _ = writeln!(text, "{pad}}} | null;");
        } else {
            let _ = writeln!(text, "{pad}/** {} {} */", entry.ask, entry.help);
            let _ = writeln!(text, "{pad}{key}?: {} | null;", fact_type(entry));
        }
    }
}

fn fact_type(entry: &FactEntry) -> String {
    match &entry.shape {
        Shape::Spans => format!("History<Span{}>", details(entry.details)),
        Shape::Events => format!("History<Event{}>", details(entry.details)),
        shape => shape_type(shape),
    }
}

fn details(ids: &[DetailId]) -> String {
    if ids.is_empty() {
        return String::new();
    }
    let mut text = " & {".to_owned();
    for detail in ids.iter().map(|id| id.entry()) {
        let shape = shape_type(&detail.shape);
        let _ = if detail.required {
            write!(text, " {}: {shape};", detail.name)
        } else {
            write!(text, " {}?: {shape} | null;", detail.name)
        };
    }
    text.push_str(" }");
    text
}

fn shape_type(shape: &Shape) -> String {
    match shape {
        Shape::Day => "Day".into(),
        Shape::Deed => "Deed".into(),
        Shape::Status => "Status".into(),
        Shape::Text => "string".into(),
        Shape::Texts => "string[]".into(),
        Shape::Days => "ExactDay[]".into(),
        Shape::Flag => "boolean".into(),
        Shape::Choice(choices) => choices.name.into(),
        Shape::ChoiceList(choices) => format!("{}[]", choices.name),
        Shape::Spans => "History<Span>".into(),
        Shape::Events => "History<Event>".into(),
    }
}
