//! From timelines to the determination: outcomes with their days, reasons, actions.

use smallvec::SmallVec;

use crate::answer::determination::{
    ActionOutcome, ActionResult, Change, CriterionResult, Determination, FORMAT, Few, FindingResult, Outcome, PolicyStanding,
};
use crate::answer::missing::{MissingFacts, Rule};
use crate::answer::notices::notices;
use crate::answer::questions::{Goal, questions};
use crate::answer::reasons::Explainer;
use crate::case::{Case, Problems};
use crate::facts::{FactRef, MEMBER_ID};
use crate::logic::{Described, DueBy, Evaluation, Interpretation, Valuation, by_when};
use crate::rules::{ActionRule, Criterion, Finding, Modality, NoticeRule, Policies, Policy, Standing};
use crate::time::{Day, Timeline, Truth, Window};
use crate::worlds::{MOST_WORK, Worlds};

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
        let in_force_from = selected.iter().map(|(_, policy)| InForce::of(policy).from);
        let window = Window { from: in_force_from.min().unwrap_or(Day::FIRST), to: Day::NEVER };
        let valuation = Valuation::new(case, window, Interpretation::USED);
        let worlds = Worlds::new(valuation, self, MOST_WORK);
        let mut evaluation: Evaluation<'_> = worlds.evaluation();
        let described = Described::by(case);
        // One of a plan or county is looked at where the case describes one, or asks for it.
        let goes_on = |action: &ActionRule| described.has(action.subject) || is_asked(case, action.id);
        for (_, policy) in &selected {
            for finding in &policy.findings {
                evaluation.find(finding);
            }
            for action in policy.actions.iter().filter(|action| goes_on(action)) {
                evaluation.work_out(action.formula);
            }
        }
        let in_force = selected.iter().filter(|(_, policy)| policy.standing(day) == Standing::InForce);
        let all_notices = in_force.flat_map(|(_, policy)| &policy.notices);
        let raised: Vec<&NoticeRule> =
            all_notices.filter(|notice| evaluation.truth_on(day, notice.formula) == Truth::True).collect();
        let all_findings: SmallVec<[&Finding; 32]> = selected.iter().flat_map(|(_, policy)| &policy.findings).collect();
        let explainer = Explainer {
            evaluation: &evaluation,
            worlds: &worlds,
            valuation: evaluation.valuation.on(day),
            findings: &all_findings,
            day,
        };
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
        let mut builder = DeterminationBuilder {
            explainer: &explainer,
            described,
            missing_facts: MissingFacts::new(worlds.solver(&evaluation)),
            goals: Vec::new(),
            not_exact: Vec::new(),
            no_due: Vec::new(),
        };
        for (_, policy) in &selected {
            for finding in &policy.findings {
                let found = builder.found(finding, policy);
                answer.findings.push(found);
            }
            for action in policy.actions.iter().filter(|action| goes_on(action)) {
                answer.actions.extend(builder.action(action, policy));
            }
        }
        let DeterminationBuilder { mut missing_facts, goals, not_exact, no_due, .. } = builder;
        answer.questions = questions(&goals, &mut missing_facts);
        answer.notices = notices(&answer, &explainer, &selected, &raised, &not_exact, &no_due);
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
        self.outcome_under(case, finding, Interpretation::USED)
    }

    /// As [`Policies::outcome`], under another interpretation.
    pub(crate) fn outcome_under(&self, case: &Case, id: &str, interpretation: Interpretation) -> Option<Outcome> {
        let (policy, finding) = self.list.iter().find_map(|policy| {
            let finding = policy.findings.iter().find(|finding| finding.id == id)?;
            Some((policy, finding))
        })?;
        let day = case.as_of;
        if !InForce::of(policy).holds(day) {
            return Some(Outcome::NotInForce);
        }
        let valuation = Valuation::new(case, Window::on(day), interpretation);
        let worlds = Worlds::new(valuation, self, MOST_WORK);
        let mut evaluation: Evaluation<'_, Truth> = worlds.evaluation();
        let holds = evaluation.what_is(finding.holds);
        let fails = finding.fails.map(|fails| evaluation.what_is(fails));
        Some(outcome_of(holds, fails))
    }
}

/// What a rule is that holds, or fails while it is in force, as far as that is known.
pub(crate) fn outcome_of(holds: Truth, fails: Option<Truth>) -> Outcome {
    match (holds, fails) {
        (Truth::True, _) => Outcome::Met,
        (Truth::False, None) | (_, Some(Truth::True)) => Outcome::NotMet,
        (Truth::False, Some(Truth::False)) => Outcome::NotInForce,
        _ => Outcome::Undetermined,
    }
}

/// Whether a case names a rule as a goal.
fn is_asked(case: &Case, id: &str) -> bool {
    case.goals.iter().flatten().any(|goal| goal == id)
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
struct OutcomeInterval {
    outcome: Outcome,
    since: Option<Day>,
    until: Option<Day>,
    changes: Few<Change>,
}

impl OutcomeInterval {
    /// Of when a rule holds and, where it is not always in force, when it is in force and fails. What comes later is
    /// looked at only where it is asked for.
    fn of(holds: &Timeline, fails: Option<&Timeline>, in_force: InForce, day: Day, later: bool) -> Self {
        let mut run = Self { outcome: Outcome::NotInForce, since: None, until: None, changes: Few::new() };
        let mut last = None;
        let mut enter = |on: Day, outcome: Outcome| {
            if last == Some(outcome) {
                return;
            }
            last = Some(outcome);
            if on <= day {
                run.outcome = outcome;
                run.since = (on > Day::FIRST).then_some(on);
            } else if later {
                run.until.get_or_insert(on.previous());
                run.changes.push(Change { on, outcome });
            }
        };
        if in_force.from > Day::FIRST {
            enter(Day::FIRST, Outcome::NotInForce);
        }
        holds.each_stretch(fails, |from, to, holds, fails| {
            if to >= in_force.from && from <= in_force.until {
                enter(from.max(in_force.from), outcome_of(holds, fails));
            }
        });
        if in_force.until < Day::NEVER {
            enter(in_force.until.next(), Outcome::NotInForce);
        }
        run
    }
}

/// Builds a determination.
struct DeterminationBuilder<'m, 'e, 'c> {
    explainer: &'m Explainer<'e, 'c>,
    described: Described,
    missing_facts: MissingFacts<'e, 'c>,
    /// What is not settled, of what was asked for.
    goals: Vec<Goal>,
    /// The rules of which not everything was found out.
    not_exact: Vec<&'static str>,
    /// The actions with a deadline whose day is not known.
    no_due: Vec<&'static str>,
}

impl DeterminationBuilder<'_, '_, '_> {
    fn run(&self, (holds, fails): Rule, in_force: InForce, later: bool) -> OutcomeInterval {
        let line = |id| self.explainer.evaluation.formula(id);
        match line(holds) {
            Some(holds) => OutcomeInterval::of(holds, fails.and_then(line), in_force, self.explainer.day, later),
            None => OutcomeInterval { outcome: Outcome::Undetermined, since: None, until: None, changes: Few::new() },
        }
    }

    /// The facts that could still change a rule.
    fn missing(&mut self, id: &'static str, rule: Rule, outcome: Outcome) -> Few<FactRef> {
        let of_worlds = |formula| self.explainer.worlds.is_exact(formula);
        let mut exact = of_worlds(rule.0) && rule.1.is_none_or(of_worlds);
        let mut missing = Few::new();
        if outcome == Outcome::Undetermined {
            let (facts, all) = self.missing_facts.of(rule);
            missing = facts;
            exact &= all;
        }
        if !exact && outcome != Outcome::NotInForce {
            self.not_exact.push(id);
        }
        missing
    }

    /// Notes what is not settled, where it was asked for.
    fn open(
        &mut self,
        id: &'static str,
        rule: Rule,
        missing: &Few<FactRef>,
        outcomes: (&'static str, &'static str),
        asked: bool,
    ) {
        let goals = &self.explainer.evaluation.valuation.case.goals;
        let is_goal = goals.as_ref().map_or(asked, |goals| goals.iter().any(|goal| goal == id));
        if is_goal {
            self.goals.push(Goal { id, rule, missing: missing.clone(), outcomes });
        }
    }

    fn found(&mut self, finding: &Finding, policy: &Policy) -> FindingResult {
        let in_force = InForce::of(policy);
        let rule = (finding.holds, finding.fails);
        let OutcomeInterval { outcome, since, until, changes } = self.run(rule, in_force, true);
        let missing = self.missing(finding.id, rule, outcome);
        let outcomes = (Outcome::Met.name(), Outcome::NotMet.name());
        if outcome == Outcome::Undetermined {
            self.open(finding.id, rule, &missing, outcomes, self.described.has(finding.subject));
        }
        let mut criteria = Vec::with_capacity(finding.criteria.len());
        for criterion in &finding.criteria {
            let rule = (criterion.holds, criterion.fails);
            let OutcomeInterval { outcome, since, until, changes } = self.run(rule, in_force, true);
            let missing = self.missing(criterion.id, rule, outcome);
            if outcome == Outcome::Undetermined {
                self.open(criterion.id, rule, &missing, outcomes, false);
            }
            let mut facts = Few::new();
            if outcome != Outcome::NotInForce {
                facts = self.explainer.reasons(&criterion.condition).facts;
            }
            let Criterion { id, statement, citation, readings, .. } = *criterion;
            criteria.push(CriterionResult { id, statement, outcome, since, until, changes, citation, facts, missing, readings });
        }
        let determining = determining(outcome, &criteria);
        let Finding { id, kind, title, citation, .. } = *finding;
        FindingResult { id, kind, title, citation, outcome, since, until, changes, determining, missing, criteria }
    }

    /// An action, unless it need not be taken and nobody asked for it.
    fn action(&mut self, action: &ActionRule, policy: &Policy) -> Option<ActionResult> {
        let rule = (action.formula, None);
        let run = self.run(rule, InForce::of(policy), false);
        let taken = match action.modality {
            Modality::Required => ActionOutcome::Required,
            Modality::Optional => ActionOutcome::Optional,
        };
        let outcome = match run.outcome {
            Outcome::Met => taken,
            Outcome::Undetermined => ActionOutcome::Undetermined,
            Outcome::NotMet => ActionOutcome::NotRequired,
            Outcome::NotInForce => ActionOutcome::NotInForce,
        };
        let asked = is_asked(self.explainer.evaluation.valuation.case, action.id);
        if matches!(outcome, ActionOutcome::NotRequired | ActionOutcome::NotInForce) && !asked {
            return None;
        }
        let missing = self.missing(action.id, rule, run.outcome);
        if outcome == ActionOutcome::Undetermined {
            self.open(action.id, rule, &missing, (taken.name(), ActionOutcome::NotRequired.name()), true);
        }
        let reasons =
            if outcome == ActionOutcome::NotInForce { Default::default() } else { self.explainer.reasons(&action.trigger) };
        let mut due = None;
        if run.outcome == Outcome::Met {
            match by_when(action, policy, self.explainer.valuation) {
                DueBy::NoDay => {}
                DueBy::Day(day) => due = Some(day),
                DueBy::NotKnown => self.no_due.push(action.id),
            }
        }
        let ActionRule { id, title, actor, recipient, channel, citation, readings, .. } = *action;
        let (since, because) = (run.since, reasons.rules);
        Some(ActionResult { id, title, actor, recipient, channel, outcome, since, due, because, citation, missing, readings })
    }
}

/// The criteria that settle a finding.
fn determining(outcome: Outcome, criteria: &[CriterionResult]) -> Few<&'static str> {
    if !matches!(outcome, Outcome::Met | Outcome::NotMet) {
        return Few::new();
    }
    let same: Few<_> = criteria.iter().filter(|criterion| criterion.outcome == outcome).map(|criterion| criterion.id).collect();
    if outcome == Outcome::NotMet || !same.is_empty() {
        return same;
    }
    // None of them holds in every world, but in every world one of those does that share what is not known.
    let open = || criteria.iter().filter(|criterion| criterion.outcome == Outcome::Undetermined);
    let shares = |one: &&CriterionResult| {
        let mut others = open().filter(|other| other.id != one.id);
        one.missing.iter().any(|fact| others.any(|other| other.missing.contains(fact)))
    };
    open().filter(shares).map(|criterion| criterion.id).collect()
}
