//! A string has another format.
//!
//! Neither side can read what the other writes, unless the formats are mere hints.

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
    let both = is_loose(base) == is_loose(head) && *base != Plain && *head != Plain;
    (base != head && both).then(|| {
        let effect = if is_loose(head) { Risk } else { Breaking };
        let message = format!(
            "`{}` has the format {}, had {}",
            ty.label,
            format_of(head),
            format_of(base)
        );
        Found::new(Wire::both(effect, effect), message)
            .values(format_of(base), format_of(head))
            .keyword("format")
    })
}
