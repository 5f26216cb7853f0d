//! Parameters and headers, which have the keywords of their schema themselves, and `collectionFormat` (Swagger 2.0,
//! sections "Parameter Object", "Items Object" and "Header Object").

use super::super::Reader;
use super::super::fields::Fields;
use super::super::schema::Pending;
use crate::code::Code;
use crate::diagnostic::Diagnostics;
use crate::document::Text;
use crate::node::Node;
use crate::parameter::{ParameterLocation, ParameterStyle};
use crate::resolve::reference::child;
use crate::schema::SchemaId;

/// The fields of parameters that are no bodies. The last four are OpenAPI 3's, and mean the same here.
pub(in super::super) const PARAMETER_FIELDS: [&str; 27] = [
    "name",
    "in",
    "description",
    "required",
    "type",
    "format",
    "allowEmptyValue",
    "items",
    "collectionFormat",
    "default",
    "maximum",
    "exclusiveMaximum",
    "minimum",
    "exclusiveMinimum",
    "maxLength",
    "minLength",
    "pattern",
    "maxItems",
    "minItems",
    "uniqueItems",
    "enum",
    "multipleOf",
    "title",
    "deprecated",
    "example",
    "examples",
    "schema",
];

/// The style that `collectionFormat` means at a place, and whether each item is sent on its own. `csv` holds where
/// none is stated.
pub(in super::super) fn style(
    fields: &Fields<'_>,
    location: ParameterLocation,
    diagnostics: &mut Diagnostics,
) -> (ParameterStyle, bool) {
    let usual = match location {
        ParameterLocation::Query | ParameterLocation::QueryString | ParameterLocation::Cookie => {
            ParameterStyle::Form
        }
        ParameterLocation::Path | ParameterLocation::Header => ParameterStyle::Simple,
    };
    let is_list = fields.get("type").and_then(Node::as_str) == Some("array");
    // What is no list is written alike; this is what OpenAPI 3 has as the default.
    let scalar = (usual, usual == ParameterStyle::Form);
    let Some(format) = fields.text("collectionFormat", diagnostics) else {
        return if is_list { (usual, false) } else { scalar };
    };
    if !is_list {
        return scalar;
    }
    let is_query = location == ParameterLocation::Query;
    match format.value.as_str() {
        "csv" => (usual, false),
        "ssv" => (ParameterStyle::SpaceDelimited, false),
        "tsv" => (ParameterStyle::TabDelimited, false),
        "pipes" => (ParameterStyle::PipeDelimited, false),
        "multi" if is_query => (usual, true),
        other => {
            let message = match other {
                "multi" => "`multi` is for the query and for forms only".to_owned(),
                _ => format!("there is no collection format `{other}`"),
            };
            let formats = match is_query {
                true => "csv, ssv, tsv, pipes and multi",
                false => "csv, ssv, tsv and pipes",
            };
            diagnostics
                .report(Code::INVALID_STYLE, format.span, message)
                .label("not a collection format of this place")
                .reading("the items stand between commas")
                .help(format!("the formats here are {formats}"));
            (usual, false)
        }
    }
}

impl<'a> Reader<'a, '_> {
    /// The schema of a parameter or header, which is the object itself.
    pub(in super::super) fn item_schema(&mut self, node: &'a Node, at: &str) -> SchemaId {
        self.note_nested(node);
        self.pending(Pending::item(node, at.to_owned(), false))
    }

    /// The same of a field of a form, whose description is that of the property.
    pub(super) fn schema_of_field(
        &mut self,
        fields: &Fields<'a>,
        name: &Text,
        at: &str,
    ) -> SchemaId {
        if let Some(id) = self.schema_beside(fields, name, at) {
            return id;
        }
        self.note_nested(fields.node);
        self.pending(Pending::item(fields.node, at.to_owned(), true))
    }

    /// The schema of a parameter, which states its `type` in most documents and has a `schema` in some.
    pub(in super::super) fn schema_of_parameter(
        &mut self,
        fields: &Fields<'a>,
        name: &Text,
        at: &str,
    ) -> SchemaId {
        let beside = self.schema_beside(fields, name, at);
        beside.unwrap_or_else(|| self.item_schema(fields.node, at))
    }

    /// Reports a parameter without a type. Where it has a `schema` instead, as OpenAPI 3 wants it, that is read.
    fn schema_beside(&mut self, fields: &Fields<'a>, name: &Text, at: &str) -> Option<SchemaId> {
        if fields.has("type") {
            return None;
        }
        if let Some(schema) = fields.get("schema") {
            let message = format!("the parameter `{}` has a `schema`", name.value);
            self.diagnostics
                .report(Code::LOOSE_VALUE, schema.span, message)
                .label("`type` is expected beside the name")
                .consequence("it is read as the parameter's type")
                .help("move what the schema has into the parameter");
            return Some(self.schema(schema, || child(at, "schema")));
        }
        if !fields.has("enum") {
            let message = format!("the parameter `{}` has no `type`", name.value);
            self.diagnostics
                .report(Code::INVALID_PARAMETER, fields.node.span, message)
                .label("`type` belongs here")
                .reading("any value is taken")
                .help("add its type: `type: string`");
        }
        None
    }

    /// Lists in lists: Swagger 2.0 has a `collectionFormat` for the inner ones, which no style of ours has.
    fn note_nested(&mut self, node: &'a Node) {
        let is_list = |node: &Node| node.get("type").and_then(Node::as_str) == Some("array");
        let inner = node.get("items").filter(|items| is_list(items));
        let (true, Some(inner)) = (is_list(node), inner) else {
            return;
        };
        self.diagnostics
            .report(Code::UNSUPPORTED, inner.span, "a list holds lists")
            .label("not written by its `collectionFormat`")
            .consequence("the inner lists are written as JSON");
    }
}

/// The example of a parameter or header.
pub(in super::super) fn example(fields: &Fields<'_>) -> Vec<Node> {
    let example = fields.get("example").or_else(|| fields.get("x-example"));
    example.cloned().into_iter().collect()
}

/// Whether a field of a parameter or header is a keyword of its schema.
pub(in super::super) fn is_of_item(key: &str) -> bool {
    !["description", "example", "x-example"].contains(&key) && is_of_field(key)
}

/// The same of a field of a form.
pub(in super::super) fn is_of_field(key: &str) -> bool {
    let others = [
        "name",
        "in",
        "required",
        "collectionFormat",
        "allowEmptyValue",
        "deprecated",
        "schema",
        "x-nullable",
        "x-isnullable",
        "x-isNullable",
    ];
    !others.contains(&key)
}
