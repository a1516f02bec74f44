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
use crate::policy::{ActionRule, Criterion, Finding, FindingKind, Modality, NoticeRule, Policy};

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
    NoticeRule {
        code: "notCaliforniaAdoptionAssistance",
        text: "An aid code shows adoption assistance of another state, which is not counted.",
        about: ADOPTION_ASSISTANCE,
        when: Condition::all([Condition::UnderAge(18), Condition::Runs(spans(AID_CODES).that(other_state))]),
    }
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
    ActionRule {
        id: "ca-phc-mcbp8015/contact-foster-agency",
        title: "Talk with the foster care agency, group home or resource family about the member",
        modality: Modality::Required,
        actor: "Partnership HealthPlan",
        recipient: "foster care agency, group home or resource family",
        channel: "",
        citation: section("VI.A"),
        readings: &["AMB-12"],
        trigger: Condition::all([Condition::rule(INVOLVED), Condition::Runs(spans(AID_CODES).that(identifies))]),
    }
}

/// VI.B Review of medically necessary services that need prior authorization.
fn review_prior_authorizations() -> ActionRule {
    ActionRule {
        id: "ca-phc-mcbp8015/review-prior-authorizations",
        title: "Review medically necessary services that need prior authorization",
        modality: Modality::Required,
        actor: "Partnership HealthPlan, Utilization Management",
        recipient: "",
        channel: "",
        citation: section("VI.B"),
        readings: &["AMB-12", "AMB-17"],
        trigger: Condition::rule(INVOLVED),
    }
}

/// VI.B.1 Foster care members "will be assigned to Direct Member status".
fn assign_direct_member() -> ActionRule {
    ActionRule {
        id: "ca-phc-mcbp8015/assign-direct-member",
        title: "Assign Direct Member status",
        modality: Modality::Required,
        actor: "Partnership HealthPlan",
        recipient: "the member's record",
        channel: "",
        citation: section("VI.B.1"),
        readings: &["AMB-18", "AMB-19"],
        trigger: gets_direct_member_status(),
    }
}

/// III.F Direct Member status rests on a basis; for somebody who left foster care it may be gone.
///
/// INTERPRETATION: the document sets no duty to end the status, so this is an option.
fn recheck_direct_member() -> ActionRule {
    ActionRule {
        id: "ca-phc-mcbp8015/recheck-direct-member",
        title: "Check whether Direct Member status still has a basis",
        modality: Modality::Optional,
        actor: "Partnership HealthPlan",
        recipient: "the member's record",
        channel: "",
        citation: section("III.F"),
        readings: &["AMB-18"],
        trigger: Condition::all([Condition::known_to_hold(DIRECT_MEMBER), Condition::rule(FOSTER_CARE_MEMBER).not()]),
    }
}

/// VI.B.2 Medically necessary services, in the network or outside.
fn authorize_any_network() -> ActionRule {
    ActionRule {
        id: "ca-phc-mcbp8015/authorize-any-network",
        title: "Authorize the medically necessary service, inside or outside the network",
        modality: Modality::Required,
        actor: "Partnership HealthPlan, Utilization Management",
        recipient: "the provider",
        channel: "",
        citation: section("VI.B.2"),
        readings: &[],
        trigger: Condition::all([Condition::rule(INVOLVED), Condition::holds(AUTHORIZATION_REQUEST_PENDING)]),
    }
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
    ActionRule {
        id: "ca-phc-mcbp8015/refer-to-case-management",
        title: "Refer the member to case management",
        modality: Modality::Required,
        actor: "Partnership HealthPlan",
        recipient: "case management",
        channel: "",
        citation: section("VI.B.3"),
        readings: &["AMB-20"],
        trigger: Condition::all([Condition::rule(INVOLVED), Condition::rule(HIGH_RISK)]),
    }
}

fn gets_direct_member_status() -> Condition {
    Condition::all([Condition::rule(FOSTER_CARE_MEMBER), Condition::known_to_hold(DIRECT_MEMBER).not()])
}

fn gets_a_medical_home() -> Condition {
    Condition::all([Condition::rule(INVOLVED), Condition::holds(CCS_ELIGIBLE), Condition::holds(WHOLE_CHILD_MODEL)])
}

/// VI.B.4 A medical home for those in the Whole Child Model as well.
fn assign_medical_home() -> ActionRule {
    ActionRule {
        id: ASSIGN_MEDICAL_HOME,
        title: "Assign a medical home that manages primary care and coordinates all care",
        modality: Modality::Required,
        actor: "Partnership HealthPlan",
        recipient: "the member and the provider",
        channel: "",
        citation: section("VI.B.4"),
        readings: &["AMB-19"],
        trigger: gets_a_medical_home(),
    }
}

/// VI.B.1 against VI.B.4: no primary care provider, yet a medical home (AMB-19).
fn policy_tension() -> NoticeRule {
    NoticeRule {
        code: "policyTension",
        text: "VI.B.1 gives Direct Member status, without a primary care provider; VI.B.4 gives a medical home. The medical home is the more specific rule; no referral form is needed either way.",
        about: ASSIGN_MEDICAL_HOME,
        when: Condition::all([gets_direct_member_status(), gets_a_medical_home()]),
    }
}

/// VI.B.5 Family caregivers "may be eligible for respite services". Who is one: it is said, or the
/// home is a resource family, a relative's or a non-relative extended family member's (AMB-21).
fn offer_respite() -> ActionRule {
    let family_home = detail::PLACEMENT_TYPE.is([PlacementType::ResourceFamily, PlacementType::Relative, PlacementType::Nrefm]);
    let not_said = Test::Gives(detail::FAMILY_CAREGIVER.0).not();
    let says_so = Test::Says { detail: detail::FAMILY_CAREGIVER.0, absent: false };
    ActionRule {
        id: "ca-phc-mcbp8015/offer-respite",
        title: "Tell the family caregiver about respite through Community Supports",
        modality: Modality::Optional,
        actor: "Partnership HealthPlan",
        recipient: "the family caregiver",
        channel: "",
        citation: section("VI.B.5"),
        readings: &["AMB-21"],
        trigger: Condition::all([
            Condition::rule(FOSTER_CARE_MEMBER),
            Condition::Runs(spans(PLACEMENTS).that(says_so.or(not_said.and(family_home)))),
        ]),
    }
}

/// VI.C.3.b and e: escalated obstacles go to the Child Welfare Liaison, through the mailbox.
fn escalate_to_liaison() -> ActionRule {
    ActionRule {
        id: "ca-phc-mcbp8015/escalate-to-liaison",
        title: "Send the escalated issue to the Child Welfare Liaison",
        modality: Modality::Required,
        actor: "plan staff, county staff or ECM provider",
        recipient: "Child Welfare Liaison",
        channel: LIAISON_MAILBOX,
        citation: section("VI.C.3.b"),
        readings: &[],
        trigger: Condition::all([Condition::rule(INVOLVED), Condition::holds(ESCALATED_ISSUE)]),
    }
}

/// VI.C.3.f.4 Help with enrollment and disenrollment "during County changes".
///
/// INTERPRETATION: the text sets no end, so a change of county that is on record stays a reason.
fn help_county_change() -> ActionRule {
    ActionRule {
        id: "ca-phc-mcbp8015/help-county-change",
        title: "Help with enrollment or disenrollment after the change of county",
        modality: Modality::Required,
        actor: "Child Welfare Liaison",
        recipient: "those who care for the member",
        channel: LIAISON_MAILBOX,
        citation: section("VI.C.3.f.4"),
        readings: &[],
        trigger: Condition::all([Condition::rule(INVOLVED), Condition::Happened(events(COUNTY_CHANGES))]),
    }
}

/// VI.D "As necessary", the county's foster care social workers "may be contacted".
fn contact_social_worker() -> ActionRule {
    ActionRule {
        id: "ca-phc-mcbp8015/contact-social-worker",
        title: "Contact the county's foster care social worker",
        modality: Modality::Optional,
        actor: "Member Services, the liaison for the county, or case management staff",
        recipient: "the county's foster care social worker",
        channel: "",
        citation: section("VI.D"),
        readings: &["AMB-22"],
        trigger: Condition::holds(SOCIAL_WORKER_CONTACT_NEEDED),
    }
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
    NoticeRule {
        code: "countyNotGiven",
        text: "A placement in California names no county, and was not taken to be outside the counties Partnership serves.",
        about: PLACED_OUTSIDE,
        when: Condition::Runs(spans(PLACEMENTS).that(unnamed)),
    }
}

/// VI.E Help with the change of county: connect those who may decide with the DHCS Ombudsman (AB 1512).
fn connect_to_ombudsman() -> ActionRule {
    ActionRule {
        id: "ca-phc-mcbp8015/connect-to-ombudsman",
        title: "Connect the caregiver, county agency, probation or decision-maker with the DHCS Ombudsman",
        modality: Modality::Required,
        actor: "the liaison for the county, Member Services or Care Coordination",
        recipient: "foster caregiver, county welfare agency, county probation or authorized decision-maker",
        channel: "DHCS Ombudsman",
        citation: section("VI.E"),
        readings: &["AMB-22", "AMB-23"],
        trigger: Condition::rule(PLACED_OUTSIDE),
    }
}
