//! Medi-Cal aid codes as evidence.
//!
//! An aid code never decides: it stands for a span of care or assistance only where that history is
//! not known whole, and only if it is listed here. Codes that mix several groups, and those of
//! guardianship programmes, show nothing. Family maintenance has no aid code.
//!
//! INTERPRETATION: where a code's meaning is known only second-hand, the code still counts as the
//! strong evidence that practice takes it for; every answer that rests on one says so, and says, too,
//! that this meaning was not verified.

use crate::facts::{AID_CODES, AdoptionAssistanceStatus, DetailId, State, detail};
use crate::rules::{Evidence, Shown, ShownBy};

/// The agency is California's.
const IN_CALIFORNIA: &[(DetailId, Option<u8>)] = &[(detail::STATE.0, State::CA.place())];

/// The agency's state is another one, not known which; the child is placed in California.
const PLACED_IN_CALIFORNIA: &[(DetailId, Option<u8>)] =
    &[(detail::STATE.0, None), (detail::PLACEMENT_STATE.0, State::CA.place())];

/// The assistance is California's, and in payment.
const IN_PAYMENT: &[(DetailId, Option<u8>)] =
    &[(detail::STATE.0, State::CA.place()), (detail::ADOPTION_STATUS.0, Some(AdoptionAssistanceStatus::InPayment as u8))];

macro_rules! shown {
    ($($text:literal $evidence:ident => $details:ident,)+) => {
        &[$(Shown { text: $text, details: $details, evidence: Evidence::$evidence },)+]
    };
}

/// Codes of children and youth in foster care.
pub(super) static FOSTER_CARE: ShownBy = ShownBy {
    fact: AID_CODES.0,
    detail: detail::CODE.0,
    table: shown![
        "40" Verified => IN_CALIFORNIA, // foster care, state funds
        "42" SecondHand => IN_CALIFORNIA, // foster care, federal funds
        "43" SecondHand => IN_CALIFORNIA, // nonminor dependent, state funds
        "45" Verified => IN_CALIFORNIA, // foster child supported by other public funds
        "46" Verified => PLACED_IN_CALIFORNIA, // another state's foster child, placed in California
        "49" SecondHand => IN_CALIFORNIA, // nonminor dependent, federal funds
        "4C" SecondHand => IN_CALIFORNIA, // placed voluntarily
        "4H" SecondHand => IN_CALIFORNIA, // with a relative, in CalWORKs
        "4K" General => IN_CALIFORNIA, // probation youth, emergency assistance
        "4L" General => IN_CALIFORNIA, // Medi-Cal only
        "4N" SecondHand => IN_CALIFORNIA, // nonminor dependent, in CalWORKs
        "5K" SecondHand => IN_CALIFORNIA, // emergency assistance
        "5L" SecondHand => IN_CALIFORNIA, // county funds
        "2P" SecondHand => IN_CALIFORNIA, // approved relative caregiver, five variants
        "2R" SecondHand => IN_CALIFORNIA,
        "2S" SecondHand => IN_CALIFORNIA,
        "2T" SecondHand => IN_CALIFORNIA,
        "2U" SecondHand => IN_CALIFORNIA,
    ],
};

/// Codes of children with California's adoption assistance.
pub(super) static ADOPTION_ASSISTANCE: ShownBy = ShownBy {
    fact: AID_CODES.0,
    detail: detail::CODE.0,
    table: shown![
        "03" SecondHand => IN_PAYMENT, // federal funds
        "04" SecondHand => IN_PAYMENT, // state funds
    ],
};

/// The code of former foster youth, 18 to under 26.
pub(super) const FORMER_FOSTER_YOUTH: &[&str] = &["4M"];

/// Codes of children whose adoption assistance is another state's.
pub(super) const OTHER_STATES_ADOPTION_ASSISTANCE: &[&str] = &["06", "4A"];

/// Every code that identifies a member as child welfare-involved.
pub(super) const CHILD_WELFARE: &[&str] = &[
    "03", "04", "40", "42", "43", "45", "46", "49", "4C", "4H", "4K", "4L", "4M", "4N", "5K", "5L", "2P", "2R", "2S", "2T", "2U",
];

#[cfg(test)]
mod tests {
    use super::{ADOPTION_ASSISTANCE, CHILD_WELFARE, FORMER_FOSTER_YOUTH, FOSTER_CARE};

    #[test]
    fn the_codes_that_identify_a_member_are_those_that_show_something() {
        let shown = FOSTER_CARE.table.iter().chain(ADOPTION_ASSISTANCE.table).map(|row| row.text);
        let mut shown: Vec<_> = shown.chain(FORMER_FOSTER_YOUTH.iter().copied()).collect();
        let mut listed = CHILD_WELFARE.to_vec();
        shown.sort_unstable();
        listed.sort_unstable();
        assert_eq!(shown, listed);
    }
}
