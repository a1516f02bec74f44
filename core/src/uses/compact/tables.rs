//! What the numbers of a compact answer stand for.

use serde::Serialize;

use crate::answer::{ActionOutcome, Outcome};
use crate::case::ProblemCode;
use crate::facts::{Choices, DetailId, FactId, QUESTIONS, Shape};
use crate::policies;
use crate::rules::{ActionRule, Criterion, Evidence, Finding, FindingKind, Policies, Policy, Section, Standing};
use crate::time::Day;
use crate::uses::compact::encode::{MEANINGS, PROBLEM_CODES, find_sentence};
use crate::words::{Wording, Words};

/// What the numbers of a compact answer stand for. A text is its place in the [words](words) of a language.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Tables {
    ids: &'static [&'static str],
    policies: Vec<PolicyRow>,
    findings: Vec<FindingRow>,
    actions: Vec<ActionRow>,
    facts: Vec<FactRow>,
    details: Vec<FactRow>,
    /// The sentences that problems, due rules and notices are made of.
    sentences: Vec<Place>,
    /// The questions for a day, a start and an end, and the hint beneath them.
    questions: Vec<Place>,
    problem_codes: [ProblemCode; PROBLEM_CODES.len()],
    outcomes: [Outcome; 4],
    action_outcomes: [ActionOutcome; 5],
    standings: [Standing; 3],
    meanings: [&'static str; MEANINGS.len()],
}

/// The place of a text in the words of a language.
type Place = usize;

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct PolicyRow {
    id: usize,
    title: Place,
    edition: Place,
    #[serde(skip_serializing_if = "Option::is_none")]
    in_force_from: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    in_force_until: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_review: Option<Day>,
}

#[derive(Debug, Serialize)]
struct Citation {
    document: Place,
    section: Place,
    evidence: Evidence,
}

#[derive(Debug, Serialize)]
struct FindingRow {
    id: usize,
    kind: FindingKind,
    title: Place,
    citation: Citation,
    criteria: Vec<CriterionRow>,
}

#[derive(Debug, Serialize)]
struct CriterionRow {
    id: usize,
    statement: Place,
    citation: Citation,
    readings: &'static [&'static str],
}

#[derive(Debug, Serialize)]
struct ActionRow {
    id: usize,
    title: Place,
    actor: Place,
    recipient: Place,
    channel: Place,
    citation: Citation,
    readings: &'static [&'static str],
}

/// A fact, or a detail of the entries of facts.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct FactRow {
    name: &'static str,
    ask: Place,
    help: Place,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    choices: Option<Vec<&'static str>>,
}

/// The tables, for every language the same.
///
/// ```
/// let tables = serde_json::to_value(kinfocus::compact::tables())?;
/// let words = kinfocus::compact::words(kinfocus::Words::english());
/// let title = tables["findings"][0]["title"].as_u64().and_then(|place| words.get(usize::try_from(place).ok()?));
/// assert_eq!(title, Some(&"Child welfare-involved"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn tables() -> Tables {
    Gatherer::default().tables()
}

/// The texts of a language, in the order of the [tables].
#[must_use]
pub fn words(words: &'static Words) -> Vec<&'static str> {
    let mut gatherer = Gatherer::default();
    gatherer.tables();
    gatherer.texts.into_iter().map(|wording| words.say(wording)).collect()
}

/// Gathers texts, and gives each its place.
#[derive(Default)]
struct Gatherer {
    texts: Vec<Wording>,
}

impl Gatherer {
    fn place(&mut self, wording: Wording) -> Place {
        self.texts.push(wording);
        self.texts.len() - 1
    }

    fn tables(&mut self) -> Tables {
        let policies = policies::all();
        let all = policies.as_slice();
        Tables {
            ids: &policies.ids,
            policies: all.iter().map(|policy| self.policy(policy)).collect(),
            findings: all.iter().flat_map(|policy| policy.findings).map(|finding| self.finding(finding)).collect(),
            actions: all.iter().flat_map(|policy| policy.actions).map(|action| self.action(action)).collect(),
            facts: FactId::all().map(|fact| self.fact(fact)).collect(),
            details: DetailId::all().map(|detail| self.detail(detail)).collect(),
            sentences: self.sentences(policies),
            questions: QUESTIONS.iter().map(|wording| self.place(*wording)).collect(),
            problem_codes: PROBLEM_CODES,
            outcomes: [Outcome::Met, Outcome::NotMet, Outcome::Undetermined, Outcome::NotInForce],
            action_outcomes: [
                ActionOutcome::Required,
                ActionOutcome::Optional,
                ActionOutcome::Undetermined,
                ActionOutcome::NotRequired,
                ActionOutcome::NotInForce,
            ],
            standings: [Standing::NotYetInForce, Standing::InForce, Standing::NoLongerInForce],
            meanings: MEANINGS,
        }
    }

    fn sentences(&mut self, policies: &Policies) -> Vec<Place> {
        let mut places = Vec::new();
        find_sentence(policies, &mut |wording| {
            places.push(self.place(wording));
            false
        });
        places
    }

    fn policy(&mut self, policy: &Policy) -> PolicyRow {
        PolicyRow {
            id: number(policy.id),
            title: self.place(Wording::of(policy.id, "title", policy.title)),
            edition: self.place(Wording::of(policy.id, "edition", policy.edition)),
            in_force_from: policy.in_force_from,
            in_force_until: policy.in_force_until,
            next_review: policy.next_review,
        }
    }

    fn citation(&mut self, id: &'static str, of: &Section) -> Citation {
        Citation {
            document: self.place(Wording::of(id, "document", of.document)),
            section: self.place(Wording::of(id, "section", of.section)),
            evidence: of.evidence,
        }
    }

    fn finding(&mut self, finding: &Finding) -> FindingRow {
        FindingRow {
            id: number(finding.id),
            kind: finding.kind,
            title: self.place(Wording::of(finding.id, "title", finding.title)),
            citation: self.citation(finding.id, &finding.citation),
            criteria: finding.criteria.iter().map(|criterion| self.criterion(criterion)).collect(),
        }
    }

    fn criterion(&mut self, criterion: &Criterion) -> CriterionRow {
        CriterionRow {
            id: number(criterion.id),
            statement: self.place(Wording::of(criterion.id, "statement", criterion.statement)),
            citation: self.citation(criterion.id, &criterion.citation),
            readings: criterion.readings,
        }
    }

    fn action(&mut self, action: &ActionRule) -> ActionRow {
        ActionRow {
            id: number(action.id),
            title: self.place(Wording::of(action.id, "title", action.title)),
            actor: self.place(Wording::of(action.id, "actor", action.actor)),
            recipient: self.place(Wording::of(action.id, "recipient", action.recipient)),
            channel: self.place(Wording::of(action.id, "channel", action.channel)),
            citation: self.citation(action.id, &action.citation),
            readings: action.readings,
        }
    }

    fn fact(&mut self, fact: FactId) -> FactRow {
        let entry = fact.entry();
        let (ask, help) = (self.place(entry.question()), self.place(entry.hint()));
        FactRow { name: entry.path, ask, help, kind: entry.shape.name(), choices: choices(entry.shape) }
    }

    fn detail(&mut self, detail: DetailId) -> FactRow {
        let entry = detail.entry();
        let ask = self.place(detail.question());
        FactRow { name: entry.name, ask, help: ask, kind: entry.shape.name(), choices: choices(entry.shape) }
    }
}

fn number(id: &str) -> usize {
    policies::all().number_of(id).unwrap_or(usize::MAX)
}

fn choices(shape: Shape) -> Option<Vec<&'static str>> {
    match shape {
        Shape::Choice(Choices { all, .. }) | Shape::ChoiceList(Choices { all, .. }) => {
            Some(all.iter().map(|choice| choice.name).collect())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::tables;

    #[test]
    fn what_is_written_as_its_number_stands_at_that_place() {
        let tables = tables();
        for (place, outcome) in tables.outcomes.iter().enumerate() {
            assert_eq!(*outcome as usize, place);
        }
        for (place, outcome) in tables.action_outcomes.iter().enumerate() {
            assert_eq!(*outcome as usize, place);
        }
        for (place, standing) in tables.standings.iter().enumerate() {
            assert_eq!(*standing as usize, place);
        }
        for (place, code) in tables.problem_codes.iter().enumerate() {
            assert_eq!(*code as usize, place);
        }
    }
}
