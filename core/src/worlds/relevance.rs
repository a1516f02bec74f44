//! Which facts can still make a difference on a day, and what each answer to them would settle.
//!
//! A fact matters if two worlds that differ in it alone differ in the outcome. For each fact that is not
//! known, or not exactly, the pairs of states that two such worlds can have are put into the formula; if
//! some pair of truths differs, the fact matters.

use smallvec::{SmallVec, smallvec};

use crate::day::{Day, RoughDay};
use crate::fact::{BIRTH_DATE, FactRef, Part as FactPart};
use crate::formula::Group;
use crate::truth::Truth;
use crate::worlds::look::{Allowed, View};
use crate::worlds::moves;
use crate::worlds::possible::Pairs;
use crate::worlds::source::{Says, Source};
use crate::worlds::state::{Moment, Part, Scene, State, States, sums};

/// The facts that matter, and whether all were found out.
#[derive(Debug, Default)]
pub(crate) struct Relevant {
    pub(crate) facts: Vec<FactRef>,
    /// Whether the work left was enough.
    pub(crate) exact: bool,
}

/// One answer to a question, and what the formula is with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Answers {
    pub(crate) says: Option<Says>,
    /// For an answer that is a day: the days that are alike.
    pub(crate) days: Option<RoughDay>,
    pub(crate) truth: Truth,
}

/// One thing that may be asked, by where it stands.
#[derive(Clone, Copy, Debug)]
enum Open {
    Birth,
    /// A part of a source of a group.
    Source(usize, usize, Part),
}

impl View<'_> {
    /// The facts that can make a difference on this day, in the order in which the formula looks at them.
    pub(crate) fn relevant(&self, day: Day, left: &mut usize) -> Relevant {
        let mut relevant = Relevant { facts: Vec::new(), exact: true };
        for (open, fact) in self.open() {
            match self.matters(open, day, left) {
                Some(true) if !relevant.facts.contains(&fact) => relevant.facts.push(fact),
                Some(_) => {}
                None => relevant.exact = false,
            }
        }
        for (group, sources) in self.sources.iter().enumerate() {
            for source in sources {
                if let Source::Move(of, atom) = source {
                    match self.move_matters(group, *atom, day, left) {
                        Some(false) => {}
                        Some(true) => match moves::relevant(of, self.case, day, left) {
                            Some(facts) => relevant.facts.extend(facts),
                            None => relevant.exact = false,
                        },
                        None => relevant.exact = false,
                    }
                }
            }
        }
        relevant
    }

    /// Everything that is open, each once.
    fn open(&self) -> Vec<(Open, FactRef)> {
        let mut open = Vec::new();
        if self.plan.birth_uses > 0 && self.case.birth.exact().is_none() {
            open.push((Open::Birth, FactRef::whole(BIRTH_DATE.0)));
        }
        for (group, sources) in self.sources.iter().enumerate() {
            for (at, source) in sources.iter().enumerate() {
                let mut push = |part: Part, fact: FactRef| open.push((Open::Source(group, at, part), fact));
                match source {
                    Source::Fixed(_) | Source::Move(..) => {}
                    Source::Free(fact, _) | Source::Hidden { fact, .. } => push(Part::Whole, FactRef::whole(*fact)),
                    Source::Deed(fact, day, _) => {
                        if day.exact().is_none() {
                            push(Part::Whole, FactRef::whole(*fact));
                        }
                    }
                    Source::Entry(item) => {
                        let of = |part: FactPart| FactRef { fact: item.fact, entry: Some(item.at), part: Some(part) };
                        if item.start.exact().is_none() {
                            push(Part::Start, of(FactPart::Start));
                        }
                        if item.end.is_some_and(|end| end.exact().is_none()) {
                            push(Part::End, of(FactPart::End));
                        }
                        for (at, detail) in item.open.iter().enumerate() {
                            // What evidence leaves open is no question about the evidence.
                            if item.fact.entry().details.contains(detail) {
                                push(Part::Detail(at), of(FactPart::Detail(*detail)));
                            }
                        }
                        for (at, (_, detail, done)) in item.deeds.iter().enumerate() {
                            if done.is_some_and(|done| done.exact().is_none()) {
                                push(Part::Deed(at), of(FactPart::Detail(*detail)));
                            }
                        }
                    }
                }
            }
        }
        open
    }

    /// Whether two worlds that differ in this alone can differ in the formula. `None`: not found out.
    fn matters(&self, open: Open, day: Day, left: &mut usize) -> Option<bool> {
        let births = self.births(day);
        match open {
            Open::Birth => {
                for (at, first) in births.iter().enumerate() {
                    for second in births.iter().skip(at + 1) {
                        let moment = self.moment((first.earliest, second.earliest), day);
                        if let Some(mut allowed) = self.allowed(moment, left)?
                            && self.exact(moment, &mut allowed, left)?.can_differ()
                        {
                            return Some(true);
                        }
                    }
                }
                Some(false)
            }
            Open::Source(group, at, part) => {
                for birth in births {
                    let moment = self.moment((birth.earliest, birth.earliest), day);
                    let Some(mut allowed) = self.allowed(moment, left)? else { continue };
                    let Some(states) = self.differing(group, at, part, moment, left)? else { continue };
                    if let Some(place) = allowed.get_mut(group) {
                        *place = states;
                    }
                    if self.exact(moment, &mut allowed, left)?.can_differ() {
                        return Some(true);
                    }
                }
                Some(false)
            }
        }
    }

    /// The states that a group can have in two worlds that differ in this part of this source alone.
    fn differing(&self, group: usize, at: usize, part: Part, moment: Moment, left: &mut usize) -> Option<Option<States>> {
        let (Some(of), Some(sources)) = (self.plan.groups.get(group), self.sources.get(group)) else { return Some(None) };
        let scene = Scene::new(of, moment);
        let Some(source) = sources.get(at) else { return Some(None) };
        let mut pairs = States::new();
        if let Source::Hidden { .. } = source {
            let states = source.states(&scene)?;
            *left = left.checked_sub(states.len() * states.len() / 8)?;
            for (a, _) in &states {
                pairs.extend(states.iter().filter(|(b, _)| a != b).map(|(b, _)| (*a, *b)));
            }
        } else {
            let variants = source.variants(&scene);
            for (at, a) in variants.iter().enumerate() {
                for b in variants.iter().skip(at + 1) {
                    if a.state.0 != b.state.0 && a.differs_only_in(b, part) {
                        pairs.push((a.state.0, b.state.0));
                    }
                }
            }
        }
        if pairs.is_empty() {
            return Some(None);
        }
        pairs.sort_unstable();
        pairs.dedup();
        let others = self.others(of, sources, at, &scene, left)?;
        Some(Some(sums(of, &others, &pairs)?))
    }

    /// What the other sources of a group add up to.
    fn others(&self, group: &Group, sources: &[Source<'_>], but: usize, scene: &Scene<'_>, left: &mut usize) -> Option<States> {
        let mut states: States = smallvec![(0, 0)];
        for (_, source) in sources.iter().enumerate().filter(|(at, _)| *at != but) {
            *left = left.checked_sub(1 + states.len() / 8)?;
            states = sums(group, &states, &self.states_of(source, scene, left)?)?;
        }
        Some(states)
    }

    /// Whether it makes a difference that there is a move.
    fn move_matters(&self, group: usize, atom: usize, day: Day, left: &mut usize) -> Option<bool> {
        let bit = self.plan.groups.get(group).and_then(|group| group.atoms.get(atom)).map_or(0, |atom| atom.one());
        for birth in self.births(day) {
            let moment = self.moment((birth.earliest, birth.earliest), day);
            let Some(mut allowed) = self.allowed(moment, left)? else { continue };
            let Some(place) = allowed.get_mut(group) else { continue };
            let both = place.iter().any(|state| state.0 & bit != 0) && place.iter().any(|state| state.0 & bit == 0);
            if !both {
                continue;
            }
            *place = smallvec![(0, bit)];
            if self.exact(moment, &mut allowed, left)?.can_differ() {
                return Some(true);
            }
        }
        Some(false)
    }

    /// What the formula is for each answer to a question that can be told apart. Empty where the fact is
    /// none of those asked here, or the work left is not enough.
    pub(crate) fn answers(&self, fact: FactRef, day: Day, left: &mut usize) -> Vec<Answers> {
        let of_fact = self.open().into_iter().filter(|(_, known)| *known == fact).map(|(open, _)| open);
        let mut all: Vec<Answers> = Vec::new();
        for open in of_fact {
            let found = match open {
                Open::Birth => self.answers_of_birth(day, left),
                Open::Source(group, at, part) => self.answers_of(group, at, part, day, left),
            };
            all.extend(found.unwrap_or_default());
        }
        all
    }

    fn answers_of_birth(&self, day: Day, left: &mut usize) -> Option<Vec<Answers>> {
        let mut all: Vec<Answers> = Vec::new();
        for births in self.births(day) {
            let moment = self.moment((births.earliest, births.earliest), day);
            let Some(mut allowed) = self.allowed(moment, left)? else { continue };
            let truth = truth_of(self.exact(moment, &mut allowed, left)?);
            match all.last_mut() {
                Some(Answers { days: Some(days), truth: before, .. }) if *before == truth => days.latest = births.latest,
                _ => all.push(Answers { says: None, days: Some(births), truth }),
            }
        }
        Some(all)
    }

    fn answers_of(&self, group: usize, at: usize, part: Part, day: Day, left: &mut usize) -> Option<Vec<Answers>> {
        let (Some(of), Some(sources)) = (self.plan.groups.get(group), self.sources.get(group)) else { return None };
        let source = sources.get(at)?;
        // For each answer: the truths it leaves, over all births.
        let mut found: Vec<((u8, Option<Says>, u64), Option<RoughDay>, Pairs)> = Vec::new();
        for birth in self.births(day) {
            let moment = self.moment((birth.earliest, birth.earliest), day);
            let Some(allowed) = self.allowed(moment, left)? else { continue };
            let scene = Scene::new(of, moment);
            let others = self.others(of, sources, at, &scene, left)?;
            let answers: Vec<((u8, Option<Says>, u64), Option<RoughDay>, SmallVec<[State; 2]>)> = match source {
                Source::Hidden { .. } => {
                    let sums = source.states(&scene)?;
                    let says = |state: u64| if state == 0 { Says::NoEntries } else { Says::Something };
                    sums.into_iter().map(|state| ((0, Some(says(state.0)), state.0), None, smallvec![state])).collect()
                }
                _ => {
                    let mut answers: Vec<((u8, Option<Says>, u64), Option<RoughDay>, SmallVec<[State; 2]>)> = Vec::new();
                    for variant in source.variants(&scene) {
                        let (range, says) = variant.answer(part);
                        let days = match part {
                            Part::Start => Some(variant.ranges.0),
                            Part::End => variant.ranges.1,
                            _ => None,
                        };
                        let key = (range, says, 0);
                        match answers.iter_mut().find(|(known, ..)| *known == key) {
                            Some((_, _, states)) => states.push(variant.state),
                            None => answers.push((key, days, smallvec![variant.state])),
                        }
                    }
                    answers
                }
            };
            for (key, days, states) in answers {
                let mut with: Allowed = allowed.clone();
                if let Some(place) = with.get_mut(group) {
                    *place = sums(of, &others, &states.into_iter().collect())?;
                }
                let pairs = self.exact(moment, &mut with, left)?;
                match found.iter_mut().find(|(known, ..)| *known == key) {
                    Some((_, _, seen)) => *seen = *seen | pairs,
                    None => found.push((key, days, pairs)),
                }
            }
        }
        Some(found.into_iter().map(|((_, says, _), days, pairs)| Answers { says, days, truth: truth_of(pairs) }).collect())
    }
}

fn truth_of(pairs: Pairs) -> Truth {
    match (pairs.can_be_true(), pairs.can_be_false()) {
        (true, false) => Truth::True,
        (false, true) => Truth::False,
        _ => Truth::Unknown,
    }
}
