//! Listed scalars: open enums.

use super::cx::Cx;
use super::derive;
use super::doc::{CodeSpan, Doc};
use super::literal::Literal;
use super::{model, serde};
use crate::ident::Ident;
use crate::print::{Code, Snippet, close, line, open, snippet};
use oasmith_ir::types::{Enum, EnumBase, EnumValue, TypeId};
use oasmith_spec::node::Value;

/// The enum and its conversions. Values of other kinds than strings and whole numbers are a newtype
/// of what they are.
pub fn emit(cx: &Cx<'_>, id: TypeId, list: &Enum, code: &mut Code) {
    match list.base {
        EnumBase::Text => open_enum(cx, id, list, &TEXT, code),
        EnumBase::Integer if list.values.iter().all(|value| whole(value).is_some()) => {
            open_enum(cx, id, list, &INTEGER, code);
        }
        EnumBase::Number => newtype(cx, id, list, "f64", code),
        EnumBase::Boolean => newtype(cx, id, list, "bool", code),
        EnumBase::Integer | EnumBase::Mixed => newtype(cx, id, list, "rt::Json", code),
    }
}

/// What differs between enums of strings and of whole numbers.
struct Wire {
    /// The method that gives the value on the wire, and its type.
    method: &'static str,
    output: &'static str,
    input: &'static str,
    unknown: &'static str,
    implement: &'static str,
    literal: fn(&EnumValue) -> Option<Literal>,
}

const TEXT: Wire = Wire {
    method: "as_str",
    output: "&str",
    input: "&str",
    unknown: "rt::UnknownValue",
    implement: "rt::text_enum!",
    literal: |value| value.value.as_str().map(Literal::string),
};

const INTEGER: Wire = Wire {
    method: "as_i64",
    output: "i64",
    input: "i64",
    unknown: "rt::UnknownNumber",
    implement: "rt::integer_enum!",
    literal: |value| whole(value).map(|value| Literal::integer(value.into())),
};

pub(super) fn whole(value: &EnumValue) -> Option<i64> {
    match &value.value.value {
        Value::Number(number) => i64::try_from(number.as_i128()?).ok(),
        _ => None,
    }
}

fn open_enum(cx: &Cx<'_>, id: TypeId, list: &Enum, wire: &Wire, code: &mut Code) {
    let name = cx.names.model(id);
    let allow = model::Allow::of(cx, id);
    let values: Vec<(&Ident, Literal, &EnumValue)> = list
        .values
        .iter()
        .enumerate()
        .filter_map(|(index, value)| {
            Some((cx.names.variant(id, index), (wire.literal)(value)?, value))
        })
        .collect();
    declare(cx, id, &values, wire, code);

    code.blank();
    allow.write(code);
    code.item_head("impl", name);
    line!(code, "/// The value on the wire.");
    open!(code, "pub fn {}(&self) -> {} {{", wire.method, wire.output);
    open!(code, "match self {{");
    for (variant, literal, _) in &values {
        code.arm(&snippet!("Self::{}", variant), &snippet!("{}", literal));
    }
    line!(code, "Self::Unknown(value) => value.{}(),", wire.method);
    close!(code, "}}");
    close!(code, "}}");
    close!(code, "}}");

    code.blank();
    allow.write(code);
    code.impl_head(&snippet!("impl {}<{}>", cx.std("From"), wire.input), name);
    open!(code, "fn from(value: {}) -> Self {{", wire.input);
    open!(code, "match value {{");
    for (variant, literal, _) in &values {
        code.arm(&snippet!("{}", literal), &snippet!("Self::{}", variant));
    }
    line!(code, "_ => Self::Unknown({}::new(value)),", wire.unknown);
    close!(code, "}}");
    close!(code, "}}");
    close!(code, "}}");
    serde::implement(cx, id, wire.implement, code);
}

fn declare(
    cx: &Cx<'_>,
    id: TypeId,
    values: &[(&Ident, Literal, &EnumValue)],
    wire: &Wire,
    code: &mut Code,
) {
    model::describe(cx, id, code);
    derive::write(cx, id, &["Debug", "Clone", "PartialEq", "Eq", "Hash"], code);
    line!(code, "#[non_exhaustive]");
    code.item_head("pub enum", cx.names.model(id));
    for (variant, _, value) in values {
        let mut doc = Doc::new();
        doc.markdown(value.description.as_deref().unwrap_or(""));
        if doc.is_empty() {
            doc.paragraph(&wire_value(value));
        }
        code.doc(&doc);
        line!(code, "{},", variant);
    }
    line!(
        code,
        "/// A value that this version does not know, kept as it was received."
    );
    line!(code, "Unknown({}),", wire.unknown);
    close!(code, "}}");
}

/// A value as it is on the wire, in a code span.
fn wire_value(value: &EnumValue) -> Snippet {
    let span = match &value.value.value {
        Value::String(text) => CodeSpan::new(text),
        Value::Number(number) => CodeSpan::new(number.as_str()),
        Value::Bool(true) => CodeSpan::new("true"),
        Value::Bool(false) => CodeSpan::new("false"),
        Value::Null => CodeSpan::new("null"),
        Value::Array(_) | Value::Object(_) => CodeSpan::new("…"),
    };
    snippet!("{}", span)
}

fn newtype(cx: &Cx<'_>, id: TypeId, list: &Enum, inner: &'static str, code: &mut Code) {
    let name = cx.names.model(id);
    let declared = cx.api.ty(id);
    let allow = model::Allow::of(cx, id);
    let mut doc = model::docs(&declared.docs);
    let listed: Vec<Snippet> = list.values.iter().take(20).map(wire_value).collect();
    let more = if list.values.len() > listed.len() {
        ", …"
    } else {
        ""
    };
    doc.paragraph(&snippet!(
        "One of {}{}.",
        Snippet::join(&listed, ", "),
        more
    ));
    code.doc(&doc);
    model::deprecate(&declared.docs, code);
    derive::write(cx, id, &["Debug", "Clone", "PartialEq"], code);
    code.call(
        &snippet!("pub struct {}", name),
        &[snippet!("pub {}", inner)],
        ";",
    );
    code.blank();
    model::from_impl(
        cx,
        allow,
        &inner.into(),
        name,
        (&"Self".into(), "value", ""),
        code,
    );
    model::delegate(allow, name, code);
}
