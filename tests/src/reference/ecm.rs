//! Enhanced Care Management, as DHCS presents it in September 2024: the nine Populations of Focus, who is eligible, and what
//! follows. Conditions that the slides do not print are those of the project's research.

mod populations;

use chrono::{Days, NaiveDate};

use self::populations::{
    POF_1, POF_2, POF_3, POF_4, POF_5, POF_6, POF_7, POF_9, avoidable_utilization, birth_equity, child_welfare,
    childrens_services, homelessness, incarceration, is_adult, long_term_care_risk, mental_health_substance_use,
    nursing_facility_transition,
};
use super::calendar::working_days_after;
use super::mcbp8015::FIVE;
use super::{Action, Finding, Known, any_of, months_after};
use crate::answer::Outcome;
use crate::day;

const COUNTY: &str = "county.wholePersonCareOrHealthHomes";
const BIRTH: &[&str] = &["member.birthDate"];
const ENROLLMENTS: &[&str] = &["member.enrollments"];
const PROGRAMS: &[&str] = &["member.overlappingPrograms"];
const ENROLLED: &str = "member.ecm.enrolled";
const CCS: &[&str] = &["member.ccsEligible", "member.wholeChildModel"];

pub(super) const FINDINGS: &[Finding] = &[
    Finding {
        id: "ca-dhcs-ecm/managed-care-member",
        uses: &[ENROLLMENTS],
        on: |case, date| any_of(in_force(date), [("enrolled", is_in_managed_care(case, date))]),
    },
    Finding { id: "ca-dhcs-ecm/pof-1-homelessness", uses: &[POF_1], on: homelessness },
    Finding { id: "ca-dhcs-ecm/pof-2-avoidable-utilization", uses: &[POF_2], on: avoidable_utilization },
    Finding { id: "ca-dhcs-ecm/pof-3-mental-health-substance-use", uses: &[POF_3], on: mental_health_substance_use },
    Finding { id: "ca-dhcs-ecm/pof-4-incarceration", uses: &[POF_4], on: incarceration },
    Finding { id: "ca-dhcs-ecm/pof-5-long-term-care-risk", uses: &[POF_5], on: long_term_care_risk },
    Finding { id: "ca-dhcs-ecm/pof-6-nursing-facility-transition", uses: &[POF_6], on: nursing_facility_transition },
    Finding { id: "ca-dhcs-ecm/pof-7-ccs", uses: &[POF_7], on: childrens_services },
    Finding { id: "ca-dhcs-ecm/pof-8-child-welfare", uses: &[FIVE], on: child_welfare },
    Finding { id: "ca-dhcs-ecm/pof-9-birth-equity", uses: &[POF_9], on: birth_equity },
    Finding {
        id: "ca-dhcs-ecm/excluded",
        uses: &[PROGRAMS],
        on: |case, date| {
            let criteria =
                [("hospice", is_in(case, date, &["hospice"])), ("family-mosaic", is_in(case, date, &["familyMosaic"]))];
            any_of(in_force(date), criteria)
        },
    },
    Finding {
        id: "ca-dhcs-ecm/eligible",
        uses: ELIGIBLE,
        on: |case, date| any_of(in_force(date), [("enrolled-in-a-population", is_eligible(case, date))]),
    },
];

const ELIGIBLE: super::Uses = &[ENROLLMENTS, PROGRAMS, POF_1, POF_2, POF_3, POF_4, POF_5, POF_6, POF_7, FIVE, POF_9];
/// As [`ELIGIBLE`], and whether somebody is enrolled in ECM.
const ELIGIBLE_AND_ENROLLED: super::Uses =
    &[ENROLLMENTS, PROGRAMS, POF_1, POF_2, POF_3, POF_4, POF_5, POF_6, POF_7, FIVE, POF_9, &[ENROLLED]];

pub(super) const ACTIONS: &[Action] = &[
    Action::required("ca-dhcs-ecm/refer-to-ecm", ELIGIBLE_AND_ENROLLED, |case, date| {
        is_eligible(case, date) && !case.holds(ENROLLED, date)
    }),
    Action::required(
        "ca-dhcs-ecm/decide-ecm-request",
        &[&["member.ecm.requestReceived", "member.ecm.expeditedRequestReceived", AUTHORIZED, "member.ecm.deniedOn"]],
        |case, date| in_force(date) && decision_due(case, date).is_some() && !is_decided(case, date),
    )
    .due(decision_due),
    Action::required(
        "ca-dhcs-ecm/complete-streamlined-referral",
        &[&["member.ecm.streamlinedFrom", AUTHORIZED, "member.ecm.deniedOn"]],
        |case, date| in_force(date) && case.done_by("member.ecm.streamlinedFrom", date).is_some() && !is_decided(case, date),
    )
    .due(|case, _| Some(case.done("member.ecm.streamlinedFrom")? + Days::new(30))),
    Action::required("ca-dhcs-ecm/notify-ecm-provider", &[&[AUTHORIZED, ASSIGNED]], |case, date| {
        in_force(date) && case.done_by(AUTHORIZED, date).is_some() && case.done_by(ASSIGNED, date).is_none()
    })
    .due(|case, _| Some(working_days_after(case, case.done(AUTHORIZED)?, 10))),
    Action::required("ca-dhcs-ecm/notify-primary-care-provider", &[&[ASSIGNED, TOLD]], |case, date| {
        in_force(date) && case.done_by(ASSIGNED, date).is_some() && case.done_by(TOLD, date).is_none()
    })
    .due(|case, _| Some(working_days_after(case, case.done(ASSIGNED)?, 10))),
    Action::required("ca-dhcs-ecm/reauthorize-ecm", &[&[ENROLLED, AUTHORIZED]], |case, date| {
        in_force(date) && case.holds(ENROLLED, date) && case.done_by(AUTHORIZED, date).is_some()
    })
    .due(|case, date| {
        // Twelve months after the authorization, then every six.
        let authorized = case.done(AUTHORIZED)?;
        (2..).map(|halves| months_after(authorized, halves * 6)).find(|due| *due >= date)
    }),
    Action::required("ca-dhcs-ecm/apply-graduation-criteria", &[BIRTH, &[ENROLLED]], |case, date| {
        in_force(date) && case.holds(ENROLLED, date) && is_adult(case, date) && case.is_under(22, date)
    }),
    Action::required("ca-dhcs-ecm/discontinue-ecm", &[&[ENROLLED, "member.ecm.readyToLeave"]], |case, date| {
        in_force(date) && case.holds(ENROLLED, date) && case.holds("member.ecm.readyToLeave", date)
    }),
    Action::required("ca-dhcs-ecm/offer-program-choice", ELIGIBLE, |case, date| {
        let always = ["waiver1915c", "communityTransitions", "complexCareManagement", "pace"];
        let either_or = is_in(case, date, &always)
            || (date >= day(2024, 1, 1) && is_in(case, date, &["dsnp"]))
            || (date >= day(2024, 7, 1) && is_in(case, date, &["countyTargetedCaseManagement"]));
        is_eligible(case, date) && either_or
    }),
    Action::required("ca-dhcs-ecm/check-duplication", ELIGIBLE, |case, date| {
        let beside = [
            "hcpcfc",
            "californiaWraparound",
            "ghpp",
            "intensiveCareCoordination",
            "drugMediCal",
            "fullServicePartnership",
            "cbas",
            "regionalCenter",
            "cpsp",
        ];
        is_eligible(case, date) && (is_in(case, date, &beside) || CCS.iter().any(|status| case.holds(status, date)))
    }),
    Action::optional("ca-dhcs-ecm/prefer-present-care-manager", ELIGIBLE, |case, date| {
        let has_manager = is_in(case, date, &["hcpcfc", "californiaWraparound"]);
        child_welfare(case, date).finding == Outcome::Met && is_eligible(case, date) && has_manager
    }),
];

const AUTHORIZED: &str = "member.ecm.authorizedOn";
const ASSIGNED: &str = "member.ecm.assignedOn";
const TOLD: &str = "member.ecm.primaryCareToldOn";

fn in_force(date: NaiveDate) -> bool {
    date >= day(2022, 1, 1)
}

fn is_in_managed_care(case: &Known, date: NaiveDate) -> bool {
    case.running("member.enrollments", date).any(|one| one.says("state", "CA") && one.says("delivery", "managedCare"))
}

/// Checks if one of these programs runs on a day.
fn is_in(case: &Known, date: NaiveDate, programs: &[&str]) -> bool {
    case.running("member.overlappingPrograms", date).any(|one| one.text("program").is_some_and(|name| programs.contains(&name)))
}

/// In managed care, not excluded, and in one of the populations at least.
fn is_eligible(case: &Known, date: NaiveDate) -> bool {
    let populations = [
        homelessness,
        avoidable_utilization,
        mental_health_substance_use,
        incarceration,
        long_term_care_risk,
        nursing_facility_transition,
        childrens_services,
        child_welfare,
        birth_equity,
    ];
    in_force(date)
        && is_in_managed_care(case, date)
        && !is_in(case, date, &["hospice", "familyMosaic"])
        && populations.iter().any(|of| of(case, date).finding == Outcome::Met)
}

/// The day by which a request must be decided: five working days after it, or 72 hours after one that is urgent.
fn decision_due(case: &Known, date: NaiveDate) -> Option<NaiveDate> {
    let routine = case.done_by("member.ecm.requestReceived", date).map(|received| working_days_after(case, received, 5));
    let urgent = case.done_by("member.ecm.expeditedRequestReceived", date).map(|received| received + Days::new(3));
    routine.into_iter().chain(urgent).min()
}

fn is_decided(case: &Known, date: NaiveDate) -> bool {
    case.done_by(AUTHORIZED, date).is_some() || case.done_by("member.ecm.deniedOn", date).is_some()
}
