//! Where text goes: one type for each place that reads what we write.
//!
//! A terminal, a comment in Markdown, a page in HTML: each gives a meaning to characters that mean
//! nothing in an OpenAPI document. So what is written for a [`Sink`] is a [`SinkText`] of that sink, made
//! by [`fit!`](crate::fit) of a template, which is a literal of our own source, and of arguments that
//! [fit](Fits). A text from outside becomes one by [`SinkText::of`] alone, which escapes it as the sink
//! asks. There is no way to push a `String` into it.

mod json;
mod markdown;
mod terminal;
mod toml;
mod visible;

use std::fmt;
use std::marker::PhantomData;

pub use self::toml::{Toml, TomlText};
pub use json::{Json, JsonText};
pub use markdown::{Markdown, MarkdownText};
pub use terminal::{Terminal, TerminalText};
pub use visible::{LONGEST, is_invisible, visible};

/// A place that text goes to.
pub trait Sink {
    /// Appends text from outside in such a way that it acts nowhere in the sink. Where people read it, it
    /// is cut after `most` characters.
    fn escape(text: &str, most: usize, out: &mut String);
}

/// Text that is fit for a sink.
pub struct SinkText<S> {
    text: String,
    sink: PhantomData<fn() -> S>,
}

/// What may stand in a text for the sink `S`.
pub trait Fits<S>: fmt::Display {}

impl<S> Fits<S> for SinkText<S> {}
impl<S, T: Fits<S>> Fits<S> for &T {}
// What lives as long as the program is a literal of ours.
impl<S> Fits<S> for &'static str {}
impl<S> Fits<S> for usize {}
impl<S> Fits<S> for u32 {}
impl<S> Fits<S> for bool {}
impl<S> Fits<S> for char {}

impl<S: Sink> SinkText<S> {
    /// Text from outside, escaped, and cut where it is very long ([`LONGEST`]).
    pub fn of(text: &str) -> Self {
        Self::at_most(text, LONGEST)
    }

    /// Likewise with another bound.
    pub fn at_most(text: &str, most: usize) -> Self {
        let mut escaped = Self::default();
        S::escape(text, most, &mut escaped.text);
        escaped
    }

    /// What another value shows, escaped: a path, an error.
    pub fn shown(value: &dyn fmt::Display) -> Self {
        Self::of(&value.to_string())
    }
}

impl<S> SinkText<S> {
    /// For [`fit!`](crate::fit), and for the modules that know what a sink takes.
    #[doc(hidden)]
    pub fn from_checked(text: fmt::Arguments<'_>) -> Self {
        Self {
            text: fmt::format(text),
            sink: PhantomData,
        }
    }

    /// Appends another text.
    pub fn push(&mut self, more: &impl Fits<S>) {
        use fmt::Write as _;
        // Writing to a string does not fail.
        let _ = write!(self.text, "{more}");
    }

    /// Texts one after the other, with a literal between them.
    pub fn joined(texts: impl IntoIterator<Item = Self>, separator: &'static str) -> Self {
        let mut joined = Self::default();
        for (at, text) in texts.into_iter().enumerate() {
            if at > 0 {
                joined.text.push_str(separator);
            }
            joined.text.push_str(&text.text);
        }
        joined
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The text.
    pub fn into_string(self) -> String {
        self.text
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }
}

impl<S> FromIterator<SinkText<S>> for SinkText<S> {
    fn from_iter<I: IntoIterator<Item = SinkText<S>>>(texts: I) -> Self {
        Self::joined(texts, "")
    }
}

impl<S> Default for SinkText<S> {
    fn default() -> Self {
        Self {
            text: String::new(),
            sink: PhantomData,
        }
    }
}

impl<S> Clone for SinkText<S> {
    fn clone(&self) -> Self {
        Self {
            text: self.text.clone(),
            sink: PhantomData,
        }
    }
}

impl<S> fmt::Debug for SinkText<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.text, f)
    }
}

impl<S> fmt::Display for SinkText<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// For [`fit!`](crate::fit): lets through what fits.
#[doc(hidden)]
pub fn checked<S, T: Fits<S> + ?Sized>(argument: &T) -> &T {
    argument
}

/// Makes a [`SinkText`](crate::sink::SinkText): `fit!(Terminal, "error: {}", text)`. The template must be
/// a literal without names in its braces, and each argument something that
/// [fits](crate::sink::Fits) the sink.
#[macro_export]
macro_rules! fit {
    ($sink:ty, $template:literal $(, $argument:expr)* $(,)?) => {
        // `concat!` keeps `format_args!` from capturing variables, which would go unchecked.
        $crate::sink::SinkText::<$sink>::from_checked(
            format_args!(concat!($template) $(, $crate::sink::checked::<$sink, _>(&$argument))*)
        )
    };
}

#[cfg(test)]
mod tests;
