//! Where things stand in the guide.

/// Where a rule, a list or a document stands, seen from the page of a policy.
pub(super) fn address(id: &str, page: &str) -> String {
    match id.split_once('/') {
        Some((policy, anchor)) if policy == page => format!("#{anchor}"),
        Some((policy, anchor)) => format!("{policy}.html#{anchor}"),
        None => format!("{id}.html"),
    }
}

/// The name of a rule's place on its page: its id without that of its policy.
pub(super) fn anchor(id: &str) -> &str {
    id.split_once('/').map_or(id, |(_, anchor)| anchor)
}

/// The name of a fact's place on a page.
pub(super) fn fact_anchor(path: &str) -> String {
    format!("fact-{path}")
}

/// The name of a notice's place on a page.
pub(super) fn notice_anchor(code: &str) -> String {
    format!("notice-{code}")
}
