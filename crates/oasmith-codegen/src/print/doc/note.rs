//! The text of `#[deprecated(note = "…")]`.

use oasmith_ir::types::Docs;

/// The largest number of characters of a note.
const LENGTH: usize = 240;

/// What the description says about the deprecation: the sentences from the one that mentions it to
/// the end of its paragraph; else the sentence that says what to use instead. `None` where it says no
/// more than that it is deprecated.
///
/// The compiler puts the note behind "use of deprecated …:", so a leading "Deprecated" is left out.
pub fn deprecation_note(docs: &Docs) -> Option<String> {
    let description = docs.description.as_deref()?;
    let mut note = mention(description).or_else(|| successor(description))?;
    if let Some((cut, _)) = note.char_indices().nth(LENGTH) {
        note.truncate(cut);
        note.push('…');
    }
    (!note.is_empty()).then(|| without_links(note))
}

/// rustdoc reads the note as Markdown, without looking for items that it could link to. What could lead anywhere but to
/// the web is text.
fn without_links(note: String) -> String {
    if note.contains(['[', '<']) {
        super::clean::clean(&note).into_text()
    } else {
        note
    }
}

/// From the sentence that says "deprecated" to the end of its paragraph.
fn mention(description: &str) -> Option<String> {
    let mut paragraphs = description.split("\n\n");
    let paragraph = paragraphs.find(|text| position(text).is_some())?;
    let mention = position(paragraph)?;
    let sentence = paragraph[..mention].rfind(". ").map_or(0, |at| at + 2);
    let note = on_one_line(&paragraph[sentence..]);
    let leading = note.trim_start_matches(['*', '_', '(', '[', '~', '`']);
    if position(leading) != Some(0) {
        return Some(note);
    }
    let rest = leading["deprecated".len()..]
        .trim_start_matches(|c: char| !c.is_alphanumeric() && c != '`');
    Some(rest.to_owned())
}

/// The first sentence that names something to use instead.
fn successor(description: &str) -> Option<String> {
    let says = |sentence: &str| {
        let text = sentence.to_ascii_lowercase();
        let opens = ["use ", "prefer "]
            .iter()
            .any(|word| text.starts_with(word));
        opens
            || ["instead", "in favor of", "in favour of", "replaced by"]
                .iter()
                .any(|words| text.contains(words))
    };
    description.split("\n\n").find_map(|paragraph| {
        let text = on_one_line(paragraph);
        sentences(&text)
            .into_iter()
            .find(|sentence| says(sentence))
            .map(str::to_owned)
    })
}

/// A text's sentences: each ends with a full stop before something other than a small letter; that of
/// "e.g." ends none.
fn sentences(text: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for (at, _) in text.match_indices(". ") {
        let next = text[at + 2..].chars().next();
        let abbreviated = ["e.g", "i.e"].iter().any(|end| text[..at].ends_with(end));
        if !abbreviated && next.is_some_and(|c| !c.is_lowercase()) {
            sentences.push(&text[start..=at]);
            start = at + 2;
        }
    }
    sentences.push(&text[start..]);
    sentences
}

fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
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
        assert_eq!(
            note("Filter by `tags` (e.g. `a`)\ninstead. It is faster."),
            Some("Filter by `tags` (e.g. `a`) instead.".to_owned())
        );
        assert_eq!(
            note("The old one. Use `PUT /x` from now on."),
            Some("Use `PUT /x` from now on.".to_owned())
        );
        assert_eq!(
            note("Use [b](javascript:x) or <javascript:x> instead."),
            Some("Use \\[b](javascript:x) or \\<javascript:x> instead.".to_owned())
        );
    }
}
