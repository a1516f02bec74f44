//! The catalogue of facts: each fact and each detail once, in the order a form asks them, with its
//! name in JSON, its shape, and the words that ask for it. Reading, typed building, questions and type
//! declarations derive from it.

use std::marker::PhantomData;

use crate::facts::choice::{
    AdoptionAssistanceStatus, Agency, Attendee, CoLocation, CustodyFacility, FamilyMaintenanceKind, GuardianshipProgram,
    MaybeDelivery, OutOfHomeSetting, OverlappingProgram, PlacementType, SharedData, State, StayKind, VisitKind,
};
use crate::facts::fact::{DetailEntry, DetailId, FactEntry, FactId, Shape};
use crate::facts::kind::{
    ADay, ADeed, AStatus, Days, DetailKind, DetailOf, Events, Fact, Flag, Kind, Many, One, Spans, Text, Texts,
};
use crate::words::{English, Wording};

/// Declares the details of entries: `NAME: Kind = "key", "question";` (`!` before the question: required).
macro_rules! details {
    ($($name:ident: $kind:ty = $key:literal, $($required:ident)? $ask:literal;)+) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms, reason = "counts the entries")]
        enum DetailIndex { $($name,)+ }
        /// The details that entries of histories may give.
        pub mod detail {
            use super::*;
            $(#[doc = concat!("`", $key, "`: ", $ask)]
            pub const $name: DetailOf<$kind> = DetailOf(DetailId(DetailIndex::$name as u8), PhantomData);)+
        }
        const DETAIL_IDS: &[&str] = &[$(concat!("detail.", stringify!($name)),)+];
        const DETAILS: &[DetailEntry] = &[$(DetailEntry {
            name: $key,
            called: English::new($key),
            shape: <$kind as DetailKind>::SHAPE,
            required: [$(stringify!($required),)? ""].len() > 1,
            ask: English::new($ask),
        },)+];
    };
}

/// Declares the facts: `NAME: Kind [DETAILS] = "path", "question", "help";`
macro_rules! facts {
    ($($name:ident: $kind:ty $([$($detail:ident)*])? = $path:literal, $ask:literal, $help:literal;)+) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms, reason = "counts the entries")]
        enum FactIndex { $($name,)+ }
        $(#[doc = concat!("`", $path, "`: ", $ask)]
        pub const $name: Fact<$kind> = Fact(FactId(FactIndex::$name as u8), PhantomData);)+
        const CATALOGUE: &[FactEntry] = &[$(FactEntry {
            path: $path,
            shape: <$kind as Kind>::SHAPE,
            details: &[$($(detail::$detail.0,)*)?],
            ask: English::new($ask),
            help: English::new($help),
        },)+];
    };
}

details! {
    STATE: One<State> = "state", required "In which state?";
    DELIVERY: One<MaybeDelivery> = "delivery", required "Is care paid through a managed care plan?";
    PLAN: Text = "plan", "Which plan?";
    COUNTY: Text = "county", "Which county?";
    AGENCY: One<Agency> = "agency", "Who is responsible for the care?";
    PLACEMENT_STATE: One<State> = "placementState", "In which state does the child live, if in another?";
    PLACEMENT_TYPE: One<PlacementType> = "type", "What kind of home is it?";
    FAMILY_CAREGIVER: Flag = "familyCaregiver", "Is the caregiver family?";
    ADOPTION_STATUS: One<AdoptionAssistanceStatus> = "status", "How far has it come?";
    MAINTENANCE_KIND: One<FamilyMaintenanceKind> = "kind", "Is it voluntary or ordered by a court?";
    GUARDIANSHIP_PROGRAM: One<GuardianshipProgram> = "program", "Which guardianship programme?";
    CODE: Text = "code", "Which aid code?";
    AVOIDABLE: Flag = "avoidable", "Could it have been avoided with care outside the hospital?";
    ADMITTED: Flag = "admitted", "Did it end in a hospital stay?";
    STAY_KIND: One<StayKind> = "kind", "What kind of stay was it?";
    VISIT_KIND: One<VisitKind> = "kind", "What kind of visit was it?";
    FACILITY: One<CustodyFacility> = "facility", "What kind of facility was it?";
    OVERLAPPING_PROGRAM: One<OverlappingProgram> = "program", "Which program?";
    ENGAGED: Flag = "engaged", "Did the member take up case management?";
    SETTING: One<OutOfHomeSetting> = "setting", "What kind of setting is it?";
    COUNTY_NOTIFIED_ON: ADeed = "countyNotifiedOn", "When was the county child welfare agency told?";
    DHCS_NOTIFIED_ON: ADeed = "dhcsNotifiedOn", "When was DHCS told?";
    DIRECTORY_SUBMITTED_ON: ADeed = "directorySubmittedOn", "When was the directory entry sent?";
    ATTENDEES: Many<Attendee> = "attendees", "Who came?";
    SUBMITTED_ON: ADeed = "submittedOn", "When was it sent?";
}

facts! {
    MEMBER_ID: Text = "member.id", "What do you call this member?", "Any text. It is only repeated in the answer.";
    BIRTH_DATE: ADay = "member.birthDate", "What is the date of birth?", "A month or a year helps too, if the day is not known.";
    ENROLLMENTS: Spans [STATE DELIVERY PLAN COUNTY] = "member.enrollments", "Which Medicaid coverage does the member have, and since when?", "For each: the state, whether it is a managed care plan, and the days.";
    FOSTER_CARE: Spans [STATE AGENCY PLACEMENT_STATE] = "member.fosterCare", "Is the member in foster care, or was the member ever?", "Any state counts. For each time: the state, and when it began and ended, as well as you know.";
    PLACEMENTS: Spans [STATE COUNTY PLACEMENT_TYPE FAMILY_CAREGIVER] = "member.placements", "Where is the member placed?", "The state, the county and the kind of home.";
    ADOPTION_ASSISTANCE: Spans [STATE ADOPTION_STATUS] = "member.adoptionAssistance", "Is there adoption assistance for the member?", "Found eligible, agreement signed or in payment: each counts.";
    FAMILY_MAINTENANCE: Spans [STATE MAINTENANCE_KIND] = "member.familyMaintenance", "Does the family get family maintenance services, or did it lately?", "Services from the county that let a child stay at home, voluntary or ordered by a court.";
    GUARDIANSHIP: Spans [GUARDIANSHIP_PROGRAM] = "member.guardianship", "Does the member have a legal guardian?", "Such as a relative with Kin-GAP.";
    AID_CODES: Spans [CODE COUNTY] = "member.aidCodes", "Which Medi-Cal aid codes does the member have?", "Two characters, such as 42 or 4M, from the eligibility record.";
    CCS_ELIGIBLE: AStatus = "member.ccsEligible", "Is the member eligible for California Children's Services?", "A program for children with certain serious health conditions.";
    WHOLE_CHILD_MODEL: AStatus = "member.wholeChildModel", "Is the member in the Whole Child Model?", "The plan then arranges the California Children's Services care as well.";
    MULTIPLE_REFERRALS: AStatus = "member.needs.multipleReferrals", "Does the member need several referrals and services?", "";
    COMPLEX_MEDICAL: AStatus = "member.needs.complexMedical", "Does the member have complex medical needs?", "";
    MULTIPLE_AGENCIES: AStatus = "member.needs.multipleAgencies", "Do services of several agencies need to be coordinated?", "";
    ADDITIONAL_BEYOND_CCS: AStatus = "member.needs.additionalBeyondCcs", "Does the member have needs beyond the California Children's Services condition?", "Such as food, housing, transport, or a mental health crisis.";
    COMPLEX_HEALTH_NEED: AStatus = "member.needs.complexHealthNeed", "Does the member have a health need that is hard to manage alone?", "One where coordinated care would help.";
    HOMELESS: AStatus = "member.housing.homeless", "Is the member without a regular place to sleep, or about to be?", "";
    DOUBLED_UP: AStatus = "member.housing.doubledUp", "Does the family share another household's home because it lost its own?", "";
    MOTEL_OR_CAMPGROUND: AStatus = "member.housing.motelOrCampground", "Does the family live in a motel, trailer park or campground for lack of anything else?", "";
    SHELTER: AStatus = "member.housing.shelter", "Does the member live in an emergency or transitional shelter?", "";
    ABANDONED_IN_HOSPITAL: AStatus = "member.housing.abandonedInHospital", "Was the child left in a hospital?", "";
    IN_FAMILY_WITH_MINOR: AStatus = "member.housing.inFamilyWithMinor", "Is the member in a family with a child?", "";
    EMERGENCY_VISITS: Events [AVOIDABLE ADMITTED] = "member.emergencyVisits", "When was the member in an emergency room?", "The past 12 months matter.";
    UNPLANNED_STAYS: Events [STAY_KIND AVOIDABLE] = "member.unplannedStays", "When did the member have an unplanned hospital or nursing stay?", "The past 12 months matter.";
    SPECIALTY_MENTAL_HEALTH_ACCESS: AStatus = "member.behavioralHealth.specialtyMentalHealthAccess", "Does the member get, or qualify for, county specialty mental health services?", "";
    SUBSTANCE_USE_ACCESS: AStatus = "member.behavioralHealth.substanceUseAccess", "Does the member get, or qualify for, Drug Medi-Cal services?", "";
    HIGH_RISK_OF_INSTITUTION: AStatus = "member.behavioralHealth.highRiskOfInstitutionOverdoseSuicide", "Is there a high risk of an institution, an overdose or suicide?", "";
    CRISIS_SERVICES_AS_MAIN_CARE: AStatus = "member.behavioralHealth.crisisServicesAsMainCare", "Are crisis services the member's main care?", "";
    COMPLEX_SOCIAL_FACTOR: AStatus = "member.behavioralHealth.complexSocialFactor", "Does something in the member's life make care harder, such as food, housing or work?", "";
    RELATED_VISITS: Events [VISIT_KIND] = "member.behavioralHealth.relatedVisits", "When was the member in an emergency room or hospital for mental health or substance use?", "The past 12 months matter.";
    RELEASES: Events [FACILITY] = "member.releases", "When was the member released from prison, jail or a youth facility?", "The past 12 months matter.";
    INCARCERATED: AStatus = "member.incarcerated", "Is the member in prison, jail or a youth facility?", "";
    REENTRY_NEED: AStatus = "member.reentryNeed", "Does the member have a health need that makes coming home harder?", "Such as mental illness, substance use, a chronic condition or a disability.";
    NURSING_LEVEL_OF_CARE: AStatus = "member.longTermCare.nursingLevelOfCare", "Does the member need the care of a skilled nursing facility?", "";
    LOWER_ACUITY_NURSING: AStatus = "member.longTermCare.lowerAcuityNursing", "Does the member need lower-acuity skilled nursing?", "";
    SOCIAL_OR_ENVIRONMENTAL_FACTOR: AStatus = "member.longTermCare.complexSocialOrEnvironmentalFactor", "Does something in the member's life or home make care harder?", "";
    CAN_LIVE_IN_COMMUNITY: AStatus = "member.longTermCare.canLiveInCommunity", "Can the member live at home with support?", "";
    NURSING_FACILITY_RESIDENT: AStatus = "member.longTermCare.nursingFacilityResident", "Does the member live in a nursing facility?", "";
    WANTS_TO_MOVE: AStatus = "member.longTermCare.wantsToMove", "Does the member want to move out of it?", "";
    LIKELY_TO_MOVE: AStatus = "member.longTermCare.likelyToMove", "Is a move likely to go well?", "";
    PREGNANCY: Spans [] = "member.pregnancy", "Is the member pregnant, or was within the past 12 months?", "";
    BIRTH_EQUITY_GROUP: AStatus = "member.birthEquityGroup", "Does the member belong to a group with worse outcomes at birth?", "Such as Black, American Indian, Alaska Native or Pacific Islander members.";
    OVERLAPPING_PROGRAMS: Spans [OVERLAPPING_PROGRAM] = "member.overlappingPrograms", "Which other care programs is the member in?", "";
    ECM_ENROLLED: AStatus = "member.ecm.enrolled", "Does the member get Enhanced Care Management?", "";
    ECM_REQUEST_RECEIVED: ADeed = "member.ecm.requestReceived", "When was a request for Enhanced Care Management received?", "";
    ECM_EXPEDITED_REQUEST_RECEIVED: ADeed = "member.ecm.expeditedRequestReceived", "When was an urgent request for Enhanced Care Management received?", "";
    ECM_AUTHORIZED_ON: ADeed = "member.ecm.authorizedOn", "When was Enhanced Care Management authorized?", "";
    ECM_ASSIGNED_ON: ADeed = "member.ecm.assignedOn", "When was the member assigned to a provider of it?", "";
    ECM_DENIED_ON: ADeed = "member.ecm.deniedOn", "When was Enhanced Care Management denied?", "";
    ECM_STREAMLINED_FROM: ADeed = "member.ecm.streamlinedFrom", "When did Enhanced Care Management begin under streamlined authorization?", "";
    ECM_PRIMARY_CARE_TOLD_ON: ADeed = "member.ecm.primaryCareToldOn", "When was the primary care provider told who gives Enhanced Care Management?", "";
    ECM_READY_TO_LEAVE: AStatus = "member.ecm.readyToLeave", "Is the member ready to leave Enhanced Care Management?", "The goals are met, less care is enough, the member says no, or nobody can reach the member.";
    DCFS_CUSTODY: Spans [] = "member.louisiana.dcfsCustody", "Is the member in the custody of DCFS?", "";
    LA_HIGH_RISK: AStatus = "member.louisiana.highRisk", "Does the plan count the member as high risk?", "";
    TRANSITIONAL_CASE_MANAGEMENT: AStatus = "member.louisiana.transitionalCaseManagement", "Does the member need transitional case management?", "";
    IDENTIFIED_BY_DCFS: AStatus = "member.louisiana.identifiedByDcfs", "Did DCFS ask to discuss this member?", "";
    OUTREACH: Events [ENGAGED] = "member.louisiana.outreach", "When did the plan reach out to the member?", "";
    SIGNIFICANT_BEHAVIORAL_HEALTH: AStatus = "member.louisiana.significantBehavioralHealth", "Does the child have significant behavioral health challenges?", "";
    CO_OCCURRING_DISORDER: AStatus = "member.louisiana.coOccurringDisorder", "Does the child have co-occurring disorders?", "";
    IMMINENT_RISK: AStatus = "member.louisiana.imminentRisk", "Does a professional see an imminent risk of a placement out of home?", "";
    OUT_OF_HOME: Spans [SETTING] = "member.louisiana.outOfHome", "Is the child placed out of home?", "";
    WAIVER_CLINICAL: AStatus = "member.louisiana.waiverClinical", "Does the child meet the waiver's diagnosis and level of care?", "";
    HOME_AND_COMMUNITY_SETTING: AStatus = "member.louisiana.homeAndCommunitySetting", "Does the child live in a home or community setting?", "";
    FINANCIALLY_ELIGIBLE: AStatus = "member.louisiana.financiallyEligible", "Is the child financially eligible?", "";
    CSOC_ENROLLED: AStatus = "member.louisiana.csocEnrolled", "Is the child enrolled in the Coordinated System of Care?", "";
    NC_CHILD_WELFARE_INVOLVED: AStatus = "member.northCarolina.childWelfareInvolved", "Is the youth involved with child welfare?", "";
    RESPONSIBLE_PLANS: Spans [PLAN] = "member.northCarolina.responsiblePlans", "Which plan is responsible, and since when?", "";
    SPECIALTY_PLAN: AStatus = "member.northCarolina.specialtyPlan", "Is the youth in the Children and Families Specialty Plan?", "";
    TRANSITION_COMPLETED_ON: ADeed = "member.northCarolina.transitionCompletedOn", "When was the transition of care completed?", "";
    DIRECT_MEMBER: AStatus = "member.coordination.directMember", "Does the member have Direct Member status?", "No assigned primary care provider, and no referral form needed.";
    AUTHORIZATION_REQUEST_PENDING: AStatus = "member.coordination.authorizationRequestPending", "Is a request waiting for a medically necessary service?", "";
    ESCALATED_ISSUE: AStatus = "member.coordination.escalatedIssue", "Is there an obstacle to care that staff could not solve?", "";
    SOCIAL_WORKER_CONTACT_NEEDED: AStatus = "member.coordination.socialWorkerContactNeeded", "Would it help to contact the county's foster care social worker?", "";
    COUNTY_CHANGES: Events [] = "member.coordination.countyChanges", "When did the member move to another county?", "";
    PLAN_STATE: One<State> = "plan.state", "In which state is the plan?", "";
    PLAN_NAME: Text = "plan.name", "What is the plan called?", "";
    LIAISON_DESIGNATED: AStatus = "plan.liaison.designated", "Has the plan designated a Child Welfare Liaison?", "";
    LIAISON_CHANGES: Events [COUNTY_NOTIFIED_ON DHCS_NOTIFIED_ON DIRECTORY_SUBMITTED_ON] = "plan.liaison.changes", "When did the liaison change?", "";
    KNOWS_COUNTY_SYSTEMS: AStatus = "plan.liaison.qualifications.countySystems", "Does the liaison know child welfare and county behavioral health services?", "";
    KNOWS_COORDINATION: AStatus = "plan.liaison.qualifications.coordinationProcesses", "Does the liaison know how counties coordinate and assess care?", "";
    KNOWS_TRAUMA_INFORMED_CARE: AStatus = "plan.liaison.qualifications.traumaInformedCare", "Does the liaison know trauma-informed care?", "";
    HAS_DEGREE_OR_TRAINING: AStatus = "plan.liaison.qualifications.degreeOrTraining", "Does the liaison have a Master's degree or added training in a related field?", "";
    KNOWS_ENROLLMENT: AStatus = "plan.liaison.qualifications.enrollmentProcesses", "Does the liaison know how enrollment and county records are changed?", "";
    KNOWS_JUSTICE_AND_RIGHTS: AStatus = "plan.liaison.qualifications.justiceAndRights", "Does the liaison know juvenile justice and the Foster Youth Bill of Rights?", "";
    SERVICE_COUNTIES: Texts = "plan.serviceCounties", "Which counties does the plan serve?", "";
    HOLIDAYS: Days = "plan.holidays", "On which days is the plan's office closed?", "";
    SUBCONTRACTOR_SERVES_CHILD_WELFARE: AStatus = "plan.delegatedSubcontractorServesChildWelfare", "Does a delegated subcontractor serve youth in child welfare?", "";
    COUNTY_MEETINGS: Events [COUNTY ATTENDEES] = "plan.countyMeetings", "When did the liaison meet county child welfare agencies?", "";
    EXECUTIVE_MEETINGS: Events [COUNTY ATTENDEES] = "plan.executiveMeetings", "When did executive management meet the agency?", "";
    CASE_MEETINGS: Events [COUNTY ATTENDEES] = "plan.caseMeetings", "When did staff meet the agency about cases?", "";
    DATA_SHARED: Many<SharedData> = "plan.dataShared", "Which kinds of information does the plan exchange?", "";
    REPORTS_DUE: Events [SUBMITTED_ON] = "plan.reportsDue", "Which reports are due, and when?", "";
    COUNTY_STATE: One<State> = "county.state", "In which state is the county?", "";
    COUNTY_NAME: Text = "county.name", "What is the county called?", "";
    WHOLE_PERSON_CARE_OR_HEALTH_HOMES: AStatus = "county.wholePersonCareOrHealthHomes", "Was the county one of the 25 that had Whole Person Care or Health Homes?", "Enhanced Care Management began there for adults on 1 January 2022, elsewhere on 1 July 2022.";
    CO_LOCATION: One<CoLocation> = "county.coLocation", "How does the county want to work with the plan's care manager?", "";
    RESPONSE_PROTOCOL_ON: ADeed = "county.responseProtocolOn", "Since when is there a coordinated response protocol?", "";
    REGIONAL_COMMITMENT: AStatus = "region.readiness.regionalCommitment", "Are all agencies and stakeholders of the region committed?", "";
    CARE_MANAGEMENT_ENTITY_IDENTIFIED: AStatus = "region.readiness.careManagementEntityIdentified", "Has the region proposed a care management entity?", "";
    OUTCOMES_CAPACITY: AStatus = "region.readiness.outcomesCapacity", "Can it manage quality, use of services and outcomes?", "";
    CROSS_AGENCY_PLANNING: AStatus = "region.readiness.crossAgencyPlanning", "Can it plan services across agencies, led by families?", "";
    FAMILY_PARTICIPATION: AStatus = "region.readiness.familyParticipation", "Do families take part in its governance?", "";
    TECHNICAL_ASSISTANCE_PLAN: AStatus = "region.readiness.technicalAssistancePlan", "Is there a plan for using the state's technical assistance?", "";
    PROVIDER_CAPACITY_ASSESSMENT: AStatus = "region.readiness.providerCapacityAssessment", "Has the region assessed its providers and planned to fill gaps?", "";
    OUTREACH_PLAN: AStatus = "region.readiness.outreachPlan", "Is there an outreach plan, above all for schools and courts?", "";
    DELIVERS_SERVICES: AStatus = "region.careManagementEntityDeliversServices", "Does the care management entity deliver services too?", "";
    CONFLICT_FIREWALL: AStatus = "region.conflictFirewall", "Is there a firewall against conflicts of interest?", "";
    WAIVER_GRANTED: AStatus = "region.waiverGranted", "Was a waiver granted?", "";
}

/// The sections of a case that say something by being given at all, even empty, and the state that one is about.
pub(crate) const SECTIONS: &[(&str, Option<State>)] = &[
    ("member.louisiana", Some(State::LA)),
    ("member.northCarolina", Some(State::NC)),
    ("plan", None),
    ("county", None),
    ("region", Some(State::LA)),
];

impl FactId {
    /// Its entry in the catalogue.
    #[must_use]
    pub fn entry(self) -> &'static FactEntry {
        // INVARIANT: only the catalogue makes ids, each of one of its entries.
        CATALOGUE.get(usize::from(self.0)).unwrap_or(&NO_FACT)
    }

    /// Every fact, in the catalogue's order.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..).take(CATALOGUE.len()).map(Self)
    }

    /// Whether it is a fact about the member.
    pub(crate) fn is_members(self) -> bool {
        self.entry().path.starts_with("member.")
    }
}

impl DetailId {
    /// Its entry in the catalogue.
    #[must_use]
    pub fn entry(self) -> &'static DetailEntry {
        // INVARIANT: as for facts.
        DETAILS.get(usize::from(self.0)).unwrap_or(&NO_DETAIL)
    }

    /// What it goes by in tables of words: several details have the same key. It stands apart from the entries, for
    /// a module that holds no words has no use for it.
    #[must_use]
    pub fn id(self) -> &'static str {
        DETAIL_IDS.get(usize::from(self.0)).copied().unwrap_or_default()
    }

    /// Every detail, in the catalogue's order.
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        (0..).take(DETAILS.len()).map(Self)
    }

    /// The question that asks for it.
    pub(crate) fn question(self) -> Wording {
        Wording::of(self.id(), "ask", self.entry().ask)
    }
}

const NO_FACT: FactEntry = FactEntry { path: "", shape: Shape::Text, details: &[], ask: English::NONE, help: English::NONE };
const NO_DETAIL: DetailEntry =
    DetailEntry { name: "", called: English::NONE, shape: Shape::Text, required: false, ask: English::NONE };

/// What stands at a key below a place of a case.
#[derive(Clone, Copy, Debug)]
pub(crate) enum PathNode {
    Fact(FactId),
    Group(Place),
}

/// A place of a case below which facts stand.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place {
    /// Dotted, without indexes.
    pub(crate) path: &'static str,
    /// Where in the catalogue its facts stand: these, or some of these.
    from: u8,
    to: u8,
    /// What was found last: a case mostly gives its facts in the order of the catalogue, so a look goes on from there.
    last: u8,
    is_section: bool,
}

impl Place {
    /// A section, by its key.
    pub(crate) const fn section(key: &'static str) -> Self {
        let (mut facts, mut from) = (CATALOGUE, 0);
        while let [fact, rest @ ..] = facts
            && !begins_with(fact.path.as_bytes(), key.as_bytes())
        {
            (facts, from) = (rest, from + 1);
        }
        // The facts of a section stand together.
        let mut to = from;
        while let [fact, rest @ ..] = facts
            && begins_with(fact.path.as_bytes(), key.as_bytes())
        {
            (facts, to) = (rest, to + 1);
        }
        Self { path: key, from, to, last: from, is_section: true }
    }

    /// What stands at a key below it, if the case has such a place.
    pub(crate) fn below(&mut self, key: &str) -> Option<PathNode> {
        let found = self.look(key, self.is_section);
        // A key may go down two steps at once, as `needs.complexMedical` does: then nothing may be passed over.
        if found.is_none() && key.contains('.') { self.look(key, false) } else { found }
    }

    /// Looks through the facts, or, from one group to the next, through those that stand right below a section.
    fn look(&mut self, key: &str, by_group: bool) -> Option<PathNode> {
        let length = self.path.len() + 1 + key.len();
        let mut at = self.last;
        for _ in self.from..=self.to {
            if at >= self.to {
                at = self.from;
            }
            let path = CATALOGUE.get(usize::from(at))?.path;
            let next = if by_group { NEXT.get(usize::from(at)).copied()? } else { at + 1 };
            // Most paths are of another length, and have no dot there.
            let is_whole = path.len() == length;
            if (is_whole || path.as_bytes().get(length).is_some_and(|byte| *byte == b'.'))
                && let Some(here) = path.get(..length)
                && let Some((above, below)) = here.split_at_checked(self.path.len())
                && below.strip_prefix('.') == Some(key)
                && above == self.path
            {
                // Every group is come upon at its first fact.
                if by_group == self.is_section {
                    self.last = at;
                }
                let (from, to) = if by_group { (at, next) } else { (self.from, self.to) };
                let group = Self { path: here, from, to, last: at, is_section: false };
                return Some(if is_whole { PathNode::Fact(FactId(at)) } else { PathNode::Group(group) });
            }
            at = next;
        }
        None
    }
}

/// For each fact, the first after it that does not share its first two keys: from one to the next goes a look for what
/// stands right below a section.
const NEXT: [u8; CATALOGUE.len()] = {
    let mut next = [0; CATALOGUE.len()];
    let (mut places, mut facts) = (next.as_mut_slice(), CATALOGUE);
    let mut at: u8 = 0;
    while let ([place, others @ ..], [fact, after @ ..]) = (places, facts) {
        let mut rest = after;
        *place = at + 1;
        while let [other, beyond @ ..] = rest
            && share_two_keys(fact.path.as_bytes(), other.path.as_bytes())
        {
            *place += 1;
            rest = beyond;
        }
        (places, facts) = (others, after);
        at += 1;
    }
    next
};

/// Whether a path begins with a key.
const fn begins_with(mut path: &[u8], mut key: &[u8]) -> bool {
    while let ([a, path_rest @ ..], [b, key_rest @ ..]) = (path, key) {
        if *a != *b {
            return false;
        }
        (path, key) = (path_rest, key_rest);
    }
    key.is_empty() && matches!(path, [b'.', ..])
}

/// Whether two paths are the same up to their second dot, and have one.
const fn share_two_keys(mut one: &[u8], mut other: &[u8]) -> bool {
    let mut dots = 0;
    while let ([a, one_rest @ ..], [b, other_rest @ ..]) = (one, other) {
        if *a != *b {
            return false;
        }
        if *a == b'.' {
            dots += 1;
        }
        if dots == 2 {
            return true;
        }
        (one, other) = (one_rest, other_rest);
    }
    false
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::{FactId, PathNode, Place};

    /// Whatever was found before, a fact is found under the keys of its path, and so is every group on the way; nothing else is.
    #[test]
    fn every_place_of_a_case_is_found_key_by_key_and_no_other() {
        let paths: Vec<&str> = FactId::all().map(|id| id.entry().path).collect();
        let dots = |path: &'static str| path.match_indices('.').filter_map(|(at, _)| path.get(..at)).collect::<Vec<_>>();
        let groups: BTreeSet<&str> = paths.iter().flat_map(|path| dots(path)).collect();
        let keys: BTreeSet<&str> = paths
            .iter()
            .flat_map(|path| path.split('.'))
            .chain(["", "nothing", "birth", "birthDate2", "needs.complexMedical"])
            .collect();
        let mut places: Vec<Place> = ["member", "plan", "county", "region"].map(Place::section).into();
        while let Some(mut place) = places.pop() {
            // There and back, and each after every other by some stride: whatever was found before makes no difference.
            let order = keys.iter().chain(keys.iter().rev()).chain(keys.iter().cycle().step_by(7).take(10 * keys.len()));
            let mut found = BTreeMap::new();
            for key in order {
                let path = format!("{}.{key}", place.path);
                match place.below(key) {
                    Some(PathNode::Fact(id)) => assert_eq!(id.entry().path, path),
                    Some(PathNode::Group(group)) => {
                        assert!(group.path == path && groups.contains(group.path), "{path}");
                        match found.insert(path, (group.from, group.to)) {
                            None => places.push(group),
                            Some(before) => assert_eq!(before, (group.from, group.to), "{}", group.path),
                        }
                    }
                    None => assert!(!paths.contains(&&*path) && !groups.contains(&*path), "{path}"),
                }
            }
        }
    }
}
