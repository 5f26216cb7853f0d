//! Limits of values where several schemas hold.

use oasmith_spec::schema::Bound;

use super::open::Opened;
use crate::constraint::Constraints;
use crate::types::Shape;

/// The limits of what has this shape: the narrowest of all that hold.
pub(super) fn constraints(opened: &Opened<'_>, shape: &Shape) -> Constraints {
    let mut limits = Constraints::default();
    for part in &opened.parts {
        let bounds = &part.schema.bounds;
        match shape {
            Shape::Integer(_) | Shape::Number(_) => {
                narrow(&mut limits.minimum, &bounds.minimum, true);
                narrow(&mut limits.maximum, &bounds.maximum, false);
                if let Some(divisor) = &bounds.multiple_of {
                    limits.multiple_of = Some(divisor.clone());
                }
            }
            Shape::Text(_) => {
                limits.min_length = limits.min_length.max(bounds.min_length);
                limits.max_length = least(limits.max_length, bounds.max_length);
                if let Some(pattern) = &bounds.pattern
                    && !limits.patterns.contains(&pattern.value)
                {
                    limits.patterns.push(pattern.value.clone());
                }
            }
            Shape::Array(_) | Shape::Tuple(_) => {
                limits.min_items = limits.min_items.max(bounds.min_items);
                limits.max_items = least(limits.max_items, bounds.max_items);
                limits.unique_items |= bounds.unique_items;
            }
            Shape::Map(_) | Shape::Object(_) => {
                limits.min_properties = limits.min_properties.max(bounds.min_properties);
                limits.max_properties = least(limits.max_properties, bounds.max_properties);
            }
            _ => {}
        }
    }
    limits
}

fn least(a: Option<u64>, b: Option<u64>) -> Option<u64> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    }
}

/// Takes the narrower of two bounds.
fn narrow(bound: &mut Option<Bound>, other: &Option<Bound>, lower: bool) {
    let Some(other) = other else { return };
    let narrower = match bound {
        None => true,
        Some(bound) => {
            let (a, b) = (bound.value.as_f64(), other.value.as_f64());
            if a == b {
                other.exclusive && !bound.exclusive
            } else {
                (b > a) == lower
            }
        }
    };
    if narrower {
        *bound = Some(other.clone());
    }
}
