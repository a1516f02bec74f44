//! Where a rule stands in its document, and how well that is known.

use super::address::anchor;
use super::html::Html;
use crate::rules::{Evidence, Section};

/// Document and section, how well it is known that the rule stands there, and its id, by which one can point at it.
pub(super) fn write_citation(html: &mut Html, section: &Section, id: &str) {
    html.tag("p", &[("class", "cite")], |html| {
        html.put("span", &[], &format!("{}, {}", section.document, section.section));
        write_evidence(html, section.evidence);
        html.tag("a", &[("class", "id"), ("href", &format!("#{}", anchor(id)))], |html| html.code(&[], id));
    });
}

pub(super) fn write_evidence(html: &mut Html, evidence: Evidence) {
    let class = if evidence.is_unverified() { "tag unsure" } else { "tag" };
    html.put("span", &[("class", class)], known(evidence));
}

/// How well something is known, in words that nobody can take for more.
pub(super) fn known(evidence: Evidence) -> &'static str {
    match evidence {
        Evidence::Document => "Stated in the document",
        Evidence::Verified => "Verified in the official text",
        Evidence::SecondHand => "Second-hand: read in a summary, not in the official text",
        Evidence::General => "General knowledge, not verified",
    }
}
