//! MCBP8015 VI.A, VI.B, VI.D and VI.E: what is done for child welfare-involved members.

use super::definitions::{FOSTER_CARE_MEMBER_ID, INVOLVED_ID};
use super::section::section;
use crate::facts::{
    AID_CODES, AUTHORIZATION_REQUEST_PENDING, CCS_ELIGIBLE, COMPLEX_MEDICAL, DIRECT_MEMBER, MULTIPLE_AGENCIES,
    MULTIPLE_REFERRALS, PLACEMENTS, PlacementType, SERVICE_COUNTIES, SOCIAL_WORKER_CONTACT_NEEDED, State, WHOLE_CHILD_MODEL,
    detail,
};
use crate::policies::california::aid_codes;
use crate::rules::{ActionRule, Condition, Criterion, Finding, FindingKind, NoticeRule, Test, TextsIn, spans_that};

const HIGH_RISK_ID: &str = "ca-phc-mcbp8015/high-risk";
const PLACED_OUTSIDE_ID: &str = "ca-phc-mcbp8015/placed-outside-service-area";
const MEDICAL_HOME_ID: &str = "ca-phc-mcbp8015/assign-medical-home";

/// VI.A Contact with agencies, group homes and resource families, for members whom the state's
/// eligibility record identifies: only an aid code of that record does (AMB-12).
pub(super) const CONTACT_FOSTER_AGENCY: ActionRule = ActionRule::required(
    "ca-phc-mcbp8015/contact-foster-agency",
    "Talk with the foster care agency, group home or resource family about the member",
    section("VI.A"),
    Condition::All(&[
        Condition::rule(INVOLVED_ID),
        Condition::Runs(spans_that(AID_CODES, Test::text_in(detail::CODE, aid_codes::CHILD_WELFARE))),
    ]),
)
.by("Partnership HealthPlan")
.to("foster care agency, group home or resource family")
.read_by(&["AMB-12"]);

/// VI.B Review of medically necessary services that need prior authorization.
pub(super) const REVIEW_PRIOR_AUTHORIZATIONS: ActionRule = ActionRule::required(
    "ca-phc-mcbp8015/review-prior-authorizations",
    "Review medically necessary services that need prior authorization",
    section("VI.B"),
    Condition::rule(INVOLVED_ID),
)
.by("Partnership HealthPlan, Utilization Management")
.read_by(&["AMB-12", "AMB-17"]);

/// VI.B.1 Foster care members "will be assigned to Direct Member status".
pub(super) const ASSIGN_DIRECT_MEMBER: ActionRule = ActionRule::required(
    "ca-phc-mcbp8015/assign-direct-member",
    "Assign Direct Member status",
    section("VI.B.1"),
    GETS_DIRECT_MEMBER_STATUS,
)
.by("Partnership HealthPlan")
.to("the member's record")
.read_by(&["AMB-18", "AMB-19"]);

/// In foster care, and not known to be a Direct Member yet.
const GETS_DIRECT_MEMBER_STATUS: Condition =
    Condition::All(&[Condition::rule(FOSTER_CARE_MEMBER_ID), Condition::known_to_hold(DIRECT_MEMBER).not()]);

/// VI.B.2 Medically necessary services, in the network or outside.
pub(super) const AUTHORIZE_ANY_NETWORK: ActionRule = ActionRule::required(
    "ca-phc-mcbp8015/authorize-any-network",
    "Authorize the medically necessary service, inside or outside the network",
    section("VI.B.2"),
    Condition::All(&[Condition::rule(INVOLVED_ID), Condition::holds(AUTHORIZATION_REQUEST_PENDING)]),
)
.by("Partnership HealthPlan, Utilization Management")
.to("the provider");

/// VI.B.3 High risk: several referrals and services, complex medical needs, "or" coordination with
/// several agencies (AMB-20).
pub(super) const HIGH_RISK: Finding = Finding::new(
    HIGH_RISK_ID,
    FindingKind::Circumstance,
    "High risk",
    section("VI.B.3"),
    &[
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
    ],
);

/// VI.B.3 "Members identified as being high risk are referred to case management".
pub(super) const REFER_TO_CASE_MANAGEMENT: ActionRule = ActionRule::required(
    "ca-phc-mcbp8015/refer-to-case-management",
    "Refer the member to case management",
    section("VI.B.3"),
    Condition::All(&[Condition::rule(INVOLVED_ID), Condition::rule(HIGH_RISK_ID)]),
)
.by("Partnership HealthPlan")
.to("case management")
.read_by(&["AMB-20"]);

/// VI.B.4 A medical home for those in the Whole Child Model as well.
pub(super) const ASSIGN_MEDICAL_HOME: ActionRule = ActionRule::required(
    MEDICAL_HOME_ID,
    "Assign a medical home that manages primary care and coordinates all care",
    section("VI.B.4"),
    GETS_A_MEDICAL_HOME,
)
.by("Partnership HealthPlan")
.to("the member and the provider")
.read_by(&["AMB-19"]);

/// Involved in child welfare, with California Children's Services, in the Whole Child Model.
const GETS_A_MEDICAL_HOME: Condition =
    Condition::All(&[Condition::rule(INVOLVED_ID), Condition::holds(CCS_ELIGIBLE), Condition::holds(WHOLE_CHILD_MODEL)]);

/// VI.B.1 against VI.B.4: no primary care provider, yet a medical home (AMB-19).
pub(super) const POLICY_TENSION: NoticeRule = NoticeRule::new(
    "policyTension",
    "VI.B.1 gives Direct Member status, without a primary care provider; VI.B.4 gives a medical home. The medical home is the more specific rule; no referral form is needed either way.",
    MEDICAL_HOME_ID,
    Condition::All(&[GETS_DIRECT_MEMBER_STATUS, GETS_A_MEDICAL_HOME]),
);

/// VI.B.5 Family caregivers "may be eligible for respite services". Who is one: it is said, or the
/// home is a resource family, a relative's or a non-relative extended family member's (AMB-21).
pub(super) const OFFER_RESPITE: ActionRule = ActionRule::optional(
    "ca-phc-mcbp8015/offer-respite",
    "Tell the family caregiver about respite through Community Supports",
    section("VI.B.5"),
    Condition::All(&[Condition::rule(FOSTER_CARE_MEMBER_ID), Condition::Runs(spans_that(PLACEMENTS, WITH_FAMILY_CAREGIVER))]),
)
.by("Partnership HealthPlan")
.to("the family caregiver")
.read_by(&["AMB-21"]);

/// With a family caregiver: the placement says so, or says nothing and is a family's home.
const WITH_FAMILY_CAREGIVER: Test =
    Test::Any(&[Test::says(detail::FAMILY_CAREGIVER), Test::All(&[Test::gives(detail::FAMILY_CAREGIVER).not(), FAMILY_HOME])]);

/// With a resource family, a relative or a non-relative extended family member.
const FAMILY_HOME: Test =
    detail::PLACEMENT_TYPE.is(PlacementType::set([PlacementType::ResourceFamily, PlacementType::Relative, PlacementType::Nrefm]));

/// VI.D "As necessary", the county's foster care social workers "may be contacted".
pub(super) const CONTACT_SOCIAL_WORKER: ActionRule = ActionRule::optional(
    "ca-phc-mcbp8015/contact-social-worker",
    "Contact the county's foster care social worker",
    section("VI.D"),
    Condition::holds(SOCIAL_WORKER_CONTACT_NEEDED),
)
.by("Member Services, the liaison for the county, or case management staff")
.to("the county's foster care social worker")
.read_by(&["AMB-22"]);

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

/// The counties that a case gives as served, or these 24.
pub(super) const COUNTIES_SERVED: TextsIn = TextsIn::fact(SERVICE_COUNTIES, COUNTIES);

/// VI.E "placed outside of the counties Partnership serves"; another state lies outside too (AMB-23).
///
/// INTERPRETATION: a placement in California that names no county is not taken to be outside; a
/// notice says so.
pub(super) const PLACED_OUTSIDE_SERVICE_AREA: Finding = Finding::new(
    PLACED_OUTSIDE_ID,
    FindingKind::Circumstance,
    "Placed outside the counties Partnership serves",
    section("VI.E"),
    &[Criterion::new(
        "ca-phc-mcbp8015/placed-outside-service-area/placement",
        "placed in another state, or in a county that Partnership does not serve",
        section("VI.E"),
        Condition::Runs(spans_that(PLACEMENTS, Test::Any(&[IN_CALIFORNIA.not(), IN_A_COUNTY_SERVED.not()]))),
    )
    .read_by(&["AMB-23"])],
);

/// Placed in California.
const IN_CALIFORNIA: Test = detail::STATE.is(State::set([State::CA]));

/// In a county that is served, or in one that is not named.
const IN_A_COUNTY_SERVED: Test = Test::text_in_fact(detail::COUNTY, COUNTIES_SERVED).or_not_given();

/// A placement that could not be compared with the counties served.
pub(super) const COUNTY_NOT_GIVEN: NoticeRule = NoticeRule::new(
    "countyNotGiven",
    "A placement in California names no county, and was not taken to be outside the counties Partnership serves.",
    PLACED_OUTSIDE_ID,
    Condition::Runs(spans_that(PLACEMENTS, Test::All(&[IN_CALIFORNIA, Test::gives(detail::COUNTY).not()]))),
);

/// VI.E Help with the change of county: connect those who may decide with the DHCS Ombudsman (AB 1512).
pub(super) const CONNECT_TO_OMBUDSMAN: ActionRule = ActionRule::required(
    "ca-phc-mcbp8015/connect-to-ombudsman",
    "Connect the caregiver, county agency, probation or decision-maker with the DHCS Ombudsman",
    section("VI.E"),
    Condition::rule(PLACED_OUTSIDE_ID),
)
.by("the liaison for the county, Member Services or Care Coordination")
.to("foster caregiver, county welfare agency, county probation or authorized decision-maker")
.through("DHCS Ombudsman")
.read_by(&["AMB-22", "AMB-23"]);
