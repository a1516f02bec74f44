//! Formulas in all worlds of a case, on one day.

use std::cell::{Cell, OnceCell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use smallvec::{SmallVec, smallvec};

use crate::case::Case;
use crate::condition::Condition;
use crate::day::{Day, RoughDay};
use crate::evaluate::Evaluation;
use crate::formula::{Atom, FormulaId, Formulas, Group, Node as Given, Plan};
use crate::truth::Truth;
use crate::worlds::Settled;
use crate::worlds::can_settle;
use crate::worlds::moves;
use crate::worlds::possible::Pairs;
use crate::worlds::source::{Source, sources};
use crate::worlds::state::{Moment, Scene, State, States, any_number, distinct, sums};

/// What the facts of a case say of every group, worked out as it is needed.
#[derive(Debug)]
pub(crate) struct Ground<'c> {
    sources: Vec<OnceCell<Vec<Source<'c>>>>,
    birth_is_open: bool,
    /// The looks so far, by birth and day.
    glances: RefCell<BTreeMap<(Day, Day), Rc<Glance>>>,
    /// How much work may still be done, and how much of it for one formula.
    left: Cell<usize>,
    left_for_one: Cell<usize>,
    /// The formulas that were not settled for want of work.
    given_up: RefCell<Vec<FormulaId>>,
}

/// The most work for one case in one evaluation, and for one formula, in steps of a fraction of a microsecond.
/// Beyond it answers stay as three-valued logic leaves them, which is sound, and a notice says so.
const MOST_WORK: usize = 600_000;
const MOST_WORK_FOR_ONE: usize = 150_000;

/// Work that could not be done: there was too much of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TooMuch;

/// A formula's facts, or what was found, unless it is too much work.
pub(crate) type Found<T> = Result<T, TooMuch>;

impl<'c> Ground<'c> {
    pub(crate) fn new(formulas: &Formulas, case: &Case) -> Self {
        Self {
            sources: formulas.groups.iter().map(|_| OnceCell::new()).collect(),
            birth_is_open: case.birth.exact().is_none(),
            // Where a state has no room for a group, nothing can be looked at.
            left: Cell::new(if formulas.fit() { MOST_WORK } else { 0 }),
            left_for_one: Cell::new(0),
            glances: RefCell::default(),
            given_up: RefCell::default(),
        }
    }

    /// Notes that a formula was not settled for want of work.
    pub(crate) fn give_up(&self, id: FormulaId) {
        let mut given_up = self.given_up.borrow_mut();
        if !given_up.contains(&id) {
            given_up.push(id);
        }
    }

    /// Whether a formula was settled as far as it can be.
    pub(crate) fn is_exact(&self, id: FormulaId) -> bool {
        !self.given_up.borrow().contains(&id)
    }

    /// Begins the work for another formula.
    pub(crate) fn begin(&self) {
        self.left_for_one.set(self.left.get().min(MOST_WORK_FOR_ONE));
    }

    /// Takes some work off what is left.
    pub(crate) fn spend(&self, work: usize) -> Found<()> {
        let left = self.left_for_one.get().checked_sub(work).ok_or(TooMuch);
        self.left.set(self.left.get().saturating_sub(work));
        self.left_for_one.set(left.unwrap_or_default());
        left.map(|_| ())
    }
}

/// Formulas over the ground of one evaluation.
#[derive(Clone, Copy)]
pub(crate) struct View<'v, 'c, L> {
    pub(crate) evaluation: &'v Evaluation<'c, L>,
    pub(crate) ground: &'v Ground<'c>,
}

/// All formulas at one moment: what their groups can be, and what is left of each.
#[derive(Debug)]
pub(crate) struct Glance {
    pub(crate) births: RoughDay,
    pub(crate) moment: Moment,
    /// The states of each source of each group, once they are needed.
    states: RefCell<BTreeMap<usize, Option<Rc<Vec<States>>>>>,
    nodes: RefCell<BTreeMap<FormulaId, Rc<Node>>>,
}

/// What is left of a formula where everything settled is left out, with the pairs of truths it can have.
#[derive(Debug)]
pub(crate) struct Node {
    pub(crate) pairs: Pairs,
    /// The groups that leave it open, one bit each.
    pub(crate) groups: u128,
    pub(crate) kind: Kind,
}

#[derive(Debug)]
pub(crate) enum Kind {
    Settled,
    Atom { group: usize, atom: usize },
    Not(Rc<Node>),
    Join(Join, Vec<Block>),
}

#[derive(Clone, Copy, Debug)]
pub(crate) enum Join {
    All,
    Any,
}

/// Parts that hang together through a group they share. Blocks have nothing to do with one another.
#[derive(Debug)]
pub(crate) struct Block {
    pub(crate) nodes: SmallVec<[Rc<Node>; 1]>,
    pairs: Pairs,
    pub(crate) groups: u128,
}

impl Join {
    fn neutral(self) -> Pairs {
        match self {
            Self::All => Pairs::of(true, true),
            Self::Any => Pairs::of(false, false),
        }
    }

    fn of(self, a: Pairs, b: Pairs) -> Pairs {
        match self {
            Self::All => a.and(b),
            Self::Any => a.or(b),
        }
    }
}

impl Node {
    fn settled(pairs: Pairs) -> Rc<Self> {
        Rc::new(Self { pairs, groups: 0, kind: Kind::Settled })
    }

    pub(crate) fn looks_at(&self, group: usize) -> bool {
        self.groups >> group & 1 == 1
    }

    /// The bits of a group's states that leave the node open.
    pub(crate) fn live_bits(&self, groups: &[Group], group: usize) -> u64 {
        if !self.looks_at(group) {
            return 0;
        }
        match &self.kind {
            Kind::Settled => 0,
            Kind::Atom { group, atom } => groups.get(*group).and_then(|of| of.atoms.get(*atom)).map_or(0, Atom::bits),
            Kind::Not(part) => part.live_bits(groups, group),
            Kind::Join(_, blocks) => {
                let nodes = blocks.iter().flat_map(|block| &block.nodes);
                nodes.fold(0, |all, node| all | node.live_bits(groups, group))
            }
        }
    }
}

impl<'v, 'c, L: Settled> View<'v, 'c, L> {
    pub(crate) fn groups(&self) -> &'c [Group] {
        &self.evaluation.policies.formulas.groups
    }

    /// The sources of a group.
    pub(crate) fn sources(&self, group: usize) -> &'v [Source<'c>] {
        match (self.ground.sources.get(group), self.groups().get(group)) {
            (Some(cell), Some(of)) => cell.get_or_init(|| sources(self.evaluation, of)),
            _ => &[],
        }
    }

    /// The truth by worlds of a formula that three-valued logic leaves unknown on a day: unknown only if there
    /// are worlds of both kinds.
    pub(crate) fn truth(&self, id: FormulaId, plan: &Plan, day: Day) -> Found<Truth> {
        if !can_settle(plan, self.evaluation, |line: &L| line.is_open_on(day)) {
            return Ok(Truth::Unknown);
        }
        let mut seen = Pairs::NONE;
        for births in self.births(plan, day)? {
            let glance = self.shared_glance(births, day);
            if !self.has_a_world(&glance, plan)? {
                continue;
            }
            seen = seen | self.node(id, &glance)?.pairs;
            if seen.can_be_true() && seen.can_be_false() {
                break;
            }
        }
        // INVARIANT: a checked case has a world.
        Ok(seen.truth())
    }

    /// The truth on each day of a stretch whose days are alike.
    pub(crate) fn truth_between(&self, id: FormulaId, plan: &Plan, from: Day, to: Day) -> Found<Truth> {
        let truth = self.truth(id, plan, from)?;
        // Looking at the last day as well costs little, and would show a day that was overlooked.
        if truth != Truth::Unknown && to != from && to != Day::NEVER && self.truth(id, plan, to)? != truth {
            return Err(TooMuch);
        }
        Ok(truth)
    }

    /// A look with births of these ranges, each like the first of its range.
    pub(crate) fn glance(&self, first: RoughDay, second: RoughDay, day: Day) -> Glance {
        let births = (first.earliest, second.earliest);
        let moment = Moment { births, day, as_of: self.evaluation.case.as_of, leap: self.evaluation.lens.leap };
        Glance { births: first, moment, states: RefCell::default(), nodes: RefCell::default() }
    }

    /// The look with one birth that formulas share.
    fn shared_glance(&self, births: RoughDay, day: Day) -> Rc<Glance> {
        let mut glances = self.ground.glances.borrow_mut();
        Rc::clone(glances.entry((births.earliest, day)).or_insert_with(|| Rc::new(self.glance(births, births, day))))
    }

    /// Whether the births go with everything that was given.
    pub(crate) fn has_a_world(&self, glance: &Glance, plan: &Plan) -> Found<bool> {
        if !self.ground.birth_is_open {
            return Ok(true);
        }
        for group in (0..self.groups().len()).filter(|group| plan.groups >> group & 1 == 1) {
            let states = self.source_states(glance, group)?;
            let mut sources = self.sources(group).iter().zip(states.iter());
            // That nothing more can be hidden rules out no birth.
            if sources.any(|(source, states)| states.is_empty() && !matches!(source, Source::Hidden { .. })) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// What each source of a group can add.
    pub(crate) fn source_states(&self, glance: &Glance, group: usize) -> Found<Rc<Vec<States>>> {
        if let Some(known) = glance.states.borrow().get(&group) {
            return known.clone().ok_or(TooMuch);
        }
        let all = self.groups().get(group).and_then(|of| {
            let scene = Scene::new(of, glance.moment);
            let sources = self.sources(group);
            // A long history fills no cache, so each of its entries takes longer.
            let work = if sources.len() > 100 { 3 } else { 1 };
            let of_source = |source: &Source<'_>| {
                self.ground.spend(work).ok()?;
                self.states_of(source, &scene)
            };
            sources.iter().map(of_source).collect::<Option<Vec<_>>>().map(Rc::new)
        });
        glance.states.borrow_mut().insert(group, all.clone());
        all.ok_or(TooMuch)
    }

    /// What a source can add on the day.
    fn states_of(&self, source: &Source<'_>, scene: &Scene<'_>) -> Option<States> {
        match source {
            Source::Move(of, atom) => {
                let (can, cannot) = moves::truths(of, self.evaluation.case, scene.moment.day, self.ground).ok()?;
                let bit = scene.group.atoms.get(*atom).map_or(0, |atom| atom.one());
                let holds = can.then_some((bit, bit));
                Some(holds.into_iter().chain(cannot.then_some((0, 0))).collect())
            }
            other => other.states(scene),
        }
    }

    /// What the sources of a group add up to, of these bits; all of them, or all but one.
    pub(crate) fn sums_of(&self, glance: &Glance, group: usize, but: Option<usize>, bits: u64) -> Found<States> {
        let of = self.groups().get(group).ok_or(TooMuch)?;
        let mut states: States = smallvec![(0, 0)];
        let of_sources = self.source_states(glance, group)?;
        let sources = self.sources(group).iter().zip(of_sources.iter());
        for (_, (source, more)) in sources.enumerate().filter(|(at, _)| Some(*at) != but) {
            let mut more = live(more, bits)?;
            if let Source::Hidden { .. } = source {
                more = any_number(of, &more).ok_or(TooMuch)?;
            }
            self.ground.spend(1 + states.len() * more.len() / 8)?;
            states = sums(of, &states, &more).ok_or(TooMuch)?;
        }
        Ok(states)
    }

    /// The pairs of truths that an atom can have.
    fn atom(&self, glance: &Glance, group: usize, at: usize) -> Found<Pairs> {
        let atom = self.groups().get(group).and_then(|group| group.atoms.get(at)).ok_or(TooMuch)?;
        // By itself an atom is exactly what three-valued logic makes of it, but for births and moves.
        if !self.ground.birth_is_open
            && !matches!(atom.condition, Condition::Moved(_))
            && let Some(line) = self.evaluation.atom_known(atom.at)
        {
            return Ok(match line.at(glance.moment.day) {
                Truth::True => Pairs::of(true, true),
                Truth::False => Pairs::of(false, false),
                Truth::Unknown => Pairs::EITHER,
            });
        }
        let states = self.sums_of(glance, group, None, atom.bits())?;
        Ok(states.iter().fold(Pairs::NONE, |all, (first, second)| all | Pairs::of(atom.holds(*first), atom.holds(*second))))
    }

    /// What is left of a formula.
    pub(crate) fn node(&self, id: FormulaId, glance: &Glance) -> Found<Rc<Node>> {
        if let Some(known) = glance.nodes.borrow().get(&id) {
            return Ok(Rc::clone(known));
        }
        let formula = self.evaluation.policies.formulas.get(id).ok_or(TooMuch)?;
        let node = self.build(&formula.node, glance)?;
        glance.nodes.borrow_mut().insert(id, Rc::clone(&node));
        Ok(node)
    }

    fn build(&self, given: &Given, glance: &Glance) -> Found<Rc<Node>> {
        let Moment { births, day, leap, .. } = glance.moment;
        Ok(match given {
            Given::From(from) => Node::settled(Pairs::of(*from <= day, *from <= day)),
            Given::UnderAge(age) => {
                Node::settled(Pairs::of(day < births.0.birthday(*age, leap), day < births.1.birthday(*age, leap)))
            }
            Given::Atom(at) => {
                let (group, atom) = self.evaluation.policies.formulas.places.get(*at).copied().ok_or(TooMuch)?;
                let pairs = self.atom(glance, group, atom)?;
                if pairs.is_settled() {
                    Node::settled(pairs)
                } else {
                    Rc::new(Node { pairs, groups: 1 << group, kind: Kind::Atom { group, atom } })
                }
            }
            Given::Formula(id) => self.node(*id, glance)?,
            Given::Not(part) => {
                let part = self.build(part, glance)?;
                let (pairs, groups) = (part.pairs.not(), part.groups);
                let kind = if pairs.is_settled() { Kind::Settled } else { Kind::Not(part) };
                Rc::new(Node { pairs, groups, kind })
            }
            Given::All(parts) => self.build_join(Join::All, parts, glance)?,
            Given::Any(parts) => self.build_join(Join::Any, parts, glance)?,
        })
    }

    fn build_join(&self, join: Join, parts: &[Given], glance: &Glance) -> Found<Rc<Node>> {
        self.ground.spend(1 + parts.len() / 8)?;
        let mut blocks: Vec<Block> = Vec::new();
        for part in parts {
            let node = self.build(part, glance)?;
            if node.pairs == join.neutral().not() {
                return Ok(node);
            }
            if node.pairs == join.neutral() {
                continue;
            }
            // Whatever shares a group with it hangs together with it.
            let mut block = Block { pairs: node.pairs, groups: node.groups, nodes: smallvec![node] };
            let mut at = 0;
            while let Some(other) = blocks.get(at) {
                if other.groups & block.groups == 0 {
                    at += 1;
                    continue;
                }
                let mut other = blocks.remove(at);
                block.groups |= other.groups;
                std::mem::swap(&mut other.nodes, &mut block.nodes);
                block.nodes.extend(other.nodes);
            }
            blocks.push(block);
        }
        let mut pairs = join.neutral();
        let mut groups = 0;
        for block in &mut blocks {
            if block.nodes.len() > 1 {
                block.pairs = self.joint(join, &block.nodes, glance, None)?;
            }
            pairs = join.of(pairs, block.pairs);
            groups |= block.groups;
        }
        if pairs.is_settled() {
            return Ok(Node::settled(pairs));
        }
        // A block that came out as if it were not there changes nothing.
        blocks.retain(|block| block.pairs != join.neutral());
        if let [only] = blocks.as_slice()
            && let [node] = only.nodes.as_slice()
        {
            return Ok(Rc::clone(node));
        }
        Ok(Rc::new(Node { pairs, groups, kind: Kind::Join(join, blocks) }))
    }

    /// The pairs of truths that nodes which share groups have together, exactly. `over`: with these states
    /// of a group in place of its own.
    pub(crate) fn joint(&self, join: Join, nodes: &[Rc<Node>], glance: &Glance, over: Option<(usize, &States)>) -> Found<Pairs> {
        self.joint_with(join, nodes, glance, over, &mut SmallVec::new())
    }

    fn joint_with(
        &self,
        join: Join,
        nodes: &[Rc<Node>],
        glance: &Glance,
        over: Option<(usize, &States)>,
        fixed: &mut SmallVec<[(usize, State); 4]>,
    ) -> Found<Pairs> {
        let mut walk = Walk { groups: self.groups(), over, fixed, live: SmallVec::new(), steps: 0 };
        let most = walk.join(join, nodes.iter());
        let live_groups = walk.live;
        self.ground.spend(1 + walk.steps / 8)?;
        if most.is_settled() {
            return Ok(most);
        }
        // A group that is looked at once more or less is as free as it seems.
        let Some(group) = looked_at_most(&live_groups) else { return Ok(most) };
        let bits = nodes.iter().fold(0, |bits, node| bits | node.live_bits(self.groups(), group));
        let apart = match over {
            Some((of, states)) if of == group => live(states, bits)?,
            _ => self.sums_of(glance, group, None, bits)?,
        };
        let mut seen = Pairs::NONE;
        for state in apart {
            fixed.push((group, state));
            let of_state = self.joint_with(join, nodes, glance, over, fixed);
            fixed.pop();
            seen = seen | of_state?;
            if seen == most {
                break;
            }
        }
        Ok(seen)
    }

    /// The pairs of truths of a node with these states of a group in place of its own.
    pub(crate) fn with(&self, node: &Node, group: usize, states: &States, glance: &Glance) -> Found<Pairs> {
        if !node.looks_at(group) {
            return Ok(node.pairs);
        }
        match &node.kind {
            Kind::Settled => Ok(node.pairs),
            Kind::Atom { group, atom } => {
                let atom = self.groups().get(*group).and_then(|of| of.atoms.get(*atom)).ok_or(TooMuch)?;
                Ok(states.iter().fold(Pairs::NONE, |all, (a, b)| all | Pairs::of(atom.holds(*a), atom.holds(*b))))
            }
            Kind::Not(part) => Ok(self.with(part, group, states, glance)?.not()),
            Kind::Join(join, blocks) => {
                self.ground.spend(1)?;
                let mut pairs = join.neutral();
                for block in blocks {
                    let of_block = match block.nodes.as_slice() {
                        _ if block.groups >> group & 1 == 0 => block.pairs,
                        [only] => self.with(only, group, states, glance)?,
                        nodes => self.joint(*join, nodes, glance, Some((group, states)))?,
                    };
                    pairs = join.of(pairs, of_block);
                }
                Ok(pairs)
            }
        }
    }

    /// The births that can be, in ranges within which every birth is like the first of them.
    pub(crate) fn births(&self, plan: &Plan, day: Day) -> Found<SmallVec<[RoughDay; 4]>> {
        self.ground.spend(1)?;
        let birth = self.evaluation.case.birth;
        if birth.exact().is_some() || plan.birth_uses == 0 {
            return Ok(smallvec![birth]);
        }
        let mut cuts = self.birth_cuts(plan, day)?;
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
        Ok(all)
    }
}

/// States without the bits that make no difference.
pub(crate) fn live(states: &States, bits: u64) -> Found<States> {
    distinct(states.iter().map(|(a, b)| (a & bits, b & bits)).collect()).ok_or(TooMuch)
}

/// The group that is looked at most often, if any is more than once.
fn looked_at_most(live: &[usize]) -> Option<usize> {
    let mut most = None;
    for (at, group) in live.iter().enumerate() {
        let is_first = !live.iter().take(at).any(|before| before == group);
        let uses = if is_first { live.iter().filter(|of| *of == group).count() } else { 0 };
        if uses > most.map_or(1, |(_, most)| most) {
            most = Some((*group, uses));
        }
    }
    most.map(|(group, _)| group)
}

/// A walk through nodes that finds which truths they can have at most, and the atoms that leave them open.
struct Walk<'w> {
    groups: &'w [Group],
    over: Option<(usize, &'w States)>,
    /// The groups whose state is chosen.
    fixed: &'w [(usize, State)],
    /// The group of each atom that leaves the nodes open.
    live: SmallVec<[usize; 24]>,
    steps: usize,
}

impl Walk<'_> {
    fn bound(&mut self, node: &Node) -> Pairs {
        self.steps += 1;
        match &node.kind {
            Kind::Settled => node.pairs,
            Kind::Atom { group, atom } => self.atom(*group, *atom, node.pairs),
            Kind::Not(part) => self.bound(part).not(),
            Kind::Join(join, blocks) => self.join(*join, blocks.iter().flat_map(|block| &block.nodes)),
        }
    }

    fn atom(&mut self, group: usize, at: usize, own: Pairs) -> Pairs {
        let Some(atom) = self.groups.get(group).and_then(|group| group.atoms.get(at)) else { return own };
        let of = |state: &State| Pairs::of(atom.holds(state.0), atom.holds(state.1));
        let pairs = match (self.fixed.iter().find(|(fixed, _)| *fixed == group), self.over) {
            (Some((_, state)), _) => of(state),
            (None, Some((over, states))) if over == group => states.iter().fold(Pairs::NONE, |all, state| all | of(state)),
            _ => own,
        };
        if !pairs.is_settled() {
            self.live.push(group);
        }
        pairs
    }

    fn join<'n>(&mut self, join: Join, nodes: impl Iterator<Item = &'n Rc<Node>>) -> Pairs {
        let begin = self.live.len();
        let mut all = join.neutral();
        for node in nodes {
            all = join.of(all, self.bound(node));
            if all == join.neutral().not() {
                break;
            }
        }
        if all.is_settled() {
            self.live.truncate(begin);
        }
        all
    }
}
