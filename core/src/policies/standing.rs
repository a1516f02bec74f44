//! Duties that stand on every day.

use crate::rules::{ActionRule, Condition, Section};

/// A duty that stands on every day on which its policy is in force.
pub(super) const fn standing(id: &'static str, title: &'static str, section: Section) -> ActionRule {
    ActionRule::required(id, title, section, Condition::All(&[]))
}
