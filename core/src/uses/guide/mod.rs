//! The policy guide: pages that say what every rule is, written from the rules themselves.
//!
//! One page a document, and one that leads to them. Each rule has its words, its place in the document and how well
//! that is known, the readings it needed, the facts it asks for, and a picture of its condition; below stands what
//! the document says statement by statement, and what carries it. Nothing here knows a policy: a rule that is added
//! or amended changes its page by itself.

mod address;
mod citation;
mod entries;
mod frame;
mod general_notices;
mod grammar;
mod html;
mod index;
mod lists;
mod names;
mod needs;
mod page;
mod phrases;
mod picture;
mod register;
mod rules;
mod sentences;
#[cfg(test)]
mod tests;
mod tree;
mod when;

pub use self::frame::{STYLESHEET, STYLESHEET_NAME};
use crate::policies;

/// One page of the guide.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Page {
    /// The name of its file, such as `la-csoc.html`.
    pub name: String,
    /// The page itself.
    pub html: String,
}

/// Every page: `index.html`, and one a document. They are the same on every call, and hold no script.
///
/// `home` is the address of the page that the guide belongs to, seen from the guide's folder; `None` where it
/// stands alone.
///
/// ```
/// let pages = kinfocus::guide::pages(None);
/// let names: Vec<_> = pages.iter().map(|page| page.name.as_str()).collect();
/// assert_eq!(names[..2], ["index.html", "ca-phc-mcbp8015.html"]);
/// assert!(pages[1].html.contains("id=\"child-welfare-involved/aged-out\""));
/// ```
#[must_use]
pub fn pages(home: Option<&str>) -> Vec<Page> {
    let policies = policies::all();
    let index = Page { name: "index.html".to_owned(), html: index::write(policies, home) };
    let documents = policies.as_slice().iter();
    let documents =
        documents.map(|policy| Page { name: format!("{}.html", policy.id), html: page::write(policies, policy, home) });
    std::iter::once(index).chain(documents).collect()
}
