//! Items may be equal (`uniqueItems` was removed).

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Type(check),
    mirror: Mirror::Both,
};

fn check(ty: &TypePair<'_>) -> Option<Found> {
    let show = |one: &oasmith_ir::constraint::Constraints| Some(one.unique_items.to_string());
    loosened(
        ty,
        "uniqueItems",
        |base, head| {
            limit(
                Side::Lower,
                Some(base.unique_items),
                Some(head.unique_items),
            )
        },
        show,
    )
}
