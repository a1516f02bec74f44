// What this page is about: the policies it asks, and what its questions are to settle.

const MCBP8015 = "ca-phc-mcbp8015";
const ECM = "ca-dhcs-ecm";

export const POLICIES: readonly string[] = [MCBP8015, ECM];

export const CHILD_WELFARE = `${MCBP8015}/child-welfare-involved`;
export const POPULATION_OF_FOCUS = `${ECM}/pof-8-child-welfare`;
export const MANAGED_CARE = `${ECM}/managed-care-member`;
export const EXCLUDED = `${ECM}/excluded`;
export const ELIGIBLE = `${ECM}/eligible`;

/** What is to be done for the young person, as far as the form asks about it. */
const ACTIONS: readonly string[] = [
  `${MCBP8015}/contact-foster-agency`,
  `${MCBP8015}/review-prior-authorizations`,
  `${MCBP8015}/assign-direct-member`,
  `${MCBP8015}/recheck-direct-member`,
  `${MCBP8015}/authorize-any-network`,
  `${MCBP8015}/refer-to-case-management`,
  `${MCBP8015}/assign-medical-home`,
  `${MCBP8015}/offer-respite`,
  `${MCBP8015}/escalate-to-liaison`,
  `${MCBP8015}/help-county-change`,
  `${MCBP8015}/contact-social-worker`,
  `${MCBP8015}/connect-to-ombudsman`,
  `${ECM}/refer-to-ecm`,
  `${ECM}/apply-graduation-criteria`,
  `${ECM}/offer-program-choice`,
  `${ECM}/check-duplication`,
  `${ECM}/prefer-present-care-manager`,
];

export const GOALS: readonly string[] = [
  CHILD_WELFARE,
  `${MCBP8015}/foster-care-member`,
  POPULATION_OF_FOCUS,
  MANAGED_CARE,
  EXCLUDED,
  ELIGIBLE,
  ...ACTIONS,
];

/** Whether a goal is an action. */
export function isAction(goal: string): boolean {
  return ACTIONS.includes(goal);
}
