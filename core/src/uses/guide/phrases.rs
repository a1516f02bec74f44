//! What each fact and detail is called in a sentence. The catalogue has the questions; here are the statements
//! that answer them.
//!
//! A statement holds its yes and its no: `the member {is|is not} in foster care`. What has no phrase here is
//! spoken of by its question, and a test says so.

use crate::facts::{self, DetailId, FactId, detail};

/// How something is spoken of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Phrase {
    /// A statement that is true or not: of a status, a deed, a yes-or-no detail.
    Says(&'static str),
    /// A name, and the statement that choices or texts complete.
    Is(&'static str, &'static str),
    /// A history of spans: the statement that one runs, and its name.
    Spans(&'static str, &'static str),
    /// A history of events: one of them, and many.
    Events(&'static str, &'static str),
}

/// The yes or the no of a statement.
pub(super) fn said(phrase: &str, yes: bool) -> String {
    let parts = phrase.split_once('{').and_then(|(before, rest)| Some((before, rest.split_once('}')?)));
    match parts.and_then(|(before, (choice, after))| Some((before, choice.split_once('|')?, after))) {
        Some((before, (is, is_not), after)) => format!("{before}{}{after}", if yes { is } else { is_not }),
        None if yes => phrase.to_owned(),
        None => format!("it is not so that {phrase}"),
    }
}

/// How a fact is spoken of.
pub(super) fn of_fact(id: FactId) -> Option<Phrase> {
    FACTS.iter().find(|(fact, _)| *fact == id).map(|(_, phrase)| *phrase)
}

/// How a detail is spoken of.
pub(super) fn of_detail(id: DetailId) -> Option<Phrase> {
    DETAILS.iter().find(|(of, _)| *of == id).map(|(_, phrase)| *phrase)
}

macro_rules! phrases {
    ($of:ident: $($name:ident $kind:ident ($($text:literal),+);)+) => {
        &[$(($of::$name.0, Phrase::$kind($($text),+)),)+]
    };
}

const DETAILS: &[(DetailId, Phrase)] = phrases! { detail:
    STATE Is("the state", "the state {is|is not}");
    DELIVERY Is("the way of payment", "care {is|is not} paid");
    PLAN Is("the plan", "the plan {is|is not}");
    COUNTY Is("the county", "the county {is|is not}");
    AGENCY Is("the responsible body", "the responsible body {is|is not}");
    PLACEMENT_STATE Is("the state in which the child lives", "the child {lives|does not live} in");
    PLACEMENT_TYPE Is("the kind of home", "the home {is|is not}");
    FAMILY_CAREGIVER Says("the caregiver {is|is not} family");
    ADOPTION_STATUS Is("how far it has come", "it {is|is not}");
    MAINTENANCE_KIND Is("its ground", "it {is|is not}");
    GUARDIANSHIP_PROGRAM Is("the program", "the program {is|is not}");
    CODE Is("the code", "the code {is|is not}");
    AVOIDABLE Says("care outside the hospital {could|could not} have avoided it");
    ADMITTED Says("it {ended|did not end} in a hospital stay");
    STAY_KIND Is("the kind of stay", "it {was|was not}");
    VISIT_KIND Is("the kind of visit", "it {was|was not}");
    FACILITY Is("the kind of facility", "it {was|was not} from");
    OVERLAPPING_PROGRAM Is("the program", "the program {is|is not}");
    ENGAGED Says("the member {took|did not take} up case management");
    SETTING Is("the kind of setting", "the setting {is|is not}");
    COUNTY_NOTIFIED_ON Says("the county child welfare agency {was|was not} told");
    DHCS_NOTIFIED_ON Says("DHCS {was|was not} told");
    DIRECTORY_SUBMITTED_ON Says("the directory entry {was|was not} sent");
    ATTENDEES Is("those who came", "those who came {include|do not include} the");
    SUBMITTED_ON Says("it {was|was not} sent");
};

const FACTS: &[(FactId, Phrase)] = phrases! { facts:
    MEMBER_ID Is("the name of the case", "the name of the case {is|is not}");
    BIRTH_DATE Is("the date of birth", "the date of birth {is|is not}");
    ENROLLMENTS Spans("the member {has|does not have} Medicaid coverage", "Medicaid coverage");
    FOSTER_CARE Spans("the member {is|is not} in foster care", "foster care");
    PLACEMENTS Spans("the member {is|is not} in a placement", "placement");
    ADOPTION_ASSISTANCE Spans("there is {adoption|no adoption} assistance for the member", "adoption assistance");
    FAMILY_MAINTENANCE Spans("the family {gets|does not get} family maintenance services", "family maintenance");
    GUARDIANSHIP Spans("the member {has a|has no} legal guardian", "guardianship");
    AID_CODES Spans("the member {has an|has no} aid code", "aid code");
    CCS_ELIGIBLE Says("the member {is|is not} eligible for California Children's Services");
    WHOLE_CHILD_MODEL Says("the member {is|is not} in the Whole Child Model");
    MULTIPLE_REFERRALS Says("the member {needs|does not need} several referrals and services");
    COMPLEX_MEDICAL Says("the member {has|does not have} complex medical needs");
    MULTIPLE_AGENCIES Says("services of several agencies {need|do not need} to be coordinated");
    ADDITIONAL_BEYOND_CCS Says("the member {has needs|has no needs} beyond the California Children's Services condition");
    COMPLEX_HEALTH_NEED Says("the member {has a|has no} health need that is hard to manage alone");
    HOMELESS Says("the member {is, or is about to be, without|has, and is not about to lose,} a regular place to sleep");
    DOUBLED_UP Says("the family {shares|does not share} another household's home because it lost its own");
    MOTEL_OR_CAMPGROUND Says("the family {lives|does not live} in a motel, trailer park or campground for lack of anything else");
    SHELTER Says("the member {lives|does not live} in an emergency or transitional shelter");
    ABANDONED_IN_HOSPITAL Says("the child {was|was not} left in a hospital");
    IN_FAMILY_WITH_MINOR Says("the member {is|is not} in a family with a child");
    EMERGENCY_VISITS Events("emergency room visit", "emergency room visits");
    UNPLANNED_STAYS Events("unplanned hospital or nursing stay", "unplanned hospital or nursing stays");
    SPECIALTY_MENTAL_HEALTH_ACCESS Says("the member {gets or qualifies for|neither gets nor qualifies for} county specialty mental health services");
    SUBSTANCE_USE_ACCESS Says("the member {gets or qualifies for|neither gets nor qualifies for} Drug Medi-Cal services");
    HIGH_RISK_OF_INSTITUTION Says("there is {a|no} high risk of an institution, of an overdose or of suicide");
    CRISIS_SERVICES_AS_MAIN_CARE Says("crisis services {are|are not} the member's main care");
    COMPLEX_SOCIAL_FACTOR Says("{something|nothing} in the member's life (such as food, housing or work) makes care harder");
    RELATED_VISITS Events("visit for mental health or substance use", "visits for mental health or substance use");
    RELEASES Events("release from prison, jail or a youth facility", "releases from prison, jail or a youth facility");
    INCARCERATED Says("the member {is|is not} in prison, jail or a youth facility");
    REENTRY_NEED Says("the member {has a|has no} health need that makes coming home harder");
    NURSING_LEVEL_OF_CARE Says("the member {needs|does not need} the care of a skilled nursing facility");
    LOWER_ACUITY_NURSING Says("the member {needs|does not need} lower-acuity skilled nursing");
    SOCIAL_OR_ENVIRONMENTAL_FACTOR Says("{something|nothing} in the member's life or home makes care harder");
    CAN_LIVE_IN_COMMUNITY Says("the member {can|cannot} live at home with support");
    NURSING_FACILITY_RESIDENT Says("the member {lives|does not live} in a nursing facility");
    WANTS_TO_MOVE Says("the member {wants|does not want} to move out of the nursing facility");
    LIKELY_TO_MOVE Says("a move {is|is not} likely to go well");
    PREGNANCY Spans("the member {is|is not} pregnant", "pregnancy");
    BIRTH_EQUITY_GROUP Says("the member {belongs|does not belong} to a group with worse outcomes at birth");
    OVERLAPPING_PROGRAMS Spans("the member {is|is not} in another care program", "another care program");
    ECM_ENROLLED Says("the member {gets|does not get} Enhanced Care Management");
    ECM_REQUEST_RECEIVED Says("a request for Enhanced Care Management {was|was not} received");
    ECM_EXPEDITED_REQUEST_RECEIVED Says("an urgent request for Enhanced Care Management {was|was not} received");
    ECM_AUTHORIZED_ON Says("Enhanced Care Management {was|was not} authorized");
    ECM_ASSIGNED_ON Says("the member {was|was not} assigned to a provider of Enhanced Care Management");
    ECM_DENIED_ON Says("Enhanced Care Management {was|was not} denied");
    ECM_STREAMLINED_FROM Says("Enhanced Care Management {began|did not begin} under streamlined authorization");
    ECM_PRIMARY_CARE_TOLD_ON Says("the primary care provider {was|was not} told who gives Enhanced Care Management");
    ECM_READY_TO_LEAVE Says("the member {is|is not} ready to leave Enhanced Care Management");
    DCFS_CUSTODY Spans("the member {is|is not} in the custody of DCFS", "custody of DCFS");
    LA_HIGH_RISK Says("the plan {counts|does not count} the member as high risk");
    TRANSITIONAL_CASE_MANAGEMENT Says("the member {needs|does not need} transitional case management");
    IDENTIFIED_BY_DCFS Says("DCFS {asked|did not ask} to discuss the member");
    OUTREACH Events("try of the plan to reach the member", "tries of the plan to reach the member");
    SIGNIFICANT_BEHAVIORAL_HEALTH Says("the child {has|does not have} significant behavioral health challenges");
    CO_OCCURRING_DISORDER Says("the child {has|does not have} co-occurring disorders");
    IMMINENT_RISK Says("a professional sees {an|no} imminent risk of a placement out of home");
    OUT_OF_HOME Spans("the child {is|is not} placed out of home", "placement out of home");
    WAIVER_CLINICAL Says("the child {meets|does not meet} the waiver's diagnosis and level of care");
    HOME_AND_COMMUNITY_SETTING Says("the child {lives|does not live} in a home or community setting");
    FINANCIALLY_ELIGIBLE Says("the child {is|is not} financially eligible");
    CSOC_ENROLLED Says("the child {is|is not} enrolled in the Coordinated System of Care");
    NC_CHILD_WELFARE_INVOLVED Says("the youth {is|is not} involved with child welfare");
    RESPONSIBLE_PLANS Spans("{a|no} plan is responsible", "responsibility of a plan");
    SPECIALTY_PLAN Says("the youth {is|is not} in the Children and Families Specialty Plan");
    TRANSITION_COMPLETED_ON Says("the transition of care {was|was not} completed");
    DIRECT_MEMBER Says("the member {has|does not have} Direct Member status");
    AUTHORIZATION_REQUEST_PENDING Says("{a|no} request for a medically necessary service is waiting");
    ESCALATED_ISSUE Says("there is {an|no} obstacle to care that staff could not solve");
    SOCIAL_WORKER_CONTACT_NEEDED Says("it {would|would not} help to contact the county's foster care social worker");
    COUNTY_CHANGES Events("move to another county", "moves to another county");
    PLAN_STATE Is("the plan's state", "the plan's state {is|is not}");
    PLAN_NAME Is("the plan's name", "the plan's name {is|is not}");
    LIAISON_DESIGNATED Says("the plan {has|has not} designated a liaison");
    LIAISON_CHANGES Events("change of liaison", "changes of liaison");
    KNOWS_COUNTY_SYSTEMS Says("the liaison {knows|does not know} child welfare and county behavioral health services");
    KNOWS_COORDINATION Says("the liaison {knows|does not know} how counties coordinate and assess care");
    KNOWS_TRAUMA_INFORMED_CARE Says("the liaison {knows|does not know} trauma-informed care");
    HAS_DEGREE_OR_TRAINING Says("the liaison {has|does not have} a Master's degree or added training in a related field");
    KNOWS_ENROLLMENT Says("the liaison {knows|does not know} how enrollment and county records are changed");
    KNOWS_JUSTICE_AND_RIGHTS Says("the liaison {knows|does not know} juvenile justice and the Foster Youth Bill of Rights");
    SERVICE_COUNTIES Is("the counties that the plan serves", "the counties that the plan serves {are|are not}");
    HOLIDAYS Is("the days on which the plan's office is closed", "the days on which the plan's office is closed {are|are not}");
    SUBCONTRACTOR_SERVES_CHILD_WELFARE Says("{a|no} delegated subcontractor serves youth in child welfare");
    COUNTY_MEETINGS Events("meeting of the liaison with county child welfare agencies", "meetings of the liaison with county child welfare agencies");
    EXECUTIVE_MEETINGS Events("meeting of executive management with the agency", "meetings of executive management with the agency");
    CASE_MEETINGS Events("meeting of staff with the agency about cases", "meetings of staff with the agency about cases");
    DATA_SHARED Is("the information that the plan exchanges", "the information that the plan exchanges {includes|does not include all of}");
    REPORTS_DUE Events("report due", "reports due");
    COUNTY_STATE Is("the county's state", "the county's state {is|is not}");
    COUNTY_NAME Is("the county's name", "the county's name {is|is not}");
    WHOLE_PERSON_CARE_OR_HEALTH_HOMES Says("the county {was|was not} one of the 25 that had Whole Person Care or Health Homes");
    CO_LOCATION Is("co-location with the county", "co-location with the county {is|is not}");
    RESPONSE_PROTOCOL_ON Says("there is {a|no} coordinated response protocol with the county");
    REGIONAL_COMMITMENT Says("all agencies and stakeholders of the region {are|are not} committed");
    CARE_MANAGEMENT_ENTITY_IDENTIFIED Says("the region {has|has not} proposed a care management entity");
    OUTCOMES_CAPACITY Says("the region {can|cannot} manage quality, use of services and outcomes");
    CROSS_AGENCY_PLANNING Says("the region {can|cannot} plan services across agencies, led by families");
    FAMILY_PARTICIPATION Says("families {take|do not take} part in the region's governance");
    TECHNICAL_ASSISTANCE_PLAN Says("there is {a|no} plan for using the state's technical assistance");
    PROVIDER_CAPACITY_ASSESSMENT Says("the region {has|has not} assessed its providers and planned to fill gaps");
    OUTREACH_PLAN Says("there is {an|no} outreach plan, above all for schools and courts");
    DELIVERS_SERVICES Says("the care management entity {delivers|does not deliver} services too");
    CONFLICT_FIREWALL Says("there is {a|no} firewall against conflicts of interest");
    WAIVER_GRANTED Says("a waiver {was|was not} granted");
};

#[cfg(test)]
mod tests {
    use super::{FACTS, Phrase, of_detail, of_fact, said};
    use crate::facts::{FactId, Shape};

    #[test]
    fn every_fact_and_detail_has_a_phrase_of_its_shape() {
        let fits = |shape: &Shape, phrase: Option<Phrase>| {
            matches!(
                (shape, phrase),
                (Shape::Status | Shape::Deed | Shape::Flag, Some(Phrase::Says(_)))
                    | (Shape::Spans, Some(Phrase::Spans(..)))
                    | (Shape::Events, Some(Phrase::Events(..)))
                    | (
                        Shape::Day | Shape::Days | Shape::Text | Shape::Texts | Shape::Choice(_) | Shape::ChoiceList(_),
                        Some(Phrase::Is(..))
                    )
            )
        };
        for id in FactId::all() {
            assert!(fits(&id.entry().shape, of_fact(id)), "{}", id.entry().path);
            for detail in id.entry().details {
                assert!(fits(&detail.entry().shape, of_detail(*detail)), "{}", detail.entry().name);
            }
        }
    }

    #[test]
    fn every_statement_has_a_yes_and_a_no() {
        for (fact, phrase) in FACTS {
            if let Phrase::Says(says) | Phrase::Is(_, says) | Phrase::Spans(says, _) = phrase {
                let (yes, no) = (said(says, true), said(says, false));
                assert!(yes != no && !no.starts_with("it is not so") && !yes.contains(['{', '}', '|']), "{}", fact.entry().path);
            }
        }
    }

    #[test]
    fn a_statement_without_a_no_of_its_own_is_denied_as_a_whole() {
        assert_eq!(said("it rains", true), "it rains");
        assert_eq!(said("it rains", false), "it is not so that it rains");
    }
}
