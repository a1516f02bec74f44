//! How the rules are read where they can be read in more than one way, and the engine can tell the difference.

use crate::time::LeapBirthday;

/// Ways of reading that an evaluation can be run under. All but `USED` are looked at only to
/// say, in a notice, that the reading decides the outcome.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Interpretation {
    pub(crate) leap: LeapBirthday,
    /// Let entries pass whose test carries this notice.
    pub(crate) admitted_exclusion: Option<&'static str>,
    /// When evidence stands for what it shows.
    pub(crate) evidence: EvidenceUse,
}

/// When evidence stands for what it shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum EvidenceUse {
    Never,
    /// Where the history that it is evidence of is not known whole: the reading used.
    WhereNotKnown,
    /// Beside a history that is known whole, too.
    Always,
}

impl Interpretation {
    pub(crate) const USED: Self =
        Self { leap: LeapBirthday::March1, admitted_exclusion: None, evidence: EvidenceUse::WhereNotKnown };
}
