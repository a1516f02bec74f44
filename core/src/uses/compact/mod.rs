//! Answers in numbers, for faces that put the words in themselves.
//!
//! An answer is a row of numbers that index [names] and [tables]: which rule, which outcome, which day. That is a twentieth of
//! its JSON, needs no text in the program that works it out, and is quickly made into objects by one that has the tables.
//!
//! A list is its length and its items. A day is the number of days since 31 December 1899; 0 where there is none. A text
//! is its length and its UTF-16 units. A fact is one number: the fact, in 8 bits; the part of an entry (0 none, 1 start,
//! 2 end, 3 and more a detail), in 8 bits; the entry, counted from 1, in the rest. A sentence is the number of its wording
//! and a list of what fills its places, each a name (a text) and 0 with a text, or 1 with the number of another wording.
//!
//! | what | numbers |
//! |---|---|
//! | refused | 0, list of problems |
//! | problem | path (a text), code, sentence |
//! | answered | 1, as-of day, 1 and the member's id (a text) or 0, lists of policies, findings, actions, questions, notices |
//! | policy | policy, standing |
//! | finding | rule, outcome, since, until, list of (day, outcome), list of determining rules, list of missing facts, then its criteria |
//! | criterion | outcome, since, until, list of (day, outcome), list of facts, list of missing facts |
//! | action | rule, outcome, since, 1 with (day, overdue, sentence) or 0, list of rules, list of missing facts |
//! | question | fact, list of rules, list of (answer, list of (rule, outcome)) |
//! | answer | 0 no, 1 yes, 2 none, 3 with a choice, 4 with two days |
//! | notice | sentence, code (a text), what it is about |
//! | checks | 2, list of checks |
//! | check | fact, given, instead, list of (fact, other choice), days apart and one more or 0, list of criteria |
//! | given, instead | 0 nothing, 1 no, 2 yes, 3 with two days, 4 with a choice, 5 with a list of choices, 6 with how many entries, 7 with an entry |
//! | entry | 1 if it is an event, two days, 1 with two days or 0, list of (detail, as given) |
//! | asked | 3, question |

mod checks;
mod encode;
pub(crate) mod given;
mod interview;
mod names;
mod tables;

pub use self::checks::double_check;
pub use self::encode::{evaluate, evaluate_tokens, refusal};
pub use self::interview::Interview;
pub use self::names::names;
pub use self::tables::{Tables, tables, words};
