//! What is left of formulas at one moment, once everything settled is left out.

use std::cell::OnceCell;
use std::rc::Rc;

use crate::lists::short::Short;

use crate::rules::{Atom, Group};
use crate::worlds::pairs::Pairs;

/// What is left of a formula where everything settled is left out, with the pairs of truths it can have.
#[derive(Debug)]
pub(super) struct Residual {
    pub(super) pairs: Pairs,
    /// The groups that leave it open, one bit each.
    pub(super) groups: u128,
    pub(super) kind: Kind,
    /// The bits of the states that leave it open, by group, once they are asked for.
    bits: OnceCell<Vec<(usize, u64)>>,
}

#[derive(Debug)]
pub(super) enum Kind {
    Settled,
    Atom { group: usize, atom: usize },
    Not(Rc<Residual>),
    Join(Join, Vec<Component>),
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Join {
    All,
    Any,
}

/// Parts that hang together through a group they share. Components have nothing to do with one another.
#[derive(Debug)]
pub(super) struct Component {
    pub(super) residuals: Short<Rc<Residual>, 1>,
    pub(super) pairs: Pairs,
    pub(super) groups: u128,
}

impl Join {
    pub(super) fn neutral(self) -> Pairs {
        match self {
            Self::All => Pairs::of(true, true),
            Self::Any => Pairs::of(false, false),
        }
    }

    pub(super) fn of(self, a: Pairs, b: Pairs) -> Pairs {
        match self {
            Self::All => a.and(b),
            Self::Any => a.or(b),
        }
    }

    /// Whether the whole is true, or false, only if every part is.
    pub(super) fn needs_all(self, holds: bool) -> bool {
        matches!((self, holds), (Self::All, true) | (Self::Any, false))
    }

    /// Which ways a difference in a group may turn the whole, by the looks of it: for that, what does not look at the group must
    /// let it through, wherever it stands. `fixed`: what is like that already, and whether it then holds.
    pub(super) fn turns<'r>(
        self,
        parts: impl IntoIterator<Item = &'r Rc<Residual>> + Clone,
        group: usize,
        of_atom: &dyn Fn(usize) -> Turns,
        fixed: &mut Vec<(&'r Residual, bool)>,
    ) -> Turns {
        let holds = self.needs_all(true);
        let is_fixed = |part: &Residual| fixed.iter().any(|(known, so)| std::ptr::eq(*known, part) && *so != holds);
        if parts.clone().into_iter().any(|part| is_fixed(part)) {
            return Turns::default();
        }
        let len = fixed.len();
        fixed.extend(parts.clone().into_iter().filter(|part| !part.looks_at(group)).map(|part| (&**part, holds)));
        let mut turns = Turns::default();
        for part in parts.into_iter().filter(|part| part.looks_at(group)) {
            let more = part.turns(group, of_atom, fixed);
            turns = Turns { off: turns.off || more.off, on: turns.on || more.on };
        }
        fixed.truncate(len);
        turns
    }
}

/// Which ways something may differ from one world to another.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Turns {
    /// It holds in the first, and not in the second.
    pub(super) off: bool,
    /// It holds in the second alone.
    pub(super) on: bool,
}

impl Residual {
    pub(super) fn new(pairs: Pairs, groups: u128, kind: Kind) -> Rc<Self> {
        Rc::new(Self { pairs, groups, kind, bits: OnceCell::new() })
    }

    pub(super) fn settled(pairs: Pairs) -> Rc<Self> {
        Self::new(pairs, 0, Kind::Settled)
    }

    pub(super) fn looks_at(&self, group: usize) -> bool {
        self.groups >> group & 1 == 1
    }

    fn turns<'r>(&'r self, group: usize, of_atom: &dyn Fn(usize) -> Turns, fixed: &mut Vec<(&'r Self, bool)>) -> Turns {
        match &self.kind {
            Kind::Settled => Turns::default(),
            Kind::Atom { atom, .. } => of_atom(*atom),
            Kind::Not(part) => {
                let Turns { off, on } = part.turns(group, of_atom, fixed);
                Turns { off: on, on: off }
            }
            Kind::Join(join, components) => {
                join.turns(components.iter().flat_map(|component| &component.residuals), group, of_atom, fixed)
            }
        }
    }

    /// The bits of the states that leave it open, by group.
    pub(super) fn bits(&self, groups: &[Group]) -> &[(usize, u64)] {
        self.bits.get_or_init(|| match &self.kind {
            Kind::Settled => Vec::new(),
            Kind::Atom { group, atom } => {
                let bits = groups.get(*group).and_then(|of| of.atoms.get(*atom)).map_or(0, Atom::bits);
                vec![(*group, bits)]
            }
            Kind::Not(part) => part.bits(groups).to_vec(),
            Kind::Join(_, components) => {
                let mut all: Vec<(usize, u64)> = Vec::new();
                for residual in components.iter().flat_map(|component| &component.residuals) {
                    for (group, bits) in residual.bits(groups) {
                        match all.iter_mut().find(|(known, _)| known == group) {
                            Some((_, known)) => *known |= bits,
                            None => all.push((*group, *bits)),
                        }
                    }
                }
                all
            }
        })
    }

    /// The bits of a group's states that leave it open.
    pub(super) fn live_bits(&self, groups: &[Group], group: usize) -> u64 {
        self.bits(groups).iter().find(|(of, _)| *of == group).map_or(0, |(_, bits)| *bits)
    }
}
