//! The variables of a server's URL changed.
//!
//! A value that is gone, or another default, leads old clients elsewhere. New values are no harm.

use super::prelude::*;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Server(check),
    mirror: Mirror::None("a server is where both directions go"),
};

fn check(server: &ServerPair<'_>) -> Option<Found> {
    let (base, head) = server.pair.both()?;
    let mut effect = Fine;
    let mut changed = base.variables.len() != head.variables.len();
    for was in &base.variables {
        let Some(is) = head.variables.iter().find(|is| is.name == was.name) else {
            (effect, changed) = (Breaking, true);
            continue;
        };
        let allowed = |value: &String| is.values.is_empty() || is.values.contains(value);
        if was.default != is.default {
            effect = effect.max(Risk);
        }
        if !is.values.is_empty() && (was.values.is_empty() || !was.values.iter().all(allowed)) {
            effect = Breaking;
        }
        changed |= was.default != is.default || was.values != is.values;
    }
    changed.then(|| {
        let show = |server: &oasmith_ir::api::Server| format!("{:?}", server.variables);
        let url = &head.url.value;
        Found::send(
            effect,
            sentence!("the variables of the server `{}` changed", url),
        )
        .values(show(base), show(head))
    })
}
