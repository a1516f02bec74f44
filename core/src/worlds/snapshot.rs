//! What the groups can be, and what is left of formulas, with some births on one day.

use std::cell::RefCell;
use std::rc::Rc;

use crate::rules::FormulaId;
use crate::time::RoughDay;
use crate::worlds::residual::Residual;
use crate::worlds::state::{Moment, States};

/// All formulas at one moment: what their groups can be, and what is left of each.
#[derive(Debug)]
pub(super) struct Snapshot {
    pub(super) births: RoughDay,
    pub(super) moment: Moment,
    /// The states of each variable of each group, once they are needed.
    pub(super) states: RefCell<Vec<(usize, Option<StatesOfAll>)>>,
    /// What they add up to: all of a group but one, of these bits.
    pub(super) sums: RefCell<Vec<(SumsOf, Rc<States>)>>,
    /// In the order of formulas.
    pub(super) residuals: RefCell<Vec<(FormulaId, Rc<Residual>)>>,
}

/// The states of each variable of a group.
pub(super) type StatesOfAll = Rc<Vec<States>>;

/// A group, the variable left out, and the bits.
pub(super) type SumsOf = (usize, Option<usize>, u64);

impl Snapshot {
    /// Whether it is of one world, and not of two with different births.
    pub(super) fn is_of_one_world(&self) -> bool {
        self.moment.births.0 == self.moment.births.1
    }
}
