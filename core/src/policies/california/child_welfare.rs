//! The five conditions of child welfare involvement, as MCBP8015 III.C.1 to 5 states them. Enhanced
//! Care Management's Population of Focus 8 uses the same five, so they stand here, once.

use super::aid_codes;
use crate::facts::{ADOPTION_ASSISTANCE, AID_CODES, Agency, FAMILY_MAINTENANCE, FOSTER_CARE, State, detail};
use crate::rules::{Condition, Definition, EntriesOf, Exclusion, Test, TextsIn, spans};

pub(super) const IN_FOSTER_CARE: &str = "ca/in-foster-care";
pub(super) const RECENT_FOSTER_CARE: &str = "ca/recent-foster-care";
pub(super) const AGED_OUT: &str = "ca/aged-out";
pub(super) const HAS_ADOPTION_ASSISTANCE: &str = "ca/adoption-assistance";
pub(super) const HAS_FAMILY_MAINTENANCE: &str = "ca/family-maintenance";

static AGENCY_NOT_COUNTED: Exclusion = Exclusion {
    code: "agencyNotCounted",
    text: "Care under a refugee program or another body is not counted as foster care. If it were, the answer would be another today.",
};

static NOT_CALIFORNIA_ADOPTION_ASSISTANCE: Exclusion = Exclusion {
    code: "notCaliforniaAdoptionAssistance",
    text: "Another state's adoption assistance is not counted. If it were, the answer would be another today.",
};

/// The five conditions.
pub(in crate::policies) fn definitions() -> Vec<Definition> {
    vec![
        Definition::new(IN_FOSTER_CARE, in_foster_care()),
        Definition::new(RECENT_FOSTER_CARE, recent_foster_care()),
        Definition::new(AGED_OUT, aged_out()),
        Definition::new(HAS_ADOPTION_ASSISTANCE, adoption_assistance()),
        Definition::new(HAS_FAMILY_MAINTENANCE, family_maintenance()),
    ]
}

/// Care away from home for which a child welfare agency, a probation department or a tribe is
/// responsible; an agency that is not given counts as child welfare (AMB-05, III.E).
fn foster_care() -> EntriesOf {
    let agency = detail::AGENCY.is([Agency::ChildWelfare, Agency::Probation, Agency::Tribe]).or_not_given();
    spans(FOSTER_CARE).that(agency.with_notice(&AGENCY_NOT_COUNTED)).shown_by(&aid_codes::FOSTER_CARE)
}

/// In California by custody or by place (AMB-04).
fn in_california() -> Test {
    detail::STATE.is([State::CA]).or(detail::PLACEMENT_STATE.is([State::CA]))
}

/// III.C.1: under 21 and now in foster care in California.
fn in_foster_care() -> Condition {
    Condition::all([Condition::UnderAge(21), Condition::Runs(foster_care().that(in_california()))])
}

/// III.C.2: under 21, and foster care in any state ended within the last 12 months, or another
/// state's foster care is still open (AMB-06) or was within those months.
///
/// The second half overlaps with the first on purpose: for care in another state it makes no
/// difference whether it is still open or ended lately, and so an end that is not known exactly
/// need not be.
fn recent_foster_care() -> Condition {
    Condition::all([
        Condition::UnderAge(21),
        Condition::any([
            Condition::EndedWithin(12, foster_care()),
            Condition::RunsOrEndedWithin(12, foster_care().that(in_california().not())),
        ]),
    ])
}

/// III.C.3: aged out of foster care in any state, up to age 26: in care on the 18th birthday or
/// later, and no longer in care, unless 21 or older (AMB-10).
fn aged_out() -> Condition {
    let former_foster_youth =
        Test::TextIn { detail: detail::CODE.0, texts: TextsIn::These(aid_codes::FORMER_FOSTER_YOUTH), absent: false };
    Condition::all([
        Condition::UnderAge(26),
        Condition::any([
            Condition::all([
                Condition::RanSinceBirthday(18, foster_care()),
                Condition::any([Condition::Runs(foster_care()).not(), Condition::UnderAge(21).not()]),
            ]),
            Condition::all([
                Condition::UnderAge(18).not(),
                Condition::Runs(spans(AID_CODES).that(former_foster_youth).unless_known(FOSTER_CARE)),
            ]),
        ]),
    ])
}

/// III.C.4: under 18 and eligible for or in California's Adoption Assistance Program (AMB-13, AMB-14).
fn adoption_assistance() -> Condition {
    let in_california = detail::STATE.is([State::CA]).with_notice(&NOT_CALIFORNIA_ADOPTION_ASSISTANCE);
    let assistance = spans(ADOPTION_ASSISTANCE).that(in_california).shown_by(&aid_codes::ADOPTION_ASSISTANCE);
    Condition::all([Condition::UnderAge(18), Condition::Runs(assistance)])
}

/// III.C.5: under 18, and California's family maintenance runs or ended within the last 12 months.
fn family_maintenance() -> Condition {
    let services = spans(FAMILY_MAINTENANCE).that(detail::STATE.is([State::CA]));
    Condition::all([Condition::UnderAge(18), Condition::RunsOrEndedWithin(12, services)])
}
