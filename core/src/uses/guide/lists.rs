//! What stands below the rules of a page: notices, lists, readings, facts.

use super::address::{address, anchor, fact_anchor, notice_anchor};
use super::citation::write_citation;
use super::frame::part;
use super::html::{Html, capital};
use super::needs::{Needs, once};
use super::register::{facts_at, statements};
use super::sentences::Sentences;
use crate::facts::FactId;
use crate::policies::reading;
use crate::rules::{Condition, Exclusion, Policies, Policy, Reading};
use crate::words::English;

/// The part with the lists of the document.
pub(super) const LISTINGS: &str = "lists";

/// What the rules and statements of a document speak of, each thing once.
pub(super) struct Lists<'p> {
    policy: &'p Policy,
    notices: Vec<Notice<'p>>,
    readings: Vec<&'static Reading>,
    facts: Vec<FactId>,
}

/// A notice of this document's rules: one code, said on one or more occasions.
struct Notice<'p> {
    code: &'static str,
    said: Vec<Said<'p>>,
}

struct Said<'p> {
    text: English,
    /// The rule it is about, where it names one; else those whose test leaves entries out.
    about: Vec<&'static str>,
    when: Option<&'p Condition>,
}

impl<'p> Lists<'p> {
    pub(super) fn of(policies: &'p Policies, policy: &'p Policy) -> Self {
        let sentences = Sentences::new(policies);
        let mut lists = Self { policy, notices: Vec::new(), readings: Vec::new(), facts: Vec::new() };
        for finding in policy.findings {
            lists.condition(finding.in_force, sentences);
            for criterion in finding.criteria {
                lists.condition(criterion.in_force, sentences);
                lists.readings(criterion.readings);
                let needs = Needs::of(&criterion.condition, sentences);
                lists.exclusion(&needs, criterion.id);
                lists.needs(&needs);
            }
        }
        for action in policy.actions {
            lists.readings(action.readings);
            lists.needs(&Needs::of_action(action, sentences));
        }
        for notice in policy.notices {
            lists.condition(Some(&notice.when), sentences);
            let said = Said { text: notice.text, about: vec![notice.about], when: Some(&notice.when) };
            lists.notice(notice.code, said);
        }
        for id in statements(policy.id).flat_map(|statement| statement.data) {
            lists.readings(&[id]);
            facts_at(id).for_each(|fact| once(&mut lists.facts, fact));
        }
        lists.readings.sort_unstable_by_key(|reading| reading.id);
        lists.facts.sort_unstable();
        lists
    }

    fn condition(&mut self, condition: Option<&'p Condition>, sentences: Sentences<'p>) {
        if let Some(condition) = condition {
            self.needs(&Needs::of(condition, sentences));
        }
    }

    fn needs(&mut self, needs: &Needs) {
        needs.facts.iter().for_each(|(fact, _)| once(&mut self.facts, *fact));
    }

    fn readings(&mut self, ids: &[&str]) {
        ids.iter().filter_map(|id| reading(id)).for_each(|reading| once(&mut self.readings, reading));
    }

    fn exclusion(&mut self, needs: &Needs, rule: &'static str) {
        for Exclusion { code, text } in needs.exclusion.iter().copied() {
            let known = self.notices.iter_mut().filter(|notice| notice.code == *code).flat_map(|notice| &mut notice.said);
            match known.into_iter().find(|said| said.text == *text) {
                Some(said) => once(&mut said.about, rule),
                None => self.notice(code, Said { text: *text, about: vec![rule], when: None }),
            }
        }
    }

    /// Another occasion on which a notice is said.
    fn notice(&mut self, code: &'static str, said: Said<'p>) {
        match self.notices.iter_mut().find(|notice| notice.code == code) {
            Some(known) => known.said.push(said),
            None => self.notices.push(Notice { code, said: vec![said] }),
        }
    }

    /// The parts that are not empty, with their titles.
    pub(super) fn titles(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        let parts = [
            (!self.notices.is_empty(), "notices", "Notices"),
            (!self.policy.listings.is_empty(), LISTINGS, "Lists of the document"),
            (!self.readings.is_empty(), "readings", "Readings"),
            (!self.facts.is_empty(), "facts", "Facts"),
        ];
        parts.into_iter().filter(|(there, ..)| *there).map(|(_, id, title)| (id, title))
    }

    pub(super) fn write(&self, html: &mut Html, sentences: Sentences<'p>) {
        for (id, title) in self.titles() {
            part(html, id, title, |html| match id {
                "notices" => self.write_notices(html, sentences),
                LISTINGS => self.write_listings(html),
                "readings" => self.write_readings(html),
                _ => self.write_facts(html),
            });
        }
    }

    fn write_notices(&self, html: &mut Html, sentences: Sentences<'p>) {
        html.tag("p", &[("class", "hint")], |html| {
            html.text("What an answer under this document may say besides. ");
            html.link("index.html#notices", "Some notices any answer may carry.");
        });
        for notice in &self.notices {
            html.tag("section", &[("class", "card"), ("id", &notice_anchor(notice.code))], |html| {
                html.tag("h3", &[], |html| html.code(&[], notice.code));
                for Said { text, about, when } in &notice.said {
                    html.put("p", &[("class", "said")], text);
                    html.tag("dl", &[("class", "facts")], |html| {
                        let when = when.map_or_else(
                            || "an entry is left out, and the outcome would be another if it counted".to_owned(),
                            |when| sentences.sentence(when),
                        );
                        html.row("It is given when", &format!("{}.", capital(&when)));
                        html.row_of("About", |html| {
                            html.tag("ul", &[("class", "plain")], |html| {
                                for id in about {
                                    html.tag("li", &[], |html| {
                                        html.link(&address(id, self.policy.id), &sentences.name(self.policy, id))
                                    });
                                }
                            });
                        });
                    });
                }
            });
        }
    }

    fn write_listings(&self, html: &mut Html) {
        for listing in self.policy.listings {
            html.tag("section", &[("class", "card"), ("id", anchor(listing.id))], |html| {
                html.put("h3", &[], &listing.title);
                write_citation(html, &listing.citation, listing.id);
                html.tag("ul", &[], |html| listing.items.as_slice().iter().for_each(|item| html.put("li", &[], &capital(item))));
            });
        }
    }

    fn write_readings(&self, html: &mut Html) {
        html.put(
            "p",
            &[("class", "hint")],
            "Where the text can be read in more than one way: how the rules read it, and how else one could.",
        );
        for Reading { id, question, reading, alternative } in &self.readings {
            html.tag("section", &[("class", "card"), ("id", id)], |html| {
                html.put("h3", &[], question);
                html.tag("dl", &[("class", "facts")], |html| {
                    html.row("Our reading", reading);
                    html.row("The other one", alternative);
                    html.row_of("Id", |html| html.code(&[], id));
                });
            });
        }
    }

    fn write_facts(&self, html: &mut Html) {
        html.table(
            "The facts that the rules look at, by their place in a case",
            &["Fact", "Question", "Hint"],
            &self.facts,
            |html, fact, at| {
                let entry = fact.entry();
                match at {
                    0 => html.code(&[("id", &fact_anchor(entry.path))], entry.path),
                    1 => html.text(&entry.ask),
                    _ => html.text(&entry.help),
                }
            },
        );
    }
}
