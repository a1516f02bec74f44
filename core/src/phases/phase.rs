//! The parts of the work on an answer.

/// A part of the work on an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Three-valued logic, and whatever is none of the others.
    Logic,
    /// A sample of worlds: made up, and looked at.
    Sample,
    /// The search for worlds that the sample does not show.
    Search,
    /// Why criteria and actions are what they are.
    Reasons,
    /// Which facts could still change something.
    Missing,
    /// Which question comes first.
    Questions,
    /// What else a reader should know.
    Notices,
    /// Putting words in.
    Words,
}
