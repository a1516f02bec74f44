//! The register of readings: where a document can be read in more than one way, the question, the
//! reading we use, and the other one.

use crate::rules::Reading;

/// Every reading that a rule of the policies needs, in the order of their ids.
pub const READINGS: &[Reading] = &[
    Reading::new(
        "AMB-01",
        "On which day must somebody be under 21, or under 18?",
        "On the day asked about.",
        "On the day care or services ended.",
    ),
    Reading::new(
        "AMB-02",
        "What is \"within the last 12 months\"?",
        "Calendar months from the last day of care or services, the anniversary included.",
        "365 days, or without the anniversary.",
    ),
    Reading::new(
        "AMB-03",
        "Until when is \"up to age 26\"?",
        "Through the day before the 26th birthday.",
        "Through the birthday, or the end of its month.",
    ),
    Reading::new(
        "AMB-04",
        "Is foster care \"in California\" by custody or by place?",
        "By either: a California agency is responsible, or the child is placed in California.",
        "By custody only, or by place only.",
    ),
    Reading::new(
        "AMB-05",
        "What counts as foster care?",
        "Care away from home for which a child welfare agency, a probation department or a tribe is responsible.",
        "Only care under a child welfare agency.",
    ),
    Reading::new(
        "AMB-06",
        "Does foster care of another state that is still open count as recent?",
        "Yes: it was received within the last 12 months.",
        "Only once it has ended.",
    ),
    Reading::new(
        "AMB-07",
        "Can somebody be in care and have left care lately, after coming back?",
        "Yes: both are reported.",
        "Only the present care counts.",
    ),
    Reading::new(
        "AMB-08",
        "When does somebody born on 29 February have a birthday in a common year?",
        "On 1 March; a notice says where 28 February would give another answer.",
        "On 28 February.",
    ),
    Reading::new(
        "AMB-09",
        "Does a guardianship count?",
        "Not by itself; leaving foster care for it begins the 12 months.",
        "As lasting child welfare involvement.",
    ),
    Reading::new(
        "AMB-10",
        "Has somebody aged out who is still in care?",
        "Not under 21; from 21 on, yes.",
        "Having been in care at 18 is enough at any age.",
    ),
    Reading::new(
        "AMB-11",
        "Has somebody aged out who left before 18 and came back later?",
        "Yes: \"or later\" includes it.",
        "Only who was in care on the birthday itself.",
    ),
    Reading::new(
        "AMB-12",
        "Must every duty rest on the state's eligibility record (MEDS)?",
        "Only the contact with agencies and families, whose text says so.",
        "The review of authorizations as well.",
    ),
    Reading::new(
        "AMB-13",
        "What is \"eligible for and/or in\" the Adoption Assistance Program?",
        "Either: found eligible, agreement signed, or in payment.",
        "In payment only.",
    ),
    Reading::new(
        "AMB-14",
        "Does another state's adoption assistance count?",
        "No: the text names California's program.",
        "Any adoption assistance of a child who lives in California.",
    ),
    Reading::new(
        "AMB-15",
        "Which Family Maintenance services count?",
        "Ordered by a court or voluntary, before or after a placement.",
        "Only those ordered by a court.",
    ),
    Reading::new(
        "AMB-16",
        "Which days are working days?",
        "Monday to Friday, less the holidays that the plan names, or else less California's state holidays.",
        "Every Monday to Friday, or the days on which the plan's office is open.",
    ),
    Reading::new(
        "AMB-17",
        "Is the review of prior authorizations done once or again?",
        "For as long as the member is child welfare-involved.",
        "Once.",
    ),
    Reading::new(
        "AMB-18",
        "Who are \"foster care Members\" for Direct Member status?",
        "Members in foster care now.",
        "All child welfare-involved members.",
    ),
    Reading::new(
        "AMB-19",
        "Direct Members have no primary care provider, yet Whole Child Model members get a medical home: which holds?",
        "The medical home, as the more specific rule; the freedom from referral forms stays. A notice says so.",
        "Direct Member status alone.",
    ),
    Reading::new(
        "AMB-20",
        "Is a member at high risk by any of the listed needs, or by all?",
        "By any: the text says \"or\".",
        "By all.",
    ),
    Reading::new(
        "AMB-21",
        "Who is a family caregiver of a foster care program beneficiary?",
        "A resource family or a relative who cares for a child in foster care now.",
        "Parents with family maintenance as well.",
    ),
    Reading::new(
        "AMB-22",
        "Is the \"County Child Welfare Liaison\" the county's or the plan's?",
        "The plan's liaison for that county.",
        "The county agency's liaison.",
    ),
    Reading::new(
        "AMB-23",
        "Does a placement in another state lie \"outside of the counties Partnership serves\"?",
        "Yes.",
        "Only placements in other California counties.",
    ),
    Reading::new(
        "AMB-24",
        "Since when do the duties about the Child Welfare Liaison hold?",
        "To designate one, since 1 January 2024; the rest, since APL 24-013 of 18 September 2024. This policy states both from its first day on.",
        "All of them since 1 January 2024.",
    ),
    Reading::new(
        "AMB-25",
        "How many liaisons are enough, and how often is \"at regular intervals\"?",
        "The text gives no number and none is made up: the duty stands on every day and has no day by which it is due.",
        "Once a year.",
    ),
    Reading::new(
        "AMB-26",
        "How often is a \"quarterly\" meeting?",
        "At least once in each calendar quarter, with each county that the plan serves.",
        "As needed, or whenever a county holds one.",
    ),
    Reading::new(
        "AMB-27",
        "Expertise, experience or training: in all topics, or in one?",
        "One of the three is enough, but in each topic.",
        "In any one topic.",
    ),
    Reading::new(
        "AMB-28",
        "Which county child welfare agency is told of a change of liaison?",
        "That of each county which the old or the new liaison serves.",
        "That of every county which the plan serves.",
    ),
    Reading::new(
        "AMB-29",
        "By when must the liaison be in the state's directory?",
        "The text sets no day, so none is given; the five working days of the other notices are good practice, not a duty.",
        "Within the same five working days.",
    ),
    Reading::new(
        "AMB-30",
        "From which age on is a member an adult for Enhanced Care Management?",
        "From 21 on; who is under 21 is a child or youth.",
        "From 18 on.",
    ),
    Reading::new(
        "AMB-31",
        "Since when is Population of Focus 4 open to adults?",
        "Since 1 January 2024, in every county. Some counties had begun earlier; which ones was not found.",
        "In those counties since 1 January 2022.",
    ),
    Reading::new(
        "AMB-32",
        "Population of Focus 8 is for children and youth, yet aging out reaches to 26: who counts at 21 to 25?",
        "Those who aged out of foster care, until 26.",
        "Nobody from 21 on.",
    ),
    Reading::new(
        "AMB-33",
        "Some sentences speak of custody of the state, others of custody of DCFS: which children are meant?",
        "Those in the custody of DCFS; custody of the Office of Juvenile Justice alone is not enough.",
        "Those in the custody of any state agency.",
    ),
    Reading::new(
        "AMB-34",
        "When must a member in DCFS custody be referred to case management?",
        "From the first day of custody on; the text sets no deadline, so none is shown.",
        "Within a number of days that the text does not give.",
    ),
    Reading::new(
        "AMB-35",
        "When has outreach failed, and who is a \"DCFS-enrolled member\"?",
        "When a try on record did not engage the member and no other did; the member is one in DCFS custody.",
        "Only after as many tries as the plan has set.",
    ),
    Reading::new(
        "AMB-36",
        "What are \"weekly\" and \"quarterly\"?",
        "Once in each week from Monday to Sunday, and once in each calendar quarter.",
        "At most seven days, or three months, after the meeting before.",
    ),
    Reading::new(
        "AMB-37",
        "Who of CEO, COO \"and or\" CMO must meet DCFS?",
        "At least one of the three; a meeting whose attendees are not given counts.",
        "All three.",
    ),
    Reading::new(
        "AMB-38",
        "How much does \"as appropriate\" leave open in the exchange of information?",
        "The exchange can carry all seven kinds; what is sent about one member depends on need and consent.",
        "Each kind is up to the plan.",
    ),
    Reading::new(
        "AMB-39",
        "When are reports to DCFS due?",
        "On the days that the case lists: they stand in guides outside this document. Without them it is not known.",
        "Never, as the document itself names no day.",
    ),
    Reading::new(
        "AMB-40",
        "The slides of 2010 describe one population, today's rule another: which counts?",
        "Both are shown: the first design of 2010, for information, and the waiver population that is in force.",
        "Only the slides.",
    ),
    Reading::new(
        "AMB-41",
        "When is a placement out of home an \"imminent risk\"?",
        "When a professional says so; if nobody has said either, it is not known.",
        "When scores of the CANS assessment suggest it.",
    ),
    Reading::new(
        "AMB-42",
        "The release speaks of six LME/MCOs, and later there were four: which plans are meant?",
        "Whichever plan the case names as responsible; a list says how the plans have changed.",
        "Only the six of 2022.",
    ),
    Reading::new(
        "AMB-43",
        "Does a transition of care need a change of custody, or any change of the responsible plan?",
        "Any change of the responsible plan of a youth involved with child welfare; custody is only its usual cause.",
        "Only a change of custody.",
    ),
    Reading::new(
        "AMB-44",
        "Is co-location still owed to a county that has declined it?",
        "No: the county's wish settles it, and it may be looked at again.",
        "Yes, in every county.",
    ),
    Reading::new(
        "AMB-45",
        "Does the duty to have a response protocol end with its date, 1 April 2023?",
        "No: it goes on, and a missing protocol is overdue from then on.",
        "It was a single goal for that date.",
    ),
];

/// The entry of this id.
#[cfg(any(test, feature = "guide"))]
#[must_use]
pub(crate) fn reading(id: &str) -> Option<&'static Reading> {
    READINGS.iter().find(|reading| reading.id == id)
}
