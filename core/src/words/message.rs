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
    pub(crate) fn given(given: impl ToString) -> Self {
        Self::Given(given.to_string())
    }
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
        let message = sentence.with([("end", Filler::given("{start}")), ("start", Filler::given(1))]);
        assert_eq!(message.say(Words::english()), "from 1 to {start}, {nobody} {");
    }
}
