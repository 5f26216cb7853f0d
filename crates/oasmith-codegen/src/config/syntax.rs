//! Rust that a user writes into the configuration: paths and attributes. Both are checked, so that
//! nothing but them can come of it.

use std::fmt;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use crate::config::is_name;
use crate::ident::is_keyword;

/// A path to an item, which begins at a crate: `::rust_decimal::Decimal`, `crate::Money`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RustPath(String);

impl RustPath {
    /// Reads a path without generic arguments: the name of a crate, or `crate`, and what is in it. As it
    /// is written it begins with `::`, so that no model and no module of a client comes before the crate.
    pub fn parse(text: &str) -> Option<Self> {
        let inner = text.strip_prefix("::").unwrap_or(text);
        let (root, rest) = inner.split_once("::")?;
        let name = |name: &str| is_name(name) && !is_keyword(name);
        if !rest.split("::").all(name) {
            return None;
        }
        if root == "crate" && inner.len() == text.len() {
            return Some(Self(text.to_owned()));
        }
        name(root).then(|| Self(format!("::{inner}")))
    }

    /// The name of the crate that it begins at; `None` where that is the client's own.
    pub fn crate_name(&self) -> Option<&str> {
        self.0.strip_prefix("::")?.split("::").next()
    }

    /// The path as code.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RustPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// An outer attribute: `#[must_use]`, `#[serde(rename_all = "camelCase")]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribute(String);

/// No attribute that anybody writes is longer, in bytes.
const LONGEST: usize = 1000;

impl Attribute {
    /// Reads one attribute on one line: `#[path]`, `#[path = value]` or `#[path(…)]`.
    pub fn parse(text: &str) -> Option<Self> {
        let odd = |c: char| c.is_control() || crate::print::literal::is_unclear(c);
        let fits = text.len() <= LONGEST && text.starts_with("#[") && text.ends_with(']');
        if !fits || text.chars().any(odd) {
            return None;
        }
        // What follows shows that the text does not end in a comment.
        let tokens: TokenStream = format!("{text} end").parse().ok()?;
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let [
            TokenTree::Punct(mark),
            TokenTree::Group(group),
            TokenTree::Ident(_),
        ] = tokens.as_slice()
        else {
            return None;
        };
        let bracketed = mark.as_char() == '#' && group.delimiter() == Delimiter::Bracket;
        (bracketed && is_meta(group.stream())).then(|| Self(text.to_owned()))
    }
}

impl fmt::Display for Attribute {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whether tokens are a path with nothing, a value or a group behind it.
fn is_meta(tokens: TokenStream) -> bool {
    let mut tokens = tokens.into_iter().peekable();
    let mut named = false;
    while let Some(TokenTree::Ident(_)) = tokens.peek() {
        tokens.next();
        named = true;
        let colon = |token: Option<&TokenTree>| matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == ':');
        if !colon(tokens.peek()) {
            break;
        }
        tokens.next();
        if !colon(tokens.peek()) {
            return false;
        }
        tokens.next();
        named = false;
    }
    named
        && match tokens.next() {
            None => true,
            Some(TokenTree::Group(_)) => tokens.next().is_none(),
            Some(TokenTree::Punct(punct)) => punct.as_char() == '=' && tokens.next().is_some(),
            Some(_) => false,
        }
}

/// Something to derive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Derive {
    /// A trait of the standard library, by its name. It is derived wherever that is possible.
    Standard(Standard),
    /// Any other derive macro.
    Path(RustPath),
}

/// The traits of the standard library that models don't have all of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standard {
    /// `Copy`
    Copy,
    /// `Default`
    Default,
    /// `Eq`
    Eq,
    /// `Hash`
    Hash,
    /// `Ord`, and with it `Eq` and `PartialOrd`.
    Ord,
    /// `PartialOrd`
    PartialOrd,
}

impl Standard {
    /// All of them, in the order of their names.
    pub(crate) const ALL: [Self; 6] = [
        Self::Copy,
        Self::Default,
        Self::Eq,
        Self::Hash,
        Self::Ord,
        Self::PartialOrd,
    ];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Copy => "Copy",
            Self::Default => "Default",
            Self::Eq => "Eq",
            Self::Hash => "Hash",
            Self::Ord => "Ord",
            Self::PartialOrd => "PartialOrd",
        }
    }
}

impl Derive {
    /// Reads the name of a trait of the standard library, or the path of a derive macro.
    pub fn parse(text: &str) -> Option<Self> {
        let standard = Standard::ALL.into_iter().find(|one| one.name() == text);
        standard
            .map(Self::Standard)
            .or_else(|| RustPath::parse(text).map(Self::Path))
    }
}

#[cfg(test)]
mod tests {
    use super::{Attribute, Derive, RustPath};

    #[test]
    fn paths_begin_at_a_crate_and_hold_nothing_else() {
        for (text, path) in [
            ("rust_decimal::Decimal", Some("::rust_decimal::Decimal")),
            ("::url::Url", Some("::url::Url")),
            ("crate::money::Money", Some("crate::money::Money")),
            ("Decimal", None),
            ("::crate::Money", None),
            ("super::Money", None),
            ("a::b<c>", None),
            ("a::b;", None),
            ("a:: b", None),
            ("a::b::", None),
            ("a::type", None),
            ("a::", None),
            ("", None),
            ("a::b\n::c", None),
        ] {
            let read = RustPath::parse(text).map(|path| path.to_string());
            assert_eq!(read.as_deref(), path, "{text}");
        }
    }

    #[test]
    fn an_attribute_is_one_attribute() {
        for text in [
            "#[must_use]",
            "#[allow(dead_code, unused)]",
            "#[doc = \"]\"]",
            "#[cfg_attr(feature = \"x\", derive(a::B))]",
            "#[a::b(c = 1, d)]",
            "#[a /* ] */]",
        ] {
            assert!(Attribute::parse(text).is_some(), "{text}");
        }
        for text in [
            "",
            "#[]",
            "#![allow(unused)]",
            "#[a] #[b]",
            "#[a] fn f() {} #[b]",
            "#[a",
            "#[a]] struct S; #[b]",
            "must_use",
            "/// docs",
            "#[\"a\"]",
            "#[a:b]",
            "#[a b]",
            "#[a =]",
            "#[a] // ]",
            "#[a\n]",
            "#[doc = \"\u{202e}\"]",
        ] {
            assert!(Attribute::parse(text).is_none(), "{text}");
        }
    }

    #[test]
    fn derives_are_known_or_have_a_path() {
        assert!(Derive::parse("Hash").is_some());
        assert!(Derive::parse("schemars::JsonSchema").is_some());
        assert!(Derive::parse("Serialize").is_none());
        assert!(Derive::parse("Hash)] struct S; #[derive(Eq").is_none());
    }
}
