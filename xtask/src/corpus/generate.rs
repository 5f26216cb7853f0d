//! Generates one document, in a process of its own.

use std::path::Path;
use std::process::Command;

use oasmith_codegen::disk::{self, DiskLoader};
use oasmith_codegen::files::Files;
use oasmith_codegen::pipeline::{self, Outcome};
use oasmith_codegen::rust::manifest::crate_name_from;
use oasmith_spec::diagnostic::Level;
use oasmith_spec::source::Span;

use super::row::{Finding, Generated, Row, Verdict};
use crate::measured::{self, Limits, Measured};
use crate::{Result, TaskOutcome, scratch};

/// What a generation may take.
const LIMITS: Limits = Limits {
    megabytes: 2_000,
    seconds: 60,
};

/// Generates as the document is written, and where that is refused, with the lenient readings.
pub(super) fn document(path: &Path, name: String, work: &Path) -> Result<Row> {
    let strict = attempt(path, &name, work, false)?;
    let facts = facts(&strict)?;
    let (verdict, generated, measured) = match facts {
        None => (Verdict::Died, Generated::default(), &strict),
        Some(facts) if facts.whole => (Verdict::Generated, facts, &strict),
        Some(refused) => return lenient(path, name, work, refused.faults),
    };
    Ok(Row {
        name,
        verdict,
        generated,
        faults: Vec::new(),
        cost: measured.cost,
        compiled: None,
        format: None,
    })
}

fn lenient(path: &Path, name: String, work: &Path, faults: Vec<Finding>) -> Result<Row> {
    let measured = attempt(path, &name, work, true)?;
    let (verdict, generated) = match facts(&measured)? {
        None => (Verdict::Died, Generated::default()),
        Some(facts) if facts.whole => (Verdict::Lenient, facts),
        Some(facts) => (Verdict::Refused, facts),
    };
    Ok(Row {
        name,
        verdict,
        generated,
        faults,
        cost: measured.cost,
        format: None,
        compiled: None,
    })
}

/// Starts the process that is `below`.
fn attempt(path: &Path, name: &str, work: &Path, lenient: bool) -> Result<Measured> {
    let mut command = Command::new(std::env::current_exe()?);
    command.arg(super::COMMAND).arg(path).arg(work.join(name));
    if lenient {
        command.arg("--lenient");
    }
    measured::run(&command, LIMITS)
}

/// What the process said; `None` if it died, and then what it said on the way is shown.
fn facts(measured: &Measured) -> Result<Option<Generated>> {
    if !measured.is_fine() {
        eprintln!("{}", measured.stderr);
        return Ok(None);
    }
    Ok(Some(serde_json::from_str(&measured.stdout)?))
}

/// The process: generates a document into a folder that has its name, and says what came of it.
pub(crate) fn below(arguments: &[&str]) -> Result<TaskOutcome> {
    let (path, folder, lenient) = match arguments {
        [path, folder] => (path, folder, false),
        [path, folder, "--lenient"] => (path, folder, true),
        _ => return Err("a document and a folder are needed".into()),
    };
    let (path, folder) = (Path::new(path), Path::new(folder));
    // `box` names a document, but no crate.
    let name = crate_name_from(&scratch::name(folder));
    let request = scratch::request(path, name, lenient);
    let outcome = pipeline::run(&request, &DiskLoader, &mut |_| {});
    if let Some(files) = &outcome.files {
        disk::write(files, folder)?;
    }
    println!("{}", serde_json::to_string(&said(&outcome))?);
    Ok(TaskOutcome::Success)
}

fn said(outcome: &Outcome) -> Generated {
    let diagnostics = &outcome.diagnostics;
    let place = |span: Option<Span>| {
        let at = span.map(|span| outcome.sources.locate(span));
        at.map_or((0, 0), |at| (at.line, at.column))
    };
    let faults = diagnostics.iter().filter(|it| it.level == Level::Error);
    let faults = faults.map(|it| finding(place(it.span), it.code.name(), &it.message));
    let fallbacks = outcome.fallbacks.iter();
    let fallbacks = fallbacks.map(|it| finding(place(Some(it.span)), "", &it.reason));
    let mut said = Generated {
        whole: outcome.files.is_some(),
        errors: diagnostics.count(Level::Error),
        warnings: diagnostics.count(Level::Warning),
        notes: diagnostics.count(Level::Note),
        faults: faults.collect(),
        fallbacks: fallbacks.collect(),
        ..Generated::default()
    };
    if let Some(files) = &outcome.files {
        (said.lines, said.longest) = lines(files);
    }
    said
}

fn finding((line, column): (usize, usize), code: &str, text: &str) -> Finding {
    Finding {
        line,
        column,
        code: code.to_owned(),
        text: text.to_owned(),
    }
}

/// The lines of all files, and the longest file.
fn lines(files: &Files) -> (usize, (String, usize)) {
    let mut all = 0;
    let mut longest = ("", 0);
    for (name, text) in files.iter() {
        let lines = text.lines().count();
        all += lines;
        if lines > longest.1 {
            longest = (name, lines);
        }
    }
    (all, (longest.0.to_owned(), longest.1))
}
