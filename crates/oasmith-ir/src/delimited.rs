//! Texts within a text by which values or types are told apart.

/// Appends a text behind its length, so that what follows is not taken for a part of it.
pub(crate) fn write_text(text: &str, key: &mut String) {
    key.push_str(&text.len().to_string());
    key.push(':');
    key.push_str(text);
}
