//! `kinfocus words`: every text that is said, by the id of what it is about.

use std::io::{self, BufWriter, Write};

use crate::Failure;

/// Writes the table of English, a line a text.
pub(crate) fn write() -> Result<(), Failure> {
    let mut output = BufWriter::new(io::stdout().lock());
    serde_json::to_writer_pretty(&mut output, &kinfocus::english_table()).map_err(|error| Failure::Write(error.into()))?;
    writeln!(output).and_then(|()| output.flush()).map_err(Failure::Write)
}
