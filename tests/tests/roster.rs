//! Rosters as plans have them: every member gets a row, and it does not matter who works it out.
#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "tests")]

use std::thread;

use conformance::roster;
use kinfocus::Reader;
use kinfocus::roster::{Asked, Roster};

/// Enough for some of each sort.
const MEMBERS: u64 = 300;

fn begun() -> Roster {
    let policies = ["ca-phc-mcbp8015", "ca-dhcs-ecm"].map(str::to_owned).into();
    Roster::new(&Asked { policies, ..Asked::default() }, Reader::new()).expect("policies that there are")
}

#[test]
fn members_screened_by_several_threads_are_as_members_added_one_by_one() {
    let members: Vec<(u64, String)> = (1..).zip(roster::lines(MEMBERS)).collect();
    let (mut one_by_one, mut together) = (begun(), begun());
    let asked = together.clone();
    let screened = thread::scope(|scope| {
        let screen = |part| -> Vec<_> {
            let members: &[(u64, String)] = part;
            members.iter().map(|(line, text)| asked.screen(*line, asked.reader().read(text))).collect()
        };
        let parts: Vec<_> = members.chunks(100).map(|part| scope.spawn(move || screen(part))).collect();
        parts.into_iter().flat_map(|part| part.join().expect("no panic")).collect::<Vec<_>>()
    });
    for ((line, text), screened) in members.iter().zip(screened) {
        let row = together.count(screened).expect("a row");
        let case = one_by_one.reader().read(text);
        let added = one_by_one.add(*line, case).expect("a row");
        assert_eq!(serde_json::to_string(&row).expect("JSON"), serde_json::to_string(&added).expect("JSON"));
        assert!(row.problems.is_empty(), "{text}");
    }
    assert_eq!(one_by_one.summary(), together.summary());
    let involved = &together.summary().findings[0];
    assert!(involved.met > 0 && involved.not_met > 0 && involved.undetermined > 0, "{involved:?}");
}
