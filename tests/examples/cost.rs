//! What an answer costs: `cargo run --release -p conformance --example cost`.
//!
//! Cases in which everything is known, the same with up to six things known less well, and the worst that fits
//! the limits. Every figure of one run was measured on the same machine at the same time: quote ratios.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::float_arithmetic,
    reason = "a measurement may stop at what cannot be, and times are no answers"
)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use conformance::blur::{blurred, some_blurs};
use conformance::generate;
use conformance::random::Random;
use kinfocus::{Case, evaluate};
use serde_json::{Value, json};

/// Cases of each sort.
const CASES: u64 = 2_000;

/// The shortest of some runs: what else the machine does only makes it longer.
fn time(case: &Case, runs: usize) -> Duration {
    let once = |_| {
        let begun = Instant::now();
        black_box(evaluate(black_box(case)).expect("an answer"));
        begun.elapsed()
    };
    (0..runs).map(once).min().unwrap_or_default()
}

fn read(case: &Value) -> Case {
    Case::from_json(&case.to_string()).expect("a case that is possible")
}

fn micros(time: Duration) -> f64 {
    time.as_secs_f64() * 1e6
}

/// Prints median, 95th percentile and maximum; gives the median.
fn figures(what: &str, mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    let at = |percent: usize| times[(times.len() - 1) * percent / 100];
    println!("{what:44} median {:8.1} µs   95 % {:8.1} µs   maximum {:8.1} µs", micros(at(50)), micros(at(95)), micros(at(100)));
    at(50)
}

/// Ten thousand rough entries.
fn rough_entries(random: &mut Random, with: &Value) -> Value {
    let entry = |_| {
        let mut entry = with.clone();
        let year = 2012 + random.below(14);
        let start = if random.chance(50) { format!("{year}") } else { format!("{year}-0{}", 1 + random.below(9)) };
        if with.get("date").is_some() {
            entry["date"] = json!(start);
        } else {
            entry["start"] = json!(start);
            if random.chance(80) {
                entry["end"] = json!({ "earliest": format!("{}-01-01", year + 1) });
            }
        }
        entry
    };
    (0..10_000).map(entry).collect()
}

fn main() {
    let known: Vec<Value> = (0..CASES).map(generate::known_case).collect();
    let blur = |(seed, case): (u64, &Value)| {
        let random = &mut Random::new(seed);
        blurred(case, &some_blurs(case, 6, &[], random))
    };
    let incomplete: Vec<Value> = (0..CASES).zip(&known).map(blur).collect();
    let of_all = |cases: &[Value]| cases.iter().map(|case| time(&read(case), 5)).collect::<Vec<_>>();
    let of_known = figures("everything is known", of_all(&known));
    let of_incomplete = figures("up to six things are known less well", of_all(&incomplete));
    println!("{:44} {:.1}\n", "ratio of the medians", of_incomplete.as_secs_f64() / of_known.as_secs_f64());

    let random = &mut Random::new(1);
    let care = rough_entries(random, &json!({ "state": "unknown" }));
    let codes = rough_entries(random, &json!({ "code": "42" }));
    let homes = rough_entries(random, &json!({ "state": "CA", "county": "Napa" }));
    let visits = rough_entries(random, &json!({ "date": "" }));
    let worst = [
        ("nothing is known, all policies", json!({ "asOf": "2026-11-23" })),
        (
            "10,000 rough entries in one history",
            json!({ "asOf": "2026-11-23", "member": { "birthDate": "2010", "fosterCare": { "entries": &care, "complete": false } } }),
        ),
        (
            "10,000 rough entries in each of four",
            json!({ "asOf": "2026-11-23", "member": { "fosterCare": &care, "aidCodes": codes, "placements": homes, "emergencyVisits": visits } }),
        ),
    ];
    for (what, case) in worst {
        let took = time(&read(&case), 3);
        println!(
            "{what:44} {:8.1} ms, {:.0} times the median of known cases",
            micros(took) / 1e3,
            took.as_secs_f64() / of_known.as_secs_f64()
        );
    }
}
