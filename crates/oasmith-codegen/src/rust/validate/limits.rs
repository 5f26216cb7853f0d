//! Limits that stand at a type itself.

use super::Place;
use crate::print::literal::Literal;
use crate::print::{Code, Expr, snippet};
use crate::rust::cx::Cx;
use oasmith_ir::constraint::Constraints;
use oasmith_ir::types::{IntegerFormat, NumberFormat, Shape, TextFormat, Tuple, Type};
use oasmith_spec::schema::Bound;

/// The checks of them.
pub(super) fn counts(
    cx: &Cx<'_>,
    limits: &Constraints,
    shape: &Shape,
    place: &Place,
    code: &mut Code,
) {
    let length = || place.base.clone().method("len", []);
    match shape {
        Shape::Text(TextFormat::DateTime | TextFormat::Date) => format(shape, place, code),
        Shape::Text(kind) => {
            format(shape, place, code);
            let text = match kind {
                TextFormat::Password => place.base.clone().method("expose", []),
                TextFormat::Base64 => place.base.clone().method("as_str", []),
                _ => place.reference.clone(),
            };
            let range = (limits.min_length, limits.max_length);
            count(cx, "length", text.clone(), range, code);
            for pattern in &limits.patterns {
                checker("pattern", [text.clone(), Expr::text(pattern)], code);
            }
        }
        Shape::Tuple(tuple) => whole(cx, limits, tuple, place, code),
        Shape::Array(_) => {
            let range = (limits.min_items, limits.max_items);
            count(cx, "items", length(), range, code);
            if limits.unique_items {
                checker("unique", [place.reference.clone()], code);
            }
        }
        Shape::Map(_) => {
            let range = (limits.min_properties, limits.max_properties);
            count(cx, "properties", length(), range, code);
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
pub(in crate::rust) fn has_limits(ty: &Type) -> bool {
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
    let unique = snippet!("{}", limits.unique_items).into();
    let arguments = [
        place.reference.clone(),
        optional(cx, least),
        optional(cx, most),
        unique,
    ];
    checker("tuple", arguments, code);
}

/// A call of the checker.
fn checker(method: &'static str, arguments: impl Into<Vec<Expr>>, code: &mut Code) {
    code.run(&Expr::from("checker").method(method, arguments));
}

fn format(shape: &Shape, place: &Place, code: &mut Code) {
    if let Some(name) = shape.format() {
        checker("format", [place.reference.clone(), Expr::text(name)], code);
    }
}

fn count(
    cx: &Cx<'_>,
    method: &'static str,
    value: Expr,
    (min, max): (Option<u64>, Option<u64>),
    code: &mut Code,
) {
    if min.unwrap_or(0) == 0 && max.is_none() {
        return;
    }
    checker(method, [value, optional(cx, min), optional(cx, max)], code);
}

/// `Some(limit)` or `None`.
fn optional(cx: &Cx<'_>, limit: Option<u64>) -> Expr {
    match limit {
        Some(limit) => Expr::call(cx.std("Some"), [number(Literal::integer(limit.into()))]),
        None => cx.std("None").into(),
    }
}

fn numbers(limits: &Constraints, shape: &Shape, place: &Place, code: &mut Code) {
    let value = match shape {
        Shape::Integer(IntegerFormat::Big) | Shape::Number(NumberFormat::Exact) => {
            place.base.clone().method("as_f64", [])
        }
        _ => place.number.clone(),
    };
    let mut call = |method: &'static str, limit: Option<Literal>| {
        if let Some(limit) = limit {
            checker(method, [value.clone(), number(limit)], code);
        }
    };
    let bound = |bound: &Option<Bound>, up: bool| {
        let bound = bound.as_ref()?;
        Some((as_literal(shape, &bound.value, up)?, bound.exclusive))
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
        divisor.and_then(|divisor| as_literal(shape, divisor, true)),
    );
}

fn number(literal: Literal) -> Expr {
    snippet!("{}", literal).into()
}

/// A limit as a literal of the type of what it limits; `None` where no value of the type can break
/// it.
fn as_literal(shape: &Shape, limit: &oasmith_spec::node::Number, up: bool) -> Option<Literal> {
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
