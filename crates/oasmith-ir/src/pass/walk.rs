//! The uses of types within a type.

use crate::types::{Additional, Shape, TypeRef};

/// The types that a shape is made of, in the document's order.
pub(super) fn uses(shape: &Shape) -> Vec<TypeRef> {
    match shape {
        Shape::Alias(target) => vec![*target],
        Shape::Array(array) => vec![array.items],
        Shape::Map(map) => vec![map.values],
        Shape::Tuple(tuple) => tuple.items.iter().copied().chain(tuple.rest).collect(),
        Shape::Object(object) => {
            let members = object.members.iter().map(|member| member.ty);
            let others = match object.additional {
                Additional::Allowed(values) => Some(values),
                _ => None,
            };
            members.chain(others).collect()
        }
        Shape::Union(union) => union.variants.iter().map(|variant| variant.ty).collect(),
        _ => Vec::new(),
    }
}

/// The same, to be changed.
pub(super) fn uses_mut(shape: &mut Shape) -> Vec<&mut TypeRef> {
    match shape {
        Shape::Alias(target) => vec![target],
        Shape::Array(array) => vec![&mut array.items],
        Shape::Map(map) => vec![&mut map.values],
        Shape::Tuple(tuple) => tuple.items.iter_mut().chain(&mut tuple.rest).collect(),
        Shape::Object(object) => {
            let members = object.members.iter_mut().map(|member| &mut member.ty);
            let others = match &mut object.additional {
                Additional::Allowed(values) => Some(values),
                _ => None,
            };
            members.chain(others).collect()
        }
        Shape::Union(union) => {
            let variants = union.variants.iter_mut();
            variants.map(|variant| &mut variant.ty).collect()
        }
        _ => Vec::new(),
    }
}
