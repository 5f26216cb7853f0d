//! The words of a text from outside, as far as identifiers can hold them.

use super::Case;
use super::signs;
use super::splitter::{Mixed, separated};
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
    let tells = |byte: u8| b"+#<>=!%&$".contains(&byte);
    if !text.starts_with(|c: char| c.is_ascii_lowercase())
        || !text.bytes().all(|byte| is_plain(byte) && !tells(byte))
        || text.ends_with('-')
    {
        return None;
    }
    let mut name = String::with_capacity(text.len());
    let mut begins = false;
    for byte in text.bytes() {
        if !byte.is_ascii_alphanumeric() {
            begins = true;
            continue;
        }
        let digits = || byte.is_ascii_digit() && name.ends_with(|c: char| c.is_ascii_digit());
        if begins && (case != Case::UpperCamel || digits()) {
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

/// The text in words, parted by spaces: each word as [`separated`] finds it, and signs that tell one text
/// from another by their [names](signs).
pub(super) fn words(text: &str, case: Case) -> String {
    separated(&signs::named(text, signs::Spelling::Telling), mixed(case))
}

/// The same with a name for every sign: what tells `a.b` from `a-b`.
pub(super) fn spelled(text: &str, case: Case) -> String {
    separated(&signs::named(text, signs::Spelling::All), mixed(case))
}

fn mixed(case: Case) -> Mixed {
    match case {
        Case::UpperCamel => Mixed::Parted,
        Case::Snake | Case::Screaming => Mixed::Whole,
    }
}
