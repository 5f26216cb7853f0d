//! The document whose every text is a field, and how texts come into it.

use std::collections::BTreeMap;

use oasmith_spec::diagnostic::Diagnostics;
use oasmith_spec::parse;
use oasmith_spec::source::Sources;
use serde_json::{Map, Value};

use crate::Result;
use crate::fuzz::tree::Tree;

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FieldKind {
    /// A name: of a tag, an operation, a schema, a property, a value.
    Name,
    /// A segment of a path.
    Segment,
    /// A text that code depends on: a pattern, a default, a URL.
    Code,
    /// A text that only docs show.
    Text,
}

/// A place of the document that holds a text.
#[derive(Debug, Clone)]
pub(super) struct Field {
    /// What it is called in findings.
    pub(super) name: String,
    pub(super) kind: FieldKind,
}

/// The document, with markers.
pub(super) struct Template {
    root: Value,
    /// In the order of their names.
    pub(super) fields: Vec<Field>,
}

/// Texts by the names of fields.
pub(super) type Texts = BTreeMap<String, String>;

impl Template {
    /// Reads the template that this program brings.
    pub(super) fn read() -> Result<Self> {
        let mut sources = Sources::default();
        let file = sources.add("template.yaml", include_str!("template.yaml"));
        let root = parse::parse(file, &sources, &mut Diagnostics::default());
        let root = root.ok_or("the template is no YAML")?;
        let root: Value = serde_json::from_str(&Tree::of(&root).to_json())?;
        let mut found = BTreeMap::new();
        collect(&root, &mut found);
        let fields = found.into_iter().map(|(name, kind)| Field { name, kind });
        let fields = fields.collect();
        Ok(Self { root, fields })
    }

    /// The document with these texts, and with a word of its own in every other field.
    pub(super) fn fill(&self, texts: &Texts) -> String {
        filled(&self.root, &self.all(texts)).to_string()
    }

    fn all(&self, texts: &Texts) -> Texts {
        let mut all = texts.clone();
        for (at, field) in self.fields.iter().enumerate() {
            let word = match field.kind {
                FieldKind::Name => format!("name{at}x"),
                FieldKind::Segment => format!("segment{at}x"),
                FieldKind::Code | FieldKind::Text => format!("Some text {at}"),
            };
            all.entry(field.name.clone()).or_insert(word);
        }
        all
    }
}

fn collect(value: &Value, found: &mut BTreeMap<String, FieldKind>) {
    match value {
        Value::String(text) => collect_text(text, found),
        Value::Array(items) => items.iter().for_each(|item| collect(item, found)),
        Value::Object(members) => {
            for (key, value) in members {
                collect_text(key, found);
                collect(value, found);
            }
        }
        _ => {}
    }
}

fn collect_text(text: &str, found: &mut BTreeMap<String, FieldKind>) {
    for (at, piece) in text.split('~').enumerate() {
        let Some((mark, name)) = piece.split_once(':').filter(|_| at % 2 == 1) else {
            continue;
        };
        let kind = match mark {
            "n" => FieldKind::Name,
            "p" => FieldKind::Segment,
            "c" => FieldKind::Code,
            "t" => FieldKind::Text,
            _ => continue,
        };
        found.insert(name.to_owned(), kind);
    }
}

fn filled(value: &Value, texts: &Texts) -> Value {
    match value {
        Value::String(text) => Value::String(filled_text(text, texts)),
        Value::Array(items) => items.iter().map(|item| filled(item, texts)).collect(),
        Value::Object(members) => {
            let members = members.iter();
            let members =
                members.map(|(key, value)| (filled_text(key, texts), filled(value, texts)));
            Value::Object(members.collect::<Map<String, Value>>())
        }
        other => other.clone(),
    }
}

fn filled_text(text: &str, texts: &Texts) -> String {
    let mut out = String::new();
    for (at, piece) in text.split('~').enumerate() {
        let marked = piece.split_once(':').filter(|_| at % 2 == 1);
        let Some((mark, text)) = marked.and_then(|(mark, name)| Some((mark, texts.get(name)?)))
        else {
            out.push_str(piece);
            continue;
        };
        match mark {
            "r" => out.push_str(&within_reference(text)),
            // Braces would make another template of the path.
            "p" => out.extend(text.chars().filter(|c| !matches!(c, '{' | '}'))),
            _ => out.push_str(text),
        }
    }
    out
}

/// A name as a segment of a JSON pointer in a URI (RFC 6901, sections 3 and 6).
fn within_reference(name: &str) -> String {
    let mut out = String::new();
    for byte in name.replace('~', "~0").replace('/', "~1").bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_is_filled() {
        let template = Template::read().unwrap();
        assert!(template.fields.len() > 110, "{}", template.fields.len());
        let texts = Texts::from([("object".to_owned(), "a/b~c".to_owned())]);
        let filled = template.fill(&texts);
        assert!(!filled.contains("~n:") && !filled.contains("~t:") && !filled.contains("~r:"));
        assert!(filled.contains("#/components/schemas/a~1b~0c"), "{filled}");
    }
}
