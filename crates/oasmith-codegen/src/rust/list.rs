//! Lists that hold themselves: newtypes, since a second name can't.

use super::cx::Cx;
use super::derive;
use super::model::{self, Allow};
use super::ty;
use crate::print::{Code, Expr, FnParam, Ty, close, line};
use oasmith_ir::types::{Array, Shape, TypeId};

/// The newtype with its conversions, `Decode` and `Encode`.
pub fn emit(cx: &Cx<'_>, id: TypeId, array: &Array, code: &mut Code) {
    let name = cx.names.model(id);
    let item = ty::of(cx, array.items);
    let inner = ty::shape(cx, &Shape::Array(*array), &|part| ty::of(cx, part));
    let allow = Allow::of(cx, id);
    model::describe(cx, id, code);
    Allow::of_types(cx, id).write(code);
    derive::write(cx, id, &["Debug", "Clone", "Default", "PartialEq"], code);
    code.wrapper(name, &inner);
    model::deref(allow, name, &inner, code);

    code.blank();
    model::from_impl(
        cx,
        allow,
        &inner,
        name,
        Expr::call("Self", ["value".into()]),
        code,
    );

    code.blank();
    allow.write(code);
    code.impl_head(Ty::of(cx.std("FromIterator"), item.clone()), name);
    model::from_iter(cx, item, FnParam::new("items", "I"), code);
    line!(code, "Self(items.into_iter().collect())");
    close!(code, "}}");
    close!(code, "}}");
    model::delegate(allow, name, code);
}
