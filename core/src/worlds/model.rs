//! The worlds of a case: what its facts say of every group, worked out as it is needed, and what was found so far.

use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;

use crate::case::Case;
use crate::logic::Valuation;
use crate::rules::{Dependencies, FormulaId, Policies};
use crate::time::Day;
use crate::worlds::budget::Budget;
use crate::worlds::sample::Sample;
use crate::worlds::snapshot::Snapshot;
use crate::worlds::variable::Variable;

/// A birth and a day.
type BirthAndDay = (Day, Day);

/// The worlds of a case.
#[derive(Debug)]
pub(crate) struct Worlds<'c> {
    pub(super) valuation: Valuation<'c>,
    pub(super) policies: &'c Policies,
    variables: OnceCell<Vec<OnceCell<Vec<Variable<'c>>>>>,
    entries: OnceCell<usize>,
    /// The groups of which no fact is given.
    pub(super) blank: OnceCell<u128>,
    /// The snapshots so far, in the order of births and days.
    pub(super) snapshots: RefCell<Vec<(BirthAndDay, Rc<Snapshot>)>>,
    /// The births with which a formula was last found true, and found false.
    pub(super) witnesses: Cell<[Option<Day>; 2]>,
    /// What the formulas look at together, as far as one asks for them on every day.
    pub(super) dependencies: Vec<&'c Dependencies>,
    /// Worlds made up, once they are needed; `None`: it would take too long.
    pub(super) sample: OnceCell<Option<Box<RefCell<Sample>>>>,
    pub(super) budget: Budget,
}

impl<'c> Worlds<'c> {
    /// The worlds that fit a case, with so much work to be spent on them.
    pub(crate) fn new(valuation: Valuation<'c>, policies: &'c Policies, work: usize) -> Self {
        Self {
            valuation,
            policies,
            variables: OnceCell::new(),
            entries: OnceCell::new(),
            blank: OnceCell::new(),
            snapshots: RefCell::default(),
            witnesses: Cell::default(),
            dependencies: Vec::new(),
            sample: OnceCell::new(),
            // Where a state has no room for a group, nothing can be looked at.
            budget: Budget::new(if policies.formulas.fits_in_states { work } else { 0 }),
        }
    }

    /// The same for formulas that look at so much together, on every day.
    pub(crate) fn about(self, dependencies: Vec<&'c Dependencies>) -> Self {
        Self { dependencies, ..self }
    }

    /// The same without a sample: all is searched for.
    #[cfg(test)]
    pub(crate) fn without_sample(self) -> Self {
        Self { sample: OnceCell::from(None), ..self }
    }

    pub(super) fn case(&self) -> &'c Case {
        self.valuation.case
    }

    pub(super) fn birth_is_open(&self) -> bool {
        self.case().birth.exact().is_none()
    }

    /// The work it takes to go through all entries that were given.
    pub(super) fn entries(&self) -> usize {
        let case = self.case();
        *self.entries.get_or_init(|| case.facts.iter().map(|(fact, _)| case.entries(*fact).count()).sum::<usize>() / 4)
    }

    /// Where the variables of a group are kept.
    pub(super) fn variables_of(&self, group: usize) -> Option<&OnceCell<Vec<Variable<'c>>>> {
        let groups = &self.policies.formulas.groups;
        self.variables.get_or_init(|| groups.iter().map(|_| OnceCell::new()).collect()).get(group)
    }

    /// Whether a formula was settled as far as it can be.
    pub(crate) fn is_exact(&self, id: FormulaId) -> bool {
        self.budget.is_exact(id)
    }

    /// The work that may still be spent.
    pub(crate) fn work_left(&self) -> usize {
        self.budget.left()
    }
}
