//! `kinfocus policies`: the documents with their editions and days.

use std::io::{self, Write};

use crate::Failure;

pub(crate) fn list() -> Result<(), Failure> {
    let mut output = io::stdout().lock();
    for policy in kinfocus::policies().as_slice() {
        let from = policy.in_force_from.map_or_else(|| "on all days".to_owned(), |day| format!("from {day}"));
        let until = policy.in_force_until.map_or_else(String::new, |day| format!(" through {day}"));
        let review = policy.next_review.map_or_else(String::new, |day| format!(", next review {day}"));
        writeln!(
            output,
            "{:18} {}\n{:18} {}; {}; in force {from}{until}{review}",
            policy.id, policy.title, "", policy.issuer, policy.edition
        )
        .map_err(Failure::Write)?;
    }
    Ok(())
}
