//! What the groups can be, and what is left of formulas, with some births on one day.

use std::cell::RefCell;
use std::rc::Rc;

use crate::lists::order;
use crate::rules::FormulaId;
use crate::time::RoughDay;
use crate::worlds::residual::Residual;
use crate::worlds::state::{Moment, States};
use crate::worlds::variants::VariedPart;

/// All formulas at one moment: what their groups can be, and what is left of each.
#[derive(Debug)]
pub(super) struct Snapshot {
    pub(super) births: RoughDay,
    pub(super) moment: Moment,
    /// The states of each variable of each group, once they are needed.
    pub(super) states: Kept<usize, Option<StatesOfAll>>,
    /// What they add up to: all of a group but one, of these bits.
    pub(super) sums: Kept<SumsOf, Rc<States>>,
    /// What a variable of a group adds up to by itself, of these bits.
    pub(super) added: Kept<AddedBy, Rc<States>>,
    /// In which states of a group two worlds can be that differ in one part alone.
    pub(super) differing: Kept<Differing, Rc<States>>,
    /// What is left of each formula.
    pub(super) residuals: Kept<FormulaId, Rc<Residual>>,
}

/// The states of each variable of a group.
pub(super) type StatesOfAll = Rc<Vec<States>>;

/// A group, the variable left out, and the bits.
pub(super) type SumsOf = (usize, Option<usize>, u64);

/// A group, a variable of it, and the bits.
pub(super) type AddedBy = (usize, usize, u64);

/// A group, a variable of it, the part of that in which worlds differ, and the bits.
pub(super) type Differing = (usize, usize, VariedPart, u64);

impl Snapshot {
    /// Whether it is of one world, and not of two with different births.
    pub(super) fn is_of_one_world(&self) -> bool {
        self.moment.births.0 == self.moment.births.1
    }
}

/// What was worked out so far, in the order of what it was worked out for.
#[derive(Debug)]
pub(super) struct Kept<K, V>(RefCell<Vec<(K, V)>>);

impl<K, V> Default for Kept<K, V> {
    fn default() -> Self {
        Self(RefCell::default())
    }
}

impl<K: Ord, V: Clone> Kept<K, V> {
    pub(super) fn get(&self, key: &K) -> Option<V> {
        let kept = self.0.borrow();
        let at = kept.binary_search_by(|(known, _)| known.cmp(key)).ok()?;
        kept.get(at).map(|(_, value)| value.clone())
    }

    pub(super) fn keep(&self, key: K, value: &V) {
        let mut kept = self.0.borrow_mut();
        let place = kept.partition_point(|(known, _)| *known < key);
        order::insert(&mut kept, place, (key, value.clone()));
    }
}
