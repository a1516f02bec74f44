//! Louisiana: the MCO Manual's section on the Department of Children and Family Services, and the Coordinated System of Care.

use chrono::{Days, NaiveDate};

use super::calendar::{due_each, quarter, week};
use super::{Action, Entry, Finding, Known, Status, any_of};
use crate::day;
use crate::facts::SHARED_DATA;

const CUSTODY: &[&str] = &["member.louisiana.dcfsCustody"];
const HIGH_RISK: &str = "member.louisiana.highRisk";
const TRANSITIONAL: &str = "member.louisiana.transitionalCaseManagement";
const IDENTIFIED: &str = "member.louisiana.identifiedByDcfs";
const DATA: &[&str] = &["plan.dataShared"];
const WEEKLY: &[&str] = &["member.louisiana.dcfsCustody", HIGH_RISK, TRANSITIONAL, IDENTIFIED];

/// The manual has no first day: it is in force on all days.
pub(super) const DCFS_FINDINGS: &[Finding] = &[
    Finding {
        id: "la-dcfs-mco-manual/in-dcfs-custody",
        uses: &[CUSTODY],
        on: |case, date| any_of(true, [("custody", is_in_custody(case, date))]),
    },
    Finding {
        id: "la-dcfs-mco-manual/weekly-meeting-case",
        uses: &[WEEKLY],
        on: |case, date| any_of(true, reasons_to_meet(case, date)),
    },
    Finding {
        id: "la-dcfs-mco-manual/information-exchange-complete",
        uses: &[DATA],
        on: |case, _| any_of(true, [("all-seven-kinds", shares_all_kinds(case))]),
    },
];

pub(super) const DCFS_ACTIONS: &[Action] = &[
    Action::required("la-dcfs-mco-manual/designate-dcfs-liaison", &[&["plan.liaison.designated"]], |case, date| {
        !case.holds("plan.liaison.designated", date)
    })
    .of("plan"),
    Action::required("la-dcfs-mco-manual/facilitate-required-meetings", &[], |_, _| true).of("plan"),
    Action::required("la-dcfs-mco-manual/support-outreach", &[], |_, _| true).of("plan"),
    Action::required("la-dcfs-mco-manual/refer-to-case-management", &[CUSTODY], is_in_custody),
    Action::required(
        "la-dcfs-mco-manual/notify-dcfs-of-failed-outreach",
        &[CUSTODY, &[HIGH_RISK, "member.louisiana.outreach"]],
        |case, date| {
            let ended = |engaged: bool| {
                let outreach = case.entries("member.louisiana.outreach");
                outreach.iter().any(|one| one.start <= date && one.flag("engaged") == Some(engaged))
            };
            is_in_custody(case, date) && case.holds(HIGH_RISK, date) && ended(false) && !ended(true)
        },
    ),
    Action::required("la-dcfs-mco-manual/include-dcfs-in-care-team", &[CUSTODY, &[TRANSITIONAL]], |case, date| {
        is_in_custody(case, date) && case.holds(TRANSITIONAL, date)
    }),
    Action::required("la-dcfs-mco-manual/discuss-in-weekly-meeting", &[WEEKLY], |case, date| {
        reasons_to_meet(case, date).iter().any(|(_, so)| *so)
    })
    .due(|case, date| {
        let meetings = case.histories.get("plan.caseMeetings")?;
        Some(due_each(week, date, |first, last| meetings.iter().any(|meeting| is_between(meeting, first, last.min(date)))))
    })
    .by(&["plan.caseMeetings"]),
    Action::required("la-dcfs-mco-manual/hold-executive-meeting", &[], |_, _| true)
        .of("plan")
        .due(|case, date| {
            let meetings = case.histories.get("plan.executiveMeetings")?;
            let counts =
                |meeting: &&Entry| meeting.lists.get("attendees").is_none_or(|names| names.iter().any(|name| is_executive(name)));
            let held =
                |first, last: NaiveDate| meetings.iter().filter(counts).any(|meeting| is_between(meeting, first, last.min(date)));
            Some(due_each(quarter, date, held))
        })
        .by(&["plan.executiveMeetings"]),
    Action::required("la-dcfs-mco-manual/exchange-information", &[CUSTODY], is_in_custody),
    Action::required("la-dcfs-mco-manual/complete-information-exchange", &[DATA], |case, _| !shares_all_kinds(case)).of("plan"),
    Action::required("la-dcfs-mco-manual/give-record-access", &[CUSTODY], is_in_custody),
    Action::required("la-dcfs-mco-manual/submit-dcfs-reports", &[&["plan.reportsDue"]], |case, date| {
        first_report_due(case, date).is_some()
    })
    .of("plan")
    .due(first_report_due),
];

fn is_in_custody(case: &Known, date: NaiveDate) -> bool {
    case.running("member.louisiana.dcfsCustody", date).next().is_some()
}

/// The three kinds of case that are talked through each week. Who DCFS names need not be in custody.
fn reasons_to_meet(case: &Known, date: NaiveDate) -> [(&'static str, bool); 3] {
    let custody = is_in_custody(case, date);
    [
        ("high-risk-case-management", custody && case.holds(HIGH_RISK, date)),
        ("transitional-case-management", custody && case.holds(TRANSITIONAL, date)),
        ("identified-by-dcfs", case.holds(IDENTIFIED, date)),
    ]
}

fn shares_all_kinds(case: &Known) -> bool {
    let shared = case.lists.get(DATA[0]).expect("the data shared is known");
    SHARED_DATA.iter().all(|kind| shared.iter().any(|one| one == kind))
}

/// Any one of the three is enough (AMB-37).
fn is_executive(name: &str) -> bool {
    ["ceo", "coo", "cmo"].contains(&name)
}

fn is_between(meeting: &Entry, first: NaiveDate, last: NaiveDate) -> bool {
    first <= meeting.start && meeting.start <= last
}

/// The earliest day set for a report that was not sent by a day.
fn first_report_due(case: &Known, date: NaiveDate) -> Option<NaiveDate> {
    case.entries("plan.reportsDue").iter().filter(|report| !report.done_by("submittedOn", date)).map(|report| report.start).min()
}

const ENROLLED: &str = "member.louisiana.csocEnrolled";
const DESIGN: &[&str] = &[
    "member.louisiana.significantBehavioralHealth",
    "member.louisiana.coOccurringDisorder",
    "member.louisiana.outOfHome",
    "member.louisiana.imminentRisk",
];
const WAIVER: &[&str] = &[
    "member.birthDate",
    "member.louisiana.waiverClinical",
    "member.louisiana.homeAndCommunitySetting",
    "member.louisiana.financiallyEligible",
];
const READINESS: &[&str] = &[
    "region.readiness.regionalCommitment",
    "region.readiness.careManagementEntityIdentified",
    "region.readiness.outcomesCapacity",
    "region.readiness.crossAgencyPlanning",
    "region.readiness.familyParticipation",
    "region.readiness.technicalAssistancePlan",
    "region.readiness.providerCapacityAssessment",
    "region.readiness.outreachPlan",
];
const ENTITY: &[&str] = &["region.careManagementEntityDeliversServices", "region.waiverGranted", "region.conflictFirewall"];

pub(super) const CSOC_FINDINGS: &[Finding] = &[
    Finding {
        id: "la-csoc/population-of-focus-2010",
        uses: &[DESIGN],
        on: |case, date| any_of(is_csoc_in_force(date), design_of_2010(case, date)),
    },
    Finding {
        id: "la-csoc/waiver-population",
        uses: &[WAIVER],
        on: |case, date| any_of(is_waiver_in_force(date), [("waiver", is_in_waiver_population(case, date))]),
    },
    Finding {
        id: "la-csoc/region-ready",
        uses: &[READINESS],
        on: |case, date| {
            let all = READINESS.iter().all(|criterion| case.holds(criterion, date));
            any_of(is_csoc_in_force(date), [("all-criteria", all)])
        },
    },
    Finding {
        id: "la-csoc/care-management-entity-independent",
        uses: &[ENTITY],
        on: |case, date| {
            let criteria = [
                ("delivers-no-services", !case.holds(ENTITY[0], date)),
                ("waiver", case.holds(ENTITY[1], date) && case.holds(ENTITY[2], date)),
            ];
            any_of(is_csoc_in_force(date), criteria)
        },
    },
];

pub(super) const CSOC_ACTIONS: &[Action] = &[
    Action::required("la-csoc/refer-to-csoc", &[DESIGN, WAIVER, &[ENROLLED]], |case, date| {
        let by_design = is_csoc_in_force(date) && design_of_2010(case, date).iter().any(|(_, so)| *so);
        let by_waiver = is_waiver_in_force(date) && is_in_waiver_population(case, date);
        (by_design || by_waiver) && !case.holds(ENROLLED, date)
    }),
    Action::required("la-csoc/reevaluate-csoc", &[&[ENROLLED]], |case, date| {
        is_csoc_in_force(date) && case.holds(ENROLLED, date)
    })
    .due(|case, date| {
        // At least every 180 days from the first day of the enrollment.
        let Some(Status::During(spans)) = case.statuses.get(ENROLLED) else { return None };
        let next = |span: &Entry| (1..).map(|times| span.start + Days::new(180 * times)).find(|due| *due >= date);
        spans.iter().filter(|span| span.runs(date)).filter_map(next).min()
    }),
];

fn is_csoc_in_force(date: NaiveDate) -> bool {
    date >= day(2012, 3, 1)
}

fn is_waiver_in_force(date: NaiveDate) -> bool {
    date >= day(2017, 3, 1)
}

/// The slide of 2010: significant behavioral health challenges or co-occurring disorders, and out of home or at imminent risk of
/// it (AMB-40, AMB-41). It names no ages.
fn design_of_2010(case: &Known, date: NaiveDate) -> [(&'static str, bool); 2] {
    let challenges = case.holds(DESIGN[0], date) || case.holds(DESIGN[1], date);
    let out_of_home = case.running(DESIGN[2], date).next().is_some();
    [("out-of-home", challenges && out_of_home), ("imminent-risk", challenges && case.holds(DESIGN[3], date))]
}

/// The waiver's target population: from the 5th birthday through the day before the 21st.
fn is_in_waiver_population(case: &Known, date: NaiveDate) -> bool {
    let age = !case.is_under(5, date) && case.is_under(21, date);
    age && WAIVER[1..].iter().all(|status| case.holds(status, date))
}
