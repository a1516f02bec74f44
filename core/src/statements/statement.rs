//! What a statement of a document is.

use serde::Serialize;

use crate::rules::Evidence;
use crate::words::English;

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
    pub section: English,
    /// How far it binds.
    pub modality: StatementModality,
    /// How well it is known.
    pub evidence: Evidence,
    /// What it says, in our own words.
    pub says: English,
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
    pub not_modelled: Option<English>,
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

/// What the statements of one source share.
#[derive(Clone, Copy)]
pub(super) struct Source {
    policy: &'static str,
    evidence: Evidence,
}

impl Source {
    /// A policy's own document.
    pub(super) const fn document(policy: &'static str) -> Self {
        Self { policy, evidence: Evidence::Document }
    }

    /// What is known about a policy from elsewhere.
    pub(super) const fn known_as(self, evidence: Evidence) -> Self {
        Self { evidence, ..self }
    }

    pub(super) const fn must(self, id: &'static str, section: &'static str, says: &'static str) -> Statement {
        self.statement(StatementModality::Must, id, section, says)
    }

    pub(super) const fn practice(self, id: &'static str, section: &'static str, says: &'static str) -> Statement {
        self.statement(StatementModality::Practice, id, section, says)
    }

    pub(super) const fn may(self, id: &'static str, section: &'static str, says: &'static str) -> Statement {
        self.statement(StatementModality::May, id, section, says)
    }

    pub(super) const fn recommendation(self, id: &'static str, section: &'static str, says: &'static str) -> Statement {
        self.statement(StatementModality::Recommendation, id, section, says)
    }

    pub(super) const fn fact(self, id: &'static str, section: &'static str, says: &'static str) -> Statement {
        self.statement(StatementModality::Fact, id, section, says)
    }

    pub(super) const fn statement(
        self,
        modality: StatementModality,
        id: &'static str,
        section: &'static str,
        says: &'static str,
    ) -> Statement {
        let Self { policy, evidence } = self;
        Statement {
            id,
            policy,
            section: English::new(section),
            modality,
            evidence,
            says: English::new(says),
            rules: &[],
            data: &[],
            not_modelled: None,
        }
    }
}

impl Statement {
    pub(super) const fn rules(self, rules: &'static [&'static str]) -> Self {
        Self { rules, ..self }
    }

    pub(super) const fn data(self, data: &'static [&'static str]) -> Self {
        Self { data, ..self }
    }

    pub(super) const fn not_modelled(self, reason: &'static str) -> Self {
        Self { not_modelled: Some(English::new(reason)), ..self }
    }
}
