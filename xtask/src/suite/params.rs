//! `cargo xtask suite params`: vectors that say how a parameter's value is written on the wire.
//!
//! A client is generated from the document beside the vectors, and a program that makes each call
//! with the client's typed methods against a server of its own, which keeps what it was sent. Vectors
//! without an operation of that document get one in a second document.

mod document;
pub(super) mod driver;
mod judge;
pub(super) mod vectors;

use std::path::{Path, PathBuf};

use oasmith_codegen::disk;

use super::{Generated, build, generate};
use crate::scratch::write;
use crate::{Result, TaskOutcome};
use judge::{Judgement, Verdict};
use vectors::Vector;

/// Runs the command on a folder, or on the one that lies beside the workspace.
pub(crate) fn params(folder: Option<&str>) -> Result<TaskOutcome> {
    let folder = folder.map_or_else(
        || crate::root().join("../shared/suites/params"),
        PathBuf::from,
    );
    let vectors = vectors::read(&folder.join("vectors.json"))?;
    let work = crate::root().join("target/suite");
    let (described, others): (Vec<_>, Vec<_>) = vectors
        .into_iter()
        .partition(|vector| vector.operation.is_some());
    let mut judged = run(
        &folder.join("vectors.openapi.yaml"),
        "params",
        described,
        &work,
    )?;
    if !others.is_empty() {
        let (text, others) = document::of(others);
        let path = work.join("params-more.json");
        write(&path, &text)?;
        judged.extend(run(&path, "params-more", others, &work)?);
    }
    Ok(report(&judged))
}

/// Generates the client of a document, calls what the vectors name, and judges what was sent.
fn run(
    document: &Path,
    name: &str,
    vectors: Vec<Vector>,
    work: &Path,
) -> Result<Vec<(Vector, Judgement)>> {
    let document_name = document.display();
    let Some((generated, _)) = generate(document, name) else {
        return Err(format!("no client is generated from {document_name}").into());
    };
    disk::write(&generated.files, &work.join(name))?;
    let calls = driver::calls(&generated.api, &generated.names, &vectors);
    let program = build::Program {
        main: &driver::text(&generated.api, &calls),
        files: &[super::driver::SERVER],
        dependencies: driver::DEPENDENCIES,
    };
    let Some(run) = build::run(work, name, &program, None)? else {
        return Err(format!("the client of {document_name} does not compile").into());
    };
    let sent = judge::sent(&run.output)?;
    let Generated { api, .. } = generated;
    Ok(vectors
        .into_iter()
        .map(|vector| {
            let judgement = judge::judge(&vector, &api, sent.get(&vector.id));
            (vector, judgement)
        })
        .collect())
}

/// Prints a line a vector and the sums.
fn report(judged: &[(Vector, Judgement)]) -> TaskOutcome {
    let width = judged.iter().map(|(vector, _)| vector.id.len()).max();
    let width = width.unwrap_or_default();
    for (vector, judgement) in judged {
        let word = judgement.verdict.word();
        println!("{:<width$}  {word:<8}  {}", vector.id, judgement.sent);
        if judgement.verdict == Verdict::Wrong {
            println!("{:<width$}  expected  {}", "", judgement.expected);
        }
    }
    let count = |verdict| {
        judged
            .iter()
            .filter(|(_, it)| it.verdict == verdict)
            .count()
    };
    let wrong = count(Verdict::Wrong);
    println!(
        "\n{} vectors: {} exact, {} refused as they must be, {} of a kind that is left open, {wrong} wrong",
        judged.len(),
        count(Verdict::Exact),
        count(Verdict::Refused),
        count(Verdict::Open),
    );
    if wrong == 0 {
        TaskOutcome::Success
    } else {
        TaskOutcome::CheckFailed
    }
}
