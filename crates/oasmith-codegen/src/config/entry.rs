//! What the configuration calls something of the document.

use oasmith_ir::filter::Selector;
use oasmith_spec::source::Span;

use super::{Attribute, Derive, filter};

/// A name of the document and the name that it gets.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The document's name.
    pub from: String,
    /// The name in Rust.
    pub to: String,
    /// Where it stands, if in a file.
    pub span: Option<Span>,
}

impl Entry {
    /// An entry that was made in Rust.
    pub(crate) fn new(from: impl Into<String>, to: impl Into<String>) -> Self {
        Self {
            from: from.into(),
            to: to.into(),
            span: None,
        }
    }
}

/// A model with its name and what stands on it.
#[derive(Debug, Clone)]
pub struct ModelEntry {
    /// The component, or the name that was generated for an inline model.
    pub from: String,
    /// The name in Rust; the generated one where absent.
    pub to: Option<String>,
    /// What it derives beside what models derive anyway.
    pub derive: Vec<Derive>,
    /// Other attributes.
    pub attributes: Vec<Attribute>,
    /// Whether `Debug` shows nothing of it.
    pub secret: bool,
    /// The members that `Debug` does not show, as the document spells them, each with its place.
    pub secret_properties: Vec<(String, Option<Span>)>,
    /// Where it stands, if in a file.
    pub span: Option<Span>,
}

impl ModelEntry {
    /// An entry that asks for nothing yet.
    pub(crate) fn new(from: impl Into<String>) -> Self {
        Self {
            from: from.into(),
            to: None,
            derive: Vec::new(),
            attributes: Vec::new(),
            secret: false,
            secret_properties: Vec::new(),
            span: None,
        }
    }
}

/// An operation and the name that it gets.
#[derive(Debug, Clone)]
pub struct OperationEntry {
    /// Which one: by its `operationId`, or by method and path.
    pub operation: Selector,
    /// The group's name.
    pub group: String,
    /// The method's name.
    pub name: String,
    /// Where it stands, if in a file.
    pub span: Option<Span>,
}

impl OperationEntry {
    /// Understands `METHOD PATH` or an `operationId`, and `group.method`; what is wrong otherwise, in
    /// one line.
    pub(crate) fn parse(operation: &str, name: &str) -> Result<Self, String> {
        let selector = filter::operation(operation);
        if matches!(&selector, Selector::Id(id) if id.contains(' ')) {
            return Err(format!("`{operation}` is not a method and a path"));
        }
        let (group, method_name) = name
            .split_once('.')
            .filter(|(group, name)| is_name(group) && is_name(name))
            .ok_or_else(|| format!("`{name}` is not a group and a method, like `users.list`"))?;
        Ok(Self {
            operation: selector,
            group: group.to_owned(),
            name: method_name.to_owned(),
            span: None,
        })
    }
}

/// The method, in upper case, and the path of `METHOD PATH`.
pub(crate) fn method_and_path(operation: &str) -> Option<(String, &str)> {
    operation
        .split_once(' ')
        .map(|(method, path)| (method.to_ascii_uppercase(), path.trim_start()))
        .filter(|(method, path)| !method.is_empty() && path.starts_with('/'))
}

/// Whether a text can be a name in Rust as it stands, keywords aside.
pub(crate) fn is_name(text: &str) -> bool {
    let mut chars = text.chars();
    chars
        .next()
        .is_some_and(|first| first.is_ascii_alphabetic() || first == '_')
        && chars.all(|c| c.is_ascii_alphanumeric() || c == '_')
        && text.bytes().any(|byte| byte != b'_')
}
