//! Where the rules of MCBP8015 stand.

use crate::rules::Section;

/// A section of MCBP8015.
pub(super) const fn section(section: &'static str) -> Section {
    Section::of("MCBP8015", section)
}
