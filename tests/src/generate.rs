//! Random cases in which everything is known, biased to the days on which something turns.
//!
//! The same seed gives the same case on every platform and in every release.

use chrono::{Days, Months, NaiveDate};
use serde_json::{Map, Value, json};

use crate::day;
use crate::reference::{Care, KnownCase, Placement, Service, Span, Status, birthday, mcbp8015_first_day, pof_8_first_day};

/// A small random number generator (splitmix64).
#[derive(Clone, Debug)]
pub struct Random(u64);

impl Random {
    /// Starts from a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number.
    pub fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `n`.
    pub fn below(&mut self, n: usize) -> usize {
        (self.number() % n.max(1) as u64) as usize
    }

    /// True `percent` times in a hundred.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of several. Panics where there is none.
    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }

    /// Puts a list in random order.
    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for last in (1..list.len()).rev() {
            list.swap(last, self.below(last + 1));
        }
    }

    /// A day from `from` through `to`.
    pub fn day(&mut self, from: NaiveDate, to: NaiveDate) -> NaiveDate {
        let days = (to - from).num_days().max(0) as usize;
        from + Days::new(self.below(days + 1) as u64)
    }
}

/// Days that other days of the same case are drawn to.
struct Edges {
    birth: NaiveDate,
    days: Vec<NaiveDate>,
}

impl Edges {
    fn new(birth: NaiveDate) -> Self {
        let leap = [day(2024, 2, 29), day(2028, 2, 29), day(2027, 2, 28)];
        let birthdays = [18, 21, 26].map(|age| birthday(birth, age));
        Self { birth, days: [birthdays, leap].concat().into_iter().chain([mcbp8015_first_day(), pof_8_first_day()]).collect() }
    }

    /// On, just before or just after an edge, a year either way of it, at a month's end, or anywhere.
    fn near(&self, random: &mut Random) -> NaiveDate {
        let edge = *random.pick(&self.days);
        let date = match random.below(10) {
            0..=3 => edge,
            4 => edge + Days::new(1),
            5 => edge - Days::new(1),
            6 => edge + Months::new(12) + Days::new(random.below(3) as u64) - Days::new(1),
            7 => edge - Months::new(12),
            8 => day(2018 + random.below(14) as i32, 1 + random.below(12) as u32, 1) - Days::new(1),
            _ => random.day(day(2015, 1, 1), day(2032, 12, 31)),
        };
        date.max(self.birth)
    }

    fn span(&mut self, random: &mut Random) -> Span {
        let (one, two) = (self.near(random), self.near(random));
        let start = if random.chance(70) { one.min(two) } else { one };
        let end = (!random.chance(30)).then(|| if random.chance(5) { start } else { start.max(two) });
        self.days.push(start);
        self.days.extend(end);
        Span { start, end }
    }

    fn some<T>(&mut self, random: &mut Random, most: usize, one: impl Fn(Span, &mut Random) -> T) -> Vec<T> {
        (0..random.below(most + 1)).map(|_| one(self.span(random), random)).collect()
    }
}

fn care(span: Span, random: &mut Random) -> Care {
    let agency = match random.below(10) {
        0 => Some("probation"),
        1 => Some("tribe"),
        2 => Some("childWelfare"),
        3 => Some("refugeeProgram"),
        4 => Some("other"),
        _ => None,
    };
    let counted = !matches!(agency, Some("refugeeProgram" | "other"));
    let placement_state = (counted && random.chance(20)).then(|| (*random.pick(&["CA", "OR", "NV"])).to_owned());
    Care { span, state: us_state(random), agency: agency.map(str::to_owned), placement_state }
}

fn us_state(random: &mut Random) -> String {
    (*random.pick(&["CA", "CA", "CA", "OR", "NV", "DC", "PR"])).to_owned()
}

fn placement(span: Span, random: &mut Random) -> Placement {
    let counties = ["Solano", "Yuba", "Del Norte", "Los Angeles", "Sacramento", "Lake"];
    let county = (!random.chance(25)).then(|| (*random.pick(&counties)).to_owned());
    Placement { span, state: us_state(random), county }
}

/// A case in which everything is known.
pub fn known_case(seed: u64) -> KnownCase {
    let random = &mut Random::new(seed);
    let birth = match random.below(8) {
        0 => day(*random.pick(&[2000, 2004, 2008, 2012]), 2, 29),
        1 => day(1999 + random.below(24) as i32, 12, 31),
        2 => day(1999 + random.below(24) as i32, 3, 1) - Days::new(random.below(2) as u64),
        _ => random.day(day(1998, 6, 1), day(2023, 6, 30)),
    };
    let mut edges = Edges::new(birth);
    let foster_care = edges.some(random, 4, care);
    let adoption_assistance = edges.some(random, 2, |span, random| Service { span, state: us_state(random) });
    let family_maintenance = edges.some(random, 2, |span, random| Service { span, state: us_state(random) });
    let placements = edges.some(random, 3, placement);
    let mut need = || {
        if random.chance(70) { Status::Always(random.chance(15)) } else { Status::During(edges.some(random, 2, |span, _| span)) }
    };
    let needs = [need(), need(), need()];
    let earliest = if random.chance(80) { mcbp8015_first_day() } else { pof_8_first_day() } - Days::new(1);
    let as_of = (0..20).map(|_| edges.near(random)).find(|date| *date >= earliest);
    let as_of = as_of.unwrap_or_else(|| random.day(mcbp8015_first_day(), day(2032, 12, 31))).max(birth);
    let service_counties =
        random.chance(20).then(|| vec![(*random.pick(&["Solano", "Los Angeles", "Napa"])).to_owned(), "Yuba".to_owned()]);
    KnownCase { as_of, birth, foster_care, placements, adoption_assistance, family_maintenance, needs, service_counties }
}

fn object<const N: usize>(entries: [(&str, Option<String>); N]) -> Value {
    let given = entries.into_iter().filter_map(|(key, value)| Some((key.to_owned(), Value::String(value?))));
    Value::Object(given.collect::<Map<_, _>>())
}

fn start(span: &Span) -> (&'static str, Option<String>) {
    ("start", Some(span.start.to_string()))
}

fn end(span: &Span) -> (&'static str, Option<String>) {
    ("end", span.end.map(|end| end.to_string()))
}

fn service_json(one: &Service) -> Value {
    object([start(&one.span), end(&one.span), ("state", Some(one.state.clone()))])
}

fn care_json(one: &Care) -> Value {
    let (agency, placement_state) = (one.agency.clone(), one.placement_state.clone());
    let state = ("state", Some(one.state.clone()));
    object([start(&one.span), end(&one.span), state, ("agency", agency), ("placementState", placement_state)])
}

fn placement_json(one: &Placement) -> Value {
    object([start(&one.span), end(&one.span), ("state", Some(one.state.clone())), ("county", one.county.clone())])
}

fn status_json(status: &Status) -> Value {
    match status {
        Status::Always(so) => Value::Bool(*so),
        Status::During(spans) => spans.iter().map(|span| object([start(span), end(span)])).collect(),
    }
}

/// The case as JSON, asked of the two policies the reference knows.
pub fn to_json(case: &KnownCase) -> Value {
    let [referrals, medical, agencies] = &case.needs;
    let mut json = json!({
        "asOf": case.as_of.to_string(),
        "policies": ["ca-phc-mcbp8015", "ca-dhcs-ecm"],
        "member": {
            "birthDate": case.birth.to_string(),
            "fosterCare": case.foster_care.iter().map(care_json).collect::<Value>(),
            "placements": case.placements.iter().map(placement_json).collect::<Value>(),
            "adoptionAssistance": case.adoption_assistance.iter().map(service_json).collect::<Value>(),
            "familyMaintenance": case.family_maintenance.iter().map(service_json).collect::<Value>(),
            "needs": {
                "multipleReferrals": status_json(referrals),
                "complexMedical": status_json(medical),
                "multipleAgencies": status_json(agencies),
            },
        },
    });
    if let Some(counties) = &case.service_counties {
        json["plan"] = json!({ "state": "CA", "serviceCounties": counties });
    }
    json
}

/// The same case with the entries of every list in another order.
pub fn shuffled(case: &Value, random: &mut Random) -> Value {
    match case {
        Value::Array(entries) => {
            let mut entries: Vec<_> = entries.iter().map(|entry| shuffled(entry, random)).collect();
            random.shuffle(&mut entries);
            Value::Array(entries)
        }
        Value::Object(fields) => fields.iter().map(|(key, value)| (key.clone(), shuffled(value, random))).collect(),
        other => other.clone(),
    }
}
