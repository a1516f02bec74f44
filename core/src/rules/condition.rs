//! The language of conditions: data that can be evaluated, explained and searched for missing facts.

use crate::facts::{
    ADeed, AStatus, ChoiceSet, Chosen, DetailId, DetailOf, Events, Fact, FactId, Flag, Many, One, Places, Spans, Text, Texts,
};
use crate::rules::citation::Evidence;
use crate::time::Day;
use crate::words::English;

/// What must hold on a day, as a tree over facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Condition {
    /// Each of them.
    All(&'static [Condition]),
    /// At least one of them.
    Any(&'static [Condition]),
    /// Not this.
    Not(&'static Condition),
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
    Chosen(FactId, Places),
    /// A list of choices has each of these places.
    Includes(FactId, Places),
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Test {
    /// Any entry passes.
    Anything,
    /// Each of these.
    All(&'static [Test]),
    /// At least one of these.
    Any(&'static [Test]),
    /// Not this.
    Not(&'static Test),
    /// A choice is one of these places; an entry that does not give it passes if `absent`.
    OneOf {
        /// Which detail.
        detail: DetailId,
        /// The places in the list of choices.
        places: Places,
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
    pub text: English,
}

impl Exclusion {
    /// This notice.
    #[must_use]
    pub const fn new(code: &'static str, text: &'static str) -> Self {
        Self { code, text: English::new(text) }
    }
}

/// The texts that a test compares with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextsIn {
    /// These.
    These(&'static [&'static str]),
    /// Those of a fact, or these where it is not given.
    Fact(FactId, &'static [&'static str]),
}

impl TextsIn {
    /// Those of a fact, or these where it is not given.
    #[must_use]
    pub const fn fact(fact: Fact<Texts>, these: &'static [&'static str]) -> Self {
        Self::Fact(fact.0, these)
    }
}

/// A condition that never holds: that of a rule that is switched off.
pub(crate) static NEVER: Condition = Condition::Any(&[]);

impl Condition {
    /// Not this.
    #[must_use]
    pub const fn not(&'static self) -> Self {
        Self::Not(self)
    }

    /// Another rule holds.
    #[must_use]
    pub const fn rule(id: &'static str) -> Self {
        Self::Rule(id)
    }

    /// A status is true.
    #[must_use]
    pub const fn holds(status: Fact<AStatus>) -> Self {
        Self::Holds(status.0)
    }

    /// A status is known to be true; not given counts as not done.
    #[must_use]
    pub const fn known_to_hold(status: Fact<AStatus>) -> Self {
        Self::KnownToHold(status.0)
    }

    /// A deed was done on the day or before.
    #[must_use]
    pub const fn done(deed: Fact<ADeed>) -> Self {
        Self::Done(deed.0)
    }

    /// A deed is known to have been done; not given counts as not done.
    #[must_use]
    pub const fn known_done(deed: Fact<ADeed>) -> Self {
        Self::KnownDone(deed.0)
    }

    /// A choice is one of these.
    #[must_use]
    pub const fn chosen<C: Chosen>(fact: Fact<One<C>>, choices: ChoiceSet<C>) -> Self {
        Self::Chosen(fact.0, choices.places())
    }

    /// A list of choices has each of these.
    #[must_use]
    pub const fn includes<C: Chosen>(fact: Fact<Many<C>>, choices: ChoiceSet<C>) -> Self {
        Self::Includes(fact.0, choices.places())
    }

    /// At least so many of these events within so many calendar months.
    #[must_use]
    pub const fn counted(at_least: u8, months: u32, of: EntriesOf) -> Self {
        Self::Counted(Count { at_least, months }, of)
    }

    /// An event has happened whose deed is not done; a deed that is not given counts as not done.
    #[must_use]
    pub const fn undone_after(of: EntriesOf, deed: DetailOf<ADeed>) -> Self {
        Self::Undone(Undone { deed: deed.0, after_event: true }, of)
    }

    /// An event is listed, past or planned, whose deed is not done.
    #[must_use]
    pub const fn undone(of: EntriesOf, deed: DetailOf<ADeed>) -> Self {
        Self::Undone(Undone { deed: deed.0, after_event: false }, of)
    }

    /// Responsibility moved from one to another, and the move is not completed.
    #[must_use]
    pub const fn moved(spans: Fact<Spans>, who: DetailOf<Text>, within_days: u32, completed: Fact<ADeed>) -> Self {
        Self::Moved(Move { spans: spans.0, who: who.0, within_days, completed: completed.0, known: false })
    }

    /// The same, where a completion that is not given counts as not done.
    #[must_use]
    pub const fn known_moved(spans: Fact<Spans>, who: DetailOf<Text>, within_days: u32, completed: Fact<ADeed>) -> Self {
        Self::Moved(Move { spans: spans.0, who: who.0, within_days, completed: completed.0, known: true })
    }

    /// Every condition below this one, this one first.
    pub(crate) fn visit<'c>(&'c self, visit: &mut dyn FnMut(&'c Self)) {
        visit(self);
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().for_each(|part| part.visit(visit)),
            Self::Not(part) => part.visit(visit),
            _ => {}
        }
    }

    /// The entries that this condition itself looks at.
    pub(crate) const fn entries(&self) -> Option<&EntriesOf> {
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
pub const fn spans(fact: Fact<Spans>) -> EntriesOf {
    spans_that(fact, Test::Anything)
}

/// The entries of a history of spans that pass this test.
#[must_use]
pub const fn spans_that(fact: Fact<Spans>, test: Test) -> EntriesOf {
    EntriesOf { fact: fact.0, test, shown_by: None, unless_known: None }
}

/// Every event of a history.
#[must_use]
pub const fn events(fact: Fact<Events>) -> EntriesOf {
    events_that(fact, Test::Anything)
}

/// The events of a history that pass this test.
#[must_use]
pub const fn events_that(fact: Fact<Events>, test: Test) -> EntriesOf {
    EntriesOf { fact: fact.0, test, shown_by: None, unless_known: None }
}

impl EntriesOf {
    /// Where the history is not known whole, this evidence stands for entries of it.
    #[must_use]
    pub const fn shown_by(self, evidence: &'static ShownBy) -> Self {
        Self { shown_by: Some(evidence), ..self }
    }

    /// These entries count only where that history is not known whole; not knowing these is no missing fact.
    #[must_use]
    pub const fn unless_known(self, history: Fact<Spans>) -> Self {
        Self { unless_known: Some(history.0), ..self }
    }
}

impl Test {
    /// This test and every one inside it.
    pub(crate) fn visit<'t>(&'t self, visit: &mut dyn FnMut(&'t Self)) {
        visit(self);
        match self {
            Self::All(tests) | Self::Any(tests) => tests.iter().for_each(|test| test.visit(visit)),
            Self::Not(test) => test.visit(visit),
            _ => {}
        }
    }

    /// Not this.
    #[must_use]
    pub const fn not(&'static self) -> Self {
        Self::Not(self)
    }

    /// A text is one of these, whatever its capitals; an entry that does not give it fails.
    #[must_use]
    pub const fn text_in(detail: DetailOf<Text>, texts: &'static [&'static str]) -> Self {
        Self::TextIn { detail: detail.0, texts: TextsIn::These(texts), absent: false }
    }

    /// A text is one of those of a fact, or of these where the fact is not given; an entry that does not give it fails.
    #[must_use]
    pub const fn text_in_fact(detail: DetailOf<Text>, texts: TextsIn) -> Self {
        Self::TextIn { detail: detail.0, texts, absent: false }
    }

    /// An entry says yes; one that does not say fails.
    #[must_use]
    pub const fn says(detail: DetailOf<Flag>) -> Self {
        Self::Says { detail: detail.0, absent: false }
    }

    /// An entry gives the detail.
    #[must_use]
    pub const fn gives<K>(detail: DetailOf<K>) -> Self {
        Self::Gives(detail.0)
    }

    /// With this notice where an entry that fails the test would decide the outcome if it passed.
    #[must_use]
    pub const fn with_notice(self, notice: &'static Exclusion) -> Self {
        match self {
            Self::OneOf { detail, places, absent, .. } => Self::OneOf { detail, places, absent, exclusion: Some(notice) },
            other => other,
        }
    }

    /// Passes entries that do not give the detail as well.
    #[must_use]
    pub const fn or_not_given(self) -> Self {
        match self {
            Self::OneOf { detail, places, exclusion, .. } => Self::OneOf { detail, places, absent: true, exclusion },
            Self::Says { detail, .. } => Self::Says { detail, absent: true },
            Self::TextIn { detail, texts, .. } => Self::TextIn { detail, texts, absent: true },
            other => other,
        }
    }
}

impl<C: Chosen> DetailOf<One<C>> {
    /// This detail is one of these choices.
    #[must_use]
    pub const fn is(self, choices: ChoiceSet<C>) -> Test {
        Test::OneOf { detail: self.0, places: choices.places(), absent: false, exclusion: None }
    }
}

impl<C: Chosen> DetailOf<Many<C>> {
    /// At least one of these choices is among those that the entry gives.
    #[must_use]
    pub const fn has_one_of(self, choices: ChoiceSet<C>) -> Test {
        Test::OneOf { detail: self.0, places: choices.places(), absent: false, exclusion: None }
    }
}
