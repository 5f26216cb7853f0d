//! References where OpenAPI has none: documents in several files have them in place of operations, of whole sections
//! (`paths`, `responses`, `components.schemas`), of lists and of descriptions. They are followed, with one warning a
//! kind.

use super::Reader;
use super::fields::Fields;
use crate::code::Code;
use crate::node::{Node, Value};
use crate::source::Span;

/// References that may lead to each other.
const MAX_LINKS: usize = 16;

/// Maps that are no Reference Objects, and whose values are not either.
const MAPS: [&str; 20] = [
    "paths",
    "webhooks",
    "schemas",
    "responses",
    "parameters",
    "examples",
    "requestBodies",
    "headers",
    "securitySchemes",
    "links",
    "callbacks",
    "pathItems",
    "mediaTypes",
    "content",
    "encoding",
    "variables",
    "scopes",
    "mapping",
    "additionalOperations",
    "definitions",
];

/// Other such fields.
const PARTS: [&str; 16] = [
    "info",
    "contact",
    "license",
    "servers",
    "components",
    "security",
    "tags",
    "externalDocs",
    "flows",
    "implicit",
    "password",
    "clientCredentials",
    "authorizationCode",
    "deviceAuthorization",
    "enum",
    "securityDefinitions",
];

/// Maps of schemas' keywords.
const MAPS_OF_SCHEMAS: [&str; 3] = ["properties", "patternProperties", "$defs"];

/// Fields that nothing but documentation hangs on.
const PROSE: [&str; 3] = ["description", "summary", "example"];

/// Whether what stands beside a reference in the place of this field holds too: the field is a map.
pub(crate) fn merges(key: &str) -> bool {
    MAPS.contains(&key) || MAPS_OF_SCHEMAS.contains(&key)
}

/// The text of a reference in a node.
pub(super) fn reference(node: &Node) -> Option<&str> {
    node.get("$ref").and_then(Node::as_str)
}

impl<'a> Reader<'a, '_> {
    /// The fields of an object, which may be referred to though OpenAPI has no references to such objects.
    pub(super) fn fields(&mut self, key: &str, kind: &str, node: &'a Node) -> Option<Fields<'a>> {
        let node = self.part(kind, node)?;
        let fields = Fields::of(key, node, self.diagnostics)?;
        Some(self.with_parts(fields))
    }

    /// The same of an object that may be null.
    pub(super) fn optional_fields(&mut self, key: &str, node: &'a Node) -> Option<Fields<'a>> {
        let node = self.part(&format!("`{key}`"), node)?;
        let fields = Fields::optional(key, node, self.diagnostics)?;
        Some(self.with_parts(fields))
    }

    /// The fields with those that are references replaced by what they lead to.
    pub(super) fn with_parts(&mut self, mut fields: Fields<'a>) -> Fields<'a> {
        for member in fields.node.as_object().into_iter().flatten() {
            let key = member.key.as_str();
            if reference(&member.value).is_none() {
                continue;
            }
            if MAPS.contains(&key) || PARTS.contains(&key) {
                let part = self.part(&format!("`{key}`"), &member.value);
                fields.replace(key, part);
            } else if PROSE.contains(&key)
                && let Some(part) = self.prose_part(key, &member.value)
            {
                fields.replace(key, Some(part));
            }
        }
        fields
    }

    /// What stands here, or what a reference in its place leads to. `None` if that leads nowhere, which is reported.
    pub(super) fn part(&mut self, kind: &str, node: &'a Node) -> Option<&'a Node> {
        let mut part = node;
        for _ in 0..MAX_LINKS {
            let Some(text) = reference(part) else {
                return Some(part);
            };
            let span = part.get("$ref").map_or(part.span, |node| node.span);
            self.report_misplaced(kind, span);
            let found = self
                .resolver
                .resolve_part(text, span, self.sources, self.diagnostics);
            part = found?.node;
        }
        self.diagnostics
            .report(
                Code::REFERENCE_CYCLE,
                node.span,
                "the reference leads back to itself",
            )
            .label("never arrives anywhere")
            .help("let one of the references lead to the object itself")
            .reading("it is left out");
        None
    }

    /// Prose or an example that stands elsewhere. It may well be an example that has a `$ref` itself.
    pub(super) fn prose_part(&mut self, key: &str, node: &'a Node) -> Option<&'a Node> {
        let (text, span) = (reference(node)?, node.get("$ref")?.span);
        if node.as_object()?.len() > 1 {
            return None;
        }
        let found = self
            .resolver
            .resolve_quietly(text, span, self.sources, self.diagnostics)?;
        let is_prose = matches!(found.node.value, Value::String(_));
        if key != "example" && !is_prose {
            return None;
        }
        self.resolver.note_part(span);
        self.report_misplaced(&format!("`{key}`"), span);
        Some(found.node)
    }

    /// The items of a list; those that refer to a list are its items.
    pub(super) fn items_of_lists(&mut self, kind: &str, items: &'a [Node]) -> Vec<&'a Node> {
        let mut all = Vec::with_capacity(items.len());
        for item in items {
            match self.list(item) {
                Some((list, span)) => {
                    self.resolver.note_part(span);
                    self.report_misplaced(kind, span);
                    all.extend(list);
                }
                None => all.push(item),
            }
        }
        all
    }

    /// The list that an item refers to, and where.
    fn list(&mut self, item: &'a Node) -> Option<(&'a [Node], Span)> {
        let (text, span) = (reference(item)?, item.get("$ref")?.span);
        let found = self
            .resolver
            .resolve_quietly(text, span, self.sources, self.diagnostics)?;
        Some((found.node.as_array()?, span))
    }

    /// One warning a kind: such documents have hundreds of them.
    pub(super) fn report_misplaced(&mut self, kind: &str, span: Span) {
        if self.misplaced.iter().any(|known| known == kind) {
            return;
        }
        self.misplaced.push(kind.to_owned());
        let message = format!("`$ref` stands in place of {kind}, where OpenAPI has no references");
        self.diagnostics
            .report(Code::MISPLACED_REFERENCE, span, message)
            .label("a reference")
            .consequence("it is followed here and wherever else it stands in such a place");
    }
}
