//! The engine against the reference, day by day, on cases in which everything is known.
#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

use chrono::{Days, NaiveDate};
use conformance::answer::{Answer, Found, FoundAction, Outcome, first_day, last_day};
use conformance::day;
use conformance::generate::known_case;
use conformance::random::Random;
use conformance::reference::{Action, DOCUMENTS, Finding, Known, Outcomes};
use conformance::tally::{Tally, over_seeds};
use serde_json::Value;

/// Known cases in one run.
const CASES: u64 = 20_000;
/// One in so many is looked at on every single day.
const EVERY_DAY: u64 = 200;

/// The days on which a case is looked at: all that could be of interest, and some more.
fn days(known: &Known, seed: u64) -> Vec<NaiveDate> {
    let mut days = known.days_of_interest();
    if seed.is_multiple_of(EVERY_DAY) {
        let last = days.iter().rev().nth(1).copied().expect("a day before the last day there is");
        days.extend(day(2011, 1, 1).iter_days().take_while(|date| *date < last));
    }
    let random = &mut Random::new(seed);
    days.extend((0..20).map(|_| random.day(day(2011, 1, 1), day(2060, 12, 31))));
    days.sort_unstable();
    days.dedup();
    days
}

/// Compares the engine with the reference on one known case.
fn compare(seed: u64, tally: &mut Tally) {
    let case = known_case(seed);
    let known = Known::read(&case);
    let found = match Found::ask(&case) {
        Ok(found) => found,
        Err(error) => return tally.wrong("no answer", || format!("seed {seed}: {error}\n  {case}")),
    };
    let days = days(&known, seed);
    tally.count("days looked at", days.len() as u64);
    for document in known.documents() {
        for finding in document.findings {
            compare_finding(finding, &known, &days, &found, tally, &|| format!("seed {seed}\n  {case}"));
        }
        for action in document.actions {
            compare_action(action, &known, &days, &found, tally, &|| format!("seed {seed}\n  {case}"));
        }
    }
}

fn compare_finding(
    finding: &Finding,
    known: &Known,
    days: &[NaiveDate],
    found: &Found,
    tally: &mut Tally,
    context: &dyn Fn() -> String,
) {
    let by_day: Vec<(NaiveDate, Outcomes)> = days.iter().map(|date| (*date, (finding.on)(known, *date))).collect();
    let names = [None].into_iter().chain(by_day[0].1.criteria.iter().map(|(name, _)| Some(*name)));
    for (place, name) in names.enumerate() {
        let id = name.map_or(finding.id.to_owned(), |name| format!("{}/{name}", finding.id));
        let outcome = |outcomes: &Outcomes| if place == 0 { outcomes.finding } else { outcomes.criteria[place - 1].1 };
        let outcomes: Vec<_> = by_day.iter().map(|(date, outcomes)| (*date, outcome(outcomes))).collect();
        let expected = Answer::from_days(known.as_of, &outcomes).expect("the days of interest hold every change");
        tally.expect(&id, expected.outcome);
        match found.rules.get(&id) {
            None => tally.wrong(&id, || "not in the answer".to_owned()),
            Some(found) if found.answer != expected || !found.missing.is_empty() => tally.wrong(&id, || {
                let (found, missing) = (&found.answer, &found.missing);
                format!("{}\n  expected {expected}\n  found    {found}, missing {missing:?}", context())
            }),
            Some(_) => {}
        }
    }
}

/// What an answer must say of an action; `None` where it must not list it.
fn expected_action(action: &Action, known: &Known, days: &[NaiveDate]) -> Option<FoundAction> {
    let is_asked = action.section.is_none_or(|section| known.has_section(section));
    if !is_asked || !(action.on)(known, known.as_of) {
        return None;
    }
    let by_day = days.iter().map(|date| (*date, if (action.on)(known, *date) { Outcome::Met } else { Outcome::NotMet }));
    let answer = Answer::from_days(known.as_of, &by_day.collect::<Vec<_>>()).expect("the days of interest hold every change");
    Some(FoundAction {
        outcome: if action.is_optional { "optional" } else { "required" }.to_owned(),
        since: answer.since,
        due: (action.due)(known, known.as_of).map(|on| (on, on < known.as_of)),
        missing: Default::default(),
    })
}

fn compare_action(
    action: &Action,
    known: &Known,
    days: &[NaiveDate],
    found: &Found,
    tally: &mut Tally,
    context: &dyn Fn() -> String,
) {
    let expected = expected_action(action, known, days);
    tally.expect(action.id, if expected.is_some() { Outcome::Met } else { Outcome::NotMet });
    tally.count("due days", u64::from(expected.as_ref().is_some_and(|expected| expected.due.is_some())));
    tally.count("overdue", u64::from(expected.as_ref().and_then(|expected| expected.due).is_some_and(|(_, overdue)| overdue)));
    if found.actions.get(action.id) != expected.as_ref() {
        let found = found.actions.get(action.id);
        tally.wrong(action.id, || format!("{}\n  expected {expected:?}\n  found    {found:?}", context()));
    }
}

/// The rules that hold on every day of every case, so that there is nothing to see of their not holding.
fn always_holds(id: &str) -> bool {
    ["facilitate-required-meetings", "support-outreach", "hold-executive-meeting"].iter().any(|name| id.ends_with(name))
}

#[test]
fn the_engine_equals_the_reference_on_every_day_of_known_cases() {
    let tally = over_seeds(CASES, compare);
    tally.settle(&format!("{CASES} known cases"));
    for (id, outcomes) in &tally.outcomes {
        let all: u64 = outcomes.values().sum();
        for outcome in [Outcome::Met, Outcome::NotMet] {
            let count = outcomes.get(&outcome).copied().unwrap_or_default();
            let is_shown = count * 100 > all || (outcome == Outcome::NotMet && always_holds(id));
            assert!(is_shown, "{id} is {} in {count} of {all} cases only", outcome.name());
        }
    }
}

#[test]
fn the_days_of_interest_hold_every_change() {
    for seed in 0..60 {
        let known = Known::read(&known_case(seed));
        let interesting = known.days_of_interest();
        let rules = |date: NaiveDate| {
            let findings = known.documents().flat_map(|document| document.findings);
            let outcomes: Vec<_> = findings.map(|finding| (finding.on)(&known, date)).collect();
            let actions = known.documents().flat_map(|document| document.actions);
            let asked = actions.filter(|action| action.section.is_none_or(|section| known.has_section(section)));
            (outcomes, asked.map(|action| (action.on)(&known, date)).collect::<Vec<_>>())
        };
        let mut before: Option<(NaiveDate, _)> = None;
        for date in day(2008, 1, 1).iter_days().take_while(|date| *date < day(2062, 1, 1)) {
            let now = rules(date);
            if before.as_ref().is_some_and(|(_, before)| *before != now) {
                assert!(interesting.contains(&date) && interesting.contains(&(date - Days::new(1))), "seed {seed}: {date}");
            }
            before = Some((date, now));
        }
        assert!(before.is_some_and(|(_, before)| before == rules(last_day())), "seed {seed}: something changes after 2061");
    }
}

#[test]
fn before_its_first_day_no_finding_is_in_force() {
    for seed in 0..200 {
        let known = Known::read(&known_case(seed));
        for document in known.documents().filter(|document| document.policy != "la-dcfs-mco-manual") {
            for finding in document.findings {
                let Outcomes { finding: outcome, criteria } = (finding.on)(&known, first_day());
                assert_eq!(outcome, Outcome::NotInForce, "{}", finding.id);
                assert!(criteria.iter().all(|(_, outcome)| *outcome == Outcome::NotInForce), "{}", finding.id);
            }
            assert!(document.actions.iter().all(|action| !(action.on)(&known, first_day())));
        }
    }
}

#[test]
fn every_id_of_the_reference_is_its_policys_and_is_given_once() {
    for document in &DOCUMENTS {
        let ids: Vec<&str> =
            document.findings.iter().map(|one| one.id).chain(document.actions.iter().map(|one| one.id)).collect();
        for (at, id) in ids.iter().enumerate() {
            assert!(id.strip_prefix(document.policy).is_some_and(|rest| rest.starts_with('/')), "{id}");
            assert!(!ids[..at].contains(id), "{id} is given twice");
        }
    }
}

#[test]
fn the_same_seed_gives_the_same_case() {
    let cases: Vec<Value> = (0..20).map(known_case).collect();
    assert_eq!(cases, (0..20).map(known_case).collect::<Vec<_>>());
    assert!(cases.iter().enumerate().all(|(at, case)| !cases[..at].contains(case)));
}
