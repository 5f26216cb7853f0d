//! What the configuration calls secret is held in a type that is overwritten when it is dropped.

use oasmith_ir::api::Api;
use oasmith_ir::types::{Shape, TextFormat, Type, TypeId};

use super::Names;
use crate::config::Config;

impl Names {
    /// Makes passwords of the texts that the configuration calls secret, be they members, models, or what lists and
    /// maps of them hold. A text whose format is checked stays one: a password has none.
    pub fn hold_secrets(&self, api: &mut Api, config: &Config) {
        if !config
            .models
            .iter()
            .any(|one| one.secret || !one.secret_properties.is_empty())
        {
            return;
        }
        for id in api.ids().collect::<Vec<_>>() {
            let entries = self.model_entries(id).iter();
            for entry in entries.filter_map(|at| config.models.get(*at)) {
                if let Some(shape) = held_shape(api, id).filter(|_| entry.secret) {
                    api.types[id.index()].shape = shape;
                }
                for (name, _) in &entry.secret_properties {
                    hold_member(api, id, name);
                }
            }
        }
    }
}

const PASSWORD: Shape = Shape::Text(TextFormat::Password);

/// Makes a password of a member. Its type may be that of others as well, so it gets one of its own.
fn hold_member(api: &mut Api, id: TypeId, name: &str) {
    let Shape::Object(object) = &api.ty(id).shape else {
        return;
    };
    let Some(at) = object.members.iter().position(|one| one.name == name) else {
        return;
    };
    let Some(held) = held(api, object.members[at].ty.id) else {
        return;
    };
    if let Shape::Object(object) = &mut api.types[id.index()].shape {
        object.members[at].ty.id = held;
    }
}

/// A type like another one without a name, but that holds passwords; `None` where it holds no texts.
fn held(api: &mut Api, id: TypeId) -> Option<TypeId> {
    if api.ty(id).is_model() {
        return None;
    }
    let shape = held_shape(api, id)?;
    let mut held = api.ty(id).clone();
    held.shape = shape;
    Some(api.add_type(held))
}

fn held_shape(api: &mut Api, id: TypeId) -> Option<Shape> {
    let mut shape = api.ty(id).shape.clone();
    match &mut shape {
        Shape::Array(array) => array.items.id = held(api, array.items.id)?,
        Shape::Map(map) => map.values.id = held(api, map.values.id)?,
        _ => return is_plain(api.ty(id)).then_some(PASSWORD),
    }
    Some(shape)
}

/// Whether values are any texts.
fn is_plain(ty: &Type) -> bool {
    let is_text = matches!(
        ty.shape,
        Shape::Text(TextFormat::Plain | TextFormat::Other(_))
    );
    is_text && ty.shape.format().is_none()
}
