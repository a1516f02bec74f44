//! Words by language. An invented one, in which every text is English in brackets, shows that no text escapes:
//! whatever people read stands in brackets, and without them every answer is the English one.
#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use conformance::blur::{blurred, some_blurs};
use conformance::generate;
use conformance::random::Random;
use conformance::vectors::read_all;
use kinfocus::roster::{Asked, Roster};
use kinfocus::{Interview, Reader, Words, english_table, evaluate, evaluate_in, mistranslated, policies, untranslated};
use serde_json::Value;

const OPEN: char = '⟦';
const CLOSE: char = '⟧';

static INVENTED: LazyLock<Words> = LazyLock::new(|| {
    let bracketed = |text: &str| format!("{OPEN}{text}{CLOSE}");
    let table: BTreeMap<_, BTreeMap<_, _>> = english_table()
        .into_iter()
        .map(|(id, texts)| (id, texts.into_iter().map(|(field, text)| (field, bracketed(text))).collect()))
        .collect();
    Words::from_json("x-invented", &serde_json::to_string(&table).expect("a table")).expect("a table of words")
});

/// The texts of the vectors, and generated cases of which some things are known less well.
fn inputs() -> Vec<String> {
    let files = read_all().expect("every file reads");
    let vectors = files.iter().flat_map(|(_, file)| &file.vectors).map(|vector| vector.input());
    let generated = (0..400).map(|seed| {
        let case = generate::known_case(seed);
        blurred(&case, &some_blurs(&case, 6, &[], &mut Random::new(seed))).to_string()
    });
    vectors.chain(generated).collect()
}

/// The keys of an answer under which texts for people stand. What stands under any other key is for machines.
const TEXT_KEYS: &[&str] = &[
    "title",
    "edition",
    "statement",
    "document",
    "section",
    "actor",
    "recipient",
    "channel",
    "rule",
    "ask",
    "help",
    "text",
    "message",
];

/// Every text under such a key must be in brackets, and nothing else may have any.
fn check(value: &Value, key: &str, seen: &mut BTreeSet<String>) {
    match value {
        Value::Object(members) => members.iter().for_each(|(key, value)| check(value, key, seen)),
        Value::Array(items) => items.iter().for_each(|item| check(item, key, seen)),
        Value::String(text) if TEXT_KEYS.contains(&key) && !text.is_empty() => {
            assert!(text.starts_with(OPEN) && text.ends_with(CLOSE), "{key}: `{text}` is not said in the language asked for");
            seen.insert(key.to_owned());
        }
        Value::String(text) => {
            assert!(!text.contains(OPEN), "{key}: `{text}`");
            // An id, a code, a day, a choice: one word. What the case named itself may be anything.
            assert!(!text.contains(' ') || key == "memberId", "{key}: `{text}` reads like a text, and is in no table of words");
        }
        _ => {}
    }
}

fn without_brackets(text: &str) -> String {
    text.chars().filter(|sign| ![OPEN, CLOSE].contains(sign)).collect()
}

fn parsed(json: &str) -> Value {
    serde_json::from_str(json).expect("JSON")
}

#[test]
fn the_invented_language_says_everything() {
    assert_eq!(untranslated(&INVENTED), Vec::<String>::new());
    assert_eq!(mistranslated(&INVENTED), Vec::<String>::new());
    assert_eq!(INVENTED.language(), "x-invented");
}

#[test]
fn what_a_language_does_not_say_is_named_and_said_in_english() {
    static EMPTY: LazyLock<Words> = LazyLock::new(|| Words::from_json("x-empty", "{}").expect("a table"));
    let names: BTreeSet<String> = untranslated(&EMPTY).into_iter().collect();
    for name in ["member.birthDate ask", "State OR", "due.workingDaysAfter text", "AMB-03 alternative", "PHC-III.C says"] {
        assert!(names.contains(name), "{name}");
    }
    let case = kinfocus::Case::from_json(r#"{"asOf": "2026-11-23"}"#).expect("a case");
    let answer = evaluate_in(&case, &EMPTY).expect("an answer");
    assert_eq!(answer.to_json(), evaluate(&case).expect("an answer").to_json());
}

#[test]
fn no_text_of_an_answer_or_a_problem_escapes() {
    let mut seen = BTreeSet::new();
    let (mut answered, mut refused) = (0, 0);
    for input in inputs() {
        let invented = match Reader::new().words(&INVENTED).read(&input) {
            Ok(case) => evaluate_in(&case, &INVENTED).map(|answer| answer.to_json()),
            Err(problems) => Err(problems),
        };
        let english = kinfocus::evaluate_json(&input);
        let json = match invented {
            Ok(json) => {
                answered += 1;
                json
            }
            Err(problems) => {
                refused += 1;
                let lines = problems.to_string();
                assert!(lines.lines().all(|line| line.ends_with(CLOSE)), "{lines}");
                problems.to_json()
            }
        };
        assert_eq!(without_brackets(&json), english, "{input}");
        check(&parsed(&json), "", &mut seen);
    }
    println!("{answered} answers and {refused} refusals in an invented language, texts under {} keys", seen.len());
    assert_eq!(seen.len(), TEXT_KEYS.len(), "only {seen:?} were seen");
}

/// What is left of a text without what stands in brackets.
fn outside_brackets(text: &str) -> String {
    let mut depth = 0;
    let outside = |sign: &char| {
        match *sign {
            OPEN => depth += 1,
            CLOSE => depth -= 1,
            _ => return depth == 0,
        }
        false
    };
    text.chars().filter(outside).collect()
}

#[test]
fn no_word_of_the_text_for_people_escapes() {
    for input in inputs() {
        let Ok(case) = Reader::new().words(&INVENTED).read(&input) else { continue };
        let answer = evaluate_in(&case, &INVENTED).expect("an answer");
        let short = answer.to_text_with_double_checks(&case);
        let long = answer.text().long().to_string();
        for text in [short, long] {
            assert!(text.lines().all(|line| line.chars().count() <= 100), "a line is too wide:\n{text}");
            for word in outside_brackets(&text).split_whitespace() {
                let has_letters = word.chars().any(char::is_alphabetic);
                let is_members = answer.member_id.as_ref().is_some_and(|id| id.contains(word));
                assert!(!has_letters || is_members, "`{word}` is in no table of words:\n{text}");
            }
        }
    }
}

#[test]
fn questions_of_an_interview_and_rows_of_a_roster_are_said_in_the_language_asked_for() {
    let reader = Reader::new().words(&INVENTED);
    let mut interview = Interview::begin_with(&reader, r#"{"asOf": "2026-11-23"}"#).expect("an interview");
    let refused = interview.answer("never").expect_err("no day, and no history");
    assert!(refused.as_slice()[0].message.starts_with(OPEN), "{refused}");
    for _ in 0..5 {
        let question = interview.question().expect("a question");
        assert!(question.ask.starts_with(OPEN), "{}", question.ask);
        interview.dont_know();
    }
    assert!(interview.undo());

    let asked = Asked { actions: vec!["ca-phc-mcbp8015/notify-dhcs-of-liaison-change".into()], ..Asked::default() };
    let mut roster = Roster::new(&asked, reader).expect("a roster");
    let plan = r#"{"asOf": "2025-12-01", "plan": {"state": "CA", "liaison": {"changes": [{"date": "2025-11-26"}]}}}"#;
    for (line, text) in (1..).zip([plan, r#"{"asOf": "2025-02-30"}"#]) {
        let case = roster.reader().read(text);
        let row = serde_json::to_value(roster.add(line, case).expect("a row")).expect("JSON");
        check(&row, "", &mut BTreeSet::new());
    }
    let unknown = Asked { findings: vec!["ca-dhcs-ecm/none".into()], ..Asked::default() };
    let problems = Roster::new(&unknown, Reader::new().words(&INVENTED)).expect_err("no such finding");
    assert!(problems.as_slice()[0].message.starts_with(OPEN), "{problems}");
}

#[test]
fn what_is_worth_checking_is_asked_in_the_language_asked_for() {
    let text = r#"{"asOf": "2026-11-23", "member": {"birthDate": "2010-03-10", "adoptionAssistance": [], "familyMaintenance": [],
        "fosterCare": [{"start": "2019-05-01", "end": "2025-10-12", "state": "CA"}]}}"#;
    let case = kinfocus::Case::from_json(text).expect("a case");
    let involved = "ca-phc-mcbp8015/child-welfare-involved";
    let checks = policies().double_check_in(&case, involved, &INVENTED).expect("checks");
    assert!(!checks.is_empty() && checks.iter().all(|check| check.ask.starts_with(OPEN)));
    let problems = policies().double_check_in(&case, "none", &INVENTED).expect_err("no such finding");
    assert!(problems.as_slice()[0].message.starts_with(OPEN), "{problems}");
}

#[test]
fn a_text_that_is_no_table_of_words_is_refused_with_its_place() {
    for (text, line, column) in [("", 1, 0), ("{\"a\": {\"b\": 1}}", 1, 13), ("{\n\"a\": []}", 2, 5)] {
        let error = Words::from_json("x", text).expect_err("no table of words");
        assert_eq!((error.line, error.column), (line, column), "{text}");
    }
}
