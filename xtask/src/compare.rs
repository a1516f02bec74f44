//! The package beside an older build of itself and beside another engine, measured in one run.

use std::fs;
use std::path::{Path, PathBuf};

use crate::command::{self, Done};
use crate::{browser, node, size, wasm, workspace};

/// The last state of 0.1.0 before its answers left the module in numbers.
const OF_0_1_0: &str = "e3942f6";

/// Another rules engine in WebAssembly.
const ZEN: &str = "@gorules/zen-engine-wasm@0.23.1";

/// Builds both, and prints a table of sizes and times: then, now, and the ratio.
pub(crate) fn run(revision: Option<&str>) -> Done {
    let revision = revision.unwrap_or(OF_0_1_0);
    node::install_packages()?;
    wasm::build()?;
    let older = older_package(revision)?;
    let zen = zen()?;
    let dist = workspace::root().join("wasm/dist");

    println!("\n| what | {revision} | now | ratio |\n|---|---|---|---|");
    size::compare(&older.join("web"), &dist.join("web"))?;
    let script = |name: &str| workspace::root().join("wasm/bench").join(name);
    let mut times = command::program(node::find()?, [script("compare.mjs")]);
    times.args([older.join("node"), dist.join("node"), zen]);
    command::run(times)?;
    let mut page = command::program(node::find()?, [script("page.mjs")]);
    page.args([older.join("web"), dist.join("web")]).env("CHROME_PATH", browser::find_or_install()?);
    command::run(page)
}

/// The command line as it was, and of which revision it is.
pub(crate) fn older_program(revision: Option<&str>) -> Done<(String, PathBuf)> {
    let revision = revision.unwrap_or(OF_0_1_0);
    let folder = older(revision)?;
    built_then(&folder, &["build", "--release", "--package", "kinfocus", "--features", "cli"])?;
    Ok((revision.to_owned(), workspace::target().join("compare/target/release/kinfocus")))
}

/// The package as it was, built by its own command.
fn older_package(revision: &str) -> Done<PathBuf> {
    let folder = older(revision)?;
    let dist = folder.join("wasm/dist");
    if !dist.join("web/kinfocus_wasm_bg.wasm").is_file() {
        built_then(&folder, &["run", "--package", "xtask", "--", "wasm"])?;
    }
    Ok(dist)
}

/// Runs cargo in the folder of an older state.
fn built_then(folder: &Path, arguments: &[&str]) -> Done {
    let mut build = command::cargo(arguments);
    // As it was built then: what `.cargo/config.toml` says now is not for it.
    build
        .current_dir(folder)
        .env("CARGO_ENCODED_RUSTFLAGS", "")
        .env("CARGO_TARGET_DIR", workspace::target().join("compare/target"));
    command::run(build)
}

/// A clone as it was then.
fn older(revision: &str) -> Done<PathBuf> {
    let folder = workspace::target().join("compare").join(revision);
    if folder.join("Cargo.toml").is_file() {
        return Ok(folder);
    }
    if folder.exists() {
        remove(&folder)?;
    }
    let git = |arguments: &[&str]| command::run(command::program("git", arguments));
    let place = folder.display().to_string();
    git(&["clone", "--quiet", "--shared", "--no-checkout", ".", &place])?;
    git(&["-C", &place, "checkout", "--quiet", "--detach", revision])?;
    Ok(folder)
}

/// The folder of the other engine.
fn zen() -> Done<PathBuf> {
    let folder = workspace::target().join("compare/zen");
    let package = folder.join("node_modules/@gorules/zen-engine-wasm");
    if !package.is_dir() {
        fs::create_dir_all(&folder).map_err(|error| format!("{} could not be made: {error}", folder.display()))?;
        let npm = command::find("npm").ok_or("npm is missing: it comes with Node, from https://nodejs.org")?;
        let mut call = command::program(npm, ["install", "--no-save", "--no-audit", "--no-fund", "--prefix"]);
        call.arg(&folder).arg(ZEN);
        command::run(call)?;
    }
    Ok(package)
}

fn remove(folder: &Path) -> Done {
    fs::remove_dir_all(folder).map_err(|error| format!("{} could not be removed: {error}", folder.display()))
}
