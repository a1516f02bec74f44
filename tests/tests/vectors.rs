//! Every vector, natively; and what the vectors together must cover.
#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use conformance::ask;
use conformance::reference::DOCUMENTS;
use conformance::vectors::{Vector, folder, read_all};
use conformance::worlds::{Expected, WorldTrial};
use kinfocus::rules::{ActionRule, Condition, Criterion, Due, Modality};
use kinfocus::{Case, Outcome};

fn vectors() -> Vec<(String, Vector)> {
    let files = read_all().expect("every file reads");
    files.into_iter().flat_map(|(path, file)| file.vectors.into_iter().map(move |vector| (path.clone(), vector))).collect()
}

#[test]
fn every_vector_holds() {
    let (mut failed, mut lines) = (0, String::new());
    let vectors = vectors();
    for (_, vector) in &vectors {
        let mismatches = match ask(&vector.input()) {
            Ok(answer) => vector.mismatches(&answer),
            Err(error) => vec![error],
        };
        if !mismatches.is_empty() {
            failed += 1;
            lines += &format!("\n{}: {}\n    {}\n", vector.id, vector.says, mismatches.join("\n    "));
        }
    }
    println!("{} vectors, {failed} failed", vectors.len());
    assert!(failed == 0, "{failed} of {} vectors failed\n{lines}", vectors.len());
}

/// Holds one expected outcome with its missing facts against the worlds of the case.
fn compare(id: &str, outcome: &str, missing: Option<&BTreeSet<String>>, worlds: &Expected, lines: &mut String) {
    if outcome != worlds.outcome.name() || missing.is_some_and(|missing| *missing != worlds.missing) {
        *lines += &format!("\n{id}: {outcome}, missing {missing:?}; worlds {worlds:?}");
    }
}

#[test]
fn the_worlds_agree_with_every_vector_whose_worlds_can_be_tried() {
    let (mut compared, mut skipped, mut lines) = (0, 0, String::new());
    for (_, vector) in vectors().into_iter().filter(|(_, vector)| vector.problems.is_none()) {
        let Some(case) = &vector.case else { continue };
        let date = case["asOf"].as_str().and_then(|text| text.parse().ok()).expect("an as-of day");
        let trial = WorldTrial { date, most: 100_000, every_day: false };
        for finding in DOCUMENTS.iter().flat_map(|document| document.findings) {
            let Some(expected) = vector.findings.get(finding.id) else { continue };
            let Ok(worlds) = trial.finding(case, finding) else {
                skipped += 1;
                continue;
            };
            for (id, worlds) in worlds {
                let name = id.strip_prefix(finding.id).expect("an id of the finding").trim_start_matches('/');
                let rule = if name.is_empty() { Some(expected) } else { expected.criteria.get(name) };
                compared += usize::from(rule.is_some());
                if let Some(rule) = rule {
                    compare(&format!("{} {id}", vector.id), &rule.outcome, rule.missing.as_ref(), &worlds, &mut lines);
                }
            }
        }
        for action in DOCUMENTS.iter().flat_map(|document| document.actions) {
            let is_asked = action.section.is_none_or(|section| case[section].is_object());
            let Some(expected) = vector.actions.get(action.id).filter(|_| is_asked) else { continue };
            let Ok(worlds) = trial.action(case, action) else {
                skipped += 1;
                continue;
            };
            compared += 1;
            let outcome = match expected.outcome.as_str() {
                "required" | "optional" => "met",
                "notRequired" => "notMet",
                other => other,
            };
            compare(&format!("{} {}", vector.id, action.id), outcome, expected.missing.as_ref(), &worlds, &mut lines);
            let (Some(due), Ok(dues)) = (&expected.due, trial.due(case, action)) else { continue };
            compared += 1;
            let agree = dues.first().copied().flatten().filter(|_| dues.len() == 1).map(|on| (on.to_string(), on < date));
            if due.as_ref().map(|due| (due.on.clone(), due.overdue)) != agree {
                lines += &format!("\n{} {}: due {due:?}; worlds {dues:?}", vector.id, action.id);
            }
        }
    }
    println!("{compared} outcomes of vectors compared with their worlds, {skipped} not tried");
    assert!(lines.is_empty(), "{lines}");
    assert!(compared > 500 && skipped * 10 < compared, "{compared} outcomes compared, {skipped} not tried");
}

#[test]
fn every_id_is_given_once_and_begins_with_its_file() {
    let mut seen = BTreeSet::new();
    for (path, vector) in vectors() {
        let file = path.trim_end_matches(".json");
        assert!(vector.id.strip_prefix(file).is_some_and(|name| name.starts_with('/')), "{} in {path}", vector.id);
        assert!(vector.case.is_some() != vector.text.is_some(), "{}: either a case or a text", vector.id);
        assert!(!vector.says.is_empty() && !vector.source.is_empty(), "{}: says and source", vector.id);
        assert!(seen.insert(vector.id.clone()), "{} is given twice", vector.id);
    }
}

#[test]
fn the_index_names_every_file_of_vectors() {
    fn walk(folder: &Path, root: &Path, found: &mut BTreeSet<String>) {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                walk(&path, root, found);
            } else {
                let parts = path.strip_prefix(root).expect("inside").components().map(|part| part.as_os_str().to_string_lossy());
                found.insert(parts.collect::<Vec<_>>().join("/"));
            }
        }
    }
    let (mut found, root) = (BTreeSet::new(), folder());
    walk(&root, &root, &mut found);
    found.remove("index.json");
    let named: BTreeSet<String> = read_all().expect("every file reads").into_iter().map(|(path, _)| path).collect();
    assert_eq!(named, found);
}

/// Every criterion of every policy: the finding it belongs to, its id, and whether it is not in force on some day.
fn criteria() -> impl Iterator<Item = (&'static str, &'static str, bool)> {
    kinfocus::policies().as_slice().iter().flat_map(|policy| {
        let has_days = policy.in_force_from.is_some() || policy.in_force_until.is_some();
        policy.findings.iter().flat_map(move |finding| {
            let days_of = move |criterion: &Criterion| has_days || finding.in_force.is_some() || criterion.in_force.is_some();
            finding.criteria.iter().map(move |criterion| (finding.id, criterion.id, days_of(criterion)))
        })
    })
}

#[test]
fn every_criterion_is_shown_with_each_outcome_it_can_have() {
    let vectors = vectors();
    let (mut count, mut missing) = (0, Vec::new());
    for (finding, criterion, has_days) in criteria() {
        count += 1;
        let name = criterion.strip_prefix(finding).and_then(|rest| rest.strip_prefix('/')).expect("an id below the finding's");
        let rules = vectors.iter().filter_map(|(_, vector)| vector.findings.get(finding)?.criteria.get(name));
        let shown: BTreeSet<&str> = rules.map(|rule| rule.outcome.as_str()).collect();
        let not_in_force = has_days.then_some("notInForce");
        let needed = ["met", "notMet", "undetermined"].into_iter().chain(not_in_force);
        missing.extend(needed.filter(|outcome| !shown.contains(outcome)).map(|outcome| format!("{criterion} {outcome}")));
    }
    println!("{count} criteria");
    assert!(missing.is_empty(), "no vector shows\n{}", missing.join("\n"));
}

#[test]
fn every_criterion_decides_some_vector_alone() {
    let vectors = vectors();
    let cases: Vec<(&Vector, Case)> = vectors
        .iter()
        .filter(|(_, vector)| vector.problems.is_none())
        .filter_map(|(_, vector)| Some((vector, Case::from_json(&vector.input()).ok()?)))
        .collect();
    let mut missing = Vec::new();
    for (finding, criterion, _) in criteria() {
        let without = kinfocus::policies().without(criterion);
        let fails = |(vector, case): &&(&Vector, Case)| {
            let expected = vector.findings.get(finding).map(|rule| rule.outcome.as_str());
            expected == Some("met") && without.outcome(case, finding) != Some(Outcome::Met)
        };
        match cases.iter().find(fails) {
            Some((vector, _)) => println!("{criterion} decides {}", vector.id),
            None => missing.push(criterion),
        }
    }
    assert!(missing.is_empty(), "all vectors hold without\n{}", missing.join("\n"));
}

/// What can become of an action on a day on which its policy is in force, by its trigger alone.
struct Can {
    /// There are cases in which it need not be taken.
    be_left: bool,
    /// There are cases that leave it open.
    be_open: bool,
}

/// A condition of these leaves alone is open in no case: days pass, and what is not said to be done is not done.
fn is_always_settled(leaf: &Condition) -> bool {
    matches!(leaf, Condition::From(_) | Condition::KnownDone(_))
}

fn leaves<'c>(condition: &'c Condition, rules: &BTreeMap<&str, Vec<&'c Condition>>, all: &mut Vec<&'c Condition>) {
    match condition {
        Condition::All(parts) | Condition::Any(parts) => parts.iter().for_each(|part| leaves(part, rules, all)),
        Condition::Not(part) => leaves(part, rules, all),
        Condition::Rule(id) => match rules.get(id) {
            Some(conditions) => conditions.iter().for_each(|condition| leaves(condition, rules, all)),
            // What policies share looks at facts that may not be known.
            None => all.push(condition),
        },
        leaf => all.push(leaf),
    }
}

/// Every action of every policy, with what can become of it.
fn actions() -> Vec<(&'static ActionRule, Can)> {
    let policies = kinfocus::policies().as_slice();
    let mut rules: BTreeMap<&str, Vec<&Condition>> = BTreeMap::new();
    for finding in policies.iter().flat_map(|policy| policy.findings) {
        let conditions = finding.criteria.iter().map(|criterion| (criterion.id, &criterion.condition));
        for (id, condition) in conditions {
            rules.insert(id, vec![condition]);
            rules.entry(finding.id).or_default().push(condition);
        }
    }
    let can = |action: &'static ActionRule| {
        let mut all = Vec::new();
        leaves(&action.trigger, &rules, &mut all);
        (action, Can { be_left: !all.is_empty(), be_open: all.iter().any(|leaf| !is_always_settled(leaf)) })
    };
    policies.iter().flat_map(|policy| policy.actions).map(can).collect()
}

#[test]
fn every_action_is_shown_taken_left_and_open() {
    let vectors = vectors();
    let mut missing = Vec::new();
    for (action, can) in actions() {
        let rules = vectors.iter().filter_map(|(_, vector)| vector.actions.get(action.id));
        let shown: BTreeSet<&str> = rules.map(|rule| rule.outcome.as_str()).collect();
        let taken = if action.modality == Modality::Required { "required" } else { "optional" };
        let needed = [Some(taken), can.be_left.then_some("notRequired"), can.be_open.then_some("undetermined")];
        missing.extend(needed.into_iter().flatten().filter(|one| !shown.contains(one)).map(|one| format!("{} {one}", action.id)));
        match (can.be_left, can.be_open) {
            (false, _) => println!("{} is always to be taken: it stands on every day", action.id),
            (true, false) => println!("{} is never open: what is not said to be done is not done", action.id),
            (true, true) => {}
        }
        let other = if taken == "required" { "optional" } else { "required" };
        assert!(!shown.contains(other), "{} is {taken}, and a vector says {other}", action.id);
        assert!(can.be_open || !shown.contains("undetermined"), "{} is never open, and a vector says so", action.id);
    }
    println!("{} actions", actions().len());
    assert!(missing.is_empty(), "no vector shows\n{}", missing.join("\n"));
}

#[test]
fn every_action_with_a_due_day_is_shown_in_time_and_overdue() {
    let vectors = vectors();
    let (mut count, mut missing) = (0, Vec::new());
    for (action, _) in actions() {
        let Some(due) = &action.due else { continue };
        count += 1;
        let shown: BTreeSet<bool> = vectors
            .iter()
            .filter_map(|(_, vector)| Some(vector.actions.get(action.id)?.due.as_ref()?.as_ref()?.overdue))
            .collect();
        // The next of days that come again and again is never past.
        let comes_again = matches!(due, Due::MonthsThenEvery(..) | Due::EveryDays(..));
        if comes_again {
            println!("{} is never overdue: its day comes again and again", action.id);
            assert!(!shown.contains(&true), "{}", action.id);
        }
        let needed = [(false, true, "in time"), (true, !comes_again, "overdue")];
        let unseen = needed.into_iter().filter(|(overdue, can, _)| *can && !shown.contains(overdue));
        missing.extend(unseen.map(|(_, _, words)| format!("{} {words}", action.id)));
    }
    println!("{count} actions with a due day");
    assert!(missing.is_empty(), "no vector shows\n{}", missing.join("\n"));
}

#[test]
fn a_wrong_answer_is_told_apart() {
    let vectors = vectors();
    let (_, vector) = vectors.iter().find(|(_, vector)| !vector.findings.is_empty()).expect("a vector with findings");
    let empty = serde_json::json!({ "format": "kinfocus.determination/1" });
    assert!(!vector.mismatches(&empty).is_empty());
    assert!(!vector.mismatches(&serde_json::json!({ "problems": [] })).is_empty());
}
