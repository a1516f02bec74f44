//! A value for every day.

use smallvec::SmallVec;

use crate::day::Day;
use crate::truth::Truth;

/// The days an evaluation looks at, both included.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Window {
    pub(crate) from: Day,
    pub(crate) to: Day,
}

impl Window {
    /// Every day that a case can speak of, and all that follow.
    pub(crate) const ALL: Self = Self { from: Day::FIRST, to: Day::NEVER };

    /// One day alone.
    pub(crate) fn on(day: Day) -> Self {
        Self { from: day, to: day }
    }
}

/// From this day on the value is this, until the next step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Step {
    pub(crate) from: Day,
    pub(crate) truth: Truth,
}

/// A truth for every day of a window, stored as the days on which it changes: there can be no
/// gap and no overlap.
///
/// INVARIANT: the first step begins with the window, days ascend, neighbours differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Timeline {
    steps: SmallVec<[Step; 6]>,
}

impl Timeline {
    /// The same truth on every day.
    pub(crate) fn constant(window: Window, truth: Truth) -> Self {
        let mut steps = SmallVec::new();
        steps.push(Step { from: window.from, truth });
        Self { steps }
    }

    /// `first` until the first change, then each change in turn; the changes come in ascending
    /// order (one that is earlier than its forerunner replaces it).
    pub(crate) fn of(window: Window, first: Truth, changes: impl IntoIterator<Item = (Day, Truth)>) -> Self {
        let mut line = Self::constant(window, first);
        for (from, truth) in changes {
            line.push(Step { from: from.max(window.from), truth }, window);
        }
        line
    }

    /// Possible in `from..=to`, certain in `sure_from..=sure_to` (which may be empty).
    pub(crate) fn span(window: Window, from: Day, sure_from: Day, sure_to: Day, to: Day) -> Self {
        let end = |day: Day| if day == Day::NEVER { day } else { day.next() };
        if from > to {
            return Self::constant(window, Truth::False);
        }
        if sure_from > sure_to {
            return Self::of(window, Truth::False, [(from, Truth::Unknown), (end(to), Truth::False)]);
        }
        Self::of(
            window,
            Truth::False,
            [(from, Truth::Unknown), (sure_from, Truth::True), (end(sure_to), Truth::Unknown), (end(to), Truth::False)],
        )
    }

    fn push(&mut self, step: Step, window: Window) {
        if step.from > window.to || step.from == Day::NEVER {
            return;
        }
        while self.steps.last().is_some_and(|last| last.from >= step.from) {
            self.steps.pop();
        }
        if self.steps.last().is_none_or(|last| last.truth != step.truth) {
            self.steps.push(step);
        }
    }

    /// The truth on this day of the window.
    pub(crate) fn on(&self, day: Day) -> Truth {
        self.steps.iter().rev().find(|step| step.from <= day).map_or(Truth::Unknown, |step| step.truth)
    }

    /// Whether it is unknown on some day.
    pub(crate) fn has_unknown(&self) -> bool {
        self.steps.iter().any(|step| step.truth == Truth::Unknown)
    }

    /// The steps, in order.
    pub(crate) fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// The same truth throughout, if it is.
    fn only(&self) -> Option<Truth> {
        match self.steps.as_slice() {
            [step] => Some(step.truth),
            _ => None,
        }
    }

    /// Day by day, both.
    pub(crate) fn and(self, other: Self) -> Self {
        match (self.only(), other.only()) {
            (Some(Truth::False), _) | (_, Some(Truth::True)) => self,
            (_, Some(Truth::False)) | (Some(Truth::True), _) => other,
            _ => self.zip(&other, Truth::and),
        }
    }

    /// Day by day, either.
    pub(crate) fn or(self, other: Self) -> Self {
        match (self.only(), other.only()) {
            (Some(Truth::True), _) | (_, Some(Truth::False)) => self,
            (_, Some(Truth::True)) | (Some(Truth::False), _) => other,
            _ => self.zip(&other, Truth::or),
        }
    }

    /// Day by day, the opposite.
    pub(crate) fn not(mut self) -> Self {
        for step in &mut self.steps {
            step.truth = step.truth.not();
        }
        self
    }

    fn zip(&self, other: &Self, join: impl Fn(Truth, Truth) -> Truth) -> Self {
        let mut joined: SmallVec<[Step; 6]> = SmallVec::new();
        let (mut left, mut right) = (self.steps(), other.steps());
        let (mut a, mut b) = (Truth::False, Truth::False);
        loop {
            let from = match (left.first(), right.first()) {
                (Some(l), Some(r)) => l.from.min(r.from),
                (Some(l), None) => l.from,
                (None, Some(r)) => r.from,
                (None, None) => return Self { steps: joined },
            };
            if let Some((step, rest)) = left.split_first()
                && step.from == from
            {
                (a, left) = (step.truth, rest);
            }
            if let Some((step, rest)) = right.split_first()
                && step.from == from
            {
                (b, right) = (step.truth, rest);
            }
            let truth = join(a, b);
            if joined.last().is_none_or(|last| last.truth != truth) {
                joined.push(Step { from, truth });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Timeline, Window};
    use crate::day::Day;
    use crate::truth::Truth::{False, True, Unknown};

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn a_rough_span_is_unknown_at_its_edges_and_sure_between() {
        let line = Timeline::span(Window::ALL, day("2020-01-01"), day("2020-02-01"), day("2020-03-31"), day("2020-04-30"));
        for (on, truth) in [
            ("2019-12-31", False),
            ("2020-01-01", Unknown),
            ("2020-01-31", Unknown),
            ("2020-02-01", True),
            ("2020-03-31", True),
            ("2020-04-01", Unknown),
            ("2020-04-30", Unknown),
            ("2020-05-01", False),
        ] {
            assert_eq!(line.on(day(on)), truth, "{on}");
        }
    }

    #[test]
    fn operations_agree_with_truth_day_by_day() {
        let (a, b, c, d) = (day("2020-01-03"), day("2020-01-06"), day("2020-01-09"), day("2020-01-12"));
        let lines = [
            Timeline::span(Window::ALL, a, b, c, d),
            Timeline::span(Window::ALL, b, b, d, d),
            Timeline::span(Window::ALL, a, c, b, d),
            Timeline::constant(Window::ALL, Unknown),
            Timeline::constant(Window::ALL, True),
            Timeline::constant(Window::ALL, False),
        ];
        for x in &lines {
            for y in &lines {
                let (both, either, opposite) = (x.clone().and(y.clone()), x.clone().or(y.clone()), x.clone().not());
                let mut on = day("2020-01-01");
                while on < day("2020-01-15") {
                    assert_eq!(both.on(on), x.on(on).and(y.on(on)));
                    assert_eq!(either.on(on), x.on(on).or(y.on(on)));
                    assert_eq!(opposite.on(on), x.on(on).not());
                    on = on.next();
                }
                assert!(both.steps().windows(2).all(|w| w[0].from < w[1].from && w[0].truth != w[1].truth));
            }
        }
    }

    #[test]
    fn a_window_of_one_day_holds_one_step() {
        let on = day("2020-02-15");
        let line = Timeline::span(Window::on(on), day("2020-01-01"), day("2020-02-01"), day("2020-03-31"), day("2020-04-30"));
        assert_eq!(line.steps().len(), 1);
        assert_eq!(line.on(on), True);
    }
}
