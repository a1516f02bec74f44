//! What people read of a typical case of each document, as `tests/texts` has it.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use std::fs;
use std::path::{Path, PathBuf};

use kinfocus::{Case, evaluate, policies};

/// Writes the texts anew, in place of comparing them.
const WRITE: &str = "KINFOCUS_WRITE_TEXTS";

fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("texts").join(name)
}

#[test]
fn typical_cases_read_as_they_did() {
    let mut changed = Vec::new();
    for policy in policies().as_slice() {
        let case = Case::from_json(&fs::read_to_string(file(&format!("{}.json", policy.id))).unwrap()).unwrap();
        let text = evaluate(&case).unwrap().text().to_string();
        let expected = file(&format!("{}.txt", policy.id));
        if std::env::var_os(WRITE).is_some() {
            fs::write(&expected, &text).unwrap();
        } else if fs::read_to_string(&expected).unwrap_or_default().replace("\r\n", "\n") != text {
            changed.push(format!("{}:\n{text}", policy.id));
        }
    }
    assert!(changed.is_empty(), "read them, and write them anew with {WRITE}=1:\n{}", changed.join("\n"));
}

#[test]
fn each_is_plain() {
    for policy in policies().as_slice() {
        let text = fs::read_to_string(file(&format!("{}.txt", policy.id))).unwrap();
        assert!(text.lines().all(|line| line.chars().count() <= 100), "{}: a line is too wide", policy.id);
        for word in text.split_whitespace() {
            let is_path = ["member.", "plan.", "county.", "region."].iter().any(|section| {
                word.strip_prefix(section).is_some_and(|rest| rest.starts_with(|sign: char| sign.is_ascii_lowercase()))
            });
            let is_id = policies().as_slice().iter().any(|policy| word.contains(policy.id)) || word.starts_with("AMB-");
            assert!(!is_path && !is_id, "{}: `{word}` is for programs", policy.id);
        }
        let first: Vec<&str> = text.lines().take(10).collect();
        let must_act = text.contains("\nTo do\n");
        assert!(!must_act || first.iter().any(|line| line.contains("Who: ")), "{}: {first:#?}", policy.id);
    }
}
