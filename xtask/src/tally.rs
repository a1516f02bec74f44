//! Counting tests in what the test runners print.
//!
//! A runner that finds no test says "ok". So every count is read, and nothing counts as a success.

use std::fmt;

use crate::command::Done;

/// How many tests passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) passed: usize,
    pub(crate) failed: usize,
}

impl Tally {
    pub(crate) fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

/// One test binary: its name as cargo prints it, and its count.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Suite {
    pub(crate) name: String,
    pub(crate) tally: Tally,
}

/// The test binaries in the output of `cargo test`, in order.
pub(crate) fn of_cargo(lines: &[String]) -> Vec<Suite> {
    let mut suites: Vec<Suite> = Vec::new();
    for line in lines {
        let line = line.trim_start();
        if let Some(name) = line.strip_prefix("Running ").or_else(|| line.strip_prefix("Doc-tests ")) {
            suites.push(Suite { name: suite_name(name), tally: Tally::default() });
        } else if let Some(result) = line.strip_prefix("test result: ")
            && let Some(suite) = suites.last_mut()
        {
            // "ok. 3 passed; 0 failed; 0 ignored; ...". Doc tests may print several.
            let count = |what| result.split(['.', ';']).find_map(|part| part.trim().strip_suffix(what)?.trim().parse().ok());
            suite.tally.add(Tally { passed: count("passed").unwrap_or(0), failed: count("failed").unwrap_or(0) });
        }
    }
    suites
}

/// From "unittests src/lib.rs (target/debug/deps/kinfocus-0123abcd)": "kinfocus: unittests src/lib.rs".
fn suite_name(printed: &str) -> String {
    let Some((file, binary)) = printed.split_once(" (") else {
        return printed.to_owned();
    };
    let binary = binary.rsplit(['/', '\\']).next().unwrap_or(binary);
    let name = binary.rsplit_once('-').map_or(binary, |(name, _)| name);
    format!("{name}: {file}")
}

/// The count in the output of one file of Node's test runner, whose summary has lines such as `# pass 3`.
pub(crate) fn of_node(lines: &[String]) -> Tally {
    let count = |what: &str| {
        let mut counts = lines.iter().filter_map(|line| {
            let summary = line.trim_start_matches(['ℹ', '#', ' ']);
            summary.strip_prefix(what)?.trim().parse::<usize>().ok()
        });
        counts.next_back().unwrap_or(0)
    };
    Tally { passed: count("pass "), failed: count("fail ") + count("cancelled ") }
}

/// An error if this suite ran no test.
pub(crate) fn not_empty(suite: &Suite) -> Done {
    if suite.tally == Tally::default() { Err(format!("{} ran no test", suite.name)) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<String> {
        text.lines().map(str::to_owned).collect()
    }

    #[test]
    fn every_test_binary_is_counted() {
        let suites = of_cargo(&lines(
            "   Compiling kinfocus v0.1.0\n     Running unittests src/lib.rs (target/debug/deps/kinfocus-1)\n\nrunning 2 tests\n\
             test result: FAILED. 1 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\
             \x20    Running tests/laws.rs (target/debug/deps/laws-2)\n\
             test result: ok. 0 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s\n",
        ));
        assert_eq!(suites.len(), 2);
        assert_eq!(suites[0].name, "kinfocus: unittests src/lib.rs");
        assert_eq!(suites[0].tally, Tally { passed: 1, failed: 1 });
        assert_eq!(not_empty(&suites[0]), Ok(()));
        assert_eq!(not_empty(&suites[1]), Err("laws: tests/laws.rs ran no test".to_owned()));
    }

    #[test]
    fn doc_tests_in_several_runs_are_added_up() {
        let suites = of_cargo(&lines(
            "   Doc-tests kinfocus\ntest result: ok. 5 passed; 0 failed; 0 ignored\ntest result: ok. 2 passed; 0 failed; 0 ignored\n",
        ));
        assert_eq!(suites, [Suite { name: "kinfocus".to_owned(), tally: Tally { passed: 7, failed: 0 } }]);
    }

    #[test]
    fn the_summary_of_node_is_read_and_not_the_names_of_tests() {
        let summary = "✔ pass 9 of the vectors (1ms)\nℹ tests 4\nℹ pass 3\nℹ fail 1\nℹ cancelled 0\nℹ skipped 0";
        assert_eq!(of_node(&lines(summary)), Tally { passed: 3, failed: 1 });
        assert_eq!(of_node(&lines("# tests 0\n# pass 0\n# fail 0")), Tally::default());
        assert_eq!(of_node(&[]), Tally::default());
    }
}
