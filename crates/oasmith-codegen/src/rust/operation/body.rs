//! Bodies of requests.

use oasmith_ir::operation::{Body, Content, ContentKind};
use oasmith_ir::types::{Shape, TypeRef};

use super::emit_call;
use crate::print::{Code, Snippet, close, line, snippet};
use crate::rust::cx::Cx;
use crate::rust::doc::Doc;
use crate::rust::literal::Literal;
use crate::rust::response::allow;
use crate::rust::ty;

/// How the body of a request is taken and sent.
pub(super) struct BodyArgument {
    pub(super) ty: Snippet,
    send: Snippet,
    arguments: Vec<Snippet>,
    pub(super) deprecated: bool,
}

impl BodyArgument {
    pub(super) fn new(cx: &Cx<'_>, body: &Body) -> Self {
        let Some(content) = chosen(body) else {
            return Self::plain("impl Into<rt::Bytes>", "bytes", "application/octet-stream");
        };
        let media_type = media_type(content);
        match content.kind {
            ContentKind::Json => Self::typed(cx, content.ty, "json", &media_type),
            ContentKind::Form => Self::typed(cx, content.ty, "form", ""),
            ContentKind::Multipart => Self {
                ty: "rt::Multipart".into(),
                send: "multipart".into(),
                arguments: vec!["body".into()],
                deprecated: false,
            },
            ContentKind::Text | ContentKind::EventStream | ContentKind::JsonLines => {
                Self::plain("impl Into<String>", "text", &media_type)
            }
            ContentKind::Bytes => Self::plain("impl Into<rt::Bytes>", "bytes", &media_type),
        }
    }

    fn plain(ty: &'static str, send: &'static str, media_type: &str) -> Self {
        Self {
            ty: ty.into(),
            send: send.into(),
            arguments: vec![snippet!("{}", Literal::string(media_type)), "body".into()],
            deprecated: false,
        }
    }

    fn typed(cx: &Cx<'_>, ty: Option<TypeRef>, send: &'static str, media_type: &str) -> Self {
        let other_json = send == "json" && media_type != "application/json";
        let send = if other_json { "json_as" } else { send };
        let mut arguments = Vec::new();
        if other_json {
            arguments.push(snippet!("{}", Literal::string(media_type)));
        }
        let Some(part) = ty else {
            arguments.push("&body".into());
            let ty = "rt::Json".into();
            return Self {
                ty,
                send: send.into(),
                arguments,
                deprecated: false,
            };
        };
        let nullable = ty::is_nullable(cx, part);
        let argument = ty::argument_of(cx, part);
        let shape = ty::shape_of(cx, part.id);
        let object = matches!(shape, Shape::Object(_)) && !nullable;
        let (ty, converts) = if object {
            // So that a call can be made of whatever becomes the model.
            (snippet!("impl Into<{}>", ty::value(cx, part.id)), true)
        } else {
            (argument.ty, argument.converts)
        };
        let send = if converts {
            arguments.push("&body.into()".into());
            snippet!("{}::<{}>", send, ty::value(cx, part.id))
        } else {
            arguments.push("&body".into());
            send.into()
        };
        Self {
            ty,
            send,
            arguments,
            deprecated: ty::mentions_deprecated(cx, part.id),
        }
    }

    pub(super) fn emit(&self, call: &'static str, code: &mut Code) {
        emit_call(call, &self.send, &self.arguments, code);
    }

    pub(super) fn emit_setter(&self, body: &Body, code: &mut Code) {
        let mut doc = Doc::new();
        doc.markdown(body.description.as_deref().unwrap_or(""));
        if doc.is_empty() {
            doc.paragraph(&snippet!("Sets the body of the request."));
        }
        code.blank();
        code.doc(&doc);
        allow(self.deprecated, code);
        let arguments = [snippet!("mut self"), snippet!("body: {}", self.ty)];
        code.signature(&snippet!("pub fn body"), &arguments, Some(&"Self".into()));
        self.emit("self.call", code);
        line!(code, "self");
        close!(code, "}}");
    }
}

/// The media type that is sent: the first JSON one, else the first.
pub fn chosen(body: &Body) -> Option<&Content> {
    let json = body
        .contents
        .iter()
        .find(|content| content.kind == ContentKind::Json);
    json.or(body.contents.first())
}

/// The `Content-Type` of a body: a range is no media type, and stands for its most general one.
fn media_type(content: &Content) -> String {
    let written = content.media_type.trim();
    let ranged = written
        .split(';')
        .next()
        .is_some_and(|essence| essence.contains('*'));
    match content.kind {
        ContentKind::Json if ranged => "application/json".to_owned(),
        ContentKind::Text if ranged => "text/plain".to_owned(),
        _ if ranged => "application/octet-stream".to_owned(),
        _ => written.to_owned(),
    }
}
