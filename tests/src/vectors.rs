//! Reading the vector files and comparing one vector with one answer. The format is set down in `README.md`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Deserializer};
use serde_json::Value;

/// A file of vectors: one section of one document.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    /// The document the expected answers come from.
    pub document: String,
    /// Its section.
    pub section: String,
    /// The vectors.
    pub vectors: Vec<Vector>,
}

/// One case and what must be in its answer.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Vector {
    /// The file's path without `.json`, a slash, and a name.
    pub id: String,
    /// What it shows, as a sentence.
    pub says: String,
    /// Where the expected answer comes from.
    pub source: String,
    /// The case.
    pub case: Option<Value>,
    /// The text given instead of a case, where the text itself matters.
    pub text: Option<String>,
    /// By finding id.
    #[serde(default)]
    pub findings: BTreeMap<String, ExpectedRule>,
    /// By action id.
    #[serde(default)]
    pub actions: BTreeMap<String, ExpectedAction>,
    /// Codes of notices that must be given.
    #[serde(default)]
    pub notices: Vec<String>,
    /// Codes of notices that must not be given.
    #[serde(default)]
    pub without_notices: Vec<String>,
    /// What is asked next.
    pub questions: Option<ExpectedQuestions>,
    /// Standing by policy id; `absent` = not evaluated.
    #[serde(default)]
    pub policies: BTreeMap<String, String>,
    /// The echoed id.
    pub member_id: Option<String>,
    /// All problems, where the case must be refused.
    pub problems: Option<Vec<ExpectedProblem>>,
}

/// What must be said of a finding or criterion.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExpectedRule {
    /// On the as-of day.
    pub outcome: String,
    /// `Some(None)` = must be left out.
    #[serde(default, deserialize_with = "given")]
    pub since: Option<Option<String>>,
    /// `Some(None)` = must be left out.
    #[serde(default, deserialize_with = "given")]
    pub until: Option<Option<String>>,
    /// All later changes, in order.
    pub changes: Option<Vec<Change>>,
    /// All determining criteria by their short names, in order.
    pub determining: Option<Vec<String>>,
    /// All missing facts, in any order.
    pub missing: Option<BTreeSet<String>>,
    /// By the criterion's short name.
    #[serde(default)]
    pub criteria: BTreeMap<String, ExpectedRule>,
}

/// A later outcome.
#[derive(Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// Its first day.
    pub on: String,
    /// What it is.
    pub outcome: String,
}

/// What must be said of an action.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExpectedAction {
    /// `notRequired` = must not be listed.
    pub outcome: String,
    /// All findings it rests on, in order.
    pub because: Option<Vec<String>>,
    /// All missing facts, in any order.
    pub missing: Option<BTreeSet<String>>,
    /// `Some(None)` = must be left out.
    #[serde(default, deserialize_with = "given")]
    pub due: Option<Option<ExpectedDue>>,
}

/// The day by which an action must be due.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExpectedDue {
    /// The day.
    pub on: String,
    /// Whether it is past.
    pub overdue: bool,
    /// How it is counted, in the answer's words.
    pub rule: Option<String>,
}

/// What must be said of the questions.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ExpectedQuestions {
    /// There is no question.
    pub none: bool,
    /// There is a question, and every question is about one of these facts.
    pub among: Option<BTreeSet<String>>,
    /// There is a question about each of these.
    pub includes: BTreeSet<String>,
    /// There is no question about any of these.
    pub not: BTreeSet<String>,
}

/// A problem that must be reported.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExpectedProblem {
    /// JSON Pointer.
    pub path: String,
    /// Its code.
    pub code: String,
}

/// Tells `null` from a key left out.
fn given<'de, T: Deserialize<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Option<T>>, D::Error> {
    Option::deserialize(deserializer).map(Some)
}

/// The folder of the vectors.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors")
}

/// Reads every file that `index.json` names, with its path.
///
/// # Errors
/// A sentence naming the file that cannot be read.
pub fn read_all() -> Result<Vec<(String, File)>, String> {
    #[derive(Deserialize)]
    struct Index {
        files: Vec<String>,
    }
    let index: Index = read(&folder().join("index.json"))?;
    index.files.into_iter().map(|path| Ok((path.clone(), read(&folder().join(path))?))).collect()
}

fn read<T: for<'de> Deserialize<'de>>(path: &Path) -> Result<T, String> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))
}

impl Vector {
    /// The text to give to the engine.
    pub fn input(&self) -> String {
        match (&self.text, &self.case) {
            (Some(text), _) => text.clone(),
            (None, Some(case)) => case.to_string(),
            (None, None) => String::new(),
        }
    }

    /// Everything in an answer that is not as it must be; one line each.
    pub fn mismatches(&self, answer: &Value) -> Vec<String> {
        let mut log = Log::default();
        if let Some(problems) = &self.problems {
            let expected = problems.iter().map(|one| format!("{} at {:?}", one.code, one.path)).collect::<BTreeSet<_>>();
            let text = |problem: &Value| format!("{} at {}", problem["code"].as_str().unwrap_or("?"), problem["path"]);
            log.same("problems", &expected, &entries(answer, "problems").map(text).collect());
            return log.lines;
        }
        if answer["format"] != "kinfocus.determination/1" {
            log.lines.push(format!("no determination: {answer}"));
            return log.lines;
        }
        for (id, expected) in &self.findings {
            match entries(answer, "findings").find(|finding| finding["id"] == **id) {
                Some(finding) => log.rule(id, id, expected, finding),
                None => log.lines.push(format!("{id}: no such finding")),
            }
        }
        for (id, expected) in &self.actions {
            log.action(id, expected, entries(answer, "actions").find(|action| action["id"] == **id));
        }
        self.compare_the_rest(answer, &mut log);
        log.lines
    }

    fn compare_the_rest(&self, answer: &Value, log: &mut Log) {
        let notices: BTreeSet<_> = entries(answer, "notices").filter_map(|notice| notice["code"].as_str()).collect();
        for code in self.notices.iter().filter(|code| !notices.contains(code.as_str())) {
            log.lines.push(format!("notice {code} is not given"));
        }
        for code in self.without_notices.iter().filter(|code| notices.contains(code.as_str())) {
            log.lines.push(format!("notice {code} is given"));
        }
        if let Some(expected) = &self.questions {
            log.questions(expected, entries(answer, "questions").map(|question| text(&question["fact"])).collect());
        }
        for (id, expected) in &self.policies {
            let policy = entries(answer, "policies").find(|policy| policy["id"] == **id);
            let standing = policy.map_or("absent".to_owned(), |policy| text(&policy["standing"]));
            log.same(&format!("standing of {id}"), expected, &standing);
        }
        if let Some(expected) = &self.member_id {
            log.same("memberId", expected, &text(&answer["memberId"]));
        }
    }
}

fn entries<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    value[key].as_array().into_iter().flatten()
}

fn texts<C: FromIterator<String>>(value: &Value, key: &str) -> C {
    entries(value, key).map(text).collect()
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

#[derive(Default)]
struct Log {
    lines: Vec<String>,
}

impl Log {
    fn same<T: PartialEq + std::fmt::Debug>(&mut self, what: &str, expected: &T, found: &T) {
        if expected != found {
            self.lines.push(format!("{what}: expected {expected:?}, found {found:?}"));
        }
    }

    fn rule(&mut self, id: &str, finding: &str, expected: &ExpectedRule, found: &Value) {
        self.same(&format!("{id} outcome"), &expected.outcome, &text(&found["outcome"]));
        for (key, expected) in [("since", &expected.since), ("until", &expected.until)] {
            if let Some(expected) = expected {
                self.same(&format!("{id} {key}"), expected, &found.get(key).map(text));
            }
        }
        if let Some(expected) = &expected.changes {
            let read = |one: &Value| Change { on: text(&one["on"]), outcome: text(&one["outcome"]) };
            self.same(&format!("{id} changes"), expected, &entries(found, "changes").map(read).collect());
        }
        if let Some(expected) = &expected.determining {
            let expected: Vec<_> = expected.iter().map(|name| format!("{finding}/{name}")).collect();
            self.same(&format!("{id} determining"), &expected, &texts(found, "determining"));
        }
        if let Some(expected) = &expected.missing {
            self.same(&format!("{id} missing"), expected, &texts(found, "missing"));
        }
        for (name, expected) in &expected.criteria {
            let id = format!("{finding}/{name}");
            match entries(found, "criteria").find(|criterion| criterion["id"] == *id) {
                Some(criterion) => self.rule(&id, finding, expected, criterion),
                None => self.lines.push(format!("{id}: no such criterion")),
            }
        }
    }

    fn action(&mut self, id: &str, expected: &ExpectedAction, found: Option<&Value>) {
        let outcome = found.map_or("notRequired".to_owned(), |action| text(&action["outcome"]));
        self.same(&format!("{id} outcome"), &expected.outcome, &outcome);
        let Some(found) = found else { return };
        if let Some(expected) = &expected.because {
            self.same(&format!("{id} because"), expected, &texts(found, "because"));
        }
        if let Some(expected) = &expected.missing {
            self.same(&format!("{id} missing"), expected, &texts(found, "missing"));
        }
        if let Some(expected) = &expected.due {
            self.due(id, expected.as_ref(), found.get("due"));
        }
    }

    fn due(&mut self, id: &str, expected: Option<&ExpectedDue>, found: Option<&Value>) {
        let (Some(expected), Some(found)) = (expected, found) else {
            return self.same(&format!("{id} due"), &expected.map(|due| due.on.clone()), &found.map(|due| text(&due["on"])));
        };
        self.same(&format!("{id} due on"), &expected.on, &text(&found["on"]));
        self.same(&format!("{id} overdue"), &Some(expected.overdue), &found["overdue"].as_bool());
        if let Some(rule) = &expected.rule {
            self.same(&format!("{id} due rule"), rule, &text(&found["rule"]));
        }
    }

    fn questions(&mut self, expected: &ExpectedQuestions, asked: BTreeSet<String>) {
        let among = expected.among.as_ref();
        if expected.none && !asked.is_empty() {
            self.lines.push(format!("questions: expected none, found {asked:?}"));
        }
        if among.is_some_and(|among| asked.is_empty() || !asked.is_subset(among)) {
            self.lines.push(format!("questions: expected some of {among:?}, found {asked:?}"));
        }
        if !expected.includes.is_subset(&asked) || !expected.not.is_disjoint(&asked) {
            let ExpectedQuestions { includes, not, .. } = expected;
            self.lines.push(format!("questions: expected {includes:?} and not {not:?}, found {asked:?}"));
        }
    }
}
