//! What ECM is, and among whom it works: slides "What Is Enhanced Care Management (ECM)?", "Medi-Cal MCP
//! Care Management Continuum", "What Are the ECM Core Services?" and "Multiple Providers Caring for Child
//! Welfare Population".

use super::shared::slide;
use crate::facts::{Delivery, ENROLLMENTS, MaybeDelivery, State, detail};
use crate::rules::{Condition, Criterion, Finding, FindingKind, Listing, Section, Test, spans_that};

pub(super) const MANAGED_CARE_MEMBER_ID: &str = "ca-dhcs-ecm/managed-care-member";

/// The slide that says what it is.
const WHAT_IS_ECM: Section = slide("What Is Enhanced Care Management (ECM)?");

/// "What Is Enhanced Care Management (ECM)?" A benefit of Medi-Cal managed care plans, for their members.
///
/// A member whose care is paid for without a plan gets none, whatever the needs.
pub(super) const MANAGED_CARE_MEMBER: Finding = Finding::new(
    MANAGED_CARE_MEMBER_ID,
    FindingKind::Status,
    "Member of a Medi-Cal managed care plan",
    WHAT_IS_ECM,
    &[Criterion::new(
        "ca-dhcs-ecm/managed-care-member/enrolled",
        "enrolled in a Medi-Cal managed care plan",
        WHAT_IS_ECM,
        Condition::Runs(spans_that(ENROLLMENTS, BY_A_PLAN)),
    )],
);

/// In California, and paid for by a plan.
const BY_A_PLAN: Test =
    Test::All(&[detail::STATE.is(State::set([State::CA])), detail::DELIVERY.is(MaybeDelivery::set([Delivery::ManagedCare]))]);

/// "Medi-Cal MCP Care Management Continuum", the highest tier first.
pub(super) const CARE_MANAGEMENT_CONTINUUM: Listing = Listing::new(
    "ca-dhcs-ecm/care-management-continuum",
    "Care management in a Medi-Cal managed care plan",
    slide("Medi-Cal MCP Care Management Continuum"),
    &[
        "Enhanced Care Management: the highest tier, mostly in person, for members with complex needs in a Population of Focus",
        "Complex Care Management: for members with higher or rising risk",
        "Basic Population Health Management: for every member",
        "Transitional Care Services: for every member who moves from one care setting to another",
    ],
);

/// "What Are the ECM Core Services?" Seven of them, as the member needs them.
pub(super) const CORE_SERVICES: Listing = Listing::new(
    "ca-dhcs-ecm/core-services",
    "The seven core services of Enhanced Care Management",
    slide("What Are the ECM Core Services?"),
    &[
        "Outreach and engagement: finding the member and winning trust",
        "Comprehensive assessment and care management plan: what the member needs and wants, written down",
        "Enhanced coordination of care: everybody who treats the member works to one plan",
        "Community and social supports: coordinated, and referred to",
        "Member and family supports: help for those at home as well",
        "Health promotion: help to stay well",
        "Comprehensive transitional care: no gap when the member moves from one setting to another",
    ],
);

/// "Multiple Providers Caring for Child Welfare Population": who may already be there. ECM is to bring
/// them together, not to do their work again.
pub(super) const CARE_TEAMS: Listing = Listing::new(
    "ca-dhcs-ecm/care-teams",
    "Who may already care for a child or youth in child welfare",
    slide("Multiple Providers Caring for Child Welfare Population"),
    &[
        "Child welfare services of the county, one of 58",
        "Resource (foster) parents",
        "Foster family agencies",
        "Primary care providers",
        "Behavioral health providers",
        "Mental health programs in schools",
        "Short-term residential therapeutic programs",
        "California Wraparound providers",
        "Special education programs",
        "The Health Care Program for Children in Foster Care (HCPCFC)",
        "Enhanced Care Management",
        "Others",
    ],
);
