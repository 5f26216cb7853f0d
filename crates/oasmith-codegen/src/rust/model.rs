//! A model with everything that belongs to it.

use super::cx::Cx;
use super::{
    alias, enum_, list, map, newtype, object, param, place, secret, tuple, ty, union, validate,
};
use crate::ident::Ident;
use crate::print::doc::{Doc, deprecation_note};
use crate::print::{Code, Expr, FnParam, On, Snippet, Ty, close, line, open};
use oasmith_ir::types::{Additional, Docs, Shape, TypeId};

/// What is printed for one model.
///
/// The file that it goes into must have `use oasmith_runtime as rt;` (or the like), every model that
/// this one names in scope under its own name, what the flags ask for, and `RULES`, the table of
/// [`rules::emit`](super::rules::emit), where the code [imports](Code::imports) it.
#[derive(Debug)]
pub struct Model {
    /// The items, without a blank line at either end.
    pub code: Code,
    /// Whether the items name `BTreeMap`, so that the file needs `use std::collections::BTreeMap;`.
    /// Never true where a model has that name; the path is written out then.
    pub uses_map: bool,
    /// Whether the model is a type of its own, to be listed in the file's one call of
    /// [`serde::emit`](super::serde::emit). Aliases are not.
    pub serde: bool,
    /// Whether the model itself is deprecated: naming it elsewhere (in a re-export, say) needs
    /// `#[allow(deprecated)]`.
    pub deprecated: bool,
}

/// Prints the model `id`, a member of [`Api::models`](oasmith_ir::api::Api::models), to stand
/// `depth` levels deep: 0 in a file, 1 in a module within a file.
pub fn emit(cx: &Cx<'_>, id: TypeId, depth: usize) -> Model {
    let mut code = Code::at_depth(depth);
    let declared = cx.api.ty(id);
    match &declared.shape {
        Shape::Object(object) => object::emit(cx, id, object, &mut code),
        Shape::Enum(list) => enum_::emit(cx, id, list, &mut code),
        Shape::Union(union) => union::emit(cx, id, union, &mut code),
        Shape::Map(values) => map::emit(cx, id, values, &mut code),
        Shape::Array(items) if declared.is_declared() => list::emit(cx, id, items, &mut code),
        Shape::Tuple(tuple) if declared.is_declared() => tuple::emit(cx, id, tuple, &mut code),
        _ if ty::is_newtype(cx, id) => newtype::emit(cx, id, &mut code),
        _ => alias::emit(cx, id, &mut code),
    }
    let own = !ty::is_alias(cx, id);
    if own {
        secret::emit(cx, id, &mut code);
        validate::emit(cx, id, &mut code);
        if cx.is_parameter(id) {
            param::emit(cx, id, &mut code);
        }
    }
    Model {
        code,
        uses_map: cx.imports_map() && uses_map(cx, id),
        serde: own,
        deprecated: declared.docs.deprecated,
    }
}

fn uses_map(cx: &Cx<'_>, id: TypeId) -> bool {
    match &cx.api.ty(id).shape {
        Shape::Object(object) => {
            matches!(object.additional, Additional::Allowed(_))
                || object
                    .members
                    .iter()
                    .any(|member| ty::mentions_map(cx, member.ty.id))
        }
        Shape::Union(union) => union.variants.iter().any(|v| ty::mentions_map(cx, v.ty.id)),
        Shape::Enum(_) => false,
        _ => ty::shape_mentions_map(cx, id),
    }
}

/// `#[allow(deprecated)]` where an item names something deprecated.
#[derive(Debug, Clone, Copy)]
pub(super) struct Allow(bool);

impl Allow {
    /// For the items beside a model: it, a member of it, or a type that it is made of is deprecated.
    pub(super) fn of(cx: &Cx<'_>, id: TypeId) -> Self {
        let declared = cx.api.ty(id);
        let members: &[_] = match &declared.shape {
            Shape::Object(object) => &object.members,
            _ => &[],
        };
        Self(
            declared.docs.deprecated
                || members.iter().any(|member| member.docs.deprecated)
                || Self::of_types(cx, id).0,
        )
    }

    /// For the declaration of a model: a type that it is made of is deprecated.
    pub(super) fn of_types(cx: &Cx<'_>, id: TypeId) -> Self {
        let parts = cx.parts(id);
        Self(
            parts
                .iter()
                .any(|part| ty::mentions_deprecated(cx, part.id)),
        )
    }

    pub(super) fn write(self, code: &mut Code) {
        if self.0 {
            line!(code, "#[allow(deprecated)]");
        }
    }
}

/// The docs of a model, and `#[deprecated]`.
pub(super) fn describe(cx: &Cx<'_>, id: TypeId, code: &mut Code) {
    describe_and(cx, id, None, code);
}

/// The same with a paragraph more.
pub(super) fn describe_and(cx: &Cx<'_>, id: TypeId, more: Option<&Snippet>, code: &mut Code) {
    let declared = cx.api.ty(id);
    let mut doc = docs(&declared.docs);
    if doc.is_empty() && !is_named_alike(cx, id) {
        doc.paragraph(&place::sentence(cx, id));
    }
    if let Some(more) = more {
        doc.paragraph(more);
    }
    if declared.origin.is_component()
        && let Some(example) = declared.docs.examples.first()
    {
        doc.value(example);
    }
    code.doc(&doc);
    deprecate(On::Item, &declared.docs, code);
}

/// Whether a model is a component of its own name: to say where it stands would be to say the name again.
fn is_named_alike(cx: &Cx<'_>, id: TypeId) -> bool {
    let origin = &cx.api.ty(id).origin;
    origin.is_component() && place::root_text(cx, &origin.root) == cx.names.model(id).as_str()
}

/// Title and description. The title is left out where the description begins with it.
pub fn docs(docs: &Docs) -> Doc {
    let mut doc = Doc::new();
    let description = docs.description.as_deref().unwrap_or("");
    if let Some(title) = &docs.title
        && !description.trim_start().starts_with(title.trim())
    {
        doc.markdown(title);
    }
    doc.markdown(description);
    doc
}

/// `#[deprecated]` where the document says so, with what it says of it.
pub fn deprecate(on: On, docs: &Docs, code: &mut Code) {
    if docs.deprecated {
        let note = deprecation_note(docs);
        code.attribute_text(on, "deprecated", "note", note.as_deref());
    }
}

/// `impl From<source> for name`, by what becomes of `value`.
pub(super) fn from_impl(
    cx: &Cx<'_>,
    allow: Allow,
    source: &Ty,
    name: &Ident,
    value: Expr,
    code: &mut Code,
) {
    allow.write(code);
    code.impl_head(Ty::of(cx.std("From"), source.clone()), name);
    let argument = FnParam::new("value", source.clone());
    code.signature(&"fn from".into(), &[argument], Some(&"Self".into()));
    code.give(&value);
    close!(code, "}}");
    close!(code, "}}");
}

/// The head of `FromIterator`'s function.
pub(super) fn from_iter(cx: &Cx<'_>, item: Ty, argument: FnParam, code: &mut Code) {
    let item = Ty::Prefixed("Item = ", Box::new(item));
    let bound = Ty::of(cx.std("IntoIterator"), item);
    let generics = [Ty::Prefixed("I: ", Box::new(bound))];
    let head = "fn from_iter".into();
    code.generic_signature(&head, &generics, &[argument], Some(&"Self".into()));
}

/// `Deref` and `DerefMut` of a newtype, to what it holds.
pub(super) fn deref(allow: Allow, name: &Ident, inner: &Ty, code: &mut Code) {
    code.blank();
    allow.write(code);
    code.impl_head("::std::ops::Deref", name);
    code.type_binding(&"type Target".into(), inner);
    code.blank();
    open!(code, "fn deref(&self) -> &Self::Target {{");
    line!(code, "&self.0");
    close!(code, "}}");
    close!(code, "}}");

    code.blank();
    allow.write(code);
    code.impl_head("::std::ops::DerefMut", name);
    open!(code, "fn deref_mut(&mut self) -> &mut Self::Target {{");
    line!(code, "&mut self.0");
    close!(code, "}}");
    close!(code, "}}");
}

/// `Decode` and `Encode` of a newtype, by what it holds.
pub(super) fn delegate(allow: Allow, name: &Ident, code: &mut Code) {
    code.blank();
    allow.write(code);
    code.impl_head("rt::Decode", name);
    open!(
        code,
        "fn decode(reader: &mut rt::Reader<'_>) -> rt::Decoded<Self> {{"
    );
    line!(code, "reader.read().map(Self)");
    close!(code, "}}");
    close!(code, "}}");
    code.blank();
    allow.write(code);
    code.impl_head("rt::Encode", name);
    open!(code, "fn encode(&self, writer: &mut rt::Writer) {{");
    line!(code, "rt::Encode::encode(&self.0, writer);");
    close!(code, "}}");
    close!(code, "}}");
}
