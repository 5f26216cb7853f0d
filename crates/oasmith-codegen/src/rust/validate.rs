//! Checks of what is sent, on request.

use super::cx::Cx;
use super::literal::Literal;
use super::model::Allow;
use super::object::{self, Presence};
use super::{tuple, ty};
use crate::ident::Ident;
use crate::print::{Code, Snippet, close, line, open, snippet};
use oasmith_ir::constraint::Constraints;
use oasmith_ir::rule::RuleId;
use oasmith_ir::types::{
    Additional, Enum, EnumBase, IntegerFormat, NumberFormat, Object, Shape, TextFormat, Tuple,
    Type, TypeId, TypeRef, Union,
};
use oasmith_spec::schema::Bound;

/// `Validate` of a model that requests send, or that is part of one; nothing for the others, and for open enums, to which the
/// runtime's macros give it. Tells whether the table of rules is asked.
pub fn emit(cx: &Cx<'_>, id: TypeId, code: &mut Code) -> bool {
    let declared = cx.api.ty(id);
    let by_macro = matches!(&declared.shape, Shape::Enum(Enum { base, .. })
        if matches!(base, EnumBase::Text | EnumBase::Integer));
    if !cx.is_checked(id) || by_macro {
        return false;
    }
    let mut checks = Code::at_depth(code.depth() + 2);
    match (&declared.shape, declared.rule) {
        (_, Some(id)) => rule(cx, id, &"self".into(), &mut checks),
        (Shape::Object(object), None) => members(cx, id, object, &mut checks),
        (Shape::Union(union), None) => variants(cx, id, union, &mut checks),
        (Shape::Enum(_), None) => {}
        (Shape::Tuple(tuple), None) if declared.is_declared() => {
            let place = Place::variable("self");
            let limits = &declared.constraints;
            counts(cx, limits, &declared.shape, &place, &mut checks);
            positions(cx, tuple, &place, &mut checks);
            if tuple::keeps_undeclared(cx, id, tuple) {
                let count = tuple.items.len();
                line!(
                    checks,
                    "checker.undeclared_items({}, &self.{});",
                    count,
                    count
                );
            }
        }
        (_, None) => own(cx, id, &Place::field(&"self.0".into()), &mut checks),
    }
    code.blank();
    Allow::of(cx, id).write(code);
    let name = cx.names.model(id);
    if checks.is_empty() {
        code.empty_impl("impl rt::Validate", name);
        return false;
    }
    code.impl_head(&"impl rt::Validate".into(), name);
    open!(code, "fn check(&self, checker: &mut rt::Checker) {{");
    code.append(&checks);
    close!(code, "}}");
    close!(code, "}}");
    asks_for_rules(&checks)
}

/// Whether checks name the table of rules. No literal of a document looks like that: it takes one
/// line, and a quotation mark in it has a backslash before it.
fn asks_for_rules(checks: &Code) -> bool {
    let mut lines = checks.as_str().lines();
    lines.any(|line| line.contains(", &RULES, \"") || line.trim() == "&RULES,")
}

/// The check of a rule, which says all that is demanded.
fn rule(cx: &Cx<'_>, id: RuleId, value: &Snippet, code: &mut Code) {
    let name = Literal::string(&cx.api.rule(id).name);
    let arguments = [value.clone(), "&RULES".into(), snippet!("{}", name)];
    code.call(&"checker.rule".into(), &arguments, ";");
}

/// Where a value stands, in the spellings in which it is needed.
struct Place {
    /// For methods: `self.name`, `value`.
    base: Snippet,
    /// As a reference: `&self.name`, `value`.
    reference: Snippet,
    /// As a number: `self.name`, `*value`.
    number: Snippet,
}

impl Place {
    fn field(path: &Snippet) -> Self {
        Self {
            base: path.clone(),
            reference: snippet!("&{}", path),
            number: path.clone(),
        }
    }

    fn variable(name: &'static str) -> Self {
        Self {
            base: name.into(),
            reference: name.into(),
            number: snippet!("*{}", name),
        }
    }
}

fn members(cx: &Cx<'_>, id: TypeId, object: &Object, code: &mut Code) {
    for (index, member) in object.members.iter().enumerate() {
        if !cx.is_limited(member.ty.id) {
            continue;
        }
        let path = snippet!("self.{}", cx.names.member(id, index));
        if is_checked_by_itself(cx, member.ty.id) {
            let name = snippet!("{}", Literal::string(&member.name));
            let arguments = [name, snippet!("&{}", path)];
            code.call(&"checker.member".into(), &arguments, ";");
            continue;
        }
        let (place, pattern) = match object::presence(cx, id, member) {
            Presence::Required => (Place::field(&path), None),
            Presence::Nullable | Presence::Optional => {
                (Place::variable("value"), Some(cx.std("Some")))
            }
            Presence::Field => (Place::variable("value"), Some("rt::Field::Value")),
        };
        let mut checks = Code::at_depth(code.depth() + 1 + usize::from(pattern.is_some()));
        check(cx, member.ty.id, &place, &mut checks);
        if checks.is_empty() {
            continue;
        }
        if let Some(pattern) = pattern {
            open!(code, "if let {}(value) = &{} {{", pattern, path);
        }
        open!(
            code,
            "checker.at({}, |checker| {{",
            Literal::string(&member.name)
        );
        code.append(&checks);
        close!(code, "}});");
        if pattern.is_some() {
            close!(code, "}}");
        }
    }
    if matches!(object.additional, Additional::Forbidden)
        && let Some(name) = object::undeclared(cx, id)
    {
        line!(code, "checker.undeclared(&self.{});", name);
    }
    if let Additional::Allowed(additional) = object.additional {
        let path = snippet!("self.{}", Ident::fixed("additional_properties"));
        values(cx, additional, &Place::field(&path), code);
    }
}

/// The checks of a tuple's items.
fn positions(cx: &Cx<'_>, tuple: &Tuple, place: &Place, code: &mut Code) {
    for (position, item) in tuple.items.iter().enumerate() {
        let field = snippet!("{}.{}", place.base, position);
        let pattern = match tuple::presence(cx, tuple, position, *item) {
            tuple::Presence::Required if !ty::is_nullable(cx, *item) => None,
            tuple::Presence::Field => Some("rt::Field::Value"),
            _ => Some(cx.std("Some")),
        };
        let mut checks = Code::at_depth(code.depth() + 1 + usize::from(pattern.is_some()));
        let place = match pattern {
            Some(_) => Place::variable("item"),
            None => Place::field(&field),
        };
        check(cx, item.id, &place, &mut checks);
        if checks.is_empty() {
            continue;
        }
        if let Some(pattern) = pattern {
            open!(code, "if let {}(item) = &{} {{", pattern, field);
        }
        open!(code, "checker.index({}, |checker| {{", position);
        code.append(&checks);
        close!(code, "}});");
        if pattern.is_some() {
            close!(code, "}}");
        }
    }
    if let Some(rest) = tuple.rest {
        let mut checks = Code::at_depth(code.depth() + 2);
        part_checks(cx, rest, "item", &mut checks);
        if !checks.is_empty() {
            let count = tuple.items.len();
            open!(
                code,
                "for (index, item) in {}.{}.iter().enumerate() {{",
                place.base,
                count
            );
            open!(code, "checker.index(index + {}, |checker| {{", count);
            code.append(&checks);
            close!(code, "}});");
            close!(code, "}}");
        }
    }
}

fn variants(cx: &Cx<'_>, id: TypeId, union: &Union, code: &mut Code) {
    let mut arms = Code::at_depth(code.depth() + 1);
    let mut rest = false;
    for (index, variant) in union.variants.iter().enumerate() {
        let pattern = snippet!("Self::{}(value)", cx.names.variant(id, index));
        if is_checked_by_itself(cx, variant.ty.id) {
            arms.arm(&pattern, &"rt::Validate::check(value, checker)".into());
            continue;
        }
        let mut checks = Code::at_depth(code.depth() + 2);
        check(cx, variant.ty.id, &Place::variable("value"), &mut checks);
        if checks.is_empty() {
            rest = true;
            continue;
        }
        open!(arms, "{} => {{", pattern);
        arms.append(&checks);
        close!(arms, "}}");
    }
    if arms.is_empty() {
        open!(code, "if let Self::Unknown(_) = self {{");
        line!(code, "checker.unknown_shape();");
        return close!(code, "}}");
    }
    open!(code, "match self {{");
    code.append(&arms);
    line!(code, "Self::Unknown(_) => checker.unknown_shape(),");
    if rest {
        line!(code, "_ => {{}}");
    }
    close!(code, "}}");
}

/// Whether the runtime knows how to check a type: a model with limits, and lists and maps of what it
/// knows.
fn is_checked_by_itself(cx: &Cx<'_>, id: TypeId) -> bool {
    let ty = cx.api.ty(id);
    if !cx.is_limited(id) {
        return false;
    }
    if ty.is_model() && !ty::is_alias(cx, id) {
        return true;
    }
    let free = ty.constraints.is_empty() && ty.rule.is_none();
    match &ty.shape {
        Shape::Array(array) => free && is_checked_by_itself(cx, array.items.id),
        Shape::Map(map) => free && is_checked_by_itself(cx, map.values.id),
        Shape::Alias(target) => free && is_checked_by_itself(cx, target.id),
        _ => false,
    }
}

/// The checks of a value that is not null.
fn check(cx: &Cx<'_>, id: TypeId, place: &Place, code: &mut Code) {
    if !cx.is_limited(id) {
        return;
    }
    let ty = cx.api.ty(id);
    if is_checked_by_itself(cx, id) {
        return line!(code, "rt::Validate::check({}, checker);", place.reference);
    }
    if let Some(id) = ty.rule {
        return rule(cx, id, &place.reference, code);
    }
    own(cx, id, place, code);
}

/// The limits of a type, and of what it is made of.
fn own(cx: &Cx<'_>, id: TypeId, place: &Place, code: &mut Code) {
    let ty = cx.api.ty(id);
    counts(cx, &ty.constraints, ty::shape_of(cx, id), place, code);
    match &ty.shape {
        Shape::Alias(target) => check(cx, target.id, place, code),
        Shape::Array(array) => items(cx, array.items, place, code),
        Shape::Tuple(tuple) => positions(cx, tuple, place, code),
        Shape::Map(map) => values(cx, map.values, place, code),
        _ => {}
    }
}

fn items(cx: &Cx<'_>, part: TypeRef, place: &Place, code: &mut Code) {
    let mut checks = Code::at_depth(code.depth() + 2);
    part_checks(cx, part, "item", &mut checks);
    if !checks.is_empty() {
        open!(
            code,
            "for (index, item) in {}.iter().enumerate() {{",
            place.base
        );
        open!(code, "checker.index(index, |checker| {{");
        code.append(&checks);
        close!(code, "}});");
        close!(code, "}}");
    }
}

fn values(cx: &Cx<'_>, part: TypeRef, place: &Place, code: &mut Code) {
    let mut checks = Code::at_depth(code.depth() + 2);
    part_checks(cx, part, "value", &mut checks);
    if !checks.is_empty() {
        open!(code, "for (key, value) in {} {{", place.reference);
        open!(code, "checker.at(key, |checker| {{");
        code.append(&checks);
        close!(code, "}});");
        close!(code, "}}");
    }
}

fn part_checks(cx: &Cx<'_>, part: TypeRef, name: &'static str, code: &mut Code) {
    let place = Place::variable(name);
    if !ty::is_nullable(cx, part) {
        return check(cx, part.id, &place, code);
    }
    let mut checks = Code::at_depth(code.depth() + 1);
    check(cx, part.id, &place, &mut checks);
    if !checks.is_empty() {
        open!(code, "if let {}({}) = {} {{", cx.std("Some"), name, name);
        code.append(&checks);
        close!(code, "}}");
    }
}

/// The limits that stand at the type itself.
fn counts(cx: &Cx<'_>, limits: &Constraints, shape: &Shape, place: &Place, code: &mut Code) {
    match shape {
        Shape::Text(TextFormat::DateTime | TextFormat::Date) => format(shape, place, code),
        Shape::Text(kind) => {
            format(shape, place, code);
            let text = match kind {
                TextFormat::Password => snippet!("{}.expose()", place.base),
                TextFormat::Base64 => snippet!("{}.as_str()", place.base),
                _ => place.reference.clone(),
            };
            let range = (limits.min_length, limits.max_length);
            count(cx, "length", text.clone(), range, code);
            for pattern in &limits.patterns {
                let pattern = snippet!("{}", Literal::string(pattern));
                let arguments = [text.clone(), pattern];
                code.call(&"checker.pattern".into(), &arguments, ";");
            }
        }
        Shape::Tuple(tuple) => whole(cx, limits, tuple, place, code),
        Shape::Array(_) => {
            let length = snippet!("{}.len()", place.base);
            count(
                cx,
                "items",
                length,
                (limits.min_items, limits.max_items),
                code,
            );
            if limits.unique_items {
                line!(code, "checker.unique({});", place.reference);
            }
        }
        Shape::Map(_) => {
            let length = snippet!("{}.len()", place.base);
            let range = (limits.min_properties, limits.max_properties);
            count(cx, "properties", length, range, code);
        }
        Shape::Integer(_) | Shape::Number(_) => numbers(limits, shape, place, code),
        _ => {}
    }
}

/// The least and the largest number of items that a tuple's positions don't keep already.
fn tuple_limits(limits: &Constraints, tuple: &Tuple) -> (Option<u64>, Option<u64>) {
    let required = u64::try_from(tuple.required).unwrap_or(u64::MAX);
    let longest = tuple.rest.is_none().then_some(tuple.items.len());
    let longest = longest.and_then(|longest| u64::try_from(longest).ok());
    let least = limits.min_items.filter(|least| *least > required);
    let most = limits.max_items;
    let most = most.filter(|most| longest.is_none_or(|longest| *most < longest));
    (least, most)
}

/// Whether a type has limits that its shape does not keep already.
pub(super) fn has_limits(ty: &Type) -> bool {
    match &ty.shape {
        Shape::Tuple(tuple) => {
            let limits = &ty.constraints;
            limits.unique_items || tuple_limits(limits, tuple) != (None, None)
        }
        _ => !ty.constraints.is_empty(),
    }
}

/// The limits of a tuple as a whole, as far as its positions don't keep them.
fn whole(cx: &Cx<'_>, limits: &Constraints, tuple: &Tuple, place: &Place, code: &mut Code) {
    let (least, most) = tuple_limits(limits, tuple);
    if least.is_none() && most.is_none() && !limits.unique_items {
        return;
    }
    let limit = |limit: Option<u64>| match limit {
        Some(limit) => snippet!("{}({})", cx.std("Some"), Literal::integer(limit.into())),
        None => cx.std("None").into(),
    };
    let unique = snippet!("{}", limits.unique_items);
    let arguments = [place.reference.clone(), limit(least), limit(most), unique];
    code.call(&"checker.tuple".into(), &arguments, ";");
}

fn format(shape: &Shape, place: &Place, code: &mut Code) {
    if let Some(name) = shape.format() {
        let arguments = [
            place.reference.clone(),
            snippet!("{}", Literal::string(name)),
        ];
        code.call(&"checker.format".into(), &arguments, ";");
    }
}

fn count(
    cx: &Cx<'_>,
    method: &'static str,
    value: Snippet,
    (min, max): (Option<u64>, Option<u64>),
    code: &mut Code,
) {
    if min.unwrap_or(0) == 0 && max.is_none() {
        return;
    }
    let limit = |limit: Option<u64>| match limit {
        Some(limit) => snippet!("{}({})", cx.std("Some"), Literal::integer(limit.into())),
        None => cx.std("None").into(),
    };
    let head = snippet!("checker.{}", method);
    code.call(&head, &[value, limit(min), limit(max)], ";");
}

fn numbers(limits: &Constraints, shape: &Shape, place: &Place, code: &mut Code) {
    let value = match shape {
        Shape::Integer(IntegerFormat::Big) | Shape::Number(NumberFormat::Exact) => {
            snippet!("{}.as_f64()", place.base)
        }
        _ => place.number.clone(),
    };
    let mut call = |method: &'static str, limit: Option<Literal>| {
        if let Some(limit) = limit {
            line!(code, "checker.{}({}, {});", method, value, limit);
        }
    };
    let bound = |bound: &Option<Bound>, up: bool| {
        let bound = bound.as_ref()?;
        Some((number(shape, &bound.value, up)?, bound.exclusive))
    };
    match bound(&limits.minimum, true) {
        Some((limit, false)) => call("minimum", Some(limit)),
        Some((limit, true)) => call("exclusive_minimum", Some(limit)),
        None => {}
    }
    match bound(&limits.maximum, false) {
        Some((limit, false)) => call("maximum", Some(limit)),
        Some((limit, true)) => call("exclusive_maximum", Some(limit)),
        None => {}
    }
    let divisor = limits.multiple_of.as_ref().filter(|divisor| {
        let whole = divisor.as_i128().is_some();
        divisor.as_f64() > 0.0 && (whole || matches!(shape, Shape::Number(_)))
    });
    call(
        "multiple_of",
        divisor.and_then(|divisor| number(shape, divisor, true)),
    );
}

/// A limit as a literal of the type of what it limits; `None` where no value of the type can break
/// it.
fn number(shape: &Shape, limit: &oasmith_spec::node::Number, up: bool) -> Option<Literal> {
    let (least, greatest): (i128, i128) = match shape {
        Shape::Integer(IntegerFormat::I32) => (i32::MIN.into(), i32::MAX.into()),
        Shape::Integer(IntegerFormat::I64) => (i64::MIN.into(), i64::MAX.into()),
        Shape::Integer(IntegerFormat::U32) => (0, u32::MAX.into()),
        Shape::Integer(IntegerFormat::U64) => (0, u64::MAX.into()),
        Shape::Number(NumberFormat::F32) => {
            let limit = limit.as_f64().clamp(f32::MIN.into(), f32::MAX.into());
            return Some(Literal::float(limit));
        }
        _ => return Some(Literal::float(limit.as_f64())),
    };
    let whole = limit.as_i128().unwrap_or_else(|| {
        let limit = limit.as_f64();
        // Casts from floats saturate.
        (if up { limit.ceil() } else { limit.floor() }) as i128
    });
    (least..=greatest)
        .contains(&whole)
        .then(|| Literal::integer(whole))
}
