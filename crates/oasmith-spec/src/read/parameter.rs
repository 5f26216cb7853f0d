//! The Parameter Object (OpenAPI 3.1.1, section 4.8.12).

use foldhash::{HashMap, HashMapExt as _};

use super::fields::Fields;
use super::swagger::{self, Payload};
use super::{Reader, repeated, style};
use crate::body::MediaType;
use crate::code::Code;
use crate::document::Text;
use crate::node::{Node, Value};
use crate::parameter::{Parameter, ParameterLocation};
use crate::resolve::reference::child;
use crate::resolve::section::Section;
use crate::schema::SchemaId;
use crate::source::Span;
use crate::suggest;

/// What a lenient reading does with a parameter that can't be read.
const LEFT_OUT: &str = "the parameter is left out";

const FIELDS: [&str; 13] = [
    "name",
    "in",
    "description",
    "required",
    "deprecated",
    "allowEmptyValue",
    "style",
    "explode",
    "allowReserved",
    "schema",
    "content",
    "example",
    "examples",
];

/// What stands in one `parameters`.
pub(super) struct ParameterList<'a> {
    pub(super) parameters: Vec<Parameter>,
    /// Those that make up the body (Swagger 2.0).
    pub(super) payload: Vec<Payload<'a>>,
}

impl<'a> Reader<'a, '_> {
    /// The parameters of a path item or operation. Where two have the same name and place, the last
    /// holds.
    pub(super) fn parameters(&mut self, fields: &Fields<'a>, at: &str) -> ParameterList<'a> {
        let at = child(at, "parameters");
        let mut parameters: Vec<Parameter> = Vec::new();
        let mut payload = Vec::new();
        let mut places = HashMap::new();
        let items = fields.items("parameters", self.diagnostics);
        let items = self.items_of_lists("a list of parameters", items);
        for (index, item) in items.into_iter().enumerate() {
            let at = child(&at, &index.to_string());
            if let Some(one) = self.payload(item, &at) {
                self.add_payload(one, &mut payload);
                continue;
            }
            let Some(parameter) = self.parameter(item, at) else {
                continue;
            };
            let Some(&(known, first)) = places.get(&identity(&parameter)) else {
                places.insert(identity(&parameter), (parameters.len(), item.span));
                parameters.push(parameter);
                continue;
            };
            let same = parameters
                .get(known)
                .is_some_and(|known| known.span == parameter.span);
            self.report_duplicate(&parameter, same, item.span, first);
            if let Some(slot) = parameters.get_mut(known) {
                *slot = parameter;
            }
        }
        ParameterList {
            parameters,
            payload,
        }
    }

    /// A parameter that is declared for others to refer to.
    pub(super) fn declared_parameter(&mut self, node: &'a Node, at: String) {
        if self.payload(node, &at).is_none() {
            self.parameter(node, at);
        }
    }

    fn report_duplicate(&mut self, parameter: &Parameter, same: bool, place: Span, first: Span) {
        let name = describe(parameter);
        if same {
            self.diagnostics
                .report(
                    Code::LOOSE_VALUE,
                    place,
                    format!("the {name} is listed twice"),
                )
                .label("the same one again")
                .consequence("it is one parameter")
        } else {
            self.diagnostics
                .report(
                    Code::DUPLICATE_PARAMETER,
                    place,
                    format!("the {name} is declared twice"),
                )
                .label("declared again here")
        }
        .related(first, "first here")
        .help("take one of them out");
    }

    /// A parameter, through its references. `None` for one that can't be sent, or must not be.
    pub(super) fn parameter(&mut self, node: &'a Node, at: String) -> Option<Parameter> {
        if self.repeated.is_too_much() {
            return None;
        }
        let place = node.span;
        let linked = self.follow(node, at, Section::Parameters)?;
        let identity = std::ptr::from_ref(linked.node);
        if !self.parameters.contains_key(&identity) {
            let parameter = self.read_parameter(linked.node, &linked.at);
            self.parameters.insert(identity, parameter);
        }
        let known = self.parameters.get(&identity)?.as_ref()?;
        let size = || repeated::of_parameter(known);
        self.repeated.meet(linked.node, place, size);
        let mut parameter = known.clone();
        parameter.component = linked.component;
        if linked.description.is_some() {
            parameter.description = linked.description;
        }
        Some(parameter)
    }

    fn read_parameter(&mut self, node: &'a Node, at: &str) -> Option<Parameter> {
        let fields = Fields::of("parameter", node, self.diagnostics)?;
        let fields = self.with_parts(fields);
        let name = fields.required_text("name", "the parameter", LEFT_OUT, self.diagnostics);
        let location = self.location(&fields);
        let (name, location) = (name?, location?);
        if self.is_ignored_header(&fields, &name, location) {
            return None;
        }
        if self.is_swagger(node) {
            return Some(self.swagger_parameter(&fields, name, location, at));
        }
        fields.report_unknown("a parameter", &FIELDS, self.diagnostics);
        let style = style::stated(&fields, location, self.diagnostics);
        let style = style.unwrap_or_else(|| style::default(location));
        let explode = fields.flag("explode", self.diagnostics);
        let (schema, content) = self.value_of_parameter(&fields, &name, at);
        Some(Parameter {
            component: None,
            span: node.span,
            required: self.is_required(&fields, &name, location),
            description: fields.prose("description", self.diagnostics),
            deprecated: fields.flag("deprecated", self.diagnostics) == Some(true),
            style,
            explode: explode.unwrap_or_else(|| style::default_explode(style)),
            allow_reserved: self.allow_reserved(&fields, location),
            schema,
            content,
            examples: self.examples(&fields, at),
            name,
            location,
        })
    }

    fn swagger_parameter(
        &mut self,
        fields: &Fields<'a>,
        name: Text,
        location: ParameterLocation,
        at: &str,
    ) -> Parameter {
        fields.report_unknown("a parameter", &swagger::PARAMETER_FIELDS, self.diagnostics);
        let (style, explode) = swagger::style(fields, location, self.diagnostics);
        let unencoded = fields.get("x-ms-skip-url-encoding");
        Parameter {
            component: None,
            span: fields.node.span,
            required: self.is_required(fields, &name, location),
            description: fields.prose("description", self.diagnostics),
            deprecated: fields.flag("deprecated", self.diagnostics) == Some(true),
            style,
            explode,
            allow_reserved: unencoded.is_some_and(|it| matches!(it.value, Value::Bool(true))),
            schema: Some(self.schema_of_parameter(fields, &name, at)),
            content: None,
            examples: swagger::example(fields),
            name,
            location,
        }
    }

    fn location(&mut self, fields: &Fields<'a>) -> Option<ParameterLocation> {
        let text = fields.required_text("in", "the parameter", LEFT_OUT, self.diagnostics)?;
        let help = match text.value.as_str() {
            "path" => return Some(ParameterLocation::Path),
            "query" => return Some(ParameterLocation::Query),
            "header" => return Some(ParameterLocation::Header),
            "cookie" => {
                if self.is_swagger(fields.node) {
                    self.report_cookie(&text);
                }
                return Some(ParameterLocation::Cookie);
            }
            "querystring" => return Some(ParameterLocation::QueryString),
            // One that is listed in a place where nothing makes a body of it.
            "body" | "formData" if self.is_swagger(fields.node) => return None,
            "body" => {
                "this is Swagger 2.0; describe the body in the operation's `requestBody`".to_owned()
            }
            "formData" => {
                "this is Swagger 2.0; describe the form in the operation's `requestBody`, \
                 as the content `multipart/form-data`"
                    .to_owned()
            }
            other => {
                let places: &[&str] = match self.is_swagger(fields.node) {
                    true => &["path", "query", "header", "formData", "body"],
                    false => &["path", "query", "querystring", "header", "cookie"],
                };
                match suggest::nearest(other, places.iter().copied()) {
                    Some(meant) => format!("did you mean `{meant}`?"),
                    None => format!("a parameter is in one of {}", places.join(", ")),
                }
            }
        };
        let message = format!("a parameter can't be in `{}`", text.value);
        self.diagnostics
            .report(Code::WRONG_TYPE, text.span, message)
            .label("not a place for a parameter")
            .reading(LEFT_OUT)
            .help(help);
        None
    }

    fn report_cookie(&mut self, location: &Text) {
        let message = "Swagger 2.0 has no parameters in cookies";
        self.diagnostics
            .report(Code::LOOSE_VALUE, location.span, message)
            .label("path, query, header, formData or body is expected")
            .consequence("it is read as OpenAPI 3 has it")
            .help("describe it as the header `Cookie`, or write the document in OpenAPI 3");
    }

    /// `Accept` and `Content-Type` follow from media types, and are ignored as parameters (OpenAPI 3.1.1, section
    /// 4.8.12.2.1). `Authorization` is as well; the check of the whole document says what decides there.
    fn is_ignored_header(
        &mut self,
        fields: &Fields<'a>,
        name: &Text,
        location: ParameterLocation,
    ) -> bool {
        let is_ignored = ["accept", "content-type"]
            .iter()
            .any(|header| name.value.eq_ignore_ascii_case(header));
        if location != ParameterLocation::Header || !is_ignored {
            return false;
        }
        let is_swagger = self.is_swagger(fields.node);
        self.diagnostics
            .report(
                Code::UNSUPPORTED,
                name.span,
                format!("the header `{}` is no parameter", name.value),
            )
            .label(match is_swagger {
                true => "ignored in favor of `consumes` and `produces`",
                false => "ignored, as OpenAPI requires",
            })
            .consequence("there is no argument for it; the media types decide what is sent");
        true
    }

    /// Reserved characters mean something in a path or query only; a header's value goes out as it is (OpenAPI 3.1.1,
    /// section 4.8.12.2; 3.2, section 4.12.2).
    fn allow_reserved(&mut self, fields: &Fields<'a>, location: ParameterLocation) -> bool {
        let stated = fields.flag("allowReserved", self.diagnostics) == Some(true);
        if let (true, ParameterLocation::Header, Some(node)) =
            (stated, location, fields.get("allowReserved"))
        {
            self.diagnostics
                .report(
                    Code::MISPLACED_KEYWORD,
                    node.span,
                    "`allowReserved` means nothing in a header",
                )
                .label("only URLs have reserved characters")
                .consequence("the value is sent as it is")
                .help("remove it");
            return false;
        }
        stated
    }

    fn is_required(
        &mut self,
        fields: &Fields<'a>,
        name: &Text,
        location: ParameterLocation,
    ) -> bool {
        let stated = fields.flag("required", self.diagnostics);
        if location != ParameterLocation::Path {
            return stated == Some(true);
        }
        if let (Some(false), Some(node)) = (stated, fields.get("required")) {
            self.diagnostics
                .report(
                    Code::OPTIONAL_PATH_PARAMETER,
                    node.span,
                    format!("the path parameter `{}` is not required", name.value),
                )
                .label("path parameters are always required")
                .consequence("it is taken as required")
                .help("write `required: true`; describe the path without it as a path of its own");
        }
        true
    }

    /// A parameter has a schema, or the content of one media type, and never both.
    fn value_of_parameter(
        &mut self,
        fields: &Fields<'a>,
        name: &Text,
        at: &str,
    ) -> (Option<SchemaId>, Option<MediaType>) {
        let schema = fields
            .get("schema")
            .map(|node| self.schema(node, || child(at, "schema")));
        let content = self.content(fields, at);
        let what = match (&schema, fields.has("content")) {
            (Some(_), true) => "both `schema` and `content`",
            (None, false) => "neither `schema` nor `content`",
            (None, true) if content.len() != 1 => "`content` of other than one media type",
            _ => return (schema, content.into_iter().next()),
        };
        let message = format!("the parameter `{}` has {what}", name.value);
        self.diagnostics
            .report(Code::INVALID_PARAMETER, fields.node.span, message)
            .label("`schema`, or `content` of one media type, is expected")
            .help(match (schema, fields.has("content")) {
                (Some(_), _) => "take one of them out",
                (None, true) => "leave one media type",
                (None, false) => "add its `schema`: `schema: {type: string}`",
            });
        match schema {
            Some(_) => (schema, None),
            None => (None, content.into_iter().next()),
        }
    }
}

/// What makes a parameter unique. Names of headers are the same in any case.
pub(super) fn identity(parameter: &Parameter) -> (ParameterLocation, String) {
    let name = &parameter.name.value;
    let name = match parameter.location {
        ParameterLocation::Header => name.to_ascii_lowercase(),
        _ => name.clone(),
    };
    (parameter.location, name)
}

fn describe(parameter: &Parameter) -> String {
    let place = match parameter.location {
        ParameterLocation::Path => "path parameter",
        ParameterLocation::Query => "query parameter",
        ParameterLocation::QueryString => "query string",
        ParameterLocation::Header => "header",
        ParameterLocation::Cookie => "cookie",
    };
    format!("{place} `{}`", parameter.name.value)
}
