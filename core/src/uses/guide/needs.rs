//! What a rule needs to be settled: its facts with the details it looks at, the rules it names, the aid codes that
//! can stand for a history, and the lists it compares with.

use super::entries::MOST_TEXTS;
use super::names::noun;
use super::sentences::{Named, Sentences};
use crate::facts::{BIRTH_DATE, DetailId, FactId, HOLIDAYS};
use crate::rules::{ActionRule, Condition, Due, Exclusion, ShownBy, Start, Test, TextsIn, Within, facts_of};

/// What a rule needs, each thing once, in the order of its condition.
#[derive(Default)]
pub(super) struct Needs {
    pub(super) facts: Vec<(FactId, Vec<DetailId>)>,
    pub(super) rules: Vec<&'static str>,
    pub(super) evidence: Vec<&'static ShownBy>,
    /// Long lists of ours that a sentence does not spell out, each with what it is.
    pub(super) lists: Vec<(String, &'static [&'static str])>,
    /// The tests that leave out entries which a reader may expect to count.
    pub(super) exclusion: Vec<&'static Exclusion>,
}

impl Needs {
    pub(super) fn of<'p>(condition: &'p Condition, sentences: Sentences<'p>) -> Self {
        let mut needs = Self::default();
        needs.add(condition, sentences);
        needs
    }

    /// What an action needs: its trigger, and what its deadline runs from.
    pub(super) fn of_action<'p>(action: &'p ActionRule, sentences: Sentences<'p>) -> Self {
        let mut needs = Self::of(&action.trigger, sentences);
        match &action.due {
            None | Some(Due::By(_) | Due::OnTheDay) => {}
            Some(Due::MonthsThenEvery(_, _, fact) | Due::EveryDays(_, fact)) => needs.fact(*fact),
            Some(Due::After(all)) => {
                for (within, start) in *all {
                    if let Start::Deed(deed) = start {
                        needs.fact(*deed);
                    }
                    if let Within::WorkingDays(_) = within {
                        needs.fact(HOLIDAYS.0);
                    }
                }
            }
            Some(Due::Each(_, kept)) => {
                needs.fact(kept.events.fact);
                needs.test(kept.events.fact, &kept.events.test);
                if let Some((detail, texts)) = &kept.for_each {
                    needs.detail(kept.events.fact, *detail);
                    needs.texts(*detail, texts);
                }
            }
        }
        needs
    }

    /// A condition with the shared ones inside it.
    pub(super) fn add<'p>(&mut self, condition: &'p Condition, sentences: Sentences<'p>) {
        condition.visit(&mut |part| self.add_one(part, sentences));
    }

    fn add_one<'p>(&mut self, condition: &'p Condition, sentences: Sentences<'p>) {
        match condition {
            Condition::Rule(id) => match sentences.named(id) {
                Named::Definition(condition) => self.add(condition, sentences),
                Named::Rule(_) => once(&mut self.rules, *id),
            },
            Condition::UnderAge(_) | Condition::RanSinceBirthday(..) => self.fact(BIRTH_DATE.0),
            _ => {}
        }
        facts_of(condition).into_iter().for_each(|fact| self.fact(fact));
        match condition {
            Condition::Undone(undone, of) => self.detail(of.fact, undone.deed),
            Condition::Moved(of) => self.detail(of.spans, of.who),
            _ => {}
        }
        if let Some(of) = condition.entries() {
            self.test(of.fact, &of.test);
            if let Some(history) = of.unless_known {
                self.fact(history);
            }
            if let Some(evidence) = of.shown_by {
                self.detail(evidence.fact, evidence.detail);
                once(&mut self.evidence, evidence);
            }
        }
    }

    fn fact(&mut self, fact: FactId) {
        if !self.facts.iter().any(|(known, _)| *known == fact) {
            self.facts.push((fact, Vec::new()));
        }
    }

    fn detail(&mut self, fact: FactId, detail: DetailId) {
        self.fact(fact);
        if let Some((_, details)) = self.facts.iter_mut().find(|(known, _)| *known == fact) {
            once(details, detail);
        }
    }

    fn test(&mut self, fact: FactId, test: &Test) {
        test.visit(&mut |test| match test {
            Test::OneOf { detail, exclusion, .. } => {
                self.detail(fact, *detail);
                if let Some(exclusion) = exclusion {
                    once(&mut self.exclusion, *exclusion);
                }
            }
            Test::Says { detail, .. } | Test::Gives(detail) => self.detail(fact, *detail),
            Test::TextIn { detail, texts, .. } => {
                self.detail(fact, *detail);
                self.texts(*detail, texts);
            }
            Test::Anything | Test::All(_) | Test::Any(_) | Test::Not(_) => {}
        });
    }

    fn texts(&mut self, detail: DetailId, texts: &TextsIn) {
        match texts {
            TextsIn::These(these) if these.len() > MOST_TEXTS => {
                once(&mut self.lists, (format!("“{}” is compared with", detail.entry().ask), *these));
            }
            TextsIn::These(_) => {}
            TextsIn::Fact(fact, these) => {
                self.fact(*fact);
                if !these.is_empty() {
                    once(&mut self.lists, (format!("Where {} are not given, these are used", noun(*fact)), *these));
                }
            }
        }
    }
}

/// Adds what is not there yet.
pub(super) fn once<T: PartialEq>(to: &mut Vec<T>, item: T) {
    if !to.contains(&item) {
        to.push(item);
    }
}
