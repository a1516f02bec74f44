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

use crate::facts::State;
use crate::policies::standing;
use crate::rules::{ActionRule, Citation, Due, Listing, Policy, Subject};
use crate::time::Day;

const fn section(section: &'static str) -> Citation {
    Citation::document("MCBP8015", section)
}

pub(in crate::policies) fn policy() -> Policy {
    Policy {
        id: "ca-phc-mcbp8015",
        title: "MCBP8015 Coordination of Care for Child Welfare-Involved Members",
        issuer: "Partnership HealthPlan of California",
        edition: "approved 2025-11-12",
        state: State::CA,
        in_force_from: Some(APPROVED),
        in_force_until: None,
        next_review: Some(NEXT_REVIEW),
        findings: vec![
            definitions::child_welfare_involved(),
            definitions::foster_care_member(),
            members::high_risk(),
            members::placed_outside_service_area(),
        ],
        actions: vec![
            members::contact_foster_agency(),
            members::review_prior_authorizations(),
            members::assign_direct_member(),
            definitions::recheck_direct_member(),
            members::authorize_any_network(),
            members::refer_to_case_management(),
            members::assign_medical_home(),
            members::offer_respite(),
            liaison::designate(),
            liaison::reassess_staffing(),
            liaison::escalate(),
            liaison::help_county_change(),
            liaison::attend_county_meeting(),
            liaison::educate_staff(),
            liaison::join_committees(),
            liaison::align_with_interagency_teams(),
            liaison::share_best_practice(),
            liaison::check_qualifications(),
            liaison::notify_county(),
            liaison::notify_dhcs(),
            liaison::submit_directory(),
            liaison::submit_subcontractor_directory(),
            liaison::oversee_subcontractor(),
            liaison::conduct_quality_improvement(),
            members::contact_social_worker(),
            members::connect_to_ombudsman(),
            review_policy(),
        ],
        notices: vec![definitions::other_states_assistance(), members::policy_tension(), members::county_not_given()],
        listings: vec![RELATED_DOCUMENTS, definitions::TERMS, liaison::ROLES],
    }
}

/// Header, "Approval Date".
const APPROVED: Day = Day::of_document(2025, 11, 12);

/// Header, "Next Review Date".
const NEXT_REVIEW: Day = Day::of_document(2026, 11, 12);

/// Header: the policy is to be reviewed by a day that it names.
///
/// INTERPRETATION: the duty stands from the first day of this edition. It goes with the edition: the
/// next one brings its own day.
fn review_policy() -> ActionRule {
    standing("ca-phc-mcbp8015/review-policy", "Review this policy", section("header"))
        .by("Partnership HealthPlan, Health Services")
        .about(Subject::Plan)
        .due(Due::By(NEXT_REVIEW))
}

/// I Related policies, and VII References: what this policy builds on.
const RELATED_DOCUMENTS: Listing = Listing {
    id: "ca-phc-mcbp8015/related-documents",
    title: "Related policies and references",
    citation: section("I and VII"),
    items: &[
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
};
