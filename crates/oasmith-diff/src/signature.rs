//! Where two signatures differ, and signatures that are cut around that.

use std::ops::Range;

/// The parts of two texts that differ, as ranges of bytes. Whole words: `Vec` and `VecDeque` differ in all of it.
pub(crate) fn differing(before: &str, after: &str) -> (Range<usize>, Range<usize>) {
    let pairs = before.char_indices().zip(after.chars());
    let start = pairs
        .take_while(|((_, one), other)| one == other)
        .map(|((at, one), _)| at + one.len_utf8())
        .last()
        .unwrap_or(0);
    let (old, new) = (tail(before, start), tail(after, start));
    let ends = old.chars().rev().zip(new.chars().rev());
    let same = ends.take_while(|(one, other)| one == other);
    let end: usize = same.map(|(one, _)| one.len_utf8()).sum();
    let range = |text: &str| words(text, start..text.len() - end);
    (range(before), range(after))
}

fn tail(text: &str, from: usize) -> &str {
    text.get(from..).unwrap_or_default()
}

/// A range with the words that it begins and ends in.
fn words(text: &str, range: Range<usize>) -> Range<usize> {
    let is_word = |c: &char| c.is_alphanumeric() || *c == '_';
    let before = text.get(..range.start).unwrap_or_default();
    let back: usize = before
        .chars()
        .rev()
        .take_while(is_word)
        .map(char::len_utf8)
        .sum();
    let on: usize = tail(text, range.end)
        .chars()
        .take_while(is_word)
        .map(char::len_utf8)
        .sum();
    range.start - back..range.end + on
}

/// Two texts of at most `most` characters each, of which the parts that differ are kept.
pub(crate) fn cut_around(before: &str, after: &str, most: usize) -> (String, String) {
    let (was, is) = differing(before, after);
    (cut(before, was, most), cut(after, is, most))
}

/// A text of at most `most` characters, from its beginning.
pub(crate) fn cut_end(text: &str, most: usize) -> String {
    cut(text, 0..0, most)
}

fn cut(text: &str, keep: Range<usize>, most: usize) -> String {
    let length = text.chars().count();
    if length <= most {
        return text.to_owned();
    }
    let index = |at: usize| text.get(..at).unwrap_or_default().chars().count();
    let (start, end) = (
        index(keep.start),
        index(keep.end).min(index(keep.start) + most),
    );
    // What is left beside the part that differs stands half before it and half after.
    let room = most.saturating_sub(end - start + 2);
    let first = start
        .saturating_sub(room / 2)
        .min(length.saturating_sub(most.saturating_sub(2)));
    let kept: String = text
        .chars()
        .skip(first)
        .take(most.saturating_sub(2))
        .collect();
    let last = first + most.saturating_sub(2);
    format!(
        "{}{kept}{}",
        if first > 0 { "…" } else { "" },
        if last < length { "…" } else { "" }
    )
}

#[cfg(test)]
mod tests {
    use super::{cut_around, cut_end, differing};

    #[test]
    fn whole_words_differ() {
        let (before, after) = ("price: Option<f64>", "price: Option<String>");
        let (was, is) = differing(before, after);
        assert_eq!((&before[was], &after[is]), ("f64", "String"));
        let (was, is) = differing("a: Vec<T>", "a: VecDeque<T>");
        assert_eq!((was, is), (3..6, 3..11));
        assert_eq!(differing("same", "same"), (0..4, 0..4));
        assert_eq!(differing("é(a)", "é(b)"), (3..4, 3..4));
    }

    #[test]
    fn a_cut_keeps_what_differs() {
        let long = |name: &str| format!("{}{name}{}", "a, ".repeat(50), ", b".repeat(50));
        let (before, after) = cut_around(&long("was"), &long("became"), 40);
        assert!(
            before.contains("was") && after.contains("became"),
            "{before} {after}"
        );
        for text in [before, after] {
            assert!(text.chars().count() <= 40 && text.starts_with('…') && text.ends_with('…'));
        }
        assert_eq!(cut_end("abcdef", 6), "abcdef");
        assert_eq!(cut_end("abcdef", 5), "abc…");
    }
}
