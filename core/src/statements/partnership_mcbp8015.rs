//! Partnership HealthPlan of California, MCBP8015.

use super::statement::{Source, Statement};

const MCBP8015: Source = Source::document("ca-phc-mcbp8015");

pub(super) const STATEMENTS: &[Statement] = &[
    MCBP8015
        .fact(
            "PHC-header",
            "title page",
            "Approved on 12 November 2025 for Medi-Cal members, in place of MCUP3103, and to be reviewed within a year.",
        )
        .rules(&["ca-phc-mcbp8015/review-policy"])
        .data(&["policyReviewOverdue"])
        .not_modelled("That Partnership Advantage is left out: a case has no fact that tells it from Medi-Cal."),
    MCBP8015
        .fact(
            "PHC-III.A",
            "III.A",
            "By AB 2083 every county has an agreement about children in foster care, \
             and the state has a team that helps to resolve matters.",
        )
        .data(&["ca-phc-mcbp8015/terms"])
        .not_modelled("The agreement binds counties and the state; nothing follows from it for a member."),
    MCBP8015
        .fact("PHC-III.B", "III.B", "California Children's Services is a state program for under-21s with certain conditions.")
        .data(&["ca-phc-mcbp8015/terms", "member.ccsEligible"])
        .not_modelled("Its age limit is not tested: a case states the eligibility that the program itself found."),
    MCBP8015
        .fact("PHC-III.C", "III.C", "A youth is child welfare-involved who meets at least one of five conditions.")
        .rules(&["ca-phc-mcbp8015/child-welfare-involved"]),
    MCBP8015
        .fact("PHC-III.C.1", "III.C.1", "The first condition: not yet 21, and in foster care in California today.")
        .rules(&["ca-phc-mcbp8015/child-welfare-involved/in-foster-care"])
        .data(&["AMB-01", "AMB-04", "AMB-05", "AMB-08", "agencyNotCounted", "leapDaySensitive"]),
    MCBP8015
        .fact("PHC-III.C.2", "III.C.2", "The second: not yet 21, and in foster care in any state during the past 12 months.")
        .rules(&["ca-phc-mcbp8015/child-welfare-involved/recent-foster-care"])
        .data(&["AMB-01", "AMB-02", "AMB-06", "AMB-07", "AMB-09"]),
    MCBP8015
        .fact(
            "PHC-III.C.3",
            "III.C.3",
            "The third: aged out of any state's foster care, having been in it at 18 or after, until the age of 26.",
        )
        .rules(&["ca-phc-mcbp8015/child-welfare-involved/aged-out"])
        .data(&["AMB-03", "AMB-08", "AMB-10", "AMB-11"]),
    MCBP8015
        .fact(
            "PHC-III.C.4",
            "III.C.4",
            "The fourth: not yet 18, and in California's adoption assistance or found eligible for it.",
        )
        .rules(&["ca-phc-mcbp8015/child-welfare-involved/adoption-assistance"])
        .data(&["AMB-01", "AMB-13", "AMB-14", "notCaliforniaAdoptionAssistance"]),
    MCBP8015
        .fact(
            "PHC-III.C.5",
            "III.C.5",
            "The fifth: not yet 18, with Family Maintenance in California today or in the past 12 months.",
        )
        .rules(&["ca-phc-mcbp8015/child-welfare-involved/family-maintenance"])
        .data(&["AMB-01", "AMB-02", "AMB-15"]),
    MCBP8015
        .fact(
            "PHC-III.D",
            "III.D",
            "The Child Welfare Liaison is the plan's professional to whom child welfare agencies turn first.",
        )
        .data(&["ca-phc-mcbp8015/terms"]),
    MCBP8015
        .fact(
            "PHC-III.E",
            "III.E",
            "Foster care is placement away from home in the care of a county's welfare or probation department.",
        )
        .rules(&["ca-phc-mcbp8015/foster-care-member", "ca-phc-mcbp8015/foster-care-member/in-foster-care"])
        .data(&["ca-phc-mcbp8015/terms", "AMB-05", "AMB-18", "agencyNotCounted"]),
    MCBP8015
        .fact(
            "PHC-III.F",
            "III.F",
            "A Direct Member has no assigned primary care provider, for one of several grounds, and needs no referral form.",
        )
        .rules(&["ca-phc-mcbp8015/assign-direct-member", "ca-phc-mcbp8015/recheck-direct-member"])
        .data(&["ca-phc-mcbp8015/terms", "member.coordination.directMember"])
        .not_modelled(
            "The grounds other than foster care (other insurance, administrative approval): a case has no fact for them.",
        ),
    MCBP8015
        .fact("PHC-III.G", "III.G", "An ECM Provider is a community organization that gives Enhanced Care Management in person.")
        .data(&["ca-phc-mcbp8015/terms"]),
    MCBP8015
        .fact(
            "PHC-III.H",
            "III.H",
            "The ECM Lead Care Manager answers for a member's whole care and works \
             with other care managers, so that nothing is done twice.",
        )
        .data(&["ca-phc-mcbp8015/terms"]),
    MCBP8015
        .fact("PHC-III.I", "III.I", "The medical home manages a member's primary care and coordinates the specialists.")
        .rules(&["ca-phc-mcbp8015/assign-medical-home"])
        .data(&["ca-phc-mcbp8015/terms"]),
    MCBP8015
        .fact(
            "PHC-III.J",
            "III.J",
            "A Resource Family is an approved caregiver, related or not, for children placed by child welfare or probation.",
        )
        .data(&["ca-phc-mcbp8015/terms", "member.placements"]),
    MCBP8015
        .fact(
            "PHC-III.K",
            "III.K",
            "The Whole Child Model joins all care for the plan's children who \
             have a condition of California Children's Services.",
        )
        .data(&["ca-phc-mcbp8015/terms", "member.wholeChildModel"]),
    MCBP8015
        .practice(
            "PHC-VI.A",
            "VI.A",
            "About members whom the state's eligibility record marks as involved, the \
             plan talks with agencies, group homes and resource families.",
        )
        .rules(&["ca-phc-mcbp8015/contact-foster-agency"])
        .data(&["AMB-12", "member.aidCodes"]),
    MCBP8015
        .practice(
            "PHC-VI.B",
            "VI.B",
            "For an involved youth, Utilization Management looks at necessary services that need prior approval.",
        )
        .rules(&["ca-phc-mcbp8015/review-prior-authorizations"])
        .data(&["AMB-12", "AMB-17"]),
    MCBP8015
        .must("PHC-VI.B.1", "VI.B.1", "Members in foster care get Direct Member status.")
        .rules(&["ca-phc-mcbp8015/assign-direct-member"])
        .data(&["AMB-18", "AMB-19"]),
    MCBP8015
        .must(
            "PHC-VI.B.2",
            "VI.B.2",
            "A necessary and appropriate service is approved for a provider inside or outside the network.",
        )
        .rules(&["ca-phc-mcbp8015/authorize-any-network"])
        .data(&["member.coordination.authorizationRequestPending"])
        .not_modelled(
            "Whether a service is medically necessary is a clinical judgment: a case states it with the pending request.",
        ),
    MCBP8015
        .practice("PHC-VI.B.3", "VI.B.3", "High-risk members, by any of three kinds of need, go to case management.")
        .rules(&[
            "ca-phc-mcbp8015/high-risk",
            "ca-phc-mcbp8015/high-risk/multiple-referrals",
            "ca-phc-mcbp8015/high-risk/complex-medical",
            "ca-phc-mcbp8015/high-risk/multiple-agencies",
            "ca-phc-mcbp8015/refer-to-case-management",
        ])
        .data(&["AMB-20", "member.needs"]),
    MCBP8015
        .practice(
            "PHC-VI.B.4",
            "VI.B.4",
            "Involved youth in the Whole Child Model get a medical home that coordinates all their care.",
        )
        .rules(&["ca-phc-mcbp8015/assign-medical-home"])
        .data(&["AMB-19", "policyTension"]),
    MCBP8015
        .may("PHC-VI.B.5", "VI.B.5", "Family caregivers of foster children might get respite through Community Supports.")
        .rules(&["ca-phc-mcbp8015/offer-respite"])
        .data(&["AMB-21"])
        .not_modelled("Whether respite is granted: its conditions stand in MPAP7003, which is not among the documents."),
    MCBP8015
        .must(
            "PHC-VI.C",
            "VI.C",
            "Whoever has a concern about an involved youth, inside the plan or outside, turns to the liaison.",
        )
        .rules(&["ca-phc-mcbp8015/escalate-to-liaison"])
        .data(&["ca-phc-mcbp8015/liaison-roles"])
        .not_modelled("Concerns that are not escalated: a case has no fact for them, and the text asks nothing further."),
    MCBP8015
        .practice("PHC-VI.C.1", "VI.C.1", "Since 1 January 2024 the plan has a Child Welfare Liaison, as APL 24-013 asks.")
        .rules(&["ca-phc-mcbp8015/designate-liaison"])
        .data(&["AMB-24", "plan.liaison.designated"])
        .not_modelled("The days before 12 November 2025: this edition was not in force."),
    MCBP8015
        .practice("PHC-VI.C.2", "VI.C.2", "Each county of the service area is served by enough liaisons.")
        .rules(&["ca-phc-mcbp8015/designate-liaison"])
        .data(&["AMB-25"])
        .not_modelled("How many are enough is not said, and a case does not say which liaison serves which county."),
    MCBP8015
        .practice("PHC-VI.C.2.a", "VI.C.2.a", "Liaisons are added as the number of members in child welfare grows.")
        .not_modelled("\"Commensurate\" sets no ratio, and a case counts neither liaisons nor members."),
    MCBP8015
        .practice("PHC-VI.C.2.b", "VI.C.2.b", "From time to time the plan looks again at how many liaisons it has.")
        .rules(&["ca-phc-mcbp8015/reassess-liaison-staffing"])
        .data(&["AMB-25"])
        .not_modelled("A due day: \"regular intervals\" names no length."),
    MCBP8015
        .practice("PHC-VI.C.3.a", "VI.C.3.a", "The liaison helps the staff who coordinate care for involved youth.")
        .data(&["ca-phc-mcbp8015/liaison-roles"]),
    MCBP8015
        .practice(
            "PHC-VI.C.3.b",
            "VI.C.3.b",
            "The liaison speaks up for these youth, and takes on escalated obstacles to their services.",
        )
        .rules(&["ca-phc-mcbp8015/escalate-to-liaison"])
        .data(&["ca-phc-mcbp8015/liaison-roles", "member.coordination.escalatedIssue"]),
    MCBP8015
        .practice(
            "PHC-VI.C.3.c",
            "VI.C.3.c",
            "The liaison supports those who coordinate a member's care: ECM Lead Care \
             Managers for Population of Focus 8, and county staff.",
        )
        .data(&["ca-phc-mcbp8015/liaison-roles"]),
    MCBP8015
        .practice(
            "PHC-VI.C.3.d",
            "VI.C.3.d",
            "The liaison solves escalated issues and does not repeat the care coordination of others.",
        )
        .data(&["ca-phc-mcbp8015/liaison-roles"]),
    MCBP8015
        .practice("PHC-VI.C.3.e", "VI.C.3.e", "One mailbox, for people inside the plan and outside, reaches the liaisons.")
        .rules(&["ca-phc-mcbp8015/escalate-to-liaison"]),
    MCBP8015
        .practice(
            "PHC-VI.C.3.f.1",
            "VI.C.3.f.1",
            "The liaison gives staff technical help with coordination and with solving issues.",
        )
        .data(&["ca-phc-mcbp8015/liaison-roles"]),
    MCBP8015
        .practice("PHC-VI.C.3.f.2", "VI.C.3.f.2", "The liaison can be contacted where a member has trouble getting a service.")
        .data(&["ca-phc-mcbp8015/liaison-roles"]),
    MCBP8015
        .practice(
            "PHC-VI.C.3.f.3",
            "VI.C.3.f.3",
            "With county and ECM staff the liaison keeps the ways of referral to ECM working.",
        )
        .data(&["ca-phc-mcbp8015/liaison-roles"]),
    MCBP8015
        .practice("PHC-VI.C.3.f.4", "VI.C.3.f.4", "The liaison helps a member to enroll or disenroll when the county changes.")
        .rules(&["ca-phc-mcbp8015/help-county-change"])
        .data(&["ca-phc-mcbp8015/liaison-roles", "member.coordination.countyChanges"]),
    MCBP8015
        .practice(
            "PHC-VI.C.3.f.5",
            "VI.C.3.f.5",
            "The liaison finds a way through benefits and services and brings them together.",
        )
        .data(&["ca-phc-mcbp8015/liaison-roles"]),
    MCBP8015
        .practice("PHC-VI.C.3.f.6", "VI.C.3.f.6", "The liaison works with the plan's liaisons for other groups of members.")
        .data(&["ca-phc-mcbp8015/liaison-roles"]),
    MCBP8015
        .practice("PHC-VI.C.3.f.7", "VI.C.3.f.7", "Where needed, the liaison works with those whom counties designate.")
        .data(&["ca-phc-mcbp8015/liaison-roles"]),
    MCBP8015
        .practice("PHC-VI.C.3.f.8", "VI.C.3.f.8", "Each quarter the liaison meets the county child welfare agencies.")
        .rules(&["ca-phc-mcbp8015/attend-county-meeting"])
        .data(&["ca-phc-mcbp8015/liaison-roles", "AMB-26", "plan.countyMeetings", "plan.serviceCounties"]),
    MCBP8015
        .practice("PHC-VI.C.3.f.9", "VI.C.3.f.9", "The liaison takes part in improving quality.")
        .data(&["ca-phc-mcbp8015/liaison-roles"]),
    MCBP8015
        .practice("PHC-VI.C.3.f.10", "VI.C.3.f.10", "The liaison sees to it that what the agreement says about training is kept.")
        .data(&["ca-phc-mcbp8015/liaison-roles"])
        .not_modelled("Which training that is: the agreement is not among the documents."),
    MCBP8015
        .practice("PHC-VI.C.3.f.11", "VI.C.3.f.11", "The liaison teaches staff the Foster Youth Bill of Rights.")
        .rules(&["ca-phc-mcbp8015/educate-staff"])
        .data(&["ca-phc-mcbp8015/liaison-roles"]),
    MCBP8015
        .practice("PHC-VI.C.3.f.12", "VI.C.3.f.12", "The liaison furthers dealings with people that take trauma into account.")
        .data(&["ca-phc-mcbp8015/liaison-roles"]),
    MCBP8015
        .must(
            "PHC-VI.C.4.a",
            "VI.C.4.a",
            "The liaison sits in the community advisory, the health equity and other committees that concern these members.",
        )
        .rules(&["ca-phc-mcbp8015/join-committees"]),
    MCBP8015
        .must(
            "PHC-VI.C.4.b",
            "VI.C.4.b",
            "The liaison works in line with each county's Interagency Leadership \
             Team, and goes to its meetings when the plan is invited.",
        )
        .rules(&["ca-phc-mcbp8015/align-with-interagency-teams"])
        .not_modelled("Single invitations: a case has no fact for them."),
    MCBP8015
        .must("PHC-VI.C.4.c", "VI.C.4.c", "Liaisons, of this plan and of others, tell one another what works.")
        .rules(&["ca-phc-mcbp8015/share-best-practice"]),
    MCBP8015
        .practice(
            "PHC-VI.C.5",
            "VI.C.5",
            "A liaison has expertise, experience or training in each of three fields: the \
             county systems, how counties coordinate care, and trauma.",
        )
        .rules(&["ca-phc-mcbp8015/check-liaison-qualifications"])
        .data(&[
            "AMB-27",
            "plan.liaison.qualifications.countySystems",
            "plan.liaison.qualifications.coordinationProcesses",
            "plan.liaison.qualifications.traumaInformedCare",
        ]),
    MCBP8015
        .must(
            "PHC-VI.C.6.a",
            "VI.C.6.a",
            "A liaison has a Master's degree or other training in a field such as social work or nursing.",
        )
        .rules(&["ca-phc-mcbp8015/check-liaison-qualifications"])
        .data(&["plan.liaison.qualifications.degreeOrTraining"]),
    MCBP8015
        .must(
            "PHC-VI.C.6.b",
            "VI.C.6.b",
            "A liaison knows how Medi-Cal enrollment and the county's records of addresses are changed.",
        )
        .rules(&["ca-phc-mcbp8015/check-liaison-qualifications"])
        .data(&["plan.liaison.qualifications.enrollmentProcesses"]),
    MCBP8015
        .must(
            "PHC-VI.C.6.c",
            "VI.C.6.c",
            "A liaison has coordinated care in child welfare and juvenile justice, \
             or learned to, and knows the rights of foster youth.",
        )
        .rules(&["ca-phc-mcbp8015/check-liaison-qualifications"])
        .data(&["plan.liaison.qualifications.justiceAndRights"]),
    MCBP8015
        .must(
            "PHC-VI.C.7",
            "VI.C.7",
            "The county agency and DHCS hear of another liaison soon, and within five working days at the latest.",
        )
        .rules(&["ca-phc-mcbp8015/notify-county-of-liaison-change", "ca-phc-mcbp8015/notify-dhcs-of-liaison-change"])
        .data(&["AMB-16", "AMB-28", "plan.liaison.changes", "plan.holidays", "dueDayNotKnown"]),
    MCBP8015
        .must("PHC-VI.C.8", "VI.C.8", "How to reach the liaison is entered in the directory of DHCS's submission portal.")
        .rules(&["ca-phc-mcbp8015/submit-liaison-directory"])
        .data(&["AMB-29", "plan.liaison.changes"])
        .not_modelled("A due day: the text sets none."),
    MCBP8015
        .must(
            "PHC-VI.C.8.a",
            "VI.C.8.a",
            "The same goes for delegated subcontractors that serve these youth, \
             and the plan answers for their keeping APL 24-013.",
        )
        .rules(&["ca-phc-mcbp8015/submit-subcontractor-directory", "ca-phc-mcbp8015/oversee-subcontractor"])
        .data(&["plan.delegatedSubcontractorServesChildWelfare"]),
    MCBP8015
        .practice("PHC-VI.C.9", "VI.C.9", "The plan works on quality as its policy MPQD1001 describes.")
        .rules(&["ca-phc-mcbp8015/conduct-quality-improvement"])
        .not_modelled("What that work consists of: MPQD1001 is not among the documents."),
    MCBP8015
        .may("PHC-VI.D", "VI.D", "Where it helps, plan staff can get in touch with the county's foster care social workers.")
        .rules(&["ca-phc-mcbp8015/contact-social-worker"])
        .data(&["AMB-22", "member.coordination.socialWorkerContactNeeded"]),
    MCBP8015
        .must(
            "PHC-VI.E",
            "VI.E",
            "For a child placed outside the plan's counties, staff help with the \
             change of county by bringing in the DHCS Ombudsman.",
        )
        .rules(&[
            "ca-phc-mcbp8015/placed-outside-service-area",
            "ca-phc-mcbp8015/placed-outside-service-area/placement",
            "ca-phc-mcbp8015/connect-to-ombudsman",
        ])
        .data(&["AMB-22", "AMB-23", "countyNotGiven"]),
    MCBP8015
        .fact("PHC-VII", "VII", "The letters, the act and the bill of rights that the policy rests on.")
        .data(&["ca-phc-mcbp8015/related-documents"]),
    MCBP8015
        .fact("PHC-IX", "IX", "The Chief Health Services Officer answers for putting the policy into practice.")
        .not_modelled("It names who answers for the policy as a whole; no duty or condition follows from it."),
];
