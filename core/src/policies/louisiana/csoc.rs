//! Louisiana's Coordinated System of Care (CSoC): the slides of 2010 that designed it, and the
//! population that the waiver serves today.
//!
//! The system began on 1 March 2012. Two editions of its population stand side by side, in different
//! words and with no common test: the first design of 2010, which nothing says has ended, and the
//! waiver population of the Louisiana Administrative Code, from 1 March 2017. Both are shown (AMB-40).
//!
//! Slide by slide: the slides about the current system, the planning and the values of a system of
//! care hold no rules. What the workgroups recommended is listed; three of the recommendations can be
//! looked at in a case: regional readiness, independent care management entities, and who may refer.

use crate::facts::{
    CARE_MANAGEMENT_ENTITY_IDENTIFIED, CO_OCCURRING_DISORDER, CONFLICT_FIREWALL, CROSS_AGENCY_PLANNING, CSOC_ENROLLED,
    DELIVERS_SERVICES, FAMILY_PARTICIPATION, FINANCIALLY_ELIGIBLE, HOME_AND_COMMUNITY_SETTING, IMMINENT_RISK, OUT_OF_HOME,
    OUTCOMES_CAPACITY, OUTREACH_PLAN, PROVIDER_CAPACITY_ASSESSMENT, REGIONAL_COMMITMENT, SIGNIFICANT_BEHAVIORAL_HEALTH, State,
    TECHNICAL_ASSISTANCE_PLAN, WAIVER_CLINICAL, WAIVER_GRANTED,
};
use crate::rules::{
    ActionRule, Condition, Criterion, Due, Evidence, Finding, FindingKind, Listing, NoticeRule, Policy, Section, Subject, spans,
};
use crate::time::Day;
use crate::words::English;

/// The title page, and the rules in order.
pub(in crate::policies) const POLICY: Policy = Policy {
    id: "la-csoc",
    title: English::new("Coordinated System of Care"),
    issuer: English::new(
        "Louisiana Office of Juvenile Justice and Departments of Social Services, Health and Hospitals, and Education",
    ),
    edition: English::new("design of 2010, with the waiver population since 2017-03-01"),
    state: State::LA,
    // From the operator's page about the system, not from the slides.
    in_force_from: Some(Day::of_document(2012, 3, 1)),
    in_force_until: None,
    next_review: None,
    findings: &[POPULATION_OF_FOCUS_2010, WAIVER_POPULATION, REGION_READY, CARE_MANAGEMENT_ENTITY_INDEPENDENT],
    actions: &[REFER_TO_CSOC, REEVALUATE_CSOC],
    notices: &[INITIAL_DESIGN],
    listings: &[
        OUT_OF_HOME_SETTINGS,
        GOALS,
        TIMELINE_2010,
        RECOMMENDATIONS,
        SERVICE_ARRAY,
        EVIDENCE_BASED_PRACTICES,
        ROLES,
        WHO_MAY_REFER,
    ],
};

const POPULATION_2010_ID: &str = "la-csoc/population-of-focus-2010";
const WAIVER_POPULATION_ID: &str = "la-csoc/waiver-population";

/// The first day of the waiver population.
const WAIVER_FROM: Day = Day::of_document(2017, 3, 1);

/// A slide, by its title.
const fn slide(slide: &'static str) -> Section {
    Section::of("Louisiana CSoC slides, 2010", slide)
}

/// The waiver's target population, in the text of November 2024.
const WAIVER_RULE: Section = Section::of("Louisiana Administrative Code", "50:XXXIII.8103").known_as(Evidence::Verified);

/// The slide with the sentence about the population.
const POPULATION_SLIDE: Section = slide("Proposed System of Care: Population of Focus");

/// The nine settings that stand around the sentence about the population, in two columns. All nine
/// belong to it, and the case can name no other.
const OUT_OF_HOME_SETTINGS: Listing = Listing::new(
    "la-csoc/out-of-home-settings",
    "Out-of-home settings of the design of 2010",
    POPULATION_SLIDE,
    &[
        "detention",
        "secure care facilities",
        "psychiatric hospitals",
        "residential treatment facilities",
        "developmental disabilities facilities",
        "addiction facilities",
        "alternative schools",
        "homelessness, as the education department identifies it",
        "foster care",
    ],
);

/// Significant behavioral health challenges, or co-occurring disorders.
const NEEDS: Condition =
    Condition::Any(&[Condition::holds(SIGNIFICANT_BEHAVIORAL_HEALTH), Condition::holds(CO_OCCURRING_DISORDER)]);

/// Population of Focus: children and youth with significant behavioral health challenges or
/// co-occurring disorders, who are placed out of home or at imminent risk of it.
///
/// INTERPRETATION: the slide gives no ages, and we add none. "Initially" makes this a first design,
/// of which a notice reminds; no later text ends it (AMB-40).
const POPULATION_OF_FOCUS_2010: Finding = Finding::new(
    POPULATION_2010_ID,
    FindingKind::Population,
    "Population of focus, first design of 2010",
    POPULATION_SLIDE,
    &[
        Criterion::new(
            "la-csoc/population-of-focus-2010/out-of-home",
            "placed out of home, with significant behavioral health challenges or co-occurring disorders",
            POPULATION_SLIDE,
            Condition::All(&[NEEDS, Condition::Runs(spans(OUT_OF_HOME))]),
        )
        .read_by(&["AMB-40"]),
        Criterion::new(
            "la-csoc/population-of-focus-2010/imminent-risk",
            "at imminent risk of a placement out of home, with significant behavioral health challenges or co-occurring disorders",
            POPULATION_SLIDE,
            Condition::All(&[NEEDS, Condition::holds(IMMINENT_RISK)]),
        )
        .read_by(&["AMB-40", "AMB-41"]),
    ],
);

/// Whoever is told that a member belongs to the design of 2010 should know that it is not the last word.
const INITIAL_DESIGN: NoticeRule = NoticeRule::new(
    "initialDesign",
    "This is the first design, of 2010. The rule in force since 1 March 2017 is the waiver population.",
    POPULATION_2010_ID,
    Condition::rule(POPULATION_2010_ID),
);

/// What the system is for.
const GOALS: Listing = Listing::new(
    "la-csoc/goals",
    "Goals of the system of care",
    slide("Proposed System of Care: Goals"),
    &[
        "fewer of these children and youth in detention and residential care",
        "lower cost to the state, by drawing on Medicaid and other funds",
        "better results for the children and those who care for them",
    ],
);

/// The waiver population: from the 5th birthday through the day before the 21st, with a qualifying
/// mental health diagnosis and level of care, financially eligible, in a home or community setting.
///
/// `waiverClinical` gathers the diagnosis, the serious emotional disturbance (under 18) or serious
/// mental illness (18 and over), and the level of care or functional need, as professionals find them.
///
/// NOT MODELLED: members of other ages who were enrolled before 1 March 2017 and could stay; leaving
/// when goals are met or the member moves to another state. The operator asks for more than the rule:
/// an adult who takes part in wraparound, and no Multisystemic Therapy at the same time.
const WAIVER_POPULATION: Finding = Finding::new(
    WAIVER_POPULATION_ID,
    FindingKind::Population,
    "Waiver population, since 1 March 2017",
    WAIVER_RULE,
    &[Criterion::new(
        "la-csoc/waiver-population/waiver",
        "aged 5 through 20, with the waiver's diagnosis and level of care, financially eligible, living at home or in the community",
        WAIVER_RULE,
        Condition::All(&[
            Condition::UnderAge(5).not(),
            Condition::UnderAge(21),
            Condition::holds(WAIVER_CLINICAL),
            Condition::holds(HOME_AND_COMMUNITY_SETTING),
            Condition::holds(FINANCIALLY_ELIGIBLE),
        ]),
    )
    .in_force(&Condition::From(WAIVER_FROM))
    .read_by(&["AMB-08", "AMB-40"])],
)
.in_force(&Condition::From(WAIVER_FROM));

/// Projected 2010 Timeline: what was planned, not what happened.
const TIMELINE_2010: Listing = Listing::new(
    "la-csoc/timeline-2010",
    "Timeline planned for 2010",
    slide("Projected 2010 Timeline"),
    &[
        "January: whom the system is for, what it should reach, how it is planned",
        "February: a concept paper for the public",
        "May: the design is final",
        "July: what the system needs to be built on is known",
        "August: the present system is studied, and financing decided",
        "October: the waiver and state plan changes are open for comment",
        "November: the waiver goes to the federal Medicaid agency",
        "December: a detailed plan for putting it into practice",
    ],
);

/// The recommendations of both workgroups.
///
/// NOT MODELLED: as rules, all but the administrative design's 3, 4 and 6. The others shape a system,
/// and no fact of a case could meet them or miss them.
const RECOMMENDATIONS: Listing = Listing::new(
    "la-csoc/recommendations",
    "Recommendations of the workgroups",
    slide("Ideal Service Array and Administrative Design, recommendations"),
    &[
        "services 1: a practice led by families, with wraparound planning, in homes, schools and the community",
        "services 2: one set of service categories for the whole state, treatment of substance use required",
        "services 3: put a few proven practices to use across the state first",
        "services 4: flexible financing, with more for practices that keep children at home, if done faithfully",
        "services 5: a plan and places for training the workforce",
        "services 6: a plan for quality that follows the results of services",
        "administration 1: the state purchaser, statewide organization, regional entities and local groups lead each in their area",
        "administration 2: much training and technical assistance in wraparound and proven practices",
        "administration 3: start in the regions that are most ready",
        "administration 4: care management entities do not deliver the services they manage",
        "administration 5: contracts with family support organizations, so that families take part at every level",
        "administration 6: families and all who work with them may refer",
        "administration 7: families choose providers and teams, and can complain and appeal; the statewide organization is accredited",
    ],
);

/// Services and supports of a system of care, and what recommendation 2 adds to them.
const SERVICE_ARRAY: Listing = Listing::new(
    "la-csoc/service-array",
    "Services of the system of care",
    slide("System of Care Services; Ideal Service Array, recommendation 2"),
    &[
        "assessment and diagnosis",
        "outpatient psychotherapy",
        "medical management",
        "services at home",
        "day treatment or partial hospitalization",
        "crisis services",
        "behavioral aides",
        "therapeutic foster care",
        "therapeutic group homes",
        "residential treatment centers",
        "residential crisis services",
        "inpatient hospital care",
        "case management",
        "services at school",
        "respite",
        "wraparound",
        "family support and education",
        "transportation",
        "mental health consultation",
        "prevention and treatment of substance use",
        "proven treatment of autism and other developmental disabilities",
        "therapeutic recreation",
    ],
);

/// Recommendation 3: the practices named for use across the state.
const EVIDENCE_BASED_PRACTICES: Listing = Listing::new(
    "la-csoc/evidence-based-practices",
    "Practices to use first across the state",
    slide("Ideal Service Array, recommendation 3"),
    &["Homebuilders", "Functional Family Therapy (FFT)", "Multisystemic Therapy (MST)"],
);

/// Proposed Louisiana Model: who does what.
const ROLES: Listing = Listing::new(
    "la-csoc/roles",
    "Who does what in the system of care",
    slide("Proposed Louisiana Model"),
    &[
        "state purchaser: contracts, pays claims and providers, trains and builds capacity",
        "statewide management organization: registers members, decides whether care is appropriate, authorizes it as it goes on, watches quality and results for all",
        "regional care management entities: screening and intake, the first authorization, child and family teams, intensive care management, quality and results for each member",
        "local providers and natural supports: give the care",
        "family support organizations: help families take part in policy, quality and teams; liaisons, educators and youth mentors",
        "the agencies together: govern",
    ],
);

/// The slide that says when a region is ready.
const REGIONAL_CRITERIA: Section = slide("Recommended Regional Criteria");

/// Recommendation 3 with "Recommended Regional Criteria": regions begin in the order of their
/// readiness.
///
/// INTERPRETATION: a region is ready when it meets all that the slide lists. The slide has three
/// kinds of experience under one heading, which count one by one: eight criteria in all.
const REGION_READY: Finding = Finding::new(
    "la-csoc/region-ready",
    FindingKind::Circumstance,
    "Region ready for the Coordinated System of Care",
    REGIONAL_CRITERIA,
    &[Criterion::new(
        "la-csoc/region-ready/all-criteria",
        "the region meets all eight criteria of readiness",
        REGIONAL_CRITERIA,
        Condition::All(&[
            Condition::holds(REGIONAL_COMMITMENT),
            Condition::holds(CARE_MANAGEMENT_ENTITY_IDENTIFIED),
            Condition::holds(OUTCOMES_CAPACITY),
            Condition::holds(CROSS_AGENCY_PLANNING),
            Condition::holds(FAMILY_PARTICIPATION),
            Condition::holds(TECHNICAL_ASSISTANCE_PLAN),
            Condition::holds(PROVIDER_CAPACITY_ASSESSMENT),
            Condition::holds(OUTREACH_PLAN),
        ]),
    )],
)
.about(Subject::Region);

/// The recommendation about who manages care and who delivers it.
const RECOMMENDATION_4: Section = slide("Administrative Design, recommendation 4");

/// Recommendation 4: whoever manages care should not deliver it as well; where a region has too few
/// providers, a waiver behind a firewall can be the better way.
///
/// NOT MODELLED: the further terms of a waiver (fewer management functions, more authority to the
/// statewide organization, federal satisfaction with the firewall). They are weighed when it is granted.
const CARE_MANAGEMENT_ENTITY_INDEPENDENT: Finding = Finding::new(
    "la-csoc/care-management-entity-independent",
    FindingKind::Circumstance,
    "Care management entity independent of services",
    RECOMMENDATION_4,
    &[
        Criterion::new(
            "la-csoc/care-management-entity-independent/delivers-no-services",
            "the care management entity delivers no services itself",
            RECOMMENDATION_4,
            Condition::holds(DELIVERS_SERVICES).not(),
        ),
        Criterion::new(
            "la-csoc/care-management-entity-independent/waiver",
            "the care management entity has a waiver, with a firewall against conflicts of interest",
            RECOMMENDATION_4,
            Condition::All(&[Condition::holds(WAIVER_GRANTED), Condition::holds(CONFLICT_FIREWALL)]),
        ),
    ],
)
.about(Subject::Region);

/// Recommendation 6: who may refer.
const WHO_MAY_REFER: Listing = Listing::new(
    "la-csoc/who-may-refer",
    "Who may refer to the Coordinated System of Care",
    slide("Administrative Design, recommendation 6"),
    &["families and youth themselves", "agencies", "providers", "courts", "schools", "the statewide management organization"],
);

/// Recommendation 6: referral of a child or youth of either population who is not enrolled.
///
/// INTERPRETATION: the slide says who may refer, and that courts and schools should; we ask it of whoever
/// knows of the member. The telephone stands on the page of the system's operator, Magellan, to whom
/// the health plans transfer a call as well.
const REFER_TO_CSOC: ActionRule = ActionRule::required(
    "la-csoc/refer-to-csoc",
    "Refer the member to the Coordinated System of Care for screening",
    slide("Administrative Design, recommendation 6"),
    Condition::All(&[
        Condition::Any(&[Condition::rule(POPULATION_2010_ID), Condition::rule(WAIVER_POPULATION_ID)]),
        Condition::holds(CSOC_ENROLLED).not(),
    ]),
)
.by("anyone: the family, an agency, a provider, a court, a school or the health plan")
.to("Magellan, or the member's health plan")
.through("telephone 1-800-424-4489")
.read_by(&["AMB-40", "AMB-41"]);

/// Administrative Code: the need of an enrolled member is looked at again at least every 180 days.
///
/// INTERPRETATION: counted from the day the enrollment began. We know no first day of this rule, and
/// use it on all days of the system.
const REEVALUATE_CSOC: ActionRule = ActionRule::required(
    "la-csoc/reevaluate-csoc",
    "Look again at the member's need for the Coordinated System of Care",
    WAIVER_RULE,
    Condition::holds(CSOC_ENROLLED),
)
.by("wraparound agency or the state's contractor")
.to("the member")
.due(&Due::every_days(180, CSOC_ENROLLED));
