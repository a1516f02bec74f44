//! What is asked of a roster.

/// What is asked about every member of a roster. Each list holds ids.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// The policies to evaluate. Where there is none: those of the rules named below, or, where no rule is named
    /// either, those that each case is about.
    pub policies: Vec<String>,
    /// The findings and criteria to show. Where neither this nor `met` names one: each status and population.
    pub findings: Vec<String>,
    /// The actions to show. Where neither this nor `needs` names one: all that a member needs.
    pub actions: Vec<String>,
    /// Show only members for whom each of these findings and criteria is met.
    pub met: Vec<String>,
    /// Show only members for whom each of these actions is required.
    pub needs: Vec<String>,
    /// Show only members who need an action, of those shown, that is due by a day.
    pub only_due: bool,
    /// Tell also which criteria settle each finding shown, and which of them rest on what is not verified. That takes many
    /// times as long.
    pub reasons: bool,
    /// Tell also what to ask next about each member. That takes many times as long.
    pub questions: bool,
}
