//! Policies as data: documents, findings with their criteria, and actions.

use serde::Serialize;

use crate::facts::{Choice, Chosen, DetailId, FactId, State};
use crate::rules::citation::Citation;
use crate::rules::condition::{Condition, EntriesOf, TextsIn};
use crate::rules::formula::FormulaId;
use crate::time::Day;

/// One policy document, section by section.
#[derive(Clone, Debug)]
pub struct Policy {
    /// Its id, such as `ca-phc-mcbp8015`.
    pub id: &'static str,
    /// Its title.
    pub title: &'static str,
    /// Who issued it.
    pub issuer: &'static str,
    /// Which edition of it this is.
    pub edition: &'static str,
    /// The state it belongs to.
    pub state: State,
    /// The first day it is in force; `None`: on every day.
    pub in_force_from: Option<Day>,
    /// The last day it is in force; `None`: not ended.
    pub in_force_until: Option<Day>,
    /// The day by which its issuer means to review it.
    pub next_review: Option<Day>,
    /// What it lets one find out, in the order of the document.
    pub findings: Vec<Finding>,
    /// What it asks somebody to do, in the order of the document.
    pub actions: Vec<ActionRule>,
    /// What a reader of an answer under it should know besides.
    pub notices: Vec<NoticeRule>,
    /// What it lists, for a form or a guide to show.
    pub listings: Vec<Listing>,
}

/// A list that a document sets down: data that decides nothing by itself.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Listing {
    /// Its id, beginning with the policy's.
    pub id: &'static str,
    /// Its title.
    pub title: &'static str,
    /// Where it stands.
    pub citation: Citation,
    /// Each item in plain words.
    pub items: &'static [&'static str],
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
#[derive(Clone, Debug)]
pub struct Finding {
    /// Its id, beginning with the policy's.
    pub id: &'static str,
    /// What kind of thing it is.
    pub kind: FindingKind,
    /// Its title.
    pub title: &'static str,
    /// Where it stands.
    pub citation: Citation,
    /// Whom it is about.
    pub subject: Subject,
    /// When it is in force, within the days of the policy; `None`: on all of them.
    pub in_force: Option<Condition>,
    /// Its criteria, in the order of the document.
    pub criteria: Vec<Criterion>,
    /// When it holds, put together; and, where it is not always in force, when it is in force and does not hold.
    pub(crate) holds: FormulaId,
    pub(crate) fails: Option<FormulaId>,
}

/// One way in which a finding holds.
#[derive(Clone, Debug)]
pub struct Criterion {
    /// Its id, beginning with the finding's.
    pub id: &'static str,
    /// What it says, in plain words.
    pub statement: &'static str,
    /// Where it stands.
    pub citation: Citation,
    /// The readings that its text needed, by their ids.
    pub readings: &'static [&'static str],
    /// When it is in force, within the days of the policy; `None`: on all of them.
    pub in_force: Option<Condition>,
    /// When it holds.
    pub condition: Condition,
    /// When it holds, put together; and, where it is not always in force, when it is in force and does not hold.
    pub(crate) holds: FormulaId,
    pub(crate) fails: Option<FormulaId>,
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
#[derive(Clone, Debug)]
pub struct ActionRule {
    /// Its id, beginning with the policy's.
    pub id: &'static str,
    /// What is to be done.
    pub title: &'static str,
    /// Must it be done, or may it?
    pub modality: Modality,
    /// Who does it.
    pub actor: &'static str,
    /// For whom, or to whom.
    pub recipient: &'static str,
    /// By what way; empty where the document names none.
    pub channel: &'static str,
    /// Where it stands.
    pub citation: Citation,
    /// The readings that its text needed, by their ids.
    pub readings: &'static [&'static str],
    /// Whom it is about.
    pub subject: Subject,
    /// When it is to be done.
    pub trigger: Condition,
    /// By when; `None` where the document sets no time.
    pub due: Option<Due>,
    pub(crate) formula: FormulaId,
}

/// By when an action must be done.
#[derive(Clone, Debug)]
pub enum Due {
    /// By this day.
    By(Day),
    /// So long after something; the first to come of several.
    After(Vec<(Within, Start)>),
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
#[derive(Clone, Debug)]
pub struct FulfilledBy {
    /// One of these events in the period keeps it.
    pub events: EntriesOf,
    /// One for each of these: an event whose detail is none of them keeps it for none, one that does not give it for all.
    pub for_each: Option<(DetailId, TextsIn)>,
}

/// Something that a reader of the answer should know while a condition holds.
#[derive(Clone, Debug)]
pub struct NoticeRule {
    /// What kind of thing, in camelCase.
    pub code: &'static str,
    /// The same in words.
    pub text: &'static str,
    /// The rule it is about.
    pub about: &'static str,
    /// When to say it.
    pub when: Condition,
    pub(crate) formula: FormulaId,
}

impl NoticeRule {
    /// Something to say about a rule while a condition holds.
    #[must_use]
    pub fn new(code: &'static str, text: &'static str, about: &'static str, when: Condition) -> Self {
        Self { code, text, about, when, formula: FormulaId::NONE }
    }
}

/// A condition that several policies share, by its own id.
#[derive(Clone, Debug)]
pub struct Definition {
    /// Its id.
    pub id: &'static str,
    /// When it holds.
    pub condition: Condition,
    pub(crate) formula: FormulaId,
}

impl Definition {
    /// A condition under its own id.
    #[must_use]
    pub fn new(id: &'static str, condition: Condition) -> Self {
        Self { id, condition, formula: FormulaId::NONE }
    }
}

impl Finding {
    /// A finding with its criteria.
    #[must_use]
    pub fn new(id: &'static str, kind: FindingKind, title: &'static str, citation: Citation, criteria: Vec<Criterion>) -> Self {
        Self {
            id,
            kind,
            title,
            citation,
            subject: Subject::Member,
            in_force: None,
            criteria,
            holds: FormulaId::NONE,
            fails: None,
        }
    }

    /// In force only while this holds.
    #[must_use]
    pub fn in_force(mut self, when: Condition) -> Self {
        self.in_force = Some(when);
        self
    }

    /// About a plan, a county or a region.
    #[must_use]
    pub fn about(mut self, subject: Subject) -> Self {
        self.subject = subject;
        self
    }
}

impl Criterion {
    /// A criterion that holds when its condition does.
    #[must_use]
    pub fn new(id: &'static str, statement: &'static str, citation: Citation, condition: Condition) -> Self {
        Self { id, statement, citation, readings: &[], in_force: None, condition, holds: FormulaId::NONE, fails: None }
    }

    /// In force only while this holds.
    #[must_use]
    pub fn in_force(mut self, when: Condition) -> Self {
        self.in_force = Some(when);
        self
    }

    /// Names the readings that its text needed.
    #[must_use]
    pub fn read_by(mut self, readings: &'static [&'static str]) -> Self {
        self.readings = readings;
        self
    }
}

impl ActionRule {
    /// Something that must be done while the trigger holds.
    #[must_use]
    pub fn required(id: &'static str, title: &'static str, citation: Citation, trigger: Condition) -> Self {
        Self {
            id,
            title,
            modality: Modality::Required,
            actor: "",
            recipient: "",
            channel: "",
            citation,
            readings: &[],
            subject: Subject::Member,
            trigger,
            due: None,
            formula: FormulaId::NONE,
        }
    }

    /// Something that may be done while the trigger holds.
    #[must_use]
    pub fn optional(id: &'static str, title: &'static str, citation: Citation, trigger: Condition) -> Self {
        Self { modality: Modality::Optional, ..Self::required(id, title, citation, trigger) }
    }

    /// Who does it.
    #[must_use]
    pub fn by(mut self, actor: &'static str) -> Self {
        self.actor = actor;
        self
    }

    /// For whom, or to whom.
    #[must_use]
    pub fn to(mut self, recipient: &'static str) -> Self {
        self.recipient = recipient;
        self
    }

    /// By what way.
    #[must_use]
    pub fn through(mut self, channel: &'static str) -> Self {
        self.channel = channel;
        self
    }

    /// Names the readings that its text needed.
    #[must_use]
    pub fn read_by(mut self, readings: &'static [&'static str]) -> Self {
        self.readings = readings;
        self
    }

    /// A duty of a plan, a county or a region.
    #[must_use]
    pub fn about(mut self, subject: Subject) -> Self {
        self.subject = subject;
        self
    }

    /// By when.
    #[must_use]
    pub fn due(mut self, due: Due) -> Self {
        self.due = Some(due);
        self
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
