//! `cargo xtask spec-diff`: what the documents below `specs/` say otherwise than they did.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use oasmith_codegen::disk::DiskLoader;
use oasmith_codegen::pipeline::Request;
use oasmith_diff::effect::Effect;
use oasmith_diff::report;
use oasmith_diff::revision::Revision;
use oasmith_diff::side::Side;
use oasmith_spec::load::Loader;
use oasmith_spec::render;

use crate::{Result, TaskOutcome, targets};

/// Branches from which work goes apart, the first that there is.
const MAIN: &[&str] = &["origin/main", "main", "origin/master", "master"];

/// Runs the command. Without a base it is where this branch left the main one, without a head the
/// files as they lie there.
pub(crate) fn run(base: Option<&str>, head: Option<&str>) -> Result<TaskOutcome> {
    let root = crate::root();
    let base = match base {
        Some(revision) => Revision::new(&root, revision)?,
        None => merge_base(&root, head.unwrap_or("HEAD"))?,
    };
    let head = head
        .map(|revision| Revision::new(&root, revision))
        .transpose()?;
    std::env::set_current_dir(&root)?;
    let mut answer = TaskOutcome::Success;
    let mut changed = 0;
    for request in documents(&root)? {
        if let Some(found) = document(&request, &base, head.as_ref())? {
            changed += 1;
            if found >= Effect::Breaking {
                answer = TaskOutcome::CheckFailed;
            }
        }
    }
    if changed == 0 {
        println!("no document differs from {}", short(base.commit()));
    }
    Ok(answer)
}

fn merge_base(root: &Path, head: &str) -> Result<Revision> {
    let found = MAIN
        .iter()
        .find_map(|main| Revision::merge_base(root, main, head).ok());
    found.ok_or_else(|| "there is no main branch to compare with: name a base".into())
}

/// The documents that something is generated from.
fn documents(root: &Path) -> Result<Vec<Request>> {
    let targets = targets::all(root)?;
    let sources = targets.into_iter().flat_map(|target| target.sources);
    Ok(sources.map(|source| source.request).collect())
}

/// Compares one document and prints what changed; the effect on the wire if something did.
fn document(request: &Request, base: &Revision, head: Option<&Revision>) -> Result<Option<Effect>> {
    let (old, new): (&dyn Loader, &dyn Loader) = match head {
        Some(head) => (base, head),
        None => (base, &DiskLoader),
    };
    let read = |loader: &dyn Loader| loader.read(&request.spec);
    let name = request.spec.display();
    let (was, is) = match (read(old), read(new)) {
        (Ok(was), Ok(is)) => (was, is),
        (Err(_), Ok(_)) => {
            println!("{name}: new");
            return Ok(None);
        }
        (Ok(_), Err(_)) => {
            println!("{name}: gone");
            return Ok(None);
        }
        (Err(_), Err(_)) => return Ok(None),
    };
    // Other files may have changed that it refers to; only without any is a look at the text enough.
    if was == is && same_files(request, base, head)? {
        return Ok(None);
    }
    let base = side(request, old)?;
    let head = side(request, new)?;
    let changes = oasmith_diff::compare(&base, &head);
    if changes.changes.is_empty() {
        return Ok(None);
    }
    println!("{name}\n\n{}", report::text(&changes));
    Ok(Some(changes.summary.wire))
}

/// Whether the files beside a document are the same.
fn same_files(request: &Request, base: &Revision, head: Option<&Revision>) -> Result<bool> {
    let folder = request.spec.parent().unwrap_or(Path::new(""));
    let below = folder.to_string_lossy().replace('\\', "/");
    let old: BTreeSet<PathBuf> = base.files(&below)?.into_iter().collect();
    for file in old {
        let was = base.read(&file)?;
        let is = match head {
            Some(head) => head.read(&file),
            None => DiskLoader.read(&file),
        };
        if is.ok() != Some(was) {
            return Ok(false);
        }
    }
    Ok(true)
}

fn side(request: &Request, loader: &dyn Loader) -> Result<Side> {
    let mut request = request.clone();
    // A configuration that is not there yet was not there.
    request.config = request.config.filter(|path| loader.read(path).is_ok());
    Side::read(&request, loader)
        .map_err(|refused| render::render(&refused.diagnostics, &refused.sources, false).into())
}

fn short(commit: &str) -> &str {
    commit.get(..12).unwrap_or(commit)
}
