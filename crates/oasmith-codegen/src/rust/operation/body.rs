//! Bodies of requests.

use oasmith_ir::operation::{Body, Content, ContentKind, ParameterStyle};
use oasmith_ir::types::{Shape, TypeRef};
use oasmith_spec::body::Encoding;

use super::parameter::style;
use crate::names::body::chosen;
use crate::print::doc::{CodeSpan, Doc};
use crate::print::{Code, Expr, FnParam, Snippet, Ty, close, line, snippet};
use crate::rust::cx::Cx;
use crate::rust::response::{allow, is_range};
use crate::rust::ty;

/// How the body of a request is taken and sent.
pub(super) struct BodyArgument {
    pub(super) ty: Ty,
    /// The method of the runtime's call.
    send: &'static str,
    turbofish: Option<Ty>,
    arguments: Vec<Expr>,
    /// How members of a form are written that are not written in the usual way.
    encodings: Vec<Expr>,
    pub(super) deprecated: bool,
}

impl BodyArgument {
    pub(super) fn new(cx: &Cx<'_>, body: &Body) -> Self {
        match chosen(body) {
            Some(content) => Self::of(cx, content),
            None => Self::plain("impl Into<rt::Body>", "bytes", "application/octet-stream"),
        }
    }

    /// A body of one of the media types.
    pub(super) fn of(cx: &Cx<'_>, content: &Content) -> Self {
        let media_type = media_type(content);
        match content.kind {
            ContentKind::Json => Self::typed(cx, content.ty, "json", &media_type),
            ContentKind::Form => {
                let mut argument = Self::typed(cx, content.ty, "form", "");
                argument.encodings = content
                    .encoding
                    .iter()
                    .filter_map(|one| encoding(cx, one))
                    .collect();
                argument
            }
            ContentKind::Multipart => Self {
                ty: "impl Into<rt::Multipart>".into(),
                send: if is_plain_form(&media_type) {
                    "multipart"
                } else {
                    "multipart_as"
                },
                turbofish: None,
                arguments: match is_plain_form(&media_type) {
                    true => vec!["body".into()],
                    false => vec![Expr::text(&media_type), "body".into()],
                },
                encodings: Vec::new(),
                deprecated: false,
            },
            ContentKind::Text | ContentKind::EventStream | ContentKind::JsonLines => {
                Self::plain("impl Into<String>", "text", &media_type)
            }
            ContentKind::Bytes => Self::plain("impl Into<rt::Body>", "bytes", &media_type),
        }
    }

    fn plain(ty: &'static str, send: &'static str, media_type: &str) -> Self {
        Self {
            ty: ty.into(),
            send,
            turbofish: None,
            arguments: vec![Expr::text(media_type), "body".into()],
            encodings: Vec::new(),
            deprecated: false,
        }
    }

    fn typed(cx: &Cx<'_>, ty: Option<TypeRef>, send: &'static str, media_type: &str) -> Self {
        let other_json = send == "json" && media_type != "application/json";
        let send = if other_json { "json_as" } else { send };
        let mut arguments = Vec::new();
        if other_json {
            arguments.push(Expr::text(media_type));
        }
        let body = Expr::from("body");
        let Some(part) = ty else {
            arguments.push(body.reference());
            let ty = "rt::Json".into();
            return Self {
                ty,
                send,
                turbofish: None,
                arguments,
                encodings: Vec::new(),
                deprecated: false,
            };
        };
        let nullable = ty::is_nullable(cx, part);
        let argument = ty::argument_of(cx, part);
        let shape = ty::shape_of(cx, part.id);
        let object = matches!(shape, Shape::Object(_)) && !nullable;
        let (ty, converts) = if object {
            // So that a call can be made of whatever becomes the model.
            let ty = Ty::of("Into", ty::value(cx, part.id));
            (Ty::bounded(ty), true)
        } else {
            (argument.ty, argument.converts)
        };
        let turbofish = if converts {
            arguments.push(body.method("into", []).reference());
            Some(ty::value(cx, part.id))
        } else {
            arguments.push(body.reference());
            None
        };
        Self {
            ty,
            send,
            turbofish,
            arguments,
            encodings: Vec::new(),
            deprecated: ty::mentions_deprecated(cx, part.id),
        }
    }

    pub(super) fn emit(&self, call: &Expr, code: &mut Code) {
        let mut arguments = self.arguments.clone();
        let mut send = self.send;
        if !self.encodings.is_empty() {
            let encodings = Expr::Array("", self.encodings.clone());
            code.bind(&"let encodings".into(), &encodings);
            arguments.push(Expr::from("encodings").reference());
            send = "form_with";
        }
        let call = call.clone();
        code.run(&call.typed_method(send, self.turbofish.clone(), arguments));
    }

    /// The setter of an optional body, by its usual name or another one.
    pub(super) fn emit_setter(&self, name: &Snippet, doc: &Doc, code: &mut Code) {
        code.blank();
        code.doc(doc);
        allow(self.deprecated, code);
        let arguments = [
            FnParam::receiver("mut self"),
            FnParam::new("body", self.ty.clone()),
        ];
        code.signature(
            &snippet!("pub fn {}", name),
            &arguments,
            Some(&"Self".into()),
        );
        self.emit(&Expr::from("self").field("call"), code);
        line!(code, "self");
        close!(code, "}}");
    }
}

/// How a member of a form is written, where an encoding says something of it. The media types of text
/// are what is usual.
fn encoding(cx: &Cx<'_>, encoding: &Encoding) -> Option<Expr> {
    let pair = |value| Expr::Tuple(vec![Expr::text(&encoding.property.value), value]);
    let styled = encoding.style.is_some() || encoding.explode.is_some() || encoding.allow_reserved;
    if styled {
        let form = encoding.style.unwrap_or(ParameterStyle::Form);
        let explode = encoding.explode.unwrap_or(form == ParameterStyle::Form);
        let style = style(cx, form, explode, encoding.allow_reserved);
        return Some(pair(Expr::call("rt::Encoding::Style", [style])));
    }
    let kind = encoding.content_type.as_deref().map(ContentKind::of);
    (kind == Some(ContentKind::Json)).then(|| pair("rt::Encoding::Json".into()))
}

/// Whether a multipart media type is that of a form, without parameters of its own.
fn is_plain_form(media_type: &str) -> bool {
    media_type.eq_ignore_ascii_case("multipart/form-data")
}

/// What the setter of an optional body says.
pub(super) fn setter_doc(body: &Body) -> Doc {
    let mut doc = Doc::new();
    doc.markdown(body.description.as_deref().unwrap_or(""));
    if doc.is_empty() {
        doc.paragraph(&snippet!("Sets the request body."));
    }
    doc
}

/// What is said where a body is of another media type than the usual one.
pub(super) fn other_doc(usual: &Snippet, content: &Content) -> Doc {
    let mut doc = Doc::new();
    let media_type = CodeSpan::new(&content.media_type);
    doc.paragraph(&snippet!(
        "The same as [`{}`](Self::{}), with a body of {}.",
        usual,
        usual,
        media_type
    ));
    doc
}

/// The `Content-Type` of a body: a range is no media type, and stands for its most general one.
pub(super) fn media_type(content: &Content) -> String {
    let written = content.media_type.trim();
    let ranged = is_range(content);
    match content.kind {
        ContentKind::Json if ranged => "application/json".to_owned(),
        ContentKind::Text if ranged => "text/plain".to_owned(),
        ContentKind::Multipart if ranged => "multipart/form-data".to_owned(),
        _ if ranged => "application/octet-stream".to_owned(),
        _ => written.to_owned(),
    }
}
