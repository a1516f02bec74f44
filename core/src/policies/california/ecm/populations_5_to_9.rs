//! "ECM Populations of Focus (POF)", rows 5 to 9: adults at risk of long-term care, adults leaving a nursing
//! facility, children with California Children's Services, children and youth in child welfare, birth equity.
//! Rows 5 and 6 are ticked for adults only, rows 7 and 8 for children and youth only.

use super::{CHILDREN_LIVE, NEW_IN_2024, adult, any_of, child, guide, population};
use crate::facts::{
    ADDITIONAL_BEYOND_CCS, BIRTH_EQUITY_GROUP, CAN_LIVE_IN_COMMUNITY, CCS_ELIGIBLE, LIKELY_TO_MOVE, LOWER_ACUITY_NURSING,
    NURSING_FACILITY_RESIDENT, NURSING_LEVEL_OF_CARE, PREGNANCY, SOCIAL_OR_ENVIRONMENTAL_FACTOR, WANTS_TO_MOVE,
    WHOLE_CHILD_MODEL,
};
use crate::policies::california::child_welfare;
use crate::rules::{Condition, Criterion, Evidence, Finding, spans};
use crate::time::Day;

pub(super) const POF_5: &str = "ca-dhcs-ecm/pof-5-long-term-care-risk";
pub(super) const POF_6: &str = "ca-dhcs-ecm/pof-6-nursing-facility-transition";
pub(super) const POF_7: &str = "ca-dhcs-ecm/pof-7-ccs";
pub(super) const POF_8: &str = "ca-dhcs-ecm/pof-8-child-welfare";
pub(super) const POF_9: &str = "ca-dhcs-ecm/pof-9-birth-equity";

/// Populations 5 and 6; the day is known second-hand.
const LONG_TERM_CARE_LIVE: Day = Day::of_document(2023, 1, 1);

/// 5 Adults living in the community and at risk for long-term care.
pub(super) fn long_term_care_risk() -> Finding {
    let live = Condition::From(LONG_TERM_CARE_LIVE);
    let adult = Criterion::new(
        "ca-dhcs-ecm/pof-5-long-term-care-risk/adult",
        "21 or older, not in a nursing facility, in need of skilled nursing, with something in life or home that makes care harder, and able to live at home with support",
        guide("Population of Focus 5").known_as(Evidence::General),
        Condition::all([
            adult(),
            Condition::holds(NURSING_FACILITY_RESIDENT).not(),
            any_of([NURSING_LEVEL_OF_CARE, LOWER_ACUITY_NURSING]),
            Condition::holds(SOCIAL_OR_ENVIRONMENTAL_FACTOR),
            Condition::holds(CAN_LIVE_IN_COMMUNITY),
        ]),
    )
    .in_force(live.clone())
    .read_by(&["AMB-30"]);
    let title = "Population of Focus 5: adults at home who are at risk of long-term care";
    population(POF_5, title, "ECM Populations of Focus, 5", vec![adult]).in_force(live)
}

/// 6 Adult nursing facility residents who move back to the community: they want to, it is likely to go well,
/// and they can stay there for good.
pub(super) fn nursing_facility_transition() -> Finding {
    let live = Condition::From(LONG_TERM_CARE_LIVE);
    let adult = Criterion::new(
        "ca-dhcs-ecm/pof-6-nursing-facility-transition/adult",
        "21 or older, in a nursing facility, wants to move out, is likely to do so well, and can live at home with support",
        guide("Population of Focus 6, pages 38 and 39").known_as(Evidence::General),
        Condition::all([
            adult(),
            Condition::holds(NURSING_FACILITY_RESIDENT),
            Condition::holds(WANTS_TO_MOVE),
            Condition::holds(LIKELY_TO_MOVE),
            Condition::holds(CAN_LIVE_IN_COMMUNITY),
        ]),
    )
    .in_force(live.clone())
    .read_by(&["AMB-30"]);
    let title = "Population of Focus 6: adults moving out of a nursing facility";
    population(POF_6, title, "ECM Populations of Focus, 6", vec![adult]).in_force(live)
}

/// 7 Children and youth in California Children's Services (CCS) or its Whole Child Model, "with additional
/// needs beyond the CCS condition".
///
/// INTERPRETATION: the row says enrolled; who is eligible for CCS counts.
pub(super) fn california_childrens_services() -> Finding {
    let live = Condition::From(CHILDREN_LIVE);
    let child = Criterion::new(
        "ca-dhcs-ecm/pof-7-ccs/child",
        "under 21, in California Children's Services or the Whole Child Model, and with needs beyond that condition",
        guide("Population of Focus 7"),
        Condition::all([child(), any_of([CCS_ELIGIBLE, WHOLE_CHILD_MODEL]), Condition::holds(ADDITIONAL_BEYOND_CCS)]),
    )
    .in_force(live.clone())
    .read_by(&["AMB-30"]);
    let title = "Population of Focus 7: children and youth with California Children's Services and further needs";
    population(POF_7, title, "ECM Populations of Focus, 7", vec![child]).in_force(live)
}

/// 8 Children and youth involved in child welfare. Nothing else is asked for.
///
/// INTERPRETATION: the slide names the population and no conditions. That they are those of MCBP8015 III.C
/// is general knowledge, and the answer says so. Through one of them, aging out, somebody of 21 to 25 is
/// in a population that the slide ticks for children and youth only (AMB-32). The guide says, of Family
/// Maintenance, "eligible for or enrolled in" (page 47); only who gets it counts.
pub(super) fn child_welfare() -> Finding {
    let live = Condition::From(CHILDREN_LIVE);
    let involved = Condition::any([
        Condition::rule(child_welfare::IN_FOSTER_CARE),
        Condition::rule(child_welfare::RECENT_FOSTER_CARE),
        Condition::rule(child_welfare::AGED_OUT),
        Condition::rule(child_welfare::HAS_ADOPTION_ASSISTANCE),
        Condition::rule(child_welfare::HAS_FAMILY_MAINTENANCE),
    ]);
    let child = Criterion::new(
        "ca-dhcs-ecm/pof-8-child-welfare/child",
        "is a child or youth involved in child welfare; no further need is asked for",
        guide("Population of Focus 8, page 47").known_as(Evidence::General),
        involved,
    )
    .in_force(live.clone())
    .read_by(&["AMB-32"]);
    let title = "Population of Focus 8: children and youth involved in child welfare";
    population(POF_8, title, "ECM Populations of Focus, 8", vec![child]).in_force(live)
}

/// 9 Birth Equity, "new in January 2024": pregnant or within 12 months after, and of a group whose births go
/// worse than those of others.
///
/// Adults and children alike. One rule, told apart by age.
pub(super) fn birth_equity() -> Finding {
    let live = || Condition::From(NEW_IN_2024);
    let expecting = || {
        let pregnant = Condition::RunsOrEndedWithin(12, spans(PREGNANCY));
        Condition::all([pregnant, Condition::holds(BIRTH_EQUITY_GROUP)])
    };
    let adult = Criterion::new(
        "ca-dhcs-ecm/pof-9-birth-equity/adult",
        "21 or older, pregnant now or within the last 12 months, and of a group with worse outcomes at birth",
        guide("Population of Focus 9, adults, page 51"),
        Condition::all([adult(), expecting()]),
    )
    .in_force(live())
    .read_by(&["AMB-02", "AMB-30"]);
    let child = Criterion::new(
        "ca-dhcs-ecm/pof-9-birth-equity/child",
        "under 21, pregnant now or within the last 12 months, and of a group with worse outcomes at birth",
        guide("Population of Focus 9, children and youth, page 51"),
        Condition::all([child(), expecting()]),
    )
    .in_force(live())
    .read_by(&["AMB-02", "AMB-30"]);
    let title = "Population of Focus 9: birth equity";
    population(POF_9, title, "ECM Populations of Focus, 9", vec![adult, child]).in_force(live())
}
