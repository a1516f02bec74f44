//! North Carolina.

pub(super) mod improvement_initiative;
