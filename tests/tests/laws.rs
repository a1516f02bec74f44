//! Laws that hold for every case, whatever the documents say.
#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

use std::collections::BTreeMap;

use chrono::NaiveDate;
use conformance::answer::{Answer, Outcome};
use conformance::generate::known_case_of;
use conformance::random::Random;
use conformance::{ask, blur, generate};
use proptest::prelude::*;
use serde_json::{Value, json};

/// The answer of every finding and criterion, by id.
fn answers(case: &Value) -> BTreeMap<String, Answer> {
    let determination = ask(&case.to_string()).expect("an answer");
    let as_of: NaiveDate = case["asOf"].as_str().expect("a day").parse().expect("a day");
    let findings = determination["findings"].as_array().unwrap_or_else(|| panic!("no findings: {determination}\n{case}"));
    let criteria = findings.iter().flat_map(|finding| finding["criteria"].as_array().into_iter().flatten());
    let read = |rule: &Value| (rule["id"].to_string(), Answer::read(as_of, rule).expect("an answer that reads"));
    findings.iter().chain(criteria).map(read).collect()
}

/// A known case without aid codes: they stand for what is not known, and may say otherwise than what comes to be known.
fn without_codes(seed: u64) -> Value {
    let mut case = generate::known_case(seed);
    if let Some(codes) = case.pointer_mut("/member/aidCodes") {
        *codes = json!([]);
    }
    case
}

/// Every day on which either answer could be seen to turn, and on which both speak.
fn shared_days<'a>(one: &'a Answer, other: &'a Answer) -> impl Iterator<Item = (NaiveDate, Outcome, Outcome)> + 'a {
    let days = one.edges().into_iter().chain(other.edges());
    days.filter_map(|date| Some((date, one.on(date)?, other.on(date)?)))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn more_facts_never_turn_a_settled_outcome(seed: u64, keep in 0..100_usize) {
        let case = without_codes(seed);
        let random = &mut Random::new(seed ^ 1);
        let all = blur::blurs(&case, random);
        let some: Vec<_> = all.iter().filter(|_| random.chance(keep)).cloned().collect();
        let (least, more, most) = (blur::blurred(&case, &all), blur::blurred(&case, &some), case);
        let (known_least, known_more, known_most) = (answers(&least), answers(&more), answers(&most));
        for (less, more_facts, known, further) in [
            (&least, &more, &known_least, &known_more),
            (&more, &most, &known_more, &known_most),
            (&least, &most, &known_least, &known_most),
        ] {
            for (id, answer) in known {
                for (date, before, after) in shared_days(answer, &further[id]) {
                    prop_assert!(
                        !before.is_settled() || before == after,
                        "{id} on {date} turned from {before:?} to {after:?}\nless: {less}\nmore: {more_facts}"
                    );
                }
            }
        }
    }

    #[test]
    fn the_order_of_entries_never_matters(seed: u64) {
        let case = generate::known_case(seed);
        let random = &mut Random::new(seed ^ 2);
        let blurs = blur::blurs(&case, random);
        let json = blur::blurred(&case, &blurs);
        let mut other = generate::shuffled(&json, random);
        other["policies"] = json["policies"].clone();
        prop_assert_eq!(answers(&json), answers(&other), "{} {}", json, other);
    }

    #[test]
    fn every_day_has_exactly_one_outcome(seed: u64) {
        let case = generate::known_case(seed);
        let blurs = blur::blurs(&case, &mut Random::new(seed ^ 3));
        let json = blur::blurred(&case, &blurs);
        for (id, answer) in answers(&json) {
            prop_assert_eq!(answer.fault(), None, "{} {}\n{}", id, answer, json);
        }
    }

    #[test]
    fn what_was_foreseen_comes_true_where_everything_is_known(seed: u64) {
        let mut case = generate::known_case(seed);
        let random = &mut Random::new(seed ^ 4);
        let foreseen = answers(&case);
        let edges: Vec<_> = foreseen.values().flat_map(|one| one.edges().into_iter().filter(|date| *date >= one.as_of)).collect();
        case["asOf"] = random.pick(&edges).to_string().into();
        for (id, later) in answers(&case) {
            for (date, before, after) in shared_days(&foreseen[&id], &later) {
                prop_assert_eq!(before, after, "{} on {}, asked as of {}", id, date, case["asOf"]);
            }
        }
    }

    #[test]
    fn aid_codes_change_nothing_where_histories_are_complete(seed: u64) {
        let case = known_case_of(&["ca-phc-mcbp8015", "ca-dhcs-ecm"], seed);
        let random = &mut Random::new(seed ^ 5);
        let codes = ["03", "04", "06", "40", "42", "46", "43", "4M", "4F", "99"];
        let birth = case["member"]["birthDate"].clone();
        let spans: Value = (0..1 + random.below(3)).map(|_| json!({ "code": random.pick(&codes), "start": birth })).collect();
        let mut with_codes = case.clone();
        with_codes["member"]["aidCodes"] = spans;
        prop_assert_eq!(answers(&case), answers(&with_codes), "{}", with_codes);
    }

    #[test]
    fn a_null_says_no_more_than_a_key_left_out(seed: u64) {
        let case = generate::known_case(seed);
        let json = blur::blurred(&case, &blur::blurs(&case, &mut Random::new(seed ^ 6)));
        let mut nulls = json.clone();
        for key in ["birthDate", "fosterCare", "placements", "adoptionAssistance", "familyMaintenance", "aidCodes", "coordination"] {
            let member = nulls["member"].as_object_mut().expect("a member");
            member.entry(key).or_insert(Value::Null);
        }
        prop_assert_eq!(kinfocus::evaluate_json(&json.to_string()), kinfocus::evaluate_json(&nulls.to_string()));
    }

    #[test]
    fn the_same_text_gives_the_same_bytes(seed: u64) {
        let case = generate::known_case(seed);
        let text = blur::blurred(&case, &blur::blurs(&case, &mut Random::new(seed ^ 7))).to_string();
        prop_assert_eq!(kinfocus::evaluate_json(&text), kinfocus::evaluate_json(&text));
    }

    #[test]
    fn nothing_that_could_not_matter_is_missing(seed: u64) {
        let case = generate::known_case(seed);
        let determination = ask(&case.to_string()).expect("an answer");
        for finding in determination["findings"].as_array().expect("findings") {
            prop_assert_eq!(&finding["missing"], &json!([]), "everything is known: {}", finding["id"]);
        }
    }
}

/// Checks that an answer is a determination or a list of problems.
fn is_an_answer(text: &str) -> Result<(), TestCaseError> {
    let answer = ask(text).map_err(TestCaseError::fail)?;
    let refused = answer["problems"].as_array().is_some_and(|problems| {
        !problems.is_empty()
            && problems.iter().all(|one| one["path"].is_string() && one["code"].is_string() && one["message"].is_string())
    });
    prop_assert!(refused || answer["format"] == "kinfocus.determination/1", "{text:?} gave {answer}");
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_into_the_door_get_an_answer(bytes: Vec<u8>) {
        is_an_answer(&String::from_utf8_lossy(&bytes))?;
    }

    #[test]
    fn any_text_into_the_door_gets_an_answer(text in ".{0,200}") {
        is_an_answer(&text)?;
    }

    #[test]
    fn a_damaged_case_gets_an_answer(seed: u64) {
        let case = generate::known_case(seed);
        let random = &mut Random::new(seed ^ 8);
        let mut bytes = blur::blurred(&case, &blur::blurs(&case, random)).to_string().into_bytes();
        for _ in 0..=random.below(4) {
            let at = random.below(bytes.len());
            match random.below(4) {
                0 => bytes[at] = random.below(256) as u8,
                1 => bytes.truncate(at.max(1)),
                2 => bytes.insert(at, *random.pick(b"0123456789{}[]\",:-.eE\\")),
                _ => drop(bytes.remove(at)),
            }
            if bytes.is_empty() {
                break;
            }
        }
        is_an_answer(&String::from_utf8_lossy(&bytes))?;
    }

    #[test]
    fn a_case_with_values_of_the_wrong_kind_gets_an_answer(seed: u64) {
        let random = &mut Random::new(seed);
        let mut case = generate::known_case(seed);
        let kinds = [json!(null), json!(true), json!(-1), json!(1e300), json!(""), json!("2024-02-30"), json!([]), json!([[]]), json!({}), json!({ "earliest": "2199-12-31" })];
        let mut pointers = Vec::new();
        collect(&case, String::new(), &mut pointers);
        for _ in 0..3 {
            if let Some(value) = case.pointer_mut(random.pick::<String>(&pointers)) {
                *value = random.pick(&kinds).clone();
            }
        }
        is_an_answer(&case.to_string())?;
    }
}

/// Every JSON Pointer into a value.
fn collect(value: &Value, pointer: String, pointers: &mut Vec<String>) {
    match value {
        Value::Array(entries) => {
            entries.iter().enumerate().for_each(|(index, entry)| collect(entry, format!("{pointer}/{index}"), pointers));
        }
        Value::Object(fields) => {
            fields.iter().for_each(|(key, field)| collect(field, format!("{pointer}/{key}"), pointers));
        }
        _ => {}
    }
    pointers.push(pointer);
}
