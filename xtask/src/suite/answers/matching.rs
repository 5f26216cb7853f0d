//! The bodies of responses: the schema that the document has for each, and the type that the client
//! has.

use std::collections::HashMap;

use oasmith_codegen::names::Names;
use oasmith_ir::api::Api;
use oasmith_ir::operation::{Content, ContentKind};
use oasmith_spec::document::Document;
use oasmith_spec::schema::SchemaId;

use super::types;

/// The JSON body of a response.
pub(super) struct Body {
    /// Method, path, status and media type.
    pub(super) name: String,
    pub(super) schema: SchemaId,
    pub(super) ty: String,
}

/// All of them whose type has a name, in the document's order.
pub(super) fn bodies(api: &Api, names: &Names, document: &Document) -> Vec<Body> {
    let operations = document.operations.iter();
    let described: HashMap<_, _> = operations
        .map(|it| ((&it.method, it.path.value.as_str()), it))
        .collect();
    let mut bodies = Vec::new();
    for operation in &api.operations {
        let key = (&operation.method, operation.path.raw.as_str());
        let Some(described) = described.get(&key) else {
            continue;
        };
        for response in &operation.responses {
            let same = described
                .responses
                .iter()
                .find(|it| it.status == response.status);
            for content in response.contents.iter().filter(|it| is_json(it)) {
                let schema = same
                    .and_then(|it| {
                        it.content
                            .iter()
                            .find(|it| it.name.value == content.media_type)
                    })
                    .and_then(|it| it.schema);
                let ty = content.ty.and_then(|ty| types::of(api, names, ty));
                if let (Some(schema), Some(ty)) = (schema, ty) {
                    let status = response.status;
                    let (method, path) = (&operation.method, &operation.path.raw);
                    let name = format!("{method} {path} {status} {}", content.media_type);
                    bodies.push(Body { name, schema, ty });
                }
            }
        }
    }
    bodies
}

fn is_json(content: &Content) -> bool {
    content.kind == ContentKind::Json && !content.items
}
