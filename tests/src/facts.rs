//! The facts that the rules look at: where each stands in a case, what it looks like, and how long it is looked back at.
//!
//! Written from the project's contract for cases, and apart from the engine's own catalogue on purpose.

use serde_json::{Value, json};

/// What a fact looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The day of birth.
    Birth,
    /// A history of spans; some rule looks this many months back at their ends.
    Spans(&'static [u32]),
    /// A history of events; some rule looks this many months back at them.
    Events(&'static [u32]),
    /// So, not so, or so during some spans.
    Status,
    /// The day on which something was done, or `false`.
    Deed,
    /// One of these.
    Choice(&'static [&'static str]),
    /// Some of these.
    Choices(&'static [&'static str]),
    /// Texts or exact days, which are never rough, and whose absence has a meaning of its own.
    List,
}

use Kind::{Birth, Choice, Choices, Deed, Events, List, Spans, Status};

/// The kinds of information that Louisiana's section lists for the exchange with DCFS.
pub const SHARED_DATA: &[&str] = &[
    "serviceAuthorizations",
    "behavioralAndPhysicalHealth",
    "diagnoses",
    "assessmentsAndScreenings",
    "medications",
    "socialNeeds",
    "adverseChanges",
];

/// How far the sharing of an office with a county has come.
pub const CO_LOCATION: &[&str] = &["physical", "virtualMovingToPhysical", "virtual", "exploring", "declined"];

/// Every fact that some rule looks at.
pub const FACTS: &[(&str, Kind)] = &[
    ("member.birthDate", Birth),
    ("member.enrollments", Spans(&[])),
    ("member.fosterCare", Spans(&[12])),
    ("member.placements", Spans(&[])),
    ("member.adoptionAssistance", Spans(&[])),
    ("member.familyMaintenance", Spans(&[12])),
    ("member.aidCodes", Spans(&[])),
    ("member.ccsEligible", Status),
    ("member.wholeChildModel", Status),
    ("member.needs.multipleReferrals", Status),
    ("member.needs.complexMedical", Status),
    ("member.needs.multipleAgencies", Status),
    ("member.needs.additionalBeyondCcs", Status),
    ("member.needs.complexHealthNeed", Status),
    ("member.housing.homeless", Status),
    ("member.housing.doubledUp", Status),
    ("member.housing.motelOrCampground", Status),
    ("member.housing.shelter", Status),
    ("member.housing.abandonedInHospital", Status),
    ("member.housing.inFamilyWithMinor", Status),
    ("member.emergencyVisits", Events(&[6, 12])),
    ("member.unplannedStays", Events(&[6, 12])),
    ("member.behavioralHealth.specialtyMentalHealthAccess", Status),
    ("member.behavioralHealth.substanceUseAccess", Status),
    ("member.behavioralHealth.highRiskOfInstitutionOverdoseSuicide", Status),
    ("member.behavioralHealth.crisisServicesAsMainCare", Status),
    ("member.behavioralHealth.complexSocialFactor", Status),
    ("member.behavioralHealth.relatedVisits", Events(&[12])),
    ("member.releases", Events(&[12])),
    ("member.incarcerated", Status),
    ("member.reentryNeed", Status),
    ("member.longTermCare.nursingLevelOfCare", Status),
    ("member.longTermCare.lowerAcuityNursing", Status),
    ("member.longTermCare.complexSocialOrEnvironmentalFactor", Status),
    ("member.longTermCare.canLiveInCommunity", Status),
    ("member.longTermCare.nursingFacilityResident", Status),
    ("member.longTermCare.wantsToMove", Status),
    ("member.longTermCare.likelyToMove", Status),
    ("member.pregnancy", Spans(&[12])),
    ("member.birthEquityGroup", Status),
    ("member.overlappingPrograms", Spans(&[])),
    ("member.ecm.enrolled", Status),
    ("member.ecm.readyToLeave", Status),
    ("member.ecm.requestReceived", Deed),
    ("member.ecm.expeditedRequestReceived", Deed),
    ("member.ecm.streamlinedFrom", Deed),
    ("member.ecm.authorizedOn", Deed),
    ("member.ecm.deniedOn", Deed),
    ("member.ecm.assignedOn", Deed),
    ("member.ecm.primaryCareToldOn", Deed),
    ("member.louisiana.dcfsCustody", Spans(&[])),
    ("member.louisiana.highRisk", Status),
    ("member.louisiana.transitionalCaseManagement", Status),
    ("member.louisiana.identifiedByDcfs", Status),
    ("member.louisiana.outreach", Events(&[])),
    ("member.louisiana.significantBehavioralHealth", Status),
    ("member.louisiana.coOccurringDisorder", Status),
    ("member.louisiana.imminentRisk", Status),
    ("member.louisiana.outOfHome", Spans(&[])),
    ("member.louisiana.waiverClinical", Status),
    ("member.louisiana.homeAndCommunitySetting", Status),
    ("member.louisiana.financiallyEligible", Status),
    ("member.louisiana.csocEnrolled", Status),
    ("member.northCarolina.childWelfareInvolved", Status),
    ("member.northCarolina.responsiblePlans", Spans(&[])),
    ("member.northCarolina.specialtyPlan", Status),
    ("member.northCarolina.transitionCompletedOn", Deed),
    ("member.coordination.directMember", Status),
    ("member.coordination.authorizationRequestPending", Status),
    ("member.coordination.escalatedIssue", Status),
    ("member.coordination.socialWorkerContactNeeded", Status),
    ("member.coordination.countyChanges", Events(&[])),
    ("plan.liaison.designated", Status),
    ("plan.liaison.changes", Events(&[])),
    ("plan.liaison.qualifications.countySystems", Status),
    ("plan.liaison.qualifications.coordinationProcesses", Status),
    ("plan.liaison.qualifications.traumaInformedCare", Status),
    ("plan.liaison.qualifications.degreeOrTraining", Status),
    ("plan.liaison.qualifications.enrollmentProcesses", Status),
    ("plan.liaison.qualifications.justiceAndRights", Status),
    ("plan.serviceCounties", List),
    ("plan.holidays", List),
    ("plan.delegatedSubcontractorServesChildWelfare", Status),
    ("plan.countyMeetings", Events(&[])),
    ("plan.executiveMeetings", Events(&[])),
    ("plan.caseMeetings", Events(&[])),
    ("plan.dataShared", Choices(SHARED_DATA)),
    ("plan.reportsDue", Events(&[])),
    ("county.wholePersonCareOrHealthHomes", Status),
    ("county.coLocation", Choice(CO_LOCATION)),
    ("county.responseProtocolOn", Deed),
    ("region.readiness.regionalCommitment", Status),
    ("region.readiness.careManagementEntityIdentified", Status),
    ("region.readiness.outcomesCapacity", Status),
    ("region.readiness.crossAgencyPlanning", Status),
    ("region.readiness.familyParticipation", Status),
    ("region.readiness.technicalAssistancePlan", Status),
    ("region.readiness.providerCapacityAssessment", Status),
    ("region.readiness.outreachPlan", Status),
    ("region.careManagementEntityDeliversServices", Status),
    ("region.conflictFirewall", Status),
    ("region.waiverGranted", Status),
];

/// What the fact at a path looks like. Panics where no rule looks at such a fact.
pub fn kind(path: &str) -> Kind {
    let found = FACTS.iter().find(|(one, _)| *one == path);
    found.unwrap_or_else(|| panic!("no rule looks at {path}")).1
}

/// What a case says of the fact at a path; null where it says nothing.
pub fn given<'a>(case: &'a Value, path: &str) -> &'a Value {
    path.split('.').fold(case, |value, key| &value[key])
}

/// The JSON Pointer of the fact at a path.
pub fn pointer(path: &str) -> String {
    format!("/{}", path.replace('.', "/"))
}

/// The entries of a history as it is given, and whether there may be more; `None` where it is not known at all.
pub fn history(value: &Value) -> Option<(&Vec<Value>, bool)> {
    match value {
        Value::Array(entries) => Some((entries, true)),
        Value::Object(history) => {
            Some((history.get("entries")?.as_array()?, history.get("complete") != Some(&Value::Bool(false))))
        }
        _ => None,
    }
}

/// The part of a case that some rules look at, for people to read.
pub fn only(case: &Value, uses: &[&[&str]]) -> Value {
    let mut part = json!({ "asOf": case["asOf"] });
    let listed = FACTS.iter().filter(|(path, kind)| *kind == List || uses.iter().any(|paths| paths.contains(path)));
    for (path, _) in listed {
        let value = given(case, path);
        if !value.is_null() {
            let place = path.split('.').fold(&mut part, |place, key| &mut place[key]);
            *place = value.clone();
        }
    }
    part
}
