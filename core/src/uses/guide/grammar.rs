//! Joining words and sentences.

/// Each in quotation marks.
pub(super) fn quoted(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| format!("“{text}”")).collect()
}

/// "a", "a or b", "a, b or c".
pub(super) fn listed<T: AsRef<str>>(texts: &[T], word: &str) -> String {
    let texts: Vec<&str> = texts.iter().map(AsRef::as_ref).collect();
    match texts.split_last() {
        None => "none".to_owned(),
        Some((only, [])) => (*only).to_owned(),
        Some((last, before)) => format!("{} {word} {last}", before.join(", ")),
    }
}

/// Whole sentences: "a, and b", "a; b; and c", or without a sign where there is no need for one.
pub(super) fn joined(parts: &[String], comma: &str, word: &str) -> String {
    match parts.split_last() {
        None => String::new(),
        Some((only, [])) => only.clone(),
        Some((last, before)) if comma.is_empty() => format!("{} {word} {last}", before.join(&format!(" {word} "))),
        // Among parts with commas of their own, the word stands before each.
        Some((last, before)) if comma == "," && parts.iter().any(|part| part.contains(',')) => {
            format!("{}, {word} {last}", before.join(&format!(", {word} ")))
        }
        Some((last, before)) => format!("{}{comma} {word} {last}", before.join(&format!("{comma} "))),
    }
}

/// One of a kind.
pub(super) fn a(name: &str) -> String {
    let vowel = name.starts_with(['a', 'e', 'i', 'o', 'u', 'A', 'E', 'I', 'O', 'U']);
    format!("{} {name}", if vowel { "an" } else { "a" })
}
