//! The picture of a condition: an SVG with the root at the left and the leaves in boxes of one width.
//!
//! Lines of text are broken here, by the widths of a wide font, since an SVG does not break them itself. Every length
//! is a whole number of pixels.

use super::html::Html;
use super::tree::Tree;

impl Tree {
    /// The picture. `id` is its own on the page, `title` and `says` are read where it cannot be seen.
    pub(super) fn draw(&self, html: &mut Html, id: &str, title: &str, says: &str) {
        let placed = Placed::of(self, MARGIN, MARGIN);
        let (width, height) = (placed.right() + MARGIN, placed.bottom + MARGIN);
        let (title_id, says_id) = (format!("{id}--title"), format!("{id}--says"));
        let size = format!("0 0 {width} {height}");
        html.tag(
            "svg",
            &[
                // A picture with links in it is a group: links inside an image would be lost.
                ("role", if self.has_link() { "group" } else { "img" }),
                ("aria-labelledby", &title_id),
                ("aria-describedby", &says_id),
                ("viewBox", &size),
                ("width", &width.to_string()),
                ("height", &height.to_string()),
            ],
            |html| {
                html.put("title", &[("id", &title_id)], title);
                html.put("desc", &[("id", &says_id)], says);
                placed.draw_lines(html);
                placed.draw_boxes(html);
            },
        );
    }
}

const MARGIN: u32 = 4;
/// How wide a box may be, without its padding: some 36 letters.
const LINE: u32 = 270;
const PADDING: u32 = 12;
const LINE_HEIGHT: u32 = 19;
/// Above the first line of a box, and below the last.
const ABOVE: u32 = 8;
/// From a box to the one below it, and from a word to the boxes at its right.
const APART: u32 = 10;
const BRANCH: u32 = 26;
const WORD_HEIGHT: u32 = 28;

/// A tree with its place in the picture.
struct Placed<'t> {
    tree: &'t Tree,
    lines: Vec<String>,
    left: u32,
    width: u32,
    /// The middle of its own box, from the top.
    middle: u32,
    height: u32,
    /// Where it ends with all its parts.
    bottom: u32,
    parts: Vec<Placed<'t>>,
}

impl<'t> Placed<'t> {
    fn of(tree: &'t Tree, left: u32, top: u32) -> Self {
        if let Tree::Leaf(text, _) = tree {
            let lines = wrap(text);
            let height = 2 * ABOVE + LINE_HEIGHT * u32::try_from(lines.len()).unwrap_or(1);
            // A single box need not be wider than its text.
            let width = 2 * PADDING + if lines.len() > 1 { LINE } else { text_width(text).min(LINE) };
            let (middle, bottom) = (top + height / 2, top + height);
            return Self { tree, lines, left, width, middle, height, bottom, parts: Vec::new() };
        }
        let width = text_width(tree.word()) + 2 * PADDING;
        let mut parts = Vec::new();
        let mut next = top;
        for part in tree.parts() {
            let placed = Self::of(part, left + width + BRANCH, next);
            next = placed.bottom + APART;
            parts.push(placed);
        }
        let bottom = next.saturating_sub(APART).max(top + WORD_HEIGHT);
        let first = parts.first().map_or(top, |part| part.middle);
        let last = parts.last().map_or(bottom, |part| part.middle);
        Self {
            tree,
            lines: vec![tree.word().to_owned()],
            left,
            width,
            middle: first.midpoint(last),
            height: WORD_HEIGHT,
            bottom,
            parts,
        }
    }

    fn right(&self) -> u32 {
        self.parts.iter().map(Self::right).fold(self.left + self.width, u32::max)
    }

    /// From each word to each of its parts.
    fn draw_lines(&self, html: &mut Html) {
        for part in &self.parts {
            let from = self.left + self.width;
            let (bend, to) = (from + BRANCH / 2, part.left);
            let path = format!("M{from} {}H{bend}V{}H{to}", self.middle, part.middle);
            html.put("path", &[("class", "line"), ("d", &path)], "");
            part.draw_lines(html);
        }
    }

    fn draw_boxes(&self, html: &mut Html) {
        match self.tree {
            Tree::Leaf(_, Some(link)) => html.tag("a", &[("href", link)], |html| self.draw_box(html, "box rule-box")),
            Tree::Leaf(_, None) => self.draw_box(html, "box"),
            Tree::Not(_) => self.draw_box(html, "word not"),
            Tree::All(_) | Tree::Any(_) => self.draw_box(html, "word"),
        }
        self.parts.iter().for_each(|part| part.draw_boxes(html));
    }

    fn draw_box(&self, html: &mut Html, class: &str) {
        let round = if self.parts.is_empty() { "8" } else { "14" };
        let top = self.middle.saturating_sub(self.height / 2);
        html.put(
            "rect",
            &[
                ("class", class),
                ("x", &self.left.to_string()),
                ("y", &top.to_string()),
                ("width", &self.width.to_string()),
                ("height", &self.height.to_string()),
                ("rx", round),
            ],
            "",
        );
        let x = (self.left + PADDING).to_string();
        let above = self.height.saturating_sub(LINE_HEIGHT * u32::try_from(self.lines.len()).unwrap_or(1)) / 2;
        let first = (top + above + LINE_HEIGHT - 5).to_string();
        html.tag("text", &[("class", class), ("x", &x), ("y", &first)], |html| {
            for (at, line) in self.lines.iter().enumerate() {
                let down = if at == 0 { "0".to_owned() } else { LINE_HEIGHT.to_string() };
                html.put("tspan", &[("x", &x), ("dy", &down)], line);
                // Whoever reads or copies the text meets words, not "careor".
                html.text(" ");
            }
        });
    }
}

/// A text in lines that fit a box.
fn wrap(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut width = LINE;
    for word in text.split(' ') {
        let of_word = text_width(word);
        match lines.last_mut() {
            Some(line) if width + text_width(" ") + of_word <= LINE => {
                line.push(' ');
                line.push_str(word);
                width += text_width(" ") + of_word;
            }
            _ => {
                lines.push(word.to_owned());
                width = of_word;
            }
        }
    }
    lines
}

/// How wide a text is at most, in pixels, at 14 pixels a letter: that of a wide font, DejaVu Sans.
fn text_width(text: &str) -> u32 {
    let tenths: u32 = text.chars().map(letter_width).sum();
    tenths.div_ceil(10)
}

fn letter_width(letter: char) -> u32 {
    match letter {
        'i' | 'j' | 'l' | '\'' => 40,
        ' ' | ',' | '.' | ';' | ':' => 48,
        'f' | 't' | 'r' | 'I' | 'J' | '(' | ')' | '-' | '/' => 58,
        'm' | 'w' | 'M' | 'W' => 137,
        'A'..='Z' => 112,
        'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' => 84,
        _ => 90,
    }
}

#[cfg(test)]
mod tests {
    use super::{LINE, text_width, wrap};

    #[test]
    fn no_line_is_wider_than_its_box() {
        let text = "the member is in foster care now (where the responsible body is a child welfare agency or a tribe)";
        let lines = wrap(text);
        assert_eq!(lines.join(" "), text);
        assert!(lines.len() > 2 && lines.iter().all(|line| text_width(line) <= LINE), "{lines:?}");
    }
}
