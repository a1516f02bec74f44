//! The engine against the worlds of cases that leave something open: outcomes, missing facts, due days.
#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

use std::collections::BTreeMap;
use std::fmt::Debug;

use chrono::NaiveDate;
use conformance::answer::{Found, FoundAction, FoundRule, Outcome};
use conformance::blur::{blurred, some_blurs};
use conformance::facts::only;
use conformance::generate::known_case;
use conformance::random::Random;
use conformance::reference::{Action, Document, Finding, Known, Uses};
use conformance::tally::{Tally, over_seeds};
use conformance::worlds::{Expected, Refusal, WorldTrial};
use serde_json::Value;

/// Incomplete cases in one run.
const CASES: u64 = 6_000;
/// The most worlds tried for one rule of one case.
const MOST_WORLDS: usize = 20_000;

/// A case that leaves something open, and the engine's answer.
struct Asked {
    seed: u64,
    case: Value,
    as_of: NaiveDate,
    found: Found,
}

impl Asked {
    /// A mistake, with the part of the case that the rule looks at.
    fn line(&self, uses: Uses, expected: &dyn Debug, found: &dyn Debug) -> String {
        format!("seed {}\n  expected {expected:?}\n  found    {found:?}\n  {}", self.seed, only(&self.case, uses))
    }

    fn trial(&self, date: NaiveDate) -> WorldTrial {
        WorldTrial { date, most: MOST_WORLDS, every_day: false }
    }
}

/// What the worlds say, unless they cannot be tried: then why not is counted.
fn tried<T>(asked: &Asked, id: &str, uses: Uses, said: Result<T, Refusal>, tally: &mut Tally) -> Option<T> {
    match said {
        Ok(said) => return Some(said),
        Err(Refusal::TooMany) => tally.count("rules of which too many worlds would have to be tried", 1),
        Err(Refusal::RestsOnEvidence) => tally.count("rules that rest on aid codes", 1),
        Err(Refusal::None) => tally.wrong(id, || asked.line(uses, &"a world", &"none")),
    }
    None
}

/// The facts of some rule of the case, three times in four: facts of one rule that are open together are the hard ones.
fn focus(case: &Value, random: &mut Random) -> Uses {
    let known = Known::read(case);
    let uses = |document: &'static Document| {
        document.findings.iter().map(|one| one.uses).chain(document.actions.iter().map(|one| one.uses))
    };
    let all: Vec<Uses> = known.documents().flat_map(uses).filter(|uses| !uses.is_empty()).collect();
    if random.chance(75) { random.pick::<Uses>(&all) } else { &[] }
}

fn compare(seed: u64, tally: &mut Tally) {
    let known = known_case(seed);
    let random = &mut Random::new(!seed);
    let case = blurred(&known, &some_blurs(&known, 6, focus(&known, random), random));
    let known = Known::read(&known);
    let found = match Found::ask(&case) {
        Ok(found) => found,
        Err(error) => return tally.wrong("no answer", || format!("seed {seed}: {error}\n  {case}")),
    };
    for id in &found.not_exact {
        tally.wrong(&format!("{id}, not exact"), || format!("seed {seed}\n  {case}"));
    }
    let asked = Asked { seed, case, as_of: known.as_of, found };
    let days = known.days_of_interest();
    let others = [*random.pick(&days), *random.pick(&days)];
    for document in known.documents() {
        for finding in document.findings {
            compare_finding(&asked, finding, tally);
            for date in others {
                compare_on_another_day(&asked, finding, date, tally);
            }
        }
        for action in document.actions {
            if action.section.is_none_or(|section| asked.case[section].is_object()) {
                compare_action(&asked, action, tally);
            }
        }
    }
}

fn compare_finding(asked: &Asked, finding: &Finding, tally: &mut Tally) {
    let said = asked.trial(asked.as_of).finding(&asked.case, finding);
    for (id, expected) in tried(asked, finding.id, finding.uses, said, tally).into_iter().flatten() {
        tally.expect(&id, expected.outcome);
        match asked.found.rules.get(&id) {
            None => tally.wrong(&id, || "not in the answer".to_owned()),
            Some(FoundRule { answer, missing }) => {
                let found = Expected { outcome: answer.outcome, missing: missing.clone() };
                judge(asked, (&id, finding.uses), &expected, &found, tally);
            }
        }
    }
}

/// Past and later days: the outcome alone. Before the run that the as-of day belongs to an answer says nothing.
fn compare_on_another_day(asked: &Asked, finding: &Finding, date: NaiveDate, tally: &mut Tally) {
    let said = asked.trial(date).finding(&asked.case, finding);
    for (id, expected) in tried(asked, finding.id, finding.uses, said, tally).into_iter().flatten() {
        let Some(found) = asked.found.rules.get(&id).and_then(|rule| rule.answer.on(date)) else { continue };
        tally.count("outcomes on other days", 1);
        if found != expected.outcome {
            let name = format!("{id}, {} on another day", fault(expected.outcome, found));
            tally.wrong(&name, || asked.line(finding.uses, &(date, expected.outcome), &found));
        }
    }
}

/// What kind of mistake it is.
fn fault(expected: Outcome, found: Outcome) -> &'static str {
    match (expected, found) {
        (_, Outcome::Undetermined) => "incomplete",
        _ => "unsound",
    }
}

fn judge(asked: &Asked, (id, uses): (&str, Uses), expected: &Expected, found: &Expected, tally: &mut Tally) {
    tally.count("rules on the as-of day", 1);
    if expected.outcome != found.outcome {
        tally.wrong(&format!("{id}, {}", fault(expected.outcome, found.outcome)), || asked.line(uses, expected, found));
    } else if expected.missing != found.missing {
        tally.wrong(&format!("{id}, missing"), || asked.line(uses, expected, found));
    }
}

fn compare_action(asked: &Asked, action: &Action, tally: &mut Tally) {
    let trial = asked.trial(asked.as_of);
    let Some(expected) = tried(asked, action.id, action.uses, trial.action(&asked.case, action), tally) else { return };
    tally.expect(action.id, expected.outcome);
    let found = asked.found.actions.get(action.id);
    let outcome = match found.map(|found| found.outcome.as_str()) {
        None => Outcome::NotMet,
        Some("undetermined") => Outcome::Undetermined,
        Some(outcome) if (outcome == "optional") == action.is_optional => Outcome::Met,
        Some(_) => Outcome::NotInForce,
    };
    let missing = found.map(|found| found.missing.clone()).unwrap_or_default();
    judge(asked, (action.id, action.uses), &expected, &Expected { outcome, missing }, tally);
    if let Some(found) = found.filter(|_| expected.outcome == Outcome::Met) {
        compare_due(asked, action, found, tally);
    }
}

/// A day by which is given only if it is the same in every world. Where the deadline begins on a rough day it may be left out all
/// the same.
fn compare_due(asked: &Asked, action: &Action, found: &FoundAction, tally: &mut Tally) {
    let Some(dues) = tried(asked, action.id, action.uses, asked.trial(asked.as_of).due(&asked.case, action), tally) else {
        return;
    };
    let due = dues.first().copied().flatten().filter(|_| dues.len() == 1).map(|on| (on, on < asked.as_of));
    let is_left_out = found.due.is_none() && due.is_some() && action.meetings.is_empty();
    tally.count("due days left out though the worlds agree", u64::from(is_left_out));
    if found.due != due && !is_left_out {
        tally.wrong(&format!("{}, due day", action.id), || asked.line(action.uses, &dues, &found.due));
    }
}

#[test]
fn the_engine_says_what_all_worlds_say() {
    let tally = over_seeds(CASES, compare);
    tally.settle(&format!("{CASES} incomplete cases"));
    let undetermined = |outcomes: &BTreeMap<Outcome, u64>| outcomes.get(&Outcome::Undetermined).copied();
    let all: u64 = tally.outcomes.values().filter_map(undetermined).sum();
    assert!(all > CASES, "only {all} undetermined outcomes");
    let skipped = tally.figures.get("rules of which too many worlds would have to be tried").copied().unwrap_or_default();
    assert!(skipped * 50 < tally.figures["rules on the as-of day"], "too many worlds in {skipped} rules");
}

/// The days tried tell what every single day tells: on cases of which every day can be tried.
#[test]
fn the_days_tried_tell_what_all_days_tell() {
    let tally = over_seeds(1_500, |seed, tally| {
        let known = known_case(seed);
        let random = &mut Random::new(seed ^ 0x00AD);
        let case = blurred(&known, &some_blurs(&known, 2, focus(&known, random), random));
        let known = Known::read(&known);
        let date = if random.chance(50) { known.as_of } else { *random.pick(&known.days_of_interest()) };
        let some = WorldTrial { date, most: MOST_WORLDS, every_day: false };
        let all = WorldTrial { every_day: true, ..some };
        for document in known.documents() {
            for finding in document.findings {
                let (Ok(some), Ok(all)) = (some.finding(&case, finding), all.finding(&case, finding)) else { continue };
                tally.count("rules", all.len() as u64);
                for ((id, some), (_, all)) in some.iter().zip(&all) {
                    tally.expect(id, all.outcome);
                    if some != all {
                        tally.wrong(id, || {
                            format!(
                                "seed {seed} on {date}
  some {some:?}
  all  {all:?}
  {case}"
                            )
                        });
                    }
                }
            }
            for action in document.actions {
                let (Ok(some), Ok(all)) = (some.action(&case, action), all.action(&case, action)) else { continue };
                tally.expect(action.id, all.outcome);
                if some != all {
                    tally.wrong(action.id, || {
                        format!(
                            "seed {seed} on {date}
  some {some:?}
  all  {all:?}
  {case}"
                        )
                    });
                }
            }
        }
    });
    tally.settle("cases of which every day was tried");
}
