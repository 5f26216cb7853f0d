//! The media types of responses, which Swagger 2.0 states once for all responses of an operation.

use crate::media_type::essence;
use std::sync::Arc;

use super::super::Reader;
use super::super::fields::Fields;
use super::{JSON, is_file, stated};
use crate::body::MediaType;
use crate::code::Code;
use crate::document::Text;
use crate::node::Node;
use crate::resolve::reference::child;
use crate::response::StatusPattern;

impl<'a> Reader<'a, '_> {
    /// A response's `schema`, for the media types that its operation produces.
    pub(in super::super) fn template(
        &mut self,
        fields: &Fields<'a>,
        at: &str,
    ) -> Option<MediaType> {
        let schema = fields.get("schema")?;
        Some(MediaType {
            name: stated("", schema.span),
            schema: Some(self.schema(schema, || child(at, "schema"))),
            item_schema: None,
            encoding: Vec::new(),
            examples: Arc::new([]),
        })
    }

    /// The media types of a response's `schema`, which was read into the one media type of `template`.
    ///
    /// A file has a media type of its own. A media type that has an example is one of the response's, and an error
    /// that no stated one can carry is JSON: what `produces` lists is what an operation gives when it succeeds.
    pub(in super::super) fn produced(
        &mut self,
        response: &'a Node,
        status: Option<StatusPattern>,
        template: &MediaType,
    ) -> Vec<MediaType> {
        let span = template.name.span;
        let mut names = self.swagger.operation.produces.clone();
        if is_file(response.get("schema")) {
            names.retain(|name| !is_structured(&name.value));
            if names.is_empty() {
                names.push(stated("*/*", span));
            }
        }
        let examples = response.get("examples").and_then(Node::as_object);
        for example in examples.into_iter().flatten() {
            let is_media_type = example.key.contains('/') && example.key != "*/*";
            if is_media_type && !names.iter().any(|name| is_same(&name.value, &example.key)) {
                names.push(stated(&example.key, example.key_span));
            }
        }
        if names.is_empty() {
            names.push(stated(JSON, span));
        }
        let is_error = status.is_some_and(|status| !status.is_success());
        if is_error && !names.iter().any(|it| is_structured(&it.value)) {
            self.add_json(response, &mut names);
        }
        let contents = names.into_iter().map(|name| {
            let mut examples = examples.into_iter().flatten();
            let example = examples.find(|example| is_same(&name.value, &example.key));
            MediaType {
                examples: example.map(|it| it.value.clone()).into_iter().collect(),
                name,
                ..template.clone()
            }
        });
        contents.collect()
    }

    fn add_json(&mut self, response: &'a Node, names: &mut Vec<Text>) {
        let Some(schema) = response.get("schema") else {
            return;
        };
        if !self.is_structure(schema) {
            return;
        }
        self.diagnostics
            .report(
                Code::UNSUPPORTED,
                schema.span,
                "`produces` lists no media type that can carry this error",
            )
            .label("an object or an array")
            .consequence("it is read as JSON as well");
        names.push(stated(JSON, schema.span));
    }

    /// Whether a schema is plainly one of objects or arrays.
    fn is_structure(&mut self, schema: &'a Node) -> bool {
        let mut node = schema;
        for _ in 0..16 {
            let Some(reference) = node.get("$ref") else {
                break;
            };
            let resolved = reference.as_str().and_then(|text| {
                let span = reference.span;
                self.resolver
                    .resolve_quietly(text, span, self.sources, self.diagnostics)
            });
            match resolved {
                Some(resolved) => node = resolved.node,
                None => return false,
            }
        }
        let ty = node.get("type").and_then(Node::as_str);
        matches!(ty, Some("object" | "array"))
            || ty.is_none()
                && ["properties", "allOf"]
                    .iter()
                    .any(|key| node.get(key).is_some())
    }
}

/// Whether two media types are the same but for parameters.
fn is_same(one: &str, other: &str) -> bool {
    essence(one).eq_ignore_ascii_case(essence(other))
}

/// Whether a media type can carry objects: JSON, XML and what may be either.
fn is_structured(media_type: &str) -> bool {
    let subtype = essence(media_type).rsplit(['/', '+']).next();
    let subtype = subtype.unwrap_or_default().to_ascii_lowercase();
    ["json", "xml", "yaml", "x-yaml", "hal", "*"].contains(&subtype.as_str())
}
