// Every word of the page's own. What a policy says (statements, actions, questions) comes from the engine.

const MONTHS = [
  "January", "February", "March", "April", "May", "June",
  "July", "August", "September", "October", "November", "December",
];

/** `2026-11-23` as "November 23, 2026". */
function day(iso: string): string {
  const [year, month, date] = iso.split("-");
  return `${MONTHS[Number(month) - 1] ?? month} ${Number(date)}, ${year}`;
}

/** A slide or a page is named; a number is a section's. */
function section(place: string): string {
  return /^[IVX]+\b/.test(place) ? `section ${place}` : place;
}

/** "a", "a and b", "a, b and c"; of more than three, the first two and how many more. */
function list(all: readonly string[]): string {
  const named = all.length > 3 ? [...all.slice(0, 2), `${all.length - 2} more`] : all;
  return named.length > 1 ? `${named.slice(0, -1).join(", ")} and ${named.at(-1)}` : named.join("");
}

/** A text of the engine, with its days written out. */
function daysIn(text: string): string {
  return text.replaceAll(/\b\d{4}-\d{2}-\d{2}\b/g, day);
}

export const en = {
  day,
  daysIn,

  page: {
    name: "Kinfocus",
    skipToForm: "Skip to the questions",
    skipToAnswer: "Skip to the answer",
    title: "Where a young person stands, and what comes next",
    lead:
      "Some young people count as “child welfare-involved”. Their health plan then owes them extra care. " +
      "Answer what you know, and see what the policy says.",
    promises: [
      "“I don’t know” is always a good answer.",
      "Nothing you type leaves this device, and nothing is saved.",
    ],
    formTitle: "What you know",
    footer:
      "This page reads the written policy. The health plan or the county makes the decision. " +
      "If an answer here looks wrong to you, you can ask them about it.",
    version: (version: string) => `Kinfocus ${version}`,
    engineFailed: "This page could not start.",
    engineFailedHelp:
      "The part that works out the answer did not load. Please load the page again. " +
      "If that does not help, try a newer browser, or ask the health plan’s Child Welfare Liaison.",
    reload: "Load the page again",
  },

  form: {
    yes: "Yes",
    no: "No",
    dontKnow: "I don’t know",
    day: { month: "Month", day: "Day", year: "Year" },
    remove: "Remove",
    removeEntry: (entry: string) => `Remove: ${entry}`,
    stateNothing: "Choose a state",
    stateUnknown: "A US state, I don’t know which",
    submit: "Check my answers",

    aboutTitle: "About the young person",
    birthDate: {
      label: "When were they born?",
      hint: "For example 3 10 2009. If you only know the year, that helps too.",
    },
    asOf: {
      summary: (shown: string) => `The answer is for ${shown}.`,
      change: "Change the day",
      label: "Which day should the answer be for?",
      hint: "Today, unless you change it.",
    },

    start: (what: string) => ({ label: what, hint: "A year is enough. Leave it blank if you don’t know." }),
    end: (what: string) => ({ label: what, hint: "A year is enough. Leave it blank if you don’t know." }),
    more: "There may be other times I don’t know about",

    fosterCare: {
      title: "Foster care",
      label: "Are they in foster care now, or were they ever?",
      hint: "Any US state counts. So do probation and tribal placements.",
      yes: "Yes, now or before",
      no: "No, never",
      entry: (number: number) => (number === 1 ? "Time in foster care" : `Time in foster care, number ${number}`),
      another: "Add another time in foster care",
      state: { label: "In which state was the case?" },
      start: "When did it begin?",
      ended: { label: "Has it ended?" },
      ongoing: "Still in care",
      over: "It has ended",
      end: "When was the last day?",
      agency: { label: "Who was responsible for their care?", hint: "The agency or court program in charge." },
      agencyNothing: "I’m not sure",
      agencies: [
        ["childWelfare", "Child welfare (social services)"],
        ["probation", "Probation"],
        ["tribe", "A tribe"],
        ["refugeeProgram", "A program for refugee minors"],
        ["other", "Someone else"],
      ],
      placementState: { label: "Did they live in another state at the time?", hint: "For example, placed with family in California." },
      placementStateNothing: "No, or I don’t know",
    },

    adoptionAssistance: {
      title: "Adoption assistance",
      label: "Is there adoption assistance for them, or was there before?",
      hint: "Also called AAP. It counts once a child is found eligible, even before any payment.",
      yes: "Yes, now or before",
      no: "No, never",
      entry: (number: number) => (number === 1 ? "Adoption assistance" : `Adoption assistance, number ${number}`),
      another: "Add another",
      state: { label: "Which state gives it?" },
      start: "When did it begin?",
      ended: { label: "Has it ended?" },
      ongoing: "It goes on",
      over: "It has ended",
      end: "When was the last day?",
    },

    familyMaintenance: {
      title: "Family maintenance",
      label: "Does the family get family maintenance services, or did it before?",
      hint: "Support from the county that helps a child stay at home. Some families ask for it, and some courts order it.",
      yes: "Yes, now or before",
      no: "No, never",
      entry: (number: number) => (number === 1 ? "Family maintenance" : `Family maintenance, number ${number}`),
      another: "Add another time",
      state: { label: "In which state?" },
      start: "When did it begin?",
      ended: { label: "Has it ended?" },
      ongoing: "It goes on",
      over: "It has ended",
      end: "When was the last day?",
      kind: { label: "How did it come about?" },
      kinds: [["voluntary", "The family agreed to it"], ["court", "A court ordered it"]],
    },

    plan: {
      title: "Health plan",
      managedCare: {
        label: "Do they get their care through a Medi-Cal health plan?",
        hint: "Also called managed care. Partnership HealthPlan is one such plan.",
      },
      managedCareSince: "Since when?",
      ecmEnrolled: {
        label: "Do they already get Enhanced Care Management?",
        hint: "One person, the lead care manager, then brings all of their care together.",
      },
      ecmRequest: { label: "Has the plan been asked for it, and not answered yet?" },
      ecmRequestReceived: "When did the plan get the request?",
      programs: {
        label: "Are they in another care program?",
        hint: "Such as Wraparound, a regional center or hospice care.",
        yes: "Yes",
        no: "No",
        entry: (number: number) => (number === 1 ? "Care program" : `Care program, number ${number}`),
        another: "Add another program",
        more: "There may be other programs I don’t know about",
        program: { label: "Which program?" },
        nothing: "Choose a program",
        names: [
          ["californiaWraparound", "California Wraparound"],
          ["hcpcfc", "Health Care Program for Children in Foster Care"],
          ["regionalCenter", "Regional center"],
          ["intensiveCareCoordination", "Intensive Care Coordination (mental health)"],
          ["fullServicePartnership", "Full Service Partnership (mental health)"],
          ["drugMediCal", "Drug Medi-Cal"],
          ["complexCareManagement", "The plan’s Complex Care Management"],
          ["countyTargetedCaseManagement", "The county’s Targeted Case Management"],
          ["waiver1915c", "A waiver for care at home, 1915(c)"],
          ["communityTransitions", "California Community Transitions"],
          ["cpsp", "Comprehensive Perinatal Services"],
          ["ghpp", "Genetically Handicapped Persons Program"],
          ["hospice", "Hospice care"],
          ["familyMosaic", "Family Mosaic Project"],
          ["cbas", "Community-Based Adult Services"],
          ["pace", "PACE"],
          ["dsnp", "A Medicare plan with Medi-Cal (D-SNP)"],
          ["other", "Another program"],
        ],
      },
    },

    aidCodes: {
      title: "Medi-Cal aid codes",
      label: "Do you know any of their Medi-Cal aid codes?",
      hint: "Two characters, such as 42 or 4M, in the eligibility record. Fine to skip.",
      yes: "Yes",
      no: "No",
      entry: (number: number) => `Aid code ${number}`,
      another: "Add another code",
      more: "There may be other codes I don’t know about",
      code: { label: "Aid code", hint: "Two letters or numbers." },
      start: "Since when?",
      ended: { label: "Has it ended?" },
      ongoing: "It goes on",
      over: "It has ended",
      end: "When was the last day?",
    },

    care: {
      title: "More about care and needs",
      summary: "These help to say what must happen next. They do not change whether a young person counts.",
      needsTitle: "Needs",
      multipleReferrals: { label: "Do they need several referrals or services?" },
      complexMedical: { label: "Do they have complex medical needs?" },
      multipleAgencies: { label: "Do several agencies need to work together for them?" },
      programsTitle: "Health programs",
      ccsEligible: {
        label: "Can they get California Children’s Services (CCS)?",
        hint: "A program for children with certain serious health conditions.",
      },
      wholeChildModel: {
        label: "Are they in the Whole Child Model?",
        hint: "The health plan then arranges their CCS care as well.",
      },
      placementTitle: "Where they live now",
      placementLabel: "Where do they live now?",
      placementState: { label: "State" },
      county: { label: "County in California" },
      nothing: "I don’t know",
      placementType: { label: "Kind of home" },
      placementTypes: [
        ["resourceFamily", "Resource (foster) family"],
        ["relative", "A relative’s home"],
        ["nrefm", "Home of someone close to the family"],
        ["ffaHome", "Foster family agency home"],
        ["treatmentFosterHome", "Treatment foster home"],
        ["groupHome", "Group home"],
        ["strtp", "Short-term residential therapeutic program"],
        ["emergencyShelter", "Emergency shelter"],
        ["preAdoptive", "Pre-adoptive home"],
        ["silp", "Supervised independent living"],
        ["thpNmd", "Transitional housing for young adults in care"],
        ["parentHome", "A parent’s home"],
        ["trialHomeVisit", "Trial visit at home"],
        ["medicalHospital", "Hospital"],
        ["other", "Somewhere else"],
      ],
      familyCaregiver: { label: "Is the person caring for them family?" },
      coordinationTitle: "Working with the health plan",
      directMember: {
        label: "Do they have Direct Member status?",
        hint: "They then have no assigned doctor and need no referral form.",
      },
      authorizationRequestPending: { label: "Are they waiting for the plan to approve a service?" },
      escalatedIssue: { label: "Is something in the way of care that staff could not solve?" },
      socialWorkerContactNeeded: { label: "Would it help to talk with the county’s foster care social worker?" },
      countyChange: { label: "Has the county changed?", hint: "They moved from one county to another." },
      countyChangeWhen: "When?",
    },
  },

  answer: {
    title: "The answer so far",
    childWelfare: "Child welfare-involved",
    populationOfFocus: "Population of Focus 8",
    on: (asOf: string) => `on ${asOf}`,
    outcome: {
      met: "Yes",
      notMet: "No",
      undetermined: "Cannot tell yet",
      notInForce: "Not in force on this day",
    },
    /** What the first outcome means, in a sentence. */
    meaning: {
      met: "The policy counts this young person as child welfare-involved.",
      notMet: "From what you told us, the policy does not count this young person as child welfare-involved.",
      undetermined: "What we know so far fits both yes and no. That is all right.",
      notInForce: "The policy had not started, or no longer applied, on the day you chose.",
    },
    until: (on: string) => `Stays so until ${on} if nothing else changes.`,
    /** Where the end depends on what is not known, or not known to the day. */
    atLeastUntil: (on: string) => `Stays so at least until ${on} if nothing else changes.`,
    noEnd: "Nothing we know of would change it.",
    later: "What changes later, if nothing else does",
    from: (on: string) => `From ${on}`,
    criteria: "Why: the ways to count",
    criteriaHelp: "One that applies is enough.",
    otherCriteria: "The other ways",
    settles: "This settles it",
    section,
    cite: (document: string, place: string) => `${document}, ${section(place)}`,
    guide: "How this rule works",
    /** Heard with the words before. */
    guideAbout: (name: string) => `: ${name}`,
    evidence: {
      verified: "Checked with a second source",
      secondHand: "From a second-hand source",
      general: "From general knowledge",
    },
    management: {
      title: "Enhanced Care Management",
      help: "The most care coordination that Medi-Cal health plans give.",
      population: "In Population of Focus 8, child welfare",
      eligible: "Eligible for Enhanced Care Management",
      parts: "What it takes to be eligible",
      partPopulation: "In a Population of Focus:",
      partPlan: "In a Medi-Cal health plan:",
      partNotExcluded: "In no program that rules it out:",
      said: { met: "yes", notMet: "no", undetermined: "not known yet", notInForce: "not in force" },
      takes: "It takes a Population of Focus, a Medi-Cal health plan, and no program that rules it out.",
      otherPopulations:
        "Child welfare does not make them eligible. Another Population of Focus may; this page does not ask about those.",
    },
    required: "What must happen next",
    noRequired: "Nothing required so far.",
    overdueCount: (number: number) => `${number} overdue`,
    noDue: "Where no day is given, the policy sets none.",
    optional: "What is possible too",
    possible: "May be required, once more is known",
    who: "Who",
    recipient: "To",
    channel: "How",
    dueOn: (on: string) => `By ${on}`,
    overdue: (on: string) => `Overdue: was due ${on}`,
    question: "What would help most",
    questionForManagement: "To see about Enhanced Care Management",
    questionForActions: "To see what must happen next",
    options: {
      yes: "If yes",
      no: "If no",
      answer: (name: string) => `If ${name}`,
      born: "If born",
      began: "If it began",
      ended: "If it ended",
      on: (what: string, one: string) => `${what} on ${one}`,
      through: (what: string, last: string) => `${what} on ${last} or before`,
      since: (what: string, first: string) => `${what} on ${first} or later`,
      between: (what: string, first: string, last: string) => `${what} between ${first} and ${last}`,
      outcome: {
        met: "Yes",
        notMet: "No",
        undetermined: "Cannot tell yet",
        notInForce: "Not in force on this day",
        required: "Required",
        optional: "Possible",
        notRequired: "Not needed",
      },
      then: (outcome: string, titles: readonly string[]) => `${list(titles)}: ${outcome}`,
      thenAction: (outcome: string, titles: readonly string[]) => `${outcome}: ${list(titles)}`,
    },
    goToQuestion: "Answer this",
    allAsked: "You have answered all that could matter here. A caseworker or the health plan may know more.",
    notices: "Good to know",
    refused: "One of your answers needs a second look",
    refusedHelp: "Two answers do not fit together, or a date does not exist. It is marked in the form.",
    goToProblem: "Show me",
    leftOut: "Left out for now: answers marked in the form.",
    /** What a notice is about. */
    about: (titles: readonly string[]) => `${list(titles)}:`,
    otherFindings: "Also worked out",
    otherFindingsHelp: "This page asks about child welfare. Some of these depend on more than it asks.",
    notApplying: "Does not apply",
    copy: "Copy the facts and the answer (JSON)",
    copied: "Copied",
    notCopied: "Could not copy",
    peekTitle: "The answer in short",
    peek: (outcome: string) => `So far: ${outcome}`,
    peekHelp: "See why",
    /** What is read aloud when the answer changes. */
    announce: (outcome: string, eligible: string | undefined) =>
      `Child welfare-involved: ${outcome}.` + (eligible ? ` Eligible for Enhanced Care Management: ${eligible}.` : ""),
  },

  problems: {
    title: "Please look again at",
    /** A problem in words, by code. */
    byCode: {
      yearMissing: "Add the year, with four digits. A year alone is enough.",
      monthMissing: "Add the month, or leave the day blank.",
      notNumbers: "Use numbers only, such as 3 10 2009.",
      exactDayNeeded: "Give the month, the day and the year.",
      codeNeeded: "Give the code, or remove this entry.",
      notADay: "This day is not in the calendar.",
      outOfRange: "Use a year from 1900 to 2199.",
      endBeforeStart: "The end is before the beginning. Please check both days.",
      beforeBirth: "This is before the date of birth. Please check both days.",
      boundsReversed: "The first possible day is after the last possible day.",
      missingAsOf: "Give the day that the answer is for.",
      tooMany: "These are more entries than this page can handle.",
    } as Readonly<Record<string, string>>,
    /** Label and message in one line, for the list at the top. */
    line: (label: string, message: string) => `${label} ${message}`,
  },
} as const;
