//! Keeps undeclared members where a rule may ask for them.

use crate::api::Api;
use crate::constraint::Constraints;
use crate::origin::Step;
use crate::types::{Additional, Docs, Shape, Type, TypeRef, Usage};

/// Lets the objects that rules look at keep the members that they do not declare. Where an object has
/// a rule itself they are members like others; where a union has one, they are only not lost. What is
/// only received is not checked, and stays as it is.
///
/// The evidence of unions is known by now: a variant that forbids other members still does.
pub(super) fn run(api: &mut Api) {
    let places = 0..api.types.len();
    let ruled: Vec<usize> = places
        .filter(|at| api.types[*at].rule.is_some() && api.types[*at].usage.sent)
        .collect();
    let mut any = None;
    for &at in &ruled {
        if is_silent(&api.types[at].shape) {
            let values = *any.get_or_insert_with(|| any_json(api, at));
            set(api, at, Additional::Allowed(values));
        }
    }
    keep_in_variants(api, ruled);
}

fn keep_in_variants(api: &mut Api, mut open: Vec<usize>) {
    let mut seen = vec![false; api.types.len()];
    while let Some(at) = open.pop() {
        if std::mem::replace(&mut seen[at], true) {
            continue;
        }
        match &api.types[at].shape {
            Shape::Alias(target) => open.push(target.id.index()),
            Shape::Union(union) => {
                let variants = union.variants.iter();
                open.extend(variants.map(|variant| variant.ty.id.index()));
            }
            shape if is_silent(shape) => set(api, at, Additional::Kept),
            _ => {}
        }
    }
}

/// Whether a shape is an object that says nothing of other members.
fn is_silent(shape: &Shape) -> bool {
    matches!(shape, Shape::Object(object) if matches!(object.additional, Additional::Unstated))
}

fn set(api: &mut Api, at: usize, additional: Additional) {
    if let Shape::Object(object) = &mut api.types[at].shape {
        object.additional = additional;
    }
}

/// A type of any JSON, to stand below the one that asks for it.
fn any_json(api: &mut Api, at: usize) -> TypeRef {
    let holder = &api.types[at];
    let any = Type {
        shape: Shape::Any,
        origin: holder.origin.step(Step::Values),
        docs: Docs::default(),
        constraints: Constraints::default(),
        extensible: None,
        rule: None,
        span: holder.span,
        recursive: false,
        twin: false,
        format: None,
        usage: Usage {
            sent: true,
            received: true,
        },
    };
    TypeRef {
        id: api.add_type(any),
        nullable: false,
        cyclic: false,
    }
}
