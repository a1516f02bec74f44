//! Lists: short ones, and a sort for all.

pub(crate) mod order;
pub(crate) mod short;
