//! Works out how much the variants of unions leave open: an enum nothing, any string what an enum lists, any
//! JSON all.

use crate::api::Api;
use crate::types::{Shape, TextFormat, TypeId};

/// How deep is looked into lists, maps and unions.
const MAX_DEPTH: usize = 8;

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
    for at in 0..api.types.len() {
        let Shape::Union(union) = &api.types[at].shape else {
            continue;
        };
        let variants = union.variants.iter();
        let found: Vec<u8> = variants
            .map(|variant| openness(api, variant.ty.id, 0))
            .collect();
        if let Shape::Union(union) = &mut api.types[at].shape {
            for (variant, openness) in union.variants.iter_mut().zip(found) {
                variant.evidence.openness = openness;
            }
        }
    }
}

fn openness(api: &Api, id: TypeId, depth: usize) -> u8 {
    if depth > MAX_DEPTH {
        return ANY;
    }
    let below = |id: TypeId| openness(api, id, depth + 1);
    match &api.ty(api.resolve_alias(id)).shape {
        Shape::Never | Shape::Null | Shape::Enum(_) => LISTED,
        Shape::Boolean | Shape::Object(_) | Shape::Tuple(_) => SHAPED,
        Shape::Text(TextFormat::Date | TextFormat::DateTime) => SHAPED,
        Shape::Integer(_) => LOOSE,
        Shape::Text(_) | Shape::Number(_) | Shape::External(_) => FREE,
        Shape::Array(array) => below(array.items.id),
        Shape::Map(map) => below(map.values.id).max(LOOSE),
        Shape::Union(union) => {
            let variants = union.variants.iter();
            variants.map(|one| below(one.ty.id)).max().unwrap_or(ANY)
        }
        Shape::Any | Shape::Alias(_) => ANY,
    }
}
