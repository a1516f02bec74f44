//! Child welfare terms in federal and California law, and AB 1512: what is known around MCBP8015.

use super::statement::{Source, Statement};
use crate::rules::Evidence;

const LAW: Source = Source::document("ca-phc-mcbp8015").known_as(Evidence::Verified);
const SUMMED_UP: Source = LAW.known_as(Evidence::SecondHand);

pub(super) const STATEMENTS: &[Statement] = &[
    LAW.fact(
        "B5-FEDERAL-FOSTER-CARE",
        "45 CFR 1355.20",
        "Foster care is care around the clock in place of the parents, for which \
         an agency is responsible, paid and licensed or not.",
    )
    .rules(&["ca-phc-mcbp8015/child-welfare-involved/in-foster-care", "ca-phc-mcbp8015/foster-care-member/in-foster-care"])
    .data(&["AMB-05", "member.fosterCare"]),
    LAW.fact(
        "B5-NOT-FOSTER-CARE",
        "Child Welfare Policy Manual 8.3C",
        "Detention, training schools and hospitals are no foster care.",
    )
    .data(&["AMB-05", "member.placements"])
    .not_modelled("A stay in such a place does not end foster care by itself: a case gives the care as a span under an agency."),
    SUMMED_UP
        .fact(
            "B5-AFDC-FC",
            "Foster Care Eligibility Toolkit, chapter 1",
            "Foster care money goes to dependents and wards whom welfare or \
             probation placed, and to children placed by agreement.",
        )
        .data(&["member.aidCodes", "AMB-05"]),
    SUMMED_UP
        .fact(
            "B5-NMD",
            "Former Foster Youth Medi-Cal Program",
            "A nonminor dependent is from 18 until 21 under the court's and an agency's care.",
        )
        .rules(&["ca-phc-mcbp8015/child-welfare-involved/in-foster-care"]),
    LAW.fact("B5-EXTENSION", "CFL 11/12-32", "Foster care was extended year by year, from 18 to 21, between 2012 and 2014.")
        .not_modelled("A matter of the past: all its steps were taken before MCBP8015 was in force."),
    LAW.fact(
        "B5-FAMILY-MAINTENANCE",
        "WIC 16506",
        "Family Maintenance keeps a child at home with county services, by \
         court order or freely, for six months and again.",
    )
    .rules(&["ca-phc-mcbp8015/child-welfare-involved/family-maintenance"])
    .data(&["AMB-15", "member.familyMaintenance"])
    .not_modelled("The steps of six months: services count for as long as a case says that they run."),
    LAW.fact("B5-AAP", "WIC 16120 and 16123", "Adoption assistance runs until 18, and for some youth until 21.")
        .rules(&["ca-phc-mcbp8015/child-welfare-involved/adoption-assistance"])
        .data(&["AMB-13", "member.adoptionAssistance"])
        .not_modelled("Assistance after 18: III.C.4 ends there."),
    SUMMED_UP
        .fact(
            "B5-KIN-GAP",
            "Santa Clara County handbook",
            "Kin-GAP begins when a relative becomes guardian and the foster care payment has ended.",
        )
        .rules(&["ca-phc-mcbp8015/child-welfare-involved/recent-foster-care"])
        .data(&["AMB-09", "member.guardianship"]),
    SUMMED_UP
        .fact(
            "B5-FFY",
            "Former Foster Youth Medi-Cal Program",
            "Who was in any state's or tribe's foster care at 18 has Medi-Cal until 26, \
             whatever the income; who left an adoption or guardianship has not.",
        )
        .rules(&["ca-phc-mcbp8015/child-welfare-involved/aged-out"])
        .data(&["AMB-11", "member.aidCodes"])
        .not_modelled("The right to Medi-Cal itself: the rules decide on nobody's benefits."),
    LAW.fact(
        "B5-FEDERAL-FFY",
        "42 USC 1396a(a)(10)(A)(i)(IX)",
        "Federal law covers former foster youth until 26, and since 2023 also those from another state.",
    )
    .not_modelled("The rules decide on nobody's Medicaid, and MCBP8015 III.C.3 asks for no enrollment at 18."),
    Source::document("ca-dhcs-ecm")
        .known_as(Evidence::Verified)
        .fact(
            "B5-MCKINNEY-VENTO",
            "McKinney-Vento Act",
            "Schools count a child as homeless who is doubled up, in a motel or \
             shelter, left in a hospital, or without a roof.",
        )
        .rules(&["ca-dhcs-ecm/pof-1-homelessness/child"])
        .data(&["member.housing"])
        .not_modelled("Migratory children: a case has no fact for them."),
    SUMMED_UP
        .must(
            "B6-DISENROLLMENT",
            "AB 1512; ACWDL 09-10",
            "A foster child who moved out of the county leaves its health plan within two working days of a request.",
        )
        .not_modelled("The duty is the state ombudsman's, and a case has no fact about such a request."),
    SUMMED_UP
        .must(
            "B6-ADDRESS",
            "AB 1512; ACWDL 09-10",
            "The county enters the new address at once and calls the ombudsman, also where a decision-maker called first.",
        )
        .not_modelled("The duty is the county worker's, outside the plan, and its record is not in a case."),
    SUMMED_UP
        .fact("B6-OUT-OF-STATE", "ACWDL 09-10", "For a move to another state there are steps of their own.")
        .not_modelled("Their text was not found; VI.E is read to cover such a move."),
    LAW.known_as(Evidence::Document)
        .must(
            "B6-CONNECT",
            "VI.E",
            "The plan's own part is to bring people together with the ombudsman; the two days are the state's.",
        )
        .rules(&["ca-phc-mcbp8015/connect-to-ombudsman"])
        .data(&["AMB-23"]),
    SUMMED_UP
        .fact("B6-PRESUMPTIVE-TRANSFER", "WIC 14717.1", "Specialty mental health follows a foster youth to the new county.")
        .not_modelled("The duty lies between two counties' mental health plans; MCBP8015 does not speak of it."),
];
