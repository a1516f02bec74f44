//! What to check once more before somebody is turned away: for a finding that is not met, the smallest
//! change of each single fact that would make it met.
//!
//! Each fact in turn is taken to be open, as far as the others allow. Where nothing it could be makes the
//! finding met, there is no more to look for; else days are tried out from the given one outwards, but only
//! those next to which something turns. What is not known stays so: a change counts only where the finding is
//! then met in every world.

mod missing;
mod stated;
#[cfg(test)]
mod tests;

use std::cmp::Reverse;

use serde::Serialize;

pub use self::stated::{MissingEntry, Stated};
use self::stated::{Replacement, put};
use crate::answer::Outcome;
use crate::case::{Case, ProblemCode, Problems};
use crate::facts::{BIRTH_DATE, Choices, Deed, Detail, DetailId, Entry, FactId, FactRef, Part, Shape, Status, Value};
use crate::lists::order;
use crate::logic::{Evaluation, Interpretation, Valuation};
use crate::rules::{AssembledFinding, Condition, Dependencies, FormulaId, Policies, Policy, details_of, facts_of};
use crate::time::{Day, RoughDay, Truth, Window};
use crate::words::{Words, wordings};
use crate::worlds::{MOST_WORK, Worlds, choices_named};

/// One fact to check once more: what stands there, and the smallest change of it, everything else being as it
/// is, with which the finding would be met.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct DoubleCheck {
    /// The fact, or the part of it. A history as a whole: an entry of it may be missing.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub fact: FactRef,
    /// The question that asks for it.
    pub ask: &'static str,
    /// What stands there.
    #[cfg_attr(feature = "typescript", ts(type = "Stated"))]
    pub given: Stated,
    /// What would make the finding met in its place, as the case would say it. An entry is one more of the
    /// history: it may begin and end on any of the days that it gives.
    #[cfg_attr(feature = "typescript", ts(type = "Stated"))]
    pub instead: Stated,
    /// Other choices that would do the same.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "typescript", ts(as = "Option<Vec<String>>"))]
    pub alike: Vec<&'static str>,
    /// How many days lie between the two, where both are days.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days_apart: Option<u32>,
    /// The criteria that would then hold, by their ids, in the document's order.
    pub makes: Vec<&'static str>,
}

wordings! { DOUBLE_CHECK_PROBLEMS, "problem":
    NOT_EVALUATED = "notEvaluated": "no finding of the policies that the case is evaluated under has this id";
}

/// What a change that is not one of days counts for in the order of changes: as much as a year.
const NOT_OF_DAYS: u32 = 366;

/// The most entries of one history that are looked at: those that begin last.
const MOST_ENTRIES: usize = 100;

impl Policies {
    /// What to check once more before somebody is turned away, under these policies: see
    /// [`double_check`](crate::uses::double_check).
    ///
    /// # Errors
    /// [`Problems`] where the finding is none of the policies that the case is evaluated under, or the case
    /// itself asks for a policy or a goal that there is none of.
    pub fn double_check(&self, case: &Case, finding: &str) -> Result<Vec<DoubleCheck>, Problems> {
        self.double_check_in(case, finding, Words::english())
    }

    /// The same, said in these words.
    ///
    /// # Errors
    /// As [`Policies::double_check`], in these words.
    pub fn double_check_in(&self, case: &Case, finding: &str, words: &'static Words) -> Result<Vec<DoubleCheck>, Problems> {
        self.changes_that_would_do(case, finding, words).map_err(|problems| problems.in_words(words))
    }

    fn changes_that_would_do(&self, case: &Case, finding: &str, words: &'static Words) -> Result<Vec<DoubleCheck>, Problems> {
        let mut problems = Vec::new();
        self.check_names(case, &mut problems);
        Problems::check(problems)?;
        let named = self.selected(case).find_map(|of| {
            let found = of.findings.iter().find(|known| known.rule.id == finding)?;
            Some((&of.policy, found))
        });
        let Some((policy, finding)) = named else {
            return Err(Problems::one("", ProblemCode::UnknownGoal, NOT_EVALUATED));
        };
        if self.outcome(case, finding.rule.id) != Some(Outcome::NotMet) {
            return Ok(Vec::new());
        }
        let formulas: Vec<FormulaId> = finding.when.each().collect();
        let dependencies = Dependencies::of_all(&self.formulas, |id| formulas.contains(&id));
        let mut search = Search { policies: self, policy, finding, case, dependencies, words, found: Vec::new() };
        for fact in search.facts() {
            search.fact(fact);
        }
        let place = |check: &DoubleCheck| {
            let first = check.makes.first();
            finding.criteria.iter().position(|criterion| Some(&criterion.rule.id) == first)
        };
        // By the days apart; where these are the same, by the criterion.
        Ok(order::by_number(search.found, |check| {
            let place = place(check).and_then(|at| u32::try_from(at).ok()).unwrap_or(u32::MAX);
            u64::from(check.days_apart.unwrap_or(NOT_OF_DAYS)) << 32 | u64::from(place)
        }))
    }
}

/// A search for changes that make a finding met.
struct Search<'s> {
    policies: &'s Policies,
    policy: &'s Policy,
    finding: &'s AssembledFinding,
    case: &'s Case,
    /// What the finding looks at, but for atoms.
    dependencies: Dependencies,
    words: &'static Words,
    found: Vec<DoubleCheck>,
}

impl<'s> Search<'s> {
    /// The facts that the finding looks at, in the order of the catalogue.
    fn facts(&self) -> Vec<FactId> {
        let mut facts: Vec<FactId> = self.conditions().flat_map(facts_of).collect();
        if self.dependencies.birth_uses > 0 {
            facts.push(BIRTH_DATE.0);
        }
        FactId::all().filter(|fact| facts.contains(fact)).collect()
    }

    fn conditions(&self) -> impl Iterator<Item = &'static Condition> + use<'s> {
        let formulas = &self.policies.formulas;
        let looked_at = self.finding.when.each().filter_map(|id| formulas.get(id));
        looked_at.flat_map(|of| formulas.conditions(&of.dependencies))
    }

    fn fact(&mut self, fact: FactId) {
        let place = FactRef::whole(fact);
        let case = self.case;
        let past = RoughDay { earliest: Day::FIRST, latest: case.as_of };
        match (fact.entry().shape, case.value(fact)) {
            (_, Some(Value::Day(day))) => self.day(place, Some(*day), &[past], Stated::Day(*day)),
            (_, Some(Value::Deed(deed))) => self.deed(place, *deed),
            (_, Some(Value::Status(Status::Always(always)))) => self.flag(place, Some(*always)),
            (_, Some(Value::Status(Status::During(spans)))) => {
                let entries: Vec<&Entry> = spans.iter().map(|span| &span.0).collect();
                self.entries(fact, &entries);
                self.missing_entry(fact, entries.len());
            }
            (_, Some(Value::History(history))) => {
                let entries: Vec<&Entry> = history.list.iter().collect();
                self.entries(fact, &entries);
                if history.complete {
                    self.missing_entry(fact, entries.len());
                }
            }
            (Shape::Choice(choices), Some(Value::Choice(Some(at)))) => {
                let all: Vec<u8> = (0..).take(choices.all.len()).collect();
                self.choice(place, Some(*at), &choices, &all);
            }
            (Shape::ChoiceList(choices), Some(Value::Choices(given))) => self.choices(place, given, &choices),
            // A text, a list of texts or of days only says what other facts are compared with.
            _ => {}
        }
    }

    /// The entries of a history, each of its days and details by itself.
    fn entries(&mut self, fact: FactId, entries: &[&Entry]) {
        let mut latest: Vec<(Reverse<Day>, usize)> = entries.iter().map(|entry| Reverse(entry.start.latest)).zip(0..).collect();
        order::sort(&mut latest);
        let last = latest.get(MOST_ENTRIES - 1);
        let details = details_of(self.conditions(), fact);
        let is_looked_at = |at, entry: &Entry| last.is_none_or(|last| (Reverse(entry.start.latest), at) <= *last);
        for (at, entry) in entries.iter().enumerate().filter(|(at, entry)| is_looked_at(*at, entry)) {
            let place = |part: Part| FactRef { fact, entry: u32::try_from(at).ok(), part: Some(part) };
            self.start(place(Part::Start), entry);
            if !matches!(fact.entry().shape, Shape::Events) {
                self.end(place(Part::End), entry);
            }
            for detail in &details {
                self.detail(place(Part::Detail(*detail)), *detail, entry);
            }
        }
    }

    fn start(&mut self, place: FactRef, entry: &Entry) {
        let as_of = self.case.as_of;
        let past = RoughDay { earliest: Day::FIRST, latest: as_of };
        let to_come = RoughDay { earliest: as_of.next(), latest: Day::LAST };
        let within: &[RoughDay] = if to_come.earliest > Day::LAST { &[past] } else { &[past, to_come] };
        self.day(place, Some(entry.start), within, Stated::Day(entry.start));
    }

    fn end(&mut self, place: FactRef, entry: &Entry) {
        let whenever = RoughDay { earliest: Day::FIRST, latest: Day::LAST };
        match entry.end {
            Some(end) => {
                self.day(place, Some(end), &[whenever], Stated::Day(end));
                self.put(place, Stated::Day(end), &Replacement::StillOpen);
            }
            None => self.day(place, None, &[whenever], Stated::Nothing),
        }
    }

    fn detail(&mut self, place: FactRef, detail: DetailId, entry: &Entry) {
        let given = entry.detail(detail);
        match (detail.entry().shape, given) {
            (Shape::Choice(choices), Some(Detail::Choice(_)) | None) => {
                let given = given.and_then(|given| if let Detail::Choice(at) = given { Some(*at) } else { None });
                let named = choices_named(self.conditions(), place.fact, detail);
                self.choice(place, given, &choices, &named);
            }
            (Shape::Flag, Some(Detail::Flag(given))) => self.flag(place, Some(*given)),
            (Shape::Flag, None) => self.flag(place, None),
            (Shape::Deed, Some(Detail::Deed(deed))) => self.deed(place, *deed),
            (Shape::ChoiceList(choices), Some(Detail::Choices(given))) => self.choices(place, given, &choices),
            // A text is a name; one that is not known stays so.
            _ => {}
        }
    }

    /// Yes in place of no, or no in place of yes.
    fn flag(&mut self, place: FactRef, given: Option<bool>) {
        for flag in [true, false].into_iter().filter(|flag| Some(*flag) != given) {
            self.put(place, given.map_or(Stated::Nothing, Stated::Flag), &Replacement::Flag(flag));
        }
    }

    /// Done on another day, not at all, or after all.
    fn deed(&mut self, place: FactRef, deed: Deed) {
        let past = RoughDay { earliest: Day::FIRST, latest: self.case.as_of };
        match deed {
            Deed::On(day) => {
                self.day(place, Some(day), &[past], Stated::Day(day));
                self.put(place, Stated::Day(day), &Replacement::Flag(false));
            }
            Deed::NotDone => self.day(place, None, &[past], Stated::Flag(false)),
        }
    }

    /// Another choice: one of each sort that makes other criteria hold. `named`: those that can be told apart.
    fn choice(&mut self, place: FactRef, given: Option<u8>, choices: &Choices, named: &[u8]) {
        let mut sorts: Vec<(Vec<&'static str>, Vec<u8>)> = Vec::new();
        let unnamed = (0..).take(choices.all.len()).filter(|at| !named.contains(at));
        let last = named.last();
        for at in named.iter().copied().filter(|at| Some(*at) != given) {
            let Some(makes) = self.with(place, &Replacement::Choice(at)).and_then(|case| self.makes(&case)) else { continue };
            // The last one stands for all that no rule names.
            let more = unnamed.clone().filter(|more| last == Some(&at) && Some(*more) != given);
            let with_more = std::iter::once(at).chain(more).filter(|at| choices.get(*at).is_some());
            match sorts.iter_mut().find(|(known, _)| *known == makes) {
                Some((_, sort)) => sort.extend(with_more),
                None => sorts.push((makes, with_more.collect())),
            }
        }
        let stands = given.and_then(|at| choices.get(at)).map_or(Stated::Nothing, |choice| Stated::Choice(choice.name));
        for (makes, sort) in sorts {
            let mut names = sort.iter().filter_map(|at| choices.get(*at)).map(|choice| choice.name);
            let Some(first) = names.next() else { continue };
            let check = self.check(place, stands.clone(), Stated::Choice(first), makes);
            self.found.push(DoubleCheck { alike: names.collect(), ..check });
        }
    }

    /// One choice more, or one less.
    fn choices(&mut self, place: FactRef, given: &[u8], choices: &Choices) {
        for at in (0..).take(choices.all.len()) {
            let mut other: Vec<u8> = given.iter().copied().filter(|given| *given != at).collect();
            if other.len() == given.len() {
                other.push(at);
            }
            self.put(place, Replacement::Choices(given.to_vec()).stated(place), &Replacement::Choices(other));
        }
    }

    /// The nearest day that makes the finding met, of the days in these ranges; nearest to today where no day
    /// is given.
    fn day(&mut self, place: FactRef, given: Option<RoughDay>, within: &[RoughDay], stands: Stated) {
        let near = given.unwrap_or_else(|| self.case.as_of.into());
        let mut days: Vec<Day> = Vec::new();
        for within in within {
            let Some(open) = self.with(place, &Replacement::Day(*within)) else { continue };
            let (Some(turning), Some(bounds)) = (self.turning(&open), days_at(&open, place)) else { continue };
            let tried = turning.into_iter().flat_map(|day| [day.previous(), day, day.next()]);
            let tried = tried.chain([bounds.earliest, bounds.latest]);
            days.extend(tried.filter(|day| bounds.earliest <= *day && *day <= bounds.latest));
        }
        order::sort(&mut days);
        days.dedup();
        for day in order::by_number(days, |day| apart(near, *day).into()) {
            let other = Replacement::Day(day.into());
            if let Some(makes) = self.with(place, &other).and_then(|case| self.makes(&case)) {
                let check = self.check(place, stands, other.stated(place), makes);
                self.found.push(DoubleCheck { days_apart: given.map(|_| apart(near, day)), ..check });
                return;
            }
        }
    }

    /// This in place of what stands there, if it makes the finding met.
    fn put(&mut self, place: FactRef, stands: Stated, other: &Replacement) {
        if let Some(makes) = self.with(place, other).and_then(|case| self.makes(&case)) {
            let check = self.check(place, stands, other.stated(place), makes);
            self.found.push(check);
        }
    }

    fn check(&self, fact: FactRef, given: Stated, instead: Stated, makes: Vec<&'static str>) -> DoubleCheck {
        DoubleCheck { fact, ask: self.words.say(fact.question()), given, instead, alike: Vec::new(), days_apart: None, makes }
    }

    /// The case with this in one place; `None` where it could not be true.
    fn with(&self, place: FactRef, other: &Replacement) -> Option<Case> {
        self.case.changed(|case| put(case, place, other))
    }

    fn worlds<'c>(&self, case: &'c Case) -> Worlds<'c>
    where
        's: 'c,
    {
        Worlds::new(Valuation::new(case, Window::on(case.as_of), Interpretation::USED), self.policies, MOST_WORK)
    }

    /// The criteria that hold in a case for certain, if the finding does: and if the case is still one that its
    /// policy is evaluated for.
    fn makes(&self, case: &Case) -> Option<Vec<&'static str>> {
        let worlds = self.worlds(case);
        let mut evaluation: Evaluation<'_, Truth> = worlds.evaluation();
        let is_met = evaluation.what_is(self.finding.when.holds) == Truth::True;
        if !is_met || !self.policies.selected(case).any(|of| of.policy.id == self.policy.id) {
            return None;
        }
        let mut holds = |id| evaluation.what_is(id) == Truth::True;
        Some(
            self.finding
                .criteria
                .iter()
                .filter(|criterion| holds(criterion.when.holds))
                .map(|criterion| criterion.rule.id)
                .collect(),
        )
    }

    /// The days next to which something turns in a case of which one fact is open; `None` where nothing that it
    /// could be makes the finding met.
    fn turning(&self, open: &Case) -> Option<Vec<Day>> {
        let worlds = self.worlds(open);
        let mut evaluation: Evaluation<'_, Truth> = worlds.evaluation();
        if evaluation.what_is(self.finding.when.holds) == Truth::False {
            return None;
        }
        let solver = worlds.solver(&evaluation);
        solver.begin();
        solver.turning_days(&self.dependencies, open.as_of).ok()
    }
}

/// The days that can stand in a place of a case.
fn days_at(case: &Case, place: FactRef) -> Option<RoughDay> {
    let Some(at) = place.entry else {
        return match case.value(place.fact)? {
            Value::Day(_) => Some(case.birth),
            Value::Deed(Deed::On(day)) => Some(*day),
            _ => None,
        };
    };
    let entry = case.entries(place.fact).nth(usize::try_from(at).ok()?)?;
    match place.part? {
        Part::Start => Some(entry.start),
        Part::End => entry.end,
        Part::Detail(detail) => match entry.detail(detail)? {
            Detail::Deed(Deed::On(day)) => Some(*day),
            _ => None,
        },
    }
}

/// How many days a day lies from the nearest of these.
fn apart(days: RoughDay, day: Day) -> u32 {
    let apart = if day < days.earliest { day.days_until(days.earliest) } else { days.latest.days_until(day) };
    u32::try_from(apart.max(0)).unwrap_or(u32::MAX)
}
