//! Every vector, natively; and what the vectors together must cover.
#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use conformance::ask;
use conformance::reference::DOCUMENTS;
use conformance::vectors::{Vector, folder, read_all};
use conformance::worlds::{Expected, Look};

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
        let look = Look { date, most: 100_000, every_day: false };
        for finding in DOCUMENTS.iter().flat_map(|document| document.findings) {
            let Some(expected) = vector.findings.get(finding.id) else { continue };
            let Ok(worlds) = look.finding(case, finding) else {
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
            let Ok(worlds) = look.action(case, action) else {
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
            let (Some(due), Ok(dues)) = (&expected.due, look.due(case, action)) else { continue };
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
