//! What is done with answers: read and ask, in bulk or one by one, check once more, show.

pub mod compact;
mod double_check;
#[cfg(feature = "guide")]
pub mod guide;
mod interview;
mod reader;
#[cfg(feature = "typescript")]
mod ready_made;
pub mod roster;
#[cfg(test)]
mod sample_tests;
mod text;
#[cfg(feature = "typescript")]
mod typescript;
mod vocabulary;

pub use self::double_check::{DoubleCheck, MissingEntry, Stated};
pub use self::interview::Interview;
pub use self::reader::Reader;
#[cfg(feature = "typescript")]
pub use self::ready_made::ready_made;
pub use self::text::AnswerText;
#[cfg(feature = "typescript")]
pub use self::typescript::typescript;
pub use self::vocabulary::{english_table, mistranslated, untranslated};
