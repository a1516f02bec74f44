//! Missing facts: which could still change a rule on the as-of day.

use std::collections::BTreeMap;

use crate::answer::outcome::Few;
use crate::facts::FactRef;
use crate::rules::{Dependencies, FormulaId, When};
use crate::time::Timeline;
use crate::worlds::{AnswerClass, Relevant, Snapshots, Solver};

/// What was found missing so far. Rules that say the same share them.
pub(crate) struct MissingFacts<'e, 'c> {
    solver: Solver<'e, 'c, Timeline>,
    /// The snapshots that all formulas share; worked out once something is open.
    snapshots: Option<Snapshots>,
    found: BTreeMap<FormulaId, Relevant>,
}

impl<'e, 'c> MissingFacts<'e, 'c> {
    pub(crate) fn new(solver: Solver<'e, 'c, Timeline>) -> Self {
        Self { solver, snapshots: None, found: BTreeMap::new() }
    }

    /// The facts that could still change a rule, and whether all were found.
    pub(crate) fn of(&mut self, when: When) -> (Few<FactRef>, bool) {
        let mut facts = Few::new();
        let mut exact = true;
        for id in when.each() {
            let relevant = self.find(id);
            exact &= relevant.exact;
            for fact in &relevant.facts {
                if !facts.contains(fact) {
                    facts.push(*fact);
                }
            }
        }
        (facts, exact)
    }

    fn find(&mut self, id: FormulaId) -> &Relevant {
        let solver = self.solver;
        solver.begin();
        let snapshots = self.snapshots.get_or_insert_with(|| {
            let evaluation = solver.evaluation;
            solver.snapshots(
                &Dependencies::of_all(&evaluation.policies.formulas, |id| evaluation.formula(id).is_some()),
                evaluation.valuation.case.as_of,
            )
        });
        solver.begin();
        self.found.entry(id).or_insert_with(|| solver.relevant(id, snapshots))
    }

    /// What a formula is for each answer about a fact that can be told apart.
    pub(crate) fn answers(&mut self, id: FormulaId, fact: FactRef) -> Vec<AnswerClass> {
        self.solver.begin();
        match (self.found.get(&id), &self.snapshots) {
            (Some(relevant), Some(snapshots)) => self.solver.answers(id, relevant, fact, snapshots),
            _ => Vec::new(),
        }
    }
}
