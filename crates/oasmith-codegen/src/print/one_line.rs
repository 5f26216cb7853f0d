//! Most of what is written is short, and stands on one line wherever it is. That is found out while it is written, in
//! one walk, before anything is laid out.

use super::expr::{Expr, FieldValue, Link};
use super::list::{Listed, ListedKind};
use super::room::width;
use super::ty::Ty;
use super::{CHAIN_WIDTH, LIST_WIDTH, STRUCT_WIDTH};

/// Room that text may want beside its width: rustfmt counts question marks more than once, and what stands in
/// brackets has less room below them than beside.
const SLACK: usize = 8;

/// How many bytes most short texts have at most.
const SHORT_TEXT: usize = 48;

/// A line that text is written to while it is short. Each step gives `None` where rustfmt may break the text, or it is
/// too long: what was written so far is of no use then.
pub(super) struct OneLine<'a> {
    text: &'a mut String,
    /// How many bytes the text may have. They are no fewer than its columns.
    most: usize,
}

impl<'a> OneLine<'a> {
    /// Writes to the end of a text, so many columns at most.
    pub(super) fn within(text: &'a mut String, columns: usize) -> Option<Self> {
        let most = text.len() + columns.checked_sub(SLACK)?;
        Some(Self { text, most })
    }

    /// Writes to the end of a text as much as there is.
    pub(super) fn endless(text: &'a mut String) -> Self {
        let most = usize::MAX;
        Self { text, most }
    }

    /// Writes a part without line breaks.
    pub(super) fn push(&mut self, text: &str) -> Option<()> {
        if text.len() > self.most.checked_sub(self.text.len())? {
            return None;
        }
        self.text.push_str(text);
        Some(())
    }

    /// Whether what was written since then takes no more than so many columns.
    fn took(&self, start: usize, columns: usize) -> Option<()> {
        let bytes = self.text.len().saturating_sub(start);
        let fits = || width(self.text.get(start..).unwrap_or_default()) <= columns;
        (bytes <= columns || fits()).then_some(())
    }
}

/// Writes something at the end of a text if it certainly stands on one line in so many columns; else the text stays as
/// it was.
pub(super) fn write_short(
    text: &mut String,
    columns: usize,
    write: impl FnOnce(&mut OneLine<'_>) -> Option<()>,
) -> bool {
    let start = text.len();
    let written = OneLine::within(text, columns).and_then(|mut line| write(&mut line));
    if written.is_none() {
        text.truncate(start);
    }
    written.is_some()
}

/// The text of something that certainly stands on one line in so many columns.
pub(super) fn short<T: Listed>(item: &T, columns: usize) -> Option<String> {
    let mut text = String::with_capacity(columns.min(SHORT_TEXT));
    write_short(&mut text, columns, |line| item.write_flat(line)).then_some(text)
}

/// `A, B`
pub(super) fn items<T: Listed>(items: &[T], line: &mut OneLine<'_>) -> Option<()> {
    items.iter().enumerate().try_for_each(|(at, item)| {
        line.push(if at == 0 { "" } else { ", " })?;
        item.write_flat(line)
    })
}

/// Items between brackets.
fn list(exprs: &[Expr], (open, close): (&str, &str), line: &mut OneLine<'_>) -> Option<()> {
    line.push(open)?;
    let start = line.text.len();
    items(exprs, line)?;
    match exprs {
        [only] if only.kind() != ListedKind::Call => {}
        _ => line.took(start, LIST_WIDTH)?,
    }
    line.push(close)
}

impl Expr {
    /// Writes it, unless rustfmt may give it several lines however much room there is.
    pub(super) fn flat(&self, line: &mut OneLine<'_>) -> Option<()> {
        match self {
            Self::Path(path) => line.push(path.as_str()),
            Self::Text(text) => line.push(text.as_str()),
            Self::Prefixed(operator, inner) => {
                line.push(operator)?;
                inner.flat(line)
            }
            Self::Call(head, items) => {
                line.push(head.as_str())?;
                list(items, ("(", ")"), line)
            }
            Self::Array(head, items) => {
                line.push(head)?;
                list(items, ("[", "]"), line)
            }
            Self::Tuple(items) => list(items, ("(", ")"), line),
            Self::Record(name, fields) => {
                line.push(name.as_str())?;
                line.push(if fields.is_empty() { " {" } else { " { " })?;
                let start = line.text.len();
                for (at, field) in fields.iter().enumerate() {
                    line.push(if at == 0 { "" } else { ", " })?;
                    field.flat(line)?;
                }
                line.took(start, STRUCT_WIDTH)?;
                line.push(if fields.is_empty() { "}" } else { " }" })
            }
            Self::Chain(root, links) => {
                let start = line.text.len();
                root.flat(line)?;
                links.iter().try_for_each(|link| link.flat(line))?;
                let tried = links.last().is_some_and(|link| link.tried);
                match links.as_slice() {
                    [_, _, ..] => line.took(start, CHAIN_WIDTH - usize::from(tried)),
                    _ => Some(()),
                }
            }
        }
    }
}

impl FieldValue {
    fn flat(&self, line: &mut OneLine<'_>) -> Option<()> {
        line.push(self.name.as_str())?;
        let Some(value) = &self.value else {
            return Some(());
        };
        line.push(": ")?;
        value.flat(line)
    }
}

impl Link {
    fn flat(&self, line: &mut OneLine<'_>) -> Option<()> {
        line.push(".")?;
        line.push(self.name.as_str())?;
        if let Some(ty) = &self.turbofish {
            line.push("::<")?;
            ty.write_flat(line)?;
            line.push(">")?;
        }
        if let Some(arguments) = &self.arguments {
            list(arguments, ("(", ")"), line)?;
        }
        line.push(if self.tried { "?" } else { "" })
    }
}

impl Ty {
    /// Writes it, unless rustfmt may give it several lines however much room there is.
    pub(super) fn flat(&self, line: &mut OneLine<'_>) -> Option<()> {
        match self {
            Self::Path(path) => line.push(path.as_str()),
            Self::Generic(head, arguments) => {
                line.push(head.as_str())?;
                line.push("<")?;
                items(arguments, line)?;
                line.push(">")
            }
            Self::Tuple(types) => {
                line.push("(")?;
                let start = line.text.len();
                items(types, line)?;
                match types.as_slice() {
                    [_] => line.push(",)"),
                    _ => {
                        line.took(start, LIST_WIDTH)?;
                        line.push(")")
                    }
                }
            }
            Self::Array(ty, length) => {
                line.push("[")?;
                ty.flat(line)?;
                line.push("; ")?;
                line.push(length)?;
                line.push("]")
            }
            Self::Prefixed(mark, ty) => {
                line.push(mark)?;
                ty.flat(line)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_long_leaves_no_text() {
        let value = Expr::call("f", [Expr::from("a"), Expr::from("b")]);
        let mut text = "x = ".to_owned();
        let columns = "f(a, b)".len() + SLACK;
        assert!(!write_short(&mut text, columns - 1, |line| value.flat(line)));
        assert_eq!(text, "x = ");
        assert!(write_short(&mut text, columns, |line| value.flat(line)));
        assert_eq!(text, "x = f(a, b)");
        assert!(!write_short(&mut text, 0, |line| value.flat(line)));
        assert_eq!(text, "x = f(a, b)");
    }

    #[test]
    fn limits_count_columns() {
        let is_flat = |letter: &str, count: usize| {
            let long = Expr::text(&letter.repeat(count));
            let value = Expr::call("f", [long, Expr::from("b")]);
            let mut text = String::new();
            value.flat(&mut OneLine::endless(&mut text)).is_some()
        };
        // Two quotation marks, a comma, a blank and the `b`.
        let most = LIST_WIDTH - 5;
        for (letter, count) in [("a", most), ("é", most), ("字", most / 2)] {
            assert!(is_flat(letter, count), "{letter}");
            assert!(!is_flat(letter, count + 1), "{letter}");
        }
    }
}
