//! Lines that are no wider than a page.

/// How wide a line may be.
const WIDEST: usize = 100;

/// A text, line by line.
#[derive(Default)]
pub(super) struct Lines {
    text: String,
}

impl Lines {
    /// A line, which begins so far in; what is too long goes on below, `hanging` columns in.
    pub(super) fn add(&mut self, indent: usize, hanging: usize, line: &str) {
        let mut width = self.begin(indent);
        let mut first = true;
        for word in line.split(' ') {
            let long = word.chars().count();
            if !first && width + 1 + long > WIDEST {
                self.text.push('\n');
                width = self.begin(hanging);
            } else if !first {
                self.text.push(' ');
                width += 1;
            }
            first = false;
            for sign in word.chars() {
                // A word that is wider than a line by itself.
                if width == WIDEST {
                    self.text.push('\n');
                    width = self.begin(hanging);
                }
                self.text.push(sign);
                width += 1;
            }
        }
        self.text.push('\n');
    }

    /// How many lines something takes.
    pub(super) fn how_many(indent: usize, hanging: usize, line: &str) -> usize {
        let mut lines = Self::default();
        lines.add(indent, hanging, line);
        lines.text.lines().count()
    }

    /// An empty line.
    pub(super) fn gap(&mut self) {
        self.text.push('\n');
    }

    /// A heading, with an empty line before it.
    pub(super) fn heading(&mut self, heading: &str) {
        self.gap();
        self.add(0, 2, heading);
    }

    fn begin(&mut self, indent: usize) -> usize {
        self.text.extend(std::iter::repeat_n(' ', indent));
        indent
    }

    pub(super) fn into_text(self) -> String {
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::{Lines, WIDEST};

    #[test]
    fn what_is_too_long_goes_on_below() {
        let mut lines = Lines::default();
        lines.add(2, 6, &"word ".repeat(40));
        lines.add(0, 4, &"x".repeat(250));
        let text = lines.into_text();
        assert!(text.lines().all(|line| line.chars().count() <= WIDEST), "{text}");
        assert!(text.starts_with("  word word") && text.contains("\n      word") && text.contains("\n    xxx"), "{text}");
        assert_eq!(text.matches("word").count(), 40);
        assert_eq!(text.matches('x').count(), 250);
    }

    #[test]
    fn blanks_stay_as_they_are() {
        let mut lines = Lines::default();
        lines.add(0, 0, "member a  b");
        assert_eq!(lines.into_text(), "member a  b\n");
    }
}
