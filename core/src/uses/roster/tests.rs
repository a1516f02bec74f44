use super::{Asked, Roster};
use crate::{ActionOutcome, Day, Outcome, Reader};

const INVOLVED: &str = "ca-phc-mcbp8015/child-welfare-involved";
const AGED_OUT: &str = "ca-phc-mcbp8015/child-welfare-involved/aged-out";
const DIRECT: &str = "ca-phc-mcbp8015/assign-direct-member";

fn reader() -> Reader {
    Reader::new().default_as_of(Day::new(2026, 11, 23).unwrap())
}

fn roster(asked: Asked) -> Roster {
    Roster::new(&asked, reader()).unwrap()
}

fn named(id: &str) -> Vec<String> {
    vec![id.to_owned()]
}

const IN_CARE: &str =
    r#"{"member": {"id": "in care", "birthDate": "2015-02-03", "fosterCare": [{"start": "2026-01-01", "state": "CA"}]}}"#;
const ADULT: &str = r#"{"member": {"id": "adult", "birthDate": "1990-01-01"}}"#;
const OPEN: &str = r#"{"member": {"id": "open", "birthDate": "2015-02-03"}}"#;

#[test]
fn where_nothing_is_named_each_status_and_population_and_all_that_a_member_needs_is_shown() {
    let mut all = roster(Asked::default());
    assert!(all.findings().contains(&INVOLVED) && all.findings().contains(&"ca-dhcs-ecm/pof-8-child-welfare"));
    assert!(!all.findings().contains(&"ca-phc-mcbp8015/high-risk"), "a circumstance");
    let case = all.reader().read(IN_CARE);
    let row = all.add(7, case).unwrap();
    assert_eq!((row.line, row.member_id.as_deref()), (7, Some("in care")));
    assert_eq!(row.finding(INVOLVED).map(|cell| cell.outcome), Some(Outcome::Met));
    assert!(row.action(DIRECT).is_some());
    assert!(row.actions.iter().all(|cell| cell.outcome == ActionOutcome::Required));
}

#[test]
fn a_policy_that_a_case_is_not_about_has_no_cell() {
    let mut all = roster(Asked::default());
    let case = all.reader().read(r#"{"member": {"louisiana": {}}}"#);
    let row = all.add(1, case).unwrap();
    assert!(row.finding(INVOLVED).is_none() && row.finding("la-dcfs-mco-manual/in-dcfs-custody").is_some());
    let count = all.summary().findings.iter().find(|count| count.id == INVOLVED).unwrap();
    assert_eq!((count.met, count.not_met, count.undetermined, count.not_in_force), (0, 0, 0, 0));
}

#[test]
fn a_rule_that_is_named_brings_its_policy_and_no_other() {
    let mut one = roster(Asked { findings: named(AGED_OUT), ..Asked::default() });
    let case = one.reader().read(r#"{"member": {"birthDate": "1990-01-01", "louisiana": {}}}"#);
    let row = one.add(1, case).unwrap();
    assert_eq!(row.finding(AGED_OUT).map(|cell| cell.outcome), Some(Outcome::NotMet));
    assert!(row.actions.iter().all(|cell| cell.id.starts_with("ca-phc-mcbp8015/")));
    assert!(one.summary().actions.iter().all(|count| count.id.starts_with("ca-phc-mcbp8015/")));
}

#[test]
fn only_members_who_fit_are_shown_and_all_are_counted() {
    for (asked, shown) in [
        (Asked { met: named(INVOLVED), ..Asked::default() }, &["in care"][..]),
        (Asked { needs: named(DIRECT), ..Asked::default() }, &["in care"]),
        (Asked { met: named(AGED_OUT), needs: named(DIRECT), ..Asked::default() }, &[]),
        (Asked { actions: named(DIRECT), only_due: true, ..Asked::default() }, &[]),
        (Asked { findings: named(INVOLVED), ..Asked::default() }, &["in care", "adult", "open"]),
    ] {
        let mut roster = roster(asked);
        let mut rows = Vec::new();
        for (line, text) in (1..).zip([IN_CARE, ADULT, OPEN]) {
            let case = roster.reader().read(text);
            rows.extend(roster.add(line, case).and_then(|row| row.member_id));
        }
        assert_eq!(rows, shown);
        let summary = roster.summary();
        assert_eq!((summary.answered, summary.refused, summary.shown), (3, 0, u64::try_from(shown.len()).unwrap()));
        if let Some(count) = summary.findings.iter().find(|count| count.id == INVOLVED) {
            assert_eq!((count.met, count.not_met, count.undetermined), (1, 1, 1));
        }
        if let [count] = summary.actions.as_slice() {
            assert_eq!((count.id, count.required, count.undetermined), (DIRECT, 1, 1));
        }
    }
}

#[test]
fn an_action_that_is_named_is_shown_also_where_it_need_not_be_taken() {
    let mut roster = roster(Asked { actions: named(DIRECT), ..Asked::default() });
    let case = roster.reader().read(ADULT);
    let row = roster.add(1, case).unwrap();
    assert_eq!(row.action(DIRECT).map(|cell| cell.outcome), Some(ActionOutcome::NotRequired));
}

#[test]
fn what_is_due_by_a_day_is_told_with_the_day_and_whether_it_is_past() {
    let decide = "ca-dhcs-ecm/decide-ecm-request";
    let mut roster = roster(Asked { needs: named(decide), only_due: true, ..Asked::default() });
    let case = roster.reader().read(r#"{"member": {"id": "asked", "ecm": {"requestReceived": "2026-11-02"}}}"#);
    let row = roster.add(1, case).unwrap();
    assert!(row.action(decide).unwrap().due.as_ref().unwrap().overdue);
    assert_eq!(roster.summary().actions[0].overdue, 1);
}

#[test]
fn a_case_that_was_refused_is_shown_with_its_problems_whatever_was_asked() {
    let mut roster = roster(Asked { met: named(INVOLVED), ..Asked::default() });
    let case = roster.reader().read(r#"{"member": {"birthDate": "2025-02-30"}}"#);
    let row = roster.add(3, case).unwrap();
    assert_eq!((row.line, row.problems[0].path.as_str()), (3, "/member/birthDate"));
    let text = serde_json::to_string(&row).unwrap();
    assert!(text.starts_with(r#"{"line":3,"findings":[],"actions":[],"problems":[{"path":"/member/birthDate""#), "{text}");
    assert_eq!((roster.summary().answered, roster.summary().refused), (0, 1));
}

#[test]
fn who_screens_and_who_counts_may_be_two() {
    for asked in [Asked::default(), Asked { actions: named(DIRECT), met: named(INVOLVED), ..Asked::default() }] {
        let (mut one, mut other) = (roster(asked.clone()), roster(asked));
        let screening = other.clone();
        for (line, text) in (1..).zip([IN_CARE, ADULT, OPEN, "[]"]) {
            let added = one.add(line, one.reader().read(text));
            let counted = other.count(screening.screen(line, screening.reader().read(text)));
            assert_eq!(serde_json::to_string(&added).unwrap(), serde_json::to_string(&counted).unwrap());
        }
        assert_eq!((one.summary(), screening.summary().answered), (other.summary(), 0));
        assert_eq!((other.summary().answered, other.summary().refused), (3, 1));
    }
}

#[test]
fn the_goals_of_a_case_are_its_own_affair() {
    let mut roster = roster(Asked { findings: named(INVOLVED), ..Asked::default() });
    let case = roster.reader().read(r#"{"goals": ["la-csoc/region-ready"], "policies": ["la-csoc"], "member": {}}"#);
    assert!(roster.add(1, case).unwrap().problems.is_empty());
}

#[test]
fn a_name_that_nothing_has_is_told_with_its_place() {
    let asked = Asked {
        policies: vec!["ca-dhcs-ecm".to_owned(), "none".to_owned()],
        findings: vec![DIRECT.to_owned()],
        needs: named(INVOLVED),
        met: named(INVOLVED),
        ..Asked::default()
    };
    let problems = Roster::new(&asked, reader()).unwrap_err();
    let paths: Vec<_> = problems.as_slice().iter().map(|problem| problem.path.as_str()).collect();
    assert_eq!(paths, ["/policies/1", "/findings/0", "/met/0", "/needs/0"]);
}
