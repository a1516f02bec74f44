//! Partnership HealthPlan of California, policy MCBP8015 (before: MCUP3103), "Coordination of Care for
//! Child Welfare-Involved Members", approved 12 November 2025, for Medi-Cal.
//!
//! | section | where |
//! |---|---|
//! | header; I Related policies; VII References | here |
//! | III Definitions | `definitions.rs` |
//! | VI.A, VI.B, VI.D, VI.E What is done for members | `members.rs` |
//! | VI.C The Child Welfare Liaison | `liaison.rs` |
//!
//! NOT MODELLED: II, IV, V, VIII to X (departments, attachments, purpose, distribution, the person who
//! answers for it, earlier editions) hold no rules.

mod definitions;
mod liaison;
mod members;
mod section;

use self::section::section;
use crate::facts::State;
use crate::policies::standing::standing;
use crate::rules::{ActionRule, Due, Listing, Policy, Subject};
use crate::time::Day;
use crate::words::English;

/// The title page, and the rules in order.
pub(in crate::policies) const POLICY: Policy = Policy {
    id: "ca-phc-mcbp8015",
    title: English::new("MCBP8015 Coordination of Care for Child Welfare-Involved Members"),
    issuer: English::new("Partnership HealthPlan of California"),
    edition: English::new("approved 2025-11-12"),
    state: State::CA,
    in_force_from: Some(APPROVED),
    in_force_until: None,
    next_review: Some(NEXT_REVIEW),
    findings: &[
        definitions::CHILD_WELFARE_INVOLVED,
        definitions::IN_FOSTER_CARE,
        members::HIGH_RISK,
        members::PLACED_OUTSIDE_SERVICE_AREA,
    ],
    actions: &[
        members::CONTACT_FOSTER_AGENCY,
        members::REVIEW_PRIOR_AUTHORIZATIONS,
        members::ASSIGN_DIRECT_MEMBER,
        // III.F, beside VI.B.1: it checks again the status that VI.B.1 assigns.
        definitions::RECHECK_DIRECT_MEMBER,
        members::AUTHORIZE_ANY_NETWORK,
        members::REFER_TO_CASE_MANAGEMENT,
        members::ASSIGN_MEDICAL_HOME,
        members::OFFER_RESPITE,
        liaison::DESIGNATE,
        liaison::REASSESS_STAFFING,
        liaison::ESCALATE,
        liaison::HELP_COUNTY_CHANGE,
        liaison::ATTEND_COUNTY_MEETING,
        liaison::EDUCATE_STAFF,
        liaison::JOIN_COMMITTEES,
        liaison::ALIGN_WITH_INTERAGENCY_TEAMS,
        liaison::SHARE_BEST_PRACTICE,
        liaison::CHECK_QUALIFICATIONS,
        liaison::NOTIFY_COUNTY,
        liaison::NOTIFY_DHCS,
        liaison::SUBMIT_DIRECTORY,
        liaison::SUBMIT_SUBCONTRACTOR_DIRECTORY,
        liaison::OVERSEE_SUBCONTRACTOR,
        liaison::CONDUCT_QUALITY_IMPROVEMENT,
        members::CONTACT_SOCIAL_WORKER,
        members::CONNECT_TO_OMBUDSMAN,
        REVIEW_POLICY,
    ],
    notices: &[definitions::OTHER_STATES_ASSISTANCE, members::POLICY_TENSION, members::COUNTY_NOT_GIVEN],
    listings: &[RELATED_DOCUMENTS, definitions::TERMS, liaison::ROLES],
};

/// Header, "Approval Date".
const APPROVED: Day = Day::of_document(2025, 11, 12);

/// Header, "Next Review Date".
const NEXT_REVIEW: Day = Day::of_document(2026, 11, 12);

/// Header: the policy is to be reviewed by a day that it names.
///
/// INTERPRETATION: the duty stands from the first day of this edition. It goes with the edition: the
/// next one brings its own day.
const REVIEW_POLICY: ActionRule = standing("ca-phc-mcbp8015/review-policy", "Review this policy", section("header"))
    .by("Partnership HealthPlan, Health Services")
    .about(Subject::Plan)
    .due(&Due::By(NEXT_REVIEW));

/// I Related policies, and VII References: what this policy builds on.
const RELATED_DOCUMENTS: Listing = Listing::new(
    "ca-phc-mcbp8015/related-documents",
    "Related policies and references",
    section("I and VII"),
    &[
        "Partnership MPUP3039: Direct Members (I.A)",
        "Partnership MCCP2024: Whole Child Model for California Children's Services (I.B)",
        "Partnership MPAP7003: Community Supports (I.C)",
        "Partnership MCAP7002: Enhanced Care Management (I.D)",
        "Partnership MPQD1001: quality and performance improvement (I.E)",
        "ACWDL 97-02 of 13 January 1997: foster care and adoption assistance children in Medi-Cal managed care (VII.A)",
        "ACWDL 00-22 of 10 April 2000: three new aid codes for kinship guardianship and adoption assistance (VII.B)",
        "Other letters of DHCS to county welfare directors about foster care, on the website of DHCS (VII.C)",
        "AB 1512 (Torrico), filed 11 October 2007: Medi-Cal for foster children (VII.D)",
        "APL 23-029 of 11 October 2023: agreements of plans with other bodies, with the template for county social services and child welfare (VII.E)",
        "APL 24-013 of 18 September 2024: the plan's Child Welfare Liaison (VII.F)",
        "California Foster Youth Bill of Rights (VII.G)",
    ],
);
