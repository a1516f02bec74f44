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

use crate::facts::{AStatus, Fact, State};
use crate::rules::{Citation, Condition, Criterion, Evidence, Finding, FindingKind, Policy};
use crate::time::Day;

/// A slide of the roundtable.
const fn slide(title: &'static str) -> Citation {
    Citation::document("DHCS Enhanced Care Management", title)
}

/// A place in the state's guide, known second-hand.
const fn guide(place: &'static str) -> Citation {
    Citation::document("ECM Policy Guide", place).known_as(Evidence::SecondHand)
}

pub(in crate::policies) fn policy() -> Policy {
    Policy {
        id: "ca-dhcs-ecm",
        title: "Enhanced Care Management",
        issuer: "California Department of Health Care Services",
        edition: "September 2024",
        state: State::CA,
        in_force_from: Some(LAUNCH),
        in_force_until: None,
        next_review: None,
        findings: vec![
            benefit::managed_care_member(),
            populations_1_to_4::homelessness(),
            populations_1_to_4::avoidable_utilization(),
            populations_1_to_4::mental_health_and_substance_use(),
            populations_1_to_4::incarceration(),
            populations_5_to_9::long_term_care_risk(),
            populations_5_to_9::nursing_facility_transition(),
            populations_5_to_9::california_childrens_services(),
            populations_5_to_9::child_welfare(),
            populations_5_to_9::birth_equity(),
            eligibility::excluded(),
            eligibility::eligible(),
        ],
        actions: vec![
            authorization::refer(),
            authorization::decide_request(),
            authorization::complete_streamlined_referral(),
            authorization::notify_ecm_provider(),
            authorization::notify_primary_care_provider(),
            authorization::reauthorize(),
            authorization::apply_graduation_criteria(),
            authorization::discontinue(),
            overlaps::offer_program_choice(),
            overlaps::check_duplication(),
            overlaps::prefer_present_care_manager(),
        ],
        notices: vec![eligibility::pregnancy_is_no_population()],
        listings: vec![
            benefit::CARE_MANAGEMENT_CONTINUUM,
            benefit::CORE_SERVICES,
            benefit::CARE_TEAMS,
            authorization::CLOCKS,
            overlaps::PROGRAMS,
        ],
    }
}

/// "It launched in 2022", says the spotlight slide. The day is known second-hand: adults came first, in some
/// counties.
const LAUNCH: Day = Day::of_document(2022, 1, 1);

/// "From July 1, 2023, forward", says the same slide of children and youth.
const CHILDREN_LIVE: Day = Day::of_document(2023, 7, 1);

/// "New in January 2024", says the slide of populations in rows 4 and 9.
const NEW_IN_2024: Day = Day::of_document(2024, 1, 1);

/// 21 or older (AMB-30).
fn adult() -> Condition {
    child().not()
}

/// Under 21 (AMB-30).
fn child() -> Condition {
    Condition::UnderAge(21)
}

/// At least one of these statuses is true.
fn any_of(statuses: impl IntoIterator<Item = Fact<AStatus>>) -> Condition {
    Condition::any(statuses.into_iter().map(Condition::holds))
}

/// One row of the slide "ECM Populations of Focus (POF)".
fn population(id: &'static str, title: &'static str, row: &'static str, criteria: Vec<Criterion>) -> Finding {
    Finding::new(id, FindingKind::Population, title, slide(row), criteria)
}
