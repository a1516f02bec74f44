//! Moves of responsibility: two spans, the second beginning about when the first ends. Three-valued.

use crate::case::Case;
use crate::facts::{Deed, Entry, Value};
use crate::lists::order;
use crate::rules::Move;
use crate::time::{RoughDay, Truth};

/// When a move was completed.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Completion {
    Never,
    On(RoughDay),
    NotKnown,
}

/// When moves of this kind were completed in a case.
pub(crate) fn completion(of: &Move, case: &Case) -> Completion {
    match case.value(of.completed) {
        Some(Value::Deed(Deed::On(day))) => Completion::On(*day),
        Some(Value::Deed(Deed::NotDone)) => Completion::Never,
        _ if of.known => Completion::Never,
        _ => Completion::NotKnown,
    }
}

/// Whether two spans name different holders.
pub(crate) fn apart(of: &Move, from: &Entry, to: &Entry) -> bool {
    from.text(of.who).zip(to.text(of.who)).is_some_and(|(one, other)| are_two(one.trim(), other.trim()))
}

/// Whether names stand for different holders.
fn are_two(one: &str, other: &str) -> bool {
    !one.eq_ignore_ascii_case(other)
}

/// The most spans that are compared with one another.
const MOST_COMPARED: usize = 50_000;

/// The spans that another holder's may lead to, each with whether one surely does. `None` where there are too many
/// to compare.
pub(super) fn followers<'c>(of: &Move, case: &'c Case) -> Option<Vec<(&'c Entry, Truth)>> {
    let within = i64::from(of.within_days);
    let holder = |entry: &'c Entry| entry.text(of.who).unwrap_or_default().trim();
    let mut ended: Vec<(RoughDay, &str, &Entry)> = Vec::new();
    for (_, from) in named(of, case) {
        if let Some(end) = from.end {
            ended.push((end, holder(from), from));
        }
    }
    order::sort_by_key(&mut ended, |(end, ..)| end.earliest);
    let widest = ended.iter().map(|(end, ..)| end.earliest.days_until(end.latest)).max().unwrap_or_default();
    let mut compared = 0;
    let mut all = Vec::new();
    for (_, to) in named(of, case) {
        // Only what ended about when this one begins.
        let (first, last) = (to.start.earliest.plus_days(-within - widest), to.start.latest.plus_days(within));
        let from = ended.partition_point(|(end, ..)| end.earliest < first);
        let until = ended.partition_point(|(end, ..)| end.earliest <= last);
        let mut any = Truth::False;
        let to_holder = holder(to);
        for (_, from_holder, from) in ended.get(from..until).unwrap_or_default() {
            compared += 1;
            if are_two(from_holder, to_holder) {
                any = any.or(close(of, from, to));
            }
            if any == Truth::True {
                break;
            }
        }
        if compared > MOST_COMPARED {
            return None;
        }
        if any != Truth::False {
            all.push((to, any));
        }
    }
    Some(all)
}

/// The spans that name a holder, each with its place. Others are not counted.
pub(crate) fn named<'c>(of: &Move, case: &'c Case) -> impl Iterator<Item = (usize, &'c Entry)> {
    let who = of.who;
    case.listed(of.spans).iter().enumerate().filter(move |(_, entry)| entry.text(who).is_some())
}

/// Whether the second span begins after the first does, and close to its end.
pub(crate) fn close(of: &Move, from: &Entry, to: &Entry) -> Truth {
    let Some(end) = from.end else { return Truth::False };
    let start = to.start;
    let later = if start.earliest > from.start.latest {
        Truth::True
    } else if start.latest > from.start.earliest {
        Truth::Unknown
    } else {
        Truth::False
    };
    let most = i64::from(of.within_days);
    let (least_gap, most_gap) = (end.latest.days_until(start.earliest), end.earliest.days_until(start.latest));
    let near = if -most <= least_gap && most_gap <= most {
        Truth::True
    } else if least_gap <= most && -most <= most_gap {
        Truth::Unknown
    } else {
        Truth::False
    };
    later.and(near)
}
