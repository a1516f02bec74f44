//! What to check once more, against trying it out: each change put into the case makes the finding met, and no
//! smaller one does.
#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use conformance::generate::Random;
use conformance::vectors::read_all;
use conformance::{ask, blur, generate};
use kinfocus::{Case, Outcome};
use serde_json::{Value, json};

/// Generated cases in which everything is known, and such in which less is.
const CASES: u64 = 240;
/// Days that lie nearer than a change of days are all tried, up to so many.
const MOST_DAYS: usize = 60;

/// What was tried.
#[derive(Debug, Default)]
struct Tried {
    cases: usize,
    not_met: usize,
    changes: usize,
    smaller: usize,
    others: usize,
}

fn read(case: &Value) -> Option<Case> {
    Case::from_json(&case.to_string()).ok()
}

fn is_met(case: &Value, finding: &str) -> bool {
    read(case).is_some_and(|case| kinfocus::policies().outcome(&case, finding) == Some(Outcome::Met))
}

/// What stands at a place such as `member.fosterCare[0].end`: the JSON Pointer to it, its entries under their own key.
fn pointer(case: &Value, fact: &str) -> String {
    let mut pointer = String::new();
    for step in fact.replace('[', ".").replace(']', "").split('.') {
        if step.chars().all(|digit| digit.is_ascii_digit()) && case.pointer(&pointer).is_some_and(Value::is_object) {
            pointer += "/entries";
        }
        pointer += &format!("/{step}");
    }
    pointer
}

/// The case with another value in a place, or with an entry more.
fn changed(case: &Value, fact: &str, instead: &Value) -> Value {
    let mut case = case.clone();
    let place = pointer(&case, fact);
    if let (false, Some(history)) = (fact.ends_with(']'), case.pointer_mut(&place))
        && instead.is_object()
        && (history.is_array() || history.get("entries").is_some())
    {
        let list = if history.is_array() { history } else { &mut history["entries"] };
        list.as_array_mut().expect("a list").push(instead.clone());
        return case;
    }
    let (above, key) = place.rsplit_once('/').expect("a place");
    let above = case.pointer_mut(above).and_then(Value::as_object_mut).expect("an object");
    above.insert(key.to_owned(), instead.clone());
    case
}

fn date(value: &Value) -> NaiveDate {
    value.as_str().expect("a day").parse().expect("a day")
}

/// The first and last day that was given.
fn bounds(given: &Value) -> (NaiveDate, NaiveDate) {
    if given.is_string() { (date(given), date(given)) } else { (date(&given["earliest"]), date(&given["latest"])) }
}

/// Every finding of an answer, with its outcome and the criteria that are met.
fn findings(case: &Value) -> Vec<(String, String, BTreeSet<String>)> {
    let answer = ask(&case.to_string()).expect("an answer");
    let met = |one: &Value| one["outcome"] == "met";
    let criteria = |finding: &Value| {
        let criteria = finding["criteria"].as_array().into_iter().flatten();
        criteria.filter(|one| met(one)).filter_map(|one| one["id"].as_str().map(str::to_owned)).collect()
    };
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let read = |finding: &Value| (text(&finding["id"]), text(&finding["outcome"]), criteria(finding));
    answer["findings"].as_array().into_iter().flatten().map(read).collect()
}

/// Checks that a change makes the finding met, and that no smaller change of the same day does.
fn verify(case: &Value, finding: &str, check: &Value, random: &mut Random, tried: &mut Tried) {
    let fact = check["fact"].as_str().expect("a fact");
    let instead = &check["instead"];
    let with = changed(case, fact, instead);
    let found = findings(&with).into_iter().find(|(id, ..)| id == finding);
    let makes: BTreeSet<String> =
        check["makes"].as_array().into_iter().flatten().filter_map(|id| id.as_str().map(str::to_owned)).collect();
    assert_eq!(found, Some((finding.to_owned(), "met".to_owned(), makes)), "{check}\n{case}");
    tried.changes += 1;
    if !instead.is_object() {
        for other in check["alike"].as_array().into_iter().flatten() {
            assert!(is_met(&changed(case, fact, other), finding), "{other}: {check}\n{case}");
        }
    }
    let Some(apart) = check["daysApart"].as_u64() else { return };
    let (earliest, latest) = bounds(&check["given"]);
    let day = date(instead);
    let distance = if day < earliest { earliest - day } else { day - latest };
    assert_eq!(distance.num_days(), apart as i64, "{check}");
    let nearer =
        (1..apart).flat_map(|days| [earliest.checked_sub_days(Days::new(days)), latest.checked_add_days(Days::new(days))]);
    let mut nearer: Vec<NaiveDate> = nearer.flatten().collect();
    random.shuffle(&mut nearer);
    for day in nearer.into_iter().take(MOST_DAYS) {
        tried.smaller += 1;
        assert!(!is_met(&changed(case, fact, &json!(day.to_string())), finding), "{day} is nearer: {check}\n{case}");
    }
}

/// Checks that where nothing is said, nothing can be found: other days, states, answers and entries are tried.
fn try_others(case: &Value, finding: &str, checks: &[Value], random: &mut Random, tried: &mut Tried) {
    let said = |fact: &str, that: &dyn Fn(&Value) -> bool| checks.iter().any(|check| check["fact"] == fact && that(check));
    let mut attempt = |fact: &str, instead: &Value, that: &dyn Fn(&Value) -> bool| {
        tried.others += 1;
        if is_met(&changed(case, fact, instead), finding) {
            assert!(said(fact, that), "{fact}: {instead} makes {finding} met\n{case}");
        }
    };
    let as_of = date(&case["asOf"]);
    let near = |random: &mut Random| {
        let years = [0, 1, 18, 20, 21, 26][random.below(6)];
        as_of - Days::new(years * 365 + years / 4) + Days::new(random.below(9) as u64) - Days::new(random.below(500) as u64)
    };
    let of_days = |check: &Value| check["daysApart"].is_u64() || check["given"].is_null();
    let named = |choice: &'static str| {
        move |check: &Value| {
            check["instead"] == choice || check["alike"].as_array().is_some_and(|alike| alike.iter().any(|one| one == choice))
        }
    };
    for _ in 0..4 {
        attempt("member.birthDate", &json!(near(random).to_string()), &of_days);
    }
    for list in ["fosterCare", "placements", "adoptionAssistance", "familyMaintenance"] {
        let history = &case["member"][list];
        let is_whole = history.is_array();
        let entries = if is_whole { history } else { &history["entries"] };
        for (at, entry) in entries.as_array().into_iter().flatten().enumerate() {
            let place = |part: &str| format!("member.{list}[{at}].{part}");
            for _ in 0..2 {
                attempt(&place("start"), &json!(near(random).to_string()), &of_days);
                attempt(&place("end"), &json!(near(random).to_string()), &of_days);
            }
            attempt(&place("end"), &Value::Null, &|check| check["instead"].is_null());
            for state in ["CA", "OR"] {
                if entry["state"] != "unknown" {
                    attempt(&place("state"), &json!(state), &named(state));
                }
                if list == "fosterCare" {
                    attempt(&place("placementState"), &json!(state), &named(state));
                }
            }
            if list == "fosterCare" {
                attempt(&place("agency"), &json!("tribe"), &named("tribe"));
            }
        }
        for _ in 0..2 {
            let (one, two) = (near(random).min(as_of), near(random).min(as_of - Days::new(1)));
            let mut entry = json!({ "start": one.min(two).to_string(), "state": *random.pick(&["CA", "OR"]) });
            if random.chance(60) {
                entry["end"] = json!(one.max(two).min(as_of - Days::new(1)).to_string());
            }
            if is_whole {
                attempt(&format!("member.{list}"), &entry, &|check| check["instead"].is_object());
            }
        }
    }
    for need in ["multipleReferrals", "complexMedical", "multipleAgencies"] {
        if case["member"]["needs"][need].is_boolean() {
            attempt(&format!("member.needs.{need}"), &json!(true), &|check| check["instead"] == true);
        }
    }
}

fn look_at(case: &Value, random: &mut Random, tried: &mut Tried, mut more: impl FnMut(&str, &[Value], &mut Random, &mut Tried)) {
    let Some(known) = read(case) else { return };
    tried.cases += 1;
    for (finding, outcome, _) in findings(case) {
        let checks = kinfocus::double_check(&known, &finding).expect("a finding of a policy that is evaluated");
        let checks = serde_json::to_value(&checks).expect("JSON");
        let checks = checks.as_array().expect("a list");
        if outcome != "notMet" {
            assert!(checks.is_empty(), "{finding} is {outcome}\n{case}");
            continue;
        }
        tried.not_met += 1;
        for check in checks {
            verify(case, &finding, check, random, tried);
        }
        more(&finding, checks, random, tried);
    }
}

#[test]
fn each_change_makes_the_finding_met_and_no_smaller_one_does() {
    let mut tried = Tried::default();
    for seed in 0..CASES {
        let random = &mut Random::new(seed ^ 0xD0_0B1E);
        let known = generate::known_case(seed);
        let json = if seed % 3 == 2 { blur::blurred(&known, &blur::blurs(&known, random)) } else { generate::to_json(&known) };
        look_at(&json, random, &mut tried, |finding, checks, random, tried| try_others(&json, finding, checks, random, tried));
    }
    println!("{tried:?}");
    assert!(tried.changes > 1_000 && tried.smaller > 10_000, "{tried:?}");
}

#[test]
fn each_change_makes_the_finding_of_a_vector_met() {
    let mut tried = Tried::default();
    let random = &mut Random::new(1);
    let files = read_all().expect("every file reads");
    for vector in files.iter().flat_map(|(_, file)| &file.vectors) {
        if let Some(case) = vector.case.as_ref().filter(|_| vector.problems.is_none()) {
            look_at(case, random, &mut tried, |_, _, _, _| {});
        }
    }
    println!("{tried:?}");
    assert!(tried.changes > 500, "{tried:?}");
}
