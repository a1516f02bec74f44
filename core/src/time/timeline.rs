//! A value for every day, and the same on one day alone.

use crate::lists::order;
use crate::lists::short::Short;
use crate::time::day::Day;
use crate::time::steps::{Step, Steps};
use crate::time::truth::Truth;

/// The days an evaluation looks at, both included.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Window {
    pub(crate) from: Day,
    pub(crate) to: Day,
}

impl Window {
    /// Every day that a case can speak of, and all that follow.
    #[cfg(test)]
    pub(crate) const ALL: Self = Self { from: Day::FIRST, to: Day::NEVER };

    /// One day alone.
    pub(crate) fn on(day: Day) -> Self {
        Self { from: day, to: day }
    }
}

/// What a condition is: on every day of a window, or, for speed, on one day alone. Conditions are
/// evaluated by one and the same code over either.
pub(crate) trait Line: Clone {
    /// The same truth on every day.
    fn constant(window: Window, truth: Truth) -> Self;
    /// `first` until the first change, then each change in turn; the changes come in ascending
    /// order (one that is earlier than its forerunner replaces it).
    fn of<const N: usize>(window: Window, first: Truth, changes: [(Day, Truth); N]) -> Self {
        Self::of_days(window, first, changes)
    }
    /// The same from any number of changes.
    fn of_days(window: Window, first: Truth, changes: impl IntoIterator<Item = (Day, Truth)>) -> Self;
    /// The same truth throughout, if it is.
    fn only(&self) -> Option<Truth>;
    /// Whether it is unknown on some day.
    fn is_open(&self) -> bool;
    /// The truth on a day of the window.
    fn at(&self, day: Day) -> Truth;
    /// Day by day, both joined.
    fn joined(&self, other: &Self, join: fn(Truth, Truth) -> Truth) -> Self;
    /// Day by day, the opposite.
    fn not(self) -> Self;

    /// Where at least so many of these are.
    fn at_least(window: Window, least: usize, all: &[Bounds]) -> Self;

    /// Where this is.
    fn bounds(window: Window, bounds: Bounds) -> Self {
        let Bounds { from, sure_from, sure_to, to } = bounds;
        let after = |day: Day| if day == Day::NEVER { day } else { day.next() };
        if from > to {
            Self::constant(window, Truth::False)
        } else if sure_from > sure_to {
            Self::of(window, Truth::False, [(from, Truth::Unknown), (after(to), Truth::False)])
        } else if from == sure_from && sure_to == to {
            Self::of(window, Truth::False, [(from, Truth::True), (after(to), Truth::False)])
        } else {
            let changes =
                [(from, Truth::Unknown), (sure_from, Truth::True), (after(sure_to), Truth::Unknown), (after(to), Truth::False)];
            Self::of(window, Truth::False, changes)
        }
    }
}

/// The days on which something is: possible in `from..=to`, certain in `sure_from..=sure_to` (which may be empty).
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bounds {
    pub(crate) from: Day,
    pub(crate) sure_from: Day,
    pub(crate) sure_to: Day,
    pub(crate) to: Day,
}

impl Bounds {
    /// On no day.
    pub(crate) const NOWHERE: Self = Self { from: Day::NEVER, ..Self::possible(Day::NEVER, Day::FIRST) };

    /// Possible on these days, and certain on none.
    pub(crate) const fn possible(from: Day, to: Day) -> Self {
        Self { from, sure_from: Day::NEVER, sure_to: Day::FIRST, to }
    }

    /// The same, and certain on no day.
    pub(crate) fn unsure(self) -> Self {
        Self::possible(self.from, self.to)
    }

    fn on(&self, day: Day) -> Truth {
        if self.sure_from <= day && day <= self.sure_to {
            Truth::True
        } else if self.from <= day && day <= self.to {
            Truth::Unknown
        } else {
            Truth::False
        }
    }
}

/// Truth on the one day that the window holds.
impl Line for Truth {
    fn constant(_: Window, truth: Truth) -> Self {
        truth
    }

    fn of_days(window: Window, first: Truth, changes: impl IntoIterator<Item = (Day, Truth)>) -> Self {
        let passed = |(from, _): &(Day, Truth)| *from <= window.from && *from != Day::NEVER;
        changes.into_iter().filter(passed).last().map_or(first, |(_, truth)| truth)
    }

    fn at_least(window: Window, least: usize, all: &[Bounds]) -> Self {
        if least == 1 {
            return all.iter().fold(Self::False, |any, bounds| any.max(bounds.on(window.from)));
        }
        let at_least = |what: Truth| all.iter().filter(|bounds| bounds.on(window.from) >= what).take(least).count() == least;
        if at_least(Self::True) {
            Self::True
        } else if at_least(Self::Unknown) {
            Self::Unknown
        } else {
            Self::False
        }
    }

    fn bounds(window: Window, bounds: Bounds) -> Self {
        bounds.on(window.from)
    }

    fn only(&self) -> Option<Truth> {
        Some(*self)
    }

    fn is_open(&self) -> bool {
        *self == Self::Unknown
    }

    fn at(&self, _: Day) -> Truth {
        *self
    }

    fn joined(&self, other: &Self, join: fn(Truth, Truth) -> Truth) -> Self {
        join(*self, *other)
    }

    fn not(self) -> Self {
        Truth::not(self)
    }
}

/// A day with what it adds to the number of what is possible, and of what is sure.
type Change = (Day, i32, i32);

/// So many changes are counted day by day: there are fewer days than that.
const MANY: usize = 4_096;

/// Puts changes in the order of their days.
fn in_order(changes: &mut Short<Change, 16>) {
    changes.retain(|(day, ..)| *day != Day::NEVER);
    let days = || changes.iter().map(|(day, ..)| *day);
    let (Some(first), Some(last)) = (days().min(), days().max()) else { return };
    let Ok(last) = usize::try_from(first.days_until(last)) else { return };
    if changes.len() < MANY || last > 32 * changes.len() {
        order::sort_by_key(changes, |(day, ..)| *day);
        return;
    }
    let mut of_days: Vec<(i32, i32)> = vec![(0, 0); last + 1];
    for (day, possible, sure) in changes.drain(..) {
        let place = usize::try_from(first.days_until(day)).ok().and_then(|at| of_days.get_mut(at));
        if let Some((all_possible, all_sure)) = place {
            *all_possible += possible;
            *all_sure += sure;
        }
    }
    let changed = (0..).zip(of_days).filter(|(_, change)| *change != (0, 0));
    changes.extend(changed.map(|(at, (possible, sure))| (first.plus_days(at), possible, sure)));
}

/// A truth for every day of a window, stored as the days on which it changes: there can be no
/// gap and no overlap.
///
/// INVARIANT: the first step begins with the window, days ascend, neighbours differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Timeline {
    steps: Steps,
}

impl Line for Timeline {
    fn constant(window: Window, truth: Truth) -> Self {
        Self { steps: Steps::one(Step { from: window.from, truth }) }
    }

    fn of_days(window: Window, first: Truth, changes: impl IntoIterator<Item = (Day, Truth)>) -> Self {
        let mut line = Self::constant(window, first);
        for (from, truth) in changes {
            line.push(Step { from: from.max(window.from), truth }, window);
        }
        line
    }

    fn at_least(window: Window, least: usize, all: &[Bounds]) -> Self {
        match all {
            [] => return Self::constant(window, Truth::False),
            [bounds] if least == 1 => return Self::bounds(window, *bounds),
            _ => {}
        }
        let mut changes: Short<Change, 16> = Short::new();
        for bounds in all.iter().filter(|bounds| bounds.from <= bounds.to && bounds.to >= window.from) {
            changes.extend([(bounds.from, 1, 0), (bounds.to.next(), -1, 0)]);
            if bounds.sure_from <= bounds.sure_to {
                changes.extend([(bounds.sure_from, 0, 1), (bounds.sure_to.next(), 0, -1)]);
            }
        }
        in_order(&mut changes);
        let least = i32::try_from(least).unwrap_or(i32::MAX);
        let (mut possible, mut sure) = (0, 0);
        let truths = changes.into_iter().map(|(day, more_possible, more_sure)| {
            possible += more_possible;
            sure += more_sure;
            let truth = if sure >= least {
                Truth::True
            } else if possible >= least {
                Truth::Unknown
            } else {
                Truth::False
            };
            (day, truth)
        });
        Self::of_days(window, Truth::False, truths)
    }

    fn only(&self) -> Option<Truth> {
        match self.steps() {
            [step] => Some(step.truth),
            _ => None,
        }
    }

    fn is_open(&self) -> bool {
        self.steps().iter().any(|step| step.truth == Truth::Unknown)
    }

    fn at(&self, day: Day) -> Truth {
        self.on(day)
    }

    fn joined(&self, other: &Self, join: fn(Truth, Truth) -> Truth) -> Self {
        let (mut left, mut right) = (self.steps(), other.steps());
        let (mut a, mut b) = (Truth::False, Truth::False);
        let mut joined: Option<Steps> = None;
        loop {
            let from = match (left.first(), right.first()) {
                (Some(l), Some(r)) => l.from.min(r.from),
                (Some(l), None) => l.from,
                (None, Some(r)) => r.from,
                // INVARIANT: no line is without steps.
                (None, None) => return joined.map_or_else(|| self.clone(), |steps| Self { steps }),
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
            let step = Step { from, truth: join(a, b) };
            match &mut joined {
                None => joined = Some(Steps::one(step)),
                Some(steps) if steps.as_slice().last().is_none_or(|last| last.truth != step.truth) => steps.push(step),
                Some(_) => {}
            }
        }
    }

    fn not(mut self) -> Self {
        for step in self.steps.as_mut_slice() {
            step.truth = step.truth.not();
        }
        self
    }
}

impl Timeline {
    fn push(&mut self, step: Step, window: Window) {
        if step.from > window.to || step.from == Day::NEVER {
            return;
        }
        while self.steps().last().is_some_and(|last| last.from >= step.from) {
            self.steps.pop();
        }
        if self.steps().last().is_none_or(|last| last.truth != step.truth) {
            self.steps.push(step);
        }
    }

    /// The truth on this day of the window.
    pub(crate) fn on(&self, day: Day) -> Truth {
        let passed = self.steps().partition_point(|step| step.from <= day);
        passed.checked_sub(1).and_then(|at| self.steps().get(at)).map_or(Truth::Unknown, |step| step.truth)
    }

    /// The steps, in order.
    pub(crate) fn steps(&self) -> &[Step] {
        self.steps.as_slice()
    }

    /// Visits the stretches in which this and another line (where there is one) both stay as they are.
    pub(crate) fn each_stretch(&self, other: Option<&Self>, mut visit: impl FnMut(Day, Day, Truth, Option<Truth>)) {
        let Some(other) = other else {
            for (at, step) in self.steps().iter().enumerate() {
                let to = self.steps().get(at + 1).map_or(Day::NEVER, |next| next.from.previous());
                visit(step.from, to, step.truth, None);
            }
            return;
        };
        let mut days: Short<Day, 12> = self.steps().iter().chain(other.steps()).map(|step| step.from).collect();
        order::sort(&mut days);
        days.dedup();
        for (at, from) in days.iter().enumerate() {
            let to = days.get(at + 1).map_or(Day::NEVER, |next| next.previous());
            visit(*from, to, self.on(*from), Some(other.on(*from)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Bounds, Line, Timeline, Window};
    use crate::time::day::Day;
    use crate::time::truth::Truth::{self, False, True, Unknown};

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn span(from: Day, sure_from: Day, sure_to: Day, to: Day) -> Timeline {
        Timeline::bounds(Window::ALL, Bounds { from, sure_from, sure_to, to })
    }

    #[test]
    fn a_rough_span_is_unknown_at_its_edges_and_sure_between() {
        let line = span(day("2020-01-01"), day("2020-02-01"), day("2020-03-31"), day("2020-04-30"));
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
            span(a, b, c, d),
            span(b, b, d, d),
            span(a, c, b, d),
            Timeline::constant(Window::ALL, Unknown),
            Timeline::constant(Window::ALL, True),
            Timeline::constant(Window::ALL, False),
        ];
        for x in &lines {
            for y in &lines {
                let (both, either, opposite) = (x.joined(y, Truth::and), x.joined(y, Truth::or), x.clone().not());
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
    fn so_many_at_once_are_counted_day_by_day() {
        let days: Vec<Day> = (1..=12).map(|n| Day::new(2020, 1, n).unwrap()).collect();
        let bounds =
            |a: usize, b: usize, c: usize, d: usize| Bounds { from: days[a], sure_from: days[b], sure_to: days[c], to: days[d] };
        let all = [
            bounds(1, 2, 5, 7),
            bounds(3, 3, 9, 9),
            bounds(2, 6, 4, 8),
            Bounds::possible(days[5], Day::NEVER),
            Bounds { from: days[4], sure_from: days[8], sure_to: Day::NEVER, to: Day::NEVER },
            Bounds::NOWHERE,
        ];
        for least in 1..=5 {
            let line = Timeline::at_least(Window::ALL, least, &all);
            for on in &days {
                let count = |what| all.iter().filter(|bounds| bounds.on(*on) >= what).count() >= least;
                let truth = if count(True) {
                    True
                } else if count(Unknown) {
                    Unknown
                } else {
                    False
                };
                assert_eq!(line.on(*on), truth, "{least} on {on}");
                assert_eq!(<super::Truth as Line>::at_least(Window::on(*on), least, &all), truth, "{least} on {on}");
            }
        }
    }

    #[test]
    fn many_at_once_are_joined_like_few() {
        // Every day of 2020 to 2029 begins one of 1 to 40 days, rough by up to 9.
        let first = day("2020-01-01");
        let all: Vec<Bounds> = (0..3_650_i64)
            .map(|n| {
                let (from, rough) = (first.plus_days(n * 7 % 3_650), n % 10);
                let to = from.plus_days(rough + n % 40);
                Bounds { from, sure_from: from.plus_days(rough), sure_to: to.plus_days(-rough), to }
            })
            .collect();
        let (many, few) = (&all, &all[..500]);
        for (all, least) in [(many, 1), (many, 18), (many, 25), (&few.to_vec(), 1), (&few.to_vec(), 3)] {
            let line = Timeline::at_least(Window::ALL, least, all);
            for on in (0..3_800).step_by(11).map(|n| first.plus_days(n - 5)) {
                let truth = <super::Truth as Line>::at_least(Window::on(on), least, all);
                assert_eq!(line.on(on), truth, "{} of which {least} on {on}", all.len());
            }
        }
    }

    #[test]
    fn a_line_of_many_steps_is_like_one_of_few() {
        let days: Vec<Day> = (1..=28).map(|n| Day::new(2020, 1, n).unwrap()).collect();
        for count in 0..=28 {
            let truth = |at: usize| if at.is_multiple_of(2) { True } else { Unknown };
            let changes = || days.iter().take(count).enumerate().map(|(at, day)| (*day, truth(at)));
            let line = Timeline::of_days(Window::ALL, False, changes());
            assert_eq!(line.steps().len(), count + 1);
            assert!(changes().all(|(day, truth)| line.on(day) == truth));
            // A change that is earlier than those before it replaces them.
            let cut = Timeline::of_days(Window::ALL, False, changes().chain([(days[0], False)]));
            assert_eq!(cut, Timeline::constant(Window::ALL, False), "{count}");
        }
    }

    #[test]
    fn truth_on_one_day_is_the_timeline_on_that_day() {
        let days = ["2020-01-01", "2020-02-01", "2020-03-31", "2020-04-30"].map(day);
        for from in days {
            for sure_from in days {
                for sure_to in days {
                    for to in [days[0], days[3], Day::NEVER] {
                        let line = span(from, sure_from, sure_to, to);
                        for on in days.iter().flat_map(|day| [day.previous(), *day, day.next()]) {
                            if from <= sure_from && sure_to <= to {
                                let bounds = Bounds { from, sure_from, sure_to, to };
                                assert_eq!(<super::Truth as Line>::bounds(Window::on(on), bounds), line.on(on));
                            }
                        }
                    }
                }
            }
        }
    }
}
