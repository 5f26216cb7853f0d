//! What is worked out over the whole graph, after every type stands.

mod ambiguous;
mod binary;
mod cycles;
mod docs;
mod evidence;
mod inhabited;
mod openness;
mod prune;
mod recursion;
mod tags;
mod undeclared;
mod usage;
mod views;

use oasmith_spec::diagnostic::Diagnostics;

use crate::api::Api;

/// Runs the passes, in the order in which they build on each other.
pub(crate) fn run(api: &mut Api, diagnostics: &mut Diagnostics) {
    recursion::run(api);
    prune::run(api, true);
    binary::run(api);
    views::run(api);
    usage::run(api);
    docs::run(api);
    openness::run(api);
    tags::run(api);
    evidence::run(api);
    ambiguous::report(api, diagnostics);
    cycles::run(api);
    undeclared::run(api);
    inhabited::report(api, diagnostics);
}

/// Works out anew what depends on which operations there are. `unused` says whether components stay
/// that nothing reaches.
pub(crate) fn again(api: &mut Api, unused: bool) {
    prune::run(api, unused);
    usage::run(api);
}
