//! What single conditions are, seen from a case: three-valued, and sound on every day.
//!
//! Each entry of a history gives a span that is possible between its outer bounds and sure between
//! its inner ones; entries that a history may still hide make unknown whatever they could make
//! true. Of one condition, with one birth, this is exact.

use crate::lists::short::Short;

use crate::case::Case;
use crate::facts::{Deed, Detail, Entry, FactId, Status, Value};
use crate::logic::interpretation::{EvidenceUse, Interpretation};
use crate::logic::moves::{self, Completion};
use crate::rules::{Condition, EntriesOf, Move, Shown, ShownBy, Test, TextsIn};
use crate::time::{Bounds, Day, Line, RoughDay, Truth, Window};

/// A case, the days looked at, and how it is read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Valuation<'c> {
    pub(crate) case: &'c Case,
    pub(crate) window: Window,
    pub(crate) interpretation: Interpretation,
    /// The births looked at: all that can be, or some of them.
    pub(super) births: RoughDay,
}

impl<'c> Valuation<'c> {
    /// All that a case can be in these days.
    pub(crate) fn new(case: &'c Case, window: Window, interpretation: Interpretation) -> Self {
        Self { case, window, interpretation, births: case.birth }
    }

    /// The same on one day.
    pub(crate) fn on(self, day: Day) -> Self {
        Self { window: Window::on(day), ..self }
    }

    /// The same with births of this range.
    pub(crate) fn with_births(self, births: RoughDay) -> Self {
        Self { births, ..self }
    }

    /// What a condition that looks at facts itself is on every day of the window.
    pub(crate) fn value_of<L: Line>(&self, condition: &Condition) -> L {
        match condition {
            Condition::Holds(status) => self.status(*status, Truth::Unknown),
            Condition::KnownToHold(status) => self.status(*status, Truth::False),
            Condition::Done(deed) => self.deed(*deed, Truth::Unknown),
            Condition::KnownDone(deed) => self.deed(*deed, Truth::False),
            Condition::Chosen(fact, places) => L::constant(
                self.window,
                match self.case.value(*fact) {
                    Some(Value::Choice(Some(at))) => places.contains(*at).into(),
                    _ => Truth::Unknown,
                },
            ),
            Condition::Includes(fact, places) => L::constant(
                self.window,
                match self.case.value(*fact) {
                    Some(Value::Choices(given)) => places.iter().all(|place| given.contains(&place)).into(),
                    _ => Truth::Unknown,
                },
            ),
            Condition::Moved(of) => self.moved(of),
            other => other.entries().map_or_else(|| L::constant(self.window, Truth::Unknown), |of| self.over(of, condition)),
        }
    }

    fn deed<L: Line>(&self, fact: FactId, absent: Truth) -> L {
        match self.case.value(fact) {
            Some(Value::Deed(Deed::On(day))) => {
                L::of(self.window, Truth::False, [(day.earliest, Truth::Unknown), (day.latest, Truth::True)])
            }
            Some(Value::Deed(Deed::NotDone)) => L::constant(self.window, Truth::False),
            _ => L::constant(self.window, absent),
        }
    }

    fn status<L: Line>(&self, fact: FactId, absent: Truth) -> L {
        match self.case.value(fact) {
            Some(Value::Status(Status::Always(always))) => L::constant(self.window, (*always).into()),
            Some(Value::Status(Status::During(spans))) => {
                let all: Short<Bounds, 4> = spans.iter().map(|span| runs(&span.0)).collect();
                L::at_least(self.window, 1, &all)
            }
            _ => L::constant(self.window, absent),
        }
    }

    /// The bounds of a birthday.
    pub(crate) fn birthday(&self, age: u16) -> RoughDay {
        let RoughDay { earliest, latest } = self.births;
        if earliest == latest {
            return earliest.birthday(age, self.interpretation.leap).into();
        }
        RoughDay {
            earliest: earliest.birthday(age, self.interpretation.leap),
            latest: latest.birthday(age, self.interpretation.leap),
        }
    }

    /// A condition on the entries of a history: some entry makes it true, or so many do.
    fn over<L: Line>(&self, of: &EntriesOf, condition: &Condition) -> L {
        let least = if let Condition::Counted(count, _) = condition { usize::from(count.at_least.max(1)) } else { 1 };
        let mut all: Short<Bounds, 4> = Short::new();
        self.each(of, |_, _, entry| match self.passes(&of.test, entry) {
            Truth::False => {}
            Truth::Unknown => all.push(self.entry_bounds(condition, entry).unsure()),
            Truth::True => all.push(self.entry_bounds(condition, entry)),
        });
        let line = L::at_least(self.window, least, &all);
        if !self.may_hide(of) || line.only() == Some(Truth::True) {
            return line;
        }
        let hidden = L::bounds(self.window, self.hidden_bounds(condition, of.fact));
        if line.only() == Some(Truth::False) { hidden } else { line.joined(&hidden, Truth::or) }
    }

    /// What entries that were not given can make of a condition on the day.
    pub(crate) fn hidden_truth(&self, condition: &Condition, of: &EntriesOf) -> Truth {
        if self.may_hide(of) { Truth::bounds(self.window, self.hidden_bounds(condition, of.fact)) } else { Truth::False }
    }

    /// A move that is not completed: of each two spans, from the start of the second on.
    fn moved<L: Line>(&self, of: &Move) -> L {
        let Some(history) = self.case.history(of.spans) else { return L::constant(self.window, Truth::Unknown) };
        let Some(followers) = moves::followers(of, self.case) else { return L::constant(self.window, Truth::Unknown) };
        let mut all: Short<Bounds, 4> = followers.iter().map(|(to, close)| self.move_to(of, to, *close)).collect();
        if !history.complete {
            all.push(Bounds::possible(Day::FIRST, Day::NEVER));
        }
        L::at_least(self.window, 1, &all)
    }

    /// The move to a span, if it is one.
    fn move_to(&self, of: &Move, to: &Entry, close: Truth) -> Bounds {
        let RoughDay { earliest, latest } = to.start;
        let (sure_to, possible_to) = match moves::completion(of, self.case) {
            Completion::Never => (Day::NEVER, Day::NEVER),
            // It was not after the as-of day.
            Completion::NotKnown => (if earliest <= self.case.as_of { earliest } else { Day::NEVER }, Day::NEVER),
            Completion::On(done) => {
                // A completion before the move completes another one.
                let sure_to = if done.latest < earliest { Day::NEVER } else { done.earliest };
                (sure_to, if done.earliest < latest { Day::NEVER } else { done.latest })
            }
        };
        let bounds = Bounds { from: earliest, sure_from: latest, sure_to, to: possible_to };
        if close == Truth::True { bounds } else { bounds.unsure() }
    }

    /// Visits the entries of a history, and the evidence that stands for entries of it, each with the
    /// fact and the index that it is given at.
    pub(crate) fn each(&self, of: &EntriesOf, mut visit: impl FnMut(FactId, usize, &Entry)) {
        self.each_entry(of, &mut visit);
    }

    fn each_entry(&self, of: &EntriesOf, visit: &mut dyn FnMut(FactId, usize, &Entry)) {
        if !self.counts(of) {
            return;
        }
        for (at, entry) in self.case.listed(of.fact).iter().enumerate() {
            visit(of.fact, at, entry);
        }
        let Some(evidence) = of.shown_by.filter(|_| self.uses_evidence(of.fact)) else { return };
        for (at, entry) in self.case.listed(evidence.fact).iter().enumerate() {
            if let Some(entry) = shown(evidence, entry) {
                visit(evidence.fact, at, &entry);
            }
        }
    }

    /// Whether evidence of a history stands for entries of it.
    fn uses_evidence(&self, history: FactId) -> bool {
        match self.interpretation.evidence {
            EvidenceUse::Never => false,
            EvidenceUse::WhereNotKnown => self.case.history(history).is_none_or(|history| !history.complete),
            EvidenceUse::Always => true,
        }
    }

    /// Whether these entries count at all.
    pub(crate) fn counts(&self, of: &EntriesOf) -> bool {
        of.unless_known.is_none_or(|history| self.uses_evidence(history))
    }

    /// What an entry of a fact stands for in a condition on another, as evidence.
    pub(crate) fn shown_as(&self, condition: &Condition, fact: FactId, entry: &Entry) -> Option<Entry> {
        let of = condition.entries()?;
        let evidence = of.shown_by.filter(|evidence| evidence.fact == fact && self.counts(of) && self.uses_evidence(of.fact))?;
        shown(evidence, entry)
    }

    /// Whether there may be entries that were not given.
    pub(crate) fn may_hide(&self, of: &EntriesOf) -> bool {
        of.unless_known.is_none() && self.case.history(of.fact).is_none_or(|history| !history.complete)
    }

    /// Where one entry makes the condition hold, if it passes its test.
    pub(crate) fn entry_bounds(&self, condition: &Condition, entry: &Entry) -> Bounds {
        let start = entry.start;
        let (end_earliest, end_latest) = entry.end_bounds();
        let span = |from, sure_from, sure_to, to| Bounds { from, sure_from, sure_to, to };
        match condition {
            Condition::Runs(_) | Condition::Holds(_) | Condition::KnownToHold(_) => runs(entry),
            Condition::EndedWithin(..) if entry.end.is_none() => Bounds::NOWHERE,
            Condition::EndedWithin(months, _) => {
                span(end_earliest.next(), end_latest.next(), end_earliest.plus_months(*months), end_latest.plus_months(*months))
            }
            Condition::RunsOrEndedWithin(months, _) => {
                span(start.earliest, start.latest, end_earliest.plus_months(*months), end_latest.plus_months(*months))
            }
            Condition::RanSinceBirthday(age, _) => {
                let birthday = self.birthday(*age);
                if birthday.earliest > end_latest {
                    return Bounds::NOWHERE;
                }
                let sure = if birthday.latest <= end_earliest { birthday.latest.max(start.latest) } else { Day::NEVER };
                let possible = birthday.earliest.max(start.earliest);
                span(possible, sure, Day::NEVER, Day::NEVER)
            }
            Condition::Happened(_) => span(start.earliest, start.latest, Day::NEVER, Day::NEVER),
            Condition::Counted(count, _) => {
                let (first, last) = (start.earliest.plus_months(count.months), start.latest.plus_months(count.months));
                span(start.earliest, start.latest, first, last)
            }
            Condition::Undone(undone, _) => {
                let start = if undone.after_event { start } else { Day::FIRST.into() };
                let (sure_to, to) = match entry.detail(undone.deed) {
                    Some(Detail::Deed(Deed::On(day))) => (day.earliest.previous(), day.latest.previous()),
                    _ => (Day::NEVER, Day::NEVER),
                };
                span(start.earliest, start.latest, sure_to, to)
            }
            _ => Bounds::possible(Day::FIRST, Day::NEVER),
        }
    }

    /// What one entry makes of a condition on the day, if it passes its test.
    pub(crate) fn entry_truth(&self, condition: &Condition, entry: &Entry) -> Truth {
        Truth::bounds(self.window, self.entry_bounds(condition, entry))
    }

    /// Where entries that were not given could make the condition hold: each began on or before the
    /// as-of day, and ended before it or is still open.
    fn hidden_bounds(&self, condition: &Condition, fact: FactId) -> Bounds {
        let as_of = self.case.as_of;
        let birth = if fact.is_members() { self.births.earliest } else { Day::FIRST };
        let possible = Bounds::possible;
        match condition {
            Condition::EndedWithin(months, _) => possible(birth.next(), as_of.previous().plus_months(*months)),
            Condition::RanSinceBirthday(age, _) => possible(self.birthday(*age).earliest, Day::NEVER),
            Condition::Counted(count, _) => possible(birth, as_of.plus_months(count.months)),
            Condition::Undone(undone, _) if !undone.after_event => possible(Day::FIRST, Day::NEVER),
            _ => possible(birth, Day::NEVER),
        }
    }

    /// Whether an entry passes a test.
    pub(crate) fn passes(&self, test: &Test, entry: &Entry) -> Truth {
        match test {
            Test::Anything => Truth::True,
            Test::All(tests) => tests.iter().fold(Truth::True, |all, test| all.and(self.passes(test, entry))),
            Test::Any(tests) => tests.iter().fold(Truth::False, |any, test| any.or(self.passes(test, entry))),
            Test::Not(test) => self.passes(test, entry).not(),
            Test::OneOf { exclusion: Some(exclusion), .. } if self.interpretation.admitted_exclusion == Some(exclusion.code) => {
                Truth::True
            }
            Test::OneOf { detail, places, absent, .. } => match entry.detail(*detail) {
                Some(Detail::Choice(at)) => places.contains(*at).into(),
                Some(Detail::Choices(given)) => given.iter().any(|at| places.contains(*at)).into(),
                Some(Detail::Unknown) => Truth::Unknown,
                _ => (*absent).into(),
            },
            Test::Says { detail, absent } => match entry.detail(*detail) {
                Some(Detail::Flag(flag)) => (*flag).into(),
                _ => (*absent).into(),
            },
            Test::Gives(detail) => entry.detail(*detail).is_some().into(),
            Test::TextIn { detail, texts, absent } => match entry.detail(*detail) {
                Some(Detail::Text(text)) => self.is_one_of(text, texts).into(),
                _ => (*absent).into(),
            },
        }
    }

    fn is_one_of(&self, text: &str, texts: &TextsIn) -> bool {
        let text = text.trim();
        match texts {
            TextsIn::These(these) => these.iter().any(|one| one.eq_ignore_ascii_case(text)),
            TextsIn::Fact(fact, these) => match self.case.value(*fact) {
                Some(Value::Texts(given)) => given.iter().any(|one| one.trim().eq_ignore_ascii_case(text)),
                _ => these.iter().any(|one| one.eq_ignore_ascii_case(text)),
            },
        }
    }

    /// The texts of a list.
    pub(crate) fn listed<'t>(&self, texts: &'t TextsIn) -> Vec<&'t str>
    where
        'c: 't,
    {
        match texts {
            TextsIn::These(these) => these.to_vec(),
            TextsIn::Fact(fact, these) => match self.case.value(*fact) {
                Some(Value::Texts(given)) => given.iter().map(String::as_str).collect(),
                _ => these.to_vec(),
            },
        }
    }
}

/// Where an entry runs.
fn runs(entry: &Entry) -> Bounds {
    let (sure_to, to) = entry.end_bounds();
    Bounds { from: entry.start.earliest, sure_from: entry.start.latest, sure_to, to }
}

/// The row of the table that a piece of evidence falls under.
pub(crate) fn row_shown(evidence: &'static ShownBy, entry: &Entry) -> Option<&'static Shown> {
    let Some(Detail::Text(text)) = entry.detail(evidence.detail) else { return None };
    let text = text.trim();
    evidence.table.iter().find(|row| row.text.eq_ignore_ascii_case(text))
}

/// The entry that a piece of evidence stands for, if its text is in the table.
fn shown(evidence: &'static ShownBy, entry: &Entry) -> Option<Entry> {
    let row = row_shown(evidence, entry)?;
    let details = row.details.iter().map(|(detail, place)| (*detail, place.map_or(Detail::Unknown, Detail::Choice))).collect();
    Some(Entry { start: entry.start, end: entry.end, details })
}
