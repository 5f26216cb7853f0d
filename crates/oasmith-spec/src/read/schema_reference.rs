//! `$ref` of schemas, its older and newer siblings, and `discriminator`, which refers too.

use super::schema::Place;
use super::{Reader, value};
use crate::code::Code;
use crate::document::Text;
use crate::node::{Member, Node, Value};
use crate::resolve::section::Section;
use crate::schema::{Discriminator, Reference, Schema, SchemaId};

use super::fields::{Fields, key_text};

impl<'a> Reader<'a, '_> {
    /// Reads a keyword that refers to a schema; false if it is none.
    pub(super) fn read_reference(
        &mut self,
        member: &'a Member,
        place: &Place<'a>,
        schema: &mut Schema,
    ) -> bool {
        match member.key.as_str() {
            "$ref" => schema.reference = self.reference("$ref", &member.value),
            "$recursiveRef" | "$dynamicRef" => {
                let reference = self.recursive_reference(member, place);
                if schema.reference.is_none() {
                    schema.reference = reference;
                }
            }
            "discriminator" => schema.discriminator = self.discriminator(&member.value),
            _ => return false,
        }
        true
    }

    /// `$recursiveRef: '#'` (2019-09) and `$dynamicRef` (2020-12) lead to the schema that they stand
    /// in, unless another one is evaluated around it; types are not, so that it stays this one.
    fn recursive_reference(&mut self, member: &'a Member, place: &Place<'a>) -> Option<Reference> {
        let text = member.value.as_str();
        if text != Some("#") {
            return self.reference(&member.key, &member.value);
        }
        let target = self.schema(place.resource, || place.at.clone());
        Some(Reference {
            text: value::text(&member.key, &member.value, self.diagnostics)?,
            target: Some(target),
        })
    }

    fn reference(&mut self, key: &str, node: &'a Node) -> Option<Reference> {
        let Value::String(text) = &node.value else {
            value::wrong_type(key, node, "a string", self.diagnostics);
            return None;
        };
        Some(Reference {
            target: self.target(text, node),
            text: Text {
                value: text.clone(),
                span: node.span,
            },
        })
    }

    /// The schema that a reference leads to.
    fn target(&mut self, text: &'a str, node: &'a Node) -> Option<SchemaId> {
        let resolved = self.resolver.resolve(
            text,
            node.span,
            Section::Schemas,
            self.sources,
            self.diagnostics,
        )?;
        let actual = match (&resolved.component, &resolved.node.value) {
            (Some((section, _)), _) if *section != Section::Schemas => section.noun(),
            _ if resolved.is_document => "the whole document",
            (_, value) => match (part_of_document(&resolved.pointer), value) {
                (Some(part), _) => part,
                (None, Value::Object(_) | Value::Bool(_) | Value::Null) => {
                    return Some(self.schema(resolved.node, || resolved.pointer.clone()));
                }
                (None, _) => resolved.node.kind(),
            },
        };
        self.report_kind(node, text, actual, Section::Schemas);
        None
    }

    fn discriminator(&mut self, node: &'a Node) -> Option<Discriminator> {
        if let Value::String(_) = &node.value {
            let meaning = "it is read as the `propertyName` of a discriminator";
            value::loose(
                "discriminator",
                node,
                "an object",
                meaning,
                self.diagnostics,
            )
            .help("write `discriminator: {propertyName: …}`");
            let property = value::text("discriminator", node, self.diagnostics)?;
            return Some(Discriminator {
                property,
                mapping: Vec::new(),
            });
        }
        let fields = Fields::optional("discriminator", node, self.diagnostics)?;
        let property =
            fields.required_text("propertyName", "the discriminator", self.diagnostics)?;
        let mapping = fields
            .entries("mapping", self.diagnostics)
            .filter_map(|member| Some((key_text(member), self.mapped(&member.value)?)))
            .collect();
        Some(Discriminator { property, mapping })
    }

    /// A value of `mapping`: a schema's name, or else a reference (OpenAPI 3.1.1, section 4.8.25.4).
    fn mapped(&mut self, node: &'a Node) -> Option<Reference> {
        let name = node.as_str();
        let Some(named) = name.and_then(|name| self.resolver.schema_named(name)) else {
            return match name {
                Some(name) if !name.contains(['/', '#', '.']) => {
                    Some(self.unknown_name(name, node))
                }
                _ => self.reference("mapping", node),
            };
        };
        let target = self.schema(named, || {
            crate::resolve::reference::child("#/components/schemas", name.unwrap_or_default())
        });
        Some(Reference {
            text: value::text("mapping", node, self.diagnostics)?,
            target: Some(target),
        })
    }

    fn unknown_name(&mut self, name: &str, node: &Node) -> Reference {
        let nearest = self.resolver.nearest_schema(name);
        let found = self
            .diagnostics
            .report(
                Code::UNRESOLVED_REFERENCE,
                node.span,
                format!("`{name}` leads nowhere: no component schema has this name"),
            )
            .label("no such schema");
        found.help(match nearest {
            Some(nearest) => format!("did you mean `{nearest}`?"),
            None => {
                "name a schema of the components, or refer to one: `#/components/schemas/…`".into()
            }
        });
        Reference {
            text: Text {
                value: name.to_owned(),
                span: node.span,
            },
            target: None,
        }
    }
}

/// What a pointer into the document itself leads to, where that is known to be no schema though it is
/// an object.
fn part_of_document(pointer: &str) -> Option<&'static str> {
    let segments: Vec<&str> = pointer.strip_prefix("#/")?.split('/').collect();
    match segments.as_slice() {
        ["components"] => Some("the components"),
        ["components", _] => Some("a section of the components"),
        ["paths" | "webhooks"] => Some("the paths"),
        ["paths" | "webhooks", _] => Some("a path item"),
        ["paths" | "webhooks", _, "parameters" | "servers"] => None,
        ["paths" | "webhooks", _, _] => Some("an operation"),
        ["info"] => Some("the information about the document"),
        ["externalDocs"] => Some("a link"),
        _ => None,
    }
}
