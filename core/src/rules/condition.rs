//! The language of conditions: data that can be evaluated, explained and searched for missing facts.

use crate::facts::{ADeed, AStatus, Chosen, DetailId, DetailOf, Events, Fact, FactId, Many, One, Spans, Text};
use crate::rules::citation::Evidence;
use crate::time::Day;

/// What must hold on a day, as a tree over facts.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Condition {
    /// Each of them.
    All(Vec<Condition>),
    /// At least one of them.
    Any(Vec<Condition>),
    /// Not this.
    Not(Box<Condition>),
    /// The day is this one or a later one: when a rule begins to be in force.
    From(Day),
    /// The member has not reached this age: the day is before that birthday.
    UnderAge(u16),
    /// A status is true.
    Holds(FactId),
    /// A status is known to be true: what is not given counts as not done.
    KnownToHold(FactId),
    /// A deed was done on the day or before.
    Done(FactId),
    /// A deed is known to have been done: what is not given counts as not done.
    KnownDone(FactId),
    /// A choice is one of these places of its list.
    Chosen(FactId, Vec<u8>),
    /// A list of choices has each of these places.
    Includes(FactId, Vec<u8>),
    /// An entry runs, both ends included.
    Runs(EntriesOf),
    /// An entry ended before the day, and the day is at most this many calendar months after the end.
    EndedWithin(u32, EntriesOf),
    /// An entry runs, or ended at most this many calendar months before.
    RunsOrEndedWithin(u32, EntriesOf),
    /// An entry ran on some day from this birthday through the day.
    RanSinceBirthday(u16, EntriesOf),
    /// An event happened on the day or before.
    Happened(EntriesOf),
    /// At least so many events happened on the day or at most so many calendar months before.
    Counted(Count, EntriesOf),
    /// An event whose deed is not done by the day.
    Undone(Undone, EntriesOf),
    /// Responsibility moved from one to another on the day or before, and the move is not completed.
    Moved(Move),
    /// Another rule holds, by its id.
    Rule(&'static str),
}

/// How many events, and how long they count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// At least so many.
    pub at_least: u8,
    /// An event counts on its day and for so many calendar months after it.
    pub months: u32,
}

/// A deed that belongs to each event of a history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Undone {
    /// The deed; one that is not given counts as not done.
    pub(crate) deed: DetailId,
    /// Only once the event has happened; else from the moment it is listed.
    pub(crate) after_event: bool,
}

/// A move of responsibility: a span of one ends, and a span of another begins within some days of it.
///
/// It lasts from the day the second span begins through the day of the deed that completes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Move {
    /// The history of who is responsible.
    pub(crate) spans: FactId,
    /// The detail that names who; spans without it are not counted.
    pub(crate) who: DetailId,
    /// At most so many days between the end of the one and the start of the other.
    pub(crate) within_days: u32,
    /// The deed that completes the move.
    pub(crate) completed: FactId,
    /// Whether a completion that is not given counts as not done.
    pub(crate) known: bool,
}

/// The entries of a history that pass a test.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntriesOf {
    pub(crate) fact: FactId,
    pub(crate) test: Test,
    /// Entries of another history that stand for entries of this one, where this one is not known whole.
    pub(crate) shown_by: Option<&'static ShownBy>,
    /// Only while this history is not known whole: the entries are evidence of it.
    pub(crate) unless_known: Option<FactId>,
}

/// Evidence: entries of `fact` whose text `detail` is a key of the table stand for entries of another history.
#[derive(Debug, PartialEq, Eq)]
pub struct ShownBy {
    pub(crate) fact: FactId,
    pub(crate) detail: DetailId,
    /// Each text with the details that it shows: (detail, place of the choice, or `None` for unknown).
    pub(crate) table: &'static [Shown],
}

/// What one text is evidence of.
#[derive(Debug, PartialEq, Eq)]
pub struct Shown {
    pub(crate) text: &'static str,
    pub(crate) details: &'static [(DetailId, Option<u8>)],
    /// How well it is known that it is.
    pub(crate) evidence: Evidence,
}

/// What an entry must be like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test {
    /// Any entry passes.
    Anything,
    /// Both.
    Both(Box<Test>, Box<Test>),
    /// Either.
    Either(Box<Test>, Box<Test>),
    /// Not this.
    Not(Box<Test>),
    /// A choice is one of these places; an entry that does not give it passes if `absent`.
    OneOf {
        /// Which detail.
        detail: DetailId,
        /// The places in the list of choices.
        places: Vec<u8>,
        /// Whether an entry that does not give the detail passes.
        absent: bool,
        /// Where the test leaves out entries that a reader may expect to count: the notice to give when that decides.
        exclusion: Option<&'static Exclusion>,
    },
    /// A yes-or-no detail says yes; not given counts as `absent`.
    Says {
        /// Which detail.
        detail: DetailId,
        /// What an entry that does not give it counts as.
        absent: bool,
    },
    /// An entry gives the detail.
    Gives(DetailId),
    /// A text is one of these, whatever its capitals.
    TextIn {
        /// Which detail.
        detail: DetailId,
        /// The texts.
        texts: TextsIn,
        /// What an entry that does not give it counts as.
        absent: bool,
    },
}

/// The notice to give where an entry that fails a test would decide the outcome if it passed.
#[derive(Debug, PartialEq, Eq)]
pub struct Exclusion {
    /// What kind of thing, in camelCase.
    pub code: &'static str,
    /// The same in words.
    pub text: &'static str,
}

/// The texts that a test compares with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TextsIn {
    /// These.
    These(&'static [&'static str]),
    /// Those of a fact, or these where it is not given.
    Fact(FactId, &'static [&'static str]),
}

impl Condition {
    /// Each of these.
    pub fn all(conditions: impl IntoIterator<Item = Self>) -> Self {
        Self::All(conditions.into_iter().collect())
    }

    /// At least one of these.
    pub fn any(conditions: impl IntoIterator<Item = Self>) -> Self {
        Self::Any(conditions.into_iter().collect())
    }

    /// Not this.
    #[must_use]
    #[expect(clippy::should_implement_trait, reason = "reads as a word beside `all` and `any`")]
    pub fn not(self) -> Self {
        Self::Not(Box::new(self))
    }

    /// Another rule holds.
    #[must_use]
    pub fn rule(id: &'static str) -> Self {
        Self::Rule(id)
    }

    /// A status is true.
    #[must_use]
    pub fn holds(status: Fact<AStatus>) -> Self {
        Self::Holds(status.0)
    }

    /// A status is known to be true; not given counts as not done.
    #[must_use]
    pub fn known_to_hold(status: Fact<AStatus>) -> Self {
        Self::KnownToHold(status.0)
    }

    /// A deed was done on the day or before.
    #[must_use]
    pub fn done(deed: Fact<ADeed>) -> Self {
        Self::Done(deed.0)
    }

    /// A deed is known to have been done; not given counts as not done.
    #[must_use]
    pub fn known_done(deed: Fact<ADeed>) -> Self {
        Self::KnownDone(deed.0)
    }

    /// A choice is one of these.
    pub fn chosen<C: Chosen>(fact: Fact<One<C>>, choices: impl IntoIterator<Item = C>) -> Self {
        Self::Chosen(fact.0, choices.into_iter().filter_map(Chosen::position).collect())
    }

    /// A list of choices has each of these.
    pub fn includes<C: Chosen>(fact: Fact<Many<C>>, choices: impl IntoIterator<Item = C>) -> Self {
        Self::Includes(fact.0, choices.into_iter().filter_map(Chosen::position).collect())
    }

    /// At least so many of these events within so many calendar months.
    #[must_use]
    pub fn counted(at_least: u8, months: u32, of: EntriesOf) -> Self {
        Self::Counted(Count { at_least, months }, of)
    }

    /// An event has happened whose deed is not done; a deed that is not given counts as not done.
    #[must_use]
    pub fn undone_after(of: EntriesOf, deed: DetailOf<ADeed>) -> Self {
        Self::Undone(Undone { deed: deed.0, after_event: true }, of)
    }

    /// An event is listed, past or planned, whose deed is not done.
    #[must_use]
    pub fn undone(of: EntriesOf, deed: DetailOf<ADeed>) -> Self {
        Self::Undone(Undone { deed: deed.0, after_event: false }, of)
    }

    /// Responsibility moved from one to another, and the move is not completed.
    #[must_use]
    pub fn moved(spans: Fact<Spans>, who: DetailOf<Text>, within_days: u32, completed: Fact<ADeed>) -> Self {
        Self::Moved(Move { spans: spans.0, who: who.0, within_days, completed: completed.0, known: false })
    }

    /// The same, where a completion that is not given counts as not done.
    #[must_use]
    pub fn known_moved(spans: Fact<Spans>, who: DetailOf<Text>, within_days: u32, completed: Fact<ADeed>) -> Self {
        Self::Moved(Move { spans: spans.0, who: who.0, within_days, completed: completed.0, known: true })
    }

    /// Every condition below this one, this one first.
    pub(crate) fn visit<'c>(&'c self, visit: &mut impl FnMut(&'c Self)) {
        visit(self);
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().for_each(|part| part.visit(visit)),
            Self::Not(part) => part.visit(visit),
            _ => {}
        }
    }

    /// The entries that this condition itself looks at.
    pub(crate) fn entries(&self) -> Option<&EntriesOf> {
        match self {
            Self::Runs(of)
            | Self::EndedWithin(_, of)
            | Self::RunsOrEndedWithin(_, of)
            | Self::RanSinceBirthday(_, of)
            | Self::Happened(of)
            | Self::Counted(_, of)
            | Self::Undone(_, of) => Some(of),
            _ => None,
        }
    }
}

/// Every entry of a history of spans.
#[must_use]
pub fn spans(fact: Fact<Spans>) -> EntriesOf {
    EntriesOf { fact: fact.0, test: Test::Anything, shown_by: None, unless_known: None }
}

/// Every event of a history.
#[must_use]
pub fn events(fact: Fact<Events>) -> EntriesOf {
    EntriesOf { fact: fact.0, test: Test::Anything, shown_by: None, unless_known: None }
}

impl EntriesOf {
    /// Those that pass this test as well.
    #[must_use]
    pub fn that(mut self, test: Test) -> Self {
        self.test = match self.test {
            Test::Anything => test,
            before => before.and(test),
        };
        self
    }

    /// Where the history is not known whole, this evidence stands for entries of it.
    #[must_use]
    pub fn shown_by(mut self, evidence: &'static ShownBy) -> Self {
        self.shown_by = Some(evidence);
        self
    }

    /// These entries count only where that history is not known whole; not knowing these is no gap.
    #[must_use]
    pub fn unless_known(mut self, history: Fact<Spans>) -> Self {
        self.unless_known = Some(history.0);
        self
    }
}

impl Test {
    /// This test and every one inside it.
    pub(crate) fn visit<'t>(&'t self, visit: &mut impl FnMut(&'t Self)) {
        visit(self);
        match self {
            Self::Both(a, b) | Self::Either(a, b) => {
                a.visit(visit);
                b.visit(visit);
            }
            Self::Not(test) => test.visit(visit),
            _ => {}
        }
    }

    /// Both.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self::Both(Box::new(self), Box::new(other))
    }

    /// Either.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self::Either(Box::new(self), Box::new(other))
    }

    /// Not this.
    #[must_use]
    #[expect(clippy::should_implement_trait, reason = "reads as a word beside `and` and `or`")]
    pub fn not(self) -> Self {
        Self::Not(Box::new(self))
    }

    /// With this notice where an entry that fails the test would decide the outcome if it passed.
    #[must_use]
    pub fn with_notice(mut self, notice: &'static Exclusion) -> Self {
        if let Self::OneOf { exclusion, .. } = &mut self {
            *exclusion = Some(notice);
        }
        self
    }

    /// Passes entries that do not give the detail as well.
    #[must_use]
    pub fn or_not_given(mut self) -> Self {
        match &mut self {
            Self::OneOf { absent, .. } | Self::Says { absent, .. } | Self::TextIn { absent, .. } => *absent = true,
            _ => {}
        }
        self
    }
}

impl<C: Chosen> DetailOf<One<C>> {
    /// This detail is one of these choices.
    pub fn is<I: IntoIterator<Item: Into<C>>>(self, choices: I) -> Test {
        let places = choices.into_iter().filter_map(|choice| choice.into().position()).collect();
        Test::OneOf { detail: self.0, places, absent: false, exclusion: None }
    }
}

impl<C: Chosen> DetailOf<Many<C>> {
    /// At least one of these choices is among those that the entry gives.
    pub fn has_one_of(self, choices: impl IntoIterator<Item = C>) -> Test {
        let places = choices.into_iter().filter_map(Chosen::position).collect();
        Test::OneOf { detail: self.0, places, absent: false, exclusion: None }
    }
}
