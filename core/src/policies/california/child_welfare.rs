//! The five conditions of child welfare involvement, as MCBP8015 III.C.1 to 5 states them. Enhanced
//! Care Management's Population of Focus 8 uses the same five, so they stand here, once.

use super::aid_codes;
use crate::facts::{ADOPTION_ASSISTANCE, AID_CODES, Agency, FAMILY_MAINTENANCE, FOSTER_CARE, State, detail};
use crate::rules::{Condition, Definition, EntriesOf, Exclusion, Test, spans_that};

pub(super) const IN_FOSTER_CARE_ID: &str = "ca/in-foster-care";
pub(super) const RECENT_FOSTER_CARE_ID: &str = "ca/recent-foster-care";
pub(super) const AGED_OUT_ID: &str = "ca/aged-out";
pub(super) const HAS_ADOPTION_ASSISTANCE_ID: &str = "ca/adoption-assistance";
pub(super) const HAS_FAMILY_MAINTENANCE_ID: &str = "ca/family-maintenance";

/// The notice where care under an agency that does not count would decide.
static AGENCY_NOT_COUNTED: Exclusion = Exclusion::new(
    "agencyNotCounted",
    "Care under a refugee program or another body is not counted as foster care. If it were, the answer would be another today.",
);

/// The notice where another state's adoption assistance would decide.
static NOT_CALIFORNIA_ADOPTION_ASSISTANCE: Exclusion = Exclusion::new(
    "notCaliforniaAdoptionAssistance",
    "Another state's adoption assistance is not counted. If it were, the answer would be another today.",
);

/// The five conditions.
pub(crate) static DEFINITIONS: [Definition; 5] = [
    Definition::new(IN_FOSTER_CARE_ID, III_C_1),
    Definition::new(RECENT_FOSTER_CARE_ID, III_C_2),
    Definition::new(AGED_OUT_ID, III_C_3),
    Definition::new(HAS_ADOPTION_ASSISTANCE_ID, III_C_4),
    Definition::new(HAS_FAMILY_MAINTENANCE_ID, III_C_5),
];

/// Care away from home for which a child welfare agency, a probation department or a tribe is
/// responsible; an agency that is not given counts as child welfare (AMB-05, III.E).
const AGENCY_COUNTED: Test = detail::AGENCY
    .is(Agency::set([Agency::ChildWelfare, Agency::Probation, Agency::Tribe]))
    .or_not_given()
    .with_notice(&AGENCY_NOT_COUNTED);

/// In California by custody or by place (AMB-04).
const IN_CALIFORNIA: Test =
    Test::Any(&[detail::STATE.is(State::set([State::CA])), detail::PLACEMENT_STATE.is(State::set([State::CA]))]);

/// Foster care that passes this test.
const fn foster_care(test: Test) -> EntriesOf {
    spans_that(FOSTER_CARE, test).shown_by(&aid_codes::FOSTER_CARE)
}

/// III.C.1: under 21 and now in foster care in California.
const III_C_1: Condition =
    Condition::All(&[Condition::UnderAge(21), Condition::Runs(foster_care(Test::All(&[AGENCY_COUNTED, IN_CALIFORNIA])))]);

/// III.C.2: under 21, and foster care in any state ended within the last 12 months, or another
/// state's foster care is still open (AMB-06) or was within those months.
///
/// The second half overlaps with the first on purpose: for care in another state it makes no
/// difference whether it is still open or ended lately, and so an end that is not known exactly
/// need not be.
const III_C_2: Condition = Condition::All(&[
    Condition::UnderAge(21),
    Condition::Any(&[
        Condition::EndedWithin(12, foster_care(AGENCY_COUNTED)),
        Condition::RunsOrEndedWithin(12, foster_care(Test::All(&[AGENCY_COUNTED, IN_CALIFORNIA.not()]))),
    ]),
]);

/// III.C.3: aged out of foster care in any state, up to age 26: in care on the 18th birthday or
/// later, and no longer in care, unless 21 or older (AMB-10).
const III_C_3: Condition = Condition::All(&[
    Condition::UnderAge(26),
    Condition::Any(&[
        Condition::All(&[
            Condition::RanSinceBirthday(18, foster_care(AGENCY_COUNTED)),
            Condition::Any(&[Condition::Runs(foster_care(AGENCY_COUNTED)).not(), Condition::UnderAge(21).not()]),
        ]),
        Condition::All(&[Condition::UnderAge(18).not(), Condition::Runs(FORMER_FOSTER_YOUTH_CODE)]),
    ]),
]);

/// An aid code of former foster youth, where care itself is not known whole.
const FORMER_FOSTER_YOUTH_CODE: EntriesOf =
    spans_that(AID_CODES, Test::text_in(detail::CODE, aid_codes::FORMER_FOSTER_YOUTH)).unless_known(FOSTER_CARE);

/// III.C.4: under 18 and eligible for or in California's Adoption Assistance Program (AMB-13, AMB-14).
const III_C_4: Condition = Condition::All(&[
    Condition::UnderAge(18),
    Condition::Runs(
        spans_that(
            ADOPTION_ASSISTANCE,
            detail::STATE.is(State::set([State::CA])).with_notice(&NOT_CALIFORNIA_ADOPTION_ASSISTANCE),
        )
        .shown_by(&aid_codes::ADOPTION_ASSISTANCE),
    ),
]);

/// III.C.5: under 18, and California's family maintenance runs or ended within the last 12 months.
const III_C_5: Condition = Condition::All(&[
    Condition::UnderAge(18),
    Condition::RunsOrEndedWithin(12, spans_that(FAMILY_MAINTENANCE, detail::STATE.is(State::set([State::CA])))),
]);
