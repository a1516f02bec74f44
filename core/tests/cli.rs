//! The `kinfocus` command, as somebody calls it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

use std::io::Write;
use std::process::{Command, Output, Stdio};

const MEMBER: &str = r#"{"asOf":"2026-11-23","member":{"id":"a","birthDate":"2009-03-10","fosterCare":[{"start":"2019-05-01","end":"2026-01-10","state":"CA"}]}}"#;

fn kinfocus(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_kinfocus"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    // Writing beside reading: answers may fill the pipe before every case is written.
    let writer = std::thread::spawn(move || stdin.write_all(&input));
    let output = child.wait_with_output().unwrap();
    let _ = writer.join().unwrap();
    output
}

fn lines(output: &Output) -> Vec<&str> {
    std::str::from_utf8(&output.stdout).unwrap().lines().collect()
}

fn code(line: &str) -> &str {
    line.split(r#""code":""#).nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_else(|| panic!("no code in {line}"))
}

#[test]
fn answers_come_one_a_line_in_the_order_of_the_cases() {
    let cases: String = (0..500).map(|n| format!("{}\n", MEMBER.replace(r#""id":"a""#, &format!(r#""id":"{n}""#)))).collect();
    let output = kinfocus(&["evaluate"], cases.as_bytes());
    assert_eq!(output.status.code(), Some(0));
    let answers = lines(&output);
    assert_eq!(answers.len(), 500);
    for (n, answer) in answers.iter().enumerate() {
        assert!(answer.contains(&format!(r#""memberId":"{n}""#)), "{n}: {answer}");
        assert_eq!(**answer, kinfocus::evaluate_json(cases.lines().nth(n).unwrap()));
    }
}

#[test]
fn a_refused_line_gives_its_problems_and_the_run_goes_on() {
    let input = format!("{{\"asOf\":\n\n{MEMBER}\r\n{{\n\u{feff}{MEMBER}\n{}\n{MEMBER}", "x".repeat(9 * 1024 * 1024));
    let output = kinfocus(&["evaluate"], input.as_bytes());
    assert_eq!(output.status.code(), Some(1));
    let answers = lines(&output);
    assert_eq!(answers.len(), 6, "one answer a line that is not empty");
    assert_eq!(answers[0], kinfocus::evaluate_json("{\"asOf\":"));
    for (at, expected) in [(0, "notJson"), (2, "notJson"), (4, "tooLarge")] {
        assert_eq!(code(answers[at]), expected);
    }
    for at in [1, 3, 5] {
        assert_eq!(answers[at], kinfocus::evaluate_json(MEMBER));
    }
}

#[test]
fn bytes_that_are_no_text_are_refused() {
    let output = kinfocus(&["evaluate"], b"{\"asOf\":\"\xff\"}\n");
    assert_eq!((output.status.code(), code(lines(&output)[0])), (Some(1), "notJson"));
}

#[test]
fn a_case_may_be_written_over_several_lines() {
    let output =
        kinfocus(&["evaluate"], b"{\n  \"asOf\": \"2026-11-23\",\n  \"member\": {\n    \"birthDate\": \"1990-01-01\"\n  }\n}\n");
    assert_eq!((output.status.code(), lines(&output).len()), (Some(0), 1));
}

#[test]
fn the_call_decides_over_the_case() {
    let output = kinfocus(&["evaluate", "--as-of", "2027-03-10", "--policy", "ca-dhcs-ecm", "-"], MEMBER.as_bytes());
    let answer = lines(&output)[0];
    assert!(answer.starts_with(
        r#"{"format":"kinfocus.determination/1","asOf":"2027-03-10","memberId":"a","policies":[{"id":"ca-dhcs-ecm""#
    ));
    assert!(!answer.contains("ca-phc-mcbp8015"));
}

#[test]
fn today_is_filled_in_where_no_day_is_given() {
    let output = kinfocus(&["evaluate"], b"{\"member\":{}}");
    assert_eq!(output.status.code(), Some(0));
    assert!(lines(&output)[0].starts_with(r#"{"format":"kinfocus.determination/1","asOf":"2"#));
}

#[test]
fn a_text_is_for_people() {
    let output = kinfocus(&["evaluate", "--text"], MEMBER.as_bytes());
    let text = String::from_utf8(output.stdout).unwrap();
    let begins = "As of 23 November 2026, member a\n\nChild welfare-involved: yes until 10 January 2027; cannot be told yet from 11 January 2027; no from 10 March 2027\n";
    assert!(text.starts_with(begins), "{text}");
    assert!(text.contains("\nTo do\n") && text.contains("\nNext question\n") && text.contains("\nPlease note\n"), "{text}");
}

#[test]
fn a_text_can_say_what_is_worth_checking_under_what_is_not_met() {
    let left = MEMBER
        .replace("2026-01-10", "2025-10-12")
        .replace(r#""state":"CA"}]"#, r#""state":"CA"}],"adoptionAssistance":[],"familyMaintenance":[]"#);
    let output = kinfocus(&["evaluate", "--text", "--double-check"], left.as_bytes());
    let text = String::from_utf8(output.stdout).unwrap();
    let line = "  worth checking: On which day did this end? Given: 12 October 2025. Yes with: 23 November 2025.  (member.fosterCare[0].end)\n";
    assert!(text.contains(line), "{text}");
    let involved = text.split("\n\n").find(|part| part.starts_with("Child welfare-involved: no")).unwrap();
    assert_eq!(involved.matches("worth checking").count(), 3, "{involved}");
    let plain = kinfocus(&["evaluate", "--text"], left.as_bytes());
    assert!(!String::from_utf8(plain.stdout).unwrap().contains("worth checking"));
}

#[test]
fn the_policies_are_listed() {
    let output = kinfocus(&["policies"], b"");
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("ca-phc-mcbp8015") && text.contains("in force from 2025-11-12, next review 2026-11-12"), "{text}");
    assert!(text.contains("ca-dhcs-ecm"), "{text}");
}

#[test]
fn a_wrong_call_says_why_and_ends_with_2() {
    for call in [
        &["evaluate", "--as-of", "2025-02-30"][..],
        &["evaluate", "--policy", "no-such-policy"],
        &["evaluate", "/no/such/file"],
        &["evaluate", "--no-such-option"],
        &["evaluate", "--double-check"],
        &["no-such-command"],
        &[],
    ] {
        let output = kinfocus(call, b"");
        assert_eq!(output.status.code(), Some(2), "{call:?}");
        assert!(output.stdout.is_empty() && !output.stderr.is_empty(), "{call:?}");
    }
}
