//! Puts policies together, so that each rule finds the others it names.

use std::fmt;

use crate::rules::citation::Section;
use crate::rules::condition::{Condition, NEVER, Test};
use crate::rules::formula::{Dependencies, Expr, FormulaId, When};
use crate::rules::policies::{Assembled, AssembledFinding, AssembledPolicy, ExcludingTest, Policies};
use crate::rules::policy::{ActionRule, Criterion, Definition, Finding, NoticeRule, Policy};
use crate::rules::tables::Tables;

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
    /// There are more rules than the tables have room for.
    TooMany,
}

impl fmt::Display for PolicyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::SameId(id) => write!(f, "two rules have the id `{id}`"),
            Self::NamesNoRule { by, id } => write!(f, "`{by}` names `{id}`, which does not stand before it"),
            Self::NoCitation(id) => write!(f, "`{id}` cites no section"),
            Self::TooMany => f.write_str("there are more rules than there is room for"),
        }
    }
}

impl std::error::Error for PolicyError {}

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
        let Known { tables, rules, mistake } = known;
        if let Some(mistake) = mistake.or_else(|| (!tables.have_room()).then_some(PolicyError::TooMany)) {
            return Err(mistake);
        }
        let ids: Vec<_> = rules.iter().map(|(id, _)| *id).collect();
        assembled.iter_mut().for_each(|of| of.number(&ids));
        let formulas = tables.finish();
        for of in &mut assembled {
            let mut ids = Vec::new();
            of.each_formula(|id| ids.push(id));
            of.dependencies = Dependencies::of_all(&formulas, |id| ids.contains(&id));
        }
        let (list, excluding) = (list.to_vec().into(), excluding(definitions).into());
        Ok(Self { definitions, list, assembled: assembled.into(), formulas, excluding, ids: ids.into() })
    }
}

impl AssembledPolicy {
    /// Visits the formulas of its rules.
    fn each_formula(&self, mut visit: impl FnMut(FormulaId)) {
        for finding in self.findings.iter() {
            finding.when.each().for_each(&mut visit);
            finding.criteria.iter().flat_map(|criterion| criterion.when.each()).for_each(&mut visit);
        }
        self.actions.iter().map(|action| action.when.holds).for_each(&mut visit);
        self.notices.iter().map(|notice| notice.when.holds).for_each(&mut visit);
    }

    /// Numbers its findings, criteria and actions.
    fn number(&mut self, ids: &[&'static str]) {
        let number = |id: &str| ids.binary_search(&id).ok().and_then(|at| u16::try_from(at).ok()).unwrap_or(u16::MAX);
        for finding in self.findings.to_mut() {
            finding.number = number(finding.rule.id);
            finding.criteria.to_mut().iter_mut().for_each(|criterion| criterion.number = number(criterion.rule.id));
        }
        self.actions.to_mut().iter_mut().for_each(|action| action.number = number(action.rule.id));
    }
}

/// Every test of the definitions that carries a notice, once.
fn excluding(definitions: &'static [Definition]) -> Vec<ExcludingTest> {
    let mut found = Vec::new();
    for definition in definitions {
        definition.condition.visit(&mut |condition| {
            if let Some(entries) = condition.entries() {
                entries.test.visit(&mut |test| match test {
                    Test::OneOf { exclusion: Some(exclusion), .. }
                        if !found.iter().any(|known: &ExcludingTest| known.exclusion.code == exclusion.code) =>
                    {
                        found.push(ExcludingTest { fact: entries.fact, test, exclusion });
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
    tables: Tables,
    /// By id, in the order of ids; no formula: nothing names an action or a listing.
    rules: Vec<(&'static str, Option<FormulaId>)>,
    /// The first mistake.
    mistake: Option<PolicyError>,
}

impl Known {
    fn policy(&mut self, policy: &Policy, off: Option<&str>) -> AssembledPolicy {
        let findings = policy.findings.iter().map(|finding| self.finding(finding, off)).collect::<Vec<_>>().into();
        let actions = policy.actions.iter().map(|action| self.action(action, off)).collect::<Vec<_>>().into();
        let notices = policy.notices.iter().map(|notice| self.notice(notice)).collect::<Vec<_>>().into();
        for listing in policy.listings {
            self.cited(listing.id, &listing.citation);
            self.enter(listing.id, None);
        }
        AssembledPolicy { policy: *policy, findings, actions, notices, dependencies: Dependencies::default() }
    }

    fn finding(&mut self, rule: &'static Finding, off: Option<&str>) -> AssembledFinding {
        self.cited(rule.id, &rule.citation);
        let criteria: Vec<_> = rule.criteria.iter().map(|criterion| self.criterion(criterion, off)).collect();
        let any = self.tables.any(criteria.iter().map(|criterion| Expr::Formula(criterion.when.holds)).collect());
        let when = self.when(rule.id, any, rule.in_force, false);
        self.enter(rule.id, Some(when.holds));
        AssembledFinding { rule, number: 0, when, criteria: criteria.into() }
    }

    fn criterion(&mut self, rule: &'static Criterion, off: Option<&str>) -> Assembled<Criterion> {
        self.cited(rule.id, &rule.citation);
        let is_off = off == Some(rule.id);
        let condition = if is_off { &NEVER } else { &rule.condition };
        let holds = self.expr(rule.id, condition);
        let when = self.when(rule.id, holds, rule.in_force, true);
        self.enter(rule.id, Some(when.holds));
        Assembled { rule, number: 0, is_off, when }
    }

    fn action(&mut self, rule: &'static ActionRule, off: Option<&str>) -> Assembled<ActionRule> {
        self.cited(rule.id, &rule.citation);
        let is_off = off == Some(rule.id);
        let condition = if is_off { &NEVER } else { &rule.trigger };
        let holds = self.formula(rule.id, condition);
        self.enter(rule.id, None);
        Assembled { rule, number: 0, is_off, when: When { holds, fails: None } }
    }

    fn notice(&mut self, rule: &'static NoticeRule) -> Assembled<NoticeRule> {
        let holds = self.formula(rule.about, &rule.when);
        Assembled { rule, number: 0, is_off: false, when: When { holds, fails: None } }
    }

    fn place(&self, id: &str) -> Result<usize, usize> {
        self.rules.binary_search_by_key(&id, |(id, _)| *id)
    }

    fn rule(&self, id: &str) -> Option<FormulaId> {
        formula_of(&self.rules, id)
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

    fn expr(&mut self, by: &'static str, condition: &'static Condition) -> Expr {
        let mut missing = None;
        condition.visit(&mut |condition| match condition {
            Condition::Rule(id) if self.rule(id).is_none() => missing = Some(*id),
            _ => {}
        });
        if let Some(id) = missing {
            self.mistaken(PolicyError::NamesNoRule { by, id });
        }
        let Self { tables, rules, .. } = self;
        tables.expr(condition, &|id| formula_of(rules, id))
    }

    fn formula(&mut self, by: &'static str, condition: &'static Condition) -> FormulaId {
        let expr = self.expr(by, condition);
        self.tables.enter(expr)
    }

    /// When a rule holds, and when it is in force and fails. `held_back`: it holds only while it is in force.
    fn when(&mut self, by: &'static str, holds: Expr, in_force: Option<&'static Condition>, held_back: bool) -> When {
        let Some(in_force) = in_force else { return When { holds: self.tables.enter(holds), fails: None } };
        let in_force = self.expr(by, in_force);
        let holds = if held_back { self.tables.all(vec![in_force, holds]) } else { holds };
        let holds = self.tables.enter(holds);
        let not = self.tables.not(Expr::Formula(holds));
        let fails = self.tables.all(vec![in_force, not]);
        When { holds, fails: Some(self.tables.enter(fails)) }
    }
}

/// The formula of a rule among these, which stand in the order of ids.
fn formula_of(rules: &[(&'static str, Option<FormulaId>)], id: &str) -> Option<FormulaId> {
    let at = rules.binary_search_by_key(&id, |(id, _)| *id).ok()?;
    rules.get(at).and_then(|(_, formula)| *formula)
}
