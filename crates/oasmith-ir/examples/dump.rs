//! Prints the `Api` of a document: `dump [--lenient] [--quiet] FILE`.
//!
//! With `--quiet`, one line of numbers instead.

#![allow(clippy::disallowed_methods, reason = "an example is an edge")]

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Instant;

use oasmith_spec::diagnostic::{Diagnostics, Level, Policy};
use oasmith_spec::load::{Input, Loader, load};
use oasmith_spec::source::Sources;

struct Disk;

impl Loader for Disk {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        std::fs::read(path)
    }
}

fn main() -> io::Result<()> {
    let mut lenient = false;
    let mut quiet = false;
    let mut path = PathBuf::new();
    for argument in std::env::args().skip(1) {
        match argument.as_str() {
            "--lenient" => lenient = true,
            "--quiet" => quiet = true,
            _ => path = PathBuf::from(argument),
        }
    }
    let policy = Policy {
        lenient,
        ..Policy::default()
    };
    let mut sources = Sources::default();
    let mut diagnostics = Diagnostics::new(policy);
    let input = Input {
        path,
        ..Input::default()
    };
    let start = Instant::now();
    let document = load(&input, &Disk, &mut sources, &mut diagnostics);
    let loaded = start.elapsed();
    let start = Instant::now();
    let api = document
        .as_ref()
        .map(|document| oasmith_ir::lower::lower(document, &mut diagnostics));
    let lowered = start.elapsed();
    let mut out = io::stdout().lock();
    match &api {
        Some(api) if quiet => writeln!(
            out,
            "{}: {} operations, {} types, {} models, {} fallbacks; read in {loaded:.0?}, lowered in {lowered:.0?}",
            input.path.display(),
            api.operations.len(),
            api.types.len(),
            api.models.len(),
            api.fallbacks.len(),
        )?,
        Some(api) => out.write_all(oasmith_ir::print::print(api).as_bytes())?,
        None => writeln!(out, "{}: refused", input.path.display())?,
    }
    if quiet && api.is_some() {
        return Ok(());
    }
    let mut err = io::stderr().lock();
    for diagnostic in diagnostics.iter() {
        if quiet && diagnostic.level != Level::Error {
            continue;
        }
        let place = diagnostic.span.map(|span| sources.locate(span));
        let place = place.map_or_else(String::new, |place| {
            format!("{}:{}:{}: ", place.file, place.line, place.column)
        });
        writeln!(
            err,
            "{place}{:?} {}: {}",
            diagnostic.level,
            diagnostic.code.name(),
            diagnostic.message
        )?;
    }
    Ok(())
}
