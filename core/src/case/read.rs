//! Reading a case from JSON: strictly, along the catalogue of facts, naming every problem.

use crate::case::check;
use crate::case::checked::Case;
use crate::case::decoder::Decoder;
use crate::case::json::{self, Broken, Json, Kind};
use crate::case::lookup::lookups;
use crate::case::problem::{self, Problem, ProblemCode, Problems};
use crate::facts::{
    Choices, Deed, Detail, DetailId, Entries, Entry, FactId, PathNode, Place, SECTIONS, Shape, Span, Status, Value,
};
use crate::time::{Day, NotADay, RoughDay};
use crate::words::Filler;

/// The most bytes in one case: 8 MiB.
pub(crate) const MOST_BYTES: usize = 8 * 1024 * 1024;

/// Room for so many facts, which most cases have not more of.
const FEW: usize = 16;

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
    read_from(Json::new(text), overrides).map_err(|broken| not_json(text, broken))
}

/// The same from [tokens](Json::tokens).
pub(crate) fn read_tokens(tokens: &str, overrides: &Overrides) -> Result<(Case, Vec<Problem>), Problems> {
    read_from(Json::tokens(tokens), overrides).map_err(|broken| not_json(tokens, broken))
}

/// Reads one case; or tells where it cannot be read.
fn read_from(json: Json<'_>, overrides: &Overrides) -> Result<(Case, Vec<Problem>), Broken> {
    let mut decoder = Decoder::new(json);
    let given = decoder.case();
    let mut problems = decoder.end()?;
    let mut case = given.case;
    if overrides.policies.is_some() {
        case.policies.clone_from(&overrides.policies);
    }
    if overrides.goals.is_some() {
        case.goals.clone_from(&overrides.goals);
    }
    let by_default = || if given.gives_as_of { None } else { overrides.default_as_of() };
    match overrides.as_of.or(given.as_of).or_else(by_default) {
        Some(day) => case.as_of = day,
        None if given.is_object && !given.gives_as_of => {
            problems.push(Problem::new("/asOf", ProblemCode::MissingAsOf, problem::MISSING_AS_OF));
        }
        None => {}
    }
    check::check(&mut case, &mut problems);
    if problems.is_empty() {
        case.lookups = lookups(&case.facts);
    }
    Ok((case, problems))
}

/// The problem of a text that is not JSON: it has no other.
fn not_json(text: &str, broken: Broken) -> Problems {
    match broken {
        Broken::TooDeep => Problems::one("", ProblemCode::TooLarge, problem::TOO_DEEP),
        Broken::After(bytes) => {
            let (line, column) = json::place(text, bytes);
            let place = [("line", Filler::given(line)), ("column", Filler::given(column))];
            Problems::one("", ProblemCode::NotJson, problem::NOT_JSON.with(place))
        }
    }
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

/// What a text says, before anything is filled in.
struct Said {
    case: Case,
    /// The as-of day, where it is one.
    as_of: Option<Day>,
    /// Whether the text gives an as-of day, be it none.
    gives_as_of: bool,
    /// Whether the text is an object at all.
    is_object: bool,
}

/// What each place of a case holds, along the catalogue.
impl Decoder<'_> {
    fn case(&mut self) -> Said {
        let case = Case {
            as_of: Day::LAST,
            policies: None,
            goals: None,
            sections: Vec::new(),
            birth: RoughDay::UNKNOWN,
            facts: Vec::with_capacity(FEW),
            narrowed: Vec::new(),
            lookups: Vec::new(),
        };
        let mut said = Said { case, as_of: None, gives_as_of: false, is_object: false };
        let Some(mut object) = self.object(problem::A_CASE) else { return said };
        said.is_object = true;
        while let Some(key) = self.next_key(&mut object) {
            match &*key {
                "asOf" => {
                    said.gives_as_of = true;
                    said.as_of = self.exact_day();
                }
                "policies" => said.case.policies = self.texts(),
                "goals" => said.case.goals = self.texts(),
                "member" => self.section(const { Place::section("member") }, &mut said.case),
                "plan" => self.section(const { Place::section("plan") }, &mut said.case),
                "county" => self.section(const { Place::section("county") }, &mut said.case),
                "region" => self.section(const { Place::section("region") }, &mut said.case),
                _ => self.unknown(&key),
            }
        }
        said
    }

    /// The facts below a place of the catalogue.
    fn section(&mut self, mut place: Place, case: &mut Case) {
        if SECTIONS.iter().any(|(section, _)| *section == place.path) {
            case.sections.push(place.path);
        }
        let Some(mut object) = self.object(problem::AN_OBJECT) else { return };
        while let Some(key) = self.next_key(&mut object) {
            match place.below(&key) {
                Some(PathNode::Group(group)) => self.section(group, case),
                Some(PathNode::Fact(id)) => {
                    if let Some(value) = self.value(id) {
                        case.put(id, value);
                    }
                }
                None => self.unknown(&key),
            }
        }
    }

    fn value(&mut self, fact: FactId) -> Option<Value> {
        let entry = fact.entry();
        Some(match &entry.shape {
            Shape::Day => Value::Day(self.day()?),
            Shape::Deed => Value::Deed(self.deed()?),
            Shape::Status => Value::Status(self.status()?),
            Shape::Spans => Value::History(self.history(entry.details, false)?),
            Shape::Events => Value::History(self.history(entry.details, true)?),
            Shape::Text => Value::Text(self.text()?.into_owned()),
            Shape::Texts => Value::Texts(self.texts()?),
            Shape::Days => Value::Days(self.exact_days()?),
            Shape::Choice(choices) => Value::Choice(self.choice(choices)?),
            Shape::ChoiceList(choices) => Value::Choices(self.choices(choices)?),
            Shape::Flag => {
                self.json.skip();
                return None;
            }
        })
    }

    fn history(&mut self, details: &[DetailId], events: bool) -> Option<Entries> {
        if self.json.kind() != Some(Kind::Object) {
            return Some(Entries { list: self.entries(details, events)?, complete: true, under_entries: false });
        }
        let mut object = self.open_object();
        let mut complete = true;
        let mut list = None;
        let mut given = false;
        while let Some(key) = self.next_key(&mut object) {
            match &*key {
                "entries" => {
                    given = true;
                    list = self.entries(details, events);
                }
                "complete" => complete = self.flag().unwrap_or(true),
                _ => self.unknown(&key),
            }
        }
        if !given {
            self.missing("entries");
        }
        Some(Entries { list: list?, complete, under_entries: true })
    }

    fn entries(&mut self, details: &[DetailId], events: bool) -> Option<Vec<Entry>> {
        self.list()?;
        let mut entries = Vec::new();
        while self.next_item() {
            entries.extend(self.entry(details, events));
        }
        Some(entries)
    }

    fn entry(&mut self, details: &[DetailId], events: bool) -> Option<Entry> {
        let (first, what) = if events { ("date", problem::AN_EVENT) } else { ("start", problem::A_SPAN) };
        let mut object = self.object(what)?;
        let mut entry = Entry { start: RoughDay::UNKNOWN, end: None, details: Default::default() };
        let mut given = false;
        // One bit for each detail that is given, even where it cannot be read.
        let mut seen = 0_u64;
        while let Some(key) = self.next_key(&mut object) {
            if *key == *first {
                given = true;
                entry.start = self.day().unwrap_or(RoughDay::UNKNOWN);
            } else if *key == *"end" && !events {
                entry.end = Some(self.day().unwrap_or(RoughDay::UNKNOWN));
            } else if let Some((at, id)) = (0_u32..).zip(details).find(|(_, id)| id.entry().name == key) {
                seen |= 1 << at;
                if let Some(detail) = self.detail(*id) {
                    entry.details.push((*id, detail));
                }
            } else {
                self.unknown(&key);
            }
        }
        if !given {
            self.missing(first);
        }
        for (at, id) in (0_u32..).zip(details) {
            if id.entry().required && seen >> at & 1 == 0 {
                self.missing(id.entry().name);
            }
        }
        Some(entry)
    }

    fn detail(&mut self, id: DetailId) -> Option<Detail> {
        Some(match &id.entry().shape {
            Shape::Choice(choices) => self.choice(choices)?.map_or(Detail::Unknown, Detail::Choice),
            Shape::ChoiceList(choices) => Detail::Choices(self.choices(choices)?),
            Shape::Flag => Detail::Flag(self.flag()?),
            Shape::Deed => Detail::Deed(self.deed()?),
            Shape::Text => Detail::Text(self.text()?.into()),
            _ => {
                self.json.skip();
                return None;
            }
        })
    }

    fn status(&mut self) -> Option<Status> {
        match self.json.kind()? {
            Kind::Bool => self.json.flag().map(Status::Always),
            Kind::List => Some(Status::During(self.entries(&[], false)?.into_iter().map(Span).collect())),
            _ => {
                self.wrong(problem::A_STATUS);
                None
            }
        }
    }

    fn deed(&mut self) -> Option<Deed> {
        if self.json.kind() != Some(Kind::Bool) {
            return self.day().map(Deed::On);
        }
        if self.json.flag()? {
            self.found(problem::A_DEED, Kind::Bool);
            return None;
        }
        Some(Deed::NotDone)
    }

    fn day(&mut self) -> Option<RoughDay> {
        match self.json.kind()? {
            Kind::Text => self.rough_day(),
            Kind::Object => {
                let before = self.problems.len();
                let mut object = self.open_object();
                let (mut earliest, mut latest) = (None, None);
                while let Some(key) = self.next_key(&mut object) {
                    match &*key {
                        "earliest" => earliest = self.bound().map(RoughDay::earliest),
                        "latest" => latest = self.bound().map(RoughDay::latest),
                        _ => self.unknown(&key),
                    }
                }
                (self.problems.len() == before).then(|| RoughDay::between(earliest, latest))
            }
            _ => {
                self.wrong(problem::A_DAY);
                None
            }
        }
    }

    /// A bound of a rough day: a month or year stands for its first day as the earliest, its last as the latest.
    fn bound(&mut self) -> Option<RoughDay> {
        if self.json.kind()? == Kind::Text {
            return self.rough_day();
        }
        self.wrong(problem::A_BOUND);
        None
    }

    /// A day that is a text.
    fn rough_day(&mut self) -> Option<RoughDay> {
        let text = self.json.text()?;
        let day = text.parse();
        day.map_err(|error| self.not_a_day(&text, error)).ok()
    }

    fn exact_day(&mut self) -> Option<Day> {
        match self.json.kind()? {
            Kind::Text => {
                let text = self.json.text()?;
                let day = text.parse();
                return day.map_err(|error| self.not_a_day(&text, error)).ok();
            }
            Kind::Object => {
                self.json.skip();
                self.problem(ProblemCode::NotADay, problem::NOT_EXACT.into());
            }
            _ => self.wrong(problem::AN_EXACT_DAY),
        }
        None
    }

    fn not_a_day(&mut self, text: &str, error: NotADay) {
        let (code, sentence) = match error {
            NotADay::Unreadable => (ProblemCode::NotADay, problem::NOT_A_DAY),
            NotADay::OutOfRange => (ProblemCode::OutOfRange, problem::OUT_OF_RANGE),
        };
        self.problem_with(code, sentence, "given", text);
    }

    fn exact_days(&mut self) -> Option<Vec<Day>> {
        self.list()?;
        let mut days = Vec::new();
        while self.next_item() {
            days.extend(self.exact_day());
        }
        Some(days)
    }

    /// The place of a choice in its list; none: one of them, not known which.
    fn choice(&mut self, choices: &Choices) -> Option<Option<u8>> {
        if self.json.kind()? != Kind::Text {
            self.wrong(problem::A_CHOICE);
            return None;
        }
        let text = self.json.text()?;
        if choices.may_be_unknown && text == "unknown" {
            return Some(None);
        }
        let place = choices.position(&text);
        if place.is_none() {
            self.problem_with(ProblemCode::UnknownChoice, problem::UNKNOWN_CHOICE, "given", &text);
        }
        place.map(Some)
    }

    fn choices(&mut self, choices: &Choices) -> Option<Vec<u8>> {
        self.list()?;
        let mut picked = Vec::new();
        while self.next_item() {
            picked.extend(self.choice(choices).flatten());
        }
        Some(picked)
    }

    fn texts(&mut self) -> Option<Vec<String>> {
        self.list()?;
        let mut texts = Vec::new();
        while self.next_item() {
            if let Some(text) = self.text() {
                texts.push(text.into_owned());
            }
        }
        Some(texts)
    }
}
