//! The Schema Object: the table of schemas, and what a schema is as a whole.
//!
//! A schema gets its place in the table when it is first met, and is read later, from a queue. So
//! each is read once however many references lead to it, and depth costs no stack.

use std::collections::{HashMap, VecDeque};

use super::fields::extension;
use super::keyword::Draft;
use super::value;
use super::{Identity, Reader};
use crate::code::Code;
use crate::node::{Node, Object, Value};
use crate::resolve::reference::child;
use crate::schema::{Schema, SchemaId};

/// The schemas that were met. Those from `read.len()` on are still in the queue, in this order.
#[derive(Default)]
pub(super) struct SchemaTable<'a> {
    ids: HashMap<Identity, SchemaId>,
    read: Vec<Schema>,
    queue: VecDeque<Pending<'a>>,
}

/// A schema that waits to be read.
struct Pending<'a> {
    node: &'a Node,
    at: String,
    /// The schema that `$recursiveRef: '#'` in it means.
    resource: Option<&'a Node>,
}

/// The schema that is being read.
pub(super) struct Place<'a> {
    pub(super) at: String,
    pub(super) resource: &'a Node,
}

impl<'a> Reader<'a, '_> {
    /// The id of a schema at a place.
    pub(super) fn schema(&mut self, node: &'a Node, at: impl FnOnce() -> String) -> SchemaId {
        self.schema_within(node, None, at)
    }

    /// The id of a schema inside of another one.
    pub(super) fn subschema(
        &mut self,
        node: &'a Node,
        place: &Place<'a>,
        keyword: &str,
    ) -> SchemaId {
        self.schema_within(node, Some(place.resource), || child(&place.at, keyword))
    }

    /// The id of a schema below a keyword of another one: a property, or a branch.
    pub(super) fn subschema_below(
        &mut self,
        node: &'a Node,
        place: &Place<'a>,
        keyword: &str,
        key: &str,
    ) -> SchemaId {
        let at = || child(&child(&place.at, keyword), key);
        self.schema_within(node, Some(place.resource), at)
    }

    fn schema_within(
        &mut self,
        node: &'a Node,
        resource: Option<&'a Node>,
        at: impl FnOnce() -> String,
    ) -> SchemaId {
        let table = &mut self.schemas;
        let next = table.ids.len();
        *table.ids.entry(node).or_insert_with(|| {
            table.queue.push_back(Pending {
                node,
                at: at(),
                resource,
            });
            SchemaId(u32::try_from(next).unwrap_or(u32::MAX))
        })
    }

    /// Reads the schemas that were met, and those that they lead to.
    pub(super) fn read_schemas(&mut self) -> Vec<Schema> {
        while let Some(pending) = self.schemas.queue.pop_front() {
            let schema = self.read_schema(pending);
            self.schemas.read.push(schema);
        }
        std::mem::take(&mut self.schemas.read)
    }

    fn read_schema(&mut self, pending: Pending<'a>) -> Schema {
        let mut schema = Schema::any(pending.node.span, pending.at);
        match &pending.node.value {
            Value::Object(object) => {
                let place = Place {
                    at: schema.pointer.clone(),
                    resource: self.resource(
                        pending.node,
                        object,
                        pending.resource,
                        &schema.pointer,
                    ),
                };
                self.read_keywords(object, &place, &mut schema);
            }
            Value::Bool(flag) => schema.boolean = Some(*flag),
            Value::Null => {
                let key = last_segment(&schema.pointer);
                let meaning = "it is read as a schema that allows any JSON";
                value::loose(&key, pending.node, "a schema", meaning, self.diagnostics)
                    .help("write the schema, or take the line out");
            }
            _ => {
                let key = last_segment(&schema.pointer);
                let help = if is_a_keyword_too_deep(&key, &schema.pointer) {
                    format!(
                        "if the keyword `{key}` is meant, it stands in `properties`; move it out, beside them"
                    )
                } else {
                    "a schema is an object, or `true` or `false`".to_owned()
                };
                value::wrong_type(&key, pending.node, "a schema", self.diagnostics).help(help);
            }
        }
        schema
    }

    /// The schema that `$recursiveRef: '#'` means below a schema: the nearest one that says so, else
    /// the component that it is a part of, else the outermost.
    fn resource(
        &self,
        node: &'a Node,
        object: &Object,
        outer: Option<&'a Node>,
        at: &str,
    ) -> &'a Node {
        let says_so = ["$recursiveAnchor", "$dynamicAnchor", "$id"];
        if says_so.iter().any(|key| object.get(key).is_some()) {
            return node;
        }
        let component = || {
            let name = at
                .strip_prefix("#/components/schemas/")?
                .split('/')
                .next()?;
            self.resolver
                .schema_named(&name.replace("~1", "/").replace("~0", "~"))
        };
        outer.or_else(component).unwrap_or(node)
    }

    fn read_keywords(&mut self, object: &'a Object, place: &Place<'a>, schema: &mut Schema) {
        let mut draft = Draft::default();
        for member in object {
            let known = self.read_reference(member, place, schema)
                || self.read_applicator(member, place, schema, &mut draft)
                || self.read_assertion(member, schema, &mut draft)
                || self.read_annotation(member, schema, &mut draft);
            if known {
                schema.keep_place(member);
            } else if member.key.starts_with("x-") {
                schema.extensions.push(extension(member));
            }
        }
        draft.finish(schema);
        self.report_lone_branches(object, schema);
    }

    /// `then` and `else` mean nothing without an `if`.
    fn report_lone_branches(&mut self, object: &Object, schema: &Schema) {
        if schema.condition.is_some() {
            return;
        }
        for key in ["then", "else"] {
            if let Some(member) = object.member(key) {
                self.diagnostics
                    .report(
                        Code::MISPLACED_KEYWORD,
                        member.key_span,
                        format!("`{key}` stands without an `if`"),
                    )
                    .label("means nothing here")
                    .consequence(format!("`{key}` is ignored"))
                    .help("add the `if`, or take it out");
            }
        }
    }
}

/// Keywords that slip into `properties` by their indentation.
fn is_a_keyword_too_deep(key: &str, pointer: &str) -> bool {
    let keywords = [
        "required",
        "type",
        "description",
        "title",
        "format",
        "enum",
        "default",
        "example",
    ];
    let parent = pointer.rsplit('/').nth(1);
    parent == Some("properties") && keywords.contains(&key)
}

fn last_segment(pointer: &str) -> String {
    let segment = pointer.rsplit('/').next().unwrap_or(pointer);
    segment.replace("~1", "/").replace("~0", "~")
}
