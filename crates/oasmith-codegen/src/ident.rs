//! Rust identifiers made of text from outside.

mod keyword;
mod signs;
mod splitter;
#[cfg(test)]
mod tests;
mod words;

use heck::{ToShoutySnakeCase, ToSnakeCase, ToUpperCamelCase};
use std::fmt;

pub(crate) use keyword::is_keyword;
use words::{composed, words};

/// The words of a text in lower case: `createUserIDs` has `create`, `user`, `ids`.
pub(crate) fn lower_words(text: &str) -> Vec<String> {
    let parted = splitter::separated(text, splitter::Mixed::Whole).to_snake_case();
    let words = parted.split('_').filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

/// A valid Rust identifier: no keyword of any edition, no longer than [`Ident::MAX_LENGTH`].
///
/// The text is private, so whoever has one may print it as code.
#[derive(Debug, Clone)]
pub struct Ident {
    text: Box<str>,
    case: Case,
}

/// How the words of an [`Ident`] are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Case {
    Snake,
    UpperCamel,
    Screaming,
}

impl Ident {
    /// The largest number of characters. Longer names are cut, and end in a hash of the whole name.
    pub const MAX_LENGTH: usize = 120;

    /// A name of a field, variable, function or module: `connectionId` is `connection_id`, `type` is
    /// `type_`, `2fa` is `_2fa`, `1` is `n1`.
    pub fn snake(text: &str) -> Self {
        // Most names of members are so already.
        if words::is_snake(text) && text.len() < Self::MAX_LENGTH && !is_keyword(text) {
            return Self {
                text: text.into(),
                case: Case::Snake,
            };
        }
        Self::new(text, Case::Snake)
    }

    /// A name of a type or variant: `connection_id` is `ConnectionId`, `Self` is `Self_`, `2fa` is
    /// `V2fa`.
    pub fn upper_camel(text: &str) -> Self {
        Self::new(text, Case::UpperCamel)
    }

    /// A name of a constant: `connectionId` is `CONNECTION_ID`, `2fa` is `_2FA`.
    pub fn screaming(text: &str) -> Self {
        Self::new(text, Case::Screaming)
    }

    /// The same as [`Ident::snake`] with an underscore after it, as a keyword has it.
    pub(crate) fn snake_with_underscore(text: &str) -> Self {
        let name = Self::snake(text);
        Self::bounded(format!("{}_", name.text), Case::Snake)
    }

    /// A name of a type as it stands, if it is one in upper camel case already: `JSONSchema`.
    pub fn keep_upper_camel(text: &str) -> Option<Self> {
        let fits = text.starts_with(|c: char| c.is_ascii_uppercase())
            && text.chars().all(|c| c.is_ascii_alphanumeric())
            && text.len() <= Self::MAX_LENGTH
            && !is_keyword(text);
        fits.then(|| Self {
            text: text.into(),
            case: Case::UpperCamel,
        })
    }

    /// A name that the generator itself chose. It must be an identifier; its case is told by its
    /// first letters.
    pub fn fixed(text: &'static str) -> Self {
        let mut letters = text.chars().filter(|c| c.is_alphabetic());
        let case = match (letters.next(), letters.next()) {
            (Some(first), Some(second)) if first.is_uppercase() && second.is_uppercase() => {
                Case::Screaming
            }
            (Some(first), _) if first.is_uppercase() => Case::UpperCamel,
            _ => Case::Snake,
        };
        Self {
            text: text.into(),
            case,
        }
    }

    /// The same, with a number where the name is taken.
    pub fn unlike(text: &'static str, taken: impl Fn(&Self) -> bool) -> Self {
        let mut name = Self::fixed(text);
        let mut number = 2;
        while taken(&name) {
            name = Self::fixed(text).with_suffix(number);
            number += 1;
        }
        name
    }

    /// The same name with a number behind it, to tell it from its namesakes: `name_2`, `Name2`,
    /// `NAME_2`. A number that would run into digits is parted from them: `Error4_2`. In upper camel
    /// case it takes the place of a keyword's underscore: `Self_`, `Self2`.
    #[must_use]
    pub fn with_suffix(&self, number: usize) -> Self {
        let joined = match self.case {
            Case::UpperCamel => !self.text.ends_with(|c: char| c.is_ascii_digit()),
            Case::Snake | Case::Screaming => self.text.ends_with('_'),
        };
        let separator = if joined { "" } else { "_" };
        let stem = match self.case {
            // An underscore between a letter and a digit is no camel case.
            Case::UpperCamel => self.text.trim_end_matches('_'),
            Case::Snake | Case::Screaming => &self.text,
        };
        Self::bounded(format!("{stem}{separator}{number}"), self.case)
    }

    /// The identifier's text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The same name with a word for each sign of the text, to tell it from its namesakes: `a.b` is `a_dot_b`.
    #[must_use]
    pub(crate) fn spelled(&self, text: &str) -> Self {
        Self::of_name(
            joined(words::spelled(text, self.case), self.case),
            self.case,
        )
    }

    fn new(text: &str, case: Case) -> Self {
        let plain = words::plain(text, case);
        Self::of_name(
            plain.unwrap_or_else(|| joined(words(text, case), case)),
            case,
        )
    }

    /// Makes an identifier of words that are joined.
    fn of_name(mut name: String, case: Case) -> Self {
        if name.is_empty() {
            name = match case {
                Case::Snake => "value".to_owned(),
                Case::UpperCamel => "Value".to_owned(),
                Case::Screaming => "VALUE".to_owned(),
            };
        }
        if !name.starts_with(unicode_ident::is_xid_start) {
            let prefix = match case {
                Case::UpperCamel => 'V',
                // Without a letter it would read like the names of what is not used.
                Case::Snake if !name.contains(char::is_alphabetic) => 'n',
                Case::Snake | Case::Screaming => '_',
            };
            name.insert(0, prefix);
        }
        if is_keyword(&name) {
            name.push('_');
        }
        Self::bounded(name, case)
    }

    /// The name cut to a number of characters, with a hash of the whole of it at its end.
    #[must_use]
    pub(crate) fn cut_with_hash(&self, most: usize) -> Self {
        Self::bounded_by(self.text.to_string(), self.case, most)
    }

    fn bounded(name: String, case: Case) -> Self {
        Self::bounded_by(name, case, Self::MAX_LENGTH)
    }

    /// Cuts a name that is too long, and appends a hash of the whole of it.
    fn bounded_by(mut name: String, case: Case, most: usize) -> Self {
        const HASH_LENGTH: usize = 9;
        let hash = fnv1a(&name) as u32;
        let mut places = name.char_indices().map(|(at, _)| at);
        if let (Some(cut), Some(_)) = (
            places.nth(most.saturating_sub(HASH_LENGTH)),
            places.nth(HASH_LENGTH - 1),
        ) {
            drop(places);
            name.truncate(cut);
            // Two underscores in a row would not be snake case.
            name.truncate(name.trim_end_matches('_').len());
            let separator = match case {
                Case::Snake => format!("_{hash:08x}"),
                Case::UpperCamel => format!("X{hash:08x}"),
                Case::Screaming => format!("_{hash:08X}"),
            };
            name.push_str(&separator);
        } else {
            drop(places);
        }
        Self {
            text: name.into(),
            case,
        }
    }
}

impl fmt::Display for Ident {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl PartialEq for Ident {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Ident {}

impl PartialOrd for Ident {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Ident {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.text.cmp(&other.text)
    }
}

impl std::hash::Hash for Ident {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

/// The words as one name. Casing can undo what was composed, so the name is composed again after it. Numbers stay apart
/// from each other: `1.0` is `V1_0`.
fn joined(words: String, case: Case) -> String {
    let words = composed(words);
    composed(match case {
        Case::Snake => words.to_snake_case(),
        Case::Screaming => words.to_shouty_snake_case(),
        Case::UpperCamel => {
            let mut name = String::with_capacity(words.len());
            for word in words.split(' ') {
                let is_digit = |c: char| c.is_ascii_digit();
                if name.ends_with(is_digit) && word.starts_with(is_digit) {
                    name.push('_');
                }
                name.push_str(&word.to_upper_camel_case());
            }
            name
        }
    })
}

/// FNV-1a, 64 bits: small, and the same in every version of Rust.
fn fnv1a(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}
