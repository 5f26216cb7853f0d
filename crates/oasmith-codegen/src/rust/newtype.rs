//! Components that are another type with limits: newtypes, so that the limits are known wherever a
//! value of them goes.

use super::cx::Cx;
use super::model::{self, Allow};
use super::{derive, ty};
use crate::print::{Code, Snippet, snippet};
use oasmith_ir::types::{Shape, TypeId};

/// The newtype with its conversions, `Decode` and `Encode`.
pub fn emit(cx: &Cx<'_>, id: TypeId, code: &mut Code) {
    let name = cx.names.model(id);
    let shape = ty::shape_of(cx, id);
    let inner = ty::inside(cx, id);
    model::describe(cx, id, code);
    Allow::of_types(cx, id).write(code);
    derive::write(cx, id, derives(shape, &inner), code);
    code.call(
        &snippet!("pub struct {}", name),
        &[snippet!("pub {}", inner)],
        ";",
    );
    code.blank();
    if ty::is_string(cx, id) {
        code.macro_call("rt::text_newtype!", &[name.into()]);
    } else {
        code.macro_call("rt::newtype!", &[name.into(), inner]);
    }
}

fn derives(shape: &Shape, inner: &Snippet) -> &'static [&'static str] {
    let plain_text = inner.as_str().ends_with("String");
    match shape {
        Shape::Text(_) if plain_text => &[
            "Debug",
            "Clone",
            "Default",
            "PartialEq",
            "Eq",
            "PartialOrd",
            "Ord",
            "Hash",
        ],
        Shape::Boolean | Shape::Integer(_) => &[
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
        Shape::Number(_) => &[
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
