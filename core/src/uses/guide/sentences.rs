//! Conditions in plain English. "Now" is the day asked about.
//!
//! A sentence is exact: whatever stands in a condition is said, a `not` as the other half of a statement ("is 21
//! or older"), and what is not given where that decides. Only long lists are left to the page around it.

use super::entries::those;
use super::grammar::{a, joined, listed, quoted};
use super::html::capital;
use super::names::{detail_name, labels, noun, plural, statement};
use super::phrases::{self, Phrase, said};
use crate::rules::{Condition, Count, EntriesOf, Move, Policies, Policy, Undone};
use crate::uses::text::long;

/// Says conditions in words.
#[derive(Clone, Copy)]
pub(super) struct Sentences<'p> {
    policies: &'p Policies,
}

/// What the id of a rule stands for.
pub(super) enum Named<'p> {
    /// A condition that has no name of its own: it is said in full.
    Definition(&'p Condition),
    /// A finding or a criterion, by its title or statement.
    Rule(&'static str),
}

impl<'p> Sentences<'p> {
    pub(super) fn new(policies: &'p Policies) -> Self {
        Self { policies }
    }

    /// What a rule is called. A condition that names no rule cannot be put together, so the id is never shown.
    pub(super) fn named(&self, id: &'static str) -> Named<'p> {
        if let Some(definition) = self.policies.definitions.iter().find(|definition| definition.id == id) {
            return Named::Definition(&definition.condition);
        }
        let findings = self.policies.as_slice().iter().flat_map(|policy| policy.findings);
        let mut names = findings.flat_map(|finding| {
            let criteria = finding.criteria.iter().map(|criterion| (criterion.id, criterion.statement.as_str()));
            criteria.chain([(finding.id, finding.title.as_str())])
        });
        Named::Rule(names.find(|(of, _)| *of == id).map_or(id, |(_, name)| name))
    }

    /// What a finding, a criterion or an action of a policy is called where it stands by itself.
    pub(super) fn name(&self, policy: &Policy, id: &'static str) -> String {
        match (policy.actions.iter().find(|action| action.id == id), self.named(id)) {
            (Some(action), _) => action.title.as_str().to_owned(),
            (None, Named::Rule(name)) => capital(name),
            (None, Named::Definition(_)) => id.to_owned(),
        }
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
                let quoted = quoted(&labels(fact.entry().shape, *places));
                format!("{} {}", statement(*fact, yes), listed(&quoted, "or"))
            }
            Condition::Includes(fact, places) => {
                format!("{} {}", statement(*fact, yes), listed(&labels(fact.entry().shape, *places), "and"))
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
                    (_, true) => format!("there were at least {at_least} {}", plural(of.fact)),
                    (_, false) => format!("there were fewer than {at_least} {}", plural(of.fact)),
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

fn name(of: &EntriesOf) -> &'static str {
    noun(of.fact)
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

#[cfg(test)]
mod tests;
