//! A value is of another JSON type.
//!
//! Neither side understands the other. But the text of a parameter reads alike whether it is called a number
//! or a string, so that callers who sent numbers go on sending what any text allows.

use oasmith_ir::api::Api;
use oasmith_ir::origin::{Root, Step};
use oasmith_ir::types::{TextFormat, Type};

use super::prelude::*;
use crate::effect::Effect;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Type(check),
    mirror: Mirror::Both,
};

fn check(ty: &TypePair<'_>) -> Option<Found> {
    if related(ty) != Relation::Other {
        return None;
    }
    let was = kinds(ty.base_api, &ty.base.shape).describe();
    let is = kinds(ty.head_api, &ty.head.shape).describe();
    let message = format!("`{}` is {is}, was {was}", ty.label);
    Some(
        Found::new(Wire::both(sending(ty), Breaking), message)
            .values(was, is)
            .keyword("type"),
    )
}

/// What the change means for what is sent.
fn sending(ty: &TypePair<'_>) -> Effect {
    let was_scalar = matches!(
        ty.base.shape,
        Shape::Integer(_) | Shape::Number(_) | Shape::Boolean
    );
    let is_any_text =
        matches!(ty.head.shape, Shape::Text(TextFormat::Plain)) && ty.head.constraints.is_empty();
    let is_styled =
        is_styled_parameter(ty.base_api, ty.base) && is_styled_parameter(ty.head_api, ty.head);
    if was_scalar && is_any_text && is_styled {
        Fine
    } else {
        Breaking
    }
}

/// Whether a type is that of a parameter that is written as text by its style (OpenAPI 3.1.1, section
/// 4.8.12.2), and of nothing else.
fn is_styled_parameter(api: &Api, ty: &Type) -> bool {
    let (Root::Operation(at), [Step::Parameter(name)]) =
        (&ty.origin.root, ty.origin.steps.as_slice())
    else {
        return false;
    };
    let parameters = api.operations.get(*at).map(|one| one.parameters.as_slice());
    let mut named = parameters
        .unwrap_or_default()
        .iter()
        .filter(|one| one.name == *name);
    named.all(|one| one.media_type.is_none())
}
