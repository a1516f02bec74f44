//! The reference and the worlds against values worked out by hand from the documents.
#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

use chrono::NaiveDate;
use conformance::answer::Outcome::{self, Met, NotInForce, NotMet, Undetermined};
use conformance::day;
use conformance::reference::{Action, DOCUMENTS, Finding, Known, state_holidays, week, working_days_after};
use conformance::worlds::{Expected, WorldTrial};
use serde_json::{Value, json};

fn date(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn finding(id: &str) -> &'static Finding {
    DOCUMENTS.iter().flat_map(|document| document.findings).find(|one| one.id == id).expect("a finding")
}

fn action(id: &str) -> &'static Action {
    DOCUMENTS.iter().flat_map(|document| document.actions).find(|one| one.id == id).expect("an action")
}

/// What a finding (`policy/finding`) or a criterion (`policy/finding/criterion`) is on a day.
fn outcome(case: &Value, id: &str, on: &str) -> Outcome {
    let known = Known::read(case);
    let parts: Vec<&str> = id.split('/').collect();
    let outcomes = (finding(&parts[..2].join("/")).on)(&known, date(on));
    match parts.get(2) {
        None => outcomes.finding,
        Some(name) => outcomes.criteria.iter().find(|(one, _)| one == name).expect("a criterion").1,
    }
}

/// The day by which an action is due, if it is to be taken.
fn due(case: &Value, id: &str, on: &str) -> Option<String> {
    let (known, on) = (Known::read(case), date(on));
    let action = action(id);
    (action.on)(&known, on).then(|| (action.due)(&known, on).map(|due| due.to_string())).flatten()
}

fn is_to_be_taken(case: &Value, id: &str, on: &str) -> bool {
    (action(id).on)(&Known::read(case), date(on))
}

/// A member of this birth with these histories, and none of the others that the five conditions look at.
fn member(birth: &str, facts: Value) -> Value {
    let mut case = json!({ "asOf": "2026-11-23" });
    case["member"] = json!({ "birthDate": birth, "fosterCare": [], "adoptionAssistance": [], "familyMaintenance": [] });
    for (key, value) in facts.as_object().expect("an object") {
        case["member"][key] = value.clone();
    }
    case
}

/// Population 8 is live on days on which MCBP8015 is not in force yet, and has the same five conditions.
const INVOLVED: &str = "ca-dhcs-ecm/pof-8-child-welfare";

#[test]
fn the_last_day_under_21_in_care() {
    let case = member("2005-03-10", json!({ "fosterCare": [{ "start": "2015-01-01", "end": "2026-03-10", "state": "CA" }] }));
    let criterion = |name: &str, on| outcome(&case, &format!("ca-phc-mcbp8015/child-welfare-involved/{name}"), on);
    assert_eq!(criterion("in-foster-care", "2026-03-09"), Met);
    assert_eq!(criterion("in-foster-care", "2026-03-10"), NotMet);
    assert_eq!(criterion("recent-foster-care", "2026-03-10"), NotMet);
    assert_eq!(criterion("aged-out", "2026-03-10"), Met);
}

#[test]
fn aged_out_ends_the_day_before_the_26th_birthday() {
    let case = member("2000-01-15", json!({ "fosterCare": [{ "start": "2010-01-01", "end": "2018-01-15", "state": "CA" }] }));
    assert_eq!(outcome(&case, INVOLVED, "2026-01-14"), Met);
    assert_eq!(outcome(&case, INVOLVED, "2026-01-15"), NotMet);
}

#[test]
fn left_the_day_before_turning_18() {
    let case = member("2007-05-20", json!({ "fosterCare": [{ "start": "2010-01-01", "end": "2025-05-19", "state": "CA" }] }));
    let id = "ca-phc-mcbp8015/child-welfare-involved/recent-foster-care";
    assert_eq!((outcome(&case, id, "2026-05-19"), outcome(&case, id, "2026-05-20")), (Met, NotMet));
    assert_eq!(outcome(&case, "ca-phc-mcbp8015/child-welfare-involved/aged-out", "2026-05-20"), NotMet);
}

#[test]
fn twelve_months_include_the_anniversary() {
    let case = member("2015-06-01", json!({ "fosterCare": [{ "start": "2020-01-01", "end": "2024-11-30", "state": "NV" }] }));
    assert_eq!((outcome(&case, INVOLVED, "2025-11-30"), outcome(&case, INVOLVED, "2025-12-01")), (Met, NotMet));
}

#[test]
fn a_leap_birthday_is_on_1_march() {
    let case = member("2004-02-29", json!({ "fosterCare": [{ "start": "2018-01-01", "state": "CA" }] }));
    let known = Known::read(&case);
    assert_eq!(known.birthday(21), day(2025, 3, 1));
    assert!(known.is_under(21, day(2025, 2, 28)));
    assert_eq!((outcome(&case, INVOLVED, "2025-02-28"), outcome(&case, INVOLVED, "2025-03-01")), (Met, Met));
}

#[test]
fn adoption_assistance_counts_to_18_and_only_californias() {
    let with = |state: &str| member("2007-09-01", json!({ "adoptionAssistance": [{ "start": "2013-01-01", "state": state }] }));
    assert_eq!(outcome(&with("CA"), INVOLVED, "2025-08-31"), Met);
    assert_eq!(outcome(&with("CA"), INVOLVED, "2025-09-01"), NotMet);
    assert_eq!(outcome(&with("OR"), INVOLVED, "2025-08-31"), NotMet);
}

#[test]
fn custody_of_california_counts_in_oregon_and_a_refugee_program_nowhere() {
    let care = json!([{ "start": "2024-01-01", "state": "CA", "placementState": "OR" }]);
    let id = "ca-phc-mcbp8015/foster-care-member";
    assert_eq!(outcome(&member("2010-05-01", json!({ "fosterCare": care })), id, "2026-02-01"), Met);
    let care = json!([{ "start": "2024-01-01", "state": "CA", "agency": "refugeeProgram" }]);
    assert_eq!(outcome(&member("2010-05-01", json!({ "fosterCare": care })), id, "2026-02-01"), NotMet);
}

#[test]
fn five_working_days_after_a_change_of_liaison() {
    let after = |changed: &str, holidays: Value| {
        let mut case = json!({ "asOf": "2026-05-01", "plan": { "liaison": { "changes": [{ "date": changed }] } } });
        case["plan"]["holidays"] = holidays;
        due(&case, "ca-phc-mcbp8015/notify-county-of-liaison-change", "2026-05-01").expect("a day by which")
    };
    assert_eq!(after("2025-11-26", Value::Null), "2025-12-05");
    assert_eq!(after("2026-03-27", Value::Null), "2026-04-06");
    assert_eq!(after("2026-03-27", json!([])), "2026-04-03");
    assert_eq!(after("2026-01-31", Value::Null), "2026-02-06");
    assert_eq!(after("2026-01-31", json!(["2026-02-02", "2026-02-06"])), "2026-02-10");
}

#[test]
fn state_holidays_move_from_sunday_and_only_11_november_from_saturday() {
    let is_closed =
        |text: &str| state_holidays(date(text).format("%Y").to_string().parse().expect("a year")).contains(&date(text));
    for closed in ["2026-01-01", "2026-01-19", "2026-02-16", "2026-03-31", "2026-05-25", "2026-07-04", "2026-09-07"] {
        assert!(is_closed(closed), "{closed}");
    }
    for closed in ["2026-11-11", "2026-11-26", "2026-11-27", "2026-12-25", "2027-07-05", "2023-11-10", "2029-11-12", "2023-01-02"]
    {
        assert!(is_closed(closed), "{closed}");
    }
    for open in ["2023-11-11", "2027-07-04", "2026-07-03", "2022-01-03", "2021-12-31"] {
        assert!(!is_closed(open), "{open}");
    }
    let case = Known::read(&json!({ "asOf": "2026-01-01" }));
    assert_eq!(working_days_after(&case, day(2025, 12, 24), 1), day(2025, 12, 26));
}

#[test]
fn meetings_of_each_quarter_and_week() {
    let with = |key: &str, days: &[&str]| {
        let meetings: Value = days.iter().map(|date| json!({ "date": date })).collect();
        let mut case = json!({ "asOf": "2026-05-13", "plan": {} });
        case["plan"][key] = meetings;
        case["member"] = json!({ "louisiana": { "dcfsCustody": [], "identifiedByDcfs": true } });
        case
    };
    let quarter = |days: &[&str]| due(&with("countyMeetings", days), "ca-phc-mcbp8015/attend-county-meeting", "2026-05-13");
    assert_eq!(quarter(&[]).as_deref(), Some("2026-03-31"));
    assert_eq!(quarter(&["2026-01-01"]).as_deref(), Some("2026-06-30"));
    assert_eq!(quarter(&["2026-03-31", "2026-04-01"]).as_deref(), Some("2026-09-30"));
    // A meeting that is only planned has not been.
    assert_eq!(quarter(&["2026-03-31", "2026-05-14"]).as_deref(), Some("2026-06-30"));
    assert_eq!(week(day(2026, 5, 13)), (day(2026, 5, 11), day(2026, 5, 17)));
    let weekly = |days: &[&str]| due(&with("caseMeetings", days), "la-dcfs-mco-manual/discuss-in-weekly-meeting", "2026-05-13");
    assert_eq!(weekly(&["2026-05-03"]).as_deref(), Some("2026-05-10"));
    assert_eq!(weekly(&["2026-05-04"]).as_deref(), Some("2026-05-17"));
    assert_eq!(weekly(&["2026-05-10", "2026-05-11"]).as_deref(), Some("2026-05-24"));
}

#[test]
fn executives_must_come_where_it_is_said_who_came() {
    let held = |attendees: Value| {
        let mut case = json!({ "asOf": "2026-05-13", "plan": { "executiveMeetings": [{ "date": "2026-02-01" }] } });
        case["plan"]["executiveMeetings"][0]["attendees"] = attendees;
        due(&case, "la-dcfs-mco-manual/hold-executive-meeting", "2026-05-13").expect("a day by which")
    };
    assert_eq!(held(Value::Null), "2026-06-30");
    assert_eq!(held(json!(["other", "cmo"])), "2026-06-30");
    assert_eq!(held(json!(["other"])), "2026-03-31");
}

/// What population 2 looks at.
fn visits(birth: &str, dates: &[&str]) -> Value {
    let visits: Value = dates.iter().map(|date| json!({ "date": date })).collect();
    let facts = json!({ "birthDate": birth, "emergencyVisits": visits, "unplannedStays": [] });
    json!({ "asOf": "2026-01-01", "member": facts, "county": { "wholePersonCareOrHealthHomes": false } })
}

#[test]
fn five_visits_in_six_months_or_three_in_twelve() {
    let id = "ca-dhcs-ecm/pof-2-avoidable-utilization";
    let five = ["2025-07-01", "2025-07-02", "2025-08-01", "2025-09-01", "2025-10-01"];
    assert_eq!(outcome(&visits("1990-01-01", &five), id, "2026-01-01"), Met);
    assert_eq!(outcome(&visits("1990-01-01", &five), id, "2026-01-02"), NotMet);
    assert_eq!(outcome(&visits("1990-01-01", &five), id, "2025-09-30"), NotMet);
    assert_eq!(outcome(&visits("2010-01-01", &five[..3]), id, "2026-07-01"), Met);
    assert_eq!(outcome(&visits("2010-01-01", &five[..3]), id, "2026-07-02"), NotMet);
    let mut case = visits("2010-01-01", &five[..3]);
    case["member"]["emergencyVisits"][0]["admitted"] = true.into();
    assert_eq!(outcome(&case, id, "2026-01-01"), NotMet);
    let mut case = visits("2010-01-01", &five[..3]);
    case["member"]["emergencyVisits"][0]["avoidable"] = false.into();
    assert_eq!(outcome(&case, id, "2026-01-01"), NotMet);
}

#[test]
fn a_population_is_not_in_force_while_the_members_own_branch_is_not() {
    let id = "ca-dhcs-ecm/pof-2-avoidable-utilization";
    let early = |birth: &str, county: bool| {
        let mut case = visits(birth, &[]);
        case["county"]["wholePersonCareOrHealthHomes"] = county.into();
        case
    };
    assert_eq!(outcome(&early("1990-01-01", true), id, "2021-12-31"), NotInForce);
    assert_eq!(outcome(&early("1990-01-01", true), id, "2022-01-01"), NotMet);
    assert_eq!(outcome(&early("1990-01-01", false), id, "2022-06-30"), NotInForce);
    assert_eq!(outcome(&early("1990-01-01", false), id, "2022-07-01"), NotMet);
    assert_eq!(outcome(&early("2010-01-01", true), id, "2023-06-30"), NotInForce);
    assert_eq!(outcome(&early("2010-01-01", true), &format!("{id}/adult"), "2023-06-30"), NotMet);
    assert_eq!(outcome(&early("2010-01-01", true), id, "2023-07-01"), NotMet);
}

#[test]
fn requests_are_decided_in_five_working_days_or_72_hours() {
    let case = |facts: Value| json!({ "asOf": "2026-11-30", "member": { "ecm": facts } });
    let id = "ca-dhcs-ecm/decide-ecm-request";
    assert_eq!(due(&case(json!({ "requestReceived": "2026-11-23" })), id, "2026-11-30").as_deref(), Some("2026-12-02"));
    let both = case(json!({ "requestReceived": "2026-11-23", "expeditedRequestReceived": "2026-11-24" }));
    assert_eq!(due(&both, id, "2026-11-23").as_deref(), Some("2026-12-02"));
    assert_eq!(due(&both, id, "2026-11-24").as_deref(), Some("2026-11-27"));
    let decided = case(json!({ "requestReceived": "2026-11-23", "deniedOn": "2026-11-25" }));
    assert!(is_to_be_taken(&decided, id, "2026-11-24"));
    assert!(!is_to_be_taken(&decided, id, "2026-11-25"));
}

#[test]
fn ecm_is_authorized_again_after_12_months_and_then_every_six() {
    let case = json!({ "asOf": "2026-01-01", "member": { "ecm": { "enrolled": true, "authorizedOn": "2024-08-31" } } });
    let on = |on| due(&case, "ca-dhcs-ecm/reauthorize-ecm", on).expect("a day by which");
    assert_eq!(on("2025-08-31"), "2025-08-31");
    assert_eq!(on("2025-09-01"), "2026-02-28");
    assert_eq!(on("2026-03-01"), "2026-08-31");
}

#[test]
fn the_waiver_is_for_ages_5_to_20() {
    let facts = json!({ "waiverClinical": true, "homeAndCommunitySetting": true, "financiallyEligible": true });
    let case = json!({ "asOf": "2026-01-01", "member": { "birthDate": "2013-06-15", "louisiana": facts } });
    let on = |on| outcome(&case, "la-csoc/waiver-population", on);
    assert_eq!((on("2017-02-28"), on("2018-06-14"), on("2018-06-15")), (NotInForce, NotMet, Met));
    assert_eq!((on("2034-06-14"), on("2034-06-15")), (Met, NotMet));
}

#[test]
fn the_need_is_looked_at_again_every_180_days() {
    let case = |enrolled: Value| json!({ "asOf": "2026-06-30", "member": { "louisiana": { "csocEnrolled": enrolled } } });
    let id = "la-csoc/reevaluate-csoc";
    let since = case(json!([{ "start": "2026-01-01" }]));
    assert_eq!(due(&since, id, "2026-01-01").as_deref(), Some("2026-06-30"));
    assert_eq!(due(&since, id, "2026-06-30").as_deref(), Some("2026-06-30"));
    assert_eq!(due(&since, id, "2026-07-01").as_deref(), Some("2026-12-27"));
    assert!(is_to_be_taken(&case(true.into()), id, "2026-07-01"));
    assert_eq!(due(&case(true.into()), id, "2026-07-01"), None);
}

#[test]
fn a_transition_of_care_runs_from_the_change_of_plan_through_its_completion() {
    let case = |end: &str, start: &str, completed: Value| {
        let plans = json!([{ "start": "2024-01-01", "end": end, "plan": "Vaya" }, { "start": start, "plan": "Alliance" }]);
        let facts = json!({ "childWelfareInvolved": true, "specialtyPlan": false, "responsiblePlans": plans });
        let mut case = json!({ "asOf": "2026-01-01", "member": { "northCarolina": facts } });
        case["member"]["northCarolina"]["transitionCompletedOn"] = completed;
        case
    };
    let id = "nc-cfii/transition-of-care-case";
    let months_apart = |end, start| outcome(&case(end, start, false.into()), id, "2026-01-01");
    assert_eq!((months_apart("2025-03-01", "2025-04-01"), months_apart("2025-03-01", "2025-04-02")), (Met, NotMet));
    assert_eq!((months_apart("2025-05-02", "2025-04-01"), months_apart("2025-05-03", "2025-04-01")), (Met, NotMet));
    let completed = case("2025-03-31", "2025-04-01", "2025-05-10".into());
    let on = |on| outcome(&completed, id, on);
    assert_eq!((on("2025-03-31"), on("2025-04-01"), on("2025-05-10"), on("2025-05-11")), (NotMet, Met, Met, NotMet));
}

/// What the worlds say of a rule on the as-of day.
fn worlds(case: &Value, id: &str) -> (Outcome, Vec<String>) {
    let trial = WorldTrial { date: date(case["asOf"].as_str().expect("a day")), most: 100_000, every_day: false };
    let said =
        trial.finding(case, finding(&id.split('/').take(2).collect::<Vec<_>>().join("/"))).expect("worlds that can be tried");
    let (_, Expected { outcome, missing }) = said.into_iter().find(|(one, _)| one == id).expect("the rule");
    (outcome, missing.into_iter().collect())
}

#[test]
fn care_that_ended_some_day_settles_what_it_can() {
    let closed = |start: &str, as_of: &str| {
        let mut case = member("2013-01-01", json!({ "fosterCare": [{ "start": start, "end": {}, "state": "CA" }] }));
        case["asOf"] = as_of.into();
        worlds(&case, "ca-phc-mcbp8015/child-welfare-involved/recent-foster-care")
    };
    assert_eq!(closed("2025-06-01", "2026-04-01"), (Met, Vec::new()));
    assert_eq!(closed("2023-06-01", "2026-04-01"), (Undetermined, vec!["member.fosterCare[0].end".to_owned()]));
    // Still in care or out of it lately: either way.
    let mut case = member("2017-01-20", json!({ "fosterCare": [{ "start": "2022-02-02", "end": "2026", "state": "CA" }] }));
    case["asOf"] = "2026-06-15".into();
    assert_eq!(worlds(&case, "ca-phc-mcbp8015/child-welfare-involved"), (Met, Vec::new()));
    assert_eq!(worlds(&case, "ca-phc-mcbp8015/foster-care-member").0, Undetermined);
}

#[test]
fn what_cannot_matter_is_not_missing() {
    let case = json!({ "asOf": "2026-06-25", "member": { "incarcerated": false, "reentryNeed": true, "releases": [] } });
    assert_eq!(worlds(&case, "ca-dhcs-ecm/pof-4-incarceration"), (NotMet, Vec::new()));
    let case = json!({ "asOf": "2026-06-25", "member": { "incarcerated": false, "reentryNeed": true } });
    let expected = ["member.birthDate", "member.releases"].map(str::to_owned).to_vec();
    assert_eq!(worlds(&case, "ca-dhcs-ecm/pof-4-incarceration"), (Undetermined, expected));
    // Of a member of 16, being an adult cannot matter; of one in need of nothing, no release from a prison can.
    let case = json!({ "asOf": "2026-06-25", "member": { "birthDate": "2010", "incarcerated": false } });
    let expected = vec!["member.releases".to_owned()];
    assert_eq!(worlds(&case, "ca-dhcs-ecm/pof-4-incarceration"), (Undetermined, expected));
}

#[test]
fn whose_county_is_not_known_is_in_force_or_not() {
    let mut case = visits("1990-01-01", &[]);
    case["asOf"] = "2022-03-01".into();
    case["county"] = json!({});
    let expected = vec!["county.wholePersonCareOrHealthHomes".to_owned()];
    assert_eq!(worlds(&case, "ca-dhcs-ecm/pof-2-avoidable-utilization"), (Undetermined, expected));
}

#[test]
fn a_birth_is_not_after_a_start_that_no_rule_looks_at() {
    let mut case = json!({ "asOf": "2026-11-23", "member": { "fosterCare": [{ "start": "2010-01-01", "state": "CA" }] } });
    case["member"]["pregnancy"] = json!([{ "start": "2004-01-01", "end": "2004-06-01" }]);
    assert_eq!(worlds(&case, "ca-phc-mcbp8015/foster-care-member"), (NotMet, Vec::new()));
}
