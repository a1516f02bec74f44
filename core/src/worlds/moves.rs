//! Moves of responsibility in all worlds: two spans, the second beginning about when the first ends.
//!
//! Whether there is a move depends on several days at once, so they are tried out. A day matters only by
//! how far it lies from the others, so it is enough to try the days that lie at the very distances that
//! the condition asks about.

use crate::lists::short::Short;

use crate::case::Case;
use crate::facts::{Entry, FactRef, Part};
use crate::lists::order;
use crate::logic::moves::{Completion, apart, close, completion, named};
use crate::rules::Move;
use crate::time::{Day, RoughDay, Truth};
use crate::worlds::budget::{Budget, Found, TooMuch};
use crate::worlds::hidden_moves::{Hidden, candidates};

/// What a day of one of the spans is called.
fn part_of(of: &Move, at: usize, part: Part) -> FactRef {
    FactRef { fact: of.spans, entry: u32::try_from(at).ok(), part: Some(part) }
}

/// The days on which it may turn whether there is a move: those that the days of spans which may make one can be,
/// and those by which a hidden span can make one with a span that was given.
pub(super) fn bounds(of: &Move, case: &Case) -> Vec<Day> {
    // Where there are too many, none is tried out.
    let Ok(unknowns) = Unknowns::of(of, case, Day::NEVER) else { return Vec::new() };
    let mut bounds: Vec<Day> = unknowns.days.iter().flat_map(|(_, days)| candidates(*days, &unknowns.marks)).collect();
    let within = i64::from(of.within_days);
    for (_, entry) in named(of, case) {
        bounds.extend([entry.start.earliest, entry.start.latest]);
        bounds.extend(
            entry
                .end
                .into_iter()
                .flat_map(|end| [end.earliest, end.latest, end.earliest.plus_days(-within), end.latest.plus_days(within)]),
        );
    }
    if let Completion::On(done) = completion(of, case) {
        bounds.extend([done.earliest, done.latest]);
    }
    bounds
}

/// The most spans of which days are tried out.
const MOST_TRIED: usize = 64;

/// One span in one world: which holder has it, its first day and its last.
type Held = (usize, Day, Option<Day>);

/// The spans that may make a move by a day, with their days, which can be tried out.
struct Unknowns<'c> {
    of: &'c Move,
    case: &'c Case,
    spans: Short<&'c Entry, 4>,
    /// Who holds each: the place of the first span of the same holder.
    holders: Short<usize, 4>,
    /// Each day that takes part, with what it is called.
    days: Vec<(FactRef, RoughDay)>,
    /// Days from which distances count.
    marks: Vec<Day>,
}

impl<'c> Unknowns<'c> {
    fn of(of: &'c Move, case: &'c Case, day: Day) -> Found<Self> {
        let named: Short<(usize, &'c Entry), 8> = named(of, case).collect();
        if named.len() > MOST_TRIED {
            return Err(TooMuch);
        }
        let may_move =
            |from: &Entry, to: &Entry| to.start.earliest <= day && apart(of, from, to) && close(of, from, to) != Truth::False;
        let mut spans: Short<&'c Entry, 4> = Short::new();
        let mut days: Vec<(FactRef, RoughDay)> = Vec::new();
        for (at, entry) in &named {
            if !named.iter().any(|(_, other)| may_move(entry, other) || may_move(other, entry)) {
                continue;
            }
            spans.push(entry);
            days.push((part_of(of, *at, Part::Start), entry.start));
            days.extend(entry.end.map(|end| (part_of(of, *at, Part::End), end)));
        }
        if let Completion::On(day) = completion(of, case) {
            days.push((FactRef::whole(of.completed), day));
        }
        let marks = days.iter().flat_map(|(_, day)| [day.earliest, day.latest]).collect();
        let first_of = |entry: &&Entry| spans.iter().position(|first| !apart(of, first, entry)).unwrap_or_default();
        let holders = spans.iter().map(first_of).collect();
        Ok(Self { of, case, spans, holders, days, marks })
    }

    /// Whether there is a move that is not completed on the day, with these days for the unknowns.
    fn holds(&self, chosen: &[Day], completed: Option<Day>, day: Day) -> bool {
        let mut next = chosen.iter().copied();
        let mut world: Short<Held, 4> = Short::new();
        for (entry, holder) in self.spans.iter().zip(&self.holders) {
            let start = next.next().unwrap_or(entry.start.earliest);
            let end = entry.end.map(|end| next.next().unwrap_or(end.latest));
            world.push((*holder, start, end));
        }
        let within = i64::from(self.of.within_days);
        let open = |start: &&Held| start.1 <= day && completed.is_none_or(|done| done < start.1 || day <= done);
        world.iter().filter(open).any(|(to, start, _)| {
            world.iter().any(|(from, started, ended)| {
                from != to && started < start && ended.is_some_and(|ended| ended.days_until(*start).abs() <= within)
            })
        })
    }

    /// Whether these days can be together.
    fn is_possible(&self, chosen: &[Day]) -> bool {
        let mut next = chosen.iter().copied();
        self.spans.iter().all(|entry| {
            let start = next.next().unwrap_or(entry.start.earliest);
            entry.end.is_none_or(|end| start <= next.next().unwrap_or(end.latest))
        })
    }

    /// Tries out every choice of days and of completions. Where it is not known when a move was completed: with `each`
    /// of the days that can be told apart; else not at all, and as late as it closes what it can.
    fn try_all(&self, day: Day, each: bool, budget: &Budget) -> Found<Tried> {
        let mut marks = self.marks.clone();
        marks.extend([day, day.next()]);
        let options: Vec<Short<Day, 8>> = self.days.iter().map(|(_, days)| candidates(*days, &marks)).collect();
        let completion = completion(self.of, self.case);
        let completions: Vec<Option<Day>> = match completion {
            Completion::NotKnown if !each => vec![None, Some(day.previous().min(self.case.as_of))],
            Completion::NotKnown => {
                // A completion matters by which moves it lies behind.
                let mut starts: Vec<Day> = self.days.iter().flat_map(|(_, days)| candidates(*days, &marks)).collect();
                starts.retain(|start| *start <= self.case.as_of);
                starts.push(self.case.as_of);
                order::sort(&mut starts);
                starts.dedup();
                std::iter::once(None).chain(starts.into_iter().map(Some)).collect()
            }
            _ => vec![None],
        };
        // More than can be counted is more than can be done.
        let count = options.iter().fold(1_usize, |count, options| count.saturating_mul(options.len()));
        budget.spend(count.saturating_mul(completions.len()).saturating_mul(1 + self.days.len()) / 12)?;
        let mut holds = Vec::with_capacity(count * completions.len());
        for choice in 0..count {
            let chosen = chosen(&options, choice);
            let possible = self.is_possible(&chosen);
            holds.extend(completions.iter().map(|completed| {
                let completed = if matches!(completion, Completion::On(_)) { chosen.last().copied() } else { *completed };
                possible.then(|| self.holds(&chosen, completed, day))
            }));
        }
        Ok(Tried { options, completions: completions.len(), holds })
    }
}

/// Every choice of days: one of the options of each, the first changing fastest.
struct Tried {
    options: Vec<Short<Day, 8>>,
    /// How many completions were tried with each choice.
    completions: usize,
    /// Whether there is a move, choice by choice and completion by completion; `None` where the days cannot be together.
    holds: Vec<Option<bool>>,
}

/// The days of a choice.
fn chosen(options: &[Short<Day, 8>], choice: usize) -> Short<Day, 8> {
    let mut rest = choice;
    let day = |options: &Short<Day, 8>| {
        let len = options.len().max(1);
        let day = options.get(rest % len).copied();
        rest /= len;
        day
    };
    options.iter().filter_map(day).collect()
}

impl Tried {
    /// Whether there is a move in some world (true), or none in some (false).
    fn any(&self, holds: bool) -> bool {
        self.holds.contains(&Some(holds))
    }

    /// What one day makes of it, all else being the same: each of its options with whether there is a move, and the
    /// day before it in the list. `visit` says whether that is enough.
    fn each_of(&self, place: usize, mut visit: impl FnMut(&[(Day, bool)], Option<Day>) -> bool) -> bool {
        let Some(options) = self.options.get(place) else { return false };
        let stride: usize = self.options.iter().take(place).map(Short::len).product();
        let choices = self.holds.len() / self.completions.max(1);
        let first = (0..choices).filter(|choice| (choice / stride.max(1)).is_multiple_of(options.len().max(1)));
        first.into_iter().any(|choice| {
            let before = place.checked_sub(1).and_then(|before| chosen(&self.options, choice).get(before).copied());
            (0..self.completions).any(|which| {
                let holds = |at: usize| self.holds.get((choice + at * stride) * self.completions + which).copied().flatten();
                let with: Short<(Day, bool), 8> =
                    options.iter().enumerate().filter_map(|(at, day)| Some((*day, holds(at)?))).collect();
                visit(&with, before)
            })
        })
    }

    /// Whether the completion can make a difference, all days being the same.
    fn completion_matters(&self) -> bool {
        self.holds.chunks(self.completions.max(1)).any(|all| all.contains(&Some(true)) && all.contains(&Some(false)))
    }
}

/// Whether there is a move on the day in some world, and whether there is none in some.
pub(super) fn truths(of: &Move, case: &Case, day: Day, budget: &Budget) -> Found<(bool, bool)> {
    let hidden = Hidden::of(of, case, day).is_some_and(|hidden| hidden.may_be_a_move());
    let tried = Unknowns::of(of, case, day)?.try_all(day, false, budget)?;
    Ok((hidden || tried.any(true), tried.any(false)))
}

/// The facts of a move that make a difference on the day.
pub(super) fn relevant(of: &Move, case: &Case, day: Day, budget: &Budget) -> Found<Vec<FactRef>> {
    let unknowns = Unknowns::of(of, case, day)?;
    let hidden = Hidden::of(of, case, day);
    let tried = unknowns.try_all(day, true, budget)?;
    budget.spend(tried.holds.len() * unknowns.days.len() / 24)?;
    let mut relevant: Vec<FactRef> = Vec::new();
    let none_given = tried.any(false);
    if none_given && hidden.as_ref().is_some_and(Hidden::may_be_a_move) {
        relevant.push(FactRef::whole(of.spans));
    }
    for (at, (fact, _)) in unknowns.days.iter().enumerate().filter(|(_, (_, days))| days.exact().is_none()) {
        let matters = tried.each_of(at, |with, before| {
            let by_hidden = |hidden: &Hidden<'_>, one: Day, other: Day| match fact.part {
                // The start of a span stands before its end.
                Some(part) => hidden.tells_apart(part, before.unwrap_or(Day::FIRST), one.min(other), one.max(other)),
                None => hidden.is_completed_between(one.min(other), one.max(other)),
            };
            let without = || with.iter().filter(|(_, holds)| !holds).map(|(day, _)| *day);
            let (moves, rests) = (with.iter().any(|(_, holds)| *holds), without().next().is_some());
            (moves && rests)
                || hidden.as_ref().is_some_and(|hidden| {
                    without().any(|one| without().any(|other| one != other && by_hidden(hidden, one, other)))
                })
        });
        if matters {
            relevant.push(*fact);
        }
    }
    if let (true, Some(hidden)) = (none_given, &hidden) {
        // Spans that make no move among those that were given may make one with a hidden one.
        for (at, entry) in named(of, case).filter(|(_, entry)| !unknowns.spans.iter().any(|span| std::ptr::eq(*span, *entry))) {
            relevant.extend(hidden.relevant_parts(entry).into_iter().map(|part| part_of(of, at, part)));
        }
    }
    let by_hidden = || none_given && hidden.as_ref().is_some_and(Hidden::may_be_completed);
    if matches!(completion(of, case), Completion::NotKnown) && (tried.completion_matters() || by_hidden()) {
        relevant.push(FactRef::whole(of.completed));
    }
    Ok(relevant)
}
