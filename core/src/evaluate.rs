//! From a condition and a case to a timeline: three-valued, and sound on every day.
//!
//! Each entry of a history gives a span that is possible between its outer bounds and sure between
//! its inner ones; entries that a history may still hide make unknown whatever they could make
//! true. Where each fact is used once, the result is exact.

use smallvec::SmallVec;

use crate::case::{Case, Detail, Entry, Status, Value};
use crate::condition::{Condition, EntriesOf, Shown, ShownBy, Test, TextsIn};
use crate::day::{Day, LeapBirthday, RoughDay};
use crate::fact::FactId;
use crate::policy::{Definition, Finding, Policies};
use crate::timeline::{Line, Timeline, Window};
use crate::truth::Truth;
use crate::worlds;

/// Ways of reading that an evaluation can be run under. All but the first are looked at only to
/// say, in a notice, that the reading decides the outcome.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lens {
    pub(crate) leap: LeapBirthday,
    /// Let entries pass whose test carries this notice.
    pub(crate) let_pass: Option<&'static str>,
    /// When evidence stands for what it shows.
    pub(crate) evidence: Believe,
}

/// When evidence stands for what it shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Believe {
    Never,
    /// Where the history that it is evidence of is not known whole: the reading used.
    WhereNotKnown,
    /// Beside a history that is known whole, too.
    Always,
}

impl Lens {
    pub(crate) const USED: Self = Self { leap: LeapBirthday::March1, let_pass: None, evidence: Believe::WhereNotKnown };
}

/// A line that worlds can settle where three-valued logic does not.
pub(crate) trait Settled: Line {
    /// "Any of these conditions", settled as far as the worlds agree.
    fn settled(evaluation: &Evaluation<'_, Self>, line: Self, conditions: &[&Condition]) -> Self;
}

impl Settled for Timeline {
    fn settled(evaluation: &Evaluation<'_, Self>, line: Self, conditions: &[&Condition]) -> Self {
        if line.has_unknown() { worlds::settle(evaluation, line, conditions) } else { line }
    }
}

impl Settled for Truth {
    fn settled(evaluation: &Evaluation<'_, Self>, line: Self, conditions: &[&Condition]) -> Self {
        if line == Self::Unknown { worlds::settle_on(evaluation, conditions) } else { line }
    }
}

/// One evaluation of a case: what the rules so far are, on every day or on one.
pub(crate) struct Evaluation<'c, L = Timeline> {
    pub(crate) case: &'c Case,
    pub(crate) policies: &'c Policies,
    pub(crate) window: Window,
    pub(crate) lens: Lens,
    /// Whether to look at worlds where three-valued logic leaves something unknown.
    by_worlds: bool,
    rules: SmallVec<[Option<L>; 32]>,
}

impl<'c> Evaluation<'c> {
    /// The same on one day alone, for looking at single conditions.
    pub(crate) fn on(&self, day: Day) -> Evaluation<'c, Truth> {
        let rules = self.rules.iter().map(|line| line.as_ref().map(|line| line.on(day))).collect();
        Evaluation { case: self.case, policies: self.policies, window: Window::on(day), lens: self.lens, by_worlds: false, rules }
    }
}

impl<'c, L: Settled> Evaluation<'c, L> {
    pub(crate) fn new(case: &'c Case, policies: &'c Policies, window: Window, lens: Lens) -> Self {
        let mut rules = SmallVec::new();
        rules.resize_with(policies.slots, || None);
        Self { case, policies, window, lens, by_worlds: true, rules }
    }

    /// The same on one day, by three-valued logic alone: a step of the look at worlds.
    pub(crate) fn without_worlds(mut self) -> Self {
        self.by_worlds = false;
        self
    }

    /// Evaluates the definitions that a policy rests on, each once.
    pub(crate) fn define(&mut self, needs: &[usize]) {
        for slot in needs {
            if self.rule(*slot).is_none()
                && let Some(Definition { condition, .. }) = self.policies.definitions.get(*slot)
            {
                let line = self.timeline(condition);
                let line = self.settled(line, &[condition]);
                self.put(*slot, line);
            }
        }
    }

    /// Evaluates a finding and its criteria.
    pub(crate) fn find(&mut self, finding: &Finding) {
        let mut any = self.constant(Truth::False);
        for criterion in &finding.criteria {
            let mut line = self.timeline(&criterion.condition);
            // A definition was settled by itself.
            if !matches!(criterion.condition, Condition::Rule(_)) {
                line = self.settled(line, &[&criterion.condition]);
            }
            any = any.or(line.clone());
            self.put(criterion.slot, line);
        }
        if finding.criteria.len() > 1 {
            let conditions: SmallVec<[&Condition; 6]> = finding.criteria.iter().map(|criterion| &criterion.condition).collect();
            any = self.settled(any, &conditions);
        }
        self.put(finding.slot, any);
    }

    /// "Any of these", settled by worlds where three-valued logic does not settle it.
    fn settled(&self, line: L, conditions: &[&Condition]) -> L {
        if self.by_worlds { L::settled(self, line, conditions) } else { line }
    }

    fn put(&mut self, slot: usize, line: L) {
        if let Some(place) = self.rules.get_mut(slot) {
            *place = Some(line);
        }
    }

    /// The timeline of a rule that was evaluated.
    pub(crate) fn rule(&self, slot: usize) -> Option<&L> {
        self.rules.get(slot).and_then(Option::as_ref)
    }

    fn constant(&self, truth: Truth) -> L {
        L::constant(self.window, truth)
    }

    /// What a condition is on every day of the window.
    pub(crate) fn timeline(&self, condition: &Condition) -> L {
        match condition {
            Condition::All(parts) => self.join(parts, Truth::True, L::and),
            Condition::Any(parts) => self.join(parts, Truth::False, L::or),
            Condition::Not(part) => self.timeline(part).not(),
            Condition::From(day) => L::of(self.window, Truth::False, [(*day, Truth::True)]),
            Condition::Done(_)
            | Condition::KnownDone(_)
            | Condition::Chosen(..)
            | Condition::Includes(..)
            | Condition::Moved(_) => self.constant(Truth::Unknown),
            Condition::UnderAge(age) => {
                let birthday = self.birthday(*age);
                let changes = [(birthday.earliest, Truth::Unknown), (birthday.latest, Truth::False)];
                L::of(self.window, Truth::True, changes)
            }
            Condition::Holds(status) => self.status(*status, Truth::Unknown),
            Condition::KnownToHold(status) => self.status(*status, Truth::False),
            Condition::Runs(of)
            | Condition::EndedWithin(_, of)
            | Condition::RunsOrEndedWithin(_, of)
            | Condition::RanSinceBirthday(_, of)
            | Condition::Happened(of)
            | Condition::Counted(_, of)
            | Condition::Undone(_, of) => self.over(of, condition),
            Condition::Rule(rule) => match (self.rule(rule.slot), self.policies.definitions.get(rule.slot)) {
                (Some(line), _) => line.clone(),
                (None, Some(definition)) => self.timeline(&definition.condition),
                // INVARIANT: a finding stands before the rules that name it.
                (None, None) => self.constant(Truth::Unknown),
            },
        }
    }

    /// Joins the parts, as far as they can still make a difference.
    fn join(&self, parts: &[Condition], neutral: Truth, join: fn(L, L) -> L) -> L {
        let mut line = self.constant(neutral);
        for part in parts {
            line = join(line, self.timeline(part));
            if line.only() == Some(neutral.not()) {
                break;
            }
        }
        line
    }

    fn status(&self, fact: FactId, absent: Truth) -> L {
        match self.case.value(fact) {
            Some(Value::Status(Status::Always(always))) => self.constant((*always).into()),
            Some(Value::Status(Status::During(spans))) => {
                spans.iter().fold(self.constant(Truth::False), |line, span| line.or(self.runs(&span.0)))
            }
            _ => self.constant(absent),
        }
    }

    fn runs(&self, entry: &Entry) -> L {
        let (end_earliest, end_latest) = entry.end_bounds();
        L::span(self.window, entry.start.earliest, entry.start.latest, end_earliest, end_latest)
    }

    /// The bounds of a birthday.
    pub(crate) fn birthday(&self, age: u16) -> RoughDay {
        let RoughDay { earliest, latest } = self.case.birth;
        if earliest == latest {
            return earliest.birthday(age, self.lens.leap).into();
        }
        RoughDay { earliest: earliest.birthday(age, self.lens.leap), latest: latest.birthday(age, self.lens.leap) }
    }

    /// A condition on the entries of a history: some entry makes it true.
    fn over(&self, of: &EntriesOf, condition: &Condition) -> L {
        let mut lines: SmallVec<[L; 4]> = SmallVec::new();
        self.each(of, |_, _, entry| {
            let passes = self.passes(&of.test, entry).and(if entry.maybe { Truth::Unknown } else { Truth::True });
            if passes != Truth::False {
                let of_entry = self.by_entry(condition, entry);
                lines.push(if passes == Truth::True { of_entry } else { of_entry.and(self.constant(Truth::Unknown)) });
            }
        });
        if self.may_hide(of) {
            lines.push(self.by_hidden(condition, of.fact));
        }
        self.any_of(&lines)
    }

    /// Any of these lines. They are joined two by two: long histories take little longer than short ones.
    fn any_of(&self, lines: &[L]) -> L {
        match lines {
            [] => self.constant(Truth::False),
            [line] => line.clone(),
            lines => {
                let (left, right) = lines.split_at(lines.len() / 2);
                self.any_of(left).or(self.any_of(right))
            }
        }
    }

    /// Visits the entries of a history, and the evidence that stands for entries of it, each with the
    /// fact and the index that it is given at.
    pub(crate) fn each(&self, of: &EntriesOf, mut visit: impl FnMut(FactId, usize, &Entry)) {
        let believed = |fact: FactId| match self.lens.evidence {
            Believe::Never => false,
            Believe::WhereNotKnown => self.case.history(fact).is_none_or(|history| !history.complete),
            Believe::Always => true,
        };
        if !of.unless_known.is_none_or(believed) {
            return;
        }
        for (at, entry) in self.case.history(of.fact).into_iter().flat_map(|history| &history.list).enumerate() {
            visit(of.fact, at, entry);
        }
        let Some(evidence) = of.shown_by else { return };
        if !believed(of.fact) {
            return;
        }
        for (at, entry) in self.case.history(evidence.fact).into_iter().flat_map(|history| &history.list).enumerate() {
            if let Some(entry) = shown(evidence, entry) {
                visit(evidence.fact, at, &entry);
            }
        }
    }

    /// Whether there may be entries that were not given.
    pub(crate) fn may_hide(&self, of: &EntriesOf) -> bool {
        of.unless_known.is_none() && self.case.history(of.fact).is_none_or(|history| !history.complete && !history.spelled_out)
    }

    /// What one entry makes of the condition, if it passes its test.
    pub(crate) fn by_entry(&self, condition: &Condition, entry: &Entry) -> L {
        let start = entry.start;
        let (end_earliest, end_latest) = entry.end_bounds();
        let span = |from, sure_from, sure_to, to| L::span(self.window, from, sure_from, sure_to, to);
        match condition {
            Condition::Runs(_) => self.runs(entry),
            Condition::EndedWithin(..) if entry.end.is_none() => self.constant(Truth::False),
            Condition::EndedWithin(months, _) => {
                span(end_earliest.next(), end_latest.next(), end_earliest.plus_months(*months), end_latest.plus_months(*months))
            }
            Condition::RunsOrEndedWithin(months, _) => {
                span(start.earliest, start.latest, end_earliest.plus_months(*months), end_latest.plus_months(*months))
            }
            Condition::RanSinceBirthday(age, _) => {
                let birthday = self.birthday(*age);
                if birthday.earliest > end_latest {
                    return self.constant(Truth::False);
                }
                let sure = if birthday.latest <= end_earliest { birthday.latest.max(start.latest) } else { Day::NEVER };
                let possible = birthday.earliest.max(start.earliest);
                L::of(self.window, Truth::False, [(possible, Truth::Unknown), (sure, Truth::True)])
            }
            Condition::Happened(_) => {
                L::of(self.window, Truth::False, [(start.earliest, Truth::Unknown), (start.latest, Truth::True)])
            }
            _ => self.constant(Truth::Unknown),
        }
    }

    /// What entries that were not given could make of the condition: each began on or before the
    /// as-of day, and ended before it or is still open.
    pub(crate) fn by_hidden(&self, condition: &Condition, fact: FactId) -> L {
        let as_of = self.case.as_of;
        let birth = if fact.is_members() { self.case.birth.earliest } else { Day::FIRST };
        let possible = |from, to| L::span(self.window, from, Day::NEVER, Day::FIRST, to);
        match condition {
            Condition::EndedWithin(months, _) => possible(birth.next(), as_of.previous().plus_months(*months)),
            Condition::RanSinceBirthday(age, _) => possible(self.birthday(*age).earliest, Day::NEVER),
            _ => possible(birth, Day::NEVER),
        }
    }

    /// Whether an entry passes a test.
    pub(crate) fn passes(&self, test: &Test, entry: &Entry) -> Truth {
        match test {
            Test::Anything => Truth::True,
            Test::Both(a, b) => self.passes(a, entry).and(self.passes(b, entry)),
            Test::Either(a, b) => self.passes(a, entry).or(self.passes(b, entry)),
            Test::Not(test) => self.passes(test, entry).not(),
            Test::OneOf { left_out: Some(left_out), .. } if self.lens.let_pass == Some(left_out.code) => Truth::True,
            Test::OneOf { detail, places, absent, .. } => match entry.detail(*detail) {
                Some(Detail::Choice(at)) => places.contains(at).into(),
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
}

/// The row of the table that a piece of evidence falls under.
pub(crate) fn row_shown(evidence: &'static ShownBy, entry: &Entry) -> Option<&'static Shown> {
    let Some(Detail::Text(text)) = entry.detail(evidence.detail) else { return None };
    evidence.table.iter().find(|row| row.text.eq_ignore_ascii_case(text.trim()))
}

/// The entry that a piece of evidence stands for, if its text is in the table.
fn shown(evidence: &'static ShownBy, entry: &Entry) -> Option<Entry> {
    let row = row_shown(evidence, entry)?;
    let details = row.details.iter().map(|(detail, place)| (*detail, place.map_or(Detail::Unknown, Detail::Choice))).collect();
    Some(Entry { start: entry.start, end: entry.end, details, maybe: false })
}
