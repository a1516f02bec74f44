//! What a case is about: the states it names, and so its policies; the subjects it describes; whether the rules
//! that it names exist.

use crate::case::{Case, Problem, ProblemCode};
use crate::facts::{self, COUNTY_STATE, Chosen, Detail, ENROLLMENTS, FactId, PLAN_STATE, SECTIONS, State, Value};
use crate::lists::order;
use crate::rules::{AssembledPolicy, Finding, Policies, Policy, Subject};
use crate::words::{Filler, Message, digits_of, wordings};

wordings! { NAMES, "problem":
    UNKNOWN_POLICY = "unknownPolicy": "there is no such policy; there are {known}";
    UNKNOWN_GOAL = "unknownGoal": "no finding, criterion or action has this id";
    GOAL_OF_ANOTHER_POLICY = "goalOfAnotherPolicy": "it belongs to `{policy}`, which is not among the policies asked for";
}

/// The states in which an enrollment runs on the as-of day, or whose own section is given.
fn states(case: &Case) -> Vec<State> {
    let mut states = Vec::new();
    for entry in case.listed(ENROLLMENTS.0) {
        let may_run = entry.start.earliest <= case.as_of && case.as_of <= entry.end_bounds().1;
        if let Some(Detail::Choice(at)) = entry.detail(facts::detail::STATE.0)
            && may_run
        {
            states.extend(named(*at));
        }
    }
    for fact in [COUNTY_STATE.0, PLAN_STATE.0] {
        if let Some(Value::Choice(Some(at))) = case.value(fact) {
            states.extend(named(*at));
        }
    }
    for (section, state) in SECTIONS {
        states.extend(state.filter(|_| has_section(case, section)));
    }
    states
}

/// The path to an item of a list.
fn item_of(list: &str, at: usize) -> String {
    let mut path = String::from(list);
    path.push_str(&digits_of(at));
    path
}

impl Policies {
    /// Names each policy and goal of a case that there is none of.
    pub(crate) fn check_names(&self, case: &Case, problems: &mut Vec<Problem>) {
        for (at, id) in case.policies.as_deref().unwrap_or_default().iter().enumerate() {
            if !self.as_slice().iter().any(|policy| policy.id == id) {
                let mut known = String::new();
                for policy in self.as_slice() {
                    known.push_str(if known.is_empty() { "" } else { ", " });
                    known.push_str(policy.id);
                }
                let sentence = UNKNOWN_POLICY.with([("known", Filler::Given(known))]);
                problems.push(Problem::new(item_of("/policies/", at), ProblemCode::UnknownPolicy, sentence));
            }
        }
        let mut named = Named::of(self);
        for (at, goal) in case.goal_ids().iter().enumerate() {
            let sentence: Message = match named.policy_of(goal) {
                None => UNKNOWN_GOAL.into(),
                Some(policy) => match &case.policies {
                    Some(asked) if !asked.iter().any(|id| id == policy.id) => {
                        GOAL_OF_ANOTHER_POLICY.with([("policy", Filler::given(policy.id))])
                    }
                    _ => continue,
                },
            };
            problems.push(Problem::new(item_of("/goals/", at), ProblemCode::UnknownGoal, sentence));
        }
    }

    /// The policy that a finding, criterion or action belongs to.
    fn policy_of(&self, rule: &str) -> Option<&Policy> {
        self.as_slice().iter().find(|policy| {
            let in_finding =
                |finding: &Finding| finding.id == rule || finding.criteria.iter().any(|criterion| criterion.id == rule);
            policy.findings.iter().any(in_finding) || policy.actions.iter().any(|action| action.id == rule)
        })
    }

    /// Which policies a case is evaluated under: those it asks for, else those of the states it
    /// names (and of its goals), else all.
    pub(crate) fn selected<'p>(&'p self, case: &Case) -> impl Iterator<Item = &'p AssembledPolicy> {
        self.select(case).into_iter()
    }

    fn select(&self, case: &Case) -> Vec<&AssembledPolicy> {
        let mut selected = Vec::with_capacity(self.assembled.len());
        let states = if case.policies.is_some() { Vec::new() } else { states(case) };
        let of_goals = if states.is_empty() { Vec::new() } else { Named::of(self).policies_of(case.goal_ids()) };
        for of in self.assembled.iter() {
            let is_selected = match &case.policies {
                Some(ids) => ids.iter().any(|id| id == of.policy.id),
                None => states.is_empty() || states.contains(&of.policy.state) || of_goals.contains(&of.policy.id),
            };
            if is_selected {
                selected.push(of);
            }
        }
        selected
    }
}

/// Rules that were named, each looked for once, however often it is.
struct Named<'p, 'n> {
    policies: &'p Policies,
    /// By the ids of rules that there are.
    found: Vec<(&'n str, &'p Policy)>,
}

impl<'p, 'n> Named<'p, 'n> {
    fn of(policies: &'p Policies) -> Self {
        Self { policies, found: Vec::new() }
    }

    /// The policy that a rule belongs to.
    fn policy_of(&mut self, rule: &'n str) -> Option<&'p Policy> {
        match self.found.binary_search_by_key(&rule, |(id, _)| *id) {
            Ok(at) => self.found.get(at).map(|(_, policy)| *policy),
            Err(at) => {
                let policy = self.policies.policy_of(rule)?;
                order::insert(&mut self.found, at, (rule, policy));
                Some(policy)
            }
        }
    }

    /// The ids of the policies that rules belong to, each once.
    fn policies_of(mut self, rules: &'n [String]) -> Vec<&'static str> {
        let mut ids = Vec::new();
        for rule in rules {
            if let Some(policy) = self.policy_of(rule)
                && !ids.contains(&policy.id)
            {
                ids.push(policy.id);
            }
        }
        ids
    }
}

/// Which subjects a case describes. A member it always does, if only by saying nothing.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Described {
    plan: bool,
    county: bool,
    region: bool,
}

impl Described {
    pub(crate) fn by(case: &Case) -> Self {
        let has = |section| has_section(case, section);
        Self { plan: has("plan"), county: has("county"), region: has("region") }
    }

    pub(crate) fn has(self, subject: Subject) -> bool {
        match subject {
            Subject::Member => true,
            Subject::Plan => self.plan,
            Subject::County => self.county,
            Subject::Region => self.region,
        }
    }
}

fn has_section(case: &Case, section: &'static str) -> bool {
    let below = |id: FactId| id.entry().path.strip_prefix(section).is_some_and(|rest| rest.starts_with('.'));
    case.sections.contains(&section) || case.facts.iter().any(|(id, _)| below(*id))
}

fn named(at: u8) -> Option<State> {
    State::CHOICES.get(at).and_then(|choice| State::from_code(choice.name))
}
