//! The notices that belong to no document.

/// The notices that the engine gives for whatever document.
pub(super) const GENERAL_NOTICES: &[(&str, &str)] = &[
    ("policyReviewOverdue", "The day by which the document was to be reviewed has passed: a newer edition may be in force."),
    (
        "leapDaySensitive",
        "Somebody born on 29 February has a birthday on 1 March in a common year; with 28 February the answer would be another today.",
    ),
    (
        "aidCodeEvidence",
        "The answer rests on an aid code. It is evidence, not proof: care may have begun or ended on another day.",
    ),
    ("aidCodeContradicts", "An aid code speaks against the history that was given. The history was used."),
    ("evidenceNotVerified", "The answer rests on something that was not verified in the official text."),
    ("dueDayNotKnown", "There is a deadline, and what it runs from is not known to the day."),
    ("notExact", "So much is open that not every combination was looked at. What is said is right; more could perhaps be said."),
];
