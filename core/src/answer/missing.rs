//! Missing facts: which could still change a rule on the as-of day.

use crate::answer::outcome::Few;
use crate::facts::FactRef;
use crate::lists::order;
use crate::logic::Evaluation;
use crate::phases::{Phase, Watch};
use crate::rules::{Dependencies, FormulaId, When};
use crate::worlds::{AnswerClass, Relevant, Snapshots, Solver, Worlds};

/// What was found missing so far. Rules that say the same share them.
pub(crate) struct MissingFacts<'e, 'c> {
    solver: Solver<'e, 'c>,
    evaluation: &'e Evaluation<'e>,
    /// The snapshots that all formulas share; worked out once something is open.
    snapshots: Option<Snapshots>,
    /// By the places of formulas.
    found: Vec<(FormulaId, Relevant)>,
}

impl<'e, 'c> MissingFacts<'e, 'c> {
    pub(crate) fn new(worlds: &'e Worlds<'c>, evaluation: &'e Evaluation<'e>) -> Self {
        Self { solver: worlds.solver(evaluation), evaluation, snapshots: None, found: Vec::new() }
    }

    /// The facts that could still change a rule, and whether all were found. It stands apart: where all is known nothing is
    /// missing, and a page need not compile how to look for it.
    #[cold]
    #[inline(never)]
    pub(crate) fn of(&mut self, when: When) -> (Few<FactRef>, bool) {
        let mut facts = Few::new();
        let mut exact = true;
        for id in when.each() {
            let Some(relevant) = self.find(id) else { continue };
            exact &= relevant.exact;
            for fact in &relevant.facts {
                if !facts.contains(fact) {
                    facts.push(*fact);
                }
            }
        }
        (facts, exact)
    }

    fn find(&mut self, id: FormulaId) -> Option<&Relevant> {
        let at = match self.found.binary_search_by_key(&id, |(known, _)| *known) {
            Ok(at) => at,
            Err(at) => {
                let relevant = self.look_for(id);
                order::insert(&mut self.found, at, (id, relevant));
                at
            }
        };
        self.found.get(at).map(|(_, relevant)| relevant)
    }

    fn look_for(&mut self, id: FormulaId) -> Relevant {
        let _watch = Watch::begin(Phase::Missing);
        let (solver, evaluation) = (self.solver, self.evaluation);
        solver.begin();
        let snapshots = self.snapshots.get_or_insert_with(|| {
            solver.snapshots(
                &Dependencies::of_all(&evaluation.policies.formulas, |id| evaluation.formula(id).is_some()),
                evaluation.valuation.case.as_of,
            )
        });
        solver.begin();
        solver.relevant(id, snapshots)
    }

    /// What a formula is for each answer about a fact that can be told apart.
    pub(crate) fn answers(&mut self, id: FormulaId, fact: FactRef) -> Vec<AnswerClass> {
        self.solver.begin();
        let found = self.found.binary_search_by_key(&id, |(known, _)| *known).ok().and_then(|at| self.found.get(at));
        match (found, &self.snapshots) {
            (Some((_, relevant)), Some(snapshots)) => self.solver.answers(id, relevant, fact, snapshots),
            _ => Vec::new(),
        }
    }
}
