//! The time that each phase takes, measured by a clock that somebody brings.

use std::cell::Cell;
use std::time::Duration;

use crate::phases::Phase;

/// Every phase, in order.
pub const PHASES: [Phase; 8] =
    [Phase::Logic, Phase::Sample, Phase::Search, Phase::Reasons, Phase::Missing, Phase::Questions, Phase::Notices, Phase::Words];

/// One measurement on its way.
#[derive(Clone, Copy)]
struct Measurement {
    clock: fn() -> Duration,
    /// What runs now, and since when.
    now: Phase,
    since: Duration,
    times: [Duration; PHASES.len()],
}

thread_local! {
    static MEASUREMENT: Cell<Option<Measurement>> = const { Cell::new(None) };
}

impl Measurement {
    /// The same, once another phase runs.
    fn with(mut self, next: Phase) -> Self {
        let time = (self.clock)();
        if let Some(spent) = self.times.get_mut(self.now as usize) {
            *spent += time.saturating_sub(self.since);
        }
        Self { now: next, since: time, ..self }
    }
}

/// What takes a phase's time as long as it is held.
pub(crate) struct Watch {
    before: Phase,
}

impl Watch {
    /// Begins a phase within the one that runs.
    pub(crate) fn begin(phase: Phase) -> Self {
        let before = MEASUREMENT.get();
        MEASUREMENT.set(before.map(|measurement| measurement.with(phase)));
        Self { before: before.map_or(Phase::Logic, |measurement| measurement.now) }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        MEASUREMENT.set(MEASUREMENT.get().map(|measurement| measurement.with(self.before)));
    }
}

/// Runs something, and gives the time that each of [`PHASES`] took of it, without those within it.
pub fn watched<T>(clock: fn() -> Duration, run: impl FnOnce() -> T) -> (T, [Duration; PHASES.len()]) {
    let begun = Measurement { clock, now: Phase::Logic, since: clock(), times: Default::default() };
    MEASUREMENT.set(Some(begun));
    let result = run();
    let times = MEASUREMENT.take().map(|measurement| measurement.with(Phase::Logic).times);
    (result, times.unwrap_or_default())
}
