//! Policies put together, so that each rule finds the others it names.

use std::fmt;

use crate::facts::FactId;
use crate::rules::citation::Section;
use crate::rules::condition::{Condition, Exclusion, Test};
use crate::rules::formula::{self, Dependencies, Expr, FormulaId, Formulas, When};
use crate::rules::policy::{ActionRule, Criterion, Definition, Finding, NoticeRule, Policy};

/// A mistake in how policies are put together: for their author, never for who asks.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PolicyError {
    /// Two rules have the same id.
    SameId(&'static str),
    /// A rule names another that does not stand before it.
    NamesNoRule {
        /// The rule that names it.
        by: &'static str,
        /// The id it names.
        id: &'static str,
    },
    /// A rule cites no section.
    NoCitation(&'static str),
}

impl fmt::Display for PolicyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::SameId(id) => write!(f, "two rules have the id `{id}`"),
            Self::NamesNoRule { by, id } => write!(f, "`{by}` names `{id}`, which does not stand before it"),
            Self::NoCitation(id) => write!(f, "`{id}` cites no section"),
        }
    }
}

impl std::error::Error for PolicyError {}

/// Policies put together, so that each rule finds the others it names.
#[derive(Debug, Default)]
pub struct Policies {
    pub(crate) definitions: &'static [Definition],
    list: Vec<Policy>,
    /// The rules of each policy, in the same order.
    pub(crate) assembled: Vec<AssembledPolicy>,
    pub(crate) formulas: Formulas,
    /// The tests that leave out entries which a reader may expect to count.
    pub(crate) excluding: Vec<ExcludingTest>,
    /// Every id, in the order of ids: the place of one is its number.
    pub(crate) ids: Vec<&'static str>,
}

/// A policy with the formulas of its rules.
#[derive(Debug)]
pub(crate) struct AssembledPolicy {
    pub(crate) policy: Policy,
    pub(crate) findings: Vec<AssembledFinding>,
    pub(crate) actions: Vec<Assembled<ActionRule>>,
    pub(crate) notices: Vec<Assembled<NoticeRule>>,
    /// What all of these look at together, but for atoms.
    pub(crate) dependencies: Dependencies,
}

impl AssembledPolicy {
    /// Visits the formulas of its rules.
    fn each_formula(&self, mut visit: impl FnMut(FormulaId)) {
        for finding in &self.findings {
            finding.when.each().for_each(&mut visit);
            finding.criteria.iter().flat_map(|criterion| criterion.when.each()).for_each(&mut visit);
        }
        self.actions.iter().map(|action| action.when.holds).for_each(&mut visit);
        self.notices.iter().map(|notice| notice.when.holds).for_each(&mut visit);
    }
}

/// A finding with its formulas and those of its criteria.
#[derive(Debug)]
pub(crate) struct AssembledFinding {
    pub(crate) rule: &'static Finding,
    /// The number of its id.
    pub(crate) number: u16,
    pub(crate) when: When,
    pub(crate) criteria: Vec<Assembled<Criterion>>,
}

/// A rule with its condition and the formulas of it.
#[derive(Debug)]
pub(crate) struct Assembled<R: 'static> {
    pub(crate) rule: &'static R,
    /// The number of its id.
    pub(crate) number: u16,
    pub(crate) condition: &'static Condition,
    pub(crate) when: When,
}

impl AssembledPolicy {
    /// Numbers its findings, criteria and actions.
    fn number(&mut self, ids: &[&'static str]) {
        let number = |id: &str| ids.binary_search(&id).ok().and_then(|at| u16::try_from(at).ok()).unwrap_or(u16::MAX);
        for finding in &mut self.findings {
            finding.number = number(finding.rule.id);
            finding.criteria.iter_mut().for_each(|criterion| criterion.number = number(criterion.rule.id));
        }
        self.actions.iter_mut().for_each(|action| action.number = number(action.rule.id));
    }
}

/// A test that leaves out entries of a history, and the notice to give where that decides.
#[derive(Debug)]
pub(crate) struct ExcludingTest {
    pub(crate) fact: FactId,
    pub(crate) test: Test,
    pub(crate) exclusion: &'static Exclusion,
}

/// The condition of a rule that is switched off.
static NEVER: Condition = Condition::Any(&[]);

impl Policies {
    /// Puts policies together.
    ///
    /// # Errors
    /// A [`PolicyError`] where a rule has no citation, an id stands twice, or a rule names another
    /// that does not stand before it.
    pub fn new(definitions: &'static [Definition], policies: &[Policy]) -> Result<Self, PolicyError> {
        Self::assemble(definitions, policies, None)
    }

    /// The same policies with one criterion switched off, to see what it contributes: it never holds. An action that
    /// is switched off is never to be taken. Where no criterion or action has this id, all is as it was.
    ///
    /// ```
    /// use kinfocus::{Case, Outcome, policies};
    /// let case = Case::from_json(
    ///     r#"{"asOf": "2026-11-23", "member": {"birthDate": "2009-03-10", "adoptionAssistance": [], "familyMaintenance": [],
    ///         "fosterCare": [{"start": "2019-05-01", "end": "2026-01-10", "state": "CA"}]}}"#,
    /// )?;
    /// let involved = "ca-phc-mcbp8015/child-welfare-involved";
    /// assert_eq!(policies().outcome(&case, involved), Some(Outcome::Met));
    /// let rest = policies().without("ca-phc-mcbp8015/child-welfare-involved/recent-foster-care");
    /// assert_eq!(rest.outcome(&case, involved), Some(Outcome::NotMet));
    /// # Ok::<(), kinfocus::Problems>(())
    /// ```
    #[must_use]
    pub fn without(&self, rule: &str) -> Self {
        // INVARIANT: every id stands where it stood, so the rules still fit together.
        Self::assemble(self.definitions, &self.list, Some(rule)).unwrap_or_default()
    }

    /// The number of a policy, finding, criterion, action, listing or shared condition.
    pub(crate) fn number_of(&self, id: &str) -> Option<usize> {
        self.ids.binary_search(&id).ok()
    }

    /// The policies, in their order.
    #[must_use]
    pub fn as_slice(&self) -> &[Policy] {
        &self.list
    }

    fn assemble(definitions: &'static [Definition], list: &[Policy], off: Option<&str>) -> Result<Self, PolicyError> {
        let mut known = Known::default();
        for definition in definitions {
            let formula = known.formula(definition.id, &definition.condition);
            known.enter(definition.id, Some(formula));
        }
        let mut assembled = Vec::with_capacity(list.len());
        for policy in list {
            assembled.push(known.policy(policy, off));
        }
        for policy in list {
            known.enter(policy.id, None);
        }
        let Known { mut formulas, rules, mistake } = known;
        if let Some(mistake) = mistake {
            return Err(mistake);
        }
        let ids: Vec<_> = rules.iter().map(|(id, _)| *id).collect();
        assembled.iter_mut().for_each(|of| of.number(&ids));
        formulas.group();
        for of in &mut assembled {
            let mut ids = Vec::new();
            of.each_formula(|id| ids.push(id));
            of.dependencies = Dependencies::of_all(&formulas, |id| ids.contains(&id));
        }
        Ok(Self { definitions, list: list.to_vec(), assembled, formulas, excluding: excluding(definitions), ids })
    }
}

/// Every test of the definitions that carries a notice, once.
fn excluding(definitions: &[Definition]) -> Vec<ExcludingTest> {
    let mut found = Vec::new();
    for definition in definitions {
        definition.condition.visit(&mut |condition| {
            if let Some(entries) = condition.entries() {
                entries.test.visit(&mut |test| match test {
                    Test::OneOf { exclusion: Some(exclusion), .. }
                        if !found.iter().any(|known: &ExcludingTest| known.exclusion.code == exclusion.code) =>
                    {
                        found.push(ExcludingTest { fact: entries.fact, test: *test, exclusion });
                    }
                    _ => {}
                });
            }
        });
    }
    found
}

/// The rules that stand so far.
#[derive(Default)]
struct Known {
    formulas: Formulas,
    /// By id, in the order of ids; no formula: nothing names an action or a listing.
    rules: Vec<(&'static str, Option<FormulaId>)>,
    /// The first mistake.
    mistake: Option<PolicyError>,
}

impl Known {
    fn policy(&mut self, policy: &Policy, off: Option<&str>) -> AssembledPolicy {
        let findings = policy.findings.iter().map(|finding| self.finding(finding, off)).collect();
        let actions = policy.actions.iter().map(|action| self.action(action, off)).collect();
        let notices = policy.notices.iter().map(|notice| self.notice(notice)).collect();
        for listing in policy.listings {
            self.cited(listing.id, &listing.citation);
            self.enter(listing.id, None);
        }
        AssembledPolicy { policy: *policy, findings, actions, notices, dependencies: Dependencies::default() }
    }

    fn finding(&mut self, rule: &'static Finding, off: Option<&str>) -> AssembledFinding {
        self.cited(rule.id, &rule.citation);
        let criteria: Vec<_> = rule.criteria.iter().map(|criterion| self.criterion(criterion, off)).collect();
        let any = formula::any(criteria.iter().map(|criterion| Expr::Formula(criterion.when.holds)).collect());
        let when = self.when(rule.id, any, rule.in_force, false);
        self.enter(rule.id, Some(when.holds));
        AssembledFinding { rule, number: 0, when, criteria }
    }

    fn criterion(&mut self, rule: &'static Criterion, off: Option<&str>) -> Assembled<Criterion> {
        self.cited(rule.id, &rule.citation);
        let condition = if off == Some(rule.id) { &NEVER } else { &rule.condition };
        let holds = self.expr(rule.id, condition);
        let when = self.when(rule.id, holds, rule.in_force, true);
        self.enter(rule.id, Some(when.holds));
        Assembled { rule, number: 0, condition, when }
    }

    fn action(&mut self, rule: &'static ActionRule, off: Option<&str>) -> Assembled<ActionRule> {
        self.cited(rule.id, &rule.citation);
        let condition = if off == Some(rule.id) { &NEVER } else { &rule.trigger };
        let holds = self.formula(rule.id, condition);
        self.enter(rule.id, None);
        Assembled { rule, number: 0, condition, when: When { holds, fails: None } }
    }

    fn notice(&mut self, rule: &'static NoticeRule) -> Assembled<NoticeRule> {
        let holds = self.formula(rule.about, &rule.when);
        Assembled { rule, number: 0, condition: &rule.when, when: When { holds, fails: None } }
    }

    fn place(&self, id: &str) -> Result<usize, usize> {
        self.rules.binary_search_by_key(&id, |(id, _)| *id)
    }

    fn rule(&self, id: &str) -> Option<FormulaId> {
        self.rules.get(self.place(id).ok()?).and_then(|(_, formula)| *formula)
    }

    /// Names a mistake; what is put together from then on is of no use to anybody.
    fn mistaken(&mut self, mistake: PolicyError) {
        self.mistake.get_or_insert(mistake);
    }

    fn cited(&mut self, id: &'static str, section: &Section) {
        if !section.is_given() {
            self.mistaken(PolicyError::NoCitation(id));
        }
    }

    fn enter(&mut self, id: &'static str, formula: Option<FormulaId>) {
        match self.place(id) {
            Ok(_) => self.mistaken(PolicyError::SameId(id)),
            Err(at) => self.rules.insert(at, (id, formula)),
        }
    }

    fn expr(&mut self, by: &'static str, condition: &Condition) -> Expr {
        let mut missing = None;
        condition.visit(&mut |condition| match condition {
            Condition::Rule(id) if self.rule(id).is_none() => missing = Some(*id),
            _ => {}
        });
        if let Some(id) = missing {
            self.mistaken(PolicyError::NamesNoRule { by, id });
        }
        let mut formulas = std::mem::take(&mut self.formulas);
        let expr = formulas.expr(condition, &|id| self.rule(id));
        self.formulas = formulas;
        expr
    }

    fn formula(&mut self, by: &'static str, condition: &Condition) -> FormulaId {
        let expr = self.expr(by, condition);
        self.formulas.enter(expr)
    }

    /// When a rule holds, and when it is in force and fails. `held_back`: it holds only while it is in force.
    fn when(&mut self, by: &'static str, holds: Expr, in_force: Option<&Condition>, held_back: bool) -> When {
        let Some(in_force) = in_force else { return When { holds: self.formulas.enter(holds), fails: None } };
        let in_force = self.expr(by, in_force);
        let holds = if held_back { formula::all(vec![in_force.clone(), holds]) } else { holds };
        let holds = self.formulas.enter(holds);
        let fails = formula::all(vec![in_force, Expr::Not(Box::new(Expr::Formula(holds)))]);
        When { holds, fails: Some(self.formulas.enter(fails)) }
    }
}
