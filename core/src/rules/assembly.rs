//! Policies put together, so that each rule finds the others it names.

use std::collections::{HashMap, HashSet};
use std::fmt;

use crate::facts::FactId;
use crate::rules::citation::Citation;
use crate::rules::condition::{Condition, Exclusion, Test};
use crate::rules::formula::{self, Expr, FormulaId, Formulas};
use crate::rules::policy::{Definition, Policy};
use crate::rules::reading;

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
    /// A rule needs a reading that the register does not have.
    NoReading(&'static str),
}

impl fmt::Display for PolicyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::SameId(id) => write!(f, "two rules have the id `{id}`"),
            Self::NamesNoRule { by, id } => write!(f, "`{by}` names `{id}`, which does not stand before it"),
            Self::NoCitation(id) => write!(f, "`{id}` cites no section"),
            Self::NoReading(id) => write!(f, "`{id}` is not in the register of readings"),
        }
    }
}

impl std::error::Error for PolicyError {}

/// Policies put together, so that each rule finds the others it names.
#[derive(Debug, Default)]
pub struct Policies {
    pub(crate) definitions: Vec<Definition>,
    pub(crate) list: Vec<Policy>,
    pub(crate) formulas: Formulas,
    /// The tests that leave out entries which a reader may expect to count.
    pub(crate) excluding: Vec<ExcludingTest>,
}

/// A test that leaves out entries of a history, and the notice to give where that decides.
#[derive(Debug)]
pub(crate) struct ExcludingTest {
    pub(crate) fact: FactId,
    pub(crate) test: Test,
    pub(crate) exclusion: &'static Exclusion,
}

impl Policies {
    /// Puts policies together.
    ///
    /// # Errors
    /// A [`PolicyError`] where a rule has no citation, an id stands twice, or a rule names another
    /// that does not stand before it.
    pub fn new(mut definitions: Vec<Definition>, mut list: Vec<Policy>) -> Result<Self, PolicyError> {
        let mut known = Known::default();
        for definition in &mut definitions {
            definition.formula = known.formula(definition.id, &definition.condition)?;
            known.add(definition.id, definition.formula)?;
        }
        for policy in &mut list {
            for finding in &mut policy.findings {
                cited(finding.id, &finding.citation)?;
                for criterion in &mut finding.criteria {
                    cited(criterion.id, &criterion.citation)?;
                    read(criterion.readings)?;
                    let holds = known.expr(criterion.id, &criterion.condition)?;
                    let in_force = criterion.in_force.as_ref();
                    (criterion.holds, criterion.fails) = known.enter(criterion.id, holds, in_force, true)?;
                    known.add(criterion.id, criterion.holds)?;
                }
                let any = formula::any(finding.criteria.iter().map(|criterion| Expr::Formula(criterion.holds)).collect());
                (finding.holds, finding.fails) = known.enter(finding.id, any, finding.in_force.as_ref(), false)?;
                known.add(finding.id, finding.holds)?;
            }
            for action in &mut policy.actions {
                cited(action.id, &action.citation)?;
                read(action.readings)?;
                action.formula = known.formula(action.id, &action.trigger)?;
                known.add_action(action.id)?;
            }
            for notice in &mut policy.notices {
                notice.formula = known.formula(notice.about, &notice.when)?;
            }
            for listing in &policy.listings {
                cited(listing.id, &listing.citation)?;
                known.add_action(listing.id)?;
            }
        }
        let excluding = excluding(&definitions);
        let mut formulas = known.formulas;
        formulas.group();
        Ok(Self { definitions, list, formulas, excluding })
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
        let mut list = self.list.clone();
        for policy in &mut list {
            let criteria = policy.findings.iter_mut().flat_map(|finding| &mut finding.criteria);
            criteria.filter(|criterion| criterion.id == rule).for_each(|criterion| criterion.condition = Condition::any([]));
            let actions = policy.actions.iter_mut().filter(|action| action.id == rule);
            actions.for_each(|action| action.trigger = Condition::any([]));
        }
        // INVARIANT: every id stands where it stood, so the rules still fit together.
        Self::new(self.definitions.clone(), list).unwrap_or_default()
    }

    /// The policies, in their order.
    #[must_use]
    pub fn as_slice(&self) -> &[Policy] {
        &self.list
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
                        found.push(ExcludingTest { fact: entries.fact, test: test.clone(), exclusion });
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
    rules: HashMap<&'static str, FormulaId>,
    /// No rule names an action or a listing.
    others: HashSet<&'static str>,
}

impl Known {
    fn add(&mut self, id: &'static str, formula: FormulaId) -> Result<(), PolicyError> {
        match self.rules.insert(id, formula) {
            None => Ok(()),
            Some(_) => Err(PolicyError::SameId(id)),
        }
    }

    fn add_action(&mut self, id: &'static str) -> Result<(), PolicyError> {
        if self.others.insert(id) && !self.rules.contains_key(id) { Ok(()) } else { Err(PolicyError::SameId(id)) }
    }

    fn expr(&mut self, by: &'static str, condition: &Condition) -> Result<Expr, PolicyError> {
        let mut missing = None;
        condition.visit(&mut |condition| match condition {
            Condition::Rule(id) if !self.rules.contains_key(id) => missing = Some(*id),
            _ => {}
        });
        match missing {
            Some(id) => Err(PolicyError::NamesNoRule { by, id }),
            None => Ok(self.formulas.expr(condition, &|id| self.rules.get(id).copied())),
        }
    }

    fn formula(&mut self, by: &'static str, condition: &Condition) -> Result<FormulaId, PolicyError> {
        let expr = self.expr(by, condition)?;
        Ok(self.formulas.enter(expr))
    }

    /// When a rule holds, and when it is in force and fails. `held_back`: it holds only while it is in force.
    fn enter(
        &mut self,
        by: &'static str,
        holds: Expr,
        in_force: Option<&Condition>,
        held_back: bool,
    ) -> Result<(FormulaId, Option<FormulaId>), PolicyError> {
        let Some(in_force) = in_force else { return Ok((self.formulas.enter(holds), None)) };
        let in_force = self.expr(by, in_force)?;
        let holds = if held_back { formula::all(vec![in_force.clone(), holds]) } else { holds };
        let holds = self.formulas.enter(holds);
        let fails = formula::all(vec![in_force, Expr::Not(Box::new(Expr::Formula(holds)))]);
        Ok((holds, Some(self.formulas.enter(fails))))
    }
}

fn cited(id: &'static str, citation: &Citation) -> Result<(), PolicyError> {
    if citation.document.is_empty() || citation.section.is_empty() { Err(PolicyError::NoCitation(id)) } else { Ok(()) }
}

fn read(readings: &'static [&'static str]) -> Result<(), PolicyError> {
    match readings.iter().find(|id| reading::reading(id).is_none()) {
        Some(id) => Err(PolicyError::NoReading(id)),
        None => Ok(()),
    }
}
