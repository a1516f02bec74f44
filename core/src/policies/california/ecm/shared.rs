//! What the parts of Enhanced Care Management share: where its rules stand, since when, and for which ages.

use crate::rules::{Condition, Criterion, Evidence, Finding, FindingKind, Section};
use crate::time::Day;

/// A slide of the roundtable.
pub(super) const fn slide(title: &'static str) -> Section {
    Section::of("DHCS Enhanced Care Management", title)
}

/// A place in the state's guide, known second-hand.
pub(super) const fn guide(place: &'static str) -> Section {
    Section::of("ECM Policy Guide", place).known_as(Evidence::SecondHand)
}

/// "It launched in 2022", says the spotlight slide. The day is known second-hand: adults came first, in some
/// counties.
pub(super) const LAUNCH: Day = Day::of_document(2022, 1, 1);

/// "From July 1, 2023, forward", says the same slide of children and youth.
pub(super) const CHILDREN_LIVE: Day = Day::of_document(2023, 7, 1);

/// "New in January 2024", says the slide of populations in rows 4 and 9.
pub(super) const NEW_IN_2024: Day = Day::of_document(2024, 1, 1);

/// Under 21 (AMB-30).
pub(super) const CHILD: Condition = Condition::UnderAge(21);

/// 21 or older (AMB-30).
pub(super) const ADULT: Condition = CHILD.not();

/// One row of the slide "ECM Populations of Focus (POF)".
pub(super) const fn population(
    id: &'static str,
    title: &'static str,
    row: &'static str,
    criteria: &'static [Criterion],
) -> Finding {
    Finding::new(id, FindingKind::Population, title, slide(row), criteria)
}
