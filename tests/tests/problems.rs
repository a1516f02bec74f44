//! Refused input: every code, and the limits that are too large for a vector file.
#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

use std::collections::BTreeSet;

use conformance::ask;
use conformance::vectors::read_all;
use serde_json::{Value, json};

/// The most entries of one history.
const MOST_ENTRIES: usize = 10_000;
/// The most bytes of one case.
const MOST_BYTES: usize = 8 * 1024 * 1024;

fn problems(text: &str) -> Vec<(String, String)> {
    let answer = ask(text).expect("an answer");
    let field = |problem: &Value, key: &str| problem[key].as_str().unwrap_or_else(|| panic!("no {key} in {problem}")).to_owned();
    let problems = answer["problems"].as_array().into_iter().flatten();
    problems.map(|problem| (field(problem, "path"), field(problem, "code"))).collect()
}

fn problem(path: &str, code: &str) -> Vec<(String, String)> {
    vec![(path.to_owned(), code.to_owned())]
}

fn case_with(key: &str, value: Value) -> String {
    let mut member = json!({});
    member[key] = value;
    json!({ "asOf": "2026-03-01", "policies": ["ca-phc-mcbp8015"], "member": member }).to_string()
}

fn repeated(entry: &Value, count: usize) -> Value {
    std::iter::repeat_n(entry.clone(), count).collect()
}

#[test]
fn every_code_has_a_vector_or_a_test_here() {
    let files = read_all().expect("every file reads");
    let vectors = files.iter().flat_map(|(_, file)| &file.vectors);
    let problems = vectors.filter_map(|vector| vector.problems.as_ref()).flatten();
    let mut codes: BTreeSet<&str> = problems.map(|problem| problem.code.as_str()).collect();
    codes.extend(["tooMany", "tooLarge"]);
    let all = [
        "unknownField",
        "wrongType",
        "notADay",
        "outOfRange",
        "endBeforeStart",
        "beforeBirth",
        "unknownChoice",
        "unknownPolicy",
        "unknownGoal",
        "tooMany",
        "tooLarge",
        "notJson",
        "missingAsOf",
        "missingField",
        "duplicateKey",
        "boundsReversed",
    ];
    assert_eq!(codes, BTreeSet::from(all));
}

#[test]
fn ten_thousand_entries_in_one_history_are_answered() {
    let span = json!({ "start": "2024-02-01", "end": "2024-02-02", "state": "CA" });
    assert_eq!(problems(&case_with("fosterCare", repeated(&span, MOST_ENTRIES))), []);
}

#[test]
fn one_entry_more_is_too_many() {
    let span = json!({ "start": "2024-02-01", "end": "2024-02-02", "state": "CA" });
    let text = case_with("fosterCare", repeated(&span, MOST_ENTRIES + 1));
    assert_eq!(problems(&text), problem("/member/fosterCare", "tooMany"));
}

#[test]
fn too_many_events_are_too_many_like_spans() {
    let changes = repeated(&json!({ "date": "2024-02-01" }), MOST_ENTRIES + 1);
    let text = case_with("coordination", json!({ "countyChanges": changes }));
    assert_eq!(problems(&text), problem("/member/coordination/countyChanges", "tooMany"));
}

#[test]
fn each_history_is_counted_by_itself() {
    let half = repeated(&json!({ "start": "2024-02-01", "end": "2024-02-02", "state": "CA" }), MOST_ENTRIES / 2 + 1);
    let member = json!({ "fosterCare": half, "familyMaintenance": half });
    let case = json!({ "asOf": "2026-03-01", "policies": ["ca-phc-mcbp8015"], "member": member });
    assert_eq!(problems(&case.to_string()), []);
}

#[test]
fn eight_mebibytes_are_answered_and_one_byte_more_is_too_large() {
    let mut text = r#"{"asOf":"2026-03-01","policies":["ca-phc-mcbp8015"]}"#.to_owned();
    text.push_str(&" ".repeat(MOST_BYTES - text.len()));
    assert_eq!(problems(&text), []);
    text.push(' ');
    assert_eq!(problems(&text), problem("", "tooLarge"));
}

#[test]
fn a_deeply_nested_text_is_refused_and_not_a_crash() {
    for open in ["[", "{\"a\":"] {
        assert!(!problems(&open.repeat(100_000)).is_empty());
        let closed = format!("{}1{}", open.repeat(50_000), if open == "[" { "]" } else { "}" }.repeat(50_000));
        assert!(!problems(&closed).is_empty());
    }
}

#[test]
fn many_problems_are_reported_in_the_same_order_each_time() {
    let spans = repeated(&json!({ "start": "2024-02-01", "end": "2024-01-01", "state": "CA" }), 200);
    let text = case_with("fosterCare", spans);
    let first = problems(&text);
    assert_eq!(first.len(), 200);
    assert_eq!(first, problems(&text));
}

#[test]
fn a_message_is_one_line_for_the_person_who_fills_the_form() {
    let text = case_with("fosterCare", json!([{ "start": "2021-03-01", "end": "2020-01-05", "state": "CA" }]));
    let answer = ask(&text).expect("an answer");
    let message = answer["problems"][0]["message"].as_str().expect("a message");
    assert!(!message.is_empty() && !message.contains('\n'), "{message:?}");
    assert!(message.contains("2020-01-05") && message.contains("2021-03-01"), "it names both days: {message:?}");
}
