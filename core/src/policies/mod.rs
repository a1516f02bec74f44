//! The register of policies: one line a document.

mod california;
mod louisiana;
mod north_carolina;

use std::sync::LazyLock;

use crate::rules::{ActionRule, Citation, Condition, Definition, Policies, Policy};

/// What several policies share.
fn definitions() -> Vec<Definition> {
    california::child_welfare::definitions()
}

/// The policies, state by state.
fn list() -> Vec<Policy> {
    vec![
        california::partnership_mcbp8015::policy(),
        california::ecm::policy(),
        louisiana::dcfs_manual::policy(),
        louisiana::csoc::policy(),
        north_carolina::improvement_initiative::policy(),
    ]
}

/// A duty that stands on every day on which its policy is in force.
fn standing(id: &'static str, title: &'static str, citation: Citation) -> ActionRule {
    ActionRule::required(id, title, citation, Condition::all([]))
}

/// Every policy, put together once.
pub(crate) fn all() -> &'static Policies {
    static ALL: LazyLock<Policies> = LazyLock::new(|| {
        // INVARIANT: the test below puts the same policies together and fails on a mistake.
        Policies::new(definitions(), list()).unwrap_or_default()
    });
    &ALL
}

#[cfg(test)]
mod tests {
    use super::{definitions, list};
    use crate::rules::Policies;

    #[test]
    fn the_policies_fit_together() {
        assert_eq!(Policies::new(definitions(), list()).err(), None);
    }

    #[test]
    fn every_id_begins_with_its_policy_and_every_notice_and_listing_has_its_place() {
        for policy in super::all().as_slice() {
            let findings = policy.findings.iter().map(|finding| finding.id);
            let criteria = policy.findings.iter().flat_map(|finding| &finding.criteria).map(|criterion| criterion.id);
            let rules: Vec<_> = findings.chain(criteria).chain(policy.actions.iter().map(|action| action.id)).collect();
            let listings = policy.listings.iter().map(|listing| listing.id);
            for id in rules.iter().copied().chain(listings) {
                assert!(id.strip_prefix(policy.id).is_some_and(|rest| rest.starts_with('/')), "{id}");
            }
            for notice in &policy.notices {
                assert!(rules.contains(&notice.about), "{} is about no rule of {}", notice.code, policy.id);
            }
            for listing in &policy.listings {
                assert!(!listing.items.is_empty() && !listing.citation.section.is_empty(), "{}", listing.id);
            }
        }
    }
}
