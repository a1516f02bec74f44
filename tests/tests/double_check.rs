//! What to check once more, against trying it out: each change put into the case makes the finding met, and no
//! smaller one does.
#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use conformance::facts::{FACTS, Kind, given, history};
use conformance::random::Random;
use conformance::tally::{Tally, over_seeds};
use conformance::vectors::read_all;
use conformance::{ask, blur, generate};
use kinfocus::{Case, Outcome};
use serde_json::{Value, json};

/// Generated cases; in every third, something is not known.
const CASES: u64 = 120;
/// Days that lie nearer than a change of days are all tried, up to so many.
const MOST_DAYS: usize = 60;

fn is_met(case: &Value, finding: &str) -> bool {
    Case::from_json(&case.to_string()).is_ok_and(|case| kinfocus::policies().outcome(&case, finding) == Some(Outcome::Met))
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
fn verify(case: &Value, finding: &str, check: &Value, random: &mut Random, tally: &mut Tally) {
    let fact = check["fact"].as_str().expect("a fact");
    let instead = &check["instead"];
    let with = changed(case, fact, instead);
    let found = findings(&with).into_iter().find(|(id, ..)| id == finding);
    let makes: BTreeSet<String> =
        check["makes"].as_array().into_iter().flatten().filter_map(|id| id.as_str().map(str::to_owned)).collect();
    tally.count("changes", 1);
    if found != Some((finding.to_owned(), "met".to_owned(), makes)) {
        tally.wrong(finding, || format!("{check} makes it {found:?}\n{case}"));
    }
    if !instead.is_object() {
        for other in check["alike"].as_array().into_iter().flatten() {
            tally.count("changes alike", 1);
            if !is_met(&changed(case, fact, other), finding) {
                tally.wrong(finding, || format!("{other} is not alike: {check}\n{case}"));
            }
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
        tally.count("nearer days", 1);
        if is_met(&changed(case, fact, &json!(day.to_string())), finding) {
            tally.wrong(finding, || format!("{day} is nearer: {check}\n{case}"));
        }
    }
}

/// Details of entries with choices that some rule tells apart.
const DETAILS: &[(&str, &str, &[&str])] = &[
    ("member.enrollments", "state", &["CA", "OR"]),
    ("member.enrollments", "delivery", &["managedCare", "feeForService"]),
    ("member.fosterCare", "state", &["CA", "OR"]),
    ("member.fosterCare", "placementState", &["CA", "OR"]),
    ("member.fosterCare", "agency", &["tribe", "other"]),
    ("member.placements", "state", &["CA", "OR"]),
    ("member.adoptionAssistance", "state", &["CA", "OR"]),
    ("member.familyMaintenance", "state", &["CA", "OR"]),
    ("member.behavioralHealth.relatedVisits", "kind", &["emergency", "hospital"]),
    ("member.releases", "facility", &["youthFacility", "jail"]),
    ("member.overlappingPrograms", "program", &["hospice", "familyMosaic", "pace"]),
];

/// Another value for a place, and whether a change that was found is such a one.
type Attempt<'a> = (String, Value, Box<dyn Fn(&Value) -> bool + 'a>);

/// Changes of the facts of a case that may or may not make a difference. `other`: a case to take entries from.
fn attempts<'a>(case: &Value, other: &Value, random: &mut Random) -> Vec<Attempt<'a>> {
    let mut all: Vec<Attempt<'a>> = Vec::new();
    let as_of = date(&case["asOf"]);
    let of_days = |check: &Value| check["daysApart"].is_u64() || !check["given"].is_string() && check["instead"].is_string();
    let named = |choice: Value| {
        move |check: &Value| check["instead"] == choice || check["alike"].as_array().is_some_and(|alike| alike.contains(&choice))
    };
    let day = |random: &mut Random| {
        let years = [0, 0, 1, 18, 20, 21, 26][random.below(7)];
        let day = as_of - Days::new(years * 365 + years / 4) + Days::new(random.below(5) as u64);
        json!((day - Days::new(if random.chance(60) { 0 } else { random.below(800) as u64 })).to_string())
    };
    for (path, kind) in FACTS {
        let value = given(case, path);
        match kind {
            _ if value.is_null() => {}
            Kind::Birth => all.extend((0..4).map(|_| ((*path).to_owned(), day(random), Box::new(of_days) as Box<_>))),
            Kind::Deed => {
                all.push(((*path).to_owned(), day(random), Box::new(of_days)));
                all.push(((*path).to_owned(), json!(false), Box::new(|check: &Value| check["instead"] == false)));
            }
            Kind::Choice(choices) => {
                all.extend(choices.iter().map(|one| ((*path).to_owned(), json!(one), Box::new(named(json!(one))) as Box<_>)));
            }
            Kind::Status if value.is_boolean() => {
                let flipped = json!(!value.as_bool().expect("true or false"));
                all.push(((*path).to_owned(), flipped.clone(), Box::new(named(flipped))));
            }
            Kind::Spans(_) | Kind::Events(_) | Kind::Status => {
                let is_event = matches!(kind, Kind::Events(_));
                let (entries, is_whole) = history(value).expect("a history");
                for (at, entry) in entries.iter().enumerate() {
                    let place = |part: &str| format!("{path}[{at}].{part}");
                    all.push((place(if is_event { "date" } else { "start" }), day(random), Box::new(of_days)));
                    if !is_event {
                        all.push((place("end"), day(random), Box::new(of_days)));
                        all.push((place("end"), Value::Null, Box::new(|check: &Value| check["instead"].is_null())));
                    }
                    for (_, detail, choices) in DETAILS.iter().filter(|(of, ..)| of == path) {
                        // An unknown choice is no choice to check: the answer holds with each.
                        for choice in choices.iter().filter(|_| entry[*detail] != "unknown") {
                            all.push((place(detail), json!(choice), Box::new(named(json!(choice)))));
                        }
                    }
                    for (detail, flag) in entry.as_object().into_iter().flatten().filter(|(_, value)| value.is_boolean()) {
                        let flipped = json!(!flag.as_bool().expect("true or false"));
                        all.push((place(detail), flipped.clone(), Box::new(named(flipped))));
                    }
                }
                // Whoever is responsible, and which aid code it is, are names.
                let is_named = path.ends_with("responsiblePlans") || path.ends_with("aidCodes");
                for entry in given(other, path).as_array().into_iter().flatten().filter(|_| is_whole && !is_named) {
                    let start = date(if is_event { &entry["date"] } else { &entry["start"] });
                    if start <= as_of && (entry["end"].is_null() || date(&entry["end"]) < as_of) {
                        all.push(((*path).to_owned(), entry.clone(), Box::new(|check: &Value| check["instead"].is_object())));
                    }
                }
            }
            Kind::Choices(_) | Kind::List => {}
        }
    }
    all
}

/// Looks at every finding of a case.
fn look_at(case: &Value, other: Option<&Value>, random: &mut Random, tally: &mut Tally) {
    let Ok(known) = Case::from_json(&case.to_string()) else { return };
    tally.count("cases", 1);
    for (finding, outcome, _) in findings(case) {
        let checks = kinfocus::double_check(&known, &finding).expect("a finding of a policy that is evaluated");
        let checks = serde_json::to_value(&checks).expect("JSON");
        let checks = checks.as_array().expect("a list");
        if outcome != "notMet" {
            assert!(checks.is_empty(), "{finding} is {outcome}\n{case}");
            continue;
        }
        tally.count("findings not met", 1);
        for check in checks {
            verify(case, &finding, check, random, tally);
        }
        for (fact, instead, is_such) in other.map(|other| attempts(case, other, random)).unwrap_or_default() {
            tally.count("other changes", 1);
            let with = changed(case, &fact, &instead);
            if is_met(&with, &finding)
                // A change may also lead to other policies.
                && findings(&with).iter().any(|(id, ..)| *id == finding)
                && !checks.iter().any(|check| check["fact"] == *fact && is_such(check))
            {
                tally.wrong(&finding, || format!("{fact}: {instead} was not found\n{case}"));
            }
        }
    }
}

#[test]
fn each_change_makes_the_finding_met_and_no_smaller_one_does() {
    let tally = over_seeds(CASES, |seed, tally| {
        let random = &mut Random::new(seed ^ 0xD0_0B1E);
        let mut case = generate::known_case(seed);
        let policies: Vec<&str> = case["policies"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let other = generate::known_case_of(&policies, seed ^ 1);
        if seed % 3 == 2 {
            case = blur::blurred(&case, &blur::blurs(&case, random));
        }
        look_at(&case, Some(&other), random, tally);
    });
    tally.settle("changes of generated cases tried");
    for figure in ["changes", "nearer days", "other changes"] {
        assert!(tally.figures[figure] > 500, "{figure}");
    }
}

#[test]
fn each_change_makes_the_finding_of_a_vector_met() {
    let mut tally = Tally::default();
    let random = &mut Random::new(1);
    let files = read_all().expect("every file reads");
    for vector in files.iter().flat_map(|(_, file)| &file.vectors) {
        if let Some(case) = vector.case.as_ref().filter(|_| vector.problems.is_none()) {
            look_at(case, None, random, &mut tally);
        }
    }
    tally.settle("changes of vectors tried");
    assert!(tally.figures["changes"] > 500);
}
