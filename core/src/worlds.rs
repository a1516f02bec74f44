//! Where three-valued logic is not exact: the worlds.
//!
//! Three-valued logic forgets that one fact feeds several conditions. Somebody whose foster care
//! ended "some day this year" is in care or left it lately, whatever that day is; yet neither
//! is certain. So, on a day that stays unknown, the rough days and the unknown details of the
//! case are split into pieces within which every condition is settled, and the rule is looked at
//! piece by piece. If it is the same in all, it is settled. What no piece settles (facts that are
//! not known at all) stays unknown: then the outcome is undetermined.
//!
//! Every world of the case is in some piece, so what this settles is never wrong.

use smallvec::SmallVec;

use crate::case::{Case, Detail, Entry, Value};
use crate::condition::{Condition, EntriesOf, Test};
use crate::day::{Day, RoughDay};
use crate::evaluate::{Evaluation, Lens};
use crate::fact::{DetailId, FactId};
use crate::policy::Policies;
use crate::timeline::{Timeline, Window};
use crate::truth::Truth;

/// The most work done for one rule, in pieces of a case with few entries; a piece with many counts
/// for several. Beyond it the answer stays unknown, which is sound.
const MOST_WORK: usize = 4_000;

/// The timeline of "any of these conditions", settled further where the worlds agree.
pub(crate) fn settle(evaluation: &Evaluation<'_>, line: Timeline, conditions: &[&Condition]) -> Timeline {
    let rule = Rule::new(evaluation, conditions);
    if !rule.has_parts_to_split() {
        return line;
    }
    let mut left = MOST_WORK;
    let days = rule.critical_days();
    let mut settled: Vec<(Day, Truth)> = Vec::new();
    for (at, step) in line.steps().iter().enumerate() {
        settled.push((step.from, step.truth));
        if step.truth != Truth::Unknown {
            continue;
        }
        let to = line.steps().get(at + 1).map_or(evaluation.window.to, |next| next.from.previous());
        let inside = days.iter().copied().filter(|day| step.from < *day && *day <= to);
        let starts: Vec<Day> = std::iter::once(step.from).chain(inside).collect();
        for (at, from) in starts.iter().enumerate() {
            let last = starts.get(at + 1).map_or(to, |next| next.previous());
            let mut truth = rule.on(*from, &mut left);
            // Between critical days nothing changes; looking at the last day as well costs little.
            if truth != Truth::Unknown && last != *from && last != Day::NEVER && rule.on(last, &mut left) != truth {
                truth = Truth::Unknown;
            }
            settled.push((*from, truth));
        }
    }
    Timeline::from_steps(evaluation.window, Truth::Unknown, settled)
}

/// The same on the one day of the evaluation, which three-valued logic leaves unknown.
pub(crate) fn settle_on(evaluation: &Evaluation<'_, Truth>, conditions: &[&Condition]) -> Truth {
    let rule = Rule::new(evaluation, conditions);
    if rule.has_parts_to_split() { rule.on(evaluation.window.from, &mut { MOST_WORK }) } else { Truth::Unknown }
}

/// The conditions of a rule, and what in them can be split.
struct Rule<'r> {
    conditions: &'r [&'r Condition],
    case: &'r Case,
    policies: &'r Policies,
    lens: Lens,
    facts: Vec<FactId>,
    months: Vec<u32>,
    ages: Vec<u16>,
    /// The places that tests name, by detail.
    places: Vec<(DetailId, u8)>,
}

impl<'r> Rule<'r> {
    fn new<L>(evaluation: &'r Evaluation<'_, L>, conditions: &'r [&'r Condition]) -> Self {
        let mut rule = Self {
            conditions,
            case: evaluation.case,
            policies: evaluation.policies,
            lens: evaluation.lens,
            facts: Vec::new(),
            months: Vec::new(),
            ages: Vec::new(),
            places: Vec::new(),
        };
        for condition in conditions {
            rule.learn(condition);
        }
        rule
    }

    /// Notes what a condition looks at.
    fn learn(&mut self, condition: &Condition) {
        condition.visit(&mut |condition| match condition {
            Condition::UnderAge(age) => add(&mut self.ages, *age),
            Condition::Holds(fact) | Condition::KnownToHold(fact) => add(&mut self.facts, *fact),
            Condition::Rule(rule) => {
                if let Some(definition) = self.policies.definitions.get(rule.slot) {
                    self.learn(&definition.condition);
                }
            }
            _ => {
                if let Condition::EndedWithin(months, _) | Condition::RunsOrEndedWithin(months, _) = condition {
                    add(&mut self.months, *months);
                }
                if let Condition::RanSinceBirthday(age, _) = condition {
                    add(&mut self.ages, *age);
                }
                if let Some(of) = condition.entries() {
                    self.learn_entries(of);
                }
            }
        });
    }

    fn learn_entries(&mut self, of: &EntriesOf) {
        add(&mut self.facts, of.fact);
        if let Some(evidence) = of.shown_by {
            add(&mut self.facts, evidence.fact);
        }
        self.learn_test(&of.test);
    }

    fn learn_test(&mut self, test: &Test) {
        match test {
            Test::Both(a, b) | Test::Either(a, b) => {
                self.learn_test(a);
                self.learn_test(b);
            }
            Test::Not(test) => self.learn_test(test),
            Test::OneOf { detail, places, .. } => places.iter().for_each(|place| add(&mut self.places, (*detail, *place))),
            _ => {}
        }
    }

    fn entries(&self) -> impl Iterator<Item = &Entry> {
        let histories = self.facts.iter().filter_map(|fact| self.case.history(*fact));
        histories.flat_map(|history| &history.list)
    }

    fn has_parts_to_split(&self) -> bool {
        let rough = |entry: &Entry| {
            entry.start.exact().is_none()
                || entry.end.is_some_and(|end| end.exact().is_none())
                || entry.details.iter().any(|(_, detail)| matches!(detail, Detail::Unknown))
        };
        (!self.ages.is_empty() && self.case.birth.exact().is_none()) || self.entries().any(rough)
    }

    /// The days on which any bound of any part begins or ceases to matter: between two of them
    /// nothing changes.
    fn critical_days(&self) -> Vec<Day> {
        let mut days = Vec::new();
        for entry in self.entries() {
            days.extend([entry.start.earliest, entry.start.latest]);
            let (earliest, latest) = entry.end_bounds();
            for end in [earliest, latest] {
                days.push(end.next());
                days.extend(self.months.iter().map(|months| end.plus_months(*months).next()));
            }
        }
        for age in &self.ages {
            let RoughDay { earliest, latest } = self.case.birth;
            days.extend([earliest.birthday(*age, self.lens.leap), latest.birthday(*age, self.lens.leap)]);
        }
        days.sort_unstable();
        days.dedup();
        days
    }

    /// The truth on one day by worlds.
    fn on(&self, day: Day, left: &mut usize) -> Truth {
        self.look(self.case, day, left).unwrap_or(Truth::Unknown)
    }

    /// The truth on this day if it is the same in every world of this piece.
    fn look(&self, piece: &Case, day: Day, left: &mut usize) -> Option<Truth> {
        *left = left.checked_sub(1 + self.entries().count() / 16)?;
        let on_day: Evaluation<'_, Truth> = Evaluation::new(piece, self.policies, Window::on(day), self.lens).without_worlds();
        let truth = self.conditions.iter().fold(Truth::False, |any, condition| any.or(on_day.timeline(condition)));
        if truth != Truth::Unknown {
            return Some(truth);
        }
        let mut same = None;
        let pieces = self.split(piece, day)?;
        for mut piece in pieces {
            if !piece.tighten() {
                continue;
            }
            let truth = self.look(&piece, day, left)?;
            if same.is_some_and(|same| same != truth) {
                return None;
            }
            same = Some(truth);
        }
        same
    }

    /// The piece in smaller ones, split at one of its parts; `None` where there is nothing to split.
    fn split(&self, piece: &Case, day: Day) -> Option<SmallVec<[Case; 4]>> {
        for fact in &self.facts {
            let Some(history) = piece.history(*fact) else { continue };
            for (at, entry) in history.list.iter().enumerate() {
                for (place, (id, detail)) in entry.details.iter().enumerate() {
                    if matches!(detail, Detail::Unknown)
                        && let Some(choices) = self.choices(*id)
                    {
                        let with = |choice: u8| {
                            let mut piece = piece.clone();
                            if let Some(entry) = entry_mut(&mut piece, *fact, at)
                                && let Some(detail) = entry.details.get_mut(place)
                            {
                                detail.1 = Detail::Choice(choice);
                            }
                            piece
                        };
                        return Some(choices.into_iter().map(with).collect());
                    }
                }
                let with_end = |end: RoughDay| {
                    let mut piece = piece.clone();
                    if let Some(entry) = entry_mut(&mut piece, *fact, at) {
                        entry.end = Some(end);
                    }
                    piece
                };
                if let Some(end) = entry.end {
                    let cuts = self.months.iter().map(|months| first(end, |end| end.plus_months(*months) >= day));
                    if let Some((before, from)) = cuts.chain([first(end, |end| end >= day)]).find_map(|cut| cut_at(end, cut?)) {
                        return Some([with_end(before), with_end(from)].into_iter().collect());
                    }
                }
                if let Some((before, from)) = first(entry.start, |start| start > day).and_then(|cut| cut_at(entry.start, cut)) {
                    let with = |start: RoughDay| {
                        let mut piece = piece.clone();
                        if let Some(entry) = entry_mut(&mut piece, *fact, at) {
                            entry.start = start;
                        }
                        piece
                    };
                    return Some([with(before), with(from)].into_iter().collect());
                }
            }
        }
        let cuts = self.ages.iter().map(|age| first(piece.birth, |birth| birth.birthday(*age, self.lens.leap) > day));
        let (before, from) = cuts.into_iter().find_map(|cut| cut_at(piece.birth, cut?))?;
        let with = |birth: RoughDay| {
            let mut piece = piece.clone();
            piece.birth = birth;
            piece
        };
        Some([with(before), with(from)].into_iter().collect())
    }

    /// The choices that tests name for a detail, and one that none names.
    fn choices(&self, detail: DetailId) -> Option<Vec<u8>> {
        let mut choices: Vec<u8> = self.places.iter().filter(|(id, _)| *id == detail).map(|(_, place)| *place).collect();
        if choices.is_empty() {
            return None;
        }
        choices.extend((0..=u8::MAX).find(|place| !choices.contains(place)));
        Some(choices)
    }
}

fn entry_mut(case: &mut Case, fact: FactId, at: usize) -> Option<&mut Entry> {
    case.facts.iter_mut().find(|(id, _)| *id == fact).and_then(|(_, value)| match value {
        Value::History(history) => history.list.get_mut(at),
        _ => None,
    })
}

/// The first of the days for which `holds`, which once true stays true.
fn first(days: RoughDay, holds: impl Fn(Day) -> bool) -> Option<Day> {
    let (mut low, mut high) = (days.earliest, days.latest);
    if !holds(high) {
        return None;
    }
    while low < high {
        let middle = low.midpoint(high);
        if holds(middle) { high = middle } else { low = middle.next() }
    }
    Some(low)
}

/// The days before the cut and those from it on, if there are any of both.
fn cut_at(days: RoughDay, cut: Day) -> Option<(RoughDay, RoughDay)> {
    let inside = days.earliest < cut && cut <= days.latest;
    inside.then(|| (RoughDay { latest: cut.previous(), ..days }, RoughDay { earliest: cut, ..days }))
}

fn add<T: PartialEq>(items: &mut Vec<T>, item: T) {
    if !items.contains(&item) {
        items.push(item);
    }
}
