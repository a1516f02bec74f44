//! California Department of Health Care Services, slides for the roundtable of September 2024.

use super::statement::{Source, Statement};

const SLIDES: Source = Source::document("ca-dhcs-ecm");

const POPULATIONS: &str = "ECM Populations of Focus (POF)";
const LIAISON: &str = "Managed Care Plan Child Welfare Liaison";

pub(super) const STATEMENTS: &[Statement] = &[
    SLIDES
        .fact(
            "DHCS-slide-ECM-1",
            "What Is Enhanced Care Management (ECM)?",
            "ECM is the managed care plans' highest level of care management, statewide, for members with complex needs.",
        )
        .rules(&["ca-dhcs-ecm/managed-care-member", "ca-dhcs-ecm/eligible", "ca-dhcs-ecm/refer-to-ecm"])
        .data(&["ca-dhcs-ecm/care-management-continuum"])
        .not_modelled(
            "That it spans all kinds of care and is given mainly in person: this describes the service, not who gets it.",
        ),
    SLIDES
        .fact(
            "DHCS-slide-CONT",
            "What Is Enhanced Care Management (ECM)?",
            "Four layers of care management, each with the members it is for, from all members to those in ECM.",
        )
        .data(&["ca-dhcs-ecm/care-management-continuum"])
        .not_modelled("Which layer a member is on: the slide names no measure of risk."),
    SLIDES
        .fact("DHCS-slide-POF-1", POPULATIONS, "The first population, of all ages: people who are homeless.")
        .rules(&[
            "ca-dhcs-ecm/pof-1-homelessness",
            "ca-dhcs-ecm/pof-1-homelessness/adult",
            "ca-dhcs-ecm/pof-1-homelessness/child",
        ])
        .data(&["AMB-30"]),
    SLIDES
        .fact(
            "DHCS-slide-POF-2",
            POPULATIONS,
            "The second, of all ages: people whose hospital or emergency room use could be avoided.",
        )
        .rules(&[
            "ca-dhcs-ecm/pof-2-avoidable-utilization",
            "ca-dhcs-ecm/pof-2-avoidable-utilization/adult",
            "ca-dhcs-ecm/pof-2-avoidable-utilization/child",
        ])
        .data(&["AMB-30"]),
    SLIDES
        .fact(
            "DHCS-slide-POF-3",
            POPULATIONS,
            "The third, of all ages: people with serious mental health or substance use needs.",
        )
        .rules(&[
            "ca-dhcs-ecm/pof-3-mental-health-substance-use",
            "ca-dhcs-ecm/pof-3-mental-health-substance-use/adult",
            "ca-dhcs-ecm/pof-3-mental-health-substance-use/child",
        ])
        .data(&["AMB-30"]),
    SLIDES
        .fact(
            "DHCS-slide-POF-4",
            POPULATIONS,
            "The fourth, of all ages and since January 2024: people coming out of incarceration.",
        )
        .rules(&[
            "ca-dhcs-ecm/pof-4-incarceration",
            "ca-dhcs-ecm/pof-4-incarceration/adult",
            "ca-dhcs-ecm/pof-4-incarceration/child",
        ])
        .data(&["AMB-30", "AMB-31"]),
    SLIDES
        .fact("DHCS-slide-POF-5", POPULATIONS, "The fifth, adults only: people at home who might have to enter long-term care.")
        .rules(&["ca-dhcs-ecm/pof-5-long-term-care-risk", "ca-dhcs-ecm/pof-5-long-term-care-risk/adult"])
        .data(&["AMB-30"]),
    SLIDES
        .fact("DHCS-slide-POF-6", POPULATIONS, "The sixth, adults only: people moving home from a nursing facility.")
        .rules(&["ca-dhcs-ecm/pof-6-nursing-facility-transition", "ca-dhcs-ecm/pof-6-nursing-facility-transition/adult"])
        .data(&["AMB-30"]),
    SLIDES
        .fact(
            "DHCS-slide-POF-7",
            POPULATIONS,
            "The seventh, children and youth only: those in California Children's \
             Services whose needs go beyond that condition.",
        )
        .rules(&["ca-dhcs-ecm/pof-7-ccs", "ca-dhcs-ecm/pof-7-ccs/child"])
        .data(&["member.needs.additionalBeyondCcs"]),
    SLIDES
        .fact("DHCS-slide-POF-8", POPULATIONS, "The eighth, children and youth only: those involved in child welfare.")
        .rules(&["ca-dhcs-ecm/pof-8-child-welfare", "ca-dhcs-ecm/pof-8-child-welfare/child"])
        .data(&["AMB-32"]),
    SLIDES
        .fact("DHCS-slide-POF-9", POPULATIONS, "The ninth, of all ages and since January 2024: birth equity.")
        .rules(&[
            "ca-dhcs-ecm/pof-9-birth-equity",
            "ca-dhcs-ecm/pof-9-birth-equity/adult",
            "ca-dhcs-ecm/pof-9-birth-equity/child",
        ])
        .data(&["AMB-30"]),
    SLIDES
        .fact(
            "DHCS-slide-POF-N1",
            POPULATIONS,
            "From the start, an adult's developmental disability or pregnancy \
             opened ECM only together with one of the populations.",
        )
        .rules(&["ca-dhcs-ecm/eligible"]),
    SLIDES
        .fact("DHCS-slide-POF-N2", POPULATIONS, "Since July 2023 the same goes for children and youth.")
        .rules(&["ca-dhcs-ecm/eligible"]),
    SLIDES
        .fact("DHCS-slide-CORE", "What Are the ECM Core Services?", "The seven services that ECM consists of.")
        .data(&["ca-dhcs-ecm/core-services"]),
    SLIDES
        .fact(
            "DHCS-slide-KIDS",
            "Released: Spotlight on ECM for Children and Youth",
            "ECM opened on 1 July 2023 to those children and youth in managed care whose risk is highest.",
        )
        .rules(&[
            "ca-dhcs-ecm/pof-1-homelessness/child",
            "ca-dhcs-ecm/pof-2-avoidable-utilization/child",
            "ca-dhcs-ecm/pof-3-mental-health-substance-use/child",
            "ca-dhcs-ecm/pof-7-ccs/child",
            "ca-dhcs-ecm/pof-8-child-welfare/child",
        ]),
    SLIDES
        .must("DHCS-slide-CWL-1", LIAISON, "By its contract of 2024 every managed care plan names a Child Welfare Liaison.")
        .rules(&["ca-phc-mcbp8015/designate-liaison"])
        .data(&["AMB-24", "plan.liaison.designated"])
        .not_modelled("Plans other than Partnership, and days before its policy: only MCBP8015 has actions about a liaison."),
    SLIDES
        .fact(
            "DHCS-slide-CWL-2",
            LIAISON,
            "The liaison is there for staff whose issue was escalated, not for members themselves.",
        )
        .rules(&["ca-phc-mcbp8015/escalate-to-liaison"])
        .data(&["ca-phc-mcbp8015/liaison-roles"]),
    SLIDES
        .fact("DHCS-slide-CWL-3", LIAISON, "A letter to all plans about the liaison was nearly finished in September 2024.")
        .data(&["ca-phc-mcbp8015/related-documents"])
        .not_modelled("The letter's own text (APL 24-013) was not found; MCBP8015 says what it asks of Partnership."),
    SLIDES
        .recommendation(
            "DHCS-slide-CWL-4",
            LIAISON,
            "The liaison supports ECM Lead Care Managers, public health nurses for \
             foster children, Wraparound coordinators and others.",
        )
        .data(&["ca-phc-mcbp8015/liaison-roles"]),
    SLIDES
        .recommendation("DHCS-slide-CWL-5", LIAISON, "The liaison gets to know the local Interagency Leadership Team.")
        .rules(&["ca-phc-mcbp8015/align-with-interagency-teams"]),
    SLIDES
        .recommendation(
            "DHCS-slide-CWL-6",
            LIAISON,
            "The role has enough staff for the children served and for the size of the area.",
        )
        .rules(&["ca-phc-mcbp8015/reassess-liaison-staffing"])
        .data(&["AMB-25"])
        .not_modelled("How much is enough: no number is given."),
    SLIDES
        .recommendation(
            "DHCS-slide-CWL-7",
            LIAISON,
            "The liaison is versed, by work or training, in the three fields that MCBP8015 VI.C.5 names too.",
        )
        .rules(&["ca-phc-mcbp8015/check-liaison-qualifications"])
        .data(&["AMB-27"]),
    SLIDES
        .fact(
            "DHCS-slide-MULTI",
            "Multiple Providers Caring for Child Welfare Population",
            "In 58 counties many people look after the same child at once.",
        )
        .rules(&["ca-dhcs-ecm/check-duplication"])
        .data(&["ca-dhcs-ecm/care-teams", "member.overlappingPrograms"]),
    SLIDES
        .fact(
            "DHCS-slide-COLLAB",
            "DHCS and CDSS Working Together",
            "Two state departments align guidance and training, and more guidance is to come.",
        )
        .not_modelled("It is about work between two departments; the guidance it announces is not part of the slides."),
    SLIDES
        .fact("DHCS-slide-CONTACT", "Contact Us", "Two mailboxes of the department, for ECM and for managed care quality.")
        .not_modelled("No action of the slides sends anything there, and one address looks misprinted."),
];
