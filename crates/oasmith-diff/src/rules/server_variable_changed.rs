//! A variable of a server's URL changed.
//!
//! Old clients that use a removed value don't reach the server, and those that use the default call another URL if it
//! changed. New values break nothing.

use super::prelude::*;
use oasmith_spec::document::ServerVariable;

pub(super) const LOGIC: Logic = Logic {
    check: Check::Server(check),
    mirror: Mirror::None("a server is where both directions go"),
};

fn check(server: &ServerPair<'_>) -> Option<Found> {
    let (base, head) = server.pair.both()?;
    let (mut effect, mut said) = (Fine, Vec::new());
    for was in &base.variables {
        match head.variables.iter().find(|is| is.name == was.name) {
            Some(is) => variable(was, is, &mut effect, &mut said),
            None => {
                effect = Breaking;
                said.push(sentence!("`{}` was removed", was.name));
            }
        }
    }
    for is in &head.variables {
        if !base.variables.iter().any(|was| was.name == is.name) {
            said.push(sentence!("`{}` was added", is.name));
        }
    }
    (!said.is_empty()).then(|| {
        let show = |server: &oasmith_ir::api::Server| format!("{:?}", server.variables);
        let changed = Sentence::joined(said, "; ");
        Found::send(
            effect,
            sentence!("variables of the server `{}`: {}", head.url.value, changed),
        )
        .values(show(base), show(head))
    })
}

/// How a variable changed, value by value.
fn variable(
    was: &ServerVariable,
    is: &ServerVariable,
    effect: &mut crate::effect::Effect,
    said: &mut Vec<Sentence>,
) {
    let name = &is.name;
    if was.default != is.default {
        *effect = (*effect).max(Risk);
        said.push(sentence!(
            "the default of `{}` changed from `{}` to `{}`",
            name,
            was.default,
            is.default
        ));
    }
    match (was.values.is_empty(), is.values.is_empty()) {
        (true, true) => return,
        (true, false) => {
            *effect = Breaking;
            let values = quoted(is.values.iter().map(String::as_str));
            said.push(sentence!("`{}` was restricted to {}", name, values));
            return;
        }
        (false, true) => {
            said.push(sentence!("`{}` takes any value", name));
            return;
        }
        (false, false) => {}
    }
    for value in was.values.iter().filter(|value| !is.values.contains(value)) {
        *effect = Breaking;
        said.push(sentence!("`{}` lost the value `{}`", name, value));
    }
    for value in is.values.iter().filter(|value| !was.values.contains(value)) {
        said.push(sentence!("`{}` gained the value `{}`", name, value));
    }
}
