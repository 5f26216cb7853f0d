//! The table by which a union's variant is told.

use crate::ident::Ident;
use crate::print::LONGEST_FILE;
use crate::print::literal::Literal;
use crate::print::section::Section;
use crate::print::{Call, Code, Snippet, close, line, open, snippet};
use oasmith_ir::types::{Evidence, Union, Variant};
use oasmith_spec::node::{Node, Value};
use oasmith_spec::schema::{JsonType, TypeSet};

fn ordered(union: &Union) -> Vec<&Variant> {
    let order = union.order().into_iter();
    order.filter_map(|at| union.variants.get(at)).collect()
}

/// `const VARIANTS: &[rt::Variant] = &[…];`
pub(super) fn emit(union: &Union, code: &mut Code) {
    let head = "const VARIANTS: &[rt::Variant] =".into();
    constant_of(&head, union, &ordered(union), code);
}

/// The same for the whole file of the union, in several tables where one is too long for a file.
pub(super) fn emit_apart(union: &Union, name: &Ident, code: &mut Code) {
    const DOCS: &str = "/// What tells the variants apart.";
    code.blank();
    code.section(Section::Variants);
    code.item_head("impl", name);
    code.opened();
    line!(code, "{}", DOCS);
    let variants = ordered(union);
    let parts = parts(union, &variants, code.depth() + 1);
    if let [all] = parts.as_slice() {
        let head = "pub(super) const VARIANTS: &[rt::Variant] =".into();
        constant_of(&head, union, all, code);
    } else {
        joined(union.variants.len(), parts.len(), code);
        for (at, part) in parts.iter().enumerate() {
            code.blank();
            code.seam();
            let head = snippet!("pub(super) const VARIANTS_{}: &[rt::Variant] =", at + 1);
            constant_of(&head, union, part, code);
        }
    }
    close!(code, "}}");
}

/// The table that so many variants in so many parts make.
fn joined(variants: usize, parts: usize, code: &mut Code) {
    let head = "pub(super) const VARIANTS: &[rt::Variant] =";
    let value = snippet!("&rt::Variant::joined::<{}>(&", variants);
    let parts: Vec<Snippet> = (1..=parts)
        .map(|part| snippet!("Self::VARIANTS_{}", part))
        .collect();
    // What fits into the next line stands there.
    if parts.len() <= 3 {
        line!(code, "{}", head);
        code.indent();
        code.array(&value, &parts, ");");
        code.dedent();
    } else {
        code.array(&snippet!("{} {}", head, value), &parts, ");");
    }
}

/// The variants in parts of about the same length, none of which is too long for a file.
fn parts<'p, 'u>(union: &Union, all: &'p [&'u Variant], depth: usize) -> Vec<&'p [&'u Variant]> {
    let lines_of = |variant| table(union, std::slice::from_ref(variant), depth).line_count();
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

/// `head &[…];`
fn constant_of(head: &Snippet, union: &Union, variants: &[&Variant], code: &mut Code) {
    let beside = table(union, variants, code.depth() + 1);
    let below = table(union, variants, code.depth() + 2);
    // Further right, chains may break in a way that takes fewer lines; rustfmt goes by that.
    if beside.line_count() > below.line_count() + 1 {
        open!(code, "{}", head);
        open!(code, "&[");
        code.append(&below);
        close!(code, "];");
        code.dedent();
    } else {
        open!(code, "{} &[", head);
        code.append(&beside);
        close!(code, "];");
    }
}

/// The elements of the table.
fn table(union: &Union, variants: &[&Variant], depth: usize) -> Code {
    let mut code = Code::at_depth(depth);
    for variant in variants {
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
        let tags = evidence.tags.iter();
        let tags = tags.flat_map(|tag| tag_constants(tag, evidence.tag_kinds));
        let null = evidence.tag_nullable.then(|| "rt::Constant::Null".into());
        let tags = tags.chain(null).collect();
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

/// A discriminator's value as what the member can be: its text, and the scalar that has this JSON text.
pub(super) fn tag_constants(tag: &str, kinds: TypeSet) -> Vec<Snippet> {
    let may_be = |kind| kinds.is_empty() || kinds.contains(kind);
    let may_be_whole = may_be(JsonType::Integer) || may_be(JsonType::Number);
    let whole = tag.parse::<i64>().ok().filter(|_| may_be_whole);
    let number = tag.parse::<f64>().ok().filter(|_| may_be(JsonType::Number));
    let number = number.filter(|number| number.is_finite());
    let boolean = tag.parse::<bool>().ok();
    let boolean = boolean.filter(|_| may_be(JsonType::Boolean));
    let scalar = match (whole, number, boolean) {
        (Some(whole), _, _) => {
            let literal = Literal::integer(whole.into());
            Some(snippet!("rt::Constant::Integer({})", literal))
        }
        (None, Some(number), _) => {
            Some(snippet!("rt::Constant::Number({})", Literal::float(number)))
        }
        (None, None, Some(value)) => Some(snippet!("rt::Constant::Boolean({})", value)),
        (None, None, None) => None,
    };
    let is_text = may_be(JsonType::String) || scalar.is_none();
    is_text
        .then(|| text(tag))
        .into_iter()
        .chain(scalar)
        .collect()
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
