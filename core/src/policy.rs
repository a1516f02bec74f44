//! Policies as data: documents, findings with their criteria, and actions.

use std::collections::{HashMap, HashSet};
use std::fmt;

use serde::Serialize;

use crate::case::Case;
use crate::choice::{Choice, Chosen, State};
use crate::citation::Citation;
use crate::condition::{Condition, EntriesOf, LeftOut, Test, TextsIn};
use crate::day::Day;
use crate::fact::{DetailId, FactId};
use crate::formula::{self, FormulaId, Formulas, Node};
use crate::problem::{Problem, ProblemCode};
use crate::reading;

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
    Each(Period, Kept),
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
pub struct Kept {
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

/// A mistake in how policies are put together: for their author, never for who asks.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PolicyError {
    /// Two rules have the same id.
    SameId(&'static str),
    /// A rule names another that does not stand before it.
    NamesNoRule {
        /// The rule that names it.
        by: &'static str,
        /// The id it names.
        id: &'static str,
    },
    /// A rule cites no section.
    NoCitation(&'static str),
    /// A rule needs a reading that the register does not have.
    NoReading(&'static str),
}

impl fmt::Display for PolicyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::SameId(id) => write!(f, "two rules have the id `{id}`"),
            Self::NamesNoRule { by, id } => write!(f, "`{by}` names `{id}`, which does not stand before it"),
            Self::NoCitation(id) => write!(f, "`{id}` cites no section"),
            Self::NoReading(id) => write!(f, "`{id}` is not in the register of readings"),
        }
    }
}

impl std::error::Error for PolicyError {}

/// Policies put together, so that each rule finds the others it names.
#[derive(Debug, Default)]
pub struct Policies {
    pub(crate) definitions: Vec<Definition>,
    pub(crate) list: Vec<Policy>,
    pub(crate) formulas: Formulas,
    /// The tests that leave out entries which a reader may expect to count.
    pub(crate) contested: Vec<Contested>,
}

/// A test that leaves out entries of a history, and the notice to give where that decides.
#[derive(Debug)]
pub(crate) struct Contested {
    pub(crate) fact: FactId,
    pub(crate) test: Test,
    pub(crate) left_out: &'static LeftOut,
}

impl Policies {
    /// Puts policies together.
    ///
    /// # Errors
    /// A [`PolicyError`] where a rule has no citation, an id stands twice, or a rule names another
    /// that does not stand before it.
    pub fn new(mut definitions: Vec<Definition>, mut list: Vec<Policy>) -> Result<Self, PolicyError> {
        let mut known = Known::default();
        for definition in &mut definitions {
            definition.formula = known.formula(definition.id, &definition.condition)?;
            known.add(definition.id, definition.formula)?;
        }
        for policy in &mut list {
            for finding in &mut policy.findings {
                cited(finding.id, &finding.citation)?;
                for criterion in &mut finding.criteria {
                    cited(criterion.id, &criterion.citation)?;
                    read(criterion.readings)?;
                    let holds = known.node(criterion.id, &criterion.condition)?;
                    let in_force = criterion.in_force.as_ref();
                    (criterion.holds, criterion.fails) = known.enter(criterion.id, holds, in_force, true)?;
                    known.add(criterion.id, criterion.holds)?;
                }
                let any = formula::any(finding.criteria.iter().map(|criterion| Node::Formula(criterion.holds)).collect());
                (finding.holds, finding.fails) = known.enter(finding.id, any, finding.in_force.as_ref(), false)?;
                known.add(finding.id, finding.holds)?;
            }
            for action in &mut policy.actions {
                cited(action.id, &action.citation)?;
                read(action.readings)?;
                action.formula = known.formula(action.id, &action.trigger)?;
                known.add_action(action.id)?;
            }
            for notice in &mut policy.notices {
                notice.formula = known.formula(notice.about, &notice.when)?;
            }
            for listing in &policy.listings {
                cited(listing.id, &listing.citation)?;
                known.add_action(listing.id)?;
            }
        }
        let contested = contested(&definitions);
        let mut formulas = known.formulas;
        formulas.group();
        Ok(Self { definitions, list, formulas, contested })
    }

    /// The same policies with one criterion switched off, to see what it contributes: it never holds. An action that
    /// is switched off is never to be taken. Where no criterion or action has this id, all is as it was.
    ///
    /// ```
    /// use kinfocus::{Case, Outcome, policies};
    /// let case = Case::from_json(
    ///     r#"{"asOf": "2026-11-23", "member": {"birthDate": "2009-03-10", "adoptionAssistance": [], "familyMaintenance": [],
    ///         "fosterCare": [{"start": "2019-05-01", "end": "2026-01-10", "state": "CA"}]}}"#,
    /// )?;
    /// let involved = "ca-phc-mcbp8015/child-welfare-involved";
    /// assert_eq!(policies().outcome(&case, involved), Some(Outcome::Met));
    /// let rest = policies().without("ca-phc-mcbp8015/child-welfare-involved/recent-foster-care");
    /// assert_eq!(rest.outcome(&case, involved), Some(Outcome::NotMet));
    /// # Ok::<(), kinfocus::Problems>(())
    /// ```
    #[must_use]
    pub fn without(&self, rule: &str) -> Self {
        let mut list = self.list.clone();
        for policy in &mut list {
            let criteria = policy.findings.iter_mut().flat_map(|finding| &mut finding.criteria);
            criteria.filter(|criterion| criterion.id == rule).for_each(|criterion| criterion.condition = Condition::any([]));
            let actions = policy.actions.iter_mut().filter(|action| action.id == rule);
            actions.for_each(|action| action.trigger = Condition::any([]));
        }
        // INVARIANT: every id stands where it stood, so the rules still fit together.
        Self::new(self.definitions.clone(), list).unwrap_or_default()
    }

    /// The policies, in their order.
    #[must_use]
    pub fn as_slice(&self) -> &[Policy] {
        &self.list
    }

    /// Names each policy and goal of a case that there is none of.
    pub(crate) fn check_names(&self, case: &Case, problems: &mut Vec<Problem>) {
        for (at, id) in case.policies.iter().flatten().enumerate() {
            if !self.list.iter().any(|policy| policy.id == id) {
                let known: Vec<_> = self.list.iter().map(|policy| policy.id).collect();
                problems.push(Problem {
                    path: format!("/policies/{at}"),
                    code: ProblemCode::UnknownPolicy,
                    message: format!("there is no such policy; there are {}", known.join(", ")),
                });
            }
        }
        for (at, goal) in case.goals.iter().flatten().enumerate() {
            let message = match self.policy_of(goal) {
                None => "no finding, criterion or action has this id".to_owned(),
                Some(policy) => match &case.policies {
                    Some(asked) if !asked.iter().any(|id| id == policy.id) => {
                        format!("it belongs to `{}`, which is not among the policies asked for", policy.id)
                    }
                    _ => continue,
                },
            };
            problems.push(Problem { path: format!("/goals/{at}"), code: ProblemCode::UnknownGoal, message });
        }
    }

    /// The policy that a finding, criterion or action belongs to.
    fn policy_of(&self, rule: &str) -> Option<&Policy> {
        self.list.iter().find(|policy| {
            let in_finding =
                |finding: &Finding| finding.id == rule || finding.criteria.iter().any(|criterion| criterion.id == rule);
            policy.findings.iter().any(in_finding) || policy.actions.iter().any(|action| action.id == rule)
        })
    }

    /// Which policies a case is evaluated under: those it asks for, else those of the states it
    /// names (and of its goals), else all.
    pub(crate) fn selected<'p>(&'p self, case: &'p Case) -> impl Iterator<Item = (usize, &'p Policy)> {
        let states = if case.policies.is_some() { Vec::new() } else { crate::scope::states(case) };
        self.list.iter().enumerate().filter(move |(_, policy)| match &case.policies {
            Some(ids) => ids.iter().any(|id| id == policy.id),
            None => {
                let of_a_goal = |goal: &String| self.policy_of(goal).is_some_and(|found| found.id == policy.id);
                states.is_empty() || states.contains(&policy.state) || case.goals.iter().flatten().any(of_a_goal)
            }
        })
    }
}

/// Every test of the definitions that carries a notice, once.
fn contested(definitions: &[Definition]) -> Vec<Contested> {
    let mut found = Vec::new();
    for definition in definitions {
        definition.condition.visit(&mut |condition| {
            if let Some(entries) = condition.entries() {
                entries.test.visit(&mut |test| match test {
                    Test::OneOf { left_out: Some(left_out), .. }
                        if !found.iter().any(|known: &Contested| known.left_out.code == left_out.code) =>
                    {
                        found.push(Contested { fact: entries.fact, test: test.clone(), left_out });
                    }
                    _ => {}
                });
            }
        });
    }
    found
}

/// The rules that stand so far.
#[derive(Default)]
struct Known {
    formulas: Formulas,
    rules: HashMap<&'static str, FormulaId>,
    /// No rule names an action or a listing.
    others: HashSet<&'static str>,
}

impl Known {
    fn add(&mut self, id: &'static str, formula: FormulaId) -> Result<(), PolicyError> {
        match self.rules.insert(id, formula) {
            None => Ok(()),
            Some(_) => Err(PolicyError::SameId(id)),
        }
    }

    fn add_action(&mut self, id: &'static str) -> Result<(), PolicyError> {
        if self.others.insert(id) && !self.rules.contains_key(id) { Ok(()) } else { Err(PolicyError::SameId(id)) }
    }

    fn node(&mut self, by: &'static str, condition: &Condition) -> Result<Node, PolicyError> {
        let mut missing = None;
        condition.visit(&mut |condition| match condition {
            Condition::Rule(id) if !self.rules.contains_key(id) => missing = Some(*id),
            _ => {}
        });
        match missing {
            Some(id) => Err(PolicyError::NamesNoRule { by, id }),
            None => Ok(self.formulas.node(condition, &|id| self.rules.get(id).copied())),
        }
    }

    fn formula(&mut self, by: &'static str, condition: &Condition) -> Result<FormulaId, PolicyError> {
        let node = self.node(by, condition)?;
        Ok(self.formulas.enter(node))
    }

    /// When a rule holds, and when it is in force and fails. `held_back`: it holds only while it is in force.
    fn enter(
        &mut self,
        by: &'static str,
        holds: Node,
        in_force: Option<&Condition>,
        held_back: bool,
    ) -> Result<(FormulaId, Option<FormulaId>), PolicyError> {
        let Some(in_force) = in_force else { return Ok((self.formulas.enter(holds), None)) };
        let in_force = self.node(by, in_force)?;
        let holds = if held_back { formula::all(vec![in_force.clone(), holds]) } else { holds };
        let holds = self.formulas.enter(holds);
        let fails = formula::all(vec![in_force, Node::Not(Box::new(Node::Formula(holds)))]);
        Ok((holds, Some(self.formulas.enter(fails))))
    }
}

fn cited(id: &'static str, citation: &Citation) -> Result<(), PolicyError> {
    if citation.document.is_empty() || citation.section.is_empty() { Err(PolicyError::NoCitation(id)) } else { Ok(()) }
}

fn read(readings: &'static [&'static str]) -> Result<(), PolicyError> {
    match readings.iter().find(|id| reading::reading(id).is_none()) {
        Some(id) => Err(PolicyError::NoReading(id)),
        None => Ok(()),
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
