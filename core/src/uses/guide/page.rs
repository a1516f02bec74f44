//! The page of one document: its title page, its rules, what else it says, and its statements.

use super::address::anchor;
use super::frame::{frame, part};
use super::html::{Html, capital};
use super::lists::{LISTINGS, Lists};
use super::register::{Tally, write_register};
use super::rules::Rules;
use super::sentences::Sentences;
use super::when::{days, with_days};
use crate::facts::{Chosen, State};
use crate::rules::{Policies, Policy};
use crate::uses::text::long;

pub(super) fn write(policies: &Policies, policy: &Policy, home: Option<&str>) -> String {
    let sentences = Sentences::new(policies);
    let rules = Rules { policy, sentences };
    let lists = Lists::of(policies, policy);
    let band = |html: &mut Html| {
        html.put("h1", &[], &policy.title);
        html.put("p", &[("class", "lead")], &format!("{}, {}", policy.issuer, with_days(&policy.edition)));
        html.tag("p", &[("class", "small")], |html| html.link("index.html", "All documents"));
    };
    frame(&policy.title, home, band, |html| {
        write_contents(html, policy, &lists);
        html.tag("div", &[("class", "text")], |html| {
            html.tag("section", &[("id", "document"), ("class", "card")], |html| {
                html.put("h2", &[], "The document");
                write_title_page(html, policy);
            });
            part(html, "findings", "Findings", |html| {
                html.put("p", &[("class", "hint")], "What the document lets one find out. “Now” is the day asked about.");
                policy.findings.iter().for_each(|finding| rules.write_finding(html, finding));
            });
            part(html, "actions", "Actions", |html| {
                html.put("p", &[("class", "hint")], "What the document asks somebody to do, and when.");
                policy.actions.iter().for_each(|action| rules.write_action(html, action));
            });
            lists.write(html, sentences);
            part(html, "statements", "Statement by statement", |html| write_register(html, policies, policy));
        });
    })
}

/// The facts of the title page.
pub(super) fn write_title_page(html: &mut Html, policy: &Policy) {
    let state = policy.state.position().and_then(|at| State::CHOICES.get(at)).map_or("", |state| state.label.as_str());
    let criteria: usize = policy.findings.iter().map(|finding| finding.criteria.len()).sum();
    html.tag("dl", &[("class", "facts")], |html| {
        html.row("Issuer", &policy.issuer);
        html.row("Edition", &capital(&with_days(&policy.edition)));
        html.row("State", state);
        html.row("In force", &capital(&days(policy)));
        html.row(
            "Next review",
            &policy.next_review.map_or_else(|| "The document names no day".to_owned(), |day| format!("By {}", long(day))),
        );
        html.row(
            "Rules",
            &format!("{} findings by {criteria} criteria, and {} actions", policy.findings.len(), policy.actions.len()),
        );
        html.row("Statements", &Tally::of(policy.id).in_words());
        html.row_of("Id", |html| html.code(&[], policy.id));
    });
}

fn write_contents(html: &mut Html, policy: &Policy, lists: &Lists<'_>) {
    html.tag("nav", &[("aria-label", "On this page"), ("class", "contents")], |html| {
        html.put("p", &[("class", "contents-title")], "On this page");
        html.tag("ul", &[], |html| {
            entry(html, "document", "The document", &[]);
            let findings: Vec<_> = policy.findings.iter().map(|finding| (anchor(finding.id), finding.title.as_str())).collect();
            entry(html, "findings", "Findings", &findings);
            let actions: Vec<_> = policy.actions.iter().map(|action| (anchor(action.id), action.title.as_str())).collect();
            entry(html, "actions", "Actions", &actions);
            for (id, title) in lists.titles() {
                let listings: Vec<_> =
                    policy.listings.iter().map(|listing| (anchor(listing.id), listing.title.as_str())).collect();
                entry(html, id, title, if id == LISTINGS { &listings } else { &[] });
            }
            entry(html, "statements", "Statement by statement", &[]);
        });
    });
}

fn entry(html: &mut Html, id: &str, title: &str, below: &[(&str, &str)]) {
    html.tag("li", &[], |html| {
        html.link(&format!("#{id}"), title);
        if !below.is_empty() {
            html.tag("ul", &[], |html| {
                for (id, title) in below {
                    html.tag("li", &[], |html| html.link(&format!("#{id}"), title));
                }
            });
        }
    });
}
