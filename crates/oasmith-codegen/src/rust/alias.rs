//! Components that are another type under a name of their own.

use super::cx::Cx;
use super::model::{self, Allow};
use super::ty;
use crate::print::{Code, snippet};
use oasmith_ir::types::TypeId;

/// `pub type Name = …;`. Null is no part of it; the uses of the name say whether they allow it.
pub fn emit(cx: &Cx<'_>, id: TypeId, code: &mut Code) {
    model::describe(cx, id, code);
    let target = ty::inside(cx, id);
    Allow::of_types(cx, id).write(code);
    code.type_binding(&snippet!("pub type {}", cx.names.model(id)), &target);
}
