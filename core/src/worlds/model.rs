//! The worlds of a case: what its facts say of every group, worked out as it is needed, and what was found so far.

use std::cell::{Cell, OnceCell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use crate::case::Case;
use crate::logic::Sight;
use crate::rules::{FormulaId, Policies};
use crate::time::Day;
use crate::worlds::budget::Budget;
use crate::worlds::snapshot::Glance;
use crate::worlds::source::Source;

/// The worlds of a case.
#[derive(Debug)]
pub(crate) struct Worlds<'c> {
    pub(super) sight: Sight<'c>,
    pub(super) policies: &'c Policies,
    sources: OnceCell<Vec<OnceCell<Vec<Source<'c>>>>>,
    entries: OnceCell<usize>,
    /// The looks so far, by birth and day.
    pub(super) glances: RefCell<BTreeMap<(Day, Day), Rc<Glance>>>,
    /// The births with which a formula was last found true, and found false.
    pub(super) telling: Cell<[Option<Day>; 2]>,
    pub(super) budget: Budget,
}

impl<'c> Worlds<'c> {
    /// The worlds that fit a case, with so much work to be spent on them.
    pub(crate) fn new(sight: Sight<'c>, policies: &'c Policies, work: usize) -> Self {
        Self {
            sight,
            policies,
            sources: OnceCell::new(),
            entries: OnceCell::new(),
            glances: RefCell::default(),
            telling: Cell::default(),
            // Where a state has no room for a group, nothing can be looked at.
            budget: Budget::new(if policies.formulas.fit() { work } else { 0 }),
        }
    }

    pub(super) fn case(&self) -> &'c Case {
        self.sight.case
    }

    pub(super) fn birth_is_open(&self) -> bool {
        self.case().birth.exact().is_none()
    }

    /// The work it takes to go through all entries that were given.
    pub(super) fn entries(&self) -> usize {
        let case = self.case();
        *self.entries.get_or_init(|| case.facts.iter().map(|(fact, _)| case.entries(*fact).count()).sum::<usize>() / 4)
    }

    /// Where the sources of a group are kept.
    pub(super) fn sources_of(&self, group: usize) -> Option<&OnceCell<Vec<Source<'c>>>> {
        let groups = &self.policies.formulas.groups;
        self.sources.get_or_init(|| groups.iter().map(|_| OnceCell::new()).collect()).get(group)
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
