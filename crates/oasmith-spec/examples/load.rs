//! Loads documents and prints what was found: `cargo run --example load -- [--lenient] FILE…`

#![allow(clippy::disallowed_methods, reason = "an example is an edge")]

use std::io;
use std::path::Path;
use std::time::Instant;

use oasmith_spec::diagnostic::{Diagnostics, Level, Policy};
use oasmith_spec::load::{Input, Loader, load};
use oasmith_spec::render::render;
use oasmith_spec::source::Sources;

struct Disk;

impl Loader for Disk {
    #[allow(clippy::disallowed_methods, reason = "an example is an edge")]
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        std::fs::read(path)
    }
}

fn main() {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let lenient = arguments.first().is_some_and(|first| first == "--lenient");
    let files = arguments.split_off(usize::from(lenient));
    for file in files {
        report(&file, lenient);
    }
}

fn report(file: &str, lenient: bool) {
    let input = Input {
        path: file.into(),
        ..Input::default()
    };
    let mut sources = Sources::default();
    let mut diagnostics = Diagnostics::new(Policy {
        lenient,
        ..Policy::default()
    });
    let start = Instant::now();
    let document = load(&input, &Disk, &mut sources, &mut diagnostics);
    let took = start.elapsed();
    diagnostics.sort();
    print!("{}", render(&diagnostics, &sources, false));
    let [errors, warnings, notes] =
        [Level::Error, Level::Warning, Level::Note].map(|level| diagnostics.count(level));
    let counts = document.as_ref().map_or_else(
        || "refused".to_owned(),
        |document| {
            format!(
                "{} operations, {} components, {} schemas",
                document.operations.len(),
                document.components.len(),
                document.schemas.len()
            )
        },
    );
    println!("{file}: {counts}; {errors} errors, {warnings} warnings, {notes} notes; {took:?}");
}
