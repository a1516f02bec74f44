//! What to ask next: the facts that could still settle a goal, in the order of the documents.

use crate::case::Case;
use crate::determination::{ActionOutcome, Answer, Determination, Outcome, Question};
use crate::fact::{FactRef, Shape};

/// The questions of a determination. Its goals are those of the case, or every finding and action.
pub(crate) fn questions(answer: &Determination, case: &Case) -> Vec<Question> {
    let mut questions: Vec<Question> = Vec::new();
    let mut open = |goal: &'static str, missing: &[FactRef]| {
        if case.goals.as_ref().is_some_and(|goals| !goals.iter().any(|id| id == goal)) {
            return;
        }
        for fact in missing {
            match questions.iter_mut().find(|question| question.fact == *fact) {
                Some(question) if question.settles.contains(&goal) => {}
                Some(question) => question.settles.push(goal),
                None => questions.push(ask(*fact, goal)),
            }
        }
    };
    for finding in &answer.findings {
        if finding.outcome == Outcome::Undetermined {
            open(finding.id, &finding.missing);
        }
        // Criteria are goals only where the case names them.
        for criterion in finding.criteria.iter().filter(|criterion| criterion.outcome == Outcome::Undetermined) {
            if case.goals.is_some() {
                open(criterion.id, &criterion.missing);
            }
        }
    }
    for action in answer.actions.iter().filter(|action| action.outcome == ActionOutcome::Undetermined) {
        open(action.id, &action.missing);
    }
    questions
}

fn ask(fact: FactRef, goal: &'static str) -> Question {
    let shape = fact.shape();
    let choices = match &shape {
        Shape::Choice(choices) | Shape::ChoiceList(choices) => Some(choices.all.iter().map(|choice| choice.name).collect()),
        _ => None,
    };
    let help = if fact.part.is_none() { fact.fact().help } else { "A month, a year or \"I don't know\" is an answer too." };
    Question { fact, ask: fact.ask(), help, answer: Answer { kind: shape.name(), choices }, settles: vec![goal] }
}
