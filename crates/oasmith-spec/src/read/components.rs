//! The Components Object (OpenAPI 3.1.1, section 4.8.7), and what Swagger 2.0 has in its place.

use super::Reader;
use super::fields::{Fields, key_text};
use super::path::Depth;
use crate::document::Text;
use crate::node::{Member, Node, Value};
use crate::resolve::reference::child;
use crate::resolve::resource::begins;
use crate::resolve::section::Section;
use crate::schema::SchemaId;
use crate::security::SecurityScheme;
use crate::version::SpecVersion;

/// The components that the document keeps under their names.
#[derive(Default)]
pub(super) struct Components {
    pub(super) schemas: Vec<(Text, SchemaId)>,
    pub(super) security_schemes: Vec<(Text, SecurityScheme)>,
    pub(super) unread_schemes: Vec<String>,
}

impl<'a> Reader<'a, '_> {
    /// Reads the components; those that nobody refers to as well, so that their faults are known.
    pub(super) fn components(&mut self, root: &Fields<'a>) -> Components {
        // Swagger 2.0 has the sections at the root.
        let fields = match self.resolver.version() {
            SpecVersion::Swagger2 => Some(root.clone()),
            SpecVersion::OpenApi3 => root
                .get("components")
                .and_then(|node| self.optional_fields("components", node)),
        };
        let Some(fields) = fields else {
            return Components::default();
        };
        let schemas = self.resolver.version().keys(Section::Schemas);
        let key = schemas.and_then(<[_]>::last).unwrap_or(&"");
        self.resolver.set_schemas(fields.get(key));
        let schemas = self.each(&fields, Section::Schemas, |reader, member, at| {
            let node = reader.moved_schema(member).unwrap_or(&member.value);
            Some((key_text(member), reader.schema(node, || at)))
        });
        let mut unread_schemes = Vec::new();
        let security_schemes =
            self.each(&fields, Section::SecuritySchemes, |reader, member, at| {
                let scheme = reader.security_scheme(&member.value, at);
                if scheme.is_none() {
                    unread_schemes.push(member.key.clone());
                }
                Some((key_text(member), scheme?))
            });
        self.each(&fields, Section::Parameters, |reader, member, at| {
            reader.declared_parameter(&member.value, at);
            Some(())
        });
        self.each(&fields, Section::Headers, |reader, member, at| {
            reader.header(&member.value, at)
        });
        self.each(&fields, Section::Responses, |reader, member, at| {
            reader.response(&member.value, at, None)
        });
        self.each(&fields, Section::RequestBodies, |reader, member, at| {
            reader.request_body(&member.value, at)
        });
        self.each(&fields, Section::PathItems, |reader, member, at| {
            let mut operations = Vec::new();
            reader.path_item(
                key_text(member),
                &member.value,
                at,
                Depth::Outer,
                &mut operations,
            );
            Some(operations)
        });
        Components {
            schemas,
            security_schemes,
            unread_schemes,
        }
    }

    /// The schema of another file that a component is nothing but a reference to: it is that component, as if it stood
    /// there. Of several such components it is the first.
    fn moved_schema(&mut self, member: &'a Member) -> Option<&'a Node> {
        let object = member
            .value
            .as_object()
            .filter(|object| object.len() == 1)?;
        let reference = object.get("$ref")?;
        let (text, span) = (reference.as_str()?, reference.span);
        let found = self
            .resolver
            .resolve_quietly(text, span, self.sources, self.diagnostics)?;
        let is_schema = matches!(found.node.value, Value::Object(_) | Value::Bool(_));
        let is_other = found
            .component
            .as_ref()
            .is_some_and(|(section, _)| *section != Section::Schemas);
        // In another resource its references would start from there.
        let resource = found.resource.as_ref();
        let is_inner = resource.is_some_and(|resource| {
            !std::ptr::eq(resource.node, found.node) && begins(resource.node)
        });
        if !is_schema || is_other || is_inner || found.is_document {
            return None;
        }
        self.resolver.move_schema(&member.key, &found)
    }

    fn each<T>(
        &mut self,
        fields: &Fields<'a>,
        section: Section,
        mut read: impl FnMut(&mut Self, &'a Member, String) -> Option<T>,
    ) -> Vec<T> {
        let Some(keys) = self.resolver.version().keys(section) else {
            return Vec::new();
        };
        let at = keys.iter().fold("#".to_owned(), |at, key| child(&at, key));
        fields
            .entries(keys.last().unwrap_or(&""), self.diagnostics)
            .filter_map(|member| read(self, member, child(&at, &member.key)))
            .collect()
    }
}
