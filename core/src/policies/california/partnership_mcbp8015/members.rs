//! MCBP8015 VI.A, VI.B, VI.D and VI.E: what is done for child welfare-involved members.

use super::definitions::{FOSTER_CARE_MEMBER, INVOLVED};
use super::section;
use crate::facts::{
    AID_CODES, AUTHORIZATION_REQUEST_PENDING, CCS_ELIGIBLE, COMPLEX_MEDICAL, DIRECT_MEMBER, MULTIPLE_AGENCIES,
    MULTIPLE_REFERRALS, PLACEMENTS, PlacementType, SERVICE_COUNTIES, SOCIAL_WORKER_CONTACT_NEEDED, State, WHOLE_CHILD_MODEL,
    detail,
};
use crate::policies::california::aid_codes;
use crate::rules::{ActionRule, Condition, Criterion, Finding, FindingKind, NoticeRule, Test, TextsIn, spans};

const HIGH_RISK: &str = "ca-phc-mcbp8015/high-risk";
const PLACED_OUTSIDE: &str = "ca-phc-mcbp8015/placed-outside-service-area";
const ASSIGN_MEDICAL_HOME: &str = "ca-phc-mcbp8015/assign-medical-home";

/// VI.A Contact with agencies, group homes and resource families, for members whom the state's
/// eligibility record identifies: only an aid code of that record does (AMB-12).
pub(super) fn contact_foster_agency() -> ActionRule {
    let identifies = Test::TextIn { detail: detail::CODE.0, texts: TextsIn::These(aid_codes::CHILD_WELFARE), absent: false };
    ActionRule::required(
        "ca-phc-mcbp8015/contact-foster-agency",
        "Talk with the foster care agency, group home or resource family about the member",
        section("VI.A"),
        Condition::all([Condition::rule(INVOLVED), Condition::Runs(spans(AID_CODES).that(identifies))]),
    )
    .by("Partnership HealthPlan")
    .to("foster care agency, group home or resource family")
    .read_by(&["AMB-12"])
}

/// VI.B Review of medically necessary services that need prior authorization.
pub(super) fn review_prior_authorizations() -> ActionRule {
    ActionRule::required(
        "ca-phc-mcbp8015/review-prior-authorizations",
        "Review medically necessary services that need prior authorization",
        section("VI.B"),
        Condition::rule(INVOLVED),
    )
    .by("Partnership HealthPlan, Utilization Management")
    .read_by(&["AMB-12", "AMB-17"])
}

/// VI.B.1 Foster care members "will be assigned to Direct Member status".
pub(super) fn assign_direct_member() -> ActionRule {
    ActionRule::required(
        "ca-phc-mcbp8015/assign-direct-member",
        "Assign Direct Member status",
        section("VI.B.1"),
        gets_direct_member_status(),
    )
    .by("Partnership HealthPlan")
    .to("the member's record")
    .read_by(&["AMB-18", "AMB-19"])
}

/// VI.B.2 Medically necessary services, in the network or outside.
pub(super) fn authorize_any_network() -> ActionRule {
    ActionRule::required(
        "ca-phc-mcbp8015/authorize-any-network",
        "Authorize the medically necessary service, inside or outside the network",
        section("VI.B.2"),
        Condition::all([Condition::rule(INVOLVED), Condition::holds(AUTHORIZATION_REQUEST_PENDING)]),
    )
    .by("Partnership HealthPlan, Utilization Management")
    .to("the provider")
}

/// VI.B.3 High risk: several referrals and services, complex medical needs, "or" coordination with
/// several agencies (AMB-20).
pub(super) fn high_risk() -> Finding {
    let criteria = vec![
        Criterion::new(
            "ca-phc-mcbp8015/high-risk/multiple-referrals",
            "needs several referrals and services",
            section("VI.B.3"),
            Condition::holds(MULTIPLE_REFERRALS),
        )
        .read_by(&["AMB-20"]),
        Criterion::new(
            "ca-phc-mcbp8015/high-risk/complex-medical",
            "has complex medical needs",
            section("VI.B.3"),
            Condition::holds(COMPLEX_MEDICAL),
        )
        .read_by(&["AMB-20"]),
        Criterion::new(
            "ca-phc-mcbp8015/high-risk/multiple-agencies",
            "needs services of several agencies to be coordinated",
            section("VI.B.3"),
            Condition::holds(MULTIPLE_AGENCIES),
        )
        .read_by(&["AMB-20"]),
    ];
    Finding::new(HIGH_RISK, FindingKind::Circumstance, "High risk", section("VI.B.3"), criteria)
}

/// VI.B.3 "Members identified as being high risk are referred to case management".
pub(super) fn refer_to_case_management() -> ActionRule {
    ActionRule::required(
        "ca-phc-mcbp8015/refer-to-case-management",
        "Refer the member to case management",
        section("VI.B.3"),
        Condition::all([Condition::rule(INVOLVED), Condition::rule(HIGH_RISK)]),
    )
    .by("Partnership HealthPlan")
    .to("case management")
    .read_by(&["AMB-20"])
}

fn gets_direct_member_status() -> Condition {
    Condition::all([Condition::rule(FOSTER_CARE_MEMBER), Condition::known_to_hold(DIRECT_MEMBER).not()])
}

fn gets_a_medical_home() -> Condition {
    Condition::all([Condition::rule(INVOLVED), Condition::holds(CCS_ELIGIBLE), Condition::holds(WHOLE_CHILD_MODEL)])
}

/// VI.B.4 A medical home for those in the Whole Child Model as well.
pub(super) fn assign_medical_home() -> ActionRule {
    ActionRule::required(
        ASSIGN_MEDICAL_HOME,
        "Assign a medical home that manages primary care and coordinates all care",
        section("VI.B.4"),
        gets_a_medical_home(),
    )
    .by("Partnership HealthPlan")
    .to("the member and the provider")
    .read_by(&["AMB-19"])
}

/// VI.B.1 against VI.B.4: no primary care provider, yet a medical home (AMB-19).
pub(super) fn policy_tension() -> NoticeRule {
    NoticeRule::new(
        "policyTension",
        "VI.B.1 gives Direct Member status, without a primary care provider; VI.B.4 gives a medical home. The medical home is the more specific rule; no referral form is needed either way.",
        ASSIGN_MEDICAL_HOME,
        Condition::all([gets_direct_member_status(), gets_a_medical_home()]),
    )
}

/// VI.B.5 Family caregivers "may be eligible for respite services". Who is one: it is said, or the
/// home is a resource family, a relative's or a non-relative extended family member's (AMB-21).
pub(super) fn offer_respite() -> ActionRule {
    let family_home = detail::PLACEMENT_TYPE.is([PlacementType::ResourceFamily, PlacementType::Relative, PlacementType::Nrefm]);
    let not_said = Test::Gives(detail::FAMILY_CAREGIVER.0).not();
    let says_so = Test::Says { detail: detail::FAMILY_CAREGIVER.0, absent: false };
    ActionRule::optional(
        "ca-phc-mcbp8015/offer-respite",
        "Tell the family caregiver about respite through Community Supports",
        section("VI.B.5"),
        Condition::all([
            Condition::rule(FOSTER_CARE_MEMBER),
            Condition::Runs(spans(PLACEMENTS).that(says_so.or(not_said.and(family_home)))),
        ]),
    )
    .by("Partnership HealthPlan")
    .to("the family caregiver")
    .read_by(&["AMB-21"])
}

/// VI.D "As necessary", the county's foster care social workers "may be contacted".
pub(super) fn contact_social_worker() -> ActionRule {
    ActionRule::optional(
        "ca-phc-mcbp8015/contact-social-worker",
        "Contact the county's foster care social worker",
        section("VI.D"),
        Condition::holds(SOCIAL_WORKER_CONTACT_NEEDED),
    )
    .by("Member Services, the liaison for the county, or case management staff")
    .to("the county's foster care social worker")
    .read_by(&["AMB-22"])
}

/// The 24 counties that Partnership has served since 2024. Their number is verified, their names
/// are general knowledge: an answer that compares with them says so. A case can give its own list.
const COUNTIES: &[&str] = &[
    "Butte",
    "Colusa",
    "Del Norte",
    "Glenn",
    "Humboldt",
    "Lake",
    "Lassen",
    "Marin",
    "Mendocino",
    "Modoc",
    "Napa",
    "Nevada",
    "Placer",
    "Plumas",
    "Shasta",
    "Sierra",
    "Siskiyou",
    "Solano",
    "Sonoma",
    "Sutter",
    "Tehama",
    "Trinity",
    "Yolo",
    "Yuba",
];

pub(super) fn counties_served() -> TextsIn {
    TextsIn::Fact(SERVICE_COUNTIES.0, COUNTIES)
}

/// VI.E "placed outside of the counties Partnership serves"; another state lies outside too (AMB-23).
///
/// INTERPRETATION: a placement in California that names no county is not taken to be outside; a
/// notice says so.
pub(super) fn placed_outside_service_area() -> Finding {
    let served = Test::TextIn { detail: detail::COUNTY.0, texts: counties_served(), absent: true };
    let in_california = detail::STATE.is([State::CA]);
    let criterion = Criterion::new(
        "ca-phc-mcbp8015/placed-outside-service-area/placement",
        "placed in another state, or in a county that Partnership does not serve",
        section("VI.E"),
        Condition::Runs(spans(PLACEMENTS).that(in_california.not().or(served.not()))),
    )
    .read_by(&["AMB-23"]);
    let title = "Placed outside the counties Partnership serves";
    Finding::new(PLACED_OUTSIDE, FindingKind::Circumstance, title, section("VI.E"), vec![criterion])
}

/// A placement that could not be compared with the counties served.
pub(super) fn county_not_given() -> NoticeRule {
    let unnamed = detail::STATE.is([State::CA]).and(Test::Gives(detail::COUNTY.0).not());
    NoticeRule::new(
        "countyNotGiven",
        "A placement in California names no county, and was not taken to be outside the counties Partnership serves.",
        PLACED_OUTSIDE,
        Condition::Runs(spans(PLACEMENTS).that(unnamed)),
    )
}

/// VI.E Help with the change of county: connect those who may decide with the DHCS Ombudsman (AB 1512).
pub(super) fn connect_to_ombudsman() -> ActionRule {
    ActionRule::required(
        "ca-phc-mcbp8015/connect-to-ombudsman",
        "Connect the caregiver, county agency, probation or decision-maker with the DHCS Ombudsman",
        section("VI.E"),
        Condition::rule(PLACED_OUTSIDE),
    )
    .by("the liaison for the county, Member Services or Care Coordination")
    .to("foster caregiver, county welfare agency, county probation or authorized decision-maker")
    .through("DHCS Ombudsman")
    .read_by(&["AMB-22", "AMB-23"])
}
