//! From conclusions to the determination: the words put in.

use std::borrow::Cow;

use crate::answer::{ActionConclusion, Conclusions, CriterionConclusion, DueDate, FindingConclusion, OpenQuestion, RaisedNotice};
use crate::case::{Case, Problems};
use crate::determination::shape::{
    ActionResult, Answer, Citation, CriterionResult, Determination, DueDay, FORMAT, FindingResult, Notice, PolicyStanding,
    Question,
};
use crate::facts::Shape;
use crate::phases::{Phase, Watch};
use crate::rules::{Policies, Policy, Section};
use crate::time::Day;
use crate::words::{English, Wording, Words};

impl Policies {
    /// What follows from what is known, under these policies.
    ///
    /// # Errors
    /// [`Problems`] where the case asks for a policy or a goal that there is none of.
    pub fn evaluate(&self, case: &Case) -> Result<Determination, Problems> {
        self.evaluate_in(case, Words::english())
    }

    /// The same, said in these words.
    ///
    /// # Errors
    /// As [`Policies::evaluate`], in these words.
    pub fn evaluate_in(&self, case: &Case, words: &'static Words) -> Result<Determination, Problems> {
        match self.conclude(case) {
            Ok(conclusions) => Ok(say(conclusions, words)),
            Err(problems) => Err(problems.in_words(words)),
        }
    }
}

/// What follows from a case, said in these words.
pub(crate) fn say(conclusions: Conclusions<'_>, words: &'static Words) -> Determination {
    let _watch = Watch::begin(Phase::Words);
    Speaker { words }.determination(conclusions)
}

/// A day by which something must be done, said in these words.
pub(crate) fn say_due(due: DueDate, words: &'static Words) -> DueDay {
    DueDay { on: due.on, rule: due.rule.say(words).into_owned(), overdue: due.overdue }
}

/// Says conclusions in some words.
struct Speaker {
    words: &'static Words,
}

impl Speaker {
    fn say(&self, id: &'static str, field: &'static str, english: English) -> &'static str {
        self.words.say(Wording::of(id, field, english))
    }

    fn determination(&self, conclusions: Conclusions<'_>) -> Determination {
        let Conclusions { as_of, member_id, policies, findings, actions, questions, notices } = conclusions;
        Determination {
            format: FORMAT,
            as_of,
            member_id,
            policies: policies.iter().map(|policy| self.policy(policy, as_of)).collect(),
            findings: findings.into_iter().map(|finding| self.finding(finding)).collect(),
            actions: actions.into_iter().map(|action| self.action(action)).collect(),
            questions: questions.into_iter().map(|question| self.question(question)).collect(),
            notices: notices.into_iter().map(|notice| self.notice(notice)).collect(),
            words: self.words,
        }
    }

    fn policy(&self, policy: &Policy, as_of: Day) -> PolicyStanding {
        PolicyStanding {
            id: policy.id,
            title: self.say(policy.id, "title", policy.title),
            edition: self.say(policy.id, "edition", policy.edition),
            in_force_from: policy.in_force_from,
            in_force_until: policy.in_force_until,
            next_review: policy.next_review,
            standing: policy.standing(as_of),
        }
    }

    fn citation(&self, id: &'static str, of: &Section) -> Citation {
        Citation {
            document: self.say(id, "document", of.document),
            section: self.say(id, "section", of.section),
            evidence: of.evidence,
        }
    }

    fn finding(&self, finding: FindingConclusion) -> FindingResult {
        let FindingConclusion { rule, outcome, since, until, changes, determining, missing, criteria, .. } = finding;
        FindingResult {
            id: rule.id,
            kind: rule.kind,
            title: self.say(rule.id, "title", rule.title),
            citation: self.citation(rule.id, &rule.citation),
            outcome,
            since,
            until,
            changes,
            determining,
            missing,
            criteria: criteria.into_iter().map(|criterion| self.criterion(criterion)).collect(),
        }
    }

    fn criterion(&self, criterion: CriterionConclusion) -> CriterionResult {
        let CriterionConclusion { rule, outcome, since, until, changes, facts, missing } = criterion;
        CriterionResult {
            id: rule.id,
            statement: self.say(rule.id, "statement", rule.statement),
            outcome,
            since,
            until,
            changes,
            citation: self.citation(rule.id, &rule.citation),
            facts,
            missing,
            readings: rule.readings,
        }
    }

    fn action(&self, action: ActionConclusion) -> ActionResult {
        let ActionConclusion { rule, outcome, since, due, because, missing, .. } = action;
        let due = due.map(|due| say_due(due, self.words));
        ActionResult {
            id: rule.id,
            title: self.say(rule.id, "title", rule.title),
            actor: self.say(rule.id, "actor", rule.actor),
            recipient: self.say(rule.id, "recipient", rule.recipient),
            channel: self.say(rule.id, "channel", rule.channel),
            outcome,
            since,
            due,
            because,
            citation: self.citation(rule.id, &rule.citation),
            missing,
            readings: rule.readings,
        }
    }

    fn question(&self, question: OpenQuestion) -> Question {
        let OpenQuestion { fact, settles, options } = question;
        let shape = fact.shape();
        let choices = match &shape {
            Shape::Choice(choices) | Shape::ChoiceList(choices) => Some(choices.all.iter().map(|choice| choice.name).collect()),
            _ => None,
        };
        let answer = Answer { kind: shape.name(), choices };
        Question { fact, ask: self.words.say(fact.question()), help: self.words.say(fact.hint()), answer, settles, options }
    }

    fn notice(&self, notice: RaisedNotice) -> Notice {
        let text: Cow<'static, str> = notice.sentence.say(self.words);
        Notice { code: notice.code, text, about: notice.about }
    }
}
