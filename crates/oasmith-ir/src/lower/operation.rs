//! Operations, their bodies and their responses.

use std::sync::Arc;

use foldhash::{HashSet, HashSetExt as _};

use oasmith_spec::body::MediaType;
use oasmith_spec::document::{Document, Text};
use oasmith_spec::operation as spec;
use oasmith_spec::response as spec_response;
use oasmith_spec::schema::SchemaId;
use oasmith_spec::security::SecurityRequirement;
use oasmith_spec::source::Span;

use super::Lowering;
use super::conjunction::Place;
use super::origins::OriginCandidate;
use crate::operation::{
    Body, Content, ContentKind, Header, Operation, PathTemplate, Response, StatusPattern, essence,
};
use crate::origin::{Origin, Root, Step};
use crate::types::{Docs, TypeRef};

impl Lowering<'_> {
    /// The operations, and those of webhooks and callbacks, with the types below them.
    pub(super) fn operations(&mut self) -> (Vec<Operation>, Vec<Operation>) {
        let document = self.document;
        let mut ids = HashSet::new();
        let mut operations = Vec::new();
        let mut webhooks = Vec::new();
        for (index, operation) in document.operations.iter().enumerate() {
            let origin = origin(Root::Operation(index));
            operations.push(self.operation(operation, &origin, &mut ids));
            self.work_off();
        }
        for (index, operation) in document.webhooks.iter().enumerate() {
            let origin = origin(Root::Webhook(index));
            webhooks.push(self.operation(operation, &origin, &mut ids));
            self.work_off();
        }
        for (index, operation) in document.operations.iter().enumerate() {
            for callback in &operation.callbacks {
                let step = Step::Callback(callback_text(&operation.callbacks, callback).to_owned());
                let origin = origin(Root::Operation(index)).step(step);
                let mut callback = self.operation(callback, &origin, &mut ids);
                callback.callback_of = Some(index);
                webhooks.push(callback);
                self.work_off();
            }
        }
        (operations, webhooks)
    }

    fn operation<'d>(
        &mut self,
        operation: &'d spec::Operation,
        origin: &Origin,
        ids: &mut HashSet<&'d str>,
    ) -> Operation {
        let path = PathTemplate::parse(&operation.path.value);
        let id = operation.operation_id.as_ref().map(|id| id.value.as_str());
        let security = operation.security.as_ref();
        Operation {
            id: id
                .filter(|id| !id.is_empty() && ids.insert(id))
                .map(str::to_owned),
            method: operation.method.clone(),
            tags: operation.tags.clone(),
            docs: Docs {
                title: text(&operation.summary),
                description: text(&operation.description),
                examples: Vec::new(),
                deprecated: operation.deprecated,
            },
            parameters: self.parameters(operation, &path, origin),
            body: self.body(operation, origin),
            responses: self.responses(operation, origin),
            security: match security {
                Some(security) => known_requirements(self.document, security),
                None => Arc::clone(&self.security),
            },
            // What it says is looked at when all types stand.
            pagination: None,
            servers: operation.servers.clone(),
            external_docs: operation.external_docs.clone(),
            extensions: operation.extensions.clone(),
            callback_of: None,
            span: operation.span,
            path,
        }
    }

    fn body(&mut self, operation: &spec::Operation, origin: &Origin) -> Option<Body> {
        let body = operation.body.as_ref()?;
        let several = body.content.len() > 1;
        let contents = body.content.iter().map(|media| {
            let step = Step::Body(media_step(media, several));
            let origin = origin.own_or_shared(body.component.as_ref());
            self.content(media, origin.step(step))
        });
        Some(Body {
            contents: contents.collect(),
            required: body.required,
            description: text(&body.description),
            span: body.span,
        })
    }

    fn responses(&mut self, operation: &spec::Operation, origin: &Origin) -> Vec<Response> {
        let successes = operation
            .responses
            .iter()
            // One without content has no type that would have to be told apart.
            .filter(|response| response.status.is_success() && !response.content.is_empty())
            .count();
        let mut responses = Vec::new();
        for response in &operation.responses {
            let plain = match response.status {
                StatusPattern::Default => successes == 0,
                status => status.is_success() && successes < 2,
            };
            // What several operations have in common is the same under each status.
            let status = if plain || response.component.is_some() {
                String::new()
            } else {
                response.status.to_string()
            };
            responses.push(self.response(response, &status, origin));
        }
        responses
    }

    fn response(
        &mut self,
        response: &spec_response::Response,
        status: &str,
        origin: &Origin,
    ) -> Response {
        let several = response.content.len() > 1;
        let mut contents = Vec::new();
        for media in &response.content {
            let step = Step::Response(status.to_owned(), media_step(media, several));
            let origin = origin.own_or_shared(response.component.as_ref());
            contents.push(self.content(media, origin.step(step)));
        }
        let mut headers = Vec::new();
        for header in &response.headers {
            // The header says what the media types say already (OpenAPI 3.1.1, section 4.8.17).
            if header.name.value.eq_ignore_ascii_case("content-type") {
                continue;
            }
            let origin = match &header.component {
                Some(_) => origin.own_or_shared(header.component.as_ref()),
                None => origin
                    .own_or_shared(response.component.as_ref())
                    .step(Step::Response(status.to_owned(), String::new())),
            };
            let origin = origin.step(Step::Header(header.name.value.clone()));
            headers.push(Header {
                name: header.name.value.clone(),
                ty: header
                    .schema
                    .map(|id| self.direct(Place::one(id), origin, header.name.span)),
                required: header.required,
                explode: header.explode,
                media_type: header.media_type.clone(),
                docs: Docs {
                    description: text(&header.description),
                    examples: header.examples.clone(),
                    deprecated: header.deprecated,
                    ..Docs::default()
                },
                span: header.name.span,
            });
        }
        Response {
            status: response.status,
            contents,
            headers,
            description: text(&response.description),
            span: response.span,
        }
    }

    /// A media type with its type. `itemSchema` goes before `schema` in events and lines of JSON, and
    /// stands in where another media type has no `schema`.
    pub(super) fn content(&mut self, media: &MediaType, origin: Origin) -> Content {
        let mut kind = ContentKind::of(&media.name.value);
        let is_sequential = matches!(kind, ContentKind::EventStream | ContentKind::JsonLines);
        let items = media.item_schema.is_some() && (is_sequential || media.schema.is_none());
        let schema = if items {
            media.item_schema
        } else {
            media.schema
        };
        if is_open_range(&media.name.value) && schema.is_none_or(|id| self.is_binary(id)) {
            kind = ContentKind::Bytes;
        }
        // Bytes are bytes whatever their type says; only forms and streams are made of parts.
        if matches!(kind, ContentKind::Json | ContentKind::Text)
            && schema.is_some_and(|id| self.is_binary(id))
        {
            kind = ContentKind::Bytes;
        }
        Content {
            media_type: media.name.value.clone(),
            kind,
            ty: schema.map(|id| {
                let span = self.document.schema(id).span;
                self.direct(Place::one(id), origin, span)
            }),
            items,
            encoding: media.encoding.clone(),
            examples: media.examples.clone(),
            span: media.name.span,
        }
    }

    /// The type of a place that an operation or shared component has.
    pub(super) fn direct(&mut self, place: Place, origin: Origin, span: Span) -> TypeRef {
        let elsewhere = self.is_referred(&place);
        let target = self.place(place, origin.clone(), span);
        self.origin_candidates
            .push((target.id, OriginCandidate::Direct(origin, elsewhere)));
        target
    }

    fn is_binary(&self, id: SchemaId) -> bool {
        let schema = self.document.schema(self.plainly(id));
        let format = schema.format.as_ref().map(|format| format.value.as_str());
        format == Some("binary")
    }
}

/// What tells a callback of an operation from its others: its name, and where that has several
/// requests, the expression behind it too.
fn callback_text<'d>(callbacks: &[spec::Operation], callback: &'d spec::Operation) -> &'d str {
    let name = |callback: &'d spec::Operation| callback.path.value.split(' ').next();
    let of_name = |other: &&spec::Operation| other.path.value.split(' ').next() == name(callback);
    match (callbacks.iter().filter(of_name).count(), name(callback)) {
        (1, Some(name)) => name,
        _ => &callback.path.value,
    }
}

fn origin(root: Root) -> Origin {
    Origin {
        root,
        steps: Vec::new(),
    }
}

pub(super) fn text(text: &Option<Text>) -> Option<String> {
    text.as_ref().map(|text| text.value.clone())
}

fn media_step(media: &MediaType, several: bool) -> String {
    if several {
        media.name.value.clone()
    } else {
        String::new()
    }
}

/// The requirements that name only schemes that are declared.
pub(super) fn known_requirements(
    document: &Document,
    requirements: &[SecurityRequirement],
) -> Arc<[SecurityRequirement]> {
    let declared: HashSet<&str> = document
        .security_schemes
        .iter()
        .map(|(name, _)| name.value.as_str())
        .collect();
    let known = |requirement: &&SecurityRequirement| {
        let mut schemes = requirement.schemes.iter();
        schemes.all(|(name, _)| declared.contains(name.value.as_str()))
    };
    requirements.iter().filter(known).cloned().collect()
}

fn is_open_range(media_type: &str) -> bool {
    matches!(essence(media_type).as_str(), "*/*" | "application/*" | "*")
}
