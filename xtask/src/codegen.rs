//! `cargo xtask codegen`: everything that is generated, from `specs/`.

use std::path::Path;

use oasmith_codegen::disk::{self, DiskLoader};
use oasmith_codegen::files::{Files, MARKER};
use oasmith_codegen::layout::SINGLE_FILE;
use oasmith_codegen::pipeline;
use oasmith_spec::render;

use crate::progress::Progress;
use crate::targets::{self, Source, Target};
use crate::{Result, TaskOutcome};

/// What to do with what was generated.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    /// Write what differs, remove what is no longer generated.
    Write,
    /// Write nothing, report what differs.
    Check,
}

#[derive(Default)]
struct Totals {
    documents: usize,
    operations: usize,
    models: usize,
    written: usize,
    unchanged: usize,
    removed: usize,
}

/// Runs the command.
pub(crate) fn run(mode: Mode) -> Result<TaskOutcome> {
    let root = crate::root();
    // Diagnostics and headers name files as a maintainer at the root would.
    std::env::set_current_dir(&root)?;
    let mut progress = Progress::new();
    let mut totals = Totals::default();
    let mut generated = Vec::new();
    for target in targets::all(&root)? {
        match files(&target, &mut progress, &mut totals) {
            Some(files) => generated.push((target.out, files)),
            None => return Ok(TaskOutcome::CheckFailed),
        }
    }
    progress.end();
    match mode {
        Mode::Write => write(&generated, &mut totals, &progress),
        Mode::Check => check(&generated),
    }
}

/// Everything of a target, or nothing if a document has errors.
fn files(target: &Target, progress: &mut Progress, totals: &mut Totals) -> Option<Files> {
    let mut all = Files::default();
    let mut complete = true;
    // Goldens are many and small: one line for all of them.
    let many = target.sources.len() > 1;
    if many {
        progress.begin(format!(
            "goldens: {} feature documents",
            target.sources.len()
        ));
    }
    for source in &target.sources {
        match generate(source, many, progress, totals) {
            Some(files) => take(&mut all, &files, source),
            None => complete = false,
        }
    }
    if many {
        let names = target.sources.iter().map(|source| source.name.as_str());
        all.insert("mod.rs", module_list(names));
    }
    complete.then_some(all)
}

/// Takes the files of a source, the one file of a single layout under the source's name.
fn take(all: &mut Files, files: &Files, source: &Source) {
    for (path, text) in files.iter() {
        if files.len() == 1 && path == SINGLE_FILE {
            all.insert(format!("{}.rs", source.name), text);
        } else {
            all.insert(path, text);
        }
    }
}

fn generate(
    source: &Source,
    quiet: bool,
    progress: &mut Progress,
    totals: &mut Totals,
) -> Option<Files> {
    let outcome = pipeline::run(&source.request, &DiskLoader, &mut |stage| {
        if !quiet {
            progress.begin(format!("{}: {}", source.name, stage.name()));
        }
    });
    if outcome.diagnostics.has_errors() {
        progress.end();
        eprintln!(
            "{}",
            render::render(&outcome.diagnostics, &outcome.sources, false)
        );
    }
    totals.documents += outcome.summary.documents;
    totals.operations += outcome.summary.operations;
    totals.models += outcome.summary.models;
    outcome.files
}

/// The module that lists the goldens.
fn module_list<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let mut names: Vec<_> = names.collect();
    names.sort_unstable();
    let mut text = format!(
        "// {MARKER} from specs/features. Do not edit: change the documents, then generate again.\n\n\
         //! One module a feature document.\n\n"
    );
    for name in names {
        text.push_str(&format!(
            "/// Generated from the feature document `{name}`.\npub mod {name};\n"
        ));
    }
    text
}

fn write(
    generated: &[(std::path::PathBuf, Files)],
    totals: &mut Totals,
    progress: &Progress,
) -> Result<TaskOutcome> {
    for (out, files) in generated {
        let report =
            disk::write(files, out).map_err(|error| format!("{}: {error}", out.display()))?;
        totals.written += report.written.len();
        totals.unchanged += report.unchanged.len();
        totals.removed += report.removed.len();
    }
    println!(
        "{} documents, {} operations, {} models; {} files written, {} unchanged, {} removed; {:.2} s",
        totals.documents,
        totals.operations,
        totals.models,
        totals.written,
        totals.unchanged,
        totals.removed,
        progress.seconds()
    );
    Ok(TaskOutcome::Success)
}

fn check(generated: &[(std::path::PathBuf, Files)]) -> Result<TaskOutcome> {
    let mut differ = 0;
    for (out, files) in generated {
        let drift =
            disk::compare(files, out).map_err(|error| format!("{}: {error}", out.display()))?;
        differ += list(out, "missing", &drift.missing);
        differ += list(out, "stale, or changed by hand", &drift.changed);
        differ += list(out, "no longer generated", &drift.orphaned);
    }
    if differ == 0 {
        println!("every generated file is as the documents say");
        return Ok(TaskOutcome::Success);
    }
    eprintln!("{differ} files differ; `cargo xtask codegen` mends them");
    Ok(TaskOutcome::CheckFailed)
}

fn list(out: &Path, what: &str, paths: &[std::path::PathBuf]) -> usize {
    for path in paths {
        eprintln!("{}: {what}", out.join(path).display());
    }
    paths.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_generated_file_is_as_the_documents_say() {
        let answer = run(Mode::Check).expect("the folders can be read");
        assert!(
            matches!(answer, TaskOutcome::Success),
            "run `cargo xtask codegen`"
        );
    }
}
