//! The policy guide: pages that say what every rule is, written from the rules themselves.
//!
//! One page a document, and one that leads to them. Each rule has its words, its place in the document and how well
//! that is known, the readings it needed, the facts it asks for, and a picture of its condition; below stands what
//! the document says statement by statement, and what carries it. Nothing here knows a policy: a rule that is added
//! or amended changes its page by itself.

mod entries;
mod grammar;
mod html;
mod index;
mod lists;
mod needs;
mod page;
mod phrases;
mod picture;
mod register;
mod rules;
#[cfg(test)]
mod tests;
mod tree;
mod when;
mod words;

use html::Html;

use crate::policies;
use crate::rules::{Citation, Evidence};

/// One page of the guide.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Page {
    /// The name of its file, such as `la-csoc.html`.
    pub name: String,
    /// The page itself.
    pub html: String,
}

/// The name of the stylesheet that the pages ask for, beside them.
pub const STYLESHEET_NAME: &str = "guide.css";

/// The stylesheet.
pub const STYLESHEET: &str = include_str!("guide.css");

/// Every page: `index.html`, and one a document. They are the same on every call, and hold no script.
///
/// `home` is the address of the page that the guide belongs to, seen from the guide's folder; `None` where it
/// stands alone.
///
/// ```
/// let pages = kinfocus::guide::pages(None);
/// let names: Vec<_> = pages.iter().map(|page| page.name.as_str()).collect();
/// assert_eq!(names[..2], ["index.html", "ca-phc-mcbp8015.html"]);
/// assert!(pages[1].html.contains("id=\"child-welfare-involved/aged-out\""));
/// ```
#[must_use]
pub fn pages(home: Option<&str>) -> Vec<Page> {
    let policies = policies::all();
    let index = Page { name: "index.html".to_owned(), html: index::write(policies, home) };
    let documents = policies.as_slice().iter();
    let documents =
        documents.map(|policy| Page { name: format!("{}.html", policy.id), html: page::write(policies, policy, home) });
    std::iter::once(index).chain(documents).collect()
}

/// What stands around every page: its head, the band with the title, the main part, the foot.
fn frame(title: &str, home: Option<&str>, band: impl FnOnce(&mut Html), main: impl FnOnce(&mut Html)) -> String {
    let mut html = Html::default();
    html.raw("<!doctype html>\n");
    html.tag("html", &[("lang", "en")], |html| {
        html.tag("head", &[], |html| {
            html.void("meta", &[("charset", "utf-8")]);
            html.void("meta", &[("http-equiv", "Content-Security-Policy"), ("content", ALLOWED)]);
            html.void("meta", &[("name", "viewport"), ("content", "width=device-width, initial-scale=1")]);
            html.void("meta", &[("name", "color-scheme"), ("content", "light dark")]);
            html.void("meta", &[("name", "referrer"), ("content", "no-referrer")]);
            html.put("title", &[], &format!("{title} · Kinfocus policy guide"));
            html.void("link", &[("rel", "icon"), ("href", ICON), ("type", "image/svg+xml")]);
            html.void("link", &[("rel", "stylesheet"), ("href", STYLESHEET_NAME)]);
        });
        html.tag("body", &[], |html| {
            html.put("a", &[("class", "skip"), ("href", "#main")], "Skip to the guide");
            html.tag("header", &[], |html| {
                html.tag("div", &[("class", "inner")], |html| {
                    html.tag("p", &[("class", "brand")], |html| html.text("Kinfocus policy guide"));
                    band(html);
                });
            });
            html.tag("main", &[("id", "main"), ("class", "inner")], main);
            html.tag("footer", &[], |html| {
                html.tag("div", &[("class", "inner")], |html| write_foot(html, home));
            });
        });
    });
    html.into_text()
}

/// The icon of the intake page, inside the page itself: the guide may stand alone.
const ICON: &str = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E\
    %3Crect width='32' height='32' rx='8' fill='%2312403b'/%3E\
    %3Cg fill='none' stroke-width='2.6' stroke-linecap='round'%3E%3Cpath d='M4 26a12 12 0 0 1 24 0' stroke='%237fb8a8'/%3E\
    %3Cpath d='M9.5 26a6.5 6.5 0 0 1 13 0' stroke='%23f6c453'/%3E%3C/g%3E%3Ccircle cx='16' cy='24.4' r='2.6' fill='%23fff'/%3E%3C/svg%3E";

/// The pages load their stylesheet and nothing else.
const ALLOWED: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'";

fn write_foot(html: &mut Html, home: Option<&str>) {
    html.tag("p", &[], |html| {
        html.text("Written by Kinfocus ");
        html.text(env!("CARGO_PKG_VERSION"));
        html.text(" from the same rules that give its answers. It is not legal advice; the documents themselves decide.");
    });
    html.tag("p", &[], |html| {
        html.link("index.html", "All documents");
        if let Some(home) = home {
            html.text(" · ");
            html.link(home, "To the questions and the answer");
        }
    });
}

/// Where a rule, a list or a document stands, seen from the page of a policy.
fn address(id: &str, page: &str) -> String {
    match id.split_once('/') {
        Some((policy, anchor)) if policy == page => format!("#{anchor}"),
        Some((policy, anchor)) => format!("{policy}.html#{anchor}"),
        None => format!("{id}.html"),
    }
}

/// The name of a rule's place on its page: its id without that of its policy.
fn anchor(id: &str) -> &str {
    id.split_once('/').map_or(id, |(_, anchor)| anchor)
}

/// Document and section, how well it is known that the rule stands there, and its id, by which one can point at it.
fn write_citation(html: &mut Html, citation: &Citation, id: &str) {
    html.tag("p", &[("class", "cite")], |html| {
        html.put("span", &[], &format!("{}, {}", citation.document, citation.section));
        write_evidence(html, citation.evidence);
        html.tag("a", &[("class", "id"), ("href", &format!("#{}", anchor(id)))], |html| html.code(&[], id));
    });
}

fn write_evidence(html: &mut Html, evidence: Evidence) {
    let class = if evidence.is_unverified() { "tag unsure" } else { "tag" };
    html.put("span", &[("class", class)], known(evidence));
}

/// How well something is known, in words that nobody can take for more.
fn known(evidence: Evidence) -> &'static str {
    match evidence {
        Evidence::Document => "Stated in the document",
        Evidence::Verified => "Verified in the official text",
        Evidence::SecondHand => "Second-hand: read in a summary, not in the official text",
        Evidence::General => "General knowledge, not verified",
    }
}
