//! Types as values. What they look like is decided when they are written.

use super::Snippet;
use super::imports::Imports;
use super::list::{Brackets, Listed};
use super::one_line::{OneLine, short};
use super::room::{Room, width};
use std::fmt;

/// A type.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ty {
    /// A name or path without arguments.
    Path(Snippet),
    /// A name or path with arguments: `Vec<Tag>`.
    Generic(Snippet, Vec<Ty>),
    /// `(A, B)`
    Tuple(Vec<Ty>),
    /// An array, with its length: `[A; N]`.
    Array(Box<Ty>, &'static str),
    /// Something before a type: `&`, `impl `, `Item = `.
    Prefixed(&'static str, Box<Ty>),
}

/// Arguments of types, one a line where they don't fit.
pub(super) const ARGUMENTS: Brackets = Brackets {
    open: '<',
    close: '>',
    most: super::MAX_WIDTH,
    trailing: true,
};

impl Ty {
    /// A type with one argument.
    pub fn of(head: impl Into<Snippet>, argument: Self) -> Self {
        Self::Generic(head.into(), vec![argument])
    }

    /// `impl Bound`
    pub fn bounded(bound: Self) -> Self {
        Self::Prefixed("impl ", Box::new(bound))
    }

    /// The name or path, where it is nothing else.
    pub fn as_name(&self) -> Option<&str> {
        match self {
            Self::Path(path) => Some(path.as_str()),
            _ => None,
        }
    }

    /// Whether it is this name or path.
    pub fn is(&self, name: &str) -> bool {
        self.as_name() == Some(name)
    }

    /// What it names that a file must import.
    pub(super) fn note(&self, into: &mut Imports) {
        match self {
            Self::Path(path) => into.add(path.imports()),
            Self::Generic(head, arguments) => {
                into.add(head.imports());
                arguments.iter().for_each(|ty| ty.note(into));
            }
            Self::Tuple(items) => items.iter().for_each(|ty| ty.note(into)),
            Self::Array(ty, _) | Self::Prefixed(_, ty) => ty.note(into),
        }
    }

    /// The width on one line; `None` where it has several however wide they are.
    pub(super) fn columns(&self) -> Option<usize> {
        let mut text = String::new();
        self.flat(&mut OneLine::endless(&mut text))?;
        Some(width(&text))
    }

    /// Whether it is nested so deeply that clippy's `type_complexity` asks for names of its parts:
    /// each part counts by its depth.
    pub(super) fn is_complex(&self) -> bool {
        const MOST: usize = 25;
        self.score(1) > MOST
    }

    fn score(&self, depth: usize) -> usize {
        let all = |items: &[Self]| items.iter().map(|ty| ty.score(depth + 1)).sum::<usize>();
        match self {
            Self::Path(_) => depth,
            Self::Generic(_, arguments) => depth + all(arguments),
            Self::Tuple(items) => depth + all(items),
            Self::Array(ty, _) => depth + ty.score(depth + 1),
            Self::Prefixed(_, ty) => ty.score(depth),
        }
    }
}

impl Listed for Ty {
    fn write_flat(&self, line: &mut OneLine<'_>) -> Option<()> {
        self.flat(line)
    }

    fn fit(&self, room: Room) -> Option<String> {
        if let Self::Path(path) = self {
            return room.takes(path.width()).then(|| path.as_str().to_owned());
        }
        if let Some(text) = short(self, room.width) {
            return Some(text);
        }
        match self {
            Self::Path(_) => None,
            Self::Generic(head, arguments) => {
                let arguments = ARGUMENTS.fit("", arguments, room.after(head.width())?)?;
                Some([head.as_str(), &arguments].concat())
            }
            Self::Tuple(items) => {
                let brackets = Brackets {
                    open: '(',
                    close: ')',
                    most: super::LIST_WIDTH,
                    trailing: true,
                };
                match items.as_slice() {
                    [_] => {
                        let width = self.columns().unwrap_or(usize::MAX);
                        room.takes(width).then(|| self.to_string())
                    }
                    items => brackets.fit("", items, room),
                }
            }
            Self::Array(ty, length) => {
                let inner = room.after(1)?.before(length.len() + "; ]".len())?;
                Some(["[", &ty.fit(inner)?, "; ", length, "]"].concat())
            }
            // rustfmt overlooks the `impl`.
            Self::Prefixed(mark @ "impl ", ty) => Some([*mark, &ty.fit(room)?].concat()),
            Self::Prefixed(mark, ty) => Some([*mark, &ty.fit(room.after(mark.len())?)?].concat()),
        }
    }

    fn overflows(&self, count: usize) -> bool {
        match self {
            Self::Tuple(_) => count == 1,
            Self::Prefixed("&", ty) => ty.overflows(count),
            _ => false,
        }
    }
}

impl fmt::Display for Ty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let list = |items: &[Self], f: &mut fmt::Formatter<'_>| {
            items.iter().enumerate().try_for_each(|(at, item)| {
                f.write_str(if at == 0 { "" } else { ", " })?;
                item.fmt(f)
            })
        };
        match self {
            Self::Path(path) => path.fmt(f),
            Self::Generic(head, arguments) => {
                write!(f, "{head}<")?;
                list(arguments, f)?;
                f.write_str(">")
            }
            Self::Tuple(items) => {
                f.write_str("(")?;
                list(items, f)?;
                f.write_str(if items.len() == 1 { ",)" } else { ")" })
            }
            Self::Array(ty, length) => write!(f, "[{ty}; {length}]"),
            Self::Prefixed(mark, ty) => write!(f, "{mark}{ty}"),
        }
    }
}

impl<T: Into<Snippet>> From<T> for Ty {
    fn from(path: T) -> Self {
        Self::Path(path.into())
    }
}
