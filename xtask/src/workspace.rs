//! Where things lie.

use std::env;
use std::path::{Path, PathBuf};

/// The folder of the whole project.
pub(crate) fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here)
}

/// Cargo's target folder: this program lies in `<target>/debug/`.
pub(crate) fn target() -> PathBuf {
    let folder = env::current_exe().ok().and_then(|exe| Some(exe.parent()?.parent()?.to_owned()));
    folder.unwrap_or_else(|| root().join("target"))
}

/// Every file in this folder (not below it) whose name ends so, in the order of the names.
pub(crate) fn files_ending(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let entries = folder.read_dir().into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.path())
        .filter(|path| path.file_name().is_some_and(|name| name.to_string_lossy().ends_with(ending)))
        .collect();
    files.sort();
    files
}
