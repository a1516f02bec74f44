//! Rosters as plans have them: of each member the birth, an aid code, the enrollment, of some a time in foster care, and
//! nothing else.
//!
//! The same seed gives the same member on every platform and in every release.

use chrono::{Days, Months, NaiveDate};
use serde_json::{Value, json};

use crate::day;
use crate::random::Random;

/// Aid codes of families and adults, which show nothing.
const OTHER_CODES: &[&str] = &["M1", "M3", "P5", "P7", "30", "34", "60", "1H"];

/// Aid codes of children in foster care or with adoption assistance, and of former foster youth.
const CODES_OF_CARE: &[&str] = &["42", "40", "43", "49", "4K", "5K", "03", "04", "4M"];

/// Counties in which members live.
const COUNTIES: &[&str] = &["Solano", "Napa", "Yolo", "Shasta", "Humboldt", "Sonoma", "Butte", "Los Angeles"];

/// The day for which rosters are asked about.
const AS_OF: (i32, u32, u32) = (2026, 11, 23);

/// A member of a Californian plan, by seed.
pub fn member(seed: u64) -> Value {
    let random = &mut Random::new(seed);
    let as_of = day(AS_OF.0, AS_OF.1, AS_OF.2);
    // Two in five are children or youth: of them some were in care.
    let oldest = if random.chance(40) { 26 } else { 90 };
    let birth = random.day(as_of - Months::new(12 * oldest), as_of - Days::new(30));
    let is_young = birth > as_of - Months::new(12 * 26);
    let was_in_care = is_young && random.chance(12);
    let codes = if was_in_care || random.chance(1) { CODES_OF_CARE } else { OTHER_CODES };
    let enrolled = random.day(birth.max(day(2015, 1, 1)), as_of);
    let county = *random.pick(COUNTIES);
    let mut member = json!({
        "id": format!("{:08}A", seed % 100_000_000),
        "birthDate": birth.to_string(),
        "enrollments": [{
            "start": enrolled.to_string(), "state": "CA", "delivery": "managedCare", "plan": "partnership", "county": county,
        }],
        "aidCodes": [{ "start": enrolled.to_string(), "code": *random.pick(codes), "county": county }],
    });
    if was_in_care {
        member["fosterCare"] = json!([time_in_care(birth, as_of, random)]);
    }
    json!({ "asOf": as_of.to_string(), "member": member })
}

/// A time in foster care, two in five of them still running.
fn time_in_care(birth: NaiveDate, as_of: NaiveDate, random: &mut Random) -> Value {
    let start = random.day(birth, as_of);
    let mut care = json!({ "start": start.to_string(), "state": "CA" });
    if random.chance(60) {
        care["end"] = random.day(start, as_of).to_string().into();
    }
    care
}

/// So many members, one a line.
pub fn lines(members: u64) -> impl Iterator<Item = String> {
    (0..members).map(|seed| member(seed).to_string())
}
