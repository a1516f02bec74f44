//! Screening: what rules are on the as-of day and until when, and nothing else. It says what [`Policies::conclude`] says
//! of them, in a hundredth of the time.
//!
//! No reason is given, nothing that is missing is looked for, and days before the as-of day are of no interest. So only the
//! days are looked at on which something may turn, all at once; and of most facts nothing is known, of which worlds are made
//! up once for all members.

use std::sync::{Mutex, PoisonError};

use crate::answer::conclusions::{ActionConclusion, Conclusions, CriterionConclusion, FindingConclusion};
use crate::answer::outcome::{ActionOutcome, Change, InForce, Outcome, outcome_of};
use crate::case::{Case, Problems};
use crate::facts::MEMBER_ID;
use crate::lists::order;
use crate::logic::{Atoms, Described, DueBy, DueDate, Interpretation, Lanes, Valuation, by_when, name};
use crate::rules::{ActionRule, AssembledPolicy, Dependencies, FormulaId, Policies, Policy, When};
use crate::time::{Day, Truth, Window};
use crate::worlds::{MOST_WORK, Prepared, Solver, Worlds};

/// What is asked of every case, with what is worked out once for all of them.
#[derive(Debug)]
pub(crate) struct Screening {
    findings: Vec<&'static str>,
    actions: Vec<&'static str>,
    /// What was worked out, for as many cases as were ever screened at once: whoever screens one takes it, and gives it back.
    ready: Mutex<Vec<Ready>>,
}

/// What is worked out once for many cases.
#[derive(Debug, Default)]
struct Ready {
    /// By the policies that a case is about, one bit each.
    agendas: Vec<(u64, Agenda)>,
    prepared: Prepared,
}

impl Clone for Screening {
    /// Asks the same, with nothing worked out yet.
    fn clone(&self) -> Self {
        Self::new(self.findings.clone(), self.actions.clone())
    }
}

/// More sets of policies than that are not kept.
const MOST_AGENDAS: usize = 8;

/// The rules to work out under some policies.
#[derive(Clone, Debug, Default)]
struct Agenda {
    /// In the order in which they are asked for, each with the place of its policy.
    findings: Vec<(&'static str, usize, When)>,
    /// In the order of policies.
    actions: Vec<(&'static ActionRule, usize, FormulaId)>,
    /// All that these look at: each formula behind those that it names.
    formulas: Vec<FormulaId>,
    atoms: Vec<usize>,
    dependencies: Dependencies,
    /// The days from which the policies are in force, and no longer are.
    turns: Vec<Day>,
}

/// What was asked of one case.
#[derive(Debug)]
pub(crate) struct ScreenedCase {
    pub(crate) as_of: Day,
    pub(crate) member_id: Option<String>,
    /// Those of policies that the case is about.
    pub(crate) findings: Vec<ScreenedFinding>,
    /// Those that a determination would name.
    pub(crate) actions: Vec<ScreenedAction>,
}

/// What a finding or criterion is.
#[derive(Debug)]
pub(crate) struct ScreenedFinding {
    pub(crate) id: &'static str,
    pub(crate) outcome: Outcome,
    pub(crate) until: Option<Day>,
    /// What it is on the day after.
    pub(crate) next: Option<Outcome>,
}

/// What an action is.
#[derive(Debug)]
pub(crate) struct ScreenedAction {
    pub(crate) id: &'static str,
    pub(crate) outcome: ActionOutcome,
    pub(crate) due: Option<DueDate>,
}

impl Screening {
    /// Asks for these findings and criteria, and for these actions.
    pub(crate) fn new(findings: Vec<&'static str>, actions: Vec<&'static str>) -> Self {
        Self { findings, actions, ready: Mutex::default() }
    }

    /// What was asked for, of what follows from a case.
    pub(crate) fn of(&self, conclusions: Conclusions<'_>) -> ScreenedCase {
        ScreenedCase::of(conclusions, &self.findings, &self.actions)
    }

    /// What was asked for, of one case.
    pub(crate) fn screen(&self, policies: &Policies, case: &Case) -> Result<ScreenedCase, Problems> {
        let mut problems = Vec::new();
        policies.check_names(case, &mut problems);
        Problems::check(problems)?;

        let mut selected = 0;
        for of in policies.selected(case) {
            let at = policies.assembled.iter().position(|known| std::ptr::eq(known, of));
            selected |= at.and_then(|at| u32::try_from(at).ok()).and_then(|at| 1_u64.checked_shl(at)).unwrap_or_default();
        }
        let Self { findings, actions, ready } = self;
        // Nothing can fail while it is locked.
        let lock = || ready.lock().unwrap_or_else(PoisonError::into_inner);
        let taken = lock().pop();
        let Ready { mut agendas, mut prepared } = taken.unwrap_or_default();
        let at = match agendas.iter().position(|(of, _)| *of == selected) {
            Some(at) => at,
            None => {
                if agendas.len() == MOST_AGENDAS {
                    agendas.clear();
                }
                agendas.push((selected, Agenda::new(policies, selected, findings, actions)));
                agendas.len() - 1
            }
        };
        let looked_at = agendas.get(at).and_then(|(_, agenda)| agenda.look_at(policies, case, &mut prepared));
        lock().push(Ready { agendas, prepared });
        match looked_at {
            Some(screened) => Ok(screened),
            // Too many days are critical to be looked at together.
            None => policies.conclude(case).map(|conclusions| ScreenedCase::of(conclusions, findings, actions)),
        }
    }
}

impl Agenda {
    fn new(policies: &Policies, selected: u64, findings: &[&'static str], actions: &[&'static str]) -> Self {
        let mut agenda = Self::default();
        let of_selected = || policies.assembled.iter().enumerate().filter(|(at, _)| selected >> (at & 63) & 1 == 1);
        for id in findings {
            let found = of_selected().find_map(|(at, of)| when_of(of, id).map(|when| (*id, at, when)));
            agenda.findings.extend(found);
        }
        for (at, of) in of_selected() {
            let asked = of.actions.iter().filter(|action| actions.contains(&action.rule.id));
            agenda.actions.extend(asked.map(|action| (action.rule, at, action.when.holds)));
            let in_force = InForce::of(&of.policy);
            agenda.turns.extend([in_force.from, in_force.until.next()]);
        }
        let mut open: Vec<FormulaId> = agenda.findings.iter().flat_map(|(.., when)| when.each()).collect();
        open.extend(agenda.actions.iter().map(|(.., holds)| *holds));
        while let Some(id) = open.pop() {
            let Some(formula) = policies.formulas.get(id) else { continue };
            if let Err(at) = agenda.formulas.binary_search(&id) {
                order::insert(&mut agenda.formulas, at, id);
                agenda.atoms.extend(policies.formulas.atoms_of(&formula.dependencies).iter().map(|at| usize::from(*at)));
                name(&policies.formulas, &formula.expr, &mut open);
            }
        }
        agenda.atoms.sort_unstable();
        agenda.atoms.dedup();
        agenda.dependencies = Dependencies::of_all(&policies.formulas, |id| agenda.formulas.binary_search(&id).is_ok());
        agenda
    }

    /// `None` where too many days are critical.
    fn look_at(&self, policies: &Policies, case: &Case, prepared: &mut Prepared) -> Option<ScreenedCase> {
        let window = Window { from: case.as_of, to: Day::NEVER };
        let valuation = Valuation::new(case, window, Interpretation::USED);
        let atoms = Atoms::new(valuation, policies, &self.atoms);
        let worlds = Worlds::new(valuation, policies, MOST_WORK);
        let days = worlds.solver_of(&atoms).lanes(&self.dependencies, self.turns.iter().copied().chain(atoms.turns()))?;
        worlds.on_days(&days, prepared);
        let lanes = Lanes::new(&atoms, policies, &days, &self.formulas, policies.formulas.ages_of(&self.dependencies));
        let mut screener = Screener { policies, solver: worlds.solver_of(&atoms), lanes };
        let described = Described::by(case);
        let is_asked = |id: &str| case.goal_ids().iter().any(|goal| goal == id);
        let findings = self.findings.iter().map(|finding| screener.finding(*finding)).collect();
        let mut actions = Vec::new();
        for (rule, at, holds) in &self.actions {
            let asked = is_asked(rule.id);
            let Some(of) = policies.assembled.get(*at).filter(|_| asked || described.has(rule.subject)) else { continue };
            let outcome = screener.outcome(&of.policy, When { holds: *holds, fails: None }, 0);
            let outcome = ActionOutcome::of(rule.modality, outcome);
            if asked || !matches!(outcome, ActionOutcome::NotRequired | ActionOutcome::NotInForce) {
                let due = match by_when_taken(rule, outcome, &of.policy, valuation.on(case.as_of)) {
                    Some(DueBy::Day(day)) => Some(day),
                    _ => None,
                };
                actions.push(ScreenedAction { id: rule.id, outcome, due });
            }
        }
        worlds.give_back(prepared);
        Some(ScreenedCase { as_of: case.as_of, member_id: case.text(MEMBER_ID.0).map(ToOwned::to_owned), findings, actions })
    }
}

/// By when an action must be done, if it is to be taken.
fn by_when_taken(rule: &ActionRule, outcome: ActionOutcome, policy: &Policy, valuation: Valuation<'_>) -> Option<DueBy> {
    matches!(outcome, ActionOutcome::Required | ActionOutcome::Optional).then(|| by_when(rule, policy, valuation))
}

/// The formulas of a finding or criterion of a policy.
fn when_of(of: &AssembledPolicy, id: &str) -> Option<When> {
    of.findings.iter().find_map(|finding| {
        let criterion = || finding.criteria.iter().find(|criterion| criterion.rule.id == id).map(|criterion| criterion.when);
        if finding.rule.id == id { Some(finding.when) } else { criterion() }
    })
}

/// Works out rules on the days that are looked at.
struct Screener<'a, 'v, 'c> {
    policies: &'a Policies,
    solver: Solver<'v, 'c>,
    lanes: Lanes<'a, 'c>,
}

impl Screener<'_, '_, '_> {
    /// What a rule is on one of the days.
    fn outcome(&mut self, policy: &Policy, when: When, lane: usize) -> Outcome {
        if !self.lanes.days.get(lane).is_some_and(|day| InForce::of(policy).holds(*day)) {
            return Outcome::NotInForce;
        }
        let holds = self.solver.on_lane(&mut self.lanes, when.holds, lane);
        let fails = when.fails.filter(|_| holds != Truth::True).map(|fails| self.solver.on_lane(&mut self.lanes, fails, lane));
        outcome_of(holds, fails)
    }

    fn finding(&mut self, (id, at, when): (&'static str, usize, When)) -> ScreenedFinding {
        let Some(of) = self.policies.assembled.get(at) else {
            return ScreenedFinding { id, outcome: Outcome::Undetermined, until: None, next: None };
        };
        let outcome = self.outcome(&of.policy, when, 0);
        let mut lanes = (1..self.lanes.days.len()).map(|lane| (lane, self.outcome(&of.policy, when, lane)));
        let next = lanes.find(|(_, later)| *later != outcome);
        let until = next.and_then(|(lane, _)| self.lanes.days.get(lane)).map(|day| day.previous());
        ScreenedFinding { id, outcome, until, next: next.map(|(_, later)| later) }
    }
}

impl ScreenedCase {
    /// What conclusions say of it.
    fn of(conclusions: Conclusions<'_>, findings: &[&'static str], actions: &[&'static str]) -> Self {
        let of_finding = |id: &&'static str| {
            conclusions.findings.iter().find_map(|finding| {
                let next = |changes: &[Change]| changes.first().map(|next| next.outcome);
                if finding.rule.id == *id {
                    let FindingConclusion { outcome, until, changes, .. } = finding;
                    return Some(ScreenedFinding { id, outcome: *outcome, until: *until, next: next(changes) });
                }
                let criterion = finding.criteria.iter().find(|criterion| criterion.rule.id == *id)?;
                let CriterionConclusion { outcome, until, changes, .. } = criterion;
                Some(ScreenedFinding { id, outcome: *outcome, until: *until, next: next(changes) })
            })
        };
        let findings = findings.iter().filter_map(of_finding).collect();
        let asked = conclusions.actions.into_iter().filter(|action| actions.contains(&action.rule.id));
        let of_action = |ActionConclusion { rule, outcome, due, .. }| ScreenedAction { id: rule.id, outcome, due };
        Self { as_of: conclusions.as_of, member_id: conclusions.member_id, findings, actions: asked.map(of_action).collect() }
    }
}
