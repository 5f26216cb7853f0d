//! Expressions as values. What they look like is decided when they are written: see [`fit`](super::fit).

use super::Snippet;
use super::imports::Imports;
use super::literal::Literal;
use super::ty::Ty;
use crate::ident::Ident;
use std::fmt;

/// An expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expr {
    /// A name, a path or a number.
    Path(Snippet),
    /// A string, which may be longer than a line.
    Text(Literal),
    /// An operator before an expression: `&`, `&mut `.
    Prefixed(&'static str, Box<Expr>),
    /// A call of a function, or of what is like one: a variant, a macro with parentheses.
    Call(Snippet, Vec<Expr>),
    /// `[…]`, or a macro that is written as one: `vec![…]`.
    Array(&'static str, Vec<Expr>),
    /// `(…)`
    Tuple(Vec<Expr>),
    /// `Name { … }`
    Record(Snippet, Vec<FieldValue>),
    /// A chain of fields and calls of methods on an expression.
    Chain(Box<Expr>, Vec<Link>),
}

/// A field of an [`Expr::Record`]; without a value, a variable has its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldValue {
    pub(super) name: Snippet,
    pub(super) value: Option<Expr>,
}

/// A part of an [`Expr::Chain`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    pub(super) name: Snippet,
    pub(super) turbofish: Option<Ty>,
    /// `None` of a field.
    pub(super) arguments: Option<Vec<Expr>>,
    /// Whether a question mark follows.
    pub(super) tried: bool,
}

impl FieldValue {
    /// `name: value`, or `name` where the value is a variable of that name.
    pub fn new(name: &Ident, value: Expr) -> Self {
        let is_alike = matches!(&value, Expr::Path(path) if path.as_str() == name.as_str());
        Self {
            name: name.into(),
            value: (!is_alike).then_some(value),
        }
    }
}

impl Expr {
    /// A string literal.
    pub fn text(text: &str) -> Self {
        Self::Text(Literal::string(text))
    }

    /// A call of a function.
    pub fn call(function: impl Into<Snippet>, arguments: impl Into<Vec<Self>>) -> Self {
        Self::Call(function.into(), arguments.into())
    }

    /// `Name { … }`
    pub fn record(name: impl Into<Snippet>, fields: impl Into<Vec<FieldValue>>) -> Self {
        Self::Record(name.into(), fields.into())
    }

    /// A reference to it.
    #[must_use]
    pub fn reference(self) -> Self {
        Self::Prefixed("&", Box::new(self))
    }

    /// `&[…]`
    pub fn slice(elements: impl Into<Vec<Self>>) -> Self {
        Self::Array("", elements.into()).reference()
    }

    fn link(self, link: Link) -> Self {
        match self {
            Self::Chain(root, mut links) => {
                links.push(link);
                Self::Chain(root, links)
            }
            root => Self::Chain(Box::new(root), vec![link]),
        }
    }

    /// A field of it.
    #[must_use]
    pub fn field(self, name: impl Into<Snippet>) -> Self {
        self.link(Link {
            name: name.into(),
            turbofish: None,
            arguments: None,
            tried: false,
        })
    }

    /// A call of a method of it.
    #[must_use]
    pub fn method(self, name: impl Into<Snippet>, arguments: impl Into<Vec<Self>>) -> Self {
        self.typed_method(name, None, arguments)
    }

    /// A call of a method of it, for a type where one is given: `.name::<Ty>(arguments)`.
    #[must_use]
    pub fn typed_method(
        self,
        name: impl Into<Snippet>,
        turbofish: Option<Ty>,
        arguments: impl Into<Vec<Self>>,
    ) -> Self {
        self.link(Link {
            name: name.into(),
            turbofish,
            arguments: Some(arguments.into()),
            tried: false,
        })
    }

    /// The same with a question mark; of a chain only.
    #[must_use]
    pub fn tried(mut self) -> Self {
        if let Self::Chain(_, links) = &mut self
            && let Some(last) = links.last_mut()
        {
            last.tried = true;
        }
        self
    }

    /// Whether it is this name or path.
    pub fn is(&self, name: &str) -> bool {
        matches!(self, Self::Path(path) if path.as_str() == name)
    }

    /// Gives all that it names.
    pub(super) fn note(&self, into: &mut Imports) {
        let all = |items: &[Self], into: &mut Imports| items.iter().for_each(|it| it.note(into));
        match self {
            Self::Path(path) => into.add(path.imports()),
            Self::Text(_) => {}
            Self::Prefixed(_, inner) => inner.note(into),
            Self::Call(head, items) => {
                into.add(head.imports());
                all(items, into);
            }
            Self::Array(_, items) | Self::Tuple(items) => all(items, into),
            Self::Record(name, fields) => {
                into.add(name.imports());
                for field in fields {
                    field.value.iter().for_each(|value| value.note(into));
                }
            }
            Self::Chain(root, links) => {
                root.note(into);
                for link in links {
                    into.add(link.name.imports());
                    link.turbofish.iter().for_each(|ty| ty.note(into));
                    all(link.arguments.as_deref().unwrap_or_default(), into);
                }
            }
        }
    }

    /// Writes it on one line.
    pub(super) fn write(&self, out: &mut impl fmt::Write) -> fmt::Result {
        match self {
            Self::Path(path) => out.write_str(path.as_str()),
            Self::Text(text) => out.write_str(text.as_str()),
            Self::Prefixed(operator, inner) => {
                out.write_str(operator)?;
                inner.write(out)
            }
            Self::Call(head, items) => {
                out.write_str(head.as_str())?;
                list(items, ('(', ')'), out)
            }
            Self::Array(head, items) => {
                out.write_str(head)?;
                list(items, ('[', ']'), out)
            }
            Self::Tuple(items) => list(items, ('(', ')'), out),
            Self::Record(name, fields) => {
                out.write_str(name.as_str())?;
                out.write_str(" {")?;
                for (at, field) in fields.iter().enumerate() {
                    out.write_str(if at == 0 { " " } else { ", " })?;
                    field.write(out)?;
                }
                out.write_str(if fields.is_empty() { "}" } else { " }" })
            }
            Self::Chain(root, links) => {
                root.write(out)?;
                links.iter().try_for_each(|link| link.write(out))
            }
        }
    }
}

fn list(items: &[Expr], (open, close): (char, char), out: &mut impl fmt::Write) -> fmt::Result {
    out.write_char(open)?;
    for (at, item) in items.iter().enumerate() {
        out.write_str(if at == 0 { "" } else { ", " })?;
        item.write(out)?;
    }
    out.write_char(close)
}

impl FieldValue {
    fn write(&self, out: &mut impl fmt::Write) -> fmt::Result {
        out.write_str(self.name.as_str())?;
        match &self.value {
            Some(value) => {
                out.write_str(": ")?;
                value.write(out)
            }
            None => Ok(()),
        }
    }
}

impl Link {
    /// `.name::<Ty>`
    pub(super) fn head(&self, out: &mut impl fmt::Write) -> fmt::Result {
        out.write_char('.')?;
        out.write_str(self.name.as_str())?;
        match &self.turbofish {
            Some(ty) => write!(out, "::<{ty}>"),
            None => Ok(()),
        }
    }

    fn write(&self, out: &mut impl fmt::Write) -> fmt::Result {
        self.head(out)?;
        if let Some(arguments) = &self.arguments {
            list(arguments, ('(', ')'), out)?;
        }
        out.write_str(if self.tried { "?" } else { "" })
    }
}

impl fmt::Display for Expr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(f)
    }
}

impl<T: Into<Snippet>> From<T> for Expr {
    fn from(path: T) -> Self {
        Self::Path(path.into())
    }
}
