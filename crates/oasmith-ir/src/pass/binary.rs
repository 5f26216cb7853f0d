//! `format: binary` is bytes only where bodies are bytes or parts of forms. JSON has no bytes.

use foldhash::{HashSet, HashSetExt as _};

use crate::api::Api;
use crate::operation::ContentKind;
use crate::types::{Shape, TextFormat, TypeId};

/// Takes binary strings for plain ones wherever they are part of JSON.
pub(super) fn run(api: &mut Api) {
    let outside_json = outside_json(api);
    for (at, ty) in api.types.iter_mut().enumerate() {
        if matches!(ty.shape, Shape::Text(TextFormat::Binary)) && !outside_json.contains(&at) {
            ty.shape = Shape::Text(TextFormat::Other("binary".to_owned()));
        }
    }
}

/// The types of whole bodies that are no JSON, and of the parts of forms.
fn outside_json(api: &Api) -> HashSet<usize> {
    let mut found = HashSet::new();
    let operations = api.operations.iter().chain(&api.webhooks);
    let contents = operations.flat_map(|operation| {
        let bodies = operation.body.iter().flat_map(|body| &body.contents);
        bodies.chain(operation.responses.iter().flat_map(|one| &one.contents))
    });
    for content in contents {
        let Some(ty) = content.ty else { continue };
        match content.kind {
            ContentKind::Bytes | ContentKind::Text => take(api, ty.id, &mut found),
            ContentKind::Multipart | ContentKind::Form => parts(api, ty.id, &mut found),
            _ => {}
        }
    }
    found
}

fn parts(api: &Api, id: TypeId, found: &mut HashSet<usize>) {
    match &api.ty(api.resolve_alias(id)).shape {
        Shape::Object(object) => {
            for member in &object.members {
                take(api, member.ty.id, found);
            }
        }
        Shape::Map(map) => take(api, map.values.id, found),
        Shape::Union(union) => {
            for variant in &union.variants {
                let variant = api.resolve_alias(variant.ty.id);
                if let Shape::Object(object) = &api.ty(variant).shape {
                    for member in &object.members {
                        take(api, member.ty.id, found);
                    }
                }
            }
        }
        _ => {}
    }
}

/// Takes a part: the type itself, or its items.
fn take(api: &Api, id: TypeId, found: &mut HashSet<usize>) {
    let id = api.resolve_alias(id);
    found.insert(id.index());
    match &api.ty(id).shape {
        Shape::Array(array) => {
            found.insert(api.resolve_alias(array.items.id).index());
        }
        Shape::Union(union) => {
            for variant in &union.variants {
                found.insert(api.resolve_alias(variant.ty.id).index());
            }
        }
        _ => {}
    }
}
