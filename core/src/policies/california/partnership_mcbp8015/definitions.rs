//! MCBP8015 III, Definitions: who is child welfare-involved (III.C), who is in foster care (III.E), what
//! Direct Member status rests on (III.F), and the terms that the other sections use.

use super::section::section;
use crate::facts::{AID_CODES, DIRECT_MEMBER, detail};
use crate::policies::california::{aid_codes, child_welfare};
use crate::rules::{ActionRule, Condition, Criterion, Finding, FindingKind, Listing, NoticeRule, Test, spans_that};

pub(super) const INVOLVED_ID: &str = "ca-phc-mcbp8015/child-welfare-involved";
pub(super) const FOSTER_CARE_MEMBER_ID: &str = "ca-phc-mcbp8015/foster-care-member";
const ADOPTION_ASSISTANCE_ID: &str = "ca-phc-mcbp8015/child-welfare-involved/adoption-assistance";

/// III.A, B, D and F to K: terms, of which none decides anything by itself.
pub(super) const TERMS: Listing = Listing::new(
    "ca-phc-mcbp8015/terms",
    "Terms of this policy",
    section("III"),
    &[
        "Assembly Bill 2083 (III.A): since 2018, each county agrees in writing with the bodies that serve foster children with severe trauma who does what, and how they work together in time. A team of state agencies helps the counties.",
        "California Children's Services, CCS (III.B): a state program for children under 21 with certain serious health conditions.",
        "Child Welfare Liaison (III.D): the plan's contact for child welfare agencies, there so that children in foster care get the right care, in time and coordinated.",
        "Direct Member (III.F): a member for whom one assigned primary care provider would not fit. No referral form is needed, though specialists may still ask for one. Grounds: aid code, other insurance, demographics, or a decision of the plan.",
        "Enhanced Care Management (ECM) provider (III.G): an organization in the community with experience in intensive, in-person care management for a Population of Focus.",
        "ECM lead care manager (III.H): the one person at the ECM provider who coordinates the member's care and Community Supports, and works with any other care managers so that nothing is done twice.",
        "Medical home (III.I): the provider who looks after the member's primary care and coordinates specialists.",
        "Resource family (III.J): an approved caregiver for a child in foster care, for a time or for good. Once called foster parents, approved relatives, or approved non-relative extended family.",
        "Whole Child Model (III.K): one program for all the care of Partnership's children with a CCS condition.",
    ],
);

/// III.C Child welfare-involved youth: "one or more of the following conditions".
pub(super) const CHILD_WELFARE_INVOLVED: Finding = Finding::new(
    INVOLVED_ID,
    FindingKind::Status,
    "Child welfare-involved",
    section("III.C"),
    &[
        Criterion::new(
            "ca-phc-mcbp8015/child-welfare-involved/in-foster-care",
            "under 21 and in foster care in California",
            section("III.C.1"),
            Condition::rule(child_welfare::IN_FOSTER_CARE_ID),
        )
        .read_by(&["AMB-01", "AMB-04", "AMB-05", "AMB-08"]),
        Criterion::new(
            "ca-phc-mcbp8015/child-welfare-involved/recent-foster-care",
            "under 21 and in foster care in any state within the last 12 months",
            section("III.C.2"),
            Condition::rule(child_welfare::RECENT_FOSTER_CARE_ID),
        )
        .read_by(&["AMB-01", "AMB-02", "AMB-06", "AMB-07", "AMB-09"]),
        Criterion::new(
            "ca-phc-mcbp8015/child-welfare-involved/aged-out",
            "under 26 and aged out of foster care, at 18 or later, in any state",
            section("III.C.3"),
            Condition::rule(child_welfare::AGED_OUT_ID),
        )
        .read_by(&["AMB-03", "AMB-08", "AMB-10", "AMB-11"]),
        Criterion::new(
            ADOPTION_ASSISTANCE_ID,
            "under 18 and eligible for or in California's Adoption Assistance Program",
            section("III.C.4"),
            Condition::rule(child_welfare::HAS_ADOPTION_ASSISTANCE_ID),
        )
        .read_by(&["AMB-01", "AMB-13", "AMB-14"]),
        Criterion::new(
            "ca-phc-mcbp8015/child-welfare-involved/family-maintenance",
            "under 18 and with California's Family Maintenance now or within the last 12 months",
            section("III.C.5"),
            Condition::rule(child_welfare::HAS_FAMILY_MAINTENANCE_ID),
        )
        .read_by(&["AMB-01", "AMB-02", "AMB-15"]),
    ],
);

/// III.C.4 names California's program: an aid code of another state's does not count (AMB-14).
pub(super) const OTHER_STATES_ASSISTANCE: NoticeRule = NoticeRule::new(
    "notCaliforniaAdoptionAssistance",
    "An aid code shows adoption assistance of another state, which is not counted.",
    ADOPTION_ASSISTANCE_ID,
    Condition::All(&[
        Condition::UnderAge(18),
        Condition::Runs(spans_that(AID_CODES, Test::text_in(detail::CODE, aid_codes::OTHER_STATES_ADOPTION_ASSISTANCE))),
    ]),
);

/// III.E Children in foster care, "county welfare and probation departments" read as either of the
/// two; for VI.B.1 these are the members in care now (AMB-18).
pub(super) const IN_FOSTER_CARE: Finding = Finding::new(
    FOSTER_CARE_MEMBER_ID,
    FindingKind::Status,
    "Foster care member",
    section("III.E"),
    &[Criterion::new(
        "ca-phc-mcbp8015/foster-care-member/in-foster-care",
        "under 21 and in foster care in California",
        section("III.E"),
        Condition::rule(child_welfare::IN_FOSTER_CARE_ID),
    )
    .read_by(&["AMB-01", "AMB-04", "AMB-05", "AMB-08", "AMB-18"])],
);

/// III.F Direct Member status rests on a basis; for somebody who left foster care it may be gone.
///
/// INTERPRETATION: the document sets no duty to end the status, so this is an option.
pub(super) const RECHECK_DIRECT_MEMBER: ActionRule = ActionRule::optional(
    "ca-phc-mcbp8015/recheck-direct-member",
    "Check whether Direct Member status still has a basis",
    section("III.F"),
    Condition::All(&[Condition::known_to_hold(DIRECT_MEMBER), Condition::rule(FOSTER_CARE_MEMBER_ID).not()]),
)
.by("Partnership HealthPlan")
.to("the member's record")
.read_by(&["AMB-18"]);
