//! Where three-valued logic is not exact: the worlds.
//!
//! Three-valued logic forgets that one fact feeds several conditions. Somebody whose foster care
//! ended "some day this year" is in care or left it lately, whatever that day is; yet neither
//! is certain. So, on a day that stays unknown, the rough days and the unknown details of the
//! case are split into pieces within which every condition is settled, and the rule is looked at
//! piece by piece. What an incomplete history may hide is spelled out as entries that may be, one of
//! each kind that makes a difference. If the rule is the same in all pieces, it is settled. A fact
//! that is used once only needs none of this: where it leaves a piece unknown, the rule can be both.
//!
//! Every world of the case is in some piece, so what this settles is never wrong.

use smallvec::SmallVec;

use crate::case::{Case, Detail, Entries, Entry, Value};
use crate::condition::{Condition, Test};
use crate::day::{Day, RoughDay};
use crate::evaluate::{Evaluation, Lens};
use crate::fact::{DetailId, FactId};
use crate::policy::Policies;
use crate::timeline::{Timeline, Window};
use crate::truth::Truth;

/// The most work done for one rule, in pieces of a case with few entries; a piece with many counts
/// for several. Beyond it the answer stays unknown, which is sound.
const MOST_WORK: usize = 4_000;

/// The most splits inside one another: recursion must fit a small stack, in a browser too.
const MOST_SPLITS: usize = 40;

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
    /// The facts looked at, each with how often. A fact that is used once needs no worlds.
    facts: Vec<(FactId, usize)>,
    birth_uses: usize,
    months: Vec<u32>,
    ages: Vec<u16>,
    /// Ages since which a history is looked at.
    since: Vec<u16>,
    /// The tests of entries, by fact.
    tests: Vec<(FactId, Test)>,
}

impl<'r> Rule<'r> {
    fn new<L>(evaluation: &'r Evaluation<'_, L>, conditions: &'r [&'r Condition]) -> Self {
        let mut rule = Self {
            conditions,
            case: evaluation.case,
            policies: evaluation.policies,
            lens: evaluation.lens,
            facts: Vec::new(),
            birth_uses: 0,
            months: Vec::new(),
            ages: Vec::new(),
            since: Vec::new(),
            tests: Vec::new(),
        };
        for condition in conditions {
            rule.learn(condition);
        }
        rule
    }

    /// Notes what a condition looks at.
    fn learn(&mut self, condition: &Condition) {
        condition.visit(&mut |condition| match condition {
            Condition::UnderAge(age) => {
                self.birth_uses += 1;
                add(&mut self.ages, *age);
            }
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
                    self.birth_uses += 1;
                    add(&mut self.ages, *age);
                    add(&mut self.since, *age);
                }
                if let Some(of) = condition.entries() {
                    self.uses(of.fact);
                    if let Some(evidence) = of.shown_by {
                        self.uses(evidence.fact);
                    }
                    self.tests.push((of.fact, of.test.clone()));
                }
            }
        });
    }

    fn uses(&mut self, fact: FactId) {
        match self.facts.iter_mut().find(|(known, _)| *known == fact) {
            Some((_, uses)) => *uses += 1,
            None => self.facts.push((fact, 1)),
        }
    }

    /// The facts that are used more than once.
    fn reused(&self) -> impl Iterator<Item = FactId> {
        self.facts.iter().filter(|(_, uses)| *uses > 1).map(|(fact, _)| *fact)
    }

    fn entries<'p>(&self, piece: &'p Case) -> impl Iterator<Item = &'p Entry> {
        self.reused().filter_map(|fact| piece.history(fact)).flat_map(|history| &history.list)
    }

    /// Whether anything is used twice and not known.
    fn has_parts_to_split(&self) -> bool {
        let rough = |entry: &Entry| {
            entry.start.exact().is_none()
                || entry.end.is_some_and(|end| end.exact().is_none())
                || entry.details.iter().any(|(_, detail)| matches!(detail, Detail::Unknown))
        };
        let hides = |fact: FactId| self.case.history(fact).is_none_or(|history| !history.complete);
        (self.birth_uses > 1 && self.case.birth.exact().is_none())
            || self.entries(self.case).any(rough)
            || self.reused().any(|fact| hides(fact) && self.kinds_of_entry(fact).is_some())
    }

    fn birthday(&self, birth: Day, age: u16) -> Day {
        birth.birthday(age, self.lens.leap)
    }

    /// The days on which any bound of any part begins or ceases to matter: between two of them
    /// nothing changes.
    fn critical_days(&self) -> Vec<Day> {
        let RoughDay { earliest, latest } = self.case.birth;
        let as_of = self.case.as_of;
        let mut days = vec![earliest, earliest.next(), as_of, as_of.next()];
        let mut births = vec![earliest, latest];
        let ends = self.entries(self.case).map(Entry::end_bounds).chain([(as_of.previous(), as_of.previous())]);
        for (end_earliest, end_latest) in ends {
            for end in [end_earliest, end_latest].into_iter().filter(|end| *end != Day::NEVER) {
                days.push(end.next());
                days.extend(self.months.iter().map(|months| end.plus_months(*months).next()));
                // Whoever is born before a certain day had the birthday before this end.
                for age in &self.since {
                    if let Some(birth) = first(self.case.birth, |birth| self.birthday(birth, *age) > end) {
                        births.extend([birth.previous(), birth]);
                    }
                }
            }
        }
        days.extend(self.entries(self.case).flat_map(|entry| [entry.start.earliest, entry.start.latest]));
        days.extend(births.iter().flat_map(|birth| self.ages.iter().map(|age| self.birthday(*birth, *age))));
        days.sort_unstable();
        days.dedup();
        days
    }

    /// The truth on one day by worlds.
    fn on(&self, day: Day, left: &mut usize) -> Truth {
        self.look(self.case, day, MOST_SPLITS, left).unwrap_or(Truth::Unknown)
    }

    /// The truth on this day if it is the same in every world of this piece.
    fn look(&self, piece: &Case, day: Day, splits: usize, left: &mut usize) -> Option<Truth> {
        *left = left.checked_sub(1 + self.entries(piece).count() / 16)?;
        let on_day: Evaluation<'_, Truth> = Evaluation::new(piece, self.policies, Window::on(day), self.lens).without_worlds();
        let truth = self.conditions.iter().fold(Truth::False, |any, condition| any.or(on_day.timeline(condition)));
        if truth != Truth::Unknown {
            return Some(truth);
        }
        let splits = splits.checked_sub(1)?;
        let mut same = None;
        for mut piece in self.split(piece, day)? {
            if !piece.tighten() {
                continue;
            }
            let truth = self.look(&piece, day, splits, left)?;
            if same.is_some_and(|same| same != truth) {
                return None;
            }
            same = Some(truth);
        }
        same
    }

    /// The piece in smaller ones, split at one of its parts; `None` where there is nothing to split.
    fn split(&self, piece: &Case, day: Day) -> Option<Pieces> {
        for fact in self.reused() {
            if let Some(spelled_out) = self.spell_out(piece, fact, day) {
                return Some([spelled_out].into_iter().collect());
            }
            for (at, entry) in piece.history(fact).into_iter().flat_map(|history| &history.list).enumerate() {
                if entry.maybe {
                    let there = with_entry(piece, fact, at, |entry| entry.maybe = false);
                    let mut gone = piece.clone();
                    if let Some(history) = history_mut(&mut gone, fact) {
                        history.list.remove(at);
                    }
                    return Some([there, gone].into_iter().collect());
                }
                if let Some(pieces) = self.split_entry(piece, fact, at, entry, day) {
                    return Some(pieces);
                }
            }
        }
        self.split_birth(piece, day)
    }

    /// At a detail, the end or the start of an entry, where a condition turns.
    fn split_entry(&self, piece: &Case, fact: FactId, at: usize, entry: &Entry, day: Day) -> Option<Pieces> {
        for (place, (id, detail)) in entry.details.iter().enumerate() {
            if matches!(detail, Detail::Unknown) {
                let with = |choice: &u8| {
                    with_entry(piece, fact, at, |entry| {
                        if let Some(detail) = entry.details.get_mut(place) {
                            detail.1 = Detail::Choice(*choice);
                        }
                    })
                };
                return Some(self.choices(fact, *id).iter().map(with).collect());
            }
        }
        if let Some(end) = entry.end {
            let months = self.months.iter().map(|months| first(end, |end| end.plus_months(*months) >= day));
            let birthdays = self.since.iter().flat_map(|age| {
                [piece.birth.earliest, piece.birth.latest].map(|birth| first(end, |end| end >= self.birthday(birth, *age)))
            });
            let cuts = months.chain([first(end, |end| end >= day)]).chain(birthdays);
            if let Some((before, from)) = cuts.into_iter().find_map(|cut| cut_at(end, cut?)) {
                return Some(
                    [before, from].map(|end| with_entry(piece, fact, at, |entry| entry.end = Some(end))).into_iter().collect(),
                );
            }
        }
        let (before, from) = cut_at(entry.start, first(entry.start, |start| start > day)?)?;
        Some([before, from].map(|start| with_entry(piece, fact, at, |entry| entry.start = start)).into_iter().collect())
    }

    /// At a birth for which a birthday, or a birthday in care, falls to the other side.
    fn split_birth(&self, piece: &Case, day: Day) -> Option<Pieces> {
        let ages = self.ages.iter().map(|age| first(piece.birth, |birth| self.birthday(birth, *age) > day));
        let in_care = self.entries(piece).flat_map(|entry| {
            let (earliest, latest) = entry.end_bounds();
            [earliest, latest]
                .into_iter()
                .flat_map(|end| self.since.iter().map(move |age| first(piece.birth, |birth| self.birthday(birth, *age) > end)))
        });
        let (before, from) = ages.chain(in_care).find_map(|cut| cut_at(piece.birth, cut?))?;
        let with = |birth: RoughDay| {
            let mut piece = piece.clone();
            piece.birth = birth;
            piece
        };
        Some([before, from].map(with).into_iter().collect())
    }

    /// The piece with what a history may hide spelled out: for each kind of entry that makes a
    /// difference on this day, one entry that may be. (More of one kind would make no difference.)
    fn spell_out(&self, piece: &Case, fact: FactId, day: Day) -> Option<Case> {
        let history = piece.history(fact);
        if history.is_some_and(|history| history.complete || history.spelled_out) {
            return None;
        }
        let kinds = self.kinds_of_entry(fact)?;
        let born = if fact.is_members() { piece.birth.earliest } else { Day::FIRST };
        let last_start = day.min(piece.as_of);
        let mut list = history.map(|history| history.list.clone()).unwrap_or_default();
        let mut ends: Vec<Option<RoughDay>> = vec![None];
        if born < piece.as_of {
            ends.extend(
                self.cells(RoughDay { earliest: born, latest: piece.as_of.previous() }, piece.birth, day).into_iter().map(Some),
            );
        }
        for end in ends {
            let latest = end.map_or(last_start, |end| end.latest.min(last_start));
            if born <= latest {
                let start = RoughDay { earliest: born, latest };
                list.extend(kinds.iter().map(|details| Entry { start, end, details: details.clone(), maybe: true }));
            }
        }
        let mut piece = piece.clone();
        let under_entries = history.is_some_and(|history| history.under_entries);
        piece.put(fact, Value::History(Entries { list, complete: false, under_entries, spelled_out: true }));
        Some(piece)
    }

    /// The days on which an entry can have ended, cut where a condition turns.
    fn cells(&self, days: RoughDay, birth: RoughDay, day: Day) -> Vec<RoughDay> {
        let mut cuts: Vec<Day> =
            self.months.iter().filter_map(|months| first(days, |end| end.plus_months(*months) >= day)).collect();
        cuts.extend(first(days, |end| end >= day));
        if let Some(birth) = birth.exact() {
            cuts.extend(self.since.iter().filter_map(|age| first(days, |end| end >= self.birthday(birth, *age))));
        }
        cuts.sort_unstable();
        let mut cells = Vec::new();
        let mut rest = days;
        for cut in cuts {
            if let Some((before, from)) = cut_at(rest, cut) {
                cells.push(before);
                rest = from;
            }
        }
        cells.push(rest);
        cells
    }

    /// The kinds of entry that the tests of a fact tell apart, without those that pass none; `None`
    /// where a test looks at more than choices.
    fn kinds_of_entry(&self, fact: FactId) -> Option<Vec<Details>> {
        let mut looked_at = Vec::new();
        for (_, test) in self.tests.iter().filter(|(of, _)| *of == fact) {
            if !details_of(test, &mut looked_at) {
                return None;
            }
        }
        let mut all: Vec<Details> = vec![Details::new()];
        for detail in looked_at {
            let not_given = if detail.entry().required { Vec::new() } else { all.clone() };
            let choices = self.choices(fact, detail);
            let given = all.iter().flat_map(|details| {
                choices.iter().map(move |choice| {
                    let mut details = details.clone();
                    details.push((detail, Detail::Choice(*choice)));
                    details
                })
            });
            all = given.chain(not_given).collect();
        }
        let reader: Evaluation<'_, Truth> = Evaluation::new(self.case, self.policies, Window::on(self.case.as_of), self.lens);
        let mut told_apart: Vec<(Vec<Truth>, Details)> = Vec::new();
        for details in all {
            let entry = Entry { start: RoughDay::UNKNOWN, end: None, details, maybe: true };
            let tests = self.tests.iter().filter(|(of, _)| *of == fact);
            let passes: Vec<Truth> = tests.map(|(_, test)| reader.passes(test, &entry)).collect();
            if passes.contains(&Truth::True) && !told_apart.iter().any(|(known, _)| *known == passes) {
                told_apart.push((passes, entry.details));
            }
        }
        Some(told_apart.into_iter().map(|(_, details)| details).collect())
    }

    /// The choices that tests of a fact name for a detail, and one that none names.
    fn choices(&self, fact: FactId, detail: DetailId) -> Vec<u8> {
        let mut choices = Vec::new();
        for (_, test) in self.tests.iter().filter(|(of, _)| *of == fact) {
            test.visit(&mut |test| {
                if let Test::OneOf { detail: of, places, .. } = test
                    && *of == detail
                {
                    places.iter().for_each(|place| add(&mut choices, *place));
                }
            });
        }
        choices.extend((0..=u8::MAX).find(|place| !choices.contains(place)));
        choices
    }
}

type Pieces = SmallVec<[Case; 2]>;
type Details = SmallVec<[(DetailId, Detail); 2]>;

/// Adds the details that a test looks at; whether they are all choices.
fn details_of(test: &Test, details: &mut Vec<DetailId>) -> bool {
    let mut only_choices = true;
    test.visit(&mut |test| match test {
        Test::OneOf { detail, .. } => add(details, *detail),
        Test::Says { .. } | Test::Gives(_) | Test::TextIn { .. } => only_choices = false,
        _ => {}
    });
    only_choices
}

fn with_entry(piece: &Case, fact: FactId, at: usize, change: impl FnOnce(&mut Entry)) -> Case {
    let mut piece = piece.clone();
    if let Some(entry) = history_mut(&mut piece, fact).and_then(|history| history.list.get_mut(at)) {
        change(entry);
    }
    piece
}

fn history_mut(case: &mut Case, fact: FactId) -> Option<&mut Entries> {
    case.facts.iter_mut().find(|(id, _)| *id == fact).and_then(|(_, value)| match value {
        Value::History(history) => Some(history),
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
