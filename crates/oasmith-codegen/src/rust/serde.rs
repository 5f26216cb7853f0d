//! serde's traits, by way of the runtime's.

use super::cx::Cx;
use crate::print::{Code, Expr};
use oasmith_ir::types::TypeId;

/// One macro call for all the models of a file that are types of their own (see
/// [`Model::serde`](super::model::Model::serde)); nothing where there are none.
pub fn emit(cx: &Cx<'_>, models: &[TypeId], code: &mut Code) {
    let names: Vec<Expr> = models.iter().map(|&id| cx.names.model(id).into()).collect();
    if !names.is_empty() {
        code.macro_call("rt::serde_by_json!", &names);
    }
}

/// A macro call that implements traits for one model.
pub(super) fn implement(cx: &Cx<'_>, id: TypeId, name: &'static str, code: &mut Code) {
    code.blank();
    code.macro_call(name, &[cx.names.model(id).into()]);
}
