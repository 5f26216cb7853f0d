//! What a document says of bodies and credentials that the generated client leaves to its caller.

use foldhash::{HashSet, HashSetExt as _};

use oasmith_spec::body::MediaType;
use oasmith_spec::security::SecuritySchemeKind;
use oasmith_spec::source::Span;

use super::Lowering;
use crate::api::resolve_alias;
use crate::operation::{ContentKind, Operation};
use crate::types::{Shape, TypeId};

impl Lowering<'_> {
    /// Takes note of multipart bodies without parts to be typed, of XML bodies, and of schemes that send
    /// nothing by themselves. `operations` is what the document's were lowered to.
    pub(super) fn note_unsent(&mut self, operations: &[Operation]) {
        let document = self.document;
        let forms = self.forms(operations);
        // Shared bodies and responses are noted once, where they stand.
        let mut seen: HashSet<Span> = HashSet::new();
        for operation in &document.operations {
            let contents = operation.body.as_ref().map(|body| &body.content);
            let is_json =
                |media: &MediaType| ContentKind::of(&media.name.value) == ContentKind::Json;
            // Where there is JSON, it is what is sent.
            let contents = contents.filter(|contents| !contents.iter().any(is_json));
            for media in contents.into_iter().flatten() {
                let span = media.name.span;
                if seen.insert(span) && !forms.contains(&span) {
                    self.note_body(media);
                }
            }
            // Likewise what is asked for.
            let received = operation.responses.iter().map(|one| &one.content);
            let received = received.filter(|contents| !contents.iter().any(is_json));
            for media in received.flatten() {
                if seen.insert(media.name.span) {
                    self.note_xml(media);
                }
            }
        }
        for (name, scheme) in &document.security_schemes {
            self.note_scheme(name.span, &scheme.kind);
        }
    }

    /// The multipart bodies whose parts are the members of an object.
    fn forms(&self, operations: &[Operation]) -> HashSet<Span> {
        let bodies = operations.iter().filter_map(|one| one.body.as_ref());
        let contents = bodies.flat_map(|body| &body.contents);
        contents
            .filter(|content| content.kind == ContentKind::Multipart)
            .filter(|content| content.ty.is_some_and(|ty| self.has_members(ty.id)))
            .map(|content| content.span)
            .collect()
    }

    fn has_members(&self, id: TypeId) -> bool {
        let id = resolve_alias(&self.types, id);
        let shape = self.types.get(id.index()).map(|ty| &ty.shape);
        matches!(shape, Some(Shape::Object(object)) if !object.members.is_empty())
    }

    fn note_body(&mut self, media: &MediaType) {
        let span = media.name.span;
        match ContentKind::of(&media.name.value) {
            ContentKind::Multipart if media.schema.is_some() => self.fall_back(
                span,
                "the schema of this multipart body has no properties; the caller builds it from parts, whose names and media types are not checked",
            ),
            _ => self.note_xml(media),
        }
    }

    fn note_xml(&mut self, media: &MediaType) {
        let Some(schema) = media.schema else { return };
        let (essence, _) = media
            .name
            .value
            .split_once(';')
            .unwrap_or((&media.name.value, ""));
        let essence = essence.trim().to_ascii_lowercase();
        let xml = essence.ends_with("/xml") || essence.ends_with("+xml");
        let text = oasmith_spec::schema::JsonType::String;
        if xml
            && !self
                .document
                .schema(self.plainly(schema))
                .types
                .contains(text)
        {
            self.fall_back(
                media.name.span,
                "XML is not read or written by a schema; such a body is text",
            );
        }
    }

    fn note_scheme(&mut self, span: Span, kind: &SecuritySchemeKind) {
        match kind {
            SecuritySchemeKind::MutualTls => self.fall_back(
                span,
                "`mutualTLS` is set up in the HTTP client, not in requests; there is no credential for it: give the HTTP client a certificate",
            ),
            SecuritySchemeKind::Http { scheme }
                if !matches!(scheme.as_str(), "bearer" | "basic") =>
            {
                self.fall_back(
                    span,
                    "this `http` scheme is not supported; its credential is sent unchanged, after the scheme's name",
                );
            }
            _ => {}
        }
    }
}
