//! From timelines to conclusions: outcomes with their days, reasons, actions.

use crate::answer::conclusions::{ActionConclusion, Conclusions, CriterionConclusion, FindingConclusion};
use crate::answer::missing::MissingFacts;
use crate::answer::notices::notices;
use crate::answer::outcome::{ActionOutcome, Few, InForce, Outcome, OutcomeInterval, outcome_of};
use crate::answer::questions::{Goal, questions};
use crate::answer::reasons::Explainer;
use crate::case::{Case, Problems};
use crate::facts::{FactRef, MEMBER_ID};
use crate::logic::{Described, DueBy, Evaluation, Interpretation, Valuation, by_when};
use crate::rules::{ActionRule, Assembled, AssembledFinding, AssembledPolicy, NoticeRule, Policies, Policy, Standing, When};
use crate::time::{Day, Truth, Window};
use crate::worlds::{MOST_WORK, Worlds};

impl Policies {
    /// What follows from what is known, under these policies, in no language yet.
    pub(crate) fn conclude<'p>(&'p self, case: &Case) -> Result<Conclusions<'p>, Problems> {
        let mut problems = Vec::new();
        self.check_names(case, &mut problems);
        Problems::check(problems)?;

        let day = case.as_of;
        let selected: Vec<&AssembledPolicy> = self.selected(case).collect();
        // Days on which nothing is in force need no look.
        let in_force_from = selected.iter().map(|of| InForce::of(&of.policy).from);
        let window = Window { from: in_force_from.min().unwrap_or(Day::FIRST), to: Day::NEVER };
        let valuation = Valuation::new(case, window, Interpretation::USED);
        let dependencies = selected.iter().map(|of| &of.dependencies).collect();
        let worlds = Worlds::new(valuation, self, MOST_WORK).about(dependencies);
        let mut evaluation: Evaluation<'_> = worlds.evaluation();
        let described = Described::by(case);
        // One of a plan or county is looked at where the case describes one, or asks for it.
        let goes_on = |action: &ActionRule| described.has(action.subject) || is_asked(case, action.id);
        let mut findings: Vec<&AssembledFinding> = Vec::with_capacity(32);
        let mut raised: Vec<&NoticeRule> = Vec::new();
        for of in &selected {
            for finding in of.findings.iter() {
                evaluation.work_out_finding(finding);
                findings.push(finding);
            }
            for action in of.actions.iter() {
                if goes_on(action.rule) {
                    evaluation.work_out(action.when.holds);
                }
            }
        }
        for of in selected.iter().filter(|of| of.policy.standing(day) == Standing::InForce) {
            for notice in of.notices.iter() {
                if evaluation.truth_on(day, notice.when.holds) == Truth::True {
                    raised.push(notice.rule);
                }
            }
        }
        let explainer = Explainer {
            evaluation: &evaluation,
            worlds: &worlds,
            valuation: evaluation.valuation.on(day),
            findings: &findings,
            day,
        };
        let mut conclusions = Conclusions {
            as_of: day,
            member_id: case.text(MEMBER_ID.0).map(ToOwned::to_owned),
            policies: selected.iter().map(|of| &of.policy).collect(),
            findings: Vec::with_capacity(findings.len()),
            actions: Vec::new(),
            questions: Vec::new(),
            notices: Vec::new(),
        };
        let mut builder = Builder {
            explainer: &explainer,
            described,
            missing_facts: MissingFacts::new(&worlds, &evaluation),
            goals: Vec::new(),
            not_exact: Vec::new(),
            no_due: Vec::new(),
        };
        for of in &selected {
            for finding in of.findings.iter() {
                let found = builder.finding(finding, &of.policy);
                conclusions.findings.push(found);
            }
            for action in of.actions.iter() {
                if goes_on(action.rule)
                    && let Some(found) = builder.action(action, &of.policy)
                {
                    conclusions.actions.push(found);
                }
            }
        }
        let Builder { mut missing_facts, goals, not_exact, no_due, .. } = builder;
        if !goals.is_empty() {
            conclusions.questions = questions(&goals, &mut missing_facts);
        }
        conclusions.notices = notices(&conclusions, &explainer, &raised, &not_exact, &no_due);
        Ok(conclusions)
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
        let (policy, when) = self.assembled.iter().find_map(|of| {
            let finding = of.findings.iter().find(|finding| finding.rule.id == id)?;
            Some((&of.policy, finding.when))
        })?;
        let day = case.as_of;
        if !InForce::of(policy).holds(day) {
            return Some(Outcome::NotInForce);
        }
        let valuation = Valuation::new(case, Window::on(day), interpretation);
        let worlds = Worlds::new(valuation, self, MOST_WORK);
        let mut evaluation: Evaluation<'_, Truth> = worlds.evaluation();
        let holds = evaluation.what_is(when.holds);
        let fails = when.fails.map(|fails| evaluation.what_is(fails));
        Some(outcome_of(holds, fails))
    }
}

/// Whether a case names a rule as a goal.
fn is_asked(case: &Case, id: &str) -> bool {
    case.goal_ids().iter().any(|goal| goal == id)
}

/// Builds conclusions.
struct Builder<'m, 'e, 'c> {
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

impl Builder<'_, '_, '_> {
    fn interval(&self, when: When, in_force: InForce, later: bool) -> OutcomeInterval {
        let line = |id| self.explainer.evaluation.formula(id);
        match line(when.holds) {
            Some(holds) => OutcomeInterval::of(holds, when.fails.and_then(line), in_force, self.explainer.day, later),
            None => OutcomeInterval { outcome: Outcome::Undetermined, since: None, until: None, changes: Few::new() },
        }
    }

    /// The facts that could still change a rule.
    fn missing(&mut self, id: &'static str, when: When, outcome: Outcome) -> Few<FactRef> {
        let mut exact = when.each().all(|formula| self.explainer.worlds.is_exact(formula));
        let mut missing = Few::new();
        if outcome == Outcome::Undetermined {
            let (facts, all) = self.missing_facts.of(when);
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
        when: When,
        missing: &Few<FactRef>,
        outcomes: (&'static str, &'static str),
        asked: bool,
    ) {
        let goals = &self.explainer.evaluation.valuation.case.goals;
        let is_goal = goals.as_ref().map_or(asked, |goals| goals.iter().any(|goal| goal == id));
        if is_goal {
            self.goals.push(Goal { id, when, missing: missing.clone(), outcomes });
        }
    }

    fn finding(&mut self, of: &AssembledFinding, policy: &Policy) -> FindingConclusion {
        let AssembledFinding { rule, number, when, criteria } = of;
        let in_force = InForce::of(policy);
        let OutcomeInterval { outcome, since, until, changes } = self.interval(*when, in_force, true);
        let missing = self.missing(rule.id, *when, outcome);
        let outcomes = (Outcome::Met.name(), Outcome::NotMet.name());
        if outcome == Outcome::Undetermined {
            self.open(rule.id, *when, &missing, outcomes, self.described.has(rule.subject));
        }
        let mut concluded = Vec::with_capacity(criteria.len());
        for criterion in criteria.iter() {
            let Assembled { rule, when, .. } = criterion;
            let OutcomeInterval { outcome, since, until, changes } = self.interval(*when, in_force, true);
            let missing = self.missing(rule.id, *when, outcome);
            if outcome == Outcome::Undetermined {
                self.open(rule.id, *when, &missing, outcomes, false);
            }
            let mut facts = Few::new();
            if outcome != Outcome::NotInForce {
                facts = self.explainer.reasons(criterion.condition()).facts;
            }
            concluded.push(CriterionConclusion { rule, outcome, since, until, changes, facts, missing });
        }
        let determining = determining(outcome, &concluded);
        FindingConclusion { rule, number: *number, outcome, since, until, changes, determining, missing, criteria: concluded }
    }

    /// An action, unless it need not be taken and nobody asked for it.
    fn action(&mut self, of: &Assembled<ActionRule>, policy: &Policy) -> Option<ActionConclusion> {
        let Assembled { rule, number, when, .. } = of;
        let asked = is_asked(self.explainer.evaluation.valuation.case, rule.id);
        // Most need not be taken.
        if !asked && self.explainer.truth(when.holds) == Truth::False {
            return None;
        }
        let interval = self.interval(*when, InForce::of(policy), false);
        let taken = ActionOutcome::of(rule.modality, Outcome::Met);
        let outcome = ActionOutcome::of(rule.modality, interval.outcome);
        if matches!(outcome, ActionOutcome::NotRequired | ActionOutcome::NotInForce) && !asked {
            return None;
        }
        let missing = self.missing(rule.id, *when, interval.outcome);
        if outcome == ActionOutcome::Undetermined {
            self.open(rule.id, *when, &missing, (taken.name(), ActionOutcome::NotRequired.name()), true);
        }
        let mut because = Vec::new();
        if outcome != ActionOutcome::NotInForce {
            because = self.explainer.reasons(of.condition()).rules;
        }
        let mut due = None;
        if interval.outcome == Outcome::Met {
            match by_when(rule, policy, self.explainer.valuation) {
                DueBy::NoDay => {}
                DueBy::Day(day) => due = Some(day),
                DueBy::NotKnown => self.no_due.push(rule.id),
            }
        }
        Some(ActionConclusion { rule, number: *number, outcome, since: interval.since, due, because, missing })
    }
}

/// The criteria that settle a finding.
fn determining(outcome: Outcome, criteria: &[CriterionConclusion]) -> Few<&'static str> {
    if !matches!(outcome, Outcome::Met | Outcome::NotMet) {
        return Few::new();
    }
    let mut settling = Few::new();
    for criterion in criteria {
        if criterion.outcome == outcome {
            settling.push(criterion.rule.id);
        }
    }
    if outcome == Outcome::NotMet || !settling.is_empty() {
        return settling;
    }
    // None of them holds in every world, but in every world one of those does that share what is not known
    // (the first of it).
    let is_open = |criterion: &CriterionConclusion| criterion.outcome == Outcome::Undetermined;
    for one in criteria {
        let first = one.missing.first();
        let shares = |other: &CriterionConclusion| {
            is_open(other) && other.rule.id != one.rule.id && first.is_some_and(|fact| other.missing.contains(fact))
        };
        if is_open(one) && criteria.iter().any(shares) {
            settling.push(one.rule.id);
        }
    }
    settling
}
