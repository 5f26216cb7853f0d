//! Models as parameters.

use super::cx::Cx;
use super::model::Allow;
use crate::print::section::Section;
use crate::print::{Code, Expr, close, line, open, snippet};
use oasmith_ir::types::{Additional, Object, Shape, Tuple, TypeId, Union};

/// `ToParam` of a model that is a parameter or part of one. Open enums have it from the runtime's
/// macros.
pub fn emit(cx: &Cx<'_>, id: TypeId, code: &mut Code) {
    let shape = &cx.api.ty(id).shape;
    if matches!(shape, Shape::Enum(_)) {
        return;
    }
    code.blank();
    code.section(Section::Parameter);
    Allow::of(cx, id).write(code);
    code.impl_head("rt::ToParam", cx.names.model(id));
    open!(code, "fn to_param(&self) -> rt::Param {{");
    match shape {
        Shape::Object(object) => members(cx, id, object, code),
        Shape::Union(union) => variants(cx, id, union, code),
        Shape::Tuple(tuple) => items(tuple, code),
        _ => line!(code, "rt::ToParam::to_param(&self.0)"),
    }
    close!(code, "}}");
    close!(code, "}}");
}

fn members(cx: &Cx<'_>, id: TypeId, object: &Object, code: &mut Code) {
    let members = object.members.iter().enumerate().map(|(index, member)| {
        let field = Expr::from("self").field(cx.names.member(id, index));
        let arguments = [Expr::text(&member.name), field.reference()];
        Expr::call("rt::Param::member", arguments)
    });
    let members = Expr::Array("vec!", members.collect());
    if !matches!(object.additional, Additional::Allowed(_)) {
        return code.give(&Expr::call("rt::Param::Object", [members]));
    }
    if object.members.is_empty() {
        line!(code, "let mut members = {}::new();", cx.std("Vec"));
    } else {
        code.bind(&"let mut members".into(), &members);
    }
    open!(code, "for (key, value) in &self.additional_properties {{");
    line!(code, "members.push(rt::Param::member(key, value));");
    close!(code, "}}");
    line!(code, "rt::Param::Object(members)");
}

fn items(tuple: &Tuple, code: &mut Code) {
    open!(code, "let mut items = vec![");
    for position in 0..tuple.items.len() {
        line!(code, "rt::ToParam::to_param(&self.{}),", position);
    }
    close!(code, "];");
    if tuple.rest.is_some() {
        let rest = tuple.items.len();
        line!(
            code,
            "items.extend(self.{}.iter().map(rt::ToParam::to_param));",
            rest
        );
    }
    line!(code, "rt::Param::Array(items)");
}

fn variants(cx: &Cx<'_>, id: TypeId, union: &Union, code: &mut Code) {
    open!(code, "match self {{");
    for index in 0..union.variants.len() {
        let pattern = Expr::call(
            snippet!("Self::{}", cx.names.variant(id, index)),
            ["value".into()],
        );
        let value = Expr::call("rt::ToParam::to_param", ["value".into()]);
        code.arm(&pattern, &value);
    }
    line!(
        code,
        "Self::Unknown(value) => rt::ToParam::to_param(value),"
    );
    close!(code, "}}");
}
