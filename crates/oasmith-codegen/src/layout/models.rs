//! How models are spread over files.

mod file;
mod part;
mod split;

use std::collections::HashMap;

use oasmith_ir::origin::Root;
use oasmith_ir::types::TypeId;

pub(super) use file::File;
use file::Models;

use super::{Sink, list};
use crate::config::{Features, Modules};
use crate::ident::Ident;
use crate::names::ModelModule;
use crate::names::file::file_names;
use crate::print::doc::{CodeSpan, Doc};
use crate::print::{Code, LONGEST_FILE, Snippet, line, snippet};
use crate::rust::cx::Cx;
use crate::rust::{model, place, rules};

/// Up to so many lines all models stand in one file.
const ONE_FILE: usize = 600;

/// A model and what is printed for it.
pub(super) type Emitted = (TypeId, model::Model);

/// The docs of the module `models`.
pub(super) fn docs() -> Doc {
    let mut doc = Doc::new();
    doc.paragraph(&snippet!("The types of what is sent and received."));
    doc
}

/// All models in one module.
pub(super) fn all(cx: &Cx<'_>, depth: usize) -> Code {
    let mut file = File::at_depth(depth);
    for &id in &cx.api.models {
        file.push(id, &model::emit(cx, id, depth));
    }
    file.finish(cx, Models::Here, depth)
}

/// Adds the file or files of the module `models`.
pub(super) fn add(cx: &Cx<'_>, folder: &str, sink: &mut Sink) {
    let models: Vec<Emitted> = cx
        .api
        .models
        .iter()
        .map(|&id| (id, model::emit(cx, id, 0)))
        .collect();
    if in_one_file(cx, &models) {
        let code = File::of(&models).finish(cx, Models::Here, 0);
        return sink.add(&format!("{folder}models.rs"), Some(&docs()), &code);
    }
    let mut by_module: Vec<Vec<&Emitted>> = vec![Vec::new(); cx.names.modules().len()];
    for each in &models {
        if let Some(members) = by_module.get_mut(cx.names.module(each.0).index()) {
            members.push(each);
        }
    }
    let folder = format!("{folder}models/");
    let mut names = Vec::new();
    for (module, members) in cx.names.modules().iter().zip(by_module) {
        if !members.is_empty() {
            add_module(cx, &folder, module, &members, sink);
            names.push((module.name.clone(), module.gate.as_slice()));
        }
    }
    sink.add(&format!("{folder}mod.rs"), Some(&docs()), &root(cx, names));
}

/// Whether all models stand in one module: where that was asked for, or where they are few. Features
/// are of modules, so that with them there are several.
fn in_one_file(cx: &Cx<'_>, models: &[Emitted]) -> bool {
    match (cx.config.features, cx.config.modules) {
        (Features::ByGroup, _) | (_, Some(Modules::ByGroup)) => false,
        (_, Some(Modules::One)) => true,
        (_, None) => line_count(models) <= ONE_FILE,
    }
}

/// The modules, and the table that all of them share.
fn root(cx: &Cx<'_>, modules: Vec<(Ident, &[usize])>) -> Code {
    let mut table = Code::new();
    rules::emit(cx, &mut table);
    let mut code = list(cx, modules);
    if !table.is_empty() {
        code.blank();
        line!(code, "use oasmith_runtime as rt;");
        code.blank();
        code.append(&table);
    }
    code
}

fn line_count<'m>(models: impl IntoIterator<Item = &'m Emitted>) -> usize {
    models.into_iter().map(lines_of).sum()
}

/// The lines of a model with a blank one before it, and one in the macro call at the end.
fn lines_of((_, model): &Emitted) -> usize {
    model.code.line_count() + 2
}

/// Adds a module of models: a file, or a folder with files for parts of it.
fn add_module(
    cx: &Cx<'_>,
    folder: &str,
    module: &ModelModule,
    members: &[&Emitted],
    sink: &mut Sink,
) {
    let doc = module_docs(cx, module);
    if members.len() == 1 || line_count(members.iter().copied()) <= LONGEST_FILE {
        let path = format!("{folder}{}", module.name);
        return split::add(cx, &path, &doc, members, Models::Above, sink);
    }
    let folder = format!("{folder}{}/", module.name);
    let parts = part::parts(cx, families(cx, members));
    let names = file_names(&module.name, parts.iter().map(|part| part.name.as_str()));
    for (name, part) in names.iter().zip(&parts) {
        let path = format!("{folder}{name}");
        split::add(cx, &path, &part.doc, &part.models, Models::FarAbove, sink);
    }
    let names = names.into_iter().map(|name| (name, [].as_slice()));
    let list = list(cx, names.collect());
    sink.add(&format!("{folder}mod.rs"), Some(&doc), &list);
}

/// A component or operation with the types inside it.
struct Family<'m> {
    root: &'m Root,
    models: Vec<&'m Emitted>,
}

/// The families in the order of their first models.
fn families<'m>(cx: &Cx<'m>, models: &[&'m Emitted]) -> Vec<Family<'m>> {
    let mut families: Vec<Family<'m>> = Vec::new();
    let mut by_root: HashMap<&Root, usize> = HashMap::new();
    for &each in models {
        let root = &cx.api.ty(each.0).origin.root;
        let at = *by_root.entry(root).or_insert(families.len());
        match families.get_mut(at) {
            Some(family) => family.models.push(each),
            None => families.push(Family {
                root,
                models: vec![each],
            }),
        }
    }
    families
}

impl<'m> Family<'m> {
    /// What its file is named after: the component's type, or the operation's call.
    fn name(&self, cx: &Cx<'m>) -> &'m str {
        let names = cx.names;
        match self.root {
            Root::Component(name) => cx
                .component(name)
                .map_or(name.as_str(), |id| names.model(id).as_str()),
            Root::Operation(at) => names
                .operations()
                .get(*at)
                .map_or("", |operation| operation.call.as_str()),
            Root::Webhook(at) => names.webhooks().get(*at).map_or("", Ident::as_str),
            Root::Shared(name) | Root::LeftOut(name) => name,
        }
    }

    fn docs(&self, cx: &Cx<'_>) -> Doc {
        let mut doc = Doc::new();
        let root = CodeSpan::new(&place::root_text(cx, self.root));
        doc.paragraph(&match self.root {
            Root::Component(_) if self.models.len() == 1 => snippet!("The schema {}.", root),
            Root::Component(_) => snippet!("The schema {} with the types inside it.", root),
            Root::Shared(_) | Root::Operation(_) | Root::Webhook(_) | Root::LeftOut(_) => {
                snippet!("Types of {}.", root)
            }
        });
        doc
    }
}

fn module_docs(cx: &Cx<'_>, module: &ModelModule) -> Doc {
    let mut doc = Doc::new();
    let groups = module
        .gate
        .iter()
        .filter_map(|at| cx.names.groups().get(*at));
    let names: Vec<Snippet> = groups
        .map(|group| snippet!("{}", CodeSpan::new(group.names.module.as_str())))
        .collect();
    match names.as_slice() {
        [] => doc.paragraph(&snippet!("Types that many groups use, or none.")),
        [name] => doc.paragraph(&snippet!("Types of the group {}.", name)),
        names => {
            let names = Snippet::join(names, ", ");
            doc.paragraph(&snippet!("Types that the groups {} share.", names))
        }
    };
    doc
}
