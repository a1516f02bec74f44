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

mod asked;
mod naming;
mod row;
mod summary;
#[cfg(test)]
mod tests;

pub use self::asked::Asked;
pub(crate) use self::naming::ROSTER_PROBLEMS;
use self::naming::{Naming, action_of, add_new, finding_of, is_of};
pub use self::row::{ActionCell, FindingCell, Row};
pub use self::summary::{ActionCount, FindingCount, Summary};
use crate::answer::{ActionOutcome, Conclusions, Outcome, ScreenedAction, ScreenedCase, Screening};
use crate::case::{Case, Problems};
use crate::determination::say_due;
use crate::policies;
use crate::rules::{FindingKind, Policy};
use crate::uses::reader::Reader;
use crate::uses::text::fact_in_words;
use crate::words::Wording;

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
    reasons: bool,
    questions: bool,
    /// Whether a finding or an action was named.
    is_named: bool,
    screening: Screening,
    summary: Summary,
}

/// What was found out about one member, and is not counted yet.
#[derive(Clone, Debug)]
pub struct Screened {
    row: Row,
    is_shown: bool,
    /// The actions that the row leaves out and the count does not.
    beside: Vec<(&'static str, ActionOutcome)>,
}

/// What only a whole evaluation of a case can tell.
#[derive(Debug, Default)]
struct More {
    /// By finding, the criteria that settle it.
    determining: Vec<(&'static str, Vec<&'static str>)>,
    /// The findings and criteria that rest on what is not verified.
    not_verified: Vec<&'static str>,
    next_question: Option<String>,
}

impl More {
    fn put_into(self, row: &mut Row) {
        let Self { mut determining, not_verified, next_question } = self;
        for cell in &mut row.findings {
            if let Some((_, settling)) = determining.iter_mut().find(|(id, _)| *id == cell.id) {
                cell.determining = std::mem::take(settling);
            }
            let is_settled = matches!(cell.outcome, Outcome::Met | Outcome::NotMet);
            cell.not_verified = is_settled && not_verified.contains(&cell.id);
        }
        row.next_question = next_question;
    }
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
        let mut naming = Naming::of(known, asked);
        naming.check_policies();
        let mut findings = naming.all("findings", &asked.findings, finding_of);
        let met = naming.all("met", &asked.met, finding_of);
        let mut actions = naming.all("actions", &asked.actions, action_of);
        let needs = naming.all("needs", &asked.needs, action_of);
        Problems::check(naming.into_problems()).map_err(|problems| problems.in_words(reader.chosen_words()))?;

        add_new(&mut findings, &met);
        add_new(&mut actions, &needs);
        let named = || findings.iter().chain(&actions);
        let is_named = named().next().is_some();
        let evaluated: Vec<&Policy> = match (asked.policies.is_empty(), is_named) {
            (true, false) => known.as_slice().iter().collect(),
            (true, true) => known.as_slice().iter().filter(|policy| named().any(|id| is_of(id, policy))).collect(),
            (false, _) => known.as_slice().iter().filter(|policy| asked.policies.iter().any(|id| id == policy.id)).collect(),
        };
        // The goals make each action that was named part of the answer, even where it need not be taken;
        // and without others no time goes into questions that nobody sees.
        let goals: Vec<&str> = if asked.questions { named().copied().collect() } else { actions.clone() };
        let mut reader = reader.goals(goals);
        if !asked.policies.is_empty() || is_named {
            reader = reader.policies(evaluated.iter().map(|policy| policy.id));
        }
        let (finds_named, acts_named) = (!findings.is_empty(), !actions.is_empty());
        if findings.is_empty() {
            let all = evaluated.iter().flat_map(|policy| policy.findings);
            let main = all.filter(|finding| matches!(finding.kind, FindingKind::Status | FindingKind::Population));
            findings = main.map(|finding| finding.id).collect();
        }
        let counted: Vec<&'static str> = match actions.as_slice() {
            [] => evaluated.iter().flat_map(|policy| policy.actions).map(|action| action.id).collect(),
            named => named.to_vec(),
        };
        // Where something was named, nothing else is counted.
        let counts = |named: bool, all: &[&'static str]| if named || !is_named { all.to_vec() } else { Vec::new() };
        let summary = Summary::of(&counts(finds_named, &findings), &counts(acts_named, &counted));
        let actions = acts_named.then_some(actions);
        let screening = Screening::new(findings.clone(), counted);
        let Asked { only_due, reasons, questions, .. } = *asked;
        Ok(Self { reader, findings, actions, met, needs, only_due, reasons, questions, is_named, screening, summary })
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
        let (row, beside) = match case.and_then(|case| self.find(case).map_err(|problems| problems.in_words(words))) {
            Ok((mut found, more)) => {
                let mut beside = Vec::new();
                if self.actions.is_none() {
                    let (needed, others): (Vec<_>, Vec<_>) = found.actions.into_iter().partition(is_required);
                    found.actions = needed;
                    beside.extend(others.iter().map(|action| (action.id, action.outcome)));
                }
                let mut row = self.row(line, found);
                more.put_into(&mut row);
                (row, beside)
            }
            Err(problems) => (Row::refused(line, &problems), Vec::new()),
        };
        Screened { is_shown: row.is_refused() || self.is_asked_for(&row), row, beside }
    }

    /// What was asked, of one case; what only a whole evaluation can tell, only where it was asked for.
    fn find(&self, mut case: Case) -> Result<(ScreenedCase, More), Problems> {
        if !self.reasons && !self.questions {
            return Ok((self.screening.screen(policies::all(), &case)?, More::default()));
        }
        // Where nothing was named, everything is worth a question.
        if self.questions && !self.is_named {
            case.goals = None;
        }
        let conclusions = policies::all().conclude(&case)?;
        let more = self.more(&conclusions);
        Ok((self.screening.of(conclusions), more))
    }

    fn more(&self, conclusions: &Conclusions<'_>) -> More {
        let mut more = More::default();
        if self.reasons {
            for finding in &conclusions.findings {
                more.determining.push((finding.rule.id, finding.determining.to_vec()));
            }
            let is_doubt = |code: &str| matches!(code, "evidenceNotVerified" | "aidCodeEvidence");
            let doubts = conclusions.notices.iter().filter(|notice| is_doubt(notice.code));
            more.not_verified.extend(doubts.map(|notice| notice.about));
            let criteria = conclusions.findings.iter().flat_map(|finding| &finding.criteria);
            let unverified = criteria.filter(|criterion| criterion.rule.citation.evidence.is_unverified());
            more.not_verified.extend(unverified.map(|criterion| criterion.rule.id));
        }
        if self.questions {
            let is_shown = |id: &&'static str| {
                self.findings.contains(id) || self.actions.as_ref().is_none_or(|actions| actions.contains(id))
            };
            let next = conclusions.questions.iter().find(|question| question.settles.iter().any(is_shown));
            more.next_question = next.map(|question| fact_in_words(&question.fact, self.reader.chosen_words()));
        }
        more
    }

    /// What a finding, criterion or action is called, in the words of the reader; its id, where there is none of this id.
    #[must_use]
    pub fn title(&self, id: &'static str) -> &'static str {
        let words = self.reader.chosen_words();
        let policies = policies::all().as_slice().iter();
        let found = policies.filter(|policy| is_of(id, policy)).find_map(|policy| {
            let criteria = policy.findings.iter().flat_map(|finding| finding.criteria);
            let mut criteria = criteria.filter(|criterion| criterion.id == id);
            let mut findings = policy.findings.iter().filter(|finding| finding.id == id);
            let mut actions = policy.actions.iter().filter(|action| action.id == id);
            let titled = findings.next().map(|finding| finding.title).or(actions.next().map(|action| action.title));
            let titled = titled.map(|title| Wording::of(id, "title", title));
            titled.or_else(|| criteria.next().map(|criterion| Wording::of(id, "statement", criterion.statement)))
        });
        found.map_or(id, |wording| words.say(wording))
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
        Row { line, member_id, as_of: Some(as_of), findings, actions, next_question: None, problems: Vec::new() }
    }

    fn is_asked_for(&self, row: &Row) -> bool {
        let met = |id: &&str| row.findings.iter().any(|cell| cell.id == *id && cell.outcome == Outcome::Met);
        let required = |cell: &&ActionCell| cell.outcome == ActionOutcome::Required;
        let needed = |id: &&str| row.actions.iter().filter(required).any(|cell| cell.id == *id);
        let due = || row.actions.iter().filter(required).any(|cell| cell.due.is_some());
        self.met.iter().all(met) && self.needs.iter().all(needed) && (!self.only_due || due())
    }
}

fn is_required(action: &ScreenedAction) -> bool {
    action.outcome == ActionOutcome::Required
}
