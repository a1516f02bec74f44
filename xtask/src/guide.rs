//! The policy guide, a part of the page: written by the command line program, from the rules themselves.

use std::fs;
use std::path::Path;

use crate::command::{self, Done};
use crate::workspace;

/// Writes the guide into `web-demo/guide`, without what an earlier one left there.
pub(crate) fn write(program: &Path) -> Done {
    let folder = workspace::root().join("web-demo/guide");
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(|error| format!("{} could not be emptied: {error}", folder.display()))?;
    }
    let arguments = ["guide".as_ref(), folder.as_os_str(), "--home".as_ref(), "../".as_ref()];
    command::run(command::program(program, arguments))
}
