//! The form of a multipart body: its parts, typed.

use oasmith_ir::operation::{Content, ContentKind};
use oasmith_ir::types::{Member, Shape, TextFormat, TypeId};

use super::Call;
use crate::ident::Ident;
use crate::names::body::form;
use crate::print::doc::{CodeSpan, Doc};
use crate::print::{Code, Expr, FieldValue, FnParam, On, Ty, close, line, snippet};
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
    argument: FnParam,
    method: &'static str,
    turbofish: Option<Ty>,
    arguments: Vec<Expr>,
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
        if optional.iter().any(|it| reads_like_a_conversion(it.name)) {
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
    fn new(cx: &'a Cx<'_>, content: &Content, id: TypeId, at: usize, member: &'a Member) -> Self {
        let name = cx.names.member(id, at);
        let mut encodings = content.encoding.iter();
        let encoding = encodings.find(|one| one.property.value == member.name);
        let media_type = encoding.and_then(|one| one.content_type.as_deref());
        let media_type = media_type.filter(|text| !text.contains([',', '*']));
        let wire = Expr::text(&member.name);
        let file = |method, argument: Ty| Self {
            member,
            name,
            argument: FnParam::new(name, argument),
            method,
            turbofish: None,
            arguments: vec![
                wire.clone(),
                Expr::text(media_type.unwrap_or(UNKNOWN)),
                name.into(),
            ],
        };
        let part = Ty::bounded(Ty::of("Into", "rt::Part".into()));
        if is_binary(cx, member.ty.id) {
            return file("set_upload", part);
        }
        if let Shape::Array(array) = ty::shape_of(cx, member.ty.id)
            && is_binary(cx, array.items.id)
        {
            let item = Ty::Prefixed("Item = ", Box::new(part));
            return file("set_uploads", Ty::bounded(Ty::of("IntoIterator", item)));
        }
        let argument = match member.required {
            true => ty::argument_of(cx, member.ty),
            false => ty::argument(cx, member.ty.id),
        };
        let value = argument.value(name).reference();
        let (method, arguments) = match media_type {
            Some(text) if ContentKind::of(text) == ContentKind::Json => {
                ("set_json", vec![wire, value])
            }
            Some(text) => ("set_value_as", vec![wire, Expr::text(text), value]),
            None => ("set_value", vec![wire, value]),
        };
        let turbofish = argument.converts.then(|| ty::value(cx, member.ty.id));
        Self {
            member,
            name,
            argument: FnParam::new(name, argument.ty),
            method,
            turbofish,
            arguments,
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
        code.blank();
        code.doc(&doc);
        model::deprecate(On::Item, docs, code);
        if !docs.deprecated {
            allow(ty::mentions_deprecated(cx, self.member.ty.id), code);
        }
        if reads_like_an_operator(self.name) {
            line!(code, "#[allow(clippy::should_implement_trait)]");
        }
        let arguments = [FnParam::receiver("mut self"), self.argument.clone()];
        let head = snippet!("pub fn {}", self.name);
        code.signature(&head, &arguments, Some(&"Self".into()));
        code.run(&self.set(Expr::from("self").field("form")));
        line!(code, "self");
        close!(code, "}}");
    }
}

fn is_binary(cx: &Cx<'_>, id: TypeId) -> bool {
    matches!(ty::shape_of(cx, id), Shape::Text(TextFormat::Binary))
}

fn emit_struct(name: &Ident, call: &Ident, is_empty: bool, code: &mut Code) {
    let mut doc = Doc::new();
    doc.paragraph(&snippet!("The form that [`{}`] sends.", call));
    doc.paragraph(&snippet!(
        "It becomes an [`rt::Multipart`], which takes parts that the document does not name."
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
        doc.paragraph(&snippet!("A form without parts."));
    } else {
        doc.paragraph(&snippet!("A form of the parts that it must have."));
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
