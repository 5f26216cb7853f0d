//! `invalid-default`: a default that its own schema refuses (JSON Schema validation, section 9.2).

use super::members::target;
use crate::code::Code;
use crate::diagnostic::Diagnostics;
use crate::document::Document;
use crate::node::{Node, Value};
use crate::schema::{JsonType, Schema, SchemaId};

/// Reports defaults of another type, or that are none of the listed values, and takes them out.
pub(super) fn check(document: &mut Document, diagnostics: &mut Diagnostics) {
    let schemas = &document.schemas;
    let mut unfit = Vec::new();
    for (index, schema) in schemas.iter().enumerate() {
        let Some(default) = &schema.default else {
            continue;
        };
        let id = SchemaId(u32::try_from(index).unwrap_or(u32::MAX));
        let Some(target) = target(schemas, id) else {
            continue;
        };
        if let Some(fault) = fault(schema, default).or_else(|| fault(target, default)) {
            let found = diagnostics.report(Code::INVALID_DEFAULT, default.span, fault);
            found.label("does not fit its schema");
            if target.span != schema.span {
                found.related(target.span, "the schema");
            }
            found
                .consequence("the default is left out")
                .help("let it fit, or remove it");
            unfit.push(index);
        }
    }
    for index in unfit {
        if let Some(schema) = document.schemas.get_mut(index) {
            schema.default = None;
        }
    }
}

fn fault(schema: &Schema, default: &Node) -> Option<String> {
    if let Value::Null = default.value {
        // "No default" is what is meant, and what is read.
        return None;
    }
    if !schema.types.is_empty() && !schema.types.iter().any(|ty| is_of(default, ty)) {
        let types: Vec<&str> = schema.types.iter().map(JsonType::as_str).collect();
        return Some(format!(
            "the default is {}, but the type is {}",
            default.kind(),
            types.join(" or ")
        ));
    }
    let values = schema
        .enumeration
        .as_ref()
        .filter(|values| !values.is_empty())?;
    let listed = values.iter().any(|value| value.same_value(default));
    (!listed).then(|| "the default is none of the values that `enum` lists".to_owned())
}

fn is_of(node: &Node, ty: JsonType) -> bool {
    match (&node.value, ty) {
        (Value::Bool(_), JsonType::Boolean)
        | (Value::Number(_), JsonType::Number)
        | (Value::String(_), JsonType::String)
        | (Value::Array(_), JsonType::Array)
        | (Value::Object(_), JsonType::Object) => true,
        (Value::Number(number), JsonType::Integer) => {
            number.as_i128().is_some() || number.as_f64().fract() == 0.0
        }
        _ => false,
    }
}
