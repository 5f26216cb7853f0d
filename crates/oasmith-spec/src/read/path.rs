//! The Paths and Path Item Objects (OpenAPI 3.1.1, sections 4.8.8 and 4.8.9; 3.2, section 4.9).

use foldhash::{HashSet, HashSetExt as _};

use super::fields::{Fields, key_text};
use super::swagger::Payload;
use super::{Reader, repeated, value};
use crate::code::Code;
use crate::document::{Server, Text};
use crate::node::{Member, Node};
use crate::operation::Operation;
use crate::parameter::Parameter;
use crate::resolve::reference::child;
use crate::resolve::section::Section;
use crate::source::Span;

const METHODS: [&str; 9] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace", "query",
];

const OTHER_FIELDS: [&str; 6] = [
    "$ref",
    "summary",
    "description",
    "servers",
    "parameters",
    "additionalOperations",
];

/// The fields of the Path Item Object of Swagger 2.0.
const SWAGGER_FIELDS: [&str; 9] = [
    "$ref",
    "get",
    "put",
    "post",
    "delete",
    "options",
    "head",
    "patch",
    "parameters",
];

/// Whether an operation is one of the API, or one that the API calls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Depth {
    /// Below `paths` or `webhooks`.
    Outer,
    /// Below `callbacks`.
    Callback,
}

/// What a path item gives to its operations.
pub(super) struct PathItem<'a> {
    pub(super) path: Text,
    pub(super) summary: Option<Text>,
    pub(super) description: Option<Text>,
    pub(super) servers: Vec<Server>,
    pub(super) parameters: Vec<Parameter>,
    /// Those that make up a body (Swagger 2.0).
    pub(super) payload: Vec<Payload<'a>>,
    /// Where it is referred to, or stands.
    pub(super) span: Span,
}

impl PathItem<'_> {
    /// What it gives to each operation, as it is counted where that is repeated.
    fn size(&self) -> usize {
        let parameters = self.parameters.iter().map(repeated::of_parameter);
        self.size_of_texts() + parameters.sum::<usize>()
    }

    fn size_of_texts(&self) -> usize {
        let texts = [&self.summary, &self.description];
        self.servers.len() + texts.into_iter().map(repeated::of_text).sum::<usize>()
    }
}

impl<'a> Reader<'a, '_> {
    /// The operations below `paths`.
    pub(super) fn paths(&mut self, fields: &Fields<'a>) -> Vec<Operation> {
        let mut operations = Vec::new();
        for (key, pointer) in [("paths", "#/paths"), ("x-ms-paths", "#/x-ms-paths")] {
            // AutoRest's: paths that a query tells apart.
            if key == "x-ms-paths" && !self.is_swagger(fields.node) {
                continue;
            }
            for member in fields.entries(key, self.diagnostics) {
                let path = self.path(member);
                let at = child(pointer, &member.key);
                self.path_item(path, &member.value, at, Depth::Outer, &mut operations);
            }
        }
        operations
    }

    /// The operations below `webhooks`.
    pub(super) fn webhooks(&mut self, fields: &Fields<'a>) -> Vec<Operation> {
        let mut operations = Vec::new();
        for member in fields.named("webhooks", self.diagnostics) {
            let at = child("#/webhooks", &member.key);
            self.path_item(
                key_text(member),
                &member.value,
                at,
                Depth::Outer,
                &mut operations,
            );
        }
        operations
    }

    fn path(&mut self, member: &Member) -> Text {
        let mut path = key_text(member);
        if !path.value.starts_with('/') {
            path.value.insert(0, '/');
            let message = format!("the path `{}` does not begin with a slash", member.key);
            self.diagnostics
                .report(Code::LOOSE_VALUE, member.key_span, message)
                .label("a path begins with `/`")
                .consequence(format!("it is read as `{}`", path.value))
                .help(format!("write `{}`", path.value));
        }
        path
    }

    /// Reads the operations of a path item. Beside a `$ref`, what stands in the item itself holds.
    pub(super) fn path_item(
        &mut self,
        path: Text,
        node: &'a Node,
        at: String,
        depth: Depth,
        operations: &mut Vec<Operation>,
    ) {
        if node.get("$ref").is_none() {
            let mut methods = HashSet::new();
            self.one_path_item(path, node, &at, depth, (&mut methods, operations));
            return;
        }
        let mut methods = HashSet::new();
        if node.as_object().is_some_and(|item| item.len() > 1) {
            self.one_path_item(path.clone(), node, &at, depth, (&mut methods, operations));
        }
        if let Some(linked) = self.follow(node, at, Section::PathItems) {
            self.one_path_item(
                path,
                linked.node,
                &linked.at,
                depth,
                (&mut methods, operations),
            );
        }
    }

    fn one_path_item(
        &mut self,
        path: Text,
        node: &'a Node,
        at: &str,
        depth: Depth,
        (methods, operations): (&mut HashSet<String>, &mut Vec<Operation>),
    ) {
        let Some(fields) = Fields::of(&path.value, node, self.diagnostics) else {
            return;
        };
        let fields = self.with_parts(fields);
        let known = match self.is_swagger(node) {
            true => SWAGGER_FIELDS.to_vec(),
            false => [METHODS.as_slice(), OTHER_FIELDS.as_slice()].concat(),
        };
        fields.report_unknown("a path item", &known, self.diagnostics);
        let common = self.parameters(&fields, at);
        let item = PathItem {
            summary: fields.prose("summary", self.diagnostics),
            description: fields.prose("description", self.diagnostics),
            servers: self.servers(&fields),
            parameters: common.parameters,
            payload: common.payload,
            span: path.span,
            path,
        };
        self.repeated.meet(node, item.span, || item.size_of_texts());
        for member in value::object("path item", node, self.diagnostics)
            .into_iter()
            .flatten()
        {
            let at = child(at, &member.key);
            if !known.contains(&member.key.as_str()) {
                continue;
            }
            if METHODS.contains(&member.key.as_str()) {
                let method = member.key.to_ascii_uppercase();
                self.method(member, method, &item, &at, depth, (methods, operations));
            } else if member.key == "additionalOperations" {
                for member in fields.entries("additionalOperations", self.diagnostics) {
                    let at = child(&at, &member.key);
                    self.report_fixed(member, methods.contains(&member.key));
                    self.method(
                        member,
                        member.key.clone(),
                        &item,
                        &at,
                        depth,
                        (methods, operations),
                    );
                }
            }
        }
    }

    /// Methods that have a field of their own don't belong into `additionalOperations` (OpenAPI 3.2,
    /// section 4.9.1).
    fn report_fixed(&mut self, member: &Member, is_known: bool) {
        let field = member.key.to_ascii_lowercase();
        if !METHODS.contains(&field.as_str()) || field.to_ascii_uppercase() != member.key {
            return;
        }
        let message = format!("{} stands in `additionalOperations`", member.key);
        self.diagnostics
            .report(Code::MISPLACED_KEYWORD, member.key_span, message)
            .label(format!("it has the field `{field}`"))
            .consequence(if is_known {
                "it is left out, for the path has this method already"
            } else {
                "it is read as if it stood there"
            })
            .help(format!("move it to `{field}` of the path item"));
    }

    fn method(
        &mut self,
        member: &'a Member,
        method: String,
        item: &PathItem<'a>,
        at: &str,
        depth: Depth,
        (methods, operations): (&mut HashSet<String>, &mut Vec<Operation>),
    ) {
        let Some(fields) = self.fields(&member.key, "an operation", &member.value) else {
            return;
        };
        if !self.repeated.is_too_much() && methods.insert(method.clone()) {
            if operations
                .last()
                .is_some_and(|last| last.path.span == item.span)
            {
                self.repeated.add(item.size(), member.key_span, item.span);
            }
            operations.push(self.operation(&fields, method, item, at, depth));
        }
    }
}
