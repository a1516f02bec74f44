//! From timelines to the determination: outcomes with their days, reasons, actions.

use smallvec::SmallVec;

use crate::case::Case;
use crate::day::Day;
use crate::determination::{
    ActionOutcome, ActionResult, Change, CriterionResult, Determination, FORMAT, Few, FindingResult, Outcome, PolicyStanding,
};
use crate::evaluate::{Evaluation, Lens};
use crate::explain::Look;
use crate::fact::MEMBER_ID;
use crate::notice;
use crate::policy::{ActionRule, Finding, Modality, Policies, Policy};
use crate::problem::Problems;
use crate::question;
use crate::timeline::{Timeline, Window};
use crate::truth::Truth;

impl Policies {
    /// What follows from what is known, under these policies.
    ///
    /// # Errors
    /// [`Problems`] where the case asks for a policy or a goal that there is none of.
    pub fn evaluate(&self, case: &Case) -> Result<Determination, Problems> {
        let mut problems = Vec::new();
        self.check_names(case, &mut problems);
        Problems::check(problems)?;

        let day = case.as_of;
        let selected: SmallVec<[(usize, &Policy); 5]> = self.selected(case).collect();
        // Days on which nothing is in force need no look.
        let in_force_from = selected.iter().flat_map(|(_, policy)| [InForce::of(policy).from]);
        let window = Window { from: in_force_from.min().unwrap_or(Day::FIRST), to: Day::NEVER };
        let mut evaluation: Evaluation<'_> = Evaluation::new(case, self, window, Lens::USED);
        for (at, policy) in &selected {
            evaluation.define(self.needs.get(*at).map_or(&[], Vec::as_slice));
            for finding in &policy.findings {
                evaluation.find(finding);
            }
        }
        let on_day = evaluation.on(day);
        let all_findings: SmallVec<[&Finding; 16]> = selected.iter().flat_map(|(_, policy)| &policy.findings).collect();
        let look = Look { evaluation: &evaluation, on_day: &on_day, findings: &all_findings, day };
        let mut answer = Determination {
            format: FORMAT,
            as_of: day,
            member_id: case.text(MEMBER_ID.0).map(ToOwned::to_owned),
            policies: selected.iter().map(|(_, policy)| standing(policy, day)).collect(),
            findings: Vec::with_capacity(all_findings.len()),
            actions: Vec::with_capacity(selected.iter().map(|(_, policy)| policy.actions.len()).sum()),
            questions: Vec::new(),
            notices: Vec::new(),
        };
        for (_, policy) in &selected {
            answer.findings.extend(policy.findings.iter().map(|finding| found(finding, policy, &look)));
            for action in &policy.actions {
                let asked = case.goals.iter().flatten().any(|goal| goal == action.id);
                answer.actions.extend(to_do(action, policy, &look, asked));
            }
        }
        answer.questions = question::questions(&answer, case);
        answer.notices = notice::notices(&answer, &look, &selected);
        Ok(answer)
    }

    /// What one finding is on the as-of day, and nothing else: the quick way through a large batch.
    /// `None` where there is no finding of this id.
    ///
    /// ```
    /// use kinfocus::{Case, Outcome};
    /// let case = Case::from_json(r#"{"asOf": "2026-11-23", "member": {"birthDate": "1990-01-01"}}"#)?;
    /// let outcome = kinfocus::policies().outcome(&case, "ca-phc-mcbp8015/child-welfare-involved");
    /// assert_eq!(outcome, Some(Outcome::NotMet));
    /// # Ok::<(), kinfocus::Problems>(())
    /// ```
    #[must_use]
    pub fn outcome(&self, case: &Case, finding: &str) -> Option<Outcome> {
        self.outcome_under(case, finding, Lens::USED)
    }

    /// As [`Policies::outcome`], read through a lens.
    pub(crate) fn outcome_under(&self, case: &Case, id: &str, lens: Lens) -> Option<Outcome> {
        let (at, policy, finding) = self.list.iter().enumerate().find_map(|(at, policy)| {
            let finding = policy.findings.iter().find(|finding| finding.id == id)?;
            Some((at, policy, finding))
        })?;
        let day = case.as_of;
        if !InForce::of(policy).holds(day) {
            return Some(Outcome::NotInForce);
        }
        let mut evaluation: Evaluation<'_, Truth> = Evaluation::new(case, self, Window::on(day), lens);
        evaluation.define(self.needs.get(at).map_or(&[], Vec::as_slice));
        evaluation.find(finding);
        evaluation.rule(finding.slot).map(|truth| (*truth).into())
    }
}

impl From<Truth> for Outcome {
    fn from(truth: Truth) -> Self {
        match truth {
            Truth::True => Self::Met,
            Truth::False => Self::NotMet,
            Truth::Unknown => Self::Undetermined,
        }
    }
}

fn standing(policy: &Policy, day: Day) -> PolicyStanding {
    PolicyStanding {
        id: policy.id,
        title: policy.title,
        edition: policy.edition,
        in_force_from: policy.in_force_from,
        in_force_until: policy.in_force_until,
        next_review: policy.next_review,
        standing: policy.standing(day),
    }
}

/// The days on which a rule is in force.
#[derive(Clone, Copy)]
struct InForce {
    from: Day,
    until: Day,
}

impl InForce {
    fn of(policy: &Policy) -> Self {
        Self { from: policy.in_force_from.unwrap_or(Day::FIRST), until: policy.in_force_until.unwrap_or(Day::NEVER) }
    }

    fn holds(self, day: Day) -> bool {
        self.from <= day && day <= self.until
    }
}

/// The outcome on the as-of day with the run of days it belongs to, and what comes later.
struct Run {
    outcome: Outcome,
    since: Option<Day>,
    until: Option<Day>,
    changes: Few<Change>,
}

impl Run {
    fn of(line: &Timeline, in_force: InForce, day: Day) -> Self {
        let mut outcomes: SmallVec<[Change; 8]> = SmallVec::new();
        let mut push = |on: Day, outcome: Outcome| {
            if outcomes.last().is_none_or(|last| last.outcome != outcome) {
                outcomes.push(Change { on, outcome });
            }
        };
        if in_force.from > Day::FIRST {
            push(Day::FIRST, Outcome::NotInForce);
        }
        for (at, step) in line.steps().iter().enumerate() {
            let next = line.steps().get(at + 1).map_or(Day::NEVER, |next| next.from);
            if next > in_force.from && step.from <= in_force.until {
                push(step.from.max(in_force.from), step.truth.into());
            }
        }
        if in_force.until < Day::NEVER {
            push(in_force.until.next(), Outcome::NotInForce);
        }
        let mut run = Self { outcome: Outcome::NotInForce, since: None, until: None, changes: Few::new() };
        for change in outcomes {
            if change.on <= day {
                run.outcome = change.outcome;
                run.since = (change.on > Day::FIRST).then_some(change.on);
            } else {
                run.until.get_or_insert(change.on.previous());
                run.changes.push(change);
            }
        }
        run
    }
}

fn found(finding: &Finding, policy: &Policy, look: &Look<'_, '_>) -> FindingResult {
    let in_force = InForce::of(policy);
    let run = |slot: usize| {
        let line = look.evaluation.rule(slot);
        line.map_or(Run { outcome: Outcome::Undetermined, since: None, until: None, changes: Few::new() }, |line| {
            Run::of(line, in_force, look.day)
        })
    };
    let Run { outcome, since, until, changes } = run(finding.slot);
    let criteria: Vec<CriterionResult> = finding
        .criteria
        .iter()
        .map(|criterion| {
            let Run { outcome, since, until, changes } = run(criterion.slot);
            let mut reasons = look.reasons(&criterion.condition);
            if outcome == Outcome::NotInForce {
                reasons.facts.clear();
            }
            if outcome != Outcome::Undetermined {
                reasons.missing.clear();
            }
            CriterionResult {
                id: criterion.id,
                statement: criterion.statement,
                outcome,
                since,
                until,
                changes,
                citation: criterion.citation,
                facts: reasons.facts,
                missing: reasons.missing,
                readings: criterion.readings,
            }
        })
        .collect();
    let mut missing = Few::new();
    let mut determining = Few::new();
    for criterion in &criteria {
        match outcome {
            Outcome::Undetermined => {
                for fact in &criterion.missing {
                    if !missing.contains(fact) {
                        missing.push(*fact);
                    }
                }
            }
            Outcome::Met | Outcome::NotMet if criterion.outcome == outcome => determining.push(criterion.id),
            _ => {}
        }
    }
    if outcome == Outcome::Met && determining.is_empty() {
        // None of them holds in every world, but in every world one of those does that share what is
        // not known.
        let shares = |one: &&CriterionResult| {
            let others = || criteria.iter().filter(|other| other.id != one.id);
            one.missing.iter().any(|fact| others().any(|other| other.missing.contains(fact)))
        };
        determining.extend(criteria.iter().filter(shares).map(|criterion| criterion.id));
    }
    FindingResult {
        id: finding.id,
        kind: finding.kind,
        title: finding.title,
        citation: finding.citation,
        outcome,
        since,
        until,
        changes,
        determining,
        missing,
        criteria,
    }
}

/// An action, unless it need not be taken and nobody asked for it.
fn to_do(action: &ActionRule, policy: &Policy, look: &Look<'_, '_>, asked: bool) -> Option<ActionResult> {
    let run = Run::of(&look.evaluation.timeline(&action.trigger), InForce::of(policy), look.day);
    let outcome = match (run.outcome, action.modality) {
        (Outcome::Met, Modality::Required) => ActionOutcome::Required,
        (Outcome::Met, Modality::Optional) => ActionOutcome::Optional,
        (Outcome::Undetermined, _) => ActionOutcome::Undetermined,
        (Outcome::NotMet, _) => ActionOutcome::NotRequired,
        (Outcome::NotInForce, _) => ActionOutcome::NotInForce,
    };
    if matches!(outcome, ActionOutcome::NotRequired | ActionOutcome::NotInForce) && !asked {
        return None;
    }
    let reasons = if outcome == ActionOutcome::NotInForce { Default::default() } else { look.reasons(&action.trigger) };
    Some(ActionResult {
        id: action.id,
        title: action.title,
        actor: action.actor,
        recipient: action.recipient,
        channel: action.channel,
        outcome,
        since: run.since,
        because: reasons.rules,
        citation: action.citation,
        missing: reasons.missing,
        readings: action.readings,
    })
}
