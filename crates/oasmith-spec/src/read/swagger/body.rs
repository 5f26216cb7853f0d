//! Parameters with `in: body` and `in: formData`, which are the body of an operation (Swagger 2.0, section
//! "Parameter Object").

use super::super::Reader;
use super::super::fields::Fields;
use super::super::repeated;
use super::super::schema::Pending;
use super::{JSON, stated};
use crate::body::{MediaType, RequestBody};
use crate::code::Code;
use crate::node::Node;
use crate::resolve::reference::child;
use crate::resolve::section::Section;
use crate::source::Span;

const FIELDS: [&str; 6] = ["name", "in", "description", "required", "schema", "example"];

/// A parameter that is the body, or a field of the form.
#[derive(Clone)]
pub(in super::super) struct Payload<'a> {
    /// The parameter that its references lead to.
    pub(super) node: &'a Node,
    /// The pointer to it.
    pub(super) at: String,
    /// Where it is listed.
    pub(super) place: Span,
    /// Its name below `parameters`, where it is a reference to one.
    component: Option<String>,
}

impl Payload<'_> {
    pub(super) fn is_body(&self) -> bool {
        location(self.node) == Some("body")
    }

    fn name(&self) -> Option<&str> {
        self.node.get("name").and_then(Node::as_str)
    }

    /// Whether one replaces the other where both an operation and its path item have it.
    fn is_same(&self, other: &Self) -> bool {
        match (self.is_body(), other.is_body()) {
            (true, true) => true,
            (false, false) => self.name() == other.name(),
            _ => false,
        }
    }
}

fn location(node: &Node) -> Option<&str> {
    node.get("in").and_then(Node::as_str)
}

impl<'a> Reader<'a, '_> {
    /// A parameter as what makes up a body; `None` if it is one of another place.
    pub(in super::super) fn payload(&mut self, node: &'a Node, at: &str) -> Option<Payload<'a>> {
        let place = node.span;
        let (mut node, mut at, mut component) = (node, at.to_owned(), None);
        // A circle is reported where the parameter is read.
        for _ in 0..16 {
            let Some(reference) = node.get("$ref") else {
                break;
            };
            let resolved = self.resolver.resolve_quietly(
                reference.as_str()?,
                reference.span,
                self.sources,
                self.diagnostics,
            )?;
            let other = resolved.component.as_ref().map(|(section, _)| *section);
            if other.is_some_and(|section| section != Section::Parameters) {
                return None;
            }
            let name = resolved.component.as_ref().map(|(_, name)| name.clone());
            component = component.or(name);
            (node, at) = (resolved.node, resolved.pointer.clone());
        }
        let is_payload = matches!(location(node), Some("body" | "formData"));
        (is_payload && self.is_swagger(node)).then_some(Payload {
            node,
            at,
            place,
            component,
        })
    }

    /// Adds to what makes up a body; of two that are the same, the later one holds.
    pub(in super::super) fn add_payload(&mut self, one: Payload<'a>, list: &mut Vec<Payload<'a>>) {
        let Some(known) = list.iter_mut().find(|known| known.is_same(&one)) else {
            list.push(one);
            return;
        };
        let what = match one.name() {
            Some(name) if !one.is_body() => format!("the form field `{name}` is declared twice"),
            _ => "the operation has two bodies".to_owned(),
        };
        self.diagnostics
            .report(Code::DUPLICATE_PARAMETER, one.place, what)
            .label("declared again here")
            .related(known.place, "first here")
            .help("take one of them out");
        *known = one;
    }

    /// The body of an operation. `inherited` is what its path item has.
    pub(in super::super) fn body_of(
        &mut self,
        inherited: &[Payload<'a>],
        own: Vec<Payload<'a>>,
        operation: &Fields<'a>,
        at: &str,
    ) -> Option<RequestBody> {
        let inherited = inherited.iter().filter(|one| {
            let replaced = own.iter().any(|other| other.is_same(one));
            // A form takes the place of a body, and the other way round.
            let kept = own.first().is_none_or(|own| own.is_body() == one.is_body());
            kept && !replaced
        });
        let all: Vec<Payload<'a>> = inherited.cloned().chain(own.iter().cloned()).collect();
        let (bodies, fields): (Vec<_>, Vec<_>) = all.into_iter().partition(Payload::is_body);
        if let (Some(body), Some(field)) = (bodies.first(), fields.first()) {
            let message = "the operation has a body and fields of a form";
            self.diagnostics
                .report(Code::INVALID_PARAMETER, field.place, message)
                .label("a field of a form")
                .related(body.place, "the body")
                .reading("the body holds, and the fields are left out")
                .help("take one of them out: an operation has one body");
        }
        match bodies.into_iter().next() {
            Some(body) => self.swagger_body(&body),
            None => self.form(&fields, operation, at),
        }
    }

    fn swagger_body(&mut self, body: &Payload<'a>) -> Option<RequestBody> {
        let description = body.node.get("description");
        let size = || 1 + description.map_or(0, repeated::of_value);
        self.repeated.meet(body.node, body.place, size);
        if self.repeated.is_too_much() {
            return None;
        }
        let fields = Fields::of("parameter", body.node, self.diagnostics)?;
        fields.report_unknown("a body parameter", &FIELDS, self.diagnostics);
        let schema = fields.get("schema");
        if schema.is_none() {
            let message = "the body has no `schema`";
            self.diagnostics
                .report(Code::INVALID_PARAMETER, body.node.span, message)
                .label("`schema` belongs here")
                .reading("any JSON is taken as the body")
                .help("add its `schema`: `schema: {type: object}`");
        }
        let schema = schema.map(|node| self.schema(node, || child(&body.at, "schema")));
        // Nothing of a body parameter without one is a keyword.
        let schema = schema.unwrap_or_else(|| {
            let any = Pending::item(body.node, body.at.clone(), false);
            self.pending(any)
        });
        let mut names = self.swagger.operation.consumes.clone();
        if names.is_empty() {
            names.push(stated(JSON, body.node.span));
        }
        let examples = fields.get("x-examples");
        let content = names.into_iter().map(|name| MediaType {
            schema: Some(schema),
            item_schema: None,
            encoding: Vec::new(),
            examples: examples
                .and_then(|examples| examples.get(&name.value))
                .or_else(|| fields.get("x-example"))
                .or_else(|| fields.get("example"))
                .cloned()
                .into_iter()
                .collect(),
            name,
        });
        let content = content.collect();
        Some(RequestBody {
            component: body.component.clone(),
            span: body.node.span,
            description: fields.prose("description", self.diagnostics),
            required: fields.flag("required", self.diagnostics) == Some(true),
            content,
        })
    }
}
