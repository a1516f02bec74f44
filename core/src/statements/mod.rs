//! The register of statements: what each document says, statement by statement, and which rules or
//! data of ours model it, or why none do. A file a document, in the document's order.

mod california_law;
mod dhcs_roundtable;
mod ecm_policy_guide;
mod louisiana_csoc;
mod louisiana_dcfs;
mod north_carolina;
mod partnership_mcbp8015;
mod statement;
#[cfg(test)]
mod tests;

use self::statement::Source;
pub use self::statement::{Statement, StatementModality};

/// Each document's statements, in the order of the policies.
const DOCUMENTS: &[&[Statement]] = &[
    partnership_mcbp8015::STATEMENTS,
    dhcs_roundtable::STATEMENTS,
    ecm_policy_guide::STATEMENTS,
    california_law::STATEMENTS,
    louisiana_dcfs::STATEMENTS,
    louisiana_csoc::STATEMENTS,
    north_carolina::STATEMENTS,
];

/// Every statement of the documents, document by document, with what models it or why nothing does.
///
/// ```
/// let direct = kinfocus::STATEMENTS.iter().find(|statement| statement.id == "PHC-VI.B.1").ok_or("no such statement")?;
/// assert_eq!(direct.rules, ["ca-phc-mcbp8015/assign-direct-member"]);
/// assert_eq!(direct.not_modelled, None);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub const STATEMENTS: &[Statement] = &joined::<{ count() }>();

const fn count() -> usize {
    let (mut count, mut documents) = (0, DOCUMENTS);
    while let Some((document, later)) = documents.split_first() {
        count += document.len();
        documents = later;
    }
    count
}

#[expect(clippy::indexing_slicing, reason = "worked out by the compiler: a mistake does not compile")]
const fn joined<const COUNT: usize>() -> [Statement; COUNT] {
    let mut all = [Source::document("").fact("", "", ""); COUNT];
    let (mut at, mut documents) = (0, DOCUMENTS);
    while let Some((document, later)) = documents.split_first() {
        let mut lines = *document;
        while let Some((line, more)) = lines.split_first() {
            all[at] = *line;
            at += 1;
            lines = more;
        }
        documents = later;
    }
    all
}
