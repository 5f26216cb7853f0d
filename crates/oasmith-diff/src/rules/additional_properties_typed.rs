//! Undeclared properties gained a type, or lost it.
//!
//! A schema in `additionalProperties` gives them a type, and generated clients keep them. Without a schema they may be
//! anything.

use oasmith_ir::api::Api;
use oasmith_ir::types::Object;

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Type(check),
    mirror: Mirror::Both,
};

fn check(ty: &TypePair<'_>) -> Option<Found> {
    let (Shape::Object(base), Shape::Object(head)) = (&ty.base.shape, &ty.head.shape) else {
        return None;
    };
    // What a condition asks for is kept, which is no more than the condition.
    if ty.base.rule.is_some() != ty.head.rule.is_some() {
        let kept = |object: &Object, api: &Api| match object.additional {
            Additional::Allowed(part) => matches!(api.ty(part.id).shape, Shape::Any),
            _ => true,
        };
        if kept(base, ty.base_api) && kept(head, ty.head_api) {
            return None;
        }
    }
    let wire = match (base.additional, head.additional) {
        (Additional::Unstated, Additional::Allowed(part)) => {
            let any = matches!(ty.head_api.ty(part.id).shape, Shape::Any);
            Wire::send(if any { Fine } else { Risk })
        }
        (Additional::Allowed(part), Additional::Unstated) => {
            let any = matches!(ty.base_api.ty(part.id).shape, Shape::Any);
            Wire::receive(if any { Fine } else { Risk })
        }
        _ => return None,
    };
    let message = sentence!(
        "the additional properties of `{}` changed from {} to {}",
        ty.label,
        Words(additional(base.additional)),
        Words(additional(head.additional))
    );
    Some(Found::new(wire, message).keyword("additionalProperties"))
}

fn additional(additional: Additional) -> &'static str {
    match additional {
        Additional::Allowed(_) => "those of a schema",
        _ => "undeclared",
    }
}
