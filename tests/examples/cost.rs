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

use chrono::{Days, NaiveDate};
use conformance::blur::{all_blurs, blurred, some_blurs};
use conformance::facts::{FACTS, Kind, pointer};
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

/// The most bytes that a case may have.
const MOST_BYTES: usize = 8 * 1024 * 1024;

/// Ten thousand entries of a history, known to the day or to the month.
fn entries(path: &str, are_events: bool, are_rough: bool, random: &mut Random) -> Value {
    let day = |days: usize| {
        let day = NaiveDate::from_ymd_opt(2012, 1, 1).expect("a day") + Days::new(days as u64);
        json!(if are_rough { day.format("%Y-%m").to_string() } else { day.to_string() })
    };
    let name = path.rsplit('.').next().unwrap_or(path);
    let with = match name {
        "enrollments" => json!({ "state": "CA", "delivery": "managedCare" }),
        "fosterCare" | "placements" | "adoptionAssistance" | "familyMaintenance" => json!({ "state": "CA" }),
        "aidCodes" => json!({ "code": "42" }),
        "overlappingPrograms" => json!({ "program": "cpsp" }),
        _ => json!({}),
    };
    let entry = |_| {
        let mut entry = with.clone();
        let start = random.below(5_000);
        if name == "responsiblePlans" {
            entry["plan"] = (*random.pick(&["Alliance", "Trillium", "Vaya"])).into();
        }
        entry[if are_events { "date" } else { "start" }] = day(start);
        if !are_events && random.chance(80) {
            entry["end"] = day(start + 40 + random.below(300));
        }
        entry
    };
    (0..10_000).map(entry).collect()
}

/// A case with as many entries as it may have.
fn full(are_rough: bool) -> Value {
    let random = &mut Random::new(2);
    let mut case = json!({ "asOf": "2026-11-23", "member": { "birthDate": "2010-05-05" }, "plan": {}, "county": {} });
    let mut bytes = case.to_string().len();
    for (path, kind) in FACTS {
        let are_events = matches!(kind, Kind::Events(_));
        if !are_events && !matches!(kind, Kind::Spans(_)) {
            continue;
        }
        let entries = entries(path, are_events, are_rough, random);
        bytes += entries.to_string().len() + path.len() + 16;
        if bytes > MOST_BYTES {
            break;
        }
        let mut place = &mut case;
        for name in pointer(path).split('/').skip(1) {
            place = &mut place[name];
        }
        *place = entries;
    }
    case
}

fn with_birth(case: &Value, birth: &Value) -> Value {
    let mut case = case.clone();
    case["member"]["birthDate"] = birth.clone();
    case
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

    let not_known: Vec<Value> = known.iter().map(|case| with_birth(case, &json!({}))).collect();
    figures("the birth is not known at all", of_all(&not_known));
    let blur_all = |(seed, case): (u64, &Value)| blurred(case, &all_blurs(case, &mut Random::new(seed)));
    let everything: Vec<Value> = (0..CASES).zip(&known).map(blur_all).collect();
    figures("everything is known less well", of_all(&everything));
    println!();

    let random = &mut Random::new(1);
    let care = entries("member.fosterCare", false, true, random);
    let worst = [
        ("nothing is known, all policies", json!({ "asOf": "2026-11-23" })),
        (
            "10,000 rough entries in one history",
            json!({ "asOf": "2026-11-23", "member": { "birthDate": "2010", "fosterCare": { "entries": care, "complete": false } } }),
        ),
        ("as many exact entries as a case may have", full(false)),
        ("as many rough entries as a case may have", full(true)),
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
