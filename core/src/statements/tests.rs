use std::collections::BTreeSet;

use super::{STATEMENTS, Statement, StatementModality};
use crate::facts::FactId;
use crate::policies::reading;

/// The lists that a form can show.
const LISTINGS: &[&str] = &[
    "ca-dhcs-ecm/authorization-clocks",
    "ca-dhcs-ecm/care-management-continuum",
    "ca-dhcs-ecm/care-teams",
    "ca-dhcs-ecm/core-services",
    "ca-dhcs-ecm/program-overlaps",
    "ca-phc-mcbp8015/liaison-roles",
    "ca-phc-mcbp8015/related-documents",
    "ca-phc-mcbp8015/terms",
    "la-csoc/evidence-based-practices",
    "la-csoc/goals",
    "la-csoc/out-of-home-settings",
    "la-csoc/recommendations",
    "la-csoc/roles",
    "la-csoc/service-array",
    "la-csoc/timeline-2010",
    "la-csoc/who-may-refer",
    "la-dcfs-mco-manual/exchanged-information",
    "nc-cfii/co-location-2022",
    "nc-cfii/objectives",
    "nc-cfii/plans",
];

/// The notices that the engine itself gives; policies give the others.
const NOTICES: &[&str] = &[
    "aidCodeContradicts",
    "aidCodeEvidence",
    "dueDayNotKnown",
    "evidenceNotVerified",
    "leapDaySensitive",
    "policyReviewOverdue",
];

/// Findings, criteria and actions, by their ids.
fn rules() -> BTreeSet<&'static str> {
    let mut ids = BTreeSet::new();
    for policy in crate::policies().as_slice() {
        for finding in policy.findings {
            ids.insert(finding.id);
            ids.extend(finding.criteria.iter().map(|criterion| criterion.id));
        }
        ids.extend(policy.actions.iter().map(|action| action.id));
    }
    ids
}

fn notices() -> BTreeSet<&'static str> {
    let policies = crate::policies();
    let own = policies.as_slice().iter().flat_map(|policy| policy.notices).map(|notice| notice.code);
    let exclusion = policies.excluding.iter().map(|test| test.exclusion.code);
    NOTICES.iter().copied().chain(own).chain(exclusion).collect()
}

/// Fails with every line, not only the first.
fn none(lines: &BTreeSet<String>, what: &str) {
    assert!(lines.is_empty(), "{} {what}:\n{}", lines.len(), Vec::from_iter(lines.iter().map(String::as_str)).join("\n"));
}

#[test]
fn every_id_stands_once() {
    let mut seen = BTreeSet::new();
    let twice = STATEMENTS.iter().map(|statement| statement.id).filter(|id| !seen.insert(*id));
    assert_eq!(twice.collect::<Vec<_>>(), Vec::<&str>::new());
}

#[test]
fn every_statement_says_what_models_it_or_why_nothing_does() {
    for Statement { id, policy, section, says, rules, data, not_modelled, .. } in STATEMENTS {
        assert!(!id.is_empty() && !policy.is_empty() && !section.is_empty(), "{id}: id, policy and section");
        assert!(says.ends_with('.') && !says.trim_end_matches('.').contains(". "), "{id}: one sentence");
        assert!(!rules.is_empty() || !data.is_empty() || not_modelled.is_some(), "{id}: neither a model nor a reason");
        assert!(not_modelled.is_none_or(|reason| reason.ends_with('.')), "{id}: a reason is a sentence");
        let mut named = BTreeSet::new();
        assert!(rules.iter().chain(*data).all(|model| named.insert(*model)), "{id} names something twice");
    }
}

#[test]
fn a_duty_has_a_rule_or_a_reason() {
    for statement in STATEMENTS.iter().filter(|statement| statement.modality == StatementModality::Must) {
        assert!(!statement.rules.is_empty() || statement.not_modelled.is_some(), "{}", statement.id);
    }
}

#[test]
fn every_policy_exists() {
    let known: BTreeSet<_> = crate::policies().as_slice().iter().map(|policy| policy.id).collect();
    let stale = STATEMENTS.iter().map(|statement| statement.policy).filter(|id| !known.contains(id)).map(str::to_owned);
    none(&stale.collect(), "policies of statements do not exist");
}

#[test]
fn every_rule_that_models_a_statement_exists() {
    let known = rules();
    let stale = |statement: &'static Statement| {
        let unknown = statement.rules.iter().filter(|id| !known.contains(**id));
        unknown.map(|id| format!("{id}, named by {}", statement.id)).collect::<Vec<_>>()
    };
    none(&STATEMENTS.iter().flat_map(stale).collect(), "rules do not exist");
}

#[test]
fn every_reading_fact_listing_and_notice_that_models_a_statement_exists() {
    let notices = notices();
    let exists = |id: &str| {
        if id.starts_with("AMB-") {
            reading(id).is_some()
        } else if id.contains('/') {
            LISTINGS.contains(&id)
        } else if id.contains('.') {
            FactId::all()
                .any(|fact| fact.entry().path.strip_prefix(id).is_some_and(|rest| rest.is_empty() || rest.starts_with('.')))
        } else {
            notices.contains(id)
        }
    };
    let stale = |statement: &'static Statement| {
        let unknown = statement.data.iter().filter(|id| !exists(id));
        unknown.map(|id| format!("{id}, named by {}", statement.id)).collect::<Vec<_>>()
    };
    none(&STATEMENTS.iter().flat_map(stale).collect(), "readings, listings, facts or notices do not exist");
}

#[test]
fn every_rule_models_a_statement() {
    let named: BTreeSet<_> = STATEMENTS.iter().flat_map(|statement| statement.rules).copied().collect();
    let unnamed = rules().into_iter().filter(|id| !named.contains(id)).map(str::to_owned);
    none(&unnamed.collect(), "rules model no statement");
}

#[test]
fn every_listing_models_a_statement() {
    let named: BTreeSet<_> = STATEMENTS.iter().flat_map(|statement| statement.data).copied().collect();
    let unnamed = LISTINGS.iter().filter(|id| !named.contains(**id)).map(|id| (*id).to_owned());
    none(&unnamed.collect(), "listings model no statement");
}

#[test]
fn a_statement_leaves_out_in_json_what_it_does_not_have() {
    let statement = STATEMENTS.iter().find(|statement| statement.id == "PHC-VI.C.2.a").unwrap();
    let json = serde_json::to_value(statement).unwrap();
    assert_eq!(json["modality"], "practice");
    assert_eq!(json["evidence"], "document");
    assert!(json["notModelled"].is_string());
    assert!(json.get("rules").is_none() && json.get("data").is_none());
}
