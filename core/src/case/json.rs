//! JSON as it was written: keys in their order, repeated keys kept, so that a repetition can be
//! refused instead of silently losing a fact.
//!
//! Accepts what RFC 8259 calls a JSON text. Where a text goes wrong is counted as serde_json counts it.

use std::borrow::Cow;

use crate::case::problem;
use crate::words::Wording;

/// How many lists and objects may lie within one another.
const MOST_DEPTH: usize = 127;

/// A JSON value that borrows from its text where it can.
#[derive(Debug, PartialEq)]
pub(crate) enum Json<'a> {
    Null,
    Bool(bool),
    /// Its value does not matter, because no fact of a case is a number. So one that no type can hold, such as
    /// `1e999`, is one as well, though serde_json refuses it.
    Number,
    Text(Cow<'a, str>),
    List(Vec<Json<'a>>),
    Object(Vec<(Cow<'a, str>, Json<'a>)>),
}

/// Why a text cannot be read.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Broken {
    /// It goes wrong at the last of its first so many bytes, or breaks off after them.
    After(usize),
    /// More than [`MOST_DEPTH`] lists and objects lie within one another.
    TooDeep,
}

impl<'a> Json<'a> {
    /// The one value that a text is.
    pub(crate) fn read(text: &'a str) -> Result<Self, Broken> {
        let mut cursor = Cursor { text, at: 0, depth: 0 };
        let value = cursor.value()?;
        match cursor.skip_space() {
            None => Ok(value),
            Some(_) => cursor.broken(),
        }
    }

    /// What an object has for a key.
    pub(crate) fn get(&self, key: &str) -> Option<&Self> {
        let Self::Object(members) = self else { return None };
        members.iter().find_map(|(known, value)| (known == key).then_some(value))
    }

    /// What it is, in words.
    pub(super) fn kind(&self) -> Wording {
        match self {
            Self::Null => problem::NULL,
            Self::Bool(_) => problem::TRUE_OR_FALSE,
            Self::Number => problem::A_NUMBER,
            Self::Text(_) => problem::A_TEXT,
            Self::List(_) => problem::A_LIST,
            Self::Object(_) => problem::AN_OBJECT,
        }
    }
}

/// The line and the column of the last of the first so many bytes. Both count from 1, columns in bytes; a line
/// break is column 0 of the line that it begins.
pub(super) fn place(text: &str, bytes: usize) -> (usize, usize) {
    let read = text.as_bytes().get(..bytes).unwrap_or(text.as_bytes());
    let column = read.iter().rev().take_while(|byte| **byte != b'\n').count();
    (1 + read.iter().filter(|byte| **byte == b'\n').count(), column)
}

/// A place in a text: before the byte that is read next.
struct Cursor<'a> {
    text: &'a str,
    at: usize,
    /// How many lists and objects are open.
    depth: usize,
}

impl<'a> Cursor<'a> {
    /// A value of any kind, after white space.
    fn value(&mut self) -> Result<Json<'a>, Broken> {
        match self.skip_space() {
            Some(b'"') => Ok(Json::Text(self.text()?)),
            Some(b'{') => self.object(),
            Some(b'[') => self.list(),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b't') => self.word("true", Json::Bool(true)),
            Some(b'f') => self.word("false", Json::Bool(false)),
            Some(b'n') => self.word("null", Json::Null),
            _ => self.broken(),
        }
    }

    /// An object, at its opening bracket.
    fn object(&mut self) -> Result<Json<'a>, Broken> {
        self.open()?;
        let mut members = Vec::new();
        if self.skip_space() != Some(b'}') {
            loop {
                if self.skip_space() != Some(b'"') {
                    return self.broken();
                }
                let key = self.text()?;
                self.skip_space();
                self.expect(b':')?;
                members.push((key, self.value()?));
                match self.skip_space() {
                    Some(b',') => self.at += 1,
                    Some(b'}') => break,
                    _ => return self.broken(),
                }
            }
        }
        self.close();
        Ok(Json::Object(members))
    }

    /// A list, at its opening bracket.
    fn list(&mut self) -> Result<Json<'a>, Broken> {
        self.open()?;
        let mut items = Vec::new();
        if self.skip_space() != Some(b']') {
            loop {
                items.push(self.value()?);
                match self.skip_space() {
                    Some(b',') => self.at += 1,
                    Some(b']') => break,
                    _ => return self.broken(),
                }
            }
        }
        self.close();
        Ok(Json::List(items))
    }

    /// Enters a list or an object, at its opening bracket.
    fn open(&mut self) -> Result<(), Broken> {
        if self.depth == MOST_DEPTH {
            return Err(Broken::TooDeep);
        }
        self.depth += 1;
        self.at += 1;
        Ok(())
    }

    /// Leaves a list or an object, at its closing bracket.
    fn close(&mut self) {
        self.depth -= 1;
        self.at += 1;
    }

    /// A text or a key, at its opening quote.
    fn text(&mut self) -> Result<Cow<'a, str>, Broken> {
        self.at += 1;
        let start = self.unescaped()?;
        // Most texts end here: to ask first is worth a tenth of the whole reading.
        if self.skip(|byte| byte == b'"') {
            return Ok(Cow::Borrowed(start));
        }
        let mut text = Cow::Borrowed(start);
        while !self.skip(|byte| byte == b'"') {
            match self.peek() {
                Some(b'\\') => text.to_mut().push(self.escaped()?),
                Some(b' '..) => text.to_mut().push_str(self.unescaped()?),
                _ => return self.broken(),
            }
        }
        Ok(text)
    }

    /// The part of a text up to a quote, an escape, a control character or the end.
    fn unescaped(&mut self) -> Result<&'a str, Broken> {
        let from = self.at;
        self.at += plain_bytes(self.text.as_bytes().get(from..).unwrap_or_default());
        // It lies between bytes of ASCII, so it is whole characters.
        self.text.get(from..self.at).ok_or(Broken::After(self.at))
    }

    /// The character that an escape stands for, at its backslash.
    fn escaped(&mut self) -> Result<char, Broken> {
        self.at += 1;
        let character = match self.peek() {
            Some(byte @ (b'"' | b'\\' | b'/')) => char::from(byte),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.code_point(),
            _ => return self.broken(),
        };
        self.at += 1;
        Ok(character)
    }

    /// The character of `uXXXX`, or of two that are a pair of surrogates, at the `u`.
    fn code_point(&mut self) -> Result<char, Broken> {
        let first = self.code_unit()?;
        let character = if matches!(first, 0xD800..=0xDBFF) {
            self.expect(b'\\')?;
            let second = self.code_unit()?;
            char::decode_utf16([first, second]).next().and_then(Result::ok)
        } else {
            char::from_u32(first.into())
        };
        character.ok_or(Broken::After(self.at))
    }

    /// The number of `uXXXX`, at the `u`.
    fn code_unit(&mut self) -> Result<u16, Broken> {
        self.expect(b'u')?;
        let Some(digits) = self.text.as_bytes().get(self.at..self.at + 4) else {
            return Err(Broken::After(self.text.len()));
        };
        self.at += 4;
        let digits = digits.iter().map(|digit| char::from(*digit).to_digit(16));
        let unit = digits.reduce(|unit, digit| Some(unit? << 4 | digit?)).flatten();
        unit.and_then(|unit| u16::try_from(unit).ok()).ok_or(Broken::After(self.at))
    }

    /// A number. A zero before other digits is one of its own, and no number may follow it.
    fn number(&mut self) -> Result<Json<'a>, Broken> {
        self.skip(|byte| byte == b'-');
        if !self.skip(|byte| byte == b'0') {
            self.digits()?;
        }
        if self.skip(|byte| byte == b'.') {
            self.digits()?;
        }
        if self.skip(|byte| matches!(byte, b'e' | b'E')) {
            self.skip(|byte| matches!(byte, b'+' | b'-'));
            self.digits()?;
        }
        Ok(Json::Number)
    }

    /// One digit or more.
    fn digits(&mut self) -> Result<(), Broken> {
        if !self.skip(|byte| byte.is_ascii_digit()) {
            return self.broken();
        }
        while self.skip(|byte| byte.is_ascii_digit()) {}
        Ok(())
    }

    /// A word that stands for a value, at its first letter.
    fn word(&mut self, word: &str, value: Json<'a>) -> Result<Json<'a>, Broken> {
        for byte in word.bytes() {
            self.expect(byte)?;
        }
        Ok(value)
    }

    /// The byte that is read next.
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Goes past white space, and tells what is read next.
    fn skip_space(&mut self) -> Option<u8> {
        loop {
            match self.peek() {
                Some(b' ' | b'\t' | b'\n' | b'\r') => self.at += 1,
                other => return other,
            }
        }
    }

    /// Whether such a byte is next; goes past it.
    fn skip(&mut self, such: impl Fn(u8) -> bool) -> bool {
        let next = self.peek().is_some_and(such);
        if next {
            self.at += 1;
        }
        next
    }

    /// Goes past this byte, which must be next.
    fn expect(&mut self, byte: u8) -> Result<(), Broken> {
        if self.skip(|next| next == byte) { Ok(()) } else { self.broken() }
    }

    /// The text goes wrong at the next byte, or breaks off before it.
    fn broken<T>(&self) -> Result<T, Broken> {
        Err(Broken::After(self.text.len().min(self.at + 1)))
    }
}

/// How many bytes come before the first quote, backslash or control character.
///
/// Looks at eight bytes at once. A byte below `n`, for `n` up to 128, has a clear highest bit that is set once `n` is taken
/// away; what is borrowed from the byte after it can mislead only about later bytes, and the first is what counts.
fn plain_bytes(bytes: &[u8]) -> usize {
    const EACH: u64 = u64::MAX / 0xff;
    let below = |eight: u64, n: u8| eight.wrapping_sub(EACH * u64::from(n)) & !eight & (EACH << 7);
    let equal = |eight: u64, byte: u8| below(eight ^ (EACH * u64::from(byte)), 1);
    let (eights, _) = bytes.as_chunks();
    let mut plain = 0;
    for eight in eights {
        let eight = u64::from_le_bytes(*eight);
        let found = below(eight, b' ') | equal(eight, b'"') | equal(eight, b'\\');
        if found != 0 {
            return plain + found.trailing_zeros() as usize / 8;
        }
        plain += 8;
    }
    let rest = bytes.get(plain..).unwrap_or_default();
    plain + rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | ..b' ')).unwrap_or(rest.len())
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;
    use std::fmt;

    use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};

    use super::{Broken, Json, MOST_DEPTH, place, plain_bytes};

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
}
