//! What the facts of a group say, one variable at a time: an entry, a deed, a status that is not known,
//! whatever an incomplete history may hide. In a world, a variable adds to the atoms of its group; which
//! additions are possible on a day is all that matters of it.

use crate::lists::short::{Short, short};

use crate::facts::{Deed, Detail, DetailId, Entry, FactId, Shape, Status, Value};
use crate::lists::order;
use crate::logic::Valuation;
use crate::rules::{Condition, Group, Move, Test, TextsIn, details_of, facts_of};
use crate::time::{RoughDay, Truth};
use crate::worlds::exact_entries::{ExactEntries, ExactEntriesBuilder};

/// A variable.
#[derive(Debug)]
pub(super) enum Variable<'c> {
    /// The same on every day in every world.
    Fixed(u64),
    /// Entries that are known exactly.
    Exact(ExactEntries),
    /// One of these, not known which: a status or a choice that is not given.
    Free(FactId, Vec<FreeValue>),
    /// A deed done on a day that may be rough.
    Deed(FactId, RoughDay, u64),
    /// A span or an event.
    Entry(UncertainEntry),
    /// Entries that were not given: any number of any of these kinds.
    Hidden { fact: FactId, kinds: Vec<u64>, spans: bool, born: bool },
    /// A move between two of these spans.
    Move(&'c Move, usize),
}

/// One answer to a question about a choice or a status, and what it makes of the atoms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct FreeValue {
    pub(super) response: Response,
    pub(super) state: u64,
}

/// What an answer says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Response {
    Yes,
    No,
    /// A choice, by its place.
    Choice(u8),
    /// One of the choices that make no difference; by the place of one.
    AnotherChoice(u8),
    /// None at all, or none besides those given.
    NoEntries,
    /// Something that is no single answer.
    Something,
}

/// An entry, with what its details can be.
#[derive(Debug)]
pub(super) struct UncertainEntry {
    pub(super) fact: FactId,
    pub(super) at: u32,
    pub(super) start: RoughDay,
    /// `None`: still open.
    pub(super) end: Option<RoughDay>,
    /// Whether it begins no earlier than the birth.
    pub(super) born: bool,
    pub(super) kinds: Short<EntryKind, 1>,
    /// The details that are not known.
    pub(super) open: Short<DetailId, 1>,
    /// When the deed of an atom was done, where it has one.
    pub(super) deeds: Short<(usize, DetailId, Option<RoughDay>), 1>,
}

/// What an entry is in some worlds: which choice each open detail has, and which atoms its tests let through.
#[derive(Clone, Debug)]
pub(super) struct EntryKind {
    pub(super) choices: Short<Response, 1>,
    /// One bit an atom.
    pub(super) passes: u64,
}

/// The bits of all atoms of a fact.
fn bits_of(group: &Group, fact: FactId, of: impl Fn(&Condition) -> bool) -> u64 {
    let about = group.atoms.iter().filter(|atom| facts_of(atom.condition).contains(&fact));
    about.filter(|atom| of(atom.condition)).map(|atom| atom.bits()).fold(0, |all, bits| all | bits)
}

/// Every variable of a group in a case.
pub(super) fn variables<'c>(valuation: &Valuation<'c>, group: &'c Group) -> Vec<Variable<'c>> {
    let mut variables = Vec::new();
    let mut exact = ExactEntriesBuilder::default();
    for fact in group.facts.iter() {
        of_fact(valuation, group, *fact, &mut exact, &mut variables);
    }
    variables.extend(exact.build(group, valuation.window).map(Variable::Exact));
    for (at, atom) in group.atoms.iter().enumerate() {
        if let Condition::Moved(of) = atom.condition {
            variables.push(Variable::Move(of, at));
        }
    }
    variables
}

fn of_fact<'c>(
    valuation: &Valuation<'c>,
    group: &'c Group,
    fact: FactId,
    exact: &mut ExactEntriesBuilder,
    variables: &mut Vec<Variable<'c>>,
) {
    let value = valuation.case.value(fact);
    let born = fact.is_members();
    let always = |condition: &Condition| matches!(condition, Condition::Holds(_) | Condition::KnownToHold(_));
    match (fact.entry().shape, value) {
        (Shape::Status, Some(Value::Status(Status::Always(so)))) => {
            variables.push(Variable::Fixed(if *so { bits_of(group, fact, always) } else { 0 }));
        }
        (Shape::Status, Some(Value::Status(Status::During(spans)))) => {
            let passes = atoms_that(group, |condition| always(condition) && facts_of(condition).contains(&fact));
            for (at, entry) in spans.iter().map(|span| &span.0).enumerate() {
                if is_exact(entry) {
                    exact.take(valuation, group, entry, passes);
                } else {
                    let kinds = short![EntryKind { choices: Short::new(), passes }];
                    variables.push(Variable::Entry(uncertain_entry(fact, at, entry, born, kinds, Short::new(), Short::new())));
                }
            }
        }
        (Shape::Status, _) => {
            let yes = bits_of(group, fact, |condition| matches!(condition, Condition::Holds(_)));
            let answers = vec![FreeValue { response: Response::Yes, state: yes }, FreeValue { response: Response::No, state: 0 }];
            variables.push(Variable::Free(fact, answers));
        }
        (Shape::Deed, Some(Value::Deed(Deed::On(day)))) => {
            let done = bits_of(group, fact, |condition| matches!(condition, Condition::Done(_) | Condition::KnownDone(_)));
            variables.push(Variable::Deed(fact, *day, done));
        }
        (Shape::Deed, Some(Value::Deed(Deed::NotDone))) => {}
        (Shape::Deed, _) => {
            let done = bits_of(group, fact, |condition| matches!(condition, Condition::Done(_)));
            let answers =
                vec![FreeValue { response: Response::Something, state: done }, FreeValue { response: Response::No, state: 0 }];
            variables.push(Variable::Free(fact, answers));
        }
        (Shape::Choice(_), Some(Value::Choice(Some(at)))) => variables.push(Variable::Fixed(chosen(group, *at))),
        (Shape::Choice(choices), _) => {
            let places = (0..).take(choices.all.len());
            let answers = places.map(|at| FreeValue { response: Response::Choice(at), state: chosen(group, at) }).collect();
            variables.push(Variable::Free(fact, answers));
        }
        (Shape::ChoiceList(_), Some(Value::Choices(given))) => {
            let has = |condition: &Condition| match condition {
                Condition::Includes(_, places) => places.iter().all(|place| given.contains(&place)),
                _ => false,
            };
            variables.push(Variable::Fixed(bits_of(group, fact, has)));
        }
        (Shape::ChoiceList(_), _) => {
            let each = group.atoms.iter().map(|atom| FreeValue { response: Response::Something, state: atom.bits() });
            variables.push(Variable::Free(fact, each.chain([FreeValue { response: Response::NoEntries, state: 0 }]).collect()));
        }
        (Shape::Spans | Shape::Events, _) => of_history(valuation, group, fact, exact, variables),
        _ => {}
    }
}

/// Whether each day of an entry is known.
fn is_exact(entry: &Entry) -> bool {
    let deeds = entry.details.iter().filter_map(|(_, detail)| match detail {
        Detail::Deed(Deed::On(day)) => Some(*day),
        _ => None,
    });
    [entry.start].into_iter().chain(entry.end).chain(deeds).all(|day| day.exact().is_some())
}

/// The atoms (one bit each) for which this holds.
fn atoms_that(group: &Group, holds: impl Fn(&Condition) -> bool) -> u64 {
    group.atoms.iter().enumerate().filter(|(_, atom)| holds(atom.condition)).fold(0, |all, (at, _)| all | (1 << at))
}

fn chosen(group: &Group, at: u8) -> u64 {
    let holds = |condition: &Condition| match condition {
        Condition::Chosen(_, places) => places.contains(at),
        _ => false,
    };
    group.atoms.iter().filter(|atom| holds(atom.condition)).fold(0, |all, atom| all | atom.bits())
}

fn uncertain_entry(
    fact: FactId,
    at: usize,
    entry: &Entry,
    born: bool,
    kinds: Short<EntryKind, 1>,
    open: Short<DetailId, 1>,
    deeds: Short<(usize, DetailId, Option<RoughDay>), 1>,
) -> UncertainEntry {
    UncertainEntry {
        fact,
        at: u32::try_from(at).unwrap_or(u32::MAX),
        start: entry.start,
        end: entry.end,
        born,
        kinds,
        open,
        deeds,
    }
}

fn of_history<'c>(
    valuation: &Valuation<'c>,
    group: &'c Group,
    fact: FactId,
    exact: &mut ExactEntriesBuilder,
    variables: &mut Vec<Variable<'c>>,
) {
    let history = valuation.case.history(fact);
    for (at, entry) in history.into_iter().flat_map(|history| &history.list).enumerate() {
        let mut open: Short<DetailId, 1> =
            entry.details.iter().filter(|(_, detail)| matches!(detail, Detail::Unknown)).map(|(id, _)| *id).collect();
        let mut kinds: Short<EntryKind, 1> = Short::new();
        let add = |kinds: &mut Short<EntryKind, 1>, choices: Short<Response, 1>, entry: &Entry, shown: bool| {
            let passes = passes(valuation, group, fact, entry, shown);
            kinds.push(EntryKind { choices, passes });
        };
        // Evidence has open details of its own: the state of an aid code that shows another state's care.
        let shown = group.atoms.iter().filter_map(|atom| valuation.shown_as(atom.condition, fact, entry)).collect::<Vec<_>>();
        let open_shown: Short<DetailId, 1> = shown
            .iter()
            .flat_map(|entry| &entry.details)
            .filter(|(_, detail)| matches!(detail, Detail::Unknown))
            .map(|(id, _)| *id)
            .collect();
        open.extend(open_shown.iter().copied());
        open.dedup();
        if open.is_empty() {
            add(&mut kinds, Short::new(), entry, true);
        } else {
            for choices in all_choices(group, fact, &open) {
                let mut entry = entry.clone();
                for (detail, response) in open.iter().zip(&choices) {
                    if let Response::Choice(at) | Response::AnotherChoice(at) = response {
                        entry.set_detail(*detail, Detail::Choice(*at));
                    }
                }
                add(&mut kinds, choices, &entry, true);
            }
        }
        let none = kinds.iter().all(|kind| kind.passes == 0);
        if none {
            continue;
        }
        if let ([EntryKind { passes, .. }], true) = (kinds.as_slice(), open.is_empty() && is_exact(entry)) {
            exact.take(valuation, group, entry, *passes);
            continue;
        }
        let deeds = group.atoms.iter().enumerate().filter_map(|(at, atom)| match atom.condition {
            Condition::Undone(undone, of) if of.fact == fact => match entry.detail(undone.deed) {
                Some(Detail::Deed(Deed::On(day))) => Some((at, undone.deed, Some(*day))),
                _ => Some((at, undone.deed, None)),
            },
            _ => None,
        });
        let deeds = deeds.collect();
        variables.push(Variable::Entry(uncertain_entry(fact, at, entry, fact.is_members(), kinds, open, deeds)));
    }
    if history.is_none_or(|history| !history.complete) {
        let kinds = hidden_kinds(valuation, group, fact);
        if kinds.iter().any(|kind| *kind != 0) {
            let spans = matches!(fact.entry().shape, Shape::Spans);
            variables.push(Variable::Hidden { fact, kinds, spans, born: fact.is_members() });
        }
    }
}

/// Which atoms (one bit each) this entry of a fact, with no detail open, gets through the tests of.
fn passes(valuation: &Valuation<'_>, group: &Group, fact: FactId, entry: &Entry, shown: bool) -> u64 {
    let mut bits = 0;
    for (at, atom) in group.atoms.iter().enumerate() {
        let Some(of) = atom.condition.entries() else { continue };
        let itself = of.fact == fact && valuation.counts(of) && valuation.passes(&of.test, entry) == Truth::True;
        let by_evidence = shown
            && valuation.shown_as(atom.condition, fact, entry).is_some_and(|mut shown| {
                // What is open in the evidence was chosen for the entry.
                for (id, detail) in &mut shown.details {
                    if let (Detail::Unknown, Some(chosen)) = (&*detail, entry.detail(*id)) {
                        *detail = chosen.clone();
                    }
                }
                valuation.passes(&of.test, &shown) == Truth::True
            });
        if itself || by_evidence {
            bits |= 1 << at;
        }
    }
    bits
}

/// Every choice of these open details that a test can tell apart.
fn all_choices(group: &Group, fact: FactId, open: &[DetailId]) -> Vec<Short<Response, 1>> {
    let mut all: Vec<Short<Response, 1>> = vec![Short::new()];
    for detail in open {
        let named = choices_named(group.conditions(), fact, *detail);
        all = all
            .iter()
            .flat_map(|before| {
                named.iter().enumerate().map(|(at, place)| {
                    let mut choices = before.clone();
                    let is_last = at + 1 == named.len();
                    choices.push(if is_last { Response::AnotherChoice(*place) } else { Response::Choice(*place) });
                    choices
                })
            })
            .collect();
    }
    all
}

/// The choices that tests name for a detail, and one that none names.
pub(crate) fn choices_named<'c>(conditions: impl Iterator<Item = &'c Condition>, fact: FactId, detail: DetailId) -> Vec<u8> {
    let mut choices: Vec<u8> = Vec::new();
    for of in conditions.filter(|condition| facts_of(condition).contains(&fact)).filter_map(Condition::entries) {
        of.test.visit(&mut |test| {
            if let Test::OneOf { detail: tested, places, .. } = test
                && *tested == detail
            {
                choices.extend(places.iter().filter(|place| !choices.contains(place)).collect::<Vec<_>>());
            }
        });
    }
    choices.extend((0..=u8::MAX).find(|place| !choices.contains(place)));
    choices
}

/// Which atoms (one bit each) entries of a fact that were not given could make hold: each set that some details make.
fn hidden_kinds(valuation: &Valuation<'_>, group: &Group, fact: FactId) -> Vec<u64> {
    let place = group.facts.iter().position(|known| *known == fact).and_then(|at| group.hidden.get(at));
    let given = |list: FactId| valuation.case.value(list).is_some();
    let mut kinds = match place {
        Some(known) if valuation.interpretation.admitted_exclusion.is_none() && !group.compares_with(fact, given) => {
            known.get_or_init(|| kinds_that_pass(valuation, group, fact)).clone()
        }
        _ => kinds_that_pass(valuation, group, fact),
    };
    let may_hide = atoms_that(group, |condition| condition.entries().is_some_and(|of| of.fact == fact && valuation.may_hide(of)));
    kinds.iter_mut().for_each(|kind| *kind &= may_hide);
    order::sort(&mut kinds);
    kinds.dedup();
    kinds
}

/// Which atoms (one bit each) entries of a fact could get through the tests of: each set that some details make.
fn kinds_that_pass(valuation: &Valuation<'_>, group: &Group, fact: FactId) -> Vec<u64> {
    let mut entries: Vec<Entry> = vec![Entry { start: RoughDay::UNKNOWN, end: None, details: Short::new() }];
    for detail in details_of(group.conditions(), fact) {
        let given = examples(valuation, group, fact, detail);
        let with = entries.iter().flat_map(|entry| {
            given.iter().map(move |given| {
                let mut entry = entry.clone();
                entry.details.push((detail, given.clone()));
                entry
            })
        });
        let with: Vec<Entry> = with.collect();
        if detail.entry().required {
            entries = with;
        } else {
            entries.extend(with);
        }
    }
    let passes = |entry: &Entry| {
        atoms_that(group, |condition| {
            condition.entries().is_some_and(|of| of.fact == fact && valuation.passes(&of.test, entry) == Truth::True)
        })
    };
    let mut kinds: Vec<u64> = entries.iter().map(passes).collect();
    order::sort(&mut kinds);
    kinds.dedup();
    kinds
}

/// Values of a detail, at least one of each sort that a test can tell apart.
fn examples(valuation: &Valuation<'_>, group: &Group, fact: FactId, detail: DetailId) -> Vec<Detail> {
    match detail.entry().shape {
        Shape::Choice(_) => choices_named(group.conditions(), fact, detail).into_iter().map(Detail::Choice).collect(),
        Shape::Flag => vec![Detail::Flag(true), Detail::Flag(false)],
        Shape::Text => {
            // A text that no list has, and one that is on it; where there are several lists, each text of each.
            let mut lists: Vec<&TextsIn> = Vec::new();
            for of in group.atoms.iter().filter_map(|atom| atom.condition.entries()).filter(|of| of.fact == fact) {
                of.test.visit(&mut |test| match test {
                    Test::TextIn { detail: tested, texts, .. } if *tested == detail && !lists.contains(&texts) => {
                        lists.push(texts)
                    }
                    _ => {}
                });
            }
            let most = if lists.len() == 1 { 1 } else { usize::MAX };
            let listed = lists.iter().flat_map(|list| valuation.listed(list).into_iter().take(most));
            let texts: Vec<&str> = std::iter::once("\u{0}").chain(listed).collect();
            texts.into_iter().map(|text| Detail::Text(text.into())).collect()
        }
        _ => vec![Detail::Unknown],
    }
}
