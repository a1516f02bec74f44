//! The register of readings: where a document can be read in more than one way, the question, the
//! reading we use, and the other one.

use serde::Serialize;

/// One entry of the register.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Reading {
    /// Its id, such as `AMB-03`.
    pub id: &'static str,
    /// What the text leaves open.
    pub question: &'static str,
    /// How we read it.
    pub reading: &'static str,
    /// How else it could be read.
    pub alternative: &'static str,
}

/// Every reading that a rule of the policies needs, in the order of their ids.
pub const READINGS: &[Reading] = &[
    Reading {
        id: "AMB-01",
        question: "On which day must somebody be under 21, or under 18?",
        reading: "On the day asked about.",
        alternative: "On the day care or services ended.",
    },
    Reading {
        id: "AMB-02",
        question: "What is \"within the last 12 months\"?",
        reading: "Calendar months from the last day of care or services, the anniversary included.",
        alternative: "365 days, or without the anniversary.",
    },
    Reading {
        id: "AMB-03",
        question: "Until when is \"up to age 26\"?",
        reading: "Through the day before the 26th birthday.",
        alternative: "Through the birthday, or the end of its month.",
    },
    Reading {
        id: "AMB-04",
        question: "Is foster care \"in California\" by custody or by place?",
        reading: "By either: a California agency is responsible, or the child is placed in California.",
        alternative: "By custody only, or by place only.",
    },
    Reading {
        id: "AMB-05",
        question: "What counts as foster care?",
        reading: "Care away from home for which a child welfare agency, a probation department or a tribe is responsible.",
        alternative: "Only care under a child welfare agency.",
    },
    Reading {
        id: "AMB-06",
        question: "Does foster care of another state that is still open count as recent?",
        reading: "Yes: it was received within the last 12 months.",
        alternative: "Only once it has ended.",
    },
    Reading {
        id: "AMB-07",
        question: "Can somebody be in care and have left care lately, after coming back?",
        reading: "Yes: both are reported.",
        alternative: "Only the present care counts.",
    },
    Reading {
        id: "AMB-08",
        question: "When does somebody born on 29 February have a birthday in a common year?",
        reading: "On 1 March; a notice says where 28 February would give another answer.",
        alternative: "On 28 February.",
    },
    Reading {
        id: "AMB-09",
        question: "Does a guardianship count?",
        reading: "Not by itself; leaving foster care for it begins the 12 months.",
        alternative: "As lasting child welfare involvement.",
    },
    Reading {
        id: "AMB-10",
        question: "Has somebody aged out who is still in care?",
        reading: "Not under 21; from 21 on, yes.",
        alternative: "Having been in care at 18 is enough at any age.",
    },
    Reading {
        id: "AMB-11",
        question: "Has somebody aged out who left before 18 and came back later?",
        reading: "Yes: \"or later\" includes it.",
        alternative: "Only who was in care on the birthday itself.",
    },
    Reading {
        id: "AMB-12",
        question: "Must every duty rest on the state's eligibility record (MEDS)?",
        reading: "Only the contact with agencies and families, whose text says so.",
        alternative: "The review of authorizations as well.",
    },
    Reading {
        id: "AMB-13",
        question: "What is \"eligible for and/or in\" the Adoption Assistance Program?",
        reading: "Either: found eligible, agreement signed, or in payment.",
        alternative: "In payment only.",
    },
    Reading {
        id: "AMB-14",
        question: "Does another state's adoption assistance count?",
        reading: "No: the text names California's program.",
        alternative: "Any adoption assistance of a child who lives in California.",
    },
    Reading {
        id: "AMB-15",
        question: "Which Family Maintenance services count?",
        reading: "Ordered by a court or voluntary, before or after a placement.",
        alternative: "Only those ordered by a court.",
    },
    Reading {
        id: "AMB-16",
        question: "Which days are working days?",
        reading: "Monday to Friday, less the holidays that the plan names, or else less California's state holidays.",
        alternative: "Every Monday to Friday, or the days on which the plan's office is open.",
    },
    Reading {
        id: "AMB-17",
        question: "Is the review of prior authorizations done once or again?",
        reading: "For as long as the member is child welfare-involved.",
        alternative: "Once.",
    },
    Reading {
        id: "AMB-18",
        question: "Who are \"foster care Members\" for Direct Member status?",
        reading: "Members in foster care now.",
        alternative: "All child welfare-involved members.",
    },
    Reading {
        id: "AMB-19",
        question: "Direct Members have no primary care provider, yet Whole Child Model members get a medical home: which holds?",
        reading: "The medical home, as the more specific rule; the freedom from referral forms stays. A notice says so.",
        alternative: "Direct Member status alone.",
    },
    Reading {
        id: "AMB-20",
        question: "Is a member at high risk by any of the listed needs, or by all?",
        reading: "By any: the text says \"or\".",
        alternative: "By all.",
    },
    Reading {
        id: "AMB-21",
        question: "Who is a family caregiver of a foster care program beneficiary?",
        reading: "A resource family or a relative who cares for a child in foster care now.",
        alternative: "Parents with family maintenance as well.",
    },
    Reading {
        id: "AMB-22",
        question: "Is the \"County Child Welfare Liaison\" the county's or the plan's?",
        reading: "The plan's liaison for that county.",
        alternative: "The county agency's liaison.",
    },
    Reading {
        id: "AMB-23",
        question: "Does a placement in another state lie \"outside of the counties Partnership serves\"?",
        reading: "Yes.",
        alternative: "Only placements in other California counties.",
    },
    Reading {
        id: "AMB-24",
        question: "Since when do the duties about the Child Welfare Liaison hold?",
        reading: "To designate one, since 1 January 2024; the rest, since APL 24-013 of 18 September 2024. This policy states both from its first day on.",
        alternative: "All of them since 1 January 2024.",
    },
    Reading {
        id: "AMB-25",
        question: "How many liaisons are enough, and how often is \"at regular intervals\"?",
        reading: "The text gives no number and none is made up: the duty stands on every day and has no day by which it is due.",
        alternative: "Once a year.",
    },
    Reading {
        id: "AMB-26",
        question: "How often is a \"quarterly\" meeting?",
        reading: "At least once in each calendar quarter, with each county that the plan serves.",
        alternative: "As needed, or whenever a county holds one.",
    },
    Reading {
        id: "AMB-27",
        question: "Expertise, experience or training: in all topics, or in one?",
        reading: "One of the three is enough, but in each topic.",
        alternative: "In any one topic.",
    },
    Reading {
        id: "AMB-28",
        question: "Which county child welfare agency is told of a change of liaison?",
        reading: "That of each county which the old or the new liaison serves.",
        alternative: "That of every county which the plan serves.",
    },
    Reading {
        id: "AMB-29",
        question: "By when must the liaison be in the state's directory?",
        reading: "The text sets no day, so none is given; the five working days of the other notices are good practice, not a duty.",
        alternative: "Within the same five working days.",
    },
    Reading {
        id: "AMB-30",
        question: "From which age on is a member an adult for Enhanced Care Management?",
        reading: "From 21 on; who is under 21 is a child or youth.",
        alternative: "From 18 on.",
    },
    Reading {
        id: "AMB-31",
        question: "Since when is Population of Focus 4 open to adults?",
        reading: "Since 1 January 2024, in every county. Some counties had begun earlier; which ones was not found.",
        alternative: "In those counties since 1 January 2022.",
    },
    Reading {
        id: "AMB-32",
        question: "Population of Focus 8 is for children and youth, yet aging out reaches to 26: who counts at 21 to 25?",
        reading: "Those who aged out of foster care, until 26.",
        alternative: "Nobody from 21 on.",
    },
    Reading {
        id: "AMB-33",
        question: "Some sentences speak of custody of the state, others of custody of DCFS: which children are meant?",
        reading: "Those in the custody of DCFS; custody of the Office of Juvenile Justice alone is not enough.",
        alternative: "Those in the custody of any state agency.",
    },
    Reading {
        id: "AMB-34",
        question: "When must a member in DCFS custody be referred to case management?",
        reading: "From the first day of custody on; the text sets no deadline, so none is shown.",
        alternative: "Within a number of days that the text does not give.",
    },
    Reading {
        id: "AMB-35",
        question: "When has outreach failed, and who is a \"DCFS-enrolled member\"?",
        reading: "When a try on record did not engage the member and no other did; the member is one in DCFS custody.",
        alternative: "Only after as many tries as the plan has set.",
    },
    Reading {
        id: "AMB-36",
        question: "What are \"weekly\" and \"quarterly\"?",
        reading: "Once in each week from Monday to Sunday, and once in each calendar quarter.",
        alternative: "At most seven days, or three months, after the meeting before.",
    },
    Reading {
        id: "AMB-37",
        question: "Who of CEO, COO \"and or\" CMO must meet DCFS?",
        reading: "At least one of the three; a meeting whose attendees are not given counts.",
        alternative: "All three.",
    },
    Reading {
        id: "AMB-38",
        question: "How much does \"as appropriate\" leave open in the exchange of information?",
        reading: "The exchange can carry all seven kinds; what is sent about one member depends on need and consent.",
        alternative: "Each kind is up to the plan.",
    },
    Reading {
        id: "AMB-39",
        question: "When are reports to DCFS due?",
        reading: "On the days that the case lists: they stand in guides outside this document. Without them it is not known.",
        alternative: "Never, as the document itself names no day.",
    },
    Reading {
        id: "AMB-40",
        question: "The slides of 2010 describe one population, today's rule another: which counts?",
        reading: "Both are shown: the first design of 2010, for information, and the waiver population that is in force.",
        alternative: "Only the slides.",
    },
    Reading {
        id: "AMB-41",
        question: "When is a placement out of home an \"imminent risk\"?",
        reading: "When a professional says so; if nobody has said either, it is not known.",
        alternative: "When scores of the CANS assessment suggest it.",
    },
    Reading {
        id: "AMB-42",
        question: "The release speaks of six LME/MCOs, and later there were four: which plans are meant?",
        reading: "Whichever plan the case names as responsible; a list says how the plans have changed.",
        alternative: "Only the six of 2022.",
    },
    Reading {
        id: "AMB-43",
        question: "Does a transition of care need a change of custody, or any change of the responsible plan?",
        reading: "Any change of the responsible plan of a youth involved with child welfare; custody is only its usual cause.",
        alternative: "Only a change of custody.",
    },
    Reading {
        id: "AMB-44",
        question: "Is co-location still owed to a county that has declined it?",
        reading: "No: the county's wish settles it, and it may be looked at again.",
        alternative: "Yes, in every county.",
    },
    Reading {
        id: "AMB-45",
        question: "Does the duty to have a response protocol end with its date, 1 April 2023?",
        reading: "No: it goes on, and a missing protocol is overdue from then on.",
        alternative: "It was a single goal for that date.",
    },
];

/// The entry of this id.
#[must_use]
pub(crate) fn reading(id: &str) -> Option<&'static Reading> {
    READINGS.iter().find(|reading| reading.id == id)
}
