//! What to ask next: the facts that could still settle a goal, the one expected to settle most first.
//!
//! The expectation: of the answers to a question that can be told apart, each is taken to be as likely as
//! the others; for each goal, the share of them with which it is settled; and the sum of these shares.
//! Where two questions are expected to settle the same, the documents' order decides.

use crate::answer::conclusions::{AnswerOption, Given, Meaning, OpenQuestion};
use crate::answer::missing::MissingFacts;
use crate::answer::outcome::{Few, Outcome};
use crate::facts::{Choices, FactRef, Shape};
use crate::lists::order;
use crate::phases::{Phase, Watch};
use crate::rules::When;
use crate::time::Truth;
use crate::worlds::{AnswerClass, Response};

/// A goal that is not settled.
pub(crate) struct Goal {
    pub(crate) id: &'static str,
    pub(crate) when: When,
    /// The facts that could still change it.
    pub(crate) missing: Few<FactRef>,
    /// What it is where it holds, and where it does not.
    pub(crate) outcomes: (&'static str, &'static str),
}

/// For each answer that can be told apart: the answer, where it is a single one, and what a rule then is,
/// where that is settled: it holds (true), it fails (false), or it is not in force (unknown).
type Outcomes = Vec<(Option<Given>, Option<Truth>)>;

/// A share of answers, in millionths.
const WHOLE: u64 = 1_000_000;

/// The questions that could settle goals, best first. It stands apart, as what looks for missing facts does.
#[cold]
#[inline(never)]
pub(crate) fn questions(goals: &[Goal], missing_facts: &mut MissingFacts<'_, '_>) -> Vec<OpenQuestion> {
    let _watch = Watch::begin(Phase::Questions);
    let mut questions: Vec<(u64, OpenQuestion)> = Vec::new();
    // Goals that say the same are looked at once.
    let mut known: Vec<(FactRef, When, Outcomes)> = Vec::new();
    for goal in goals {
        for fact in &goal.missing {
            let seen = known.iter().position(|(of, when, _)| of == fact && *when == goal.when);
            let at = seen.unwrap_or_else(|| {
                known.push((*fact, goal.when, outcomes(*fact, goal.when, missing_facts)));
                known.len() - 1
            });
            let outcomes = known.get(at).map(|(.., outcomes)| outcomes.as_slice()).unwrap_or_default();
            let at = questions.iter().position(|(_, question)| question.fact == *fact).unwrap_or_else(|| {
                questions.push((0, OpenQuestion { fact: *fact, settles: Vec::new(), options: Vec::new() }));
                questions.len() - 1
            });
            if let Some((expected, question)) = questions.get_mut(at) {
                question.settles.push(goal.id);
                *expected += settled(outcomes);
                note(question, goal, outcomes);
            }
        }
    }
    let best_first = order::by_number(questions, |(expected, _)| u64::MAX - expected);
    best_first.into_iter().map(|(_, question)| question).collect()
}

/// The share of answers with which a goal is settled.
fn settled(outcomes: &[(Option<Given>, Option<Truth>)]) -> u64 {
    let of = u64::try_from(outcomes.len()).unwrap_or(u64::MAX).max(1);
    let settled = outcomes.iter().filter(|(_, outcome)| outcome.is_some()).count();
    u64::try_from(settled).unwrap_or_default().saturating_mul(WHOLE) / of
}

/// What a rule is for each answer about a fact.
fn outcomes(fact: FactRef, When { holds, fails }: When, missing_facts: &mut MissingFacts<'_, '_>) -> Outcomes {
    let holding = missing_facts.answers(holds, fact);
    let failing = fails.map(|fails| missing_facts.answers(fails, fact));
    let outcome = |answer: &AnswerClass| match (answer.truth, &failing) {
        (Truth::True, _) => Some(Truth::True),
        (Truth::Unknown, _) => None,
        (Truth::False, None) => Some(Truth::False),
        (Truth::False, Some(failing)) => {
            let same = failing.iter().find(|other| other.response == answer.response && other.days == answer.days)?;
            match same.truth {
                Truth::True => Some(Truth::False),
                Truth::False => Some(Truth::Unknown),
                Truth::Unknown => None,
            }
        }
    };
    holding.iter().map(|answer| (given(fact, answer), outcome(answer))).collect()
}

/// The answer as a case would give it.
fn given(fact: FactRef, answer: &AnswerClass) -> Option<Given> {
    let choice = |choices: &Choices, at: u8| choices.get(at).map(|choice| Given::Choice(choice.name));
    match (answer.response, fact.shape()) {
        (Some(Response::Yes), _) => Some(Given::Flag(true)),
        (Some(Response::No), Shape::Status | Shape::Deed) => Some(Given::Flag(false)),
        (Some(Response::Choice(at)), Shape::Choice(choices)) => choice(&choices, at),
        (Some(Response::NoEntries), Shape::Spans | Shape::Events | Shape::ChoiceList(_)) => Some(Given::None([])),
        (None, Shape::Day) => answer.days.map(|days| Given::Days { earliest: days.earliest, latest: days.latest }),
        _ => None,
    }
}

/// Notes what each answer would mean for a goal, where that is certain.
fn note(question: &mut OpenQuestion, goal: &Goal, outcomes: &[(Option<Given>, Option<Truth>)]) {
    for (answer, outcome) in outcomes {
        let (Some(answer), Some(outcome)) = (answer, outcome) else { continue };
        let outcome = match outcome {
            Truth::True => goal.outcomes.0,
            Truth::False => goal.outcomes.1,
            Truth::Unknown => Outcome::NotInForce.name(),
        };
        let meaning = Meaning { id: goal.id, outcome };
        match question.options.iter_mut().find(|option| option.answer == *answer) {
            Some(option) if option.means.contains(&meaning) => {}
            Some(option) => option.means.push(meaning),
            None => question.options.push(AnswerOption { answer: *answer, means: vec![meaning] }),
        }
    }
}
