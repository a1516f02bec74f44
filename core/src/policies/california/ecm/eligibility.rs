//! Who is excluded from ECM, and who is eligible: a member of a managed care plan, not excluded, and in at
//! least one Population of Focus. One is enough; an answer names them all.
//!
//! NOT MODELLED: that a plan may add no criteria of its own (pages 11, 13, 103); that whoever gets
//! Transitional Rent gets ECM as well (page 18), since no fact says who does.

use super::benefit::MANAGED_CARE_MEMBER;
use super::guide;
use super::populations_1_to_4::{POF_1, POF_2, POF_3, POF_4};
use super::populations_5_to_9::{POF_5, POF_6, POF_7, POF_8, POF_9};
use crate::facts::{OVERLAPPING_PROGRAMS, OverlappingProgram, PREGNANCY, detail};
use crate::rules::{Condition, Criterion, Finding, FindingKind, NoticeRule, spans};

const EXCLUDED: &str = "ca-dhcs-ecm/excluded";
pub(super) const ELIGIBLE: &str = "ca-dhcs-ecm/eligible";

/// The member is in one of these programs.
pub(super) fn in_program(programs: impl IntoIterator<Item = OverlappingProgram>) -> Condition {
    Condition::Runs(spans(OVERLAPPING_PROGRAMS).that(detail::OVERLAPPING_PROGRAM.is(programs)))
}

/// Two programs exclude ECM. The either-or programs do not: there the member chooses (see `overlaps.rs`).
pub(super) fn excluded() -> Finding {
    let place = guide("page 83");
    let criteria = vec![
        Criterion::new("ca-dhcs-ecm/excluded/hospice", "in hospice care", place, in_program([OverlappingProgram::Hospice])),
        Criterion::new(
            "ca-dhcs-ecm/excluded/family-mosaic",
            "in the Family Mosaic Project",
            place,
            in_program([OverlappingProgram::FamilyMosaic]),
        ),
    ];
    Finding::new(EXCLUDED, FindingKind::Circumstance, "Excluded from Enhanced Care Management", place, criteria)
}

/// Page 10 of the guide: plan, population, no exclusion.
pub(super) fn eligible() -> Finding {
    let place = guide("page 10");
    let populations = [POF_1, POF_2, POF_3, POF_4, POF_5, POF_6, POF_7, POF_8, POF_9];
    let criterion = Criterion::new(
        "ca-dhcs-ecm/eligible/enrolled-in-a-population",
        "member of a managed care plan, not excluded, and in at least one Population of Focus",
        place,
        Condition::all([
            Condition::rule(MANAGED_CARE_MEMBER),
            Condition::rule(EXCLUDED).not(),
            Condition::any(populations.map(Condition::rule)),
        ]),
    );
    Finding::new(ELIGIBLE, FindingKind::Status, "Eligible for Enhanced Care Management", place, vec![criterion])
}

/// "ECM Populations of Focus (POF)", the words below the table: neither a pregnancy nor an intellectual or
/// developmental disability opens a population by itself; whoever has one is eligible through any population
/// whose criteria are met.
pub(super) fn pregnancy_is_no_population() -> NoticeRule {
    NoticeRule::new(
        "pregnancyNotAPopulation",
        "A pregnancy, like an intellectual or developmental disability, opens no Population of Focus by itself. Whoever meets the criteria of any of them is eligible.",
        ELIGIBLE,
        Condition::all([Condition::Runs(spans(PREGNANCY)), Condition::rule(ELIGIBLE).not()]),
    )
}
