//! "ECM Populations of Focus (POF)", rows 5 to 9: adults at risk of long-term care, adults leaving a nursing
//! facility, children with California Children's Services, children and youth in child welfare, birth equity.
//! Rows 5 and 6 are ticked for adults only, rows 7 and 8 for children and youth only.

use super::shared::{ADULT, CHILD, CHILDREN_LIVE, NEW_IN_2024, guide, population};
use crate::facts::{
    ADDITIONAL_BEYOND_CCS, BIRTH_EQUITY_GROUP, CAN_LIVE_IN_COMMUNITY, CCS_ELIGIBLE, LIKELY_TO_MOVE, LOWER_ACUITY_NURSING,
    NURSING_FACILITY_RESIDENT, NURSING_LEVEL_OF_CARE, PREGNANCY, SOCIAL_OR_ENVIRONMENTAL_FACTOR, WANTS_TO_MOVE,
    WHOLE_CHILD_MODEL,
};
use crate::policies::california::child_welfare;
use crate::rules::{Condition, Criterion, Evidence, Finding, spans};
use crate::time::Day;

pub(super) const POF_5_ID: &str = "ca-dhcs-ecm/pof-5-long-term-care-risk";
pub(super) const POF_6_ID: &str = "ca-dhcs-ecm/pof-6-nursing-facility-transition";
pub(super) const POF_7_ID: &str = "ca-dhcs-ecm/pof-7-ccs";
pub(super) const POF_8_ID: &str = "ca-dhcs-ecm/pof-8-child-welfare";
pub(super) const POF_9_ID: &str = "ca-dhcs-ecm/pof-9-birth-equity";

/// Populations 5 and 6; the day is known second-hand.
const LONG_TERM_CARE_LIVE: Day = Day::of_document(2023, 1, 1);

/// 5 Adults living in the community and at risk for long-term care.
pub(super) const LONG_TERM_CARE_RISK: Finding = population(
    POF_5_ID,
    "Population of Focus 5: adults at home who are at risk of long-term care",
    "ECM Populations of Focus, 5",
    &[Criterion::new(
        "ca-dhcs-ecm/pof-5-long-term-care-risk/adult",
        "21 or older, not in a nursing facility, in need of skilled nursing, with something in life or home that makes care harder, and able to live at home with support",
        guide("Population of Focus 5").known_as(Evidence::General),
        Condition::All(&[
            ADULT,
            Condition::holds(NURSING_FACILITY_RESIDENT).not(),
            Condition::Any(&[Condition::holds(NURSING_LEVEL_OF_CARE), Condition::holds(LOWER_ACUITY_NURSING)]),
            Condition::holds(SOCIAL_OR_ENVIRONMENTAL_FACTOR),
            Condition::holds(CAN_LIVE_IN_COMMUNITY),
        ]),
    )
    .in_force(&Condition::From(LONG_TERM_CARE_LIVE))
    .read_by(&["AMB-30"])],
)
.in_force(&Condition::From(LONG_TERM_CARE_LIVE));

/// 6 Adult nursing facility residents who move back to the community: they want to, it is likely to go well,
/// and they can stay there for good.
pub(super) const NURSING_FACILITY_TRANSITION: Finding = population(
    POF_6_ID,
    "Population of Focus 6: adults moving out of a nursing facility",
    "ECM Populations of Focus, 6",
    &[Criterion::new(
        "ca-dhcs-ecm/pof-6-nursing-facility-transition/adult",
        "21 or older, in a nursing facility, wants to move out, is likely to do so well, and can live at home with support",
        guide("Population of Focus 6, pages 38 and 39").known_as(Evidence::General),
        Condition::All(&[
            ADULT,
            Condition::holds(NURSING_FACILITY_RESIDENT),
            Condition::holds(WANTS_TO_MOVE),
            Condition::holds(LIKELY_TO_MOVE),
            Condition::holds(CAN_LIVE_IN_COMMUNITY),
        ]),
    )
    .in_force(&Condition::From(LONG_TERM_CARE_LIVE))
    .read_by(&["AMB-30"])],
)
.in_force(&Condition::From(LONG_TERM_CARE_LIVE));

/// 7 Children and youth in California Children's Services (CCS) or its Whole Child Model, "with additional
/// needs beyond the CCS condition".
///
/// INTERPRETATION: the row says enrolled; who is eligible for CCS counts.
pub(super) const CALIFORNIA_CHILDRENS_SERVICES: Finding = population(
    POF_7_ID,
    "Population of Focus 7: children and youth with California Children's Services and further needs",
    "ECM Populations of Focus, 7",
    &[Criterion::new(
        "ca-dhcs-ecm/pof-7-ccs/child",
        "under 21, in California Children's Services or the Whole Child Model, and with needs beyond that condition",
        guide("Population of Focus 7"),
        Condition::All(&[
            CHILD,
            Condition::Any(&[Condition::holds(CCS_ELIGIBLE), Condition::holds(WHOLE_CHILD_MODEL)]),
            Condition::holds(ADDITIONAL_BEYOND_CCS),
        ]),
    )
    .in_force(&Condition::From(CHILDREN_LIVE))
    .read_by(&["AMB-30"])],
)
.in_force(&Condition::From(CHILDREN_LIVE));

/// 8 Children and youth involved in child welfare. Nothing else is asked for.
///
/// INTERPRETATION: the slide names the population and no conditions. That they are those of MCBP8015 III.C
/// is general knowledge, and the answer says so. Through one of them, aging out, somebody of 21 to 25 is
/// in a population that the slide ticks for children and youth only (AMB-32). The guide says, of Family
/// Maintenance, "eligible for or enrolled in" (page 47); only who gets it counts.
pub(super) const CHILD_WELFARE: Finding = population(
    POF_8_ID,
    "Population of Focus 8: children and youth involved in child welfare",
    "ECM Populations of Focus, 8",
    &[Criterion::new(
        "ca-dhcs-ecm/pof-8-child-welfare/child",
        "is a child or youth involved in child welfare; no further need is asked for",
        guide("Population of Focus 8, page 47").known_as(Evidence::General),
        INVOLVED,
    )
    .in_force(&Condition::From(CHILDREN_LIVE))
    .read_by(&["AMB-32"])],
)
.in_force(&Condition::From(CHILDREN_LIVE));

/// One of the five conditions of child welfare involvement.
const INVOLVED: Condition = Condition::Any(&[
    Condition::rule(child_welfare::IN_FOSTER_CARE_ID),
    Condition::rule(child_welfare::RECENT_FOSTER_CARE_ID),
    Condition::rule(child_welfare::AGED_OUT_ID),
    Condition::rule(child_welfare::HAS_ADOPTION_ASSISTANCE_ID),
    Condition::rule(child_welfare::HAS_FAMILY_MAINTENANCE_ID),
]);

/// 9 Birth Equity, "new in January 2024": pregnant or within 12 months after, and of a group whose births go
/// worse than those of others.
///
/// Adults and children alike. One rule, told apart by age.
pub(super) const BIRTH_EQUITY: Finding = population(
    POF_9_ID,
    "Population of Focus 9: birth equity",
    "ECM Populations of Focus, 9",
    &[
        Criterion::new(
            "ca-dhcs-ecm/pof-9-birth-equity/adult",
            "21 or older, pregnant now or within the last 12 months, and of a group with worse outcomes at birth",
            guide("Population of Focus 9, adults, page 51"),
            Condition::All(&[ADULT, EXPECTING]),
        )
        .in_force(&Condition::From(NEW_IN_2024))
        .read_by(&["AMB-02", "AMB-30"]),
        Criterion::new(
            "ca-dhcs-ecm/pof-9-birth-equity/child",
            "under 21, pregnant now or within the last 12 months, and of a group with worse outcomes at birth",
            guide("Population of Focus 9, children and youth, page 51"),
            Condition::All(&[CHILD, EXPECTING]),
        )
        .in_force(&Condition::From(NEW_IN_2024))
        .read_by(&["AMB-02", "AMB-30"]),
    ],
)
.in_force(&Condition::From(NEW_IN_2024));

/// Pregnant or within 12 months after, and of such a group.
const EXPECTING: Condition =
    Condition::All(&[Condition::RunsOrEndedWithin(12, spans(PREGNANCY)), Condition::holds(BIRTH_EQUITY_GROUP)]);
