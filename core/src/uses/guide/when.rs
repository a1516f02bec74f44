//! Since when a rule is in force, and by when an action is to be done, in plain English.

use super::entries::test;
use super::names::{detail_says, label, noun, statement};
use crate::facts::{DetailId, HOLIDAYS, State};
use crate::rules::{ActionRule, Condition, Due, FulfilledBy, Period, Policy, Start, Test, TextsIn, Within};
use crate::uses::text::long;

/// A text with the days in it as people write them.
pub(super) fn with_days(text: &str) -> String {
    let say = |word: &str| word.parse().map_or_else(|_| word.to_owned(), long);
    text.split(' ').map(say).collect::<Vec<_>>().join(" ")
}

/// The days on which a policy is in force.
pub(super) fn days(policy: &Policy) -> String {
    match (policy.in_force_from, policy.in_force_until) {
        (None, None) => "on all days: the document names no first day".to_owned(),
        (Some(from), None) => format!("from {}", long(from)),
        (None, Some(until)) => format!("through {}", long(until)),
        (Some(from), Some(until)) => format!("from {} through {}", long(from), long(until)),
    }
}

/// By when an action is to be done.
pub(super) fn due(action: &ActionRule, policy: &Policy) -> String {
    match &action.due {
        None => "the document sets no time".to_owned(),
        Some(Due::By(day)) => format!("by {}", long(*day)),
        Some(Due::After(all)) => after(all, action, policy),
        Some(Due::MonthsThenEvery(first, every, deed)) => {
            format!("{first} months after the day on which {}, and every {every} months from then on", statement(*deed, true))
        }
        Some(Due::EveryDays(days, status)) => {
            format!("every {days} days, counted from the first day on which {}", statement(*status, true))
        }
        Some(Due::OnTheDay) => format!("on the day that the case gives for the {}; of several, the first", undone_event(action)),
        Some(Due::Each(period, kept)) => each(*period, kept),
    }
}

fn after(all: &[(Within, Start)], action: &ActionRule, policy: &Policy) -> String {
    let one = |(within, start): &(Within, Start)| match start {
        Start::Deed(deed) => format!("within {} of the day on which {}", length(*within), statement(*deed, true)),
        Start::Undone => format!("within {} of the {}; of several, the first", length(*within), undone_event(action)),
    };
    let mut text = all.iter().map(one).collect::<Vec<_>>().join(", or ");
    if all.len() > 1 {
        text.push_str(", whichever ends first");
    }
    if all.iter().any(|(within, _)| matches!(within, Within::WorkingDays(_))) {
        let else_less = if policy.state == State::CA { ", or else California's state holidays" } else { "" };
        text.push_str(&format!(
            ". Working days are Monday to Friday, counted from the day after, without {}{else_less}",
            noun(HOLIDAYS.0)
        ));
    }
    text
}

/// How long a deadline is.
fn length(within: Within) -> String {
    match within {
        Within::WorkingDays(days) => format!("{days} working days"),
        Within::Hours(hours) => format!("{hours} hours"),
        Within::Days(days) => format!("{days} days"),
    }
}

/// The event whose deed is not done, which the trigger looks for.
fn undone_event(action: &ActionRule) -> &'static str {
    let mut found = "event";
    action.trigger.visit(&mut |condition| {
        if let Condition::Undone(_, of) = condition {
            found = noun(of.fact);
        }
    });
    found
}

fn each(period: Period, kept: &FulfilledBy) -> String {
    let how_often = match period {
        Period::Week => "once in each week, Monday to Sunday",
        Period::Quarter => "once in each calendar quarter",
    };
    let mut text = format!("{how_often}. What keeps it: a {}", noun(kept.events.fact));
    if kept.events.test != Test::Anything {
        text.push_str(&format!(", where {}", test(&kept.events.test, true, 0)));
    }
    if let Some((_, TextsIn::Fact(names, listed))) = &kept.for_each {
        text.push_str(&format!(". It is owed to each of {}", noun(*names)));
        if !listed.is_empty() {
            text.push_str(&format!(" (if not given: to the {} listed)", listed.len()));
        }
    } else if let Some((detail, TextsIn::These(these))) = &kept.for_each {
        text.push_str(&format!(". It is owed once where {} each of: {}", detail_says(*detail, true), these.join(", ")));
    }
    text
}

/// What a piece of evidence shows of an entry: each detail with the place of its choice, `None` where that is unknown.
pub(super) fn shown(details: &[(DetailId, Option<u8>)]) -> String {
    let says = |(detail, place): &(DetailId, Option<u8>)| match place {
        Some(place) => format!("{} {}", detail_says(*detail, true), label(detail.entry().shape, *place).unwrap_or_default()),
        None => format!("{} another one, not known which", detail_says(*detail, true)),
    };
    details.iter().map(says).collect::<Vec<_>>().join("; ")
}
