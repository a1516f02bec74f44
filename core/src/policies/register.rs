//! The register of policies: one line a document.

pub(crate) use crate::policies::california::child_welfare::DEFINITIONS;
use crate::policies::{california, louisiana, north_carolina};
use crate::rules::{Policies, Policy, PolicyError};

/// The policies, state by state.
pub(crate) const LIST: &[Policy] = &[
    california::partnership_mcbp8015::POLICY,
    california::ecm::POLICY,
    louisiana::dcfs_manual::POLICY,
    louisiana::csoc::POLICY,
    north_carolina::improvement_initiative::POLICY,
];

/// The same, put together anew: what the ready-made tables are written from, and held against.
pub(crate) fn put_together() -> Result<Policies, PolicyError> {
    Policies::new(&DEFINITIONS, LIST)
}
