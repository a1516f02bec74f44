//! The rules of a page: findings with their criteria, and actions.

use super::address::{address, anchor, fact_anchor};
use super::citation::{known, write_citation};
use super::html::{Html, capital};
use super::needs::Needs;
use super::sentences::{Named, Sentences};
use super::tree::Tree;
use super::when::{days, due, shown};
use crate::facts::FactId;
use crate::policies::reading;
use crate::rules::{ActionRule, Condition, Criterion, Finding, FindingKind, Modality, Policy, Reading, Subject};
use crate::uses::text::long;

/// Writes the rules of one policy.
#[derive(Clone, Copy)]
pub(super) struct Rules<'p> {
    pub(super) policy: &'p Policy,
    pub(super) sentences: Sentences<'p>,
}

impl<'p> Rules<'p> {
    pub(super) fn write_finding(&self, html: &mut Html, finding: &'p Finding) {
        html.tag("section", &[("class", "rule"), ("id", anchor(finding.id))], |html| {
            html.put("p", &[("class", "kind")], &format!("{}, {}", kind(finding.kind), about(finding.subject)));
            html.put("h3", &[], &finding.title);
            write_citation(html, &finding.citation, finding.id);
            html.tag("dl", &[("class", "facts")], |html| {
                html.row(
                    "It applies",
                    if finding.criteria.len() == 1 { "If this holds" } else { "If at least one of these holds" },
                );
                self.write_in_force(html, finding.in_force);
            });
            for criterion in finding.criteria {
                self.write_criterion(html, finding, criterion);
            }
        });
    }

    fn write_criterion(&self, html: &mut Html, finding: &'p Finding, criterion: &'p Criterion) {
        html.tag("section", &[("class", "criterion"), ("id", anchor(criterion.id))], |html| {
            html.put("h4", &[], &capital(&criterion.statement));
            write_citation(html, &criterion.citation, criterion.id);
            html.tag("dl", &[("class", "facts")], |html| {
                self.write_when(html, "It holds when", &criterion.condition);
                if criterion.in_force.is_some() && criterion.in_force != finding.in_force {
                    self.write_in_force(html, criterion.in_force);
                }
            });
            let mut needs = Needs::of(&criterion.condition, self.sentences);
            [criterion.in_force, finding.in_force].into_iter().flatten().for_each(|when| needs.add(when, self.sentences));
            self.write_condition(html, (criterion.id, &criterion.statement), &criterion.condition, criterion.readings, &needs);
        });
    }

    pub(super) fn write_action(&self, html: &mut Html, action: &'p ActionRule) {
        html.tag("section", &[("class", "rule"), ("id", anchor(action.id))], |html| {
            let kind = match action.modality {
                Modality::Required => "Required",
                Modality::Optional => "Optional",
            };
            html.put("p", &[("class", "kind")], &format!("{kind} action, {}", about(action.subject)));
            html.put("h3", &[], &action.title);
            write_citation(html, &action.citation, action.id);
            html.tag("dl", &[("class", "facts")], |html| {
                html.row("Who", &capital(&action.actor));
                html.row("To or for whom", &capital(&action.recipient));
                html.row("By what way", &capital(&action.channel));
                html.row("By when", &format!("{}.", capital(&due(action, self.policy))));
                self.write_when(html, "When it applies", &action.trigger);
            });
            let needs = Needs::of_action(action, self.sentences);
            self.write_condition(html, (action.id, &action.title), &action.trigger, action.readings, &needs);
        });
    }

    fn write_in_force(&self, html: &mut Html, own: Option<&'p Condition>) {
        match own {
            None => html.row("In force", &capital(&days(self.policy))),
            Some(Condition::From(day)) => html.row("In force", &format!("From {}", long(*day))),
            Some(when) => self.write_when(html, "In force while", when),
        }
    }

    /// A condition in words: a sentence, or a list where a sentence would be a maze.
    fn write_when(&self, html: &mut Html, term: &str, condition: &'p Condition) {
        let tree = self.tree(condition);
        if is_maze(&tree) {
            html.row_of(term, |html| tree.write_list(html));
        } else {
            html.row(term, &self.sentence(condition));
        }
    }

    fn tree(&self, condition: &'p Condition) -> Tree {
        Tree::of(condition, self.sentences, self.policy.id)
    }

    /// A condition as a whole sentence.
    fn sentence(&self, condition: &'p Condition) -> String {
        match condition {
            Condition::All([]) => "On every day on which the document is in force.".to_owned(),
            condition => format!("{}.", capital(&self.sentences.sentence(condition))),
        }
    }

    /// The picture of a rule's condition, and what a reader can open below it.
    fn write_condition(&self, html: &mut Html, rule: (&str, &str), condition: &'p Condition, readings: &[&str], needs: &Needs) {
        let tree = self.tree(condition);
        self.write_picture(html, rule, condition, &tree);
        html.tag("div", &[("class", "more")], |html| {
            if tree.branches() && !is_maze(&tree) {
                html.details("The picture as a list", |html| tree.write_list(html));
            }
            write_readings(html, readings);
            self.write_needs(html, needs);
        });
    }

    fn write_picture(&self, html: &mut Html, (id, name): (&str, &str), condition: &'p Condition, tree: &Tree) {
        let title = format!("The condition of “{}” as a tree", capital(name));
        html.tag("figure", &[], |html| {
            // It can be wider than a phone: then it is moved sideways, by keyboard too.
            let frame = [("class", "picture"), ("role", "group"), ("tabindex", "0"), ("aria-label", title.as_str())];
            let single = [("class", "picture single")];
            html.tag("div", if tree.branches() { &frame[..] } else { &single[..] }, |html| {
                tree.draw(html, &format!("tree-{}", anchor(id)), &title, &self.sentence(condition));
            });
        });
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
                        0 => html.code(&[], row.text),
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
                        let asks: Vec<_> = details.iter().map(|detail| detail.entry().ask.as_str()).collect();
                        html.put("p", &[("class", "small")], &format!("Of each: {}", asks.join(" ")));
                    }
                });
            }
            for rule in &needs.rules {
                html.tag("li", &[], |html| {
                    let Named::Rule(name) = self.sentences.named(rule) else { return };
                    html.text("whatever is needed for ");
                    html.link(&address(rule, self.policy.id), &format!("“{name}”"));
                });
            }
        });
    }
}

/// Whether groups lie so deep in one another that a sentence is hard to follow.
fn is_maze(tree: &Tree) -> bool {
    tree.depth() > 2
}

/// The question of a fact, and its place in a case, which links to its place on the page.
fn write_fact(html: &mut Html, fact: FactId) {
    let entry = fact.entry();
    html.put("span", &[], &entry.ask);
    html.text(" ");
    html.tag("a", &[("href", &format!("#{}", fact_anchor(entry.path)))], |html| html.code(&[], entry.path));
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
fn count(count: usize, title: &str) -> String {
    if count == 0 { title.to_owned() } else { format!("{title} ({count})") }
}

fn kind(kind: FindingKind) -> &'static str {
    match kind {
        FindingKind::Status => "Status",
        FindingKind::Population => "Population",
        FindingKind::Circumstance => "Circumstance",
    }
}

fn about(subject: Subject) -> &'static str {
    match subject {
        Subject::Member => "about a member",
        Subject::Plan => "about a plan",
        Subject::County => "about a county",
        Subject::Region => "about a region",
    }
}
