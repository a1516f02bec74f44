//! What the numbers of a compact answer stand for, but for the [names](super::names).

use serde::Serialize;

use crate::answer::{ActionOutcome, Outcome};
use crate::case::ProblemCode;
use crate::facts::{DetailId, FactId, QUESTIONS};
use crate::policies;
use crate::rules::{ActionRule, Criterion, Evidence, Finding, FindingKind, Policies, Policy, Section, Standing};
use crate::time::Day;
use crate::uses::compact::encode::{MEANINGS, PROBLEM_CODES, find_sentence};
use crate::words::{English, Wording, Words};

/// What the numbers of a compact answer stand for. A text is its place in the [words](words) of a language; the texts of one
/// row stand there one after the other, and the row says where the first is.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Tables {
    policies: Vec<PolicyRow>,
    findings: Vec<FindingRow>,
    actions: Vec<ActionRow>,
    /// The questions and the hints of the facts, in their order, from here on.
    facts: Place,
    /// The questions for the details of entries, in their order, from here on.
    details: Place,
    /// The sentences that problems, due rules and notices are made of, from here on.
    sentences: Place,
    /// The questions for a day, a start and an end, and the hint beneath them, from here on.
    questions: Place,
    problem_codes: [ProblemCode; PROBLEM_CODES.len()],
    outcomes: [Outcome; 4],
    action_outcomes: [ActionOutcome; 5],
    standings: [Standing; 3],
    meanings: [&'static str; MEANINGS.len()],
}

/// The place of a text in the words of a language.
type Place = usize;

/// Texts: title, issuer, edition.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct PolicyRow {
    id: usize,
    words: Place,
    #[serde(skip_serializing_if = "Option::is_none")]
    in_force_from: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    in_force_until: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_review: Option<Day>,
}

/// Texts: title, document, section.
#[derive(Debug, Serialize)]
struct FindingRow {
    id: usize,
    words: Place,
    kind: FindingKind,
    evidence: Evidence,
    criteria: Vec<CriterionRow>,
}

/// Texts: statement, document, section.
#[derive(Debug, Serialize)]
struct CriterionRow {
    id: usize,
    words: Place,
    evidence: Evidence,
    readings: &'static [&'static str],
}

/// Texts: title, document, section, actor, recipient, channel.
#[derive(Debug, Serialize)]
struct ActionRow {
    id: usize,
    words: Place,
    evidence: Evidence,
    readings: &'static [&'static str],
}

/// The tables, for every language the same.
///
/// ```
/// let tables = serde_json::to_value(kinfocus::compact::tables())?;
/// let words = kinfocus::compact::words(kinfocus::Words::english());
/// let title = tables["findings"][0]["words"].as_u64().and_then(|place| words.get(usize::try_from(place).ok()?));
/// assert_eq!(title, Some(&"Child welfare-involved"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn tables() -> Tables {
    Gatherer::new().tables()
}

/// The texts of a language, in the order of the [tables].
#[must_use]
pub fn words(words: &'static Words) -> Vec<&'static str> {
    let mut gatherer = Gatherer::new();
    gatherer.tables();
    gatherer.texts.into_iter().map(|wording| words.say(wording)).collect()
}

/// Gathers texts, and gives each its place.
struct Gatherer {
    /// Put together anew: where the ready-made ones are out of date, the tables are not.
    policies: Policies,
    texts: Vec<Wording>,
}

impl Gatherer {
    fn new() -> Self {
        // INVARIANT: a test of the policies fails on a mistake.
        Self { policies: policies::put_together().unwrap_or_default(), texts: Vec::new() }
    }

    fn number(&self, id: &str) -> usize {
        self.policies.number_of(id).unwrap_or(usize::MAX)
    }

    /// Puts these texts at the end; gives the place of the first.
    fn place(&mut self, texts: impl IntoIterator<Item = Wording>) -> Place {
        let first = self.texts.len();
        self.texts.extend(texts);
        first
    }

    fn tables(&mut self) -> Tables {
        let all = policies::LIST;
        Tables {
            policies: all.iter().map(|policy| self.policy(policy)).collect(),
            findings: all.iter().flat_map(|policy| policy.findings).map(|finding| self.finding(finding)).collect(),
            actions: all.iter().flat_map(|policy| policy.actions).map(|action| self.action(action)).collect(),
            facts: self.place(FactId::all().map(FactId::entry).flat_map(|entry| [entry.question(), entry.hint()])),
            details: self.place(DetailId::all().map(DetailId::question)),
            sentences: self.sentences(),
            questions: self.place(QUESTIONS.iter().copied()),
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

    fn sentences(&mut self) -> Place {
        let first = self.texts.len();
        let Self { policies, texts } = self;
        find_sentence(policies, &mut |wording| {
            texts.push(wording);
            false
        });
        first
    }

    fn policy(&mut self, policy: &Policy) -> PolicyRow {
        let texts = [("title", policy.title), ("issuer", policy.issuer), ("edition", policy.edition)];
        PolicyRow {
            id: self.number(policy.id),
            words: self.place(wordings(policy.id, texts)),
            in_force_from: policy.in_force_from,
            in_force_until: policy.in_force_until,
            next_review: policy.next_review,
        }
    }

    fn finding(&mut self, finding: &Finding) -> FindingRow {
        FindingRow {
            id: self.number(finding.id),
            words: self.place(cited(finding.id, ("title", finding.title), &finding.citation)),
            kind: finding.kind,
            evidence: finding.citation.evidence,
            criteria: finding.criteria.iter().map(|criterion| self.criterion(criterion)).collect(),
        }
    }

    fn criterion(&mut self, criterion: &Criterion) -> CriterionRow {
        CriterionRow {
            id: self.number(criterion.id),
            words: self.place(cited(criterion.id, ("statement", criterion.statement), &criterion.citation)),
            evidence: criterion.citation.evidence,
            readings: criterion.readings,
        }
    }

    fn action(&mut self, action: &ActionRule) -> ActionRow {
        let others = [("actor", action.actor), ("recipient", action.recipient), ("channel", action.channel)];
        let texts = cited(action.id, ("title", action.title), &action.citation).chain(wordings(action.id, others));
        ActionRow {
            id: self.number(action.id),
            words: self.place(texts),
            evidence: action.citation.evidence,
            readings: action.readings,
        }
    }
}

/// The texts of these fields.
fn wordings<const N: usize>(id: &'static str, fields: [(&'static str, English); N]) -> impl Iterator<Item = Wording> {
    fields.into_iter().map(move |(field, english)| Wording::of(id, field, english))
}

/// A text of what cites a section, and the citation.
fn cited(id: &'static str, text: (&'static str, English), citation: &Section) -> impl Iterator<Item = Wording> + use<> {
    wordings(id, [text, ("document", citation.document), ("section", citation.section)])
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
