//! Enhanced Care Management beyond the slides: the department's ECM Policy Guide, plans' summaries of
//! it, and general knowledge. None of it was read in the official text.

use super::statement::{Source, Statement};
use crate::rules::Evidence;

const ECM: Source = Source::document("ca-dhcs-ecm").known_as(Evidence::SecondHand);
const GENERAL: Source = ECM.known_as(Evidence::General);

const SUMMARIES: &str = "ECM Policy Guide, as plans sum it up";
const CALENDAR: &str = "ECM Policy Guide, days on which populations begin";
const OVERLAPS: &str = "ECM Policy Guide, pages 65 to 86";

pub(super) const STATEMENTS: &[Statement] = &[
    ECM.fact(
        "ECM-G1",
        "ECM Policy Guide, page 10",
        "ECM is for managed care members in at least one population whom no program excludes.",
    )
    .rules(&[
        "ca-dhcs-ecm/managed-care-member",
        "ca-dhcs-ecm/excluded",
        "ca-dhcs-ecm/eligible",
        "ca-dhcs-ecm/eligible/enrolled-in-a-population",
        "ca-dhcs-ecm/refer-to-ecm",
    ]),
    ECM.must("ECM-G2", "ECM Policy Guide, pages 11, 13 and 103", "A plan goes by the state's criteria and adds none of its own.")
        .rules(&["ca-dhcs-ecm/eligible"])
        .not_modelled("Whether a plan adds criteria: a case does not show how a plan screens."),
    ECM.fact("ECM-G3", "follows from page 10", "Whoever is in fee-for-service has no plan, and so no ECM.")
        .rules(&["ca-dhcs-ecm/managed-care-member", "ca-dhcs-ecm/managed-care-member/enrolled"])
        .data(&["member.enrollments"]),
    ECM.fact("ECM-G4", SUMMARIES, "Adults are 21 or older; children and youth are younger.")
        .rules(&[
            "ca-dhcs-ecm/pof-1-homelessness/adult",
            "ca-dhcs-ecm/pof-1-homelessness/child",
            "ca-dhcs-ecm/pof-2-avoidable-utilization/adult",
            "ca-dhcs-ecm/pof-2-avoidable-utilization/child",
            "ca-dhcs-ecm/pof-3-mental-health-substance-use/adult",
            "ca-dhcs-ecm/pof-3-mental-health-substance-use/child",
            "ca-dhcs-ecm/pof-4-incarceration/adult",
            "ca-dhcs-ecm/pof-4-incarceration/child",
            "ca-dhcs-ecm/pof-5-long-term-care-risk/adult",
            "ca-dhcs-ecm/pof-6-nursing-facility-transition/adult",
            "ca-dhcs-ecm/pof-7-ccs/child",
            "ca-dhcs-ecm/pof-9-birth-equity/adult",
            "ca-dhcs-ecm/pof-9-birth-equity/child",
        ])
        .data(&["AMB-30"]),
    ECM.fact("ECM-G5", SUMMARIES, "Somebody in several populations has one ECM; every population is reported.")
        .rules(&["ca-dhcs-ecm/eligible"]),
    ECM.must(
        "ECM-G6",
        "ECM Policy Guide, page 11",
        "Nobody loses ECM for turning 21: what counts is the plan's own test of readiness to leave.",
    )
    .rules(&["ca-dhcs-ecm/apply-graduation-criteria"])
    .not_modelled("The plan's test itself: each plan writes its own."),
    ECM.must("ECM-G7", "ECM Policy Guide, page 52", "Nobody loses ECM because a pregnancy or the months after it have ended.")
        .rules(&["ca-dhcs-ecm/discontinue-ecm"]),
    ECM.must(
        "ECM-G8",
        "ECM Policy Guide, page 116",
        "Those already in ECM are measured by the reasons to end it, not by the populations again.",
    )
    .rules(&["ca-dhcs-ecm/discontinue-ecm"])
    .data(&["member.ecm.readyToLeave"]),
    ECM.fact("ECM-G9", "ECM Policy Guide, page 114", "ECM can begin without consent, unless federal law asks for it.")
        .not_modelled("No action waits for consent, and a case has no fact about it."),
    ECM.known_as(Evidence::Document)
        .fact(
            "ECM-G10",
            "ECM Populations of Focus (POF)",
            "A developmental disability and a pregnancy are no populations of their own.",
        )
        .rules(&["ca-dhcs-ecm/eligible"]),
    ECM.must("ECM-G11", "ECM Policy Guide, page 18", "Whoever is granted Transitional Rent is granted ECM as well.")
        .not_modelled("A case has no fact about Transitional Rent, and the day it began was not found."),
    // The populations.
    ECM.fact(
        "B2-LIVE",
        CALENDAR,
        "Each population began on a day of its own, for adults and for children, and for some counties early.",
    )
    .rules(&[
        "ca-dhcs-ecm/pof-1-homelessness",
        "ca-dhcs-ecm/pof-2-avoidable-utilization",
        "ca-dhcs-ecm/pof-3-mental-health-substance-use",
        "ca-dhcs-ecm/pof-4-incarceration",
        "ca-dhcs-ecm/pof-5-long-term-care-risk",
        "ca-dhcs-ecm/pof-6-nursing-facility-transition",
        "ca-dhcs-ecm/pof-7-ccs",
        "ca-dhcs-ecm/pof-8-child-welfare",
        "ca-dhcs-ecm/pof-9-birth-equity",
    ])
    .data(&["AMB-31", "county.wholePersonCareOrHealthHomes"])
    .not_modelled("The counties in which the fourth population began before 2024: their list was not found."),
    GENERAL
        .fact(
            "B2-POF-1",
            SUMMARIES,
            "Homeless adults need a complex health need as well; for children and families, doubled-up, \
             motel and shelter living counts too, and nothing further is asked.",
        )
        .rules(&["ca-dhcs-ecm/pof-1-homelessness/adult", "ca-dhcs-ecm/pof-1-homelessness/child"])
        .data(&["member.housing", "member.needs.complexHealthNeed"])
        .not_modelled("The single ways of being homeless: a case states the result, not each way."),
    ECM.must(
        "B2-POF-1-OUTREACH",
        "ECM Policy Guide, pages 15 and 18",
        "Those with Transitional Rent are visited each week, and records of homeless services are used to find members.",
    )
    .not_modelled("A case has no fact about Transitional Rent, and which records a plan searches is its own process."),
    ECM.fact(
        "B2-POF-2",
        SUMMARIES,
        "Adults: five emergency visits or three unplanned stays in six months; \
         children: three visits or two stays in twelve.",
    )
    .rules(&["ca-dhcs-ecm/pof-2-avoidable-utilization/adult", "ca-dhcs-ecm/pof-2-avoidable-utilization/child"])
    .data(&["member.emergencyVisits", "member.unplannedStays"]),
    GENERAL
        .fact(
            "B2-POF-2-AVOIDABLE",
            SUMMARIES,
            "Only visits and stays count that other care could have avoided; one not said to be otherwise counts.",
        )
        .rules(&["ca-dhcs-ecm/pof-2-avoidable-utilization/adult", "ca-dhcs-ecm/pof-2-avoidable-utilization/child"]),
    ECM.fact(
        "B2-POF-2-ADMITTED",
        "ECM Policy Guide, page 21",
        "An emergency visit that led to admission counts as the stay alone.",
    )
    .rules(&["ca-dhcs-ecm/pof-2-avoidable-utilization/adult", "ca-dhcs-ecm/pof-2-avoidable-utilization/child"]),
    ECM.fact(
        "B2-POF-2-WINDOW",
        "ECM Policy Guide, page 21",
        "A plan looks back from the last month with settled claims, or from later reports of admissions.",
    )
    .rules(&["ca-dhcs-ecm/pof-2-avoidable-utilization/adult", "ca-dhcs-ecm/pof-2-avoidable-utilization/child"])
    .not_modelled("The delay of claims: the months are counted back from the day asked about, over all visits the case gives."),
    ECM.may(
        "B2-POF-2-BELOW",
        "ECM Policy Guide, pages 19 and 21",
        "A plan has to use these counts, yet can grant ECM to somebody below them.",
    )
    .not_modelled("A plan's leave to do more is its own decision; the finding says whether the counts are reached."),
    GENERAL
        .fact(
            "B2-POF-3",
            SUMMARIES,
            "Adults with county mental health or substance use services also need a social \
             factor and a sign of high risk; children need only the services.",
        )
        .rules(&["ca-dhcs-ecm/pof-3-mental-health-substance-use/adult", "ca-dhcs-ecm/pof-3-mental-health-substance-use/child"])
        .data(&["member.behavioralHealth", "member.pregnancy"]),
    GENERAL
        .fact(
            "B2-POF-3-SOCIAL",
            SUMMARIES,
            "Social factors are such as food, housing, work, childhood adversity, \
             foster care in youth, or trouble with the law.",
        )
        .data(&["member.behavioralHealth.complexSocialFactor"])
        .not_modelled("Each factor by itself: a case states that there is one."),
    ECM.fact(
        "B2-POF-3-ACCESS",
        "ECM Policy Guide, page 127; BHIN 21-073",
        "Under 21, involvement in child welfare, in a wider sense than MCBP8015's, opens county mental health services.",
    )
    .data(&["member.behavioralHealth.specialtyMentalHealthAccess"])
    .not_modelled(
        "Involvement is not read as access by itself: the wider sense was seen \
         only second-hand, so the case has to state the access.",
    ),
    GENERAL
        .fact(
            "B2-POF-4",
            SUMMARIES,
            "In custody or out of it for at most twelve months: adults with a listed health need, youth without any.",
        )
        .rules(&["ca-dhcs-ecm/pof-4-incarceration/adult", "ca-dhcs-ecm/pof-4-incarceration/child"])
        .data(&["member.releases", "member.incarcerated", "member.reentryNeed"]),
    ECM.must(
        "B2-POF-4-PRERELEASE",
        "ECM Policy Guide, page 106",
        "Who had services in the 90 days before release is granted ECM on the day of release, or of joining the plan.",
    )
    .not_modelled("A case has no fact about services before release."),
    GENERAL
        .fact(
            "B2-POF-5",
            SUMMARIES,
            "Adults at home who need nursing care, face a complex factor in \
             life or home, and can stay at home with support.",
        )
        .rules(&["ca-dhcs-ecm/pof-5-long-term-care-risk/adult"])
        .data(&["member.longTermCare"]),
    GENERAL
        .fact(
            "B2-POF-6",
            SUMMARIES,
            "Adults in a nursing facility who want to leave, are likely to manage it, and can go on living at home.",
        )
        .rules(&["ca-dhcs-ecm/pof-6-nursing-facility-transition/adult"])
        .data(&["member.longTermCare"])
        .not_modelled("The plan's assessment of whether somebody can live at home: a case states its result."),
    ECM.fact("B2-POF-7", SUMMARIES, "Under 21, in California Children's Services or its Whole Child Model, with one more need.")
        .rules(&["ca-dhcs-ecm/pof-7-ccs/child"])
        .data(&["member.ccsEligible", "member.wholeChildModel", "member.needs.additionalBeyondCcs"])
        .not_modelled("Each need by itself: a case states that there is one."),
    GENERAL
        .fact("B2-POF-8", SUMMARIES, "The same five conditions as in MCBP8015, and no further need is asked for.")
        .rules(&["ca-dhcs-ecm/pof-8-child-welfare/child"])
        .data(&["AMB-32"]),
    ECM.fact(
        "B2-POF-8-DATA",
        "ECM Policy Guide, page 47",
        "Aid codes do not show Family Maintenance, nor children found eligible for adoption assistance but not in it.",
    )
    .rules(&["ca-dhcs-ecm/pof-8-child-welfare/child"])
    .data(&["AMB-13", "member.familyMaintenance", "member.adoptionAssistance"]),
    ECM.fact(
        "B2-POF-8-FM-ELIGIBLE",
        "ECM Policy Guide, page 47",
        "Being eligible for Family Maintenance is named beside being in it.",
    )
    .not_modelled(
        "MCBP8015 asks for services received, a case has no fact about mere \
         eligibility, and the text was seen only second-hand.",
    ),
    ECM.fact("B2-POF-9", SUMMARIES, "Pregnant, or for twelve months after, and of a group with worse outcomes at birth.")
        .rules(&["ca-dhcs-ecm/pof-9-birth-equity/adult", "ca-dhcs-ecm/pof-9-birth-equity/child"])
        .data(&["member.pregnancy", "member.birthEquityGroup"])
        .not_modelled("Which groups these are: the list can change, so a case states belonging to one."),
    // Other programs.
    ECM.fact("B3-HOSPICE", "ECM Policy Guide, page 83", "Whoever is in hospice has no ECM.")
        .rules(&["ca-dhcs-ecm/excluded", "ca-dhcs-ecm/excluded/hospice"])
        .data(&["ca-dhcs-ecm/program-overlaps"]),
    ECM.fact("B3-FAMILY-MOSAIC", "ECM Policy Guide, page 83", "Whoever is in the Family Mosaic Project has no ECM.")
        .rules(&["ca-dhcs-ecm/excluded", "ca-dhcs-ecm/excluded/family-mosaic"])
        .data(&["ca-dhcs-ecm/program-overlaps"]),
    ECM.fact(
        "B3-WAIVER-1915C",
        "ECM Policy Guide, pages 65 and 66",
        "A member in a home and community waiver is told of the options and chooses it or ECM.",
    )
    .rules(&["ca-dhcs-ecm/offer-program-choice"])
    .data(&["ca-dhcs-ecm/program-overlaps"]),
    ECM.fact("B3-COMMUNITY-TRANSITIONS", "ECM Policy Guide, page 83", "California Community Transitions or ECM: one of the two.")
        .rules(&["ca-dhcs-ecm/offer-program-choice"])
        .data(&["ca-dhcs-ecm/program-overlaps"]),
    ECM.fact(
        "B3-COMPLEX-CARE-MANAGEMENT",
        "ECM Policy Guide, page 77",
        "A plan's Complex Care Management and ECM do not run together; the one can follow the other.",
    )
    .rules(&["ca-dhcs-ecm/offer-program-choice"])
    .data(&["ca-dhcs-ecm/program-overlaps", "ca-dhcs-ecm/care-management-continuum"]),
    ECM.fact("B3-PACE", SUMMARIES, "PACE and ECM do not run together.")
        .rules(&["ca-dhcs-ecm/offer-program-choice"])
        .data(&["ca-dhcs-ecm/program-overlaps"]),
    ECM.fact(
        "B3-DSNP",
        "ECM Policy Guide, pages 79 to 82 and 138 to 144",
        "Since 2024 a special needs plan for dual eligibles gives its own care \
         of this kind, with time for those already in ECM.",
    )
    .rules(&["ca-dhcs-ecm/offer-program-choice"])
    .data(&["ca-dhcs-ecm/program-overlaps"])
    .not_modelled("The time for those in ECM at the end of 2023: it depends on the kind of plan, which a case does not give."),
    ECM.fact(
        "B3-COUNTY-TARGETED-CASE-MANAGEMENT",
        "ECM Policy Guide, pages 67 to 70",
        "Since July 2024 county Targeted Case Management and ECM do not run together, at first with two exceptions.",
    )
    .rules(&["ca-dhcs-ecm/offer-program-choice"])
    .data(&["ca-dhcs-ecm/program-overlaps"])
    .not_modelled("The exceptions until 30 June 2025: a case does not give what the county's management is for."),
    ECM.fact("B3-CCS", OVERLAPS, "California Children's Services goes on beside ECM, with nothing done twice.")
        .rules(&["ca-dhcs-ecm/check-duplication"])
        .data(&["ca-dhcs-ecm/program-overlaps", "member.ccsEligible"]),
    ECM.fact("B3-WHOLE-CHILD-MODEL", OVERLAPS, "The Whole Child Model goes on beside ECM, with nothing done twice.")
        .rules(&["ca-dhcs-ecm/check-duplication"])
        .data(&["ca-dhcs-ecm/program-overlaps", "member.wholeChildModel"]),
    ECM.fact("B3-GHPP", OVERLAPS, "The Genetically Handicapped Persons Program goes on beside ECM, with nothing done twice.")
        .rules(&["ca-dhcs-ecm/check-duplication"])
        .data(&["ca-dhcs-ecm/program-overlaps"]),
    ECM.fact(
        "B3-INTENSIVE-CARE-COORDINATION",
        OVERLAPS,
        "Case management in specialty mental health goes on beside ECM, with nothing done twice.",
    )
    .rules(&["ca-dhcs-ecm/check-duplication"])
    .data(&["ca-dhcs-ecm/program-overlaps"]),
    ECM.fact("B3-DRUG-MEDI-CAL", OVERLAPS, "Drug Medi-Cal goes on beside ECM, with nothing done twice.")
        .rules(&["ca-dhcs-ecm/check-duplication"])
        .data(&["ca-dhcs-ecm/program-overlaps"]),
    ECM.fact("B3-FULL-SERVICE-PARTNERSHIP", OVERLAPS, "A Full Service Partnership goes on beside ECM, with nothing done twice.")
        .rules(&["ca-dhcs-ecm/check-duplication"])
        .data(&["ca-dhcs-ecm/program-overlaps"]),
    ECM.fact("B3-CBAS", OVERLAPS, "Community-Based Adult Services go on beside ECM, with nothing done twice.")
        .rules(&["ca-dhcs-ecm/check-duplication"])
        .data(&["ca-dhcs-ecm/program-overlaps"]),
    ECM.fact("B3-REGIONAL-CENTER", OVERLAPS, "A Regional Center's services go on beside ECM, with nothing done twice.")
        .rules(&["ca-dhcs-ecm/check-duplication"])
        .data(&["ca-dhcs-ecm/program-overlaps"]),
    ECM.fact("B3-CPSP", OVERLAPS, "Perinatal programs such as CPSP go on beside ECM, with nothing done twice.")
        .rules(&["ca-dhcs-ecm/check-duplication"])
        .data(&["ca-dhcs-ecm/program-overlaps"]),
    ECM.fact(
        "B3-HCPCFC",
        "ECM Policy Guide, pages 48, 49 and 83",
        "The nurses' program for foster children goes on beside ECM, and its care manager is the first choice for ECM.",
    )
    .rules(&["ca-dhcs-ecm/check-duplication", "ca-dhcs-ecm/prefer-present-care-manager"])
    .data(&["ca-dhcs-ecm/program-overlaps"])
    .not_modelled("Whether that care manager has a contract for ECM, and what the member would rather have: no facts in a case."),
    ECM.fact(
        "B3-CALIFORNIA-WRAPAROUND",
        "ECM Policy Guide, pages 73 and 74",
        "California Wraparound goes on beside ECM, and its care manager is the first choice for ECM.",
    )
    .rules(&["ca-dhcs-ecm/check-duplication", "ca-dhcs-ecm/prefer-present-care-manager"])
    .data(&["ca-dhcs-ecm/program-overlaps"])
    .not_modelled("Whether that care manager has a contract for ECM, and what the member would rather have: no facts in a case."),
    // From request to end.
    ECM.must("ECM-A1", "ECM Policy Guide, page 104", "A request is decided in five working days, an urgent one in 72 hours.")
        .rules(&["ca-dhcs-ecm/decide-ecm-request"])
        .data(&[
            "ca-dhcs-ecm/authorization-clocks",
            "AMB-16",
            "member.ecm.requestReceived",
            "member.ecm.expeditedRequestReceived",
            "dueDayNotKnown",
        ]),
    ECM.fact("ECM-A2", "ECM Policy Guide, page 103", "ECM is first granted for twelve months.")
        .rules(&["ca-dhcs-ecm/reauthorize-ecm"])
        .data(&["ca-dhcs-ecm/authorization-clocks", "member.ecm.authorizedOn"]),
    ECM.fact("ECM-A3", "ECM Policy Guide, page 103", "It is then granted again for six months at a time.")
        .rules(&["ca-dhcs-ecm/reauthorize-ecm"])
        .data(&["ca-dhcs-ecm/authorization-clocks"]),
    ECM.must(
        "ECM-A4",
        "ECM Policy Guide, pages 99, 100 and 103",
        "ECM does not wait for a care plan, and a referral needs no more than the state's standard asks.",
    )
    .not_modelled("It forbids a plan to ask for more; a case shows neither care plans nor what a referral form asks."),
    ECM.must(
        "ECM-A5",
        "ECM Policy Guide, pages 103 to 110",
        "Certain providers can begin at once, with 30 days for the referral and pay until a refusal is told.",
    )
    .rules(&["ca-dhcs-ecm/complete-streamlined-referral"])
    .data(&["ca-dhcs-ecm/authorization-clocks", "member.ecm.streamlinedFrom"])
    .not_modelled(
        "Which providers may do so for which population, and since when: \
         the table was not found. Pay is outside the rules.",
    ),
    ECM.must("ECM-A6", "ECM Policy Guide, page 104", "A refusal goes to the member and to who asked, with the right to appeal.")
        .data(&["member.ecm.deniedOn"])
        .not_modelled(
            "The notice goes out with the decision and has no clock of its own; a case does not say whether it went out.",
        ),
    ECM.must(
        "ECM-A7",
        "ECM Policy Guide, page 111",
        "A new plan goes on with the ECM that a member had in the 90 days before, with the same provider if it can.",
    )
    .not_modelled("A case does not say under which plan a member had ECM."),
    ECM.must(
        "ECM-A8",
        "ECM Policy Guide, pages 112 and 114",
        "The ECM provider and the primary care provider each hear of the assignment within ten working days.",
    )
    .rules(&["ca-dhcs-ecm/notify-ecm-provider", "ca-dhcs-ecm/notify-primary-care-provider"])
    .data(&["ca-dhcs-ecm/authorization-clocks", "AMB-16", "member.ecm.authorizedOn", "member.ecm.assignedOn", "dueDayNotKnown"])
    .not_modelled("Whether the two are the same provider: no fact in a case."),
    ECM.must("ECM-A9", "ECM Policy Guide, page 113", "Who asks for another ECM provider gets one within 30 days.")
        .data(&["ca-dhcs-ecm/authorization-clocks"])
        .not_modelled("A due day: a case has no fact about such a wish."),
    ECM.must(
        "ECM-A10",
        "ECM Policy Guide, page 117",
        "News of an admission or discharge reaches the ECM provider within 24 hours.",
    )
    .data(&["ca-dhcs-ecm/authorization-clocks"])
    .not_modelled("A due hour: it runs between the data systems of a plan and its provider, and the rules count in days."),
    ECM.must(
        "ECM-D1",
        "ECM Policy Guide, page 115",
        "ECM ends when its goals are reached, less is needed, the member does not want it or cannot be reached.",
    )
    .rules(&["ca-dhcs-ecm/discontinue-ecm"])
    .data(&["member.ecm.readyToLeave"])
    .not_modelled("Each reason by itself: a case states that one holds."),
    ECM.must(
        "ECM-D2",
        "ECM Policy Guide, pages 80 and 116",
        "The plan decides on the end and writes to the member, with the right to appeal, ten days ahead.",
    )
    .rules(&["ca-dhcs-ecm/discontinue-ecm"])
    .data(&["ca-dhcs-ecm/authorization-clocks"])
    .not_modelled("A due day: a case does not give the day on which ECM is to end."),
];
