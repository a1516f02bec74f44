//! The one door into a case: whether the facts can be true together, and how narrow each rough
//! day is once the others are taken into account.
//!
//! In every world a birth is not after a start, a start not after its end. These are the only
//! ties between days, so narrowing each bound by its neighbours leaves exactly the days that occur
//! in some world.

use crate::case::checked::{AsGiven, Case};
use crate::case::problem::{self, Problem, ProblemCode};
use crate::facts::{BIRTH_DATE, Deed, Detail, Entry, FactEntry, FactId, Shape, Status, Value};
use crate::time::{Day, RoughDay};
use crate::words::{Filler, digits_of};

/// The most entries in one history or list.
const MOST_ENTRIES: usize = 10_000;

/// Resolves the bounds that were left out, narrows the others, and names what is impossible.
pub(super) fn check(case: &mut Case, problems: &mut Vec<Problem>) {
    let as_of = case.as_of;
    let mut birth = RoughDay { earliest: Day::FIRST, latest: as_of };
    if let Some((fact, Value::Day(day))) = case.facts.iter_mut().find(|(fact, _)| *fact == BIRTH_DATE.0) {
        happened(day, as_of, &Spot::of(fact.entry()), "", problems);
        birth = *day;
    }
    let mut checked = Checked { as_of, birth, latest_birth: birth.latest, narrowed: Vec::new() };
    for (fact, value) in &mut case.facts {
        let mut spot = Spot::of(fact.entry());
        too_many(&spot, value, problems);
        match value {
            Value::History(history) => {
                spot.list = history.under_entries.then_some("entries");
                for (at, entry) in history.list.iter_mut().enumerate() {
                    checked.entry(*fact, entry, &spot.at(at), problems);
                }
            }
            Value::Status(Status::During(spans)) => {
                for (at, span) in spans.iter_mut().enumerate() {
                    checked.entry(*fact, &mut span.0, &spot.at(at), problems);
                }
            }
            Value::Deed(Deed::On(day)) => happened(day, as_of, &spot, "", problems),
            _ => {}
        }
    }
    // Every start was narrowed by the birth's earliest day, which this leaves as it is.
    case.birth = RoughDay { earliest: birth.earliest, latest: checked.latest_birth };
    case.narrowed = checked.narrowed;
}

/// What is known once some facts are checked.
struct Checked {
    as_of: Day,
    /// The birth as it was given.
    birth: RoughDay,
    /// No entry so far begins before this day.
    latest_birth: Day,
    narrowed: Vec<AsGiven>,
}

impl Checked {
    /// Checks an entry of a history, and makes its days as narrow as they are.
    fn entry(&mut self, fact: FactId, entry: &mut Entry, spot: &Spot<'_>, problems: &mut Vec<Problem>) {
        let born = fact.is_members().then_some(self.birth);
        resolve(entry, self.as_of, spot, problems);
        let (start, end) = (entry.start, entry.end);
        narrow(entry, born, spot, problems);
        if (start, end) != (entry.start, entry.end) {
            self.narrowed.push(AsGiven { fact, at: spot.at.unwrap_or_default(), start, end });
        }
        if born.is_some() {
            self.latest_birth = self.latest_birth.min(entry.start.latest);
        }
        for (detail, value) in &mut entry.details {
            if let Detail::Deed(Deed::On(day)) = value {
                happened(day, self.as_of, spot, detail.entry().name, problems);
            }
        }
    }
}

/// A fact, or an entry of it.
struct Spot<'s> {
    fact: &'s FactEntry,
    /// The key of the list that the entry is in, where there is one.
    list: Option<&'static str>,
    at: Option<usize>,
}

impl<'s> Spot<'s> {
    fn of(fact: &'s FactEntry) -> Self {
        Self { fact, list: None, at: None }
    }

    /// An entry of the fact.
    fn at(&self, at: usize) -> Self {
        Self { at: Some(at), ..*self }
    }

    /// The key of the first day of an entry.
    fn start_key(&self) -> &'static str {
        if matches!(self.fact.shape, Shape::Events) { "date" } else { "start" }
    }

    /// The JSON Pointer to a key of it; no key: to itself.
    #[inline(never)]
    fn pointer(&self, key: &str) -> String {
        let mut path = String::from("/");
        for character in self.fact.path.chars() {
            path.push(if character == '.' { '/' } else { character });
        }
        let at = self.at.map(digits_of);
        for step in [self.list, at.as_deref(), Some(key)].into_iter().flatten().filter(|step| !step.is_empty()) {
            path.push('/');
            path.push_str(step);
        }
        path
    }
}

impl Case {
    /// The same case with a change; `None` where it could not be true.
    pub(crate) fn changed(&self, change: impl FnOnce(&mut Self)) -> Option<Self> {
        let mut case = self.clone();
        // What made a day narrower may be what changes.
        for AsGiven { fact, at, start, end } in std::mem::take(&mut case.narrowed) {
            if let Some(entry) = case.entry_mut(fact, at) {
                (entry.start, entry.end) = (start, end);
            }
        }
        change(&mut case);
        let mut problems = Vec::new();
        self::check(&mut case, &mut problems);
        problems.is_empty().then_some(case)
    }
}

fn too_many(spot: &Spot<'_>, value: &Value, problems: &mut Vec<Problem>) {
    let (count, list) = match value {
        Value::History(history) => (history.list.len(), if history.under_entries { "entries" } else { "" }),
        Value::Status(Status::During(spans)) => (spans.len(), ""),
        Value::Texts(texts) => (texts.len(), ""),
        Value::Days(days) => (days.len(), ""),
        Value::Choices(choices) => (choices.len(), ""),
        _ => return,
    };
    if count > MOST_ENTRIES {
        let fillers = [("count", Filler::given(count)), ("most", Filler::given(MOST_ENTRIES))];
        problems.push(Problem::new(spot.pointer(list), ProblemCode::TooMany, problem::TOO_MANY.with(fillers)));
    }
}

/// A day on which something happened: cut at the as-of day, unless it is a plan.
fn happened(day: &mut RoughDay, as_of: Day, spot: &Spot<'_>, key: &str, problems: &mut Vec<Problem>) {
    if day.latest == Day::NEVER {
        day.latest = as_of;
    }
    in_order(day, spot, key, problems);
    if day.earliest <= as_of {
        day.latest = day.latest.min(as_of);
    }
}

/// Names a rough day whose bounds are the wrong way round, and goes on with its earliest day.
fn in_order(day: &mut RoughDay, spot: &Spot<'_>, key: &str, problems: &mut Vec<Problem>) {
    if day.earliest > day.latest {
        let fillers = [("earliest", Filler::given(day.earliest)), ("latest", Filler::given(day.latest))];
        problems.push(Problem::new(spot.pointer(key), ProblemCode::BoundsReversed, problem::BOUNDS_REVERSED.with(fillers)));
        day.latest = day.earliest;
    }
}

/// Resolves the bounds of one entry that were left out.
fn resolve(entry: &mut Entry, as_of: Day, spot: &Spot<'_>, problems: &mut Vec<Problem>) {
    happened(&mut entry.start, as_of, spot, spot.start_key(), problems);
    let Some(end) = &mut entry.end else { return };
    let open_ended = end.latest == Day::NEVER;
    if open_ended {
        end.latest = as_of.previous();
    }
    // An end that only says "it has ended" is never the wrong way round by itself.
    if !(open_ended && end.earliest == Day::FIRST) {
        in_order(end, spot, "end", problems);
    }
}

/// Narrows the days of one entry by the birth and by one another.
fn narrow(entry: &mut Entry, birth: Option<RoughDay>, spot: &Spot<'_>, problems: &mut Vec<Problem>) {
    let start_key = spot.start_key();
    let mut born_before_start = true;
    if let Some(birth) = birth {
        if entry.start.latest < birth.earliest {
            born_before_start = false;
            let sentence = if start_key == "date" { problem::EVENT_BEFORE_BIRTH } else { problem::START_BEFORE_BIRTH };
            let fillers = [("day", Filler::given(entry.start)), ("birth", Filler::given(birth))];
            problems.push(Problem::new(spot.pointer(start_key), ProblemCode::BeforeBirth, sentence.with(fillers)));
        } else {
            entry.start.earliest = entry.start.earliest.max(birth.earliest);
        }
    }
    let Some(end) = &mut entry.end else { return };
    if end.latest < entry.start.earliest {
        let (code, sentence) = match birth {
            Some(birth) if born_before_start && end.latest < birth.earliest => {
                let fillers = [("day", Filler::given(*end)), ("birth", Filler::given(birth))];
                (ProblemCode::BeforeBirth, problem::END_BEFORE_BIRTH.with(fillers))
            }
            _ => {
                let fillers = [("end", Filler::given(*end)), ("start", Filler::given(entry.start))];
                (ProblemCode::EndBeforeStart, problem::END_BEFORE_START.with(fillers))
            }
        };
        problems.push(Problem::new(spot.pointer("end"), code, sentence));
    } else {
        end.earliest = end.earliest.max(entry.start.earliest);
        entry.start.latest = entry.start.latest.min(end.latest);
    }
}

/// Details that every entry must give, in a case that was built in Rust.
pub(super) fn required_details(case: &Case, problems: &mut Vec<Problem>) {
    for (fact, value) in &case.facts {
        let Value::History(history) = value else { continue };
        let entry = fact.entry();
        let required = entry.details.iter().filter(|detail| detail.entry().required);
        for detail in required {
            for (at, given) in history.list.iter().enumerate() {
                if given.detail(*detail).is_none() {
                    let name = detail.entry().name;
                    problems.push(missing(Spot::of(entry).at(at).pointer(name), name));
                }
            }
        }
    }
}

/// The problem that a key is missing.
pub(super) fn missing(path: String, key: &str) -> Problem {
    let may_be_unknown = matches!(key, "state" | "delivery");
    let sentence = if may_be_unknown { problem::MISSING_FIELD_OR_UNKNOWN } else { problem::MISSING_FIELD };
    Problem::new(path, ProblemCode::MissingField, sentence.with([("key", Filler::given(key))]))
}

#[cfg(test)]
mod tests {
    use crate::{Case, Day, RoughDay, Span, State, facts};

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn rough_days_are_narrowed_by_their_neighbours() {
        let case = Case::on(day("2026-06-15"))
            .know(facts::BIRTH_DATE, "2010".parse::<RoughDay>().unwrap())
            .know(
                facts::FOSTER_CARE,
                [Span::from(RoughDay::UNKNOWN)
                    .until("2010-07".parse::<RoughDay>().unwrap())
                    .with(facts::detail::STATE, State::CA)],
            )
            .build()
            .unwrap();
        let entry = &case.history(facts::FOSTER_CARE.0).unwrap().list[0];
        assert_eq!((entry.start.earliest, entry.start.latest), (day("2010-01-01"), day("2010-07-31")));
        assert_eq!(case.birth.latest, day("2010-07-31"));
    }
}
