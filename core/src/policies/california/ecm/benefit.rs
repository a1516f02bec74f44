//! What ECM is, and among whom it works: slides "What Is Enhanced Care Management (ECM)?", "Medi-Cal MCP
//! Care Management Continuum", "What Are the ECM Core Services?" and "Multiple Providers Caring for Child
//! Welfare Population".

use super::slide;
use crate::facts::{Delivery, ENROLLMENTS, State, detail};
use crate::rules::{Condition, Criterion, Finding, FindingKind, Listing, spans};

pub(super) const MANAGED_CARE_MEMBER: &str = "ca-dhcs-ecm/managed-care-member";

/// "What Is Enhanced Care Management (ECM)?" A benefit of Medi-Cal managed care plans, for their members.
///
/// A member whose care is paid for without a plan gets none, whatever the needs.
pub(super) fn managed_care_member() -> Finding {
    let place = slide("What Is Enhanced Care Management (ECM)?");
    let by_a_plan = detail::STATE.is([State::CA]).and(detail::DELIVERY.is([Delivery::ManagedCare]));
    let enrolled = Criterion::new(
        "ca-dhcs-ecm/managed-care-member/enrolled",
        "enrolled in a Medi-Cal managed care plan",
        place,
        Condition::Runs(spans(ENROLLMENTS).that(by_a_plan)),
    );
    Finding::new(MANAGED_CARE_MEMBER, FindingKind::Status, "Member of a Medi-Cal managed care plan", place, vec![enrolled])
}

/// "Medi-Cal MCP Care Management Continuum", the highest tier first.
pub(super) const CARE_MANAGEMENT_CONTINUUM: Listing = Listing {
    id: "ca-dhcs-ecm/care-management-continuum",
    title: "Care management in a Medi-Cal managed care plan",
    citation: slide("Medi-Cal MCP Care Management Continuum"),
    items: &[
        "Enhanced Care Management: the highest tier, mostly in person, for members with complex needs in a Population of Focus",
        "Complex Care Management: for members with higher or rising risk",
        "Basic Population Health Management: for every member",
        "Transitional Care Services: for every member who moves from one care setting to another",
    ],
};

/// "What Are the ECM Core Services?" Seven of them, as the member needs them.
pub(super) const CORE_SERVICES: Listing = Listing {
    id: "ca-dhcs-ecm/core-services",
    title: "The seven core services of Enhanced Care Management",
    citation: slide("What Are the ECM Core Services?"),
    items: &[
        "Outreach and engagement: finding the member and winning trust",
        "Comprehensive assessment and care management plan: what the member needs and wants, written down",
        "Enhanced coordination of care: everybody who treats the member works to one plan",
        "Community and social supports: coordinated, and referred to",
        "Member and family supports: help for those at home as well",
        "Health promotion: help to stay well",
        "Comprehensive transitional care: no gap when the member moves from one setting to another",
    ],
};

/// "Multiple Providers Caring for Child Welfare Population": who may already be there. ECM is to bring
/// them together, not to do their work again.
pub(super) const CARE_TEAMS: Listing = Listing {
    id: "ca-dhcs-ecm/care-teams",
    title: "Who may already care for a child or youth in child welfare",
    citation: slide("Multiple Providers Caring for Child Welfare Population"),
    items: &[
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
};
