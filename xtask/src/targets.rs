//! What is generated from what.

use std::path::{Path, PathBuf};

use oasmith_codegen::layout::Layout;
use oasmith_codegen::pipeline::{Overrides, Request};

use crate::Result;

/// A folder of generated files.
pub(crate) struct Target {
    /// The folder, from the workspace's.
    pub(crate) out: PathBuf,
    /// The documents, each with the file or folder below `out` that it fills.
    pub(crate) sources: Vec<Source>,
}

/// A document of a target.
pub(crate) struct Source {
    /// The name in reports.
    pub(crate) name: String,
    /// What to generate, with paths from the workspace's folder.
    pub(crate) request: Request,
}

/// All targets.
pub(crate) fn all(root: &Path) -> Result<Vec<Target>> {
    Ok(vec![nango(), features(root)?, by_group()])
}

fn nango() -> Target {
    let request = Request {
        spec: "specs/nango/openapi.yaml".into(),
        config: Some("specs/nango/oasmith.toml".into()),
        overlays: Vec::new(),
        allowed: Vec::new(),
        overrides: Overrides {
            layout: Some(Layout::Module),
            ..Overrides::default()
        },
    };
    Target {
        out: "crates/nango/src/generated".into(),
        sources: vec![Source {
            name: "nango".into(),
            request,
        }],
    }
}

/// The example whose groups are Cargo features.
fn by_group() -> Target {
    let request = Request {
        spec: "examples/by-group/openapi.yaml".into(),
        config: Some("examples/by-group/oasmith.toml".into()),
        ..Request::default()
    };
    Target {
        out: "examples/by-group/src/shop".into(),
        sources: vec![Source {
            name: "by-group".into(),
            request,
        }],
    }
}

/// One golden file a feature document.
fn features(root: &Path) -> Result<Target> {
    let mut sources = vec![feature(
        "nango_seed",
        "specs/nango/seed/list-connections.yaml".into(),
    )];
    let folder = Path::new("specs/features");
    let mut names: Vec<_> = std::fs::read_dir(root.join(folder))?
        .map(|entry| entry.map(|entry| entry.file_name().to_string_lossy().into_owned()))
        .collect::<std::io::Result<_>>()?;
    // The file system's order is nobody's.
    names.sort();
    for file in names {
        if let Some(name) = file.strip_suffix(".yaml") {
            sources.push(feature(name, folder.join(&file)));
        } else {
            let mut source = feature(&file, folder.join(&file).join("main.yaml"));
            let config = folder.join(&file).join("oasmith.toml");
            source.request.config = root.join(&config).is_file().then_some(config);
            sources.push(source);
        }
    }
    Ok(Target {
        out: "snapshots/src/features".into(),
        sources,
    })
}

fn feature(name: &str, spec: PathBuf) -> Source {
    let overrides = Overrides {
        layout: Some(Layout::Single),
        crate_name: Some(name.to_owned()),
        ..Overrides::default()
    };
    let request = Request {
        spec,
        config: None,
        overlays: Vec::new(),
        allowed: Vec::new(),
        overrides,
    };
    Source {
        name: name.to_owned(),
        request,
    }
}
