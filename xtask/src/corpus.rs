//! `cargo xtask corpus`: documents that nobody prepared for us.

pub(crate) mod compile;
mod table;

use std::path::{Path, PathBuf};
use std::time::Instant;

use oasmith_codegen::disk::{self, DiskLoader};
use oasmith_codegen::pipeline::{self, Outcome};
use oasmith_spec::diagnostic::Level;

use crate::scratch::{self, name};
use crate::{Answer, Result};
use table::{Row, Verdict};

struct Options {
    folder: PathBuf,
    compile: bool,
    only: Option<String>,
    report: Option<PathBuf>,
}

/// Runs the command.
pub(crate) fn run(arguments: &[&str]) -> Result<Answer> {
    let options = options(arguments)?;
    let documents = documents(&options)?;
    let work = crate::root().join("target/corpus");
    let mut rows = Vec::new();
    for (index, path) in documents.iter().enumerate() {
        let name = name(path);
        eprintln!("[{}/{}] {name}", index + 1, documents.len());
        let mut row = generate(path, &name, &work)?;
        if options.compile && row.verdict != Verdict::Refused {
            row.compiled = Some(compile::check(&work, &name)?);
        }
        rows.push(row);
    }
    let table = table::render(&rows);
    print!("{table}");
    if let Some(path) = options.report {
        std::fs::write(path, table::report(&rows))?;
    }
    let well = rows.iter().all(Row::is_well);
    Ok(if well { Answer::Fine } else { Answer::No })
}

fn options(arguments: &[&str]) -> Result<Options> {
    let mut options = Options {
        folder: PathBuf::new(),
        compile: false,
        only: None,
        report: None,
    };
    let mut arguments = arguments.iter();
    while let Some(&argument) = arguments.next() {
        match argument {
            "--compile" => options.compile = true,
            "--only" => options.only = arguments.next().map(|&name| name.to_owned()),
            "--report" => options.report = arguments.next().map(PathBuf::from),
            _ if argument.starts_with('-') => {
                return Err(format!("no such option: {argument}").into());
            }
            folder => options.folder = folder.into(),
        }
    }
    if options.folder.as_os_str().is_empty() {
        return Err("corpus needs a folder".into());
    }
    Ok(options)
}

/// The documents of the folder itself, by name.
fn documents(options: &Options) -> Result<Vec<PathBuf>> {
    let folder = &options.folder;
    let mut found = Vec::new();
    for entry in
        std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?
    {
        let path = entry?.path();
        let wanted = options
            .only
            .as_ref()
            .is_none_or(|only| *only == name(&path));
        let readable = path
            .extension()
            .is_some_and(|e| e == "yaml" || e == "yml" || e == "json");
        if wanted && readable && path.is_file() {
            found.push(path);
        }
    }
    found.sort();
    if found.is_empty() {
        return Err(format!("{}: no such document", folder.display()).into());
    }
    Ok(found)
}

/// Generates as the document is written, and where that is refused, with the lenient readings.
fn generate(path: &Path, name: &str, work: &Path) -> Result<Row> {
    let started = Instant::now();
    let strict = outcome(path, name, false);
    let (outcome, verdict) = match &strict.files {
        Some(_) => (strict, Verdict::Generated),
        None => {
            let lenient = outcome(path, name, true);
            let verdict = if lenient.files.is_some() {
                Verdict::Lenient
            } else {
                Verdict::Refused
            };
            (lenient, verdict)
        }
    };
    let seconds = started.elapsed().as_secs_f64();
    let mut lines = 0;
    if let Some(files) = &outcome.files {
        lines = files.iter().map(|(_, text)| text.lines().count()).sum();
        disk::write(files, &work.join(name))?;
    }
    Ok(Row {
        name: name.to_owned(),
        verdict,
        errors: outcome.diagnostics.count(Level::Error),
        warnings: outcome.diagnostics.count(Level::Warning),
        notes: outcome.diagnostics.count(Level::Note),
        lines,
        seconds,
        compiled: None,
    })
}

fn outcome(path: &Path, name: &str, lenient: bool) -> Outcome {
    let request = scratch::request(path, name.to_owned(), lenient);
    pipeline::run(&request, &DiskLoader, &mut |_| {})
}
