//! The Rust type of a use, as a program outside of the generated crate names it.

use oasmith_codegen::names::Names;
use oasmith_ir::api::Api;
use oasmith_ir::types::{IntegerFormat, Shape, TextFormat, TypeRef};

/// The type; `None` for one that has no short name.
pub(super) fn of(api: &Api, names: &Names, used: TypeRef) -> Option<String> {
    let ty = api.ty(used.id);
    let plain = if ty.is_model() {
        format!("models::{}", names.model(used.id))
    } else {
        match &ty.shape {
            Shape::Boolean => "bool".to_owned(),
            Shape::Integer(IntegerFormat::I32) => "i32".to_owned(),
            Shape::Integer(IntegerFormat::I64) => "i64".to_owned(),
            Shape::Number(_) => "f64".to_owned(),
            Shape::Text(TextFormat::Plain | TextFormat::Other(_) | TextFormat::Uuid) => {
                "String".to_owned()
            }
            Shape::Any => "api::runtime::Json".to_owned(),
            Shape::Array(array) => format!("Vec<{}>", of(api, names, array.items)?),
            Shape::Map(map) => format!("BTreeMap<String, {}>", of(api, names, map.values)?),
            _ => return None,
        }
    };
    Some(if used.nullable {
        format!("Option<{plain}>")
    } else {
        plain
    })
}
