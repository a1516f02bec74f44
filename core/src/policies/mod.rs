//! The policies, ready-made: nothing puts them together when the program starts.

#[rustfmt::skip]
mod assembled;
mod california;
mod louisiana;
mod north_carolina;
mod readings;
#[allow(dead_code, reason = "which of it the ready-made tables name depends on the rules")]
mod ready;
mod register;
mod standing;

use std::borrow::Cow;

pub use self::readings::READINGS;
#[cfg(any(test, feature = "guide"))]
pub(crate) use self::readings::reading;
pub(crate) use self::register::{DEFINITIONS, LIST, put_together};
use crate::rules::{Formulas, Policies};

/// Every policy, as the tables hold it that are written from the rules.
static ALL: Policies = Policies {
    definitions: &DEFINITIONS,
    list: Cow::Borrowed(LIST),
    assembled: Cow::Borrowed(&assembled::POLICIES),
    formulas: Formulas {
        atoms: Cow::Borrowed(&assembled::ATOMS),
        list: Cow::Borrowed(&assembled::FORMULAS),
        parts: Cow::Borrowed(&assembled::PARTS),
        uses: Cow::Borrowed(&assembled::USES),
        ages: Cow::Borrowed(&assembled::AGES),
        days: Cow::Borrowed(&assembled::DAYS),
        months: Cow::Borrowed(&assembled::MONTHS),
        groups: Cow::Borrowed(&assembled::GROUPS),
        moving: assembled::MOVING,
        wanted: Cow::Borrowed(&assembled::WANTED),
        fits_in_states: assembled::FITS_IN_STATES,
    },
    excluding: Cow::Borrowed(&assembled::EXCLUDING),
    ids: Cow::Borrowed(&assembled::IDS),
};

/// Every policy.
pub(crate) fn all() -> &'static Policies {
    &ALL
}

#[cfg(test)]
mod tests {
    use super::{LIST, READINGS, all, put_together};

    #[test]
    fn the_policies_fit_together() {
        assert_eq!(put_together().err(), None);
    }

    #[test]
    fn the_ready_made_tables_are_what_the_rules_say() {
        let (ready, now) = (all(), put_together().unwrap());
        let out_of_date = "a rule was changed: run `cargo xtask types` and commit core/src/policies/assembled.rs";
        let rules = |of: &crate::rules::Policies| format!("{:?}", (&of.ids, &of.excluding, &of.assembled));
        assert!(rules(ready) == rules(&now), "{out_of_date}");
        // What entries may hide is found out case by case, and is no part of the tables.
        let groups = |of: &crate::rules::Policies| {
            let groups = of.formulas.groups.iter().map(|group| (&group.facts, &group.atoms, group.hidden.len()));
            format!("{:?}", groups.collect::<Vec<_>>())
        };
        assert!(groups(ready) == groups(&now), "{out_of_date}");
        let tables = |of: &crate::rules::Policies| {
            let of = &of.formulas;
            let numbers = (&of.uses, &of.ages, &of.days, &of.months, of.moving, &of.wanted, of.fits_in_states);
            format!("{:?}", (&of.atoms, &of.list, &of.parts, numbers))
        };
        assert!(tables(ready) == tables(&now), "{out_of_date}");
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
