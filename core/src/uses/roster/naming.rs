//! The ids that whoever asks for a roster names.

use crate::case::{Problem, ProblemCode};
use crate::rules::{Policies, Policy};
use crate::uses::roster::asked::Asked;
use crate::words::{Filler, Message, wordings};

pub(super) fn is_of(rule: &str, policy: &Policy) -> bool {
    rule.strip_prefix(policy.id).is_some_and(|rest| rest.starts_with('/'))
}

pub(super) fn add_new(list: &mut Vec<&'static str>, more: &[&'static str]) {
    for id in more {
        if !list.contains(id) {
            list.push(id);
        }
    }
}

/// The id of a finding or criterion, as the policy has it.
pub(super) fn finding_of(policy: &Policy, id: &str) -> Option<&'static str> {
    policy.findings.iter().find_map(|finding| {
        let criteria = finding.criteria.iter().map(|criterion| criterion.id);
        std::iter::once(finding.id).chain(criteria).find(|known| *known == id)
    })
}

/// The id of an action, as the policy has it.
pub(super) fn action_of(policy: &Policy, id: &str) -> Option<&'static str> {
    policy.actions.iter().map(|action| action.id).find(|known| *known == id)
}

wordings! { ROSTER_PROBLEMS, "problem":
    NO_POLICY = "noPolicy": "there is no policy `{id}`";
    RULE_OF_ANOTHER_POLICY = "ruleOfAnotherPolicy": "`{id}` belongs to `{policy}`, which is not among the policies asked for";
    NO_FINDING = "noFinding": "there is no finding or criterion `{id}`";
    NO_ACTION = "noAction": "there is no action `{id}`";
}

/// Checks the ids that somebody named.
pub(super) struct Naming<'n> {
    known: &'n Policies,
    asked: &'n Asked,
    problems: Vec<Problem>,
}

impl<'n> Naming<'n> {
    pub(super) fn of(known: &'n Policies, asked: &'n Asked) -> Self {
        Self { known, asked, problems: Vec::new() }
    }

    /// What is wrong with the ids that were looked at.
    pub(super) fn into_problems(self) -> Vec<Problem> {
        self.problems
    }

    pub(super) fn check_policies(&mut self) {
        for (at, id) in self.asked.policies.iter().enumerate() {
            if !self.known.as_slice().iter().any(|policy| policy.id == id) {
                self.problem(format!("/policies/{at}"), ProblemCode::UnknownPolicy, NO_POLICY.with([("id", Filler::given(id))]));
            }
        }
    }

    /// The rules of one list, each once.
    pub(super) fn all(
        &mut self,
        list: &str,
        ids: &[String],
        find: fn(&Policy, &str) -> Option<&'static str>,
    ) -> Vec<&'static str> {
        let mut found = Vec::new();
        for (at, id) in ids.iter().enumerate() {
            let rule = self.known.as_slice().iter().find_map(|policy| Some((policy.id, find(policy, id)?)));
            let sentence = match rule {
                Some((policy, _)) if !self.evaluates(policy) => {
                    RULE_OF_ANOTHER_POLICY.with([("id", Filler::given(id)), ("policy", Filler::given(policy))])
                }
                Some((_, id)) => {
                    add_new(&mut found, &[id]);
                    continue;
                }
                None if matches!(list, "findings" | "met") => NO_FINDING.with([("id", Filler::given(id))]),
                None => NO_ACTION.with([("id", Filler::given(id))]),
            };
            self.problem(format!("/{list}/{at}"), ProblemCode::UnknownGoal, sentence);
        }
        found
    }

    fn evaluates(&self, policy: &str) -> bool {
        self.asked.policies.is_empty() || self.asked.policies.iter().any(|id| id == policy)
    }

    fn problem(&mut self, path: String, code: ProblemCode, sentence: Message) {
        self.problems.push(Problem::new(path, code, sentence));
    }
}
