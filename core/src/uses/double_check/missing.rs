//! An entry that may be missing from a history that is given whole.
//!
//! For each criterion, one: with the fewest details, and on the widest range of days. It began on or before
//! the as-of day, and has ended before it or is still open.

use super::stated::{MissingEntry, Stated, add};
use super::{DoubleCheck, Search};
use crate::case::Case;
use crate::facts::{Choices, Detail, DetailId, Entry, FactId, FactRef, Shape};
use crate::lists::order;
use crate::rules::details_of;
use crate::time::{Day, RoughDay};
use crate::worlds::choices_named;

/// The details of an entry that may be missing.
#[derive(Clone, Default)]
struct DetailSet {
    details: Vec<(DetailId, Detail)>,
    /// How many of them it need not give.
    optional: usize,
    /// The choices that no rule names, where one of them stands for all.
    alike: Vec<&'static str>,
    /// How many details are such.
    unnamed: usize,
}

/// An entry that makes something hold, with all that it makes hold.
struct Candidate {
    /// A criterion; `None`: the finding, though no criterion for certain.
    target: Option<&'static str>,
    entry: MissingEntry,
    alike: Vec<&'static str>,
    makes: Vec<&'static str>,
}

impl Search<'_> {
    pub(super) fn missing_entry(&mut self, fact: FactId, given: usize) {
        let is_event = matches!(fact.entry().shape, Shape::Events);
        let kinds = order::by_number(self.kinds(fact), |kind| u64::try_from(kind.optional).unwrap_or(u64::MAX));
        let mut hits: Vec<Candidate> = Vec::new();
        for (at, kind) in kinds.iter().enumerate() {
            // Details that need not be given are left out, unless nothing is found without.
            let asks_for_more = at > 0 && kinds.get(at - 1).is_some_and(|before| before.optional < kind.optional);
            if asks_for_more && !hits.is_empty() {
                break;
            }
            // What is over is more easily forgotten than what still runs.
            for has_ended in if is_event { [false].as_slice() } else { &[true, false] } {
                for hit in self.hits(fact, kind, *has_ended) {
                    if !hits.iter().any(|known| known.target == hit.target || known.entry == hit.entry) {
                        hits.push(hit);
                    }
                }
            }
        }
        if hits.iter().any(|hit| hit.target.is_some()) {
            hits.retain(|hit| hit.target.is_some());
        }
        for Candidate { entry, alike, makes, .. } in hits {
            let check = self.check(FactRef::whole(fact), Stated::Entries(given), Stated::Entry(entry), makes);
            self.found.push(DoubleCheck { alike, ..check });
        }
    }

    /// Every set of details that tests can tell apart. Texts are names, and left out.
    fn kinds(&self, fact: FactId) -> Vec<DetailSet> {
        let mut kinds = vec![DetailSet::default()];
        for id in details_of(self.conditions(), fact) {
            let options: Vec<(Detail, Vec<&'static str>)> = match id.entry().shape {
                Shape::Choice(choices) => self.options(fact, id, &choices),
                Shape::Flag => vec![(Detail::Flag(true), Vec::new()), (Detail::Flag(false), Vec::new())],
                _ => continue,
            };
            let required = id.entry().required;
            let mut next = if required { Vec::new() } else { kinds.clone() };
            for kind in &kinds {
                for (detail, alike) in &options {
                    let mut kind = kind.clone();
                    kind.details.push((id, detail.clone()));
                    kind.optional += usize::from(!required);
                    // Of two details that stand for others, there is no one list of choices.
                    kind.unnamed += usize::from(!alike.is_empty());
                    kind.alike = if kind.unnamed > 1 || alike.is_empty() { kind.alike } else { alike.clone() };
                    next.push(kind);
                }
            }
            kinds = next;
        }
        for kind in kinds.iter_mut().filter(|kind| kind.unnamed > 1) {
            kind.alike.clear();
        }
        kinds
    }

    /// The choices of a detail that can be told apart, each with those that do the same; that it does not
    /// matter which, first.
    fn options(&self, fact: FactId, id: DetailId, choices: &Choices) -> Vec<(Detail, Vec<&'static str>)> {
        let named = choices_named(self.conditions(), fact, id);
        let mut unnamed = (0..).take(choices.all.len()).filter(|at| named.split_last().is_none_or(|(_, n)| !n.contains(at)));
        let unknown = choices.may_be_unknown.then_some((Detail::Unknown, Vec::new()));
        let named = named.split_last().map(|(_, named)| named).unwrap_or_default();
        let mut options: Vec<_> = unknown.into_iter().chain(named.iter().map(|at| (Detail::Choice(*at), Vec::new()))).collect();
        if let Some(first) = unnamed.next() {
            let alike = unnamed.filter_map(|at| choices.get(at)).map(|choice| choice.name).collect();
            options.push((Detail::Choice(first), alike));
        }
        options
    }

    /// The entries of a kind that make a criterion hold, or the finding at least: each on the longest run of
    /// days.
    fn hits(&self, fact: FactId, kind: &DetailSet, has_ended: bool) -> Vec<Candidate> {
        let as_of = self.case.as_of;
        let begun = RoughDay { earliest: Day::FIRST, latest: as_of };
        let ended = RoughDay { earliest: Day::FIRST, latest: as_of.previous() };
        let any = Entry { start: begun, end: has_ended.then_some(ended), details: kind.details.iter().cloned().collect() };
        let with = |entry: &Entry| self.case.changed(|case| add(case, fact, entry));
        let Some(open) = with(&any) else { return Vec::new() };
        let (Some(turning), Some(whole)) = (self.turning(&open), last_entry(&open, fact)) else { return Vec::new() };
        let on = |days: RoughDay| match has_ended {
            true => Entry { end: Some(days), ..any.clone() },
            false => Entry { start: days, ..any.clone() },
        };
        let stretches = split(whole.end.unwrap_or(whole.start), turning);
        let makes: Vec<Option<Vec<&str>>> =
            stretches.iter().map(|days| with(&on(*days)).and_then(|case| self.makes(&case))).collect();
        let mut hits = Vec::new();
        let targets = self.finding.criteria.iter().map(|criterion| Some(criterion.rule.id)).chain([None]);
        for target in targets {
            let does = |makes: &[&'static str]| target.is_none_or(|target| makes.contains(&target));
            let holds: Vec<bool> = makes.iter().map(|makes| makes.as_ref().is_some_and(|makes| does(makes))).collect();
            let Some(days) = longest_run(&stretches, &holds) else { continue };
            let Some(case) = with(&on(days)) else { continue };
            if let (Some(makes), Some(entry)) = (self.makes(&case).filter(|makes| does(makes)), last_entry(&case, fact)) {
                hits.push(Candidate { target, entry: MissingEntry::new(fact, entry), alike: kind.alike.clone(), makes });
            }
        }
        hits
    }
}

/// The entry that was added last.
fn last_entry(case: &Case, fact: FactId) -> Option<&Entry> {
    case.entries(fact).last()
}

/// A rough day, cut where something turns.
fn split(days: RoughDay, turning: Vec<Day>) -> Vec<RoughDay> {
    let mut cuts: Vec<Day> = turning.into_iter().flat_map(|day| [day, day.next()]).collect();
    cuts.retain(|cut| days.earliest < *cut && *cut <= days.latest);
    order::sort(&mut cuts);
    cuts.dedup();
    let starts = std::iter::once(days.earliest).chain(cuts.iter().copied());
    let ends = cuts.iter().map(|cut| cut.previous()).chain([days.latest]);
    starts.zip(ends).map(|(earliest, latest)| RoughDay { earliest, latest }).collect()
}

/// The most days in a row on which something holds; of several such, the last.
fn longest_run(stretches: &[RoughDay], holds: &[bool]) -> Option<RoughDay> {
    let mut longest: Option<RoughDay> = None;
    let mut run: Option<RoughDay> = None;
    for (days, holds) in stretches.iter().zip(holds) {
        run = match run {
            _ if !holds => None,
            Some(run) => Some(RoughDay { latest: days.latest, ..run }),
            None => Some(*days),
        };
        let length = |days: RoughDay| days.earliest.days_until(days.latest);
        if let Some(run) = run
            && longest.is_none_or(|longest| length(longest) <= length(run))
        {
            longest = Some(run);
        }
    }
    longest
}
