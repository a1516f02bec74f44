//! Worlds made up once for many members: what those facts can be of which nothing is known.
//!
//! Of most facts, a roster says nothing of any member. What is made up of them hangs on the as-of day alone, if it begins
//! after every birth that is looked at: so it is made up once, and is as good a world for the next member.

use std::cell::RefCell;

use crate::facts::Shape;
use crate::lists::order;
use crate::logic::{Lanes, MOST_LANES};
use crate::rules::{Dependencies, FormulaId};
use crate::time::{Day, Truth};
use crate::worlds::budget::Found;
use crate::worlds::dice::WorldSet;
use crate::worlds::model::Worlds;
use crate::worlds::sample::{MadeUpGroup, Sample};
use crate::worlds::sampling::births;
use crate::worlds::solver::Solver;

/// What is made up once begins so many days before the as-of day, at the earliest.
const LONG_AGO: i64 = 400;

/// What was made up of groups of which nothing is known.
#[derive(Clone, Debug, Default)]
pub(crate) struct Prepared {
    as_of: Option<Day>,
    made_up: Vec<Option<MadeUpGroup>>,
    lines: Vec<Option<Vec<(Day, WorldSet)>>>,
}

impl Worlds<'_> {
    /// Looks at formulas on these days alone, in a sample of worlds of which some were prepared for other cases.
    pub(crate) fn on_days(&self, days: &[Day], prepared: &mut Prepared) {
        let as_of = self.case().as_of;
        if prepared.as_of != Some(as_of) || prepared.made_up.len() != self.policies.formulas.groups.len() {
            let formulas = &self.policies.formulas;
            let made_up = formulas.groups.iter().map(|_| None).collect();
            *prepared = Prepared { as_of: Some(as_of), made_up, lines: formulas.atoms.iter().map(|_| None).collect() };
        }
        let long_ago = as_of.plus_days(-LONG_AGO);
        let shared = if self.case().birth.latest <= long_ago { self.blank() } else { 0 };
        let sample = Sample {
            shared,
            shared_made_up: std::mem::take(&mut prepared.made_up),
            shared_lines: std::mem::take(&mut prepared.lines),
            born_long_ago: vec![(long_ago, WorldSet::MAX)],
            ..Sample::new(self, days.to_vec(), births(self.case().birth))
        };
        // It was not looked for before.
        let _ = self.sample.set(Some(Box::new(RefCell::new(sample))));
    }

    /// Gives back what was prepared, for the next case.
    pub(crate) fn give_back(self, prepared: &mut Prepared) {
        if let Some(Some(sample)) = self.sample.into_inner() {
            let Sample { shared_made_up, shared_lines, .. } = sample.into_inner();
            (prepared.made_up, prepared.lines) = (shared_made_up, shared_lines);
        }
    }

    /// The groups of which no fact is given, one bit each; none where a case gives lists that tests compare with.
    fn blank(&self) -> u128 {
        *self.blank.get_or_init(|| self.groups_not_given())
    }

    fn groups_not_given(&self) -> u128 {
        let facts = &self.case().facts;
        if facts.iter().any(|(fact, _)| matches!(fact.entry().shape, Shape::Texts)) {
            return 0;
        }
        // A snapshot has room for no more.
        let groups = self.policies.formulas.groups.iter().enumerate().take(128);
        groups
            .filter(|(_, group)| group.facts.iter().all(|fact| !facts.iter().any(|(given, _)| given == fact)))
            .fold(0, |all, (at, _)| all | 1 << at)
    }
}

impl Solver<'_, '_> {
    /// The days from the as-of day on before which something may turn, that day first; `None` where there are more than
    /// can be looked at together, or where no sample of worlds is made.
    pub(crate) fn lanes(&self, dependencies: &Dependencies, turns: impl Iterator<Item = Day>) -> Option<Vec<Day>> {
        if !self.worlds.can_be_sampled() {
            return None;
        }
        let as_of = self.worlds.case().as_of;
        // What is not given begins and ends at no day of its own, but for the birth.
        let groups = dependencies.groups & !self.worlds.blank();
        // This is no work that an evaluation could do without.
        let left = self.worlds.budget.begin_unbounded();
        let days = self.critical_days_of(dependencies, groups, true);
        self.worlds.budget.go_on(left);
        let mut days = days.ok()?;
        days.extend(turns);
        days.retain(|day| as_of < *day && *day != Day::NEVER);
        days.push(as_of);
        order::sort(&mut days);
        days.dedup();
        (days.len() <= MOST_LANES).then_some(days)
    }

    /// What a formula is on one of the days, settled as far as all worlds agree.
    pub(crate) fn on_lane(&self, lanes: &mut Lanes<'_, '_>, id: FormulaId, lane: usize) -> Truth {
        let known = lanes.get(id).at(lane);
        let (Truth::Unknown, Some(from)) = (known, lanes.days.get(lane).copied()) else { return known };
        let open = lanes.shown_open(id).unwrap_or_else(|| {
            let open = self.sampled(id).map_or(0, |sampled| sampled.open_days());
            lanes.show_open(id, open);
            open
        });
        if open >> lane & 1 == 1 {
            return Truth::Unknown;
        }
        // What follows from parts that are settled needs no search.
        for named in lanes.named(id) {
            self.on_lane(lanes, named, lane);
        }
        let mut truth = lanes.what_follows(id).at(lane);
        if truth == Truth::Unknown {
            truth = self.search_for(lanes, id, lane, from).unwrap_or(Truth::Unknown);
        }
        lanes.set(id, lanes.get(id).settled(lane, truth));
        truth
    }

    fn search_for(&self, lanes: &Lanes<'_, '_>, id: FormulaId, lane: usize, from: Day) -> Found<Truth> {
        let Some(formula) = self.worlds.policies.formulas.get(id) else { return Ok(Truth::Unknown) };
        let to = lanes.days.get(lane + 1).map_or(Day::NEVER, |next| next.previous());
        self.worlds.budget.begin_to_settle();
        self.truth_between(id, &formula.dependencies, from, to)
    }
}
