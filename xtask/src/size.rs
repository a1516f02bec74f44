//! What the package weighs: by part, and what of it comes from where.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use wasmparser::{KnownCustom, Name, Parser, Payload};

use crate::command::{self, Done};
use crate::{node, package, wasm, workspace};

/// What a page loads to evaluate a case: the module, and its JavaScript with the tables and the English words.
const LIGHT: [&str; 2] = ["kinfocus_wasm_bg.wasm", "kinfocus_wasm.js"];

/// What the line of the changelog says before the number that [`check`] reads.
const WEIGHS: &str = "weighs ";
const WITH_BROTLI: &str = " bytes with brotli";

/// How large something is: as it is, with gzip, with brotli.
type Weight = [u64; 3];

/// Builds the package and prints its parts and their causes.
pub(crate) fn run() -> Done {
    wasm::build()?;
    let named = workspace::target().join("tmp/named");
    wasm::build_named(&named)?;
    let causes = causes(&named.join("kinfocus_wasm_bg.wasm"))?;
    let folder = workspace::target().join("tmp/causes");
    fs::create_dir_all(&folder).map_err(|error| format!("{} could not be made: {error}", folder.display()))?;
    let mut files = Vec::new();
    for (name, bytes) in &causes {
        let file = folder.join(name.replace(['/', ' ', ','], "_"));
        fs::write(&file, bytes).map_err(|error| format!("{} could not be written: {error}", file.display()))?;
        files.push(file);
    }
    let weights = weigh(&files)?;
    let mut rows: Vec<(&str, Weight)> = causes.keys().map(String::as_str).zip(weights).collect();
    rows.sort_by_key(|(_, [raw, ..])| u64::MAX - raw);
    println!("\nThe module for evaluating, by cause (each packed alone, so that the sum is more than the whole):");
    rows.iter().for_each(|(name, weight)| row(name, *weight));
    Ok(())
}

/// Prints the parts of the package in this folder, if Node is there to pack them.
pub(crate) fn print(dist: &Path) -> Done {
    if node::find().is_err() {
        println!("{}: built", dist.display());
        return Ok(());
    }
    let web = dist.join("web");
    let files: Vec<PathBuf> = LIGHT.iter().map(|name| web.join(name)).collect();
    let weights = weigh(&files)?;
    println!("\nWhat a page loads to evaluate (bytes)              raw     gzip   brotli");
    LIGHT.iter().zip(&weights).for_each(|(name, weight)| row(name, *weight));
    row("both", sum(&weights));
    let own: Vec<PathBuf> = package::MODULES.iter().map(|name| workspace::root().join(format!("wasm/js/{name}.js"))).collect();
    println!("Of the JavaScript, by its files (each packed alone, with comments):");
    package::MODULES.iter().zip(weigh(&own)?).for_each(|(name, weight)| row(name, weight));
    let whole = ["kinfocus_interview_bg.wasm", "kinfocus_interview.js"].map(|name| web.join(name));
    let whole = weigh(&whole)?;
    println!("With the interview and the double check, in place of these:");
    row("kinfocus_interview_bg.wasm", whole.first().copied().unwrap_or_default());
    row("with its JavaScript", sum(&whole));
    Ok(())
}

/// Prints rows that compare two web kinds: part by part, and all that a page loads to evaluate.
pub(crate) fn compare(before: &Path, now: &Path) -> Done {
    let parts = [("the module", LIGHT[0]), ("its JavaScript, now with tables and English words", LIGHT[1])];
    let of = |folder: &Path, name: &str| Ok::<_, String>(sum(&weigh(&[folder.join(name)])?));
    let print = |name: &str, then: Weight, here: Weight| {
        for ((kind, then), here) in ["raw", "gzip", "brotli"].iter().zip(then).zip(here) {
            let percent = (here * 100).checked_div(then);
            let ratio = percent.map_or_else(|| "-".to_owned(), |percent| format!("{}.{:02}", percent / 100, percent % 100));
            println!("| {name}, {kind} (bytes) | {then} | {here} | {ratio} |");
        }
    };
    let [mut all_then, mut all_here] = [[0; 3]; 2];
    for (name, file) in parts {
        let [then, here] = [of(before, file)?, of(now, file)?];
        print(name, then, here);
        [all_then, all_here] = [sum(&[all_then, then]), sum(&[all_here, here])];
    }
    print("all that a page loads", all_then, all_here);
    Ok(())
}

/// An error if what a page loads has grown by more than 3 % since the changelog last said what it weighs.
pub(crate) fn check() -> Done {
    let web = workspace::root().join("wasm/dist/web");
    let [.., now] = sum(&weigh(&LIGHT.map(|name| web.join(name)))?);
    let changelog = workspace::root().join("CHANGELOG.md");
    let changelog = fs::read_to_string(changelog).map_err(|error| format!("CHANGELOG.md could not be read: {error}"))?;
    let said = said(&changelog).ok_or("CHANGELOG.md does not say what the package weighs")?;
    println!("what a page loads weighs {now} bytes with brotli; the changelog says {said}");
    if now * 100 > said * 103 {
        return Err(format!(
            "that is more than 3 % over what CHANGELOG.md says: mend it, or say there that it{WEIGHS}{now}{WITH_BROTLI}"
        ));
    }
    Ok(())
}

/// The weight that a changelog tells first, which is the newest.
fn said(changelog: &str) -> Option<u64> {
    let line = changelog.lines().find(|line| line.contains(WITH_BROTLI))?;
    let (_, from) = line.split_once(WEIGHS)?;
    let (number, _) = from.split_once(WITH_BROTLI)?;
    number.replace(',', "").parse().ok()
}

fn row(name: &str, [raw, gzip, brotli]: Weight) {
    println!("{name:44} {raw:9} {gzip:8} {brotli:8}");
}

fn sum(weights: &[Weight]) -> Weight {
    weights.iter().fold([0; 3], |[a, b, c], [x, y, z]| [a + x, b + y, c + z])
}

/// The weight of each file.
fn weigh(files: &[PathBuf]) -> Done<Vec<Weight>> {
    const SCRIPT: &str = "const { readFileSync } = require('fs'); const { gzipSync, brotliCompressSync } = require('zlib');
        for (const file of process.argv.slice(1)) {
            const bytes = readFileSync(file);
            console.log(bytes.length, gzipSync(bytes, { level: 9 }).length, brotliCompressSync(bytes).length);
        }";
    let mut call = command::program(node::find()?, ["-e", SCRIPT]);
    call.args(files);
    let printed = command::output(call)?;
    let numbers = |line: &str| {
        let mut numbers = line.split(' ').map(|number| number.parse().unwrap_or_default());
        [0; 3].map(|_: u64| numbers.next().unwrap_or_default())
    };
    Ok(printed.lines().map(numbers).collect())
}

/// The bytes of a module, by where they come from: of our own code the room, of other code the crate.
fn causes(module: &Path) -> Done<BTreeMap<String, Vec<u8>>> {
    let bytes = fs::read(module).map_err(|error| format!("{} could not be read: {error}", module.display()))?;
    let broken = |error: wasmparser::BinaryReaderError| format!("{} is no module: {error}", module.display());
    let mut bodies = Vec::new();
    let mut names: BTreeMap<u32, String> = BTreeMap::new();
    let mut imported = 0;
    let mut causes: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    for payload in Parser::new(0).parse_all(&bytes) {
        match payload.map_err(broken)? {
            Payload::ImportSection(imports) => imported = imports.count(),
            Payload::CodeSectionEntry(body) => bodies.push(body.range()),
            Payload::DataSection(data) => {
                let data = bytes.get(data.range()).unwrap_or_default();
                causes.insert("data: tables, names, constants".to_owned(), data.to_vec());
            }
            Payload::CustomSection(section) => {
                if let KnownCustom::Name(subsections) = section.as_known() {
                    for subsection in subsections {
                        if let Name::Function(functions) = subsection.map_err(broken)? {
                            for function in functions {
                                let function = function.map_err(broken)?;
                                names.insert(function.index, format!("{:#}", rustc_demangle::demangle(function.name)));
                            }
                        }
                    }
                }
            }
            _ => {}
        }
    }
    for (index, range) in (imported..).zip(bodies) {
        let cause = names.get(&index).map_or("other", |name| cause(name)).to_owned();
        causes.entry(cause).or_default().extend_from_slice(bytes.get(range).unwrap_or_default());
    }
    Ok(causes)
}

/// Where a function comes from, by its name.
fn cause(name: &str) -> &str {
    // `<a::B as c::D>::e` and `a::B<c::D>::e` are from `a`.
    let name = name.trim_start_matches(['<', '&', '[', '(', '*']);
    let mut parts = name.split("::");
    match (parts.next(), parts.next()) {
        (Some("kinfocus"), Some(room)) => {
            let end = room.find(|letter: char| !letter.is_alphanumeric() && letter != '_').unwrap_or(room.len());
            name.get(.."kinfocus::".len() + end).unwrap_or(name)
        }
        (Some("kinfocus_wasm"), _) => "kinfocus_wasm",
        (Some(library), Some(_)) => {
            let end = library.find(|letter: char| !letter.is_alphanumeric() && letter != '_').unwrap_or(library.len());
            library.get(..end).unwrap_or(library)
        }
        _ => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::{cause, said};

    #[test]
    fn the_newest_weight_of_a_changelog_counts() {
        let changelog =
            "# Changelog\n\n- What a page loads weighs 112,345 bytes with brotli.\n- It weighs 9 bytes with brotli.\n";
        assert_eq!(said(changelog), Some(112_345));
        assert_eq!(said("nothing"), None);
    }

    #[test]
    fn a_function_is_of_its_room_or_its_crate() {
        assert_eq!(cause("<kinfocus::time::timeline::Timeline as kinfocus::time::timeline::Line>::and"), "kinfocus::time");
        assert_eq!(cause("kinfocus::worlds::search::Search<L>::solve"), "kinfocus::worlds");
        assert_eq!(cause("<alloc::vec::Vec<T> as alloc::vec::spec_from_iter::SpecFromIter<T,I>>::from_iter"), "alloc");
        assert_eq!(cause("evaluate"), "other");
    }
}
