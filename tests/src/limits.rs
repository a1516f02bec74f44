//! Cases as large as a case may be: each list of the contract with as many entries as it may have, alone and with others.

use chrono::{Datelike, Days, NaiveDate};
use serde_json::{Value, json};

use crate::day;
use crate::facts::{FACTS, Kind, SHARED_DATA, pointer};
use crate::random::Random;

/// The most entries of one list.
pub const MOST_ENTRIES: usize = 10_000;

/// The most bytes of one case.
pub const MOST_BYTES: usize = 8 * 1024 * 1024;

/// How the days of a list's entries are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// To the day.
    Exact,
    /// To the month.
    Rough,
    /// To the month, and there may be more entries.
    Incomplete,
}

use Known::{Exact, Incomplete, Rough};

/// Every way in which days are known here.
pub const WAYS: [Known; 3] = [Exact, Rough, Incomplete];

/// The paths of all lists that a case may give. A status may be a list of spans.
pub fn lists() -> impl Iterator<Item = &'static str> {
    let is_list = |kind: &Kind| matches!(kind, Kind::Spans(_) | Kind::Events(_) | Kind::Status | Kind::List | Kind::Choices(_));
    FACTS.iter().filter(move |(_, kind)| is_list(kind)).map(|(path, _)| *path)
}

/// The list at a path with as many entries as it may have, as JSON text.
pub fn full_list(path: &str, known: Known) -> String {
    let random = &mut Random::new(path.len() as u64);
    let entries: Value = match crate::facts::kind(path) {
        Kind::Spans(_) | Kind::Status => (0..MOST_ENTRIES).map(|at| entry(path, false, known, at, random)).collect(),
        Kind::Events(_) => (0..MOST_ENTRIES).map(|at| entry(path, true, known, at, random)).collect(),
        Kind::Choices(_) => (0..MOST_ENTRIES).map(|at| Value::from(SHARED_DATA[at % SHARED_DATA.len()])).collect(),
        _ if path == "plan.holidays" => {
            let holiday = |at: usize| Value::from((day(2010, 1, 1) + Days::new(at as u64)).to_string());
            (0..MOST_ENTRIES).map(holiday).collect()
        }
        _ => (0..MOST_ENTRIES).map(|at| Value::from(county(at))).collect(),
    };
    let is_history = matches!(crate::facts::kind(path), Kind::Spans(_) | Kind::Events(_));
    if known == Incomplete && is_history {
        json!({ "entries": entries, "complete": false }).to_string()
    } else {
        entries.to_string()
    }
}

/// One of many counties: long names that are alike but for their ends.
fn county(at: usize) -> String {
    format!("County of the Plan's {at:05}")
}

/// An entry of a history or a status.
fn entry(path: &str, is_event: bool, known: Known, at: usize, random: &mut Random) -> Value {
    let says = |date: NaiveDate| match known {
        Exact => json!(date.to_string()),
        Rough | Incomplete => json!(format!("{}-{:02}", date.year(), date.month())),
    };
    let mut entry = details(path, at, random);
    let start = day(2012, 1, 1) + Days::new(random.below(5_400) as u64);
    entry[if is_event { "date" } else { "start" }] = says(start);
    if !is_event && random.chance(80) {
        entry["end"] = says(start + Days::new(40 + random.below(300) as u64));
    }
    entry
}

/// What an entry says besides its days: what must be said, and what many rules look at.
fn details(path: &str, at: usize, random: &mut Random) -> Value {
    match path.rsplit('.').next().unwrap_or(path) {
        "enrollments" => json!({ "state": "CA", "delivery": "managedCare", "county": county(at) }),
        "fosterCare" | "adoptionAssistance" | "familyMaintenance" => json!({ "state": *random.pick(&["CA", "unknown", "NV"]) }),
        // None of them is in the list of counties.
        "placements" => json!({ "state": "CA", "county": format!("{} ", county(at + MOST_ENTRIES)) }),
        "aidCodes" => json!({ "code": *random.pick(&["42", "4M", "03", "M1", "46"]) }),
        "overlappingPrograms" => json!({ "program": *random.pick(&["hospice", "cpsp", "familyMosaic"]) }),
        "responsiblePlans" => json!({ "plan": format!("Plan {at}") }),
        "countyMeetings" | "executiveMeetings" | "caseMeetings" => {
            json!({ "county": county(MOST_ENTRIES - at), "attendees": ["ceo", "cmo"] })
        }
        _ => json!({}),
    }
}

/// A case with these lists, each given by its path and as text. `documents`: none, and all are evaluated.
pub fn case_with(lists: &[(&str, &str)], documents: &[&str]) -> String {
    let mut case = json!({ "asOf": "2026-11-23", "member": { "birthDate": "2008-05-05" } });
    // The plan's or county's own state would choose the documents.
    let documents = if documents.is_empty() { &crate::generate::POLICIES } else { documents };
    case["policies"] = json!(documents);
    for (at, (path, _)) in lists.iter().enumerate() {
        let place = pointer(path).split('/').skip(1).fold(&mut case, |place, name| &mut place[name]);
        *place = Value::from(format!("list {at}"));
    }
    let mut text = case.to_string();
    for (at, (_, list)) in lists.iter().enumerate() {
        text = text.replace(&format!("\"list {at}\""), list);
    }
    text
}
