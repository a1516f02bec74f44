//! The gaps in a case: which facts could still change a rule on the as-of day.

use std::collections::BTreeMap;

use crate::answer::determination::Few;
use crate::facts::FactRef;
use crate::rules::{FormulaId, Plan};
use crate::time::Timeline;
use crate::worlds::{Answers, Glances, Relevant, View};

/// The formulas of a rule: when it holds, and when it is in force and fails.
pub(crate) type Rule = (FormulaId, Option<FormulaId>);

/// The gaps found so far. Rules that say the same share them.
pub(crate) struct Gaps<'e, 'c> {
    view: View<'e, 'c, Timeline>,
    /// The looks that all formulas share; worked out once something is open.
    glances: Option<Glances>,
    found: BTreeMap<FormulaId, Relevant>,
}

impl<'e, 'c> Gaps<'e, 'c> {
    pub(crate) fn new(view: View<'e, 'c, Timeline>) -> Self {
        Self { view, glances: None, found: BTreeMap::new() }
    }

    /// The facts that could still change a rule, and whether all were found.
    pub(crate) fn of(&mut self, (holds, fails): Rule) -> (Few<FactRef>, bool) {
        let mut facts = Few::new();
        let mut exact = true;
        for id in [Some(holds), fails].into_iter().flatten() {
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
        let view = self.view;
        view.begin();
        let glances = self.glances.get_or_insert_with(|| {
            let evaluation = view.evaluation;
            view.glances(
                &Plan::of_all(&evaluation.policies.formulas, |id| evaluation.formula(id).is_some()),
                evaluation.sight.case.as_of,
            )
        });
        view.begin();
        self.found.entry(id).or_insert_with(|| view.relevant(id, glances))
    }

    /// What a formula is for each answer about a fact that can be told apart.
    pub(crate) fn answers(&mut self, id: FormulaId, fact: FactRef) -> Vec<Answers> {
        self.view.begin();
        match (self.found.get(&id), &self.glances) {
            (Some(relevant), Some(glances)) => self.view.answers(id, relevant, fact, glances),
            _ => Vec::new(),
        }
    }
}
