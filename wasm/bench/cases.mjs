// The cases that are measured.

/** One member under one document, of whom all is known. */
export const TYPICAL = {
  asOf: "2026-11-23",
  policies: ["ca-phc-mcbp8015"],
  member: {
    birthDate: "2017-04-12",
    fosterCare: [{ start: "2019-05-01", state: "CA" }],
    adoptionAssistance: [],
    familyMaintenance: [],
    placements: [{ start: "2019-05-01", state: "CA", county: "Solano" }],
    needs: { complexMedical: true, multipleReferrals: false, multipleAgencies: false },
    aidCodes: [],
    ccsEligible: false,
    wholeChildModel: false,
    coordination: { authorizationRequestPending: false, escalatedIssue: false, countyChanges: [], socialWorkerContactNeeded: false },
  },
};

/** One member under all five documents, of whom little is known. */
export const FIVE = {
  asOf: "2026-11-23",
  policies: ["ca-phc-mcbp8015", "ca-dhcs-ecm", "la-dcfs-mco-manual", "la-csoc", "nc-cfii"],
  member: { birthDate: "2009-03", fosterCare: [{ start: "2019-05-01", state: "CA" }] },
};
