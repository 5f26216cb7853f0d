//! What reports say, with the document's words kept apart from ours.
//!
//! A name of a document can hold anything, backticks too. So a message is no text in which names stand
//! between backticks: it is a [`Sentence`] of pieces that are ours and pieces that are the document's. Each
//! report shows either in its own way.

use std::borrow::Cow;
use std::fmt;

use oasmith_spec::response::StatusPattern;
use oasmith_spec::sink::{Sink, SinkText};

/// A sentence. It is made by the macro `sentence!` only.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sentence {
    pieces: Vec<Piece>,
}

/// A piece of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    /// Words of ours.
    Words(Cow<'static, str>),
    /// Text that stands for itself: a name, a value, whatever a document holds.
    Quoted(String),
}

/// Words of our own source, as an argument of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words(pub &'static str);

impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

/// What a sentence can be made of. Text of any other kind than [`Words`] is quoted.
pub trait Said: fmt::Display {
    /// Adds it to a sentence.
    fn say(&self, sentence: &mut Sentence) {
        sentence.quote(&self.to_string());
    }
}

impl Said for str {}
impl Said for String {}
// In a sentence it is an entry that somebody may copy.
impl Said for oasmith_spec::sink::TomlText {}

impl<T: Said + ?Sized> Said for &T {
    fn say(&self, sentence: &mut Sentence) {
        (**self).say(sentence);
    }
}

impl Said for Words {
    fn say(&self, sentence: &mut Sentence) {
        sentence.words(self.0);
    }
}

impl Said for Sentence {
    fn say(&self, sentence: &mut Sentence) {
        for piece in &self.pieces {
            match piece {
                Piece::Words(words) => sentence.words(words.clone()),
                Piece::Quoted(text) => sentence.quote(text),
            }
        }
    }
}

/// A version of a crate. One of plain numbers is words; a document can put anything else into one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CrateVersion<'a>(pub &'a str);

impl fmt::Display for CrateVersion<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl Said for CrateVersion<'_> {
    fn say(&self, sentence: &mut Sentence) {
        // Seven digits may be the name of a commit, which GitHub links.
        let number = |part: &str| {
            (1..=6).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
        };
        if self.0.split('.').count() == 3 && self.0.split('.').all(number) {
            sentence.words(self.0.to_owned());
        } else {
            sentence.quote(self.0);
        }
    }
}

/// Values of few characters, none of which means anything.
macro_rules! plain {
    ($($ty:ty),+) => {$(
        impl Said for $ty {
            fn say(&self, sentence: &mut Sentence) {
                sentence.words(self.to_string());
            }
        }
    )+};
}

plain!(usize, bool, StatusPattern);

/// Makes a [`Sentence`]: ``sentence!("`{}` is called {}", was, is)``. The template is a literal without
/// names in its braces; what stands between backticks there is quoted, with the arguments in it. An
/// argument elsewhere is quoted by itself unless it is [`Words`], a number or a sentence.
macro_rules! sentence {
    ($template:literal $(, $argument:expr)* $(,)?) => {{
        const {
            let names: &[&str] = &[$(stringify!($argument)),*];
            assert!($crate::sentence::holes($template) == names.len());
        }
        $crate::sentence::Sentence::build($template, &[$(&$argument as &dyn $crate::sentence::Said),*])
    }};
}

pub(crate) use sentence;

/// For `sentence!`: how many arguments a template takes. A name in its braces does not compile.
pub(crate) const fn holes(template: &str) -> usize {
    let bytes = template.as_bytes();
    let (mut at, mut holes) = (0, 0);
    while at < bytes.len() {
        if bytes[at] == b'{' {
            assert!(at + 1 < bytes.len() && bytes[at + 1] == b'}');
            holes += 1;
        }
        at += 1;
    }
    holes
}

impl Sentence {
    /// For `sentence!`.
    #[doc(hidden)]
    pub fn build(template: &'static str, arguments: &[&dyn Said]) -> Self {
        let mut sentence = Self::default();
        let mut arguments = arguments.iter();
        for (at, part) in template.split('`').enumerate() {
            let mut holes = part.split("{}");
            if at % 2 == 0 {
                sentence.words(holes.next().unwrap_or_default());
                for words in holes {
                    if let Some(argument) = arguments.next() {
                        argument.say(&mut sentence);
                    }
                    sentence.words(words);
                }
            } else {
                let mut text = holes.next().unwrap_or_default().to_owned();
                for words in holes {
                    text.extend(arguments.next().map(ToString::to_string));
                    text.push_str(words);
                }
                sentence.quote(&text);
            }
        }
        sentence
    }

    /// Sentences in a row, with words between them.
    pub fn joined(sentences: impl IntoIterator<Item = Self>, between: &'static str) -> Self {
        let mut joined = Self::default();
        for (at, one) in sentences.into_iter().enumerate() {
            if at > 0 {
                joined.words(between);
            }
            one.say(&mut joined);
        }
        joined
    }

    /// The same with another name in the place of one.
    pub(crate) fn renamed(mut self, was: &str, is: &str) -> Self {
        for piece in &mut self.pieces {
            match piece {
                Piece::Quoted(text) if text == was => is.clone_into(text),
                _ => {}
            }
        }
        self
    }

    /// The same with a capital letter, where words of ours begin it.
    pub(crate) fn capitalized(&self) -> Self {
        let mut sentence = self.clone();
        if let Some(Piece::Words(words)) = sentence.pieces.first_mut() {
            let mut chars = words.chars();
            if let Some(first) = chars.next() {
                *words = first.to_uppercase().chain(chars).collect::<String>().into();
            }
        }
        sentence
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// As a sink shows it.
    pub(crate) fn rendered<S: Speech>(&self) -> SinkText<S> {
        let pieces = self.pieces.iter();
        pieces
            .map(|piece| match piece {
                Piece::Words(words) => S::words(words),
                Piece::Quoted(text) => S::quoted(text),
            })
            .collect()
    }

    fn words(&mut self, words: impl Into<Cow<'static, str>>) {
        let words = words.into();
        match self.pieces.last_mut() {
            _ if words.is_empty() => {}
            Some(Piece::Words(before)) => before.to_mut().push_str(&words),
            _ => self.pieces.push(Piece::Words(words)),
        }
    }

    fn quote(&mut self, text: &str) {
        self.pieces.push(Piece::Quoted(text.to_owned()));
    }
}

/// A sink that sentences are told in.
pub(crate) trait Speech: Sink + Sized {
    /// Words of ours.
    fn words(words: &str) -> SinkText<Self>;

    /// Text of a document.
    fn quoted(text: &str) -> SinkText<Self>;
}

/// With quoted pieces between backticks and nothing escaped: for programs, which must not take it apart again.
impl fmt::Display for Sentence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for piece in &self.pieces {
            match piece {
                Piece::Words(words) => f.write_str(words)?,
                Piece::Quoted(text) => write!(f, "`{text}`")?,
            }
        }
        Ok(())
    }
}

impl From<Sentence> for String {
    fn from(sentence: Sentence) -> Self {
        sentence.to_string()
    }
}

impl From<&'static str> for Sentence {
    fn from(template: &'static str) -> Self {
        Self::build(template, &[])
    }
}

#[cfg(test)]
mod tests {
    use super::{Piece, Sentence, Words};

    #[test]
    fn names_stay_apart_whatever_they_hold() {
        let name = "a` is gone, was `b";
        let said = sentence!(
            "`{}.{}` is {}, {} {}",
            name,
            "c",
            name,
            Words("not"),
            2_usize
        );
        let quoted = |text: &str| Piece::Quoted(text.to_owned());
        let words = |text: &'static str| Piece::Words(text.into());
        let expected = [
            quoted("a` is gone, was `b.c"),
            words(" is "),
            quoted(name),
            words(", not 2"),
        ];
        assert_eq!(said.pieces, expected);
    }

    #[test]
    fn a_sentence_in_a_sentence_stays_what_it_is() {
        let inner = sentence!("the header `{}`", "{}");
        let said = sentence!("{} is {}", inner, Words("gone"));
        assert_eq!(said.to_string(), "the header `{}` is gone");
        assert_eq!(
            said.renamed("{}", "x").to_string(),
            "the header `x` is gone"
        );
    }

    #[test]
    fn rows_have_words_between() {
        let row = ["a", "b"].map(|name| sentence!("`{}`", name));
        assert_eq!(Sentence::joined(row, ", ").to_string(), "`a`, `b`");
        assert!(Sentence::joined([], ", ").is_empty());
    }
}
