//! How models are spread over files.

use std::collections::HashSet;

use oasmith_ir::types::{Shape, TypeId};

use super::Sink;
use crate::ident::Ident;

use crate::print::{Code, line, snippet};
use crate::rust::cx::Cx;
use crate::rust::doc::Doc;
use crate::rust::{model, serde};

/// Up to so many lines all models stand in one file.
const ONE_FILE: usize = 600;
/// No file has many more lines, unless a single model has.
const LONGEST_FILE: usize = 1400;

/// A file of models.
#[derive(Default)]
struct File {
    models: Vec<TypeId>,
    /// Those that serde's traits are implemented for.
    serde: Vec<TypeId>,
    code: Code,
    uses_map: bool,
}

impl File {
    fn push(&mut self, id: TypeId, model: &model::Model) {
        self.code.blank();
        self.code.append(&model.code);
        self.uses_map |= model.uses_map;
        self.models.push(id);
        if model.serde {
            self.serde.push(id);
        }
    }

    /// Whether a model names one that does not stand in this file.
    fn names_others(&self, cx: &Cx<'_>) -> bool {
        let own: HashSet<TypeId> = self.models.iter().copied().collect();
        let mut seen = HashSet::new();
        let mut open: Vec<TypeId> = self.models.clone();
        while let Some(id) = open.pop() {
            // A tuple is written as a list of JSON, and names nothing.
            if !seen.insert(id) || matches!(cx.api.ty(id).shape, Shape::Tuple(_)) {
                continue;
            }
            for part in cx.parts(id) {
                if !cx.api.ty(part.id).is_model() {
                    open.push(part.id);
                } else if !own.contains(&part.id) {
                    return true;
                }
            }
        }
        false
    }

    /// The whole file's items, beginning with what it imports.
    fn finish(&self, cx: &Cx<'_>, siblings: bool, depth: usize) -> Code {
        let mut code = Code::at_depth(depth);
        if self.uses_map {
            line!(code, "use std::collections::BTreeMap;");
            code.blank();
        }
        if !self.code.is_empty() {
            line!(code, "use oasmith_runtime as rt;");
            code.blank();
        }
        if siblings {
            line!(code, "use super::*;");
            code.blank();
        }
        code.append(&self.code);
        if !self.serde.is_empty() {
            code.blank();
            serde::emit(cx, &self.serde, &mut code);
        }
        code
    }
}

/// The docs of the module `models`.
pub(super) fn docs() -> Doc {
    let mut doc = Doc::new();
    doc.paragraph(&snippet!("The types of what is sent and received."));
    doc
}

/// All models in one module.
pub(super) fn all(cx: &Cx<'_>, depth: usize) -> Code {
    let mut file = File {
        code: Code::at_depth(depth),
        ..File::default()
    };
    for &id in &cx.api.models {
        file.push(id, &model::emit(cx, id, depth));
    }
    file.finish(cx, false, depth)
}

/// Adds the file or files of the module `models`.
pub(super) fn add(cx: &Cx<'_>, folder: &str, sink: &mut Sink) {
    let models: Vec<_> = cx
        .api
        .models
        .iter()
        .map(|&id| (id, model::emit(cx, id, 0)))
        .collect();
    let lines: usize = models
        .iter()
        .map(|(_, model)| model.code.line_count() + 1)
        .sum();
    if lines <= ONE_FILE {
        let mut file = File::default();
        models.iter().for_each(|(id, model)| file.push(*id, model));
        return sink.add(
            &format!("{folder}models.rs"),
            Some(&docs()),
            &file.finish(cx, false, 0),
        );
    }
    let mut names: Vec<Ident> = Vec::new();
    for (at, module) in cx.names.modules().iter().enumerate() {
        let members = models
            .iter()
            .filter(|(id, _)| cx.names.module(*id).index() == at);
        for (part, file) in files(cx, members).into_iter().enumerate() {
            let siblings = file.names_others(cx);
            let name = if part == 0 {
                module.name.clone()
            } else {
                module.name.with_suffix(part + 1)
            };
            let doc = module_docs(cx, module.group);
            let path = format!("{folder}models/{name}.rs");
            sink.add(&path, Some(&doc), &file.finish(cx, siblings, 0));
            names.push(name);
        }
    }
    // rustfmt sorts `mod` as bytes, and `use` with numbers by their value.
    names.sort();
    let mut code = Code::new();
    for name in &names {
        line!(code, "mod {};", name);
    }
    code.blank();
    names.sort_by(|a, b| crate::print::version_order(a.as_str(), b.as_str()));
    for name in &names {
        line!(code, "pub use {}::*;", name);
    }
    sink.add(&format!("{folder}models/mod.rs"), Some(&docs()), &code);
}

/// The models of one module, in as many files as they need. Those of one component or operation stay
/// together.
fn files<'m>(cx: &Cx<'_>, models: impl Iterator<Item = &'m (TypeId, model::Model)>) -> Vec<File> {
    let models: Vec<_> = models.collect();
    let root = |id: TypeId| &cx.api.ty(id).origin.root;
    let mut files: Vec<File> = Vec::new();
    for family in models.chunk_by(|(a, _), (b, _)| root(*a) == root(*b)) {
        let lines: usize = family
            .iter()
            .map(|(_, model)| model.code.line_count())
            .sum();
        for (at, (id, model)) in family.iter().enumerate() {
            let needed = if at == 0 {
                lines.min(LONGEST_FILE)
            } else {
                model.code.line_count()
            };
            match files.last_mut() {
                Some(file) if file.code.line_count() + needed <= LONGEST_FILE => {
                    file.push(*id, model)
                }
                _ => {
                    let mut file = File::default();
                    file.push(*id, model);
                    files.push(file);
                }
            }
        }
    }
    files
}

fn module_docs(cx: &Cx<'_>, of: Option<usize>) -> Doc {
    let mut doc = Doc::new();
    match of.and_then(|at| cx.names.groups().get(at)) {
        Some(group) => {
            let text = crate::rust::doc::CodeSpan::new(group.names.module.as_str());
            doc.paragraph(&snippet!("Types of the group {}.", text));
        }
        None => {
            doc.paragraph(&snippet!("Types that several groups use, or none."));
        }
    }
    doc
}
