//! A schema as text in which the order of the document has no part, to tell apart alternatives that are named alike.

use std::fmt::Write;

use oasmith_spec::schema::{Bounds, Schema, SchemaId};

use super::Lowering;
use crate::rule::json;

/// How deep a sketch looks into a schema.
const MAX_DEPTH: usize = 4;

impl Lowering<'_> {
    /// What a schema says. Two schemas that say the same have the same sketch, however they are ordered.
    pub(super) fn sketch(&self, id: SchemaId) -> String {
        self.sketch_within(id, 0)
    }

    fn sketch_within(&self, id: SchemaId, depth: usize) -> String {
        let schema = self.document.schema(id);
        if depth >= MAX_DEPTH {
            return String::new();
        }
        let mut text = own(schema);
        let inner = |id: &SchemaId| self.sketch_within(*id, depth + 1);
        let named = [
            ("properties", &schema.properties),
            ("patterns", &schema.pattern_properties),
        ];
        for (keyword, list) in named {
            let list = list
                .iter()
                .map(|(name, id)| format!("{:?}: {}", name.value, inner(id)));
            add(&mut text, keyword, sorted(list));
        }
        let single = [
            ("additional", schema.additional_properties),
            ("unevaluated", schema.unevaluated_properties),
            ("names", schema.property_names),
            ("items", schema.items),
            ("otherItems", schema.unevaluated_items),
            ("contains", schema.contains),
            ("not", schema.not),
        ];
        for (keyword, id) in single {
            add(&mut text, keyword, id.iter().map(inner).collect());
        }
        add(
            &mut text,
            "prefix",
            schema.prefix_items.iter().map(inner).collect(),
        );
        let groups = [
            ("all", Some(&schema.all_of)),
            ("any", schema.any_of.as_ref()),
            ("one", schema.one_of.as_ref()),
        ];
        for (keyword, list) in groups {
            add(
                &mut text,
                keyword,
                sorted(list.into_iter().flatten().map(inner)),
            );
        }
        text
    }
}

/// What the keywords say that hold no schemas.
fn own(schema: &Schema) -> String {
    let mut text = String::new();
    let types = schema.types.iter().map(|kind| kind.as_str().to_owned());
    add(&mut text, "types", types.collect());
    let reference = schema
        .reference
        .iter()
        .map(|reference| reference.text.value.clone());
    add(&mut text, "ref", reference.collect());
    let texts = [
        ("title", &schema.title),
        ("format", &schema.format),
        ("pattern", &schema.bounds.pattern),
        ("description", &schema.description),
    ];
    for (keyword, value) in texts {
        let value = value.iter().map(|value| format!("{:?}", value.value));
        add(&mut text, keyword, value.collect());
    }
    let values = schema.enumeration.iter().flatten().map(json::value);
    add(&mut text, "enum", sorted(values));
    add(
        &mut text,
        "const",
        schema.constant.iter().map(json::value).collect(),
    );
    let required = schema
        .required
        .iter()
        .map(|name| format!("{:?}", name.value));
    add(&mut text, "required", sorted(required));
    let bounds = Bounds {
        pattern: None,
        ..schema.bounds.clone()
    };
    // Writing into a string does not fail.
    let _ = write!(
        text,
        "{:?} {:?} {:?} {bounds:?}",
        schema.boolean, schema.nullable, schema.content_encoding
    );
    text
}

fn add(text: &mut String, keyword: &str, values: Vec<String>) {
    if !values.is_empty() {
        let _ = write!(text, "{keyword}({}) ", values.join(", "));
    }
}

fn sorted(values: impl Iterator<Item = String>) -> Vec<String> {
    let mut values: Vec<String> = values.collect();
    values.sort_unstable();
    values
}
