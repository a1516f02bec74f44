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
    ActionRule, Citation, Condition, Criterion, Due, Evidence, Finding, FindingKind, Listing, NoticeRule, Policy, Subject, spans,
};
use crate::time::Day;

const POPULATION_2010: &str = "la-csoc/population-of-focus-2010";
const WAIVER_POPULATION: &str = "la-csoc/waiver-population";

/// The first day of the waiver population.
const WAIVER_FROM: Day = Day::of_document(2017, 3, 1);

const fn slide(slide: &'static str) -> Citation {
    Citation::document("Louisiana CSoC slides, 2010", slide)
}

/// The waiver's target population, in the text of November 2024.
const WAIVER_RULE: Citation = Citation::document("Louisiana Administrative Code", "50:XXXIII.8103").known_as(Evidence::Verified);

pub(in crate::policies) fn policy() -> Policy {
    Policy {
        id: "la-csoc",
        title: "Coordinated System of Care",
        issuer: "Louisiana Office of Juvenile Justice and Departments of Social Services, Health and Hospitals, and Education",
        edition: "design of 2010, with the waiver population since 2017-03-01",
        state: State::LA,
        // From the operator's page about the system, not from the slides.
        in_force_from: Day::new(2012, 3, 1).ok(),
        in_force_until: None,
        next_review: None,
        findings: vec![population_of_focus_2010(), waiver_population(), region_ready(), care_management_entity_independent()],
        actions: vec![refer_to_csoc(), reevaluate_csoc()],
        notices: vec![initial_design()],
        listings: vec![
            OUT_OF_HOME_SETTINGS,
            GOALS,
            TIMELINE_2010,
            RECOMMENDATIONS,
            SERVICE_ARRAY,
            EVIDENCE_BASED_PRACTICES,
            ROLES,
            WHO_MAY_REFER,
        ],
    }
}

/// The nine settings that stand around the sentence about the population, in two columns. All nine
/// belong to it, and the case can name no other.
const OUT_OF_HOME_SETTINGS: Listing = Listing {
    id: "la-csoc/out-of-home-settings",
    title: "Out-of-home settings of the design of 2010",
    citation: slide("Proposed System of Care: Population of Focus"),
    items: &[
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
};

/// Population of Focus: children and youth with significant behavioral health challenges or
/// co-occurring disorders, who are placed out of home or at imminent risk of it.
///
/// INTERPRETATION: the slide gives no ages, and we add none. "Initially" makes this a first design,
/// of which a notice reminds; no later text ends it (AMB-40).
fn population_of_focus_2010() -> Finding {
    let needs = || Condition::any([Condition::holds(SIGNIFICANT_BEHAVIORAL_HEALTH), Condition::holds(CO_OCCURRING_DISORDER)]);
    let population = slide("Proposed System of Care: Population of Focus");
    let criteria = vec![
        Criterion::new(
            "la-csoc/population-of-focus-2010/out-of-home",
            "placed out of home, with significant behavioral health challenges or co-occurring disorders",
            population,
            Condition::all([needs(), Condition::Runs(spans(OUT_OF_HOME))]),
        )
        .read_by(&["AMB-40"]),
        Criterion::new(
            "la-csoc/population-of-focus-2010/imminent-risk",
            "at imminent risk of a placement out of home, with significant behavioral health challenges or co-occurring disorders",
            population,
            Condition::all([needs(), Condition::holds(IMMINENT_RISK)]),
        )
        .read_by(&["AMB-40", "AMB-41"]),
    ];
    Finding::new(POPULATION_2010, FindingKind::Population, "Population of focus, first design of 2010", population, criteria)
}

/// Whoever is told that a member belongs to the design of 2010 should know that it is not the last word.
fn initial_design() -> NoticeRule {
    NoticeRule::new(
        "initialDesign",
        "This is the first design, of 2010. The rule in force since 1 March 2017 is the waiver population.",
        POPULATION_2010,
        Condition::rule(POPULATION_2010),
    )
}

/// What the system is for.
const GOALS: Listing = Listing {
    id: "la-csoc/goals",
    title: "Goals of the system of care",
    citation: slide("Proposed System of Care: Goals"),
    items: &[
        "fewer of these children and youth in detention and residential care",
        "lower cost to the state, by drawing on Medicaid and other funds",
        "better results for the children and those who care for them",
    ],
};

/// The waiver population: from the 5th birthday through the day before the 21st, with a qualifying
/// mental health diagnosis and level of care, financially eligible, in a home or community setting.
///
/// `waiverClinical` gathers the diagnosis, the serious emotional disturbance (under 18) or serious
/// mental illness (18 and over), and the level of care or functional need, as professionals find them.
///
/// NOT MODELLED: members of other ages who were enrolled before 1 March 2017 and could stay; leaving
/// when goals are met or the member moves to another state. The operator asks for more than the rule:
/// an adult who takes part in wraparound, and no Multisystemic Therapy at the same time.
fn waiver_population() -> Finding {
    let waiver = Criterion::new(
        "la-csoc/waiver-population/waiver",
        "aged 5 through 20, with the waiver's diagnosis and level of care, financially eligible, living at home or in the community",
        WAIVER_RULE,
        Condition::all([
            Condition::UnderAge(5).not(),
            Condition::UnderAge(21),
            Condition::holds(WAIVER_CLINICAL),
            Condition::holds(HOME_AND_COMMUNITY_SETTING),
            Condition::holds(FINANCIALLY_ELIGIBLE),
        ]),
    )
    .read_by(&["AMB-08", "AMB-40"])
    .in_force(Condition::From(WAIVER_FROM));
    let title = "Waiver population, since 1 March 2017";
    let live = Condition::From(WAIVER_FROM);
    Finding::new(WAIVER_POPULATION, FindingKind::Population, title, WAIVER_RULE, vec![waiver]).in_force(live)
}

/// Projected 2010 Timeline: what was planned, not what happened.
const TIMELINE_2010: Listing = Listing {
    id: "la-csoc/timeline-2010",
    title: "Timeline planned for 2010",
    citation: slide("Projected 2010 Timeline"),
    items: &[
        "January: whom the system is for, what it should reach, how it is planned",
        "February: a concept paper for the public",
        "May: the design is final",
        "July: what the system needs to be built on is known",
        "August: the present system is studied, and financing decided",
        "October: the waiver and state plan changes are open for comment",
        "November: the waiver goes to the federal Medicaid agency",
        "December: a detailed plan for putting it into practice",
    ],
};

/// The recommendations of both workgroups.
///
/// NOT MODELLED: as rules, all but the administrative design's 3, 4 and 6. The others shape a system,
/// and no fact of a case could meet them or miss them.
const RECOMMENDATIONS: Listing = Listing {
    id: "la-csoc/recommendations",
    title: "Recommendations of the workgroups",
    citation: slide("Ideal Service Array and Administrative Design, recommendations"),
    items: &[
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
};

/// Services and supports of a system of care, and what recommendation 2 adds to them.
const SERVICE_ARRAY: Listing = Listing {
    id: "la-csoc/service-array",
    title: "Services of the system of care",
    citation: slide("System of Care Services; Ideal Service Array, recommendation 2"),
    items: &[
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
};

/// Recommendation 3: the practices named for use across the state.
const EVIDENCE_BASED_PRACTICES: Listing = Listing {
    id: "la-csoc/evidence-based-practices",
    title: "Practices to use first across the state",
    citation: slide("Ideal Service Array, recommendation 3"),
    items: &["Homebuilders", "Functional Family Therapy (FFT)", "Multisystemic Therapy (MST)"],
};

/// Proposed Louisiana Model: who does what.
const ROLES: Listing = Listing {
    id: "la-csoc/roles",
    title: "Who does what in the system of care",
    citation: slide("Proposed Louisiana Model"),
    items: &[
        "state purchaser: contracts, pays claims and providers, trains and builds capacity",
        "statewide management organization: registers members, decides whether care is appropriate, authorizes it as it goes on, watches quality and results for all",
        "regional care management entities: screening and intake, the first authorization, child and family teams, intensive care management, quality and results for each member",
        "local providers and natural supports: give the care",
        "family support organizations: help families take part in policy, quality and teams; liaisons, educators and youth mentors",
        "the agencies together: govern",
    ],
};

/// Recommendation 3 with "Recommended Regional Criteria": regions begin in the order of their
/// readiness.
///
/// INTERPRETATION: a region is ready when it meets all that the slide lists. The slide has three
/// kinds of experience under one heading, which count one by one: eight criteria in all.
fn region_ready() -> Finding {
    let criteria = slide("Recommended Regional Criteria");
    let listed = [
        REGIONAL_COMMITMENT,
        CARE_MANAGEMENT_ENTITY_IDENTIFIED,
        OUTCOMES_CAPACITY,
        CROSS_AGENCY_PLANNING,
        FAMILY_PARTICIPATION,
        TECHNICAL_ASSISTANCE_PLAN,
        PROVIDER_CAPACITY_ASSESSMENT,
        OUTREACH_PLAN,
    ];
    let all = Criterion::new(
        "la-csoc/region-ready/all-criteria",
        "the region meets all eight criteria of readiness",
        criteria,
        Condition::all(listed.map(Condition::holds)),
    );
    let title = "Region ready for the Coordinated System of Care";
    Finding::new("la-csoc/region-ready", FindingKind::Circumstance, title, criteria, vec![all]).about(Subject::Region)
}

/// Recommendation 4: whoever manages care should not deliver it as well; where a region has too few
/// providers, a waiver behind a firewall can be the better way.
///
/// NOT MODELLED: the further terms of a waiver (fewer management functions, more authority to the
/// statewide organization, federal satisfaction with the firewall). They are weighed when it is granted.
fn care_management_entity_independent() -> Finding {
    let recommendation = slide("Administrative Design, recommendation 4");
    let criteria = vec![
        Criterion::new(
            "la-csoc/care-management-entity-independent/delivers-no-services",
            "the care management entity delivers no services itself",
            recommendation,
            Condition::holds(DELIVERS_SERVICES).not(),
        ),
        Criterion::new(
            "la-csoc/care-management-entity-independent/waiver",
            "the care management entity has a waiver, with a firewall against conflicts of interest",
            recommendation,
            Condition::all([Condition::holds(WAIVER_GRANTED), Condition::holds(CONFLICT_FIREWALL)]),
        ),
    ];
    let title = "Care management entity independent of services";
    Finding::new("la-csoc/care-management-entity-independent", FindingKind::Circumstance, title, recommendation, criteria)
        .about(Subject::Region)
}

/// Recommendation 6: who may refer.
const WHO_MAY_REFER: Listing = Listing {
    id: "la-csoc/who-may-refer",
    title: "Who may refer to the Coordinated System of Care",
    citation: slide("Administrative Design, recommendation 6"),
    items: &[
        "families and youth themselves",
        "agencies",
        "providers",
        "courts",
        "schools",
        "the statewide management organization",
    ],
};

/// Recommendation 6: referral of a child or youth of either population who is not enrolled.
///
/// INTERPRETATION: the slide says who may refer, and that courts and schools should; we ask it of whoever
/// knows of the member. The telephone stands on the page of the system's operator, Magellan, to whom
/// the health plans transfer a call as well.
fn refer_to_csoc() -> ActionRule {
    ActionRule::required(
        "la-csoc/refer-to-csoc",
        "Refer the member to the Coordinated System of Care for screening",
        slide("Administrative Design, recommendation 6"),
        Condition::all([
            Condition::any([Condition::rule(POPULATION_2010), Condition::rule(WAIVER_POPULATION)]),
            Condition::holds(CSOC_ENROLLED).not(),
        ]),
    )
    .by("anyone: the family, an agency, a provider, a court, a school or the health plan")
    .to("Magellan, or the member's health plan")
    .through("telephone 1-800-424-4489")
    .read_by(&["AMB-40", "AMB-41"])
}

/// Administrative Code: the need of an enrolled member is looked at again at least every 180 days.
///
/// INTERPRETATION: counted from the day the enrollment began. We know no first day of this rule, and
/// use it on all days of the system.
fn reevaluate_csoc() -> ActionRule {
    ActionRule::required(
        "la-csoc/reevaluate-csoc",
        "Look again at the member's need for the Coordinated System of Care",
        WAIVER_RULE,
        Condition::holds(CSOC_ENROLLED),
    )
    .by("wraparound agency or the state's contractor")
    .to("the member")
    .due(Due::EveryDays(180, CSOC_ENROLLED.0))
}
