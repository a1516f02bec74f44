//! "ECM Populations of Focus (POF)", rows 1 to 4: homelessness, avoidable hospital and emergency use, serious
//! mental health and substance use needs, incarceration. Each is ticked for adults and for children and youth.

use super::shared::{ADULT, CHILD, CHILDREN_LIVE, LAUNCH, NEW_IN_2024, guide, population};
use crate::facts::{
    ABANDONED_IN_HOSPITAL, COMPLEX_HEALTH_NEED, COMPLEX_SOCIAL_FACTOR, CRISIS_SERVICES_AS_MAIN_CARE, CustodyFacility, DOUBLED_UP,
    EMERGENCY_VISITS, HIGH_RISK_OF_INSTITUTION, HOMELESS, IN_FAMILY_WITH_MINOR, INCARCERATED, MOTEL_OR_CAMPGROUND, PREGNANCY,
    REENTRY_NEED, RELATED_VISITS, RELEASES, SHELTER, SPECIALTY_MENTAL_HEALTH_ACCESS, SUBSTANCE_USE_ACCESS, UNPLANNED_STAYS,
    VisitKind, WHOLE_PERSON_CARE_OR_HEALTH_HOMES, detail,
};
use crate::rules::{Condition, Criterion, EntriesOf, Evidence, Finding, Test, events, events_that, spans};
use crate::time::Day;

pub(super) const POF_1_ID: &str = "ca-dhcs-ecm/pof-1-homelessness";
pub(super) const POF_2_ID: &str = "ca-dhcs-ecm/pof-2-avoidable-utilization";
pub(super) const POF_3_ID: &str = "ca-dhcs-ecm/pof-3-mental-health-substance-use";
pub(super) const POF_4_ID: &str = "ca-dhcs-ecm/pof-4-incarceration";

/// Adults of populations 1 to 3: from the launch in the 25 counties that had Whole Person Care or Health
/// Homes, half a year later in the other 33. Known second-hand.
const LIVE_FOR_ADULTS: Condition = Condition::Any(&[
    Condition::From(Day::of_document(2022, 7, 1)),
    Condition::All(&[Condition::From(LAUNCH), Condition::holds(WHOLE_PERSON_CARE_OR_HEALTH_HOMES)]),
]);

/// Children and youth of populations 1 to 3.
const LIVE_FOR_CHILDREN: Condition = Condition::From(CHILDREN_LIVE);

/// Populations 1 to 3: in force for somebody once the branch of their age is. The adults' branch came first.
const LIVE_FOR_THEIR_AGE: Condition = Condition::Any(&[LIVE_FOR_CHILDREN, Condition::All(&[ADULT, LIVE_FOR_ADULTS])]);

/// 1 Individuals experiencing homelessness.
///
/// Adults need a health need beside it, one that is hard to manage alone. Children, youth and families with
/// a child need none, and for them more counts: a shared home, a motel, a shelter, a hospital they were
/// left in.
pub(super) const HOMELESSNESS: Finding = population(
    POF_1_ID,
    "Population of Focus 1: people experiencing homelessness",
    "ECM Populations of Focus, 1",
    &[
        Criterion::new(
            "ca-dhcs-ecm/pof-1-homelessness/adult",
            "21 or older, homeless, and with a health need that is hard to manage alone",
            guide("Population of Focus 1, adults"),
            Condition::All(&[ADULT, Condition::holds(HOMELESS), Condition::holds(COMPLEX_HEALTH_NEED)]),
        )
        .in_force(&LIVE_FOR_ADULTS)
        .read_by(&["AMB-30"]),
        Criterion::new(
            "ca-dhcs-ecm/pof-1-homelessness/child",
            "under 21 or in a family with a child, and homeless, in a shared home, motel, campground or shelter, or left in a hospital",
            guide("Population of Focus 1, children, youth and families, page 15").known_as(Evidence::General),
            Condition::All(&[Condition::Any(&[CHILD, Condition::holds(IN_FAMILY_WITH_MINOR)]), NO_HOME]),
        )
        .in_force(&LIVE_FOR_CHILDREN)
        .read_by(&["AMB-30"]),
    ],
)
.in_force(&LIVE_FOR_THEIR_AGE);

/// Homeless, or in one of the places that count for children, youth and families.
const NO_HOME: Condition = Condition::Any(&[
    Condition::holds(HOMELESS),
    Condition::holds(DOUBLED_UP),
    Condition::holds(MOTEL_OR_CAMPGROUND),
    Condition::holds(SHELTER),
    Condition::holds(ABANDONED_IN_HOSPITAL),
]);

/// 2 Individuals at risk for avoidable hospital or emergency department use, once "High Utilizers".
///
/// Five visits or three stays in 6 months for adults; three visits or two stays in 12 months for children
/// and youth, who need nothing else.
///
/// INTERPRETATION: the months end on the day asked about. The guide lets them end with the latest month of
/// claims, which no fact gives (page 21).
///
/// NOT MODELLED: the plan may authorize ECM below these numbers (pages 19 and 21). That is for the plan to say.
pub(super) const AVOIDABLE_UTILIZATION: Finding = population(
    POF_2_ID,
    "Population of Focus 2: people at risk for avoidable hospital or emergency room use",
    "ECM Populations of Focus, 2",
    &[
        Criterion::new(
            "ca-dhcs-ecm/pof-2-avoidable-utilization/adult",
            "21 or older, with 5 emergency room visits or 3 unplanned stays in 6 months that could have been avoided",
            guide("Population of Focus 2, adults, pages 19 to 21"),
            Condition::All(&[ADULT, Condition::Any(&[visits(5, 6), stays(3, 6)])]),
        )
        .in_force(&LIVE_FOR_ADULTS)
        .read_by(&["AMB-02", "AMB-30"]),
        Criterion::new(
            "ca-dhcs-ecm/pof-2-avoidable-utilization/child",
            "under 21, with 3 emergency room visits or 2 unplanned stays in 12 months that could have been avoided",
            guide("Population of Focus 2, children and youth, pages 19 to 21"),
            Condition::All(&[CHILD, Condition::Any(&[visits(3, 12), stays(2, 12)])]),
        )
        .in_force(&LIVE_FOR_CHILDREN)
        .read_by(&["AMB-02", "AMB-30"]),
    ],
)
.in_force(&LIVE_FOR_THEIR_AGE);

/// Visits to an emergency room. One that ended in a hospital stay counts once, as the stay (page 21).
const fn visits(at_least: u8, months: u32) -> Condition {
    Condition::counted(at_least, months, events_that(EMERGENCY_VISITS, AVOIDABLE_VISIT))
}

/// Unplanned stays, in a hospital or for a short time in a skilled nursing facility.
const fn stays(at_least: u8, months: u32) -> Condition {
    Condition::counted(at_least, months, events_that(UNPLANNED_STAYS, AVOIDABLE))
}

/// What nobody says could not have been avoided.
const AVOIDABLE: Test = Test::says(detail::AVOIDABLE).or_not_given();

/// Such a visit that did not end in a hospital stay.
const AVOIDABLE_VISIT: Test = Test::All(&[AVOIDABLE, Test::says(detail::ADMITTED).not()]);

/// 3 Individuals with serious mental health and/or substance use disorder needs.
///
/// INTERPRETATION: child welfare involvement can open specialty mental health services to somebody under 21,
/// yet it is not read as access by itself: the case says so.
pub(super) const MENTAL_HEALTH_AND_SUBSTANCE_USE: Finding = population(
    POF_3_ID,
    "Population of Focus 3: people with serious mental health or substance use needs",
    "ECM Populations of Focus, 3",
    &[
        Criterion::new(
            "ca-dhcs-ecm/pof-3-mental-health-substance-use/adult",
            "21 or older, with access to county mental health or substance use services, something in life that makes care harder, and a high risk, crisis care, repeated visits or a pregnancy within 12 months",
            guide("Population of Focus 3, adults, pages 26 to 30").known_as(Evidence::General),
            Condition::All(&[ADULT, ACCESS, Condition::holds(COMPLEX_SOCIAL_FACTOR), SIGNS_OF_HIGH_NEED]),
        )
        .in_force(&LIVE_FOR_ADULTS)
        .read_by(&["AMB-02", "AMB-30"]),
        Criterion::new(
            "ca-dhcs-ecm/pof-3-mental-health-substance-use/child",
            "under 21, with access to county mental health or substance use services",
            guide("Population of Focus 3, children and youth").known_as(Evidence::General),
            Condition::All(&[CHILD, ACCESS]),
        )
        .in_force(&LIVE_FOR_CHILDREN)
        .read_by(&["AMB-30"]),
    ],
)
.in_force(&LIVE_FOR_THEIR_AGE);

/// Access to county mental health services or to substance use services.
const ACCESS: Condition =
    Condition::Any(&[Condition::holds(SPECIALTY_MENTAL_HEALTH_ACCESS), Condition::holds(SUBSTANCE_USE_ACCESS)]);

/// One of these: a high risk, crisis services as the main care, two emergency visits or two hospital stays
/// for mental health or substance use in 12 months, a pregnancy now or in the 12 months before.
const SIGNS_OF_HIGH_NEED: Condition = Condition::Any(&[
    Condition::holds(HIGH_RISK_OF_INSTITUTION),
    Condition::holds(CRISIS_SERVICES_AS_MAIN_CARE),
    Condition::counted(2, 12, related(VisitKind::Emergency)),
    Condition::counted(2, 12, related(VisitKind::Hospital)),
    Condition::RunsOrEndedWithin(12, spans(PREGNANCY)),
]);

/// Visits of this kind for mental health or substance use.
const fn related(kind: VisitKind) -> EntriesOf {
    events_that(RELATED_VISITS, detail::VISIT_KIND.is(VisitKind::set([kind])))
}

/// 4 Individuals transitioning from incarceration, "new in January 2024" (AMB-31).
///
/// Adults need a health need beside it, from a list of seven. Children and youth need none.
///
/// INTERPRETATION: a child who is incarcerated is in a youth facility; a release counts for them where it
/// was from one, or where nobody says from what.
pub(super) const INCARCERATION: Finding = population(
    POF_4_ID,
    "Population of Focus 4: people coming out of incarceration",
    "ECM Populations of Focus, 4",
    &[
        Criterion::new(
            "ca-dhcs-ecm/pof-4-incarceration/adult",
            "21 or older, incarcerated or released within 12 months, and with a health need that makes coming home harder",
            guide("Population of Focus 4, adults").known_as(Evidence::General),
            Condition::All(&[
                ADULT,
                Condition::Any(&[Condition::holds(INCARCERATED), Condition::counted(1, 12, events(RELEASES))]),
                Condition::holds(REENTRY_NEED),
            ]),
        )
        .in_force(&Condition::From(NEW_IN_2024))
        .read_by(&["AMB-02", "AMB-30", "AMB-31"]),
        Criterion::new(
            "ca-dhcs-ecm/pof-4-incarceration/child",
            "under 21, incarcerated or released from a youth facility within 12 months",
            guide("Population of Focus 4, children and youth").known_as(Evidence::General),
            Condition::All(&[
                CHILD,
                Condition::Any(&[
                    Condition::holds(INCARCERATED),
                    Condition::counted(1, 12, events_that(RELEASES, FROM_YOUTH_FACILITY)),
                ]),
            ]),
        )
        .in_force(&Condition::From(NEW_IN_2024))
        .read_by(&["AMB-02", "AMB-30"]),
    ],
)
.in_force(&Condition::From(NEW_IN_2024));

/// From a youth facility, or from one that nobody names.
const FROM_YOUTH_FACILITY: Test = detail::FACILITY.is(CustodyFacility::set([CustodyFacility::YouthFacility])).or_not_given();
