//! The rules of a page: findings with their criteria, and actions.

use super::html::{Html, capital};
use super::needs::Needs;
use super::tree::Tree;
use super::when::{due, in_force, shown};
use super::words::{Named, Words};
use super::{address, anchor, known, write_citation};
use crate::condition::Condition;
use crate::fact::FactId;
use crate::policy::{ActionRule, Criterion, Finding, FindingKind, Modality, Policy, Subject};
use crate::reading::{Reading, reading};

/// Writes the rules of one policy.
#[derive(Clone, Copy)]
pub(super) struct Rules<'p> {
    pub(super) policy: &'p Policy,
    pub(super) words: Words<'p>,
}

impl<'p> Rules<'p> {
    pub(super) fn write_finding(&self, html: &mut Html, finding: &'p Finding) {
        html.tag("section", &[("class", "rule"), ("id", anchor(finding.id))], |html| {
            html.put("p", &[("class", "kind")], &format!("{} {}", kind(finding.kind), of_whom(finding.subject)));
            html.put("h3", &[], finding.title);
            write_citation(html, &finding.citation);
            html.tag("dl", &[("class", "facts")], |html| {
                html.row(
                    "It applies",
                    if finding.criteria.len() == 1 { "if this holds" } else { "if at least one of these holds" },
                );
                html.row("In force", &capital(&in_force(self.policy, finding.in_force.as_ref(), self.words)));
                self.write_id(html, finding.id);
            });
            for criterion in &finding.criteria {
                self.write_criterion(html, finding, criterion);
            }
        });
    }

    fn write_criterion(&self, html: &mut Html, finding: &'p Finding, criterion: &'p Criterion) {
        html.tag("section", &[("class", "criterion"), ("id", anchor(criterion.id))], |html| {
            html.put("h4", &[], &capital(criterion.statement));
            write_citation(html, &criterion.citation);
            html.tag("dl", &[("class", "facts")], |html| {
                html.row("It holds when", &format!("{}.", self.words.sentence(&criterion.condition)));
                if criterion.in_force.is_some() && criterion.in_force != finding.in_force {
                    html.row("In force", &capital(&in_force(self.policy, criterion.in_force.as_ref(), self.words)));
                }
                self.write_id(html, criterion.id);
            });
            self.write_picture(html, criterion.id, criterion.statement, &criterion.condition);
            write_readings(html, criterion.readings);
            self.write_needs(html, &Needs::of(&criterion.condition, self.words));
        });
    }

    pub(super) fn write_action(&self, html: &mut Html, action: &'p ActionRule) {
        html.tag("section", &[("class", "rule"), ("id", anchor(action.id))], |html| {
            let kind = match action.modality {
                Modality::Required => "Required",
                Modality::Optional => "Optional",
            };
            html.put("p", &[("class", "kind")], &format!("{kind} action, {}", about_whom(action.subject)));
            html.put("h3", &[], action.title);
            write_citation(html, &action.citation);
            html.tag("dl", &[("class", "facts")], |html| {
                html.row("Who", &capital(action.actor));
                html.row("To or for whom", &capital(action.recipient));
                html.row("By what way", &capital(action.channel));
                html.row("By when", &format!("{}.", capital(&due(action, self.policy))));
                html.row("When it applies", &format!("{}.", capital(&self.words.sentence(&action.trigger))));
                html.row("In force", &capital(&in_force(self.policy, None, self.words)));
                self.write_id(html, action.id);
            });
            self.write_picture(html, action.id, action.title, &action.trigger);
            write_readings(html, action.readings);
            self.write_needs(html, &Needs::of_action(action, self.words));
        });
    }

    /// The id, which links to the rule: for whoever wants to point at it.
    fn write_id(&self, html: &mut Html, id: &str) {
        html.row_of("Id", |html| html.tag("a", &[("href", &address(id, self.policy.id))], |html| html.put("code", &[], id)));
    }

    fn write_picture(&self, html: &mut Html, id: &str, name: &str, condition: &'p Condition) {
        let tree = Tree::of(condition, self.words, self.policy.id);
        let title = format!("The condition of “{}” as a tree", capital(name));
        html.tag("figure", &[], |html| {
            // It can be wider than a phone: then it is moved sideways, by keyboard too.
            let frame = [("class", "picture"), ("role", "group"), ("tabindex", "0"), ("aria-label", title.as_str())];
            let frame = if tree.branches() { &frame[..] } else { &frame[..1] };
            html.tag("div", frame, |html| {
                tree.draw(html, &format!("tree-{}", anchor(id)), &title, &self.words.sentence(condition));
            });
        });
        if tree.branches() {
            html.details("The picture as a list", |html| tree.write_list(html));
        }
    }

    fn write_needs(&self, html: &mut Html, needs: &Needs) {
        if !needs.facts.is_empty() || !needs.rules.is_empty() {
            html.details(&count(needs.facts.len(), "Facts needed"), |html| self.write_facts(html, needs));
        }
        for evidence in &needs.evidence {
            let title = "Aid codes that can show it, where the history is not known whole";
            html.details(title, |html| {
                html.table(
                    "What each code shows, and how well that is known",
                    &["Code", "It shows", "Known"],
                    evidence.table,
                    |html, row, at| match at {
                        0 => html.put("code", &[], row.text),
                        1 => html.text(&shown(row.details)),
                        _ => html.text(known(row.evidence)),
                    },
                );
            });
        }
        for (title, texts) in &needs.lists {
            html.details(&count(texts.len(), title), |html| html.put("p", &[], &texts.join(", ")));
        }
    }

    fn write_facts(&self, html: &mut Html, needs: &Needs) {
        html.tag("ul", &[("class", "plain")], |html| {
            for (fact, details) in &needs.facts {
                html.tag("li", &[], |html| {
                    write_fact(html, *fact);
                    if !details.is_empty() {
                        let asks: Vec<_> = details.iter().map(|detail| detail.entry().ask).collect();
                        html.put("p", &[("class", "small")], &format!("Of each: {}", asks.join(" ")));
                    }
                });
            }
            for rule in &needs.rules {
                html.tag("li", &[], |html| {
                    let Named::Rule(name) = self.words.named(rule) else { return };
                    html.text("whatever is needed for ");
                    html.link(&address(rule, self.policy.id), &format!("“{name}”"));
                });
            }
        });
    }
}

/// The question of a fact, and its place in a case, which links to its place on the page.
fn write_fact(html: &mut Html, fact: FactId) {
    let entry = fact.entry();
    html.put("span", &[], entry.ask);
    html.text(" ");
    html.tag("a", &[("href", &format!("#{}", fact_anchor(entry.path)))], |html| html.put("code", &[], entry.path));
}

pub(super) fn fact_anchor(path: &str) -> String {
    format!("fact-{path}")
}

fn write_readings(html: &mut Html, ids: &[&str]) {
    let readings: Vec<&Reading> = ids.iter().filter_map(|id| reading(id)).collect();
    if readings.is_empty() {
        return;
    }
    html.details(&count(readings.len(), "How we read the text"), |html| {
        for Reading { id, question, reading, alternative } in readings {
            html.tag("section", &[("class", "reading")], |html| {
                html.tag("p", &[], |html| {
                    html.put("strong", &[], question);
                    html.text(" ");
                    html.link(&format!("#{id}"), id);
                });
                html.tag("dl", &[("class", "facts")], |html| {
                    html.row("Our reading", reading);
                    html.row("The other one", alternative);
                });
            });
        }
    });
}

/// A title with how many there are.
pub(super) fn count(count: usize, title: &str) -> String {
    if count == 0 { title.to_owned() } else { format!("{title} ({count})") }
}

fn kind(kind: FindingKind) -> &'static str {
    match kind {
        FindingKind::Status => "Status",
        FindingKind::Population => "Population",
        FindingKind::Circumstance => "Circumstance",
    }
}

fn of_whom(subject: Subject) -> &'static str {
    match subject {
        Subject::Member => "of a member",
        Subject::Plan => "of a plan",
        Subject::County => "of a county",
        Subject::Region => "of a region",
    }
}

fn about_whom(subject: Subject) -> &'static str {
    match subject {
        Subject::Member => "about a member",
        Subject::Plan => "a matter of the plan itself",
        Subject::County => "a matter of a county",
        Subject::Region => "a matter of a region",
    }
}
