//! Why a condition is what it is on one day: the facts that make it so, and the rules it rests on.

use crate::lists::short::Short;

use crate::answer::outcome::Few;
use crate::facts::{BIRTH_DATE, Entry, FactId, FactRef, Status, Value};
use crate::logic::{Evaluation, Valuation};
use crate::phases::{Phase, Watch};
use crate::rules::{AssembledFinding, Condition, EntriesOf, FormulaId};
use crate::time::{Day, Line, Truth};
use crate::worlds::Worlds;

/// Something noted on the way through a condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Note {
    /// A fact that was given and takes part.
    Given(FactRef),
    /// A rule that this part names.
    Rule(&'static str),
}

/// Why a condition is what it is.
#[derive(Debug, Default)]
pub(crate) struct Reasons {
    pub(crate) facts: Few<FactRef>,
    pub(crate) rules: Vec<&'static str>,
}

/// The facts and entries that were seen already.
#[derive(Default)]
struct Seen(Vec<(FactId, Vec<bool>)>);

impl Seen {
    /// Whether a fact, or an entry of it, is seen for the first time.
    fn is_new(&mut self, given: FactRef) -> bool {
        let of = match self.0.iter().position(|(fact, _)| *fact == given.fact) {
            Some(at) => at,
            None => {
                self.0.push((given.fact, Vec::new()));
                self.0.len() - 1
            }
        };
        let Some((_, seen)) = self.0.get_mut(of) else { return true };
        // The fact itself comes before its entries.
        let place = given.entry.map_or(0, |entry| usize::try_from(entry).unwrap_or(usize::MAX - 1) + 1);
        if seen.len() <= place {
            seen.resize(place + 1, false);
        }
        seen.get_mut(place).is_some_and(|seen| !std::mem::replace(seen, true))
    }
}

/// Explains one evaluation on one day.
pub(crate) struct Explainer<'e, 'c> {
    pub(crate) evaluation: &'e Evaluation<'c>,
    pub(crate) worlds: &'e Worlds<'c>,
    /// The case on that day, for looking at single conditions.
    pub(crate) valuation: Valuation<'c>,
    pub(crate) findings: &'e [&'c AssembledFinding],
    pub(crate) day: Day,
}

type Notes = Short<Note, 16>;

impl Explainer<'_, '_> {
    /// What a formula is on the day that was worked out.
    pub(crate) fn truth(&self, id: FormulaId) -> Truth {
        self.evaluation.formula(id).map_or(Truth::Unknown, |line| line.on(self.day))
    }

    /// Why this condition is what it is.
    pub(crate) fn reasons(&self, condition: &Condition) -> Reasons {
        let _watch = Watch::begin(Phase::Reasons);
        let mut notes = Notes::new();
        self.note(condition, &mut notes);
        let mut reasons = Reasons::default();
        let mut seen = Seen::default();
        let many = notes.len() > 32;
        for note in notes {
            match note {
                // Looking through a few is quicker than remembering them.
                Note::Given(fact) if many && !seen.is_new(fact) => {}
                Note::Given(fact) if many || !reasons.facts.contains(&fact) => reasons.facts.push(fact),
                Note::Rule(id) if !reasons.rules.contains(&id) => reasons.rules.push(id),
                _ => {}
            }
        }
        reasons
    }

    fn note(&self, condition: &Condition, notes: &mut Notes) -> Truth {
        match condition {
            Condition::All(parts) => self.join(parts.iter(), Truth::True, Truth::and, notes),
            Condition::Any(parts) => self.join(parts.iter(), Truth::False, Truth::or, notes),
            Condition::Not(part) => self.note(part, notes).not(),
            Condition::From(day) => (*day <= self.day).into(),
            Condition::UnderAge(age) => {
                self.given(BIRTH_DATE.0, notes);
                let birthday = self.evaluation.valuation.birthday(*age);
                Truth::of(
                    self.valuation.window,
                    Truth::True,
                    [(birthday.earliest, Truth::Unknown), (birthday.latest, Truth::False)],
                )
            }
            Condition::Rule(id) => self.note_rule(id, notes),
            Condition::Holds(status) | Condition::KnownToHold(status) => {
                self.note_status(*status, notes);
                self.valuation.value_of(condition)
            }
            Condition::Done(fact) | Condition::KnownDone(fact) | Condition::Chosen(fact, _) | Condition::Includes(fact, _) => {
                self.given(*fact, notes);
                self.valuation.value_of(condition)
            }
            Condition::Moved(of) => {
                self.given(of.spans, notes);
                self.given(of.completed, notes);
                self.valuation.value_of(condition)
            }
            _ => condition.entries().map_or(Truth::Unknown, |of| self.note_entries(condition, of, notes)),
        }
    }

    fn note_rule(&self, id: &'static str, notes: &mut Notes) -> Truth {
        let policies = self.evaluation.policies;
        if let Some(definition) = policies.definitions.iter().find(|definition| definition.id == id) {
            return self.note(&definition.condition, notes);
        }
        for finding in self.findings {
            if finding.rule.id == id {
                notes.push(Note::Rule(id));
                return self.truth(finding.when.holds);
            }
            if let Some(criterion) = finding.criteria.iter().find(|criterion| criterion.rule.id == id) {
                notes.push(Note::Rule(id));
                return self.note(criterion.condition(), notes);
            }
        }
        Truth::Unknown
    }

    /// Joins the parts and keeps the notes of those that make the whole what it is.
    fn join<'p>(
        &self,
        parts: impl Iterator<Item = &'p Condition>,
        neutral: Truth,
        join: fn(Truth, Truth) -> Truth,
        notes: &mut Notes,
    ) -> Truth {
        let begin = notes.len();
        let mut truth = neutral;
        for part in parts {
            let before = notes.len();
            let of_part = self.note(part, notes);
            let joined = join(truth, of_part);
            if joined != of_part {
                notes.truncate(before);
            } else if joined != truth && before > begin {
                // What was noted before makes no difference any more.
                let mut at = 0;
                notes.retain(|_| {
                    at += 1;
                    at <= begin || at > before
                });
            }
            truth = joined;
            if truth == neutral.not() {
                break;
            }
        }
        truth
    }

    fn given(&self, fact: FactId, notes: &mut Notes) {
        if self.evaluation.valuation.case.value(fact).is_some() {
            notes.push(Note::Given(FactRef::whole(fact)));
        }
    }

    fn note_status(&self, fact: FactId, notes: &mut Notes) {
        let Some(Value::Status(Status::During(spans))) = self.evaluation.valuation.case.value(fact) else {
            return self.given(fact, notes);
        };
        let begin = notes.len();
        let running = spans.iter().enumerate().filter(|(_, span)| self.may_run(&span.0));
        notes.extend(running.map(|(at, _)| Note::Given(entry_of(fact, at))));
        if notes.len() == begin {
            self.given(fact, notes);
        }
    }

    fn may_run(&self, entry: &Entry) -> bool {
        entry.start.earliest <= self.day && self.day <= entry.end_bounds().1
    }

    fn note_entries(&self, condition: &Condition, of: &EntriesOf, notes: &mut Notes) -> Truth {
        let begin = notes.len();
        let mut truth = Truth::False;
        let counted = matches!(condition, Condition::Counted(..));
        self.valuation.each(of, |fact, at, entry| {
            let both = self.valuation.passes(&of.test, entry).and(self.valuation.entry_truth(condition, entry));
            if both == Truth::False || (both < truth && !counted) {
                return;
            }
            if both > truth && !counted {
                notes.truncate(begin);
            }
            truth = truth.max(both);
            if matches!(condition, Condition::RanSinceBirthday(..)) {
                self.given(BIRTH_DATE.0, notes);
            }
            notes.push(Note::Given(entry_of(fact, at)));
        });
        let truth =
            if counted { self.valuation.value_of(condition) } else { truth.or(self.valuation.hidden_truth(condition, of)) };
        if truth == Truth::False && notes.len() == begin {
            self.given(of.fact, notes);
        }
        truth
    }
}

fn entry_of(fact: FactId, at: usize) -> FactRef {
    FactRef { fact, entry: u32::try_from(at).ok(), part: None }
}
