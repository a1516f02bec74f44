//! The way through a text: which object or list is open, under which keys, and what is wrong there.

use std::borrow::Cow;

use crate::case::check;
use crate::case::json::{Broken, Json, Kind};
use crate::case::problem::{self, Problem, ProblemCode};
use crate::lists::order;
use crate::words::{Filler, Message, Wording, digits_of};

/// Decodes a text from front to back, and collects problems.
pub(super) struct Decoder<'a> {
    pub(super) json: Json<'a>,
    /// The keys of the objects that are open, as far as they were read; those of the innermost last.
    keys: Vec<Cow<'a, str>>,
    path: Vec<Step>,
    pub(super) problems: Vec<Problem>,
}

/// A step of the path to a place in the text: an object or a list that is open, and where in it.
enum Step {
    /// The key at this place of the list of keys.
    Key(usize),
    /// This item; none yet.
    Item(Option<usize>),
}

/// An object that is open.
pub(super) struct Object {
    /// Where its keys begin.
    first_key: usize,
    /// In a long object: which keys stand in it before, by their places in it.
    repeated: Vec<bool>,
}

/// An object of more keys than this is looked through once for those that are repeated: to compare each with each
/// would take too long.
const MANY_KEYS: usize = 64;

impl<'a> Decoder<'a> {
    pub(super) fn new(json: Json<'a>) -> Self {
        Self { json, keys: Vec::with_capacity(32), path: Vec::with_capacity(8), problems: Vec::new() }
    }

    /// The problems, once the whole text was read; or why it cannot be.
    pub(super) fn end(self) -> Result<Vec<Problem>, Broken> {
        self.json.end().map(|()| self.problems)
    }

    /// Enters an object. What else stands there is named as a problem, and gone past.
    pub(super) fn object(&mut self, what: Wording) -> Option<Object> {
        if self.json.kind()? == Kind::Object {
            return Some(self.open_object());
        }
        self.wrong(what);
        None
    }

    /// Enters an object, at its opening bracket.
    pub(super) fn open_object(&mut self) -> Object {
        self.json.open();
        let first_key = self.keys.len();
        self.path.push(Step::Key(first_key));
        Object { first_key, repeated: Vec::new() }
    }

    /// The next key of the open object, whose value is then next. Those that say null are left out, which is the same
    /// as not giving them, and those that are given twice are named as problems. Leaves the object after its last.
    pub(super) fn next_key(&mut self, object: &mut Object) -> Option<Cow<'a, str>> {
        while let Some(key) = self.json.next_key() {
            let is_repeated = self.is_repeated(object, &key);
            if let Some(Step::Key(at)) = self.path.last_mut() {
                *at = self.keys.len();
            }
            self.keys.push(key.clone());
            if is_repeated {
                self.json.skip();
                self.problem_with(ProblemCode::DuplicateKey, problem::DUPLICATE_KEY, "key", &key);
            } else if self.json.kind() == Some(Kind::Null) {
                self.json.skip();
            } else {
                return Some(key);
            }
        }
        self.keys.truncate(object.first_key);
        self.path.pop();
        None
    }

    /// Whether a key, which was just read, stands in its object before.
    fn is_repeated(&self, object: &mut Object, key: &str) -> bool {
        if self.json.is_tokens() {
            return false;
        }
        let before = self.keys.get(object.first_key..).unwrap_or_default();
        if before.len() < MANY_KEYS {
            return before.iter().any(|known| known == key);
        }
        if object.repeated.is_empty() {
            object.repeated = self.repeated(before, key);
        }
        object.repeated.get(before.len()).is_some_and(|repeated| *repeated)
    }

    /// For each key of an object whether it stands in it before: for those read before, for this one, and for those that come.
    fn repeated(&self, before: &[Cow<'a, str>], key: &str) -> Vec<bool> {
        let mut all = Vec::with_capacity(before.len() + 1);
        all.extend_from_slice(before);
        all.push(Cow::Owned(key.to_owned()));
        let mut rest = self.json.clone();
        rest.skip();
        while let Some(key) = rest.next_key() {
            all.push(key);
            rest.skip();
        }
        let mut in_order: Vec<u32> = (0..).zip(&all).map(|(at, _)| at).collect();
        let key = |at: u32| usize::try_from(at).ok().and_then(|at| all.get(at));
        order::sort_by(&mut in_order, |one, other| key(*one) < key(*other));
        let mut repeated = vec![false; all.len()];
        // The sort is stable: of those that are the same, the first stands first.
        for both in in_order.windows(2) {
            if let [one, next] = both
                && key(*one) == key(*next)
                && let Some(place) = usize::try_from(*next).ok().and_then(|at| repeated.get_mut(at))
            {
                *place = true;
            }
        }
        repeated
    }

    /// Goes past the value of a key that is not known.
    pub(super) fn unknown(&mut self, key: &str) {
        self.json.skip();
        self.problem_with(ProblemCode::UnknownField, problem::UNKNOWN_FIELD, "key", key);
    }

    /// Enters a list. What else stands there is named as a problem, and gone past.
    pub(super) fn list(&mut self) -> Option<()> {
        if self.json.kind()? != Kind::List {
            self.wrong(problem::A_LIST);
            return None;
        }
        self.json.open();
        self.path.push(Step::Item(None));
        Some(())
    }

    /// Whether the open list has another item, which is then next. Leaves the list after its last.
    pub(super) fn next_item(&mut self) -> bool {
        let goes_on = self.json.next_item();
        if !goes_on {
            self.path.pop();
        } else if let Some(Step::Item(at)) = self.path.last_mut() {
            *at = Some(at.map_or(0, |at| at + 1));
        }
        goes_on
    }

    pub(super) fn flag(&mut self) -> Option<bool> {
        if self.json.kind()? == Kind::Bool {
            return self.json.flag();
        }
        self.wrong(problem::TRUE_OR_FALSE);
        None
    }

    pub(super) fn text(&mut self) -> Option<Cow<'a, str>> {
        if self.json.kind()? == Kind::Text {
            return self.json.text();
        }
        self.wrong(problem::A_TEXT);
        None
    }

    /// A key of the object that was just left must be given.
    pub(super) fn missing(&mut self, key: &str) {
        let mut path = self.pointer();
        path.push('/');
        path.push_str(key);
        self.problems.push(check::missing(path, key));
    }

    /// Something else stands here; goes past it.
    #[inline(never)]
    pub(super) fn wrong(&mut self, expected: Wording) {
        if let Some(found) = self.json.kind() {
            self.json.skip();
            self.found(expected, found);
        }
    }

    /// Something else stood here.
    pub(super) fn found(&mut self, expected: Wording, found: Kind) {
        let fillers = [("expected", Filler::Wording(expected)), ("found", Filler::Wording(found.wording()))];
        self.problem(ProblemCode::WrongType, problem::WRONG_TYPE.with(fillers));
    }

    /// A problem with what somebody wrote, cut to a length that fits a message.
    #[inline(never)]
    pub(super) fn problem_with(&mut self, code: ProblemCode, sentence: Wording, place: &'static str, given: &str) {
        let given = match given.char_indices().nth(40) {
            None => given.to_owned(),
            Some((end, _)) => [given.get(..end).unwrap_or_default(), "…"].concat(),
        };
        self.problem(code, sentence.with([(place, Filler::Given(given))]));
    }

    /// A problem with the value that was just read.
    #[inline(never)]
    pub(super) fn problem(&mut self, code: ProblemCode, sentence: Message) {
        self.problems.push(Problem::new(self.pointer(), code, sentence));
    }

    /// The JSON Pointer to where the decoder is.
    fn pointer(&self) -> String {
        let mut pointer = String::new();
        for step in &self.path {
            pointer.push('/');
            match step {
                Step::Key(at) => {
                    for character in self.keys.get(*at).map_or("", |key| key).chars() {
                        match character {
                            '~' => pointer.push_str("~0"),
                            '/' => pointer.push_str("~1"),
                            other => pointer.push(other),
                        }
                    }
                }
                Step::Item(at) => pointer.push_str(&digits_of(at.unwrap_or_default())),
            }
        }
        pointer
    }
}

#[cfg(test)]
mod tests {
    use crate::{Case, ProblemCode};

    /// However many keys an object has, each that stands in it before is told, in its place, and no other.
    #[test]
    fn a_key_that_is_given_twice_is_told_in_a_short_object_and_in_a_long_one() {
        for count in [1, 2, 63, 64, 65, 66, 200] {
            // The numbers up to the count and those below a third of it, mixed; every tenth says nothing.
            let keys: Vec<usize> = (0..count).chain((0..count / 3).rev()).chain(0..count / 5).collect();
            let member = |(at, key): (usize, &usize)| format!("\"k\\u0030{key}\":{}", if at % 10 == 0 { "null" } else { "{}" });
            let text =
                format!("{{\"asOf\":\"2026-11-23\",{}}}", keys.iter().enumerate().map(member).collect::<Vec<_>>().join(","));
            let told = Case::from_json(&text).err().map(|problems| problems.as_slice().to_vec()).unwrap_or_default();
            let told: Vec<_> = told.into_iter().map(|problem| (problem.path, problem.code)).collect();
            let expected = keys.iter().enumerate().filter_map(|(at, key)| {
                let code = if keys.iter().take(at).any(|before| before == key) {
                    ProblemCode::DuplicateKey
                } else if at % 10 == 0 {
                    return None;
                } else {
                    ProblemCode::UnknownField
                };
                Some((format!("/k0{key}"), code))
            });
            assert_eq!(told, expected.collect::<Vec<_>>(), "{count}");
        }
    }
}
