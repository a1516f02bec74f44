//! Conditions in plain English. "Now" is the day asked about.
//!
//! A sentence is exact: whatever stands in a condition is said, a `not` as the other half of a statement ("is 21
//! or older"), and what is not given where that decides. Only long lists are left to the page around it.

use super::phrases::{self, Phrase, said};
use crate::choice::Choices;
use crate::condition::{Condition, Count, EntriesOf, Move, Test, TextsIn, Undone};
use crate::fact::{DetailId, FactId, Shape};
use crate::policy::Policies;
use crate::text::long;

/// The most texts that a sentence names one by one.
pub(super) const MOST_TEXTS: usize = 8;

/// Says conditions in words.
#[derive(Clone, Copy)]
pub(super) struct Words<'p> {
    policies: &'p Policies,
}

/// What the id of a rule stands for.
pub(super) enum Named<'p> {
    /// A condition that has no name of its own: it is said in full.
    Definition(&'p Condition),
    /// A finding or a criterion, by its title or statement.
    Rule(&'static str),
}

impl<'p> Words<'p> {
    pub(super) fn new(policies: &'p Policies) -> Self {
        Self { policies }
    }

    /// What a rule is called. A condition that names no rule cannot be put together, so the id is never shown.
    pub(super) fn named(&self, id: &'static str) -> Named<'p> {
        if let Some(definition) = self.policies.definitions.iter().find(|definition| definition.id == id) {
            return Named::Definition(&definition.condition);
        }
        let findings = self.policies.list.iter().flat_map(|policy| &policy.findings);
        let mut names = findings.flat_map(|finding| {
            let criteria = finding.criteria.iter().map(|criterion| (criterion.id, criterion.statement));
            criteria.chain([(finding.id, finding.title)])
        });
        Named::Rule(names.find(|(of, _)| *of == id).map_or(id, |(_, name)| name))
    }

    /// A condition as one sentence, without a capital and a stop.
    pub(super) fn sentence(&self, condition: &'p Condition) -> String {
        self.say(condition, true, 0)
    }

    /// The condition, or what holds where it does not, so many groups deep.
    fn say(&self, condition: &'p Condition, yes: bool, depth: usize) -> String {
        match condition {
            Condition::All(_) | Condition::Any(_) => self.group(condition, yes, depth),
            Condition::Not(part) => self.say(part, !yes, depth),
            Condition::Rule(id) => match self.named(id) {
                Named::Definition(condition) => self.say(condition, yes, depth),
                Named::Rule(_) => self.atom(condition, yes),
            },
            atom => self.atom(atom, yes),
        }
    }

    fn group(&self, condition: &'p Condition, yes: bool, depth: usize) -> String {
        let all = matches!(condition, Condition::All(_)) == yes;
        let mut parts = Vec::new();
        self.gather(condition, yes, all, &mut parts);
        match parts.as_slice() {
            [] if all => return "always".to_owned(),
            [] => return "never".to_owned(),
            [(only, yes)] => return self.say(only, *yes, depth),
            _ => {}
        }
        let parts: Vec<_> = parts.into_iter().map(|(part, yes)| self.say(part, yes, depth + 1)).collect();
        // Semicolons around commas, and brackets around what lies deeper.
        let comma = if depth == 0 && parts.iter().any(|part| part.contains(',')) { ";" } else { "," };
        let before = match (all, parts.len()) {
            (true, _) => "",
            (false, 2) => "either ",
            (false, _) => "at least one of these: ",
        };
        let joined = format!("{before}{}", joined(&parts, comma, if all { "and" } else { "or" }));
        if depth > 1 { format!("({joined})") } else { joined }
    }

    /// The parts of a group, with those of groups of the same kind inside it.
    fn gather(&self, condition: &'p Condition, yes: bool, all: bool, parts: &mut Vec<(&'p Condition, bool)>) {
        match condition {
            Condition::All(inside) | Condition::Any(inside) if (matches!(condition, Condition::All(_)) == yes) == all => {
                inside.iter().for_each(|part| self.gather(part, yes, all, parts));
            }
            Condition::Not(part) => self.gather(part, !yes, all, parts),
            Condition::Rule(id) => match self.named(id) {
                Named::Definition(condition) => self.gather(condition, yes, all, parts),
                Named::Rule(_) => parts.push((condition, yes)),
            },
            part => parts.push((part, yes)),
        }
    }

    /// A condition without parts, or what holds where it does not. Groups have none of their own.
    pub(super) fn atom(&self, condition: &Condition, yes: bool) -> String {
        match condition {
            Condition::All(_) | Condition::Any(_) | Condition::Not(_) => String::new(),
            Condition::From(day) if yes => format!("it is {} or later", long(*day)),
            Condition::From(day) => format!("it is not yet {}", long(*day)),
            Condition::UnderAge(age) if yes => format!("the member is under {age}"),
            Condition::UnderAge(age) => format!("the member is {age} or older"),
            Condition::Holds(fact) | Condition::Done(fact) => statement(*fact, yes),
            Condition::KnownToHold(fact) | Condition::KnownDone(fact) => format!("{}{NOT_GIVEN_IS_NO}", statement(*fact, yes)),
            Condition::Chosen(fact, places) => {
                let quoted = quoted(&labels(fact.entry().shape, places));
                format!("{} {}", statement(*fact, yes), listed(&quoted, "or"))
            }
            Condition::Includes(fact, places) => {
                format!("{} {}", statement(*fact, yes), listed(&labels(fact.entry().shape, places), "and"))
            }
            Condition::Runs(of) => format!("{}{}", runs(of, yes), those(of)),
            Condition::EndedWithin(months, of) => {
                format!("{}{} ended within {}{}", no(yes), name(of), last(*months), those(of))
            }
            Condition::RunsOrEndedWithin(months, of) => {
                let (or, no) = if yes { ("or", "") } else { ("and", "no ") };
                format!("{} {or} {no}{} ended within {}{}", runs(of, yes), name(of), last(*months), those(of))
            }
            Condition::RanSinceBirthday(age, of) => {
                let there_was = if yes { "there was" } else { "there was no" };
                format!("{there_was} {} on the {} or later{}", name(of), birthday(*age), those(of))
            }
            Condition::Happened(of) => {
                let there_was = if yes { "there has been" } else { "there has been no" };
                let one = if yes { a(name(of)) } else { name(of).to_owned() };
                format!("{there_was} {one}{}", those(of))
            }
            Condition::Counted(Count { at_least, months }, of) => {
                let counted = match (*at_least, yes) {
                    (0 | 1, true) => format!("there was {}", a(name(of))),
                    (0 | 1, false) => format!("there was no {}", name(of)),
                    (_, true) => format!("there were at least {at_least} {}", many(of)),
                    (_, false) => format!("there were fewer than {at_least} {}", many(of)),
                };
                format!("{counted} within {}{}", last(*months), those(of))
            }
            Condition::Undone(undone, of) => undone_deed(*undone, of, yes),
            Condition::Moved(of) => moved(of, yes),
            Condition::Rule(id) => match self.named(id) {
                Named::Rule(name) => format!("“{name}” {}", if yes { "applies" } else { "does not apply" }),
                Named::Definition(_) => String::new(),
            },
        }
    }
}

/// After a statement for which silence is an answer.
const NOT_GIVEN_IS_NO: &str = " (not given counts as no)";

/// After what is asked of an entry, where one that says nothing of it passes.
const OR_NOBODY_SAYS: &str = ", or nobody says";

/// A status or a deed, or its opposite; the beginning of a sentence that choices complete.
pub(super) fn statement(fact: FactId, yes: bool) -> String {
    match phrases::of_fact(fact) {
        Some(Phrase::Says(says) | Phrase::Is(_, says) | Phrase::Spans(says, _)) => said(says, yes),
        Some(Phrase::Events(..)) | None => format!("the answer is {} to “{}”", if yes { "yes" } else { "no" }, fact.entry().ask),
    }
}

/// What a history, a list or a date is called.
pub(super) fn noun(fact: FactId) -> &'static str {
    match phrases::of_fact(fact) {
        Some(Phrase::Is(name, _) | Phrase::Spans(_, name) | Phrase::Events(name, _)) => name,
        Some(Phrase::Says(_)) | None => fact.entry().ask,
    }
}

fn name(of: &EntriesOf) -> &'static str {
    noun(of.fact)
}

fn many(of: &EntriesOf) -> &'static str {
    match phrases::of_fact(of.fact) {
        Some(Phrase::Events(_, many)) => many,
        _ => name(of),
    }
}

fn runs(of: &EntriesOf, yes: bool) -> String {
    format!("{} now", statement(of.fact, yes))
}

fn no(yes: bool) -> &'static str {
    if yes { "" } else { "no " }
}

fn last(months: u32) -> String {
    if months == 1 { "the last month".to_owned() } else { format!("the last {months} months") }
}

fn birthday(age: u16) -> String {
    let ending = match (age % 100, age % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    format!("{age}{ending} birthday")
}

fn undone_deed(undone: Undone, of: &EntriesOf, yes: bool) -> String {
    let deed = match phrases::of_detail(undone.deed) {
        Some(Phrase::Says(says)) => said(says, false),
        _ => format!("this has no answer yet: “{}”", undone.deed.entry().ask),
    };
    let begins = if yes { "" } else { "it is not so that " };
    let (there, when) = if undone.after_event { ("there has been", "") } else { ("there is", ", past or to come,") };
    format!("{begins}{there} {}{}{when} and {deed}{NOT_GIVEN_IS_NO}", a(name(of)), those(of))
}

fn moved(of: &Move, yes: bool) -> String {
    let who = detail_name(of.who);
    let not_given = if of.known { NOT_GIVEN_IS_NO } else { "" };
    let begins = if yes { "" } else { "it is not so that " };
    let days = of.within_days;
    format!(
        "{begins}{who} has changed (one ended and another began, at most {days} days apart) and {}{not_given}",
        statement(of.completed, false)
    )
}

/// What is asked of the entries that count, in brackets; nothing where any entry does.
fn those(of: &EntriesOf) -> String {
    let mut asked = Vec::new();
    if of.test != Test::Anything {
        asked.push(format!("where {}", test(&of.test, true, 0)));
    }
    if let Some(evidence) = of.shown_by {
        asked.push(format!("{} can show it", a(noun(evidence.fact))));
    }
    if let Some(history) = of.unless_known {
        asked.push(format!("only where {} is not known whole", noun(history)));
    }
    if asked.is_empty() { String::new() } else { format!(" ({})", asked.join("; ")) }
}

/// What an entry must be like, or must not be like.
pub(super) fn test(of: &Test, yes: bool, depth: usize) -> String {
    match of {
        Test::Anything if yes => "anything is given".to_owned(),
        Test::Anything => "nothing is given".to_owned(),
        Test::Both(..) | Test::Either(..) => test_group(of, yes, depth),
        Test::Not(of) => test(of, !yes, depth),
        Test::OneOf { detail, places, absent, .. } => {
            compared(*detail, yes, *absent, &listed(&labels(detail.entry().shape, places), "or"))
        }
        Test::Says { detail, absent } => {
            format!("{}{}", detail_says(*detail, yes), if *absent == yes { OR_NOBODY_SAYS } else { "" })
        }
        Test::Gives(detail) => match phrases::of_detail(*detail) {
            Some(Phrase::Says(_)) => {
                format!("it is {} whether {}", if yes { "said" } else { "not said" }, detail_says(*detail, true))
            }
            _ => format!("{} is {}", detail_name(*detail), if yes { "given" } else { "not given" }),
        },
        Test::TextIn { detail, texts, absent } => compared(*detail, yes, *absent, &texts_in(texts)),
    }
}

/// A detail beside what it is compared with. Where an entry need not give it, and that decides, this is said too.
fn compared(detail: DetailId, yes: bool, absent: bool, with: &str) -> String {
    let says = detail_says(detail, yes);
    match (yes, absent) {
        _ if detail.entry().required => format!("{says} {with}"),
        (true, true) | (false, false) => format!("{says} {with}{OR_NOBODY_SAYS}"),
        (true, false) => format!("{says} {with}"),
        (false, true) => format!("{} is given and {says} {with}", detail_name(detail)),
    }
}

fn test_group(of: &Test, yes: bool, depth: usize) -> String {
    let all = matches!(of, Test::Both(..)) == yes;
    let mut parts = Vec::new();
    gather_tests(of, yes, all, &mut parts);
    let parts = if all { without_gives(parts) } else { parts.into_iter().map(|(part, yes)| (part.clone(), yes)).collect() };
    let nested = depth == 0 && parts.iter().any(|(part, _)| matches!(part, Test::Both(..) | Test::Either(..)));
    let parts: Vec<_> = parts.iter().map(|(part, yes)| test(part, *yes, depth + 1)).collect();
    let comma = match parts.iter().any(|part| part.contains(OR_NOBODY_SAYS)) {
        true if depth == 0 => ";",
        false if !nested && !parts.iter().any(|part| part.contains(',')) => "",
        _ => ",",
    };
    let joined = joined(&parts, comma, if all { "and" } else { "or" });
    if all { joined } else { format!("either {joined}") }
}

fn gather_tests<'t>(of: &'t Test, yes: bool, all: bool, parts: &mut Vec<(&'t Test, bool)>) {
    match of {
        Test::Both(one, other) | Test::Either(one, other) if (matches!(of, Test::Both(..)) == yes) == all => {
            gather_tests(one, yes, all, parts);
            gather_tests(other, yes, all, parts);
        }
        Test::Not(of) => gather_tests(of, !yes, all, parts),
        part => parts.push((part, yes)),
    }
}

/// Where an entry must give a detail and be something besides, that it gives it goes without saying.
fn without_gives(parts: Vec<(&Test, bool)>) -> Vec<(Test, bool)> {
    let mut given: Vec<DetailId> = Vec::new();
    let mut others: Vec<(Test, bool)> = Vec::new();
    for (test, yes) in parts {
        match test {
            Test::Gives(detail) if yes => given.push(*detail),
            test => others.push((test.clone(), yes)),
        }
    }
    for (test, yes) in &mut others {
        if let Test::Says { detail, absent } | Test::OneOf { detail, absent, .. } | Test::TextIn { detail, absent, .. } = test
            && given.contains(detail)
        {
            *absent = !*yes;
            given.retain(|of| of != detail);
        }
    }
    let alone = given.into_iter().map(|detail| (Test::Gives(detail), true));
    others.into_iter().chain(alone).collect()
}

/// What is said of a detail, ready for a choice or a text to follow.
pub(super) fn detail_says(detail: DetailId, yes: bool) -> String {
    match phrases::of_detail(detail) {
        Some(Phrase::Says(says) | Phrase::Is(_, says)) => said(says, yes),
        _ => format!("“{}” has {} answer", detail.entry().ask, if yes { "the" } else { "another" }),
    }
}

fn detail_name(detail: DetailId) -> &'static str {
    match phrases::of_detail(detail) {
        Some(Phrase::Is(name, _)) => name,
        _ => detail.entry().ask,
    }
}

fn texts_in(texts: &TextsIn) -> String {
    match texts {
        TextsIn::These(these) if these.len() <= MOST_TEXTS => listed(these, "or"),
        TextsIn::These(these) => format!("one of the {} listed", these.len()),
        TextsIn::Fact(fact, []) => format!("one of {}", noun(*fact)),
        TextsIn::Fact(fact, these) => format!("one of {} (if not given: the {} listed)", noun(*fact), these.len()),
    }
}

/// The labels of these places of a list of choices.
pub(super) fn labels(shape: Shape, places: &[u8]) -> Vec<&'static str> {
    let (Shape::Choice(choices) | Shape::ChoiceList(choices)) = shape else { return Vec::new() };
    let label = |place: &u8| Choices::get(&choices, *place).map(|choice| choice.label);
    places.iter().filter_map(label).collect()
}

fn quoted(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| format!("“{text}”")).collect()
}

/// "a", "a or b", "a, b or c".
pub(super) fn listed<T: AsRef<str>>(texts: &[T], word: &str) -> String {
    let texts: Vec<&str> = texts.iter().map(AsRef::as_ref).collect();
    match texts.split_last() {
        None => "none".to_owned(),
        Some((only, [])) => (*only).to_owned(),
        Some((last, before)) => format!("{} {word} {last}", before.join(", ")),
    }
}

/// Whole sentences: "a, and b", "a; b; and c", or without a sign where there is no need for one.
fn joined(parts: &[String], comma: &str, word: &str) -> String {
    match parts.split_last() {
        None => String::new(),
        Some((only, [])) => only.clone(),
        Some((last, before)) if comma.is_empty() => format!("{} {word} {last}", before.join(&format!(" {word} "))),
        // Among parts with commas of their own, the word stands before each.
        Some((last, before)) if comma == "," && parts.iter().any(|part| part.contains(',')) => {
            format!("{}, {word} {last}", before.join(&format!(", {word} ")))
        }
        Some((last, before)) => format!("{}{comma} {word} {last}", before.join(&format!("{comma} "))),
    }
}

/// One of a kind.
fn a(name: &str) -> String {
    let vowel = name.starts_with(['a', 'e', 'i', 'o', 'u', 'A', 'E', 'I', 'O', 'U']);
    format!("{} {name}", if vowel { "an" } else { "a" })
}

#[cfg(test)]
mod tests;
