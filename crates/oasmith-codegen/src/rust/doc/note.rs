//! The text of `#[deprecated(note = "…")]`.

use oasmith_ir::types::Docs;

/// The largest number of characters of a note.
const LENGTH: usize = 240;

/// What the description says about the deprecation: the sentences from the one that mentions it to
/// the end of its paragraph. `None` where it says no more than that it is deprecated.
///
/// The compiler puts the note behind "use of deprecated …:", so a leading "Deprecated" is left out.
pub fn deprecation_note(docs: &Docs) -> Option<String> {
    let description = docs.description.as_deref()?;
    let mut paragraphs = description.split("\n\n");
    let paragraph = paragraphs.find(|text| position(text).is_some())?;
    let mention = position(paragraph)?;
    let sentence = paragraph[..mention].rfind(". ").map_or(0, |at| at + 2);
    let mut note = paragraph[sentence..]
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    let leading = note.trim_start_matches(['*', '_', '(', '[', '~', '`']);
    if position(leading) == Some(0) {
        let rest = leading["deprecated".len()..]
            .trim_start_matches(|c: char| !c.is_alphanumeric() && c != '`');
        note = rest.to_owned();
    }
    if let Some((cut, _)) = note.char_indices().nth(LENGTH) {
        note.truncate(cut);
        note.push('…');
    }
    (!note.is_empty()).then_some(note)
}

/// Where a text says "deprecated", in whatever case.
fn position(text: &str) -> Option<usize> {
    const WORD: &[u8] = b"deprecated";
    text.as_bytes()
        .windows(WORD.len())
        .position(|window| window.eq_ignore_ascii_case(WORD))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn note(description: &str) -> Option<String> {
        deprecation_note(&Docs {
            description: Some(description.to_owned()),
            ..Docs::default()
        })
    }

    #[test]
    fn the_sentence_that_tells_is_the_note() {
        assert_eq!(
            note("Deprecated. Prefer filtering\nby tag (e.g. `tags[x]`)."),
            Some("Prefer filtering by tag (e.g. `tags[x]`).".to_owned())
        );
        assert_eq!(
            note("Lists things. This endpoint is deprecated, use /connections.\n\nMore."),
            Some("This endpoint is deprecated, use /connections.".to_owned())
        );
        assert_eq!(note("**DEPRECATED**"), None);
        assert_eq!(note("The old one."), None);
    }
}
