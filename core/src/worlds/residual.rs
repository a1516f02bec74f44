//! What is left of formulas at one moment, once everything settled is left out.

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
}

impl Residual {
    pub(super) fn settled(pairs: Pairs) -> Rc<Self> {
        Rc::new(Self { pairs, groups: 0, kind: Kind::Settled })
    }

    pub(super) fn looks_at(&self, group: usize) -> bool {
        self.groups >> group & 1 == 1
    }

    /// The bits of a group's states that leave it open.
    pub(super) fn live_bits(&self, groups: &[Group], group: usize) -> u64 {
        if !self.looks_at(group) {
            return 0;
        }
        match &self.kind {
            Kind::Settled => 0,
            Kind::Atom { group, atom } => groups.get(*group).and_then(|of| of.atoms.get(*atom)).map_or(0, Atom::bits),
            Kind::Not(part) => part.live_bits(groups, group),
            Kind::Join(_, components) => {
                let residuals = components.iter().flat_map(|component| &component.residuals);
                residuals.fold(0, |all, residual| all | residual.live_bits(groups, group))
            }
        }
    }
}
