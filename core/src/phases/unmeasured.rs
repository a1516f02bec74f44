//! What stands in for a measurement where nobody measures: nothing.

use crate::phases::Phase;

/// What would take a phase's time as long as it is held.
pub(crate) struct Watch;

impl Watch {
    /// Begins a phase, if anybody measured.
    #[inline(always)]
    pub(crate) fn begin(_: Phase) -> Self {
        Self
    }
}
