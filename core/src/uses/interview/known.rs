//! What is known during an interview, as JSON text: written in one way, and with an answer in its place.

use crate::case::{Broken, Json};
use crate::facts::FactRef;
use crate::lists::order;

/// A step of the way to a place in a case.
#[derive(Clone, Copy)]
enum Key {
    Name(&'static str),
    Index(usize),
}

/// A text, with its keys in the order of their letters and no white space, and these values in place of what it had
/// for their keys.
pub(crate) fn document(text: &str, values: &[(&'static str, String)]) -> Result<String, Broken> {
    let mut known = String::with_capacity(text.len());
    let value = Json::read(text)?;
    if let Json::Object(members) = &value {
        let of_text = members.iter().map(|(key, value)| (&**key, Member::Json(value)));
        let of_text = of_text.filter(|(key, _)| !values.iter().any(|(name, _)| name == key));
        let members = of_text.chain(values.iter().map(|(name, value)| (*name, Member::Written(value))));
        write_object(members.collect(), &mut known);
    } else {
        write(&value, &mut known);
    }
    Ok(known)
}

/// A list of texts, as JSON.
pub(crate) fn list(texts: &[String]) -> String {
    let mut list = String::new();
    write_between('[', ']', texts, &mut list, |text, list| write_text(text, list));
    list
}

/// A text, as JSON.
pub(crate) fn text(given: &str) -> String {
    let mut text = String::new();
    write_text(given, &mut text);
    text
}

/// The JSON Pointer to where what is known takes the answer about a fact.
pub(crate) fn place(known: &str, fact: &FactRef) -> String {
    let mut place = String::new();
    for key in keys(fact, &read(known)) {
        place.push('/');
        match key {
            Key::Name(name) => place.push_str(name),
            Key::Index(at) => place.push_str(&at.to_string()),
        }
    }
    place
}

/// What is known with an answer in its place. It goes in as it was given, so that reading the case sees all of it.
pub(crate) fn with(known: &str, fact: &FactRef, answer: &str) -> String {
    let known = read(known);
    let mut text = String::new();
    write_with(&known, &keys(fact, &known), answer, &mut text);
    text
}

/// What was written here before.
fn read(known: &str) -> Json<'_> {
    Json::read(known).unwrap_or(Json::Null)
}

/// The way to a fact, or to a part of an entry that the case has.
fn keys(fact: &FactRef, case: &Json<'_>) -> Vec<Key> {
    let mut keys: Vec<_> = fact.fact().path.split('.').map(Key::Name).collect();
    if let Some(entry) = fact.entry {
        let history = fact.fact().path.split('.').try_fold(case, |value, key| value.get(key));
        if matches!(history, Some(Json::Object(_))) {
            keys.push(Key::Name("entries"));
        }
        keys.push(Key::Index(usize::try_from(entry).unwrap_or(usize::MAX)));
    }
    keys.extend(fact.part_name().map(Key::Name));
    keys
}

/// What an object holds.
#[derive(Clone, Copy)]
enum Member<'a> {
    Json(&'a Json<'a>),
    /// JSON already.
    Written(&'a str),
}

fn write_with(value: &Json<'_>, way: &[Key], answer: &str, text: &mut String) {
    match way.split_first() {
        None => text.push_str(answer),
        Some((Key::Name(name), rest)) => {
            let mut inner = String::new();
            write_with(value.get(name).unwrap_or(&Json::Null), rest, answer, &mut inner);
            let mut members = Vec::new();
            if let Json::Object(given) = value {
                members.extend(given.iter().filter(|(key, _)| key != name).map(|(key, value)| (&**key, Member::Json(value))));
            }
            members.push((*name, Member::Written(&inner)));
            write_object(members, text);
        }
        Some((Key::Index(place), rest)) => {
            // INVARIANT: a question is only about an entry that the history has.
            let items = if let Json::List(items) = value { items.as_slice() } else { &[] };
            let mut at = 0;
            write_between('[', ']', items, text, |item, text| {
                if at == *place {
                    write_with(item, rest, answer, text)
                } else {
                    write(item, text)
                }
                at += 1;
            });
        }
    }
}

fn write(value: &Json<'_>, text: &mut String) {
    match value {
        Json::Bool(true) => text.push_str("true"),
        Json::Bool(false) => text.push_str("false"),
        Json::Text(given) => write_text(given, text),
        Json::List(items) => write_between('[', ']', items, text, write),
        Json::Object(members) => {
            write_object(members.iter().map(|(key, value)| (&**key, Member::Json(value))).collect(), text);
        }
        // No fact of a case is a number: a case with one was refused.
        Json::Null | Json::Number => text.push_str("null"),
    }
}

/// An object, its keys in the order of their letters.
fn write_object(mut members: Vec<(&str, Member<'_>)>, text: &mut String) {
    order::sort_by_key(&mut members, |(key, _)| *key);
    write_between('{', '}', &members, text, |(key, value), text| {
        write_text(key, text);
        text.push(':');
        match value {
            Member::Json(value) => write(value, text),
            Member::Written(value) => text.push_str(value),
        }
    });
}

/// Items between brackets, with commas between them.
fn write_between<T>(open: char, close: char, items: &[T], text: &mut String, mut write: impl FnMut(&T, &mut String)) {
    text.push(open);
    for (at, item) in items.iter().enumerate() {
        if at > 0 {
            text.push(',');
        }
        write(item, text);
    }
    text.push(close);
}

/// A text in quotes.
fn write_text(given: &str, text: &mut String) {
    text.push('"');
    for letter in given.chars() {
        match letter {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            '\u{8}' => text.push_str("\\b"),
            '\u{c}' => text.push_str("\\f"),
            '\0'..='\u{1f}' => {
                let code = u32::from(letter);
                text.push_str("\\u00");
                text.extend([code >> 4, code & 15].into_iter().filter_map(|digit| char::from_digit(digit, 16)));
            }
            _ => text.push(letter),
        }
    }
    text.push('"');
}
