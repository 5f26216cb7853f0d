//! The text of the program that runs a document's instances.

use std::fmt::Write;

use oasmith_codegen::names::Names;
use oasmith_ir::api::Api;
use oasmith_ir::origin::Root;
use oasmith_ir::types::TypeId;

use super::instances::Instances;

/// What the program needs beside the generated crate.
pub(super) const DEPENDENCIES: &str =
    "serde_json = { version = \"1\", features = [\"raw_value\"] }\n";

/// The module `equal` of programs that compare JSON, which needs [`DEPENDENCIES`].
pub(super) const EQUAL: (&str, &str) = ("equal.rs", include_str!("driver/equal.rs"));

/// The module `server` of programs that make calls, which needs [`DEPENDENCIES`].
pub(super) const SERVER: (&str, &str) = ("server.rs", include_str!("driver/server.rs"));

/// The modules of programs that walk over instances, which need [`DEPENDENCIES`] too.
pub(super) const FILES: &[(&str, &str)] = &[EQUAL, ("walk.rs", include_str!("driver/walk.rs"))];

/// A component and the Rust type of its values.
pub(super) struct Target {
    component: String,
    ty: String,
}

/// The components that have instances, in the document's order.
pub(super) fn roots(api: &Api, names: &Names, instances: &Instances) -> Vec<Target> {
    let mut roots = Vec::new();
    for &id in &api.models {
        let origin = &api.ty(id).origin;
        let Root::Component(component) = &origin.root else {
            continue;
        };
        if origin.is_component() && instances.groups.contains_key(component) {
            let model = names.model(id);
            let ty = if is_nullable(api, id) {
                format!("Option<models::{model}>")
            } else {
                format!("models::{model}")
            };
            roots.push(Target {
                component: component.clone(),
                ty,
            });
        }
    }
    roots
}

/// Null is no part of a component's type but of its uses: the body that carries it tells.
pub(super) fn is_nullable(api: &Api, id: TypeId) -> bool {
    api.operations
        .iter()
        .filter_map(|operation| operation.body.as_ref())
        .flat_map(|body| &body.contents)
        .filter_map(|content| content.ty)
        .any(|used| used.id == id && used.nullable)
}

/// The program: what is the same for all documents, and the table of components.
pub(super) fn text(roots: &[Target]) -> String {
    let types = roots
        .iter()
        .map(|root| (root.component.as_str(), root.ty.as_str()));
    include_str!("driver/program.rs").to_owned() + &table(types)
}

/// The function `probe_of` of a program: which `Probe` is for what, by its Rust type.
pub(super) fn table<'t>(types: impl Iterator<Item = (&'t str, &'t str)>) -> String {
    let mut text = String::from(
        "\n/// The type of each.\nfn probe_of(name: &str) -> Option<Probe> {\n    \
         Some(match name {\n",
    );
    for (name, ty) in types {
        let _ = writeln!(text, "        {name:?} => probe::<{ty}>,");
    }
    text.push_str("        _ => return None,\n    })\n}\n");
    text
}
