//! Which states a case names, and so which policies it is about.

use crate::case::{Case, Detail, Value};
use crate::choice::{Chosen, State};
use crate::fact::{self, COUNTY_STATE, ENROLLMENTS, FactId, PLAN_STATE};
use crate::policy::Subject;

/// The states in which an enrollment runs on the as-of day, or whose own section is given.
pub(crate) fn states(case: &Case) -> Vec<State> {
    let mut states = Vec::new();
    for entry in case.history(ENROLLMENTS.0).into_iter().flat_map(|history| &history.list) {
        let may_run = entry.start.earliest <= case.as_of && case.as_of <= entry.end_bounds().1;
        if let Some(Detail::Choice(at)) = entry.detail(fact::detail::STATE.0)
            && may_run
        {
            states.extend(named(*at));
        }
    }
    for fact in [COUNTY_STATE.0, PLAN_STATE.0] {
        if let Some(Value::Choice(Some(at))) = case.value(fact) {
            states.extend(named(*at));
        }
    }
    if has_section(case, "member.louisiana") || has_section(case, "region") {
        states.push(State::LA);
    }
    if has_section(case, "member.northCarolina") {
        states.push(State::NC);
    }
    states
}

/// Which subjects a case describes. A member it always does, if only by saying nothing.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Described {
    plan: bool,
    county: bool,
    region: bool,
}

impl Described {
    pub(crate) fn by(case: &Case) -> Self {
        let has = |section| has_section(case, section);
        Self { plan: has("plan"), county: has("county"), region: has("region") }
    }

    pub(crate) fn has(self, subject: Subject) -> bool {
        match subject {
            Subject::Member => true,
            Subject::Plan => self.plan,
            Subject::County => self.county,
            Subject::Region => self.region,
        }
    }
}

fn has_section(case: &Case, section: &'static str) -> bool {
    let below = |id: FactId| id.entry().path.strip_prefix(section).is_some_and(|rest| rest.starts_with('.'));
    case.sections.contains(&section) || case.facts.iter().any(|(id, _)| below(*id))
}

fn named(at: u8) -> Option<State> {
    State::CHOICES.get(at).and_then(|choice| State::from_code(choice.name))
}
