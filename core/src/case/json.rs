//! JSON as it was written, read from front to back as it is asked for: keys in their order, repeated keys kept, so that a
//! repetition can be refused instead of silently losing a fact. No tree is built.
//!
//! Accepts what RFC 8259 calls a JSON text. Where a text goes wrong is counted as serde_json counts it.

use std::borrow::Cow;

use crate::case::problem;
use crate::words::Wording;

/// How many lists and objects may lie within one another.
const MOST_DEPTH: usize = 127;

/// The kinds of values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Null,
    Bool,
    /// Its value does not matter, because no fact of a case is a number. So one that no type can hold, such as
    /// `1e999`, is one as well, though serde_json refuses it.
    Number,
    Text,
    List,
    Object,
}

impl Kind {
    /// What it is, in words.
    pub(super) fn wording(self) -> Wording {
        match self {
            Self::Null => problem::NULL,
            Self::Bool => problem::TRUE_OR_FALSE,
            Self::Number => problem::A_NUMBER,
            Self::Text => problem::A_TEXT,
            Self::List => problem::A_LIST,
            Self::Object => problem::AN_OBJECT,
        }
    }
}

/// Why a text cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Broken {
    /// It goes wrong at the last of its first so many bytes, or breaks off after them.
    After(usize),
    /// More than [`MOST_DEPTH`] lists and objects lie within one another.
    TooDeep,
}

/// The line and the column of the last of the first so many bytes. Both count from 1, columns in bytes; a line
/// break is column 0 of the line that it begins.
pub(super) fn place(text: &str, bytes: usize) -> (usize, usize) {
    let read = text.as_bytes().get(..bytes).unwrap_or(text.as_bytes());
    let column = read.iter().rev().take_while(|byte| **byte != b'\n').count();
    (1 + read.iter().filter(|byte| **byte == b'\n').count(), column)
}

/// A place in a text: before what is read next.
///
/// Whoever reads goes past each value once: asks its [kind](Self::kind), then reads or skips it. Where the text goes wrong,
/// nothing more is read: every question after it is answered as at the end of the text.
#[derive(Clone)]
pub(crate) struct Json<'a> {
    text: &'a str,
    at: usize,
    /// How many lists and objects are open.
    depth: usize,
    /// Whether a list or an object was entered just now: no comma is due.
    is_new: bool,
    /// Where the text first went wrong.
    broken: Option<Broken>,
    /// Whether these are [tokens](Self::tokens).
    is_tokens: bool,
}

impl<'a> Json<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self { text, at: 0, depth: 0, is_new: false, broken: None, is_tokens: false }
    }

    /// The same with less to read, as a face writes it: no white space, no comma and no colon; the first letter alone of `true`,
    /// `false` and `null`; and a text is its length, in one byte, and what it says. Where a value may stand, a quote comes first;
    /// a key is shorter than the number of a bracket. Objects repeat no key.
    pub(crate) fn tokens(text: &'a str) -> Self {
        Self { is_tokens: true, ..Self::new(text) }
    }

    pub(super) fn is_tokens(&self) -> bool {
        self.is_tokens
    }

    /// The end of the text, once its one value was read.
    pub(crate) fn end(mut self) -> Result<(), Broken> {
        if self.broken.is_none() && self.skip_space().is_some() {
            self.fail::<()>();
        }
        self.broken.map_or(Ok(()), Err)
    }

    /// What the next value is; nothing, where the text goes wrong.
    pub(crate) fn kind(&mut self) -> Option<Kind> {
        Some(match self.skip_space() {
            Some(b'"') => Kind::Text,
            Some(b'{') => Kind::Object,
            Some(b'[') => Kind::List,
            Some(b'-' | b'0'..=b'9') => Kind::Number,
            Some(b't' | b'f') => Kind::Bool,
            Some(b'n') => Kind::Null,
            _ => return self.fail(),
        })
    }

    /// Goes past the next value, whatever it is.
    pub(crate) fn skip(&mut self) {
        match self.kind() {
            Some(Kind::Text) => drop(self.text()),
            Some(Kind::Object) => {
                self.open();
                while self.next_key().is_some() {
                    self.skip();
                }
            }
            Some(Kind::List) => {
                self.open();
                while self.next_item() {
                    self.skip();
                }
            }
            Some(Kind::Number) => drop(self.number()),
            Some(Kind::Bool) => drop(self.flag()),
            Some(Kind::Null) => drop(self.word("null")),
            None => {}
        }
    }

    /// Enters a list or an object, at its opening bracket.
    pub(crate) fn open(&mut self) {
        if self.depth == MOST_DEPTH {
            return self.stop(Broken::TooDeep);
        }
        self.depth += 1;
        self.at += 1;
        self.is_new = true;
    }

    /// Whether the list that is open has another item, which is then next; leaves it after the last.
    pub(crate) fn next_item(&mut self) -> bool {
        self.goes_on(b']')
    }

    /// The next key of the object that is open, whose value is then next; leaves it after the last.
    pub(crate) fn next_key(&mut self) -> Option<Cow<'a, str>> {
        if !self.goes_on(b'}') {
            return None;
        }
        if self.is_tokens {
            return self.token();
        }
        if self.skip_space() != Some(b'"') {
            return self.fail();
        }
        let key = self.text()?;
        self.skip_space();
        self.expect(b':')?;
        Some(key)
    }

    /// Goes past a comma, where one is due, or past the closing bracket, after which nothing goes on.
    fn goes_on(&mut self, closing: u8) -> bool {
        let next = self.skip_space();
        let is_new = std::mem::replace(&mut self.is_new, false);
        if next == Some(closing) {
            self.depth -= 1;
            self.at += 1;
            return false;
        }
        if self.is_tokens {
            return next.or_else(|| self.fail()).is_some();
        }
        if !is_new {
            if next != Some(b',') {
                return self.fail().unwrap_or(false);
            }
            self.at += 1;
        }
        true
    }

    /// `true` or `false`, at its first letter.
    pub(crate) fn flag(&mut self) -> Option<bool> {
        let flag = self.peek() == Some(b't');
        self.word(if flag { "true" } else { "false" }).map(|()| flag)
    }

    /// A text or a key, at its opening quote. It borrows where it can.
    pub(crate) fn text(&mut self) -> Option<Cow<'a, str>> {
        self.at += 1;
        if self.is_tokens {
            return self.token();
        }
        let start = self.unescaped()?;
        // Most texts end here: to ask first is worth a tenth of the whole reading.
        if self.skip_if(|byte| byte == b'"') {
            return Some(Cow::Borrowed(start));
        }
        self.text_with_escapes(start)
    }

    /// A text of tokens, at its length.
    fn token(&mut self) -> Option<Cow<'a, str>> {
        let from = self.at + 1;
        let to = from + usize::from(self.peek().unwrap_or_default());
        let Some(text) = self.text.get(from..to) else { return self.fail() };
        self.at = to;
        Some(Cow::Borrowed(text))
    }

    /// The rest of a text that does not end with its first part.
    #[inline(never)]
    fn text_with_escapes(&mut self, start: &'a str) -> Option<Cow<'a, str>> {
        let mut text = Cow::Borrowed(start);
        while !self.skip_if(|byte| byte == b'"') {
            match self.peek() {
                Some(b'\\') => text.to_mut().push(self.escaped()?),
                Some(b' '..) => text.to_mut().push_str(self.unescaped()?),
                _ => return self.fail(),
            }
        }
        Some(text)
    }

    /// The part of a text up to a quote, an escape, a control character or the end.
    fn unescaped(&mut self) -> Option<&'a str> {
        let from = self.at;
        self.at += plain_bytes(self.text.as_bytes().get(from..).unwrap_or_default());
        // It lies between bytes of ASCII, so it is whole characters.
        self.text.get(from..self.at)
    }

    /// The character that an escape stands for, at its backslash.
    fn escaped(&mut self) -> Option<char> {
        self.at += 1;
        let character = match self.peek() {
            Some(byte @ (b'"' | b'\\' | b'/')) => char::from(byte),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.code_point(),
            _ => return self.fail(),
        };
        self.at += 1;
        Some(character)
    }

    /// The character of `uXXXX`, or of two that are a pair of surrogates, at the `u`.
    fn code_point(&mut self) -> Option<char> {
        let first = self.code_unit()?;
        let character = if matches!(first, 0xD800..=0xDBFF) {
            self.expect(b'\\')?;
            let second = self.code_unit()?;
            char::decode_utf16([first, second]).next().and_then(Result::ok)
        } else {
            char::from_u32(first.into())
        };
        character.or_else(|| self.fail_after(self.at))
    }

    /// The number of `uXXXX`, at the `u`.
    fn code_unit(&mut self) -> Option<u16> {
        self.expect(b'u')?;
        let Some(digits) = self.text.as_bytes().get(self.at..self.at + 4) else { return self.fail_after(self.text.len()) };
        self.at += 4;
        let digits = digits.iter().map(|digit| char::from(*digit).to_digit(16));
        let unit = digits.reduce(|unit, digit| Some(unit? << 4 | digit?)).flatten();
        unit.and_then(|unit| u16::try_from(unit).ok()).or_else(|| self.fail_after(self.at))
    }

    /// A number. A zero before other digits is one of its own, and no number may follow it.
    fn number(&mut self) -> Option<()> {
        self.skip_if(|byte| byte == b'-');
        if !self.skip_if(|byte| byte == b'0') {
            self.digits()?;
        }
        if self.skip_if(|byte| byte == b'.') {
            self.digits()?;
        }
        if self.skip_if(|byte| matches!(byte, b'e' | b'E')) {
            self.skip_if(|byte| matches!(byte, b'+' | b'-'));
            self.digits()?;
        }
        Some(())
    }

    /// One digit or more.
    fn digits(&mut self) -> Option<()> {
        if !self.skip_if(|byte| byte.is_ascii_digit()) {
            return self.fail();
        }
        while self.skip_if(|byte| byte.is_ascii_digit()) {}
        Some(())
    }

    /// A word that stands for a value, at its first letter.
    fn word(&mut self, word: &str) -> Option<()> {
        let word = if self.is_tokens { word.get(..1)? } else { word };
        word.bytes().try_for_each(|byte| self.expect(byte))
    }

    /// The byte that is read next.
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Goes past white space, and tells what is read next.
    fn skip_space(&mut self) -> Option<u8> {
        loop {
            match self.peek() {
                Some(b' ' | b'\t' | b'\n' | b'\r') if !self.is_tokens => self.at += 1,
                other => return other,
            }
        }
    }

    /// Whether such a byte is next; goes past it.
    fn skip_if(&mut self, such: impl Fn(u8) -> bool) -> bool {
        let next = self.peek().is_some_and(such);
        if next {
            self.at += 1;
        }
        next
    }

    /// Goes past this byte, which must be next.
    fn expect(&mut self, byte: u8) -> Option<()> {
        if self.skip_if(|next| next == byte) { Some(()) } else { self.fail() }
    }

    /// The text goes wrong at the next byte, or breaks off before it.
    fn fail<T>(&mut self) -> Option<T> {
        self.fail_after(self.text.len().min(self.at + 1))
    }

    /// The text goes wrong at the last of its first so many bytes.
    fn fail_after<T>(&mut self, bytes: usize) -> Option<T> {
        self.stop(Broken::After(bytes));
        None
    }

    /// Nothing is read from here on.
    #[inline(never)]
    fn stop(&mut self, broken: Broken) {
        self.broken.get_or_insert(broken);
        self.at = self.text.len();
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
mod tests;
