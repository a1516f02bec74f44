//! The register of policies: one line a document.

mod california;
mod louisiana;
mod north_carolina;

use std::sync::LazyLock;

use crate::policy::{Definition, Policies, Policy};

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
    use crate::policy::Policies;

    #[test]
    fn the_policies_fit_together() {
        assert_eq!(Policies::new(definitions(), list()).err(), None);
    }

    #[test]
    fn lists_belong_to_their_policy_and_say_where_they_stand() {
        let mut ids = Vec::new();
        for policy in list() {
            for listing in &policy.listings {
                let after = listing.id.strip_prefix(policy.id);
                assert!(after.is_some_and(|rest| rest.starts_with('/')), "{}", listing.id);
                assert!(!listing.citation.section.is_empty() && !listing.items.is_empty(), "{}", listing.id);
                assert!(!ids.contains(&listing.id), "{} stands twice", listing.id);
                ids.push(listing.id);
            }
        }
    }
}
