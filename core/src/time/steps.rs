//! The steps of a timeline.

use crate::time::day::Day;
use crate::time::truth::Truth;

/// From this day on the value is this, until the next step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Step {
    pub(crate) from: Day,
    pub(crate) truth: Truth,
}

/// Some steps. Few of them stand in place, and most lines have few: an evaluation makes a hundred lines, and to allocate
/// each would cost more than what is done with it. More stand in a list.
#[derive(Clone, Debug)]
pub(super) enum Steps {
    /// The first so many of these.
    Few(u8, [Step; FEW]),
    Many(Vec<Step>),
}

const FEW: usize = 6;

impl Steps {
    pub(super) fn one(step: Step) -> Self {
        Self::Few(1, [step; FEW])
    }

    pub(super) fn as_slice(&self) -> &[Step] {
        match self {
            Self::Few(count, steps) => steps.get(..usize::from(*count)).unwrap_or_default(),
            Self::Many(steps) => steps,
        }
    }

    pub(super) fn as_mut_slice(&mut self) -> &mut [Step] {
        match self {
            Self::Few(count, steps) => steps.get_mut(..usize::from(*count)).unwrap_or_default(),
            Self::Many(steps) => steps,
        }
    }

    pub(super) fn push(&mut self, step: Step) {
        match self {
            Self::Few(count, steps) => match steps.get_mut(usize::from(*count)) {
                Some(place) => {
                    *place = step;
                    *count += 1;
                }
                None => {
                    let mut all = Vec::with_capacity(2 * FEW);
                    all.extend_from_slice(steps);
                    all.push(step);
                    *self = Self::Many(all);
                }
            },
            Self::Many(steps) => steps.push(step),
        }
    }

    pub(super) fn pop(&mut self) {
        match self {
            Self::Few(count, _) => *count = count.saturating_sub(1),
            Self::Many(steps) => drop(steps.pop()),
        }
    }
}

impl PartialEq for Steps {
    fn eq(&self, other: &Self) -> bool {
        self.as_slice() == other.as_slice()
    }
}

impl Eq for Steps {}
