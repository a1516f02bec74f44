//! States of a group: which of its atoms hold, or how far they are counted, in two worlds at once; and their sums.

use crate::lists::short::{Short, short};

use crate::lists::order;
use crate::rules::Group;
use crate::time::{Day, LeapBirthday};

/// What a group is in two worlds at once; in one world alone, twice the same.
pub(super) type State = (u64, u64);

/// States without repetition.
pub(super) type States = Short<State, 4>;

/// The most states of one group that are kept apart.
const MOST_STATES: usize = 4_096;

/// Two births and a day; in a snapshot of one world the births are the same.
#[derive(Clone, Copy, Debug)]
pub(super) struct Moment {
    pub(super) births: (Day, Day),
    pub(super) day: Day,
    pub(super) as_of: Day,
    pub(super) leap: LeapBirthday,
}

impl Moment {
    /// The birth before which nothing of the member begins.
    pub(super) fn born(&self) -> Day {
        self.births.0.max(self.births.1)
    }
}

/// Adds two states of a group: bits are set, counts go up to where they hold.
pub(super) fn add(group: &Group, a: u64, b: u64) -> u64 {
    if a == 0 || b == 0 {
        return a | b;
    }
    let mut sum = 0;
    for atom in group.atoms.iter() {
        let bits = atom.bits();
        let count = ((a & bits) >> atom.shift).saturating_add((b & bits) >> atom.shift);
        sum |= count.min(atom.most) << atom.shift;
    }
    sum
}

/// Adds two states in each of two worlds.
pub(super) fn add_pair(group: &Group, a: State, b: State) -> State {
    (add(group, a.0, b.0), add(group, a.1, b.1))
}

/// Every sum of one of these and one of those; `None` where there are too many.
pub(super) fn sums(group: &Group, these: &States, those: &States) -> Option<States> {
    if let [(0, 0)] = those.as_slice() {
        return Some(these.clone());
    }
    let mut all = States::new();
    for a in these {
        all.extend(those.iter().map(|b| add_pair(group, *a, *b)));
    }
    distinct(all)
}

/// States without repetition; `None` where there are too many.
pub(super) fn distinct(mut states: States) -> Option<States> {
    if !states.is_sorted_by(|one, other| one < other) {
        order::sort(&mut states);
        states.dedup();
    }
    (states.len() <= MOST_STATES).then_some(states)
}

/// What any number of entries, each of one of these states, can add up to; none of them too. `None` where
/// there are too many.
pub(super) fn any_number(group: &Group, states: &States) -> Option<States> {
    let mut reached: States = short![(0, 0)];
    for state in states {
        // One more of these, until it makes no difference: at once, where nothing is counted.
        loop {
            let before = reached.len();
            let more: States = reached.iter().map(|sum| add_pair(group, *sum, *state)).collect();
            reached.extend(more);
            reached = distinct(reached)?;
            if reached.len() == before || !group.counts() {
                break;
            }
        }
    }
    Some(reached)
}
