//! A file of models, with what it imports.

use oasmith_ir::types::TypeId;

use super::Emitted;
use crate::ident::Ident;
use crate::print::{Code, line};
use crate::rust::cx::Cx;
use crate::rust::{model, rules, serde};

/// A file of models.
#[derive(Default)]
pub(in crate::layout) struct File {
    models: Vec<TypeId>,
    /// Those that serde's traits are implemented for.
    serde: Vec<TypeId>,
    code: Code,
    uses_map: bool,
}

impl File {
    pub(in crate::layout) fn of<'m>(models: impl IntoIterator<Item = &'m Emitted>) -> Self {
        let mut file = Self::default();
        for (id, model) in models {
            file.push(*id, model);
        }
        file
    }

    pub(super) fn at_depth(depth: usize) -> Self {
        Self {
            code: Code::at_depth(depth),
            ..Self::default()
        }
    }

    pub(super) fn push(&mut self, id: TypeId, model: &model::Model) {
        self.code.blank();
        self.code.append(&model.code);
        self.uses_map |= model.uses_map;
        self.models.push(id);
        if model.serde {
            self.serde.push(id);
        }
    }

    /// Whether anything but docs names the runtime. A file of plain aliases does not.
    fn uses_runtime(&self) -> bool {
        let mut lines = self.code.as_str().lines().map(str::trim_start);
        !self.serde.is_empty()
            || lines.any(|line| !line.starts_with("///") && line.contains("rt::"))
    }

    /// The items of the models alone, without what they import.
    pub(in crate::layout) fn items(&self, cx: &Cx<'_>) -> Code {
        let mut code = Code::new();
        code.append(&self.code);
        if !self.serde.is_empty() {
            code.blank();
            serde::emit(cx, &self.serde, &mut code);
        }
        code
    }

    /// The whole file's items, beginning with what it imports. Other models that it names are taken
    /// from the module `models`.
    pub(super) fn finish(&self, cx: &Cx<'_>, models: Models, depth: usize) -> Code {
        let mut code = Code::at_depth(depth);
        self.imports(cx, models, &mut code);
        if models == Models::Here {
            rules::emit(cx, &mut code);
            code.blank();
        }
        self.end(cx, &self.code, &mut code);
        code
    }

    /// As `finish`, where all but `kept` of the models' code stands in `modules` of the file's own. They
    /// have its imports by way of it.
    pub(super) fn finish_above(
        &self,
        cx: &Cx<'_>,
        models: Models,
        modules: &[Ident],
        kept: &Code,
    ) -> Code {
        let mut code = Code::new();
        for name in modules {
            line!(code, "mod {};", name);
        }
        code.blank();
        self.imports(cx, models, &mut code);
        self.end(cx, kept, &mut code);
        code
    }

    fn imports(&self, cx: &Cx<'_>, models: Models, code: &mut Code) {
        if self.uses_map {
            line!(code, "use std::collections::BTreeMap;");
            code.blank();
        }
        if self.uses_runtime() {
            line!(code, "use oasmith_runtime as rt;");
            code.blank();
        }
        self.siblings(cx, models, code);
    }

    /// What is taken from the module `models`: types, and the table of rules.
    fn siblings(&self, cx: &Cx<'_>, models: Models, code: &mut Code) {
        let head = match models {
            Models::Here => return,
            Models::Above => "use super",
            Models::FarAbove => "use super::super",
        };
        let imports = self.code.imports();
        let foreign = |id: &TypeId| !self.models.contains(id);
        let (deprecated, others): (Vec<TypeId>, Vec<TypeId>) = imports
            .models()
            .filter(foreign)
            .partition(|&id| cx.api.ty(id).docs.deprecated);
        let rules = Ident::fixed("RULES");
        let mut names = model_names(cx, others);
        names.extend(imports.has_rules().then_some(&rules));
        let linked = imports.only_linked().filter(foreign);
        for (attribute, names) in [
            ("", names),
            ("#[allow(deprecated)]", model_names(cx, deprecated)),
            ("#[cfg(doc)]", model_names(cx, linked)),
        ] {
            if !names.is_empty() {
                if !attribute.is_empty() {
                    line!(code, "{}", attribute);
                }
                code.use_list(head, &names);
                code.blank();
            }
        }
    }

    /// The models' code, and serde's traits for them.
    fn end(&self, cx: &Cx<'_>, models: &Code, code: &mut Code) {
        code.append(models);
        if !self.serde.is_empty() {
            code.blank();
            serde::emit(cx, &self.serde, code);
        }
    }
}

fn model_names<'a>(cx: &Cx<'a>, models: impl IntoIterator<Item = TypeId>) -> Vec<&'a Ident> {
    models.into_iter().map(|id| cx.names.model(id)).collect()
}

/// Where the module `models` is, seen from a file of models.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Models {
    Here,
    Above,
    FarAbove,
}
