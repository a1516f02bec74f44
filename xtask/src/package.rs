//! What makes `wasm/dist` an npm package: its package.json, entries for Node that are ready at once, and one JavaScript file
//! a module.

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
        "import": { "types": "./node/interview.d.mts", "default": "./node/interview.mjs" },
        "require": { "types": "./node/kinfocus_interview.d.ts", "default": "./node/kinfocus_interview.js" }
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

/// The entries for Node, each with its module.
const NODE_ENTRIES: [(&str, &str); 2] = [("index", "kinfocus_wasm"), ("interview", "kinfocus_interview")];

const NODE_ENTRY: &str = "\
export * from './MODULE.js';

/** Nothing to wait for in Node. In a browser the same call loads the module. */
export default async function init() {}
";

const NODE_TYPES: &str = "\
export * from './MODULE.js';

/** Nothing to wait for in Node. In a browser the same call loads the module. */
export default function init(): Promise<void>;
";

/// Adds to the generated folders what npm, Node and TypeScript look for.
pub(crate) fn complete(dist: &Path) -> Done {
    write(&dist.join("package.json"), &MANIFEST.replace("VERSION", env!("CARGO_PKG_VERSION")))?;
    write(&dist.join("node/package.json"), NODE_MANIFEST)?;
    for (entry, module) in NODE_ENTRIES {
        write(&dist.join(format!("node/{entry}.mjs")), &NODE_ENTRY.replace("MODULE", module))?;
        write(&dist.join(format!("node/{entry}.d.mts")), &NODE_TYPES.replace("MODULE", module))?;
    }
    for folder in [dist.join("web"), dist.join("node")] {
        put_in_line(&folder)?;
    }
    for glue in workspace::files_ending(&dist.join("bundler"), ".js") {
        write(&glue, &without_comments(&read(&glue)?))?;
    }
    for name in ["wasm/README.md", "LICENSE-MIT", "LICENSE-APACHE"] {
        let text = workspace::root().join(name);
        let copy = dist.join(text.file_name().unwrap_or_default());
        fs::copy(&text, copy).map_err(|error| format!("{name} could not be copied: {error}"))?;
    }
    Ok(())
}

/// The modules of `wasm/js`, each after those that it imports.
pub(crate) const MODULES: [&str; 6] = ["tables", "words.en", "numbers", "answer", "line", "given"];

/// Writes what the generator's JavaScript imports, which is ours, into the file itself: a page would find out only from each
/// file which to ask for next. (A bundler does that itself, and goes by the names that the module imports.)
fn put_in_line(folder: &Path) -> Done {
    let snippets = folder.join("snippets");
    let own = fs::read_dir(&snippets).into_iter().flatten().flatten().next();
    let own = own.ok_or_else(|| format!("{} holds no JavaScript", snippets.display()))?.path().join("js");
    let mut modules = String::new();
    for name in MODULES {
        modules.push_str(&module(name, &without_comments(&read(&own.join(format!("{name}.js")))?)));
    }
    for glue in workspace::files_ending(folder, ".js") {
        write(&glue, &with_modules(&without_comments(&read(&glue)?), &modules))?;
    }
    fs::remove_dir_all(&snippets).map_err(|error| format!("{} could not be removed: {error}", snippets.display()))
}

/// The name of a module of ours within another file.
fn variable(name: &str) -> String {
    format!("own_{}", name.replace('.', "_"))
}

/// The module that a line imports: `import { a } from "./b.js";`, or what the generator writes for Node.
fn imported(line: &str) -> Option<(&str, &str)> {
    let es = line.strip_prefix("import ").and_then(|line| line.split_once(" from "));
    let (names, from) = es.or_else(|| line.strip_prefix("const ")?.split_once(" = require("))?;
    let (path, _) = from.rsplit_once(".js")?;
    let (_, name) = path.rsplit_once('/')?;
    MODULES.contains(&name).then(|| (names.strip_prefix("* as ").unwrap_or(names), name))
}

/// A module of ours, which imports and exports by whole lines, as a constant with what it exports.
fn module(name: &str, code: &str) -> String {
    let mut exported = Vec::new();
    let mut lines = format!("const {} = (() => {{\n", variable(name));
    for line in code.lines().filter(|line| !line.is_empty()) {
        if let Some((names, from)) = imported(line) {
            lines.push_str(&format!("const {names} = {};\n", variable(from)));
            continue;
        }
        let declared = line.strip_prefix("export ");
        if let Some(declared) = declared {
            exported.push(declared.split([' ', '(']).nth(1).unwrap_or_default().to_owned());
        }
        lines.push_str(declared.unwrap_or(line));
        lines.push('\n');
    }
    lines + &format!("return {{ {} }};\n}})();\n", exported.join(", "))
}

/// The generator's JavaScript with these modules before the first line that imports one.
fn with_modules(glue: &str, modules: &str) -> String {
    let mut modules = Some(modules);
    let mut lines = String::new();
    for line in glue.lines() {
        match imported(line) {
            Some((names, from)) => {
                lines.push_str(modules.take().unwrap_or_default());
                lines.push_str(&format!("const {names} = {};\n", variable(from)));
            }
            None => {
                lines.push_str(line);
                lines.push('\n');
            }
        }
    }
    lines
}

/// JavaScript without the lines that are comments alone, and without what stands before others: a page waits for each byte, and an
/// editor shows what stands in the declarations. No text of ours or the generator's has a line that begins with a space.
fn without_comments(code: &str) -> String {
    let mut is_in_comment = false;
    let mut lines = String::with_capacity(code.len());
    for line in code.lines() {
        let start = line.trim_start();
        // What tools read stays.
        let begins = start.starts_with("/*") && !start.starts_with("/* @");
        if !(is_in_comment || begins || start.starts_with("//")) {
            lines.push_str(start);
            lines.push('\n');
        }
        is_in_comment = (is_in_comment || begins) && !line.trim_end().ends_with("*/");
    }
    lines
}

fn read(file: &PathBuf) -> Done<String> {
    fs::read_to_string(file).map_err(|error| format!("{} could not be read: {error}", file.display()))
}

fn write(file: &Path, text: &str) -> Done {
    fs::write(file, text).map_err(|error| format!("{} could not be written: {error}", file.display()))
}

#[cfg(test)]
mod tests {
    use super::{module, with_modules, without_comments};

    #[test]
    fn lines_that_are_comments_alone_go() {
        let code = "/* @ts-self-types=\"./a.d.ts\" */\n// a\n/** b */\n  let c; // d\n/**\n * e\n */\nf();\n";
        assert_eq!(without_comments(code), "/* @ts-self-types=\"./a.d.ts\" */\nlet c; // d\nf();\n");
    }

    #[test]
    fn a_module_becomes_a_constant_with_what_it_exports() {
        let code = "import { a } from \"./tables.js\";\n\nexport const c = a;\nexport function d(e) {\n  return e;\n}\n";
        let constant = "const own_line = (() => {\nconst { a } = own_tables;\nconst c = a;\nfunction d(e) {\n  return e;\n}\n\
                        return { c, d };\n})();\n";
        assert_eq!(module("line", code), constant);
    }

    #[test]
    fn what_the_generator_imports_stands_before_it() {
        let of_node = "const { d } = require(String.raw`./snippets/kinfocus-wasm-0/js/line.js`);\nconst import1 = require(\"./x/line.js\");\n";
        assert_eq!(with_modules(of_node, "M\n"), "M\nconst { d } = own_line;\nconst import1 = own_line;\n");
        let of_web = "import { d } from './snippets/kinfocus-wasm-0/js/line.js';\nimport * as import1 from \"./x/line.js\"\nimport { f } from 'fs';\n";
        assert_eq!(
            with_modules(of_web, "M\n"),
            "M\nconst { d } = own_line;\nconst import1 = own_line;\nimport { f } from 'fs';\n"
        );
    }
}
