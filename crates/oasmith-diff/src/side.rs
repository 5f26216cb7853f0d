//! One side of a comparison: a document with all that is made of it.

use foldhash::{HashMap, HashMapExt as _};
#[cfg(feature = "verify")]
use std::path::Path;

use oasmith_codegen::config::Config;
#[cfg(feature = "verify")]
use oasmith_codegen::config::RuntimeSource;
use oasmith_codegen::files::Files;
use oasmith_codegen::layout::{self, Layout};
use oasmith_codegen::names::Names;
use oasmith_codegen::pipeline::{self, Origin, Request};
use oasmith_ir::api::Api;
use oasmith_ir::origin::{Root, Step};
use oasmith_ir::types::TypeId;
use oasmith_spec::diagnostic::{Diagnostic, Diagnostics, Level};
use oasmith_spec::load::Loader;
use oasmith_spec::node::{Node, Value};
use oasmith_spec::source::{FileId, Sources};

/// A document, read and named.
#[derive(Debug)]
pub struct Side {
    /// The texts that were read.
    pub sources: Sources,
    /// What was found while reading.
    pub diagnostics: Diagnostics,
    /// What the document describes.
    pub api: Api,
    /// The configuration that held.
    pub config: Config,
    /// The names in Rust.
    pub names: Names,
    /// What the API was made of.
    origin: Option<Origin>,
    /// Types that are views of the same thing for one direction each.
    counterparts: HashMap<TypeId, TypeId>,
    /// Whether overlays were applied, so that trees are not what the texts say.
    overlaid: bool,
}

/// A document that can't be read in any sensible way.
#[derive(Debug)]
pub struct Refused {
    /// The texts that were read.
    pub sources: Sources,
    /// What is wrong.
    pub diagnostics: Diagnostics,
}

impl Side {
    /// The version of the generated crate: that of the configuration, else what a new one gets.
    pub fn version(&self) -> &str {
        self.config.package_version().unwrap_or("0.1.0")
    }

    /// The view for the other direction, where a type has one for each.
    pub(crate) fn counterpart(&self, id: TypeId) -> Option<TypeId> {
        self.counterparts.get(&id).copied()
    }

    /// Whether a component itself says that null is allowed, in whatever spelling.
    pub(crate) fn allows_null(&self, component: &str) -> bool {
        let document = self
            .origin
            .as_ref()
            .and_then(|origin| origin.document.as_ref());
        let Some(document) = document else {
            return false;
        };
        let mut components = document.components.iter();
        let found = components.find(|(name, _)| name.value == component);
        let is_null = |node: &Node| matches!(node.value, Value::Null);
        found.is_some_and(|(_, id)| {
            let schema = document.schema(*id);
            let groups = [&schema.any_of, &schema.one_of].into_iter().flatten();
            let mut branches = groups.flatten().map(|id| document.schema(*id));
            let listed = schema.enumeration.as_deref().unwrap_or_default();
            schema.nullable || listed.iter().any(is_null) || branches.any(|one| one.null_only)
        })
    }

    /// The crate that would be generated.
    pub fn files(&self) -> Files {
        self.files_by(&self.config)
    }

    /// The same by another name and as a workspace of its own, with the runtime of a folder.
    #[cfg(feature = "verify")]
    pub(crate) fn crate_called(&self, name: &str, runtime: &Path) -> Files {
        let config = self.config.clone().crate_name(name).own_workspace(true);
        self.files_by(&config.runtime(RuntimeSource::path(runtime)))
    }

    fn files_by(&self, config: &Config) -> Files {
        let options = layout::Options {
            layout: Layout::Crate,
            // Where the document lies is no difference between two versions of it.
            document: "the document".to_owned(),
            out: None,
        };
        // What is reported on the way does not depend on the other side.
        let mut diagnostics = Diagnostics::default();
        layout::files(&self.api, config, &self.names, &options, &mut diagnostics)
    }

    /// What makes the document invalid: errors, and what is one unless it is read with a fallback.
    pub fn errors(&self) -> impl Iterator<Item = &Diagnostic> {
        let policy = self.config.own_policy();
        let found = self.diagnostics.iter();
        found.filter(move |one| one.level > Level::Note && policy.level(one.code) == Level::Error)
    }

    /// What the files say, each as its text has it: none that an overlay changed.
    pub(crate) fn trees(&self) -> impl Iterator<Item = (FileId, &Node)> {
        let origin = self.origin.as_ref().filter(|_| !self.overlaid);
        let trees = origin.into_iter().flat_map(|origin| &origin.trees);
        trees.map(|(file, root)| (*file, root))
    }

    /// Reads a document.
    ///
    /// Faults that have a sensible reading are read in that way: a version that was published with
    /// a fault must be comparable with the one that mends it.
    ///
    /// # Errors
    ///
    /// There is no document, or it can't be read even so.
    pub fn read(request: &Request, loader: &dyn Loader) -> Result<Self, Box<Refused>> {
        let mut request = request.clone();
        request.overrides.lenient = true;
        let lowered = pipeline::lower(&request, loader);
        let overlaid = !request.overlays.is_empty() || !lowered.config.overlay_paths().is_empty();
        let (sources, mut diagnostics) = (lowered.sources, lowered.diagnostics);
        let Some(mut api) = lowered.api else {
            diagnostics.sort();
            return Err(Box::new(Refused {
                sources,
                diagnostics,
            }));
        };
        let names = Names::new(&api, &lowered.config, &mut diagnostics);
        names.hold_secrets(&mut api, &lowered.config);
        diagnostics.sort();
        Ok(Self {
            counterparts: counterparts(&api),
            origin: lowered.origin,
            overlaid,
            sources,
            diagnostics,
            api,
            config: lowered.config,
            names,
        })
    }
}

/// Pairs every view with what it is a view of, both ways.
fn counterparts(api: &Api) -> HashMap<TypeId, TypeId> {
    let mut whole: HashMap<(&Root, &[Step]), TypeId> = HashMap::new();
    let mut views = Vec::new();
    for &id in &api.models {
        let origin = &api.ty(id).origin;
        match origin.steps.split_last() {
            Some((Step::Request, steps)) => views.push((id, &origin.root, steps)),
            _ => {
                whole.insert((&origin.root, &origin.steps), id);
            }
        }
    }
    let mut pairs = HashMap::new();
    for (view, root, steps) in views {
        if let Some(&other) = whole.get(&(root, steps)) {
            pairs.insert(view, other);
            pairs.insert(other, view);
        }
    }
    pairs
}
