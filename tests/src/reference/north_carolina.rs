//! North Carolina's Child and Family Improvement Initiative.

use chrono::NaiveDate;

use super::{Action, Entry, Finding, Known, any_of};
use crate::day;

const INVOLVED: &str = "member.northCarolina.childWelfareInvolved";
const PLANS: &str = "member.northCarolina.responsiblePlans";
const SPECIALTY: &str = "member.northCarolina.specialtyPlan";
const COMPLETED: &str = "member.northCarolina.transitionCompletedOn";
const TRANSITION: &[&str] = &[INVOLVED, PLANS, SPECIALTY, COMPLETED];
const CO_LOCATION: &str = "county.coLocation";
const PROTOCOL: &str = "county.responseProtocolOn";

pub(super) const FINDINGS: &[Finding] = &[
    Finding {
        id: "nc-cfii/transition-of-care-case",
        uses: &[TRANSITION],
        on: |case, date| {
            let criteria = [("plan-change", is_between_plans(case, date, case.surely_done(COMPLETED)))];
            any_of(is_transition_in_force(date), criteria)
        },
    },
    Finding {
        id: "nc-cfii/co-location-settled",
        uses: &[&[CO_LOCATION]],
        on: |case, date| {
            let choice = case.choice(CO_LOCATION);
            any_of(in_force(date), [("physical", choice == "physical"), ("declined", choice == "declined")])
        },
    },
    Finding {
        id: "nc-cfii/response-protocol-in-place",
        uses: &[&[PROTOCOL]],
        on: |case, date| {
            let in_place = case.surely_done(PROTOCOL).is_some_and(|since| since <= date);
            any_of(in_force(date), [("protocol", in_place)])
        },
    },
];

pub(super) const ACTIONS: &[Action] = &[
    Action::required("nc-cfii/run-transition-of-care", &[TRANSITION], |case, date| {
        is_transition_in_force(date) && is_between_plans(case, date, case.done(COMPLETED))
    }),
    Action::required("nc-cfii/offer-co-location", &[&[CO_LOCATION]], |case, date| {
        in_force(date) && !["physical", "declined"].contains(&case.choice(CO_LOCATION))
    })
    .of("county"),
    Action::optional("nc-cfii/revisit-co-location", &[&[CO_LOCATION]], |case, date| {
        in_force(date) && ["virtual", "declined"].contains(&case.choice(CO_LOCATION))
    })
    .of("county"),
    Action::required("nc-cfii/put-response-protocol-in-place", &[&[PROTOCOL]], |case, date| {
        in_force(date) && case.done_by(PROTOCOL, date).is_none()
    })
    .of("county")
    .due(|_, _| Some(day(2023, 4, 1))),
];

fn in_force(date: NaiveDate) -> bool {
    date >= day(2022, 5, 1)
}

fn is_transition_in_force(date: NaiveDate) -> bool {
    date >= day(2022, 10, 1)
}

/// From the day on which the responsible plan changes through the day on which the transition was completed, for a youth in child
/// welfare who is not in the specialty plan (AMB-43).
fn is_between_plans(case: &Known, date: NaiveDate, completed: Option<NaiveDate>) -> bool {
    let plans = case.entries(PLANS);
    let changed = |from: &Entry, to: &Entry| {
        let other_plan = match (from.text("plan"), to.text("plan")) {
            (Some(from), Some(to)) => from.to_lowercase() != to.to_lowercase(),
            _ => false,
        };
        let close = from.end.is_some_and(|end| (to.start - end).num_days().abs() <= 31);
        let is_over = completed.is_some_and(|completed| to.start <= completed && completed < date);
        other_plan && from.start < to.start && close && to.start <= date && !is_over
    };
    let moved = plans.iter().any(|from| plans.iter().any(|to| changed(from, to)));
    case.holds(INVOLVED, date) && !case.holds(SPECIALTY, date) && moved
}
