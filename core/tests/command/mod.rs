//! Calls the `kinfocus` command, as somebody does.
#![allow(dead_code, reason = "each test file uses some of it")]

use std::io::Write;
use std::process::{Child, Command, Output, Stdio};

/// A member who left foster care within the last twelve months.
pub(crate) const MEMBER: &str = r#"{"asOf":"2026-11-23","member":{"id":"a","birthDate":"2009-03-10","fosterCare":[{"start":"2019-05-01","end":"2026-01-10","state":"CA"}]}}"#;

pub(crate) fn started(arguments: &[&str]) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kinfocus"));
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

pub(crate) fn kinfocus(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = started(arguments);
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    // Writing beside reading: answers may fill the pipe before every case is written.
    let writer = std::thread::spawn(move || stdin.write_all(&input));
    let output = child.wait_with_output().unwrap();
    let _ = writer.join().unwrap();
    output
}

pub(crate) fn lines(output: &Output) -> Vec<&str> {
    std::str::from_utf8(&output.stdout).unwrap().lines().collect()
}
