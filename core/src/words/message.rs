//! Sentences with places for what varies.

use std::borrow::Cow;

use crate::lists::short::Short;

use crate::words::table::Words;
use crate::words::wording::Wording;

impl Wording {
    /// The sentence with these in its places.
    pub(crate) fn with(self, fillers: impl IntoIterator<Item = (&'static str, Filler)>) -> Message {
        Message { wording: self, fillers: fillers.into_iter().collect() }
    }
}

/// What stands in a place of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Filler {
    /// A day, a number, a name: the same in every language.
    Given(String),
    /// A text of its own.
    Wording(Wording),
}

impl Filler {
    pub(crate) fn given(given: impl Into<Given>) -> Self {
        Self::Given(given.into().0)
    }
}

/// What is the same in every language, written out. Days (`facts/written.rs`) and numbers are written without the formatting
/// of the standard library, which is large.
pub(crate) struct Given(String);

impl From<&str> for Given {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl From<String> for Given {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<&String> for Given {
    fn from(text: &String) -> Self {
        Self(text.clone())
    }
}

impl From<u64> for Given {
    fn from(number: u64) -> Self {
        Self(digits(number))
    }
}

impl From<usize> for Given {
    fn from(number: usize) -> Self {
        Self(digits_of(number))
    }
}

/// A place or a count in digits.
pub(crate) fn digits_of(number: usize) -> String {
    digits(u64::try_from(number).unwrap_or(u64::MAX))
}

/// A number in digits.
fn digits(number: u64) -> String {
    let mut text = if number < 10 { String::new() } else { digits(number / 10) };
    text.extend(u32::try_from(number % 10).ok().and_then(|digit| char::from_digit(digit, 10)));
    text
}

/// A sentence with what varies in it, in no language yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Message {
    wording: Wording,
    fillers: Short<(&'static str, Filler), 2>,
}

impl From<Wording> for Message {
    fn from(wording: Wording) -> Self {
        Self { wording, fillers: Short::new() }
    }
}

impl Message {
    pub(crate) fn wording(&self) -> Wording {
        self.wording
    }

    /// What stands in its places, each with the place's name.
    pub(crate) fn fillers(&self) -> &[(&'static str, Filler)] {
        &self.fillers
    }

    /// The sentence in these words. A place of the sentence is a name in braces; one that nothing fills stays.
    pub(crate) fn say(&self, words: &'static Words) -> Cow<'static, str> {
        let pattern = words.say(self.wording);
        if self.fillers.is_empty() {
            return Cow::Borrowed(pattern);
        }
        let mut said = String::with_capacity(pattern.len() + 16);
        let mut rest = pattern;
        while let Some((before, place)) = rest.split_once('{') {
            said.push_str(before);
            let Some((name, after)) = place.split_once('}') else {
                said.push('{');
                rest = place;
                continue;
            };
            match self.fillers.iter().find(|(known, _)| *known == name) {
                Some((_, Filler::Given(given))) => said.push_str(given),
                Some((_, Filler::Wording(wording))) => said.push_str(words.say(*wording)),
                None => {
                    said.push('{');
                    said.push_str(name);
                    said.push('}');
                }
            }
            rest = after;
        }
        said.push_str(rest);
        Cow::Owned(said)
    }
}

#[cfg(test)]
mod tests {
    use super::Filler;
    use crate::words::{Wording, Words};

    #[test]
    fn what_varies_stands_in_its_place_and_braces_in_it_are_left_alone() {
        let sentence = Wording::new("test", "text", "from {start} to {end}, {nobody} {");
        let message = sentence.with([("end", Filler::given("{start}")), ("start", Filler::given(1_usize))]);
        assert_eq!(message.say(Words::english()), "from 1 to {start}, {nobody} {");
    }
}
