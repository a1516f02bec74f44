//! North Carolina's Child and Family Improvement Initiative, as the plans (LME/MCOs) present it in
//! their release of about November 2022: transitions of care, co-location with the county departments
//! of social services (DSS), and coordinated response protocols.
//!
//! NOT MODELLED: the Transition of Care policy and the protocols themselves, which are not among our
//! documents; seven of the ten objectives, which the release does not name. Its last section has
//! blanks where a contact should stand, and the press contact at its head takes no cases: no channel
//! is given.

use crate::facts::{
    CO_LOCATION, CoLocation, NC_CHILD_WELFARE_INVOLVED, RESPONSE_PROTOCOL_ON, RESPONSIBLE_PLANS, SPECIALTY_PLAN, State,
    TRANSITION_COMPLETED_ON, detail,
};
use crate::rules::{ActionRule, Citation, Condition, Criterion, Due, Evidence, Finding, FindingKind, Listing, Policy, Subject};
use crate::time::Day;

const TRANSITION_CASE: &str = "nc-cfii/transition-of-care-case";
const CO_LOCATION_SETTLED: &str = "nc-cfii/co-location-settled";

/// The day the Transition of Care policy was put to use.
const TRANSITIONS_FROM: Day = Day::of_document(2022, 10, 1);
/// The day by which each county was to have a protocol.
const PROTOCOLS_BY: Day = Day::of_document(2023, 4, 1);
/// Where one plan's responsibility ends and another's begins at most so many days before or after,
/// it has moved from the one to the other. The number is ours; the release has none.
const MOVE_WITHIN_DAYS: u32 = 31;

const PLAN: &str = "the plan (LME/MCO)";
const COUNTY: &str = "the county department of social services (DSS)";

const fn section(section: &'static str) -> Citation {
    Citation::document("NC Child and Family Improvement Initiative", section)
}

pub(in crate::policies) fn policy() -> Policy {
    Policy {
        id: "nc-cfii",
        title: "NC Child and Family Improvement Initiative",
        issuer: "North Carolina's LME/MCOs",
        edition: "release of about November 2022",
        state: State::NC,
        in_force_from: Day::new(2022, 5, 1).ok(),
        in_force_until: None,
        next_review: None,
        findings: vec![transition_of_care_case(), co_location_settled(), response_protocol_in_place()],
        actions: vec![run_transition_of_care(), offer_co_location(), revisit_co_location(), put_response_protocol_in_place()],
        notices: Vec::new(),
        listings: vec![OBJECTIVES, CO_LOCATION_2022, PLANS],
    }
}

/// The three of ten objectives that concern the counties.
const OBJECTIVES: Listing = Listing {
    id: "nc-cfii/objectives",
    title: "Objectives that concern county departments of social services",
    citation: section("What is happening?"),
    items: &[
        "one Transition of Care policy for youth involved with child welfare, for when another plan becomes responsible",
        "care managers of the plans in county and regional DSS offices, in the way that suits each county",
        "protocols with each county: when and how a case is escalated, whom to contact, and how fast",
    ],
};

/// The plans over time. The release says six; that they became four, and how, was read in the news
/// and in summaries, and the names of the six follow from it.
const PLANS: Listing = Listing {
    id: "nc-cfii/plans",
    title: "Plans (LME/MCOs) over time",
    citation: section("What is happening?").known_as(Evidence::SecondHand),
    items: &[
        "Alliance, since the start",
        "Eastpointe, until early 2024, when it joined Trillium",
        "Partners, since the start",
        "Sandhills, until early 2024, when it was dissolved",
        "Trillium, since the start",
        "Vaya, since the start",
        "beside them, from 1 December 2025: the Children and Families Specialty Plan, one for the whole state",
    ],
};

/// A youth involved with child welfare for whom another plan has become responsible, until the
/// transition is completed.
///
/// INTERPRETATION: the objectives speak of a change of custody, this section of a change of
/// enrollment. We look at the change of plan, whatever its cause (AMB-43), between whichever plans
/// the case names (AMB-42). In the Children and Families Specialty Plan, which serves the whole state,
/// nobody changes plan by moving, so its members are left out: our inference, not the release's.
fn transition_of_care_case() -> Finding {
    let policy = section("Standardized Transition of Care Policy");
    let changed = Condition::moved(RESPONSIBLE_PLANS, detail::PLAN, MOVE_WITHIN_DAYS, TRANSITION_COMPLETED_ON);
    let plan_change = Criterion::new(
        "nc-cfii/transition-of-care-case/plan-change",
        "involved with child welfare, and another plan is now responsible; the transition is not completed",
        policy,
        Condition::all([involved_outside_the_specialty_plan(), changed]),
    )
    .read_by(&["AMB-42", "AMB-43"])
    .in_force(Condition::From(TRANSITIONS_FROM));
    Finding::new(TRANSITION_CASE, FindingKind::Circumstance, "In a transition of care between plans", policy, vec![plan_change])
        .in_force(Condition::From(TRANSITIONS_FROM))
}

fn involved_outside_the_specialty_plan() -> Condition {
    Condition::all([Condition::holds(NC_CHILD_WELFARE_INVOLVED), Condition::holds(SPECIALTY_PLAN).not()])
}

/// The policy is followed by both plans: no break in services, quick placements, no nights in offices
/// or emergency departments. The release sets no time for a single case. A completion that is not
/// given counts as still to come.
fn run_transition_of_care() -> ActionRule {
    let changed = Condition::known_moved(RESPONSIBLE_PLANS, detail::PLAN, MOVE_WITHIN_DAYS, TRANSITION_COMPLETED_ON);
    ActionRule::required(
        "nc-cfii/run-transition-of-care",
        "Follow the Transition of Care policy, so that care goes on without a break",
        section("Standardized Transition of Care Policy"),
        Condition::all([Condition::From(TRANSITIONS_FROM), involved_outside_the_specialty_plan(), changed]),
    )
    .by("the plan (LME/MCO) that was responsible and the one that is now")
    .to("the youth, the county DSS and the providers")
    .through("Transition of Care policy")
    .read_by(&["AMB-42", "AMB-43"])
}

/// How far the 100 counties had come.
const CO_LOCATION_2022: Listing = Listing {
    id: "nc-cfii/co-location-2022",
    title: "Co-location in the 100 counties, November 2022",
    citation: section("Co-Location of Care Managers at County DSS Offices"),
    items: &[
        "40: a care manager works in the county's office",
        "14: virtual, moving to a shared office",
        "10: virtual",
        "24: still exploring",
        "12: declined, for example for lack of space or cases, or because things work well as they are",
    ],
};

/// The plans commit themselves to a care manager in each county's office, as far as the county wants
/// one; a county that declines has settled it as well (AMB-44).
fn co_location_settled() -> Finding {
    let co_location = section("Co-Location of Care Managers at County DSS Offices");
    let criteria = vec![
        Criterion::new(
            "nc-cfii/co-location-settled/physical",
            "a care manager works in the county's office",
            co_location,
            Condition::chosen(CO_LOCATION, [CoLocation::Physical]),
        ),
        Criterion::new(
            "nc-cfii/co-location-settled/declined",
            "the county has declined a shared office",
            co_location,
            Condition::chosen(CO_LOCATION, [CoLocation::Declined]),
        )
        .read_by(&["AMB-44"]),
    ];
    Finding::new(CO_LOCATION_SETTLED, FindingKind::Circumstance, "Co-location settled with the county", co_location, criteria)
        .about(Subject::County)
}

/// The offer, and the agreement where the county wants it; no time is set.
fn offer_co_location() -> ActionRule {
    ActionRule::required(
        "nc-cfii/offer-co-location",
        "Offer the county a care manager in its office, and arrange it",
        section("Co-Location of Care Managers at County DSS Offices"),
        Condition::rule(CO_LOCATION_SETTLED).not(),
    )
    .by(PLAN)
    .to(COUNTY)
    .about(Subject::County)
    .read_by(&["AMB-44"])
}

/// A county with virtual collaboration, or one that declined, may think again at any time.
fn revisit_co_location() -> ActionRule {
    ActionRule::optional(
        "nc-cfii/revisit-co-location",
        "Look again at whether a care manager in the county's office would help",
        section("Co-Location of Care Managers at County DSS Offices"),
        Condition::chosen(CO_LOCATION, [CoLocation::Virtual, CoLocation::Declined]),
    )
    .by(COUNTY)
    .to(PLAN)
    .about(Subject::County)
    .read_by(&["AMB-44"])
}

/// A protocol with the county about how a need or concern is escalated.
fn response_protocol_in_place() -> Finding {
    let protocols = section("Coordinated Response Protocols");
    let protocol = Criterion::new(
        "nc-cfii/response-protocol-in-place/protocol",
        "the plan has a coordinated response protocol with the county",
        protocols,
        Condition::done(RESPONSE_PROTOCOL_ON),
    )
    .read_by(&["AMB-45"]);
    let title = "Coordinated response protocol in place";
    Finding::new("nc-cfii/response-protocol-in-place", FindingKind::Circumstance, title, protocols, vec![protocol])
        .about(Subject::County)
}

/// With each county by 1 April 2023, worked out with it one by one; a protocol that is still missing
/// is overdue (AMB-45). One that is not given counts as missing.
fn put_response_protocol_in_place() -> ActionRule {
    ActionRule::required(
        "nc-cfii/put-response-protocol-in-place",
        "Agree a coordinated response protocol with the county",
        section("Coordinated Response Protocols"),
        Condition::known_done(RESPONSE_PROTOCOL_ON).not(),
    )
    .by("the plan (LME/MCO), with the county department of social services (DSS)")
    .to(COUNTY)
    .about(Subject::County)
    .read_by(&["AMB-45"])
    .due(Due::By(PROTOCOLS_BY))
}
