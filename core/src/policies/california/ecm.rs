//! Enhanced Care Management, as DHCS presents it to its roundtable of September 2024: Population of
//! Focus 8.
//!
//! NOT MODELLED: the other eight populations, exclusions, and authorization.

use super::child_welfare;
use crate::choice::State;
use crate::citation::{Citation, Evidence};
use crate::condition::Condition;
use crate::day::Day;
use crate::policy::{Criterion, Finding, FindingKind, Policy};

const DOCUMENT: &str = "DHCS Enhanced Care Management";

pub(in crate::policies) fn policy() -> Policy {
    Policy {
        id: "ca-dhcs-ecm",
        title: "Enhanced Care Management",
        issuer: "California Department of Health Care Services",
        edition: "September 2024",
        state: State::CA,
        in_force_from: Day::new(2022, 1, 1).ok(),
        in_force_until: None,
        next_review: None,
        findings: vec![pof_8()],
        actions: Vec::new(),
        notices: Vec::new(),
        listings: Vec::new(),
    }
}

/// "ECM Populations of Focus (POF)", row 8: children and youth involved in child welfare. Live with
/// the populations of children and youth on 1 July 2023, says the spotlight slide.
///
/// INTERPRETATION: the slide names the population and no conditions. That they are those of MCBP8015
/// III.C is general knowledge, and the answer says so.
fn pof_8() -> Finding {
    let slide = Citation::document(DOCUMENT, "ECM Populations of Focus, 8");
    let involved = Condition::any([
        Condition::rule(child_welfare::IN_FOSTER_CARE),
        Condition::rule(child_welfare::RECENT_FOSTER_CARE),
        Condition::rule(child_welfare::AGED_OUT),
        Condition::rule(child_welfare::HAS_ADOPTION_ASSISTANCE),
        Condition::rule(child_welfare::HAS_FAMILY_MAINTENANCE),
    ]);
    let child = Criterion::new(
        "ca-dhcs-ecm/pof-8-child-welfare/child",
        "is a child or youth involved in child welfare; no further need is asked for",
        slide.known_as(Evidence::General),
        involved,
    )
    .read_by(&["AMB-32"]);
    let title = "Population of Focus 8: children and youth involved in child welfare";
    let live = Condition::From(Day::of_document(2023, 7, 1));
    let child = child.in_force(live.clone());
    Finding::new("ca-dhcs-ecm/pof-8-child-welfare", FindingKind::Population, title, slide, vec![child]).in_force(live)
}
