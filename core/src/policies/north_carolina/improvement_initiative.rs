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
use crate::rules::{ActionRule, Condition, Criterion, Due, Evidence, Finding, FindingKind, Listing, Policy, Section, Subject};
use crate::time::Day;
use crate::words::English;

/// The title page, and the rules in order.
pub(in crate::policies) const POLICY: Policy = Policy {
    id: "nc-cfii",
    title: English::new("NC Child and Family Improvement Initiative"),
    issuer: English::new("North Carolina's LME/MCOs"),
    edition: English::new("release of about November 2022"),
    state: State::NC,
    in_force_from: Some(Day::of_document(2022, 5, 1)),
    in_force_until: None,
    next_review: None,
    findings: &[TRANSITION_OF_CARE_CASE, CO_LOCATION_SETTLED, RESPONSE_PROTOCOL_IN_PLACE],
    actions: &[RUN_TRANSITION_OF_CARE, OFFER_CO_LOCATION, REVISIT_CO_LOCATION, PUT_RESPONSE_PROTOCOL_IN_PLACE],
    notices: &[],
    listings: &[OBJECTIVES, CO_LOCATION_2022, PLANS],
};

const TRANSITION_CASE_ID: &str = "nc-cfii/transition-of-care-case";
const CO_LOCATION_SETTLED_ID: &str = "nc-cfii/co-location-settled";

/// The day the Transition of Care policy was put to use.
const TRANSITIONS_FROM: Day = Day::of_document(2022, 10, 1);

/// The day by which each county was to have a protocol.
const PROTOCOLS_BY: Day = Day::of_document(2023, 4, 1);

/// Where one plan's responsibility ends and another's begins at most so many days before or after,
/// it has moved from the one to the other. The number is ours; the release has none.
const MOVE_WITHIN_DAYS: u32 = 31;

const PLAN: &str = "the plan (LME/MCO)";
const COUNTY: &str = "the county department of social services (DSS)";

/// A section of the release, by its heading.
const fn section(section: &'static str) -> Section {
    Section::of("NC Child and Family Improvement Initiative", section)
}

/// The three of ten objectives that concern the counties.
const OBJECTIVES: Listing = Listing::new(
    "nc-cfii/objectives",
    "Objectives that concern county departments of social services",
    section("What is happening?"),
    &[
        "one Transition of Care policy for youth involved with child welfare, for when another plan becomes responsible",
        "care managers of the plans in county and regional DSS offices, in the way that suits each county",
        "protocols with each county: when and how a case is escalated, whom to contact, and how fast",
    ],
);

/// The plans over time. The release says six; that they became four, and how, was read in the news
/// and in summaries, and the names of the six follow from it.
const PLANS: Listing = Listing::new(
    "nc-cfii/plans",
    "Plans (LME/MCOs) over time",
    section("What is happening?").known_as(Evidence::SecondHand),
    &[
        "Alliance, since the start",
        "Eastpointe, until early 2024, when it joined Trillium",
        "Partners, since the start",
        "Sandhills, until early 2024, when it was dissolved",
        "Trillium, since the start",
        "Vaya, since the start",
        "beside them, from 1 December 2025: the Children and Families Specialty Plan, one for the whole state",
    ],
);

/// The section about a change of plan.
const TRANSITION_SECTION: Section = section("Standardized Transition of Care Policy");

/// A youth involved with child welfare for whom another plan has become responsible, until the
/// transition is completed.
///
/// INTERPRETATION: the objectives speak of a change of custody, this section of a change of
/// enrollment. We look at the change of plan, whatever its cause (AMB-43), between whichever plans
/// the case names (AMB-42). In the Children and Families Specialty Plan, which serves the whole state,
/// nobody changes plan by moving, so its members are left out: our inference, not the release's.
const TRANSITION_OF_CARE_CASE: Finding = Finding::new(
    TRANSITION_CASE_ID,
    FindingKind::Circumstance,
    "In a transition of care between plans",
    TRANSITION_SECTION,
    &[Criterion::new(
        "nc-cfii/transition-of-care-case/plan-change",
        "involved with child welfare, and another plan is now responsible; the transition is not completed",
        TRANSITION_SECTION,
        Condition::All(&[
            INVOLVED_OUTSIDE_THE_SPECIALTY_PLAN,
            Condition::moved(RESPONSIBLE_PLANS, detail::PLAN, MOVE_WITHIN_DAYS, TRANSITION_COMPLETED_ON),
        ]),
    )
    .in_force(&Condition::From(TRANSITIONS_FROM))
    .read_by(&["AMB-42", "AMB-43"])],
)
.in_force(&Condition::From(TRANSITIONS_FROM));

/// Involved with child welfare, and not in the specialty plan.
const INVOLVED_OUTSIDE_THE_SPECIALTY_PLAN: Condition =
    Condition::All(&[Condition::holds(NC_CHILD_WELFARE_INVOLVED), Condition::holds(SPECIALTY_PLAN).not()]);

/// The policy is followed by both plans: no break in services, quick placements, no nights in offices
/// or emergency departments. The release sets no time for a single case. A completion that is not
/// given counts as still to come.
const RUN_TRANSITION_OF_CARE: ActionRule = ActionRule::required(
    "nc-cfii/run-transition-of-care",
    "Follow the Transition of Care policy, so that care goes on without a break",
    TRANSITION_SECTION,
    Condition::All(&[
        Condition::From(TRANSITIONS_FROM),
        INVOLVED_OUTSIDE_THE_SPECIALTY_PLAN,
        Condition::known_moved(RESPONSIBLE_PLANS, detail::PLAN, MOVE_WITHIN_DAYS, TRANSITION_COMPLETED_ON),
    ]),
)
.by("the plan (LME/MCO) that was responsible and the one that is now")
.to("the youth, the county DSS and the providers")
.through("Transition of Care policy")
.read_by(&["AMB-42", "AMB-43"]);

/// The section about care managers in county offices.
const CO_LOCATION_SECTION: Section = section("Co-Location of Care Managers at County DSS Offices");

/// How far the 100 counties had come.
const CO_LOCATION_2022: Listing = Listing::new(
    "nc-cfii/co-location-2022",
    "Co-location in the 100 counties, November 2022",
    CO_LOCATION_SECTION,
    &[
        "40: a care manager works in the county's office",
        "14: virtual, moving to a shared office",
        "10: virtual",
        "24: still exploring",
        "12: declined, for example for lack of space or cases, or because things work well as they are",
    ],
);

/// The plans commit themselves to a care manager in each county's office, as far as the county wants
/// one; a county that declines has settled it as well (AMB-44).
const CO_LOCATION_SETTLED: Finding = Finding::new(
    CO_LOCATION_SETTLED_ID,
    FindingKind::Circumstance,
    "Co-location settled with the county",
    CO_LOCATION_SECTION,
    &[
        Criterion::new(
            "nc-cfii/co-location-settled/physical",
            "a care manager works in the county's office",
            CO_LOCATION_SECTION,
            Condition::chosen(CO_LOCATION, CoLocation::set([CoLocation::Physical])),
        ),
        Criterion::new(
            "nc-cfii/co-location-settled/declined",
            "the county has declined a shared office",
            CO_LOCATION_SECTION,
            Condition::chosen(CO_LOCATION, CoLocation::set([CoLocation::Declined])),
        )
        .read_by(&["AMB-44"]),
    ],
)
.about(Subject::County);

/// The offer, and the agreement where the county wants it; no time is set.
const OFFER_CO_LOCATION: ActionRule = ActionRule::required(
    "nc-cfii/offer-co-location",
    "Offer the county a care manager in its office, and arrange it",
    CO_LOCATION_SECTION,
    Condition::rule(CO_LOCATION_SETTLED_ID).not(),
)
.by(PLAN)
.to(COUNTY)
.about(Subject::County)
.read_by(&["AMB-44"]);

/// A county with virtual collaboration, or one that declined, may think again at any time.
const REVISIT_CO_LOCATION: ActionRule = ActionRule::optional(
    "nc-cfii/revisit-co-location",
    "Look again at whether a care manager in the county's office would help",
    CO_LOCATION_SECTION,
    Condition::chosen(CO_LOCATION, CoLocation::set([CoLocation::Virtual, CoLocation::Declined])),
)
.by(COUNTY)
.to(PLAN)
.about(Subject::County)
.read_by(&["AMB-44"]);

/// The section about protocols with the counties.
const PROTOCOL_SECTION: Section = section("Coordinated Response Protocols");

/// A protocol with the county about how a need or concern is escalated.
const RESPONSE_PROTOCOL_IN_PLACE: Finding = Finding::new(
    "nc-cfii/response-protocol-in-place",
    FindingKind::Circumstance,
    "Coordinated response protocol in place",
    PROTOCOL_SECTION,
    &[Criterion::new(
        "nc-cfii/response-protocol-in-place/protocol",
        "the plan has a coordinated response protocol with the county",
        PROTOCOL_SECTION,
        Condition::done(RESPONSE_PROTOCOL_ON),
    )
    .read_by(&["AMB-45"])],
)
.about(Subject::County);

/// With each county by 1 April 2023, worked out with it one by one; a protocol that is still missing
/// is overdue (AMB-45). One that is not given counts as missing.
const PUT_RESPONSE_PROTOCOL_IN_PLACE: ActionRule = ActionRule::required(
    "nc-cfii/put-response-protocol-in-place",
    "Agree a coordinated response protocol with the county",
    PROTOCOL_SECTION,
    Condition::known_done(RESPONSE_PROTOCOL_ON).not(),
)
.by("the plan (LME/MCO), with the county department of social services (DSS)")
.to(COUNTY)
.about(Subject::County)
.due(&Due::By(PROTOCOLS_BY))
.read_by(&["AMB-45"]);
