//! The table by which a union's variant is told.

use crate::print::{Call, Code, Snippet, close, open, snippet};
use crate::rust::literal::Literal;
use oasmith_ir::types::{Evidence, Union, Variant};
use oasmith_spec::node::{Node, Value};
use oasmith_spec::schema::{JsonType, TypeSet};

/// `const VARIANTS: &[rt::Variant] = &[…];`
pub(super) fn emit(union: &Union, code: &mut Code) {
    let beside = table(union, code.depth() + 1);
    let below = table(union, code.depth() + 2);
    // Further right, chains may break in a way that takes fewer lines; rustfmt goes by that.
    if beside.line_count() > below.line_count() + 1 {
        open!(code, "const VARIANTS: &[rt::Variant] =");
        open!(code, "&[");
        code.append(&below);
        close!(code, "];");
        code.dedent();
    } else {
        open!(code, "const VARIANTS: &[rt::Variant] = &[");
        code.append(&beside);
        close!(code, "];");
    }
}

/// The elements of the table.
fn table(union: &Union, depth: usize) -> Code {
    let mut code = Code::at_depth(depth);
    for variant in &union.variants {
        let arguments = [
            snippet!("{}", Literal::string(&variant.name)),
            kinds(variant.evidence.kinds, depth + 1),
        ];
        let calls = calls(union, variant);
        code.chain("rt::Variant::of", &arguments, &calls, ",");
    }
    code
}

/// The kinds as an expression that stands this many levels deep where it is broken.
fn kinds(kinds: TypeSet, depth: usize) -> Snippet {
    let names: Vec<Snippet> = kinds
        .iter()
        .filter(|&kind| kind != JsonType::Integer || !kinds.contains(JsonType::Number))
        .map(|kind| {
            let name = match kind {
                JsonType::Boolean => "BOOLEAN",
                JsonType::Integer => "INTEGER",
                JsonType::Number => "NUMBER",
                JsonType::String => "STRING",
                JsonType::Array => "ARRAY",
                JsonType::Object => "OBJECT",
            };
            snippet!("rt::Kinds::{}", name)
        })
        .collect();
    match names.split_first() {
        None => "rt::Kinds::ANY".into(),
        Some((first, [])) => first.clone(),
        Some(_) if names.len() >= 5 => "rt::Kinds::ANY".into(),
        Some((first, rest)) => Snippet::method_chain(first, "or", rest, depth),
    }
}

fn calls(union: &Union, variant: &Variant) -> Vec<Call> {
    let evidence = &variant.evidence;
    let mut calls = Vec::new();
    let constants = constants(union, evidence);
    if !constants.is_empty() {
        calls.push(Call::pairs("constants", constants));
    }
    for (name, texts) in [
        ("required", &evidence.required),
        ("known", &evidence.known),
        ("values", &evidence.values),
    ] {
        if !texts.is_empty() {
            calls.push(Call::array(name, strings(texts)));
        }
    }
    if evidence.closed {
        calls.push(Call::plain("closed"));
    }
    calls
}

fn strings(texts: &[String]) -> Vec<Snippet> {
    texts
        .iter()
        .map(|text| snippet!("{}", Literal::string(text)))
        .collect()
}

/// The members that must have certain values, the discriminator's first.
fn constants(union: &Union, evidence: &Evidence) -> Vec<(Snippet, Vec<Snippet>)> {
    let mut constants = Vec::new();
    let discriminator = union
        .discriminator
        .as_deref()
        .filter(|_| !evidence.tags.is_empty());
    if let Some(member) = discriminator {
        let tags = evidence.tags.iter().map(|tag| text(tag)).collect();
        constants.push((snippet!("{}", Literal::string(member)), tags));
    }
    for (member, values) in &evidence.constants {
        if discriminator != Some(member) {
            let values: Option<Vec<Snippet>> = values.iter().map(constant).collect();
            if let Some(values) = values {
                constants.push((snippet!("{}", Literal::string(member)), values));
            }
        }
    }
    constants
}

fn text(value: &str) -> Snippet {
    snippet!("rt::Constant::Text({})", Literal::string(value))
}

/// A scalar as the table holds it; `None` for what it can't tell apart.
fn constant(node: &Node) -> Option<Snippet> {
    Some(match &node.value {
        Value::Null => "rt::Constant::Null".into(),
        Value::Bool(value) => snippet!("rt::Constant::Boolean({})", value),
        Value::String(value) => text(value),
        Value::Number(number) => match number.as_i128().map(i64::try_from) {
            Some(Ok(value)) => {
                snippet!("rt::Constant::Integer({})", Literal::integer(value.into()))
            }
            _ => snippet!("rt::Constant::Number({})", Literal::float(number.as_f64())),
        },
        Value::Array(_) | Value::Object(_) => return None,
    })
}
