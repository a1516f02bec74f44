//! The project's own commands. `cargo xtask` without a command lists them.
//!
//! They fetch what they need, at the versions that `Cargo.lock` and `package-lock.json` fix, or say in one line
//! what is missing and where to get it.

mod browser;
mod command;
mod compare;
mod demo;
mod guide;
mod locals;
mod node;
mod package;
mod rosters;
mod serve;
mod size;
mod tally;
mod test;
mod types;
mod wasm;
mod workspace;

use std::env;
use std::process::ExitCode;

const USAGE: &str = "\
Usage: cargo xtask <command>

  demo [--no-serve]          build everything, answer a real case here, and serve the page
  test [rust|node|browser]   run all tests, or one part of them
  wasm                       build the npm package into wasm/dist and copy it to the page
  size                       what the package weighs, by part and by cause
  compare [<revision>]       sizes and times beside an older build (0.1.0) and another engine
  rosters [<revision>]       times of the command line beside an older build (0.1.0), on members as plans know them
  types                      put the policies together, and write what wasm/ holds of types, rules and words";

fn main() -> ExitCode {
    let words: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["demo"] => demo::run(true),
        ["demo", "--no-serve"] => demo::run(false),
        ["test"] => return test::run(test::Part::All),
        ["test", "rust"] => return test::run(test::Part::Rust),
        ["test", "node"] => return test::run(test::Part::Node),
        ["test", "browser"] => return test::run(test::Part::Browser),
        ["wasm"] => wasm::build(),
        ["types"] => types::write(),
        ["size"] => size::run(),
        ["compare"] => compare::run(None),
        ["compare", revision] => compare::run(Some(revision)),
        ["rosters"] => rosters::run(None),
        ["rosters", revision] => rosters::run(Some(revision)),
        [] | ["help" | "-h" | "--help"] => {
            println!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::FAILURE
        }
    }
}
