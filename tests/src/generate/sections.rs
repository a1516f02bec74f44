//! The facts that each policy looks at.

use chrono::{Days, NaiveDate};
use serde_json::{Value, json};

use super::{Draft, with};
use crate::facts::{CO_LOCATION, SHARED_DATA};
use crate::random::Random;

impl Draft<'_> {
    pub(super) fn facts_of(&mut self, policy: &str) {
        match policy {
            "ca-phc-mcbp8015" => self.mcbp8015(),
            "ca-dhcs-ecm" => self.ecm(),
            "la-dcfs-mco-manual" => self.dcfs(),
            "la-csoc" => self.csoc(),
            _ => self.north_carolina(),
        }
    }

    /// What the five conditions look at.
    fn child_welfare(&mut self) {
        self.spans("member.fosterCare", 4, care);
        self.spans("member.adoptionAssistance", 2, |random| json!({ "state": us_state(random) }));
        self.spans("member.familyMaintenance", 2, |random| json!({ "state": us_state(random) }));
    }

    fn mcbp8015(&mut self) {
        self.child_welfare();
        for need in ["multipleReferrals", "complexMedical", "multipleAgencies"] {
            self.status(&format!("member.needs.{need}"), 20);
        }
        self.spans("member.placements", 3, placement);
        self.spans("member.aidCodes", 2, |random| json!({ "code": random.pick(&["42", "03", "4M", "4F", "06", "46", "99"]) }));
        self.status("member.ccsEligible", 40);
        self.status("member.wholeChildModel", 40);
        if self.random.chance(80) {
            self.status("member.coordination.directMember", 40);
        }
        for one in ["authorizationRequestPending", "escalatedIssue", "socialWorkerContactNeeded"] {
            self.status(&format!("member.coordination.{one}"), 30);
        }
        self.events("member.coordination.countyChanges", 2, Self::near, |_| json!({}));
        if self.random.chance(60) {
            self.plan();
        }
    }

    /// What is asked about any plan.
    fn plan(&mut self) {
        self.status("plan.liaison.designated", 70);
        if self.random.chance(20) {
            let holidays: Vec<String> = (0..4).map(|_| (self.lately() + Days::new(5)).to_string()).collect();
            self.give("plan.holidays", holidays);
        }
    }

    /// What MCBP8015 asks about a plan.
    pub(super) fn liaison(&mut self) {
        self.events("plan.liaison.changes", 2, Self::lately, |_| json!({}));
        let changes = self.case["plan"]["liaison"]["changes"].take();
        let changes: Vec<Value> = changes.as_array().into_iter().flatten().map(|change| self.told(change)).collect();
        self.case["plan"]["liaison"]["changes"] = changes.into();
        for one in [
            "countySystems",
            "coordinationProcesses",
            "traumaInformedCare",
            "degreeOrTraining",
            "enrollmentProcesses",
            "justiceAndRights",
        ] {
            self.status(&format!("plan.liaison.qualifications.{one}"), 90);
        }
        self.status("plan.delegatedSubcontractorServesChildWelfare", 40);
        if self.random.chance(50) {
            let first = *self.random.pick(&["Solano", "Los Angeles", "Napa"]);
            let counties = if self.random.chance(50) { vec![first] } else { vec![first, "Yuba"] };
            self.give("plan.serviceCounties", counties);
        }
        if self.random.chance(85) {
            self.events("plan.countyMeetings", 5, Self::in_some_period, |random| match random.below(5) {
                0 | 1 => json!({}),
                2 => json!({ "county": "Yuba" }),
                _ => json!({ "county": random.pick(&["Solano", "Napa", "solano"]) }),
            });
        }
    }

    /// A change of liaison with some of the deeds that follow it.
    fn told(&mut self, change: &Value) -> Value {
        let mut change = change.clone();
        for deed in ["countyNotifiedOn", "dhcsNotifiedOn", "directorySubmittedOn"] {
            match self.random.below(5) {
                0 => change[deed] = false.into(),
                1 => {}
                _ => change[deed] = self.lately().to_string().into(),
            }
        }
        change
    }

    fn ecm(&mut self) {
        self.child_welfare();
        self.spans("member.enrollments", 3, |random| {
            let delivery = if random.chance(75) { "managedCare" } else { "feeForService" };
            json!({ "state": us_state(random), "delivery": delivery })
        });
        for one in ["homeless", "doubledUp", "motelOrCampground", "shelter", "abandonedInHospital", "inFamilyWithMinor"] {
            self.status(&format!("member.housing.{one}"), 15);
        }
        self.status("member.needs.complexHealthNeed", 60);
        self.status("member.needs.additionalBeyondCcs", 50);
        self.status("member.ccsEligible", 30);
        self.status("member.wholeChildModel", 30);
        self.events("member.emergencyVisits", 7, Self::lately, visit);
        self.events("member.unplannedStays", 4, Self::lately, visit_that_is_a_stay);
        for (one, percent) in [
            ("specialtyMentalHealthAccess", 35),
            ("substanceUseAccess", 35),
            ("highRiskOfInstitutionOverdoseSuicide", 25),
            ("crisisServicesAsMainCare", 25),
            ("complexSocialFactor", 70),
        ] {
            self.status(&format!("member.behavioralHealth.{one}"), percent);
        }
        self.events("member.behavioralHealth.relatedVisits", 3, Self::lately, |random| match random.below(5) {
            0 => json!({}),
            1 | 2 => json!({ "kind": "emergency" }),
            _ => json!({ "kind": "hospital" }),
        });
        self.events("member.releases", 2, Self::lately, |random| match random.below(4) {
            0 => json!({}),
            1 => json!({ "facility": "youthFacility" }),
            _ => json!({ "facility": random.pick(&["prison", "jail"]) }),
        });
        self.status("member.incarcerated", 15);
        self.status("member.reentryNeed", 60);
        self.long_term_care();
        self.spans("member.pregnancy", 2, |_| json!({}));
        self.status("member.birthEquityGroup", 60);
        self.spans("member.overlappingPrograms", 3, |random| json!({ "program": random.pick(&PROGRAMS) }));
        self.status("county.wholePersonCareOrHealthHomes", 50);
        self.status("member.ecm.enrolled", 45);
        self.status("member.ecm.readyToLeave", 40);
        for one in ["requestReceived", "expeditedRequestReceived", "streamlinedFrom", "authorizedOn", "assignedOn"] {
            self.deed_if_any(&format!("member.ecm.{one}"), 60);
        }
        for one in ["deniedOn", "primaryCareToldOn"] {
            self.deed_if_any(&format!("member.ecm.{one}"), 25);
        }
        if self.random.chance(25) {
            self.plan();
        }
    }

    fn long_term_care(&mut self) {
        for (one, percent) in [
            ("nursingLevelOfCare", 50),
            ("lowerAcuityNursing", 50),
            ("complexSocialOrEnvironmentalFactor", 60),
            ("canLiveInCommunity", 70),
            ("nursingFacilityResident", 50),
            ("wantsToMove", 70),
            ("likelyToMove", 70),
        ] {
            self.status(&format!("member.longTermCare.{one}"), percent);
        }
    }

    fn dcfs(&mut self) {
        self.spans("member.louisiana.dcfsCustody", 2, |_| json!({}));
        self.status("member.louisiana.highRisk", 50);
        self.status("member.louisiana.transitionalCaseManagement", 40);
        self.status("member.louisiana.identifiedByDcfs", 20);
        self.events("member.louisiana.outreach", 3, Self::lately, |random| match random.below(6) {
            0 => json!({}),
            1 => json!({ "engaged": true }),
            _ => json!({ "engaged": false }),
        });
        self.plan();
        let mut shared: Vec<&str> = SHARED_DATA.to_vec();
        self.random.shuffle(&mut shared);
        shared.truncate(*self.random.pick(&[7, 7, 7, 6, 3, 0]));
        self.give("plan.dataShared", shared);
        self.events("plan.reportsDue", 2, Self::near, |_| json!({}));
        let reports = self.case["plan"]["reportsDue"].take();
        let reports: Vec<Value> = reports.as_array().into_iter().flatten().map(|report| self.sent(report)).collect();
        self.case["plan"]["reportsDue"] = reports.into();
        if self.random.chance(85) {
            self.events("plan.caseMeetings", 4, Self::in_some_period, |_| json!({}));
        }
        if self.random.chance(85) {
            self.events("plan.executiveMeetings", 4, Self::in_some_period, |random| match random.below(5) {
                0 | 1 => json!({}),
                2 => json!({ "attendees": ["other"] }),
                3 => json!({ "attendees": [] }),
                _ => json!({ "attendees": ["other", random.pick(&["ceo", "coo", "cmo"])] }),
            });
        }
    }

    /// A report, sent or not.
    fn sent(&mut self, report: &Value) -> Value {
        match self.random.below(4) {
            0 => report.clone(),
            1 => with(report.clone(), json!({ "submittedOn": false })),
            _ => with(report.clone(), json!({ "submittedOn": self.lately().to_string() })),
        }
    }

    fn csoc(&mut self) {
        self.status("member.louisiana.significantBehavioralHealth", 50);
        self.status("member.louisiana.coOccurringDisorder", 30);
        self.status("member.louisiana.imminentRisk", 30);
        self.spans("member.louisiana.outOfHome", 2, |random| match random.below(3) {
            0 => json!({}),
            _ => json!({ "setting": random.pick(&["detention", "altSchool", "fosterCare"]) }),
        });
        for one in ["waiverClinical", "homeAndCommunitySetting", "financiallyEligible"] {
            self.status(&format!("member.louisiana.{one}"), 80);
        }
        if self.random.chance(50) {
            self.status("member.louisiana.csocEnrolled", 35);
        } else {
            let span = self.span();
            self.give("member.louisiana.csocEnrolled", vec![span]);
        }
        let all = self.random.chance(30);
        for one in [
            "regionalCommitment",
            "careManagementEntityIdentified",
            "outcomesCapacity",
            "crossAgencyPlanning",
            "familyParticipation",
            "technicalAssistancePlan",
            "providerCapacityAssessment",
            "outreachPlan",
        ] {
            self.status(&format!("region.readiness.{one}"), if all { 100 } else { 80 });
        }
        self.status("region.careManagementEntityDeliversServices", 60);
        self.status("region.conflictFirewall", 50);
        self.status("region.waiverGranted", 50);
    }

    fn north_carolina(&mut self) {
        self.status("member.northCarolina.childWelfareInvolved", 80);
        self.status("member.northCarolina.specialtyPlan", 20);
        let mut plans = Vec::new();
        let mut before: Option<NaiveDate> = None;
        for _ in 0..self.random.below(4) {
            let mut span = self.span();
            if let Some(end) = before.filter(|_| self.random.chance(80)) {
                // The next plan begins about a month from the end of the last one, or at once.
                let gap = *self.random.pick(&[0, 1, 2, 30, 31, 32, 33, 62, 63, 64]);
                span = json!({ "start": (end + Days::new(gap) - Days::new(32)).max(self.birth).to_string() });
                if self.random.chance(30) {
                    span["start"] = (end + Days::new(1)).to_string().into();
                }
            }
            if self.random.chance(90) {
                span["plan"] = (*self.random.pick(&["Vaya", "Trillium", "Alliance", "vaya"])).into();
            }
            before = span["end"].as_str().map(|end| end.parse().expect("a day"));
            self.days.extend(span["start"].as_str().map(|start| start.parse::<NaiveDate>().expect("a day")));
            plans.push(span);
        }
        self.give("member.northCarolina.responsiblePlans", plans);
        self.deed("member.northCarolina.transitionCompletedOn", 30);
        let co_location = *self.random.pick(CO_LOCATION);
        self.give("county.coLocation", co_location);
        self.deed("county.responseProtocolOn", 50);
    }
}

const PROGRAMS: [&str; 16] = [
    "hospice",
    "familyMosaic",
    "waiver1915c",
    "communityTransitions",
    "complexCareManagement",
    "pace",
    "dsnp",
    "countyTargetedCaseManagement",
    "hcpcfc",
    "hcpcfc",
    "californiaWraparound",
    "californiaWraparound",
    "ghpp",
    "regionalCenter",
    "cpsp",
    "other",
];

fn us_state(random: &mut Random) -> &'static str {
    random.pick::<&str>(&["CA", "CA", "CA", "OR", "NV", "DC", "PR"])
}

fn care(random: &mut Random) -> Value {
    let mut care = json!({ "state": us_state(random) });
    let agency = match random.below(10) {
        0 => Some("probation"),
        1 => Some("tribe"),
        2 => Some("childWelfare"),
        3 => Some("refugeeProgram"),
        4 => Some("other"),
        _ => None,
    };
    if let Some(agency) = agency {
        care["agency"] = agency.into();
    }
    if random.chance(20) {
        care["placementState"] = (*random.pick(&["CA", "OR", "NV"])).into();
    }
    care
}

fn placement(random: &mut Random) -> Value {
    let mut placement = json!({ "state": us_state(random) });
    if random.chance(75) {
        placement["county"] = (*random.pick(&["Solano", "Yuba", "Del Norte", "Los Angeles", "Sacramento", "lake"])).into();
    }
    if random.chance(60) {
        placement["type"] = (*random.pick(&["resourceFamily", "relative", "nrefm", "groupHome", "strtp"])).into();
    }
    if random.chance(30) {
        placement["familyCaregiver"] = random.chance(50).into();
    }
    placement
}

fn visit(random: &mut Random) -> Value {
    match random.below(8) {
        0 => json!({ "avoidable": false }),
        1 => json!({ "avoidable": true }),
        2 => json!({ "admitted": true }),
        3 => json!({ "admitted": false }),
        _ => json!({}),
    }
}

fn visit_that_is_a_stay(random: &mut Random) -> Value {
    match random.below(6) {
        0 => json!({ "avoidable": false }),
        1 => json!({ "avoidable": true, "kind": "inpatient" }),
        2 => json!({ "kind": "shortTermNursing" }),
        _ => json!({}),
    }
}
