//! North Carolina's Child and Family Improvement Initiative: the release, and what is known since.

use super::statement::{Source, Statement};
use crate::rules::Evidence;

const RELEASE: Source = Source::document("nc-cfii");
const SINCE: Source = RELEASE.known_as(Evidence::Verified);
const SUMMED_UP: Source = RELEASE.known_as(Evidence::SecondHand);

const TRANSITION: &str = "Standardized Transition of Care Policy";
const CO_LOCATION: &str = "Co-Location of Care Managers at County DSS Offices";
const PROTOCOLS: &str = "Coordinated Response Protocols";

pub(super) const STATEMENTS: &[Statement] = &[
    RELEASE
        .fact(
            "NC-INIT",
            "What is happening?",
            "Since 1 May 2022 the six regional plans follow ten common objectives, \
             three of them about county social services.",
        )
        .data(&["nc-cfii/objectives", "nc-cfii/plans", "AMB-42"])
        .not_modelled("The other seven objectives: the release does not name them."),
    RELEASE
        .must(
            "NC-TOC-1",
            TRANSITION,
            "When another plan becomes responsible for a youth in child welfare, both \
             plans follow one policy, so that care goes on unbroken.",
        )
        .rules(&[
            "nc-cfii/transition-of-care-case",
            "nc-cfii/transition-of-care-case/plan-change",
            "nc-cfii/run-transition-of-care",
        ])
        .data(&[
            "AMB-43",
            "member.northCarolina.childWelfareInvolved",
            "member.northCarolina.responsiblePlans",
            "member.northCarolina.transitionCompletedOn",
        ])
        .not_modelled(
            "Its aims, quick placement and no nights in offices: the release sets \
             no measure, and the policy's own text was not found.",
        ),
    RELEASE
        .practice("NC-COLO-1", CO_LOCATION, "The plans offer every county office a care manager on site, if the county wishes.")
        .rules(&[
            "nc-cfii/co-location-settled",
            "nc-cfii/co-location-settled/physical",
            "nc-cfii/co-location-settled/declined",
            "nc-cfii/offer-co-location",
        ])
        .data(&["AMB-44", "county.coLocation"]),
    RELEASE
        .fact("NC-COLO-2", CO_LOCATION, "How many of the 100 counties had reached which stage in November 2022.")
        .data(&["nc-cfii/co-location-2022"]),
    RELEASE
        .practice("NC-COLO-3", CO_LOCATION, "Where a county wants a care manager on site, its plan arranges the details.")
        .rules(&["nc-cfii/offer-co-location"])
        .not_modelled("The wish itself: a case gives the stage that a county has reached, not what it asked for."),
    RELEASE
        .may("NC-COLO-4", CO_LOCATION, "A county that works virtually or declined can think again at any time.")
        .rules(&["nc-cfii/revisit-co-location"])
        .data(&["county.coLocation"]),
    RELEASE
        .must("NC-CRP-1", PROTOCOLS, "By 1 April 2023 the plans have a protocol with each county for cases that need escalating.")
        .rules(&[
            "nc-cfii/response-protocol-in-place",
            "nc-cfii/response-protocol-in-place/protocol",
            "nc-cfii/put-response-protocol-in-place",
        ])
        .data(&["AMB-45", "county.responseProtocolOn"]),
    RELEASE
        .fact("NC-CRP-2", PROTOCOLS, "Each protocol is worked out with its county, inside a common frame.")
        .not_modelled("It tells how protocols come about; whether one suits its county has no measure."),
    RELEASE
        .fact(
            "NC-CONTACT",
            "Who should County DSSs contact with questions?",
            "The places for address and telephone were left unfilled; only the press has a contact.",
        )
        .not_modelled("There is no contact to give, and the press contact is not for cases."),
    SINCE
        .fact(
            "B8-SPECIALTY-PLAN",
            "NC Medicaid, Children and Families Specialty Plan",
            "One statewide plan for children and families in child welfare began on 1 December 2025.",
        )
        .data(&["nc-cfii/plans", "member.northCarolina.specialtyPlan"])
        .not_modelled("Its first day is not tested: a case states whether a youth is in the plan."),
    SUMMED_UP
        .fact(
            "B8-SPECIALTY-PLAN-GROUPS",
            "Specialty plan, design of 2022",
            "Some groups have to be in that plan, others choose; what held at its start was told only by the press.",
        )
        .not_modelled("No rule decides who belongs in the plan: the final groups were not found."),
    SUMMED_UP
        .fact(
            "B8-SPECIALTY-PLAN-EFFECT",
            "follows from its being statewide",
            "In that plan a move to another county changes no plan, so no transition is needed.",
        )
        .rules(&["nc-cfii/transition-of-care-case/plan-change", "nc-cfii/run-transition-of-care"])
        .data(&["member.northCarolina.specialtyPlan"]),
    SUMMED_UP
        .fact("B8-LME-MCOS", "NC Medical Society, December 2023", "Of the six regional plans four are left since early 2024.")
        .data(&["nc-cfii/plans", "AMB-42"])
        .not_modelled("The names are not tested: a case names the responsible plans in its own words."),
    SUMMED_UP
        .fact("B8-TAILORED-PLANS", "press, April 2024", "Tailored Plans were to begin on 1 July 2024.")
        .not_modelled("No rule depends on whether the regional plan is a Tailored Plan."),
];
