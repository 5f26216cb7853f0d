//! `type` (JSON Schema validation, section 6.1.1).

use super::value;
use crate::code::Code;
use crate::diagnostic::Diagnostics;
use crate::node::{Node, Value};
use crate::schema::{JsonType, Schema, TypeSet};
use crate::suggest;

/// Reads `type`: a name, or an array of names. A name that is none makes it any JSON.
pub(super) fn read(node: &Node, schema: &mut Schema, diagnostics: &mut Diagnostics) {
    let names = match &node.value {
        Value::Array(names) => names.as_slice(),
        Value::Null => {
            // `type: null` is how YAML reads what was meant as `type: 'null'`.
            value::loose(
                "type",
                node,
                "a string",
                "it is read as the type 'null'",
                diagnostics,
            )
            .help("quote it: `type: 'null'`");
            schema.nullable = true;
            schema.null_only = true;
            return;
        }
        _ => std::slice::from_ref(node),
    };
    let mut types = TypeSet::default();
    let mut null = false;
    let mut understood = true;
    for name in names {
        match &name.value {
            Value::String(text) if text == "null" => null = true,
            Value::Null => {
                value::loose(
                    "type",
                    name,
                    "a string",
                    "it is read as the type 'null'",
                    diagnostics,
                )
                .help("quote it: `'null'`");
                null = true;
            }
            Value::String(text) => match JsonType::from_name(text) {
                Some(ty) => types.insert(ty),
                None => {
                    understood = false;
                    unknown(text, name, diagnostics);
                }
            },
            _ => {
                understood = false;
                value::wrong_type("type", name, "a string", diagnostics)
                    .help(format!("name a type: {}", type_names()));
            }
        }
    }
    schema.nullable |= null;
    if understood {
        schema.types = types;
        schema.null_only = null && types.is_empty();
    }
}

fn unknown(name: &str, node: &Node, diagnostics: &mut Diagnostics) {
    let folded = name.to_ascii_lowercase();
    let meant = match folded.as_str() {
        "any" | "mixed" | "unknown" | "*" => {
            "leave `type` out: a schema without one allows any JSON"
        }
        "file" | "binary" => "write `type: string` with `format: binary`",
        "int" | "int32" | "int64" | "long" => "write `type: integer`",
        "float" | "double" | "decimal" => "write `type: number`",
        "str" | "text" | "char" | "uuid" | "uri" | "email" | "enum" => "write `type: string`",
        "date" => "write `type: string` with `format: date`",
        "datetime" | "date-time" | "timestamp" => "write `type: string` with `format: date-time`",
        "bool" => "write `type: boolean`",
        "list" | "set" | "tuple" => "write `type: array`",
        "dict" | "map" | "hash" | "record" | "json" => "write `type: object`",
        "nil" | "none" | "void" | "undefined" => "write `type: 'null'`",
        _ => "",
    };
    let known = JsonType::ALL.iter().map(|ty| ty.as_str()).chain(["null"]);
    let help = match (meant, suggest::nearest(name, known)) {
        ("", Some(nearest)) => format!("did you mean `{nearest}`?"),
        ("", None) => format!("the types are {}", type_names()),
        (meant, _) => meant.to_owned(),
    };
    diagnostics
        .report(
            Code::UNKNOWN_TYPE,
            node.span,
            format!("there is no type `{name}`"),
        )
        .label("not a type of JSON Schema")
        .help(help);
}

fn type_names() -> String {
    let names: Vec<&str> = JsonType::ALL.iter().map(|ty| ty.as_str()).collect();
    format!("{} and null", names.join(", "))
}
