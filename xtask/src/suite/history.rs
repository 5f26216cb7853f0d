//! `cargo xtask suite history`: the versions of one document, each compared with the next.

use oasmith_spec::sink::TerminalText;
use std::path::{Path, PathBuf};

use oasmith_codegen::disk::DiskLoader;
use oasmith_codegen::pipeline::Request;
use oasmith_diff::change::Changes;
use oasmith_diff::report;
use oasmith_diff::side::Side;
use oasmith_diff::verify::verify;
use oasmith_spec::render;

use crate::{Result, TaskOutcome};

/// Where the versions are by default, from the workspace's folder.
const FOLDER: &str = "../shared/nango/history";

/// Compares the documents of a folder in the order of their names. The answer is no if one can't be read,
/// if a bump is below what the code shows, or if passing over what is alike changes the outcome.
pub(crate) fn run(folder: Option<&str>) -> Result<TaskOutcome> {
    let folder = folder.map_or_else(|| crate::root().join(FOLDER), PathBuf::from);
    let files = documents(&folder)?;
    let mut faults = Vec::new();
    let mut pairs = 0;
    let mut previous: Option<(String, Side)> = None;
    for file in &files {
        let name = crate::scratch::name(file);
        let head = match read(file) {
            Ok(head) => head,
            Err(message) => {
                faults.push(format!("{name}: {message}"));
                continue;
            }
        };
        if let Some((base_name, base)) = &previous {
            let changes = oasmith_diff::compare(base, &head);
            println!("{base_name} → {name}: {}", report::headline(&changes));
            let found = fault(base, &head, &changes);
            faults.extend(found.map(|fault| format!("{base_name} → {name}: {fault}")));
            pairs += 1;
        }
        previous = Some((name, head));
    }
    for fault in &faults {
        println!("{}", TerminalText::lines(fault));
    }
    println!("{pairs} pairs compared, {} faults", faults.len());
    Ok(if faults.is_empty() && pairs > 0 {
        TaskOutcome::Success
    } else {
        TaskOutcome::CheckFailed
    })
}

fn documents(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries =
        std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    files.retain(|path| {
        path.extension()
            .is_some_and(|e| e == "yaml" || e == "yml" || e == "json")
    });
    files.sort();
    Ok(files)
}

fn read(file: &Path) -> Result<Side, String> {
    let request = Request {
        spec: file.to_owned(),
        ..Request::default()
    };
    Side::read(&request, &DiskLoader)
        .map_err(|refused| render::render(&refused.diagnostics, &refused.sources, false))
}

/// What is wrong with a comparison.
fn fault(base: &Side, head: &Side, changes: &Changes) -> Option<String> {
    let exhaustive = oasmith_diff::compare_exhaustively(base, head);
    let (said, all) = (report::json(changes), report::json(&exhaustive));
    if let Some((said, all)) = said
        .lines()
        .zip(all.lines())
        .find(|(said, all)| said != all)
    {
        return Some(format!(
            "a comparison of everything finds something else:\n{all}\nand not\n{said}"
        ));
    }
    match verify(base, head) {
        Err(message) => Some(message),
        Ok(observed) if observed.bump > changes.summary.rust => Some(format!(
            "the code needs a {} bump, but the changes say {}",
            observed.bump.as_str(),
            changes.summary.rust.as_str()
        )),
        Ok(_) => None,
    }
}
