//! Whether some world makes formulas what they are asked to be.
//!
//! What is asked of a whole is asked of its parts, down to the atoms; where one part of several is enough, they
//! are tried in turn. An atom asks something of the states of its group, and groups have nothing to do with one
//! another: so all that is asked can be together if every group has a state that fits it. Where something
//! cannot be, only those earlier choices are taken back that it fails by.

use std::rc::Rc;

use crate::lists::short::Short;

use crate::rules::Atom;
use crate::worlds::budget::{Found, TooMuch};
use crate::worlds::pairs::Pairs;
use crate::worlds::residual::{Component, Join, Kind, Residual, Turns};
use crate::worlds::snapshot::Snapshot;
use crate::worlds::solver::{Solver, live};
use crate::worlds::state::{State, States};

impl Solver<'_, '_> {
    /// The truths that residuals which share groups can have together, in one world. `over`: with these states of a
    /// group in place of its own.
    pub(super) fn joint(
        &self,
        join: Join,
        residuals: &[Rc<Residual>],
        snapshot: &Snapshot,
        over: Option<(usize, &States)>,
    ) -> Found<Pairs> {
        let mut search = Search::new(self, snapshot, residuals, over)?;
        let mut found = Pairs::NONE;
        for holds in [true, false] {
            if search.can(Parts { join, residuals, components: &[] }, Target::One { second: false, holds })? {
                found = found | Pairs::of(holds, holds);
            }
        }
        Ok(found)
    }

    /// Whether residuals can be together one thing in one world and another in a second: in worlds that differ in
    /// their births, or in these states of a group.
    pub(super) fn can_differ(
        &self,
        join: Join,
        residuals: &[Rc<Residual>],
        snapshot: &Snapshot,
        over: Option<(usize, &States)>,
    ) -> Found<bool> {
        let turns = match over {
            Some((group, states)) => join.turns(residuals, group, &|atom| self.turns_of(group, atom, states), &mut Vec::new()),
            None => Turns { off: true, on: true },
        };
        if !turns.off && !turns.on {
            return Ok(false);
        }
        let mut search = Search::new(self, snapshot, residuals, over)?;
        let parts = Parts { join, residuals, components: &[] };
        Ok((turns.off && search.can(parts, Target::Apart { first: true })?)
            || (turns.on && search.can(parts, Target::Apart { first: false })?))
    }

    /// Which ways these states of a group turn an atom.
    fn turns_of(&self, group: usize, atom: usize, states: &States) -> Turns {
        let Some(atom) = self.groups().get(group).and_then(|of| of.atoms.get(atom)) else { return Turns::default() };
        let any = |off: bool| states.iter().any(|(a, b)| atom.holds(*a) == off && atom.holds(*b) != off);
        Turns { off: any(true), on: any(false) }
    }
}

/// The states that a group can have, as far as the residuals look at it.
struct Domain {
    group: usize,
    bits: u64,
    /// Found out once something is asked of the group.
    states: Option<Rc<States>>,
    /// The place of one that fits everything asked so far.
    fitting: usize,
}

/// What is asked of an atom in the first or the second world.
struct Literal {
    group: usize,
    atom: usize,
    second: bool,
    holds: bool,
    level: Level,
}

/// What is asked of a state of a group: what these bits must be, and what cannot be said in bits.
struct Asked<'l> {
    bits: State,
    are: State,
    others: Short<&'l Literal, 2>,
    /// Whether no state can be so.
    never: bool,
}

/// What is asked of a residual.
#[derive(Clone, Copy)]
enum Target {
    /// To be true, or false, in the first world or in the second.
    One { second: bool, holds: bool },
    /// To be this in the first world and the opposite in the second.
    Apart { first: bool },
}

/// Parts of which one is enough.
#[derive(Clone, Copy)]
struct ChoicePoint<'n> {
    parts: Parts<'n>,
    target: Target,
    level: Level,
}

#[derive(Clone, Copy)]
struct Parts<'n> {
    join: Join,
    residuals: &'n [Rc<Residual>],
    components: &'n [Component],
}

impl<'n> Parts<'n> {
    fn each(self) -> impl Iterator<Item = &'n Rc<Residual>> {
        self.residuals.iter().chain(self.components.iter().flat_map(|component| &component.residuals))
    }
}

/// How many choices were made before.
type Level = u32;

/// Choices, one bit each.
#[derive(Clone, Copy, Default)]
struct ConflictSet(u128);

impl ConflictSet {
    /// Later choices than there is room for share the last bit.
    const LAST: Level = u128::BITS - 1;

    /// The choice itself; nothing for what was asked before any.
    fn of(level: Level) -> Self {
        Self(if level == 0 { 0 } else { 1 << level.min(Self::LAST) })
    }

    fn union(self, other: Self) -> Self {
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
enum Conflict {
    /// By these choices.
    By(ConflictSet),
    TooMuch,
}

impl From<TooMuch> for Conflict {
    fn from(_: TooMuch) -> Self {
        Self::TooMuch
    }
}

struct Search<'n, 's, 'v, 'c> {
    solver: &'s Solver<'v, 'c>,
    snapshot: &'s Snapshot,
    domains: Short<Domain, 8>,
    trail: Short<Literal, 16>,
    choices: Vec<ChoicePoint<'n>>,
    /// The one group in which the worlds differ; `None` where they differ in their births.
    over: Option<usize>,
}

impl<'n, 's, 'v, 'c> Search<'n, 's, 'v, 'c> {
    fn new(
        solver: &'s Solver<'v, 'c>,
        snapshot: &'s Snapshot,
        residuals: &[Rc<Residual>],
        over: Option<(usize, &States)>,
    ) -> Found<Self> {
        let (trail, choices) = (Short::new(), Vec::new());
        let mut search = Self { solver, snapshot, domains: Short::new(), trail, choices, over: over.map(|(group, _)| group) };
        residuals.iter().for_each(|residual| search.enter(residual));
        if let Some((group, states)) = over
            && let Some(domain) = search.domains.iter_mut().find(|domain| domain.group == group)
        {
            domain.states = Some(Rc::new(live(states, domain.bits)?));
        }
        Ok(search)
    }

    /// Notes what a residual looks at.
    fn enter(&mut self, residual: &Residual) {
        for (group, bits) in residual.bits(self.solver.groups()) {
            match self.domains.iter_mut().find(|domain| domain.group == *group) {
                Some(domain) => domain.bits |= bits,
                None => self.domains.push(Domain { group: *group, bits: *bits, states: None, fitting: 0 }),
            }
        }
    }

    fn atom(&self, group: usize, atom: usize) -> Option<&Atom> {
        self.solver.groups().get(group)?.atoms.get(atom)
    }

    /// Whether some worlds give these parts together what is asked.
    fn can(&mut self, parts: Parts<'n>, target: Target) -> Found<bool> {
        self.trail.clear();
        self.choices.clear();
        match self.require_parts(parts, target, 0).and_then(|()| self.solve(1)) {
            Ok(()) => Ok(true),
            Err(Conflict::By(_)) => Ok(false),
            Err(Conflict::TooMuch) => Err(TooMuch),
        }
    }

    /// Tries the parts of the last choice point, one after the other.
    fn solve(&mut self, level: Level) -> Result<(), Conflict> {
        let Some(choice) = self.choices.pop() else { return Ok(()) };
        let (trail_len, choices_len) = (self.trail.len(), self.choices.len());
        let mut by = ConflictSet::of(choice.level);
        for residual in choice.parts.each() {
            self.solver.worlds.budget.spend(1)?;
            let tried = self.require(residual, choice.target, level).and_then(|()| self.solve(level + 1));
            let reason = match tried {
                Ok(()) => return Ok(()),
                Err(Conflict::TooMuch) => return Err(Conflict::TooMuch),
                Err(Conflict::By(reason)) => reason,
            };
            self.trail.truncate(trail_len);
            self.choices.truncate(choices_len);
            if !reason.has(level) {
                // It fails whatever is chosen here.
                self.choices.push(choice);
                return Err(Conflict::By(reason));
            }
            by = by.union(reason.without(level));
        }
        self.choices.push(choice);
        Err(Conflict::By(by))
    }

    fn require_parts(&mut self, parts: Parts<'n>, target: Target, level: Level) -> Result<(), Conflict> {
        match target {
            Target::One { second, holds } if parts.join.needs_all(holds) => {
                return parts.each().try_for_each(|residual| self.require(residual, Target::One { second, holds }, level));
            }
            Target::One { .. } => {}
            // In one of the worlds all parts are the same, and one of them is something else in the other.
            Target::Apart { first } => {
                let same = parts.join.needs_all(true);
                let all = Target::One { second: first != same, holds: same };
                parts.each().try_for_each(|residual| self.require(residual, all, level))?;
            }
        }
        self.choices.push(ChoicePoint { parts, target, level });
        Ok(())
    }

    fn require(&mut self, residual: &'n Residual, target: Target, level: Level) -> Result<(), Conflict> {
        let can_differ = self.over.is_none_or(|group| residual.looks_at(group));
        match (&residual.kind, target) {
            (_, Target::Apart { .. }) if !can_differ => Err(Conflict::By(ConflictSet::of(level))),
            // What cannot differ is the same in both.
            (_, Target::One { second: true, holds }) if !can_differ => {
                self.require(residual, Target::One { second: false, holds }, level)
            }
            (Kind::Settled, Target::One { second, holds }) if residual.pairs.can_be_in(second, holds) => Ok(()),
            (Kind::Settled, Target::Apart { first })
                if residual.pairs.can_be_in(false, first) && residual.pairs.can_be_in(true, !first) =>
            {
                Ok(())
            }
            (Kind::Settled, _) => Err(Conflict::By(ConflictSet::of(level))),
            (Kind::Not(part), Target::One { second, holds }) => self.require(part, Target::One { second, holds: !holds }, level),
            (Kind::Not(part), Target::Apart { first }) => self.require(part, Target::Apart { first: !first }, level),
            (Kind::Join(join, components), target) => {
                self.require_parts(Parts { join: *join, residuals: &[], components }, target, level)
            }
            (Kind::Atom { group, atom }, Target::One { second, holds }) => {
                self.require_atom(Literal { group: *group, atom: *atom, second, holds, level })
            }
            (Kind::Atom { group, atom }, Target::Apart { first }) => {
                self.require_atom(Literal { group: *group, atom: *atom, second: false, holds: first, level })?;
                self.require_atom(Literal { group: *group, atom: *atom, second: true, holds: !first, level })
            }
        }
    }

    fn require_atom(&mut self, literal: Literal) -> Result<(), Conflict> {
        let Some(at) = self.domains.iter().position(|domain| domain.group == literal.group) else {
            return Err(Conflict::TooMuch);
        };
        let Some(domain) = self.domains.get_mut(at) else { return Err(Conflict::TooMuch) };
        let states = match &domain.states {
            Some(states) => Rc::clone(states),
            None => Rc::clone(domain.states.insert(self.solver.sums_of(self.snapshot, domain.group, None, domain.bits)?)),
        };
        let (group, before) = (domain.group, domain.fitting);
        let still_fits = states.get(before).is_some_and(|state| self.is(&literal, *state));
        self.trail.push(literal);
        if still_fits {
            return Ok(());
        }
        self.solver.worlds.budget.spend(states.len() / 8)?;
        let of_group = || self.trail.iter().filter(|literal| literal.group == group);
        let asked = self.asked_together(of_group());
        let fitting = states.iter().position(|state| {
            !asked.never
                && (state.0 & asked.bits.0) == asked.are.0
                && (state.1 & asked.bits.1) == asked.are.1
                && asked.others.iter().all(|literal| self.is(literal, *state))
        });
        let Some(fitting) = fitting else {
            return Err(Conflict::By(
                of_group().fold(ConflictSet::default(), |all, literal| all.union(ConflictSet::of(literal.level))),
            ));
        };
        if let Some(domain) = self.domains.get_mut(at) {
            domain.fitting = fitting;
        }
        Ok(())
    }

    /// What literals of one group ask of a state: of most of them, it is at once seen whether it fits.
    fn asked_together<'l>(&self, literals: impl Iterator<Item = &'l Literal>) -> Asked<'l> {
        let mut asked = Asked { bits: (0, 0), are: (0, 0), others: Short::new(), never: false };
        for literal in literals {
            let Some(atom) = self.atom(literal.group, literal.atom) else { continue };
            if !literal.holds && atom.most > 1 {
                asked.others.push(literal);
                continue;
            }
            let (bits, are) = (atom.bits(), if literal.holds { atom.most << atom.shift } else { 0 });
            let in_world = |(first, second): State, more: u64| {
                if literal.second { (first, second | more) } else { (first | more, second) }
            };
            let of_world = |state: State| if literal.second { state.1 } else { state.0 };
            // Asked for and forbidden.
            asked.never |= of_world(asked.bits) & bits != 0 && of_world(asked.are) & bits != are;
            (asked.bits, asked.are) = (in_world(asked.bits, bits), in_world(asked.are, are));
        }
        asked
    }

    /// Whether an atom is what is asked of it in a state of its group.
    fn is(&self, literal: &Literal, state: State) -> bool {
        let state = if literal.second { state.1 } else { state.0 };
        self.atom(literal.group, literal.atom).is_some_and(|atom| atom.holds(state)) == literal.holds
    }
}
