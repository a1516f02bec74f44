//! Every text that an answer, a question or a problem can say, by the id of what it is about.

use std::collections::BTreeMap;

use crate::answer::NOTICES;
use crate::case::problem::{JSON_KINDS, PROBLEMS};
use crate::facts::{Choices, DetailId, FactId, QUESTIONS, Shape};
use crate::lists::order;
use crate::logic::{DUE_RULES, NAMES};
use crate::policies::{self, READINGS};
use crate::rules::{Policy, Section};
use crate::statements::STATEMENTS;
use crate::uses::compact::given::GIVEN_PROBLEMS;
use crate::uses::double_check::DOUBLE_CHECK_PROBLEMS;
use crate::uses::interview::progress::INTERVIEW_PROBLEMS;
use crate::uses::roster::ROSTER_PROBLEMS;
use crate::uses::text::HEADINGS;
use crate::words::{English, Wording, Words};

/// English: every text, by the id of what it is about and its field. A [language](Words::from_json) is a table of the
/// same shape. A build without the feature `english` has no text, and this table and what is compared with it are empty.
///
/// ```
/// let english = kinfocus::english_table();
/// assert_eq!(english["ca-phc-mcbp8015/foster-care-member"]["title"], "Foster care member");
/// assert_eq!(english["member.birthDate"]["ask"], "What is the date of birth?");
/// ```
#[must_use]
pub fn english_table() -> BTreeMap<&'static str, BTreeMap<&'static str, &'static str>> {
    let mut table: BTreeMap<_, BTreeMap<_, _>> = BTreeMap::new();
    for Wording { id, field, english } in wordings().into_iter().filter(|wording| !wording.english.is_empty()) {
        table.entry(id).or_default().insert(field, english.as_str());
    }
    table
}

/// What a language does not say, as `id field`: it is said in English. Names of documents and of their sections need no
/// translation, and are not among these.
#[must_use]
pub fn untranslated(words: &Words) -> Vec<String> {
    let needs_words = |wording: &Wording| !wording.english.is_empty() && !matches!(wording.field, "document" | "section");
    let needed = wordings().into_iter().filter(needs_words);
    let missing = needed.filter(|wording| words.text(wording.id, wording.field).is_none());
    missing.map(|wording| format!("{} {}", wording.id, wording.field)).collect()
}

/// What a language says in vain, as `id field`: there is no such text, or its sentence has other places in braces than
/// the English one.
///
/// ```
/// let table = r#"{"due.by": {"text": "hasta el {dia}"}, "member.birthday": {"ask": "¿Cuándo nació?"}}"#;
/// let words = kinfocus::Words::from_json("es", table)?;
/// assert_eq!(kinfocus::mistranslated(&words), ["due.by text", "member.birthday ask"]);
/// # Ok::<(), kinfocus::NotWords>(())
/// ```
#[must_use]
pub fn mistranslated(words: &Words) -> Vec<String> {
    let english = english_table();
    let fits = |id: &str, field: &str, text: &str| {
        english.get(id).and_then(|texts| texts.get(field)).is_some_and(|english| places(english) == places(text))
    };
    let wrong = words.each().filter(|(id, field, text)| !fits(id, field, text));
    wrong.map(|(id, field, _)| format!("{id} {field}")).collect()
}

/// The places of a sentence, in the order of their names.
fn places(sentence: &str) -> Vec<&str> {
    let mut places: Vec<_> = sentence.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0)).collect();
    order::sort(&mut places);
    places
}

/// Every text there is.
fn wordings() -> Vec<Wording> {
    let mut all = Vec::new();
    let problems = [PROBLEMS, JSON_KINDS, NAMES, ROSTER_PROBLEMS, DOUBLE_CHECK_PROBLEMS, INTERVIEW_PROBLEMS, GIVEN_PROBLEMS];
    for list in problems.into_iter().chain([QUESTIONS, DUE_RULES, NOTICES, HEADINGS]) {
        all.extend_from_slice(list);
    }
    add_facts(&mut all);
    policies::all().as_slice().iter().for_each(|policy| add_policy(&mut all, policy));
    for excluding in policies::all().excluding.iter() {
        all.push(Wording::of(excluding.exclusion.code, "text", excluding.exclusion.text));
    }
    for reading in READINGS {
        let texts = [("question", reading.question), ("reading", reading.reading), ("alternative", reading.alternative)];
        add(&mut all, reading.id, texts);
    }
    for statement in STATEMENTS {
        let not_modelled = statement.not_modelled.unwrap_or_default();
        add(&mut all, statement.id, [("section", statement.section), ("says", statement.says), ("notModelled", not_modelled)]);
    }
    all
}

/// These texts of something, as far as it has them.
fn add<const N: usize>(all: &mut Vec<Wording>, id: &'static str, texts: [(&'static str, English); N]) {
    let given = texts.into_iter().filter(|(_, english)| !english.is_empty());
    all.extend(given.map(|(field, english)| Wording::of(id, field, english)));
}

fn add_facts(all: &mut Vec<Wording>) {
    let mut lists: Vec<&'static str> = Vec::new();
    for entry in FactId::all().map(FactId::entry) {
        add(all, entry.path, [("ask", entry.ask), ("help", entry.help)]);
        add_choices(all, entry.shape, &mut lists);
    }
    for (id, detail) in DetailId::all().map(|detail| (detail.id(), detail.entry())) {
        add(all, id, [("name", detail.called), ("ask", detail.ask)]);
        add_choices(all, detail.shape, &mut lists);
    }
}

/// The choices of a list, each by its name: the same name means the same in one list, and may mean something else in
/// another.
fn add_choices(all: &mut Vec<Wording>, shape: Shape, lists: &mut Vec<&'static str>) {
    let (Shape::Choice(Choices { name, all: choices, .. }) | Shape::ChoiceList(Choices { name, all: choices, .. })) = shape
    else {
        return;
    };
    if !lists.contains(&name) {
        lists.push(name);
        all.extend(choices.iter().map(|choice| Wording::of(name, choice.name, choice.label)));
    }
}

fn add_policy(all: &mut Vec<Wording>, policy: &Policy) {
    let place = |of: &Section| [("document", of.document), ("section", of.section)];
    add(all, policy.id, [("title", policy.title), ("issuer", policy.issuer), ("edition", policy.edition)]);
    for finding in policy.findings {
        add(all, finding.id, [("title", finding.title)]);
        add(all, finding.id, place(&finding.citation));
        for criterion in finding.criteria {
            add(all, criterion.id, [("statement", criterion.statement)]);
            add(all, criterion.id, place(&criterion.citation));
        }
    }
    for action in policy.actions {
        let texts =
            [("title", action.title), ("actor", action.actor), ("recipient", action.recipient), ("channel", action.channel)];
        add(all, action.id, texts);
        add(all, action.id, place(&action.citation));
    }
    for notice in policy.notices {
        add(all, notice.about, [(notice.code, notice.text)]);
    }
    for listing in policy.listings {
        add(all, listing.id, [("title", listing.title)]);
        add(all, listing.id, place(&listing.citation));
    }
}

#[cfg(test)]
mod tests {
    use super::{english_table, wordings};

    #[test]
    fn each_text_has_a_place_of_its_own() {
        let count: usize = english_table().values().map(|texts| texts.len()).sum();
        assert_eq!(count, wordings().len());
    }
}
