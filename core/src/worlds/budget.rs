//! How much work may be spent on the worlds of one case.

use std::cell::{Cell, RefCell};

use crate::rules::FormulaId;

/// The most work for one case, and for one formula, in steps of a fraction of a microsecond.
/// Beyond it answers stay as three-valued logic leaves them, which is sound, and a notice says so.
pub(crate) const MOST_WORK: usize = 400_000;
const MOST_WORK_FOR_ONE: usize = 280_000;
/// What is kept for finding out which facts still matter on the as-of day: not all may be spent on other days.
const KEPT_FOR_MISSING: usize = 120_000;

/// The most work for what is bounded otherwise: more than it comes to, and the same number on every machine.
const MOST_ELSEWHERE: usize = 1 << 26;

/// Work that could not be done: there was too much of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TooMuch;

/// What was found, unless it was too much work.
pub(super) type Found<T> = Result<T, TooMuch>;

/// The work that is left.
#[derive(Debug)]
pub(super) struct Budget {
    /// How much work may still be done, and how much of it for one formula.
    left: Cell<usize>,
    left_for_one: Cell<usize>,
    /// The formulas that were not settled for want of work.
    given_up: RefCell<Vec<FormulaId>>,
}

impl Budget {
    pub(super) fn new(work: usize) -> Self {
        Self { left: Cell::new(work), left_for_one: Cell::new(0), given_up: RefCell::default() }
    }

    /// Notes that a formula was not settled for want of work.
    pub(super) fn give_up(&self, id: FormulaId) {
        let mut given_up = self.given_up.borrow_mut();
        if !given_up.contains(&id) {
            given_up.push(id);
        }
    }

    /// Whether a formula was settled as far as it can be.
    pub(super) fn is_exact(&self, id: FormulaId) -> bool {
        !self.given_up.borrow().contains(&id)
    }

    /// The work that may still be done.
    pub(super) fn left(&self) -> usize {
        self.left.get()
    }

    /// Begins to settle another formula.
    pub(super) fn begin_to_settle(&self) {
        self.left_for_one.set(self.left.get().saturating_sub(KEPT_FOR_MISSING).min(MOST_WORK_FOR_ONE));
    }

    /// Begins with what is bounded otherwise; gives what is left now.
    pub(super) fn begin_unbounded(&self) -> (usize, usize) {
        (self.left.replace(MOST_ELSEWHERE), self.left_for_one.replace(MOST_ELSEWHERE))
    }

    /// Goes on with what was left.
    pub(super) fn go_on(&self, (left, left_for_one): (usize, usize)) {
        self.left.set(left);
        self.left_for_one.set(left_for_one);
    }

    /// Begins to look for what matters to another formula.
    pub(super) fn begin(&self) {
        self.left_for_one.set(self.left.get().min(MOST_WORK_FOR_ONE));
    }

    /// Takes some work off what is left. Where that is too little, nothing is done and nothing taken; but what was begun gets no
    /// more.
    pub(super) fn spend(&self, work: usize) -> Found<()> {
        let left = self.left_for_one.get().checked_sub(work);
        self.left_for_one.set(left.unwrap_or_default());
        left.ok_or(TooMuch)?;
        self.left.set(self.left.get().saturating_sub(work));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Budget, KEPT_FOR_MISSING, MOST_WORK};

    #[test]
    fn what_is_too_much_takes_nothing_from_what_comes_after() {
        let budget = Budget::new(MOST_WORK);
        budget.begin_to_settle();
        // On a machine of 32 bit as on one of 64 bit: more than either can count.
        assert!(budget.spend(usize::MAX).is_err());
        assert_eq!(budget.left(), MOST_WORK);
        assert!(budget.spend(1).is_err(), "what was begun gets no more");

        budget.begin_to_settle();
        assert!(budget.spend(1000).is_ok());
        assert_eq!(budget.left(), MOST_WORK - 1000);
        assert!(budget.spend(MOST_WORK - KEPT_FOR_MISSING).is_err(), "something is kept for what is missing");
    }
}
