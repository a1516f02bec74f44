//! The gaps in a case: which facts could still change a rule on the as-of day.

use std::collections::BTreeMap;

use crate::determination::Few;
use crate::evaluate::Evaluation;
use crate::fact::FactRef;
use crate::formula::FormulaId;
use crate::truth::Truth;
use crate::worlds::{Answers, Relevant, View};

/// The most work spent on finding gaps, and on finding what answers would settle.
const MOST_WORK: usize = 300_000;

/// The formulas of a rule: when it holds, and when it is in force and fails.
pub(crate) type Rule = (FormulaId, Option<FormulaId>);

/// The gaps found so far. Rules that say the same share them.
pub(crate) struct Gaps<'e, 'c> {
    on_day: &'e Evaluation<'c, Truth>,
    found: BTreeMap<FormulaId, (View<'c>, Relevant)>,
    left: usize,
}

impl<'e, 'c> Gaps<'e, 'c> {
    pub(crate) fn new(on_day: &'e Evaluation<'c, Truth>) -> Self {
        Self { on_day, found: BTreeMap::new(), left: MOST_WORK }
    }

    /// The facts that could still change a rule, and whether all were found.
    pub(crate) fn of(&mut self, (holds, fails): Rule) -> (Few<FactRef>, bool) {
        let mut facts = Few::new();
        let mut exact = true;
        for id in [Some(holds), fails].into_iter().flatten() {
            if let Some((_, relevant)) = self.find(id) {
                exact &= relevant.exact;
                for fact in &relevant.facts {
                    if !facts.contains(fact) {
                        facts.push(*fact);
                    }
                }
            }
        }
        (facts, exact)
    }

    fn find(&mut self, id: FormulaId) -> Option<&(View<'c>, Relevant)> {
        if !self.found.contains_key(&id) {
            let formula = self.on_day.policies.formulas.get(id)?;
            let view = View::new(&formula.plan, self.on_day);
            let relevant = view.relevant(self.on_day.window.from, &mut self.left);
            self.found.insert(id, (view, relevant));
        }
        self.found.get(&id)
    }

    /// What a formula is for each answer about a fact that can be told apart.
    pub(crate) fn answers(&mut self, id: FormulaId, fact: FactRef) -> Vec<Answers> {
        let day = self.on_day.window.from;
        let Some((view, _)) = self.found.get(&id) else { return Vec::new() };
        view.answers(fact, day, &mut self.left)
    }
}
