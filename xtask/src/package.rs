//! What makes `wasm/dist` an npm package: its package.json, an entry for each kind, and what makes objects of answers in numbers.

use std::fs;
use std::path::Path;

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
  "sideEffects": ["./bundler/kinfocus_wasm.js"],
  "exports": {
    ".": {
      "node": {
        "import": { "types": "./node/index.d.mts", "default": "./node/index.mjs" },
        "require": { "types": "./node/index.d.ts", "default": "./node/index.js" }
      },
      "default": { "types": "./web/index.d.ts", "default": "./web/index.js" }
    },
    "./web": { "types": "./web/index.d.ts", "default": "./web/index.js" },
    "./bundler": { "types": "./bundler/index.d.ts", "default": "./bundler/index.js" },
    "./kinfocus_wasm_bg.wasm": "./web/kinfocus_wasm_bg.wasm",
    "./package.json": "./package.json"
  },
  "main": "./node/index.js",
  "module": "./web/index.js",
  "types": "./web/index.d.ts",
  "engines": { "node": ">=20" },
  "files": ["bundler", "node", "web", "LICENSE-*", "README.md"]
}
"#;

/// The kind for Node is a CommonJS module.
const NODE_MANIFEST: &str = "{ \"type\": \"commonjs\" }\n";

/// Each kind has its own entry: the face, over the module of that kind.
const WEB_ENTRY: &str = "\
import * as module from './kinfocus_wasm.js';
import { face } from './face.js';
import { tables } from './tables.js';
import { words } from './words.en.js';

export { default, doubleCheck, evaluateJson, initSync, Interview, policies, version } from './kinfocus_wasm.js';
export const { evaluate } = face(module, tables, words);
";

const WEB_TYPES: &str = "\
export * from './kinfocus_wasm.js';
export { default } from './kinfocus_wasm.js';
";

const BUNDLER_ENTRY: &str = "\
import * as module from './kinfocus_wasm.js';
import { face } from './face.js';
import { tables } from './tables.js';
import { words } from './words.en.js';

export { doubleCheck, evaluateJson, Interview, policies, version } from './kinfocus_wasm.js';
export const { evaluate } = face(module, tables, words);
";

const BUNDLER_TYPES: &str = "export * from './kinfocus_wasm.js';\n";

const NODE_COMMON_ENTRY: &str = "\
const module_ = require('./kinfocus_wasm.js');
const { face } = require('./face.js');
const { tables } = require('./tables.js');
const { words } = require('./words.en.js');

exports.evaluate = face(module_, tables, words).evaluate;
exports.evaluateJson = module_.evaluateJson;
exports.doubleCheck = module_.doubleCheck;
exports.Interview = module_.Interview;
exports.policies = module_.policies;
exports.version = module_.version;
";

const NODE_ENTRY: &str = "\
export * from './index.js';

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
    write(&dist.join("node/index.js"), NODE_COMMON_ENTRY)?;
    write(&dist.join("node/index.d.ts"), BUNDLER_TYPES)?;
    write(&dist.join("node/index.mjs"), NODE_ENTRY)?;
    write(&dist.join("node/index.d.mts"), NODE_TYPES)?;
    write(&dist.join("web/index.js"), WEB_ENTRY)?;
    write(&dist.join("web/index.d.ts"), WEB_TYPES)?;
    write(&dist.join("bundler/index.js"), BUNDLER_ENTRY)?;
    write(&dist.join("bundler/index.d.ts"), BUNDLER_TYPES)?;
    for (kind, is_common) in [("web", false), ("bundler", false), ("node", true)] {
        face(&dist.join(kind), is_common)?;
    }
    for name in ["wasm/README.md", "LICENSE-MIT", "LICENSE-APACHE"] {
        let text = workspace::root().join(name);
        let copy = dist.join(text.file_name().unwrap_or_default());
        fs::copy(&text, copy).map_err(|error| format!("{name} could not be copied: {error}"))?;
    }
    Ok(())
}

/// Writes the face of a kind: its code, the tables, and the words of English. `is_common`: as CommonJS modules.
fn face(folder: &Path, is_common: bool) -> Done {
    let source = workspace::root().join("wasm/js/face.mjs");
    let code = fs::read_to_string(&source).map_err(|error| format!("{} could not be read: {error}", source.display()))?;
    let data = |name: &str, value: serde_json::Result<String>| {
        // As a text that JSON.parse reads, which is quicker than to run it as code.
        let quoted = value.and_then(|text| serde_json::to_string(&text));
        let quoted = quoted.map_err(|error| format!("the {name} could not be written as JSON: {error}"))?;
        let export = if is_common { format!("exports.{name}") } else { format!("export const {name}") };
        Ok::<_, String>(format!("{export} = JSON.parse({quoted});\n"))
    };
    let code = if is_common { code.replace("export function face", "exports.face = face;\n\nfunction face") } else { code };
    write(&folder.join("face.js"), &code)?;
    let tables = serde_json::to_string(&kinfocus::compact::tables());
    write(&folder.join("tables.js"), &data("tables", tables)?)?;
    let words = serde_json::to_string(&kinfocus::compact::words(kinfocus::Words::english()));
    write(&folder.join("words.en.js"), &data("words", words)?)
}

fn write(file: &Path, text: &str) -> Done {
    fs::write(file, text).map_err(|error| format!("{} could not be written: {error}", file.display()))
}
