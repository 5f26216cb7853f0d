//! `cargo xtask suite combinations`: documents from a grammar that combines what is right alone.
//!
//! A document is decided by the seed and its number. Many clients are compiled as one crate, and a program
//! decodes, validates and encodes instances with their models. The judges are not ours: `jsonschema` says
//! which instances are valid, rustc and rustfmt what they have against the code.

mod bodies;
mod calls;
mod client;
mod crates;
mod dialect;
mod document;
mod family;
mod instance;
mod judge;
mod operation;
mod options;
mod order;
mod pool;
mod same;
mod schema;
mod shrink;
mod style;
mod trial;
mod variant;

use std::collections::BTreeMap;

use oasmith_spec::sink::TerminalText;

use crate::scratch;
use crate::{Result, TaskOutcome};
use options::Options;
use trial::{Finding, Trial};

/// How many documents are made, compiled and judged at a time.
const BATCH: u64 = 200;

/// How many findings of a kind are shown.
const SHOWN: usize = 4;

/// Runs the command.
pub(crate) fn run(arguments: &[&str]) -> Result<TaskOutcome> {
    let options = Options::read(arguments)?;
    let work = crate::root().join("target/suite/combinations");
    let indices: Vec<u64> = match options.index {
        Some(index) => vec![index],
        None => (0..options.count).collect(),
    };
    let mut tally = BTreeMap::new();
    let (mut failed, mut instances) = (0, 0);
    for batch in indices.chunks(usize::try_from(BATCH)?) {
        let mut trials = trials(batch, options.seed)?;
        instances += compile(&work, &mut trials)?;
        for (trial, index) in trials.iter().zip(batch) {
            failed += u64::from(!trial.findings.is_empty());
            for finding in &trial.findings {
                let count = tally.entry(finding.kind.clone()).or_insert(0);
                *count += 1;
                if *count <= SHOWN || options.index.is_some() {
                    show(trial, finding, options.seed, *index);
                }
                if *count <= options.shrink {
                    let smaller = shrink::shrink(&work, trial, &finding.kind, options.seed)?;
                    if let Some((document, finding)) = smaller {
                        show_smaller(&document, &finding);
                    }
                }
            }
            if !trial.findings.is_empty() {
                let text = serde_json::to_string_pretty(&trial.document)?;
                let path = work.join(format!("{}-{}.json", options.seed, trial.name));
                scratch::write(&path, &text)?;
            }
        }
    }
    for (kind, count) in &tally {
        println!("{count:>6}  {kind}");
    }
    println!(
        "{} documents, {instances} instances: {failed} documents with findings",
        indices.len()
    );
    Ok(if failed == 0 {
        TaskOutcome::Success
    } else {
        TaskOutcome::CheckFailed
    })
}

/// Makes the documents and what becomes of them, on all processors.
fn trials(indices: &[u64], seed: u64) -> Result<Vec<Trial>> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let chunks = indices.chunks(indices.len().div_ceil(threads).max(1));
    let made = |indices: &[u64]| -> Result<Vec<Trial>, String> {
        let trial = |&index: &u64| {
            let document = document::make(seed, index);
            let trial = Trial::new(format!("d{index}"), document, seed);
            trial.map_err(|error| format!("document {index}: {error}"))
        };
        indices.iter().map(trial).collect()
    };
    let mut trials = Vec::new();
    std::thread::scope(|scope| {
        let threads: Vec<_> = chunks.map(|some| scope.spawn(move || made(some))).collect();
        for thread in threads {
            let some = thread.join().map_err(|_| "a document made a panic")??;
            trials.extend(some);
        }
        Ok::<_, Box<dyn std::error::Error>>(())
    })?;
    Ok(trials)
}

/// Compiles what was generated, runs it, and adds what is found to the documents; how many instances there were.
fn compile(work: &std::path::Path, trials: &mut [Trial]) -> Result<usize> {
    let modules: Vec<_> = trials.iter().filter_map(Trial::module).collect();
    let outcome = crates::run(work, &modules)?;
    let mut instances = 0;
    for trial in trials {
        if let Some(what) = outcome.objections.get(&trial.name) {
            trial.findings.push(Finding::new("compiler", what.clone()));
        }
        if let Some(lines) = outcome.lines.get(&trial.name) {
            instances += bodies::judge(trial, lines)?;
            calls::judge(trial, lines)?;
        }
    }
    Ok(instances)
}

/// Prints a document that was made smaller.
fn show_smaller(document: &serde_json::Value, finding: &Finding) {
    let text = format!(
        "    smaller: {}: {}\n    {document}",
        finding.kind, finding.what
    );
    println!("{}", TerminalText::lines(&text));
}

/// Prints what is wrong with a document, and how it is made again.
fn show(trial: &Trial, finding: &Finding, seed: u64, index: u64) {
    let text = format!(
        "{}: {}\n    cargo xtask suite combinations --seed {seed} --index {index} ({})",
        finding.kind, finding.what, trial.name
    );
    println!("{}", TerminalText::lines(&text));
}
