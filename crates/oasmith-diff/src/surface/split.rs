//! Splits generated Rust into items, by its tokens: a raw string or a nested comment ends where Rust ends it.

use std::collections::HashSet;

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

/// An item as it stands in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Raw<'a> {
    /// Docs and attributes.
    pub(super) attributes: &'a str,
    /// Up to the body: `pub struct Pet`, `impl Pet`, `pub const A: &str = ""`.
    pub(super) head: &'a str,
    /// What stands in the braces.
    pub(super) body: Option<&'a str>,
}

/// The items of a module, an `impl` or a trait, in their order; `None` if the text is no Rust.
pub(super) fn items(text: &str) -> Option<Vec<Raw<'_>>> {
    split(text, false)
}

/// The fields of a struct or the variants of an enum.
pub(super) fn fields(text: &str) -> Option<Vec<Raw<'_>>> {
    split(text, true)
}

fn split(text: &str, by_comma: bool) -> Option<Vec<Raw<'_>>> {
    let tokens: TokenStream = text.parse().ok()?;
    let mut splitting = Splitting {
        text,
        by_comma,
        item: 0,
        current: Current::default(),
        found: Vec::new(),
    };
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        if splitting.current.head.is_none() && is_punct(&token, '#') {
            // `#[…]` and `#![…]`.
            while tokens.next_if(|next| is_punct(next, '!')).is_some() {}
            tokens.next();
            continue;
        }
        splitting.token(&token);
    }
    splitting.end(text.len());
    let found = splitting.found;
    // Whatever holds a place of this text is gone, so its copy in the table of places may go.
    proc_macro2::extra::invalidate_current_thread_spans();
    Some(found)
}

fn is_punct(token: &TokenTree, wanted: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == wanted)
}

struct Splitting<'a> {
    text: &'a str,
    by_comma: bool,
    /// Where the item begins, docs and attributes with it.
    item: usize,
    current: Current,
    found: Vec<Raw<'a>>,
}

/// What is known of the item that is being read.
#[derive(Default)]
struct Current {
    head: Option<usize>,
    /// What stands between its braces.
    body: Option<(usize, usize)>,
    /// Whether it has a value, which may have braces of its own, and ends with a semicolon.
    valued: bool,
    /// How many `<` are open: tokens know no groups of them.
    angle: usize,
    /// Whether the token before is the beginning of `->` or `=>`.
    arrow: bool,
}

impl Splitting<'_> {
    fn token(&mut self, token: &TokenTree) {
        let current = &mut self.current;
        if current.head.is_none() {
            let start = token.span().byte_range().start;
            current.head = Some(start);
            current.valued = is_valued(self.text, start);
        }
        let arrow = std::mem::replace(&mut current.arrow, false);
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace && !current.valued => {
                let (open, close) = (group.span_open(), group.span_close());
                let close = close.byte_range();
                if current.body.is_none() {
                    current.body = Some((open.byte_range().end, close.start));
                }
                if !self.by_comma {
                    self.end(close.end);
                }
            }
            TokenTree::Punct(punct) => match punct.as_char() {
                '<' => current.angle += 1,
                '>' if !arrow => current.angle = current.angle.saturating_sub(1),
                '-' | '=' => current.arrow = punct.spacing() == Spacing::Joint,
                ';' => self.end(token.span().byte_range().end),
                ',' if self.by_comma && current.angle == 0 => {
                    self.end(token.span().byte_range().end);
                }
                _ => {}
            },
            _ => {}
        }
    }

    /// Ends the item that is being read, if there is one.
    fn end(&mut self, end: usize) {
        let current = std::mem::take(&mut self.current);
        self.found.extend(raw(self.text, self.item, &current, end));
        self.item = end;
    }
}

fn is_valued(text: &str, head: usize) -> bool {
    let head = text.get(head..).unwrap_or("");
    let head = head.strip_prefix("pub ").unwrap_or(head);
    head.starts_with("static ") || head.starts_with("const ") && !head.starts_with("const fn")
}

fn raw<'a>(text: &'a str, item: usize, current: &Current, end: usize) -> Option<Raw<'a>> {
    let head = current.head?;
    let attributes = text.get(item..head)?.trim();
    let (until, body) = match current.body {
        Some((start, close)) if !current.valued => (start - 1, Some(text.get(start..close)?)),
        _ => (end, None),
    };
    let head = text.get(head..until)?.trim();
    Some(Raw {
        attributes,
        head: match body {
            Some(_) => head,
            None => head.trim_end_matches([';', ',']).trim_end(),
        },
        body,
    })
}

/// `rt::text_enum!(State)`: the macro, and what it implements traits for.
pub(super) fn macro_call(head: &str) -> Option<(&str, Vec<&str>)> {
    let (name, arguments) = head.split_once("!(")?;
    let plain = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    if !name.chars().all(plain) {
        return None;
    }
    let arguments = arguments.trim_end().trim_end_matches(')');
    // What else they take stands in another module.
    let own = |model: &&str| !model.is_empty() && self::name(model).len() == model.len();
    let models = arguments.split(',').map(str::trim);
    Some((name, models.filter(own).collect()))
}

/// `pub type Name = Target`.
pub(super) fn alias<'a>(raw: &Raw<'a>) -> Option<(&'a str, &'a str)> {
    let (name, target) = raw.head.strip_prefix("pub type ")?.split_once('=')?;
    Some((name.trim(), target.trim()))
}

/// The name at the top of the module to which an item belongs; `None` for imports and modules. An `impl` for a type
/// of another crate belongs to the type of this module that its trait names: `impl From<Pet> for rt::Form` to `Pet`.
pub(super) fn owner<'a>(head: &'a str, declared: &HashSet<&str>) -> Option<&'a str> {
    let Some(rest) = head.strip_prefix("impl") else {
        return self::declared(head);
    };
    let rest = after_generics(rest);
    let (implemented, ty) = rest.rsplit_once(" for ").unwrap_or(("", rest));
    let target = name(ty.trim());
    if declared.contains(target) {
        return Some(target);
    }
    let mut words = implemented.split(|c: char| !c.is_alphanumeric() && c != '_' && c != '#');
    words.find(|word| declared.contains(word)).or(Some(target))
}

/// The name that an item declares.
pub(super) fn declared(head: &str) -> Option<&str> {
    let head = head.strip_prefix("pub ").unwrap_or(head);
    let kinds = [
        "struct ",
        "enum ",
        "type ",
        "const ",
        "static ",
        "fn ",
        "async fn ",
    ];
    let rest = kinds.iter().find_map(|kind| head.strip_prefix(kind))?;
    Some(name(rest))
}

fn after_generics(text: &str) -> &str {
    if !text.starts_with('<') {
        return text;
    }
    let mut depth = 0usize;
    for (at, c) in text.char_indices() {
        match c {
            '<' => depth += 1,
            '>' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return text.get(at + 1..).unwrap_or("");
                }
            }
            _ => {}
        }
    }
    text
}

/// The identifier that a text begins with.
pub(super) fn name(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_' && c != '#');
    text.get(..end.unwrap_or(text.len())).unwrap_or(text)
}
