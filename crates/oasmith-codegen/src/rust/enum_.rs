//! Listed values: open enums.

mod any;

use super::cx::Cx;
use super::derive;
use super::{model, serde};
use crate::ident::Ident;
use crate::print::LONGEST_FILE;
use crate::print::doc::{CodeSpan, Doc};
use crate::print::literal::Literal;
use crate::print::section::Section;
use crate::print::{Code, Expr, Snippet, Ty, close, line, open, snippet};
use oasmith_ir::rule::json;
use oasmith_ir::types::{Enum, EnumBase, EnumValue, TypeId};
use oasmith_spec::node::Value;

/// The enum and its conversions. Values of several kinds, lists and objects are any JSON.
pub fn emit(cx: &Cx<'_>, id: TypeId, list: &Enum, code: &mut Code) {
    match list.base {
        EnumBase::Text => open_enum(cx, id, list, &TEXT, code),
        EnumBase::Integer => open_enum(cx, id, list, &INTEGER, code),
        EnumBase::Number => open_enum(cx, id, list, &NUMBER, code),
        EnumBase::Boolean => open_enum(cx, id, list, &BOOLEAN, code),
        EnumBase::Mixed => any::emit(cx, id, list, code),
    }
}

/// What differs between enums of strings, numbers and booleans.
struct Wire {
    derives: &'static [&'static str],
    /// The method that gives the value on the wire, and its type.
    method: &'static str,
    output: &'static str,
    input: &'static str,
    unknown: &'static str,
    implement: &'static str,
    literal: fn(&EnumValue) -> Option<Expr>,
}

const TEXT: Wire = Wire {
    derives: &["Debug", "Clone", "PartialEq", "Eq", "Hash"],
    method: "as_str",
    output: "&str",
    input: "&str",
    unknown: "rt::UnknownValue",
    implement: "rt::text_enum!",
    literal: |value| value.value.as_str().map(Expr::text),
};

const INTEGER: Wire = Wire {
    derives: &["Debug", "Clone", "PartialEq", "Eq", "Hash"],
    method: "as_i64",
    output: "i64",
    input: "i64",
    unknown: "rt::UnknownNumber",
    implement: "rt::integer_enum!",
    literal: |value| whole(value).map(|value| number(Literal::integer(value.into()))),
};

const NUMBER: Wire = Wire {
    derives: &["Debug", "Clone", "PartialEq"],
    method: "as_f64",
    output: "f64",
    input: "f64",
    unknown: "rt::UnknownFloat",
    implement: "rt::number_enum!",
    literal: |value| match &value.value.value {
        Value::Number(value) => Some(number(Literal::float(value.as_f64()))),
        _ => None,
    },
};

const BOOLEAN: Wire = Wire {
    derives: &["Debug", "Clone", "PartialEq", "Eq", "Hash"],
    method: "as_bool",
    output: "bool",
    input: "bool",
    unknown: "rt::UnknownBoolean",
    implement: "rt::boolean_enum!",
    literal: |value| match &value.value.value {
        Value::Bool(value) => Some(number(Literal::boolean(*value))),
        _ => None,
    },
};

fn number(literal: Literal) -> Expr {
    snippet!("{}", literal).into()
}

fn whole(value: &EnumValue) -> Option<i64> {
    match &value.value.value {
        Value::Number(number) => i64::try_from(number.as_i128()?).ok(),
        _ => None,
    }
}

fn open_enum(cx: &Cx<'_>, id: TypeId, list: &Enum, wire: &Wire, code: &mut Code) {
    let name = cx.names.model(id);
    let allow = model::Allow::of(cx, id);
    let values: Vec<(&Ident, Expr, &EnumValue)> = list
        .values
        .iter()
        .enumerate()
        .filter_map(|(index, value)| {
            Some((cx.names.variant(id, index), (wire.literal)(value)?, value))
        })
        .collect();
    let named = values.iter().map(|(name, _, value)| (*name, *value));
    let looks = Looks {
        derives: wire.derives,
        method: wire.method,
        unknown: wire.unknown,
    };
    declare(cx, id, named, &looks, code);

    code.blank();
    code.section(Section::Wire);
    allow.write(code);
    code.own_impl(name);
    line!(code, "/// The value on the wire.");
    open!(code, "pub fn {}(&self) -> {} {{", wire.method, wire.output);
    open!(code, "match self {{");
    for (variant, literal, _) in &values {
        code.arm(&snippet!("Self::{}", variant).into(), literal);
    }
    line!(code, "Self::Unknown(value) => value.{}(),", wire.method);
    close!(code, "}}");
    close!(code, "}}");
    close!(code, "}}");

    code.blank();
    code.section(Section::Conversions);
    allow.write(code);
    code.impl_head(Ty::of(cx.std("From"), wire.input.into()), name);
    open!(code, "fn from(value: {}) -> Self {{", wire.input);
    open!(code, "match value {{");
    for (variant, literal, _) in &values {
        code.arm(literal, &snippet!("Self::{}", variant).into());
    }
    line!(code, "_ => Self::Unknown({}::new(value)),", wire.unknown);
    close!(code, "}}");
    close!(code, "}}");
    close!(code, "}}");
    serde::implement(cx, id, wire.implement, code);
}

/// What differs between the definitions.
struct Looks {
    derives: &'static [&'static str],
    /// The method that gives the value on the wire.
    method: &'static str,
    unknown: &'static str,
}

fn declare<'a>(
    cx: &Cx<'_>,
    id: TypeId,
    values: impl ExactSizeIterator<Item = (&'a Ident, &'a EnumValue)> + Clone,
    looks: &Looks,
    code: &mut Code,
) {
    let is_described = |value: &EnumValue| value.description.is_some();
    // Where a file does not hold the list, no line is spent on what a variant's name says nearly as well.
    let is_bare = 2 * values.len() > LONGEST_FILE && !values.clone().all(|(_, v)| is_described(v));
    let more = is_bare.then(|| {
        let method = CodeSpan::new(looks.method);
        snippet!("{} returns a variant's value on the wire.", method)
    });
    model::describe_and(cx, id, more.as_ref(), code);
    derive::write(cx, id, looks.derives, code);
    line!(code, "#[non_exhaustive]");
    code.item_head("pub enum", cx.names.model(id));
    for (variant, value) in values {
        let mut doc = Doc::new();
        doc.markdown(value.description.as_deref().unwrap_or(""));
        if doc.is_empty() && !is_bare {
            doc.paragraph(&wire_value(value));
        }
        code.doc(&doc);
        line!(code, "{},", variant);
    }
    line!(code, "/// An unknown value, kept as it was received.");
    line!(code, "Unknown({}),", looks.unknown);
    close!(code, "}}");
}

/// A value as it is on the wire, in a code span.
fn wire_value(value: &EnumValue) -> Snippet {
    let span = match &value.value.value {
        Value::String(text) => CodeSpan::new(text),
        _ => CodeSpan::new(&json::value(&value.value)),
    };
    snippet!("{}", span)
}
