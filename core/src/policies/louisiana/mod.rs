//! Louisiana.

pub(super) mod csoc;
pub(super) mod dcfs_manual;
