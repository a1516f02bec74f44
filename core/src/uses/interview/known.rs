//! What is known during an interview, as JSON text: written in one way, and with an answer in its place.

use std::borrow::Cow;

use crate::case::{Json, Kind};
use crate::facts::FactRef;
use crate::lists::order;

/// A step of the way to a place in a case.
#[derive(Clone, Copy)]
enum Key {
    Name(&'static str),
    Index(usize),
}

/// What goes into a place: the way there from here, and its JSON text.
type Put<'a> = (&'a [Key], &'a str);

/// Whether a text is one whole value.
pub(crate) fn is_value(text: &str) -> bool {
    let mut json = Json::new(text);
    json.skip();
    json.end().is_ok()
}

/// A text, with its keys in the order of their letters and no white space. `None`: it is no JSON.
pub(crate) fn document(text: &str) -> Option<String> {
    let mut json = Json::new(text);
    let mut known = String::with_capacity(text.len());
    write(&mut json, None, &mut known);
    json.end().ok().map(|()| known)
}

/// What is known with a value in place of what stands there for a key of the case itself.
pub(crate) fn with_key(known: &str, key: &'static str, value: &str) -> String {
    put(known, (&[Key::Name(key)], value))
}

/// What is known with an answer in its place. It goes in as it was given, so that reading the case sees all of it.
pub(crate) fn with(known: &str, fact: &FactRef, answer: &str) -> String {
    put(known, (&keys(known, fact), answer))
}

/// A list of texts, as JSON.
pub(crate) fn list(texts: &[String]) -> String {
    let mut list = String::from("[");
    for given in texts {
        if list.len() > 1 {
            list.push(',');
        }
        write_text(given, &mut list);
    }
    list.push(']');
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
    for key in keys(known, fact) {
        place.push('/');
        match key {
            Key::Name(name) => place.push_str(name),
            Key::Index(at) => place.push_str(&at.to_string()),
        }
    }
    place
}

fn put(known: &str, put: Put<'_>) -> String {
    let mut text = String::with_capacity(known.len() + put.1.len());
    write(&mut Json::new(known), Some(put), &mut text);
    text
}

/// The way to a fact, or to a part of an entry that the case has.
fn keys(known: &str, fact: &FactRef) -> Vec<Key> {
    let path = fact.fact().path;
    let mut keys: Vec<_> = path.split('.').map(Key::Name).collect();
    if let Some(entry) = fact.entry {
        if kind_at(known, path) == Some(Kind::Object) {
            keys.push(Key::Name("entries"));
        }
        keys.push(Key::Index(usize::try_from(entry).unwrap_or(usize::MAX)));
    }
    keys.extend(fact.part_name().map(Key::Name));
    keys
}

/// What stands in a place of what is known.
fn kind_at(known: &str, path: &str) -> Option<Kind> {
    let mut json = Json::new(known);
    for name in path.split('.') {
        if json.kind()? != Kind::Object {
            return None;
        }
        json.open();
        while json.next_key()? != name {
            json.skip();
        }
    }
    json.kind()
}

/// Writes the next value, with what goes into a place of it.
fn write(json: &mut Json<'_>, put: Option<Put<'_>>, text: &mut String) {
    if let Some(([], answer)) = put {
        json.skip();
        text.push_str(answer);
        return;
    }
    match json.kind() {
        Some(Kind::Object) => write_object(json, put, text),
        Some(Kind::List) => write_list(json, put, text),
        _ if put.is_some() => {
            json.skip();
            write_new(put, text);
        }
        Some(Kind::Text) => write_text(&json.text().unwrap_or_default(), text),
        Some(Kind::Bool) => text.push_str(if json.flag() == Some(true) { "true" } else { "false" }),
        // No fact of a case is a number: a case with one was refused.
        _ => {
            json.skip();
            text.push_str("null");
        }
    }
}

fn write_object(json: &mut Json<'_>, put: Option<Put<'_>>, text: &mut String) {
    let mut members: Vec<(Cow<'_, str>, String)> = Vec::new();
    json.open();
    while let Some(key) = json.next_key() {
        let below = put.and_then(|(way, answer)| match way {
            [Key::Name(name), rest @ ..] if key == *name => Some((rest, answer)),
            _ => None,
        });
        let mut value = String::new();
        write(json, below, &mut value);
        members.push((key, value));
    }
    if let Some(([Key::Name(name), rest @ ..], answer)) = put
        && !members.iter().any(|(key, _)| key == name)
    {
        let mut value = String::new();
        write_new(Some((rest, answer)), &mut value);
        members.push((Cow::Borrowed(name), value));
    }
    let mut in_order: Vec<&(Cow<'_, str>, String)> = members.iter().collect();
    order::sort_by_key(&mut in_order, |(key, _)| key.as_ref());
    text.push('{');
    for (at, (key, value)) in in_order.into_iter().enumerate() {
        if at > 0 {
            text.push(',');
        }
        write_text(key, text);
        text.push(':');
        text.push_str(value);
    }
    text.push('}');
}

fn write_list(json: &mut Json<'_>, put: Option<Put<'_>>, text: &mut String) {
    text.push('[');
    json.open();
    let mut at = 0;
    while json.next_item() {
        if at > 0 {
            text.push(',');
        }
        let below = put.and_then(|(way, answer)| match way {
            [Key::Index(place), rest @ ..] if at == *place => Some((rest, answer)),
            _ => None,
        });
        write(json, below, text);
        at += 1;
    }
    text.push(']');
}

/// Writes a value that holds nothing but what goes into it.
fn write_new(put: Option<Put<'_>>, text: &mut String) {
    match put {
        Some(([Key::Name(name), rest @ ..], answer)) => {
            text.push('{');
            write_text(name, text);
            text.push(':');
            write_new(Some((rest, answer)), text);
            text.push('}');
        }
        // INVARIANT: a question is only about an entry that the history has.
        Some(([Key::Index(_), ..], _)) => text.push_str("[]"),
        Some(([], answer)) => text.push_str(answer),
        None => text.push_str("null"),
    }
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
