//! The register of policies: one line a document.

mod california;

use std::sync::LazyLock;

use crate::citation::Citation;
use crate::condition::Condition;
use crate::policy::{ActionRule, Policies};

/// A duty that stands on every day on which its policy is in force.
fn standing(id: &'static str, title: &'static str, citation: Citation) -> ActionRule {
    ActionRule::required(id, title, citation, Condition::all([]))
}

/// Every policy, put together once.
pub(crate) fn all() -> &'static Policies {
    static ALL: LazyLock<Policies> = LazyLock::new(|| {
        let definitions = california::child_welfare::definitions();
        let list = vec![california::partnership_mcbp8015::policy(), california::ecm::policy()];
        // INVARIANT: the test below puts the same policies together and fails on a mistake.
        Policies::new(definitions, list).unwrap_or_default()
    });
    &ALL
}

#[cfg(test)]
mod tests {
    use super::california;
    use crate::policy::Policies;

    #[test]
    fn the_policies_fit_together() {
        let definitions = california::child_welfare::definitions();
        let list = vec![california::partnership_mcbp8015::policy(), california::ecm::policy()];
        assert_eq!(Policies::new(definitions, list).err(), None);
    }
}
