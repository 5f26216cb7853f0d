//! A listed value has another name in Rust.
//!
//! The document suggests names (`x-enum-varnames`); the value itself is the same.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Type(check),
    mirror: Mirror::Both,
};

fn check(ty: &TypePair<'_>) -> Option<Found> {
    let (Shape::Enum(base), Shape::Enum(head)) = (&ty.base.shape, &ty.head.shape) else {
        return None;
    };
    let mut renamed = Vec::new();
    for was in &base.values {
        let same = head
            .values
            .iter()
            .find(|is| is.value.same_value(&was.value));
        if same.is_some_and(|is| is.name != was.name) {
            renamed.push(&was.value);
        }
    }
    (!renamed.is_empty()).then(|| {
        let names = |list: &oasmith_ir::types::Enum| {
            format!(
                "{:?}",
                list.values.iter().map(|v| &v.name).collect::<Vec<_>>()
            )
        };
        Found::ok(sentence!(
            "{} of `{}` has another name",
            values(renamed),
            ty.label
        ))
        .values(names(base), names(head))
    })
}
