//! California.

pub(super) mod aid_codes;
pub(super) mod child_welfare;
pub(super) mod ecm;
pub(super) mod partnership_mcbp8015;
