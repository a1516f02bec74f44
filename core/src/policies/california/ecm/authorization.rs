//! Asking for ECM, deciding, assigning, authorizing again, ending. All of it is known second-hand.
//!
//! What was done is in the case. A deed that is not given counts as not done: a reminder too many does less
//! harm than one too few.
//!
//! NOT MODELLED, for want of facts: which provider may begin under streamlined authorization; that a new plan
//! authorizes whoever had ECM in the last 90 days (page 111); a change of provider (page 113); news from
//! hospitals (page 117). The clocks among these are in the list below.

use super::eligibility::ELIGIBLE_ID;
use super::shared::guide;
use crate::facts::{
    ECM_ASSIGNED_ON, ECM_AUTHORIZED_ON, ECM_DENIED_ON, ECM_ENROLLED, ECM_EXPEDITED_REQUEST_RECEIVED, ECM_PRIMARY_CARE_TOLD_ON,
    ECM_READY_TO_LEAVE, ECM_REQUEST_RECEIVED, ECM_STREAMLINED_FROM,
};
use crate::rules::{ActionRule, Condition, Due, Listing, Start, Within};

const PLAN: &str = "the managed care plan";
const PROVIDER: &str = "the ECM provider";
const MEMBER: &str = "the member";

/// Page 10: anybody may ask for a member who is eligible and does not have ECM yet.
pub(super) const REFER: ActionRule = ActionRule::required(
    "ca-dhcs-ecm/refer-to-ecm",
    "Refer the member to Enhanced Care Management",
    guide("page 10"),
    Condition::All(&[Condition::rule(ELIGIBLE_ID), Condition::holds(ECM_ENROLLED).not()]),
)
.by("whoever looks after the member")
.to(PLAN)
.through("the plan's ECM referral form");

/// Page 104: a request is decided in 5 working days (AMB-16), an urgent one in 72 hours.
///
/// INTERPRETATION: the case knows days, so 72 hours are three of them. Of two requests the first clock to
/// run out counts.
pub(super) const DECIDE_REQUEST: ActionRule = ActionRule::required(
    "ca-dhcs-ecm/decide-ecm-request",
    "Decide the request for Enhanced Care Management",
    guide("page 104"),
    Condition::All(&[ASKED, DECIDED.not()]),
)
.by(PLAN)
.to("the member and whoever asked")
.through("authorization, or a Notice of Action with the right to appeal")
.due(&Due::After(&[
    (Within::WorkingDays(5), Start::deed(ECM_REQUEST_RECEIVED)),
    (Within::Hours(72), Start::deed(ECM_EXPEDITED_REQUEST_RECEIVED)),
]))
.read_by(&["AMB-16"]);

/// A request came in, urgent or not.
const ASKED: Condition =
    Condition::Any(&[Condition::known_done(ECM_REQUEST_RECEIVED), Condition::known_done(ECM_EXPEDITED_REQUEST_RECEIVED)]);

/// Authorized or denied.
const DECIDED: Condition = Condition::Any(&[Condition::known_done(ECM_AUTHORIZED_ON), Condition::known_done(ECM_DENIED_ON)]);

/// Pages 103 to 110: some providers may begin at once, and have 30 days for the rest.
///
/// INTERPRETATION: the days are calendar days. The guide asks for the referral 5 working days before they
/// end, as advice; the due day is the thirtieth. Since when this way is open is not verified: a case that
/// gives the day shows that it was.
pub(super) const COMPLETE_STREAMLINED_REFERRAL: ActionRule = ActionRule::required(
    "ca-dhcs-ecm/complete-streamlined-referral",
    "Send the referral that ends streamlined authorization",
    guide("pages 103 to 110"),
    Condition::All(&[Condition::known_done(ECM_STREAMLINED_FROM), DECIDED.not()]),
)
.by(PROVIDER)
.to(PLAN)
.due(&Due::After(&[(Within::Days(30), Start::deed(ECM_STREAMLINED_FROM))]));

/// Page 112: within 10 working days of the authorization.
pub(super) const NOTIFY_ECM_PROVIDER: ActionRule = ActionRule::required(
    "ca-dhcs-ecm/notify-ecm-provider",
    "Assign the member to an ECM provider and tell the provider",
    guide("page 112"),
    Condition::All(&[Condition::known_done(ECM_AUTHORIZED_ON), Condition::known_done(ECM_ASSIGNED_ON).not()]),
)
.by(PLAN)
.to(PROVIDER)
.due(&Due::After(&[(Within::WorkingDays(10), Start::deed(ECM_AUTHORIZED_ON))]))
.read_by(&["AMB-16"]);

/// Page 114: within 10 working days of the assignment.
///
/// INTERPRETATION: a primary care provider who gives ECM as well knows already. No fact says so; the day of
/// the assignment then is the day of being told, too.
pub(super) const NOTIFY_PRIMARY_CARE_PROVIDER: ActionRule = ActionRule::required(
    "ca-dhcs-ecm/notify-primary-care-provider",
    "Tell the primary care provider who gives Enhanced Care Management",
    guide("page 114"),
    Condition::All(&[Condition::known_done(ECM_ASSIGNED_ON), Condition::known_done(ECM_PRIMARY_CARE_TOLD_ON).not()]),
)
.by(PLAN)
.to("the primary care provider")
.due(&Due::After(&[(Within::WorkingDays(10), Start::deed(ECM_ASSIGNED_ON))]))
.read_by(&["AMB-16"]);

/// Page 103: the first authorization lasts 12 months, each further one 6.
///
/// INTERPRETATION: an enrolled member is looked at by the reasons for ending ECM, not by the populations
/// again (page 116). So this asks for enrollment only.
pub(super) const REAUTHORIZE: ActionRule = ActionRule::required(
    "ca-dhcs-ecm/reauthorize-ecm",
    "Decide whether Enhanced Care Management goes on, and authorize it again",
    guide("page 103"),
    Condition::All(&[Condition::holds(ECM_ENROLLED), Condition::known_done(ECM_AUTHORIZED_ON)]),
)
.by(PLAN)
.to(MEMBER)
.due(&Due::months_then_every(12, 6, ECM_AUTHORIZED_ON));

/// Page 11: turning 21 is no reason by itself to end ECM; the plan's graduation criteria decide. Nor is the
/// end of a pregnancy (page 52).
///
/// INTERPRETATION: the guide names the birthday and no end; this stands for the year after it.
pub(super) const APPLY_GRADUATION_CRITERIA: ActionRule = ActionRule::required(
    "ca-dhcs-ecm/apply-graduation-criteria",
    "Apply the graduation criteria at 21; the birthday alone ends nothing",
    guide("page 11"),
    Condition::All(&[Condition::holds(ECM_ENROLLED), Condition::UnderAge(21).not(), Condition::UnderAge(22)]),
)
.by("the managed care plan and the ECM provider")
.to(MEMBER);

/// Page 115: ECM ends when the goals are met, less care is enough, the member says no or does not answer, or
/// nobody can reach the member after several tries.
///
/// INTERPRETATION: nothing is due. That the notice comes at least 10 days before is quoted only for members
/// of a D-SNP in 2024 (page 80), and there is no day to count back from.
pub(super) const DISCONTINUE: ActionRule = ActionRule::required(
    "ca-dhcs-ecm/discontinue-ecm",
    "End Enhanced Care Management, with notice and the right to appeal",
    guide("pages 115 and 116"),
    Condition::All(&[Condition::holds(ECM_ENROLLED), Condition::holds(ECM_READY_TO_LEAVE)]),
)
.by(PLAN)
.to(MEMBER)
.through("Notice of Action");

/// The clocks of the guide, with those for which there is no action.
pub(super) const CLOCKS: Listing = Listing::new(
    "ca-dhcs-ecm/authorization-clocks",
    "Clocks of Enhanced Care Management",
    guide("pages 99 to 117"),
    &[
        "Decide a request: 5 working days (page 104)",
        "Decide an urgent request: 72 hours (page 104)",
        "First authorization: 12 months (page 103)",
        "Each further authorization: 6 months (page 103)",
        "Authorization does not wait for a care plan; only what the state's referral standards list may be asked for, from 1 January 2025 (pages 99 to 103)",
        "Streamlined authorization: 30 days from the first service; the referral is best sent 5 working days before they end; services are paid through the day on which a denial is told (pages 103 to 110)",
        "Denial: a notice with the right to appeal, to the member and to whoever asked (page 104)",
        "ECM in another plan within the last 90 days: the new plan authorizes it as soon as it learns of it, with the same provider where possible (page 111)",
        "Tell the ECM provider: 10 working days after authorization (page 112)",
        "Change the provider where the member asks: 30 days (page 113)",
        "Tell the primary care provider: 10 working days after assignment (page 114)",
        "Member leaves prison, jail or a youth facility with pre-release services: ECM is authorized for the day of release, or of enrollment in the plan if later (page 106)",
        "Ending ECM: a notice with the right to appeal (page 116), at least 10 days before where that is stated, for D-SNP members in 2024 (page 80)",
        "News of admission, discharge or transfer to the ECM provider: 24 hours (page 117)",
    ],
);
