//! `cargo xtask suite swagger2`: what is read from Swagger 2.0 documents, held against conversions of them to OpenAPI 3
//! that an independent converter made.
//!
//! Both are lowered, and everything that the operations reach is compared. Neither is always right: each kind of
//! known difference is attributed to one of them, and the others fail the run.

mod judge;
mod pairs;
mod walk;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use oasmith_codegen::disk::DiskLoader;
use oasmith_codegen::pipeline;
use oasmith_ir::api::Api;
use oasmith_spec::node::Node;
use oasmith_spec::render;
use oasmith_spec::sink::TerminalText;

use crate::{Result, TaskOutcome, scratch};
use judge::{Right, Verdict, judge};
use walk::Difference;

/// How many differences of a kind are shown of a document, unless all are asked for.
const SHOWN: usize = 2;

/// Runs the command on a folder with `swagger2` and `swagger2-as-3.0`, by default beside the workspace.
pub(crate) fn run(folder: Option<&str>, all: bool) -> Result<TaskOutcome> {
    let folder = folder.map_or_else(|| crate::root().join("../shared"), PathBuf::from);
    let documents = folder.join("swagger2");
    if !documents.is_dir() {
        println!("skipped: {} is not there", documents.display());
        return Ok(TaskOutcome::Success);
    }
    let pairs = pairs::read(&documents, &folder.join("swagger2-as-3.0"))?;
    let mut unexplained = 0;
    for pair in &pairs {
        let (Some(ours), Some(theirs)) = (read(&pair.document), read(&pair.conversion)) else {
            println!("{}: refused", pair.name);
            unexplained += 1;
            continue;
        };
        let found = walk::compare(&ours.api, &theirs.api);
        let judged = found.iter().map(|it| (judge(it, &ours.produces), it));
        unexplained += show(&pair.name, judged, all);
    }
    println!(
        "{} documents, {unexplained} differences that nothing explains",
        pairs.len()
    );
    Ok(if unexplained == 0 {
        TaskOutcome::Success
    } else {
        TaskOutcome::CheckFailed
    })
}

/// Lists the differences of a document by kind; how many have none.
fn show<'d>(
    name: &str,
    judged: impl Iterator<Item = (Verdict, &'d Difference)>,
    all: bool,
) -> usize {
    let mut kinds: BTreeMap<Verdict, Vec<&Difference>> = BTreeMap::new();
    for (verdict, difference) in judged {
        kinds.entry(verdict).or_default().push(difference);
    }
    let count: usize = kinds.values().map(Vec::len).sum();
    println!("{name}: {count} differences");
    for (verdict, list) in &kinds {
        let right = match verdict.right {
            Right::Ours => "the reader is right",
            Right::Unknown => "NOT EXPLAINED",
        };
        println!("  {} × {}: {right}", list.len(), verdict.reason);
        let shown = match all || verdict.right == Right::Unknown {
            true => list.len(),
            false => SHOWN,
        };
        for difference in list.iter().take(shown) {
            let Difference {
                at, left, right, ..
            } = difference;
            let text = format!("    {at}: `{left}`, converted `{right}`");
            println!("{}", TerminalText::lines(&text));
        }
    }
    let unknown = kinds.iter().filter(|(it, _)| it.right == Right::Unknown);
    unknown.map(|(_, list)| list.len()).sum()
}

/// A lowered document.
struct Side {
    api: Api,
    /// `produces` of the root.
    produces: Vec<String>,
}

/// What a document is lowered to, with lenient readings. Errors are shown on the way.
fn read(document: &Path) -> Option<Side> {
    let mut request = scratch::request(document, "document".to_owned(), true);
    // Parts of documents lie beside the folder of the document.
    let around = document.ancestors().find(|folder| {
        let parent = folder.parent().and_then(Path::file_name);
        parent.is_some_and(|name| name == "swagger2")
    });
    request.allowed.extend(around.map(Path::to_path_buf));
    let lowered = pipeline::lower(&request, &DiskLoader);
    let Some(api) = lowered.api else {
        eprint!(
            "{}",
            render::render(&lowered.diagnostics, &lowered.sources, false)
        );
        return None;
    };
    let trees = lowered.origin.map(|origin| origin.trees);
    let root = trees.and_then(|trees| Some(trees.into_iter().next()?.1));
    let produces = root
        .as_ref()
        .and_then(|root| root.get("produces")?.as_array());
    let produces = produces.into_iter().flatten().filter_map(Node::as_str);
    Some(Side {
        produces: produces.map(str::to_owned).collect(),
        api,
    })
}
