//! What a document says of bodies and credentials that the generated client leaves to its caller.

use std::collections::HashSet;

use oasmith_spec::body::MediaType;
use oasmith_spec::security::SecuritySchemeKind;
use oasmith_spec::source::Span;

use super::Lowering;
use crate::operation::ContentKind;

impl Lowering<'_> {
    /// Takes note of encodings, typed multipart and XML bodies, and schemes that send nothing by
    /// themselves.
    pub(super) fn note_unsent(&mut self) {
        let document = self.document;
        // Shared bodies and responses are noted once, where they stand.
        let mut seen: HashSet<Span> = HashSet::new();
        for operation in &document.operations {
            let contents = operation.body.as_ref().map(|body| &body.content);
            let is_json =
                |media: &MediaType| ContentKind::of(&media.name.value) == ContentKind::Json;
            // Where there is JSON, it is what is sent.
            let contents = contents.filter(|contents| !contents.iter().any(is_json));
            for media in contents.into_iter().flatten() {
                if seen.insert(media.name.span) {
                    self.note_body(media);
                }
            }
            let received = operation.responses.iter().flat_map(|one| &one.content);
            for media in received {
                if seen.insert(media.name.span) {
                    self.note_xml(media);
                }
            }
        }
        for (name, scheme) in &document.security_schemes {
            self.note_scheme(name.span, &scheme.kind);
        }
    }

    fn note_body(&mut self, media: &MediaType) {
        let span = media.name.span;
        match ContentKind::of(&media.name.value) {
            ContentKind::Multipart if media.schema.is_some() => self.fall_back(
                span,
                "a multipart body is not written by its schema; the caller puts it together from parts, whose names and media types are not checked",
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
                "`mutualTLS` is no matter of requests; there is no credential for it: give the HTTP client a certificate",
            ),
            SecuritySchemeKind::Http { scheme }
                if !matches!(scheme.as_str(), "bearer" | "basic") =>
            {
                self.fall_back(
                    span,
                    "the steps of this `http` scheme are not known; its credential is sent as it is given, behind the scheme's name",
                );
            }
            _ => {}
        }
    }
}
