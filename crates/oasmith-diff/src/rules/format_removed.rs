//! A string does not have its format any more.
//!
//! What old clients receive may be something else than the date or UUID that they expect.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Type(check),
    mirror: Mirror::Both,
};

fn check(ty: &TypePair<'_>) -> Option<Found> {
    use oasmith_ir::types::TextFormat::Plain;
    let (Shape::Text(base), Shape::Text(head)) = (&ty.base.shape, &ty.head.shape) else {
        return None;
    };
    (is_loose(head) && !is_loose(base) || *head == Plain && base != head).then(|| {
        let effect = if is_loose(base) { Risk } else { Breaking };
        let effect = if is_display(base) { Fine } else { effect };
        Found::receive(
            effect,
            format!(
                "`{}` has the format {}, had {}",
                ty.label,
                format_of(head),
                format_of(base)
            ),
        )
        .values(format_of(base), format_of(head))
        .keyword("format")
    })
}
