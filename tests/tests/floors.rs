//! The house stands on floors: a room of `core/src` imports only from the rooms that the table at the head of
//! `DESIGN.md` allows it, all of which stand below it there; and no files import each other in a circle.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that reads our own source"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The file that hands on what a user of the crate sees. It may import everything, and nothing imports it.
const FACE: &str = "lib.rs";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The rooms from the ground up, each with those it may import from, as `DESIGN.md` says.
fn floors() -> Vec<(String, Vec<String>)> {
    let design = fs::read_to_string(root().join("DESIGN.md")).unwrap();
    let rows = design.lines().skip_while(|line| !line.starts_with("| room |")).skip(2).take_while(|line| line.starts_with('|'));
    let names = |cell: &str| cell.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>();
    let row = |line: &str| {
        let cells: Vec<_> = line.split('|').collect();
        let room = names(cells[1]);
        assert_eq!(room.len(), 1, "a row names one room: {line}");
        (room[0].clone(), names(cells[2]))
    };
    rows.map(row).collect()
}

/// Every source file of the core but for tests, by its path below `core/src`, with what it holds.
fn files() -> BTreeMap<String, String> {
    fn gather(folder: &Path, below: &str, all: &mut BTreeMap<String, String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = format!("{below}{}", path.file_name().unwrap().to_str().unwrap());
            if path.is_dir() {
                gather(&path, &format!("{name}/"), all);
            } else if name.ends_with(".rs") && !name.ends_with("tests.rs") {
                all.insert(name, fs::read_to_string(&path).unwrap());
            }
        }
    }
    let mut all = BTreeMap::new();
    gather(&root().join("core/src"), "", &mut all);
    // The command is a crate of its own, which sees no more than any user does.
    all.retain(|file, _| !file.starts_with("bin/"));
    all
}

/// What is compiled into the library: without comments, and without the tests at the end of a file.
fn code(text: &str) -> String {
    let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    let lines = code.lines().map(|line| line.split("//").next().unwrap_or_default());
    lines.collect::<Vec<_>>().join("\n")
}

/// The paths that a file names: those of its `use` lines, each in full, and those that begin with `crate::` elsewhere.
/// Names that a `mod.rs` only hands on are left out.
fn paths(file: &str, text: &str) -> Vec<String> {
    let code = code(text);
    let mut found = Vec::new();
    let mut rest = code.as_str();
    let mut elsewhere = String::new();
    while let Some(at) = rest.find("use ") {
        let before = &rest[..at];
        let line = before.rsplit('\n').next().unwrap_or_default();
        if !(line.trim().is_empty() || line.trim_start().starts_with("pub")) {
            elsewhere.push_str(&rest[..at + 4]);
            rest = &rest[at + 4..];
            continue;
        }
        elsewhere.push_str(&rest[..at]);
        let end = rest[at..].find(';').map_or(rest.len(), |end| at + end);
        let hands_on = line.trim_start().starts_with("pub") && file.ends_with("mod.rs");
        if !hands_on {
            let tree: String = rest[at + 4..end].split_whitespace().collect::<Vec<_>>().join(" ");
            expand(&tree, "", &mut found);
        }
        rest = &rest[end..];
    }
    elsewhere.push_str(rest);
    // What stands in a module that is declared here may be named by it, without a `use`.
    for declared in elsewhere.lines().filter_map(|line| line.trim().strip_suffix(';')?.rsplit_once("mod ").map(|(_, name)| name))
    {
        let is_named =
            |(at, _): (usize, &str)| !elsewhere[..at].ends_with(|sign: char| sign.is_alphanumeric() || "_:".contains(sign));
        if elsewhere.match_indices(&format!("{declared}::")).any(is_named) {
            found.push(format!("self::{declared}"));
        }
    }
    for (at, _) in elsewhere.match_indices("crate::") {
        let path: String = elsewhere[at..].chars().take_while(|sign| sign.is_alphanumeric() || "_:".contains(*sign)).collect();
        // `pub(in crate::policies)` is no import.
        if !elsewhere[..at].ends_with("in ") {
            found.push(path);
        }
    }
    found
}

/// Every path of a `use` tree.
fn expand(tree: &str, before: &str, found: &mut Vec<String>) {
    let tree = tree.trim();
    let Some((head, inside)) = tree.split_once('{') else {
        let path = tree.split(" as ").next().unwrap_or_default();
        let path = format!("{before}{path}");
        found.push(path.strip_suffix("::self").unwrap_or(&path).to_owned());
        return;
    };
    let inside = inside.strip_suffix('}').unwrap_or(inside);
    let (mut depth, mut start) = (0, 0);
    for (at, sign) in inside.char_indices().chain([(inside.len(), ',')]) {
        match sign {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                if !inside[start..at].trim().is_empty() {
                    expand(&inside[start..at], &format!("{before}{head}"), found);
                }
                start = at + 1;
            }
            _ => {}
        }
    }
}

/// The file of our own that a path leads to; `None` where it leads to another crate.
fn target(path: &str, from: &str, files: &BTreeMap<String, String>) -> Option<String> {
    let mut module: Vec<&str> = from.trim_end_matches(".rs").split('/').collect();
    if matches!(module.last(), Some(&"mod" | &"lib")) {
        module.pop();
    }
    let mut way: Vec<&str> = Vec::new();
    for (at, step) in path.split("::").enumerate() {
        match (at, step) {
            (0, "crate") => {}
            (0, "self") => way.clone_from(&module),
            (_, "super") if at == 0 => way = module[..module.len().checked_sub(1)?].to_vec(),
            (_, "super") => drop(way.pop()),
            (0, _) => return None,
            (_, step) => way.push(step),
        }
    }
    let candidates = (0..=way.len()).rev().map(|length| way[..length].join("/"));
    let mut named = candidates.flat_map(|way| [format!("{way}.rs"), format!("{way}/mod.rs")]);
    Some(named.find(|name| files.contains_key(name)).unwrap_or_else(|| FACE.to_owned()))
}

/// From each file the files that it imports from.
fn arrows(files: &BTreeMap<String, String>) -> BTreeMap<&str, BTreeSet<String>> {
    let of_file = |(file, text): (&'static str, &String)| {
        let targets = paths(file, text).into_iter().filter_map(|path| target(&path, file, files));
        targets.filter(|target| target != file).collect::<BTreeSet<_>>()
    };
    files.iter().map(|(file, text)| (file.as_str(), of_file((Box::leak(file.clone().into_boxed_str()), text)))).collect()
}

fn room(file: &str) -> &str {
    file.split('/').next().unwrap_or_default()
}

#[test]
fn every_room_stands_on_those_below_it() {
    let (floors, files) = (floors(), files());
    let rooms: Vec<&String> = floors.iter().map(|(room, _)| room).collect();
    for (at, (room, below)) in floors.iter().enumerate() {
        for other in below {
            assert!(rooms[..at].contains(&other), "DESIGN.md: `{room}` imports from `{other}`, which does not stand below it");
        }
    }
    let mut arrows_seen = 0;
    for (file, targets) in arrows(&files) {
        if file == FACE {
            continue;
        }
        let (_, below) = floors.iter().find(|(name, _)| name == room(file)).unwrap_or_else(|| panic!("{file} is in no room"));
        for target in targets {
            arrows_seen += 1;
            assert!(
                room(&target) == room(file) || below.iter().any(|name| name == room(&target)),
                "{file} imports from {target}, which DESIGN.md does not allow it"
            );
        }
    }
    assert!(arrows_seen > 200, "only {arrows_seen} arrows were read");
}

#[test]
fn every_room_that_may_be_imported_from_is() {
    let (floors, files) = (floors(), files());
    let arrows = arrows(&files);
    for (name, below) in floors {
        let targets: BTreeSet<&str> =
            arrows.iter().filter(|(file, _)| room(file) == name).flat_map(|(_, to)| to).map(|to| room(to)).collect();
        for other in below {
            assert!(targets.contains(other.as_str()), "DESIGN.md lets `{name}` import from `{other}`, and it does not");
        }
    }
}

#[test]
fn no_files_import_each_other_in_a_circle() {
    let files = files();
    let mut arrows = arrows(&files);
    // What imports from nothing that is left is in no circle, and is taken away, until nothing is left.
    loop {
        let free: BTreeSet<String> = arrows.iter().filter(|(_, to)| to.is_empty()).map(|(file, _)| (*file).to_owned()).collect();
        if free.is_empty() {
            break;
        }
        arrows.retain(|file, _| !free.contains(*file));
        arrows.values_mut().for_each(|to| to.retain(|target| !free.contains(target)));
    }
    assert!(arrows.is_empty(), "these files are in a circle, or import from one: {arrows:#?}");
}

#[test]
fn what_a_use_line_names_is_read_in_full() {
    let text =
        "use crate::a::{self, b::{C, D as E}, f};\npub(crate) use super::g::H;\nfn x() { crate::i::j() }\n// use crate::k::L;\n";
    let mut found = paths("a/m.rs", text);
    found.sort();
    assert_eq!(found, ["crate::a", "crate::a::b::C", "crate::a::b::D", "crate::a::f", "crate::i::j", "super::g::H"]);
}
