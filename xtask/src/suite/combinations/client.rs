//! The client that is generated from a document.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use oasmith_codegen::layout::{Layout, SINGLE_FILE};
use oasmith_codegen::names::Names;
use oasmith_codegen::pipeline;
use oasmith_ir::api::Api;
use oasmith_ir::origin::Root;
use oasmith_ir::types::{Shape, TypeId};
use oasmith_spec::render;

use crate::instead::Instead;
use crate::scratch;

/// A client, and what it was made of.
pub(super) struct Client {
    pub(super) api: Api,
    pub(super) names: Names,
    /// The one file.
    pub(super) code: String,
}

impl Client {
    /// Generates; the errors as they are shown where the document is refused.
    pub(super) fn generate(document: &str) -> Result<Self, String> {
        catch_unwind(AssertUnwindSafe(|| attempt(document)))
            .unwrap_or_else(|_| Err("the generator panicked".to_owned()))
    }

    /// The components that have a type of their own.
    pub(super) fn components(&self) -> impl Iterator<Item = (&str, TypeId)> {
        self.api.models.iter().filter_map(|&id| {
            let origin = &self.api.ty(id).origin;
            match &origin.root {
                Root::Component(name) if origin.is_component() => Some((name.as_str(), id)),
                _ => None,
            }
        })
    }

    /// All names in Rust, by what they stand for in the document.
    pub(super) fn names(&self) -> BTreeMap<String, String> {
        let mut all = BTreeMap::new();
        let (api, names) = (&self.api, &self.names);
        for &id in &api.models {
            let ty = api.ty(id);
            let root = match &ty.origin.root {
                Root::Operation(at) => self.operation(*at),
                other => format!("{other:?}"),
            };
            let of = format!("{root} {:?}", ty.origin.steps);
            all.insert(of.clone(), names.model(id).to_string());
            match &ty.shape {
                Shape::Object(object) => {
                    for (at, member) in object.members.iter().enumerate() {
                        let key = format!("{of} property {:?}", member.name);
                        all.insert(key, names.member(id, at).to_string());
                    }
                }
                Shape::Enum(list) => {
                    for (at, value) in list.values.iter().enumerate() {
                        let value = super::super::documents::json_of(&value.value);
                        let key = format!("{of} value {value}");
                        all.insert(key, names.variant(id, at).to_string());
                    }
                }
                Shape::Union(union) => {
                    for (at, variant) in union.variants.iter().enumerate() {
                        let key = format!("{of} variant {:?}", variant.name);
                        all.insert(key, names.variant(id, at).to_string());
                    }
                }
                _ => {}
            }
        }
        for (at, (operation, of)) in api.operations.iter().zip(names.operations()).enumerate() {
            let key = self.operation(at);
            let group = names.groups().get(of.group);
            let group = group.map(|group| group.names.method.to_string());
            let name = format!("{}.{}", group.unwrap_or_default(), of.method);
            all.insert(key.clone(), name);
            for (parameter, name) in operation.parameters.iter().zip(&of.parameters) {
                let key = format!("{key} {:?} {:?}", parameter.location, parameter.name);
                all.insert(key, name.to_string());
            }
        }
        all
    }

    fn operation(&self, at: usize) -> String {
        let operation = self.api.operations.get(at);
        operation.map_or_else(String::new, |it| format!("{} {}", it.method, it.path.raw))
    }
}

fn attempt(document: &str) -> Result<Client, String> {
    let path = Path::new("document.json");
    let loader = Instead {
        path,
        bytes: document.as_bytes(),
    };
    let mut request = scratch::request(path, "combinations".to_owned(), false);
    request.overrides.layout = Some(Layout::Single);
    let outcome = pipeline::run(&request, &loader, &mut |_| ());
    let shown = render::render(&outcome.diagnostics, &outcome.sources, false);
    let mut lowered = pipeline::lower(&request, &loader);
    match (outcome.files, lowered.api) {
        (Some(files), Some(api)) => {
            let names = Names::new(&api, &lowered.config, &mut lowered.diagnostics);
            let code = files.get(SINGLE_FILE).unwrap_or_default().to_owned();
            Ok(Client { api, names, code })
        }
        _ => Err(shown),
    }
}
