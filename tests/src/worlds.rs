//! Reading known cases from JSON, and every known case that fits a blurred one.

use chrono::{Days, NaiveDate};
use serde_json::Value;

use crate::answer::{first_day, last_day};
use crate::day;
use crate::reference::{Care, KnownCase, Placement, Service, Span, Status};

fn date(value: &Value) -> Option<NaiveDate> {
    value.as_str().filter(|text| text.len() == 10)?.parse().ok()
}

fn span(value: &Value) -> Option<Span> {
    let end = match &value["end"] {
        Value::Null => None,
        end => Some(date(end)?),
    };
    Some(Span { start: date(&value["start"])?, end })
}

/// A state that is known.
fn state(value: &Value) -> Option<String> {
    text(value, "state").filter(|state| state != "unknown")
}

fn text(value: &Value, key: &str) -> Option<String> {
    value[key].as_str().map(str::to_owned)
}

fn service(value: &Value) -> Option<Service> {
    Some(Service { span: span(value)?, state: state(value)? })
}

fn care(value: &Value) -> Option<Care> {
    let placement_state = text(value, "placementState");
    Some(Care { span: span(value)?, state: state(value)?, agency: text(value, "agency"), placement_state })
}

fn placement(value: &Value) -> Option<Placement> {
    Some(Placement { span: span(value)?, state: state(value)?, county: text(value, "county") })
}

fn status(value: &Value) -> Option<Status> {
    match value {
        Value::Bool(so) => Some(Status::Always(*so)),
        Value::Array(spans) => Some(Status::During(spans.iter().map(span).collect::<Option<_>>()?)),
        _ => None,
    }
}

fn list<T>(value: &Value, entry: impl Fn(&Value) -> Option<T>) -> Option<Vec<T>> {
    value.as_array()?.iter().map(entry).collect()
}

/// Reads a case in which the birth date, foster care, adoption assistance and family maintenance are known to the day;
/// `None` where they are not. Placements and needs that are not given are read as none: the rules about them then have
/// no answer here.
pub fn read_known(case: &Value) -> Option<KnownCase> {
    let member = &case["member"];
    let need = |name: &str| match &member["needs"][name] {
        Value::Null => Some(Status::Always(false)),
        given => status(given),
    };
    let placements = match &member["placements"] {
        Value::Null => Some(Vec::new()),
        given => list(given, placement),
    };
    Some(KnownCase {
        as_of: date(&case["asOf"])?,
        birth: date(&member["birthDate"])?,
        foster_care: list(&member["fosterCare"], care)?,
        placements: placements?,
        adoption_assistance: list(&member["adoptionAssistance"], service)?,
        family_maintenance: list(&member["familyMaintenance"], service)?,
        needs: [need("multipleReferrals")?, need("complexMedical")?, need("multipleAgencies")?],
        service_counties: list(&case["plan"]["serviceCounties"], |name| name.as_str().map(str::to_owned)),
    })
}

/// The first and last day a rough day may be. A rough start or birth is cut at the as-of day where its first possible day
/// is not after it; a bound left out is the first day there is, or the as-of day (of an end: the day before it).
pub fn bounds(value: &Value, is_end: bool, as_of: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    let (earliest, latest) = match value {
        Value::Object(bounds) => {
            let latest = if is_end { as_of - Days::new(1) } else { as_of };
            (bounds.get("earliest").map_or(Some(first_day()), date)?, bounds.get("latest").map_or(Some(latest), date)?)
        }
        Value::String(text) => match text.split('-').map(|part| part.parse().ok()).collect::<Option<Vec<u32>>>()?[..] {
            [year] => (day(year as i32, 1, 1), day(year as i32, 12, 31)),
            [year, 12] => (day(year as i32, 12, 1), day(year as i32, 12, 31)),
            [year, month] => (day(year as i32, month, 1), day(year as i32, month + 1, 1) - Days::new(1)),
            _ => (date(value)?, date(value)?),
        },
        _ => return None,
    };
    let cut = !is_end && earliest <= as_of;
    Some((earliest, if cut { latest.min(as_of) } else { latest }))
}

/// Every world of a case whose only open facts are rough days and unknown states, named by their JSON Pointers.
/// `None` where there are more than `most`, or where something else is open.
///
/// Of a state only whether it is California can matter, so an unknown state is California or Oregon.
pub fn worlds(case: &Value, open: &[String], most: usize) -> Option<Vec<KnownCase>> {
    let as_of = date(&case["asOf"])?;
    let mut cases = vec![case.clone()];
    for pointer in open {
        let value = case.pointer(pointer)?;
        let options: Vec<Value> = if pointer.ends_with("/state") {
            vec!["CA".into(), "OR".into()]
        } else {
            let (earliest, latest) = bounds(value, pointer.ends_with("/end"), as_of)?;
            let days = earliest.iter_days().take_while(|date| *date <= latest.min(last_day()));
            days.take(most + 1).map(|date| date.to_string().into()).collect()
        };
        if cases.len() * options.len() > most {
            return None;
        }
        let with = |one: &Value, option: &Value| {
            let mut one = one.clone();
            *one.pointer_mut(pointer)? = option.clone();
            Some(one)
        };
        cases = cases.iter().flat_map(|one| options.iter().map(move |option| with(one, option))).collect::<Option<_>>()?;
    }
    let known: Vec<_> = cases.iter().map(read_known).collect::<Option<_>>()?;
    Some(known.into_iter().filter(is_possible).collect())
}

/// Checks if nothing starts before birth, and nothing ends before it starts.
fn is_possible(case: &KnownCase) -> bool {
    case.spans().all(|span| case.birth <= span.start && span.end.is_none_or(|end| span.start <= end))
}
