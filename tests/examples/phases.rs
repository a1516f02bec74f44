//! Where the time of an answer goes, by document and by phase:
//! `cargo run --release -p conformance --features phases --example phases`.
//!
//! Shares of one run, in percent; a change of phase is two looks at the clock, so phases of much less than a microsecond are said to
//! take too long.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::float_arithmetic, reason = "a measurement, not an answer")]

use std::hint::black_box;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use conformance::blur::little_known;
use conformance::generate::{POLICIES, known_case, known_case_of};
use conformance::roster;
use kinfocus::phases::{PHASES, watched};
use kinfocus::{Reader, evaluate};

/// Reading, every phase of an evaluation, writing.
type Times = [Duration; PHASES.len() + 2];

/// A nine-year-old in foster care of whom one document knows all it asks for.
const KNOWN: &str = r#"{"asOf":"2026-11-23","member":{"birthDate":"2017-03-10","fosterCare":[{"start":"2019-05-01","state":"CA"}],
    "placements":[{"start":"2019-05-01","state":"CA","county":"Solano"}],"adoptionAssistance":[],"familyMaintenance":[],"aidCodes":[],
    "ccsEligible":false,"wholeChildModel":false,"needs":{"complexMedical":true,"multipleReferrals":false,"multipleAgencies":false},
    "coordination":{"authorizationRequestPending":false,"escalatedIssue":false,"socialWorkerContactNeeded":false,"countyChanges":[]}}}"#;

const NOTHING_KNOWN: &str = r#"{"asOf":"2026-11-23"}"#;

/// Cases of which the slowest is looked for; the same number in all for the documents one by one.
const CASES: u64 = 2_000;
const ROSTER: u64 = 300;

fn clock() -> Duration {
    static BEGUN: OnceLock<Instant> = OnceLock::new();
    BEGUN.get_or_init(Instant::now).elapsed()
}

fn total(times: &Times) -> Duration {
    times.iter().sum()
}

/// One answer.
fn time(text: &str, reader: &Reader) -> Times {
    let begun = clock();
    let case = reader.read(text).expect("a case that is possible");
    let read = clock() - begun;
    let (answer, phases) = watched(clock, || evaluate(black_box(&case)).expect("an answer"));
    let evaluated = clock();
    black_box(answer.to_json());
    let written = clock() - evaluated;
    let mut times = Times::default();
    times[0] = read;
    times[1..=PHASES.len()].copy_from_slice(&phases);
    times[PHASES.len() + 1] = written;
    times
}

/// The shortest of some runs: what else the machine does only makes it longer.
fn shortest(text: &str, reader: &Reader, runs: usize) -> Times {
    (0..runs).map(|_| time(text, reader)).min_by_key(total).unwrap_or_default()
}

fn print_head() {
    let names = PHASES.map(|phase| format!("{phase:?}").to_lowercase());
    println!("{:44} {:>10} {:>7} {:>9}", "", "µs", "reading", names.map(|name| format!("{name:>9}")).join(" ") + "   writing");
}

fn print(what: &str, times: &Times, cases: u64) {
    let all = total(times).as_secs_f64();
    let shares = times.map(|time| format!("{:8.0}%", 100.0 * time.as_secs_f64() / all));
    println!("{what:42} {:12.1} {}", all * 1e6 / cases as f64, shares.join(" "));
}

/// The mean of many members.
fn of_roster(reader: &Reader) -> Times {
    let mut sum = Times::default();
    for member in roster::lines(ROSTER) {
        let times = shortest(&member, reader, 3);
        sum.iter_mut().zip(times).for_each(|(sum, time)| *sum += time);
    }
    sum
}

/// The slowest of some cases in which every single thing is known less well, or not at all.
fn slowest(cases: impl Iterator<Item = serde_json::Value>) -> Times {
    let reader = Reader::new();
    let blur = |(seed, case)| little_known(&case, seed).to_string();
    let slowest = (0..).zip(cases).map(blur).max_by_key(|text| total(&time(text, &reader)));
    slowest.map(|text| shortest(&text, &reader, 5)).unwrap_or_default()
}

fn main() {
    print_head();
    let documents: Vec<(&str, &[&str])> =
        POLICIES.chunks(1).map(|one| (one[0], one)).chain([("all documents", &POLICIES[..])]).collect();
    for (name, documents) in &documents {
        let reader = Reader::new().policies(documents.iter().copied());
        print(&format!("a known member, {name}"), &shortest(KNOWN, &reader, 200), 1);
    }
    for (name, documents) in &documents {
        print(&format!("a roster's member, {name}"), &of_roster(&Reader::new().policies(documents.iter().copied())), ROSTER);
    }
    print("a roster's member, those of its state", &of_roster(&Reader::new()), ROSTER);
    for (name, documents) in &documents {
        let reader = Reader::new().policies(documents.iter().copied());
        print(&format!("nothing known, {name}"), &shortest(NOTHING_KNOWN, &reader, 50), 1);
    }
    for document in POLICIES {
        let cases = (0..CASES / POLICIES.len() as u64).map(|seed| known_case_of(&[document], seed));
        print(&format!("the slowest, {document}"), &slowest(cases), 1);
    }
    print(&format!("the slowest of {CASES}, one to three"), &slowest((0..CASES).map(known_case)), 1);
}
