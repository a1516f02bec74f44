//! Every vector, natively; and what the vectors together must cover.
#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use conformance::vectors::{Vector, folder, read_all};
use conformance::{ask, reference, worlds};

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

#[test]
fn the_reference_agrees_with_every_vector_in_which_everything_is_known() {
    let (mut compared, mut lines) = (0, String::new());
    for (_, vector) in vectors() {
        let Some(case) = vector.case.as_ref().and_then(worlds::read_known).filter(|_| vector.problems.is_none()) else {
            continue;
        };
        let outcomes = case.outcomes(case.as_of);
        for ((finding, criterion), outcome) in reference::RULES.into_iter().zip(outcomes) {
            if finding.ends_with("high-risk") || finding.ends_with("placed-outside-service-area") {
                continue; // needs and placements may not be known in the vector
            }
            let Some(rule) = vector.findings.get(finding) else { continue };
            let rule = match criterion {
                Some(name) => rule.criteria.get(name),
                None => Some(rule),
            };
            compared += usize::from(rule.is_some());
            if let Some(rule) = rule.filter(|rule| rule.outcome != outcome.name()) {
                lines += &format!("\n{} {finding} {criterion:?}: {}, reference {}", vector.id, rule.outcome, outcome.name());
            }
        }
    }
    assert!(lines.is_empty(), "{lines}");
    assert!(compared > 300, "only {compared} outcomes compared");
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

#[test]
fn every_criterion_is_met_not_met_and_undetermined_in_some_vector_and_decides_one_alone() {
    let vectors = vectors();
    let finding = "ca-phc-mcbp8015/child-welfare-involved";
    for name in ["in-foster-care", "recent-foster-care", "aged-out", "adoption-assistance", "family-maintenance"] {
        let rules = || vectors.iter().filter_map(|(_, vector)| vector.findings.get(finding));
        for outcome in ["met", "notMet", "undetermined", "notInForce"] {
            let shown = rules().any(|rule| rule.criteria.get(name).is_some_and(|one| one.outcome == outcome));
            assert!(shown, "no vector shows {name} {outcome}");
        }
        let alone = rules().any(|rule| rule.determining.as_deref() == Some(&[name.to_owned()]));
        assert!(alone, "no vector is decided by {name} alone");
    }
}

#[test]
fn every_action_is_shown_due_not_due_and_not_settled() {
    let vectors = vectors();
    for name in [
        "contact-foster-agency",
        "review-prior-authorizations",
        "assign-direct-member",
        "recheck-direct-member",
        "authorize-any-network",
        "refer-to-case-management",
        "assign-medical-home",
        "offer-respite",
        "contact-social-worker",
        "connect-to-ombudsman",
        "escalate-to-liaison",
        "help-county-change",
    ] {
        let id = format!("ca-phc-mcbp8015/{name}");
        let shown: BTreeSet<_> =
            vectors.iter().filter_map(|(_, vector)| Some(vector.actions.get(&id)?.outcome.as_str())).collect();
        let optional = ["recheck-direct-member", "offer-respite", "contact-social-worker"].contains(&name);
        let due = if optional { "optional" } else { "required" };
        assert_eq!(shown, BTreeSet::from([due, "notRequired", "undetermined"]), "{name}");
    }
}

#[test]
fn a_wrong_answer_is_told_apart() {
    let vectors = vectors();
    let (_, vector) = vectors.iter().find(|(_, vector)| !vector.findings.is_empty()).expect("a vector with findings");
    let empty = serde_json::json!({ "format": "kinfocus.determination/1" });
    assert!(!vector.mismatches(&empty).is_empty());
    assert!(!vector.mismatches(&serde_json::json!({ "problems": [] })).is_empty());
}
