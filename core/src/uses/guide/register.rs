//! The register of statements: what a document says, statement by statement, and what carries each.

use super::address::{address, fact_anchor, notice_anchor};
use super::citation::write_evidence;
use super::general_notices::GENERAL_NOTICES;
use super::html::{Html, capital};
use super::sentences::Sentences;
use crate::facts::FactId;
use crate::policies::reading;
use crate::rules::{Evidence, Policies, Policy};
use crate::statements::{STATEMENTS, Statement, StatementModality};

/// The statements of one policy, in the order of their documents.
pub(super) fn statements(policy: &str) -> impl Iterator<Item = &'static Statement> {
    STATEMENTS.iter().filter(move |statement| statement.policy == policy)
}

/// The fact of this path, or those of a group of facts.
pub(super) fn facts_at(path: &str) -> impl Iterator<Item = FactId> {
    let is_below =
        move |fact: &FactId| fact.entry().path.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
    FactId::all().filter(is_below)
}

/// How many statements are carried by what.
#[derive(Clone, Copy, Default)]
pub(super) struct Tally {
    pub(super) rules: usize,
    pub(super) data: usize,
    pub(super) not_modelled: usize,
    pub(super) total: usize,
}

impl Tally {
    pub(super) fn of(policy: &str) -> Self {
        statements(policy).fold(Self::default(), |tally, statement| tally.with(statement))
    }

    fn with(self, statement: &Statement) -> Self {
        let one = |is: bool| usize::from(is);
        let (rules, data) = (!statement.rules.is_empty(), !statement.data.is_empty());
        Self {
            rules: self.rules + one(rules),
            data: self.data + one(!rules && data),
            not_modelled: self.not_modelled + one(!rules && !data),
            total: self.total + 1,
        }
    }

    /// Both together.
    pub(super) fn and(self, other: Self) -> Self {
        Self {
            rules: self.rules + other.rules,
            data: self.data + other.data,
            not_modelled: self.not_modelled + other.not_modelled,
            total: self.total + other.total,
        }
    }

    pub(super) fn in_words(self) -> String {
        let Self { rules, data, not_modelled, total } = self;
        format!(
            "{total} in all: {rules} modelled by rules, {data} by data (readings, lists, facts, notices), {not_modelled} not modelled"
        )
    }
}

pub(super) fn write_register(html: &mut Html, policies: &Policies, policy: &Policy) {
    html.put("p", &[("class", "hint")], "What the document says, in our own words, and what carries it; or why nothing does.");
    html.put("p", &[("class", "hint")], &format!("{}.", Tally::of(policy.id).in_words()));
    let rows: Vec<_> = statements(policy.id).collect();
    let links = Links { policy, sentences: Sentences::new(policies) };
    let heads = ["Section", "It says", "Carried by"];
    html.table(&format!("Statements of {}", policy.title), &heads, &rows, |html, statement, at| match at {
        0 => {
            html.put(
                "span",
                &[("class", "section"), ("id", &format!("statement-{}", statement.id))],
                &capital(&statement.section),
            );
            html.code(&[("class", "small")], statement.id);
        }
        1 => {
            html.tag("p", &[], |html| {
                html.put("span", &[("class", "modality")], modality(statement.modality));
                html.text(" ");
                html.text(&statement.says);
            });
            // The document itself is where statements come from, unless something else is said.
            if statement.evidence != Evidence::Document {
                html.tag("p", &[("class", "cite")], |html| write_evidence(html, statement.evidence));
            }
        }
        _ => links.write(html, statement),
    });
}

/// How far a statement binds, in a word.
fn modality(modality: StatementModality) -> &'static str {
    match modality {
        StatementModality::Must => "Duty",
        StatementModality::Practice => "Practice",
        StatementModality::May => "Option",
        StatementModality::Recommendation => "Advice",
        StatementModality::Fact => "Fact",
    }
}

struct Links<'p> {
    policy: &'p Policy,
    sentences: Sentences<'p>,
}

impl Links<'_> {
    fn write(&self, html: &mut Html, statement: &Statement) {
        if !statement.rules.is_empty() {
            html.tag("ul", &[("class", "plain")], |html| {
                for rule in statement.rules {
                    html.tag("li", &[], |html| {
                        html.link(&address(rule, self.policy.id), &self.sentences.name(self.policy, rule))
                    });
                }
            });
        }
        if !statement.data.is_empty() {
            html.tag("p", &[("class", "small")], |html| {
                for (at, id) in statement.data.iter().enumerate() {
                    html.text(if at == 0 { "" } else { ", " });
                    self.write_data(html, id);
                }
            });
        }
        if let Some(reason) = statement.not_modelled {
            html.tag("p", &[("class", "not-modelled")], |html| {
                let whole = statement.rules.is_empty() && statement.data.is_empty();
                html.put("strong", &[], if whole { "Not modelled:" } else { "Partly not modelled:" });
                html.text(" ");
                html.text(&reason);
            });
        }
    }

    /// A reading, a list, a fact or a notice, by the form of its id.
    fn write_data(&self, html: &mut Html, id: &'static str) {
        if reading(id).is_some() {
            html.link(&format!("#{id}"), id);
        } else if id.contains('/') {
            let listing = self.policy.listings.iter().find(|listing| listing.id == id);
            html.link(&address(id, self.policy.id), listing.map_or(id, |listing| listing.title.as_str()));
        } else if let Some(fact) = facts_at(id).next() {
            html.tag("a", &[("href", &format!("#{}", fact_anchor(fact.entry().path)))], |html| html.code(&[], id));
        } else {
            let general = GENERAL_NOTICES.iter().any(|(code, _)| *code == id);
            let page = if general { "index.html" } else { "" };
            html.link(&format!("{page}#{}", notice_anchor(id)), &format!("notice {id}"));
        }
    }
}
