//! Cases worked out by hand, from the documents.

use super::{DoubleCheck, Stated};
use crate::case::{Case, ProblemCode};
use crate::facts::{BIRTH_DATE, FOSTER_CARE};
use crate::time::Day;

const INVOLVED: &str = "ca-phc-mcbp8015/child-welfare-involved";
const FOSTER_CARE_MEMBER: &str = "ca-phc-mcbp8015/foster-care-member";

fn read(text: &str) -> Case {
    Case::from_json(text).unwrap_or_else(|problems| panic!("{problems}"))
}

fn checks(finding: &str, case: &str) -> Vec<DoubleCheck> {
    crate::double_check(&read(case), finding).unwrap()
}

/// Each change as `fact: given -> instead, days apart => criteria`, in JSON.
fn lines(finding: &str, case: &str) -> Vec<String> {
    let json = |stated: &Stated| serde_json::to_string(stated).unwrap();
    let line = |check: &DoubleCheck| {
        let days = check.days_apart.map_or_else(String::new, |days| format!(", {days} days"));
        let makes: Vec<_> = check.makes.iter().filter_map(|id| id.rsplit('/').next()).collect();
        format!("{}: {} -> {}{days} => {}", check.fact, json(&check.given), json(&check.instead), makes.join(" "))
    };
    checks(finding, case).iter().map(line).collect()
}

#[test]
fn an_end_thirteen_months_ago_would_have_to_lie_within_twelve() {
    let case = r#"{"asOf": "2026-11-23", "member": {"birthDate": "2010-03-10",
        "fosterCare": [{"start": "2019-05-01", "end": "2025-10-12", "state": "CA"}],
        "adoptionAssistance": [], "familyMaintenance": []}}"#;
    assert_eq!(
        lines(INVOLVED, case),
        [
            r#"member.fosterCare[0].end: "2025-10-12" -> "2025-11-23", 42 days => recent-foster-care"#,
            r#"member.fosterCare[0].end: "2025-10-12" -> null => in-foster-care"#,
            r#"member.fosterCare: 1 -> {"start":{"earliest":"2010-03-10","latest":"2026-11-23"},"state":"CA"} => in-foster-care"#,
            r#"member.fosterCare: 1 -> {"start":{"earliest":"2010-03-10","latest":"2026-11-22"},"end":{"earliest":"2025-11-23","latest":"2026-11-22"},"state":"unknown"} => recent-foster-care"#,
            r#"member.adoptionAssistance: 0 -> {"start":{"earliest":"2010-03-10","latest":"2026-11-23"},"state":"CA"} => adoption-assistance"#,
            r#"member.familyMaintenance: 0 -> {"start":{"earliest":"2010-03-10","latest":"2026-11-22"},"end":{"earliest":"2025-11-23","latest":"2026-11-22"},"state":"CA"} => family-maintenance"#,
            // Eighteen on the last day of the care.
            r#"member.birthDate: "2010-03-10" -> "2007-10-12", 880 days => aged-out"#,
        ]
    );
}

#[test]
fn twelve_months_are_counted_to_the_end_of_a_shorter_month() {
    // A year after 29 February is 28 February: the day before.
    let case = r#"{"asOf": "2025-03-01", "policies": ["ca-dhcs-ecm"], "member": {"birthDate": "2012-01-01",
        "fosterCare": [{"start": "2019-05-01", "end": "2024-02-20", "state": "NV"}],
        "adoptionAssistance": [], "familyMaintenance": []}}"#;
    let found = lines("ca-dhcs-ecm/pof-8-child-welfare", case);
    assert_eq!(found[0], r#"member.fosterCare[0].end: "2024-02-20" -> "2024-03-01", 10 days => child"#);
}

#[test]
fn twenty_one_today_would_be_twenty_with_a_birth_one_day_later() {
    let case = r#"{"asOf": "2026-11-23", "member": {"birthDate": "2005-11-23",
        "fosterCare": [{"start": "2019-05-01", "state": "CA"}]}}"#;
    assert_eq!(lines(FOSTER_CARE_MEMBER, case), [r#"member.birthDate: "2005-11-23" -> "2005-11-24", 1 days => in-foster-care"#]);
}

#[test]
fn a_birth_known_roughly_is_compared_with_its_nearest_day() {
    let case = r#"{"asOf": "2026-12-01", "member": {"birthDate": "2005-11",
        "fosterCare": [{"start": "2019-05-01", "state": "CA"}]}}"#;
    assert_eq!(
        lines(FOSTER_CARE_MEMBER, case),
        [r#"member.birthDate: {"earliest":"2005-11-01","latest":"2005-11-30"} -> "2005-12-02", 2 days => in-foster-care"#]
    );
}

#[test]
fn adoption_assistance_of_another_state_would_count_in_california() {
    let case = r#"{"asOf": "2026-11-23", "member": {"birthDate": "2012-01-01", "fosterCare": [],
        "adoptionAssistance": [{"start": "2015-01-01", "state": "OR"}], "familyMaintenance": []}}"#;
    let line = r#"member.adoptionAssistance[0].state: "OR" -> "CA" => adoption-assistance"#;
    assert!(lines(INVOLVED, case).contains(&line.to_owned()));
}

#[test]
fn care_that_ended_on_the_eve_of_the_eighteenth_birthday_misses_it_by_a_day() {
    let case = r#"{"asOf": "2026-11-23", "member": {"birthDate": "2004-05-20",
        "fosterCare": [{"start": "2019-05-01", "end": "2022-05-19", "state": "LA"}],
        "adoptionAssistance": [], "familyMaintenance": []}}"#;
    let found = lines(INVOLVED, case);
    assert_eq!(
        found[..3],
        [
            r#"member.birthDate: "2004-05-20" -> "2004-05-19", 1 days => aged-out"#,
            r#"member.fosterCare[0].end: "2022-05-19" -> "2022-05-20", 1 days => aged-out"#,
            // Still in care at 22.
            r#"member.fosterCare[0].end: "2022-05-19" -> null => aged-out"#,
        ]
    );
    // Another time in care, from the 18th birthday on.
    assert_eq!(
        found[3],
        r#"member.fosterCare: 1 -> {"start":{"earliest":"2004-05-20","latest":"2026-11-22"},"end":{"earliest":"2022-05-20","latest":"2026-11-22"},"state":"unknown"} => aged-out"#
    );
    assert_eq!(found.len(), 4);
}

#[test]
fn an_agency_or_a_place_that_counts_is_named_with_those_that_do_the_same() {
    let case = r#"{"asOf": "2026-11-23", "member": {"birthDate": "2012-01-01", "fosterCare": [
        {"start": "2020-01-01", "state": "OR"}, {"start": "2021-01-01", "state": "CA", "agency": "refugeeProgram"}]}}"#;
    let found = lines(FOSTER_CARE_MEMBER, case);
    assert_eq!(
        found[..3],
        [
            r#"member.fosterCare[0].state: "OR" -> "CA" => in-foster-care"#,
            r#"member.fosterCare[0].placementState: null -> "CA" => in-foster-care"#,
            r#"member.fosterCare[1].agency: "refugeeProgram" -> "childWelfare" => in-foster-care"#,
        ]
    );
    let agency = &checks(FOSTER_CARE_MEMBER, case)[2];
    assert_eq!(agency.alike, ["probation", "tribe"]);
    assert_eq!(agency.ask, "Who is responsible for the care?");
}

#[test]
fn any_state_but_california_lies_outside_the_counties_served() {
    let case = r#"{"asOf": "2026-11-23", "member": {
        "placements": [{"start": "2020-01-01", "state": "CA", "county": "Solano"}]}}"#;
    let found = checks("ca-phc-mcbp8015/placed-outside-service-area", case);
    assert_eq!(found.len(), 2);
    for check in found {
        assert_eq!(check.alike.len(), 54, "56 states and territories, less California and the one named");
        assert!(!check.alike.contains(&"CA"));
    }
}

#[test]
fn what_is_not_known_stays_so() {
    // In some state: only a change that is enough whatever the state.
    let case = r#"{"asOf": "2026-11-23", "member": {"birthDate": "2012-01-01",
        "fosterCare": [{"start": "2020-01-01", "end": "2024-01-01", "state": "unknown"}],
        "adoptionAssistance": [], "familyMaintenance": []}}"#;
    assert!(!lines(FOSTER_CARE_MEMBER, case).iter().any(|line| line.contains("[0]")), "in California or not");
    let found = lines(INVOLVED, case);
    assert!(found.contains(&r#"member.fosterCare[0].end: "2024-01-01" -> null => "#.into()), "by one criterion or another");
    assert!(found.contains(&r#"member.fosterCare[0].end: "2024-01-01" -> "2025-11-23", 692 days => recent-foster-care"#.into()));
}

#[test]
fn yes_in_place_of_no() {
    let case = r#"{"asOf": "2026-11-23", "member": {"birthDate": "1990-01-01",
        "housing": {"homeless": true, "inFamilyWithMinor": false}, "needs": {"complexHealthNeed": false}}}"#;
    assert_eq!(
        lines("ca-dhcs-ecm/pof-1-homelessness", case),
        [
            "member.needs.complexHealthNeed: false -> true => adult",
            // Homeless families are looked at like children.
            "member.housing.inFamilyWithMinor: false -> true => child",
            r#"member.birthDate: "1990-01-01" -> "2005-11-24", 5806 days => child"#,
        ]
    );
}

#[test]
fn one_more_visit_and_a_visit_that_counted_after_all() {
    // Under 21: three visits in twelve months, of which one that could not be avoided is none.
    let case = r#"{"asOf": "2026-11-23", "member": {"birthDate": "2012-01-01", "emergencyVisits": [
        {"date": "2025-11-20"}, {"date": "2026-02-01"}, {"date": "2026-03-01"},
        {"date": "2026-04-01", "avoidable": false}, {"date": "2026-05-01", "admitted": true}], "unplannedStays": []}}"#;
    assert_eq!(
        lines("ca-dhcs-ecm/pof-2-avoidable-utilization", case),
        [
            r#"member.emergencyVisits[0].date: "2025-11-20" -> "2025-11-23", 3 days => child"#,
            "member.emergencyVisits[3].avoidable: false -> true => child",
            "member.emergencyVisits[4].admitted: true -> false => child",
            r#"member.emergencyVisits: 5 -> {"date":{"earliest":"2025-11-23","latest":"2026-11-23"}} => child"#,
        ]
    );
}

#[test]
fn a_status_with_days_may_have_gone_on() {
    let case = r#"{"asOf": "2026-11-23", "member": {"birthDate": "1960-01-01", "longTermCare": {
        "nursingFacilityResident": [{"start": "2020-01-01", "end": "2026-11-20"}],
        "wantsToMove": true, "likelyToMove": true, "canLiveInCommunity": true}}}"#;
    assert_eq!(
        lines("ca-dhcs-ecm/pof-6-nursing-facility-transition", case),
        [
            r#"member.longTermCare.nursingFacilityResident[0].end: "2026-11-20" -> "2026-11-23", 3 days => adult"#,
            r#"member.longTermCare.nursingFacilityResident[0].end: "2026-11-20" -> null => adult"#,
            r#"member.longTermCare.nursingFacilityResident: 1 -> {"start":{"earliest":"1960-01-01","latest":"2026-11-23"}} => adult"#,
        ]
    );
}

#[test]
fn a_stay_that_still_runs_may_have_ended_or_not_begun() {
    // At home: not in a nursing facility.
    let case = r#"{"asOf": "2026-11-23", "member": {"birthDate": "1960-01-01", "longTermCare": {
        "nursingFacilityResident": [{"start": "2026-11-10"}], "nursingLevelOfCare": true,
        "complexSocialOrEnvironmentalFactor": true, "canLiveInCommunity": true}}}"#;
    assert_eq!(
        lines("ca-dhcs-ecm/pof-5-long-term-care-risk", case),
        [
            r#"member.longTermCare.nursingFacilityResident[0].start: "2026-11-10" -> "2026-11-24", 14 days => adult"#,
            r#"member.longTermCare.nursingFacilityResident[0].end: null -> "2026-11-22" => adult"#,
        ]
    );
}

#[test]
fn a_deed_may_have_been_done_after_all() {
    let case = r#"{"asOf": "2026-11-23", "county": {"state": "NC", "responseProtocolOn": false}}"#;
    assert_eq!(
        lines("nc-cfii/response-protocol-in-place", case),
        [r#"county.responseProtocolOn: false -> "2026-11-23" => protocol"#]
    );
}

#[test]
fn a_choice_has_one_change_for_each_criterion_it_makes() {
    let case = r#"{"asOf": "2026-11-23", "county": {"state": "NC", "coLocation": "exploring"}}"#;
    assert_eq!(
        lines("nc-cfii/co-location-settled", case),
        [
            r#"county.coLocation: "exploring" -> "physical" => physical"#,
            r#"county.coLocation: "exploring" -> "declined" => declined"#,
        ]
    );
}

#[test]
fn the_last_of_seven_kinds_of_information() {
    let six = r#""serviceAuthorizations", "behavioralAndPhysicalHealth", "diagnoses", "assessmentsAndScreenings", "medications""#;
    let of = |rest: &str| format!(r#"{{"asOf": "2026-11-23", "plan": {{"state": "LA", "dataShared": [{six}{rest}]}}}}"#);
    let finding = "la-dcfs-mco-manual/information-exchange-complete";
    let found = checks(finding, &of(r#", "socialNeeds""#));
    assert_eq!(found.len(), 1);
    assert!(matches!(&found[0].instead, Stated::Choices(all) if all.len() == 7 && all.contains(&"adverseChanges")));
    assert!(checks(finding, &of("")).is_empty(), "two are missing");
}

#[test]
fn a_move_between_plans_that_misses_the_thirty_one_days() {
    // From 1 September to 1 November are 61 days: 30 too many, on either side.
    let case = r#"{"asOf": "2026-11-23", "member": {"northCarolina": {"childWelfareInvolved": true, "specialtyPlan": false,
        "responsiblePlans": [{"start": "2020-01-01", "end": "2026-09-01", "plan": "Vaya"}, {"start": "2026-11-01", "plan": "Partners"}],
        "transitionCompletedOn": false}}}"#;
    assert_eq!(
        lines("nc-cfii/transition-of-care-case", case),
        [
            r#"member.northCarolina.responsiblePlans[0].end: "2026-09-01" -> "2026-10-01", 30 days => plan-change"#,
            r#"member.northCarolina.responsiblePlans[1].start: "2026-11-01" -> "2026-10-02", 30 days => plan-change"#,
        ]
    );
}

#[test]
fn a_finding_that_is_met_or_open_or_not_in_force_has_nothing_to_check() {
    let met = r#"{"asOf": "2026-11-23", "member": {"birthDate": "2012-01-01", "fosterCare": [{"start": "2020-01-01", "state": "CA"}]}}"#;
    let open = r#"{"asOf": "2026-11-23", "member": {"birthDate": "2012-01-01"}}"#;
    let not_in_force = r#"{"asOf": "2025-11-11", "member": {"birthDate": "1950-01-01"}}"#;
    for case in [met, open, not_in_force] {
        assert!(checks(INVOLVED, case).is_empty(), "{case}");
    }
}

#[test]
fn what_is_no_finding_of_the_policies_evaluated_is_refused() {
    let louisiana = r#"{"asOf": "2026-11-23", "policies": ["la-csoc"], "member": {"birthDate": "1950-01-01"}}"#;
    for id in [INVOLVED, "la-csoc/waiver-population/waiver", "la-csoc/refer-to-csoc", ""] {
        let refused = crate::double_check(&read(louisiana), id).unwrap_err();
        assert_eq!(refused.as_slice()[0].code, ProblemCode::UnknownGoal, "{id}");
    }
}

#[test]
fn a_history_too_long_to_look_through_is_looked_at_where_it_begins_last() {
    let old = r#"{"start": "2000-01-01", "end": "2001-01-01", "state": "OR"},"#.repeat(2_000);
    let case = format!(
        r#"{{"asOf": "2026-11-23", "member": {{"birthDate": "1999-01-01", "fosterCare": [
            {{"start": "2010-01-01", "end": "2016-12-31", "state": "OR"}}, {old} {{"start": "1999-01-01", "end": "2000-01-01", "state": "OR"}}]}}}}"#
    );
    // Born in 1999: too old from 2025 on, whatever the care.
    assert!(checks(INVOLVED, &case).is_empty());
    let case = case.replace("1999-01-01", "2000-11-24").replace("2000-01-01", "2001-01-01").replace("2016-12-31", "2018-11-23");
    assert_eq!(lines(INVOLVED, &case)[0], r#"member.fosterCare[0].end: "2018-11-23" -> "2018-11-24", 1 days => aged-out"#);
}

#[test]
fn days_that_others_narrowed_are_as_they_were_given_once_those_change() {
    let case = read(
        r#"{"asOf": "2026-11-23", "member": {"birthDate": "2010-03-10",
            "fosterCare": [{"start": "2010", "end": {"latest": "2010-08-31"}, "state": "CA"}]}}"#,
    );
    let days = |case: &Case| {
        let entry = case.entries(FOSTER_CARE.0).next().unwrap();
        [entry.start.earliest, entry.start.latest, entry.end.unwrap().earliest].map(|day| day.to_string())
    };
    assert_eq!(days(&case), ["2010-03-10", "2010-08-31", "2010-03-10"]);
    let born = |day: &str| {
        let day: Day = day.parse().unwrap();
        case.changed(|case| case.put(BIRTH_DATE.0, crate::facts::Value::Day(day.into())))
    };
    assert_eq!(days(&born("2009-01-01").unwrap()), ["2010-01-01", "2010-08-31", "2010-01-01"]);
    assert!(born("2010-09-01").is_none(), "the care would end before the birth");
}
