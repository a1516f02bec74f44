//! `kinfocus words`: every text that is said, by the id of what it is about.

use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use clap::Args;
use kinfocus::{english_table, mistranslated, untranslated};

use crate::{Failure, input};

#[derive(Args)]
pub(crate) struct Call {
    /// Check the table of another language instead: list what it does not say, and what it says in vain.
    #[arg(long, value_name = "FILE")]
    check: Option<PathBuf>,
}

/// Writes the table of English, a line a text, or what is wrong with another; whether all is well.
pub(crate) fn run(Call { check }: Call) -> Result<bool, Failure> {
    let mut output = BufWriter::new(io::stdout().lock());
    let mut is_whole = true;
    if check.is_some() {
        let words = input::words(check)?;
        for (what, places) in
            [("not said", untranslated(words)), ("no such text, or other places in braces", mistranslated(words))]
        {
            for place in places {
                is_whole = false;
                writeln!(output, "{place}: {what}").map_err(Failure::Write)?;
            }
        }
    } else {
        serde_json::to_writer_pretty(&mut output, &english_table()).map_err(|error| Failure::Write(error.into()))?;
        writeln!(output).map_err(Failure::Write)?;
    }
    output.flush().map_err(Failure::Write)?;
    Ok(is_whole)
}
