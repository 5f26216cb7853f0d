//! One side of a comparison: a document with all that is made of it.

use oasmith_codegen::config::Config;
use oasmith_codegen::files::Files;
use oasmith_codegen::layout::{self, Layout};
use oasmith_codegen::names::Names;
use oasmith_codegen::pipeline::{self, Request};
use oasmith_ir::api::Api;
use oasmith_spec::diagnostic::Diagnostics;
use oasmith_spec::load::Loader;
use oasmith_spec::source::Sources;

/// A document, read and generated.
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
    /// The crate that would be generated.
    pub files: Files,
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

    /// Reads a document and generates its crate in memory.
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
        let (sources, mut diagnostics) = (lowered.sources, lowered.diagnostics);
        let Some(api) = lowered.api else {
            diagnostics.sort();
            return Err(Box::new(Refused {
                sources,
                diagnostics,
            }));
        };
        let names = Names::new(&api, &lowered.config, &mut diagnostics);
        let options = layout::Options {
            layout: Layout::Crate,
            // Where the document lies is no difference between two versions of it.
            document: "the document".to_owned(),
            runtime_path: None,
        };
        let files = layout::files(&api, &lowered.config, &names, &options, &mut diagnostics);
        diagnostics.sort();
        Ok(Self {
            sources,
            diagnostics,
            api,
            config: lowered.config,
            names,
            files,
        })
    }
}
