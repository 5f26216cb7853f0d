//! `cargo xtask corpus`: documents that nobody prepared for us.

pub(crate) mod compile;
mod format;
mod generate;
mod report;
mod row;
mod table;

use std::path::{Path, PathBuf};

use crate::arguments::value;
use crate::progress::Bar;
use crate::scratch::name;
use crate::{Result, TaskOutcome};
use row::Row;

/// The hidden command of `xtask` that generates one document, in a process of its own.
pub(crate) const COMMAND: &str = "corpus-document";

pub(crate) use generate::below as document;

struct Options {
    folder: PathBuf,
    compile: bool,
    only: Option<String>,
    report: Option<PathBuf>,
}

/// Runs the command.
pub(crate) fn run(arguments: &[&str]) -> Result<TaskOutcome> {
    let options = options(arguments)?;
    let documents = documents(&options)?;
    let work = crate::root().join("target/corpus");
    if options.compile {
        compile::prepare(&work)?;
    }
    let mut bar = Bar::new(documents.len());
    let mut rows = Vec::new();
    for path in &documents {
        rows.push(row(path, &work, options.compile, &bar)?);
        bar.advance();
    }
    bar.clear();
    print!("{}", table::render(&rows));
    if let Some(path) = options.report {
        let text = report::render(&rows);
        std::fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    let well = rows.iter().all(Row::is_well);
    Ok(if well {
        TaskOutcome::Success
    } else {
        TaskOutcome::CheckFailed
    })
}

fn row(path: &Path, work: &Path, compile: bool, bar: &Bar) -> Result<Row> {
    let name = name(path);
    bar.show(&name, "generating");
    let mut row = generate::document(path, name, work)?;
    if compile && row.is_generated() {
        bar.show(&row.name, "checking");
        let compiled = compile::check(work, &row.name)?;
        if !compiled.messages.is_silent() {
            bar.clear();
            compiled.messages.show();
        }
        row.compiled = Some(compiled);
        bar.show(&row.name, "formatting");
        row.format = Some(format::check(work, &row.name)?);
    }
    Ok(row)
}

fn options(arguments: &[&str]) -> Result<Options> {
    let mut options = Options {
        folder: PathBuf::new(),
        compile: false,
        only: None,
        report: None,
    };
    let mut arguments = arguments.iter().copied();
    while let Some(argument) = arguments.next() {
        match argument {
            "--compile" => options.compile = true,
            "--only" => options.only = Some(value(argument, &mut arguments)?.to_owned()),
            "--report" => options.report = Some(value(argument, &mut arguments)?.into()),
            _ if argument.starts_with('-') => {
                return Err(format!("no such option: {argument}").into());
            }
            folder if options.folder.as_os_str().is_empty() => options.folder = folder.into(),
            more => return Err(format!("corpus takes one folder: {more}").into()),
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
