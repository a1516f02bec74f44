//! Writing HTML: every text is escaped, and whatever is opened is closed.

/// A piece of HTML that is being written.
#[derive(Debug, Default)]
pub(super) struct Html(String);

impl Html {
    /// What was written.
    pub(super) fn into_text(self) -> String {
        self.0
    }

    /// An element around what `inside` writes.
    pub(super) fn tag(&mut self, name: &'static str, attributes: &[(&str, &str)], inside: impl FnOnce(&mut Self)) {
        self.open(name, attributes);
        inside(self);
        self.0.push_str("</");
        self.0.push_str(name);
        self.0.push('>');
        if is_block(name) {
            self.0.push('\n');
        }
    }

    /// An element around a text.
    pub(super) fn put(&mut self, name: &'static str, attributes: &[(&str, &str)], text: &str) {
        self.tag(name, attributes, |html| html.text(text));
    }

    /// An element that has nothing inside and is not closed.
    pub(super) fn void(&mut self, name: &'static str, attributes: &[(&str, &str)]) {
        self.open(name, attributes);
        self.0.push('\n');
    }

    /// An id or the path of a fact, which may break where its parts meet.
    pub(super) fn code(&mut self, attributes: &[(&str, &str)], text: &str) {
        self.tag("code", attributes, |html| {
            for part in text.split_inclusive(['.', '/']) {
                html.text(part);
                if part.ends_with(['.', '/']) {
                    html.open("wbr", &[]);
                }
            }
        });
    }

    pub(super) fn link(&mut self, address: &str, text: &str) {
        self.put("a", &[("href", address)], text);
    }

    pub(super) fn text(&mut self, text: &str) {
        escape(&mut self.0, text);
    }

    /// What is HTML already: nothing but the first line of a page is.
    pub(super) fn raw(&mut self, html: &'static str) {
        self.0.push_str(html);
    }

    /// A row of a list of terms; nothing where there is no text.
    pub(super) fn row(&mut self, term: &str, text: &str) {
        if !text.is_empty() {
            self.row_of(term, |html| html.text(text));
        }
    }

    /// A row of a list of terms, with what `inside` writes.
    pub(super) fn row_of(&mut self, term: &str, inside: impl FnOnce(&mut Self)) {
        self.tag("div", &[], |html| {
            html.put("dt", &[], term);
            html.tag("dd", &[], inside);
        });
    }

    /// A part that a reader can open.
    pub(super) fn details(&mut self, summary: &str, inside: impl FnOnce(&mut Self)) {
        self.tag("details", &[], |html| {
            html.put("summary", &[], summary);
            html.tag("div", &[("class", "opened")], inside);
        });
    }

    /// A table whose first column names its rows. Its roles are spelled out, since on a narrow screen its cells
    /// stand below one another, and some browsers then forget that it is a table.
    pub(super) fn table<R>(&mut self, caption: &str, heads: &[&str], rows: &[R], cell: impl Fn(&mut Self, &R, usize)) {
        self.tag("table", &[("role", "table")], |html| {
            html.put("caption", &[], caption);
            html.tag("thead", &[("role", "rowgroup")], |html| {
                html.tag("tr", &[("role", "row")], |html| {
                    for head in heads {
                        html.put("th", &[("scope", "col"), ("role", "columnheader")], head);
                    }
                });
            });
            html.tag("tbody", &[("role", "rowgroup")], |html| {
                for row in rows {
                    html.tag("tr", &[("role", "row")], |html| {
                        for (at, head) in heads.iter().enumerate() {
                            if at == 0 {
                                html.tag("th", &[("scope", "row"), ("role", "rowheader")], |html| cell(html, row, at));
                            } else {
                                html.tag("td", &[("role", "cell"), ("data-head", head)], |html| cell(html, row, at));
                            }
                        }
                    });
                }
            });
        });
    }

    fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.0.push('<');
        self.0.push_str(name);
        for (name, value) in attributes.iter().filter(|(name, _)| !name.is_empty()) {
            self.0.push(' ');
            self.0.push_str(name);
            self.0.push_str("=\"");
            escape(&mut self.0, value);
            self.0.push('"');
        }
        self.0.push('>');
    }
}

/// A text with a capital at its beginning, as headings and sentences have it.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Elements after which a line ends: the pages can be read and compared as text, too.
fn is_block(name: &str) -> bool {
    !matches!(name, "a" | "code" | "span" | "strong" | "tspan" | "text" | "title" | "desc" | "dt" | "summary" | "q")
}

fn escape(to: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => to.push_str("&amp;"),
            '<' => to.push_str("&lt;"),
            '>' => to.push_str("&gt;"),
            '"' => to.push_str("&quot;"),
            _ => to.push(letter),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Html, capital};

    #[test]
    fn texts_and_attributes_are_escaped() {
        let mut html = Html::default();
        html.put("p", &[("title", "\"a\" & b")], "1 < 2 & 3 > 2");
        assert_eq!(html.into_text(), "<p title=\"&quot;a&quot; &amp; b\">1 &lt; 2 &amp; 3 &gt; 2</p>\n");
    }

    #[test]
    fn a_path_may_break_where_its_parts_meet() {
        let mut html = Html::default();
        html.code(&[], "member.birthDate");
        assert_eq!(html.into_text(), "<code>member.<wbr>birthDate</code>");
    }

    #[test]
    fn a_row_without_a_text_is_left_out() {
        let mut html = Html::default();
        html.row("How", "");
        assert_eq!(html.into_text(), "");
    }

    #[test]
    fn a_capital_is_only_at_the_beginning() {
        assert_eq!(
            (capital("under 21"), capital("ärzte und ECM"), capital("")),
            ("Under 21".into(), "Ärzte und ECM".into(), "".into())
        );
    }
}
