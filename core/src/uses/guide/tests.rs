//! The pages as a whole: well-formed, with every rule in its place and no link that leads nowhere.

use std::collections::{BTreeMap, BTreeSet};

use super::address;
use super::citation::known;
use super::frame::ICON;
use super::{Page, pages};
use crate::policies::READINGS;
use crate::rules::{Evidence, Policy};

/// What a page is made of, tag by tag, with the text between them.
#[derive(Debug, PartialEq)]
enum Piece<'h> {
    Open(&'h str, Vec<(&'h str, &'h str)>),
    Close(&'h str),
    Text(&'h str),
}

/// Elements that are never closed.
const VOID: [&str; 3] = ["meta", "link", "wbr"];

fn pieces(html: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = html.strip_prefix("<!doctype html>").expect("a page begins with its kind");
    while let Some((text, tag_and_rest)) = rest.split_once('<') {
        pieces.push(Piece::Text(text));
        let (tag, after) = tag_and_rest.split_once('>').expect("a tag ends");
        pieces.push(match tag.strip_prefix('/') {
            Some(name) => Piece::Close(name),
            None => {
                let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
                Piece::Open(name, attributes_of(attributes))
            }
        });
        rest = after;
    }
    assert!(rest.trim().is_empty(), "nothing stands outside: {rest}");
    pieces
}

fn attributes_of(mut text: &str) -> Vec<(&str, &str)> {
    let mut attributes = Vec::new();
    while !text.is_empty() {
        let (name, rest) = text.split_once("=\"").unwrap_or_else(|| panic!("an attribute has a value: {text}"));
        let (value, rest) = rest.split_once('"').expect("a value ends");
        assert!(!name.contains(['"', '<', '\'']), "{name}");
        attributes.push((name, value));
        text = rest.strip_prefix(' ').unwrap_or(rest);
    }
    attributes
}

fn values<'h>(pieces: &[Piece<'h>], attribute: &str) -> Vec<&'h str> {
    let all = pieces.iter().filter_map(|piece| if let Piece::Open(_, attributes) = piece { Some(attributes) } else { None });
    all.flatten().filter(|(name, _)| *name == attribute).map(|(_, value)| *value).collect()
}

fn page(id: &str) -> Page {
    pages(None).into_iter().find(|page| page.name == format!("{id}.html")).expect("every policy has its page")
}

/// Every rule and list of a policy, by its id.
fn ids(policy: &Policy) -> Vec<&'static str> {
    let findings = policy.findings.iter().map(|finding| finding.id);
    let criteria = policy.findings.iter().flat_map(|finding| finding.criteria).map(|criterion| criterion.id);
    let actions = policy.actions.iter().map(|action| action.id);
    findings.chain(criteria).chain(actions).chain(policy.listings.iter().map(|listing| listing.id)).collect()
}

/// What stands between the beginning of the element with this id and the next one that has a place of its own.
fn section<'h>(html: &'h str, anchor: &str) -> &'h str {
    let (_, from) = html.split_once(&format!("id=\"{anchor}\"")).expect("it has its place");
    from.split_once("<section class=\"").map_or(from, |(section, _)| section)
}

#[test]
fn every_page_is_well_formed() {
    for Page { name, html } in pages(Some("../")) {
        let mut open: Vec<&str> = Vec::new();
        for piece in pieces(&html) {
            match piece {
                Piece::Open(tag, _) if VOID.contains(&tag) => {}
                Piece::Open(tag, _) => open.push(tag),
                Piece::Close(tag) => assert_eq!(open.pop(), Some(tag), "{name}: {open:?}"),
                Piece::Text(text) => {
                    let entities = text.matches('&').count();
                    let known: usize =
                        ["&amp;", "&lt;", "&gt;", "&quot;"].iter().map(|entity| text.matches(entity).count()).sum();
                    assert_eq!(entities, known, "{name}: {text}");
                    assert!(!text.contains('>') && !text.contains(['{', '}', '|']), "{name}: {text}");
                }
            }
        }
        assert!(open.is_empty(), "{name} leaves {open:?} open");
        assert!(!html.contains("<script") && !html.contains(" style=\""), "{name} has neither scripts nor styles of its own");
    }
}

#[test]
fn headings_follow_one_another_without_a_gap() {
    for Page { name, html } in pages(None) {
        let mut before = 0;
        for piece in pieces(&html) {
            if let Piece::Open(tag @ ("h1" | "h2" | "h3" | "h4"), _) = piece {
                let level: u32 = tag.trim_start_matches('h').parse().unwrap();
                assert!(level <= before + 1, "{name}: {tag} after h{before}");
                assert!(level > 1 || before == 0, "{name}: a second h1");
                before = level;
            }
        }
    }
}

#[test]
fn every_rule_has_its_place_once() {
    for policy in crate::policies().as_slice() {
        let page = page(policy.id);
        let anchors = values(&pieces(&page.html), "id");
        for id in ids(policy) {
            let anchor =
                id.strip_prefix(policy.id).and_then(|rest| rest.strip_prefix('/')).expect("an id begins with its policy");
            assert_eq!(anchors.iter().filter(|of| **of == anchor).count(), 1, "{id}");
        }
        let unique: BTreeSet<_> = anchors.iter().collect();
        assert_eq!(unique.len(), anchors.len(), "{} has a place twice", page.name);
    }
}

#[test]
fn every_link_leads_somewhere() {
    let pages = pages(None);
    let places: BTreeMap<&str, BTreeSet<&str>> =
        pages.iter().map(|page| (page.name.as_str(), values(&pieces(&page.html), "id").into_iter().collect())).collect();
    for Page { name, html } in &pages {
        let pieces = pieces(html);
        for link in values(&pieces, "href") {
            let (page, anchor) = link.split_once('#').map_or((link, None), |(page, anchor)| (page, Some(anchor)));
            if page == super::STYLESHEET_NAME || page == ICON {
                continue;
            }
            let on_page =
                places.get(if page.is_empty() { name.as_str() } else { page }).unwrap_or_else(|| panic!("{name}: {link}"));
            assert!(anchor.is_none_or(|anchor| on_page.contains(anchor)), "{name}: {link}");
        }
        for id in ["aria-labelledby", "aria-describedby"].iter().flat_map(|attribute| values(&pieces, attribute)) {
            assert!(places[name.as_str()].contains(id), "{name}: {id}");
        }
    }
}

#[test]
fn every_criterion_and_action_has_a_picture_its_citation_and_its_readings() {
    for policy in crate::policies().as_slice() {
        let page = page(policy.id);
        let criteria = policy.findings.iter().flat_map(|finding| finding.criteria);
        let criteria = criteria.map(|criterion| (criterion.id, criterion.citation, criterion.readings));
        let actions = policy.actions.iter().map(|action| (action.id, action.citation, action.readings));
        for (id, citation, readings) in criteria.chain(actions) {
            let anchor = address::anchor(id);
            let (_, from) = page.html.split_once(&format!("id=\"{anchor}\"")).unwrap();
            let section = from.split_once(if anchor.contains('/') {
                "</section>\n<section class=\"criterion"
            } else {
                "<section class=\"rule"
            });
            let section = section.map_or(from, |(section, _)| section);
            assert!(section.contains("<svg ") && section.contains("</desc>"), "{id} has no picture");
            assert!(section.contains(&format!("<span>{}, {}</span>", citation.document, citation.section)), "{id}");
            for reading in READINGS.iter().filter(|reading| readings.contains(&reading.id)) {
                let in_html = |text: &str| text.replace('&', "&amp;").replace('"', "&quot;");
                for text in [reading.question, reading.reading, reading.alternative] {
                    assert!(section.contains(&in_html(&text)), "{id}: {text}");
                }
            }
        }
    }
}

#[test]
fn what_is_not_verified_is_nowhere_called_verified() {
    for evidence in [Evidence::SecondHand, Evidence::General] {
        assert!(!known(evidence).replace("not verified", "").contains("erified"), "{}", known(evidence));
    }
    for policy in crate::policies().as_slice() {
        let page = page(policy.id);
        let findings = policy.findings.iter().map(|finding| (finding.id, finding.citation));
        let criteria = policy.findings.iter().flat_map(|finding| finding.criteria);
        let criteria = criteria.map(|criterion| (criterion.id, criterion.citation));
        let listings = policy.listings.iter().map(|listing| (listing.id, listing.citation));
        let actions = policy.actions.iter().map(|action| (action.id, action.citation));
        for (id, citation) in findings.chain(criteria).chain(listings).chain(actions) {
            let section = section(&page.html, address::anchor(id));
            let cite = section.split_once("<p class=\"cite\">").and_then(|(_, from)| from.split_once("</p>")).unwrap().0;
            assert!(cite.contains(known(citation.evidence)), "{id}: {cite}");
            if citation.evidence.is_unverified() {
                assert!(
                    cite.contains("class=\"tag unsure\"") && !cite.replace("not verified", "").contains("erified"),
                    "{id}: {cite}"
                );
            }
        }
    }
}

#[test]
fn the_register_is_shown_whole() {
    let mut total = 0;
    for policy in crate::policies().as_slice() {
        let page = page(policy.id);
        for statement in crate::STATEMENTS.iter().filter(|statement| statement.policy == policy.id) {
            assert!(page.html.contains(&format!("id=\"statement-{}\"", statement.id)), "{}", statement.id);
            total += 1;
        }
    }
    assert_eq!(total, crate::STATEMENTS.len(), "every statement belongs to a policy with a page");
}

#[test]
fn pages_are_the_same_on_every_call() {
    assert_eq!(pages(None), pages(None));
}

#[test]
fn the_way_home_is_shown_where_there_is_one() {
    let with = pages(Some("../index.html"));
    assert!(with.iter().all(|page| page.html.contains("href=\"../index.html\"")));
    assert!(!pages(None).iter().any(|page| page.html.contains("../")));
}

#[test]
fn the_stylesheet_loads_nothing() {
    assert!(super::STYLESHEET.split("url(").skip(1).all(|address| address.starts_with("'data:")));
    assert!(!super::STYLESHEET.contains("@import"));
}
