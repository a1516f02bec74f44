//! Partnership HealthPlan of California, policy MCBP8015 (before: MCUP3103), "Coordination of Care for
//! Child Welfare-Involved Members", approved 12 November 2025: what it says about members.
//!
//! Section by section: I, II, IV, V and VII to X hold no rules (related policies, departments,
//! attachments, purpose, references, distribution). III.A, B, D and F to K define terms that the
//! rules below use. VI.C is about the plan itself.
//!
//! NOT MODELLED: VI.C, the plan's own duties about its Child Welfare Liaison. Two of its sentences
//! concern members: VI.C.3.b with 3.e (escalated issues) and VI.C.3.f.4 (a change of county).

use super::{aid_codes, child_welfare};
use crate::choice::{PlacementType, State};
use crate::citation::Citation;
use crate::condition::{Condition, Test, TextsIn, events, spans};
use crate::day::Day;
use crate::fact::{
    AID_CODES, AUTHORIZATION_REQUEST_PENDING, CCS_ELIGIBLE, COMPLEX_MEDICAL, COUNTY_CHANGES, DIRECT_MEMBER, ESCALATED_ISSUE,
    MULTIPLE_AGENCIES, MULTIPLE_REFERRALS, PLACEMENTS, SERVICE_COUNTIES, SOCIAL_WORKER_CONTACT_NEEDED, WHOLE_CHILD_MODEL, detail,
};
use crate::policy::{ActionRule, Criterion, Finding, FindingKind, NoticeRule, Policy};

const INVOLVED: &str = "ca-phc-mcbp8015/child-welfare-involved";
const ADOPTION_ASSISTANCE: &str = "ca-phc-mcbp8015/child-welfare-involved/adoption-assistance";
const FOSTER_CARE_MEMBER: &str = "ca-phc-mcbp8015/foster-care-member";
const HIGH_RISK: &str = "ca-phc-mcbp8015/high-risk";
const PLACED_OUTSIDE: &str = "ca-phc-mcbp8015/placed-outside-service-area";
const ASSIGN_MEDICAL_HOME: &str = "ca-phc-mcbp8015/assign-medical-home";

const LIAISON_MAILBOX: &str = "ChildWelfareLiaison@partnershiphp.org";

fn section(section: &'static str) -> Citation {
    Citation::document("MCBP8015", section)
}

pub(in crate::policies) fn policy() -> Policy {
    Policy {
        id: "ca-phc-mcbp8015",
        title: "MCBP8015 Coordination of Care for Child Welfare-Involved Members",
        issuer: "Partnership HealthPlan of California",
        edition: "approved 2025-11-12",
        state: State::CA,
        in_force_from: Day::new(2025, 11, 12).ok(),
        in_force_until: None,
        next_review: Day::new(2026, 11, 12).ok(),
        findings: vec![child_welfare_involved(), foster_care_member(), high_risk(), placed_outside_service_area()],
        actions: vec![
            contact_foster_agency(),
            review_prior_authorizations(),
            assign_direct_member(),
            recheck_direct_member(),
            authorize_any_network(),
            refer_to_case_management(),
            assign_medical_home(),
            offer_respite(),
            escalate_to_liaison(),
            help_county_change(),
            contact_social_worker(),
            connect_to_ombudsman(),
        ],
        notices: vec![other_states_assistance(), policy_tension(), county_not_given()],
        listings: Vec::new(),
    }
}

/// III.C Child welfare-involved youth: "one or more of the following conditions".
fn child_welfare_involved() -> Finding {
    let criteria = vec![
        Criterion::new(
            "ca-phc-mcbp8015/child-welfare-involved/in-foster-care",
            "under 21 and in foster care in California",
            section("III.C.1"),
            Condition::rule(child_welfare::IN_FOSTER_CARE),
        )
        .read_by(&["AMB-01", "AMB-04", "AMB-05", "AMB-08"]),
        Criterion::new(
            "ca-phc-mcbp8015/child-welfare-involved/recent-foster-care",
            "under 21 and in foster care in any state within the last 12 months",
            section("III.C.2"),
            Condition::rule(child_welfare::RECENT_FOSTER_CARE),
        )
        .read_by(&["AMB-01", "AMB-02", "AMB-06", "AMB-07", "AMB-09"]),
        Criterion::new(
            "ca-phc-mcbp8015/child-welfare-involved/aged-out",
            "under 26 and aged out of foster care, at 18 or later, in any state",
            section("III.C.3"),
            Condition::rule(child_welfare::AGED_OUT),
        )
        .read_by(&["AMB-03", "AMB-08", "AMB-10", "AMB-11"]),
        Criterion::new(
            ADOPTION_ASSISTANCE,
            "under 18 and eligible for or in California's Adoption Assistance Program",
            section("III.C.4"),
            Condition::rule(child_welfare::HAS_ADOPTION_ASSISTANCE),
        )
        .read_by(&["AMB-01", "AMB-13", "AMB-14"]),
        Criterion::new(
            "ca-phc-mcbp8015/child-welfare-involved/family-maintenance",
            "under 18 and with California's Family Maintenance now or within the last 12 months",
            section("III.C.5"),
            Condition::rule(child_welfare::HAS_FAMILY_MAINTENANCE),
        )
        .read_by(&["AMB-01", "AMB-02", "AMB-15"]),
    ];
    Finding::new(INVOLVED, FindingKind::Status, "Child welfare-involved", section("III.C"), criteria)
}

/// III.C.4 names California's program: an aid code of another state's does not count (AMB-14).
fn other_states_assistance() -> NoticeRule {
    let other_state = Test::TextIn {
        detail: detail::CODE.0,
        texts: TextsIn::These(aid_codes::OTHER_STATES_ADOPTION_ASSISTANCE),
        absent: false,
    };
    NoticeRule::new(
        "notCaliforniaAdoptionAssistance",
        "An aid code shows adoption assistance of another state, which is not counted.",
        ADOPTION_ASSISTANCE,
        Condition::all([Condition::UnderAge(18), Condition::Runs(spans(AID_CODES).that(other_state))]),
    )
}

/// III.E Children in foster care, "county welfare and probation departments" read as either of the
/// two; for VI.B.1 these are the members in care now (AMB-18).
fn foster_care_member() -> Finding {
    let criterion = Criterion::new(
        "ca-phc-mcbp8015/foster-care-member/in-foster-care",
        "under 21 and in foster care in California",
        section("III.E"),
        Condition::rule(child_welfare::IN_FOSTER_CARE),
    )
    .read_by(&["AMB-01", "AMB-04", "AMB-05", "AMB-08", "AMB-18"]);
    Finding::new(FOSTER_CARE_MEMBER, FindingKind::Status, "Foster care member", section("III.E"), vec![criterion])
}

/// VI.A Contact with agencies, group homes and resource families, for members whom the state's
/// eligibility record identifies: only an aid code of that record does (AMB-12).
fn contact_foster_agency() -> ActionRule {
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
fn review_prior_authorizations() -> ActionRule {
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
fn assign_direct_member() -> ActionRule {
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

/// III.F Direct Member status rests on a basis; for somebody who left foster care it may be gone.
///
/// INTERPRETATION: the document sets no duty to end the status, so this is an option.
fn recheck_direct_member() -> ActionRule {
    ActionRule::optional(
        "ca-phc-mcbp8015/recheck-direct-member",
        "Check whether Direct Member status still has a basis",
        section("III.F"),
        Condition::all([Condition::known_to_hold(DIRECT_MEMBER), Condition::rule(FOSTER_CARE_MEMBER).not()]),
    )
    .by("Partnership HealthPlan")
    .to("the member's record")
    .read_by(&["AMB-18"])
}

/// VI.B.2 Medically necessary services, in the network or outside.
fn authorize_any_network() -> ActionRule {
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
fn high_risk() -> Finding {
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
fn refer_to_case_management() -> ActionRule {
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
fn assign_medical_home() -> ActionRule {
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
fn policy_tension() -> NoticeRule {
    NoticeRule::new(
        "policyTension",
        "VI.B.1 gives Direct Member status, without a primary care provider; VI.B.4 gives a medical home. The medical home is the more specific rule; no referral form is needed either way.",
        ASSIGN_MEDICAL_HOME,
        Condition::all([gets_direct_member_status(), gets_a_medical_home()]),
    )
}

/// VI.B.5 Family caregivers "may be eligible for respite services". Who is one: it is said, or the
/// home is a resource family, a relative's or a non-relative extended family member's (AMB-21).
fn offer_respite() -> ActionRule {
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

/// VI.C.3.b and e: escalated obstacles go to the Child Welfare Liaison, through the mailbox.
fn escalate_to_liaison() -> ActionRule {
    ActionRule::required(
        "ca-phc-mcbp8015/escalate-to-liaison",
        "Send the escalated issue to the Child Welfare Liaison",
        section("VI.C.3.b"),
        Condition::all([Condition::rule(INVOLVED), Condition::holds(ESCALATED_ISSUE)]),
    )
    .by("plan staff, county staff or ECM provider")
    .to("Child Welfare Liaison")
    .through(LIAISON_MAILBOX)
}

/// VI.C.3.f.4 Help with enrollment and disenrollment "during County changes".
///
/// INTERPRETATION: the text sets no end, so a change of county that is on record stays a reason.
fn help_county_change() -> ActionRule {
    ActionRule::required(
        "ca-phc-mcbp8015/help-county-change",
        "Help with enrollment or disenrollment after the change of county",
        section("VI.C.3.f.4"),
        Condition::all([Condition::rule(INVOLVED), Condition::Happened(events(COUNTY_CHANGES))]),
    )
    .by("Child Welfare Liaison")
    .to("those who care for the member")
    .through(LIAISON_MAILBOX)
}

/// VI.D "As necessary", the county's foster care social workers "may be contacted".
fn contact_social_worker() -> ActionRule {
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

/// VI.E "placed outside of the counties Partnership serves"; another state lies outside too (AMB-23).
///
/// INTERPRETATION: a placement in California that names no county is not taken to be outside; a
/// notice says so.
fn placed_outside_service_area() -> Finding {
    let served = Test::TextIn { detail: detail::COUNTY.0, texts: TextsIn::Fact(SERVICE_COUNTIES.0, COUNTIES), absent: true };
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
fn county_not_given() -> NoticeRule {
    let unnamed = detail::STATE.is([State::CA]).and(Test::Gives(detail::COUNTY.0).not());
    NoticeRule::new(
        "countyNotGiven",
        "A placement in California names no county, and was not taken to be outside the counties Partnership serves.",
        PLACED_OUTSIDE,
        Condition::Runs(spans(PLACEMENTS).that(unnamed)),
    )
}

/// VI.E Help with the change of county: connect those who may decide with the DHCS Ombudsman (AB 1512).
fn connect_to_ombudsman() -> ActionRule {
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
