//! The main job in one command: an answer in the terminal, and the page.

use std::env::consts::EXE_SUFFIX;
use std::io::Write;
use std::path::PathBuf;
use std::process::Stdio;

use crate::command::{self, Done};
use crate::{guide, node, serve, wasm, workspace};

/// A member who left foster care ten months before the day asked about.
const CASE: &str = r#"{"asOf":"2026-11-23","policies":["ca-phc-mcbp8015"],"member":{"birthDate":"2009-03-10","fosterCare":[{"start":"2019-05-01","end":"2026-01-10","state":"CA"}]}}"#;

/// Builds everything, answers the case, and serves the page if asked to.
pub(crate) fn run(serving: bool) -> Done {
    node::find()?;
    wasm::build()?;
    node::build_page()?;
    let program = build_program()?;
    guide::write(&program)?;

    println!("\nThe case:\n{CASE}\n\nkinfocus evaluate --text says:\n");
    let mut call = command::program(program, ["evaluate", "--text"]);
    let mut child =
        call.stdin(Stdio::piped()).spawn().map_err(|error| format!("the command line program could not be started: {error}"))?;
    if let Some(mut input) = child.stdin.take() {
        writeln!(input, "{CASE}").map_err(|error| format!("the case could not be handed over: {error}"))?;
    }
    let status = child.wait().map_err(|error| format!("the command line program was lost: {error}"))?;
    if !status.success() {
        return Err(format!("the command line program failed ({status})"));
    }

    if !serving {
        return Ok(());
    }
    serve::serve(&workspace::root().join("web-demo"), |address| println!("\nThe page: {address}  (Ctrl+C ends it)"))
}

/// The command line program, freshly built.
pub(crate) fn build_program() -> Done<PathBuf> {
    build_with(&["--features", "cli"])
}

/// The same with all that it can do, as the Rust tests have built it.
pub(crate) fn build_tested_program() -> Done<PathBuf> {
    build_with(&["--all-features"])
}

fn build_with(features: &[&str]) -> Done<PathBuf> {
    let call = ["build", "--package", "kinfocus", "--bin", "kinfocus"];
    command::run(command::cargo(call.iter().chain(features)))?;
    Ok(workspace::target().join("debug").join(format!("kinfocus{EXE_SUFFIX}")))
}
