//! The nine Populations of Focus: adults and children, each with its own first day.

use chrono::NaiveDate;

use super::{CCS, COUNTY, in_force};
use crate::answer::Outcome;
use crate::day;
use crate::reference::mcbp8015::five_conditions;
use crate::reference::{Entry, Known, Outcomes, holds};

pub(super) const POF_1: &[&str] = &[
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
pub(super) const POF_2: &[&str] = &[COUNTY, "member.birthDate", "member.emergencyVisits", "member.unplannedStays"];
pub(super) const POF_3: &[&str] = &[
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
pub(super) const POF_4: &[&str] = &["member.birthDate", "member.incarcerated", "member.releases", "member.reentryNeed"];
pub(super) const POF_5: &[&str] = &[
    "member.birthDate",
    "member.longTermCare.nursingFacilityResident",
    "member.longTermCare.nursingLevelOfCare",
    "member.longTermCare.lowerAcuityNursing",
    "member.longTermCare.complexSocialOrEnvironmentalFactor",
    "member.longTermCare.canLiveInCommunity",
];
pub(super) const POF_6: &[&str] = &[
    "member.birthDate",
    "member.longTermCare.nursingFacilityResident",
    "member.longTermCare.wantsToMove",
    "member.longTermCare.likelyToMove",
    "member.longTermCare.canLiveInCommunity",
];
pub(super) const POF_7: &[&str] =
    &["member.birthDate", "member.ccsEligible", "member.wholeChildModel", "member.needs.additionalBeyondCcs"];
pub(super) const POF_9: &[&str] = &["member.birthDate", "member.pregnancy", "member.birthEquityGroup"];

/// The first populations of adults are live on 1 July 2022, in counties with Whole Person Care or Health Homes on 1 January.
fn first_adults_are_live(case: &Known, date: NaiveDate) -> bool {
    date >= day(2022, 7, 1) || (in_force(date) && case.holds(COUNTY, date))
}

/// The populations of children and youth are live on 1 July 2023.
fn children_are_live(date: NaiveDate) -> bool {
    date >= day(2023, 7, 1)
}

/// An adult is 21 or older (AMB-30).
pub(super) fn is_adult(case: &Known, date: NaiveDate) -> bool {
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

pub(super) fn homelessness(case: &Known, date: NaiveDate) -> Outcomes {
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

pub(super) fn avoidable_utilization(case: &Known, date: NaiveDate) -> Outcomes {
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

pub(super) fn mental_health_substance_use(case: &Known, date: NaiveDate) -> Outcomes {
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

pub(super) fn incarceration(case: &Known, date: NaiveDate) -> Outcomes {
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

pub(super) fn long_term_care_risk(case: &Known, date: NaiveDate) -> Outcomes {
    let so = |name: &str| case.holds(name, date);
    let needs_nursing = so("member.longTermCare.nursingLevelOfCare") || so("member.longTermCare.lowerAcuityNursing");
    let could_stay = so("member.longTermCare.complexSocialOrEnvironmentalFactor") && so("member.longTermCare.canLiveInCommunity");
    let adults = is_adult(case, date) && !so("member.longTermCare.nursingFacilityResident") && needs_nursing && could_stay;
    population(case, date, &[adult(date >= day(2023, 1, 1), adults)])
}

pub(super) fn nursing_facility_transition(case: &Known, date: NaiveDate) -> Outcomes {
    let so = |name: &str| case.holds(name, date);
    let could_move = so("member.longTermCare.wantsToMove")
        && so("member.longTermCare.likelyToMove")
        && so("member.longTermCare.canLiveInCommunity");
    let adults = is_adult(case, date) && so("member.longTermCare.nursingFacilityResident") && could_move;
    population(case, date, &[adult(date >= day(2023, 1, 1), adults)])
}

pub(super) fn childrens_services(case: &Known, date: NaiveDate) -> Outcomes {
    let enrolled = CCS.iter().any(|status| case.holds(status, date));
    let children = !is_adult(case, date) && enrolled && case.holds("member.needs.additionalBeyondCcs", date);
    population(case, date, &[child(children_are_live(date), children)])
}

/// The five conditions of MCBP8015 III.C, up to 26 through the third of them (AMB-32).
pub(super) fn child_welfare(case: &Known, date: NaiveDate) -> Outcomes {
    let involved = five_conditions(case, date).iter().any(|(_, so)| *so);
    population(case, date, &[child(children_are_live(date), involved)])
}

pub(super) fn birth_equity(case: &Known, date: NaiveDate) -> Outcomes {
    let is_live = date >= day(2024, 1, 1);
    let belongs = is_pregnant_or_was_lately(case, date) && case.holds("member.birthEquityGroup", date);
    let adults = is_adult(case, date);
    population(case, date, &[adult(is_live, adults && belongs), child(is_live, !adults && belongs)])
}

fn is_pregnant_or_was_lately(case: &Known, date: NaiveDate) -> bool {
    case.entries("member.pregnancy").iter().any(|one| one.runs(date) || one.ended_within(12, date))
}
