//! `$ref` of schemas, its older and newer siblings, and `discriminator`, which refers too.

use super::keyword::Draft;
use super::schema::Place;
use super::{Reader, value};
use crate::code::Code;
use crate::document::Text;
use crate::node::{Member, Node, Value};
use crate::resolve::reference::child;
use crate::resolve::resource::{Located, Resource};
use crate::resolve::section::Section;
use crate::schema::{Discriminator, Reference, Schema, SchemaId};

use super::fields::key_text;

/// What a lenient reading does with a value of `mapping` that leads nowhere.
const UNMAPPED: &str = "this entry of `mapping` is ignored";

impl<'a> Reader<'a, '_> {
    /// Reads a keyword that refers to a schema; false if it is none.
    pub(super) fn read_reference(
        &mut self,
        member: &'a Member,
        place: &Place<'a>,
        schema: &mut Schema,
        draft: &mut Draft,
    ) -> bool {
        match member.key.as_str() {
            "$ref" => schema.reference = self.reference("$ref", &member.value, place),
            "$recursiveRef" | "$dynamicRef" => {
                draft.dynamic = self.dynamic_reference(member, place);
            }
            "discriminator" => {
                schema.discriminator = self.discriminator(&member.value, place);
            }
            _ => return false,
        }
        true
    }

    /// `$recursiveRef: '#'` (2019-09) and `$dynamicRef` (2020-12) lead where `$ref` would, unless that
    /// is an anchor to which the schemas on the way here gave another meaning.
    fn dynamic_reference(&mut self, member: &'a Member, place: &Place<'a>) -> Option<Reference> {
        let key = member.key.as_str();
        let text = value::text(key, &member.value, self.diagnostics)?;
        let written = member.value.as_str().unwrap_or_default();
        let (found, name) = if written == "#" {
            (Some(place.recursive.located()), Some(""))
        } else {
            let found = self.located(written, &member.value, place);
            (found, written.split_once('#').map(|(_, name)| name))
        };
        let target = found.and_then(|found| {
            let anchor = name.filter(|name| gives_way(found.node, name));
            let bound = anchor.and_then(|name| self.scopes.binding(place.scope, name).cloned());
            self.target(bound.unwrap_or(found), &member.value, place)
        });
        Some(Reference { text, target })
    }

    fn reference(&mut self, key: &str, node: &'a Node, place: &Place<'a>) -> Option<Reference> {
        let Value::String(text) = &node.value else {
            value::wrong_type(key, node, "a string", self.diagnostics);
            return None;
        };
        let found = self.located(text, node, place);
        Some(Reference {
            target: found.and_then(|found| self.target(found, node, place)),
            text: Text {
                value: text.clone(),
                span: node.span,
            },
        })
    }

    /// The schema that a reference leads to; the way there gives meanings to anchors.
    fn target(&mut self, to: Located<'a>, node: &Node, place: &Place<'a>) -> Option<SchemaId> {
        let target = self.referred(to, place);
        if target.is_none() {
            let message = "the meanings of dynamic anchors multiply beyond measure";
            self.diagnostics
                .report(Code::UNSUPPORTED, node.span, message)
                .consequence("any JSON value is accepted here");
        }
        target
    }

    /// Where a reference leads.
    fn located(&mut self, text: &'a str, node: &'a Node, place: &Place<'a>) -> Option<Located<'a>> {
        if let Some(found) = self.resolver.within(&place.resource, text) {
            return Some(found);
        }
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
                    return Some(resolved.located());
                }
                (None, _) => resolved.node.kind(),
            },
        };
        self.report_kind(node, text, actual, Section::Schemas);
        None
    }

    fn discriminator(&mut self, node: &'a Node, place: &Place<'a>) -> Option<Discriminator> {
        if let (true, Value::String(_)) = (self.is_swagger(node), &node.value) {
            // The name of the property; the values are the names of definitions.
            let property = value::text("discriminator", node, self.diagnostics)?;
            return Some(Discriminator {
                property,
                mapping: Vec::new(),
                default: None,
            });
        }
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
                default: None,
            });
        }
        let fields = self.optional_fields("discriminator", node)?;
        let of = "the discriminator";
        let property =
            fields.required_text("propertyName", of, "it is ignored", self.diagnostics)?;
        let mapping = fields
            .named_texts("mapping", self.diagnostics)
            .filter_map(|member| Some((key_text(member), self.mapped(&member.value, place)?)))
            .collect();
        let default = fields.get("defaultMapping");
        let default = default.and_then(|node| self.mapped(node, place));
        Some(Discriminator {
            property,
            mapping,
            default,
        })
    }

    /// A value of `mapping`: a schema's name, or else a reference (OpenAPI 3.1.1, section 4.8.25.4).
    fn mapped(&mut self, node: &'a Node, place: &Place<'a>) -> Option<Reference> {
        let name = node.as_str();
        let Some(named) = name.and_then(|name| self.resolver.schema_named(name)) else {
            return match name {
                Some(name) if !name.contains(['/', '#', '.']) => {
                    Some(self.unknown_name(name, node))
                }
                _ => self.mapped_reference(node, place),
            };
        };
        let at = child(self.resolver.version().schemas(), name.unwrap_or_default());
        let to = Resource::new(named, &at).located();
        Some(Reference {
            text: value::text("mapping", node, self.diagnostics)?,
            target: self.target(to, node, place),
        })
    }

    fn mapped_reference(&mut self, node: &'a Node, place: &Place<'a>) -> Option<Reference> {
        let reference = self.reference("mapping", node, place)?;
        let reported = self.diagnostics.last_mut();
        let reported = reported.filter(|found| found.span == Some(node.span));
        if let (None, Some(found)) = (reference.target, reported) {
            found.reading(UNMAPPED);
        }
        Some(reference)
    }

    fn unknown_name(&mut self, name: &str, node: &Node) -> Reference {
        let nearest = self.resolver.nearest_schema(name);
        let version = self.resolver.version();
        let found = self
            .diagnostics
            .report(
                Code::UNRESOLVED_REFERENCE,
                node.span,
                format!(
                    "`{name}` leads nowhere: no {} has this name",
                    version.named_schema()
                ),
            )
            .label("no such schema")
            .reading(UNMAPPED);
        found.help(match nearest {
            Some(nearest) => format!("did you mean `{nearest}`?"),
            None => format!(
                "name a {}, or refer to one: `{}/…`",
                version.named_schema(),
                version.schemas()
            ),
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

/// Whether the schema that an anchor leads to lets others on the way take its place.
fn gives_way(node: &Node, name: &str) -> bool {
    if name.is_empty() {
        let recursive = node.get("$recursiveAnchor");
        return recursive.is_some_and(|node| matches!(node.value, Value::Bool(true)));
    }
    node.get("$dynamicAnchor").and_then(Node::as_str) == Some(name)
}

/// What a pointer into the document itself leads to, where that is known to be no schema though it is
/// an object.
fn part_of_document(pointer: &str) -> Option<&'static str> {
    let segments: Vec<&str> = pointer.strip_prefix("#/")?.split('/').collect();
    match segments.as_slice() {
        ["components"] => Some("the components"),
        ["components", _] => Some("a section of the components"),
        ["definitions"] => Some("the definitions"),
        ["parameters"] => Some("the parameters"),
        ["responses"] => Some("the responses"),
        ["paths" | "webhooks" | "x-ms-paths"] => Some("the paths"),
        ["paths" | "webhooks" | "x-ms-paths", _] => Some("a path item"),
        [
            "paths" | "webhooks" | "x-ms-paths",
            _,
            "parameters" | "servers",
        ] => None,
        ["paths" | "webhooks" | "x-ms-paths", _, _] => Some("an operation"),
        ["info"] => Some("the information about the document"),
        ["externalDocs"] => Some("a link"),
        _ => None,
    }
}
