//! Why a condition is what it is on one day: the facts that make it so, and the facts that could
//! still settle it.

use smallvec::SmallVec;

use crate::case::{Detail, Entry, Status, Value};
use crate::condition::{Condition, EntriesOf, Test};
use crate::day::{Day, RoughDay};
use crate::determination::Few;
use crate::evaluate::Evaluation;
use crate::fact::{BIRTH_DATE, FactId, FactRef, Part};
use crate::policy::Finding;
use crate::truth::Truth;

/// Something noted on the way through a condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Note {
    /// A fact that was given and takes part.
    Given(FactRef),
    /// A fact that is not known, or not exactly, and could settle this part.
    Missing(FactRef),
    /// A rule that this part names.
    Rule(&'static str),
}

/// A few facts.
pub(crate) type Facts = Few<FactRef>;

/// Why a condition is what it is.
#[derive(Debug, Default)]
pub(crate) struct Reasons {
    pub(crate) facts: Facts,
    pub(crate) missing: Facts,
    pub(crate) rules: Vec<&'static str>,
}

/// A look at one evaluation on one day.
pub(crate) struct Look<'e, 'c> {
    pub(crate) evaluation: &'e Evaluation<'c>,
    /// The same, for looking at single conditions on the day.
    pub(crate) on_day: &'e Evaluation<'c, Truth>,
    pub(crate) findings: &'e [&'c Finding],
    pub(crate) day: Day,
}

type Notes = SmallVec<[Note; 16]>;

impl Look<'_, '_> {
    /// Why this condition is what it is.
    pub(crate) fn reasons(&self, condition: &Condition) -> Reasons {
        let mut notes = Notes::new();
        let truth = self.note(condition, &mut notes);
        let mut reasons = Reasons::default();
        for note in notes {
            match note {
                Note::Given(fact) => add(&mut reasons.facts, fact),
                Note::Missing(fact) if truth == Truth::Unknown => add(&mut reasons.missing, fact),
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
            Condition::UnderAge(age) => {
                let birthday = self.evaluation.birthday(*age);
                self.note_birth(self.crosses(birthday), notes);
                truth_before(birthday, self.day)
            }
            Condition::Holds(status) => self.note_status(*status, Truth::Unknown, notes),
            Condition::KnownToHold(status) => self.note_status(*status, Truth::False, notes),
            Condition::Rule(rule) => {
                let slot = rule.slot;
                if let Some(definition) = self.evaluation.policies.definitions.get(slot) {
                    return self.note(&definition.condition, notes);
                }
                for finding in self.findings {
                    if finding.slot == slot {
                        notes.push(Note::Rule(finding.id));
                        let truth = self.evaluation.rule(slot).map_or(Truth::Unknown, |line| line.on(self.day));
                        if truth == Truth::Unknown {
                            let parts = finding.criteria.iter().map(|criterion| &criterion.condition);
                            self.join(parts, Truth::False, Truth::or, notes);
                        }
                        return truth;
                    }
                    if let Some(criterion) = finding.criteria.iter().find(|criterion| criterion.slot == slot) {
                        notes.push(Note::Rule(criterion.id));
                        return self.note(&criterion.condition, notes);
                    }
                }
                Truth::Unknown
            }
            _ => condition.entries().map_or(Truth::Unknown, |of| self.note_entries(condition, of, notes)),
        }
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
                notes.drain(begin..before);
            }
            truth = joined;
            if truth == neutral.not() {
                break;
            }
        }
        truth
    }

    fn crosses(&self, birthday: RoughDay) -> bool {
        birthday.earliest <= self.day && self.day < birthday.latest
    }

    fn note_birth(&self, matters: bool, notes: &mut Notes) {
        let fact = FactRef::whole(BIRTH_DATE.0);
        if self.evaluation.case.day(BIRTH_DATE.0).is_some() {
            notes.push(Note::Given(fact));
        }
        if matters {
            notes.push(Note::Missing(fact));
        }
    }

    fn note_status(&self, fact: FactId, absent: Truth, notes: &mut Notes) -> Truth {
        let whole = FactRef::whole(fact);
        match self.evaluation.case.value(fact) {
            Some(Value::Status(Status::Always(always))) => {
                notes.push(Note::Given(whole));
                (*always).into()
            }
            Some(Value::Status(Status::During(spans))) => {
                let mut truth = Truth::False;
                for (at, span) in spans.iter().enumerate() {
                    let of_span = self.runs(&span.0);
                    if of_span != Truth::False {
                        self.note_ends(fact, at, &span.0, &span.0, of_span, notes);
                    }
                    truth = truth.or(of_span);
                }
                if truth == Truth::False {
                    notes.push(Note::Given(whole));
                }
                truth
            }
            _ => {
                notes.push(if absent == Truth::Unknown { Note::Missing(whole) } else { Note::Given(whole) });
                absent
            }
        }
    }

    fn runs(&self, entry: &Entry) -> Truth {
        let (end_earliest, end_latest) = entry.end_bounds();
        if entry.start.latest <= self.day && self.day <= end_earliest {
            Truth::True
        } else if entry.start.earliest <= self.day && self.day <= end_latest {
            Truth::Unknown
        } else {
            Truth::False
        }
    }

    /// Notes an entry, and its start or end where they are rough and matter.
    fn note_ends(&self, fact: FactId, at: usize, entry: &Entry, shifted: &Entry, truth: Truth, notes: &mut Notes) {
        let part = |part| FactRef { fact, entry: u32::try_from(at).ok(), part };
        notes.push(Note::Given(part(None)));
        if truth != Truth::Unknown {
            return;
        }
        if entry.start.earliest <= self.day && self.day < entry.start.latest {
            notes.push(Note::Missing(part(Some(Part::Start))));
        }
        if let Some(end) = shifted.end
            && end.earliest < self.day
            && self.day <= end.latest
        {
            notes.push(Note::Missing(part(Some(Part::End))));
        }
    }

    fn note_entries(&self, condition: &Condition, of: &EntriesOf, notes: &mut Notes) -> Truth {
        let begin = notes.len();
        let mut truth = Truth::False;
        self.evaluation.each(of, |fact, at, entry| {
            let passes = self.evaluation.passes(&of.test, entry);
            let of_entry = self.on_day.by_entry(condition, entry);
            let both = passes.and(of_entry);
            if both == Truth::False || both < truth {
                return;
            }
            if both > truth {
                notes.truncate(begin);
                truth = both;
            }
            self.note_entry(condition, fact, at, entry, of_entry, notes);
            if passes == Truth::Unknown {
                of.test.visit(&mut |test| match test {
                    Test::OneOf { detail, .. } if matches!(entry.detail(*detail), Some(Detail::Unknown)) => {
                        let part = FactRef { fact, entry: u32::try_from(at).ok(), part: Some(Part::Detail(*detail)) };
                        notes.push(Note::Missing(part));
                    }
                    _ => {}
                });
            }
        });
        let may_hide = truth != Truth::True && self.evaluation.may_hide(of);
        if may_hide && self.on_day.by_hidden(condition, of.fact) == Truth::Unknown {
            notes.push(Note::Missing(FactRef::whole(of.fact)));
            return Truth::Unknown;
        }
        if truth == Truth::False && self.evaluation.case.history(of.fact).is_some() {
            notes.push(Note::Given(FactRef::whole(of.fact)));
        }
        truth
    }

    fn note_entry(&self, condition: &Condition, fact: FactId, at: usize, entry: &Entry, truth: Truth, notes: &mut Notes) {
        let later = |months: u32| {
            let mut entry = entry.clone();
            if let Some(end) = &mut entry.end {
                *end = RoughDay { earliest: end.earliest.plus_months(months), latest: end.latest.plus_months(months) };
            }
            entry
        };
        match condition {
            Condition::RanSinceBirthday(age, _) => {
                let birthday = self.evaluation.birthday(*age);
                let (end_earliest, end_latest) = entry.end_bounds();
                let meets_end = birthday.earliest <= end_latest && end_earliest < birthday.latest;
                let rough = birthday.earliest < birthday.latest;
                self.note_birth(truth == Truth::Unknown && (self.crosses(birthday) || (rough && meets_end)), notes);
                let mut whole = entry.clone();
                whole.end = None;
                self.note_ends(fact, at, &whole, &whole, truth, notes);
                if truth == Truth::Unknown && meets_end && end_earliest < end_latest {
                    let part = FactRef { fact, entry: u32::try_from(at).ok(), part: Some(Part::End) };
                    notes.push(Note::Missing(part));
                }
            }
            Condition::EndedWithin(..) => {
                let part = |part| FactRef { fact, entry: u32::try_from(at).ok(), part };
                notes.push(Note::Given(part(None)));
                if truth == Truth::Unknown {
                    notes.push(Note::Missing(part(Some(Part::End))));
                }
            }
            Condition::RunsOrEndedWithin(months, _) => {
                self.note_ends(fact, at, entry, &later(*months), truth, notes);
            }
            _ => self.note_ends(fact, at, entry, entry, truth, notes),
        }
    }
}

/// Whether the day is before a rough one.
fn truth_before(rough: RoughDay, day: Day) -> Truth {
    if day < rough.earliest {
        Truth::True
    } else if day < rough.latest {
        Truth::Unknown
    } else {
        Truth::False
    }
}

fn add(facts: &mut Facts, fact: FactRef) {
    if !facts.contains(&fact) {
        facts.push(fact);
    }
}
