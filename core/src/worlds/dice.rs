//! Which worlds of a sample have what: thrown, and yet always the same, so that a case always takes the same time.

use crate::time::{Day, RoughDay};

/// Worlds, one bit each.
pub(super) type WorldSet = u64;

/// One world of every eight.
const EACH: WorldSet = 0x0101_0101_0101_0101;

/// Throws which worlds have what.
#[derive(Debug)]
pub(super) struct Dice(u64);

impl Default for Dice {
    fn default() -> Self {
        Self(0x9e37_79b9_7f4a_7c15)
    }
}

impl Dice {
    /// Any worlds.
    fn any(&mut self) -> WorldSet {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    /// The worlds that have something. Of eight, one has nothing of all, and one everything that is wanted: that policies
    /// rather ask for than forbid. Two have little of all, one about half, and three much of what is wanted and little else.
    pub(super) fn some(&mut self, wanted: bool) -> WorldSet {
        let (one, two, three) = (self.any(), self.any(), self.any());
        let little = one & two & three;
        let (all, much) = if wanted { (EACH, one | two | three) } else { (0, little) };
        all << 1 | little & (EACH << 2 | EACH << 3) | one & EACH << 4 | much & (EACH << 5 | EACH << 6 | EACH << 7)
    }

    /// Gives each of these worlds one of so many ways; the last to those that have none of the others.
    pub(super) fn one_of(
        &mut self,
        ways: usize,
        worlds: WorldSet,
        wanted: &dyn Fn(usize) -> bool,
        give: &mut dyn FnMut(&mut Self, usize, WorldSet),
    ) {
        let mut rest = worlds;
        for way in 0..ways {
            let those = if way + 1 == ways { rest } else { rest & self.some(wanted(way)) };
            rest &= !those;
            if those != 0 {
                give(self, way, those);
            }
        }
    }

    /// One of the days that a rough one can be.
    pub(super) fn day(&mut self, of: RoughDay) -> Day {
        match self.any() >> 60 {
            0..6 => of.earliest,
            6..12 => of.latest,
            _ => of.middle(),
        }
    }
}
