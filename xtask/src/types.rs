//! TypeScript declarations: `wasm/types.d.ts`, written from the Rust types and checked in, so that
//! `wasm-pack build` works without us.

use std::fs;
use std::path::PathBuf;

use crate::command::Done;
use crate::workspace;

fn file() -> PathBuf {
    workspace::root().join("wasm/types.d.ts")
}

/// Writes the declarations.
pub(crate) fn write() -> Done {
    fs::write(file(), kinfocus::typescript()).map_err(|error| format!("wasm/types.d.ts could not be written: {error}"))
}

/// An error if the checked-in declarations are not those of the Rust types.
pub(crate) fn check() -> Done {
    let found = fs::read_to_string(file()).map_err(|error| format!("wasm/types.d.ts could not be read: {error}"))?;
    // A checkout on Windows may end its lines otherwise.
    if found.replace("\r\n", "\n") == kinfocus::typescript() {
        Ok(())
    } else {
        Err("wasm/types.d.ts is out of date: run `cargo xtask types` and commit it".to_owned())
    }
}
