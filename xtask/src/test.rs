//! Every test of the project, in order: the cheap ones that fail most often come first.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use crate::command::{self, Done};
use crate::tally::{self, Suite, Tally};
use crate::{browser, demo, guide, node, size, types, wasm, workspace};

/// What to test.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// All that follows.
    All,
    /// Needs cargo only.
    Rust,
    /// The npm package in Node.
    Node,
    /// The npm package and the page in Chromium.
    Browser,
}

/// Runs the tests. The last line printed counts them; a step that fails without a test counts as one.
pub(crate) fn run(part: Part) -> ExitCode {
    let mut run = Run { tally: Tally::default(), started: Instant::now() };
    let done = run.part(part);
    if let Err(message) = &done {
        run.tally.failed = run.tally.failed.max(1);
        eprintln!("error: {message}");
    }
    println!("\n{}", run.tally);
    if done.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

struct Run {
    tally: Tally,
    started: Instant,
}

impl Run {
    fn part(&mut self, part: Part) -> Done {
        let asked = |this| part == this || part == Part::All;
        if part != Part::Rust {
            // Better now than after minutes of Rust tests.
            node::find()?;
        }
        if asked(Part::Rust) {
            self.rust()?;
        }
        if asked(Part::Node) || asked(Part::Browser) {
            self.step("npm packages", node::install_packages)?;
            self.step("WebAssembly package", wasm::build)?;
        }
        if asked(Part::Node) {
            self.node()?;
        }
        if asked(Part::Browser) {
            self.browser()?;
        }
        Ok(())
    }

    fn rust(&mut self) -> Done {
        self.step("format", || command::run(command::cargo(["fmt", "--all", "--check"])))?;
        self.step("lints", || {
            let scope = ["clippy", "--workspace", "--all-targets", "--all-features", "--", "-D", "warnings"];
            command::run(command::cargo(scope))?;
            // Without English and all else that can be left out.
            let least = ["clippy", "--package", "kinfocus", "--lib", "--no-default-features", "--", "-D", "warnings"];
            command::run(command::cargo(least))
        })?;
        self.step("declarations, tables and words up to date", types::check)?;
        let hint = "give it a test, or say `test = false` for it in its Cargo.toml";
        for suite in self.cargo_test("Rust tests", "--tests")? {
            tally::not_empty(&suite).map_err(|message| format!("{message}: {hint}"))?;
        }
        // Not every crate has examples in its documentation, but some must.
        let mut examples = Suite { name: "the documentation".to_owned(), tally: Tally::default() };
        for suite in self.cargo_test("examples in the documentation", "--doc")? {
            examples.tally.add(suite.tally);
        }
        tally::not_empty(&examples)
    }

    fn node(&mut self) -> Done {
        self.step("strict TypeScript", || node::compile("wasm/test/types/tsconfig.json"))?;
        self.step("weight of the package", size::check)?;
        self.heading("command line program, to compare with");
        let program = demo::build_tested_program()?;
        let tests = workspace::files_ending(&workspace::root().join("wasm/test"), ".test.mjs");
        let tests = tests.into_iter().filter(|test| !is_for_browsers(test)).collect();
        self.node_test("tests in Node", tests, ("KINFOCUS_BIN", &program))
    }

    fn browser(&mut self) -> Done {
        self.step("page", node::build_page)?;
        self.step("policy guide", || guide::write(&demo::build_tested_program()?))?;
        self.heading("Chromium");
        let chromium = browser::find_or_install()?;
        println!("{}", chromium.display());
        let mut tests = workspace::files_ending(&workspace::root().join("wasm/test"), ".test.mjs");
        tests.retain(|test| is_for_browsers(test));
        let variable = ("CHROME_PATH", chromium.as_path());
        let package = self.node_test("the package in Chromium", tests, variable);
        let page = workspace::files_ending(&workspace::root().join("web-demo/test"), ".test.mjs");
        package.and(self.node_test("the page in Chromium", page, variable))
    }

    fn heading(&self, name: &str) {
        println!("\n== {name} ({:.0?})", self.started.elapsed());
    }

    fn step(&self, name: &str, step: impl FnOnce() -> Done) -> Done {
        self.heading(name);
        step()
    }

    /// One call of `cargo test`; gives what it ran.
    fn cargo_test(&mut self, name: &str, targets: &str) -> Done<Vec<Suite>> {
        self.heading(name);
        let mut call = command::cargo(["test", "--workspace", "--all-features", "--no-fail-fast", targets]);
        // The counts are read from what is printed.
        call.env("CARGO_TERM_COLOR", "never");
        let (lines, done) = command::watch(call)?;
        let suites = tally::of_cargo(&lines);
        suites.iter().for_each(|suite| self.tally.add(suite.tally));
        done?;
        if suites.is_empty() { Err(format!("{name}: none was run")) } else { Ok(suites) }
    }

    /// Test files for Node's own runner, each of which must run a test.
    fn node_test(&mut self, name: &str, files: Vec<PathBuf>, variable: (&str, &Path)) -> Done {
        if files.is_empty() {
            return Err(format!("{name}: no test was found"));
        }
        let node = node::find()?;
        let mut failures = Vec::new();
        for file in files {
            let file_name = file.strip_prefix(workspace::root()).unwrap_or(&file).display().to_string();
            self.heading(&format!("{name}: {file_name}"));
            // One file at a time, without `--test`: the runner would count a file without tests as a test.
            let mut call = command::program(&node, ["--test-reporter=spec".as_ref(), file.as_os_str()]);
            call.env(variable.0, variable.1).env("NO_COLOR", "1").env_remove("FORCE_COLOR");
            let (lines, done) = command::watch(call)?;
            let suite = Suite { name: file_name, tally: tally::of_node(&lines) };
            self.tally.add(suite.tally);
            failures.extend(done.and_then(|()| tally::not_empty(&suite)).err());
        }
        failures.into_iter().next().map_or(Ok(()), Err)
    }
}

fn is_for_browsers(test: &Path) -> bool {
    test.file_name().is_some_and(|name| name.to_string_lossy().starts_with("browser"))
}
