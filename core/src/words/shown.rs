//! What somebody else wrote, made fit to be shown.

use std::borrow::Cow;

/// A text with each control character written out, such as `\u{1b}`: what a case says of itself (an id, a name) must not
/// steer a terminal, break a line, or turn the direction in which the rest is read.
///
/// ```
/// assert_eq!(kinfocus::shown("M-1\u{1b}[2J"), "M-1\\u{1b}[2J");
/// assert_eq!(kinfocus::shown("Ana"), "Ana");
/// ```
#[must_use]
pub fn shown(text: &str) -> Cow<'_, str> {
    if !text.chars().any(steers) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for sign in text.chars() {
        if steers(sign) { shown.extend(sign.escape_unicode()) } else { shown.push(sign) }
    }
    Cow::Owned(shown)
}

/// Whether a character does something in place of being seen.
fn steers(sign: char) -> bool {
    let turns = matches!(sign, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    sign.is_control() || turns || matches!(sign, '\u{2028}' | '\u{2029}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn what_steers_is_written_out_and_all_else_is_left_alone() {
        assert_eq!(shown("a\nb\tc\r\u{7f}\u{9b}"), r"a\u{a}b\u{9}c\u{d}\u{7f}\u{9b}");
        assert_eq!(shown("\u{202e}gpj\u{2028}"), r"\u{202e}gpj\u{2028}");
        assert_eq!(shown("Zoë, 李, a\u{301} 👩‍👧"), "Zoë, 李, a\u{301} 👩‍👧");
    }
}
