//! How long a determination takes, beside a function written by hand that only says yes or no.
//!
//! Run with `cargo bench -p kinfocus`. Every row of one run was measured on the same machine at the
//! same time, so compare rows of one run with each other, and quote ratios.

#![allow(clippy::unwrap_used, missing_docs, reason = "a benchmark may stop at what cannot be")]

use std::hint::black_box;

use chrono::{Months, NaiveDate};
use divan::Bencher;
use divan::counter::ItemsCount;
use kinfocus::roster::{Asked, Roster};
use kinfocus::{Case, Day, Outcome, Reader, Span, State, evaluate, facts, policies};

const INVOLVED: &str = "ca-phc-mcbp8015/child-welfare-involved";
const MEMBERS: u32 = 10_000;

/// The generator of rosters that the conformance tests have, and what it is made of.
#[path = "../../tests/src/random.rs"]
#[allow(dead_code, unreachable_pub, clippy::indexing_slicing, reason = "they are a part of another crate")]
mod random;
#[path = "../../tests/src/roster.rs"]
#[allow(dead_code, unreachable_pub, clippy::indexing_slicing, reason = "they are a part of another crate")]
mod roster;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn main() {
    divan::main();
}

/// A member as the function written by hand wants it: every day exact, everything in California.
struct Plain {
    as_of: NaiveDate,
    birth: NaiveDate,
    foster_care: Vec<(NaiveDate, Option<NaiveDate>)>,
    adoption_assistance: Vec<(NaiveDate, Option<NaiveDate>)>,
    family_maintenance: Vec<(NaiveDate, Option<NaiveDate>)>,
}

/// The five criteria as somebody would write them by hand for one day: yes or no, and no more.
fn by_hand(member: &Plain) -> bool {
    let day = member.as_of;
    let birthday = |age: i32| {
        use chrono::Datelike;
        let year = member.birth.year() + age;
        member.birth.with_year(year).or_else(|| NaiveDate::from_ymd_opt(year, 3, 1)).unwrap()
    };
    let runs = |spans: &[(NaiveDate, Option<NaiveDate>)]| {
        spans.iter().any(|(start, end)| *start <= day && end.is_none_or(|end| day <= end))
    };
    let ended_lately = |spans: &[(NaiveDate, Option<NaiveDate>)]| {
        spans.iter().any(|(_, end)| end.is_some_and(|end| end < day && day <= end.checked_add_months(Months::new(12)).unwrap()))
    };
    let in_care = runs(&member.foster_care);
    let since_18 = || {
        let from = birthday(18);
        from <= day && member.foster_care.iter().any(|(start, end)| *start <= day && end.is_none_or(|end| from <= end))
    };
    (day < birthday(21) && (in_care || ended_lately(&member.foster_care)))
        || (day < birthday(26) && since_18() && (!in_care || day >= birthday(21)))
        || (day < birthday(18)
            && (runs(&member.adoption_assistance)
                || runs(&member.family_maintenance)
                || ended_lately(&member.family_maintenance)))
}

/// The `n`-th of many different members, in both shapes.
fn member(n: u32) -> (Case, Plain) {
    let date = |year: u32, salt: u32| {
        let n = n.wrapping_mul(2_654_435_761).wrapping_add(salt.wrapping_mul(40_503));
        NaiveDate::from_ymd_opt(i32::try_from(year).unwrap(), (n >> 8) % 12 + 1, (n >> 16) % 28 + 1).unwrap()
    };
    let as_of = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
    let birth_year = 1998 + n % 24;
    let start = date(birth_year + 1 + n % 3, 1);
    let end = (!n.is_multiple_of(3)).then(|| date(2024 + n % 3, 2).max(start).min(as_of));
    let plain = Plain {
        as_of,
        birth: date(birth_year, 3),
        foster_care: vec![(start, end)],
        adoption_assistance: if n.is_multiple_of(5) { vec![(start, None)] } else { Vec::new() },
        family_maintenance: if n.is_multiple_of(7) { vec![(start, Some(date(2025, 4)))] } else { Vec::new() },
    };
    let day = |date: NaiveDate| Day::try_from(date).unwrap();
    let spans = |spans: &[(NaiveDate, Option<NaiveDate>)]| {
        let span = |(start, end): &(NaiveDate, Option<NaiveDate>)| {
            let span = Span::from(day(*start)).with(facts::detail::STATE, State::CA);
            end.map_or(span.clone(), |end| span.until(day(end)))
        };
        spans.iter().map(span).collect::<Vec<_>>()
    };
    let placement = Span::from(day(start)).with(facts::detail::STATE, State::CA).with(facts::detail::COUNTY, "Solano");
    let case = Case::on(day(as_of))
        .know(facts::BIRTH_DATE, day(plain.birth))
        .know(facts::FOSTER_CARE, spans(&plain.foster_care))
        .know(facts::ADOPTION_ASSISTANCE, spans(&plain.adoption_assistance))
        .know(facts::FAMILY_MAINTENANCE, spans(&plain.family_maintenance))
        .know(facts::PLACEMENTS, [placement])
        .know(facts::COMPLEX_MEDICAL, n.is_multiple_of(2))
        .know(facts::MULTIPLE_REFERRALS, false)
        .know(facts::MULTIPLE_AGENCIES, false)
        .know(facts::AID_CODES, [])
        .know(facts::AUTHORIZATION_REQUEST_PENDING, false)
        .know(facts::ESCALATED_ISSUE, false)
        .know(facts::COUNTY_CHANGES, [])
        .know(facts::SOCIAL_WORKER_CONTACT_NEEDED, false)
        .know(facts::CCS_ELIGIBLE, false)
        .know(facts::WHOLE_CHILD_MODEL, false)
        .policies(["ca-phc-mcbp8015"])
        .build()
        .unwrap();
    (case, plain)
}

/// A nine-year-old in foster care.
fn typical() -> (Case, Plain) {
    member(96)
}

fn all() -> Vec<(Case, Plain)> {
    (0..MEMBERS).map(member).collect()
}

#[divan::bench]
fn one_member_by_hand(bencher: Bencher<'_, '_>) {
    let (_, plain) = typical();
    bencher.bench(|| by_hand(black_box(&plain)));
}

#[divan::bench]
fn one_member_status_only(bencher: Bencher<'_, '_>) {
    let (case, _) = typical();
    bencher.bench(|| policies().outcome(black_box(&case), INVOLVED));
}

#[divan::bench]
fn one_member_full_determination(bencher: Bencher<'_, '_>) {
    let (case, _) = typical();
    bencher.bench(|| evaluate(black_box(&case)));
}

#[divan::bench(sample_count = 20)]
fn ten_thousand_members_by_hand(bencher: Bencher<'_, '_>) {
    let members = all();
    bencher.counter(ItemsCount::new(MEMBERS)).bench(|| members.iter().filter(|(_, plain)| by_hand(plain)).count());
}

#[divan::bench(sample_count = 20)]
fn ten_thousand_members_status_only(bencher: Bencher<'_, '_>) {
    let members = all();
    let met = |case: &Case| policies().outcome(case, INVOLVED) == Some(Outcome::Met);
    // Both must count the same members, or the comparison means nothing.
    assert!(members.iter().all(|(case, plain)| met(case) == by_hand(plain)));
    bencher.counter(ItemsCount::new(MEMBERS)).bench(|| members.iter().filter(|(case, _)| met(case)).count());
}

#[divan::bench(sample_count = 20)]
fn ten_thousand_members_full_determination(bencher: Bencher<'_, '_>) {
    let members = all();
    let met = |case: &Case| {
        let answer = evaluate(case).unwrap();
        answer.findings.first().is_some_and(|finding| finding.outcome == Outcome::Met)
    };
    bencher.counter(ItemsCount::new(MEMBERS)).bench(|| members.iter().filter(|(case, _)| met(case)).count());
}

/// Members of a roster as plans have them, text to row: birth, aid code, enrollment, of some a time in foster care.
#[divan::bench(sample_count = 10)]
fn a_hundred_members_of_a_roster_screened(bencher: Bencher<'_, '_>) {
    let lines: Vec<String> = (0..100).map(|seed| roster::member(seed).to_string()).collect();
    let policies = ["ca-phc-mcbp8015", "ca-dhcs-ecm"].map(str::to_owned).into();
    let screening = Roster::new(&Asked { policies, ..Asked::default() }, Reader::new()).unwrap();
    let screen = |text: &String| drop(black_box(screening.screen(1, screening.reader().read(text))));
    bencher.counter(ItemsCount::new(lines.len())).bench(|| lines.iter().for_each(screen));
}

#[divan::bench]
fn one_member_json_to_json(bencher: Bencher<'_, '_>) {
    let text = r#"{"asOf":"2026-11-23","member":{"birthDate":"2009-03-10","fosterCare":[{"start":"2019-05-01","end":"2026-01-10","state":"CA"}]}}"#;
    bencher.bench(|| kinfocus::evaluate_json(black_box(text)));
}
