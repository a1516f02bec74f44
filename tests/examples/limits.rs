//! How long the largest cases take: `cargo run --release -p conformance --example limits` tries every list of the contract
//! with 10,000 entries, alone and with each other list, known to the day, to the month, and not wholly, under each document
//! and under all. It names every case that takes longer than a tenth of a second, and fails where there is one.
//!
//! `-- alone` tries each list alone, `-- together` all pairs under all documents together; a folder behind either gets the cases that
//! took too long. Where the system tells the time of the processor, that is what counts, and not what else the machine does.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::float_arithmetic, reason = "a measurement, not an answer")]

use std::hint::black_box;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use conformance::generate::POLICIES;
use conformance::limits::{MOST_BYTES, WAYS, case_with, full_list, lists};
use kinfocus::{Case, evaluate};

/// What no case may take longer than.
const LONGEST: Duration = Duration::from_millis(100);

/// How long it takes to read a case, to evaluate it and to write the answer.
type Times = [Duration; 3];

/// A clock that stands still while something else runs, where there is one.
fn now(begun: Instant) -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|told| told.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| begun.elapsed(), Duration::from_nanos)
}

fn time(text: &str) -> Times {
    let begun = Instant::now();
    let at_first = now(begun);
    let case = Case::from_json(text).expect("a case that is possible");
    let read = now(begun);
    let answer = evaluate(&case).expect("an answer");
    let evaluated = now(begun);
    black_box(answer.to_json());
    [read - at_first, evaluated - read, now(begun) - evaluated]
}

/// The shorter of a few runs, where the first takes suspiciously long: something else may have run meanwhile.
fn shortest(text: &str) -> Times {
    let mut shortest = time(text);
    for _ in 0..2 {
        if total(&shortest) > LONGEST * 2 / 3 {
            shortest = [shortest, time(text)].into_iter().min_by_key(total).unwrap_or_default();
        }
    }
    shortest
}

fn total(times: &Times) -> Duration {
    times.iter().sum()
}

/// What was measured.
#[derive(Default)]
struct Measured {
    cases: usize,
    over: usize,
    folder: Option<PathBuf>,
    longest: Duration,
}

impl Measured {
    fn measure(&mut self, what: &str, text: &str) {
        if text.len() > MOST_BYTES {
            return;
        }
        let times = shortest(text);
        self.cases += 1;
        self.longest = self.longest.max(total(&times));
        if total(&times) <= LONGEST {
            return;
        }
        self.over += 1;
        let [read, evaluated, written] = times.map(|time| time.as_secs_f64() * 1e3);
        println!(
            "{:7.0} ms (read {read:.0}, evaluated {evaluated:.0}, written {written:.0})  {what}",
            read + evaluated + written
        );
        if let Some(folder) = &self.folder {
            std::fs::write(folder.join(format!("{}.json", what.replace([' ', ','], "_"))), text).expect("a file");
        }
    }
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let is_asked = |what: &str| arguments.first().is_some_and(|argument| argument == what);
    let mut measured = Measured { folder: arguments.get(1).map(PathBuf::from), ..Measured::default() };
    let mut documents: Vec<&[&str]> = std::iter::once(&POLICIES[..]).chain(POLICIES.chunks(1)).collect();
    if is_asked("together") {
        documents.truncate(1);
    }
    for known in WAYS {
        let full: Vec<(&str, String)> = lists().map(|path| (path, full_list(path, known))).collect();
        for documents in &documents {
            let under = if let [one] = documents { one } else { "all" };
            for (at, (path, list)) in full.iter().enumerate() {
                measured.measure(&format!("{known:?} {path}, {under}"), &case_with(&[(path, list)], documents));
                let others = if is_asked("alone") { &[] } else { full.get(at + 1..).unwrap_or_default() };
                for (other, other_list) in others {
                    let lists = [(*path, list.as_str()), (*other, other_list.as_str())];
                    measured.measure(&format!("{known:?} {path} {other}, {under}"), &case_with(&lists, documents));
                }
            }
        }
    }
    println!("{} cases, {} of them over {LONGEST:?}; the longest took {:.0?}", measured.cases, measured.over, measured.longest);
    if measured.over == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
