//! Enhanced Care Management, as DHCS presents it in September 2024: the nine Populations of Focus, who is eligible, and what
//! follows. Conditions that the slides do not print are those of the project's research.

use chrono::{Days, NaiveDate};

use super::calendar::working_days_after;
use super::mcbp8015::{FIVE, five_conditions};
use super::{Action, Entry, Finding, Known, Outcomes, any_of, holds, months_after};
use crate::answer::Outcome;
use crate::day;

const COUNTY: &str = "county.wholePersonCareOrHealthHomes";
const BIRTH: &[&str] = &["member.birthDate"];
const ENROLLMENTS: &[&str] = &["member.enrollments"];
const PROGRAMS: &[&str] = &["member.overlappingPrograms"];
const ENROLLED: &str = "member.ecm.enrolled";
const CCS: &[&str] = &["member.ccsEligible", "member.wholeChildModel"];
const POF_1: &[&str] = &[
    COUNTY,
    "member.birthDate",
    "member.housing.homeless",
    "member.housing.doubledUp",
    "member.housing.motelOrCampground",
    "member.housing.shelter",
    "member.housing.abandonedInHospital",
    "member.housing.inFamilyWithMinor",
    "member.needs.complexHealthNeed",
];
const POF_2: &[&str] = &[COUNTY, "member.birthDate", "member.emergencyVisits", "member.unplannedStays"];
const POF_3: &[&str] = &[
    COUNTY,
    "member.birthDate",
    "member.behavioralHealth.specialtyMentalHealthAccess",
    "member.behavioralHealth.substanceUseAccess",
    "member.behavioralHealth.complexSocialFactor",
    "member.behavioralHealth.highRiskOfInstitutionOverdoseSuicide",
    "member.behavioralHealth.crisisServicesAsMainCare",
    "member.behavioralHealth.relatedVisits",
    "member.pregnancy",
];
const POF_4: &[&str] = &["member.birthDate", "member.incarcerated", "member.releases", "member.reentryNeed"];
const POF_5: &[&str] = &[
    "member.birthDate",
    "member.longTermCare.nursingFacilityResident",
    "member.longTermCare.nursingLevelOfCare",
    "member.longTermCare.lowerAcuityNursing",
    "member.longTermCare.complexSocialOrEnvironmentalFactor",
    "member.longTermCare.canLiveInCommunity",
];
const POF_6: &[&str] = &[
    "member.birthDate",
    "member.longTermCare.nursingFacilityResident",
    "member.longTermCare.wantsToMove",
    "member.longTermCare.likelyToMove",
    "member.longTermCare.canLiveInCommunity",
];
const POF_7: &[&str] = &["member.birthDate", "member.ccsEligible", "member.wholeChildModel", "member.needs.additionalBeyondCcs"];
const POF_9: &[&str] = &["member.birthDate", "member.pregnancy", "member.birthEquityGroup"];

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

/// The first populations of adults are live on 1 July 2022, in counties with Whole Person Care or Health Homes on 1 January.
fn first_adults_are_live(case: &Known, date: NaiveDate) -> bool {
    date >= day(2022, 7, 1) || (in_force(date) && case.holds(COUNTY, date))
}

/// The populations of children and youth are live on 1 July 2023.
fn children_are_live(date: NaiveDate) -> bool {
    date >= day(2023, 7, 1)
}

/// An adult is 21 or older (AMB-30).
fn is_adult(case: &Known, date: NaiveDate) -> bool {
    !case.is_under(21, date)
}

/// One branch of a population: whether it is live on the day, and whether somebody belongs to it.
struct Branch {
    name: &'static str,
    is_live: bool,
    holds: bool,
}

fn adult(is_live: bool, holds: bool) -> Branch {
    Branch { name: "adult", is_live, holds }
}

fn child(is_live: bool, holds: bool) -> Branch {
    Branch { name: "child", is_live, holds }
}

/// A population is met if a live branch holds; where none does, it is not in force while the branch of the member's own age
/// (or the only one) is not live.
fn population(case: &Known, date: NaiveDate, branches: &[Branch]) -> Outcomes {
    let own = match branches {
        [only] => only,
        [adult, child, ..] => {
            if is_adult(case, date) {
                adult
            } else {
                child
            }
        }
        [] => unreachable!("a population has a branch"),
    };
    let finding = match (branches.iter().any(|one| one.is_live && one.holds), own.is_live) {
        (true, _) => Outcome::Met,
        (false, true) => Outcome::NotMet,
        (false, false) => Outcome::NotInForce,
    };
    let of_branch = |one: &Branch| if one.is_live { holds(one.holds) } else { Outcome::NotInForce };
    Outcomes { finding, criteria: branches.iter().map(|one| (one.name, of_branch(one))).collect() }
}

fn homelessness(case: &Known, date: NaiveDate) -> Outcomes {
    let so = |name: &str| case.holds(name, date);
    let homeless = so("member.housing.homeless");
    let in_family = so("member.housing.inFamilyWithMinor");
    let unsettled = homeless
        || so("member.housing.doubledUp")
        || so("member.housing.motelOrCampground")
        || so("member.housing.shelter")
        || so("member.housing.abandonedInHospital");
    let adults = is_adult(case, date) && homeless && so("member.needs.complexHealthNeed");
    let children = (!is_adult(case, date) || in_family) && unsettled;
    population(case, date, &[adult(first_adults_are_live(case, date), adults), child(children_are_live(date), children)])
}

fn avoidable_utilization(case: &Known, date: NaiveDate) -> Outcomes {
    let counts = |event: &&Entry| event.flag("avoidable") != Some(false) && event.flag("admitted") != Some(true);
    let visits = |months| {
        case.entries("member.emergencyVisits").iter().filter(counts).filter(|one| one.happened_within(months, date)).count()
    };
    let stays = |months| {
        case.entries("member.unplannedStays").iter().filter(counts).filter(|one| one.happened_within(months, date)).count()
    };
    let adults = is_adult(case, date) && (visits(6) >= 5 || stays(6) >= 3);
    let children = !is_adult(case, date) && (visits(12) >= 3 || stays(12) >= 2);
    population(case, date, &[adult(first_adults_are_live(case, date), adults), child(children_are_live(date), children)])
}

fn mental_health_substance_use(case: &Known, date: NaiveDate) -> Outcomes {
    let so = |name: &str| case.holds(name, date);
    let visits = |kind: &str| {
        let visits = case.entries("member.behavioralHealth.relatedVisits").iter();
        visits.filter(|visit| visit.says("kind", kind) && visit.happened_within(12, date)).count()
    };
    let access = so("member.behavioralHealth.specialtyMentalHealthAccess") || so("member.behavioralHealth.substanceUseAccess");
    let risk = so("member.behavioralHealth.highRiskOfInstitutionOverdoseSuicide")
        || so("member.behavioralHealth.crisisServicesAsMainCare")
        || visits("emergency") >= 2
        || visits("hospital") >= 2
        || is_pregnant_or_was_lately(case, date);
    let adults = is_adult(case, date) && access && so("member.behavioralHealth.complexSocialFactor") && risk;
    let children = !is_adult(case, date) && access;
    population(case, date, &[adult(first_adults_are_live(case, date), adults), child(children_are_live(date), children)])
}

fn incarceration(case: &Known, date: NaiveDate) -> Outcomes {
    let is_live = date >= day(2024, 1, 1);
    let inside = case.holds("member.incarcerated", date);
    let released = |counts: fn(&Entry) -> bool| {
        case.entries("member.releases").iter().any(|release| counts(release) && release.happened_within(12, date))
    };
    let adults = is_adult(case, date) && (inside || released(|_| true)) && case.holds("member.reentryNeed", date);
    let from_youth_facility: fn(&Entry) -> bool = |release| release.text("facility").is_none_or(|one| one == "youthFacility");
    let children = !is_adult(case, date) && (inside || released(from_youth_facility));
    population(case, date, &[adult(is_live, adults), child(is_live, children)])
}

fn long_term_care_risk(case: &Known, date: NaiveDate) -> Outcomes {
    let so = |name: &str| case.holds(name, date);
    let needs_nursing = so("member.longTermCare.nursingLevelOfCare") || so("member.longTermCare.lowerAcuityNursing");
    let could_stay = so("member.longTermCare.complexSocialOrEnvironmentalFactor") && so("member.longTermCare.canLiveInCommunity");
    let adults = is_adult(case, date) && !so("member.longTermCare.nursingFacilityResident") && needs_nursing && could_stay;
    population(case, date, &[adult(date >= day(2023, 1, 1), adults)])
}

fn nursing_facility_transition(case: &Known, date: NaiveDate) -> Outcomes {
    let so = |name: &str| case.holds(name, date);
    let could_move = so("member.longTermCare.wantsToMove")
        && so("member.longTermCare.likelyToMove")
        && so("member.longTermCare.canLiveInCommunity");
    let adults = is_adult(case, date) && so("member.longTermCare.nursingFacilityResident") && could_move;
    population(case, date, &[adult(date >= day(2023, 1, 1), adults)])
}

fn childrens_services(case: &Known, date: NaiveDate) -> Outcomes {
    let enrolled = CCS.iter().any(|status| case.holds(status, date));
    let children = !is_adult(case, date) && enrolled && case.holds("member.needs.additionalBeyondCcs", date);
    population(case, date, &[child(children_are_live(date), children)])
}

/// The five conditions of MCBP8015 III.C, up to 26 through the third of them (AMB-32).
fn child_welfare(case: &Known, date: NaiveDate) -> Outcomes {
    let involved = five_conditions(case, date).iter().any(|(_, so)| *so);
    population(case, date, &[child(children_are_live(date), involved)])
}

fn birth_equity(case: &Known, date: NaiveDate) -> Outcomes {
    let is_live = date >= day(2024, 1, 1);
    let belongs = is_pregnant_or_was_lately(case, date) && case.holds("member.birthEquityGroup", date);
    let adults = is_adult(case, date);
    population(case, date, &[adult(is_live, adults && belongs), child(is_live, !adults && belongs)])
}

fn is_pregnant_or_was_lately(case: &Known, date: NaiveDate) -> bool {
    case.entries("member.pregnancy").iter().any(|one| one.runs(date) || one.ended_within(12, date))
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
