//! A roster: many members, each asked the same, with one row a member and a count of them all.
//!
//! ```
//! use kinfocus::roster::{Asked, Roster};
//! use kinfocus::{Day, Reader};
//!
//! // The list for Louisiana's weekly meeting.
//! let meeting = "la-dcfs-mco-manual/weekly-meeting-case";
//! let asked = Asked { met: vec![meeting.to_owned()], ..Asked::default() };
//! let mut roster = Roster::new(&asked, Reader::new().default_as_of(Day::new(2026, 11, 23)?))?;
//!
//! let cases = [
//!     r#"{"member": {"id": "a", "louisiana": {"identifiedByDcfs": true}}}"#,
//!     r#"{"member": {"id": "b", "louisiana": {}}}"#,
//! ];
//! for (line, text) in (1..).zip(cases) {
//!     let case = roster.reader().read(text);
//!     if let Some(row) = roster.add(line, case) {
//!         assert_eq!(row.member_id.as_deref(), Some("a"));
//!     }
//! }
//! let count = &roster.summary().findings[0];
//! assert_eq!((count.id, count.met, count.undetermined), (meeting, 1, 1));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use serde::Serialize;

use crate::answer::{ActionOutcome, Outcome, ScreenedAction, ScreenedCase, ScreenedFinding, Screening};
use crate::case::{Case, Problem, ProblemCode, Problems};
use crate::determination::{DueDay, say_due};
use crate::policies;
use crate::rules::{FindingKind, Policies, Policy};
use crate::time::Day;
use crate::uses::reader::Reader;
use crate::words::{Filler, Message, wordings};

/// What is asked about every member of a roster. Each list holds ids.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// The policies to evaluate. Where there is none: those of the rules named below, or, where no rule is named
    /// either, those that each case is about.
    pub policies: Vec<String>,
    /// The findings and criteria to show. Where neither this nor `met` names one: each status and population.
    pub findings: Vec<String>,
    /// The actions to show. Where neither this nor `needs` names one: all that a member needs.
    pub actions: Vec<String>,
    /// Show only members for whom each of these findings and criteria is met.
    pub met: Vec<String>,
    /// Show only members for whom each of these actions is required.
    pub needs: Vec<String>,
    /// Show only members who need an action, of those shown, that is due by a day.
    pub only_due: bool,
}

/// Turns cases into rows, and counts them. It keeps no row.
#[derive(Clone, Debug)]
pub struct Roster {
    reader: Reader,
    findings: Vec<&'static str>,
    /// The actions named; `None` where all are shown.
    actions: Option<Vec<&'static str>>,
    met: Vec<&'static str>,
    needs: Vec<&'static str>,
    only_due: bool,
    screening: Screening,
    summary: Summary,
}

/// One member, or one case that was refused.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Row {
    /// The number that it was added with.
    pub line: u64,
    /// The member's id, where the case gave one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub member_id: Option<String>,
    /// The day asked about; left out where the case was refused.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<Day>,
    /// The findings shown, without those of a policy that the case is not about.
    pub findings: Vec<FindingCell>,
    /// The actions shown: all that were named, or all that the member needs.
    pub actions: Vec<ActionCell>,
    /// Why the case was refused; empty where it was not.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub problems: Vec<Problem>,
}

/// What a finding, or a criterion, is for one member.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct FindingCell {
    /// Its id.
    pub id: &'static str,
    /// What it is on the as-of day.
    pub outcome: Outcome,
    /// The last day of that; left out where it never ends.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
}

/// What an action is for one member.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct ActionCell {
    /// Its id.
    pub id: &'static str,
    /// What it is on the as-of day.
    pub outcome: ActionOutcome,
    /// The day by which it must be done, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<DueDay>,
}

/// What was found out about one member, and is not counted yet.
#[derive(Clone, Debug)]
pub struct Screened {
    row: Row,
    is_shown: bool,
    /// The actions that the row leaves out and the count does not.
    beside: Vec<(&'static str, ActionOutcome)>,
}

/// How many members there are of each kind: all of them, shown or not.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Summary {
    /// Cases that were answered.
    pub answered: u64,
    /// Cases that were refused.
    pub refused: u64,
    /// Rows shown, those of refused cases among them.
    pub shown: u64,
    /// For each finding shown.
    pub findings: Vec<FindingCount>,
    /// For each action shown, or each of the policies where all are shown.
    pub actions: Vec<ActionCount>,
}

/// For how many members a finding, or a criterion, is what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct FindingCount {
    /// Its id.
    pub id: &'static str,
    /// Met.
    pub met: u64,
    /// Not met.
    pub not_met: u64,
    /// Not to be told from what is known.
    pub undetermined: u64,
    /// Not in force on the as-of day.
    pub not_in_force: u64,
}

/// For how many members an action is what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ActionCount {
    /// Its id.
    pub id: &'static str,
    /// It must be taken.
    pub required: u64,
    /// It may be taken.
    pub optional: u64,
    /// It depends on what is not known.
    pub undetermined: u64,
    /// It must be taken, and its day is past.
    pub overdue: u64,
}

impl Roster {
    /// Begins a roster. The reader says what is filled in where cases leave it out, such as the as-of day, and in which
    /// words problems and due rules are said.
    ///
    /// # Errors
    /// [`Problems`] where `asked` names a policy, finding or action that there is none of, or a rule of a policy that
    /// is not among those to evaluate.
    pub fn new(asked: &Asked, reader: Reader) -> Result<Self, Problems> {
        let known = policies::all();
        let mut naming = Naming { known, asked, problems: Vec::new() };
        naming.check_policies();
        let mut findings = naming.all("findings", &asked.findings, finding_of);
        let met = naming.all("met", &asked.met, finding_of);
        let mut actions = naming.all("actions", &asked.actions, action_of);
        let needs = naming.all("needs", &asked.needs, action_of);
        Problems::check(naming.problems).map_err(|problems| problems.in_words(reader.chosen_words()))?;

        add_new(&mut findings, &met);
        add_new(&mut actions, &needs);
        let named = || findings.iter().chain(&actions);
        let evaluated: Vec<&Policy> = match (asked.policies.is_empty(), named().next()) {
            (true, None) => known.as_slice().iter().collect(),
            (true, Some(_)) => known.as_slice().iter().filter(|policy| named().any(|id| is_of(id, policy))).collect(),
            (false, _) => known.as_slice().iter().filter(|policy| asked.policies.iter().any(|id| id == policy.id)).collect(),
        };
        // The goals make each action that was named part of the answer, even where it need not be taken;
        // and without others no time goes into questions that nobody sees.
        let mut reader = reader.goals(actions.iter().copied());
        if !asked.policies.is_empty() || named().next().is_some() {
            reader = reader.policies(evaluated.iter().map(|policy| policy.id));
        }
        if findings.is_empty() {
            let all = evaluated.iter().flat_map(|policy| policy.findings);
            let main = all.filter(|finding| matches!(finding.kind, FindingKind::Status | FindingKind::Population));
            findings = main.map(|finding| finding.id).collect();
        }
        let counted: Vec<&'static str> = match actions.as_slice() {
            [] => evaluated.iter().flat_map(|policy| policy.actions).map(|action| action.id).collect(),
            named => named.to_vec(),
        };
        let summary = Summary::of(&findings, &counted);
        let actions = (!actions.is_empty()).then_some(actions);
        let screening = Screening::new(findings.clone(), counted);
        Ok(Self { reader, findings, actions, met, needs, only_due: asked.only_due, screening, summary })
    }

    /// What to read the cases with.
    #[must_use]
    pub fn reader(&self) -> &Reader {
        &self.reader
    }

    /// The findings and criteria shown.
    #[must_use]
    pub fn findings(&self) -> &[&'static str] {
        &self.findings
    }

    /// The actions shown; `None` where it is all that a member needs.
    #[must_use]
    pub fn actions(&self) -> Option<&[&'static str]> {
        self.actions.as_deref()
    }

    /// Evaluates and counts one case. Gives its row, if it is to be shown; a case that was refused always is,
    /// since nobody knows what its member would have been.
    pub fn add(&mut self, line: u64, case: Result<Case, Problems>) -> Option<Row> {
        let screened = self.screen(line, case);
        self.count(screened)
    }

    /// Evaluates one case without counting it. It changes nothing, so any number of threads may do so at once; a clone asks
    /// the same, where something else counts meanwhile.
    ///
    /// ```
    /// use std::thread;
    /// use kinfocus::roster::{Asked, Roster};
    /// use kinfocus::{Day, Reader};
    ///
    /// let texts = [r#"{"member": {"id": "a"}}"#, r#"{"member": {"id": "b"}}"#, r#"{"member": {"id": "c"}}"#];
    /// let mut roster = Roster::new(&Asked::default(), Reader::new().default_as_of(Day::new(2026, 11, 23)?))?;
    /// let asked = roster.clone();
    /// thread::scope(|scope| {
    ///     let screen = |(line, text)| asked.screen(line, asked.reader().read(text));
    ///     let screened: Vec<_> = (1..).zip(texts).map(|one| scope.spawn(move || screen(one))).collect();
    ///     // Counted in the order in which they stand.
    ///     for (one, id) in screened.into_iter().zip(["a", "b", "c"]) {
    ///         let row = one.join().ok().and_then(|screened| roster.count(screened));
    ///         assert_eq!(row.and_then(|row| row.member_id).as_deref(), Some(id));
    ///     }
    /// });
    /// assert_eq!(roster.summary().answered, 3);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn screen(&self, line: u64, case: Result<Case, Problems>) -> Screened {
        let words = self.reader.chosen_words();
        let screen = |case: Case| self.screening.screen(policies::all(), &case).map_err(|problems| problems.in_words(words));
        let (row, beside) = match case.and_then(screen) {
            Ok(mut found) => {
                let mut beside = Vec::new();
                if self.actions.is_none() {
                    let (needed, others): (Vec<_>, Vec<_>) = found.actions.into_iter().partition(is_required);
                    found.actions = needed;
                    beside.extend(others.iter().map(|action| (action.id, action.outcome)));
                }
                (self.row(line, found), beside)
            }
            Err(problems) => (Row::refused(line, &problems), Vec::new()),
        };
        Screened { is_shown: row.is_refused() || self.is_asked_for(&row), row, beside }
    }

    /// Counts what was found out about one member; gives the row as [`Roster::add`] does.
    pub fn count(&mut self, screened: Screened) -> Option<Row> {
        let Screened { row, is_shown, beside } = screened;
        self.summary.count(&row, &beside);
        self.summary.shown += u64::from(is_shown);
        is_shown.then_some(row)
    }

    /// The count of all that were added so far.
    #[must_use]
    pub fn summary(&self) -> &Summary {
        &self.summary
    }

    fn row(&self, line: u64, found: ScreenedCase) -> Row {
        let ScreenedCase { as_of, member_id, findings, actions } = found;
        let cell = |ScreenedAction { id, outcome, due }| {
            let due = due.map(|due| say_due(due, self.reader.chosen_words()));
            ActionCell { id, outcome, due }
        };
        let mut actions: Vec<ActionCell> = actions.into_iter().map(cell).collect();
        if let Some(named) = &self.actions {
            actions.sort_by_key(|cell| named.iter().position(|id| *id == cell.id));
        }
        let findings = findings.into_iter().map(FindingCell::of).collect();
        Row { line, member_id, as_of: Some(as_of), findings, actions, problems: Vec::new() }
    }

    fn is_asked_for(&self, row: &Row) -> bool {
        let met = |id: &&str| row.findings.iter().any(|cell| cell.id == *id && cell.outcome == Outcome::Met);
        let required = |cell: &&ActionCell| cell.outcome == ActionOutcome::Required;
        let needed = |id: &&str| row.actions.iter().filter(required).any(|cell| cell.id == *id);
        let due = || row.actions.iter().filter(required).any(|cell| cell.due.is_some());
        self.met.iter().all(met) && self.needs.iter().all(needed) && (!self.only_due || due())
    }
}

impl Row {
    fn refused(line: u64, problems: &Problems) -> Self {
        let problems = problems.as_slice().to_vec();
        Self { line, member_id: None, as_of: None, findings: Vec::new(), actions: Vec::new(), problems }
    }

    fn is_refused(&self) -> bool {
        !self.problems.is_empty()
    }

    /// What a finding or criterion is; `None` where its policy was not evaluated.
    #[must_use]
    pub fn finding(&self, id: &str) -> Option<&FindingCell> {
        self.findings.iter().find(|cell| cell.id == id)
    }

    /// What an action is.
    #[must_use]
    pub fn action(&self, id: &str) -> Option<&ActionCell> {
        self.actions.iter().find(|cell| cell.id == id)
    }
}

impl FindingCell {
    fn of(finding: ScreenedFinding) -> Self {
        let ScreenedFinding { id, outcome, until } = finding;
        Self { id, outcome, until }
    }
}

impl Summary {
    fn of(findings: &[&'static str], actions: &[&'static str]) -> Self {
        let finding = |id: &&'static str| FindingCount { id, met: 0, not_met: 0, undetermined: 0, not_in_force: 0 };
        let action = |id: &&'static str| ActionCount { id, required: 0, optional: 0, undetermined: 0, overdue: 0 };
        Self {
            findings: findings.iter().map(finding).collect(),
            actions: actions.iter().map(action).collect(),
            ..Self::default()
        }
    }

    fn count(&mut self, row: &Row, beside: &[(&'static str, ActionOutcome)]) {
        if row.is_refused() {
            self.refused += 1;
            return;
        }
        self.answered += 1;
        // All of them are in the order of the counts; what is asked of no policy of the case is left out.
        let mut counts = self.findings.iter_mut();
        for cell in &row.findings {
            let Some(count) = counts.find(|count| count.id == cell.id) else { break };
            *match cell.outcome {
                Outcome::Met => &mut count.met,
                Outcome::NotMet => &mut count.not_met,
                Outcome::Undetermined => &mut count.undetermined,
                Outcome::NotInForce => &mut count.not_in_force,
            } += 1;
        }
        self.count_actions(row.actions.iter().map(|cell| (cell.id, cell.outcome, cell.due.as_ref())));
        self.count_actions(beside.iter().map(|(id, outcome)| (*id, *outcome, None)));
    }

    fn count_actions<'a>(&mut self, actions: impl Iterator<Item = (&'static str, ActionOutcome, Option<&'a DueDay>)>) {
        let mut counts = self.actions.iter_mut();
        for (id, outcome, due) in actions {
            let Some(count) = counts.find(|count| count.id == id) else { break };
            match outcome {
                ActionOutcome::Required => count.required += 1,
                ActionOutcome::Optional => count.optional += 1,
                ActionOutcome::Undetermined => count.undetermined += 1,
                ActionOutcome::NotRequired | ActionOutcome::NotInForce => {}
            }
            count.overdue += u64::from(outcome == ActionOutcome::Required && due.is_some_and(|due| due.overdue));
        }
    }
}

fn is_required(action: &ScreenedAction) -> bool {
    action.outcome == ActionOutcome::Required
}

fn is_of(rule: &str, policy: &Policy) -> bool {
    rule.strip_prefix(policy.id).is_some_and(|rest| rest.starts_with('/'))
}

fn add_new(list: &mut Vec<&'static str>, more: &[&'static str]) {
    for id in more {
        if !list.contains(id) {
            list.push(id);
        }
    }
}

/// The id of a finding or criterion, as the policy has it.
fn finding_of(policy: &Policy, id: &str) -> Option<&'static str> {
    policy.findings.iter().find_map(|finding| {
        let criteria = finding.criteria.iter().map(|criterion| criterion.id);
        std::iter::once(finding.id).chain(criteria).find(|known| *known == id)
    })
}

/// The id of an action, as the policy has it.
fn action_of(policy: &Policy, id: &str) -> Option<&'static str> {
    policy.actions.iter().map(|action| action.id).find(|known| *known == id)
}

wordings! { ROSTER_PROBLEMS, "problem":
    NO_POLICY = "noPolicy": "there is no policy `{id}`";
    RULE_OF_ANOTHER_POLICY = "ruleOfAnotherPolicy": "`{id}` belongs to `{policy}`, which is not among the policies asked for";
    NO_FINDING = "noFinding": "there is no finding or criterion `{id}`";
    NO_ACTION = "noAction": "there is no action `{id}`";
}

/// Checks the ids that somebody named.
struct Naming<'n> {
    known: &'n Policies,
    asked: &'n Asked,
    problems: Vec<Problem>,
}

impl Naming<'_> {
    fn check_policies(&mut self) {
        for (at, id) in self.asked.policies.iter().enumerate() {
            if !self.known.as_slice().iter().any(|policy| policy.id == id) {
                self.problem(format!("/policies/{at}"), ProblemCode::UnknownPolicy, NO_POLICY.with([("id", Filler::given(id))]));
            }
        }
    }

    /// The rules of one list, each once.
    fn all(&mut self, list: &str, ids: &[String], find: fn(&Policy, &str) -> Option<&'static str>) -> Vec<&'static str> {
        let mut found = Vec::new();
        for (at, id) in ids.iter().enumerate() {
            let rule = self.known.as_slice().iter().find_map(|policy| Some((policy.id, find(policy, id)?)));
            let sentence = match rule {
                Some((policy, _)) if !self.evaluates(policy) => {
                    RULE_OF_ANOTHER_POLICY.with([("id", Filler::given(id)), ("policy", Filler::given(policy))])
                }
                Some((_, id)) => {
                    add_new(&mut found, &[id]);
                    continue;
                }
                None if matches!(list, "findings" | "met") => NO_FINDING.with([("id", Filler::given(id))]),
                None => NO_ACTION.with([("id", Filler::given(id))]),
            };
            self.problem(format!("/{list}/{at}"), ProblemCode::UnknownGoal, sentence);
        }
        found
    }

    fn evaluates(&self, policy: &str) -> bool {
        self.asked.policies.is_empty() || self.asked.policies.iter().any(|id| id == policy)
    }

    fn problem(&mut self, path: String, code: ProblemCode, sentence: Message) {
        self.problems.push(Problem::new(path, code, sentence));
    }
}

#[cfg(test)]
mod tests;
