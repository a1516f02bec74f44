//! ECM beside other programs. Three kinds: those that exclude it (see `eligibility.rs`), those from which the
//! member chooses one, and those that go on beside it without anything being done twice. Known second-hand.

use super::eligibility::{ELIGIBLE_ID, in_program};
use super::populations_5_to_9::POF_8_ID;
use super::shared::guide;
use crate::facts::OverlappingProgram::{
    self, CaliforniaWraparound, Cbas, CommunityTransitions, ComplexCareManagement, CountyTargetedCaseManagement, Cpsp,
    DrugMediCal, Dsnp, FullServicePartnership, Ghpp, Hcpcfc, IntensiveCareCoordination, Pace, RegionalCenter, Waiver1915c,
};
use crate::facts::{CCS_ELIGIBLE, WHOLE_CHILD_MODEL};
use crate::rules::{ActionRule, Condition, Listing};
use crate::time::Day;

const PLAN: &str = "the managed care plan";

/// One or the other: ECM stays open, and the member chooses after being told of both.
///
/// Two programs became such a choice on a day: a plan for people with Medicare and Medi-Cal (D-SNP), which
/// gives care like ECM itself from 2024 on, and the county's Targeted Case Management.
///
/// NOT MODELLED: members of a D-SNP who kept ECM for a time in 2024; Targeted Case Management for a
/// communicable disease or home visits, which could go on beside ECM until 30 June 2025. No fact says which
/// of these it is.
pub(super) const OFFER_PROGRAM_CHOICE: ActionRule = ActionRule::required(
    "ca-dhcs-ecm/offer-program-choice",
    "Explain both programs and let the member choose one",
    guide("pages 65 to 83"),
    Condition::All(&[Condition::rule(ELIGIBLE_ID), EITHER_OR]),
)
.by(PLAN)
.to("the member");

/// In a program from which the member chooses, from the day on which it became such a choice.
const EITHER_OR: Condition = Condition::Any(&[
    in_program(OverlappingProgram::set([Waiver1915c, CommunityTransitions, ComplexCareManagement, Pace])),
    Condition::All(&[Condition::From(Day::of_document(2024, 1, 1)), in_program(OverlappingProgram::set([Dsnp]))]),
    Condition::All(&[
        Condition::From(Day::of_document(2024, 7, 1)),
        in_program(OverlappingProgram::set([CountyTargetedCaseManagement])),
    ]),
]);

/// Side by side: both go on, nothing is done twice, and neither is dropped because of the other.
pub(super) const CHECK_DUPLICATION: ActionRule = ActionRule::required(
    "ca-dhcs-ecm/check-duplication",
    "Agree with the other program who does what, so that nothing is done twice",
    guide("pages 48, 49 and 65 to 86"),
    Condition::All(&[Condition::rule(ELIGIBLE_ID), BESIDE]),
)
.by(PLAN)
.to("the other program");

/// In a program that goes on beside ECM.
const BESIDE: Condition = Condition::Any(&[
    in_program(OverlappingProgram::set([
        Hcpcfc,
        CaliforniaWraparound,
        Ghpp,
        IntensiveCareCoordination,
        DrugMediCal,
        FullServicePartnership,
        Cbas,
        RegionalCenter,
        Cpsp,
    ])),
    Condition::Any(&[Condition::holds(CCS_ELIGIBLE), Condition::holds(WHOLE_CHILD_MODEL)]),
]);

/// Population of Focus 8: whoever already manages the child's care in the foster care health program or in
/// Wraparound should be the ECM care manager as well.
///
/// INTERPRETATION: only where that person works for a provider under contract and the member wants nobody
/// else. No fact says either, so this is an option.
pub(super) const PREFER_PRESENT_CARE_MANAGER: ActionRule = ActionRule::optional(
    "ca-dhcs-ecm/prefer-present-care-manager",
    "Choose the present care manager for Enhanced Care Management, unless the member prefers somebody else",
    guide("pages 48, 49, 73 and 74"),
    Condition::All(&[
        Condition::rule(POF_8_ID),
        Condition::rule(ELIGIBLE_ID),
        in_program(OverlappingProgram::set([Hcpcfc, CaliforniaWraparound])),
    ]),
)
.by(PLAN)
.to("the member");

/// What each program means for ECM.
pub(super) const PROGRAMS: Listing = Listing::new(
    "ca-dhcs-ecm/program-overlaps",
    "Enhanced Care Management beside other programs",
    guide("pages 48, 49 and 65 to 86"),
    &[
        "Excluded: hospice (page 83)",
        "Excluded: Family Mosaic Project (page 83)",
        "One or the other: 1915(c) home and community waivers; the member is told of both and chooses (pages 65 and 66)",
        "One or the other: California Community Transitions, also called Money Follows the Person (page 83)",
        "One or the other: the plan's Complex Care Management, to which a member can step down later (page 77)",
        "One or the other: PACE",
        "One or the other, from 1 January 2024: a dual eligible special needs plan (D-SNP), which gives care like ECM itself (pages 79 to 82)",
        "One or the other, from 1 July 2024: county Targeted Case Management; until 30 June 2025 not where it was for a communicable disease or home visits (pages 67 to 70)",
        "Side by side: California Children's Services and the Whole Child Model",
        "Side by side: Genetically Handicapped Persons Program (GHPP)",
        "Side by side: specialty mental health case management and Intensive Care Coordination",
        "Side by side: Drug Medi-Cal",
        "Side by side: Full Service Partnership",
        "Side by side: Community-Based Adult Services (CBAS)",
        "Side by side: Regional Center",
        "Side by side: Comprehensive Perinatal Services Program (CPSP) and the like",
        "Side by side: Health Care Program for Children in Foster Care; its care manager is preferred as ECM care manager (pages 48, 49, 73, 74)",
        "Side by side: California Wraparound; its care manager is preferred as ECM care manager (pages 48, 49, 73, 74)",
    ],
);
