//! What the facts of a case say, group by group, and how much work may be spent on it.

use std::cell::{Cell, OnceCell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use crate::case::Case;
use crate::day::Day;
use crate::formula::{FormulaId, Formulas};
use crate::worlds::look::Glance;
use crate::worlds::source::Source;

/// What the facts of a case say of every group, worked out as it is needed.
#[derive(Debug)]
pub(crate) struct Ground<'c> {
    pub(super) sources: Vec<OnceCell<Vec<Source<'c>>>>,
    pub(super) birth_is_open: bool,
    /// The work it takes to go through all entries that were given.
    pub(super) entries: usize,
    /// The looks so far, by birth and day.
    pub(super) glances: RefCell<BTreeMap<(Day, Day), Rc<Glance>>>,
    /// The births with which a formula was last found true, and found false.
    pub(super) telling: Cell<[Option<Day>; 2]>,
    /// How much work may still be done, and how much of it for one formula.
    left: Cell<usize>,
    left_for_one: Cell<usize>,
    /// The formulas that were not settled for want of work.
    given_up: RefCell<Vec<FormulaId>>,
}

/// The most work for one case, and for one formula, in steps of a fraction of a microsecond.
/// Beyond it answers stay as three-valued logic leaves them, which is sound, and a notice says so.
pub(crate) const MOST_WORK: usize = 400_000;
const MOST_WORK_FOR_ONE: usize = 280_000;
/// What is kept for finding out which facts still matter on the as-of day: not all may be spent on other days.
const KEPT_FOR_GAPS: usize = 120_000;

/// Work that could not be done: there was too much of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TooMuch;

/// A formula's facts, or what was found, unless it is too much work.
pub(crate) type Found<T> = Result<T, TooMuch>;

impl<'c> Ground<'c> {
    pub(crate) fn new(formulas: &Formulas, case: &Case, work: usize) -> Self {
        Self {
            sources: formulas.groups.iter().map(|_| OnceCell::new()).collect(),
            birth_is_open: case.birth.exact().is_none(),
            entries: case.facts.iter().map(|(fact, _)| case.entries(*fact).count()).sum::<usize>() / 4,
            // Where a state has no room for a group, nothing can be looked at.
            left: Cell::new(if formulas.fit() { work } else { 0 }),
            left_for_one: Cell::new(0),
            glances: RefCell::default(),
            telling: Cell::default(),
            given_up: RefCell::default(),
        }
    }

    /// Notes that a formula was not settled for want of work.
    pub(crate) fn give_up(&self, id: FormulaId) {
        let mut given_up = self.given_up.borrow_mut();
        if !given_up.contains(&id) {
            given_up.push(id);
        }
    }

    /// Whether a formula was settled as far as it can be.
    pub(crate) fn is_exact(&self, id: FormulaId) -> bool {
        !self.given_up.borrow().contains(&id)
    }

    /// The work that may still be done.
    pub(crate) fn left(&self) -> usize {
        self.left.get()
    }

    /// Begins to settle another formula.
    pub(crate) fn begin_to_settle(&self) {
        self.left_for_one.set(self.left.get().saturating_sub(KEPT_FOR_GAPS).min(MOST_WORK_FOR_ONE));
    }

    /// Begins to look for what matters to another formula.
    pub(crate) fn begin(&self) {
        self.left_for_one.set(self.left.get().min(MOST_WORK_FOR_ONE));
    }

    /// Takes some work off what is left.
    pub(crate) fn spend(&self, work: usize) -> Found<()> {
        let left = self.left_for_one.get().checked_sub(work).ok_or(TooMuch);
        self.left.set(self.left.get().saturating_sub(work));
        self.left_for_one.set(left.unwrap_or_default());
        left.map(|_| ())
    }
}
