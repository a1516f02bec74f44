//! Running other programs.

use std::env;
use std::ffi::OsStr;
use std::io::{self, BufRead, BufReader, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::workspace;

/// What was done, or one plain line that says why not.
pub(crate) type Done<T = ()> = Result<T, String>;

/// The cargo that runs us, with the same target folder.
pub(crate) fn cargo<I: IntoIterator<Item: AsRef<OsStr>>>(arguments: I) -> Command {
    let mut command = program(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()), arguments);
    command.env("CARGO_TARGET_DIR", workspace::target());
    command
}

/// A program with its arguments, in the root folder, with nothing to read.
pub(crate) fn program<I: IntoIterator<Item: AsRef<OsStr>>>(name: impl AsRef<OsStr>, arguments: I) -> Command {
    let mut command = Command::new(name);
    command.args(arguments).current_dir(workspace::root()).stdin(Stdio::null());
    command
}

/// Runs it to its end, showing what it prints.
pub(crate) fn run(mut command: Command) -> Done {
    let status = command.status().map_err(|error| not_started(&command, &error))?;
    if status.success() { Ok(()) } else { Err(format!("{} failed ({status})", line(&command))) }
}

/// Runs it to its end and gives what it printed on standard output; shows nothing.
pub(crate) fn output(mut command: Command) -> Done<String> {
    let output = command.stderr(Stdio::null()).output().map_err(|error| not_started(&command, &error))?;
    if !output.status.success() {
        return Err(format!("{} failed ({})", line(&command), output.status));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs it to its end, showing what it prints, and gives that too: both of its outputs, in the order written.
/// The second value is the error that [`run`] would have given, if any.
pub(crate) fn watch(mut command: Command) -> Done<(Vec<String>, Done)> {
    let called = line(&command);
    let (reader, writer) = io::pipe().map_err(|error| format!("no pipe for {called}: {error}"))?;
    let second = writer.try_clone().map_err(|error| format!("no pipe for {called}: {error}"))?;
    let mut child = command.stdout(writer).stderr(second).spawn().map_err(|error| not_started(&command, &error))?;
    // The command holds the pipe's writing ends: reading would never end while it lives.
    drop(command);

    let mut lines = Vec::new();
    let mut reader = BufReader::new(reader);
    let mut bytes = Vec::new();
    while reader.read_until(b'\n', &mut bytes).is_ok_and(|count| count > 0) {
        // Nobody listening is no reason to stop the tests.
        let _ = io::stdout().write_all(&bytes);
        lines.push(String::from_utf8_lossy(&bytes).trim_end().to_owned());
        bytes.clear();
    }
    let status = child.wait().map_err(|error| format!("{called} was lost: {error}"))?;
    let done = if status.success() { Ok(()) } else { Err(format!("{called} failed ({status})")) };
    Ok((lines, done))
}

/// The program of this name on the search path.
pub(crate) fn find(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let endings: &[&str] = if cfg!(windows) { &[".exe", ".cmd"] } else { &[""] };
    env::split_paths(&path)
        .flat_map(|folder| endings.iter().map(move |ending| folder.join(format!("{name}{ending}"))))
        .find(|file| file.is_file())
}

fn not_started(command: &Command, error: &io::Error) -> String {
    let name = command.get_program().to_string_lossy().into_owned();
    match error.kind() {
        ErrorKind::NotFound => format!("`{name}` is not installed, or not on the search path"),
        _ => format!("`{name}` could not be started: {error}"),
    }
}

/// The call as one would type it, for messages.
fn line(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_stem().unwrap_or(command.get_program());
    let words = std::iter::once(program).chain(command.get_args());
    let words: Vec<_> = words.map(|word| word.to_string_lossy()).collect();
    format!("`{}`", words.join(" "))
}
