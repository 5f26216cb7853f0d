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

use std::collections::BTreeMap;

use oasmith_spec::sink::TerminalText;

use crate::scratch;
use crate::{Answer, Result};
use options::Options;
use trial::{Finding, Trial};

/// How many documents are made, compiled and judged at a time.
const BATCH: u64 = 200;

/// How many findings of a kind are shown.
const SHOWN: usize = 4;

/// Runs the command.
pub(crate) fn run(arguments: &[&str]) -> Result<Answer> {
    let options = Options::read(arguments)?;
    let work = crate::root().join("target/suite/combinations");
    let indices: Vec<u64> = match options.index {
        Some(index) => vec![index],
        None => (0..options.count).collect(),
    };
    let mut tally = BTreeMap::new();
    let (mut failed, mut instances) = (0, 0);
    for batch in indices.chunks(usize::try_from(BATCH)?) {
        let mut trials = Vec::new();
        for &index in batch {
            let document = document::make(options.seed, index);
            trials.push(Trial::new(format!("d{index}"), document, options.seed)?);
        }
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
        Answer::Fine
    } else {
        Answer::No
    })
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
        "    smaller: {}: {}\n    {}\n    in {} ({} paths)",
        finding.kind,
        finding.what,
        document["components"]["schemas"],
        document["openapi"],
        document["paths"]
            .as_object()
            .map_or(0, serde_json::Map::len)
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
