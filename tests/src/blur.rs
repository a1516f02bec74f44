//! Knowing less: a known case with facts left out, days made rough, histories no longer complete.
//!
//! A blur is chosen so that the known case stays one of the worlds of the blurred one, and a case with some of the blurs
//! knows more than the same case with all of them.

use chrono::{Datelike, Days, NaiveDate};
use serde_json::{Value, json};

use crate::generate::{Random, to_json};
use crate::reference::{KnownCase, Span, Status};

/// One fact that is known less well.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Blur {
    /// The value at this JSON Pointer becomes another: a rough day, an unknown state.
    Replace(String, Value),
    /// The list of this name in `member` may hold more than what is left once these entries are dropped, last first.
    Incomplete(&'static str, Vec<usize>),
    /// The fact with this name, in the section with this JSON Pointer, is not known.
    Forget(&'static str, &'static str),
}

impl Blur {
    fn apply(&self, case: &mut Value) {
        match self {
            Self::Replace(pointer, value) => *case.pointer_mut(pointer).expect("the fact is there") = value.clone(),
            Self::Incomplete(list, dropped) => {
                let history = &mut case["member"][list];
                let entries = history.as_array_mut().expect("a list");
                dropped.iter().for_each(|index| drop(entries.remove(*index)));
                *history = json!({ "entries": history.take(), "complete": false });
            }
            Self::Forget(section, name) => {
                let section = case.pointer_mut(section).and_then(Value::as_object_mut).expect("a section");
                section.remove(*name);
            }
        }
    }

    /// Rough days and states first: what they point to must still be in its place.
    fn rank(&self) -> usize {
        match self {
            Self::Replace(..) => 0,
            Self::Incomplete(..) => 1,
            Self::Forget(..) => 2,
        }
    }

    /// The JSON Pointer of a rough day or an unknown state.
    pub fn pointer(&self) -> Option<&str> {
        match self {
            Self::Replace(pointer, _) => Some(pointer),
            _ => None,
        }
    }
}

/// The case with some blurs on it.
pub fn blurred(case: &KnownCase, blurs: &[Blur]) -> Value {
    let mut json = to_json(case);
    let mut ordered: Vec<_> = blurs.iter().collect();
    ordered.sort_by_key(|blur| blur.rank());
    ordered.into_iter().for_each(|blur| blur.apply(&mut json));
    json
}

/// The facts of `member` that are lists of spans, with their spans.
fn lists(case: &KnownCase) -> [(&'static str, Vec<&Span>); 4] {
    [
        ("fosterCare", case.foster_care.iter().map(|one| &one.span).collect()),
        ("placements", case.placements.iter().map(|one| &one.span).collect()),
        ("adoptionAssistance", case.adoption_assistance.iter().map(|one| &one.span).collect()),
        ("familyMaintenance", case.family_maintenance.iter().map(|one| &one.span).collect()),
    ]
}

/// Checks if an incomplete history may hide a span: begun by the as-of day, and ended before it or still open.
fn can_be_hidden(span: &Span, as_of: NaiveDate) -> bool {
    span.start <= as_of && span.end.is_none_or(|end| end < as_of)
}

/// A rough day that this day may be; `None` where a rough day would say something else.
fn rough(date: NaiveDate, is_end: bool, as_of: NaiveDate, random: &mut Random) -> Option<Value> {
    let by = |days: usize| Days::new(days as u64);
    let month = date.with_day(1)?;
    let (earliest, value) = match random.below(6) {
        0 | 1 => (month, date.format("%Y-%m").to_string().into()),
        2 => (month.with_month(1)?, date.format("%Y").to_string().into()),
        3 | 4 => {
            let (before, after) = (by(random.below(12)), by(random.below(12)));
            let (earliest, latest) = (date - before, date + after);
            (earliest, json!({ "earliest": earliest.to_string(), "latest": latest.to_string() }))
        }
        _ if is_end && date >= as_of || !is_end && date > as_of => return None,
        _ => match random.below(3) {
            0 => (date, json!({})),
            1 => (date, json!({ "earliest": (date - by(random.below(400))).to_string() })),
            _ => (date, json!({ "latest": (date + by(random.below(400))).to_string() })),
        },
    };
    // A rough start that may be today or earlier is read as begun, so a planned one must stay wholly in the future.
    (is_end || date <= as_of || earliest > as_of).then_some(value)
}

/// Rough days and unknown states of a case, each left as it is `spare` times in a hundred.
pub fn rough_days(case: &KnownCase, spare: usize, random: &mut Random) -> Vec<Blur> {
    let mut blurs = Vec::new();
    let mut add = |pointer: String, date: NaiveDate, is_end: bool, random: &mut Random| {
        if !random.chance(spare) {
            blurs.extend(rough(date, is_end, case.as_of, random).map(|value| Blur::Replace(pointer, value)));
        }
    };
    add("/member/birthDate".to_owned(), case.birth, false, random);
    for (list, spans) in lists(case) {
        for (index, span) in spans.into_iter().enumerate() {
            add(format!("/member/{list}/{index}/start"), span.start, false, random);
            if let Some(end) = span.end {
                add(format!("/member/{list}/{index}/end"), end, true, random);
            }
        }
    }
    for (list, spans) in lists(case) {
        for index in 0..spans.len() {
            if !random.chance(spare.max(80)) {
                blurs.push(Blur::Replace(format!("/member/{list}/{index}/state"), "unknown".into()));
            }
        }
    }
    blurs
}

/// Any blurs: rough days, unknown states, incomplete histories, facts left out.
pub fn blurs(case: &KnownCase, random: &mut Random) -> Vec<Blur> {
    let mut blurs = rough_days(case, 60, random);
    for (list, spans) in lists(case) {
        let hidden: Vec<usize> =
            (0..spans.len()).rev().filter(|index| can_be_hidden(spans[*index], case.as_of) && random.chance(50)).collect();
        match random.below(5) {
            0 => blurs.push(Blur::Incomplete(list, hidden)),
            1 if spans.iter().all(|span| can_be_hidden(span, case.as_of)) => blurs.push(Blur::Forget("/member", list)),
            _ => {}
        }
    }
    if random.chance(15) {
        blurs.push(Blur::Forget("/member", "birthDate"));
    }
    for (need, status) in ["multipleReferrals", "complexMedical", "multipleAgencies"].into_iter().zip(&case.needs) {
        if matches!(status, Status::Always(_)) && random.chance(30) {
            blurs.push(Blur::Forget("/member/needs", need));
        }
    }
    blurs
}
