//! What a formula can be in two worlds at once.
//!
//! A snapshot of one world tells whether a formula is the same in all of them. To tell whether one fact
//! matters, two worlds are compared that differ in that fact alone. Both are one question: which pairs
//! of truths can a formula have? For single worlds the two truths of a pair are the same.

use std::ops::BitOr;

use crate::time::Truth;

/// The pairs of truths that something can have: a set of four.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pairs(u8);

impl Pairs {
    pub(super) const NONE: Self = Self(0);
    const FALSE_FALSE: Self = Self(1);
    const FALSE_TRUE: Self = Self(2);
    const TRUE_FALSE: Self = Self(4);
    const TRUE_TRUE: Self = Self(8);
    /// True or false, the same in both worlds.
    pub(super) const EITHER: Self = Self(9);

    /// Exactly these two truths.
    pub(super) fn of(first: bool, second: bool) -> Self {
        match (first, second) {
            (false, false) => Self::FALSE_FALSE,
            (false, true) => Self::FALSE_TRUE,
            (true, false) => Self::TRUE_FALSE,
            (true, true) => Self::TRUE_TRUE,
        }
    }

    fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether no more than one pair is left.
    pub(super) fn is_settled(self) -> bool {
        self.0.count_ones() <= 1
    }

    /// Whether both worlds of some pair make it true.
    pub(super) fn can_be_true(self) -> bool {
        self.has(Self::TRUE_TRUE)
    }

    /// Whether both worlds of some pair make it false.
    pub(super) fn can_be_false(self) -> bool {
        self.has(Self::FALSE_FALSE)
    }

    /// Whether single worlds make it true and false.
    pub(super) fn is_open(self) -> bool {
        self.can_be_true() && self.can_be_false()
    }

    /// Whether the two worlds of some pair differ.
    pub(super) fn can_differ(self) -> bool {
        self.has(Self::FALSE_TRUE) || self.has(Self::TRUE_FALSE)
    }

    /// Whether it can be so in the first world, or in the second.
    pub(super) fn can_be_in(self, second: bool, holds: bool) -> bool {
        self.has(Self::of(holds, holds) | if second { Self::of(!holds, holds) } else { Self::of(holds, !holds) })
    }

    /// What it is in single worlds: unknown where there are some of both kinds.
    pub(super) fn truth(self) -> Truth {
        match (self.can_be_true(), self.can_be_false()) {
            (true, false) => Truth::True,
            (false, true) => Truth::False,
            _ => Truth::Unknown,
        }
    }

    /// Both, where the one has nothing to do with the other.
    pub(super) fn and(self, other: Self) -> Self {
        let pair = |pair: Self, holds: bool| if holds { pair } else { Self::NONE };
        let (a, b) = (self, other);
        let (ff, ft, tf, tt) = (Self::FALSE_FALSE, Self::FALSE_TRUE, Self::TRUE_FALSE, Self::TRUE_TRUE);
        if a == Self::NONE || b == Self::NONE {
            return Self::NONE;
        }
        let crossed = (a.has(ft) && b.has(tf)) || (a.has(tf) && b.has(ft));
        pair(tt, a.has(tt) && b.has(tt))
            | pair(tf, (a.has(tf) && (b.has(tf) || b.has(tt))) || (a.has(tt) && b.has(tf)))
            | pair(ft, (a.has(ft) && (b.has(ft) || b.has(tt))) || (a.has(tt) && b.has(ft)))
            | pair(ff, a.has(ff) || b.has(ff) || crossed)
    }

    /// The opposite of each.
    pub(super) fn not(self) -> Self {
        Self(self.0.reverse_bits() >> 4)
    }

    /// Either, where the one has nothing to do with the other.
    pub(super) fn or(self, other: Self) -> Self {
        self.not().and(other.not()).not()
    }
}

impl BitOr for Pairs {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Pairs;

    fn members(set: Pairs) -> Vec<(bool, bool)> {
        let all = [(false, false), (false, true), (true, false), (true, true)];
        all.into_iter().filter(|(a, b)| set.has(Pairs::of(*a, *b))).collect()
    }

    #[test]
    fn sets_of_pairs_join_member_by_member() {
        for a in (1..16).map(Pairs) {
            for b in (1..16).map(Pairs) {
                let joined = |join: fn(bool, bool) -> bool| {
                    let mut set = Pairs::NONE;
                    for (a1, a2) in members(a) {
                        for (b1, b2) in members(b) {
                            set = set | Pairs::of(join(a1, b1), join(a2, b2));
                        }
                    }
                    set
                };
                assert_eq!(a.and(b), joined(|x, y| x && y));
                assert_eq!(a.or(b), joined(|x, y| x || y));
            }
            let opposite = members(a).into_iter().fold(Pairs::NONE, |set, (x, y)| set | Pairs::of(!x, !y));
            assert_eq!(a.not(), opposite);
        }
    }
}
