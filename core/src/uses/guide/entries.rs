//! What is asked of the entries of a history, in plain English.

use super::grammar::{a, joined, listed};
use super::names::{detail_name, detail_says, labels, noun};
use super::phrases::{self, Phrase};
use crate::facts::DetailId;
use crate::rules::{EntriesOf, Test, TextsIn};

/// The most texts that a sentence names one by one.
pub(super) const MOST_TEXTS: usize = 8;

/// After what is asked of an entry, where one that says nothing of it passes.
const OR_NOBODY_SAYS: &str = ", or nobody says";

/// What is asked of the entries that count, in brackets; nothing where any entry does.
pub(super) fn those(of: &EntriesOf) -> String {
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
        Test::All(_) | Test::Any(_) => test_group(of, yes, depth),
        Test::Not(of) => test(of, !yes, depth),
        Test::OneOf { detail, places, absent, .. } => {
            compared(*detail, yes, *absent, &listed(&labels(detail.entry().shape, *places), "or"))
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
    let all = matches!(of, Test::All(_)) == yes;
    let mut parts = Vec::new();
    gather_tests(of, yes, all, &mut parts);
    let parts = if all { without_gives(parts) } else { parts };
    match parts.as_slice() {
        [] => return test(&Test::Anything, all, depth),
        [(only, yes)] => return test(only, *yes, depth),
        _ => {}
    }
    let nested = depth == 0 && parts.iter().any(|(part, _)| matches!(part, Test::All(_) | Test::Any(_)));
    let parts: Vec<_> = parts.iter().map(|(part, yes)| test(part, *yes, depth + 1)).collect();
    let comma = match parts.iter().any(|part| part.contains(OR_NOBODY_SAYS)) {
        true if depth == 0 => ";",
        false if !nested && !parts.iter().any(|part| part.contains(',')) => "",
        _ => ",",
    };
    let joined = joined(&parts, comma, if all { "and" } else { "or" });
    if all { joined } else { format!("either {joined}") }
}

/// The parts of a group, with those of groups of the same kind inside it.
fn gather_tests(of: &Test, yes: bool, all: bool, parts: &mut Vec<(Test, bool)>) {
    match of {
        Test::All(inside) | Test::Any(inside) if (matches!(of, Test::All(_)) == yes) == all => {
            inside.iter().for_each(|part| gather_tests(part, yes, all, parts));
        }
        Test::Not(of) => gather_tests(of, !yes, all, parts),
        part => parts.push((*part, yes)),
    }
}

/// Where an entry must give a detail and be something besides, that it gives it goes without saying.
fn without_gives(parts: Vec<(Test, bool)>) -> Vec<(Test, bool)> {
    let mut given: Vec<DetailId> = Vec::new();
    let mut others: Vec<(Test, bool)> = Vec::new();
    for (test, yes) in parts {
        match test {
            Test::Gives(detail) if yes => given.push(detail),
            test => others.push((test, yes)),
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

fn texts_in(texts: &TextsIn) -> String {
    match texts {
        TextsIn::These(these) if these.len() <= MOST_TEXTS => listed(these, "or"),
        TextsIn::These(these) => format!("one of the {} listed", these.len()),
        TextsIn::Fact(fact, []) => format!("one of {}", noun(*fact)),
        TextsIn::Fact(fact, these) => format!("one of {} (if not given: the {} listed)", noun(*fact), these.len()),
    }
}
