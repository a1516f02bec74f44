//! Policies as data: documents, findings with their criteria, and actions.

use serde::Serialize;

use crate::facts::{ADeed, AStatus, Choice, Chosen, DetailId, DetailOf, Fact, FactId, State, Text};
use crate::rules::citation::Section;
use crate::rules::condition::{Condition, EntriesOf, TextsIn};
use crate::time::Day;
use crate::words::{English, EnglishLines};

/// One policy document, section by section.
#[derive(Clone, Copy, Debug)]
pub struct Policy {
    /// Its id, such as `ca-phc-mcbp8015`.
    pub id: &'static str,
    /// Its title.
    pub title: English,
    /// Who issued it.
    pub issuer: English,
    /// Which edition of it this is.
    pub edition: English,
    /// The state it belongs to.
    pub state: State,
    /// The first day it is in force; `None`: on every day.
    pub in_force_from: Option<Day>,
    /// The last day it is in force; `None`: not ended.
    pub in_force_until: Option<Day>,
    /// The day by which its issuer means to review it.
    pub next_review: Option<Day>,
    /// What it lets one find out, in the order of the document.
    pub findings: &'static [Finding],
    /// What it asks somebody to do, in the order of the document.
    pub actions: &'static [ActionRule],
    /// What a reader of an answer under it should know besides.
    pub notices: &'static [NoticeRule],
    /// What it lists, for a form or a guide to show.
    pub listings: &'static [Listing],
}

/// A list that a document sets down: data that decides nothing by itself.
#[derive(Clone, Copy, Debug)]
pub struct Listing {
    /// Its id, beginning with the policy's.
    pub id: &'static str,
    /// Its title.
    pub title: English,
    /// Where it stands.
    pub citation: Section,
    /// Each item in plain words.
    pub items: EnglishLines,
}

impl Listing {
    /// A list under its own id.
    #[must_use]
    pub const fn new(id: &'static str, title: &'static str, citation: Section, items: &'static [&'static str]) -> Self {
        Self { id, title: English::new(title), citation, items: EnglishLines::new(items) }
    }
}

/// Whom a rule is about. A duty of a plan or county is looked at only in a case that describes one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Subject {
    /// The member.
    Member,
    /// The plan.
    Plan,
    /// The county.
    County,
    /// The region.
    Region,
}

/// What kind of thing a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum FindingKind {
    /// What the member is, such as child welfare-involved.
    Status,
    /// Belonging to a Population of Focus.
    Population,
    /// A circumstance that an action depends on.
    Circumstance,
}

/// Something a policy lets one find out: it holds if one of its criteria does.
#[derive(Clone, Copy, Debug)]
pub struct Finding {
    /// Its id, beginning with the policy's.
    pub id: &'static str,
    /// What kind of thing it is.
    pub kind: FindingKind,
    /// Its title.
    pub title: English,
    /// Where it stands.
    pub citation: Section,
    /// Whom it is about.
    pub subject: Subject,
    /// When it is in force, within the days of the policy; `None`: on all of them.
    pub in_force: Option<&'static Condition>,
    /// Its criteria, in the order of the document.
    pub criteria: &'static [Criterion],
}

/// One way in which a finding holds.
#[derive(Clone, Copy, Debug)]
pub struct Criterion {
    /// Its id, beginning with the finding's.
    pub id: &'static str,
    /// What it says, in plain words.
    pub statement: English,
    /// Where it stands.
    pub citation: Section,
    /// The readings that its text needed, by their ids.
    pub readings: &'static [&'static str],
    /// When it is in force, within the days of the policy; `None`: on all of them.
    pub in_force: Option<&'static Condition>,
    /// When it holds.
    pub condition: Condition,
}

/// Whether an action must be taken or may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Modality {
    /// It must be taken.
    Required,
    /// It may be taken.
    Optional,
}

/// Something that a policy asks of somebody, and when.
#[derive(Clone, Copy, Debug)]
pub struct ActionRule {
    /// Its id, beginning with the policy's.
    pub id: &'static str,
    /// What is to be done.
    pub title: English,
    /// Must it be done, or may it?
    pub modality: Modality,
    /// Who does it.
    pub actor: English,
    /// For whom, or to whom.
    pub recipient: English,
    /// By what way; empty where the document names none.
    pub channel: English,
    /// Where it stands.
    pub citation: Section,
    /// The readings that its text needed, by their ids.
    pub readings: &'static [&'static str],
    /// Whom it is about.
    pub subject: Subject,
    /// When it is to be done.
    pub trigger: Condition,
    /// By when; `None` where the document sets no time.
    pub due: Option<&'static Due>,
}

/// By when an action must be done.
#[derive(Clone, Copy, Debug)]
pub enum Due {
    /// By this day.
    By(Day),
    /// So long after something; the first to come of several.
    After(&'static [(Within, Start)]),
    /// By a day so many months after a deed, and then again every so many months.
    MonthsThenEvery(u32, u32, FactId),
    /// Every so many days from the start of the span in which a status holds.
    EveryDays(u32, FactId),
    /// On the day of the first event whose deed is not done: what the trigger looks for.
    OnTheDay,
    /// Once in each period.
    Each(Period, FulfilledBy),
}

/// How long a deadline is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Within {
    /// Working days, counted from the day after.
    WorkingDays(u16),
    /// Hours, whole days of them.
    Hours(u16),
    /// Calendar days.
    Days(u16),
}

/// What a deadline runs from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// The day of a deed.
    Deed(FactId),
    /// The first event whose deed is not done: what the trigger looks for.
    Undone,
}

/// A period in which a duty is to be kept once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    /// Monday to Sunday.
    Week,
    /// From January, April, July or October, three months.
    Quarter,
}

/// What keeps a duty of each period.
#[derive(Clone, Copy, Debug)]
pub struct FulfilledBy {
    /// One of these events in the period keeps it.
    pub events: EntriesOf,
    /// One for each of these: an event whose detail is none of them keeps it for none, one that does not give it for all.
    pub for_each: Option<(DetailId, TextsIn)>,
}

/// Something that a reader of the answer should know while a condition holds.
#[derive(Clone, Copy, Debug)]
pub struct NoticeRule {
    /// What kind of thing, in camelCase.
    pub code: &'static str,
    /// The same in words.
    pub text: English,
    /// The rule it is about.
    pub about: &'static str,
    /// When to say it.
    pub when: Condition,
}

impl NoticeRule {
    /// Something to say about a rule while a condition holds.
    #[must_use]
    pub const fn new(code: &'static str, text: &'static str, about: &'static str, when: Condition) -> Self {
        Self { code, text: English::new(text), about, when }
    }
}

/// A condition that several policies share, by its own id.
#[derive(Clone, Copy, Debug)]
pub struct Definition {
    /// Its id.
    pub id: &'static str,
    /// When it holds.
    pub condition: Condition,
}

impl Definition {
    /// A condition under its own id.
    #[must_use]
    pub const fn new(id: &'static str, condition: Condition) -> Self {
        Self { id, condition }
    }
}

impl Finding {
    /// A finding with its criteria.
    #[must_use]
    pub const fn new(
        id: &'static str,
        kind: FindingKind,
        title: &'static str,
        citation: Section,
        criteria: &'static [Criterion],
    ) -> Self {
        Self { id, kind, title: English::new(title), citation, subject: Subject::Member, in_force: None, criteria }
    }

    /// In force only while this holds.
    #[must_use]
    pub const fn in_force(self, when: &'static Condition) -> Self {
        Self { in_force: Some(when), ..self }
    }

    /// About a plan, a county or a region.
    #[must_use]
    pub const fn about(self, subject: Subject) -> Self {
        Self { subject, ..self }
    }
}

impl Criterion {
    /// A criterion that holds when its condition does.
    #[must_use]
    pub const fn new(id: &'static str, statement: &'static str, citation: Section, condition: Condition) -> Self {
        Self { id, statement: English::new(statement), citation, readings: &[], in_force: None, condition }
    }

    /// In force only while this holds.
    #[must_use]
    pub const fn in_force(self, when: &'static Condition) -> Self {
        Self { in_force: Some(when), ..self }
    }

    /// Names the readings that its text needed.
    #[must_use]
    pub const fn read_by(self, readings: &'static [&'static str]) -> Self {
        Self { readings, ..self }
    }
}

impl ActionRule {
    /// Something that must be done while the trigger holds.
    #[must_use]
    pub const fn required(id: &'static str, title: &'static str, citation: Section, trigger: Condition) -> Self {
        Self {
            id,
            title: English::new(title),
            modality: Modality::Required,
            actor: English::NONE,
            recipient: English::NONE,
            channel: English::NONE,
            citation,
            readings: &[],
            subject: Subject::Member,
            trigger,
            due: None,
        }
    }

    /// Something that may be done while the trigger holds.
    #[must_use]
    pub const fn optional(id: &'static str, title: &'static str, citation: Section, trigger: Condition) -> Self {
        Self { modality: Modality::Optional, ..Self::required(id, title, citation, trigger) }
    }

    /// Who does it.
    #[must_use]
    pub const fn by(self, actor: &'static str) -> Self {
        Self { actor: English::new(actor), ..self }
    }

    /// For whom, or to whom.
    #[must_use]
    pub const fn to(self, recipient: &'static str) -> Self {
        Self { recipient: English::new(recipient), ..self }
    }

    /// By what way.
    #[must_use]
    pub const fn through(self, channel: &'static str) -> Self {
        Self { channel: English::new(channel), ..self }
    }

    /// Names the readings that its text needed.
    #[must_use]
    pub const fn read_by(self, readings: &'static [&'static str]) -> Self {
        Self { readings, ..self }
    }

    /// A duty of a plan, a county or a region.
    #[must_use]
    pub const fn about(self, subject: Subject) -> Self {
        Self { subject, ..self }
    }

    /// By when.
    #[must_use]
    pub const fn due(self, due: &'static Due) -> Self {
        Self { due: Some(due), ..self }
    }
}

impl Due {
    /// By a day so many months after a deed, and then again every so many months.
    #[must_use]
    pub const fn months_then_every(first: u32, every: u32, deed: Fact<ADeed>) -> Self {
        Self::MonthsThenEvery(first, every, deed.0)
    }

    /// Every so many days from the start of the span in which a status holds.
    #[must_use]
    pub const fn every_days(days: u32, status: Fact<AStatus>) -> Self {
        Self::EveryDays(days, status.0)
    }
}

impl Start {
    /// The day of a deed.
    #[must_use]
    pub const fn deed(deed: Fact<ADeed>) -> Self {
        Self::Deed(deed.0)
    }
}

impl FulfilledBy {
    /// One of these events in the period.
    #[must_use]
    pub const fn any(events: EntriesOf) -> Self {
        Self { events, for_each: None }
    }

    /// One of these events in the period for each of these texts; one that does not give the detail is for all.
    #[must_use]
    pub const fn for_each(events: EntriesOf, detail: DetailOf<Text>, texts: TextsIn) -> Self {
        Self { events, for_each: Some((detail.0, texts)) }
    }
}

impl Policy {
    /// The two-letter code of its state.
    #[must_use]
    pub fn state_code(&self) -> &'static str {
        self.state.position().and_then(|at| State::CHOICES.get(at)).map_or("", |Choice { name, .. }| name)
    }

    /// Whether it is in force on this day.
    #[must_use]
    pub fn standing(&self, day: Day) -> Standing {
        if self.in_force_from.is_some_and(|from| day < from) {
            Standing::NotYetInForce
        } else if self.in_force_until.is_some_and(|until| day > until) {
            Standing::NoLongerInForce
        } else {
            Standing::InForce
        }
    }
}

/// Whether a policy is in force on the as-of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Standing {
    /// Its first day is still to come.
    NotYetInForce,
    /// It is in force.
    InForce,
    /// Its last day has passed.
    NoLongerInForce,
}
