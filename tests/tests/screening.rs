//! A roster says of its members what a whole evaluation says of each: outcomes, until when, what is to be done and by when.
#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

use conformance::blur::{blurred, some_blurs};
use conformance::generate::{POLICIES, known_case};
use conformance::random::Random;
use kinfocus::roster::{Asked, Roster};
use kinfocus::{ActionOutcome, Case, Determination, FindingKind, Lasts, Outcome, Reader, evaluate};
use serde_json::{Value, json};

/// Incomplete cases in one run, and members of whom little is known.
const CASES: u64 = 1_200;
const MEMBERS: u64 = 600;

/// Every finding and criterion.
fn every_finding() -> Vec<String> {
    let of_all = kinfocus::policies().as_slice().iter().flat_map(|policy| policy.findings);
    let with_criteria =
        of_all.flat_map(|finding| std::iter::once(finding.id).chain(finding.criteria.iter().map(|criterion| criterion.id)));
    with_criteria.map(str::to_owned).collect()
}

fn every_action() -> Vec<String> {
    let of_all = kinfocus::policies().as_slice().iter().flat_map(|policy| policy.actions);
    of_all.map(|action| action.id.to_owned()).collect()
}

/// Rosters that ask for different things.
fn rosters() -> Vec<Roster> {
    let policies = || POLICIES.map(str::to_owned).to_vec();
    let asked = [
        Asked::default(),
        Asked { findings: every_finding(), ..Asked::default() },
        Asked { policies: policies(), actions: every_action(), ..Asked::default() },
        Asked { findings: vec!["ca-dhcs-ecm/pof-8-child-welfare".to_owned()], ..Asked::default() },
        Asked { reasons: true, questions: true, ..Asked::default() },
    ];
    asked.iter().map(|asked| Roster::new(asked, Reader::new()).expect("rules that there are")).collect()
}

/// What an answer says of a finding or criterion.
fn said(answer: &Determination, id: &str) -> Option<(Outcome, Option<kinfocus::Day>, Lasts)> {
    answer.findings.iter().find_map(|finding| {
        if finding.id == id {
            return Some((finding.outcome, finding.until, finding.lasts()));
        }
        finding.criterion(id).map(|criterion| (criterion.outcome, criterion.until, criterion.lasts()))
    })
}

/// How many members a roster counts of each kind.
fn counted(roster: &Roster) -> [u64; 8] {
    let mut all = [0; 8];
    for count in &roster.summary().findings {
        for (all, more) in all.iter_mut().zip([count.met, count.not_met, count.undetermined, count.not_in_force]) {
            *all += more;
        }
    }
    for count in &roster.summary().actions {
        for (all, more) in all.iter_mut().skip(4).zip([count.required, count.optional, count.undetermined, count.overdue]) {
            *all += more;
        }
    }
    all
}

/// Adds a case to a roster, and holds its row, and what is counted of it, against its evaluation.
fn compare(roster: &mut Roster, case: &Value) {
    let case: Result<Case, _> = roster.reader().read(&case.to_string());
    let Ok(read) = case.clone() else { return };
    let answer = evaluate(&read).expect("policies that there are");
    if answer.notices.iter().any(|notice| notice.code == "notExact") {
        return;
    }
    let before = counted(roster);
    let row = roster.add(1, case).expect("a row for every member");
    let mut expected = [0; 8];
    let mut cells = row.findings.iter();
    for id in roster.findings() {
        let Some((outcome, until, lasts)) = said(&answer, id) else { continue };
        let cell = cells.next().expect("a cell");
        assert_eq!((cell.id, cell.outcome, cell.until), (*id, outcome, until), "{read:?}");
        assert_eq!(cell.at_least, matches!(lasts, Lasts::AtLeastUntil(_)), "{read:?}");
        // Where actions alone are named, no finding is counted.
        if !roster.summary().findings.iter().any(|count| count.id == *id) {
            continue;
        }
        expected[match outcome {
            Outcome::Met => 0,
            Outcome::NotMet => 1,
            Outcome::Undetermined => 2,
            Outcome::NotInForce => 3,
        }] += 1;
    }
    assert!(cells.next().is_none(), "no cell of another policy");
    let of_action = |action: &kinfocus::ActionResult| (action.id, action.outcome, action.due.clone());
    let named = |id: &&&str| answer.action(id).is_some();
    let actions: Vec<_> = match roster.actions() {
        Some(all) => all.iter().filter(named).filter_map(|id| answer.action(id)).map(of_action).collect(),
        None => answer.actions.iter().map(of_action).filter(|action| action.1 == ActionOutcome::Required).collect(),
    };
    let found: Vec<_> = row.actions.iter().map(|cell| (cell.id, cell.outcome, cell.due.clone())).collect();
    assert_eq!(found, actions, "{read:?}");
    // Where findings alone are named, no action is counted.
    let is_counted = |action: &&kinfocus::ActionResult| roster.summary().actions.iter().any(|count| count.id == action.id);
    for action in answer.actions.iter().filter(is_counted) {
        match action.outcome {
            ActionOutcome::Required => expected[4] += 1,
            ActionOutcome::Optional => expected[5] += 1,
            ActionOutcome::Undetermined => expected[6] += 1,
            ActionOutcome::NotRequired | ActionOutcome::NotInForce => {}
        }
        let overdue = action.due.as_ref().is_some_and(|due| due.overdue);
        expected[7] += u64::from(overdue && action.outcome == ActionOutcome::Required);
    }
    let after = counted(roster);
    let more: Vec<u64> = after.iter().zip(before).map(|(after, before)| after - before).collect();
    assert_eq!(more, expected, "{read:?}");
}

#[test]
fn a_roster_says_what_evaluations_say_of_incomplete_cases() {
    let mut rosters = rosters();
    for seed in 0..CASES {
        let known = known_case(seed);
        let random = &mut Random::new(!seed);
        let case = blurred(&known, &some_blurs(&known, 6, &[], random));
        let at = usize::try_from(seed).unwrap_or_default() % rosters.len();
        compare(&mut rosters[at], &case);
    }
}

/// A member as plans know them: a birth, a code, an enrollment, sometimes care, seldom more. All on one day, so that what
/// is worked out for one is there for the next.
fn member(random: &mut Random) -> Value {
    let year = 1984 + random.below(43);
    let birth = match random.below(12) {
        0 => Value::Null,
        1 => json!(year.to_string()),
        2 => json!(format!("{year}-0{}", 1 + random.below(9))),
        _ => json!(format!("{year}-0{}-1{}", 1 + random.below(9), random.below(10))),
    };
    let mut member = json!({});
    if !birth.is_null() {
        member["birthDate"] = birth;
    }
    let day = |random: &mut Random| {
        let (year, month) = (year.max(2018 + random.below(9)), 1 + random.below(9));
        if random.chance(15) { format!("{year}-0{month}") } else { format!("{year}-0{month}-2{}", random.below(9)) }
    };
    if random.chance(80) {
        let code = *random.pick(&["42", "4F", "4M", "03", "45", "M3", "30"]);
        member["aidCodes"] = json!([{ "start": day(random), "code": code }]);
    }
    if random.chance(80) {
        let plan =
            json!({ "start": day(random), "state": "CA", "delivery": "managedCare", "plan": "partnership", "county": "Solano" });
        member["enrollments"] = json!([plan]);
    }
    if random.chance(30) {
        let state = *random.pick(&["CA", "NV", "unknown"]);
        member["fosterCare"] = json!([{ "start": day(random), "state": state }]);
    }
    if random.chance(10) {
        member["needs"] = json!({ "complexMedical": random.chance(50) });
    }
    if random.chance(10) {
        member["emergencyVisits"] = json!([{ "start": day(random) }]);
    }
    if random.chance(10) {
        member["familyMaintenance"] = json!([]);
    }
    json!({ "asOf": "2026-11-23", "policies": ["ca-phc-mcbp8015", "ca-dhcs-ecm"], "member": member })
}

#[test]
fn a_roster_says_what_evaluations_say_of_members_of_whom_little_is_known() {
    let mut rosters = rosters();
    let random = &mut Random::new(8);
    for at in 0..MEMBERS {
        let case = member(random);
        let at = usize::try_from(at).unwrap_or_default() % rosters.len();
        compare(&mut rosters[at], &case);
    }
    assert!(rosters[0].summary().answered > 100);
    let statuses = |roster: &Roster| roster.findings().len();
    let main = kinfocus::policies().as_slice().iter().flat_map(|policy| policy.findings);
    let main = main.filter(|finding| matches!(finding.kind, FindingKind::Status | FindingKind::Population)).count();
    assert_eq!(statuses(&rosters[0]), main);
}
