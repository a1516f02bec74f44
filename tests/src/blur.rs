//! Knowing less: a known case with facts left out, days made rough, histories no longer complete.
//!
//! A blur is chosen so that the known case stays one of the worlds of the blurred one, and a case with some of the blurs
//! knows more than the same case with all of them.

use chrono::{Datelike, Days, NaiveDate};
use serde_json::{Value, json};

use crate::facts::{FACTS, Kind, given, pointer};
use crate::random::Random;

/// One fact that is known less well.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Blur {
    /// The value at this JSON Pointer becomes another: a rough day, an unknown state.
    Replace(String, Value),
    /// The history at this path may hold more than what is left once these entries are dropped, last first.
    Incomplete(&'static str, Vec<usize>),
    /// The fact at this path is not known.
    Forget(&'static str),
}

impl Blur {
    fn apply(&self, case: &mut Value) {
        match self {
            Self::Replace(pointer, value) => *case.pointer_mut(pointer).expect("the fact is there") = value.clone(),
            Self::Incomplete(path, dropped) => {
                let history = case.pointer_mut(&pointer(path)).expect("the history is there");
                let entries = history.as_array_mut().expect("a list");
                dropped.iter().for_each(|index| drop(entries.remove(*index)));
                *history = json!({ "entries": history.take(), "complete": false });
            }
            Self::Forget(path) => {
                let place = pointer(path);
                let (section, name) = place.rsplit_once('/').expect("a section and a name");
                case.pointer_mut(section).and_then(Value::as_object_mut).expect("a section").remove(name);
            }
        }
    }

    /// Checks if it is about the fact at a path, or a part of it.
    pub fn is_of(&self, path: &str) -> bool {
        match self {
            Self::Replace(place, _) => {
                place.strip_prefix(&pointer(path)).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            }
            Self::Incomplete(one, _) | Self::Forget(one) => *one == path,
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
}

/// The case with some blurs on it.
pub fn blurred(case: &Value, blurs: &[Blur]) -> Value {
    let mut json = case.clone();
    let mut ordered: Vec<_> = blurs.iter().collect();
    ordered.sort_by_key(|blur| blur.rank());
    ordered.into_iter().for_each(|blur| blur.apply(&mut json));
    json
}

fn date(value: &Value) -> Option<NaiveDate> {
    value.as_str()?.parse().ok()
}

/// Checks if an incomplete history may hide an entry: begun by the as-of day, and ended before it or still open.
fn can_be_hidden(entry: &Value, as_of: NaiveDate) -> bool {
    let start = date(&entry["start"]).or(date(&entry["date"])).expect("a start");
    start <= as_of && date(&entry["end"]).is_none_or(|end| end < as_of)
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

/// The blurs of the days, the state and the delivery of one entry.
fn of_entry(entry: &Value, place: &str, as_of: NaiveDate, random: &mut Random, blurs: &mut Vec<Blur>) {
    for (key, value) in entry.as_object().into_iter().flatten() {
        let place = format!("{place}/{key}");
        match (key.as_str(), date(value)) {
            ("state" | "delivery", _) => blurs.push(Blur::Replace(place, "unknown".into())),
            (key, Some(date)) => {
                blurs.extend(rough(date, key == "end", as_of, random).map(|value| Blur::Replace(place, value)));
            }
            _ => {}
        }
    }
}

/// One blur for each thing in a case that can be known less well.
pub fn all_blurs(case: &Value, random: &mut Random) -> Vec<Blur> {
    let as_of = date(&case["asOf"]).expect("an as-of day");
    let mut blurs = Vec::new();
    for (path, kind) in FACTS {
        let value = given(case, path);
        if value.is_null() {
            continue;
        }
        let place = pointer(path);
        for (index, entry) in value.as_array().into_iter().flatten().enumerate() {
            of_entry(entry, &format!("{place}/{index}"), as_of, random, &mut blurs);
        }
        match (kind, date(value)) {
            (Kind::Birth | Kind::Deed, Some(date)) => {
                blurs.extend(rough(date, false, as_of, random).map(|value| Blur::Replace(place, value)));
                if date <= as_of {
                    blurs.push(Blur::Forget(path));
                }
            }
            (Kind::Spans(_) | Kind::Events(_), _) => {
                let entries = value.as_array().expect("a list");
                let hidden = (0..entries.len()).rev().filter(|index| can_be_hidden(&entries[*index], as_of) && random.chance(50));
                blurs.push(Blur::Incomplete(path, hidden.collect()));
                if entries.iter().all(|entry| can_be_hidden(entry, as_of)) {
                    blurs.push(Blur::Forget(path));
                }
            }
            (Kind::Status | Kind::Deed | Kind::Choice(_) | Kind::Choices(_), _) => blurs.push(Blur::Forget(path)),
            // A list left out is not unknown: something else stands in for it.
            (Kind::List | Kind::Birth, _) => {}
        }
    }
    blurs
}

/// A few blurs at random, of these facts before others.
pub fn some_blurs(case: &Value, most: usize, of: &[&[&str]], random: &mut Random) -> Vec<Blur> {
    let mut blurs = all_blurs(case, random);
    random.shuffle(&mut blurs);
    blurs.sort_by_key(|blur| !of.iter().copied().flatten().any(|path| blur.is_of(path)));
    blurs.truncate(1 + random.below(most));
    blurs
}

/// Any blurs: up to ten.
pub fn blurs(case: &Value, random: &mut Random) -> Vec<Blur> {
    some_blurs(case, 10, &[], random)
}

/// A case in which every single thing is known less well, or not at all.
pub fn little_known(case: &Value, seed: u64) -> Value {
    blurred(case, &all_blurs(case, &mut Random::new(seed)))
}
