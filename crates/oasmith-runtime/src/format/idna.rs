//! Labels in any script (RFC 5891, section 4.2, and RFC 5892).
//!
//! The tables are those of the `idna` crate, which every client has by way of `url`. It follows UTS 46,
//! which is laxer than RFC 5892 in the places that are checked here by hand.

use idna::punycode;
use idna::uts46::{AsciiDenyList, Hyphens, Uts46};

/// The longest label as it is sent.
const LABEL: usize = 63;

/// Whether what follows `xn--` in a label stands for a label of another script.
pub(super) fn is_a_label(encoded: &str) -> bool {
    let Some(decoded) = punycode::decode_to_string(encoded) else {
        return false;
    };
    let again = punycode::encode_str(&decoded);
    !decoded.is_ascii()
        && again.is_some_and(|again| again.eq_ignore_ascii_case(encoded))
        && is_u_label(&decoded)
}

/// Whether a label that is not only ASCII is one.
pub(super) fn is_u_label(label: &str) -> bool {
    let chars: Vec<char> = label.chars().collect();
    let hyphens =
        label.starts_with('-') || label.ends_with('-') || chars.get(2..4) == Some(&['-'; 2]);
    let sent = punycode::encode_str(label).is_some_and(|text| text.len() + 4 <= LABEL);
    !hyphens && sent && !chars.iter().any(|c| is_disallowed(*c)) && contexts_fit(&chars)
}

/// Whether the labels of a name are valid and, where some are written from right to left, may stand
/// together (RFC 5893).
pub(super) fn fits_together(name: &str) -> bool {
    let (_, valid) = Uts46::new().to_unicode(name.as_bytes(), AsciiDenyList::EMPTY, Hyphens::Check);
    valid.is_ok()
}

/// Symbols and punctuation, which are no letters, digits or marks (RFC 5892, section 2.1), and the
/// exceptions of section 2.6 that are never allowed.
fn is_disallowed(c: char) -> bool {
    let symbol = matches!(
        c,
        '\u{a1}'..='\u{b6}'
            | '\u{b8}'..='\u{bf}'
            | '\u{d7}'
            | '\u{f7}'
            | '\u{2010}'..='\u{214d}'
            | '\u{214f}'..='\u{2183}'
            | '\u{2185}'..='\u{2bff}'
            | '\u{2e00}'..='\u{2e2e}'
            | '\u{2e30}'..='\u{2fff}'
            | '\u{3001}'..='\u{3004}'
            | '\u{3008}'..='\u{3029}'
            | '\u{1f000}'..='\u{1faff}'
    );
    symbol || is_exception(c)
}

fn is_exception(c: char) -> bool {
    matches!(
        c,
        '\u{640}' | '\u{7fa}' | '\u{302e}' | '\u{302f}' | '\u{3031}'..='\u{3035}' | '\u{303b}'
    )
}

/// The rules of RFC 5892, appendix A, but for the joiners, which UTS 46 has as well.
fn contexts_fit(label: &[char]) -> bool {
    let arabic = label.iter().any(|c| matches!(c, '\u{660}'..='\u{669}'));
    let extended = label.iter().any(|c| matches!(c, '\u{6f0}'..='\u{6f9}'));
    let japanese = label.iter().any(|c| is_japanese(*c));
    let fits = |(at, c): (usize, &char)| {
        let before = at.checked_sub(1).and_then(|at| label.get(at));
        let after = label.get(at + 1);
        match c {
            // MIDDLE DOT
            '\u{b7}' => before == Some(&'l') && after == Some(&'l'),
            // GREEK LOWER NUMERAL SIGN
            '\u{375}' => after.is_some_and(|c| is_greek(*c)),
            // HEBREW PUNCTUATION GERESH and GERSHAYIM
            '\u{5f3}' | '\u{5f4}' => before.is_some_and(|c| is_hebrew(*c)),
            // KATAKANA MIDDLE DOT
            '\u{30fb}' => japanese,
            _ => true,
        }
    };
    !(arabic && extended) && label.iter().enumerate().all(fits)
}

fn is_greek(c: char) -> bool {
    matches!(c, '\u{370}'..='\u{3e1}' | '\u{3f0}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}')
}

fn is_hebrew(c: char) -> bool {
    matches!(c, '\u{591}'..='\u{5f4}' | '\u{fb1d}'..='\u{fb4f}')
}

/// Hiragana, Katakana (the dot aside) and Han.
fn is_japanese(c: char) -> bool {
    matches!(
        c,
        '\u{3005}'
            | '\u{3007}'
            | '\u{3041}'..='\u{309f}'
            | '\u{30a1}'..='\u{30fa}'
            | '\u{30fc}'..='\u{30ff}'
            | '\u{31f0}'..='\u{31ff}'
            | '\u{3400}'..='\u{4dbf}'
            | '\u{4e00}'..='\u{9fff}'
            | '\u{f900}'..='\u{faff}'
            | '\u{20000}'..='\u{3ffff}'
    )
}

#[cfg(test)]
mod tests {
    use super::{is_a_label, is_u_label};

    #[test]
    fn some_characters_need_neighbours() {
        assert!(is_u_label("l·l") && !is_u_label("a·l"));
        assert!(is_u_label("・ぁ") && !is_u_label("def・abc"));
        assert!(!is_u_label("a☃") && !is_a_label("7a"));
        assert!(is_a_label("bcher-kva") && !is_a_label("X") && !is_a_label("example-"));
    }
}
