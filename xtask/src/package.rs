//! What makes `wasm/dist` an npm package: its package.json, one entry for Node that is ready at once, and the JavaScript
//! beside the module in one folder with it.

use std::fs;
use std::path::{Path, PathBuf};

use crate::command::Done;
use crate::workspace;

/// One name, `kinfocus`, that Node (`import` and `require`), bundlers and browsers each resolve to their kind.
///
/// The web kind is the default, since every bundler understands how it finds its module
/// (`new URL('kinfocus_wasm_bg.wasm', import.meta.url)`), and a browser needs no bundler for it.
const MANIFEST: &str = r#"{
  "name": "kinfocus",
  "version": "VERSION",
  "description": "Works out child welfare-involved status, Population of Focus eligibility and required actions from what is known about a member.",
  "license": "MIT OR Apache-2.0",
  "type": "module",
  "sideEffects": ["./bundler/kinfocus_wasm.js", "./bundler/kinfocus_interview.js"],
  "exports": {
    ".": {
      "node": {
        "import": { "types": "./node/index.d.mts", "default": "./node/index.mjs" },
        "require": { "types": "./node/kinfocus_wasm.d.ts", "default": "./node/kinfocus_wasm.js" }
      },
      "default": { "types": "./web/kinfocus_wasm.d.ts", "default": "./web/kinfocus_wasm.js" }
    },
    "./interview": {
      "node": {
        "import": { "types": "./node/index.d.mts", "default": "./node/index.mjs" },
        "require": { "types": "./node/kinfocus_wasm.d.ts", "default": "./node/kinfocus_wasm.js" }
      },
      "default": { "types": "./web/kinfocus_interview.d.ts", "default": "./web/kinfocus_interview.js" }
    },
    "./web": { "types": "./web/kinfocus_wasm.d.ts", "default": "./web/kinfocus_wasm.js" },
    "./bundler": { "types": "./bundler/kinfocus_wasm.d.ts", "default": "./bundler/kinfocus_wasm.js" },
    "./bundler/interview": { "types": "./bundler/kinfocus_interview.d.ts", "default": "./bundler/kinfocus_interview.js" },
    "./kinfocus_wasm_bg.wasm": "./web/kinfocus_wasm_bg.wasm",
    "./kinfocus_interview_bg.wasm": "./web/kinfocus_interview_bg.wasm",
    "./package.json": "./package.json"
  },
  "main": "./node/kinfocus_wasm.js",
  "module": "./web/kinfocus_wasm.js",
  "types": "./web/kinfocus_wasm.d.ts",
  "engines": { "node": ">=20" },
  "files": ["bundler", "node", "web", "LICENSE-*", "README.md"]
}
"#;

/// The kind for Node is a CommonJS module.
const NODE_MANIFEST: &str = "{ \"type\": \"commonjs\" }\n";

const NODE_ENTRY: &str = "\
export * from './kinfocus_wasm.js';

/** Nothing to wait for in Node. In a browser the same call loads the module. */
export default async function init() {}
";

const NODE_TYPES: &str = "\
export * from './kinfocus_wasm.js';

/** Nothing to wait for in Node. In a browser the same call loads the module. */
export default function init(): Promise<void>;
";

/// Adds to the generated folders what npm, Node and TypeScript look for.
pub(crate) fn complete(dist: &Path) -> Done {
    write(&dist.join("package.json"), &MANIFEST.replace("VERSION", env!("CARGO_PKG_VERSION")))?;
    write(&dist.join("node/package.json"), NODE_MANIFEST)?;
    write(&dist.join("node/index.mjs"), NODE_ENTRY)?;
    write(&dist.join("node/index.d.mts"), NODE_TYPES)?;
    gather(&dist.join("web"), false)?;
    gather(&dist.join("node"), true)?;
    for name in ["wasm/README.md", "LICENSE-MIT", "LICENSE-APACHE"] {
        let text = workspace::root().join(name);
        let copy = dist.join(text.file_name().unwrap_or_default());
        fs::copy(&text, copy).map_err(|error| format!("{name} could not be copied: {error}"))?;
    }
    Ok(())
}

/// Moves the JavaScript of `wasm/js` from where the generator puts it, a folder with a hash in its name, to the module.
/// `is_common`: as CommonJS modules. What the module itself imports keeps its name, so that this is not for bundlers, which
/// go by it.
fn gather(folder: &Path, is_common: bool) -> Done {
    let snippets = folder.join("snippets");
    let of_us = fs::read_dir(&snippets).into_iter().flatten().flatten().next();
    let of_us = of_us.ok_or_else(|| format!("{} holds no JavaScript", snippets.display()))?.path();
    for file in workspace::files_ending(&of_us.join("js"), ".js") {
        let code = without_comments(&read(&file)?);
        let code = if is_common { to_common(&code) } else { code };
        write(&folder.join(file.file_name().unwrap_or_default()), &code)?;
    }
    let place = format!("./snippets/{}/js/", of_us.file_name().unwrap_or_default().display());
    let before = ["from \"", "from '", "require(\"", "require(`", "require(String.raw`"];
    for glue in workspace::files_ending(folder, ".js") {
        let moved = |code: String, before: &&str| code.replace(&format!("{before}{place}"), &format!("{before}./"));
        write(&glue, &without_comments(&before.iter().fold(read(&glue)?, moved)))?;
    }
    fs::remove_dir_all(&snippets).map_err(|error| format!("{} could not be removed: {error}", snippets.display()))
}

/// JavaScript without the lines that are comments alone: a page waits for each byte, and an editor shows what stands in the
/// declarations.
fn without_comments(code: &str) -> String {
    let mut is_in_comment = false;
    let mut lines = String::with_capacity(code.len());
    for line in code.lines() {
        let start = line.trim_start();
        // What tools read stays.
        let begins = start.starts_with("/*") && !start.starts_with("/* @");
        if !(is_in_comment || begins || start.starts_with("//")) {
            lines.push_str(line);
            lines.push('\n');
        }
        is_in_comment = (is_in_comment || begins) && !line.trim_end().ends_with("*/");
    }
    lines
}

/// A module of our own, which imports and exports by whole lines, as a CommonJS module.
fn to_common(code: &str) -> String {
    let mut exported = Vec::new();
    let mut lines = Vec::new();
    for line in code.lines() {
        if let Some((names, from)) = line.strip_prefix("import ").and_then(|line| line.split_once(" from ")) {
            lines.push(format!("const {names} = require({});", from.trim_end_matches(';')));
        } else if let Some(declared) = line.strip_prefix("export ") {
            let name = declared.split([' ', '(']).nth(1).unwrap_or_default();
            exported.push(format!("exports.{name} = {name};"));
            lines.push(declared.to_owned());
        } else {
            lines.push(line.to_owned());
        }
    }
    lines.append(&mut exported);
    lines.join("\n") + "\n"
}

fn read(file: &PathBuf) -> Done<String> {
    fs::read_to_string(file).map_err(|error| format!("{} could not be read: {error}", file.display()))
}

fn write(file: &Path, text: &str) -> Done {
    fs::write(file, text).map_err(|error| format!("{} could not be written: {error}", file.display()))
}

#[cfg(test)]
mod tests {
    use super::{to_common, without_comments};

    #[test]
    fn lines_that_are_comments_alone_go() {
        let code = "/* @ts-self-types=\"./a.d.ts\" */\n// a\n/** b */\nlet c; // d\n/**\n * e\n */\nf();\n";
        assert_eq!(without_comments(code), "/* @ts-self-types=\"./a.d.ts\" */\nlet c; // d\nf();\n");
    }

    #[test]
    fn imports_and_exports_become_those_of_common_js() {
        let code = "import { a } from \"./b.js\";\nexport const c = a;\nexport function d(e) {\n  return e;\n}\n";
        let common = "const { a } = require(\"./b.js\");\nconst c = a;\nfunction d(e) {\n  return e;\n}\n\
                      exports.c = c;\nexports.d = d;\n";
        assert_eq!(to_common(code), common);
    }
}
