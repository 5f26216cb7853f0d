//! Works out how much the variants of unions leave open: an enum nothing, any string what an enum lists, any
//! JSON all.

use crate::api::Api;
use crate::types::{Shape, TextFormat, TypeId};

/// What nothing is left open by.
const LISTED: u8 = 0;
/// Values of one kind, of which many are refused: dates, objects with members.
const SHAPED: u8 = 1;
/// Members of any name, whole numbers.
const LOOSE: u8 = 2;
/// Any string, any number.
const FREE: u8 = 3;
/// Any JSON.
const ANY: u8 = 4;

/// Fills in the openness of every variant.
pub(super) fn run(api: &mut Api) {
    let found = openness(api);
    for ty in &mut api.types {
        if let Shape::Union(union) = &mut ty.shape {
            for variant in &mut union.variants {
                variant.evidence.openness = found[variant.ty.id.index()];
            }
        }
    }
}

/// The openness of every type: the most of its own and of all that lists, maps, unions and aliases lead to.
fn openness(api: &Api) -> Vec<u8> {
    let mut holders: Vec<Vec<usize>> = vec![Vec::new(); api.types.len()];
    for (at, ty) in api.types.iter().enumerate() {
        for inner in held(&ty.shape) {
            holders[inner.index()].push(at);
        }
    }
    let own: Vec<u8> = api.types.iter().map(|ty| of_itself(&ty.shape)).collect();
    let mut found = vec![LISTED; own.len()];
    // From the most open: what holds such a type is as open, and need not be looked at again.
    for level in (SHAPED..=ANY).rev() {
        let begin = own.iter().enumerate().filter(|(_, own)| **own == level);
        let mut open: Vec<usize> = begin.map(|(at, _)| at).collect();
        while let Some(at) = open.pop() {
            if found[at] == LISTED {
                found[at] = level;
                open.extend(&holders[at]);
            }
        }
    }
    found
}

/// The types whose values are values, or parts of values, of a shape.
fn held(shape: &Shape) -> Vec<TypeId> {
    match shape {
        Shape::Array(array) => vec![array.items.id],
        Shape::Map(map) => vec![map.values.id],
        Shape::Alias(target) => vec![target.id],
        Shape::Union(union) => union.variants.iter().map(|one| one.ty.id).collect(),
        _ => Vec::new(),
    }
}

/// What a shape leaves open without what it holds.
fn of_itself(shape: &Shape) -> u8 {
    match shape {
        Shape::Never | Shape::Null | Shape::Enum(_) | Shape::Array(_) | Shape::Alias(_) => LISTED,
        Shape::Boolean | Shape::Object(_) | Shape::Tuple(_) => SHAPED,
        Shape::Text(TextFormat::Date | TextFormat::DateTime) => SHAPED,
        Shape::Integer(_) | Shape::Map(_) => LOOSE,
        Shape::Text(_) | Shape::Number(_) | Shape::External(_) => FREE,
        Shape::Union(union) if union.variants.is_empty() => ANY,
        Shape::Union(_) => LISTED,
        Shape::Any => ANY,
    }
}
