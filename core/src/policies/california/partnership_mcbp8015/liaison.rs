//! MCBP8015 VI.C, The Child Welfare Liaison: whom everybody turns to, inside the plan and outside, about
//! children and youth in child welfare.
//!
//! Most of it is about the plan itself. A duty that the text words as a steady practice stands on every
//! day. Where the text sets no time, nothing is due.
//!
//! INTERPRETATION: a plan that a case describes is taken to be Partnership; its name is not looked at.

use super::definitions::INVOLVED_ID;
use super::members::COUNTIES_SERVED;
use super::section::section;
use crate::facts::{
    COUNTY_CHANGES, COUNTY_MEETINGS, ESCALATED_ISSUE, HAS_DEGREE_OR_TRAINING, KNOWS_COORDINATION, KNOWS_COUNTY_SYSTEMS,
    KNOWS_ENROLLMENT, KNOWS_JUSTICE_AND_RIGHTS, KNOWS_TRAUMA_INFORMED_CARE, LIAISON_CHANGES, LIAISON_DESIGNATED,
    SUBCONTRACTOR_SERVES_CHILD_WELFARE, detail,
};
use crate::policies::standing::standing;
use crate::rules::{ActionRule, Condition, Due, FulfilledBy, Listing, Period, Start, Subject, Within, events};

const PLAN: &str = "Partnership HealthPlan";
const LIAISON: &str = "Child Welfare Liaison";

/// VI.C.3.e The mailbox, open to staff inside and outside.
const MAILBOX: &str = "ChildWelfareLiaison@partnershiphp.org";

/// VI.C.8 Where DHCS keeps the contacts of all liaisons.
const DIRECTORY: &str = "MCPD-MCP Submission Portal, Liaison Directory";

/// VI.C.1 Since 1 January 2024, under APL 24-013, the plan designates a liaison (AMB-24); VI.C.2 enough of
/// them for the members of each county it serves.
///
/// NOT MODELLED: how many are enough, and in which county: VI.C.2 and C.2.a give no number (AMB-25).
pub(super) const DESIGNATE: ActionRule = ActionRule::required(
    "ca-phc-mcbp8015/designate-liaison",
    "Designate a Child Welfare Liaison",
    section("VI.C.1"),
    Condition::holds(LIAISON_DESIGNATED).not(),
)
.by(PLAN)
.to("each county that Partnership serves")
.about(Subject::Plan)
.read_by(&["AMB-24", "AMB-25"]);

/// VI.C.2.b The plan looks again, "at regular intervals", whether its liaisons are enough (AMB-25).
pub(super) const REASSESS_STAFFING: ActionRule = standing(
    "ca-phc-mcbp8015/reassess-liaison-staffing",
    "Look again, regularly, whether there are enough liaisons",
    section("VI.C.2.b"),
)
.by(PLAN)
.about(Subject::Plan)
.read_by(&["AMB-24", "AMB-25"]);

/// VI.C.3 Roles and responsibilities: what a liaison does, in the order of the text. Four of them are
/// actions as well: b with e, f.4, f.8 and f.11.
///
/// INTERPRETATION: VI.C.3.c says "or the Children and Youth ... Population of Focus"; we read "for the".
///
/// NOT MODELLED: the others as actions; nothing sets them off but a question to the liaison.
pub(super) const ROLES: Listing = Listing::new(
    "ca-phc-mcbp8015/liaison-roles",
    "What the Child Welfare Liaison does",
    section("VI.C.3"),
    &[
        "Helps the staff who coordinate care for children and youth in child welfare (a)",
        "Leads and speaks for them within the plan: finds and clears obstacles that others could not, in one case or in how things work (b)",
        "Gives help and material to those who coordinate a member's care, such as ECM lead care managers for Population of Focus 8 and county child welfare staff (c)",
        "Does not repeat the care coordination of others; steps in where an issue with the plan's services is escalated (d)",
        "Is reached through one mailbox, for staff inside and outside: ChildWelfareLiaison@partnershiphp.org (e)",
        "Technical assistance: supports staff inside and outside in coordinating care and solving issues (f.1)",
        "Contact point: whom to ask when a member cannot get a service (f.2)",
        "Referral pathways: sees with county child welfare and ECM staff that referrals to ECM work (f.3)",
        "Enrollment support: helps with enrollment and disenrollment when the county changes (f.4)",
        "Service coordination: finds the way through benefits and services (f.5)",
        "Internal coordination: works with the plan's liaisons for other groups of members (f.6)",
        "County liaisons: works with the liaisons that counties have named, as needed (f.7)",
        "Quarterly meetings: goes to meetings with county child welfare agencies (f.8)",
        "Quality improvement: takes part (f.9)",
        "Training: sees that what the agreement with the county says about training is kept (f.10)",
        "Foster youth rights: teaches staff the Foster Youth Bill of Rights (f.11)",
        "Trauma-informed care: works for it wherever people meet (f.12)",
    ],
);

/// VI.C.3.b and e: escalated obstacles go to the Child Welfare Liaison, through the mailbox.
pub(super) const ESCALATE: ActionRule = ActionRule::required(
    "ca-phc-mcbp8015/escalate-to-liaison",
    "Send the escalated issue to the Child Welfare Liaison",
    section("VI.C.3.b"),
    Condition::All(&[Condition::rule(INVOLVED_ID), Condition::holds(ESCALATED_ISSUE)]),
)
.by("plan staff, county staff or ECM provider")
.to(LIAISON)
.through(MAILBOX);

/// VI.C.3.f.4 Help with enrollment and disenrollment "during County changes".
///
/// INTERPRETATION: the text sets no end, so a change of county that is on record stays a reason.
pub(super) const HELP_COUNTY_CHANGE: ActionRule = ActionRule::required(
    "ca-phc-mcbp8015/help-county-change",
    "Help with enrollment or disenrollment after the change of county",
    section("VI.C.3.f.4"),
    Condition::All(&[Condition::rule(INVOLVED_ID), Condition::Happened(events(COUNTY_CHANGES))]),
)
.by(LIAISON)
.to("those who care for the member")
.through(MAILBOX);

/// VI.C.3.f.8 "Quarterly Meetings": once a calendar quarter with each county served (AMB-26).
///
/// INTERPRETATION: a meeting that names no county counts for all of them.
pub(super) const ATTEND_COUNTY_MEETING: ActionRule = standing(
    "ca-phc-mcbp8015/attend-county-meeting",
    "Meet the child welfare agency of each county served",
    section("VI.C.3.f.8"),
)
.by(LIAISON)
.to("county child welfare agencies")
.about(Subject::Plan)
.due(&Due::Each(Period::Quarter, FulfilledBy::for_each(events(COUNTY_MEETINGS), detail::COUNTY, COUNTIES_SERVED)))
.read_by(&["AMB-24", "AMB-26"]);

/// VI.C.3.f.11 Staff learn of the Foster Youth Bill of Rights.
pub(super) const EDUCATE_STAFF: ActionRule =
    standing("ca-phc-mcbp8015/educate-staff", "Teach staff the Foster Youth Bill of Rights", section("VI.C.3.f.11"))
        .by(LIAISON)
        .to("staff")
        .about(Subject::Plan)
        .read_by(&["AMB-24"]);

/// VI.C.4.a The Community Advisory Committee, the Quality Improvement Health Equity Committee, and others
/// whose work touches these members.
pub(super) const JOIN_COMMITTEES: ActionRule = standing(
    "ca-phc-mcbp8015/join-committees",
    "Take part in the committees whose work touches members in child welfare",
    section("VI.C.4.a"),
)
.by(LIAISON)
.to("Community Advisory Committee, Quality Improvement Health Equity Committee and others")
.about(Subject::Plan)
.read_by(&["AMB-24"]);

/// VI.C.4.b In step with each county's Interagency Leadership Team and its AB 2083 agreement.
///
/// INTERPRETATION: to work with the counties stands on every day; to attend a team's meetings goes only so
/// far as the plan is invited, which no fact says.
pub(super) const ALIGN_WITH_INTERAGENCY_TEAMS: ActionRule = standing(
    "ca-phc-mcbp8015/align-with-interagency-teams",
    "Work in step with each county's Interagency Leadership Team, and go to its meetings when invited",
    section("VI.C.4.b"),
)
.by(LIAISON)
.to("counties and their Interagency Leadership Teams")
.about(Subject::Plan)
.read_by(&["AMB-24"]);

/// VI.C.4.c Other liaisons, in this plan and in others.
pub(super) const SHARE_BEST_PRACTICE: ActionRule = standing(
    "ca-phc-mcbp8015/share-best-practice",
    "Share with other liaisons what works and what was learned",
    section("VI.C.4.c"),
)
.by(LIAISON)
.to("Child Welfare Liaisons of this plan and of others")
.about(Subject::Plan)
.read_by(&["AMB-24"]);

/// VI.C.5 and C.6 What a liaison brings along: C.5.a to c, in each topic expertise, experience or training
/// (AMB-27); C.6.a to c, a degree or further training, enrollment and county records, justice and rights.
pub(super) const CHECK_QUALIFICATIONS: ActionRule = ActionRule::required(
    "ca-phc-mcbp8015/check-liaison-qualifications",
    "Check what the liaison still needs of expertise, experience or training",
    section("VI.C.5"),
    Condition::All(&[Condition::holds(LIAISON_DESIGNATED), QUALIFIED.not()]),
)
.by(PLAN)
.to(LIAISON)
.about(Subject::Plan)
.read_by(&["AMB-24", "AMB-27"]);

/// All of VI.C.5.a to c, then of C.6.a to c.
const QUALIFIED: Condition = Condition::All(&[
    Condition::holds(KNOWS_COUNTY_SYSTEMS),
    Condition::holds(KNOWS_COORDINATION),
    Condition::holds(KNOWS_TRAUMA_INFORMED_CARE),
    Condition::holds(HAS_DEGREE_OR_TRAINING),
    Condition::holds(KNOWS_ENROLLMENT),
    Condition::holds(KNOWS_JUSTICE_AND_RIGHTS),
]);

/// VI.C.7 A change of liaison is told to the county, as soon as can be and within five working days
/// (AMB-16), in each county that the old or the new liaison serves (AMB-28).
pub(super) const NOTIFY_COUNTY: ActionRule = ActionRule::required(
    "ca-phc-mcbp8015/notify-county-of-liaison-change",
    "Tell the county child welfare agency of the change of liaison",
    section("VI.C.7"),
    Condition::undone_after(events(LIAISON_CHANGES), detail::COUNTY_NOTIFIED_ON),
)
.by(PLAN)
.to("county child welfare agency")
.about(Subject::Plan)
.due(&WITHIN_FIVE_WORKING_DAYS)
.read_by(&["AMB-16", "AMB-24", "AMB-28"]);

/// VI.C.7 The same change is told to DHCS, in the same time.
pub(super) const NOTIFY_DHCS: ActionRule = ActionRule::required(
    "ca-phc-mcbp8015/notify-dhcs-of-liaison-change",
    "Tell DHCS of the change of liaison",
    section("VI.C.7"),
    Condition::undone_after(events(LIAISON_CHANGES), detail::DHCS_NOTIFIED_ON),
)
.by(PLAN)
.to("DHCS")
.about(Subject::Plan)
.due(&WITHIN_FIVE_WORKING_DAYS)
.read_by(&["AMB-16", "AMB-24"]);

/// Five working days from the first change that was not told.
const WITHIN_FIVE_WORKING_DAYS: Due = Due::After(&[(Within::WorkingDays(5), Start::Undone)]);

/// VI.C.8 The liaison's contact goes into the directory; the text sets no time (AMB-29).
///
/// INTERPRETATION: it goes in anew after each change. A first liaison is entered as a change, too.
pub(super) const SUBMIT_DIRECTORY: ActionRule = ActionRule::required(
    "ca-phc-mcbp8015/submit-liaison-directory",
    "Send the liaison's contact to the Liaison Directory",
    section("VI.C.8"),
    Condition::undone_after(events(LIAISON_CHANGES), detail::DIRECTORY_SUBMITTED_ON),
)
.by(PLAN)
.to("DHCS")
.through(DIRECTORY)
.about(Subject::Plan)
.read_by(&["AMB-24", "AMB-29"]);

/// VI.C.8.a The same for the liaisons of delegated subcontractors that serve these members.
///
/// INTERPRETATION: no fact says that it was done, so it stands for as long as there is such a subcontractor.
pub(super) const SUBMIT_SUBCONTRACTOR_DIRECTORY: ActionRule = ActionRule::required(
    "ca-phc-mcbp8015/submit-subcontractor-directory",
    "Send the contact of the subcontractor's liaison to the Liaison Directory",
    section("VI.C.8.a"),
    Condition::holds(SUBCONTRACTOR_SERVES_CHILD_WELFARE),
)
.by(PLAN)
.to("DHCS")
.through(DIRECTORY)
.about(Subject::Plan)
.read_by(&["AMB-24", "AMB-29"]);

/// VI.C.8.a The plan sees that such subcontractors keep to APL 24-013.
pub(super) const OVERSEE_SUBCONTRACTOR: ActionRule = ActionRule::required(
    "ca-phc-mcbp8015/oversee-subcontractor",
    "See that the subcontractor keeps to APL 24-013",
    section("VI.C.8.a"),
    Condition::holds(SUBCONTRACTOR_SERVES_CHILD_WELFARE),
)
.by(PLAN)
.to("the delegated subcontractor")
.about(Subject::Plan)
.read_by(&["AMB-24"]);

/// VI.C.9 Quality improvement, as Partnership's policy MPQD1001 lays it down.
pub(super) const CONDUCT_QUALITY_IMPROVEMENT: ActionRule = standing(
    "ca-phc-mcbp8015/conduct-quality-improvement",
    "Carry out quality improvement as policy MPQD1001 says",
    section("VI.C.9"),
)
.by(PLAN)
.about(Subject::Plan)
.read_by(&["AMB-24"]);
