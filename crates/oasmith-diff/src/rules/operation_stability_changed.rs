//! The stability level of an operation (`x-stability-level`) changed.
//!
//! The levels are `draft`, `alpha`, `beta` and `stable`; without one, an operation is `stable`. A lower level promises
//! less: changes of operations that are `draft`, `alpha` or `beta` in the old document are a risk at most, unless
//! `[diff.stability]` says otherwise.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Operation(check),
    mirror: Mirror::None("an operation is both directions"),
};

fn check(operation: &OperationPair<'_>) -> Option<Found> {
    let (base, head) = operation.pair.both()?;
    let level = |operation: &oasmith_ir::operation::Operation| {
        extension(operation, "x-stability-level")
            .unwrap_or("stable")
            .to_owned()
    };
    let (was, is) = (level(base), level(head));
    let levels = ["draft", "alpha", "beta", "stable"];
    let rank = |level: &str| levels.iter().position(|one| *one == level);
    (was != is).then(|| {
        let effect = if rank(&is) < rank(&was) { Risk } else { Fine };
        Found::new(
            Wire::both(effect, effect),
            sentence!("the stability level changed from `{}` to `{}`", was, is),
        )
        .values(was, is)
        .keyword("x-stability-level")
        .at_most(Bump::Patch)
    })
}
