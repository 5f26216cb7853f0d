//! A string has a format that it did not have.
//!
//! A date, a UUID and the like are fewer strings than all: what old clients send may be refused. A format
//! that no type stands for is a hint.

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
    (is_loose(base) && !is_loose(head) || *base == Plain && base != head).then(|| {
        let effect = if is_loose(head) { Risk } else { Breaking };
        let effect = if is_display(head) { Fine } else { effect };
        Found::send(
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
