//! The reader against serde_json, on whole and on broken texts.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::{Broken, Kind, MOST_DEPTH, place, plain_bytes};

/// A tree of what is read.
#[derive(Debug, PartialEq)]
enum Json<'a> {
    Null,
    Bool(bool),
    Number,
    Text(Cow<'a, str>),
    List(Vec<Json<'a>>),
    Object(Vec<(Cow<'a, str>, Json<'a>)>),
}

impl<'a> Json<'a> {
    /// The one value that a text is. Whoever only skips it is told the same of a text that goes wrong.
    fn read(text: &'a str) -> Result<Self, Broken> {
        let mut json = super::Json::new(text);
        let tree = Self::next(&mut json);
        let end = json.end();
        let mut skipped = super::Json::new(text);
        skipped.skip();
        assert_eq!(skipped.end(), end, "{text:?}");
        end.map(|()| tree.unwrap())
    }

    fn next(json: &mut super::Json<'a>) -> Option<Self> {
        Some(match json.kind()? {
            Kind::Text => Self::Text(json.text()?),
            Kind::Bool => Self::Bool(json.flag()?),
            Kind::List => {
                json.open();
                let mut items = Vec::new();
                while json.next_item() {
                    items.push(Self::next(json)?);
                }
                Self::List(items)
            }
            Kind::Object => {
                json.open();
                let mut members = Vec::new();
                while let Some(key) = json.next_key() {
                    members.push((key, Self::next(json)?));
                }
                Self::Object(members)
            }
            kind => {
                json.skip();
                if kind == Kind::Null { Self::Null } else { Self::Number }
            }
        })
    }
}

/// The same tree as serde_json reads it.
struct Theirs<'a>(Json<'a>);

/// A key as serde_json reads it.
struct Key<'a>(Cow<'a, str>);

impl<'de: 'a, 'a> Deserialize<'de> for Theirs<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Tree).map(Self)
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Key<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match deserializer.deserialize_str(Tree)? {
            Json::Text(key) => Ok(Self(key)),
            _ => Err(D::Error::custom("a key that is not a text")),
        }
    }
}

struct Tree;

impl<'de> Visitor<'de> for Tree {
    type Value = Json<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Self::Value, E> {
        Ok(Json::Bool(value))
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<Self::Value, E> {
        Ok(Json::Number)
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<Self::Value, E> {
        Ok(Json::Number)
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<Self::Value, E> {
        Ok(Json::Number)
    }

    fn visit_borrowed_str<E: Error>(self, value: &'de str) -> Result<Self::Value, E> {
        Ok(Json::Text(Cow::Borrowed(value)))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Self::Value, E> {
        Ok(Json::Text(Cow::Owned(value.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut items = Vec::new();
        while let Some(Theirs(item)) = list.next_element()? {
            items.push(item);
        }
        Ok(Json::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut members = Vec::new();
        while let Some((Key(key), Theirs(value))) = map.next_entry()? {
            members.push((key, value));
        }
        Ok(Json::Object(members))
    }
}

/// Whether a text is read is the same for serde_json, and so is what it is read as or where it goes wrong.
fn agrees(text: &str) {
    let ours = Json::read(text);
    match serde_json::from_str(text) {
        Ok(Theirs(theirs)) => {
            let ours = ours.unwrap_or_else(|broken| panic!("{text:?}: {broken:?}"));
            assert_eq!(ours, theirs, "{text:?}");
            assert!(borrows_alike(&ours, &theirs), "{text:?}");
        }
        Err(error) if error.to_string().starts_with("number out of range") => {}
        Err(error) if error.to_string().starts_with("recursion limit") => {
            assert_eq!(ours, Err(Broken::TooDeep), "{text:?}");
        }
        Err(error) => {
            let Err(Broken::After(bytes)) = ours else { panic!("{text:?}: {ours:?}, but {error}") };
            assert_eq!(place(text, bytes), (error.line(), error.column()), "{text:?}: {error}");
        }
    }
}

/// Whether two equal trees borrow the same texts.
fn borrows_alike(ours: &Json<'_>, theirs: &Json<'_>) -> bool {
    let alike = |a: &Cow<'_, str>, b: &Cow<'_, str>| matches!(a, Cow::Borrowed(_)) == matches!(b, Cow::Borrowed(_));
    match (ours, theirs) {
        (Json::Text(a), Json::Text(b)) => alike(a, b),
        (Json::List(a), Json::List(b)) => a.iter().zip(b).all(|(a, b)| borrows_alike(a, b)),
        (Json::Object(a), Json::Object(b)) => a.iter().zip(b).all(|(a, b)| alike(&a.0, &b.0) && borrows_alike(&a.1, &b.1)),
        _ => true,
    }
}

const DOCUMENTS: &[&str] = &[
    "{\n  \"asOf\": \"2026-11-23\",\r\n\t\"member\": {\"birthDate\": {\"earliest\": \"2015\"}, \"fosterCare\": [{\"start\": null}, {}]},\n  \
     \"member\": true, \"policies\": [], \"\": false\n}\n",
    r#" [-0, 0, 10.50, -12e3, 7E-08, 0.1e+2, 18446744073709551616, 0.123456789012345678901234567890] "#,
    r#"["\"\\\/\b\f\n\r\t", "\u00e9\uD83D\ude00 \uFFFF", "é😀\u0000", "sixteen bytes or more, é, and an escape \n"]"#,
    "{\"a\\n\\n\": \"é\u{7f}\u{2028}\", \"a\\n\\n\": [[[]], {\"b\": {\"c\": null}}]}",
    "\"a text alone\"",
    "null",
];

const PIECES: &[&str] = &[
    "{", "}", "[", "]", ",", ":", "\"", "\\", "0", "7", "-", "+", "e", ".", "a", "f", "n", "u", "t", " ", "\n", "\r\n", "\t",
    "\u{0}", "\u{1}", "\u{1f}", "\u{a0}", "é", "😀", "/", "'", "\\u", "\\ud800", "\\udc00", "\\u12é", "\\x", "1e999", "true",
    "[]", "\"\":",
];

#[test]
fn every_prefix_of_a_text_is_read_as_serde_json_reads_it() {
    for document in DOCUMENTS {
        assert!(Json::read(document).is_ok(), "{document}");
        for (at, _) in document.char_indices() {
            let (before, from) = document.split_at(at);
            agrees(before);
            agrees(from);
        }
        agrees(document);
    }
}

#[test]
fn a_text_with_one_character_left_out_replaced_or_added_is_read_as_serde_json_reads_it() {
    for document in DOCUMENTS {
        for (at, character) in document.char_indices() {
            let (before, from) = document.split_at(at);
            let (_, after) = from.split_at(character.len_utf8());
            agrees(&[before, after].concat());
            for piece in PIECES {
                agrees(&[before, piece, after].concat());
                agrees(&[before, piece, from].concat());
                agrees(&[before, piece].concat());
            }
        }
    }
}

#[test]
fn every_text_of_three_pieces_is_read_as_serde_json_reads_it() {
    for a in PIECES {
        for b in PIECES {
            for c in PIECES {
                agrees(&[*a, *b, *c].concat());
                agrees(&["[\"\\ud83d", a, b, c, "\"]"].concat());
                agrees(&["{\"a\":\n-1", a, b, c, "}"].concat());
            }
        }
    }
}

#[test]
fn nesting_is_refused_at_the_depth_at_which_serde_json_refuses_it() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}"), ("[{\"a\":", "}]"), ("[[],{},\n", "]")] {
        for depth in 1..=2 * MOST_DEPTH {
            agrees(&[&open.repeat(depth), "0", &close.repeat(depth)].concat());
            agrees(&open.repeat(depth));
        }
    }
    let nested = |depth| ["[".repeat(depth), "]".repeat(depth)].concat();
    assert!(Json::read(&nested(MOST_DEPTH)).is_ok());
    assert_eq!(Json::read(&nested(MOST_DEPTH + 1)), Err(Broken::TooDeep));
    assert_eq!(Json::read(&nested(1_000_000)), Err(Broken::TooDeep));
}

#[test]
fn a_number_that_no_type_can_hold_is_a_number() {
    for number in ["1e999", "-1e999", "1e99999999999999999999", &"9".repeat(400)] {
        assert_eq!(Json::read(number), Ok(Json::Number), "{number}");
    }
}

#[test]
fn a_text_is_plain_up_to_its_first_quote_backslash_or_control_character() {
    for length in 0..40 {
        for at in 0..length {
            for byte in 0..=255 {
                for others in [b'a', b' ', 0x80, 0xff] {
                    let mut bytes = vec![others; length];
                    bytes[at] = byte;
                    let plain = if matches!(byte, b'"' | b'\\' | 0..0x20) { at } else { length };
                    assert_eq!(plain_bytes(&bytes), plain, "{byte} at {at} of {length} among {others}");
                }
            }
        }
    }
}
