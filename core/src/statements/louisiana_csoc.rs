//! Louisiana's Coordinated System of Care: the slides of 2010, and what is known of it since.

use super::statement::{Source, Statement};
use crate::rules::Evidence;

const SLIDES: Source = Source::document("la-csoc");
const SINCE: Source = SLIDES.known_as(Evidence::Verified);

const PROPOSED: &str = "Proposed System of Care";
const MODEL: &str = "Proposed Louisiana Model";

pub(super) const STATEMENTS: &[Statement] = &[
    SLIDES
        .fact(
            "LA-CSOC-POF",
            PROPOSED,
            "At first for children and youth with serious behavioral health needs or \
             co-occurring disorders, who live away from home or soon might.",
        )
        .rules(&[
            "la-csoc/population-of-focus-2010",
            "la-csoc/population-of-focus-2010/out-of-home",
            "la-csoc/population-of-focus-2010/imminent-risk",
        ])
        .data(&["AMB-40", "AMB-41"]),
    SLIDES
        .fact("LA-CSOC-OOHP9", PROPOSED, "Nine settings that count as living away from home.")
        .rules(&["la-csoc/population-of-focus-2010/out-of-home"])
        .data(&["la-csoc/out-of-home-settings", "member.louisiana.outOfHome"]),
    SLIDES
        .fact(
            "LA-CSOC-GOAL",
            PROPOSED,
            "Three aims: fewer children in detention and residential care, less cost to the state, better lives.",
        )
        .data(&["la-csoc/goals"]),
    SLIDES
        .recommendation("LA-CSOC-ARCH-1", MODEL, "A purchaser at the state contracts, pays, trains and builds capacity.")
        .data(&["la-csoc/roles"]),
    SLIDES
        .recommendation(
            "LA-CSOC-ARCH-2",
            MODEL,
            "One organization for the state registers, finds whether the system \
             fits, authorizes further services and watches quality.",
        )
        .data(&["la-csoc/roles"]),
    SLIDES
        .recommendation(
            "LA-CSOC-ARCH-3",
            MODEL,
            "A care management entity in each region screens, authorizes the \
             first services and runs the child and family teams.",
        )
        .data(&["la-csoc/roles"]),
    SLIDES
        .recommendation(
            "LA-CSOC-ARCH-4",
            MODEL,
            "Local providers give the care; family organizations take part in \
             policy and in teams, as liaisons, educators and peers.",
        )
        .data(&["la-csoc/roles"]),
    SLIDES
        .recommendation(
            "LA-CSOC-REC-1",
            "Ideal Service Array, Recommendation #1",
            "Plan by Wraparound, led by families and close to home.",
        )
        .data(&["la-csoc/recommendations"]),
    SLIDES
        .recommendation(
            "LA-CSOC-REC-2",
            "Ideal Service Array, Recommendation #2",
            "Take over the federal array of services, require substance use services, and add others where they are needed.",
        )
        .data(&["la-csoc/recommendations", "la-csoc/service-array"]),
    SLIDES
        .recommendation(
            "LA-CSOC-REC-3",
            "Ideal Service Array, Recommendation #3",
            "Bring a few well-tested practices to the whole state first.",
        )
        .data(&["la-csoc/recommendations", "la-csoc/evidence-based-practices"]),
    SLIDES
        .recommendation(
            "LA-CSOC-REC-4",
            "Ideal Service Array, Recommendation #4",
            "Pay flexibly, and more for practices that keep children out of placement, if they are done faithfully.",
        )
        .data(&["la-csoc/recommendations"]),
    SLIDES
        .recommendation(
            "LA-CSOC-REC-5",
            "Ideal Service Array, Recommendation #5",
            "Plan for staff and their training, with centers that help regions.",
        )
        .data(&["la-csoc/recommendations"]),
    SLIDES
        .recommendation(
            "LA-CSOC-REC-6",
            "Ideal Service Array, Recommendation #6",
            "Plan for quality and follow what services achieve.",
        )
        .data(&["la-csoc/recommendations"]),
    SLIDES
        .recommendation(
            "LA-CSOC-REC-A1",
            "Administrative Design, Recommendation #1",
            "Build the system from those four parts, each in the lead in its field.",
        )
        .data(&["la-csoc/recommendations", "la-csoc/roles"]),
    SLIDES
        .recommendation(
            "LA-CSOC-REC-A2",
            "Administrative Design, Recommendation #2",
            "Give much training and help with Wraparound and the tested practices.",
        )
        .data(&["la-csoc/recommendations"]),
    SLIDES
        .recommendation(
            "LA-CSOC-REC-A3",
            "Administrative Design, Recommendation #3",
            "Begin in the regions that are readiest, by a list of criteria.",
        )
        .rules(&["la-csoc/region-ready", "la-csoc/region-ready/all-criteria"])
        .data(&["la-csoc/recommendations", "region.readiness"])
        .not_modelled("The order of the regions: the slides do not rank them."),
    SLIDES
        .recommendation(
            "LA-CSOC-REC-A4",
            "Administrative Design, Recommendation #4",
            "A care management entity gives no services itself, unless a waiver with safeguards allows it.",
        )
        .rules(&[
            "la-csoc/care-management-entity-independent",
            "la-csoc/care-management-entity-independent/delivers-no-services",
            "la-csoc/care-management-entity-independent/waiver",
        ])
        .data(&[
            "la-csoc/recommendations",
            "region.careManagementEntityDeliversServices",
            "region.conflictFirewall",
            "region.waiverGranted",
        ]),
    SLIDES
        .recommendation(
            "LA-CSOC-REC-A5",
            "Administrative Design, Recommendation #5",
            "Contracts with family organizations let families take part at every level.",
        )
        .data(&["la-csoc/recommendations"]),
    SLIDES
        .recommendation(
            "LA-CSOC-REC-A6",
            "Administrative Design, Recommendations #6",
            "Families themselves, agencies, providers, courts, schools and the state's organization can refer a child.",
        )
        .rules(&["la-csoc/refer-to-csoc"])
        .data(&["la-csoc/recommendations", "la-csoc/who-may-refer"]),
    SLIDES
        .recommendation(
            "LA-CSOC-REC-A7",
            "Administrative Design, Recommendation #7",
            "Families choose providers and teams and can complain and appeal; the state's organization is accredited.",
        )
        .data(&["la-csoc/recommendations"]),
    SLIDES
        .fact("LA-CSOC-TL-1", "Projected 2010 Timeline", "What was to be done in which month of 2010.")
        .data(&["la-csoc/timeline-2010"]),
    SINCE
        .fact("B7-START", "Louisiana Department of Health, page 1339", "The system has been working since 1 March 2012.")
        .rules(&["la-csoc/population-of-focus-2010"]),
    SINCE
        .fact(
            "B7-WAIVER",
            "LAC 50:XXXIII.8103",
            "The waiver is for ages 5 to 20 with a mental health diagnosis and level of \
             care, financially eligible and living in the community.",
        )
        .rules(&["la-csoc/waiver-population", "la-csoc/waiver-population/waiver"])
        .data(&[
            "AMB-40",
            "member.louisiana.waiverClinical",
            "member.louisiana.homeAndCommunitySetting",
            "member.louisiana.financiallyEligible",
        ])
        .not_modelled("Diagnosis and level of care one by one: a case states that both are met."),
    SINCE
        .fact(
            "B7-WAIVER-AGES",
            "LAC 50:XXXIII.8103",
            "These ages hold since 1 March 2017; who was enrolled before at another age could stay.",
        )
        .rules(&["la-csoc/waiver-population"])
        .not_modelled("Those who stayed: a case does not say who met the level of care without a break since then."),
    SINCE
        .must("B7-REEVALUATION", "LAC 50:XXXIII.8103", "Each enrolled child is looked at again at least every 180 days.")
        .rules(&["la-csoc/reevaluate-csoc"])
        .data(&["member.louisiana.csocEnrolled", "dueDayNotKnown"]),
    SINCE
        .fact(
            "B7-DISCHARGE",
            "LAC 50:XXXIII.8103",
            "Enrollment ends with the goals reached, a move out of state, or the level of care no longer met.",
        )
        .not_modelled("A case states whether a child is enrolled; it has no fact about goals reached."),
    SINCE
        .fact(
            "B7-OPERATOR-CRITERIA",
            "Who's right for CSoC?",
            "The operator goes by an assessment (CANS), twelve settings instead of nine, \
             a willing adult, and no Multi-systemic Therapy at the time.",
        )
        .data(&["la-csoc/out-of-home-settings"])
        .not_modelled(
            "Three further settings, the assessment, the adult and the therapy: the \
             operator's own practice, for which a case has no facts.",
        ),
    SINCE
        .fact("B7-CAPACITY", "Louisiana Department of Health, question 112", "There was room for 2,400 children.")
        .not_modelled("An old figure about the program; no rule depends on it."),
    SINCE
        .fact("B7-REFERRAL", "Who's right for CSoC?", "A call to the operator or to the child's plan begins the referral.")
        .rules(&["la-csoc/refer-to-csoc"])
        .data(&["la-csoc/who-may-refer"])
        .not_modelled("What follows the call, from the short assessment to the agencies: steps of the operator."),
    Source::document("la-dcfs-mco-manual")
        .known_as(Evidence::Verified)
        .fact(
            "B7-MANDATORY",
            "LAC 50:XXXIII.103",
            "Children in foster care, with adoption assistance or eligible \
             for the system have to be in a managed care plan.",
        )
        .not_modelled("Whether enrollment is a must changes no finding or action: those ask about custody and need."),
];
