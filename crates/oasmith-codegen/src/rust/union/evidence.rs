//! The table by which a union's variant is told.

use crate::ident::Ident;
use crate::print::LONGEST_FILE;
use crate::print::literal::Literal;
use crate::print::section::Section;
use crate::print::{Code, Expr, Snippet, close, line, snippet};
use oasmith_ir::types::{Evidence, Union, Variant};
use oasmith_spec::node::{Node, Value};
use oasmith_spec::schema::{JsonType, TypeSet};

fn ordered(union: &Union) -> Vec<&Variant> {
    let order = union.order().into_iter();
    order.filter_map(|at| union.variants.get(at)).collect()
}

/// `const VARIANTS: &[rt::Variant] = &[…];`
pub(super) fn emit(union: &Union, code: &mut Code) {
    let variants = ordered(union);
    constant_of(("const", &"VARIANTS".into()), union, &variants, code);
}

/// The same for the whole file of the union, in several tables where one is too long for a file.
pub(super) fn emit_apart(union: &Union, name: &Ident, code: &mut Code) {
    const DOCS: &str = "/// What tells the variants apart.";
    const HEAD: &str = "pub(super) const";
    code.blank();
    code.section(Section::Variants);
    code.own_impl(name);
    code.opened();
    line!(code, "{}", DOCS);
    let variants = ordered(union);
    let parts = parts(union, &variants, code.depth());
    if let [all] = parts.as_slice() {
        constant_of((HEAD, &"VARIANTS".into()), union, all, code);
    } else {
        let all = joined(union.variants.len(), parts.len());
        code.constant(HEAD, &"VARIANTS".into(), &TABLE.into(), &all);
        for (at, part) in parts.iter().enumerate() {
            code.blank();
            code.seam();
            let name = snippet!("VARIANTS_{}", at + 1);
            constant_of((HEAD, &name), union, part, code);
        }
    }
    close!(code, "}}");
}

/// The type of a table.
const TABLE: &str = "&[rt::Variant]";

/// The table that so many variants in so many parts make.
fn joined(variants: usize, parts: usize) -> Expr {
    let parts = (1..=parts).map(|part| snippet!("Self::VARIANTS_{}", part).into());
    let parts: Vec<Expr> = parts.collect();
    let function = snippet!("rt::Variant::joined::<{}>", variants);
    Expr::call(function, [Expr::slice(parts)]).reference()
}

/// The variants in parts of about the same length, none of which is too long for a file.
fn parts<'p, 'u>(union: &Union, all: &'p [&'u Variant], depth: usize) -> Vec<&'p [&'u Variant]> {
    let lines_of = |variant: &&Variant| {
        let mut code = Code::at_depth(depth + 1);
        code.statement(&element(union, variant), ",");
        code.line_count()
    };
    let lines: Vec<usize> = all.iter().map(lines_of).collect();
    let total: usize = lines.iter().sum();
    // Some lines are those of the file and the constant.
    let each = total.div_ceil(total.div_ceil(LONGEST_FILE - 50).max(1));
    let mut parts = Vec::new();
    let (mut start, mut so_far) = (0, 0);
    for (at, lines) in lines.iter().enumerate() {
        if so_far > 0 && so_far + lines / 2 > each {
            parts.push(all.get(start..at).unwrap_or_default());
            (start, so_far) = (at, 0);
        }
        so_far += lines;
    }
    parts.push(all.get(start..).unwrap_or_default());
    parts
}

/// `head name: &[rt::Variant] = &[…];`
fn constant_of(
    (head, name): (&'static str, &Snippet),
    union: &Union,
    variants: &[&Variant],
    code: &mut Code,
) {
    let elements = variants.iter().map(|variant| element(union, variant));
    let table = Expr::slice(elements.collect::<Vec<_>>());
    code.constant(head, name, &TABLE.into(), &table);
}

/// An element of the table.
fn element(union: &Union, variant: &Variant) -> Expr {
    let evidence = &variant.evidence;
    let arguments = [Expr::text(&variant.name), kinds(evidence.kinds)];
    let mut element = Expr::call("rt::Variant::of", arguments);
    let constants = constants(union, evidence);
    if !constants.is_empty() {
        element = element.method("constants", [Expr::slice(constants)]);
    }
    for (name, texts) in [
        ("required", &evidence.required),
        ("known", &evidence.known),
        ("values", &evidence.values),
    ] {
        if !texts.is_empty() {
            let texts: Vec<Expr> = texts.iter().map(|text| Expr::text(text)).collect();
            element = element.method(name, [Expr::slice(texts)]);
        }
    }
    match evidence.closed {
        true => element.method("closed", []),
        false => element,
    }
}

/// The kinds as an expression.
fn kinds(kinds: TypeSet) -> Expr {
    let names = kinds
        .iter()
        .filter(|&kind| kind != JsonType::Integer || !kinds.contains(JsonType::Number))
        .map(|kind| match kind {
            JsonType::Boolean => "rt::Kinds::BOOLEAN",
            JsonType::Integer => "rt::Kinds::INTEGER",
            JsonType::Number => "rt::Kinds::NUMBER",
            JsonType::String => "rt::Kinds::STRING",
            JsonType::Array => "rt::Kinds::ARRAY",
            JsonType::Object => "rt::Kinds::OBJECT",
        });
    let names: Vec<&str> = names.collect();
    match names.split_first() {
        Some((first, rest)) if names.len() < 5 => {
            rest.iter().fold(Expr::from(*first), |all, name| {
                all.method("or", [Expr::from(*name)])
            })
        }
        _ => "rt::Kinds::ANY".into(),
    }
}

/// The members that must have certain values, the discriminator's first.
fn constants(union: &Union, evidence: &Evidence) -> Vec<Expr> {
    let mut constants = Vec::new();
    let mut add = |member: &str, values: Vec<Expr>| {
        constants.push(Expr::Tuple(vec![Expr::text(member), Expr::slice(values)]));
    };
    let discriminator = union
        .discriminator
        .as_deref()
        .filter(|_| !evidence.tags.is_empty());
    if let Some(member) = discriminator {
        let tags = evidence.tags.iter();
        let tags = tags.flat_map(|tag| tag_constants(tag, evidence.tag_kinds));
        let null = evidence.tag_nullable.then(|| "rt::Constant::Null".into());
        add(member, tags.chain(null).collect());
    }
    for (member, values) in &evidence.constants {
        if discriminator != Some(member)
            && let Some(values) = values.iter().map(constant).collect()
        {
            add(member, values);
        }
    }
    constants
}

/// A discriminator's value as what the member can be: its text, and the scalar that has this JSON text.
pub(super) fn tag_constants(tag: &str, kinds: TypeSet) -> Vec<Expr> {
    let may_be = |kind| kinds.is_empty() || kinds.contains(kind);
    let may_be_whole = may_be(JsonType::Integer) || may_be(JsonType::Number);
    let whole = tag.parse::<i64>().ok().filter(|_| may_be_whole);
    let number = tag.parse::<f64>().ok().filter(|_| may_be(JsonType::Number));
    let number = number.filter(|number| number.is_finite());
    let boolean = tag.parse::<bool>().ok();
    let boolean = boolean.filter(|_| may_be(JsonType::Boolean));
    let scalar = match (whole, number, boolean) {
        (Some(whole), _, _) => {
            let literal = snippet!("{}", Literal::integer(whole.into()));
            Some(("rt::Constant::Integer", literal))
        }
        (None, Some(number), _) => {
            let literal = snippet!("{}", Literal::float(number));
            Some(("rt::Constant::Number", literal))
        }
        (None, None, Some(value)) => Some(("rt::Constant::Boolean", snippet!("{}", value))),
        (None, None, None) => None,
    };
    let scalar = scalar.map(|(function, value)| Expr::call(function, [value.into()]));
    let is_text = may_be(JsonType::String) || scalar.is_none();
    is_text
        .then(|| text(tag))
        .into_iter()
        .chain(scalar)
        .collect()
}

fn text(value: &str) -> Expr {
    Expr::call("rt::Constant::Text", [Expr::text(value)])
}

/// A scalar as the table holds it; `None` for what it can't tell apart.
fn constant(node: &Node) -> Option<Expr> {
    let call = |function: &'static str, value| Expr::call(function, [Expr::Path(value)]);
    Some(match &node.value {
        Value::Null => "rt::Constant::Null".into(),
        Value::Bool(value) => call("rt::Constant::Boolean", snippet!("{}", *value)),
        Value::String(value) => text(value),
        Value::Number(number) => match number.as_i128().map(i64::try_from) {
            Some(Ok(value)) => {
                let value = snippet!("{}", Literal::integer(value.into()));
                call("rt::Constant::Integer", value)
            }
            _ => {
                let value = snippet!("{}", Literal::float(number.as_f64()));
                call("rt::Constant::Number", value)
            }
        },
        Value::Array(_) | Value::Object(_) => return None,
    })
}
