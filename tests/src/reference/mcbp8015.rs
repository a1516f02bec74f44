//! Partnership HealthPlan of California, policy MCBP8015, sections III.C, III.E and VI.

use chrono::NaiveDate;

use super::calendar::{due_each, quarter, working_days_after};
use super::{Action, Entry, Finding, Known, any_of};
use crate::day;

/// The facts of the five conditions.
pub(super) const FIVE: &[&str] =
    &["member.birthDate", "member.fosterCare", "member.adoptionAssistance", "member.familyMaintenance"];
const FOSTER_CARE: &[&str] = &["member.birthDate", "member.fosterCare"];
const NEEDS: &[&str] = &["member.needs.multipleReferrals", "member.needs.complexMedical", "member.needs.multipleAgencies"];
const PLACEMENTS: &[&str] = &["member.placements", "plan.serviceCounties"];
const DIRECT: &[&str] = &["member.coordination.directMember"];
const QUALIFICATIONS: &[&str] = &[
    "plan.liaison.qualifications.countySystems",
    "plan.liaison.qualifications.coordinationProcesses",
    "plan.liaison.qualifications.traumaInformedCare",
    "plan.liaison.qualifications.degreeOrTraining",
    "plan.liaison.qualifications.enrollmentProcesses",
    "plan.liaison.qualifications.justiceAndRights",
];
const SUBCONTRACTOR: &str = "plan.delegatedSubcontractorServesChildWelfare";
const CHANGES: &str = "plan.liaison.changes";

pub(super) const FINDINGS: &[Finding] = &[
    Finding {
        id: "ca-phc-mcbp8015/child-welfare-involved",
        uses: &[FIVE],
        on: |case, date| any_of(in_force(date), five_conditions(case, date)),
    },
    Finding {
        id: "ca-phc-mcbp8015/foster-care-member",
        uses: &[FOSTER_CARE],
        on: |case, date| any_of(in_force(date), [("in-foster-care", in_foster_care(case, date))]),
    },
    Finding {
        id: "ca-phc-mcbp8015/high-risk",
        uses: &[NEEDS],
        on: |case, date| {
            let criteria = [
                ("multiple-referrals", case.holds("member.needs.multipleReferrals", date)),
                ("complex-medical", case.holds("member.needs.complexMedical", date)),
                ("multiple-agencies", case.holds("member.needs.multipleAgencies", date)),
            ];
            any_of(in_force(date), criteria)
        },
    },
    Finding {
        id: "ca-phc-mcbp8015/placed-outside-service-area",
        uses: &[PLACEMENTS],
        on: |case, date| any_of(in_force(date), [("placement", placed_outside(case, date))]),
    },
];

pub(super) const ACTIONS: &[Action] = &[
    Action::required("ca-phc-mcbp8015/contact-foster-agency", &[FIVE, &["member.aidCodes"]], |case, date| {
        let identified = |code: &Entry| code.text("code").is_some_and(|code| IDENTIFYING_CODES.contains(&code));
        is_involved(case, date) && case.running("member.aidCodes", date).any(identified)
    }),
    Action::required("ca-phc-mcbp8015/review-prior-authorizations", &[FIVE], is_involved),
    Action::required("ca-phc-mcbp8015/assign-direct-member", &[FOSTER_CARE, DIRECT], |case, date| {
        is_foster_care_member(case, date) && !is_direct_member(case, date)
    }),
    Action::optional("ca-phc-mcbp8015/recheck-direct-member", &[FOSTER_CARE, DIRECT], |case, date| {
        in_force(date) && is_direct_member(case, date) && !is_foster_care_member(case, date)
    }),
    Action::required(
        "ca-phc-mcbp8015/authorize-any-network",
        &[FIVE, &["member.coordination.authorizationRequestPending"]],
        |case, date| is_involved(case, date) && case.holds("member.coordination.authorizationRequestPending", date),
    ),
    Action::required("ca-phc-mcbp8015/refer-to-case-management", &[FIVE, NEEDS], |case, date| {
        is_involved(case, date) && NEEDS.iter().any(|need| case.holds(need, date))
    }),
    Action::required(
        "ca-phc-mcbp8015/assign-medical-home",
        &[FIVE, &["member.ccsEligible", "member.wholeChildModel"]],
        |case, date| {
            is_involved(case, date) && case.holds("member.ccsEligible", date) && case.holds("member.wholeChildModel", date)
        },
    ),
    Action::optional("ca-phc-mcbp8015/offer-respite", &[FOSTER_CARE, &["member.placements"]], |case, date| {
        is_foster_care_member(case, date) && case.running("member.placements", date).any(is_with_family)
    }),
    Action::required("ca-phc-mcbp8015/designate-liaison", &[&["plan.liaison.designated"]], |case, date| {
        in_force(date) && !case.holds("plan.liaison.designated", date)
    })
    .of("plan"),
    Action::required("ca-phc-mcbp8015/reassess-liaison-staffing", &[], |_, date| in_force(date)).of("plan"),
    Action::required("ca-phc-mcbp8015/escalate-to-liaison", &[FIVE, &["member.coordination.escalatedIssue"]], |case, date| {
        is_involved(case, date) && case.holds("member.coordination.escalatedIssue", date)
    }),
    Action::required("ca-phc-mcbp8015/help-county-change", &[FIVE, &["member.coordination.countyChanges"]], |case, date| {
        let changes = case.entries("member.coordination.countyChanges");
        is_involved(case, date) && changes.iter().any(|change| change.start <= date)
    }),
    Action::required("ca-phc-mcbp8015/attend-county-meeting", &[], |_, date| in_force(date))
        .of("plan")
        .due(next_county_meeting)
        .by(&["plan.countyMeetings"]),
    Action::required("ca-phc-mcbp8015/educate-staff", &[], |_, date| in_force(date)).of("plan"),
    Action::required("ca-phc-mcbp8015/join-committees", &[], |_, date| in_force(date)).of("plan"),
    Action::required("ca-phc-mcbp8015/align-with-interagency-teams", &[], |_, date| in_force(date)).of("plan"),
    Action::required("ca-phc-mcbp8015/share-best-practice", &[], |_, date| in_force(date)).of("plan"),
    Action::required(
        "ca-phc-mcbp8015/check-liaison-qualifications",
        &[&["plan.liaison.designated"], QUALIFICATIONS],
        |case, date| {
            let has_all = || QUALIFICATIONS.iter().all(|one| case.holds(one, date));
            in_force(date) && case.holds("plan.liaison.designated", date) && !has_all()
        },
    )
    .of("plan"),
    Action::required("ca-phc-mcbp8015/notify-county-of-liaison-change", &[&[CHANGES]], |case, date| {
        first_change_without(case, "countyNotifiedOn", date).is_some()
    })
    .of("plan")
    .due(|case, date| Some(working_days_after(case, first_change_without(case, "countyNotifiedOn", date)?, 5))),
    Action::required("ca-phc-mcbp8015/notify-dhcs-of-liaison-change", &[&[CHANGES]], |case, date| {
        first_change_without(case, "dhcsNotifiedOn", date).is_some()
    })
    .of("plan")
    .due(|case, date| Some(working_days_after(case, first_change_without(case, "dhcsNotifiedOn", date)?, 5))),
    Action::required("ca-phc-mcbp8015/submit-liaison-directory", &[&[CHANGES]], |case, date| {
        first_change_without(case, "directorySubmittedOn", date).is_some()
    })
    .of("plan"),
    Action::required("ca-phc-mcbp8015/submit-subcontractor-directory", &[&[SUBCONTRACTOR]], |case, date| {
        in_force(date) && case.holds(SUBCONTRACTOR, date)
    })
    .of("plan"),
    Action::required("ca-phc-mcbp8015/oversee-subcontractor", &[&[SUBCONTRACTOR]], |case, date| {
        in_force(date) && case.holds(SUBCONTRACTOR, date)
    })
    .of("plan"),
    Action::required("ca-phc-mcbp8015/conduct-quality-improvement", &[], |_, date| in_force(date)).of("plan"),
    Action::optional(
        "ca-phc-mcbp8015/contact-social-worker",
        &[&["member.coordination.socialWorkerContactNeeded"]],
        |case, date| in_force(date) && case.holds("member.coordination.socialWorkerContactNeeded", date),
    ),
    Action::required("ca-phc-mcbp8015/connect-to-ombudsman", &[PLACEMENTS], |case, date| {
        in_force(date) && placed_outside(case, date)
    }),
    Action::required("ca-phc-mcbp8015/review-policy", &[], |_, date| in_force(date))
        .of("plan")
        .due(|_, _| Some(day(2026, 11, 12))),
];

/// Approved on this day.
fn in_force(date: NaiveDate) -> bool {
    date >= day(2025, 11, 12)
}

/// III.C: the five conditions, by name. They hold or not on any day; whether they count is said by whoever uses them.
pub(super) fn five_conditions(case: &Known, date: NaiveDate) -> [(&'static str, bool); 5] {
    [
        ("in-foster-care", in_foster_care(case, date)),
        ("recent-foster-care", recent_foster_care(case, date)),
        ("aged-out", aged_out(case, date)),
        ("adoption-assistance", has_adoption_assistance(case, date)),
        ("family-maintenance", has_family_maintenance(case, date)),
    ]
}

fn is_involved(case: &Known, date: NaiveDate) -> bool {
    in_force(date) && five_conditions(case, date).iter().any(|(_, so)| *so)
}

fn is_foster_care_member(case: &Known, date: NaiveDate) -> bool {
    in_force(date) && in_foster_care(case, date)
}

/// The stays that are foster care: a refugee program's and others' are not, an agency not given is child welfare (AMB-05).
fn foster_care(case: &Known) -> impl Iterator<Item = &Entry> {
    case.entries("member.fosterCare").iter().filter(|care| !matches!(care.text("agency"), Some("refugeeProgram" | "other")))
}

/// In California by custody or by place: either is enough (AMB-04).
fn in_california(care: &Entry) -> bool {
    care.says("state", "CA") || care.says("placementState", "CA")
}

/// III.C.1: under 21 and in foster care in California.
fn in_foster_care(case: &Known, date: NaiveDate) -> bool {
    case.is_under(21, date) && foster_care(case).any(|care| care.runs(date) && in_california(care))
}

/// III.C.2: under 21 and out of any state's foster care for twelve months at most, or in another state's (AMB-06).
fn recent_foster_care(case: &Known, date: NaiveDate) -> bool {
    let left = foster_care(case).any(|care| care.ended_within(12, date));
    let elsewhere = foster_care(case).any(|care| care.runs(date) && !in_california(care));
    case.is_under(21, date) && (left || elsewhere)
}

/// III.C.3: under 26, in any state's foster care on the 18th birthday or later, and out of it or past 21 (AMB-10, AMB-11).
fn aged_out(case: &Known, date: NaiveDate) -> bool {
    let eighteen = case.birthday(18);
    let reached_eighteen = |care: &Entry| care.start <= date && care.end.is_none_or(|end| end >= eighteen);
    let in_care_as_an_adult = date >= eighteen && foster_care(case).any(reached_eighteen);
    let out = !foster_care(case).any(|care| care.runs(date));
    case.is_under(26, date) && in_care_as_an_adult && (out || !case.is_under(21, date))
}

/// III.C.4: under 18 and in California's adoption assistance, in whatever status (AMB-13, AMB-14).
fn has_adoption_assistance(case: &Known, date: NaiveDate) -> bool {
    case.is_under(18, date) && case.running("member.adoptionAssistance", date).any(|one| one.says("state", "CA"))
}

/// III.C.5: under 18 and in California's family maintenance, or out of it for twelve months at most (AMB-15).
fn has_family_maintenance(case: &Known, date: NaiveDate) -> bool {
    let now_or_lately = |one: &Entry| one.says("state", "CA") && (one.runs(date) || one.ended_within(12, date));
    case.is_under(18, date) && case.entries("member.familyMaintenance").iter().any(now_or_lately)
}

/// A status not given counts as not so: only for actions about it.
fn is_direct_member(case: &Known, date: NaiveDate) -> bool {
    case.statuses.contains_key(DIRECT[0]) && case.holds(DIRECT[0], date)
}

/// VI.B.5: the caregiver is family; it is said, or the home is one of a resource family, a relative or a non-relative extended
/// family member (AMB-21).
fn is_with_family(placement: &Entry) -> bool {
    let family_home = matches!(placement.text("type"), Some("resourceFamily" | "relative" | "nrefm"));
    placement.flag("familyCaregiver").unwrap_or(family_home)
}

/// VI.E: placed outside California or outside the counties the plan serves (AMB-23).
fn placed_outside(case: &Known, date: NaiveDate) -> bool {
    let served = |county: &str| service_counties(case).iter().any(|one| one.eq_ignore_ascii_case(county));
    let outside =
        |placement: &Entry| !placement.says("state", "CA") || placement.text("county").is_some_and(|county| !served(county));
    case.running("member.placements", date).any(outside)
}

/// The counties that the plan serves: those the case names, or Partnership's 24 since 2024.
fn service_counties(case: &Known) -> Vec<&str> {
    match case.lists.get("plan.serviceCounties") {
        Some(counties) => counties.iter().map(String::as_str).collect(),
        None => PARTNERSHIP_COUNTIES.to_vec(),
    }
}

const PARTNERSHIP_COUNTIES: [&str; 24] = [
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

/// VI.A: the aid codes of foster care, former foster youth and California's adoption assistance (AMB-12).
const IDENTIFYING_CODES: [&str; 21] = [
    "03", "04", "40", "42", "43", "45", "46", "49", "4C", "4H", "4K", "4L", "4M", "4N", "5K", "5L", "2P", "2R", "2S", "2T", "2U",
];

/// VI.C.7 and 8: the earliest change of liaison on or before a day of which this was not done by then.
fn first_change_without(case: &Known, deed: &str, date: NaiveDate) -> Option<NaiveDate> {
    if !in_force(date) {
        return None;
    }
    let open = case.entries(CHANGES).iter().filter(|change| change.start <= date && !change.done_by(deed, date));
    open.map(|change| change.start).min()
}

/// VI.C.3.f.8: a meeting with each county's agency in each quarter (AMB-26). A meeting that names no county is with all.
fn next_county_meeting(case: &Known, date: NaiveDate) -> Option<NaiveDate> {
    let meetings = case.histories.get("plan.countyMeetings")?;
    let counties = service_counties(case);
    let met = |county: &str, first: NaiveDate, last: NaiveDate| {
        let in_time = |meeting: &&Entry| first <= meeting.start && meeting.start <= last && meeting.start <= date;
        let with = |meeting: &Entry| meeting.text("county").is_none_or(|one| one.eq_ignore_ascii_case(county));
        meetings.iter().filter(in_time).any(with)
    };
    Some(due_each(quarter, date, |first, last| counties.iter().all(|county| met(county, first, last))))
}
