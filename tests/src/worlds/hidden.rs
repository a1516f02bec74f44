//! What a history that is not known, or not known whole, may hide: entries that make a difference to some rule.
//!
//! They began on or before the as-of day, and have ended before it or are still open. Where a rule asks whether there is an entry,
//! one is enough; where it counts, as many as it counts to. More entries of a kind make no further difference, nor do entries
//! that no rule counts. Of two entries that make the same difference the one that began later is tried: it fits more births.

use chrono::{Days, NaiveDate};

use crate::answer::first_day;
use crate::reference::{Entry, quarter, week};

/// The days that hidden entries can have.
pub(super) struct HiddenDays<'d> {
    pub(super) as_of: NaiveDate,
    /// The day asked about.
    pub(super) date: NaiveDate,
    /// The days to try as starts, where they matter beyond being before the day asked about.
    pub(super) starts: &'d [NaiveDate],
    /// The days to try as ends, where they matter.
    pub(super) ends: &'d [NaiveDate],
}

impl HiddenDays<'_> {
    /// The latest start that is of any use.
    fn latest(&self) -> NaiveDate {
        self.as_of.min(self.date)
    }

    /// Still open.
    fn open(&self) -> Entry {
        Entry::new(self.latest(), None)
    }

    fn ended(&self, end: NaiveDate) -> Entry {
        Entry::new(self.latest().min(end), Some(end))
    }
}

/// What a history may hide: nothing, or one of these sets of entries.
pub(super) fn hidden(path: &str, days: &HiddenDays<'_>) -> Vec<Vec<Entry>> {
    let open = || days.open();
    let one_each = |entries: Vec<Entry>| entries.into_iter().map(|entry| vec![entry]).collect();
    let up_to = |most: usize, entry: Entry| (1..=most).map(move |copies| vec![entry.clone(); copies]);
    let some: Vec<Vec<Entry>> = match path {
        "member.enrollments" => vec![vec![open().with("state", "CA").with("delivery", "managedCare")]],
        "member.fosterCare" => {
            let ended = days.ends.iter().map(|end| days.ended(*end));
            let both = |entry: Entry| ["CA", "OR"].map(|state| vec![entry.clone().with("state", state)]);
            ended.chain([open()]).flat_map(both).collect()
        }
        "member.placements" => vec![vec![open().with("state", "OR").with("type", "relative")]],
        "member.adoptionAssistance" | "member.familyMaintenance" => vec![vec![open().with("state", "CA")]],
        "member.aidCodes" => vec![vec![open().with("code", "42")]],
        "member.overlappingPrograms" => {
            let programs = ["hospice", "familyMosaic", "pace", "hcpcfc"];
            one_each(programs.iter().map(|program| open().with("program", program)).collect())
        }
        "member.pregnancy" | "member.louisiana.dcfsCustody" | "member.louisiana.outOfHome" => vec![vec![open()]],
        "member.emergencyVisits" => up_to(5, open()).collect(),
        "member.unplannedStays" => up_to(3, open()).collect(),
        "member.behavioralHealth.relatedVisits" => {
            let kinds = ["emergency", "hospital"].map(|kind| open().with("kind", kind));
            kinds.into_iter().flat_map(|visit| up_to(2, visit)).collect()
        }
        // From a prison only adults count.
        "member.releases" => one_each(vec![open(), open().with("facility", "prison")]),
        "member.coordination.countyChanges" => vec![vec![open()]],
        // The earliest sets the day by which something is due.
        "plan.liaison.changes" | "plan.reportsDue" => one_each(vec![open(), Entry::new(first_day(), None)]),
        "member.louisiana.outreach" => one_each([false, true].map(|engaged| open().flagged("engaged", engaged)).to_vec()),
        "member.northCarolina.responsiblePlans" => plan_changes(days),
        "plan.countyMeetings" | "plan.executiveMeetings" => vec![meetings(quarter, days)],
        "plan.caseMeetings" => vec![meetings(week, days)],
        other => panic!("nothing is said of what {other} may hide"),
    };
    [Vec::new()].into_iter().chain(some).collect()
}

/// A meeting in the running period and one in the period before.
fn meetings(period: fn(NaiveDate) -> (NaiveDate, NaiveDate), days: &HiddenDays<'_>) -> Vec<Entry> {
    let before = period(days.date).0 - Days::new(1);
    [days.latest(), before.min(days.latest())].map(|date| Entry::new(date, None)).to_vec()
}

/// A plan that ended, a plan that began, or one after the other. Their names are no others'.
fn plan_changes(days: &HiddenDays<'_>) -> Vec<Vec<Entry>> {
    let began = |start: NaiveDate| Entry::new(start, None).with("plan", "a plan that began");
    let ended = |end: NaiveDate| days.ended(end).with("plan", "a plan that ended");
    let starts = || days.starts.iter().copied();
    let ends = days.ends.iter().map(|end| vec![ended(*end)]);
    let pairs = starts().map(|start| vec![ended(start - Days::new(1)), began(start)]);
    starts().map(|start| vec![began(start)]).chain(ends).chain(pairs).collect()
}
