//! An object that declared its properties no longer does.
//!
//! Old clients may not receive properties that they rely on. A property that they send is refused where the object's
//! `additionalProperties` don't allow its type.

use oasmith_ir::types::{Map, Member};

use super::prelude::*;
use crate::compare::documented;
use crate::effect::Effect;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Type(check),
    mirror: Mirror::Both,
};

fn check(ty: &TypePair<'_>) -> Option<Found> {
    let (Shape::Object(base), Shape::Map(head)) = (&ty.base.shape, &ty.head.shape) else {
        return None;
    };
    let required = base.members.iter().any(|member| member.required);
    let receive = if required { Breaking } else { Risk };
    let sent = base.members.iter().filter(|member| !member.read_only);
    let send = sent.map(|member| as_value(ty, member, head)).max();
    let message = sentence!("`{}` became a map that declares no properties", ty.label);
    let wire = Wire {
        send: send.unwrap_or(Fine),
        receive,
    };
    Some(Found::new(wire, message))
}

/// What becomes of a member that is sent as one of the values.
fn as_value(ty: &TypePair<'_>, member: &Member, map: &Map) -> Effect {
    let shape = |api, id| kinds(api, &documented(api, id).shape);
    let was = shape(ty.base_api, member.ty.id);
    let is = shape(ty.head_api, map.values.id);
    let null = member.ty.nullable && !map.values.nullable && !is.is_all();
    match relation(was, is) {
        _ if was.disjoint(is) => Breaking,
        Relation::Same | Relation::Wider if !null => Fine,
        _ => Risk,
    }
}
