//! The Schema Object: the table of schemas, and what a schema is as a whole.
//!
//! A schema gets its place in the table when it is first met, and is read later, from a queue. So
//! each is read once however many references lead to it, and depth costs no stack.

use foldhash::HashMap;
use std::borrow::Cow;
use std::collections::VecDeque;

use super::fields::extension;
use super::keyword::Draft;
use super::misspelt;
use super::scope::ScopeId;
use super::sibling;
use super::swagger::{self, FormField};
use super::value;
use super::{Identity, Reader};
use crate::code::Code;
use crate::json_pointer::unescape;
use crate::node::{Node, Object, Value};
use crate::resolve::reference::child;
use crate::resolve::resource::{Located, Resource, begins};
use crate::schema::{Schema, SchemaId};

/// The schemas that were met. Those from `read.len()` on are still in the queue, in this order.
#[derive(Default)]
pub(super) struct SchemaTable<'a> {
    ids: HashMap<(Identity, ScopeId), SchemaId>,
    read: Vec<Schema>,
    queue: VecDeque<Pending<'a>>,
}

/// A schema that waits to be read.
pub(super) struct Pending<'a> {
    node: &'a Node,
    at: String,
    around: Around<'a>,
    kind: SchemaKind,
}

/// What of an object is the schema.
enum SchemaKind {
    /// All of it.
    Whole,
    /// What is not about the parameter or header that it is as well (Swagger 2.0).
    Item {
        /// Whether the description is the schema's.
        described: bool,
    },
    /// None of it: the fields of a form make it up (Swagger 2.0).
    Form(Vec<FormField>),
}

impl<'a> Pending<'a> {
    /// A parameter or header with the keywords of its schema beside its own.
    pub(super) fn item(node: &'a Node, at: String, described: bool) -> Self {
        Self {
            node,
            at,
            around: Around::default(),
            kind: SchemaKind::Item { described },
        }
    }

    /// A form that is made up by parameters. The node is its identity.
    pub(super) fn form(node: &'a Node, at: String, fields: Vec<FormField>) -> Self {
        Self {
            node,
            at,
            around: Around::default(),
            kind: SchemaKind::Form(fields),
        }
    }
}

/// What a schema stands in.
#[derive(Clone, Default)]
struct Around<'a> {
    /// The schema that `$recursiveRef: '#'` means, where it is not the schema itself.
    recursive: Option<Resource<'a>>,
    /// The resource, where it does not begin here.
    resource: Option<Resource<'a>>,
    /// What the way here gave to anchors.
    scope: ScopeId,
}

/// The schema that is being read.
pub(super) struct Place<'a> {
    pub(super) at: String,
    /// The schema that `$recursiveRef: '#'` means.
    pub(super) recursive: Resource<'a>,
    pub(super) resource: Resource<'a>,
    pub(super) scope: ScopeId,
}

impl<'a> Reader<'a, '_> {
    /// The id of a schema at a place.
    pub(super) fn schema(&mut self, node: &'a Node, at: impl FnOnce() -> String) -> SchemaId {
        self.schema_within(node, Around::default(), at)
    }

    /// The id of a schema that is not all of an object.
    pub(super) fn pending(&mut self, pending: Pending<'a>) -> SchemaId {
        let table = &mut self.schemas;
        let next = table.ids.len();
        let key = (std::ptr::from_ref(pending.node), pending.around.scope);
        *table.ids.entry(key).or_insert_with(|| {
            table.queue.push_back(pending);
            SchemaId(u32::try_from(next).unwrap_or(u32::MAX))
        })
    }

    /// The id of a schema that a reference leads to from a place.
    pub(super) fn referred(&mut self, to: Located<'a>, from: &Place<'a>) -> Option<SchemaId> {
        let to = Located {
            resource: to
                .resource
                .or_else(|| self.component_around(&to.at))
                .or_else(|| Some(Resource::new(to.node, &to.at))),
            ..to
        };
        let scope = self.entered(from.scope, Some(&from.resource), &to);
        self.at_scope(to, scope)
    }

    fn at_scope(&mut self, to: Located<'a>, scope: ScopeId) -> Option<SchemaId> {
        let known = self.schemas.ids.contains_key(&(to.node, scope));
        if !known && scope != ScopeId::default() && !self.scopes.may_copy() {
            return None;
        }
        let around = Around {
            recursive: None,
            resource: to.resource,
            scope,
        };
        Some(self.schema_within(to.node, around, || to.at))
    }

    /// The id of a schema inside of another one.
    pub(super) fn subschema(
        &mut self,
        node: &'a Node,
        place: &Place<'a>,
        keyword: &str,
    ) -> SchemaId {
        self.inner(node, place, || child(&place.at, keyword))
    }

    /// The id of a schema below a keyword of another one: a property, or a branch.
    pub(super) fn subschema_below(
        &mut self,
        node: &'a Node,
        place: &Place<'a>,
        keyword: &str,
        key: &str,
    ) -> SchemaId {
        self.inner(node, place, || child(&child(&place.at, keyword), key))
    }

    fn inner(
        &mut self,
        node: &'a Node,
        place: &Place<'a>,
        at: impl FnOnce() -> String,
    ) -> SchemaId {
        let around = |scope| Around {
            recursive: Some(place.recursive.clone()),
            resource: Some(place.resource.clone()),
            scope,
        };
        let leaves = begins(node);
        if !leaves && place.scope == ScopeId::default() {
            return self.schema_within(node, around(place.scope), at);
        }
        let at = at();
        let resource = match leaves {
            true => Resource::new(node, &at),
            false => place.resource.clone(),
        };
        let to = Located {
            node,
            at,
            resource: Some(resource),
        };
        let from = leaves.then_some(&place.resource);
        let scope = self.entered(place.scope, from, &to);
        self.schema_within(node, around(scope), || to.at)
    }

    fn schema_within(
        &mut self,
        node: &'a Node,
        around: Around<'a>,
        at: impl FnOnce() -> String,
    ) -> SchemaId {
        let table = &mut self.schemas;
        let next = table.ids.len();
        let key = (std::ptr::from_ref(node), around.scope);
        *table.ids.entry(key).or_insert_with(|| {
            table.queue.push_back(Pending {
                node,
                at: at(),
                around,
                kind: SchemaKind::Whole,
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
        if let SchemaKind::Form(fields) = &pending.kind {
            FormField::write(fields, &mut schema);
            return schema;
        }
        match &pending.node.value {
            Value::Object(object) => {
                let place = self.place_of(pending.node, &schema.pointer, pending.around);
                let draft = Draft::new(self.is_swagger(pending.node));
                let is_meant: fn(&str) -> bool = match pending.kind {
                    SchemaKind::Item { described: true } => swagger::is_of_field,
                    SchemaKind::Item { described: false } => swagger::is_of_item,
                    SchemaKind::Whole | SchemaKind::Form(_) => |_| true,
                };
                self.read_keywords((object, is_meant), &place, draft, &mut schema);
            }
            Value::Bool(flag) => schema.boolean = Some(*flag),
            Value::Null => {
                let key = last_segment(&schema.pointer);
                let meaning = "it is read as a schema that allows any JSON";
                value::loose(&key, pending.node, "a schema", meaning, self.diagnostics)
                    .help("write the schema, or remove the line");
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

    /// A schema is its own resource where it says so by an `$id`, and the outermost of one where it
    /// stands in none; a component is one. `$recursiveRef: '#'` means the nearest schema with an anchor
    /// for it, else the resource.
    fn place_of(&self, node: &'a Node, at: &str, around: Around<'a>) -> Place<'a> {
        let own = || Resource::new(node, at);
        let says_so = ["$recursiveAnchor", "$dynamicAnchor"];
        let is_resource = begins(node);
        let resource = match around.resource {
            Some(outer) if !is_resource => outer,
            None if !is_resource => self.component_around(at).unwrap_or_else(own),
            _ => own(),
        };
        let recursive = match around.recursive {
            _ if is_resource || says_so.iter().any(|key| node.get(key).is_some()) => own(),
            Some(outer) => outer,
            None => resource.clone(),
        };
        Place {
            at: at.to_owned(),
            recursive,
            resource,
            scope: around.scope,
        }
    }

    /// The component of the document that a pointer leads into.
    fn component_around(&self, at: &str) -> Option<Resource<'a>> {
        let schemas = self.resolver.version().schemas();
        let name = at.strip_prefix(schemas)?.strip_prefix('/')?;
        let name = name.split('/').next()?;
        let node = self.resolver.schema_named(&unescape(name)?)?;
        Some(Resource::new(node, &format!("{schemas}/{name}")))
    }

    fn read_keywords(
        &mut self,
        (object, is_meant): (&'a Object, fn(&str) -> bool),
        place: &Place<'a>,
        mut draft: Draft,
        schema: &mut Schema,
    ) {
        let stands_alone = self.references_alone && sibling::refers(object);
        if stands_alone {
            sibling::report(object, self.diagnostics);
        }
        for member in object {
            if !is_meant(&member.key) || stands_alone && !sibling::counts(&member.key) {
                continue;
            }
            let known = self.read_reference(member, place, schema, &mut draft)
                || self.read_applicator(member, place, schema, &mut draft)
                || self.read_assertion(member, schema, &mut draft)
                || self.read_annotation(member, schema, &mut draft);
            if known {
                schema.keep_place(member);
            } else if member.key.starts_with("x-") {
                schema.extensions.push(extension(member));
            } else {
                misspelt::report(member, self.diagnostics);
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
                        format!("`{key}` has no effect without `if`"),
                    )
                    .label("means nothing here")
                    .consequence(format!("`{key}` is ignored"))
                    .help("add the `if`, or remove it");
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

/// The key that a pointer of ours ends in.
fn last_segment(pointer: &str) -> Cow<'_, str> {
    let segment = pointer.rsplit('/').next().unwrap_or(pointer);
    unescape(segment).unwrap_or(Cow::Borrowed(segment))
}
