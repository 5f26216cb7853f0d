//! The form of a multipart body: its parts, typed.

use oasmith_ir::operation::{Body, Content, ContentKind, ParameterStyle};
use oasmith_ir::types::{Member, Shape, TextFormat, TypeId, Wire};
use oasmith_spec::body::Encoding;
use oasmith_spec::code::Code as Finding;
use oasmith_spec::diagnostic::Diagnostics;

use super::Call;
use super::parameter::style;
use crate::ident::Ident;
use crate::names::body::form;
use crate::print::doc::{CodeSpan, Doc};
use crate::print::{Code, Expr, FieldValue, FnParam, On, Snippet, Ty, close, line, snippet};
use crate::rust::cx::Cx;
use crate::rust::object::{reads_like_a_conversion, reads_like_an_operator};
use crate::rust::response::allow;
use crate::rust::{model, ty};

/// The media type of a file that the document says nothing of.
const UNKNOWN: &str = "application/octet-stream";

/// A member of the form's schema, as it is taken and set.
struct Part<'a> {
    member: &'a Member,
    name: &'a Ident,
    setter: &'a Ident,
    argument: FnParam,
    method: &'static str,
    turbofish: Option<Ty>,
    arguments: Vec<Expr>,
    /// The names of the headers that the document declares for it.
    headers: Vec<&'a str>,
}

impl Call<'_> {
    /// The type of the form, where the operation takes one.
    pub(super) fn emit_form(&self, cx: &Cx<'_>, code: &mut Code) {
        let body = self.operation.body.as_ref();
        let found = body.and_then(|body| form(cx.api, body));
        let (Some(name), Some((content, id))) = (&self.names.form, found) else {
            return;
        };
        let Shape::Object(object) = ty::shape_of(cx, id) else {
            return;
        };
        let members = object.members.iter().enumerate();
        let members = members.filter(|(_, member)| !member.read_only);
        let parts = members.map(|(at, member)| Part::new(cx, content, id, at, member));
        let (required, optional): (Vec<_>, Vec<_>) = parts.partition(|it| it.member.required);
        emit_struct(name, &self.names.call, required.is_empty(), code);
        code.blank();
        if optional.iter().any(|it| reads_like_a_conversion(it.setter)) {
            // Setters are named like their parts, whatever those are called.
            line!(code, "#[allow(clippy::wrong_self_convention)]");
        }
        code.own_impl(name);
        emit_new(cx, &required, code);
        for part in &optional {
            part.emit_setter(cx, code);
        }
        close!(code, "}}");
        emit_from(name, code);
    }
}

impl<'a> Part<'a> {
    fn new(
        cx: &'a Cx<'_>,
        content: &'a Content,
        id: TypeId,
        at: usize,
        member: &'a Member,
    ) -> Self {
        let name = cx.names.member(id, at);
        let setter = cx.names.setter(id, at);
        let mut encodings = content.encoding.iter();
        let encoding = encodings.find(|one| one.property.value == member.name);
        let media_type = encoding.and_then(|one| declared_type(cx, member, one));
        let headers =
            encoding.map(|one| one.headers.iter().map(|header| header.name.value.as_str()));
        let headers: Vec<&str> = headers.into_iter().flatten().collect();
        let wire = Expr::text(&member.name);
        let file = |method, argument: Ty| Self {
            member,
            name,
            setter,
            argument: FnParam::new(name, argument),
            method,
            turbofish: None,
            arguments: vec![
                wire.clone(),
                Expr::text(media_type.unwrap_or(UNKNOWN)),
                name.into(),
            ],
            headers: headers.clone(),
        };
        let part = || Ty::bounded(Ty::of("Into", "rt::Part".into()));
        if is_binary(cx, member.ty.id) {
            return file("set_upload", part());
        }
        if let Shape::Array(array) = ty::shape_of(cx, member.ty.id)
            && is_binary(cx, array.items.id)
        {
            let item = Ty::Prefixed("Item = ", Box::new(part()));
            return file("set_uploads", Ty::bounded(Ty::of("IntoIterator", item)));
        }
        if !can_write(cx, member, media_type) {
            return file("set_part", part());
        }
        let argument = match member.required {
            true => ty::argument_of(cx, member.ty),
            false => ty::argument(cx, member.ty.id),
        };
        let value = argument.value(name).reference();
        let joined = encoding.and_then(|one| joined(cx, one, member.ty.id));
        let (method, arguments) = match (media_type, joined) {
            (Some("application/json"), _) => ("set_json", vec![wire, value]),
            (Some(text), _) if ContentKind::of(text) == ContentKind::Json => {
                ("set_json_as", vec![wire, Expr::text(text), value])
            }
            (Some(text), _) => ("set_value_as", vec![wire, Expr::text(text), value]),
            (None, Some(style)) => ("set_styled", vec![wire, style, value]),
            (None, None) => ("set_value", vec![wire, value]),
        };
        let turbofish = argument.converts.then(|| ty::value(cx, member.ty.id));
        Self {
            member,
            name,
            setter,
            argument: FnParam::new(name, argument.ty),
            method,
            turbofish,
            arguments,
            headers,
        }
    }

    /// The statement that sets the part.
    fn set(&self, form: Expr) -> Expr {
        form.typed_method(self.method, self.turbofish.clone(), self.arguments.clone())
    }

    fn emit_setter(&self, cx: &Cx<'_>, code: &mut Code) {
        let docs = &self.member.docs;
        let mut doc = Doc::new();
        doc.first_paragraph(docs.description.as_deref().unwrap_or(""));
        if doc.is_empty() && self.member.name != self.name.as_str() {
            doc.paragraph(&snippet!("Sets {}.", CodeSpan::new(&self.member.name)));
        }
        if !self.headers.is_empty() {
            let names = self.headers.iter();
            let names: Vec<_> = names
                .map(|name| snippet!("{}", CodeSpan::new(name)))
                .collect();
            doc.paragraph(&snippet!(
                "Its headers are set by [`rt::Multipart::part_header`]: {}",
                Snippet::join(&names, ", ")
            ));
        }
        code.blank();
        code.doc(&doc);
        model::deprecate(On::Item, docs, code);
        if !docs.deprecated {
            allow(ty::mentions_deprecated(cx, self.member.ty.id), code);
        }
        if reads_like_an_operator(self.setter) {
            line!(code, "#[allow(clippy::should_implement_trait)]");
        }
        let arguments = [FnParam::receiver("mut self"), self.argument.clone()];
        let head = snippet!("pub fn {}", self.setter);
        code.signature(&head, &arguments, Some(&"Self".into()));
        code.run(&self.set(Expr::from("self").field("form")));
        line!(code, "self");
        close!(code, "}}");
    }
}

/// The style of a list that is one part.
fn joined(cx: &Cx<'_>, encoding: &Encoding, id: TypeId) -> Option<Expr> {
    let is_list = matches!(ty::shape_of(cx, id), Shape::Array(_));
    let form = encoding.style.unwrap_or(ParameterStyle::Form);
    let explode = encoding.explode.unwrap_or(form == ParameterStyle::Form);
    (is_list && !explode).then(|| style(cx, form, explode, false))
}

/// The media type of a part, where its encoding declares one that it can be written with. Of several it is the first
/// that is JSON where the part needs that, else none of them: who gives the part chooses.
fn declared_type<'e>(cx: &Cx<'_>, member: &Member, encoding: &'e Encoding) -> Option<&'e str> {
    let declared = encoding.content_type.as_deref()?.trim();
    // What stands in a quoted parameter is not told from a list, which is how media types are not written.
    let mut several = declared.split(',').map(str::trim);
    let is_one = !declared.contains([',', '*']);
    if is_one {
        return Some(declared);
    }
    let is_json = |text: &&str| !text.contains('*') && ContentKind::of(text) == ContentKind::Json;
    several.find(is_json).filter(|_| !is_flat(cx, member))
}

/// Whether a part that is not binary can be written with its media type: only JSON has a spelling for objects.
fn can_write(cx: &Cx<'_>, member: &Member, media_type: Option<&str>) -> bool {
    let is_json = |text| ContentKind::of(text) == ContentKind::Json;
    media_type.is_none_or(is_json) || is_flat(cx, member)
}

/// Whether the values of a member are scalars, or arrays of those.
fn is_flat(cx: &Cx<'_>, member: &Member) -> bool {
    let is_scalar = |id| {
        use Shape::{Boolean, Enum, External, Integer, Null, Number, Text};
        match ty::shape_of(cx, id) {
            Boolean | Integer(_) | Number(_) | Text(_) | Enum(_) | Null => true,
            External(external) => external.wire != Wire::Other,
            _ => false,
        }
    };
    match ty::shape_of(cx, member.ty.id) {
        Shape::Array(array) => is_scalar(array.items.id),
        _ => is_scalar(member.ty.id),
    }
}

/// Reports parts that can't be written with their media types.
pub(in crate::rust) fn report(cx: &Cx<'_>, body: &Body, diagnostics: &mut Diagnostics) {
    let Some((content, id)) = form(cx.api, body) else {
        return;
    };
    let Shape::Object(object) = ty::shape_of(cx, id) else {
        return;
    };
    for encoding in &content.encoding {
        let mut members = object.members.iter();
        let Some(member) = members.find(|member| member.name == encoding.property.value) else {
            continue;
        };
        let media_type = declared_type(cx, member, encoding);
        let (Some(media_type), false) = (media_type, is_file(cx, member)) else {
            continue;
        };
        if !can_write(cx, member, Some(media_type)) {
            let what = format!("the part `{}` is not written as {media_type}", member.name);
            diagnostics
                .report(Finding::UNSUPPORTED, encoding.property.span, what)
                .consequence("its argument is an `rt::Part`, whose bytes the caller writes");
        }
    }
}

/// Whether a member is a file, or a list of files.
fn is_file(cx: &Cx<'_>, member: &Member) -> bool {
    let items = match ty::shape_of(cx, member.ty.id) {
        Shape::Array(array) => array.items.id,
        _ => member.ty.id,
    };
    is_binary(cx, items)
}

fn is_binary(cx: &Cx<'_>, id: TypeId) -> bool {
    matches!(ty::shape_of(cx, id), Shape::Text(TextFormat::Binary))
}

fn emit_struct(name: &Ident, call: &Ident, is_empty: bool, code: &mut Code) {
    let mut doc = Doc::new();
    doc.paragraph(&snippet!("The form that [`{}`] sends.", call));
    doc.paragraph(&snippet!(
        "It converts into an [`rt::Multipart`], which takes parts that the document doesn't declare."
    ));
    code.blank();
    code.doc(&doc);
    if is_empty {
        line!(code, "#[derive(Debug, Clone, Default)]");
    } else {
        line!(code, "#[derive(Debug, Clone)]");
    }
    line!(
        code,
        "#[must_use = \"a form does nothing until it is sent\"]"
    );
    code.item_head("pub struct", name);
    line!(code, "form: rt::Multipart,");
    close!(code, "}}");
}

fn emit_new(cx: &Cx<'_>, required: &[Part<'_>], code: &mut Code) {
    let mut doc = Doc::new();
    if required.is_empty() {
        doc.paragraph(&snippet!("Creates a form without parts."));
    } else {
        doc.paragraph(&snippet!("Creates a form of its required parts."));
    }
    code.doc(&doc);
    let mentions = |part: &Part<'_>| ty::mentions_deprecated(cx, part.member.ty.id);
    allow(required.iter().any(mentions), code);
    if required.len() > 7 {
        line!(code, "#[allow(clippy::too_many_arguments)]");
    }
    let arguments: Vec<FnParam> = required.iter().map(|part| part.argument.clone()).collect();
    code.signature(&"pub fn new".into(), &arguments, Some(&"Self".into()));
    if required.is_empty() {
        // A part may be called `default`, and its setter is found before the trait's function.
        line!(code, "Default::default()");
    } else {
        let names: Vec<&Ident> = required.iter().map(|part| part.name).collect();
        let form = Ident::unlike("form", |name| names.contains(&name));
        line!(code, "let mut {} = rt::Multipart::new();", form);
        for part in required {
            code.run(&part.set((&form).into()));
        }
        let field = FieldValue::new(&Ident::fixed("form"), (&form).into());
        code.give(&Expr::record("Self", [field]));
    }
    close!(code, "}}");
}

fn emit_from(name: &Ident, code: &mut Code) {
    code.blank();
    code.impl_head(Ty::of("From", name.into()), "rt::Multipart");
    let argument = FnParam::new("form", name);
    code.signature(&"fn from".into(), &[argument], Some(&"Self".into()));
    line!(code, "form.form");
    close!(code, "}}");
    close!(code, "}}");
}
