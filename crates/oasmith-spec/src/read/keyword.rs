//! The keywords of schemas (JSON Schema draft 2020-12; validation, core sections 10 and 11).

use std::sync::Arc;

use super::fields::key_text;
use super::schema::Place;
use super::{Reader, types, value};
use crate::code::Code;
use crate::document::Text;
use crate::node::{Member, Node, Number, Value};
use crate::schema::{Bound, Condition, JsonType, Reference, Schema, SchemaId};
use crate::source::Span;

/// Keywords that mean something only together, until all of them were read.
#[derive(Default)]
pub(super) struct Draft {
    /// Whether the schema is one of Swagger 2.0.
    pub(super) swagger: bool,
    /// The place of `type: file`.
    file: Option<Span>,
    example: Option<Node>,
    minimum: Option<Number>,
    maximum: Option<Number>,
    exclusive_minimum: Option<Exclusive>,
    exclusive_maximum: Option<Exclusive>,
    nullable: bool,
    test: Option<SchemaId>,
    then: Option<SchemaId>,
    otherwise: Option<SchemaId>,
    additional_items: Option<SchemaId>,
    /// What `$dynamicRef` or `$recursiveRef` leads to.
    pub(super) dynamic: Option<Reference>,
}

/// `exclusiveMinimum` of 3.0 is a boolean, of 3.1 a limit of its own.
enum Exclusive {
    Also(bool),
    Limit(Number),
}

impl<'a> Reader<'a, '_> {
    /// Reads a keyword that holds schemas; false if it is none.
    pub(super) fn read_applicator(
        &mut self,
        member: &'a Member,
        place: &Place<'a>,
        schema: &mut Schema,
        draft: &mut Draft,
    ) -> bool {
        let (key, node) = (member.key.as_str(), &member.value);
        match key {
            "properties" => schema.properties = self.named_schemas(member, place),
            "patternProperties" => schema.pattern_properties = self.named_schemas(member, place),
            "$defs" | "definitions" => {
                schema
                    .definitions
                    .append(&mut self.named_schemas(member, place));
            }
            "dependentSchemas" => {
                schema
                    .dependent_schemas
                    .append(&mut self.named_schemas(member, place));
            }
            "dependencies" => self.dependencies(member, place, schema),
            "allOf" => schema.all_of = self.branches(member, place).unwrap_or_default(),
            "anyOf" => schema.any_of = self.branches(member, place),
            "oneOf" => schema.one_of = self.branches(member, place),
            "prefixItems" => schema.prefix_items = self.branches(member, place).unwrap_or_default(),
            "items" if node.as_array().is_some() => {
                schema.prefix_items = self.branches(member, place).unwrap_or_default();
            }
            "items" => schema.items = Some(self.subschema(node, place, key)),
            "unevaluatedItems" => {
                schema.unevaluated_items = Some(self.subschema(node, place, key));
            }
            "contains" => schema.contains = Some(self.subschema(node, place, key)),
            "not" => schema.not = Some(self.subschema(node, place, key)),
            "additionalProperties" => {
                schema.additional_properties = Some(self.subschema(node, place, key));
            }
            "unevaluatedProperties" => {
                schema.unevaluated_properties = Some(self.subschema(node, place, key));
            }
            "propertyNames" => schema.property_names = Some(self.subschema(node, place, key)),
            "additionalItems" => draft.additional_items = Some(self.subschema(node, place, key)),
            "if" => draft.test = Some(self.subschema(node, place, key)),
            "then" => draft.then = Some(self.subschema(node, place, key)),
            "else" => draft.otherwise = Some(self.subschema(node, place, key)),
            _ => return false,
        }
        true
    }

    fn named_schemas(
        &mut self,
        member: &'a Member,
        place: &Place<'a>,
    ) -> Vec<(crate::document::Text, SchemaId)> {
        let key = member.key.as_str();
        let Some(object) = self
            .keyword_part(key, &member.value)
            .and_then(|node| value::object(key, node, self.diagnostics))
        else {
            return Vec::new();
        };
        // A property may be called `$ref`; it is a schema, and no text.
        let own = member.value.as_object();
        let beside = own.into_iter().flatten();
        let beside = beside.filter(|one| one.key != "$ref" || one.value.as_str().is_none());
        let is_own = |key: &str| own.is_some_and(|own| own.get(key).is_some());
        let is_elsewhere = !std::ptr::eq(own.unwrap_or(object), object);
        let rest = object
            .iter()
            .filter(|one| is_elsewhere && !is_own(&one.key));
        beside
            .chain(rest)
            .map(|member| {
                let id = self.subschema_below(&member.value, place, key, &member.key);
                (key_text(member), id)
            })
            .collect()
    }

    /// The value of a keyword, or what a reference in its place leads to: neither a map of schemas nor a list is a
    /// schema, which alone has references.
    fn keyword_part(&mut self, keyword: &str, node: &'a Node) -> Option<&'a Node> {
        match super::misplaced::reference(node) {
            Some(_) => self.part(&format!("`{keyword}`"), node),
            None => Some(node),
        }
    }

    fn branches(&mut self, member: &'a Member, place: &Place<'a>) -> Option<Vec<SchemaId>> {
        let key = member.key.as_str();
        let list = self.keyword_part(key, &member.value)?;
        let items = value::array(key, list, self.diagnostics)?;
        let ids = items
            .iter()
            .enumerate()
            .map(|(index, item)| self.subschema_below(item, place, key, &index.to_string()));
        Some(ids.collect())
    }

    fn dependencies(&mut self, member: &'a Member, place: &Place<'a>, schema: &mut Schema) {
        let key = member.key.as_str();
        let Some(object) = value::object(key, &member.value, self.diagnostics) else {
            return;
        };
        for member in object {
            if member.value.as_array().is_some() {
                let names = value::texts(&member.key, &member.value, self.diagnostics);
                schema.dependent_required.push((key_text(member), names));
            } else {
                let id = self.subschema_below(&member.value, place, key, &member.key);
                schema.dependent_schemas.push((key_text(member), id));
            }
        }
    }

    /// Reads a keyword that limits values; false if it is none.
    pub(super) fn read_assertion(
        &mut self,
        member: &'a Member,
        schema: &mut Schema,
        draft: &mut Draft,
    ) -> bool {
        let (key, node) = (member.key.as_str(), &member.value);
        let diagnostics = &mut *self.diagnostics;
        match key {
            "type" if draft.swagger && node.as_str() == Some("file") => {
                draft.file = Some(node.span);
                schema.types.insert(JsonType::String);
            }
            "type" => types::read(node, schema, diagnostics),
            "x-nullable" | "x-isnullable" | "x-isNullable" if draft.swagger => {
                draft.nullable |= value::flag(key, node, diagnostics) == Some(true);
            }
            "nullable" => draft.nullable |= value::flag(key, node, diagnostics) == Some(true),
            "enum" => {
                let list = self.keyword_part(key, node);
                let list = list.and_then(|node| value::array(key, node, self.diagnostics));
                schema.enumeration = list.map(<[Node]>::to_vec);
            }
            "const" => schema.constant = Some(node.clone()),
            "required" => self.required(node, schema),
            "dependentRequired" => {
                let object = value::object(key, node, diagnostics);
                for member in object.into_iter().flatten() {
                    let names = value::texts(&member.key, &member.value, diagnostics);
                    schema.dependent_required.push((key_text(member), names));
                }
            }
            "minimum" => draft.minimum = value::number(key, node, diagnostics),
            "maximum" => draft.maximum = value::number(key, node, diagnostics),
            "exclusiveMinimum" => draft.exclusive_minimum = self.exclusive(member),
            "exclusiveMaximum" => draft.exclusive_maximum = self.exclusive(member),
            "multipleOf" => schema.bounds.multiple_of = self.multiple_of(node),
            "pattern" => schema.bounds.pattern = value::text(key, node, diagnostics),
            "uniqueItems" => {
                schema.bounds.unique_items = value::flag(key, node, diagnostics) == Some(true);
            }
            _ => return self.read_count(key, node, schema),
        }
        true
    }

    fn read_count(&mut self, key: &str, node: &Node, schema: &mut Schema) -> bool {
        let bounds = &mut schema.bounds;
        let place = match key {
            "minLength" => &mut bounds.min_length,
            "maxLength" => &mut bounds.max_length,
            "minItems" => &mut bounds.min_items,
            "maxItems" => &mut bounds.max_items,
            "minContains" => &mut bounds.min_contains,
            "maxContains" => &mut bounds.max_contains,
            "minProperties" => &mut bounds.min_properties,
            "maxProperties" => &mut bounds.max_properties,
            _ => return false,
        };
        *place = value::count(key, node, self.diagnostics);
        true
    }

    /// `required` lists members here; as a boolean it belongs to parameters and to other formats.
    fn required(&mut self, node: &'a Node, schema: &mut Schema) {
        let help = "list the property in the `required` of its object: `required: [name]`";
        match &node.value {
            Value::Bool(true) => {
                value::wrong_type("required", node, "an array of names", self.diagnostics)
                    .help(help);
            }
            Value::Bool(false) => {
                let message = "`required: false` means nothing in a schema";
                self.diagnostics
                    .report(Code::MISPLACED_KEYWORD, node.span, message)
                    .label("an array of names is expected")
                    .consequence("it is ignored; properties are optional unless they are listed")
                    .help("remove it");
            }
            _ => {
                let list = self.keyword_part("required", node);
                schema.required = list.map_or_else(Vec::new, |node| {
                    value::texts("required", node, self.diagnostics)
                });
            }
        }
    }

    fn multiple_of(&mut self, node: &Node) -> Option<Number> {
        let number = value::number("multipleOf", node, self.diagnostics)?;
        if number.as_f64() > 0.0 {
            return Some(number);
        }
        let message = format!("`multipleOf` is {}, but has to be above 0", number.as_str());
        self.diagnostics
            .report(Code::WRONG_TYPE, node.span, message)
            .label("not above 0")
            .help("give a number above 0, or remove it");
        None
    }

    fn exclusive(&mut self, member: &Member) -> Option<Exclusive> {
        match &member.value.value {
            Value::Bool(flag) => Some(Exclusive::Also(*flag)),
            _ => value::number(&member.key, &member.value, self.diagnostics).map(Exclusive::Limit),
        }
    }

    /// Reads a keyword that describes; false if it is none.
    pub(super) fn read_annotation(
        &mut self,
        member: &'a Member,
        schema: &mut Schema,
        draft: &mut Draft,
    ) -> bool {
        let (key, node) = (member.key.as_str(), &member.value);
        let diagnostics = &mut *self.diagnostics;
        match key {
            "format" => schema.format = value::text(key, node, diagnostics),
            "contentEncoding" => {
                schema.content_encoding =
                    value::text(key, node, diagnostics).map(|text| text.value);
            }
            "contentMediaType" => {
                schema.content_media_type =
                    value::text(key, node, diagnostics).map(|text| text.value);
            }
            "title" => schema.title = value::prose(key, node, diagnostics),
            "description" => schema.description = value::prose(key, node, diagnostics),
            "default" => schema.default = Some(Arc::new(node.clone())),
            "example" => draft.example = Some(node.clone()),
            "x-example" if draft.swagger && draft.example.is_none() => {
                draft.example = Some(node.clone());
            }
            "examples" => schema.examples = super::example::of_schema(node),
            "deprecated" => schema.deprecated = value::flag(key, node, diagnostics) == Some(true),
            "readOnly" => schema.read_only = value::flag(key, node, diagnostics) == Some(true),
            "writeOnly" => schema.write_only = value::flag(key, node, diagnostics) == Some(true),
            _ => return false,
        }
        true
    }
}

impl Draft {
    /// Nothing read yet, of a schema of Swagger 2.0 or another one.
    pub(super) fn new(swagger: bool) -> Self {
        Self {
            swagger,
            ..Self::default()
        }
    }

    /// Puts together what belongs together.
    pub(super) fn finish(self, schema: &mut Schema) {
        if let Some(example) = self.example {
            schema.examples.insert(0, example);
        }
        if let Some(span) = self.file {
            let value = "binary".to_owned();
            schema.format = Some(Text { value, span });
        }
        match (self.dynamic, &schema.reference) {
            // Both hold.
            (Some(dynamic), Some(_)) => schema.all_of.extend(dynamic.target),
            (dynamic @ Some(_), None) => schema.reference = dynamic,
            (None, _) => {}
        }
        schema.nullable |= self.nullable;
        schema.bounds.minimum = bound(self.minimum, self.exclusive_minimum, |a, b| a > b);
        schema.bounds.maximum = bound(self.maximum, self.exclusive_maximum, |a, b| a < b);
        if let Some(test) = self.test {
            schema.condition = Some(Condition {
                test,
                then: self.then,
                otherwise: self.otherwise,
            });
        }
        if !schema.prefix_items.is_empty() && schema.items.is_none() {
            schema.items = self.additional_items;
        }
    }
}

/// One limit out of two spellings; where both give one, the stricter.
fn bound(
    plain: Option<Number>,
    exclusive: Option<Exclusive>,
    stricter: fn(f64, f64) -> bool,
) -> Option<Bound> {
    let limit = match exclusive {
        Some(Exclusive::Also(exclusive)) => {
            return plain.map(|value| Bound { value, exclusive });
        }
        Some(Exclusive::Limit(limit)) => Some(limit),
        None => None,
    };
    match (plain, limit) {
        (Some(value), Some(limit)) if stricter(value.as_f64(), limit.as_f64()) => Some(Bound {
            value,
            exclusive: false,
        }),
        (_, Some(value)) => Some(Bound {
            value,
            exclusive: true,
        }),
        (Some(value), None) => Some(Bound {
            value,
            exclusive: false,
        }),
        (None, None) => None,
    }
}
