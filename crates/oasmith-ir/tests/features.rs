//! What each document in `specs/features` is lowered to, as printed.

#![allow(
    clippy::panic,
    clippy::expect_used,
    reason = "a refused document fails the test"
)]

use std::io;
use std::path::{Path, PathBuf};

use oasmith_ir::lower::lower;
use oasmith_ir::print::print;
use oasmith_spec::diagnostic::{Diagnostics, Policy};
use oasmith_spec::load::{Input, Loader, load};
use oasmith_spec::source::Sources;

/// The folder of the documents.
const FEATURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../specs/features");

/// Files below the folder of the documents.
struct Features;

impl Loader for Features {
    #[allow(
        clippy::disallowed_methods,
        reason = "tests read documents from the disk"
    )]
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        std::fs::read(Path::new(FEATURES).join(path))
    }
}

/// The IR of a document and, below it, what was reported.
fn printed(path: &str, overlays: &[&str]) -> String {
    let policy = Policy {
        lenient: true,
        ..Policy::default()
    };
    let mut sources = Sources::default();
    let mut diagnostics = Diagnostics::new(policy);
    let input = Input {
        path: path.into(),
        overlays: overlays.iter().map(PathBuf::from).collect(),
        ..Input::default()
    };
    let document = load(&input, &Features, &mut sources, &mut diagnostics);
    let api = document.map(|document| lower(&document, &mut diagnostics));
    let mut text = api.as_ref().map_or_else(|| "refused\n".to_owned(), print);
    diagnostics.sort();
    for (at, diagnostic) in diagnostics.iter().enumerate() {
        let place = diagnostic.span.map(|span| sources.locate(span));
        let line = place.map_or(0, |place| place.line);
        let level = format!("{:?}", diagnostic.level).to_lowercase();
        let break_ = if at == 0 { "\n" } else { "" };
        let code = diagnostic.code.name();
        text.push_str(&format!(
            "{break_}{level} {code} at line {line}: {}\n",
            diagnostic.message
        ));
    }
    text
}

/// Compares with the snapshot of that name.
fn check(name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, text));
}

#[test]
fn documents_of_one_file() {
    let mut names: Vec<_> = std::fs::read_dir(FEATURES)
        .expect("the documents")
        .filter_map(|entry| {
            let name = entry.ok()?.file_name().into_string().ok()?;
            name.strip_suffix(".yaml").map(str::to_owned)
        })
        .collect();
    names.sort();
    assert!(names.len() >= 14, "{names:?}");
    for name in names {
        check(&name, &printed(&format!("{name}.yaml"), &[]));
    }
}

#[test]
fn an_overlay() {
    let overlays = ["overlay/overlay.yaml"];
    check("overlay", &printed("overlay/main.yaml", &overlays));
}

#[test]
fn references_to_other_files() {
    check(
        "reference_files",
        &printed("reference_files/main.yaml", &[]),
    );
}
