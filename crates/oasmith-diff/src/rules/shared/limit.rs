//! Limits of values: tighter or looser than they were.

use oasmith_ir::constraint::Constraints;
use oasmith_ir::types::{Shape, Type};
use oasmith_spec::node::Number;
use oasmith_spec::schema::Bound;

use super::Relation;
use super::related;
use super::show::named;
use crate::compare::subject::TypePair;
use crate::effect::Effect::{Breaking, Risk};
use crate::effect::Wire;
use crate::rules::Found;
use crate::sentence::{Words, sentence};

/// Which end of the values a limit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::rules) enum Side {
    /// More is allowed the lower it is.
    Lower,
    /// More is allowed the higher it is.
    Upper,
}

/// What stands for a limit that is not there.
const NONE: &str = "none";

/// How a limit moved: `Wider` where more is allowed now.
pub(in crate::rules) fn limit<T: PartialOrd>(
    side: Side,
    base: Option<T>,
    head: Option<T>,
) -> Relation {
    match (base, head) {
        (None, None) => Relation::Same,
        (Some(_), None) => Relation::Wider,
        (None, Some(_)) => Relation::Narrower,
        (Some(base), Some(head)) if base == head => Relation::Same,
        (Some(base), Some(head)) => {
            if (head > base) == (side == Side::Upper) {
                Relation::Wider
            } else {
                Relation::Narrower
            }
        }
    }
}

/// A limit that allows less now: old clients may send what is refused.
pub(in crate::rules) fn tightened(
    pair: &TypePair<'_>,
    keyword: &'static str,
    moved: impl Fn(&Constraints, &Constraints) -> Relation,
    show: impl Fn(&Constraints) -> Option<String>,
) -> Option<Found> {
    let wire = Wire::send(Breaking);
    found(
        pair,
        keyword,
        moved,
        show,
        Relation::Narrower,
        wire,
        "tightened",
    )
}

/// A limit that allows more now: old clients may receive what they were promised not to. Generated
/// clients read it all the same.
pub(in crate::rules) fn loosened(
    pair: &TypePair<'_>,
    keyword: &'static str,
    moved: impl Fn(&Constraints, &Constraints) -> Relation,
    show: impl Fn(&Constraints) -> Option<String>,
) -> Option<Found> {
    let wire = Wire::receive(Risk);
    found(
        pair,
        keyword,
        moved,
        show,
        Relation::Wider,
        wire,
        "loosened",
    )
}

fn found(
    pair: &TypePair<'_>,
    keyword: &'static str,
    moved: impl Fn(&Constraints, &Constraints) -> Relation,
    show: impl Fn(&Constraints) -> Option<String>,
    wanted: Relation,
    wire: Wire,
    how: &'static str,
) -> Option<Found> {
    let (base, head) = (&pair.base.constraints, &pair.head.constraints);
    // Limits of another type say nothing of this one.
    // Where anything may come, or a listed value, that says it already.
    let listed = |ty: &Type| matches!(ty.shape, Shape::Enum(_));
    let any = |ty: &Type| matches!(ty.shape, Shape::Any);
    if base == head
        || listed(pair.base) != listed(pair.head)
        || any(pair.base) != any(pair.head)
        || related(pair) == Relation::Other
    {
        return None;
    }
    if moved(&effective(pair.base), &effective(pair.head)) != wanted {
        return None;
    }
    let (was, is) = (show(base), show(head));
    let message = sentence!(
        "`{}` of `{}` was {} from {} to {}",
        keyword,
        pair.label,
        Words(how),
        named(was.as_deref(), NONE),
        named(is.as_deref(), NONE)
    );
    let none = || NONE.to_owned();
    let (was, is) = (was.unwrap_or_else(none), is.unwrap_or_else(none));
    Some(Found::new(wire, message).values(was, is).keyword(keyword))
}

/// Limits without those that everything keeps to, and those of whole numbers in one spelling: above 0 is
/// from 1.
fn effective(ty: &Type) -> Constraints {
    let mut limits = ty.constraints.clone();
    let counts = [
        &mut limits.min_length,
        &mut limits.min_items,
        &mut limits.min_properties,
    ];
    for count in counts {
        count.take_if(|count| *count == 0);
    }
    if matches!(ty.shape, Shape::Integer(_)) {
        whole(&mut limits.minimum, 1);
        whole(&mut limits.maximum, -1);
    }
    limits
}

/// An exclusive limit of whole numbers as an inclusive one, `step` further in.
fn whole(bound: &mut Option<Bound>, step: i128) {
    let inner = bound
        .as_ref()
        .filter(|bound| bound.exclusive)
        .and_then(|bound| bound.value.as_i128()?.checked_add(step));
    if let Some(inner) = inner {
        *bound = Some(Bound {
            value: Number::from(inner),
            exclusive: false,
        });
    }
}

/// A lower limit as something to compare: an exclusive one is a little higher.
pub(in crate::rules) fn lower_bound(bound: Option<&Bound>) -> Option<(f64, u8)> {
    bound.map(|bound| (bound.value.as_f64(), u8::from(bound.exclusive)))
}

/// An upper limit as something to compare: an exclusive one is a little lower.
pub(in crate::rules) fn upper_bound(bound: Option<&Bound>) -> Option<(f64, u8)> {
    bound.map(|bound| (bound.value.as_f64(), u8::from(!bound.exclusive)))
}

/// How `multipleOf` moved: multiples of 10 are fewer than those of 5.
pub(in crate::rules) fn multiples(base: Option<&Number>, head: Option<&Number>) -> Relation {
    match (base, head) {
        (None, None) => Relation::Same,
        (Some(_), None) => Relation::Wider,
        (None, Some(_)) => Relation::Narrower,
        (Some(base), Some(head)) if base.same_value(head) => Relation::Same,
        (Some(base), Some(head)) => {
            let ratio = base.as_f64() / head.as_f64();
            if (ratio - ratio.round()).abs() < 1e-9 {
                Relation::Wider
            } else {
                Relation::Narrower
            }
        }
    }
}

/// How patterns moved: more of them allow less, others allow something else.
pub(in crate::rules) fn patterns(base: &[String], head: &[String]) -> Relation {
    // An empty one, and those like it, match every string.
    let is_any = |pattern: &str| matches!(pattern, "" | "^" | "$" | ".*" | "^.*" | ".*$");
    let within = |one: &[String], other: &[String]| {
        let mut patterns = one.iter().filter(|pattern| !is_any(pattern));
        patterns.all(|pattern| other.contains(pattern))
    };
    match (within(base, head), within(head, base)) {
        (true, true) => Relation::Same,
        (true, false) => Relation::Narrower,
        (false, true) => Relation::Wider,
        (false, false) => Relation::Other,
    }
}
