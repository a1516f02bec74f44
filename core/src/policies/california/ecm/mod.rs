//! Enhanced Care Management (ECM), as DHCS presents it to its roundtable of September 2024: the highest
//! tier of care management, for members of a managed care plan with complex needs.
//!
//! | what | where |
//! |---|---|
//! | slides "What Is Enhanced Care Management?", "Core Services", "Multiple Providers ..." | `benefit.rs` |
//! | slide "ECM Populations of Focus", rows 1 to 4 | `populations_1_to_4.rs` |
//! | the same, rows 5 to 9 | `populations_5_to_9.rs` |
//! | who is excluded, who is eligible | `eligibility.rs` |
//! | asking for ECM, deciding, assigning, ending | `authorization.rs` |
//! | ECM beside other programs | `overlaps.rs` |
//!
//! INTERPRETATION: the slides name the populations and their first days, and leave the criteria to the
//! state's ECM Policy Guide, of which we know only pages that others quote. Each criterion says how
//! well it is known: second-hand, or general knowledge.
//!
//! NOT MODELLED: the slides about the Child Welfare Liaison, which MCBP8015 VI.C states more fully; the
//! figures, which describe and decide nothing; the ECM mailbox, whose address seems misprinted.

mod authorization;
mod benefit;
mod eligibility;
mod overlaps;
mod populations_1_to_4;
mod populations_5_to_9;
mod shared;

use crate::facts::State;
use crate::rules::Policy;
use crate::words::English;

/// The title page, and the rules in order.
pub(in crate::policies) const POLICY: Policy = Policy {
    id: "ca-dhcs-ecm",
    title: English::new("Enhanced Care Management"),
    issuer: English::new("California Department of Health Care Services"),
    edition: English::new("September 2024"),
    state: State::CA,
    in_force_from: Some(shared::LAUNCH),
    in_force_until: None,
    next_review: None,
    findings: &[
        benefit::MANAGED_CARE_MEMBER,
        populations_1_to_4::HOMELESSNESS,
        populations_1_to_4::AVOIDABLE_UTILIZATION,
        populations_1_to_4::MENTAL_HEALTH_AND_SUBSTANCE_USE,
        populations_1_to_4::INCARCERATION,
        populations_5_to_9::LONG_TERM_CARE_RISK,
        populations_5_to_9::NURSING_FACILITY_TRANSITION,
        populations_5_to_9::CALIFORNIA_CHILDRENS_SERVICES,
        populations_5_to_9::CHILD_WELFARE,
        populations_5_to_9::BIRTH_EQUITY,
        eligibility::EXCLUDED,
        eligibility::ELIGIBLE,
    ],
    actions: &[
        authorization::REFER,
        authorization::DECIDE_REQUEST,
        authorization::COMPLETE_STREAMLINED_REFERRAL,
        authorization::NOTIFY_ECM_PROVIDER,
        authorization::NOTIFY_PRIMARY_CARE_PROVIDER,
        authorization::REAUTHORIZE,
        authorization::APPLY_GRADUATION_CRITERIA,
        authorization::DISCONTINUE,
        overlaps::OFFER_PROGRAM_CHOICE,
        overlaps::CHECK_DUPLICATION,
        overlaps::PREFER_PRESENT_CARE_MANAGER,
    ],
    notices: &[eligibility::PREGNANCY_IS_NO_POPULATION],
    listings: &[
        benefit::CARE_MANAGEMENT_CONTINUUM,
        benefit::CORE_SERVICES,
        benefit::CARE_TEAMS,
        authorization::CLOCKS,
        overlaps::PROGRAMS,
    ],
};
