use super::Sentences;
use crate::facts::{
    AID_CODES, Agency, CO_LOCATION, COUNTY_CHANGES, CoLocation, DATA_SHARED, DIRECT_MEMBER, Delivery, ECM_DENIED_ON,
    EMERGENCY_VISITS, ENROLLMENTS, FOSTER_CARE, HOMELESS, INCARCERATED, LIAISON_CHANGES, MaybeDelivery,
    NURSING_FACILITY_RESIDENT, OUTREACH, PLACEMENTS, PREGNANCY, RELEASES, REPORTS_DUE, RESPONSIBLE_PLANS, SERVICE_COUNTIES,
    SHELTER, SharedData, State, TRANSITION_COMPLETED_ON, detail,
};
use crate::rules::{Condition, Test, TextsIn, events, events_that, spans, spans_that};
use crate::time::Day;

const IN_CALIFORNIA: Test = detail::STATE.is(State::set([State::CA]));

/// What a condition says. The compiler puts it together, as it does the policies.
macro_rules! says {
    ($condition:expr, $expected:expr $(,)?) => {{
        const CONDITION: Condition = $condition;
        assert_eq!(Sentences::new(crate::policies()).sentence(&CONDITION), $expected);
    }};
}

#[test]
fn an_age_and_a_day() {
    says!(Condition::UnderAge(21), "the member is under 21");
    says!(Condition::UnderAge(21).not(), "the member is 21 or older");
    says!(Condition::From(Day::of_document(2023, 7, 1)), "it is 1 July 2023 or later");
    says!(Condition::From(Day::of_document(2023, 7, 1)).not(), "it is not yet 1 July 2023");
}

#[test]
fn a_status_and_what_silence_means() {
    says!(Condition::holds(NURSING_FACILITY_RESIDENT), "the member lives in a nursing facility");
    says!(Condition::holds(NURSING_FACILITY_RESIDENT).not(), "the member does not live in a nursing facility");
    says!(
        Condition::known_to_hold(DIRECT_MEMBER).not(),
        "the member does not have Direct Member status (not given counts as no)",
    );
    says!(Condition::done(ECM_DENIED_ON), "Enhanced Care Management was denied");
    says!(Condition::known_done(ECM_DENIED_ON), "Enhanced Care Management was denied (not given counts as no)");
}

#[test]
fn a_span_that_runs_with_what_is_asked_of_it() {
    const AGENCY: Test = detail::AGENCY.is(Agency::set([Agency::ChildWelfare, Agency::Tribe])).or_not_given();
    const PLACED_IN_CALIFORNIA: Test = detail::PLACEMENT_STATE.is(State::set([State::CA]));
    const BY_A_PLAN: Test = detail::DELIVERY.is(MaybeDelivery::set([Delivery::ManagedCare]));
    says!(
        Condition::Runs(spans_that(FOSTER_CARE, Test::All(&[AGENCY, Test::Any(&[IN_CALIFORNIA, PLACED_IN_CALIFORNIA])]))),
        "the member is in foster care now (where the responsible body is a child welfare agency or a tribe, or nobody says; \
         and either the state is California or the child lives in California)",
    );
    says!(
        Condition::Runs(spans_that(ENROLLMENTS, Test::All(&[IN_CALIFORNIA, BY_A_PLAN]))),
        "the member has Medicaid coverage now (where the state is California and care is paid through a managed care plan)",
    );
}

#[test]
fn a_span_that_ended_lately_or_ran_since_a_birthday() {
    says!(Condition::EndedWithin(12, spans(FOSTER_CARE)), "foster care ended within the last 12 months");
    says!(
        Condition::RunsOrEndedWithin(12, spans(PREGNANCY)),
        "the member is pregnant now or pregnancy ended within the last 12 months",
    );
    says!(
        Condition::RunsOrEndedWithin(1, spans(PREGNANCY)).not(),
        "the member is not pregnant now and no pregnancy ended within the last month",
    );
    says!(Condition::RanSinceBirthday(18, spans(FOSTER_CARE)), "there was foster care on the 18th birthday or later");
    says!(Condition::RanSinceBirthday(21, spans(FOSTER_CARE)).not(), "there was no foster care on the 21st birthday or later");
}

#[test]
fn events_that_happened_or_are_counted() {
    const AVOIDABLE: Test = Test::says(detail::AVOIDABLE).or_not_given();
    const NOT_ADMITTED: Test = Test::says(detail::ADMITTED).not();
    says!(Condition::Happened(events(COUNTY_CHANGES)), "there has been a move to another county");
    says!(Condition::Happened(events(COUNTY_CHANGES)).not(), "there has been no move to another county");
    says!(
        Condition::counted(5, 6, events_that(EMERGENCY_VISITS, Test::All(&[AVOIDABLE, NOT_ADMITTED]))),
        "there were at least 5 emergency room visits within the last 6 months (where care outside the hospital could have avoided it, \
         or nobody says; and it did not end in a hospital stay, or nobody says)",
    );
    says!(
        Condition::counted(2, 12, events(RELEASES)).not(),
        "there were fewer than 2 releases from prison, jail or a youth facility within the last 12 months",
    );
    says!(
        Condition::counted(1, 12, events(RELEASES)),
        "there was a release from prison, jail or a youth facility within the last 12 months",
    );
}

#[test]
fn deeds_that_are_not_done() {
    says!(
        Condition::undone_after(events(LIAISON_CHANGES), detail::DHCS_NOTIFIED_ON),
        "there has been a change of liaison and DHCS was not told (not given counts as no)",
    );
    says!(
        Condition::undone(events(REPORTS_DUE), detail::SUBMITTED_ON),
        "there is a report due, past or to come, and it was not sent (not given counts as no)",
    );
    says!(
        Condition::known_moved(RESPONSIBLE_PLANS, detail::PLAN, 31, TRANSITION_COMPLETED_ON),
        "the plan has changed (one ended and another began, at most 31 days apart) and the transition of care was not completed \
         (not given counts as no)",
    );
}

#[test]
fn choices_and_lists_of_them() {
    says!(
        Condition::chosen(CO_LOCATION, CoLocation::set([CoLocation::Virtual, CoLocation::Declined])),
        "co-location with the county is “virtual” or “declined by the county”",
    );
    says!(
        Condition::includes(DATA_SHARED, SharedData::set([SharedData::Diagnoses, SharedData::Medications])),
        "the information that the plan exchanges includes diagnoses and medications",
    );
}

#[test]
fn texts_that_are_compared_with_a_short_a_long_and_a_given_list() {
    const MANY: Test = Test::text_in(detail::CODE, &["1", "2", "3", "4", "5", "6", "7", "8", "9"]);
    const SERVED: Test = Test::text_in_fact(detail::COUNTY, TextsIn::Fact(SERVICE_COUNTIES.0, &["Butte"])).or_not_given();
    says!(
        Condition::Runs(spans_that(AID_CODES, Test::text_in(detail::CODE, &["06", "4A"]))),
        "the member has an aid code now (where the code is 06 or 4A)",
    );
    says!(
        Condition::Runs(spans_that(AID_CODES, MANY).unless_known(FOSTER_CARE)),
        "the member has an aid code now (where the code is one of the 9 listed; only where foster care is not known whole)",
    );
    says!(
        Condition::Runs(spans_that(PLACEMENTS, Test::Any(&[IN_CALIFORNIA.not(), SERVED.not()]))),
        "the member is in a placement now (where either the state is not California or the county is given and the county is not \
         one of the counties that the plan serves (if not given: the 1 listed))",
    );
}

#[test]
fn what_an_entry_says_or_leaves_open() {
    const NOT_SAID: Test = Test::gives(detail::FAMILY_CAREGIVER).not();
    const NOT_ENGAGED: Test = Test::says(detail::ENGAGED).not();
    says!(
        Condition::Runs(spans_that(PLACEMENTS, Test::Any(&[NOT_SAID, Test::gives(detail::COUNTY)]))),
        "the member is in a placement now (where either it is not said whether the caregiver is family or the county is given)",
    );
    // That something is given goes without saying where it is denied.
    says!(
        Condition::Happened(events_that(OUTREACH, Test::All(&[Test::gives(detail::ENGAGED), NOT_ENGAGED]))),
        "there has been a try of the plan to reach the member (where the member did not take up case management)",
    );
}

#[test]
fn lists_of_tests_inside_one_another() {
    const COUNTY: Test = Test::gives(detail::COUNTY);
    const CAREGIVER: Test = Test::says(detail::FAMILY_CAREGIVER);
    const INSIDE: Test = Test::All(&[COUNTY, Test::All(&[CAREGIVER])]);
    says!(
        Condition::Runs(spans_that(PLACEMENTS, Test::All(&[IN_CALIFORNIA, INSIDE]))),
        "the member is in a placement now (where the state is California and the caregiver is family and the county is given)",
    );
    says!(
        Condition::Runs(spans_that(PLACEMENTS, Test::Any(&[IN_CALIFORNIA.not(), INSIDE.not()]))),
        "the member is in a placement now (where either the state is not California; the county is not given; or the caregiver \
         is not family, or nobody says)",
    );
    says!(
        Condition::Runs(spans_that(PLACEMENTS, Test::All(&[Test::Any(&[CAREGIVER])]))),
        "the member is in a placement now (where the caregiver is family)",
    );
    says!(Condition::Runs(spans_that(PLACEMENTS, Test::Any(&[]))), "the member is in a placement now (where nothing is given)",);
}

#[test]
fn groups_inside_one_another() {
    const INCARCERATED_NOW: Condition = Condition::holds(INCARCERATED);
    const IN_SHELTER: Condition = Condition::holds(SHELTER);
    says!(Condition::All(&[]), "always");
    says!(Condition::Any(&[]), "never");
    let inside = "the member is in prison, jail or a youth facility";
    let in_shelter = "the member lives in an emergency or transitional shelter";
    says!(Condition::All(&[INCARCERATED_NOW, IN_SHELTER]), format!("{inside}; and {in_shelter}"));
    says!(
        Condition::All(&[Condition::UnderAge(21), Condition::Any(&[INCARCERATED_NOW, IN_SHELTER])]),
        format!("the member is under 21; and either {inside}, or {in_shelter}"),
    );
    says!(
        Condition::Any(&[INCARCERATED_NOW, IN_SHELTER, Condition::UnderAge(18)]),
        format!("at least one of these: {inside}; {in_shelter}; or the member is under 18"),
    );
    // A denied group is the other group of the denied.
    says!(
        Condition::All(&[INCARCERATED_NOW, Condition::UnderAge(18)]).not(),
        "either the member is not in prison, jail or a youth facility; or the member is 18 or older",
    );
    says!(
        Condition::All(&[
            Condition::UnderAge(26),
            Condition::Any(&[
                Condition::All(&[INCARCERATED_NOW, Condition::Any(&[IN_SHELTER, Condition::holds(HOMELESS)])]),
                Condition::UnderAge(18),
            ]),
        ]),
        format!(
            "the member is under 26; and either ({inside}, and (either {in_shelter}, or the member is, or is about to be, without a \
             regular place to sleep)), or the member is under 18"
        ),
    );
}

#[test]
fn other_rules_by_their_names_and_shared_conditions_in_full() {
    const INVOLVED: Condition = Condition::rule("ca-phc-mcbp8015/child-welfare-involved");
    says!(INVOLVED, "“Child welfare-involved” applies");
    says!(INVOLVED.not(), "“Child welfare-involved” does not apply");
    says!(
        Condition::rule("ca/family-maintenance"),
        "the member is under 18, and the family gets family maintenance services now or family maintenance ended within the last \
         12 months (where the state is California)",
    );
}
