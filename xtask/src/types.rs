//! What is written from Rust and checked in, so that cargo and `wasm-pack build` work without us: the policies put together, and
//! what `wasm` holds of the Rust types, the rules and the words: TypeScript declarations, and the tables that make objects of
//! answers in numbers.

use std::fs;

use kinfocus::{Words, compact};
use serde_json::Value;

use crate::command::Done;
use crate::workspace;

/// Each file with its text.
fn files() -> Done<[(&'static str, String); 4]> {
    let unwritten = |error| format!("the tables could not be written as JSON: {error}");
    let tables = serde_json::to_value(compact::tables()).map_err(unwritten)?;
    let words = compact::words(Words::english()).into_iter().map(Value::from).collect();
    let ready_made = kinfocus::ready_made().map_err(|error| format!("the policies do not fit together: {error}"))?;
    Ok([
        ("core/src/policies/assembled.rs", ready_made),
        ("wasm/types.d.ts", kinfocus::typescript()),
        ("wasm/js/tables.js", data("tables", &tables)),
        ("wasm/js/words.en.js", data("words", &Value::Array(words))),
    ])
}

/// A constant, as a text that `JSON.parse` reads: that is quicker than to run it as code. One row a line.
fn data(name: &str, value: &Value) -> String {
    let rows = match value {
        Value::Object(members) => {
            let members = members.iter().map(|(key, value)| format!("{}:{}", Value::from(key.as_str()), lines(value)));
            format!("{{\n{}\n}}", members.collect::<Vec<_>>().join(",\n"))
        }
        value => lines(value),
    };
    // What would end the text, or be more than text, within it.
    let rows = rows.replace('`', "\\u0060").replace("${", "$\\u007b");
    let note = "// Written by `cargo xtask types` from the rules and their words. Do not edit.";
    format!("{note}\n\nexport const {name} = JSON.parse(String.raw`{rows}`);\n")
}

fn lines(value: &Value) -> String {
    match value {
        Value::Array(items) => format!("[\n{}\n]", items.iter().map(Value::to_string).collect::<Vec<_>>().join(",\n")),
        value => value.to_string(),
    }
}

/// Writes the files.
pub(crate) fn write() -> Done {
    for (name, text) in files()? {
        fs::write(workspace::root().join(name), text).map_err(|error| format!("{name} could not be written: {error}"))?;
    }
    Ok(())
}

/// An error if a checked-in file is not what it should be.
pub(crate) fn check() -> Done {
    for (name, text) in files()? {
        let found =
            fs::read_to_string(workspace::root().join(name)).map_err(|error| format!("{name} could not be read: {error}"))?;
        // A checkout on Windows may end its lines otherwise.
        if found.replace("\r\n", "\n") != text {
            return Err(format!("{name} is out of date: run `cargo xtask types` and commit it"));
        }
    }
    Ok(())
}
