//! Models as parameters.

use super::cx::Cx;
use super::model::Allow;
use crate::print::literal::Literal;
use crate::print::section::Section;
use crate::print::{Code, Snippet, close, line, open, snippet};
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
    code.impl_head(&"impl rt::ToParam".into(), cx.names.model(id));
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
    let members: Vec<[Snippet; 2]> = object
        .members
        .iter()
        .enumerate()
        .map(|(index, member)| {
            let field = cx.names.member(id, index);
            let name = snippet!("{}", Literal::string(&member.name));
            [name, snippet!("&self.{}", field)]
        })
        .collect();
    if !matches!(object.additional, Additional::Allowed(_)) {
        return list("rt::Param::Object(vec!", &members, ")", code);
    }
    if members.is_empty() {
        line!(code, "let mut members = {}::new();", cx.std("Vec"));
    } else {
        list("let mut members = vec!", &members, ";", code);
    }
    open!(code, "for (key, value) in &self.additional_properties {{");
    line!(code, "members.push(rt::Param::member(key, value));");
    close!(code, "}}");
    line!(code, "rt::Param::Object(members)");
}

/// `head[rt::Param::member(…), …]tail`
fn list(head: &'static str, members: &[[Snippet; 2]], tail: &'static str, code: &mut Code) {
    let one_line =
        |[name, value]: &[Snippet; 2]| snippet!("rt::Param::member({}, {})", name, value);
    if let [] | [_] = members {
        let members: Vec<Snippet> = members.iter().map(one_line).collect();
        return code.array(&head.into(), &members, tail);
    }
    // Two calls are too long for one line always.
    open!(code, "{}[", head);
    for member in members {
        code.call(&"rt::Param::member".into(), member, ",");
    }
    close!(code, "]{}", tail);
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
        let pattern = snippet!("Self::{}(value)", cx.names.variant(id, index));
        code.arm(&pattern, &"rt::ToParam::to_param(value)".into());
    }
    line!(
        code,
        "Self::Unknown(value) => rt::ToParam::to_param(value),"
    );
    close!(code, "}}");
}
