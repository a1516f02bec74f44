//! What people read of the `kinfocus` command: texts and tables.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

use command::{MEMBER, kinfocus, lines};

mod command;

#[test]
fn a_text_is_for_people() {
    let output = kinfocus(&["evaluate", "--text"], MEMBER.as_bytes());
    let text = String::from_utf8(output.stdout).unwrap();
    let begins = "As of 23 November 2026, member a\n  Child welfare-involved: yes at least until 10 January 2027 if nothing else changes\n";
    assert!(text.starts_with(begins), "{text}");
    assert!(text.contains("\nTo do\n") && text.contains("\nNext question\n") && text.contains("\nPlease note\n"), "{text}");
    assert!(text.contains("\n  Later: cannot be told yet from 11 January 2027; no from 10 March 2027\n"), "{text}");
    assert!(!text.contains("member.") && !text.contains("ca-phc"), "no ids: {text}");
    let long = kinfocus(&["evaluate", "--text", "--long"], MEMBER.as_bytes());
    let long = String::from_utf8(long.stdout).unwrap();
    assert!(long.lines().count() > 2 * text.lines().count(), "{long}");
    assert!(text.lines().chain(long.lines()).all(|line| line.chars().count() <= 100), "{text}{long}");
    assert!(long.contains("Population of Focus 5") && !text.contains("Population of Focus 5"), "what does not apply: {long}");
}

#[test]
fn who_what_and_by_when_stand_in_the_first_ten_lines() {
    let case = r#"{"asOf":"2026-11-24","member":{"birthDate":"2015-03-10","fosterCare":[{"start":"2025-05-01","state":"CA"}],
        "enrollments":[{"start":"2024-01-01","state":"CA","delivery":"managedCare","plan":"partnership"}],"overlappingPrograms":[],
        "ecm":{"requestReceived":"2026-11-02","authorizedOn":false}}}"#;
    let output = kinfocus(&["evaluate", "--text"], case.replace('\n', "").as_bytes());
    let text = String::from_utf8(output.stdout).unwrap();
    let first = text.lines().take(10).collect::<Vec<_>>().join(" ");
    let first = first.split_whitespace().collect::<Vec<_>>().join(" ");
    let due = "To do - overdue, was due on 9 November 2026 (5 working days after 2 November 2026): Decide";
    assert!(first.contains(due) && first.contains("Who: the managed care plan; to: the member"), "{text}");
}

#[test]
fn what_steers_a_terminal_is_shown_and_does_nothing() {
    let case = r#"{"asOf":"2026-11-23","member":{"id":"a\u001b[2J\nTo do","birthDate":"2009-03-10"}}"#;
    for (call, case) in [(&["evaluate", "--text"][..], case.to_owned()), (&["screen"], case.to_owned())] {
        let output = kinfocus(call, case.as_bytes());
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(text.contains("a\\u{1b}[2J\\u{a}To do") && !text.contains('\u{1b}'), "{text}");
    }
    let refused = case.replace("2009-03-10", "2009\\u001b\\u0007");
    let output = kinfocus(&["evaluate", "--text"], refused.as_bytes());
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("2009\\u{1b}\\u{7}") && !text.contains('\u{1b}'), "{text}");
}

#[test]
fn a_text_can_say_what_is_worth_checking_under_what_is_not_met() {
    let left = MEMBER
        .replace("2026-01-10", "2025-10-12")
        .replace(r#""state":"CA"}]"#, r#""state":"CA"}],"adoptionAssistance":[],"familyMaintenance":[]"#);
    let output = kinfocus(&["evaluate", "--text", "--double-check"], left.as_bytes());
    let text = String::from_utf8(output.stdout).unwrap();
    let line = "  worth checking: On which day did this end? Given: 12 October 2025. Yes with: 23 November 2025.\n    (Entry 1 of: Is the member in foster care, or was the member ever?)\n";
    assert!(text.contains(line), "{text}");
    let involved = text.split("\n\n").find(|part| part.starts_with("Child welfare-involved: no")).unwrap();
    assert_eq!(involved.matches("worth checking").count(), 3, "{involved}");
    let plain = kinfocus(&["evaluate", "--text"], left.as_bytes());
    assert!(!String::from_utf8(plain.stdout).unwrap().contains("worth checking"));
}

#[test]
fn cells_that_a_spreadsheet_could_take_for_a_formula_have_an_apostrophe() {
    let ids = ["=1+1", "+1", "-1", "@a", "\\ta", "\\ra", "a=1"];
    let cases: String = ids.iter().map(|id| format!("{{\"member\":{{\"id\":\"{id}\"}}}}\n")).collect();
    let seen = |raw: &[&str]| {
        let output = kinfocus(&[&["screen", "--as-of", "2026-11-23", "--policy", "la-csoc"], raw].concat(), cases.as_bytes());
        let rows = lines(&output).into_iter().skip(1).map(|row| row.split(',').nth(1).unwrap().to_owned());
        rows.collect::<Vec<_>>()
    };
    assert_eq!(seen(&[]), ["'=1+1", "'+1", "'-1", "'@a", "'\\u{9}a", "'\\u{d}a", "a=1"]);
    assert_eq!(seen(&["--raw"]), ["=1+1", "+1", "-1", "@a", "\\u{9}a", "\\u{d}a", "a=1"]);
}
