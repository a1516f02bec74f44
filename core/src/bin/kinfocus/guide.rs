//! `kinfocus guide`: the policy guide, as files.

use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;

use clap::Args;
use kinfocus::guide::{STYLESHEET, STYLESHEET_NAME, pages};

use crate::Failure;

/// What to write, and where.
#[derive(Args)]
pub(crate) struct Call {
    /// The folder to write the pages into; it is made if there is none.
    folder: PathBuf,
    /// The address of the page that the guide belongs to, seen from that folder.
    #[arg(long, value_name = "ADDRESS")]
    home: Option<String>,
}

/// Writes the pages and their stylesheet, and says how many there are.
pub(crate) fn write(Call { folder, home }: Call) -> Result<(), Failure> {
    fs::create_dir_all(&folder).map_err(|error| Failure::Put(folder.clone(), error))?;
    let put = |name: &str, text: &str| {
        let file = folder.join(name);
        fs::write(&file, text).map_err(|error| Failure::Put(file, error))
    };
    put(STYLESHEET_NAME, STYLESHEET)?;
    let pages = pages(home.as_deref());
    for page in &pages {
        put(&page.name, &page.html)?;
    }
    writeln!(io::stdout().lock(), "{}: {} pages, begin with index.html", folder.display(), pages.len()).map_err(Failure::Write)
}
