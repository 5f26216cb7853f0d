//! Types as they are written: as values, in their positions, and as arguments.

use super::cx::Cx;
use super::validate;
use crate::config::ConversionTraits;
use crate::ident::Ident;
use crate::print::{Expr, Ty, snippet};
use oasmith_ir::types::{
    External, IntegerFormat, NumberFormat, Shape, TextFormat, TypeId, TypeRef, Wire,
};

/// A type without regard to null: `String`, `Vec<Option<Tag>>`, `ConnectionError`.
pub fn value(cx: &Cx<'_>, id: TypeId) -> Ty {
    let ty = cx.api.ty(id);
    if ty.is_model() {
        cx.model(id).into()
    } else {
        shape(cx, &ty.shape, &|part| of(cx, part))
    }
}

/// A type as items, values and variants are written: with `Option` and `Box` where they are needed.
pub fn of(cx: &Cx<'_>, part: TypeRef) -> Ty {
    let boxed = boxed(cx, part);
    if is_nullable(cx, part) {
        Ty::of(cx.std("Option"), boxed)
    } else {
        boxed
    }
}

/// A type without regard to null, in a `Box` where it would hold itself else.
pub fn boxed(cx: &Cx<'_>, part: TypeRef) -> Ty {
    let value = value(cx, part.id);
    if part.cyclic {
        Ty::of(cx.std("Box"), value)
    } else {
        value
    }
}

/// A type with every alias replaced by what it stands for. Types that are the same to Rust are the
/// same here.
pub fn canonical(cx: &Cx<'_>, id: TypeId) -> Ty {
    let id = cx.api.resolve_alias(id);
    let ty = cx.api.ty(id);
    if is_alias(cx, id) || !ty.is_model() {
        shape(cx, &ty.shape, &|part| {
            let inner = canonical(cx, part.id);
            match is_nullable(cx, part) {
                true => Ty::of("Option", inner),
                false => inner,
            }
        })
    } else {
        cx.model(id).into()
    }
}

/// Whether a model is declared by `pub type`.
pub fn is_alias(cx: &Cx<'_>, id: TypeId) -> bool {
    is_second_name(cx, id) && !is_newtype(cx, id)
}

/// Whether a model is nothing but another type, with limits that would be lost without a name: its
/// own, or those of parts that have none either.
pub fn is_newtype(cx: &Cx<'_>, id: TypeId) -> bool {
    is_second_name(cx, id) && has_nameless_limits(cx, id, 0)
}

/// How deep types without names are looked into.
const MAX_DEPTH: usize = 32;

fn has_nameless_limits(cx: &Cx<'_>, id: TypeId, depth: usize) -> bool {
    let ty = cx.api.ty(id);
    let nameless = |part: &TypeRef| !cx.api.ty(part.id).is_model();
    validate::has_limits(ty)
        || ty.rule.is_some()
        || ty.shape.format().is_some() && is_string(cx, id)
        || depth < MAX_DEPTH
            && cx
                .parts(id)
                .iter()
                .filter(|part| nameless(part))
                .any(|part| has_nameless_limits(cx, part.id, depth + 1))
}

/// Whether a model is another type under a name of its own.
fn is_second_name(cx: &Cx<'_>, id: TypeId) -> bool {
    let ty = cx.api.ty(id);
    ty.is_model() && !ty.is_declared() && !matches!(ty.shape, Shape::Map(_))
}

/// What a model that is another type under a name of its own stands for.
pub fn inside(cx: &Cx<'_>, id: TypeId) -> Ty {
    match &cx.api.ty(id).shape {
        Shape::Alias(target) => value(cx, target.id),
        written => shape(cx, written, &|part| of(cx, part)),
    }
}

/// Whether a type, were it written out, is a string.
pub fn is_string(cx: &Cx<'_>, id: TypeId) -> bool {
    let written = &cx.api.ty(id).shape;
    matches!(written, Shape::Text(_))
        && shape(cx, written, &|part| of(cx, part)).is(cx.std("String"))
}

/// The shape of a type behind its aliases.
pub fn shape_of<'a>(cx: &Cx<'a>, id: TypeId) -> &'a Shape {
    &cx.api.ty(cx.api.resolve_alias(id)).shape
}

/// The text of a shape without a name of its own.
pub fn shape(cx: &Cx<'_>, shape: &Shape, part: &dyn Fn(TypeRef) -> Ty) -> Ty {
    match shape {
        Shape::Boolean => "bool".into(),
        Shape::Integer(IntegerFormat::I32) => "i32".into(),
        Shape::Integer(IntegerFormat::I64) => "i64".into(),
        Shape::Integer(IntegerFormat::U32) => "u32".into(),
        Shape::Integer(IntegerFormat::U64) => "u64".into(),
        Shape::Integer(IntegerFormat::Big) | Shape::Number(NumberFormat::Exact) => {
            "rt::Number".into()
        }
        Shape::Number(NumberFormat::F32) => "f32".into(),
        Shape::Number(NumberFormat::F64) => "f64".into(),
        Shape::Text(TextFormat::Password) => "rt::Secret".into(),
        Shape::Text(TextFormat::Base64) => "rt::Base64".into(),
        Shape::Text(TextFormat::DateTime) => cx.config.dates.types().0.into(),
        Shape::Text(TextFormat::Date) => cx.config.dates.types().1.into(),
        Shape::Text(_) => cx.std("String").into(),
        Shape::Array(array) => Ty::of(cx.std("Vec"), part(array.items)),
        Shape::Tuple(tuple) => Ty::Tuple(tuple.items.iter().map(|item| part(*item)).collect()),
        Shape::Map(map) => map_of(cx, part(map.values)),
        Shape::Alias(target) => part(*target),
        Shape::External(declared) => external(cx, declared),
        // The last three are models wherever they stand.
        Shape::Any
        | Shape::Never
        | Shape::Null
        | Shape::Enum(_)
        | Shape::Object(_)
        | Shape::Union(_) => "rt::Json".into(),
    }
}

/// A map from strings to a type.
pub fn map_of(cx: &Cx<'_>, values: Ty) -> Ty {
    let string = cx.std("String").into();
    Ty::Generic(cx.std("BTreeMap").into(), vec![string, values])
}

/// A type of another crate, in the wrapper that it needs.
fn external(cx: &Cx<'_>, declared: &External) -> Ty {
    let Some(replacement) = cx.config.types.of(declared) else {
        return "rt::Json".into();
    };
    let path = Ty::from(snippet!("{}", replacement.path));
    match (replacement.traits, declared.wire) {
        (ConversionTraits::Serde, _) => Ty::of("rt::ViaSerde", path),
        (ConversionTraits::FromStr, Wire::Number) => Ty::of("rt::ViaNumber", path),
        (ConversionTraits::FromStr, Wire::Text | Wire::Other) => Ty::of("rt::ViaFromStr", path),
        (ConversionTraits::Runtime, _) => path,
    }
}

/// Whether a string is a `String`, rather than a type that says more.
pub fn is_plain_text(format: &TextFormat) -> bool {
    !matches!(
        format,
        TextFormat::DateTime | TextFormat::Date | TextFormat::Password | TextFormat::Base64
    )
}

/// Whether null is one of the values of a type itself: of any JSON, and of null.
pub fn holds_null(cx: &Cx<'_>, part: TypeRef) -> bool {
    let id = cx.api.resolve_alias(part.id);
    !part.cyclic && matches!(cx.api.ty(id).shape, Shape::Any | Shape::Null)
}

/// Whether null is allowed in a place, by the use itself or by an alias on the way. Any JSON holds
/// null without help.
pub fn is_nullable(cx: &Cx<'_>, part: TypeRef) -> bool {
    let mut part = part;
    let mut nullable = part.nullable;
    for _ in 0..cx.api.types.len() {
        match &cx.api.ty(part.id).shape {
            Shape::Alias(target) => {
                part = *target;
                nullable |= part.nullable;
            }
            Shape::Any | Shape::Never | Shape::Null => return false,
            _ => break,
        }
    }
    nullable
}

/// Whether the written type has a `BTreeMap` in it.
pub fn mentions_map(cx: &Cx<'_>, id: TypeId) -> bool {
    any_part(cx, id, &|_, shape| matches!(shape, Shape::Map(_)))
}

/// Whether the written type names a model that is deprecated.
pub fn mentions_deprecated(cx: &Cx<'_>, id: TypeId) -> bool {
    let ty = cx.api.ty(id);
    if ty.is_model() {
        return ty.docs.deprecated;
    }
    match &ty.shape {
        Shape::Array(array) => mentions_deprecated(cx, array.items.id),
        Shape::Tuple(_) => {
            let parts = cx.parts(id);
            parts.iter().any(|part| mentions_deprecated(cx, part.id))
        }
        Shape::Map(map) => mentions_deprecated(cx, map.values.id),
        Shape::Alias(target) => mentions_deprecated(cx, target.id),
        _ => false,
    }
}

fn any_part(cx: &Cx<'_>, id: TypeId, test: &dyn Fn(TypeId, &Shape) -> bool) -> bool {
    let ty = cx.api.ty(id);
    if ty.is_model() {
        return false;
    }
    shape_has(cx, id, &ty.shape, test)
}

/// Whether the text of a shape has a `BTreeMap` in it, were it written out.
pub fn shape_mentions_map(cx: &Cx<'_>, id: TypeId) -> bool {
    shape_has(cx, id, &cx.api.ty(id).shape, &|_, shape| {
        matches!(shape, Shape::Map(_))
    })
}

fn shape_has(
    cx: &Cx<'_>,
    id: TypeId,
    shape: &Shape,
    test: &dyn Fn(TypeId, &Shape) -> bool,
) -> bool {
    test(id, shape)
        || match shape {
            Shape::Array(array) => any_part(cx, array.items.id, test),
            Shape::Tuple(_) => cx.parts(id).iter().any(|part| any_part(cx, part.id, test)),
            Shape::Map(map) => any_part(cx, map.values.id, test),
            Shape::Alias(target) => any_part(cx, target.id, test),
            _ => false,
        }
}

/// How a value is taken as an argument.
#[derive(Debug, Clone)]
pub struct Argument {
    /// The argument's type: `impl Into<String>`, `u64`, `Option<Vec<Tag>>`.
    pub ty: Ty,
    /// Whether the argument becomes the value by `.into()`.
    pub converts: bool,
}

impl Argument {
    /// The value that the argument becomes.
    pub fn value(&self, argument: &Ident) -> Expr {
        let value = Expr::from(argument);
        if self.converts {
            value.method("into", [])
        } else {
            value
        }
    }
}

/// A type as an argument without regard to null: `impl Into<…>` where something else than the type
/// itself can become one.
pub fn argument(cx: &Cx<'_>, id: TypeId) -> Argument {
    let written = value(cx, id);
    let converts = match shape_of(cx, id) {
        Shape::Text(TextFormat::Date) => false,
        Shape::Text(TextFormat::DateTime | TextFormat::Password | TextFormat::Base64)
        | Shape::Integer(IntegerFormat::Big)
        | Shape::Union(_) => true,
        // Also by another name: whether a component stands here is no difference to callers.
        Shape::Text(_) if canonical(cx, id).is(cx.std("String")) => {
            let ty = into(cx, cx.std("String").into());
            return Argument { ty, converts: true };
        }
        Shape::Enum(_) => true,
        Shape::Map(_) | Shape::Array(_) => {
            let id = cx.api.resolve_alias(id);
            cx.api.ty(id).is_model() && !is_alias(cx, id)
        }
        Shape::External(_) => true,
        _ => false,
    };
    let converts = converts || cx.api.ty(id).is_model() && is_newtype(cx, id);
    let ty = if converts { into(cx, written) } else { written };
    Argument { ty, converts }
}

/// `impl Into<ty>`
pub fn into(cx: &Cx<'_>, ty: Ty) -> Ty {
    Ty::bounded(Ty::of(cx.std("Into"), ty))
}

/// A use of a type as an argument: `Option<…>` where null is allowed.
pub fn argument_of(cx: &Cx<'_>, part: TypeRef) -> Argument {
    if is_nullable(cx, part) {
        let ty = Ty::of(cx.std("Option"), value(cx, part.id));
        Argument {
            ty,
            converts: false,
        }
    } else {
        argument(cx, part.id)
    }
}
