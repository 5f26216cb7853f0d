//! Works out whether the variants of unions declare the discriminator, and as what.

use oasmith_spec::node::Value;
use oasmith_spec::schema::{JsonType, TypeSet};

use crate::api::Api;
use crate::types::{Enum, EnumBase, Shape, TypeId};

/// How many unions within unions are looked into.
const MAX_DEPTH: usize = 8;

/// What a variant says of the discriminator.
enum Declared {
    /// Nothing.
    No,
    /// It is of these JSON types; none: of any.
    As(TypeSet),
    /// Likewise, or null.
    OrNull(TypeSet),
}

/// Fills in the JSON types of discriminators, the values that are written beside variants, and the variants
/// that take what none lists since they are unions with such a variant.
pub(super) fn run(api: &mut Api) {
    for _ in 0..MAX_DEPTH {
        if !inherit_defaults(api) {
            break;
        }
    }
    for at in 0..api.types.len() {
        let Shape::Union(union) = &api.types[at].shape else {
            continue;
        };
        let Some(property) = &union.discriminator else {
            continue;
        };
        let variants = union.variants.iter();
        let found: Vec<Declared> = variants
            .map(|variant| declared(api, variant.ty.id, property, 0))
            .collect();
        if let Shape::Union(union) = &mut api.types[at].shape {
            for (variant, found) in union.variants.iter_mut().zip(found) {
                match found {
                    Declared::As(kinds) => variant.evidence.tag_kinds = kinds,
                    Declared::OrNull(kinds) => {
                        variant.evidence.tag_kinds = kinds;
                        variant.evidence.tag_nullable = true;
                    }
                    Declared::No => variant.written_tag = variant.evidence.tags.first().cloned(),
                }
            }
        }
    }
}

/// Lets a union take what it does not list for the variant that has a default itself; false where none does.
fn inherit_defaults(api: &mut Api) -> bool {
    let mut inherited = Vec::new();
    for (at, ty) in api.types.iter().enumerate() {
        let Shape::Union(union) = &ty.shape else {
            continue;
        };
        if union.discriminator.is_none() || union.default.is_some() {
            continue;
        }
        let has_default = |id: TypeId| match &api.ty(api.resolve_alias(id)).shape {
            Shape::Union(inner) => {
                inner.discriminator == union.discriminator && inner.default.is_some()
            }
            _ => false,
        };
        let mut variants = union.variants.iter();
        if let Some(variant) = variants.position(|one| has_default(one.ty.id)) {
            inherited.push((at, variant));
        }
    }
    for (at, variant) in &inherited {
        if let Shape::Union(union) = &mut api.types[*at].shape {
            union.default = Some(*variant);
        }
    }
    !inherited.is_empty()
}

fn declared(api: &Api, id: TypeId, property: &str, depth: usize) -> Declared {
    match &api.ty(api.resolve_alias(id)).shape {
        Shape::Object(object) => {
            let mut members = object.members.iter();
            match members.find(|member| member.name == property) {
                Some(member) if member.ty.nullable => Declared::OrNull(kinds(api, member.ty.id)),
                Some(member) => Declared::As(kinds(api, member.ty.id)),
                None => Declared::No,
            }
        }
        Shape::Map(_) => Declared::No,
        Shape::Union(union) if depth < MAX_DEPTH => {
            let own = union.discriminator.as_deref() == Some(property);
            let (mut all, mut is_any, mut or_null) = (TypeSet::default(), false, false);
            for variant in &union.variants {
                let found = declared(api, variant.ty.id, property, depth + 1);
                or_null |= matches!(found, Declared::OrNull(_));
                match found {
                    Declared::As(kinds) | Declared::OrNull(kinds) => {
                        is_any |= kinds.is_empty();
                        kinds.iter().for_each(|kind| all.insert(kind));
                    }
                    // The inner union sees to it.
                    Declared::No if own => is_any = true,
                    Declared::No => return Declared::No,
                }
            }
            let kinds = if is_any { TypeSet::default() } else { all };
            match or_null {
                true => Declared::OrNull(kinds),
                false => Declared::As(kinds),
            }
        }
        _ => Declared::As(TypeSet::default()),
    }
}

/// The JSON types of a scalar; none for what may be anything else.
fn kinds(api: &Api, id: TypeId) -> TypeSet {
    let kind = match &api.ty(api.resolve_alias(id)).shape {
        Shape::Boolean => JsonType::Boolean,
        Shape::Integer(_) => JsonType::Integer,
        Shape::Number(_) => JsonType::Number,
        Shape::Text(_) => JsonType::String,
        Shape::Enum(listed) => return kinds_of_enum(listed),
        _ => return TypeSet::default(),
    };
    let mut kinds = TypeSet::default();
    kinds.insert(kind);
    kinds
}

fn kinds_of_enum(listed: &Enum) -> TypeSet {
    let mut kinds = TypeSet::default();
    match listed.base {
        EnumBase::Text => kinds.insert(JsonType::String),
        EnumBase::Integer => kinds.insert(JsonType::Integer),
        EnumBase::Number => kinds.insert(JsonType::Number),
        EnumBase::Boolean => kinds.insert(JsonType::Boolean),
        EnumBase::Mixed => {
            for value in &listed.values {
                match &value.value.value {
                    Value::String(_) => kinds.insert(JsonType::String),
                    Value::Number(_) => kinds.insert(JsonType::Number),
                    Value::Bool(_) => kinds.insert(JsonType::Boolean),
                    Value::Null | Value::Array(_) | Value::Object(_) => {}
                }
            }
        }
    }
    kinds
}
