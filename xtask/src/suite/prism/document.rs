//! Nango's document with its corrections, as a file for others.

use std::path::{Path, PathBuf};

use oasmith_codegen::disk::DiskLoader;
use oasmith_ir::rule::json;
use oasmith_spec::diagnostic::{Diagnostics, Policy};
use oasmith_spec::load::{self, Input};
use oasmith_spec::render;
use oasmith_spec::source::Sources;

use crate::Result;
use crate::scratch;

/// Writes the document below `work`, with its overlay applied.
pub(super) fn write(work: &Path) -> Result<PathBuf> {
    let folder = crate::root().join("specs/nango");
    let input = Input {
        path: folder.join("openapi.yaml"),
        overlays: vec![folder.join("overlay.yaml")],
        ..Input::default()
    };
    let mut sources = Sources::default();
    let mut diagnostics = Diagnostics::new(Policy::default());
    let loaded = load::load_with_trees(&input, &DiskLoader, &mut sources, &mut diagnostics);
    let tree = loaded.as_ref().and_then(|loaded| loaded.trees.first());
    let Some((_, tree)) = tree.filter(|_| !diagnostics.has_errors()) else {
        return Err(render::render(&diagnostics, &sources, false).into());
    };
    let path = work.join("openapi.json");
    scratch::write(&path, &json::value(tree))?;
    Ok(path)
}
