//! `cargo xtask fuzz`: real documents with one fault each.
//!
//! A mutant is decided by the seed, its document's name and its number. Each goes the whole way in
//! this process, strictly and leniently read, and what comes of it is judged by [`trial`].

mod clock;
mod compile;
mod fault;
mod hostile;
mod odd;
mod options;
mod reference;
mod table;
mod text;
mod tree;
mod trial;
mod watch;

use oasmith_spec::sink::TerminalText;
use std::path::{Path, PathBuf};

use oasmith_codegen::files::Files;
use oasmith_spec::diagnostic::Diagnostics;
use oasmith_spec::parse;
use oasmith_spec::source::Sources;

use crate::random::Random;
use crate::{Result, TaskOutcome};
use options::Options;
use table::{Finding, Row};
use tree::Tree;
use watch::Watch;

/// Every how many-th mutant is looked at closely.
const CLOSELY: usize = 8;

/// Every how many-th mutant has its fault in the text rather than in the tree.
const IN_TEXT: usize = 5;

/// The stack of the thread that generates: what Rust gives to threads by default, so that a build
/// script's or a server's is enough.
const STACK: usize = 2 << 20;

/// Runs the command.
pub(crate) fn run(arguments: &[&str]) -> Result<TaskOutcome> {
    if let Some((&"--text", rest)) = arguments.split_first() {
        return hostile::run(rest);
    }
    let options = Options::read(arguments)?;
    trial::catch_panics();
    let thread = std::thread::Builder::new().stack_size(STACK);
    let rows = thread.spawn(move || fuzz(&options).map_err(|error| error.to_string()))?;
    let rows = rows.join().map_err(|_| "the fuzzer itself panicked")??;
    print!("{}", table::render(&rows));
    let well = rows.iter().all(Row::is_well);
    Ok(if well {
        TaskOutcome::Success
    } else {
        TaskOutcome::CheckFailed
    })
}

fn fuzz(options: &Options) -> Result<Vec<Row>> {
    let documents = options.documents()?;
    let work = crate::root().join("target/fuzz");
    let watch = Watch::start(&work)?;
    let mut rows = Vec::new();
    for (at, path) in documents.iter().enumerate() {
        let Some(original) = Original::read(path)? else {
            eprintln!(
                "[{}/{}] {} is not text",
                at + 1,
                documents.len(),
                path.display()
            );
            continue;
        };
        let mut row = Row::new(original.name.clone());
        let mut sample = compile::Sample::new(options.compile);
        for index in options.indices(at, documents.len()) {
            if row.mutants.is_multiple_of(1000) {
                eprintln!("[{}/{}] {}: {index}", at + 1, documents.len(), row.document);
            }
            let files = mutant(&original, options.seed, index, &watch, &mut row, &work)?;
            sample.offer(index, files);
        }
        let compiled = sample.check(&work, &mut row)?;
        row.compiled = compiled;
        rows.push(row);
    }
    Ok(rows)
}

/// A document as it is.
struct Original {
    path: PathBuf,
    name: String,
    text: String,
    /// Its tree; where the text is broken already, only the text is broken further.
    tree: Option<Tree>,
}

impl Original {
    /// Reads a document; `None` if it is not in UTF-8, for then there is no text to break.
    fn read(path: &Path) -> Result<Option<Self>> {
        let bytes = std::fs::read(path)?;
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let Ok(text) = String::from_utf8(bytes) else {
            return Ok(None);
        };
        let mut sources = Sources::default();
        let file = sources.add(name.clone(), text.clone());
        let root = parse::parse(file, &sources, &mut Diagnostics::default());
        Ok(Some(Self {
            path: path.to_owned(),
            name,
            text,
            tree: root.as_ref().map(Tree::of),
        }))
    }

    /// The mutant of a number, and what is wrong with it.
    fn mutant(&self, random: &mut Random) -> (Vec<u8>, String) {
        match &self.tree {
            Some(tree) if !random.one_in(IN_TEXT) => {
                let mut tree = tree.clone();
                let what = fault::apply(&mut tree, random);
                (tree.to_json().into_bytes(), what)
            }
            _ => text::apply(&self.text, random),
        }
    }
}

/// Makes a mutant and judges it. The files of one that was generated and found right are given back.
fn mutant(
    original: &Original,
    seed: u64,
    index: u64,
    watch: &Watch,
    row: &mut Row,
    work: &Path,
) -> Result<Option<Files>> {
    let mut random = Random::new(seed, &original.name, index);
    let (bytes, what) = original.mutant(&mut random);
    let closely = random.one_in(CLOSELY);
    watch.begin(reproduce(&original.path, seed, index), &bytes)?;
    let trial = trial::run(&original.path, &bytes, closely);
    watch.end();
    row.count(&trial, closely);
    if trial.findings.is_empty() {
        return Ok(trial.files);
    }
    let extension = original
        .path
        .extension()
        .unwrap_or_default()
        .to_string_lossy();
    let kept = work.join(format!("{}-{seed}-{index}.{extension}", original.name));
    std::fs::write(&kept, &bytes)?;
    for finding in trial.findings {
        let finding = Finding {
            finding,
            fault: what.clone(),
            reproduce: reproduce(&original.path, seed, index),
            kept: kept.clone(),
        };
        eprintln!("{}", TerminalText::lines(&finding.to_string()));
        row.findings.push(finding);
    }
    Ok(None)
}

/// The command that makes a mutant again.
fn reproduce(path: &Path, seed: u64, index: u64) -> String {
    format!(
        "cargo xtask fuzz --seed {seed} --index {index} {}",
        path.display()
    )
}
