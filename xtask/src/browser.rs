//! A Chromium for the browser tests.

use std::env;
use std::fs;
use std::path::PathBuf;

use crate::command::{self, Done};
use crate::node;

const NAMES: [&str; 5] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

const ELSEWHERE: [&str; 4] = [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
];

/// The Chromium or Chrome of this machine; one is installed where there is none.
pub(crate) fn find_or_install() -> Done<PathBuf> {
    if let Some(browser) = find() {
        return Ok(browser);
    }
    println!("no Chromium found: installing one");
    let installed = if is_debian_root() { install_by_apt() } else { install_by_playwright() };
    match (installed, find()) {
        (_, Some(browser)) => Ok(browser),
        (Err(why), None) => Err(format!(
            "no Chromium for the browser tests ({why}): install chromium or Google Chrome, or name one in CHROME_PATH"
        )),
        (Ok(()), None) => Err("a Chromium was installed but is not found: name it in CHROME_PATH".to_owned()),
    }
}

fn find() -> Option<PathBuf> {
    env::var_os("CHROME_PATH")
        .map(PathBuf::from)
        .filter(|path| path.is_file())
        .or_else(|| NAMES.into_iter().find_map(command::find))
        .or_else(|| ELSEWHERE.into_iter().map(PathBuf::from).find(|path| path.is_file()))
        .or_else(of_playwright)
}

/// Where playwright keeps the Chromium it downloads, if it has.
fn of_playwright() -> Option<PathBuf> {
    let ask = "console.log(require('playwright-core').chromium.executablePath())";
    let path = command::output(command::program(node::find().ok()?, ["-e", ask])).ok()?;
    Some(PathBuf::from(path.trim())).filter(|path| path.is_file())
}

/// Whether Debian's package can be installed here. (Ubuntu's is a snap, of no use in a container.)
fn is_debian_root() -> bool {
    let debian = fs::read_to_string("/etc/os-release").is_ok_and(|text| text.lines().any(|line| line == "ID=debian"));
    debian && command::output(command::program("id", ["-u"])).is_ok_and(|id| id.trim() == "0")
}

fn install_by_apt() -> Done {
    command::run(command::program("apt-get", ["update", "-qq"]))?;
    let mut install = command::program("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"]);
    install.env("DEBIAN_FRONTEND", "noninteractive");
    command::run(install)
}

fn install_by_playwright() -> Done {
    let mut install = node::script("playwright-core/cli.js")?;
    install.args(["install", "chromium"]);
    command::run(install)
}
