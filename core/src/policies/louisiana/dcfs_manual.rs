//! Louisiana's manual for managed care organizations (MCOs), section "Department of Children and
//! Family Services" (DCFS): what a plan owes to members in the custody of DCFS, and to DCFS itself.
//!
//! The section names no first day, so it counts as in force on every day. Its parts follow in its own
//! order, their paragraphs counted from the heading.
//!
//! NOT MODELLED: the rest of the manual, which is not among our documents. What "High Risk" and
//! "Transitional Case Management" mean stands there or with the plan: the case says whether they apply.

use crate::facts::{
    Attendee, CASE_MEETINGS, ChoiceSet, DATA_SHARED, DCFS_CUSTODY, EXECUTIVE_MEETINGS, IDENTIFIED_BY_DCFS, LA_HIGH_RISK,
    LIAISON_DESIGNATED, OUTREACH, REPORTS_DUE, SharedData, State, TRANSITIONAL_CASE_MANAGEMENT, detail,
};
use crate::policies::standing::standing;
use crate::rules::{
    ActionRule, Condition, Criterion, Due, Finding, FindingKind, FulfilledBy, Listing, Period, Policy, Section, Subject, Test,
    events, events_that, spans,
};
use crate::words::English;

/// The title page, and the rules in order.
pub(in crate::policies) const POLICY: Policy = Policy {
    id: "la-dcfs-mco-manual",
    title: English::new("MCO Manual: Department of Children and Family Services"),
    issuer: English::new("Louisiana Department of Health"),
    edition: English::new("undated"),
    state: State::LA,
    in_force_from: None,
    in_force_until: None,
    next_review: None,
    findings: &[IN_DCFS_CUSTODY, WEEKLY_MEETING_CASE, INFORMATION_EXCHANGE_COMPLETE],
    actions: &[
        DESIGNATE_DCFS_LIAISON,
        FACILITATE_REQUIRED_MEETINGS,
        SUPPORT_OUTREACH,
        REFER_TO_CASE_MANAGEMENT,
        NOTIFY_DCFS_OF_FAILED_OUTREACH,
        INCLUDE_DCFS_IN_CARE_TEAM,
        DISCUSS_IN_WEEKLY_MEETING,
        HOLD_EXECUTIVE_MEETING,
        EXCHANGE_INFORMATION,
        COMPLETE_INFORMATION_EXCHANGE,
        GIVE_RECORD_ACCESS,
        SUBMIT_DCFS_REPORTS,
    ],
    notices: &[],
    listings: &[EXCHANGED_INFORMATION],
};

const IN_CUSTODY_ID: &str = "la-dcfs-mco-manual/in-dcfs-custody";
const WEEKLY_MEETING_CASE_ID: &str = "la-dcfs-mco-manual/weekly-meeting-case";
const EXCHANGE_COMPLETE_ID: &str = "la-dcfs-mco-manual/information-exchange-complete";

const PLAN: &str = "the plan (MCO)";
const LIAISON: &str = "the plan's DCFS liaison";
const DCFS: &str = "DCFS";
const MAILBOX: &str = "DCFS.treatment@la.gov";

/// A part of the section, by its heading and paragraph.
const fn section(section: &'static str) -> Section {
    Section::of("Louisiana MCO Manual, DCFS", section)
}

/// Introduction: members in custody, for whom the plan keeps up communication, timely care
/// management and coordination across disciplines. The parts below say what that takes.
///
/// INTERPRETATION: the introduction says custody "of the state", the duties say custody of DCFS. We
/// use the duties' words (AMB-33).
const IN_DCFS_CUSTODY: Finding = Finding::new(
    IN_CUSTODY_ID,
    FindingKind::Status,
    "In DCFS custody",
    section("Introduction"),
    &[Criterion::new(
        "la-dcfs-mco-manual/in-dcfs-custody/custody",
        "in the custody of the Department of Children and Family Services",
        section("Introduction"),
        Condition::Runs(spans(DCFS_CUSTODY)),
    )
    .read_by(&["AMB-33"])],
);

/// DCFS Liaison, paragraph 1: a dedicated liaison, the first contact for DCFS.
const DESIGNATE_DCFS_LIAISON: ActionRule = ActionRule::required(
    "la-dcfs-mco-manual/designate-dcfs-liaison",
    "Designate a liaison as the first contact for DCFS",
    section("DCFS Liaison, paragraph 1"),
    Condition::holds(LIAISON_DESIGNATED).not(),
)
.by(PLAN)
.to(DCFS)
.about(Subject::Plan);

/// DCFS Liaison, paragraph 1: the liaison keeps the plan and DCFS in touch and sees to every meeting
/// that is required (those of Case Management, paragraphs 4 and 5).
const FACILITATE_REQUIRED_MEETINGS: ActionRule = standing(
    "la-dcfs-mco-manual/facilitate-required-meetings",
    "Keep in touch with DCFS and arrange every required meeting",
    section("DCFS Liaison, paragraph 1"),
)
.by(LIAISON)
.to(DCFS)
.about(Subject::Plan);

/// DCFS Liaison, paragraph 2: outreach to those outside health care who matter to the child.
const SUPPORT_OUTREACH: ActionRule = standing(
    "la-dcfs-mco-manual/support-outreach",
    "Support outreach and education with courts, schools and law enforcement",
    section("DCFS Liaison, paragraph 2"),
)
.by(LIAISON)
.to("courts, schools, law enforcement and others in the community")
.about(Subject::Plan);

/// Case Management, paragraph 1: every member in custody is referred. No time is set (AMB-34).
///
/// INTERPRETATION: no fact says that a referral was made, so it is asked for as long as custody lasts.
const REFER_TO_CASE_MANAGEMENT: ActionRule = ActionRule::required(
    "la-dcfs-mco-manual/refer-to-case-management",
    "Refer the member to case management",
    section("Case Management, paragraph 1"),
    Condition::rule(IN_CUSTODY_ID),
)
.by(PLAN)
.to("case management")
.read_by(&["AMB-33", "AMB-34"]);

/// A try that brought the member into case management.
const ENGAGED: Test = Test::says(detail::ENGAGED);

/// A try that did not; one without a result is neither.
const NOT_ENGAGED: Test = Test::All(&[Test::gives(detail::ENGAGED), ENGAGED.not()]);

/// Case Management, paragraph 2: a member at high risk whom outreach did not bring into case
/// management; DCFS is asked to help.
///
/// INTERPRETATION: the text says neither how many tries it takes nor within what time. One that did
/// not engage the member is enough, unless another did (AMB-35). A try without a result counts as
/// neither of the two.
const NOTIFY_DCFS_OF_FAILED_OUTREACH: ActionRule = ActionRule::required(
    "la-dcfs-mco-manual/notify-dcfs-of-failed-outreach",
    "Tell DCFS that outreach has not reached the member, and ask for help",
    section("Case Management, paragraph 2"),
    Condition::All(&[
        Condition::rule(IN_CUSTODY_ID),
        Condition::holds(LA_HIGH_RISK),
        Condition::Happened(events_that(OUTREACH, NOT_ENGAGED)),
        Condition::Happened(events_that(OUTREACH, ENGAGED)).not(),
    ]),
)
.by(PLAN)
.to(DCFS)
.through(MAILBOX)
.read_by(&["AMB-33", "AMB-35"]);

/// Case Management, paragraph 3: DCFS on the care team of a member who needs transitional case
/// management, as the plan sees it.
const INCLUDE_DCFS_IN_CARE_TEAM: ActionRule = ActionRule::required(
    "la-dcfs-mco-manual/include-dcfs-in-care-team",
    "Include DCFS in the member's multidisciplinary care team",
    section("Case Management, paragraph 3"),
    Condition::All(&[Condition::rule(IN_CUSTODY_ID), Condition::holds(TRANSITIONAL_CASE_MANAGEMENT)]),
)
.by(PLAN)
.to(DCFS)
.read_by(&["AMB-33"]);

/// The paragraph about the weekly meeting.
const CASE_MANAGEMENT_4: Section = section("Case Management, paragraph 4");

/// Case Management, paragraph 4: whose care is talked over with DCFS, in three groups. The third is
/// for DCFS to name, case by case; custody is not asked there.
const WEEKLY_MEETING_CASE: Finding = Finding::new(
    WEEKLY_MEETING_CASE_ID,
    FindingKind::Circumstance,
    "For the weekly meeting with DCFS",
    CASE_MANAGEMENT_4,
    &[
        Criterion::new(
            "la-dcfs-mco-manual/weekly-meeting-case/high-risk-case-management",
            "in DCFS custody and identified by the plan for high-risk case management",
            CASE_MANAGEMENT_4,
            Condition::All(&[Condition::rule(IN_CUSTODY_ID), Condition::holds(LA_HIGH_RISK)]),
        )
        .read_by(&["AMB-33"]),
        Criterion::new(
            "la-dcfs-mco-manual/weekly-meeting-case/transitional-case-management",
            "in DCFS custody and in transitional case management",
            CASE_MANAGEMENT_4,
            Condition::All(&[Condition::rule(IN_CUSTODY_ID), Condition::holds(TRANSITIONAL_CASE_MANAGEMENT)]),
        )
        .read_by(&["AMB-33"]),
        Criterion::new(
            "la-dcfs-mco-manual/weekly-meeting-case/identified-by-dcfs",
            "named by DCFS for the meeting",
            CASE_MANAGEMENT_4,
            Condition::holds(IDENTIFIED_BY_DCFS),
        ),
    ],
);

/// Case Management, paragraph 4: the meeting itself, every week while there is a case for it.
const DISCUSS_IN_WEEKLY_MEETING: ActionRule = ActionRule::required(
    "la-dcfs-mco-manual/discuss-in-weekly-meeting",
    "Talk over the member's care in the weekly meeting with DCFS",
    CASE_MANAGEMENT_4,
    Condition::rule(WEEKLY_MEETING_CASE_ID),
)
.by("the plan's (MCO's) staff for the case")
.to(DCFS)
.through("weekly meeting")
.due(&Due::Each(Period::Week, FulfilledBy::any(events(CASE_MEETINGS))))
.read_by(&["AMB-36"]);

/// With one of the three officers; a meeting that does not say who came counts, too.
const OFFICER: Test = detail::ATTENDEES.has_one_of(Attendee::set([Attendee::Ceo, Attendee::Coo, Attendee::Cmo])).or_not_given();

/// Case Management, paragraph 5: executive management meets DCFS at least once a quarter about what
/// goes beyond single cases. One of the three officers is enough (AMB-37).
///
/// NOT MODELLED: more frequent meetings, which the two may agree on.
const HOLD_EXECUTIVE_MEETING: ActionRule = standing(
    "la-dcfs-mco-manual/hold-executive-meeting",
    "Meet DCFS about systemic issues and concerns of the program",
    section("Case Management, paragraph 5"),
)
.by("the plan's (MCO's) chief executive, operating or medical officer")
.to(DCFS)
.through("meeting")
.about(Subject::Plan)
.due(&Due::Each(Period::Quarter, FulfilledBy::any(events_that(EXECUTIVE_MEETINGS, OFFICER))))
.read_by(&["AMB-36", "AMB-37"]);

/// Data Sharing, paragraph 1: the seven kinds of information, the least that is exchanged.
const EXCHANGED_INFORMATION: Listing = Listing::new(
    "la-dcfs-mco-manual/exchanged-information",
    "What the plan and DCFS exchange about a member",
    section("Data Sharing, paragraph 1"),
    &[
        "which services were authorized",
        "behavioral and physical health",
        "diagnoses",
        "results of assessments and screenings, adverse childhood experiences (ACEs) among them",
        "medications",
        "social needs",
        "changes that may harm the member's health or welfare",
    ],
);

/// The seven kinds, as a case names them.
const ALL_SEVEN_KINDS: ChoiceSet<SharedData> = SharedData::set([
    SharedData::ServiceAuthorizations,
    SharedData::BehavioralAndPhysicalHealth,
    SharedData::Diagnoses,
    SharedData::AssessmentsAndScreenings,
    SharedData::Medications,
    SharedData::SocialNeeds,
    SharedData::AdverseChanges,
]);

/// Data Sharing, paragraph 1: the exchange covers all seven kinds.
///
/// INTERPRETATION: "as appropriate" is about what is sent for one member, not about what the
/// exchange can carry (AMB-38).
const INFORMATION_EXCHANGE_COMPLETE: Finding = Finding::new(
    EXCHANGE_COMPLETE_ID,
    FindingKind::Circumstance,
    "The exchange of information with DCFS is complete",
    section("Data Sharing, paragraph 1"),
    &[Criterion::new(
        "la-dcfs-mco-manual/information-exchange-complete/all-seven-kinds",
        "the plan exchanges all seven kinds of information with DCFS",
        section("Data Sharing, paragraph 1"),
        Condition::includes(DATA_SHARED, ALL_SEVEN_KINDS),
    )
    .read_by(&["AMB-38"])],
)
.about(Subject::Plan);

/// Data Sharing, paragraph 1: for a member in custody.
const EXCHANGE_INFORMATION: ActionRule = ActionRule::required(
    "la-dcfs-mco-manual/exchange-information",
    "Exchange information about the member with DCFS, promptly and securely",
    section("Data Sharing, paragraph 1"),
    Condition::rule(IN_CUSTODY_ID),
)
.by(PLAN)
.to(DCFS)
.through("secure electronic exchange")
.read_by(&["AMB-33", "AMB-38"]);

/// Data Sharing, paragraph 1: for the plan, while one of the seven kinds is missing.
const COMPLETE_INFORMATION_EXCHANGE: ActionRule = ActionRule::required(
    "la-dcfs-mco-manual/complete-information-exchange",
    "Extend the exchange with DCFS to all seven kinds of information",
    section("Data Sharing, paragraph 1"),
    Condition::rule(EXCHANGE_COMPLETE_ID).not(),
)
.by(PLAN)
.to(DCFS)
.through("secure electronic exchange")
.about(Subject::Plan)
.read_by(&["AMB-38"]);

/// Data Sharing, paragraph 2: medical records within reach of DCFS.
///
/// NOT MODELLED: that all this should help to manage the members' complex needs. It is a purpose, and
/// no fact measures it.
const GIVE_RECORD_ACCESS: ActionRule = ActionRule::required(
    "la-dcfs-mco-manual/give-record-access",
    "Keep the member's medical records within easy reach of DCFS",
    section("Data Sharing, paragraph 2"),
    Condition::rule(IN_CUSTODY_ID),
)
.by(PLAN)
.to(DCFS)
.read_by(&["AMB-33"]);

/// Reporting, both paragraphs: each required report, straight to DCFS, in the form and time set for it.
///
/// NOT MODELLED: the contract, the guides and the templates that set forms and times. The case lists
/// the reports and their days (AMB-39).
const SUBMIT_DCFS_REPORTS: ActionRule = ActionRule::required(
    "la-dcfs-mco-manual/submit-dcfs-reports",
    "Send the required report to DCFS, in its set form and time",
    section("Reporting, paragraph 2"),
    Condition::undone(events(REPORTS_DUE), detail::SUBMITTED_ON),
)
.by(PLAN)
.to(DCFS)
.about(Subject::Plan)
.due(&Due::OnTheDay)
.read_by(&["AMB-39"]);
