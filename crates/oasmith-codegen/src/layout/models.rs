//! How models are spread over files.

mod part;

use std::collections::{HashMap, HashSet};

use oasmith_ir::origin::Root;
use oasmith_ir::types::TypeId;

use super::{LONGEST_FILE, Sink, list};
use crate::config::{Features, Modules};
use crate::ident::Ident;
use crate::names::ModelModule;
use crate::names::file::file_names;
use crate::print::{Code, Snippet, line, snippet};
use crate::rust::cx::Cx;
use crate::rust::doc::{CodeSpan, Doc};
use crate::rust::{model, place, rules, serde};

/// Up to so many lines all models stand in one file.
const ONE_FILE: usize = 600;

/// A model and what is printed for it.
pub(super) type Emitted = (TypeId, model::Model);

/// A file of models.
#[derive(Default)]
pub(super) struct File {
    models: Vec<TypeId>,
    /// Those that serde's traits are implemented for.
    serde: Vec<TypeId>,
    code: Code,
    uses_map: bool,
    uses_rules: bool,
}

impl File {
    pub(super) fn of<'m>(models: impl IntoIterator<Item = &'m Emitted>) -> Self {
        let mut file = Self::default();
        for (id, model) in models {
            file.push(*id, model);
        }
        file
    }

    fn push(&mut self, id: TypeId, model: &model::Model) {
        self.code.blank();
        self.code.append(&model.code);
        self.uses_map |= model.uses_map;
        self.uses_rules |= model.uses_rules;
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
            if !seen.insert(id) {
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

    /// Whether anything but docs names the runtime. A file of plain aliases does not.
    fn uses_runtime(&self) -> bool {
        let mut lines = self.code.as_str().lines().map(str::trim_start);
        !self.serde.is_empty()
            || lines.any(|line| !line.starts_with("///") && line.contains("rt::"))
    }

    /// The items of the models alone, without what they import.
    pub(super) fn items(&self, cx: &Cx<'_>) -> Code {
        let mut code = Code::new();
        code.append(&self.code);
        if !self.serde.is_empty() {
            code.blank();
            serde::emit(cx, &self.serde, &mut code);
        }
        code
    }

    /// The whole file's items, beginning with what it imports. The other models, if it names some,
    /// are taken from the module `models`.
    fn finish(&self, cx: &Cx<'_>, models: Models, depth: usize) -> Code {
        let mut code = Code::at_depth(depth);
        if self.uses_map {
            line!(code, "use std::collections::BTreeMap;");
            code.blank();
        }
        if self.uses_runtime() {
            line!(code, "use oasmith_runtime as rt;");
            code.blank();
        }
        let everything = self.names_others(cx);
        if models != Models::Here && (everything || self.uses_rules) {
            let up = match models {
                Models::Here | Models::Above => "super",
                Models::FarAbove => "super::super",
            };
            let names = if everything { "*" } else { "RULES" };
            line!(code, "use {}::{};", up, names);
            code.blank();
        }
        if models == Models::Here {
            rules::emit(cx, &mut code);
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

/// Where the module `models` is, seen from a file of models.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Models {
    Here,
    Above,
    FarAbove,
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
        let code = File::of(members.iter().copied()).finish(cx, Models::Above, 0);
        return sink.add(&format!("{folder}{}.rs", module.name), Some(&doc), &code);
    }
    let folder = format!("{folder}{}/", module.name);
    let parts = part::parts(cx, families(cx, members));
    let names = file_names(&module.name, parts.iter().map(|part| part.name.as_str()));
    for (name, part) in names.iter().zip(&parts) {
        let code = File::of(part.models.iter().copied()).finish(cx, Models::FarAbove, 0);
        sink.add(&format!("{folder}{name}.rs"), Some(&part.doc), &code);
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
            Root::LeftOut(name) => name,
        }
    }

    fn docs(&self, cx: &Cx<'_>) -> Doc {
        let mut doc = Doc::new();
        let root = CodeSpan::new(&place::root_text(cx, self.root));
        doc.paragraph(&match self.root {
            Root::Component(_) if self.models.len() == 1 => snippet!("The schema {}.", root),
            Root::Component(_) => snippet!("The schema {} with the types inside it.", root),
            Root::Operation(_) | Root::Webhook(_) | Root::LeftOut(_) => {
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
