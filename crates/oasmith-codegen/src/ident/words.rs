//! The words of a text from outside, as far as identifiers can hold them.

use super::Case;
use unicode_normalization::UnicodeNormalization;

/// The text in normalization form KC (UAX #15), in which rustc wants identifiers. Two spellings of one
/// name become one, as they are one to rustc.
pub(super) fn composed(text: String) -> String {
    if text.is_ascii() {
        return text;
    }
    text.nfkc().collect()
}

/// Whether a text is words of small letters and digits with one underscore between them, so that it is
/// its own name in snake case.
pub(super) fn is_snake(text: &str) -> bool {
    let word = |word: &str| {
        let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
        !word.is_empty() && word.bytes().all(plain)
    };
    text.starts_with(|c: char| c.is_ascii_lowercase()) && text.split('_').all(word)
}

/// The words of a text of small ASCII letters, digits and separators, joined: what [`words`] and `heck`
/// would make of it, without their look at each letter's case. Most names are such. `None` where it is
/// another text.
pub(super) fn plain(text: &str, case: Case) -> Option<String> {
    let is_plain = |byte: u8| byte.is_ascii() && !byte.is_ascii_uppercase();
    // What begins with a sign may be named by it.
    if !text.starts_with(|c: char| c.is_ascii_lowercase()) || !text.bytes().all(is_plain) {
        return None;
    }
    let mut name = String::with_capacity(text.len());
    let mut begins = false;
    for byte in text.bytes() {
        if !byte.is_ascii_alphanumeric() {
            begins = true;
            continue;
        }
        if begins && case != Case::UpperCamel {
            name.push('_');
        }
        let is_capital = match case {
            Case::Snake => false,
            Case::Screaming => true,
            Case::UpperCamel => begins || name.is_empty(),
        };
        name.push(char::from(if is_capital {
            byte.to_ascii_uppercase()
        } else {
            byte
        }));
        begins = false;
    }
    Some(name)
}

/// The text with everything that no identifier can hold turned into spaces. Signs have names where
/// they are all that tells a value from another: in front of a number, and where there is no word.
pub(super) fn words(text: &str) -> String {
    let in_words = |c: char| unicode_ident::is_xid_continue(c) && c != '_';
    if !text.contains(in_words) {
        return text
            .chars()
            .filter_map(sign_name)
            .collect::<Vec<_>>()
            .join(" ");
    }
    let signed = |sign: char| {
        text.strip_prefix(sign)
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    };
    let mut words = String::with_capacity(text.len() + 8);
    if signed('-') {
        words.push_str("minus ");
    } else if signed('+') {
        words.push_str("plus ");
    }
    let is_greek = |c: char| c != 'μ' && ('\u{370}'..='\u{3ff}').contains(&c);
    let greek = text.contains(is_greek);
    for c in text.chars() {
        match c {
            // The sign of a unit, whose capital looks like an M; also where it is typed as the letter.
            'µ' => words.push_str("micro"),
            'μ' if !greek => words.push_str("micro"),
            c if in_words(c) => words.push(c),
            _ => words.push(' '),
        }
    }
    words
}

fn sign_name(sign: char) -> Option<&'static str> {
    Some(match sign {
        '<' => "less",
        '>' => "greater",
        '=' => "equal",
        '!' => "not",
        '*' => "star",
        '+' => "plus",
        '-' => "minus",
        '/' => "slash",
        '\\' => "backslash",
        '.' => "dot",
        ',' => "comma",
        ':' => "colon",
        ';' => "semicolon",
        '|' => "pipe",
        '&' => "ampersand",
        '%' => "percent",
        '$' => "dollar",
        '@' => "at",
        '#' => "hash",
        '~' => "tilde",
        '^' => "caret",
        '?' => "question",
        ' ' => "space",
        '_' => "underscore",
        _ => return None,
    })
}
