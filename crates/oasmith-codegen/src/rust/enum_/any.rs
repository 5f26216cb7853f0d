//! Listed values of several kinds, lists and objects: compared as JSON.

use super::{Looks, declare};
use crate::print::section::Section;
use crate::print::{Code, Expr, Ty, close, line, open, snippet};
use crate::rust::cx::Cx;
use crate::rust::{model, serde};
use oasmith_ir::rule::json;
use oasmith_ir::types::{Enum, TypeId};

/// The enum and its conversions from and to JSON.
pub(super) fn emit(cx: &Cx<'_>, id: TypeId, list: &Enum, code: &mut Code) {
    let name = cx.names.model(id);
    let allow = model::Allow::of(cx, id);
    let named = list.values.iter().enumerate();
    let named = named.map(|(index, value)| (cx.names.variant(id, index), value));
    let looks = Looks {
        derives: &["Debug", "Clone", "PartialEq", "Eq", "Hash"],
        method: "to_json",
        unknown: "rt::UnknownJson",
    };
    declare(cx, id, named.clone(), &looks, code);

    // What the conversions look values up in is private to the file.
    code.blank();
    code.section(Section::Wire);
    allow.write(code);
    code.own_impl(name);
    line!(
        code,
        "/// The values on the wire, in the order of the variants."
    );
    let texts = list.values.iter();
    let texts: Vec<Expr> = texts
        .map(|value| Expr::text(&json::value(&value.value)))
        .collect();
    let ty = "&[&str]".into();
    code.constant("const", &"LISTED".into(), &ty, &Expr::slice(texts));
    code.blank();
    line!(code, "/// The value on the wire.");
    open!(code, "pub fn to_json(&self) -> rt::Json {{");
    open!(code, "match self {{");
    for (index, (variant, _)) in named.clone().enumerate() {
        let index = snippet!("{}", index);
        let value = Expr::call("rt::listed", ["Self::LISTED".into(), index.into()]);
        code.arm(&snippet!("Self::{}", variant).into(), &value);
    }
    line!(code, "Self::Unknown(value) => value.to_json(),");
    close!(code, "}}");
    close!(code, "}}");
    close!(code, "}}");

    code.blank();
    allow.write(code);
    code.impl_head(Ty::of(cx.std("From"), "rt::Json".into()), name);
    open!(code, "fn from(value: rt::Json) -> Self {{");
    open!(code, "match rt::position(Self::LISTED, &value) {{");
    for (index, (variant, _)) in named.enumerate() {
        let pattern = Expr::call(cx.std("Some"), [snippet!("{}", index).into()]);
        code.arm(&pattern, &snippet!("Self::{}", variant).into());
    }
    line!(code, "_ => Self::Unknown(rt::UnknownJson::new(value)),");
    close!(code, "}}");
    close!(code, "}}");
    close!(code, "}}");
    serde::implement(cx, id, "rt::json_enum!", code);
}
