//! The largest cases that once took long are answered in no time: `examples/limits.rs` measures all of them.
#![allow(clippy::expect_used, reason = "tests")]

use std::time::{Duration, Instant};

use conformance::ask;
use conformance::limits::{WAYS, case_with, full_list};

/// Many times what they take, and a fraction of what they would take if each were compared with each.
const LONG: Duration = Duration::from_secs(5);

#[test]
fn no_list_is_compared_with_another_entry_by_entry() {
    for known in WAYS {
        for pair in [
            ["member.placements", "plan.serviceCounties"],
            ["plan.countyMeetings", "plan.serviceCounties"],
            ["member.northCarolina.responsiblePlans", "member.aidCodes"],
        ] {
            let full = pair.map(|path| (path, full_list(path, known)));
            let lists = full.each_ref().map(|(path, list)| (*path, list.as_str()));
            let text = case_with(&lists, &[]);
            let begun = Instant::now();
            let answer = ask(&text).expect("an answer");
            assert!(answer["findings"].is_array(), "{pair:?} was refused");
            assert!(begun.elapsed() < LONG, "{pair:?}, {known:?}: {:?}", begun.elapsed());
        }
    }
}
