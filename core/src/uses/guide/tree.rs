//! A condition as a tree: written as a list within a list, and drawn (see `picture.rs`).

use super::address::address;
use super::html::Html;
use super::sentences::{Named, Sentences};
use crate::rules::Condition;

/// A condition, ready to be drawn. Shared conditions stand in full, other rules by their names.
#[derive(Debug)]
pub(super) enum Tree {
    All(Vec<Tree>),
    Any(Vec<Tree>),
    Not(Box<Tree>),
    /// What it says, and where the rule stands that it names.
    Leaf(String, Option<String>),
}

impl Tree {
    /// The tree of a condition, drawn on the page of this policy.
    pub(super) fn of<'p>(condition: &'p Condition, sentences: Sentences<'p>, page: &str) -> Self {
        match condition {
            Condition::All(parts) => Self::group(parts, true, sentences, page),
            Condition::Any(parts) => Self::group(parts, false, sentences, page),
            Condition::Not(part) => match part {
                Condition::Not(inside) => Self::of(inside, sentences, page),
                // "Under 21" has an opposite that everybody says.
                Condition::UnderAge(_) => Self::Leaf(sentences.atom(part, false), None),
                _ => Self::Not(Box::new(Self::of(part, sentences, page))),
            },
            Condition::Rule(id) => match sentences.named(id) {
                Named::Definition(condition) => Self::of(condition, sentences, page),
                Named::Rule(_) => Self::Leaf(sentences.atom(condition, true), Some(address(id, page))),
            },
            atom => Self::Leaf(sentences.atom(atom, true), None),
        }
    }

    fn group<'p>(parts: &'p [Condition], all: bool, sentences: Sentences<'p>, page: &str) -> Self {
        let mut trees = Vec::new();
        for part in parts {
            // A group of the same kind inside is the same group.
            match (Self::of(part, sentences, page), all) {
                (Self::All(inside), true) | (Self::Any(inside), false) => trees.extend(inside),
                (tree, _) => trees.push(tree),
            }
        }
        match (trees.len(), all) {
            (0, true) => Self::Leaf("always".to_owned(), None),
            (2.., true) => Self::All(trees),
            (2.., false) => Self::Any(trees),
            _ => trees.pop().unwrap_or_else(|| Self::Leaf("never".to_owned(), None)),
        }
    }

    /// Whether there is more to it than one box.
    pub(super) fn branches(&self) -> bool {
        self.depth() > 0
    }

    pub(super) fn has_link(&self) -> bool {
        match self {
            Self::Leaf(_, link) => link.is_some(),
            Self::Not(part) => part.has_link(),
            Self::All(parts) | Self::Any(parts) => parts.iter().any(Self::has_link),
        }
    }

    /// How many groups lie in one another.
    pub(super) fn depth(&self) -> usize {
        match self {
            Self::Leaf(..) => 0,
            group => 1 + group.parts().iter().map(Self::depth).max().unwrap_or(0),
        }
    }

    pub(super) fn word(&self) -> &'static str {
        match self {
            Self::All(_) => "all of",
            Self::Any(_) => "any of",
            Self::Not(_) => "not",
            Self::Leaf(..) => "",
        }
    }

    /// The word where there is room for more.
    fn words(&self) -> &'static str {
        match self {
            Self::All(_) => "all of these:",
            Self::Any(_) => "at least one of these:",
            Self::Not(_) => "not:",
            Self::Leaf(..) => "",
        }
    }

    pub(super) fn parts(&self) -> &[Self] {
        match self {
            Self::All(parts) | Self::Any(parts) => parts,
            Self::Not(part) => std::slice::from_ref(part),
            Self::Leaf(..) => &[],
        }
    }

    /// The same as lists within a list.
    pub(super) fn write_list(&self, html: &mut Html) {
        html.tag("ul", &[("class", "branch")], |html| self.write_item(html));
    }

    fn write_item(&self, html: &mut Html) {
        html.tag("li", &[], |html| match self {
            Self::Leaf(text, None) => html.text(text),
            Self::Leaf(text, Some(link)) => html.link(link, text),
            Self::Not(part) if let Self::Leaf(text, link) = part.as_ref() => {
                html.put("strong", &[], self.words());
                html.text(" ");
                match link {
                    None => html.text(text),
                    Some(link) => html.link(link, text),
                }
            }
            group => {
                html.put("strong", &[], group.words());
                html.tag("ul", &[], |html| group.parts().iter().for_each(|part| part.write_item(html)));
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::Tree;
    use crate::facts::{HOMELESS, SHELTER};
    use crate::rules::Condition;
    use crate::uses::guide::html::Html;
    use crate::uses::guide::sentences::Sentences;

    fn tree(condition: &Condition) -> String {
        let tree = Tree::of(condition, Sentences::new(crate::policies()), "ca-phc-mcbp8015");
        let mut html = Html::default();
        tree.write_list(&mut html);
        html.into_text().replace('\n', "")
    }

    #[test]
    fn a_tree_is_a_list_within_a_list() {
        const CONDITION: Condition = Condition::All(&[
            Condition::UnderAge(21).not(),
            Condition::Any(&[Condition::holds(SHELTER), Condition::holds(HOMELESS).not()]),
            Condition::rule("ca-phc-mcbp8015/high-risk"),
        ]);
        assert_eq!(
            tree(&CONDITION),
            "<ul class=\"branch\"><li><strong>all of these:</strong><ul><li>the member is 21 or older</li>\
             <li><strong>at least one of these:</strong><ul><li>the member lives in an emergency or transitional shelter</li>\
             <li><strong>not:</strong> the member is, or is about to be, without a regular place to sleep</li></ul></li>\
             <li><a href=\"#high-risk\">“High risk” applies</a></li></ul></li></ul>"
        );
    }

    #[test]
    fn groups_of_one_kind_are_one_group_and_a_group_of_one_is_none() {
        let one = Condition::All(&[Condition::All(&[Condition::Any(&[Condition::UnderAge(5)])])]);
        assert!(!Tree::of(&one, Sentences::new(crate::policies()), "").branches(), "{one:?}");
    }
}
