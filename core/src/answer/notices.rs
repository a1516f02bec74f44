//! What a reader of the answer should know besides: where a reading decides, what an answer rests
//! on, what is overdue.

use std::cell::Cell;

use crate::answer::conclusions::{Conclusions, FindingConclusion, RaisedNotice};
use crate::answer::outcome::Outcome;
use crate::answer::reasons::Explainer;
use crate::facts::{AID_CODES, Value};
use crate::logic::{Evaluation, EvidenceUse, Interpretation, Valuation, row_shown};
use crate::phases::{Phase, Watch};
use crate::rules::{AssembledFinding, Condition, Dependencies, Exclusion, FormulaId, NoticeRule, Test, TextsIn};
use crate::time::{LeapBirthday, Truth, Window};
use crate::words::{Filler, Message, Wording, wordings};
use crate::worlds::Worlds;

wordings! { NOTICES, "notice":
    POLICY_REVIEW_OVERDUE = "policyReviewOverdue": "{policy} was to be reviewed by {day}: a newer edition may be in force.";
    LEAP_DAY_SENSITIVE = "leapDaySensitive":
        "Born on 29 February: the birthday of a common year is read as 1 March. With 28 February the answer would be another today.";
    AID_CODE_EVIDENCE = "aidCodeEvidence":
        "This rests on an aid code, which is evidence and not proof. Care may have begun or ended on another day than the code.";
    AID_CODE_CONTRADICTS = "aidCodeContradicts":
        "An aid code speaks against the history that was given. The history was used: please look at both.";
    EVIDENCE_NOT_VERIFIED = "evidenceNotVerified": "This rests on something that was not verified in the official text.";
    DUE_DAY_NOT_KNOWN = "dueDayNotKnown": "There is a deadline, and what it runs from is not known to the day.";
    NOT_EXACT = "notExact":
        "So much is open that not every combination was looked at. What is said is right; more could perhaps be said.";
}

/// The notices of an answer, in a fixed order. `raised`: those that policies give themselves.
pub(crate) fn notices(
    conclusions: &Conclusions<'_>,
    explainer: &Explainer<'_, '_>,
    raised: &[&'static NoticeRule],
    not_exact: &[&'static str],
    no_due: &[&'static str],
) -> Vec<RaisedNotice> {
    let _watch = Watch::begin(Phase::Notices);
    let mut notices = Vec::new();
    for policy in &conclusions.policies {
        if let Some(review) = policy.next_review
            && review < explainer.day
        {
            let title = Filler::Wording(Wording::of(policy.id, "title", policy.title));
            let sentence = POLICY_REVIEW_OVERDUE.with([("policy", title), ("day", Filler::given(review))]);
            push(&mut notices, "policyReviewOverdue", sentence, policy.id);
        }
    }
    for rule in raised {
        push(&mut notices, rule.code, Wording::of(rule.about, rule.code, rule.text).into(), rule.about);
    }
    let of = Notices { conclusions, explainer, work: Cell::new(explainer.worlds.work_left()) };
    of.of_readings(&mut notices);
    of.of_evidence(&mut notices);
    for action in no_due {
        push(&mut notices, "dueDayNotKnown", DUE_DAY_NOT_KNOWN.into(), action);
    }
    for rule in not_exact {
        push(&mut notices, "notExact", NOT_EXACT.into(), rule);
    }
    notices
}

#[inline(never)]
fn push(notices: &mut Vec<RaisedNotice>, code: &'static str, sentence: Message, about: &'static str) {
    if !notices.iter().any(|notice| notice.code == code && notice.about == about) {
        notices.push(RaisedNotice { code, sentence, about });
    }
}

/// Whether a condition looks at evidence.
fn is_shown(condition: &Condition) -> bool {
    condition.entries().is_some_and(|of| of.shown_by.is_some() || of.unless_known.is_some())
}

/// Whether a test of a condition carries this notice.
fn has_test(condition: &Condition, code: &str) -> bool {
    let mut found = false;
    if let Some(of) = condition.entries() {
        of.test
            .visit(&mut |test| found |= matches!(test, Test::OneOf { exclusion: Some(exclusion), .. } if exclusion.code == code));
    }
    found
}

struct Notices<'a, 'p, 'e, 'c> {
    conclusions: &'a Conclusions<'p>,
    explainer: &'a Explainer<'e, 'c>,
    /// The work that may still be spent on worlds.
    work: Cell<usize>,
}

impl Notices<'_, '_, '_, '_> {
    /// Where another reading would give another outcome on the as-of day.
    fn of_readings(&self, notices: &mut Vec<RaisedNotice>) {
        let case = self.explainer.evaluation.valuation.case;
        if case.birth.earliest.is_leap_day() || case.birth.latest.is_leap_day() {
            let interpretation = Interpretation { leap: LeapBirthday::February28, ..Interpretation::USED };
            for (finding, _) in self
                .turned_by(interpretation, &|dependencies| dependencies.birth_uses > 0)
                .into_iter()
                .filter(|(_, is_finding)| *is_finding)
            {
                push(notices, "leapDaySensitive", LEAP_DAY_SENSITIVE.into(), finding);
            }
        }
        for excluding in self.explainer.evaluation.policies.excluding.iter() {
            let any_left_out = case
                .listed(excluding.fact)
                .iter()
                .any(|entry| self.explainer.evaluation.valuation.passes(excluding.test, entry) == Truth::False);
            if any_left_out {
                let interpretation =
                    Interpretation { admitted_exclusion: Some(excluding.exclusion.code), ..Interpretation::USED };
                let looks = |dependencies: &Dependencies| {
                    self.looks_at(dependencies, |condition| has_test(condition, excluding.exclusion.code))
                };
                for (rule, _) in self.turned_by(interpretation, &looks) {
                    let Exclusion { code, text } = *excluding.exclusion;
                    push(notices, code, Wording::of(code, "text", text).into(), rule);
                }
            }
        }
    }

    /// Where an answer rests on evidence, on something not verified, or where evidence speaks against it.
    fn of_evidence(&self, notices: &mut Vec<RaisedNotice>) {
        if self.explainer.valuation.case.entries(AID_CODES.0).next().is_some() {
            let looks = |dependencies: &Dependencies| self.looks_at(dependencies, is_shown);
            for (rule, _) in self.turned_by(Interpretation { evidence: EvidenceUse::Never, ..Interpretation::USED }, &looks) {
                push(notices, "aidCodeEvidence", AID_CODE_EVIDENCE.into(), rule);
                if self.shows_what_is_not_verified() {
                    push(notices, "evidenceNotVerified", EVIDENCE_NOT_VERIFIED.into(), rule);
                }
            }
            // It counts already where no history is known whole.
            let looks = |dependencies: &Dependencies| {
                self.looks_at(dependencies, |condition| is_shown(condition) && self.is_known_whole(condition))
            };
            for (rule, _) in self.turned_by(Interpretation { evidence: EvidenceUse::Always, ..Interpretation::USED }, &looks) {
                push(notices, "aidCodeContradicts", AID_CODE_CONTRADICTS.into(), rule);
            }
        }
        let findings = self.conclusions.findings.iter().zip(self.explainer.findings);
        for (FindingConclusion { rule, outcome, determining, criteria, .. }, finding) in findings {
            if !matches!(outcome, Outcome::Met | Outcome::NotMet) {
                continue;
            }
            let mut determining = criteria.iter().filter(|criterion| determining.contains(&criterion.rule.id));
            let unverified = rule.citation.evidence.is_unverified()
                || determining.any(|criterion| criterion.rule.citation.evidence.is_unverified());
            if unverified || self.compares_with_a_stand_in(finding) {
                push(notices, "evidenceNotVerified", EVIDENCE_NOT_VERIFIED.into(), rule.id);
            }
        }
    }

    /// Whether a history that a condition looks at, or stands in for, is known whole.
    fn is_known_whole(&self, condition: &Condition) -> bool {
        let is_complete = |fact| self.explainer.valuation.case.history(fact).is_some_and(|history| history.complete);
        condition.entries().is_some_and(|of| is_complete(of.fact) || of.unless_known.is_some_and(is_complete))
    }

    /// Whether an aid code was given whose meaning is known only second-hand.
    fn shows_what_is_not_verified(&self) -> bool {
        let mut found = false;
        for definition in self.explainer.evaluation.policies.definitions {
            definition.condition.visit(&mut |condition: &Condition| {
                let Some(evidence) = condition.entries().and_then(|of| of.shown_by) else { return };
                let given = self.explainer.evaluation.valuation.case.listed(evidence.fact);
                let is_unverified = |entry| row_shown(evidence, entry).is_some_and(|row| row.evidence.is_unverified());
                found |= given.iter().any(is_unverified);
            });
        }
        found
    }

    /// Whether a test of this finding compared an entry with a list of ours, because the case gives none.
    fn compares_with_a_stand_in(&self, finding: &AssembledFinding) -> bool {
        let case = self.explainer.evaluation.valuation.case;
        let mut found = false;
        for criterion in finding.criteria.iter() {
            criterion.condition().visit(&mut |condition: &Condition| {
                let Some(of) = condition.entries() else { return };
                of.test.visit(&mut |test| {
                    let Test::TextIn { detail, texts: TextsIn::Fact(fact, _), .. } = test else { return };
                    let given = matches!(case.value(*fact), Some(Value::Texts(_)));
                    let mut entries = case.listed(of.fact).iter();
                    found |= !given && entries.any(|entry| entry.detail(*detail).is_some());
                });
            });
        }
        found
    }

    /// The findings (true) and criteria (false) whose outcome on the as-of day this interpretation turns. Only those that look at
    /// something like this can be.
    fn turned_by(&self, interpretation: Interpretation, looks: &dyn Fn(&Dependencies) -> bool) -> Vec<(&'static str, bool)> {
        let used = self.explainer.evaluation;
        let day = self.explainer.day;
        let valuation = Valuation::new(used.valuation.case, Window::on(day), interpretation);
        let worlds = Worlds::new(valuation, used.policies, self.work.get());
        let mut other: Evaluation<'_, Truth> = worlds.evaluation();
        let mut turned = Vec::new();
        for finding in self.explainer.findings {
            let mut formulas = finding.when.each().filter_map(|id| used.policies.formulas.get(id));
            if !formulas.any(|formula| looks(&formula.dependencies)) {
                continue;
            }
            other.work_out_finding(finding);
            let id = finding.rule.id;
            let in_force = self.conclusions.finding(id).is_some_and(|found| found.outcome != Outcome::NotInForce);
            let differs = |formula: FormulaId| {
                in_force && used.formula(formula).map(|line| line.on(day)) != other.formula(formula).copied()
            };
            if differs(finding.when.holds) {
                turned.push((id, true));
            }
            let criteria = finding.criteria.iter().filter(|criterion| differs(criterion.when.holds));
            turned.extend(criteria.map(|criterion| (criterion.rule.id, false)));
        }
        self.work.set(worlds.work_left());
        turned
    }

    /// Whether a formula looks at such a condition.
    fn looks_at(&self, dependencies: &Dependencies, what: impl Fn(&Condition) -> bool) -> bool {
        self.explainer.evaluation.policies.formulas.conditions(dependencies).any(what)
    }
}
