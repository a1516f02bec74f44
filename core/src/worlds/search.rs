//! Whether some world makes formulas what they are asked to be.
//!
//! What is asked of a whole is asked of its parts, down to the atoms; where one part of several is enough, they
//! are tried in turn. An atom asks something of the states of its group, and groups have nothing to do with one
//! another: so all that is asked can be together if every group has a state that fits it. Where something
//! cannot be, only those earlier choices are taken back that it fails by.

use std::rc::Rc;

use smallvec::SmallVec;

use crate::rules::Atom;
use crate::time::Line;
use crate::worlds::budget::{Found, TooMuch};
use crate::worlds::pairs::Pairs;
use crate::worlds::residual::{Block, Join, Kind, Node};
use crate::worlds::snapshot::Glance;
use crate::worlds::solver::{View, live};
use crate::worlds::state::{State, States};

impl<L: Line> View<'_, '_, L> {
    /// The truths that nodes which share groups can have together, in one world. `over`: with these states of a
    /// group in place of its own.
    pub(crate) fn joint(&self, join: Join, nodes: &[Rc<Node>], glance: &Glance, over: Option<(usize, &States)>) -> Found<Pairs> {
        let mut search = Search::new(self, glance, nodes, over)?;
        let mut found = Pairs::NONE;
        for holds in [true, false] {
            if search.can(Parts { join, nodes, blocks: &[] }, Wish::One { second: false, holds })? {
                found = found | Pairs::of(holds, holds);
            }
        }
        Ok(found)
    }

    /// Whether nodes can be together one thing in one world and another in a second: in worlds that differ in
    /// their births, or in these states of a group.
    pub(crate) fn can_differ(
        &self,
        join: Join,
        nodes: &[Rc<Node>],
        glance: &Glance,
        over: Option<(usize, &States)>,
    ) -> Found<bool> {
        let mut search = Search::new(self, glance, nodes, over)?;
        let parts = Parts { join, nodes, blocks: &[] };
        Ok(search.can(parts, Wish::Apart { first: true })? || search.can(parts, Wish::Apart { first: false })?)
    }
}

/// The states that a group can have, as far as the nodes look at it.
struct Domain {
    group: usize,
    bits: u64,
    /// Found out once something is asked of the group.
    states: Option<Rc<States>>,
    /// The place of one that fits everything asked so far.
    fits: usize,
}

/// What is asked of an atom in the first or the second world.
struct Ask {
    group: usize,
    atom: usize,
    second: bool,
    holds: bool,
    level: Level,
}

/// What is asked of a node.
#[derive(Clone, Copy)]
enum Wish {
    /// To be true, or false, in the first world or in the second.
    One { second: bool, holds: bool },
    /// To be this in the first world and the opposite in the second.
    Apart { first: bool },
}

/// Parts of which one is enough.
#[derive(Clone, Copy)]
struct Open<'n> {
    parts: Parts<'n>,
    wish: Wish,
    level: Level,
}

#[derive(Clone, Copy)]
struct Parts<'n> {
    join: Join,
    nodes: &'n [Rc<Node>],
    blocks: &'n [Block],
}

impl<'n> Parts<'n> {
    fn each(self) -> impl Iterator<Item = &'n Rc<Node>> {
        self.nodes.iter().chain(self.blocks.iter().flat_map(|block| &block.nodes))
    }
}

/// How many choices were made before.
type Level = u32;

/// Choices, one bit each.
#[derive(Clone, Copy, Default)]
struct Levels(u128);

impl Levels {
    /// Later choices than there is room for share the last bit.
    const LAST: Level = u128::BITS - 1;

    /// The choice itself; nothing for what was asked before any.
    fn of(level: Level) -> Self {
        Self(if level == 0 { 0 } else { 1 << level.min(Self::LAST) })
    }

    fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    fn has(self, level: Level) -> bool {
        self.0 & Self::of(level).0 != 0
    }

    fn without(self, level: Level) -> Self {
        Self(if level < Self::LAST { self.0 & !Self::of(level).0 } else { self.0 })
    }
}

/// Why something cannot be.
enum Cannot {
    /// By these choices.
    By(Levels),
    TooMuch,
}

impl From<TooMuch> for Cannot {
    fn from(_: TooMuch) -> Self {
        Self::TooMuch
    }
}

struct Search<'n, 's, 'v, 'c, L> {
    view: &'s View<'v, 'c, L>,
    glance: &'s Glance,
    domains: SmallVec<[Domain; 8]>,
    asks: SmallVec<[Ask; 16]>,
    open: Vec<Open<'n>>,
    /// The one group in which the worlds differ; `None` where they differ in their births.
    over: Option<usize>,
}

impl<'n, 's, 'v, 'c, L: Line> Search<'n, 's, 'v, 'c, L> {
    fn new(view: &'s View<'v, 'c, L>, glance: &'s Glance, nodes: &[Rc<Node>], over: Option<(usize, &States)>) -> Found<Self> {
        let (asks, open) = (SmallVec::new(), Vec::new());
        let mut search = Self { view, glance, domains: SmallVec::new(), asks, open, over: over.map(|(group, _)| group) };
        nodes.iter().for_each(|node| search.enter(node));
        if let Some((group, states)) = over
            && let Some(domain) = search.domains.iter_mut().find(|domain| domain.group == group)
        {
            domain.states = Some(Rc::new(live(states, domain.bits)?));
        }
        Ok(search)
    }

    /// Notes what a node looks at.
    fn enter(&mut self, node: &Node) {
        match &node.kind {
            Kind::Settled => {}
            Kind::Atom { group, atom } => {
                let bits = self.atom(*group, *atom).map_or(0, Atom::bits);
                match self.domains.iter_mut().find(|domain| domain.group == *group) {
                    Some(domain) => domain.bits |= bits,
                    None => self.domains.push(Domain { group: *group, bits, states: None, fits: 0 }),
                }
            }
            Kind::Not(part) => self.enter(part),
            Kind::Join(_, blocks) => blocks.iter().flat_map(|block| &block.nodes).for_each(|node| self.enter(node)),
        }
    }

    fn atom(&self, group: usize, atom: usize) -> Option<&Atom> {
        self.view.groups().get(group)?.atoms.get(atom)
    }

    /// Whether some worlds give these parts together what is asked.
    fn can(&mut self, parts: Parts<'n>, wish: Wish) -> Found<bool> {
        self.asks.clear();
        self.open.clear();
        match self.ask_parts(parts, wish, 0).and_then(|()| self.solve(1)) {
            Ok(()) => Ok(true),
            Err(Cannot::By(_)) => Ok(false),
            Err(Cannot::TooMuch) => Err(TooMuch),
        }
    }

    /// Tries what is open, one part after the other.
    fn solve(&mut self, level: Level) -> Result<(), Cannot> {
        let Some(open) = self.open.pop() else { return Ok(()) };
        let (asks, still_open) = (self.asks.len(), self.open.len());
        let mut by = Levels::of(open.level);
        for node in open.parts.each() {
            self.view.worlds.budget.spend(1)?;
            let tried = self.ask(node, open.wish, level).and_then(|()| self.solve(level + 1));
            let reason = match tried {
                Ok(()) => return Ok(()),
                Err(Cannot::TooMuch) => return Err(Cannot::TooMuch),
                Err(Cannot::By(reason)) => reason,
            };
            self.asks.truncate(asks);
            self.open.truncate(still_open);
            if !reason.has(level) {
                // It fails whatever is chosen here.
                self.open.push(open);
                return Err(Cannot::By(reason));
            }
            by = by.and(reason.without(level));
        }
        self.open.push(open);
        Err(Cannot::By(by))
    }

    fn ask_parts(&mut self, parts: Parts<'n>, wish: Wish, level: Level) -> Result<(), Cannot> {
        match wish {
            Wish::One { second, holds } if parts.join.needs_all(holds) => {
                return parts.each().try_for_each(|node| self.ask(node, Wish::One { second, holds }, level));
            }
            Wish::One { .. } => {}
            // In one of the worlds all parts are the same, and one of them is something else in the other.
            Wish::Apart { first } => {
                let same = parts.join.needs_all(true);
                let all = Wish::One { second: first != same, holds: same };
                parts.each().try_for_each(|node| self.ask(node, all, level))?;
            }
        }
        self.open.push(Open { parts, wish, level });
        Ok(())
    }

    fn ask(&mut self, node: &'n Node, wish: Wish, level: Level) -> Result<(), Cannot> {
        let can_differ = self.over.is_none_or(|group| node.looks_at(group));
        match (&node.kind, wish) {
            (_, Wish::Apart { .. }) if !can_differ => Err(Cannot::By(Levels::of(level))),
            // What cannot differ is the same in both.
            (_, Wish::One { second: true, holds }) if !can_differ => self.ask(node, Wish::One { second: false, holds }, level),
            (Kind::Settled, Wish::One { second, holds }) if node.pairs.can_be_in(second, holds) => Ok(()),
            (Kind::Settled, Wish::Apart { first })
                if node.pairs.can_be_in(false, first) && node.pairs.can_be_in(true, !first) =>
            {
                Ok(())
            }
            (Kind::Settled, _) => Err(Cannot::By(Levels::of(level))),
            (Kind::Not(part), Wish::One { second, holds }) => self.ask(part, Wish::One { second, holds: !holds }, level),
            (Kind::Not(part), Wish::Apart { first }) => self.ask(part, Wish::Apart { first: !first }, level),
            (Kind::Join(join, blocks), wish) => self.ask_parts(Parts { join: *join, nodes: &[], blocks }, wish, level),
            (Kind::Atom { group, atom }, Wish::One { second, holds }) => {
                self.ask_atom(Ask { group: *group, atom: *atom, second, holds, level })
            }
            (Kind::Atom { group, atom }, Wish::Apart { first }) => {
                self.ask_atom(Ask { group: *group, atom: *atom, second: false, holds: first, level })?;
                self.ask_atom(Ask { group: *group, atom: *atom, second: true, holds: !first, level })
            }
        }
    }

    fn ask_atom(&mut self, ask: Ask) -> Result<(), Cannot> {
        let Some(at) = self.domains.iter().position(|domain| domain.group == ask.group) else { return Err(Cannot::TooMuch) };
        let Some(domain) = self.domains.get_mut(at) else { return Err(Cannot::TooMuch) };
        let states = match &domain.states {
            Some(states) => Rc::clone(states),
            None => Rc::clone(domain.states.insert(self.view.sums_of(self.glance, domain.group, None, domain.bits)?)),
        };
        let (group, fits) = (domain.group, domain.fits);
        let still_fits = states.get(fits).is_some_and(|state| self.is(&ask, *state));
        self.asks.push(ask);
        if still_fits {
            return Ok(());
        }
        self.view.worlds.budget.spend(states.len() / 8)?;
        let of_group = || self.asks.iter().filter(|ask| ask.group == group);
        let fitting = states.iter().position(|state| of_group().all(|ask| self.is(ask, *state)));
        let Some(fitting) = fitting else {
            return Err(Cannot::By(of_group().fold(Levels::default(), |all, ask| all.and(Levels::of(ask.level)))));
        };
        if let Some(domain) = self.domains.get_mut(at) {
            domain.fits = fitting;
        }
        Ok(())
    }

    /// Whether an atom is what is asked of it in a state of its group.
    fn is(&self, ask: &Ask, state: State) -> bool {
        let state = if ask.second { state.1 } else { state.0 };
        self.atom(ask.group, ask.atom).is_some_and(|atom| atom.holds(state)) == ask.holds
    }
}
