//! The lenient reading of `invalid-parameter`: a parameter with neither `schema` nor `content`, which
//! was reported when it was read, takes any text.

use crate::document::Document;
use crate::schema::{JsonType, Schema, SchemaId};

/// Gives a schema to the parameters that have none.
pub(super) fn complete(document: &mut Document) {
    let Document {
        operations,
        webhooks,
        schemas,
        ..
    } = document;
    let all = operations.iter_mut().chain(webhooks);
    for parameter in all.flat_map(|operation| &mut operation.parameters) {
        if parameter.schema.is_none() && parameter.content.is_none() {
            parameter.schema = Some(any_text(parameter.span, "#/paths".to_owned(), schemas));
        }
    }
}

/// A new schema of a string.
pub(super) fn any_text(
    span: crate::source::Span,
    pointer: String,
    schemas: &mut Vec<Schema>,
) -> SchemaId {
    let id = SchemaId(u32::try_from(schemas.len()).unwrap_or(u32::MAX));
    let mut schema = Schema::any(span, pointer);
    schema.types.insert(JsonType::String);
    schemas.push(schema);
    id
}
