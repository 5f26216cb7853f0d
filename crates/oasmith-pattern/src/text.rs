//! A text that is read in either direction.

use crate::char_set::CharSet;
use crate::syntax::Assertion;

/// The character at a position and the position after it; `backward` reads to the left.
pub(crate) fn step(text: &str, position: usize, backward: bool) -> Option<(char, usize)> {
    if backward {
        let one = text.get(..position)?.chars().next_back()?;
        Some((one, position - one.len_utf8()))
    } else {
        let one = text.get(position..)?.chars().next()?;
        Some((one, position + one.len_utf8()))
    }
}

/// Whether an assertion holds at a position.
pub(crate) fn holds(assertion: Assertion, text: &str, position: usize, sets: &[CharSet]) -> bool {
    let before = || step(text, position, true).map(|(one, _)| one);
    let after = || step(text, position, false).map(|(one, _)| one);
    let is_line_end = |one: char| matches!(one, '\n' | '\r' | '\u{2028}' | '\u{2029}');
    let is_boundary = |set: u32| {
        let is_word = |one: char| sets.get(set as usize).is_some_and(|set| set.contains(one));
        before().is_some_and(is_word) != after().is_some_and(is_word)
    };
    match assertion {
        Assertion::TextStart => position == 0,
        Assertion::TextEnd => position == text.len(),
        Assertion::LineStart => before().is_none_or(is_line_end),
        Assertion::LineEnd => after().is_none_or(is_line_end),
        Assertion::WordBoundary(set) => is_boundary(set),
        Assertion::NoWordBoundary(set) => !is_boundary(set),
    }
}
