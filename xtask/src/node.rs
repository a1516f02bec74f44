//! Node and the npm packages of the root `package.json`.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::command::{self, Done};
use crate::workspace;

const OLDEST: u32 = 20;

/// The Node on the search path, if it is new enough.
pub(crate) fn find() -> Done<PathBuf> {
    let missing = || format!("Node {OLDEST} or newer is missing: get it from https://nodejs.org");
    let node = command::find("node").ok_or_else(missing)?;
    let version = command::output(command::program(&node, ["--version"]))?;
    let major = version.trim_start_matches('v').split('.').next().and_then(|major| major.parse::<u32>().ok());
    match major {
        Some(major) if major >= OLDEST => Ok(node),
        _ => Err(format!("{}, but this one is {}", missing(), version.trim())),
    }
}

/// Installs the npm packages exactly as `package-lock.json` says, unless that was done before.
pub(crate) fn install_packages() -> Done {
    find()?;
    let root = workspace::root();
    let changed = |file: &Path| file.metadata().and_then(|found| found.modified()).ok();
    // npm writes this file last.
    let installed = changed(&root.join("node_modules/.package-lock.json"));
    if installed.is_some() && installed >= changed(&root.join("package-lock.json")) {
        return Ok(());
    }
    let npm = command::find("npm").ok_or("npm is missing: it comes with Node, from https://nodejs.org")?;
    command::run(command::program(npm, ["ci", "--no-audit", "--no-fund"]))
}

/// A script of an installed npm package, run by Node.
pub(crate) fn script(path: &str) -> Done<Command> {
    Ok(command::program(find()?, [workspace::root().join("node_modules").join(path)]))
}

/// Runs the TypeScript compiler on a project file.
pub(crate) fn compile(project: &str) -> Done {
    let mut call = script("typescript/bin/tsc")?;
    call.args(["--project", project]);
    command::run(call)
}

/// Builds the page: its scripts are TypeScript, and need no bundler.
pub(crate) fn build_page() -> Done {
    install_packages()?;
    compile("web-demo/tsconfig.json")
}
