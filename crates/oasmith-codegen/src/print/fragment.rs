//! What may be written as code.

use super::imports::{Import, Imports, Seen};
use super::{Expr, Ty};
use crate::ident::Ident;
use std::fmt;

/// Something that may stand in generated code. Implemented here only; see [`print`](super).
pub trait Fragment: sealed::Sealed + fmt::Display {
    /// Adds what it names that a file must import.
    fn note(&self, _imports: &mut Imports) {}
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
    fn note(&self, imports: &mut Imports) {
        (**self).note(imports);
    }
}

impl sealed::Sealed for Snippet {}
impl Fragment for Snippet {
    fn note(&self, imports: &mut Imports) {
        imports.add(&self.imports);
    }
}

impl sealed::Sealed for Ty {}
impl Fragment for Ty {
    fn note(&self, imports: &mut Imports) {
        Self::note(self, imports);
    }
}

impl sealed::Sealed for Expr {}
impl Fragment for Expr {
    fn note(&self, imports: &mut Imports) {
        Self::note(self, imports);
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

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// What it names that a file must import.
    pub(crate) fn imports(&self) -> &Imports {
        &self.imports
    }

    /// How many columns it takes.
    pub fn width(&self) -> usize {
        super::room::width(&self.text)
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
