//! Writes members, one a line. A roster as plans have them:
//! `cargo run --release -p conformance --example roster 100000 > members.ndjson`; generated cases of which every single thing
//! is known less well, or not at all: with `2000 blurred`.
#![allow(clippy::expect_used, reason = "a program for measurements may stop at what cannot be")]

use std::io::{self, BufWriter, Write};

use conformance::blur::little_known;
use conformance::generate::known_case;
use conformance::roster;

fn main() -> io::Result<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let members = words.first().map_or(1_000, |count| count.parse().expect("how many members"));
    let mut output = BufWriter::new(io::stdout().lock());
    if words.get(1).is_some_and(|kind| kind == "blurred") {
        for seed in 0..members {
            writeln!(output, "{}", little_known(&known_case(seed), seed))?;
        }
    } else {
        for member in roster::lines(members) {
            writeln!(output, "{member}")?;
        }
    }
    output.flush()
}
