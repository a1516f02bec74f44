//! Louisiana's manual for managed care organizations: the section on the Department of Children and
//! Family Services.

use super::statement::{Source, Statement};

const MANUAL: Source = Source::document("la-dcfs-mco-manual");

pub(super) const STATEMENTS: &[Statement] = &[
    MANUAL
        .fact(
            "LA-DCFS-GEN",
            "opening paragraph",
            "For enrollees in the state's custody the plan keeps in touch, manages care in time and works across fields.",
        )
        .rules(&["la-dcfs-mco-manual/in-dcfs-custody", "la-dcfs-mco-manual/in-dcfs-custody/custody"])
        .data(&["AMB-33", "member.louisiana.dcfsCustody"]),
    MANUAL
        .must("LA-DCFS-LIA-1", "DCFS Liaison", "The plan names a liaison whom DCFS can turn to first.")
        .rules(&["la-dcfs-mco-manual/designate-dcfs-liaison"])
        .data(&["plan.liaison.designated"]),
    MANUAL
        .must("LA-DCFS-LIA-2", "DCFS Liaison", "The liaison keeps both sides in contact and makes the required meetings happen.")
        .rules(&["la-dcfs-mco-manual/facilitate-required-meetings"]),
    MANUAL
        .must("LA-DCFS-LIA-3", "DCFS Liaison", "The liaison helps to reach courts, schools and law enforcement.")
        .rules(&["la-dcfs-mco-manual/support-outreach"]),
    MANUAL
        .must("LA-DCFS-CM-1", "Case Management", "Every enrollee in DCFS custody is referred to Case Management.")
        .rules(&["la-dcfs-mco-manual/refer-to-case-management"])
        .data(&["AMB-34"])
        .not_modelled("A due day: the text sets none."),
    MANUAL
        .must(
            "LA-DCFS-CM-2",
            "Case Management",
            "Where a high-risk member could not be won for Case Management, the plan writes to DCFS for help.",
        )
        .rules(&["la-dcfs-mco-manual/notify-dcfs-of-failed-outreach"])
        .data(&["AMB-35", "member.louisiana.highRisk", "member.louisiana.outreach"])
        .not_modelled("A due day: the text sets none."),
    MANUAL
        .must(
            "LA-DCFS-CM-3",
            "Case Management",
            "DCFS has a place on the care team of a member in custody who needs Transitional Case Management.",
        )
        .rules(&["la-dcfs-mco-manual/include-dcfs-in-care-team"])
        .data(&["member.louisiana.transitionalCaseManagement"]),
    MANUAL
        .must("LA-DCFS-MTG-1", "Case Management", "Each week staff and DCFS go through three groups of cases.")
        .rules(&[
            "la-dcfs-mco-manual/weekly-meeting-case",
            "la-dcfs-mco-manual/weekly-meeting-case/high-risk-case-management",
            "la-dcfs-mco-manual/weekly-meeting-case/transitional-case-management",
            "la-dcfs-mco-manual/weekly-meeting-case/identified-by-dcfs",
            "la-dcfs-mco-manual/discuss-in-weekly-meeting",
        ])
        .data(&["AMB-36", "plan.caseMeetings", "dueDayNotKnown"]),
    MANUAL
        .must(
            "LA-DCFS-MTG-2",
            "Case Management",
            "At least each quarter the plan's executives and DCFS talk about the system as a whole.",
        )
        .rules(&["la-dcfs-mco-manual/hold-executive-meeting"])
        .data(&["AMB-36", "AMB-37", "plan.executiveMeetings", "dueDayNotKnown"])
        .not_modelled("Further meetings that both sides agree on: they are free to."),
    MANUAL
        .must(
            "LA-DCFS-DATA-1",
            "Data Sharing",
            "Seven kinds of information pass to and from DCFS electronically, in time and safely.",
        )
        .rules(&[
            "la-dcfs-mco-manual/information-exchange-complete",
            "la-dcfs-mco-manual/information-exchange-complete/all-seven-kinds",
            "la-dcfs-mco-manual/exchange-information",
            "la-dcfs-mco-manual/complete-information-exchange",
        ])
        .data(&["la-dcfs-mco-manual/exchanged-information", "AMB-38", "plan.dataShared"])
        .not_modelled("How soon and how safely: the text gives no measure."),
    MANUAL
        .must("LA-DCFS-DATA-2", "Data Sharing", "DCFS can get at the medical records of those in its custody without trouble.")
        .rules(&["la-dcfs-mco-manual/give-record-access"]),
    MANUAL
        .must("LA-DCFS-DATA-3", "Data Sharing", "All this sharing is to help with the complex needs of these enrollees.")
        .not_modelled("It states the purpose of the two duties before it; nothing in it can be computed."),
    MANUAL
        .must(
            "LA-DCFS-RPT-1",
            "Reporting",
            "The plan keeps every reporting rule about DCFS, in the contract, the manual and the state's guides.",
        )
        .rules(&["la-dcfs-mco-manual/submit-dcfs-reports"])
        .data(&["AMB-39", "plan.reportsDue"])
        .not_modelled(
            "Which reports these are: contract, guides and templates are not \
             among the documents, so a case names their days.",
        ),
    MANUAL
        .must("LA-DCFS-RPT-2", "Reporting", "Reports go straight to DCFS, in the form and by the day that are set.")
        .rules(&["la-dcfs-mco-manual/submit-dcfs-reports"])
        .data(&["AMB-39", "plan.reportsDue"])
        .not_modelled("The form: the templates are not among the documents."),
];
