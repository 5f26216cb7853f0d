//! The form that parameters with `in: formData` make up. It has no place of its own in the document, so its schema is
//! made of the parameters.

use super::super::Reader;
use super::super::fields::Fields;
use super::super::schema::Pending;
use super::body::Payload;
use super::item::{PARAMETER_FIELDS, style};
use super::{is_file, stated};
use crate::body::{Encoding, MediaType, RequestBody};
use crate::code::Code;
use crate::document::Text;
use crate::media_type::essence;
use crate::node::Node;
use crate::parameter::ParameterLocation;
use crate::resolve::reference::child;
use crate::schema::{Schema, SchemaId};

const URL_ENCODED: &str = "application/x-www-form-urlencoded";
const MULTIPART: &str = "multipart/form-data";

/// What a lenient reading does with a field that can't be read.
const LEFT_OUT: &str = "the field is left out of the form";

/// A field of a form.
pub(in super::super) struct FormField {
    pub(in super::super) name: Text,
    pub(in super::super) schema: SchemaId,
    pub(in super::super) required: bool,
    encoding: Option<Encoding>,
}

impl FormField {
    /// Writes the fields into the schema of the form.
    pub(in super::super) fn write(fields: &[Self], schema: &mut Schema) {
        schema.types.insert(crate::schema::JsonType::Object);
        schema.properties = fields
            .iter()
            .map(|it| (it.name.clone(), it.schema))
            .collect();
        let required = fields.iter().filter(|it| it.required);
        schema.required = required.map(|it| it.name.clone()).collect();
    }
}

impl<'a> Reader<'a, '_> {
    /// The body that the fields of a form make up; `None` if there are none.
    pub(super) fn form(
        &mut self,
        payloads: &[Payload<'a>],
        operation: &Fields<'a>,
        at: &str,
    ) -> Option<RequestBody> {
        let first = payloads.first()?;
        let mut fields = Vec::new();
        for payload in payloads {
            self.repeated.meet(payload.node, payload.place, || 1);
            if self.repeated.is_too_much() {
                return None;
            }
            fields.extend(self.form_field(payload));
        }
        let has_file = payloads.iter().any(|it| is_file(Some(it.node)));
        let required = fields.iter().any(|field| field.required);
        let names = self.form_types(has_file, first, operation);
        let encoding: Vec<Encoding> = fields.iter().filter_map(|it| it.encoding.clone()).collect();
        // Nothing else is read as a schema at this node.
        let node = operation.get("parameters").unwrap_or(operation.node);
        let pending = Pending::form(node, child(at, "parameters"), fields);
        let schema = self.pending(pending);
        let content = names.into_iter().map(|name| MediaType {
            name,
            schema: Some(schema),
            item_schema: None,
            encoding: encoding.clone(),
            examples: std::sync::Arc::new([]),
        });
        Some(RequestBody {
            component: None,
            span: first.node.span,
            description: None,
            required,
            content: content.collect(),
        })
    }

    fn form_field(&mut self, payload: &Payload<'a>) -> Option<FormField> {
        let fields = Fields::of("parameter", payload.node, self.diagnostics)?;
        fields.report_unknown("a form parameter", &PARAMETER_FIELDS, self.diagnostics);
        let name = fields.required_text("name", "the parameter", LEFT_OUT, self.diagnostics)?;
        let stated = style(&fields, ParameterLocation::Query, self.diagnostics);
        let is_list = fields.get("type").and_then(Node::as_str) == Some("array");
        let (style, explode) = stated;
        let encoding = (is_list && !explode && !is_file(Some(payload.node))).then(|| Encoding {
            property: name.clone(),
            content_type: None,
            style: Some(style),
            explode: Some(explode),
            allow_reserved: false,
            headers: Vec::new(),
        });
        Some(FormField {
            schema: self.schema_of_field(&fields, &name, &payload.at),
            required: fields.flag("required", self.diagnostics) == Some(true),
            encoding,
            name,
        })
    }

    /// Those of `consumes` that are forms. Without one, what fits: files need parts.
    fn form_types(
        &mut self,
        has_file: bool,
        first: &Payload<'a>,
        operation: &Fields<'a>,
    ) -> Vec<Text> {
        let stated_types = self.swagger.operation.consumes.clone();
        let fits = |name: &Text| {
            let essence = essence(&name.value);
            let is_multipart = essence.to_ascii_lowercase().starts_with("multipart/");
            is_multipart || (!has_file && essence.eq_ignore_ascii_case(URL_ENCODED))
        };
        let names: Vec<Text> = stated_types.iter().filter(|it| fits(it)).cloned().collect();
        if !names.is_empty() {
            return names;
        }
        let taken = if has_file { MULTIPART } else { URL_ENCODED };
        if let Some(other) = stated_types.first() {
            let own = operation.get("consumes").is_some();
            let place = if own { other.span } else { first.place };
            let message = match has_file {
                true => format!("the form has a file, but `consumes` does not list `{MULTIPART}`"),
                false => {
                    "the operation has fields of a form, but `consumes` lists no form".to_owned()
                }
            };
            self.diagnostics
                .report(Code::LOOSE_VALUE, place, message)
                .label(match own {
                    true => "no media type of such a form",
                    false => "a field of the form",
                })
                .consequence(format!("the form is sent as `{taken}`"))
                .help(format!("write `consumes: [{taken}]` in the operation"));
        }
        vec![stated(taken, first.node.span)]
    }
}
