//! Some of the generated code: enough to compare what two versions of a document have not in common.

use std::collections::HashSet;

use oasmith_ir::types::TypeId;
use oasmith_spec::diagnostic::Diagnostics;

use super::models::File;
use super::{Options, Sink, shared_modules};
use crate::files::Files;
use crate::rust::cx::Cx;
use crate::rust::{group, model};

/// What to write. What belongs to no model and no operation is always written.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// Models, in the order in which they shall come.
    pub models: Vec<TypeId>,
    /// Operations, by their index in [`Api::operations`](oasmith_ir::api::Api::operations).
    pub operations: HashSet<usize>,
    /// The modules of the groups whose types are written, whether any of their operations is wanted or not.
    pub groups: HashSet<String>,
}

/// The items of a crate that are wanted, in the modules where the crate has them. Each module is one
/// file, and imports may be missing: it is to be read, not to be compiled.
pub fn excerpt(cx: &Cx<'_>, wanted: &Wanted) -> Files {
    let mut sink = Sink::new(&Options::default());
    for module in shared_modules(cx, 0) {
        sink.add(&format!("src/{}.rs", module.name), None, &module.code);
    }
    let outside = cx.outside();
    for of in cx.names.groups() {
        let here = of.operations.iter().copied();
        let some: Vec<usize> = here.filter(|at| wanted.operations.contains(at)).collect();
        if !wanted.groups.contains(of.names.module.as_str()) {
            continue;
        }
        // What is reported was reported when the document was read.
        let calls = group::calls_of(&outside, &some, &mut Diagnostics::default());
        let code = group::emit(&outside, of, &calls, 0);
        sink.add(&format!("src/{}.rs", of.names.module), None, &code);
    }
    let models: Vec<_> = wanted
        .models
        .iter()
        .map(|&id| (id, model::emit(cx, id, 0)))
        .collect();
    sink.add("src/models.rs", None, &File::of(&models).items(cx));
    sink.files
}
