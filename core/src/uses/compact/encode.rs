//! Writes answers as numbers.

use crate::answer::{
    ActionConclusion, ActionOutcome, AnswerOption, Change, Conclusions, CriterionConclusion, FindingConclusion, Given, NOTICES,
    OpenQuestion, Outcome, RaisedNotice,
};
use crate::case::problem::{JSON_KINDS, PROBLEMS};
use crate::case::{Case, Problem, ProblemCode, Problems};
use crate::facts::{FactRef, QUESTIONS};
use crate::logic::{DUE_RULES, NAMES};
use crate::policies;
use crate::rules::Policies;
use crate::time::Day;
use crate::uses::compact::given::{self, GIVEN_PROBLEMS};
use crate::uses::double_check::DOUBLE_CHECK_PROBLEMS;
use crate::uses::interview::progress::INTERVIEW_PROBLEMS;
use crate::uses::reader::Reader;
use crate::uses::roster::ROSTER_PROBLEMS;
use crate::words::{Filler, Message, Wording};

/// The answer to one case in JSON, in numbers: the determination, or the problems of the case.
///
/// ```
/// use kinfocus::{Reader, compact};
/// let numbers = compact::evaluate(&Reader::new(), br#"{"asOf": "2026-11-23", "policies": ["la-csoc"]}"#);
/// // Answered, as of 46,348 days after 31 December 1899, without a member's id, under one policy.
/// assert_eq!(numbers[..4], [1, 46_348, 0, 1]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn evaluate(reader: &Reader, case_json: &[u8]) -> Vec<u32> {
    answer(reader.read_in_no_words(case_json))
}

/// The same for a case in tokens: JSON with less to read, for a face that has the values and not their text. There is no white
/// space, no comma and no colon; `true`, `false` and `null` are their first letters; a text is its length, in one byte below 128,
/// and what it says, with a quote before it where it is a value. A key is shorter than 100 bytes, and no object repeats one.
///
/// ```
/// use kinfocus::{Reader, compact};
/// let text = br#"{"asOf": "2026-11-23", "member": {"ccsEligible": false}}"#;
/// let tokens = b"{\x04asOf\"\x0a2026-11-23\x06member{\x0bccsEligiblef}}";
/// assert_eq!(compact::evaluate_tokens(&Reader::new(), tokens), compact::evaluate(&Reader::new(), text));
/// ```
#[must_use]
pub fn evaluate_tokens(reader: &Reader, tokens: &[u8]) -> Vec<u32> {
    answer(reader.read_tokens(tokens))
}

fn answer(case: Result<Case, Problems>) -> Vec<u32> {
    let policies = policies::all();
    let mut writer = Writer::new(policies);
    match case {
        Ok(case) => match policies.conclude(&case) {
            Ok(conclusions) => writer.conclusions(&conclusions),
            Err(problems) => writer.problems(&problems),
        },
        Err(problems) => writer.problems(&problems),
    }
    writer.numbers
}

/// Why a value never became a case, in numbers, by the kind of what stands there:
///
/// | kind | what |
/// |---|---|
/// | 0 | writing it failed; the detail is what was said then |
/// | 1 | nothing that has a text |
/// | 2 to 6 | a function, a symbol, a number that is not finite, a Map, a Set |
/// | 8, 9 | half a character; nested deeper than any case is |
/// | any other | more than a case may hold |
///
/// ```
/// // Refused: one problem, at `/a`.
/// assert_eq!(kinfocus::compact::refusal(5, "/a", "")[..5], [0, 1, 2, 47, 97]);
/// ```
#[must_use]
pub fn refusal(kind: u32, path: &str, detail: &str) -> Vec<u32> {
    let mut writer = Writer::new(policies::all());
    writer.problems(&given::problems(kind, path, detail));
    writer.numbers
}

/// What the engine itself says, in the order of its numbers: what answers say first, for it is found first.
const ENGINE: [&[Wording]; 10] = [
    NOTICES,
    DUE_RULES,
    PROBLEMS,
    JSON_KINDS,
    NAMES,
    ROSTER_PROBLEMS,
    DOUBLE_CHECK_PROBLEMS,
    INTERVIEW_PROBLEMS,
    GIVEN_PROBLEMS,
    QUESTIONS,
];

/// Visits the wordings that sentences are made of, in the order of their numbers, up to the first of which this says true.
pub(super) fn find_sentence(policies: &Policies, is_it: &mut dyn FnMut(Wording) -> bool) {
    for policy in policies.as_slice() {
        if is_it(Wording::of(policy.id, "title", policy.title)) {
            return;
        }
    }
    for list in ENGINE {
        for wording in list {
            if is_it(*wording) {
                return;
            }
        }
    }
    for of in policies.excluding.iter() {
        if is_it(Wording::of(of.exclusion.code, "text", of.exclusion.text)) {
            return;
        }
    }
    for policy in policies.as_slice() {
        for notice in policy.notices {
            if is_it(Wording::of(notice.about, notice.code, notice.text)) {
                return;
            }
        }
    }
}

/// The kinds of problems, in the order of their numbers.
pub(super) const PROBLEM_CODES: [ProblemCode; 16] = [
    ProblemCode::UnknownField,
    ProblemCode::WrongType,
    ProblemCode::NotADay,
    ProblemCode::OutOfRange,
    ProblemCode::EndBeforeStart,
    ProblemCode::BeforeBirth,
    ProblemCode::UnknownChoice,
    ProblemCode::UnknownPolicy,
    ProblemCode::UnknownGoal,
    ProblemCode::TooMany,
    ProblemCode::TooLarge,
    ProblemCode::NotJson,
    ProblemCode::MissingAsOf,
    ProblemCode::MissingField,
    ProblemCode::DuplicateKey,
    ProblemCode::BoundsReversed,
];

/// Writes answers as numbers.
pub(super) struct Writer {
    policies: &'static Policies,
    pub(super) numbers: Vec<u32>,
}

impl Writer {
    pub(super) fn new(policies: &'static Policies) -> Self {
        Self { policies, numbers: Vec::with_capacity(512) }
    }

    pub(super) fn number(&mut self, number: impl TryInto<u32>) {
        // INVARIANT: no list of ours is that long, and no day that late.
        self.numbers.push(number.try_into().unwrap_or(u32::MAX));
    }

    pub(super) fn list<T>(&mut self, items: &[T], mut write: impl FnMut(&mut Self, &T)) {
        self.number(items.len());
        items.iter().for_each(|item| write(self, item));
    }

    fn text(&mut self, text: &str) {
        let length = self.numbers.len();
        self.numbers.push(0);
        for unit in text.encode_utf16() {
            self.numbers.push(unit.into());
        }
        let units = self.numbers.len() - length - 1;
        if let (Some(place), Ok(units)) = (self.numbers.get_mut(length), u32::try_from(units)) {
            *place = units;
        }
    }

    pub(super) fn day(&mut self, day: Option<Day>) {
        self.number(day.map_or(0, |day| Day::FIRST.days_until(day) + 1));
    }

    fn outcome(&mut self, outcome: Outcome) {
        self.numbers.push(outcome as u32);
    }

    fn changes(&mut self, changes: &[Change]) {
        self.list(changes, |writer, change| {
            writer.day(Some(change.on));
            writer.outcome(change.outcome);
        });
    }

    pub(super) fn fact(&mut self, fact: FactRef) {
        self.numbers.push(fact.number());
    }

    fn facts(&mut self, facts: &[FactRef]) {
        self.list(facts, |writer, fact| writer.fact(*fact));
    }

    /// A rule that is known by its id alone.
    pub(super) fn rule(&mut self, id: &str) {
        self.number(self.policies.number_of(id).unwrap_or(usize::MAX));
    }

    fn sentence(&mut self, sentence: &Message) {
        self.wording(sentence.wording());
        self.number(sentence.fillers().len());
        for (place, filler) in sentence.fillers() {
            self.text(place);
            match filler {
                Filler::Given(given) => {
                    self.number(0);
                    self.text(given);
                }
                Filler::Wording(wording) => {
                    self.number(1);
                    self.wording(*wording);
                }
            }
        }
    }

    fn wording(&mut self, wording: Wording) {
        let (mut at, mut found) = (0, None);
        find_sentence(self.policies, &mut |known| {
            // Of one field there are many more than of one id.
            if known.id == wording.id && known.field == wording.field {
                found = Some(at);
            }
            at += 1;
            found.is_some()
        });
        self.number(found.unwrap_or(u32::MAX));
    }

    pub(super) fn problems(&mut self, problems: &Problems) {
        self.number(0);
        self.list(problems.as_slice(), |writer, problem: &Problem| {
            writer.text(&problem.path);
            writer.numbers.push(problem.code as u32);
            writer.sentence(problem.sentence());
        });
    }

    pub(super) fn conclusions(&mut self, conclusions: &Conclusions<'_>) {
        let Conclusions { as_of, member_id, policies, findings, actions, questions, notices } = conclusions;
        self.number(1);
        self.day(Some(*as_of));
        self.number(member_id.is_some());
        if let Some(id) = member_id {
            self.text(id);
        }
        self.list(policies, |writer, policy| {
            writer.rule(policy.id);
            writer.numbers.push(policy.standing(*as_of) as u32);
        });
        self.list(findings, Self::finding);
        self.list(actions, Self::action);
        self.list(questions, Self::question);
        self.list(notices, Self::notice);
    }

    fn finding(&mut self, finding: &FindingConclusion) {
        let FindingConclusion { rule, number, outcome, since, until, changes, determining, missing, criteria } = finding;
        self.number(*number);
        self.outcome(*outcome);
        self.day(*since);
        self.day(*until);
        self.changes(changes);
        self.list(determining, |writer, id| {
            // The criteria of a finding stand in order.
            let at = rule.criteria.iter().position(|criterion| criterion.id == *id);
            writer.number(at.unwrap_or(usize::MAX));
        });
        self.facts(missing);
        criteria.iter().for_each(|criterion| self.criterion(criterion));
    }

    fn criterion(&mut self, criterion: &CriterionConclusion) {
        let CriterionConclusion { outcome, since, until, changes, facts, missing, .. } = criterion;
        self.outcome(*outcome);
        self.day(*since);
        self.day(*until);
        self.changes(changes);
        self.facts(facts);
        self.facts(missing);
    }

    fn action(&mut self, action: &ActionConclusion) {
        let ActionConclusion { number, outcome, since, due, because, missing, .. } = action;
        self.number(*number);
        self.numbers.push(*outcome as u32);
        self.day(*since);
        self.number(due.is_some());
        if let Some(due) = due {
            self.day(Some(due.on));
            self.number(due.overdue);
            self.sentence(&due.rule);
        }
        self.list(because, |writer, id| writer.rule(id));
        self.facts(missing);
    }

    pub(super) fn question(&mut self, question: &OpenQuestion) {
        let OpenQuestion { fact, settles, options } = question;
        self.fact(*fact);
        self.list(settles, |writer, id| writer.rule(id));
        self.list(options, |writer, AnswerOption { answer, means }| {
            match *answer {
                Given::Flag(flag) => writer.number(flag),
                Given::None(_) => writer.number(2),
                Given::Choice(name) => {
                    writer.number(3);
                    writer.number(fact.shape().place_of(name).unwrap_or(u8::MAX));
                }
                Given::Days { earliest, latest } => {
                    writer.number(4);
                    writer.day(Some(earliest));
                    writer.day(Some(latest));
                }
            }
            writer.list(means, |writer, meaning| {
                writer.rule(meaning.id);
                writer.number(MEANINGS.iter().position(|name| *name == meaning.outcome).unwrap_or(usize::MAX));
            });
        });
    }

    fn notice(&mut self, notice: &RaisedNotice) {
        self.sentence(&notice.sentence);
        self.text(notice.code);
        self.rule(notice.about);
    }
}

/// What a goal can be with an answer to a question: outcomes of findings and criteria, then those of actions alone.
pub(super) const MEANINGS: [&str; 7] = [
    Outcome::Met.name(),
    Outcome::NotMet.name(),
    Outcome::Undetermined.name(),
    Outcome::NotInForce.name(),
    ActionOutcome::Required.name(),
    ActionOutcome::Optional.name(),
    ActionOutcome::NotRequired.name(),
];

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{evaluate, evaluate_tokens};
    use crate::Reader;

    fn text(tokens: &mut Vec<u8>, text: &str) {
        tokens.push(u8::try_from(text.len()).unwrap());
        tokens.extend(text.bytes());
    }

    fn write(tokens: &mut Vec<u8>, value: &Value) {
        match value {
            Value::Bool(flag) => tokens.push(if *flag { b't' } else { b'f' }),
            Value::String(said) => {
                tokens.push(b'"');
                text(tokens, said);
            }
            Value::Array(items) => {
                tokens.push(b'[');
                items.iter().for_each(|item| write(tokens, item));
                tokens.push(b']');
            }
            Value::Object(members) => {
                tokens.push(b'{');
                for (key, value) in members.iter().filter(|(_, value)| !value.is_null()) {
                    text(tokens, key);
                    write(tokens, value);
                }
                tokens.push(b'}');
            }
            _ => tokens.push(b'n'),
        }
    }

    #[test]
    fn tokens_say_what_a_text_says_and_break_off_as_it_does() {
        let member = json!({
            "birthDate": { "earliest": "2009-03" }, "fosterCare": [{ "start": "2019-05-01", "state": "CA" }, null, "a\"\n b"],
            "needs": { "complexMedical": true, "multipleAgencies": false, "needs": [[]] }, "nothing": null, "no/t~hing": {},
            "12345678901234567890123456789012": "a key as long as a blank, a text as long as others",
        });
        for member in [json!({}), member, json!([true]), json!("]"), Value::Null] {
            for case in [json!({ "asOf": "2026-11-23", "goals": ["la-csoc"], "member": member }), member] {
                let mut tokens = Vec::new();
                write(&mut tokens, &case);
                let answer = evaluate(&Reader::new(), case.to_string().as_bytes());
                assert_eq!(evaluate_tokens(&Reader::new(), &tokens), answer, "{case}");
                // Where they break off, that is told, and nothing goes on for ever.
                for length in 0..tokens.len() {
                    assert_eq!(evaluate_tokens(&Reader::new(), &tokens[..length])[..2], [0, 1], "{case} {length}");
                }
            }
        }
    }
}
