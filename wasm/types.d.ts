// Written by `cargo xtask types` from the catalogue of facts and the Rust types. Do not edit.

/** An exact day: "2026-11-23". */
export type ExactDay = string;
/** A day, exact or rough: "2026-11-23", "2026-11", "2026", or bounds, either of which may be left out. */
export type Day = string | { earliest?: string | null; latest?: string | null };
/** The day on which something was done; false: not done so far. */
export type Deed = Day | false;
/** A span of days, both included. No end: still open. An end of {}: ended, not known when. */
export interface Span { start: Day; end?: Day | null }
/** Something on one day. */
export interface Event { date: Day }
/** True always, never, or in these spans. */
export type Status = boolean | Span[];
/** All entries, or those known so far. */
export type History<T> = T[] | { entries: T[]; complete?: boolean | null };
export type State = "AL" | "AK" | "AZ" | "AR" | "CA" | "CO" | "CT" | "DE" | "FL" | "GA" | "HI" | "ID" | "IL" | "IN" | "IA" | "KS" | "KY" | "ME" | "LA" | "MD" | "MA" | "MI" | "MN" | "MS" | "MO" | "MT" | "NE" | "NV" | "NH" | "NJ" | "NM" | "NY" | "ND" | "NC" | "OH" | "OK" | "OR" | "PA" | "RI" | "SC" | "SD" | "TN" | "TX" | "UT" | "VT" | "VA" | "WA" | "WV" | "WI" | "WY" | "DC" | "AS" | "GU" | "MP" | "PR" | "VI" | "unknown";
export type Delivery = "managedCare" | "feeForService" | "unknown";
export type Agency = "childWelfare" | "probation" | "tribe" | "refugeeProgram" | "other";
export type PlacementType = "resourceFamily" | "relative" | "nrefm" | "ffaHome" | "treatmentFosterHome" | "groupHome" | "strtp" | "emergencyShelter" | "preAdoptive" | "silp" | "thpNmd" | "psychHospital" | "prtf" | "therapeuticGroupHome" | "nonmedicalGroupHome" | "addictionFacility" | "ddFacility" | "detention" | "secureCare" | "altSchool" | "homelessDoe" | "parentHome" | "trialHomeVisit" | "runaway" | "medicalHospital" | "other" | "unknown";
export type AdoptionAssistanceStatus = "eligible" | "agreementSigned" | "inPayment";
export type FamilyMaintenanceKind = "court" | "voluntary";
export type GuardianshipProgram = "kinGapFederal" | "kinGapState" | "nonRelative" | "other";
export type StayKind = "inpatient" | "shortTermNursing";
export type VisitKind = "emergency" | "hospital";
export type CustodyFacility = "prison" | "jail" | "youthFacility";
export type OverlappingProgram = "hospice" | "familyMosaic" | "waiver1915c" | "communityTransitions" | "complexCareManagement" | "pace" | "dsnp" | "countyTargetedCaseManagement" | "hcpcfc" | "californiaWraparound" | "ghpp" | "intensiveCareCoordination" | "drugMediCal" | "fullServicePartnership" | "cbas" | "regionalCenter" | "cpsp" | "other";
export type OutOfHomeSetting = "detention" | "secureCare" | "psychHospital" | "residentialTreatment" | "ddFacility" | "addictionFacility" | "altSchool" | "homelessDoe" | "fosterCare";
export type Attendee = "ceo" | "coo" | "cmo" | "other";
export type SharedData = "serviceAuthorizations" | "behavioralAndPhysicalHealth" | "diagnoses" | "assessmentsAndScreenings" | "medications" | "socialNeeds" | "adverseChanges";
export type CoLocation = "physical" | "virtualMovingToPhysical" | "virtual" | "exploring" | "declined";

/** What is known. What is left out is not known. */
export interface Case {
  /** The day asked about; today where it is left out. */
  asOf?: ExactDay | null;
  /** The policies to evaluate; those of the states named where it is left out. */
  policies?: string[] | null;
  /** What the questions should settle; everything where it is left out. */
  goals?: string[] | null;
  member?: {
    /** What do you call this member? Any text. It is only repeated in the answer. */
    id?: string | null;
    /** What is the date of birth? A month or a year helps too, if the day is not known. */
    birthDate?: Day | null;
    /** Which Medicaid coverage does the member have, and since when? For each: the state, whether it is a managed care plan, and the days. */
    enrollments?: History<Span & { state: State; delivery: Delivery; plan?: string | null; county?: string | null; }> | null;
    /** Is the member in foster care, or was the member ever? Any state counts. For each time: the state, and when it began and ended, as well as you know. */
    fosterCare?: History<Span & { state: State; agency?: Agency | null; placementState?: State | null; }> | null;
    /** Where is the member placed? The state, the county and the kind of home. */
    placements?: History<Span & { state: State; county?: string | null; type?: PlacementType | null; familyCaregiver?: boolean | null; }> | null;
    /** Is there adoption assistance for the member? Found eligible, agreement signed or in payment: each counts. */
    adoptionAssistance?: History<Span & { state: State; status?: AdoptionAssistanceStatus | null; }> | null;
    /** Does the family get family maintenance services, or did it lately? Services from the county that let a child stay at home, voluntary or ordered by a court. */
    familyMaintenance?: History<Span & { state: State; kind?: FamilyMaintenanceKind | null; }> | null;
    /** Does the member have a legal guardian? Such as a relative with Kin-GAP. */
    guardianship?: History<Span & { program?: GuardianshipProgram | null; }> | null;
    /** Which Medi-Cal aid codes does the member have? Two characters, such as 42 or 4M, from the eligibility record. */
    aidCodes?: History<Span & { code?: string | null; county?: string | null; }> | null;
    /** Is the member eligible for California Children's Services? A program for children with certain serious health conditions. */
    ccsEligible?: Status | null;
    /** Is the member in the Whole Child Model? The plan then arranges the California Children's Services care as well. */
    wholeChildModel?: Status | null;
    needs?: {
      /** Does the member need several referrals and services?  */
      multipleReferrals?: Status | null;
      /** Does the member have complex medical needs?  */
      complexMedical?: Status | null;
      /** Do services of several agencies need to be coordinated?  */
      multipleAgencies?: Status | null;
      /** Does the member have needs beyond the California Children's Services condition? Such as food, housing, transport, or a mental health crisis. */
      additionalBeyondCcs?: Status | null;
      /** Does the member have a health need that is hard to manage alone? One where coordinated care would help. */
      complexHealthNeed?: Status | null;
    } | null;
    housing?: {
      /** Is the member without a regular place to sleep, or about to be?  */
      homeless?: Status | null;
      /** Does the family share another household's home because it lost its own?  */
      doubledUp?: Status | null;
      /** Does the family live in a motel, trailer park or campground for lack of anything else?  */
      motelOrCampground?: Status | null;
      /** Does the member live in an emergency or transitional shelter?  */
      shelter?: Status | null;
      /** Was the child left in a hospital?  */
      abandonedInHospital?: Status | null;
      /** Is the member in a family with a child?  */
      inFamilyWithMinor?: Status | null;
    } | null;
    /** When was the member in an emergency room? The past 12 months matter. */
    emergencyVisits?: History<Event & { avoidable?: boolean | null; admitted?: boolean | null; }> | null;
    /** When did the member have an unplanned hospital or nursing stay? The past 12 months matter. */
    unplannedStays?: History<Event & { kind?: StayKind | null; avoidable?: boolean | null; }> | null;
    behavioralHealth?: {
      /** Does the member get, or qualify for, county specialty mental health services?  */
      specialtyMentalHealthAccess?: Status | null;
      /** Does the member get, or qualify for, Drug Medi-Cal services?  */
      substanceUseAccess?: Status | null;
      /** Is there a high risk of an institution, an overdose or suicide?  */
      highRiskOfInstitutionOverdoseSuicide?: Status | null;
      /** Are crisis services the member's main care?  */
      crisisServicesAsMainCare?: Status | null;
      /** Does something in the member's life make care harder, such as food, housing or work?  */
      complexSocialFactor?: Status | null;
      /** When was the member in an emergency room or hospital for mental health or substance use? The past 12 months matter. */
      relatedVisits?: History<Event & { kind?: VisitKind | null; }> | null;
    } | null;
    /** When was the member released from prison, jail or a youth facility? The past 12 months matter. */
    releases?: History<Event & { facility?: CustodyFacility | null; }> | null;
    /** Is the member in prison, jail or a youth facility?  */
    incarcerated?: Status | null;
    /** Does the member have a health need that makes coming home harder? Such as mental illness, substance use, a chronic condition or a disability. */
    reentryNeed?: Status | null;
    longTermCare?: {
      /** Does the member need the care of a skilled nursing facility?  */
      nursingLevelOfCare?: Status | null;
      /** Does the member need lower-acuity skilled nursing?  */
      lowerAcuityNursing?: Status | null;
      /** Does something in the member's life or home make care harder?  */
      complexSocialOrEnvironmentalFactor?: Status | null;
      /** Can the member live at home with support?  */
      canLiveInCommunity?: Status | null;
      /** Does the member live in a nursing facility?  */
      nursingFacilityResident?: Status | null;
      /** Does the member want to move out of it?  */
      wantsToMove?: Status | null;
      /** Is a move likely to go well?  */
      likelyToMove?: Status | null;
    } | null;
    /** Is the member pregnant, or was within the past 12 months?  */
    pregnancy?: History<Span> | null;
    /** Does the member belong to a group with worse outcomes at birth? Such as Black, American Indian, Alaska Native or Pacific Islander members. */
    birthEquityGroup?: Status | null;
    /** Which other care programs is the member in?  */
    overlappingPrograms?: History<Span & { program?: OverlappingProgram | null; }> | null;
    ecm?: {
      /** Does the member get Enhanced Care Management?  */
      enrolled?: Status | null;
      /** When was a request for Enhanced Care Management received?  */
      requestReceived?: Deed | null;
      /** When was an urgent request for Enhanced Care Management received?  */
      expeditedRequestReceived?: Deed | null;
      /** When was Enhanced Care Management authorized?  */
      authorizedOn?: Deed | null;
      /** When was the member assigned to a provider of it?  */
      assignedOn?: Deed | null;
      /** When was Enhanced Care Management denied?  */
      deniedOn?: Deed | null;
      /** When did Enhanced Care Management begin under streamlined authorization?  */
      streamlinedFrom?: Deed | null;
      /** When was the primary care provider told who gives Enhanced Care Management?  */
      primaryCareToldOn?: Deed | null;
      /** Is the member ready to leave Enhanced Care Management? The goals are met, less care is enough, the member says no, or nobody can reach the member. */
      readyToLeave?: Status | null;
    } | null;
    louisiana?: {
      /** Is the member in the custody of DCFS?  */
      dcfsCustody?: History<Span> | null;
      /** Does the plan count the member as high risk?  */
      highRisk?: Status | null;
      /** Does the member need transitional case management?  */
      transitionalCaseManagement?: Status | null;
      /** Did DCFS ask to discuss this member?  */
      identifiedByDcfs?: Status | null;
      /** When did the plan reach out to the member?  */
      outreach?: History<Event & { engaged?: boolean | null; }> | null;
      /** Does the child have significant behavioral health challenges?  */
      significantBehavioralHealth?: Status | null;
      /** Does the child have co-occurring disorders?  */
      coOccurringDisorder?: Status | null;
      /** Does a professional see an imminent risk of a placement out of home?  */
      imminentRisk?: Status | null;
      /** Is the child placed out of home?  */
      outOfHome?: History<Span & { setting?: OutOfHomeSetting | null; }> | null;
      /** Does the child meet the waiver's diagnosis and level of care?  */
      waiverClinical?: Status | null;
      /** Does the child live in a home or community setting?  */
      homeAndCommunitySetting?: Status | null;
      /** Is the child financially eligible?  */
      financiallyEligible?: Status | null;
      /** Is the child enrolled in the Coordinated System of Care?  */
      csocEnrolled?: Status | null;
    } | null;
    northCarolina?: {
      /** Is the youth involved with child welfare?  */
      childWelfareInvolved?: Status | null;
      /** Which plan is responsible, and since when?  */
      responsiblePlans?: History<Span & { plan?: string | null; }> | null;
      /** Is the youth in the Children and Families Specialty Plan?  */
      specialtyPlan?: Status | null;
      /** When was the transition of care completed?  */
      transitionCompletedOn?: Deed | null;
    } | null;
    coordination?: {
      /** Does the member have Direct Member status? No assigned primary care provider, and no referral form needed. */
      directMember?: Status | null;
      /** Is a request waiting for a medically necessary service?  */
      authorizationRequestPending?: Status | null;
      /** Is there an obstacle to care that staff could not solve?  */
      escalatedIssue?: Status | null;
      /** Would it help to contact the county's foster care social worker?  */
      socialWorkerContactNeeded?: Status | null;
      /** When did the member move to another county?  */
      countyChanges?: History<Event> | null;
    } | null;
  } | null;
  plan?: {
    /** In which state is the plan?  */
    state?: State | null;
    /** What is the plan called?  */
    name?: string | null;
    liaison?: {
      /** Has the plan designated a Child Welfare Liaison?  */
      designated?: Status | null;
      /** When did the liaison change?  */
      changes?: History<Event & { countyNotifiedOn?: Deed | null; dhcsNotifiedOn?: Deed | null; directorySubmittedOn?: Deed | null; }> | null;
      qualifications?: {
        /** Does the liaison know child welfare and county behavioral health services?  */
        countySystems?: Status | null;
        /** Does the liaison know how counties coordinate and assess care?  */
        coordinationProcesses?: Status | null;
        /** Does the liaison know trauma-informed care?  */
        traumaInformedCare?: Status | null;
        /** Does the liaison have a Master's degree or added training in a related field?  */
        degreeOrTraining?: Status | null;
        /** Does the liaison know how enrollment and county records are changed?  */
        enrollmentProcesses?: Status | null;
        /** Does the liaison know juvenile justice and the Foster Youth Bill of Rights?  */
        justiceAndRights?: Status | null;
      } | null;
    } | null;
    /** Which counties does the plan serve?  */
    serviceCounties?: string[] | null;
    /** On which days is the plan's office closed?  */
    holidays?: ExactDay[] | null;
    /** Does a delegated subcontractor serve youth in child welfare?  */
    delegatedSubcontractorServesChildWelfare?: Status | null;
    /** When did the liaison meet county child welfare agencies?  */
    countyMeetings?: History<Event & { county?: string | null; attendees?: Attendee[] | null; }> | null;
    /** When did executive management meet the agency?  */
    executiveMeetings?: History<Event & { county?: string | null; attendees?: Attendee[] | null; }> | null;
    /** When did staff meet the agency about cases?  */
    caseMeetings?: History<Event & { county?: string | null; attendees?: Attendee[] | null; }> | null;
    /** Which kinds of information does the plan exchange?  */
    dataShared?: SharedData[] | null;
    /** Which reports are due, and when?  */
    reportsDue?: History<Event & { submittedOn?: Deed | null; }> | null;
  } | null;
  county?: {
    /** In which state is the county?  */
    state?: State | null;
    /** What is the county called?  */
    name?: string | null;
    /** Was the county one of the 25 that had Whole Person Care or Health Homes? Enhanced Care Management began there for adults on 1 January 2022, elsewhere on 1 July 2022. */
    wholePersonCareOrHealthHomes?: Status | null;
    /** How does the county want to work with the plan's care manager?  */
    coLocation?: CoLocation | null;
    /** Since when is there a coordinated response protocol?  */
    responseProtocolOn?: Deed | null;
  } | null;
  region?: {
    readiness?: {
      /** Are all agencies and stakeholders of the region committed?  */
      regionalCommitment?: Status | null;
      /** Has the region proposed a care management entity?  */
      careManagementEntityIdentified?: Status | null;
      /** Can it manage quality, use of services and outcomes?  */
      outcomesCapacity?: Status | null;
      /** Can it plan services across agencies, led by families?  */
      crossAgencyPlanning?: Status | null;
      /** Do families take part in its governance?  */
      familyParticipation?: Status | null;
      /** Is there a plan for using the state's technical assistance?  */
      technicalAssistancePlan?: Status | null;
      /** Has the region assessed its providers and planned to fill gaps?  */
      providerCapacityAssessment?: Status | null;
      /** Is there an outreach plan, above all for schools and courts?  */
      outreachPlan?: Status | null;
    } | null;
    /** Does the care management entity deliver services too?  */
    careManagementEntityDeliversServices?: Status | null;
    /** Is there a firewall against conflicts of interest?  */
    conflictFirewall?: Status | null;
    /** Was a waiver granted?  */
    waiverGranted?: Status | null;
  } | null;
}

export type Outcome = "met" | "notMet" | "undetermined" | "notInForce";

export type ActionOutcome = "required" | "optional" | "undetermined" | "notRequired" | "notInForce";

export type Evidence = "document" | "verified" | "secondHand" | "general";

export type Standing = "notYetInForce" | "inForce" | "noLongerInForce";

export type FindingKind = "status" | "population" | "circumstance";

export type ProblemCode = "unknownField" | "wrongType" | "notADay" | "outOfRange" | "endBeforeStart" | "beforeBirth" | "unknownChoice" | "unknownPolicy" | "unknownGoal" | "tooMany" | "tooLarge" | "notJson" | "missingAsOf" | "missingField" | "duplicateKey" | "boundsReversed";

export type Citation = { 
/**
 * The document, by the name its readers use.
 */
document: string, 
/**
 * The section, by its number or title.
 */
section: string, 
/**
 * How well it is known.
 */
evidence: Evidence, };

export type Change = { 
/**
 * The first day of the new outcome.
 */
on: string, 
/**
 * The new outcome.
 */
outcome: Outcome, };

export type PolicyStanding = { 
/**
 * Its id.
 */
id: string, 
/**
 * Its title.
 */
title: string, 
/**
 * Its edition.
 */
edition: string, 
/**
 * Its first day in force; left out where it has none.
 */
inForceFrom: string, 
/**
 * Its last day in force; left out where it has none.
 */
inForceUntil: string, 
/**
 * The day by which its issuer means to review it.
 */
nextReview: string, 
/**
 * Whether it is in force on the as-of day.
 */
standing: Standing, };

export type CriterionResult = { 
/**
 * Its id.
 */
id: string, 
/**
 * What it says.
 */
statement: string, 
/**
 * What it is on the as-of day.
 */
outcome: Outcome, 
/**
 * The first day of the present run of that outcome; left out where it reaches back to 1900-01-01.
 */
since: string, 
/**
 * The last day of it; left out where it never ends.
 */
until: string, 
/**
 * What it becomes later, if nothing else changes.
 */
changes: Array<Change>, 
/**
 * Where it stands.
 */
citation: Citation, 
/**
 * The facts that were given and make it what it is.
 */
facts: Array<string>, 
/**
 * The facts that could still change it.
 */
missing: Array<string>, 
/**
 * The readings that its text needed.
 */
readings: Array<string>, };

export type FindingResult = { 
/**
 * Its id.
 */
id: string, 
/**
 * What kind of thing it is.
 */
kind: FindingKind, 
/**
 * Its title.
 */
title: string, 
/**
 * Where it stands.
 */
citation: Citation, 
/**
 * What it is on the as-of day.
 */
outcome: Outcome, 
/**
 * The first day of the present run of that outcome; left out where it reaches back to 1900-01-01.
 */
since: string, 
/**
 * The last day of it; left out where it never ends.
 */
until: string, 
/**
 * What it becomes later, if nothing else changes.
 */
changes: Array<Change>, 
/**
 * The criteria that settle it, by their ids.
 */
determining: Array<string>, 
/**
 * The facts that could still change it.
 */
missing: Array<string>, 
/**
 * Its criteria.
 */
criteria: Array<CriterionResult>, };

export type ActionResult = { 
/**
 * Its id.
 */
id: string, 
/**
 * What is to be done.
 */
title: string, 
/**
 * Who does it.
 */
actor: string, 
/**
 * For whom, or to whom.
 */
recipient: string, 
/**
 * By what way; left out where the document names none.
 */
channel?: string, 
/**
 * What it is on the as-of day.
 */
outcome: ActionOutcome, 
/**
 * The first day of the present run of that outcome; left out where it reaches back to 1900-01-01.
 */
since: string, 
/**
 * The day by which it must be done; left out where the document sets none, or where what it runs from
 * is not known exactly (the notice `dueDayNotKnown` says so).
 */
due?: DueDay, 
/**
 * The findings and criteria that make it so, by their ids.
 */
because: Array<string>, 
/**
 * Where it stands.
 */
citation: Citation, 
/**
 * The facts that could still change it.
 */
missing: Array<string>, 
/**
 * The readings that its text needed.
 */
readings: Array<string>, };

export type DueDay = { 
/**
 * The day.
 */
on: string, 
/**
 * How it comes about, such as `5 working days after 2026-11-23`.
 */
rule: string, 
/**
 * Whether it is past on the as-of day.
 */
overdue: boolean, };

export type Meaning = { 
/**
 * The goal.
 */
id: string, 
/**
 * An outcome of a finding or criterion, or of an action.
 */
outcome: Outcome | ActionOutcome, };

export type AnswerOption = { 
/**
 * The answer, as the case would give it; for a rough day, days that are alike.
 */
answer: boolean | string | never[] | { earliest: string; latest: string }, 
/**
 * What each goal that it settles would be.
 */
means: Array<Meaning>, };

export type Answer = { 
/**
 * Its kind: `day`, `status`, `spans`, `events`, `choice`, ….
 */
kind: string, 
/**
 * The choices, where there is a list.
 */
choices?: Array<string>, };

export type Question = { 
/**
 * The fact that it asks for.
 */
fact: string, 
/**
 * The question.
 */
ask: string, 
/**
 * A hint; may be empty.
 */
help: string, 
/**
 * What the answer looks like.
 */
answer: Answer, 
/**
 * The goals it could settle, by their ids.
 */
settles: Array<string>, 
/**
 * Answers that would settle something for certain, and what.
 */
options: Array<AnswerOption>, };

export type Notice = { 
/**
 * What kind of thing, in camelCase.
 */
code: string, 
/**
 * The same in words.
 */
text: string, 
/**
 * What it is about: a policy, a rule or a fact.
 */
about: string, };

export type Determination = { 
/**
 * `kinfocus.determination/1`.
 */
format: "kinfocus.determination/1", 
/**
 * The day asked about.
 */
asOf: string, 
/**
 * The member's id, where the case gave one.
 */
memberId?: string, 
/**
 * The policies that the case was evaluated under.
 */
policies: Array<PolicyStanding>, 
/**
 * What was found out.
 */
findings: Array<FindingResult>, 
/**
 * What is to be done.
 */
actions: Array<ActionResult>, 
/**
 * What to ask next, best first.
 */
questions: Array<Question>, 
/**
 * What a reader should know besides.
 */
notices: Array<Notice>, };

export type Problem = { 
/**
 * A JSON Pointer into the case; empty for the case itself.
 */
path: string, 
/**
 * What is wrong.
 */
code: ProblemCode, 
/**
 * The same in words, for whoever filled in the case.
 */
message: string, };

export type DoubleCheck = { 
/**
 * The fact, or the part of it. A history as a whole: an entry of it may be missing.
 */
fact: string, 
/**
 * The question that asks for it.
 */
ask: string, 
/**
 * What stands there.
 */
given: Stated, 
/**
 * What would make the finding met in its place, as the case would say it. An entry is one more of the
 * history: it may begin and end on any of the days that it gives.
 */
instead: Stated, 
/**
 * Other choices that would do the same.
 */
alike?: Array<string>, 
/**
 * How many days lie between the two, where both are days.
 */
daysApart?: number, 
/**
 * The criteria that would then hold, by their ids, in the document's order.
 */
makes: Array<string>, };

/** What a place of a case says, or could say instead, as the case says it. null: nothing; of an end, that it is
 * still open. A number: a history with so many entries. */
export type Stated = null | boolean | number | string | string[] | { earliest: string; latest: string } | MissingEntry;
/** An entry that may be missing from a history, as the history would give it. It begins (an event happens) and ends
 * on some of these days; no end: still open. */
export interface MissingEntry { start?: Day; date?: Day; end?: Day; [detail: string]: unknown }

/** The answer to a case that was refused: every problem at once. */
export interface Refusal { problems: Problem[] }
