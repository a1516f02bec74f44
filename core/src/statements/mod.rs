//! The register of statements: what each document says, statement by statement, and which rules or
//! data of ours model it, or why none do. A file a document, in the document's order.

mod california_law;
mod dhcs_roundtable;
mod ecm_policy_guide;
mod louisiana_csoc;
mod louisiana_dcfs;
mod north_carolina;
mod partnership_mcbp8015;
#[cfg(test)]
mod tests;

use serde::Serialize;

use crate::rules::Evidence;

/// One statement of a document, and what models it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Statement {
    /// Its id, such as `PHC-VI.B.1`: stable, never reused.
    pub id: &'static str,
    /// The policy it belongs to.
    pub policy: &'static str,
    /// Where it stands: a section, a slide or a page.
    pub section: &'static str,
    /// How far it binds.
    pub modality: StatementModality,
    /// How well it is known.
    pub evidence: Evidence,
    /// What it says, in our own words.
    pub says: &'static str,
    /// The findings, criteria and actions that model it.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub rules: &'static [&'static str],
    /// What else carries it. The form of an id tells its kind: `AMB-03` is a reading,
    /// `la-csoc/goals` a listing, `member.birthDate` a fact or a group of facts, and
    /// `policyTension` the code of a notice.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub data: &'static [&'static str],
    /// What of it is not modelled, and why; where there are neither rules nor data, this is about all
    /// of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not_modelled: Option<&'static str>,
}

/// How far a statement binds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum StatementModality {
    /// It has to be done.
    Must,
    /// It is described as done: the author's own commitment.
    Practice,
    /// It is allowed.
    May,
    /// It is advised.
    Recommendation,
    /// It defines something, or says what is the case.
    Fact,
}

/// Each document's statements, in the order of the policies.
const DOCUMENTS: &[&[Statement]] = &[
    partnership_mcbp8015::STATEMENTS,
    dhcs_roundtable::STATEMENTS,
    ecm_policy_guide::STATEMENTS,
    california_law::STATEMENTS,
    louisiana_dcfs::STATEMENTS,
    louisiana_csoc::STATEMENTS,
    north_carolina::STATEMENTS,
];

/// Every statement of the documents, document by document, with what models it or why nothing does.
///
/// ```
/// let direct = kinfocus::STATEMENTS.iter().find(|statement| statement.id == "PHC-VI.B.1").ok_or("no such statement")?;
/// assert_eq!(direct.rules, ["ca-phc-mcbp8015/assign-direct-member"]);
/// assert_eq!(direct.not_modelled, None);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub const STATEMENTS: &[Statement] = &joined::<{ count() }>();

const fn count() -> usize {
    let (mut count, mut documents) = (0, DOCUMENTS);
    while let Some((document, later)) = documents.split_first() {
        count += document.len();
        documents = later;
    }
    count
}

#[expect(clippy::indexing_slicing, reason = "worked out by the compiler: a mistake does not compile")]
const fn joined<const COUNT: usize>() -> [Statement; COUNT] {
    let mut all = [Source::document("").fact("", "", ""); COUNT];
    let (mut at, mut documents) = (0, DOCUMENTS);
    while let Some((document, later)) = documents.split_first() {
        let mut lines = *document;
        while let Some((line, more)) = lines.split_first() {
            all[at] = *line;
            at += 1;
            lines = more;
        }
        documents = later;
    }
    all
}

/// What the statements of one source share.
#[derive(Clone, Copy)]
struct Source {
    policy: &'static str,
    evidence: Evidence,
}

impl Source {
    /// A policy's own document.
    const fn document(policy: &'static str) -> Self {
        Self { policy, evidence: Evidence::Document }
    }

    /// What is known about a policy from elsewhere.
    const fn known_as(self, evidence: Evidence) -> Self {
        Self { evidence, ..self }
    }

    const fn must(self, id: &'static str, section: &'static str, says: &'static str) -> Statement {
        self.statement(StatementModality::Must, id, section, says)
    }

    const fn practice(self, id: &'static str, section: &'static str, says: &'static str) -> Statement {
        self.statement(StatementModality::Practice, id, section, says)
    }

    const fn may(self, id: &'static str, section: &'static str, says: &'static str) -> Statement {
        self.statement(StatementModality::May, id, section, says)
    }

    const fn recommendation(self, id: &'static str, section: &'static str, says: &'static str) -> Statement {
        self.statement(StatementModality::Recommendation, id, section, says)
    }

    const fn fact(self, id: &'static str, section: &'static str, says: &'static str) -> Statement {
        self.statement(StatementModality::Fact, id, section, says)
    }

    const fn statement(
        self,
        modality: StatementModality,
        id: &'static str,
        section: &'static str,
        says: &'static str,
    ) -> Statement {
        let Self { policy, evidence } = self;
        Statement { id, policy, section, modality, evidence, says, rules: &[], data: &[], not_modelled: None }
    }
}

impl Statement {
    const fn rules(self, rules: &'static [&'static str]) -> Self {
        Self { rules, ..self }
    }

    const fn data(self, data: &'static [&'static str]) -> Self {
        Self { data, ..self }
    }

    const fn not_modelled(self, reason: &'static str) -> Self {
        Self { not_modelled: Some(reason), ..self }
    }
}
