//! Who is excluded from ECM, and who is eligible: a member of a managed care plan, not excluded, and in at
//! least one Population of Focus. One is enough; an answer names them all.
//!
//! NOT MODELLED: that a plan may add no criteria of its own (pages 11, 13, 103); that whoever gets
//! Transitional Rent gets ECM as well (page 18), since no fact says who does.

use super::benefit::MANAGED_CARE_MEMBER_ID;
use super::populations_1_to_4::{POF_1_ID, POF_2_ID, POF_3_ID, POF_4_ID};
use super::populations_5_to_9::{POF_5_ID, POF_6_ID, POF_7_ID, POF_8_ID, POF_9_ID};
use super::shared::guide;
use crate::facts::{ChoiceSet, OVERLAPPING_PROGRAMS, OverlappingProgram, PREGNANCY, detail};
use crate::rules::{Condition, Criterion, Finding, FindingKind, NoticeRule, spans, spans_that};

const EXCLUDED_ID: &str = "ca-dhcs-ecm/excluded";
pub(super) const ELIGIBLE_ID: &str = "ca-dhcs-ecm/eligible";

/// The member is in one of these programs.
pub(super) const fn in_program(programs: ChoiceSet<OverlappingProgram>) -> Condition {
    Condition::Runs(spans_that(OVERLAPPING_PROGRAMS, detail::OVERLAPPING_PROGRAM.is(programs)))
}

/// Two programs exclude ECM. The either-or programs do not: there the member chooses (see `overlaps.rs`).
pub(super) const EXCLUDED: Finding = Finding::new(
    EXCLUDED_ID,
    FindingKind::Circumstance,
    "Excluded from Enhanced Care Management",
    guide("page 83"),
    &[
        Criterion::new(
            "ca-dhcs-ecm/excluded/hospice",
            "in hospice care",
            guide("page 83"),
            in_program(OverlappingProgram::set([OverlappingProgram::Hospice])),
        ),
        Criterion::new(
            "ca-dhcs-ecm/excluded/family-mosaic",
            "in the Family Mosaic Project",
            guide("page 83"),
            in_program(OverlappingProgram::set([OverlappingProgram::FamilyMosaic])),
        ),
    ],
);

/// Page 10 of the guide: plan, population, no exclusion.
pub(super) const ELIGIBLE: Finding = Finding::new(
    ELIGIBLE_ID,
    FindingKind::Status,
    "Eligible for Enhanced Care Management",
    guide("page 10"),
    &[Criterion::new(
        "ca-dhcs-ecm/eligible/enrolled-in-a-population",
        "member of a managed care plan, not excluded, and in at least one Population of Focus",
        guide("page 10"),
        Condition::All(&[Condition::rule(MANAGED_CARE_MEMBER_ID), Condition::rule(EXCLUDED_ID).not(), IN_A_POPULATION]),
    )],
);

/// In at least one Population of Focus.
const IN_A_POPULATION: Condition = Condition::Any(&[
    Condition::rule(POF_1_ID),
    Condition::rule(POF_2_ID),
    Condition::rule(POF_3_ID),
    Condition::rule(POF_4_ID),
    Condition::rule(POF_5_ID),
    Condition::rule(POF_6_ID),
    Condition::rule(POF_7_ID),
    Condition::rule(POF_8_ID),
    Condition::rule(POF_9_ID),
]);

/// "ECM Populations of Focus (POF)", the words below the table: neither a pregnancy nor an intellectual or
/// developmental disability opens a population by itself; whoever has one is eligible through any population
/// whose criteria are met.
pub(super) const PREGNANCY_IS_NO_POPULATION: NoticeRule = NoticeRule::new(
    "pregnancyNotAPopulation",
    "A pregnancy, like an intellectual or developmental disability, opens no Population of Focus by itself. Whoever meets the criteria of any of them is eligible.",
    ELIGIBLE_ID,
    Condition::All(&[Condition::Runs(spans(PREGNANCY)), Condition::rule(ELIGIBLE_ID).not()]),
);
