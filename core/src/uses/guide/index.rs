//! The page that leads to the others: the documents, how to read a page, and what any answer may say.

use super::address::notice_anchor;
use super::citation::write_evidence;
use super::frame::{frame, part};
use super::general_notices::GENERAL_NOTICES;
use super::html::Html;
use super::page::write_title_page;
use super::register::Tally;
use crate::rules::{Evidence, Policies, Policy};

pub(super) fn write(policies: &Policies, home: Option<&str>) -> String {
    let band = |html: &mut Html| {
        html.put("h1", &[], "The rules behind the answers");
        let lead = "Every document that Kinfocus knows, section by section: its rules in plain language, where each stands, \
                    how well that is known, and how we read what can be read in more than one way.";
        html.put("p", &[("class", "lead")], lead);
    };
    frame("Documents", home, band, |html| {
        html.tag("div", &[("class", "text wide")], |html| {
            part(html, "documents", "Documents", |html| {
                html.tag("div", &[("class", "documents")], |html| {
                    policies.as_slice().iter().for_each(|policy| write_document(html, policy));
                });
            });
            part(html, "statements", "Statements", |html| write_tallies(html, policies));
            part(html, "how-to-read", "How to read a page", write_help);
            part(html, "notices", "Notices that any answer may carry", |html| {
                html.tag("dl", &[("class", "card facts wide")], |html| {
                    for (code, text) in GENERAL_NOTICES {
                        html.tag("div", &[("id", &notice_anchor(code))], |html| {
                            html.tag("dt", &[], |html| html.code(&[], code));
                            html.put("dd", &[], text);
                        });
                    }
                });
            });
        });
    })
}

fn write_document(html: &mut Html, policy: &Policy) {
    html.tag("section", &[("class", "card"), ("id", policy.id)], |html| {
        html.tag("h3", &[], |html| html.link(&format!("{}.html", policy.id), &policy.title));
        write_title_page(html, policy);
    });
}

fn write_tallies(html: &mut Html, policies: &Policies) {
    let lead = "Each document was gone through statement by statement. A statement is carried by a rule; or by data, which are \
                readings, lists, facts and notices; or by neither, and then its page says why.";
    html.put("p", &[("class", "hint")], lead);
    let mut rows: Vec<(Option<&Policy>, Tally)> =
        policies.as_slice().iter().map(|policy| (Some(policy), Tally::of(policy.id))).collect();
    let all = rows.iter().fold(Tally::default(), |sum, (_, tally)| sum.and(*tally));
    rows.push((None, all));
    let heads = ["Document", "By rules", "By data", "Not modelled", "In all"];
    html.table("Statements, and what carries them", &heads, &rows, |html, (policy, tally), at| match (at, policy) {
        (0, Some(policy)) => html.link(&format!("{}.html#statements", policy.id), &policy.title),
        (0, None) => html.text("All documents"),
        (1, _) => html.text(&tally.rules.to_string()),
        (2, _) => html.text(&tally.data.to_string()),
        (3, _) => html.text(&tally.not_modelled.to_string()),
        _ => html.text(&tally.total.to_string()),
    });
}

fn write_help(html: &mut Html) {
    html.tag("div", &[("class", "card")], |html| {
        html.tag("ul", &[], |html| {
            for line in [
                "A finding is something that a document lets one find out. It applies if at least one of its criteria holds.",
                "An action is something that somebody must do, or may do, while its condition holds.",
                "“Now” is the day that the answer is asked for, and “the last 12 months” are calendar months before it.",
                "A fact that is not given is not a “no”: an answer then says what it depends on. Where silence does count as “no”, the sentence says “not given counts as no”.",
                "A picture is read from the left: “all of” needs each box to its right, “any of” at least one, “not” none. A box with a thick edge is another rule, and leads to it.",
            ] {
                html.put("li", &[], line);
            }
        });
        html.put("p", &[], "How well it is known that a rule stands where it is said to stand:");
        html.tag("ul", &[("class", "plain")], |html| {
            for evidence in [Evidence::Document, Evidence::Verified, Evidence::SecondHand, Evidence::General] {
                html.tag("li", &[], |html| write_evidence(html, evidence));
            }
        });
    });
}
