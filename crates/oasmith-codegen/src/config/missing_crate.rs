//! Types and derives of crates that a generated manifest does not have.

use oasmith_spec::code::Code;
use oasmith_spec::diagnostic::Diagnostics;

use super::{Config, Dependency, Derive};
use crate::names;

/// Crates that every generated crate can name.
const OF_EVERY_CRATE: &[&str] = &["core", "oasmith_runtime", "std"];

/// Reports types and derives of crates that are no dependencies of a generated crate: `config-invalid`.
pub(crate) fn report(config: &Config, diagnostics: &mut Diagnostics) {
    let types = config.types.formats.iter().chain(&config.types.models);
    let types = types.map(|placed| (&placed.replacement.path, placed.span));
    let of_all = config.derive.iter().map(|derive| (derive, None));
    let of_models = config.models.iter();
    let of_models =
        of_models.flat_map(|model| model.derive.iter().map(|derive| (derive, model.span)));
    let derives = of_all.chain(of_models);
    let derives = derives.filter_map(|(derive, span)| match derive {
        Derive::Path(path) => Some((path, span)),
        Derive::Standard(_) => None,
    });
    for (path, span) in types.chain(derives) {
        let Some(name) = path.crate_name() else {
            continue;
        };
        let known = |dependency: &Dependency| dependency.name.replace('-', "_") == name;
        if OF_EVERY_CRATE.contains(&name) || config.package.dependencies.iter().any(known) {
            continue;
        }
        let message = format!("no dependency of the generated crate is called `{name}`");
        names::report(diagnostics, Code::CONFIG_INVALID, span, message).help(format!(
            "`{path}` needs it: `{name} = \"…\"` in `[crate.dependencies]`"
        ));
    }
}
