//! One of several types: enums with an open end.

mod evidence;
mod tag;

use self::tag::Tag;
use super::cx::Cx;
use super::derive;
use super::model::{self, Allow};
use super::ty;
use crate::ident::Ident;
use crate::print::LONGEST_FILE;
use crate::print::doc::{CodeSpan, Doc};
use crate::print::section::Section;
use crate::print::{Code, Expr, Snippet, Ty, close, line, open, snippet};
use oasmith_ir::types::{Shape, TypeId, Union, Variant};
use std::collections::BTreeMap;

/// A variant of the enum.
struct Choice<'a> {
    name: &'a Ident,
    variant: &'a Variant,
    /// The type of the payload without its box.
    payload: Ty,
    /// The payload's type with aliases seen through.
    canonical: Ty,
    boxed: bool,
    /// The discriminator's name and value, where the payload does not declare it.
    beside: Option<(&'a str, &'a str)>,
}

/// The enum, conversions from its variants, `Decode` and `Encode`.
pub fn emit(cx: &Cx<'_>, id: TypeId, union: &Union, code: &mut Code) {
    let choices: Vec<Choice<'_>> = union
        .variants
        .iter()
        .enumerate()
        .map(|(index, variant)| Choice::new(cx, id, union, index, variant))
        .collect();
    let allow = Allow::of(cx, id);
    declare(cx, id, &choices, code);
    conversions(cx, id, &choices, allow, code);
    decode(cx, id, union, &choices, allow, code);
    encode(cx, id, &choices, allow, code);
}

impl<'a> Choice<'a> {
    fn new(
        cx: &'a Cx<'a>,
        id: TypeId,
        union: &'a Union,
        index: usize,
        variant: &'a Variant,
    ) -> Self {
        let is_object = matches!(ty::shape_of(cx, variant.ty.id), Shape::Object(_));
        Self {
            name: cx.names.variant(id, index),
            payload: ty::value(cx, variant.ty.id),
            canonical: ty::canonical(cx, variant.ty.id),
            boxed: is_object || variant.ty.cyclic,
            beside: union
                .discriminator
                .as_deref()
                .zip(variant.written_tag.as_deref()),
            variant,
        }
    }

    /// The type that holds the payload; none: the payload itself.
    fn holder(&self, cx: &Cx<'_>) -> Option<Snippet> {
        match (self.beside, self.boxed) {
            (Some(_), _) => Some("rt::Tagged".into()),
            (None, true) => Some(cx.std("Box").into()),
            (None, false) => None,
        }
    }

    /// The discriminator's name and value as arguments.
    fn tag_arguments(&self) -> Option<[Expr; 2]> {
        let (member, tag) = self.beside?;
        Some([member, tag].map(Expr::text))
    }
}

fn declare(cx: &Cx<'_>, id: TypeId, choices: &[Choice<'_>], code: &mut Code) {
    model::describe(cx, id, code);
    Allow::of_types(cx, id).write(code);
    derive::write(cx, id, &["Debug", "Clone", "PartialEq"], code);
    line!(code, "#[non_exhaustive]");
    code.item_head("pub enum", cx.names.model(id));
    for choice in choices {
        let mut doc = Doc::new();
        doc.markdown(choice.variant.docs.description.as_deref().unwrap_or(""));
        if doc.is_empty() && choice.variant.name != choice.name.as_str() {
            doc.paragraph(&snippet!("{}", CodeSpan::new(&choice.variant.name)));
        }
        code.doc(&doc);
        let payload = match choice.holder(cx) {
            Some(holder) => Ty::of(holder, choice.payload.clone()),
            None => choice.payload.clone(),
        };
        code.payload_variant(choice.name, &payload);
    }
    line!(code, "/// An unknown alternative, kept as it was received.");
    line!(code, "Unknown(rt::Json),");
    close!(code, "}}");
}

/// `From` each payload that only one variant has, and from `&str` where just one of them is text.
fn conversions(cx: &Cx<'_>, id: TypeId, choices: &[Choice<'_>], allow: Allow, code: &mut Code) {
    let name = cx.names.model(id);
    let mut uses: BTreeMap<&Ty, usize> = BTreeMap::new();
    for choice in choices {
        *uses.entry(&choice.canonical).or_default() += 1;
    }
    let is_text = |choice: &&Choice<'_>| {
        matches!(ty::shape_of(cx, choice.variant.ty.id), Shape::Text(format)
            if ty::is_plain_text(format))
    };
    // Text with limits is a newtype, so that several texts can be payloads of several types.
    let one_text = choices.iter().filter(is_text).count() == 1;
    let mut begun = false;
    for choice in choices {
        let own = choice.canonical.is(name.as_str());
        if own || uses.get(&choice.canonical) != Some(&1) {
            continue;
        }
        let variant = |value: Expr| {
            let value = match choice.holder(cx) {
                Some(holder) => Expr::call(snippet!("{}::new", holder), [value]),
                None => value,
            };
            Expr::call(snippet!("Self::{}", choice.name), [value])
        };
        code.blank();
        if std::mem::replace(&mut begun, true) {
            code.seam();
        } else {
            code.section(Section::Conversions);
        }
        let value = Expr::from("value");
        model::from_impl(
            cx,
            allow,
            &choice.payload,
            name,
            variant(value.clone()),
            code,
        );
        if one_text && is_text(&choice) {
            code.blank();
            code.seam();
            let value = variant(value.method("into", []));
            model::from_impl(cx, allow, &"&str".into(), name, value, code);
        }
    }
}

fn decode(
    cx: &Cx<'_>,
    id: TypeId,
    union: &Union,
    choices: &[Choice<'_>],
    allow: Allow,
    code: &mut Code,
) {
    let decode_by = |apart: bool| {
        let mut whole = Code::at_depth(code.depth());
        decode_with(cx, id, union, choices, (allow, apart), &mut whole);
        whole
    };
    let mut whole = decode_by(false);
    if whole.line_count() > LONGEST_FILE && Tag::of(union).is_none() {
        whole = decode_by(true);
        evidence::emit_apart(union, cx.names.model(id), code);
    }
    code.blank();
    code.section(Section::Decode);
    code.append(&whole);
}

/// `Decode`, with the evidence in it or `apart` from it.
fn decode_with(
    cx: &Cx<'_>,
    id: TypeId,
    union: &Union,
    choices: &[Choice<'_>],
    (allow, apart): (Allow, bool),
    code: &mut Code,
) {
    allow.write(code);
    code.impl_head("rt::Decode", cx.names.model(id));
    open!(
        code,
        "fn decode(reader: &mut rt::Reader<'_>) -> rt::Decoded<Self> {{"
    );
    let (head, arguments) = evidence(union, apart, code);
    code.closure(&head, &arguments, "|reader, variant|", "", |code| {
        arms(cx, union, choices, code);
    });
    close!(code, "}}");
    close!(code, "}}");
}

/// The call that finds the variant, with what it goes by.
fn evidence(union: &Union, apart: bool, code: &mut Code) -> (Snippet, Vec<Expr>) {
    if apart {
        return among(union, "Self::VARIANTS");
    }
    let Some(tag) = Tag::of(union) else {
        evidence::emit(union, code);
        return among(union, "VARIANTS");
    };
    let texts: Vec<Expr> = tag.texts.into_iter().map(Expr::text).collect();
    let ty = "&[&str]".into();
    code.constant("const", &"TAGS".into(), &ty, &Expr::slice(texts));
    let arguments = vec![Expr::text(tag.member), "TAGS".into()];
    ("reader.tagged".into(), arguments)
}

/// The call that finds the variant by a table.
fn among(union: &Union, table: &'static str) -> (Snippet, Vec<Expr>) {
    let order = union.order();
    let default = union
        .default
        .and_then(|at| order.iter().position(|one| *one == at));
    match (&union.discriminator, default) {
        (Some(member), Some(default)) => {
            let default = snippet!("{}", default).into();
            let arguments = vec![Expr::text(member), default, table.into()];
            ("reader.union_or".into(), arguments)
        }
        _ => ("reader.union".into(), vec![table.into()]),
    }
}

/// The variant by its number.
fn arms(cx: &Cx<'_>, union: &Union, choices: &[Choice<'_>], code: &mut Code) {
    open!(code, "{}(match variant {{", cx.std("Ok"));
    for (index, at) in union.order().into_iter().enumerate() {
        let Some(choice) = choices.get(at) else {
            continue;
        };
        let pattern = Expr::call(cx.std("Some"), [snippet!("{}", index).into()]);
        let reader = Expr::from("reader");
        let read = match choice.tag_arguments() {
            Some(arguments) => reader.method("beside", arguments),
            None => reader.method("read", []),
        };
        let value = Expr::call(snippet!("Self::{}", choice.name), [read.tried()]);
        code.arm(&pattern, &value);
    }
    line!(code, "_ => Self::Unknown(reader.read()?),");
    close!(code, "}})");
}

fn encode(cx: &Cx<'_>, id: TypeId, choices: &[Choice<'_>], allow: Allow, code: &mut Code) {
    code.blank();
    code.section(Section::Encode);
    allow.write(code);
    code.impl_head("rt::Encode", cx.names.model(id));
    open!(code, "fn encode(&self, writer: &mut rt::Writer) {{");
    open!(code, "match self {{");
    for choice in choices {
        let pattern = Expr::call(snippet!("Self::{}", choice.name), ["value".into()]);
        let encode = match choice.tag_arguments() {
            Some([member, tag]) => {
                Expr::from("value").method("write", ["writer".into(), member, tag])
            }
            None => Expr::call("rt::Encode::encode", ["value".into(), "writer".into()]),
        };
        code.arm(&pattern, &encode);
    }
    line!(
        code,
        "Self::Unknown(value) => rt::Encode::encode(value, writer),"
    );
    close!(code, "}}");
    close!(code, "}}");
    close!(code, "}}");
}
