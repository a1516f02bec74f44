//! A formula in all worlds of a case, on one day.

use smallvec::{SmallVec, smallvec};

use crate::case::Case;
use crate::day::{Day, LeapBirthday, RoughDay};
use crate::evaluate::Evaluation;
use crate::formula::{Branch, Plan};
use crate::truth::Truth;
use crate::worlds::Settled;
use crate::worlds::moves;
use crate::worlds::possible::Pairs;
use crate::worlds::source::{Source, sources};
use crate::worlds::state::{Moment, Scene, State, States, sums};

/// A formula, and what a case says of the facts it looks at.
pub(crate) struct View<'v> {
    pub(crate) plan: &'v Plan,
    pub(crate) case: &'v Case,
    pub(crate) leap: LeapBirthday,
    /// The sources of each group.
    pub(crate) sources: Vec<Vec<Source<'v>>>,
    /// Whether the bits of a state are enough for every group.
    fits: bool,
}

/// What each group can be.
pub(crate) type Allowed = SmallVec<[States; 8]>;

impl<'v> View<'v> {
    pub(crate) fn new<L: Settled>(plan: &'v Plan, evaluation: &Evaluation<'v, L>) -> Self {
        let fits = plan.groups.iter().all(|group| group.fits());
        let sources = if fits { plan.groups.iter().map(|group| sources(evaluation, group)).collect() } else { Vec::new() };
        Self { plan, case: evaluation.case, leap: evaluation.lens.leap, sources, fits }
    }

    /// The truth on a day by worlds: unknown only if there are worlds of both kinds. `None`: not found out
    /// with the work left.
    pub(crate) fn truth(&self, day: Day, left: &mut usize) -> Option<Truth> {
        let mut seen = Pairs::NONE;
        for births in self.births(day) {
            let moment = self.moment((births.earliest, births.earliest), day);
            let Some(mut allowed) = self.allowed(moment, left)? else { continue };
            seen = seen | self.exact(moment, &mut allowed, left)?;
            if seen.can_be_true() && seen.can_be_false() {
                return Some(Truth::Unknown);
            }
        }
        match (seen.can_be_true(), seen.can_be_false()) {
            (true, false) => Some(Truth::True),
            (false, true) => Some(Truth::False),
            // INVARIANT: a checked case has a world.
            _ => Some(Truth::Unknown),
        }
    }

    /// The truth on each day of a stretch whose days are alike.
    pub(crate) fn truth_between(&self, from: Day, to: Day, left: &mut usize) -> Option<Truth> {
        let truth = self.truth(from, left)?;
        // Looking at the last day as well costs little, and would show a day that was overlooked.
        if truth != Truth::Unknown && to != from && to != Day::NEVER && self.truth(to, left)? != truth {
            return None;
        }
        Some(truth)
    }

    pub(crate) fn moment(&self, births: (Day, Day), day: Day) -> Moment {
        Moment { births, day, as_of: self.case.as_of, leap: self.leap }
    }

    /// The states that each group can be in. The inner `None`: there is no world with this birth.
    pub(crate) fn allowed(&self, moment: Moment, left: &mut usize) -> Option<Option<Allowed>> {
        if !self.fits {
            return None;
        }
        let mut all = Allowed::new();
        for (group, sources) in self.plan.groups.iter().zip(&self.sources) {
            let scene = Scene::new(group, moment);
            let mut states: States = smallvec![(0, 0)];
            for source in sources {
                *left = left.checked_sub(1 + states.len() / 8)?;
                let of_source = self.states_of(source, &scene, left)?;
                states = sums(group, &states, &of_source)?;
            }
            if states.is_empty() {
                return Some(None);
            }
            all.push(states);
        }
        Some(Some(all))
    }

    /// What a source can add on the day.
    pub(crate) fn states_of(&self, source: &Source<'_>, scene: &Scene<'_>, left: &mut usize) -> Option<States> {
        match source {
            Source::Move(of, atom) => {
                let (can, cannot) = moves::truths(of, self.case, scene.moment.day, left)?;
                let bit = scene.group.atoms.get(*atom).map_or(0, |atom| atom.one());
                let holds = can.then_some((bit, bit));
                Some(holds.into_iter().chain(cannot.then_some((0, 0))).collect())
            }
            other => other.states(scene),
        }
    }

    /// The pairs of truths that the formula has, exactly.
    pub(crate) fn exact(&self, moment: Moment, allowed: &mut Allowed, left: &mut usize) -> Option<Pairs> {
        let mut walk = Walk { plan: self.plan, moment, allowed, live: SmallVec::new(), steps: 0 };
        let most = walk.bound(&self.plan.root);
        let live = walk.live;
        *left = left.checked_sub(1 + walk.steps / 8)?;
        if most.is_settled() {
            return Some(most);
        }
        // A group that is looked at once more or less is as free as it seems.
        let Some(group) = looked_at_most(&live) else { return Some(most) };
        let bits = live.iter().filter(|(of, _)| *of == group).fold(0, |bits, (_, atom)| bits | atom);
        let Some(states) = allowed.get_mut(group).map(std::mem::take) else { return Some(most) };
        let mut apart: SmallVec<[State; 8]> = states.iter().map(|(a, b)| (a & bits, b & bits)).collect();
        apart.sort_unstable();
        apart.dedup();
        let mut seen = Pairs::NONE;
        for state in apart {
            if let Some(place) = allowed.get_mut(group) {
                *place = smallvec![state];
            }
            seen = seen | self.exact(moment, allowed, left)?;
            if seen == most || seen.is_full() {
                break;
            }
        }
        if let Some(place) = allowed.get_mut(group) {
            *place = states;
        }
        Some(seen)
    }

    /// The births that can be, in ranges within which every birth is like the first of them.
    pub(crate) fn births(&self, day: Day) -> SmallVec<[RoughDay; 4]> {
        let birth = self.case.birth;
        if birth.exact().is_some() || self.plan.birth_uses == 0 {
            return smallvec![birth];
        }
        let mut cuts = self.birth_cuts(day);
        cuts.retain(|cut| birth.earliest < *cut && *cut <= birth.latest);
        cuts.sort_unstable();
        cuts.dedup();
        let mut all = SmallVec::new();
        let mut rest = birth;
        for cut in cuts {
            all.push(RoughDay { latest: cut.previous(), ..rest });
            rest.earliest = cut;
        }
        all.push(rest);
        all
    }
}

/// The group that is looked at most often, if any is more than once.
fn looked_at_most(live: &[(usize, u64)]) -> Option<usize> {
    let mut most = None;
    for (at, (group, _)) in live.iter().enumerate() {
        let is_first = !live.iter().take(at).any(|(before, _)| before == group);
        let uses = if is_first { live.iter().filter(|(of, _)| of == group).count() } else { 0 };
        if uses > most.map_or(1, |(_, most)| most) {
            most = Some((*group, uses));
        }
    }
    most.map(|(group, _)| group)
}

/// A walk through a formula that finds which truths it can have at most, and the atoms that leave it open.
struct Walk<'w> {
    plan: &'w Plan,
    moment: Moment,
    allowed: &'w Allowed,
    /// The group and the bits of each atom that leaves the formula open.
    live: SmallVec<[(usize, u64); 24]>,
    steps: usize,
}

impl Walk<'_> {
    fn bound(&mut self, branch: &Branch) -> Pairs {
        self.steps += 1;
        let Moment { births, day, leap, .. } = self.moment;
        match branch {
            Branch::From(from) => Pairs::of(*from <= day, *from <= day),
            Branch::UnderAge(age) => Pairs::of(day < births.0.birthday(*age, leap), day < births.1.birthday(*age, leap)),
            Branch::Atom { group, atom } => self.atom(*group, *atom),
            Branch::Not(part) => self.bound(part).not(),
            Branch::All(parts) => self.join(parts, Pairs::of(true, true), Pairs::and),
            Branch::Any(parts) => self.join(parts, Pairs::of(false, false), Pairs::or),
        }
    }

    fn atom(&mut self, group: usize, at: usize) -> Pairs {
        let Some(atom) = self.plan.groups.get(group).and_then(|group| group.atoms.get(at)) else { return Pairs::NONE };
        let mut pairs = Pairs::NONE;
        for (first, second) in self.allowed.get(group).into_iter().flatten() {
            pairs = pairs | Pairs::of(atom.holds(*first), atom.holds(*second));
            if pairs.is_full() {
                break;
            }
        }
        if !pairs.is_settled() {
            self.live.push((group, atom.bits()));
        }
        pairs
    }

    fn join(&mut self, parts: &[Branch], neutral: Pairs, join: fn(Pairs, Pairs) -> Pairs) -> Pairs {
        let begin = self.live.len();
        let mut all = neutral;
        for part in parts {
            all = join(all, self.bound(part));
            if all == neutral.not() {
                break;
            }
        }
        if all.is_settled() {
            self.live.truncate(begin);
        }
        all
    }
}
