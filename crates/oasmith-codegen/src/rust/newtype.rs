//! Components that are another type with limits: newtypes, so that the limits are known wherever a
//! value of them goes.

use super::cx::Cx;
use super::model::{self, Allow};
use super::{derive, ty};
use crate::print::{Code, Expr, Ty, snippet};
use oasmith_ir::types::TypeId;

/// The newtype with its conversions, `Decode` and `Encode`.
pub fn emit(cx: &Cx<'_>, id: TypeId, code: &mut Code) {
    let name = cx.names.model(id);
    let inner = ty::inside(cx, id);
    model::describe(cx, id, code);
    Allow::of_types(cx, id).write(code);
    derive::write(cx, id, derives(&inner), code);
    code.wrapper(name, &inner);
    code.blank();
    if ty::is_string(cx, id) {
        code.macro_call("rt::text_newtype!", &[name.into()]);
    } else {
        code.macro_call(
            "rt::newtype!",
            &[name.into(), Expr::from(snippet!("{}", inner))],
        );
    }
}

/// What the type inside has, as far as it is known by its name.
fn derives(inner: &Ty) -> &'static [&'static str] {
    match inner.as_name().unwrap_or_default() {
        text if text.ends_with("String") => &[
            "Debug",
            "Clone",
            "Default",
            "PartialEq",
            "Eq",
            "PartialOrd",
            "Ord",
            "Hash",
        ],
        "bool" | "i32" | "i64" | "u32" | "u64" => &[
            "Debug",
            "Clone",
            "Copy",
            "Default",
            "PartialEq",
            "Eq",
            "PartialOrd",
            "Ord",
            "Hash",
        ],
        "f32" | "f64" => &[
            "Debug",
            "Clone",
            "Copy",
            "Default",
            "PartialEq",
            "PartialOrd",
        ],
        _ => &["Debug", "Clone", "PartialEq"],
    }
}
