//! The register of policies: one line a document.

mod california;
mod louisiana;
mod north_carolina;
mod readings;
mod standing;

use std::sync::LazyLock;

use self::california::child_welfare::DEFINITIONS;
pub use self::readings::READINGS;
#[cfg(any(test, feature = "guide"))]
pub(crate) use self::readings::reading;
use crate::rules::{Policies, Policy};

/// The policies, state by state.
const LIST: &[Policy] = &[
    california::partnership_mcbp8015::POLICY,
    california::ecm::POLICY,
    louisiana::dcfs_manual::POLICY,
    louisiana::csoc::POLICY,
    north_carolina::improvement_initiative::POLICY,
];

/// Every policy, put together once.
pub(crate) fn all() -> &'static Policies {
    static ALL: LazyLock<Policies> = LazyLock::new(|| {
        // INVARIANT: the test below puts the same policies together and fails on a mistake.
        Policies::new(&DEFINITIONS, LIST).unwrap_or_default()
    });
    &ALL
}

#[cfg(test)]
mod tests {
    use super::{DEFINITIONS, LIST, READINGS};
    use crate::rules::Policies;

    #[test]
    fn the_policies_fit_together() {
        assert_eq!(Policies::new(&DEFINITIONS, LIST).err(), None);
    }

    #[test]
    fn every_reading_that_a_rule_names_stands_in_the_register() {
        for policy in LIST {
            let criteria = policy.findings.iter().flat_map(|finding| finding.criteria);
            let criteria = criteria.map(|criterion| (criterion.id, criterion.readings));
            let actions = policy.actions.iter().map(|action| (action.id, action.readings));
            for (id, readings) in criteria.chain(actions) {
                for named in readings {
                    assert!(READINGS.iter().any(|reading| reading.id == *named), "{id} names no reading: {named}");
                }
            }
        }
    }

    #[test]
    fn every_id_begins_with_its_policy_and_every_notice_and_listing_has_its_place() {
        for policy in super::all().as_slice() {
            let findings = policy.findings.iter().map(|finding| finding.id);
            let criteria = policy.findings.iter().flat_map(|finding| finding.criteria).map(|criterion| criterion.id);
            let rules: Vec<_> = findings.chain(criteria).chain(policy.actions.iter().map(|action| action.id)).collect();
            let listings = policy.listings.iter().map(|listing| listing.id);
            for id in rules.iter().copied().chain(listings) {
                assert!(id.strip_prefix(policy.id).is_some_and(|rest| rest.starts_with('/')), "{id}");
            }
            for notice in policy.notices {
                assert!(rules.contains(&notice.about), "{} is about no rule of {}", notice.code, policy.id);
            }
            for listing in policy.listings {
                assert!(!listing.items.as_slice().is_empty() && !listing.citation.section.is_empty(), "{}", listing.id);
            }
        }
    }
}
