//! What may be written as code.

use super::imports::{Import, Imports, Seen};
use crate::ident::Ident;
use std::fmt;

/// Something that may stand in generated code. Implemented here only; see [`print`](super).
pub trait Fragment: sealed::Sealed + fmt::Display {
    /// What it names that a file must import.
    fn imports(&self) -> Option<&Imports> {
        None
    }
}

mod sealed {
    pub trait Sealed {}
}

macro_rules! fragments {
    ($($ty:ty),* $(,)?) => {
        $(
            impl sealed::Sealed for $ty {}
            impl Fragment for $ty {}
        )*
    };
}

fragments!(
    &'static str,
    usize,
    u16,
    bool,
    Ident,
    crate::print::literal::Literal,
    crate::print::doc::CodeSpan,
    crate::config::Attribute,
    crate::config::RustPath,
);

impl<T: Fragment> sealed::Sealed for &T {}
impl<T: Fragment> Fragment for &T {
    fn imports(&self) -> Option<&Imports> {
        (**self).imports()
    }
}

impl sealed::Sealed for Snippet {}
impl Fragment for Snippet {
    fn imports(&self) -> Option<&Imports> {
        Some(&self.imports)
    }
}

/// A piece of a line, made by `snippet!` of a template and fragments.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Snippet {
    text: String,
    imports: Imports,
}

impl Snippet {
    /// For `snippet!`.
    #[doc(hidden)]
    pub fn from_checked(text: fmt::Arguments<'_>, seen: Seen) -> Self {
        Self {
            text: fmt::format(text),
            imports: seen.into_imports(),
        }
    }

    /// The same, where it names what a file must import.
    #[must_use]
    pub fn importing(mut self, import: Import) -> Self {
        self.imports.extend(&[import]);
        self
    }

    /// One that names nothing a file must import.
    fn own(text: String) -> Self {
        let imports = Imports::default();
        Self { text, imports }
    }

    /// A part of it.
    fn part(&self, text: &str) -> Self {
        Self {
            text: text.to_owned(),
            imports: self.imports.clone(),
        }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// What it names that a file must import.
    pub(super) fn imports(&self) -> &Imports {
        &self.imports
    }

    /// How many columns it takes, line breaks counted as one. Wide characters (CJK) take two, as rustfmt counts.
    pub fn width(&self) -> usize {
        if self.text.is_ascii() {
            self.text.len()
        } else {
            unicode_width::UnicodeWidthStr::width(self.text.as_str())
        }
    }

    /// Whether it takes several lines.
    pub(super) fn is_broken(&self) -> bool {
        self.text.contains('\n')
    }

    /// `name` and `value` of `name: value`.
    pub(super) fn split_initialiser(&self) -> Option<(Self, Self)> {
        let (name, value) = self.text.split_once(": ")?;
        Some((self.part(name), self.part(value)))
    }

    /// `base` and `.field` of `base.field`, where both are names, the first perhaps behind a `&` or `&mut`.
    pub(super) fn split_field(&self) -> Option<(Self, Self)> {
        let at = self.text.rfind('.')?;
        let (base, field) = self.text.split_at_checked(at)?;
        let is_name = |text: &str| text.chars().all(|c| c.is_alphanumeric() || c == '_');
        let named = base.strip_prefix('&').unwrap_or(base);
        let named = named.strip_prefix("mut ").unwrap_or(named);
        (is_name(named) && field.strip_prefix('.').is_some_and(is_name))
            .then(|| (self.part(base), self.part(field)))
    }

    /// The receiver of a last `.into()`; the whole where there is none.
    pub(super) fn without_into(&self) -> Self {
        self.part(self.text.strip_suffix(".into()").unwrap_or(&self.text))
    }

    /// What stands behind `let mut`, where a binding begins with it.
    pub(super) fn behind_let(&self) -> Option<Self> {
        let name = self.text.strip_prefix("let mut ")?;
        Some(self.part(name))
    }

    /// `call` and `argument` of `call(argument)`.
    pub(super) fn split_call(&self) -> Option<(Self, Self)> {
        let (call, argument) = self.text.strip_suffix(')')?.split_once('(')?;
        Some((self.part(call), self.part(argument)))
    }

    /// A type that ends in generic arguments, taken apart: what is in front of them, and each.
    pub(super) fn generic_parts(&self) -> Option<(Self, Vec<Self>)> {
        let (head, rest) = self.text.split_once('<')?;
        let inner = rest.strip_suffix('>')?;
        let mut parts = Vec::new();
        let (mut depth, mut start) = (0_usize, 0);
        for (at, c) in inner.char_indices() {
            match c {
                '<' | '(' | '[' => depth += 1,
                '>' | ')' | ']' => depth = depth.saturating_sub(1),
                ',' if depth == 0 => {
                    parts.push(self.part(inner[start..at].trim()));
                    start = at + 1;
                }
                _ => {}
            }
        }
        parts.push(self.part(inner[start..].trim()));
        Some((self.part(head), parts))
    }

    /// Whether a type is nested so deeply that clippy's `type_complexity` asks for names of its parts:
    /// each part counts by its depth.
    pub(super) fn is_complex(&self) -> bool {
        const MOST: usize = 25;
        let (mut depth, mut score, mut in_path) = (1_usize, 0, false);
        for c in self.text.chars() {
            match c {
                '<' => {
                    depth += 1;
                    in_path = false;
                }
                '(' | '[' => {
                    score += depth;
                    depth += 1;
                    in_path = false;
                }
                '>' | ')' | ']' => depth = depth.saturating_sub(1),
                ',' | ' ' | '&' => in_path = false,
                _ if !in_path => {
                    score += depth;
                    in_path = true;
                }
                _ => {}
            }
        }
        score > MOST
    }

    /// So many spaces.
    pub fn blank(columns: usize) -> Self {
        Self::own(" ".repeat(columns))
    }

    /// Snippets one after the other with something between them.
    pub fn join(snippets: &[Self], separator: &'static str) -> Self {
        let length = |snippet: &Self| snippet.text.len() + separator.len();
        let mut text = String::with_capacity(snippets.iter().map(length).sum());
        let mut imports = Imports::default();
        for (index, snippet) in snippets.iter().enumerate() {
            if index > 0 {
                text.push_str(separator);
            }
            text.push_str(&snippet.text);
            imports.add(&snippet.imports);
        }
        Self { text, imports }
    }
}

impl fmt::Display for Snippet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl From<&'static str> for Snippet {
    fn from(text: &'static str) -> Self {
        Self::own(text.to_owned())
    }
}

impl From<&Ident> for Snippet {
    fn from(ident: &Ident) -> Self {
        Self::own(ident.as_str().to_owned())
    }
}
