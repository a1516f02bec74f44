//! Reading a case from JSON: strictly, along the catalogue of facts, naming every problem.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt::Write;

use crate::case::check;
use crate::case::checked::Case;
use crate::case::json::{self, Broken, Json};
use crate::case::problem::{self, Problem, ProblemCode, Problems};
use crate::facts::{
    self, Choices, Deed, Detail, DetailId, Entries, Entry, FactId, PathNode, SECTIONS, Shape, Span, Status, Value,
};
use crate::time::{Day, NotADay, RoughDay};
use crate::words::{Filler, Message, Wording};

/// The most bytes in one case: 8 MiB.
pub(crate) const MOST_BYTES: usize = 8 * 1024 * 1024;

/// What is filled in at the edge, or put in place of what a case says.
#[derive(Clone, Debug, Default)]
pub(crate) struct Overrides {
    /// The as-of day of a case that gives none.
    pub(crate) default_as_of: Option<Day>,
    /// Where that is asked for, only once it is needed.
    pub(crate) default_as_of_from: Option<fn() -> Option<Day>>,
    /// In place of each case's own.
    pub(crate) as_of: Option<Day>,
    pub(crate) policies: Option<Vec<String>>,
    pub(crate) goals: Option<Vec<String>>,
}

impl Overrides {
    fn default_as_of(&self) -> Option<Day> {
        self.default_as_of.or_else(|| self.default_as_of_from.and_then(|ask| ask()))
    }
}

/// Reads one case, with every problem that can be told without knowing the rules.
pub(crate) fn read(text: &str, overrides: &Overrides) -> Result<(Case, Vec<Problem>), Problems> {
    if text.len() > MOST_BYTES {
        return Err(too_large());
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let json = Json::read(text).map_err(|broken| match broken {
        Broken::TooDeep => Problems::one("", ProblemCode::TooLarge, problem::TOO_DEEP),
        Broken::After(bytes) => {
            let (line, column) = json::place(text, bytes);
            let place = [("line", Filler::given(line)), ("column", Filler::given(column))];
            Problems::one("", ProblemCode::NotJson, problem::NOT_JSON.with(place))
        }
    })?;
    let mut decoder = Decoder { path: Vec::new(), problems: Vec::new() };
    let mut case = decoder.case(overrides, json);
    let mut problems = decoder.problems;
    check::check(&mut case, &mut problems);
    Ok((case, problems))
}

/// The text of a case that comes as bytes, which must be UTF-8.
pub(crate) fn text_of(bytes: &[u8]) -> Result<&str, Problems> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text),
        Err(_) if bytes.len() > MOST_BYTES => Err(too_large()),
        Err(_) => Err(Problems::one("", ProblemCode::NotJson, problem::NOT_UTF_8)),
    }
}

/// The problem of a case that is over the limit of size.
pub(crate) fn too_large() -> Problems {
    Problems::one("", ProblemCode::TooLarge, problem::TOO_LARGE)
}

/// A step of the path to a place in the text.
enum Key<'a> {
    Name(Cow<'a, str>),
    Index(usize),
}

/// Decodes the text into a case, and collects problems.
struct Decoder<'a> {
    path: Vec<Key<'a>>,
    problems: Vec<Problem>,
}

type Members<'a> = Vec<(Cow<'a, str>, Json<'a>)>;

impl<'a> Decoder<'a> {
    fn case(&mut self, overrides: &Overrides, json: Json<'a>) -> Case {
        let mut case = Case {
            as_of: Day::LAST,
            policies: None,
            goals: None,
            sections: Vec::new(),
            birth: RoughDay::UNKNOWN,
            facts: Vec::new(),
            narrowed: Vec::new(),
        };
        let mut as_of = None;
        let mut as_of_given = false;
        let is_object = self.object(json, problem::A_CASE, |decoder, key, value| {
            match key {
                "asOf" => {
                    as_of_given = true;
                    as_of = decoder.exact_day(&value);
                }
                "policies" => case.policies = decoder.texts(value),
                "goals" => case.goals = decoder.texts(value),
                "member" | "plan" | "county" | "region" => {
                    let section = key.to_owned();
                    decoder.section(&section, value, &mut case);
                }
                _ => return false,
            }
            true
        });
        if overrides.policies.is_some() {
            case.policies.clone_from(&overrides.policies);
        }
        if overrides.goals.is_some() {
            case.goals.clone_from(&overrides.goals);
        }
        match overrides.as_of.or(as_of).or_else(|| if as_of_given { None } else { overrides.default_as_of() }) {
            Some(day) => case.as_of = day,
            None if is_object && !as_of_given => {
                self.problems.push(Problem::new("/asOf", ProblemCode::MissingAsOf, problem::MISSING_AS_OF));
            }
            None => {}
        }
        case
    }

    /// The facts below a place of the catalogue.
    fn section(&mut self, at: &str, json: Json<'a>, case: &mut Case) {
        if let Some((section, _)) = SECTIONS.iter().find(|(section, _)| *section == at) {
            case.sections.push(section);
        }
        self.object(json, problem::AN_OBJECT, |decoder, key, value| {
            let path = [at, ".", key].concat();
            match facts::path_node(&path) {
                Some(PathNode::Group) => decoder.section(&path, value, case),
                Some(PathNode::Fact(id)) => {
                    if let Some(value) = decoder.value(id, value) {
                        case.put(id, value);
                    }
                }
                None => return false,
            }
            true
        });
    }

    fn value(&mut self, fact: FactId, json: Json<'a>) -> Option<Value> {
        let entry = fact.entry();
        Some(match &entry.shape {
            Shape::Day => Value::Day(self.day(json)?),
            Shape::Deed => Value::Deed(self.deed(json)?),
            Shape::Status => Value::Status(self.status(json)?),
            Shape::Spans => Value::History(self.history(json, entry.details, false)?),
            Shape::Events => Value::History(self.history(json, entry.details, true)?),
            Shape::Text => Value::Text(self.text(json)?.into_owned()),
            Shape::Texts => Value::Texts(self.texts(json)?),
            Shape::Days => Value::Days(self.list(json, |decoder, item| decoder.exact_day(&item))?),
            Shape::Choice(choices) => Value::Choice(self.choice(&json, choices)?),
            Shape::ChoiceList(choices) => Value::Choices(self.choices(json, choices)?),
            Shape::Flag => return None,
        })
    }

    fn history(&mut self, json: Json<'a>, details: &[DetailId], events: bool) -> Option<Entries> {
        let mut complete = true;
        let mut under_entries = false;
        let list = match json {
            Json::Object(members) => {
                under_entries = true;
                let mut list = None;
                let mut given = false;
                self.members(members, |decoder, key, value| {
                    match key {
                        "entries" => {
                            given = true;
                            list = decoder.list(value, |decoder, item| decoder.entry(item, details, events));
                        }
                        "complete" => complete = decoder.flag(&value).unwrap_or(true),
                        _ => return false,
                    }
                    true
                });
                if !given {
                    self.missing("entries");
                }
                list?
            }
            json => self.list(json, |decoder, item| decoder.entry(item, details, events))?,
        };
        Some(Entries { list, complete, under_entries })
    }

    fn entry(&mut self, json: Json<'a>, details: &[DetailId], events: bool) -> Option<Entry> {
        let first = if events { "date" } else { "start" };
        let mut entry = Entry { start: RoughDay::UNKNOWN, end: None, details: Default::default() };
        let mut given = false;
        let mut seen: Vec<DetailId> = Vec::new();
        let is_object = self.object(json, if events { problem::AN_EVENT } else { problem::A_SPAN }, |decoder, key, value| {
            if key == first {
                given = true;
                entry.start = decoder.day(value).unwrap_or(RoughDay::UNKNOWN);
            } else if key == "end" && !events {
                entry.end = Some(decoder.day(value).unwrap_or(RoughDay::UNKNOWN));
            } else if let Some(id) = details.iter().copied().find(|id| id.entry().name == key) {
                seen.push(id);
                if let Some(detail) = decoder.detail(id, value) {
                    entry.details.push((id, detail));
                }
            } else {
                return false;
            }
            true
        });
        if !is_object {
            return None;
        }
        if !given {
            self.missing(first);
        }
        for id in details {
            if id.entry().required && !seen.contains(id) {
                self.missing(id.entry().name);
            }
        }
        Some(entry)
    }

    fn detail(&mut self, id: DetailId, json: Json<'a>) -> Option<Detail> {
        Some(match &id.entry().shape {
            Shape::Choice(choices) => self.choice(&json, choices)?.map_or(Detail::Unknown, Detail::Choice),
            Shape::ChoiceList(choices) => Detail::Choices(self.choices(json, choices)?),
            Shape::Flag => Detail::Flag(self.flag(&json)?),
            Shape::Deed => Detail::Deed(self.deed(json)?),
            Shape::Text => Detail::Text(self.text(json)?.into()),
            _ => return None,
        })
    }

    fn status(&mut self, json: Json<'a>) -> Option<Status> {
        match json {
            Json::Bool(always) => Some(Status::Always(always)),
            Json::List(_) => {
                let spans = self.list(json, |decoder, item| decoder.entry(item, &[], false))?;
                Some(Status::During(spans.into_iter().map(Span).collect()))
            }
            other => self.wrong(problem::A_STATUS, &other),
        }
    }

    fn deed(&mut self, json: Json<'a>) -> Option<Deed> {
        match json {
            Json::Bool(false) => Some(Deed::NotDone),
            Json::Bool(true) => self.wrong(problem::A_DEED, &json),
            other => self.day(other).map(Deed::On),
        }
    }

    fn day(&mut self, json: Json<'a>) -> Option<RoughDay> {
        match json {
            Json::Text(text) => match text.parse() {
                Ok(day) => Some(day),
                Err(error) => self.not_a_day(&text, error),
            },
            Json::Object(members) => {
                let (mut earliest, mut latest) = (None, None);
                let before = self.problems.len();
                self.members(members, |decoder, key, value| {
                    match key {
                        "earliest" => earliest = decoder.bound(&value).map(RoughDay::earliest),
                        "latest" => latest = decoder.bound(&value).map(RoughDay::latest),
                        _ => return false,
                    }
                    true
                });
                (self.problems.len() == before).then(|| RoughDay::between(earliest, latest))
            }
            other => self.wrong(problem::A_DAY, &other),
        }
    }

    /// A bound of a rough day: a month or year stands for its first day as the earliest, its last as the latest.
    fn bound(&mut self, json: &Json<'a>) -> Option<RoughDay> {
        match json {
            Json::Text(text) => match text.parse() {
                Ok(day) => Some(day),
                Err(error) => self.not_a_day(text, error),
            },
            other => self.wrong(problem::A_BOUND, other),
        }
    }

    fn exact_day(&mut self, json: &Json<'a>) -> Option<Day> {
        match json {
            Json::Text(text) => match text.parse() {
                Ok(day) => Some(day),
                Err(error) => self.not_a_day(text, error),
            },
            Json::Object(_) => self.problem(ProblemCode::NotADay, problem::NOT_EXACT),
            other => self.wrong(problem::AN_EXACT_DAY, other),
        }
    }

    fn choice(&mut self, json: &Json<'a>, choices: &Choices) -> Option<Option<u8>> {
        match json {
            Json::Text(text) if choices.may_be_unknown && text == "unknown" => Some(None),
            Json::Text(text) => match choices.position(text) {
                Some(at) => Some(Some(at)),
                None => self.problem(
                    ProblemCode::UnknownChoice,
                    problem::UNKNOWN_CHOICE.with([("given", Filler::given(shortened(text)))]),
                ),
            },
            other => self.wrong(problem::A_CHOICE, other),
        }
    }

    fn choices(&mut self, json: Json<'a>, choices: &Choices) -> Option<Vec<u8>> {
        let picked = self.list(json, |decoder, item| decoder.choice(&item, choices))?;
        Some(picked.into_iter().flatten().collect())
    }

    fn flag(&mut self, json: &Json<'a>) -> Option<bool> {
        match json {
            Json::Bool(flag) => Some(*flag),
            other => self.wrong(problem::TRUE_OR_FALSE, other),
        }
    }

    fn text(&mut self, json: Json<'a>) -> Option<Cow<'a, str>> {
        match json {
            Json::Text(text) => Some(text),
            other => self.wrong(problem::A_TEXT, &other),
        }
    }

    fn texts(&mut self, json: Json<'a>) -> Option<Vec<String>> {
        self.list(json, |decoder, item| decoder.text(item).map(Cow::into_owned))
    }

    /// Every item of a list that can be read.
    fn list<T>(&mut self, json: Json<'a>, mut read: impl FnMut(&mut Self, Json<'a>) -> Option<T>) -> Option<Vec<T>> {
        let Json::List(items) = json else { return self.wrong(problem::A_LIST, &json) };
        let mut list = Vec::with_capacity(items.len());
        for (at, item) in items.into_iter().enumerate() {
            self.path.push(Key::Index(at));
            if let Some(item) = read(self, item) {
                list.push(item);
            }
            self.path.pop();
        }
        Some(list)
    }

    /// Every key of an object, but for those that say null, which is the same as leaving them out;
    /// `read` says whether it knows the key.
    fn object(&mut self, json: Json<'a>, what: Wording, read: impl FnMut(&mut Self, &str, Json<'a>) -> bool) -> bool {
        match json {
            Json::Object(members) => {
                self.members(members, read);
                true
            }
            other => {
                let _: Option<()> = self.wrong(what, &other);
                false
            }
        }
    }

    fn members(&mut self, members: Members<'a>, mut read: impl FnMut(&mut Self, &str, Json<'a>) -> bool) {
        let mut seen = BTreeSet::new();
        for (key, value) in members {
            self.path.push(Key::Name(key.clone()));
            if !seen.insert(key.clone()) {
                let _: Option<()> = self
                    .problem(ProblemCode::DuplicateKey, problem::DUPLICATE_KEY.with([("key", Filler::given(shortened(&key)))]));
            } else if !matches!(value, Json::Null) && !read(self, &key, value) {
                let _: Option<()> = self
                    .problem(ProblemCode::UnknownField, problem::UNKNOWN_FIELD.with([("key", Filler::given(shortened(&key)))]));
            }
            self.path.pop();
        }
    }

    fn missing(&mut self, key: &str) {
        let path = format!("{}/{key}", self.pointer());
        self.problems.push(check::missing(path, key));
    }

    fn wrong<T>(&mut self, expected: Wording, found: &Json<'a>) -> Option<T> {
        let fillers = [("expected", Filler::Wording(expected)), ("found", Filler::Wording(found.kind()))];
        self.problem(ProblemCode::WrongType, problem::WRONG_TYPE.with(fillers))
    }

    fn not_a_day<T>(&mut self, text: &str, error: NotADay) -> Option<T> {
        let (code, sentence) = match error {
            NotADay::Unreadable => (ProblemCode::NotADay, problem::NOT_A_DAY),
            NotADay::OutOfRange => (ProblemCode::OutOfRange, problem::OUT_OF_RANGE),
        };
        self.problem(code, sentence.with([("given", Filler::given(shortened(text)))]))
    }

    fn problem<T>(&mut self, code: ProblemCode, sentence: impl Into<Message>) -> Option<T> {
        self.problems.push(Problem::new(self.pointer(), code, sentence));
        None
    }

    /// The JSON Pointer to where the decoder is.
    fn pointer(&self) -> String {
        let mut pointer = String::new();
        for key in &self.path {
            pointer.push('/');
            match key {
                Key::Name(name) => pointer.push_str(&name.replace('~', "~0").replace('/', "~1")),
                Key::Index(at) => {
                    let _ = write!(pointer, "{at}");
                }
            }
        }
        pointer
    }
}

/// What somebody wrote, cut to a length that fits a message.
fn shortened(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(40) {
        None => Cow::Borrowed(text),
        Some((end, _)) => Cow::Owned(format!("{}…", text.get(..end).unwrap_or_default())),
    }
}
