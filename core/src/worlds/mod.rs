//! Where three-valued logic is not exact: the worlds.
//!
//! Three-valued logic forgets that one fact feeds several conditions. Somebody whose foster care
//! ended "some day this year" is in care or left it lately, whatever that day is; yet neither
//! is certain. So, on a day that stays unknown, every formula is looked at in all worlds at once: for
//! each group of facts that hang together, the [states](state) that they can be in on that day, and
//! for the formula over them, the truths that it [can have](pairs).
//!
//! Groups have nothing to do with one another but the birth, before which nothing of a member begins.
//! So births are taken range by range, and within a range groups are free of each other. A formula that
//! looks at a group once has exactly the truths that its parts have; where it looks at one twice, worlds
//! that make it true, and false, are [searched](search) for. What this settles is never wrong.

mod budget;
mod build;
mod days;
mod dice;
mod exact_entries;
mod hidden_moves;
mod made_up;
mod model;
mod moves;
mod pairs;
mod prepared;
mod relevance;
mod residual;
mod rows;
mod sample;
mod sampling;
mod search;
mod settle;
mod snapshot;
mod solver;
mod state;
mod truth;
mod variable;
mod variants;

pub(crate) use self::budget::MOST_WORK;
pub(crate) use self::model::Worlds;
pub(crate) use self::prepared::Prepared;
pub(crate) use self::relevance::{AnswerClass, Relevant, Snapshots};
pub(crate) use self::solver::Solver;
pub(crate) use self::variable::{Response, choices_named};
