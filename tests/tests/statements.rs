//! The register of statements against the list of all statements, `statements.txt`: one id a line,
//! under a heading a document.
#![allow(clippy::expect_used, clippy::panic, reason = "tests")]

use std::collections::{BTreeMap, BTreeSet};

use kinfocus::{STATEMENTS, Statement};

/// Each document with the ids of its statements.
fn documents() -> Vec<(&'static str, Vec<&'static str>)> {
    let mut documents: Vec<(&str, Vec<&str>)> = Vec::new();
    for line in include_str!("../statements.txt").lines().map(str::trim).filter(|line| !line.is_empty()) {
        match line.strip_prefix("# ") {
            Some(heading) => documents.push((heading, Vec::new())),
            None => documents.last_mut().expect("a heading comes first").1.push(line),
        }
    }
    documents
}

fn register() -> BTreeMap<&'static str, &'static Statement> {
    STATEMENTS.iter().map(|statement| (statement.id, statement)).collect()
}

#[test]
fn every_statement_has_a_line_in_the_register() {
    let register = register();
    println!("{:<58} {:>5} {:>5} {:>12} {:>6} {:>8}", "document", "rules", "data", "not modelled", "total", "in part");
    let mut sums = [0; 5];
    let mut missing = Vec::new();
    for (document, ids) in documents() {
        let found: Vec<_> = ids.iter().filter_map(|id| register.get(id)).collect();
        missing.extend(ids.iter().filter(|id| !register.contains_key(**id)).copied());
        let counted = |test: fn(&Statement) -> bool| found.iter().filter(|statement| test(statement)).count();
        let rules = counted(|statement| !statement.rules.is_empty());
        let data = counted(|statement| statement.rules.is_empty() && !statement.data.is_empty());
        let in_part =
            counted(|statement| statement.not_modelled.is_some() && !(statement.rules.is_empty() && statement.data.is_empty()));
        let counts = [rules, data, found.len() - rules - data, found.len(), in_part];
        print_line(document, counts);
        for (sum, count) in sums.iter_mut().zip(counts) {
            *sum += count;
        }
    }
    print_line("all documents", sums);
    assert!(missing.is_empty(), "{} statements have no line in the register:\n{}", missing.len(), missing.join("\n"));
}

fn print_line(document: &str, [rules, data, not_modelled, total, in_part]: [usize; 5]) {
    println!("{document:<58} {rules:>5} {data:>5} {not_modelled:>12} {total:>6} {in_part:>8}");
}

#[test]
fn the_register_has_no_statement_that_is_not_in_the_list() {
    let listed: BTreeSet<_> = documents().into_iter().flat_map(|(_, ids)| ids).collect();
    let unknown: Vec<_> = STATEMENTS.iter().map(|statement| statement.id).filter(|id| !listed.contains(id)).collect();
    assert!(unknown.is_empty(), "{} statements are not in the list:\n{}", unknown.len(), unknown.join("\n"));
}

#[test]
fn the_register_follows_the_order_of_the_list() {
    let listed: Vec<_> = documents().into_iter().flat_map(|(_, ids)| ids).collect();
    let registered: Vec<_> = STATEMENTS.iter().map(|statement| statement.id).collect();
    let differs = listed.iter().zip(&registered).find(|(one, other)| one != other);
    assert_eq!(differs, None, "the first difference: list, register");
    assert_eq!(listed.len(), registered.len());
}
