//! Three-valued truth: what a condition is on one day, given what is known.

/// What a condition is on one day: it holds, it does not, or what is known does not settle it.
///
/// `Unknown` is not a weaker `False`: it says that worlds of both kinds fit the facts.
/// The tables below are Kleene's strong three-valued logic.
///
/// | `a` | `b` | `a.and(b)` | `a.or(b)` |
/// |---|---|---|---|
/// | True | Unknown | Unknown | True |
/// | False | Unknown | False | Unknown |
/// | Unknown | Unknown | Unknown | Unknown |
///
/// ```
/// use kinfocus::Truth;
/// assert_eq!(Truth::False.and(Truth::Unknown), Truth::False);
/// assert_eq!(Truth::True.or(Truth::Unknown), Truth::True);
/// assert_eq!(Truth::Unknown.not(), Truth::Unknown);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Truth {
    /// It holds in no world that fits the facts.
    False,
    /// It holds in some worlds and not in others, or this is not known to be otherwise.
    Unknown,
    /// It holds in every world that fits the facts.
    True,
}

impl Truth {
    /// True only if both are; False as soon as one is.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        self.min(other)
    }

    /// True as soon as one is; False only if both are.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        self.max(other)
    }

    /// True for False, False for True; what is unknown stays unknown.
    #[must_use]
    #[expect(clippy::should_implement_trait, reason = "reads as a word beside `and` and `or`")]
    pub fn not(self) -> Self {
        match self {
            Self::False => Self::True,
            Self::Unknown => Self::Unknown,
            Self::True => Self::False,
        }
    }
}

impl From<bool> for Truth {
    fn from(value: bool) -> Self {
        if value { Self::True } else { Self::False }
    }
}

#[cfg(test)]
mod tests {
    use super::Truth::{self, False, True, Unknown};

    #[test]
    fn and_and_or_follow_kleenes_tables_in_full() {
        let all = [False, Unknown, True];
        let and = [[False, False, False], [False, Unknown, Unknown], [False, Unknown, True]];
        let or = [[False, Unknown, True], [Unknown, Unknown, True], [True, True, True]];
        for (i, a) in all.into_iter().enumerate() {
            for (j, b) in all.into_iter().enumerate() {
                assert_eq!(a.and(b), and[i][j], "{a:?} and {b:?}");
                assert_eq!(a.or(b), or[i][j], "{a:?} or {b:?}");
            }
        }
        assert_eq!(all.map(Truth::not), [True, Unknown, False]);
    }
}
