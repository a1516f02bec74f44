//! Writes a roster as plans have them, one member a line:
//! `cargo run --release -p conformance --example roster 100000 > members.ndjson`.
#![allow(clippy::expect_used, reason = "a program for measurements may stop at what cannot be")]

use std::io::{self, BufWriter, Write};

use conformance::roster;

fn main() -> io::Result<()> {
    let members = std::env::args().nth(1).map_or(1_000, |count| count.parse().expect("how many members"));
    let mut output = BufWriter::new(io::stdout().lock());
    for member in roster::lines(members) {
        writeln!(output, "{member}")?;
    }
    output.flush()
}
