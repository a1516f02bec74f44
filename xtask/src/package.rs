//! What makes `wasm/dist` an npm package: its package.json, and one entry for Node that is ready at once.

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
        "require": { "types": "./node/kinfocus_wasm.d.ts", "default": "./node/kinfocus_wasm.js" }
      },
      "default": { "types": "./web/kinfocus_wasm.d.ts", "default": "./web/kinfocus_wasm.js" }
    },
    "./web": { "types": "./web/kinfocus_wasm.d.ts", "default": "./web/kinfocus_wasm.js" },
    "./bundler": { "types": "./bundler/kinfocus_wasm.d.ts", "default": "./bundler/kinfocus_wasm.js" },
    "./kinfocus_wasm_bg.wasm": "./web/kinfocus_wasm_bg.wasm",
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
    for name in ["wasm/README.md", "LICENSE-MIT", "LICENSE-APACHE"] {
        let text = workspace::root().join(name);
        let copy = dist.join(text.file_name().unwrap_or_default());
        fs::copy(&text, copy).map_err(|error| format!("{name} could not be copied: {error}"))?;
    }
    Ok(())
}

fn write(file: &Path, text: &str) -> Done {
    fs::write(file, text).map_err(|error| format!("{} could not be written: {error}", file.display()))
}
