//! A slow, obvious evaluator for cases in which everything is known.
//!
//! It looks at one day at a time, with plain structs and plain comparisons, and is written from the documents:
//! MCBP8015, sections III.C and VI, and the Population of Focus "Children and Youth Involved in Child Welfare".
//! Where the text can be read in several ways the reading is named as in the project's register (AMB-nn).

use chrono::{Datelike, Days, Months, NaiveDate};

use crate::answer::{Outcome, first_day, last_day};
use crate::day;

/// From the first through the last day, both included; no last day = still open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first day.
    pub start: NaiveDate,
    /// The last day.
    pub end: Option<NaiveDate>,
}

impl Span {
    /// Checks if a day lies within.
    pub fn covers(&self, date: NaiveDate) -> bool {
        self.start <= date && self.end.is_none_or(|end| date <= end)
    }

    /// Checks if it ended before a day, and at most twelve months before. The same day of the month twelve months on
    /// still counts, and is the last of the month where there is no such day (AMB-02).
    pub fn ended_within_twelve_months(&self, date: NaiveDate) -> bool {
        self.end.is_some_and(|end| end < date && date <= end + Months::new(12))
    }
}

/// A stay in foster care.
#[derive(Clone, Debug)]
pub struct Care {
    /// When.
    pub span: Span,
    /// The state responsible.
    pub state: String,
    /// The agency responsible.
    pub agency: Option<String>,
    /// The state of the placement, where it is another.
    pub placement_state: Option<String>,
}

impl Care {
    /// Checks if the agency's care is foster care (AMB-05).
    fn counts(&self) -> bool {
        !matches!(self.agency.as_deref(), Some("refugeeProgram" | "other"))
    }

    /// Checks if it is care in California: by custody or by place, either is enough (AMB-04).
    fn in_california(&self) -> bool {
        self.state == "CA" || self.placement_state.as_deref() == Some("CA")
    }
}

/// A placement.
#[derive(Clone, Debug)]
pub struct Placement {
    /// When.
    pub span: Span,
    /// The state it is in.
    pub state: String,
    /// The county it is in.
    pub county: Option<String>,
}

/// Adoption assistance or family maintenance.
#[derive(Clone, Debug)]
pub struct Service {
    /// When.
    pub span: Span,
    /// The state whose programme it is.
    pub state: String,
}

/// Something that is so, is not so, or is so during some spans.
#[derive(Clone, Debug)]
pub enum Status {
    /// On every day alike.
    Always(bool),
    /// On the days of these spans only.
    During(Vec<Span>),
}

impl Status {
    fn on(&self, date: NaiveDate) -> bool {
        match self {
            Self::Always(so) => *so,
            Self::During(spans) => spans.iter().any(|span| span.covers(date)),
        }
    }
}

/// A case in which everything that the rules below look at is known.
#[derive(Clone, Debug)]
pub struct KnownCase {
    /// The day asked about.
    pub as_of: NaiveDate,
    /// The day of birth.
    pub birth: NaiveDate,
    /// Foster care, complete.
    pub foster_care: Vec<Care>,
    /// Placements, complete.
    pub placements: Vec<Placement>,
    /// Adoption assistance, complete.
    pub adoption_assistance: Vec<Service>,
    /// Family maintenance, complete.
    pub family_maintenance: Vec<Service>,
    /// `multipleReferrals`, `complexMedical` and `multipleAgencies`.
    pub needs: [Status; 3],
    /// The counties the plan serves, where the case says so.
    pub service_counties: Option<Vec<String>>,
}

/// The counties Partnership HealthPlan serves since 2024.
pub const PARTNERSHIP_COUNTIES: [&str; 24] = [
    "Butte",
    "Colusa",
    "Del Norte",
    "Glenn",
    "Humboldt",
    "Lake",
    "Lassen",
    "Marin",
    "Mendocino",
    "Modoc",
    "Napa",
    "Nevada",
    "Placer",
    "Plumas",
    "Shasta",
    "Sierra",
    "Siskiyou",
    "Solano",
    "Sonoma",
    "Sutter",
    "Tehama",
    "Trinity",
    "Yolo",
    "Yuba",
];

/// MCBP8015 is in force from here on.
pub fn mcbp8015_first_day() -> NaiveDate {
    day(2025, 11, 12)
}

/// The child welfare population of focus is live from here on.
pub fn pof_8_first_day() -> NaiveDate {
    day(2023, 7, 1)
}

/// The day an age is reached. Who is born on 29 February has the birthday on 1 March in common years (AMB-08).
pub fn birthday(birth: NaiveDate, age: i32) -> NaiveDate {
    let year = birth.year() + age;
    birth.with_year(year).unwrap_or_else(|| day(year, 3, 1))
}

/// The rules, as finding and criterion; in the order of [`KnownCase::outcomes`].
pub const RULES: [(&str, Option<&str>); 11] = [
    ("ca-phc-mcbp8015/child-welfare-involved", Some("in-foster-care")),
    ("ca-phc-mcbp8015/child-welfare-involved", Some("recent-foster-care")),
    ("ca-phc-mcbp8015/child-welfare-involved", Some("aged-out")),
    ("ca-phc-mcbp8015/child-welfare-involved", Some("adoption-assistance")),
    ("ca-phc-mcbp8015/child-welfare-involved", Some("family-maintenance")),
    ("ca-phc-mcbp8015/child-welfare-involved", None),
    ("ca-phc-mcbp8015/foster-care-member", None),
    ("ca-phc-mcbp8015/high-risk", None),
    ("ca-phc-mcbp8015/placed-outside-service-area", None),
    ("ca-dhcs-ecm/pof-8-child-welfare", None),
    ("ca-dhcs-ecm/pof-8-child-welfare", Some("child")),
];

impl KnownCase {
    /// III.C.1: under 21 and in foster care in California.
    fn in_foster_care(&self, date: NaiveDate) -> bool {
        date < birthday(self.birth, 21) && self.running_care(date).any(Care::in_california)
    }

    /// III.C.2: under 21 and out of any state's foster care for twelve months at most, or in another state's (AMB-06).
    fn recent_foster_care(&self, date: NaiveDate) -> bool {
        let left = self.foster_care.iter().any(|care| care.counts() && care.span.ended_within_twelve_months(date));
        let elsewhere = self.running_care(date).any(|care| !care.in_california());
        date < birthday(self.birth, 21) && (left || elsewhere)
    }

    /// III.C.3: under 26, in any state's foster care on the 18th birthday or later, and out of it or past 21 (AMB-10, AMB-11).
    fn aged_out(&self, date: NaiveDate) -> bool {
        let eighteen = birthday(self.birth, 18);
        let in_care_as_an_adult = self.foster_care.iter().any(|care| {
            care.counts() && date >= eighteen && care.span.start <= date && care.span.end.is_none_or(|end| end >= eighteen)
        });
        let out = self.running_care(date).next().is_none();
        date < birthday(self.birth, 26) && in_care_as_an_adult && (out || date >= birthday(self.birth, 21))
    }

    /// III.C.4: under 18 and in California's adoption assistance, in whatever status (AMB-13, AMB-14).
    fn adoption_assistance(&self, date: NaiveDate) -> bool {
        let running = self.adoption_assistance.iter().any(|one| one.state == "CA" && one.span.covers(date));
        date < birthday(self.birth, 18) && running
    }

    /// III.C.5: under 18 and in California's family maintenance, or out of it for twelve months at most (AMB-15).
    fn family_maintenance(&self, date: NaiveDate) -> bool {
        let services = self
            .family_maintenance
            .iter()
            .any(|one| one.state == "CA" && (one.span.covers(date) || one.span.ended_within_twelve_months(date)));
        date < birthday(self.birth, 18) && services
    }

    /// VI.E: placed outside California or outside the counties the plan serves (AMB-23).
    fn placed_outside(&self, date: NaiveDate) -> bool {
        let served = |county: &str| match &self.service_counties {
            Some(counties) => counties.iter().any(|one| one == county),
            None => PARTNERSHIP_COUNTIES.contains(&county),
        };
        let outside =
            |placement: &Placement| placement.state != "CA" || placement.county.as_deref().is_some_and(|county| !served(county));
        self.placements.iter().any(|placement| placement.span.covers(date) && outside(placement))
    }

    /// The stays in foster care running on a day.
    fn running_care(&self, date: NaiveDate) -> impl Iterator<Item = &Care> {
        self.foster_care.iter().filter(move |care| care.counts() && care.span.covers(date))
    }

    /// What each of [`RULES`] says of a day.
    pub fn outcomes(&self, date: NaiveDate) -> [Outcome; 11] {
        if date < pof_8_first_day() {
            return [Outcome::NotInForce; 11];
        }
        let five = [
            self.in_foster_care(date),
            self.recent_foster_care(date),
            self.aged_out(date),
            self.adoption_assistance(date),
            self.family_maintenance(date),
        ];
        let involved = five.contains(&true);
        let holds = |so: bool| if so { Outcome::Met } else { Outcome::NotMet };
        let mcbp8015 = |so: bool| if date < mcbp8015_first_day() { Outcome::NotInForce } else { holds(so) };
        [
            mcbp8015(five[0]),
            mcbp8015(five[1]),
            mcbp8015(five[2]),
            mcbp8015(five[3]),
            mcbp8015(five[4]),
            mcbp8015(involved),
            mcbp8015(five[0]),
            mcbp8015(self.needs.iter().any(|need| need.on(date))),
            mcbp8015(self.placed_outside(date)),
            holds(involved),
            holds(involved),
        ]
    }

    /// Every span of the case.
    pub fn spans(&self) -> impl Iterator<Item = &Span> {
        let services = self.adoption_assistance.iter().chain(&self.family_maintenance);
        let needs = self.needs.iter().flat_map(|need| match need {
            Status::Always(_) => [].iter(),
            Status::During(spans) => spans.iter(),
        });
        (self.foster_care.iter().map(|one| &one.span))
            .chain(self.placements.iter().map(|one| &one.span))
            .chain(services.map(|one| &one.span))
            .chain(needs)
    }

    /// Every day on which an outcome could turn, with two days on either side; in order, with the first and last day
    /// there is and the as-of day.
    pub fn days_of_interest(&self) -> Vec<NaiveDate> {
        let mut turns = vec![self.as_of, mcbp8015_first_day(), pof_8_first_day()];
        turns.extend([18, 21, 26].map(|age| birthday(self.birth, age)));
        for span in self.spans() {
            turns.push(span.start);
            turns.extend(span.end.into_iter().flat_map(|end| [end, end + Months::new(12)]));
        }
        let around = turns.into_iter().flat_map(|turn| (0..5).map(move |n| turn + Days::new(n) - Days::new(2)));
        let mut days: Vec<_> = around.chain([first_day(), last_day()]).collect();
        days.sort_unstable();
        days.dedup();
        days.retain(|date| (first_day()..=last_day()).contains(date));
        days
    }
}
