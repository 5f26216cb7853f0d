//! `cargo xtask suite`: documents and values that others made to be hard.
//!
//! `json-schema` is the JSON Schema test suite, written as OpenAPI documents; [`mod@documents`] has a
//! module of its own.
//!
//! A document has one component a group of tests (`AllOf03`), and beside it a JSON file has the
//! instances of every group: whether each is valid, and tags that say what may be asked of it. For
//! each document a crate is generated, and a program that decodes, validates and encodes the
//! instances with the crate's models.

pub(crate) mod answers;
mod build;
pub(crate) mod combinations;
pub(crate) mod documents;
mod driver;
pub(crate) mod history;
mod instances;
mod judge;
mod params;
pub(crate) mod prism;
pub(crate) mod semver;
pub(crate) mod swagger2;
mod table;

use std::path::{Path, PathBuf};

use oasmith_codegen::disk::{self, DiskLoader};
use oasmith_codegen::layout::{self, Layout};
use oasmith_codegen::names::Names;
use oasmith_codegen::pipeline::{self, Lowered, Request};
use oasmith_ir::api::Api;
use oasmith_spec::document::Document;
use oasmith_spec::load::Valid;
use oasmith_spec::render;

use crate::scratch::{self, name};
use crate::{Result, TaskOutcome};
use instances::Instances;
pub(crate) use params::params;
use table::{Row, Verdict};

/// Runs the command on a folder, or on the one that lies beside the workspace.
pub(crate) fn json_schema(folder: Option<&str>) -> Result<TaskOutcome> {
    let folder = folder.map_or_else(
        || crate::root().join("../shared/suites/json-schema"),
        PathBuf::from,
    );
    let documents = documents(&folder)?;
    let mut rows = Vec::new();
    for (index, document) in documents.iter().enumerate() {
        let name = name(document);
        eprintln!("[{}/{}] {name}", index + 1, documents.len());
        rows.push(row(document, name)?);
    }
    print!("{}", table::render(&rows));
    let well = rows.iter().all(Row::is_well);
    Ok(if well {
        TaskOutcome::Success
    } else {
        TaskOutcome::CheckFailed
    })
}

/// The documents that have instances beside them, by name.
fn documents(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = std::fs::read_dir(folder)
        .map_err(|error| format!("the suite is not at {}: {error}", folder.display()))?;
    let mut found = Vec::new();
    for entry in entries {
        let path = entry?.path();
        let is_document = path
            .extension()
            .is_some_and(|extension| extension == "yaml");
        if is_document && path.with_extension("json").is_file() {
            found.push(path);
        }
    }
    found.sort();
    if found.is_empty() {
        let folder = folder.display();
        return Err(format!("no document with instances beside it is at {folder}").into());
    }
    Ok(found)
}

/// Generates, builds and runs one document.
fn row(document: &Path, name: String) -> Result<Row> {
    let instances_path = document.with_extension("json");
    let instances = Instances::read(&instances_path)?;
    let mut row = Row::new(name, &instances);
    let Some((generated, verdict)) = generate(document, &row.name) else {
        return Ok(row);
    };
    row.verdict = verdict;
    let roots = driver::roots(&generated.api, &generated.names, &instances);
    row.generated = roots.len();
    let work = crate::root().join("target/suite");
    disk::write(&generated.files, &work.join(&row.name))?;
    let program = build::Program {
        main: &driver::text(&roots),
        files: driver::FILES,
        dependencies: driver::DEPENDENCIES,
    };
    let Some(run) = build::run(&work, &row.name, &program, Some(&instances_path))? else {
        row.verdict = Verdict::Broken;
        return Ok(row);
    };
    row.warnings = run.warnings;
    judge::judge(&mut row, &instances, &run.output)?;
    Ok(row)
}

/// A generated crate, and what the driver is made of.
struct Generated {
    document: Valid<Document>,
    api: Api,
    names: Names,
    files: oasmith_codegen::files::Files,
}

/// Generates as the document is written, and where that is refused, with the lenient readings.
/// Errors are shown on the way.
fn generate(document: &Path, name: &str) -> Option<(Generated, Verdict)> {
    let attempt = |lenient| {
        let request = scratch::request(document, build::crate_name(name), lenient);
        attempt(&request, name)
    };
    let strict = attempt(false).map(|it| (it, Verdict::Generated));
    strict.or_else(|| attempt(true).map(|it| (it, Verdict::Lenient)))
}

/// One attempt; `None` where there are errors, which are shown.
fn attempt(request: &Request, name: &str) -> Option<Generated> {
    let Lowered {
        sources,
        mut diagnostics,
        api,
        config,
        origin,
    } = pipeline::lower(request, &DiskLoader);
    let options = layout::Options {
        layout: Layout::Crate,
        document: format!("{name}.yaml"),
        out: None,
    };
    let document = origin.and_then(|origin| origin.document);
    let generated = api.zip(document).and_then(|(api, document)| {
        let names = Names::new(&api, &config, &mut diagnostics);
        let files = layout::files(&api, &config, &names, &options, &mut diagnostics);
        (!diagnostics.has_errors()).then_some(Generated {
            document,
            api,
            names,
            files,
        })
    });
    if generated.is_none() {
        eprint!("{}", render::render(&diagnostics, &sources, false));
    }
    generated
}
