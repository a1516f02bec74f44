//! What the ready-made tables of `assembled.rs` are made of. A rule is found by its place and a condition by the way to it, so each
//! stands once, in its document; it is the compiler that looks for them.
//!
//! INVARIANT: in tables that are out of date, a way may lead nowhere. What is found there is something that never holds, so that
//! they can still be written anew (`cargo xtask types`); a test fails until they are.

use std::borrow::Cow;
use std::sync::OnceLock;

use crate::facts::{FactId, State};
use crate::policies::register::{DEFINITIONS, LIST};
use crate::rules::{
    ActionRule, Assembled, AssembledFinding, AssembledPolicy, Atom, Bits, Condition, Criterion, Definition, Dependencies,
    ExcludingTest, Exclusion, Expr, Finding, FindingKind, Formula, FormulaId, Group, NEVER, NoticeRule, Policy, Run, Section,
    Test, When,
};
use crate::words::English;

static NO_DEFINITION: Definition = Definition::new("", NEVER);
static NO_POLICY: Policy = Policy {
    id: "",
    title: English::NONE,
    issuer: English::NONE,
    edition: English::NONE,
    state: State::CA,
    in_force_from: None,
    in_force_until: None,
    next_review: None,
    findings: &[],
    actions: &[],
    notices: &[],
    listings: &[],
};
static NO_FINDING: Finding = Finding::new("", FindingKind::Circumstance, "", NOWHERE, &[]);
static NO_CRITERION: Criterion = Criterion::new("", "", NOWHERE, NEVER);
static NO_ACTION: ActionRule = ActionRule::required("", "", NOWHERE, NEVER);
static NO_NOTICE: NoticeRule = NoticeRule::new("", "", "", NEVER);
static NO_EXCLUSION: Exclusion = Exclusion::new("", "");
const NOWHERE: Section = Section::of("", "");

/// The item at a place of a list, or this other.
const fn nth<T>(list: &'static [T], at: usize, other: &'static T) -> &'static T {
    match list.split_at_checked(at) {
        Some((_, [found, ..])) => found,
        _ => other,
    }
}

/// So many items of a list, from this one on.
pub(super) const fn some<T>(list: &'static [T], from: usize, len: usize) -> &'static [T] {
    match list.split_at_checked(from) {
        Some((_, rest)) => match rest.split_at_checked(len) {
            Some((found, _)) => found,
            None => rest,
        },
        None => &[],
    }
}

/// What stands on this way below a condition.
const fn below(condition: &'static Condition, mut way: &[usize]) -> &'static Condition {
    let mut found = condition;
    while let [at, rest @ ..] = way {
        found = match found {
            Condition::All(parts) | Condition::Any(parts) => nth(parts, *at, &NEVER),
            Condition::Not(part) => part,
            _ => &NEVER,
        };
        way = rest;
    }
    found
}

/// What stands on this way below a condition that there may not be.
const fn below_some(condition: Option<&'static Condition>, way: &[usize]) -> &'static Condition {
    match condition {
        Some(condition) => below(condition, way),
        None => &NEVER,
    }
}

const fn rule_policy(policy: usize) -> &'static Policy {
    nth(LIST, policy, &NO_POLICY)
}

const fn rule_finding(policy: usize, at: usize) -> &'static Finding {
    nth(rule_policy(policy).findings, at, &NO_FINDING)
}

const fn rule_criterion(policy: usize, finding: usize, at: usize) -> &'static Criterion {
    nth(rule_finding(policy, finding).criteria, at, &NO_CRITERION)
}

const fn rule_action(policy: usize, at: usize) -> &'static ActionRule {
    nth(rule_policy(policy).actions, at, &NO_ACTION)
}

const fn rule_notice(policy: usize, at: usize) -> &'static NoticeRule {
    nth(rule_policy(policy).notices, at, &NO_NOTICE)
}

/// A condition below a shared one.
pub(super) const fn of_definition(at: usize, way: &[usize]) -> &'static Condition {
    below(&nth(&DEFINITIONS, at, &NO_DEFINITION).condition, way)
}

/// A condition below that of a criterion.
pub(super) const fn of_criterion(policy: usize, finding: usize, at: usize, way: &[usize]) -> &'static Condition {
    below(&rule_criterion(policy, finding, at).condition, way)
}

/// A condition below the one that says when a criterion is in force.
pub(super) const fn of_criterion_in_force(policy: usize, finding: usize, at: usize, way: &[usize]) -> &'static Condition {
    below_some(rule_criterion(policy, finding, at).in_force, way)
}

/// A condition below the one that says when a finding is in force.
pub(super) const fn of_finding_in_force(policy: usize, at: usize, way: &[usize]) -> &'static Condition {
    below_some(rule_finding(policy, at).in_force, way)
}

/// A condition below the trigger of an action.
pub(super) const fn of_action(policy: usize, at: usize, way: &[usize]) -> &'static Condition {
    below(&rule_action(policy, at).trigger, way)
}

/// A condition below that of a notice.
pub(super) const fn of_notice(policy: usize, at: usize, way: &[usize]) -> &'static Condition {
    below(&rule_notice(policy, at).when, way)
}

/// The test on this way below the one of a condition.
pub(super) const fn excluding(condition: &'static Condition, mut way: &[usize]) -> ExcludingTest {
    let Some(entries) = condition.entries() else {
        return ExcludingTest { fact: FactId::numbered(0), test: &Test::Anything, exclusion: &NO_EXCLUSION };
    };
    let mut test = &entries.test;
    while let [at, rest @ ..] = way {
        test = match test {
            Test::All(tests) | Test::Any(tests) => nth(tests, *at, &Test::Anything),
            Test::Not(test) => test,
            _ => &Test::Anything,
        };
        way = rest;
    }
    match test {
        Test::OneOf { exclusion: Some(exclusion), .. } => ExcludingTest { fact: entries.fact, test, exclusion },
        _ => ExcludingTest { fact: entries.fact, test, exclusion: &NO_EXCLUSION },
    }
}

/// A rule that holds when a formula does.
pub(super) const fn when(holds: u16) -> When {
    When { holds: FormulaId(holds), fails: None }
}

/// A rule that is not always in force, and the formula that says that it is and fails.
pub(super) const fn when_in_force(holds: u16, fails: u16) -> When {
    When { holds: FormulaId(holds), fails: Some(FormulaId(fails)) }
}

/// A policy.
pub(super) const fn policy(
    at: usize,
    findings: &'static [AssembledFinding],
    actions: &'static [Assembled<ActionRule>],
    notices: &'static [Assembled<NoticeRule>],
    dependencies: Dependencies,
) -> AssembledPolicy {
    AssembledPolicy {
        policy: *rule_policy(at),
        findings: Cow::Borrowed(findings),
        actions: Cow::Borrowed(actions),
        notices: Cow::Borrowed(notices),
        dependencies,
    }
}

/// A finding.
pub(super) const fn finding(
    (policy, at): (usize, usize),
    number: u16,
    when: When,
    criteria: &'static [Assembled<Criterion>],
) -> AssembledFinding {
    AssembledFinding { rule: rule_finding(policy, at), number, when, criteria: Cow::Borrowed(criteria) }
}

/// A criterion.
pub(super) const fn criterion((policy, finding, at): (usize, usize, usize), number: u16, when: When) -> Assembled<Criterion> {
    let rule = rule_criterion(policy, finding, at);
    Assembled { rule, number, is_off: false, when }
}

/// An action.
pub(super) const fn action((policy, at): (usize, usize), number: u16, when: When) -> Assembled<ActionRule> {
    let rule = rule_action(policy, at);
    Assembled { rule, number, is_off: false, when }
}

/// A notice, which has no number.
pub(super) const fn notice((policy, at): (usize, usize), when: When) -> Assembled<NoticeRule> {
    let rule = rule_notice(policy, at);
    Assembled { rule, number: 0, is_off: false, when }
}

/// A stretch of a list.
pub(super) const fn run(from: u16, len: u16) -> Run {
    Run { from, len }
}

/// A formula with what it looks at.
pub(super) const fn formula(expr: Expr, dependencies: Dependencies) -> Formula {
    Formula { expr, dependencies }
}

/// What a formula looks at: its atoms, how often the birth, the bits of its ages, of those since which, of its days and of its
/// months, and its groups.
pub(super) const fn looks_at(atoms: Run, birth_uses: u16, [ages, since, days, months]: [Bits; 4], groups: u128) -> Dependencies {
    Dependencies { atoms, birth_uses, ages, since, days, months, groups, is_composed: false }
}

/// The same where no two parts look at the same group.
pub(super) const fn composed(dependencies: Dependencies) -> Dependencies {
    Dependencies { is_composed: true, ..dependencies }
}

/// Facts that hang together, and the atoms about them.
pub(super) const fn group(facts: &'static [FactId], hidden: &'static [OnceLock<Vec<u64>>], atoms: &'static [Atom]) -> Group {
    Group { facts: Cow::Borrowed(facts), hidden: Cow::Borrowed(hidden), atoms: Cow::Borrowed(atoms) }
}

/// An atom of a group.
pub(super) const fn atom(condition: &'static Condition, at: u16, shift: u8, most: u64) -> Atom {
    Atom { condition, at, shift, most }
}

/// A fact.
pub(super) const fn fact(place: u8) -> FactId {
    FactId::numbered(place)
}
