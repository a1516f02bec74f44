//! The engine against the reference: on known cases day by day, on rough ones world by world.
#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

use std::collections::BTreeMap;
use std::thread;

use chrono::{Days, NaiveDate};
use conformance::answer::{Answer, Outcome, first_day, last_day};
use conformance::reference::{KnownCase, RULES};
use conformance::{ask, blur, day, generate, worlds};
use serde_json::Value;

/// Known cases in one run.
const CASES: u64 = 20_000;
/// One in so many is looked at on every single day.
const EVERY_DAY: u64 = 100;
/// Blurred cases whose worlds are all tried.
const ROUGH_CASES: u64 = 1_500;
/// The most worlds tried for one of them.
const MOST_WORLDS: usize = 400;

/// What a run has seen so far.
#[derive(Default)]
struct Seen {
    /// How often each rule was expected to have each outcome.
    outcomes: BTreeMap<(usize, Outcome), u64>,
    /// How many cases had each rule wrong, with the first few of them.
    wrong: BTreeMap<&'static str, (u64, Vec<String>)>,
}

impl Seen {
    fn expect(&mut self, rule: usize, outcome: Outcome) {
        *self.outcomes.entry((rule, outcome)).or_default() += 1;
    }

    /// `rule` is its criterion or finding.
    fn wrong(&mut self, rule: &'static str, example: String) {
        let (count, examples) = self.wrong.entry(rule).or_default();
        *count += 1;
        if examples.len() < 3 {
            examples.push(example);
        }
    }

    fn join(mut self, other: Self) -> Self {
        other.outcomes.into_iter().for_each(|(key, count)| *self.outcomes.entry(key).or_default() += count);
        for (rule, (count, examples)) in other.wrong {
            let here = self.wrong.entry(rule).or_default();
            here.0 += count;
            here.1.extend(examples);
        }
        self
    }

    /// Prints how many there were, and panics with examples where some were wrong.
    fn settle(&self, what: &str) {
        for ((rule, outcome), count) in &self.outcomes {
            println!("{count:>7} {:12} {}", outcome.name(), name(*rule));
        }
        let differences: u64 = self.wrong.values().map(|(count, _)| count).sum();
        println!("{what}, {differences} differences");
        let lines: Vec<_> =
            self.wrong.iter().map(|(rule, (count, examples))| format!("{rule}: {count}\n{}", examples.join("\n"))).collect();
        assert!(differences == 0, "{differences} differences\n{}", lines.join("\n"));
    }
}

/// A rule's shortest name.
fn name(rule: usize) -> &'static str {
    let (finding, criterion) = RULES[rule];
    criterion.unwrap_or(finding)
}

/// The engine's answers, one for each of the reference's rules.
fn answers(case: &Value) -> Result<Vec<Answer>, String> {
    fn find<'a>(list: &'a Value, id: &str) -> Result<&'a Value, String> {
        let found = list.as_array().and_then(|list| list.iter().find(|one| one["id"] == *id));
        found.ok_or_else(|| format!("no {id} in {list:.300}"))
    }
    let as_of = case["asOf"].as_str().and_then(|text| text.parse().ok()).expect("an as-of day");
    let determination = ask(&case.to_string())?;
    let rule = |(finding, criterion): &(&str, Option<&str>)| {
        let rule = find(&determination["findings"], finding)?;
        let criterion = criterion.map(|name| find(&rule["criteria"], &format!("{finding}/{name}"))).transpose()?;
        Answer::read(as_of, criterion.unwrap_or(rule))
    };
    RULES.iter().map(rule).collect()
}

/// Compares the engine with the reference on one known case.
fn compare_known(seed: u64, seen: &mut Seen) {
    let case = generate::known_case(seed);
    let json = generate::to_json(&case);
    let found = match answers(&json) {
        Ok(found) => found,
        Err(error) => return seen.wrong("no answer", format!("seed {seed}: {error}")),
    };
    let mut days = case.days_of_interest();
    if seed.is_multiple_of(EVERY_DAY) {
        let last = days.iter().rev().nth(1).copied().expect("a day before the last day there is");
        days.extend(day(2023, 6, 1).iter_days().take_while(|date| *date < last));
    }
    let random = &mut generate::Random::new(seed);
    days.extend((0..20).map(|_| random.day(day(2023, 6, 1), day(2060, 12, 31))));
    days.sort_unstable();
    days.dedup();
    let outcomes: Vec<_> = days.iter().map(|date| case.outcomes(*date)).collect();
    for (rule, found) in found.iter().enumerate() {
        let by_day: Vec<_> = days.iter().zip(&outcomes).map(|(date, outcomes)| (*date, outcomes[rule])).collect();
        let expected = Answer::from_days(case.as_of, &by_day).expect("the days of interest hold every change");
        seen.expect(rule, expected.outcome);
        if *found != expected {
            seen.wrong(name(rule), format!("seed {seed}\n  expected {expected}\n  found    {found}\n  {json}"));
        }
    }
}

/// Runs a comparison over many seeds on two threads.
fn over_seeds(seeds: u64, compare: impl Fn(u64, &mut Seen) + Sync) -> Seen {
    let half = |from: u64| {
        let mut seen = Seen::default();
        (from..seeds).step_by(2).for_each(|seed| compare(seed, &mut seen));
        seen
    };
    thread::scope(|scope| {
        let other = scope.spawn(|| half(1));
        half(0).join(other.join().expect("the thread ends"))
    })
}

#[test]
fn the_engine_equals_the_reference_on_every_day_of_known_cases() {
    let seen = over_seeds(CASES, compare_known);
    seen.settle(&format!("{CASES} known cases"));
    for rule in 0..RULES.len() {
        for outcome in [Outcome::Met, Outcome::NotMet] {
            let count = seen.outcomes.get(&(rule, outcome)).copied().unwrap_or_default();
            assert!(count > CASES / 100, "{} is {} in {count} cases only", name(rule), outcome.name());
        }
    }
}

/// The days of a rough case worth a look: those of its worlds' edges, and a few more.
fn sample(worlds: &[KnownCase], random: &mut generate::Random) -> Vec<NaiveDate> {
    let (first, last) = (worlds.first().expect("a world"), worlds.last().expect("a world"));
    let all: Vec<_> = [first, last].into_iter().flat_map(KnownCase::days_of_interest).collect();
    let mut days: Vec<_> = (0..12).map(|_| *random.pick(&all)).collect();
    days.extend((0..4).map(|_| random.day(day(2025, 1, 1), day(2040, 1, 1))));
    days.push(first.as_of);
    days
}

/// Compares the engine with all the worlds of one rough case.
fn compare_rough(seed: u64, seen: &mut Seen) {
    let case = generate::known_case(seed);
    let random = &mut generate::Random::new(!seed);
    let mut blurs = blur::rough_days(&case, 80, random);
    random.shuffle(&mut blurs);
    blurs.truncate(3);
    let json = blur::blurred(&case, &blurs);
    let open: Vec<_> = blurs.iter().filter_map(|blur| blur.pointer().map(str::to_owned)).collect();
    let Some(worlds) = worlds::worlds(&json, &open, MOST_WORLDS).filter(|worlds| worlds.len() > 1) else {
        return;
    };
    let found = match answers(&json) {
        Ok(found) => found,
        Err(error) => return seen.wrong("no answer", format!("seed {seed}: {error}")),
    };
    let mut wrong = BTreeMap::new();
    for date in sample(&worlds, random) {
        let outcomes: Vec<_> = worlds.iter().map(|world| world.outcomes(date)).collect();
        for (rule, found) in found.iter().enumerate() {
            let Some(found) = found.on(date) else { continue };
            let first = outcomes[0][rule];
            let all = outcomes.iter().all(|outcomes| outcomes[rule] == first);
            let expected = if all { first } else { Outcome::Undetermined };
            seen.expect(rule, expected);
            if found != expected {
                let worlds = worlds.len();
                let line = format!("seed {seed} on {date}: expected {expected:?} ({worlds} worlds), found {found:?}\n  {json}");
                wrong.entry(name(rule)).or_insert(line);
            }
        }
    }
    wrong.into_iter().for_each(|(rule, line)| seen.wrong(rule, line));
}

#[test]
fn on_rough_days_the_engine_says_what_all_worlds_say() {
    let seen = over_seeds(ROUGH_CASES, compare_rough);
    seen.settle(&format!("{ROUGH_CASES} rough cases"));
    let undetermined: u64 = seen.outcomes.iter().filter(|((_, outcome), _)| !outcome.is_settled()).map(|(_, count)| count).sum();
    assert!(undetermined > ROUGH_CASES / 4, "only {undetermined} undetermined outcomes");
}

#[test]
fn the_days_of_interest_hold_every_change() {
    for seed in 0..100 {
        let case = generate::known_case(seed);
        let interesting = case.days_of_interest();
        let mut before: Option<(NaiveDate, _)> = None;
        for date in day(2023, 6, 1).iter_days().take_while(|date| *date < day(2052, 1, 1)) {
            let outcomes = case.outcomes(date);
            if before.is_some_and(|(_, before)| before != outcomes) {
                assert!(interesting.contains(&date) && interesting.contains(&(date - Days::new(1))), "seed {seed}: {date}");
            }
            before = Some((date, outcomes));
        }
        let last = case.outcomes(last_day());
        assert!(before.is_some_and(|(_, before)| before == last), "seed {seed}: something changes after 2051");
        assert_eq!(case.outcomes(first_day()), [Outcome::NotInForce; 11]);
    }
}
