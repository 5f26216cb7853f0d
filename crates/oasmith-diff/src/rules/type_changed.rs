//! A value is of another JSON type.
//!
//! Neither side understands the other. But the text of a parameter reads alike whether it is called a number
//! or a string, so that callers who sent numbers go on sending what any text allows; and where each item of a
//! list is written as a value by itself, one value is a list of one.

use oasmith_ir::api::Api;
use oasmith_ir::operation::{ContentKind, Operation, Parameter, ParameterStyle};
use oasmith_ir::origin::{Origin, Root, Step};
use oasmith_ir::types::{TextFormat, Type};

use super::prelude::*;
use crate::compare::documented;
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
    let message = sentence!("the type of `{}` changed from {} to {}", ty.label, was, is);
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
    let in_both =
        |test: fn(&Api, &Type) -> bool| test(ty.base_api, ty.base) && test(ty.head_api, ty.head);
    let reads_alike = was_scalar && is_any_text && in_both(is_written_as_text);
    if reads_alike || is_list_of_it(ty) && is_repeated(ty.head_api, ty.head) {
        Fine
    } else {
        Breaking
    }
}

/// Whether the head takes a list of what was a single value.
fn is_list_of_it(ty: &TypePair<'_>) -> bool {
    let Shape::Array(array) = &ty.head.shape else {
        return false;
    };
    let item = documented(ty.head_api, array.items.id);
    let limits = &ty.head.constraints;
    let same_kind = match (&ty.base.shape, &item.shape) {
        (Shape::Integer(was), Shape::Integer(is)) => was == is,
        (Shape::Number(was), Shape::Number(is)) => was == is,
        (Shape::Text(was), Shape::Text(is)) => was == is,
        (Shape::Boolean, Shape::Boolean) => true,
        _ => false,
    };
    (same_kind && item.constraints.is_empty()
        || is_declared_alike((ty.base_api, ty.base), (ty.head_api, item), 2))
        && limits.min_items.unwrap_or(0) <= 1
        && limits.max_items != Some(0)
}

/// Whether a type is that of a parameter or of a form's member whose lists are written as one value for each
/// item (OpenAPI 3.1.1, sections 4.8.12.2 and 4.8.15.1).
fn is_repeated(api: &Api, ty: &Type) -> bool {
    let repeats =
        |one: &Parameter| is_styled(one) && one.style == ParameterStyle::Form && one.explode;
    is_sent_by_style(api, &ty.origin, &ty.origin.steps, repeats)
}

/// Whether a type is that of a value that is written as text, and of nothing else: a parameter by its style (OpenAPI
/// 3.1.1, section 4.8.12.2), a part of a form, or an item of a list there.
fn is_written_as_text(api: &Api, ty: &Type) -> bool {
    let mut steps = ty.origin.steps.as_slice();
    while let [rest @ .., Step::Items] = steps {
        steps = rest;
    }
    is_sent_by_style(api, &ty.origin, steps, is_styled)
}

fn is_styled(parameter: &Parameter) -> bool {
    parameter.media_type.is_none()
}

/// Whether all that a type of this origin is for are parameters of a kind, or parts of forms without an `encoding`.
fn is_sent_by_style(
    api: &Api,
    origin: &Origin,
    steps: &[Step],
    is_kind: impl Fn(&Parameter) -> bool,
) -> bool {
    let operations = users(api, &origin.root);
    if operations.is_empty() {
        return false;
    }
    match steps {
        [Step::Parameter(name)] => {
            let parameters = operations.iter().flat_map(|one| &one.parameters);
            let mut named = parameters.filter(|one| one.name == *name);
            named.all(is_kind)
        }
        [Step::Body(_), Step::Member(name)] => {
            let bodies = operations.iter().filter_map(|one| one.body.as_ref());
            let mut contents = bodies.flat_map(|body| &body.contents);
            contents.all(|one| {
                matches!(one.kind, ContentKind::Form | ContentKind::Multipart)
                    && one.encoding.iter().all(|said| said.property.value != *name)
            })
        }
        _ => false,
    }
}

/// The operations that what is at a root may be of.
fn users<'a>(api: &'a Api, root: &Root) -> &'a [Operation] {
    match root {
        Root::Operation(at) => api.operations.get(*at..=*at).unwrap_or_default(),
        Root::Shared(_) => &api.operations,
        Root::Component(_) | Root::Webhook(_) | Root::LeftOut(_) => &[],
    }
}
