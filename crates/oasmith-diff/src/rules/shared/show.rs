//! Values of the document in messages.

use std::collections::BTreeSet;

use oasmith_ir::operation::Operation;
use oasmith_ir::types::{Docs, Union};
use oasmith_spec::node::{Node, Value};
use oasmith_spec::schema::Bound;

use crate::sentence::{Sentence, sentence};

/// A value as JSON, cut where it is long.
pub(in crate::rules) fn value(node: &Node) -> String {
    let mut text = String::new();
    write(node, &mut text);
    if text.chars().count() > 60 {
        text = text.chars().take(59).chain(['…']).collect();
    }
    text
}

fn write(node: &Node, out: &mut String) {
    match &node.value {
        Value::Null => out.push_str("null"),
        Value::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        Value::Number(number) => out.push_str(number.as_str()),
        Value::String(text) => out.push_str(&format!("{text:?}")),
        Value::Array(items) => {
            out.push('[');
            for (at, item) in items.iter().enumerate() {
                if at > 0 {
                    out.push_str(", ");
                }
                write(item, out);
            }
            out.push(']');
        }
        Value::Object(members) => {
            out.push('{');
            for (at, member) in members.iter().enumerate() {
                if at > 0 {
                    out.push_str(", ");
                }
                out.push_str(&format!("{:?}: ", member.key));
                write(&member.value, out);
            }
            out.push('}');
        }
    }
}

/// Values in a row: `"a"`, `"b"`.
pub(in crate::rules) fn values<'a>(nodes: impl IntoIterator<Item = &'a Node>) -> Sentence {
    let nodes = nodes.into_iter();
    Sentence::joined(nodes.map(|node| sentence!("`{}`", value(node))), ", ")
}

/// Texts in a row.
pub(in crate::rules) fn quoted<'a>(texts: impl IntoIterator<Item = &'a str>) -> Sentence {
    let texts = texts.into_iter();
    Sentence::joined(texts.map(|text| sentence!("`{}`", text)), ", ")
}

/// A text of the document, or what is said where it has none.
pub(in crate::rules) fn named(text: Option<&str>, otherwise: &'static str) -> Sentence {
    text.map_or_else(|| otherwise.into(), |text| sentence!("`{}`", text))
}

/// A limit of a number.
pub(in crate::rules) fn bound(bound: &Bound) -> String {
    let exclusive = if bound.exclusive { " (exclusive)" } else { "" };
    format!("{}{exclusive}", bound.value.as_str())
}

/// Title, description and examples, by which docs are compared.
pub(in crate::rules) fn docs(docs: &Docs) -> (Option<&str>, Option<&str>, Vec<String>) {
    let (title, description) = (docs.title.as_deref(), docs.description.as_deref());
    (title, description, examples(&docs.examples))
}

/// Examples as JSON, each on one line.
pub(in crate::rules) fn examples(examples: &[Node]) -> Vec<String> {
    let examples = examples.iter();
    examples.map(oasmith_ir::rule::json::value).collect()
}

/// What of docs changed, in a word.
pub(in crate::rules) fn said(was: &Docs, is: &Docs) -> &'static str {
    let same = was.title == is.title && was.description == is.description;
    if same { "examples" } else { "description" }
}

/// An extension of an operation, as text.
pub(crate) fn extension<'a>(operation: &'a Operation, name: &str) -> Option<&'a str> {
    let mut extensions = operation.extensions.iter();
    let found = extensions.find(|extension| extension.name.value == name)?;
    found.value.as_str()
}

/// The demands that are in the second list only.
pub(in crate::rules) fn difference(was: &BTreeSet<String>, is: &BTreeSet<String>) -> Sentence {
    const MOST: usize = 120;
    let cut = |text: &String| match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or(text)),
        None => text.clone(),
    };
    let new = is.difference(was).map(cut);
    Sentence::joined(new.map(|text| sentence!("`{}`", text)), " and ")
}

/// The variants of a union, as messages name them.
pub(in crate::rules) fn variants(union: &Union) -> Sentence {
    const MOST: usize = 5;
    let names = union.variants.iter().map(|variant| variant.name.as_str());
    let shown = quoted(names.take(MOST));
    match union.variants.len().saturating_sub(MOST) {
        0 => shown,
        more => sentence!("{} and {} more", shown, more),
    }
}
