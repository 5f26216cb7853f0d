//! Every code that one document can bring about has a document in `specs/invalid` that does, and its
//! report is pinned.

#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::panic,
    reason = "a test"
)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{fs, io};

use oasmith_spec::code::Code;
use oasmith_spec::diagnostic::{Diagnostics, Level, Policy};
use oasmith_spec::load::{Input, Loader, load};
use oasmith_spec::render::render;
use oasmith_spec::source::Sources;

/// Codes that need a configuration, or types. Their documents are for those who read one.
const OF_CONFIGURATIONS: [&str; 5] = [
    "ambiguous-union",
    "config-invalid",
    "config-no-match",
    "pagination",
    "expansion-limit",
];

/// Reads below `specs/invalid`, so that reports name files in the same way everywhere.
struct Folder(PathBuf);

impl Loader for Folder {
    #[allow(clippy::disallowed_methods, reason = "a test reads files")]
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        fs::read(self.0.join(path))
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../specs/invalid")
}

/// The documents with the codes that they are named after, in the order of their names.
#[allow(clippy::disallowed_methods, reason = "a test reads files")]
fn documents() -> Vec<(String, PathBuf)> {
    let mut documents: Vec<(String, PathBuf)> = fs::read_dir(folder())
        .expect("the folder is there")
        .map(|entry| entry.expect("it can be read").path())
        .map(|path| {
            let code = path
                .file_stem()
                .expect("a name")
                .to_string_lossy()
                .into_owned();
            let name = PathBuf::from(path.file_name().expect("a name"));
            (
                code,
                if path.is_dir() {
                    name.join("main.yaml")
                } else {
                    name
                },
            )
        })
        .collect();
    documents.retain(|(code, _)| !OF_CONFIGURATIONS.contains(&code.as_str()));
    documents.sort();
    documents
}

/// The overlay beside the document of a code about overlays; for `unreadable`, one that is missing.
fn overlays(path: &Path) -> Vec<PathBuf> {
    let name = path.to_string_lossy();
    let has_overlay = name.starts_with("overlay-") || name.starts_with("unreadable");
    let overlay = path.with_file_name("overlay.yaml");
    has_overlay.then_some(overlay).into_iter().collect()
}

struct Outcome {
    sources: Sources,
    diagnostics: Diagnostics,
    loaded: bool,
}

fn outcome(path: &Path, lenient: bool) -> Outcome {
    let mut sources = Sources::default();
    let mut diagnostics = Diagnostics::new(Policy {
        lenient,
        ..Policy::default()
    });
    let input = Input {
        path: path.to_path_buf(),
        overlays: overlays(path),
        ..Input::default()
    };
    let loaded = load(&input, &Folder(folder()), &mut sources, &mut diagnostics).is_some();
    diagnostics.sort();
    Outcome {
        sources,
        diagnostics,
        loaded,
    }
}

#[test]
fn every_code_has_a_document() {
    let documents: BTreeSet<String> = documents().into_iter().map(|(code, _)| code).collect();
    let expected: BTreeSet<String> = Code::all()
        .map(|code| code.name().to_owned())
        .filter(|name| !OF_CONFIGURATIONS.contains(&name.as_str()))
        .collect();
    let without: Vec<_> = expected.difference(&documents).collect();
    assert!(
        without.is_empty(),
        "{without:?} have no document: write specs/invalid/CODE.yaml, which has that diagnostic and at most one other, \
         or add the code to OF_CONFIGURATIONS if no document can have it"
    );
    let unknown: Vec<_> = documents.difference(&expected).collect();
    assert!(
        unknown.is_empty(),
        "{unknown:?} in specs/invalid are named after no code of crates/oasmith-spec/src/code.rs"
    );
}

#[test]
fn every_document_brings_its_code_about() {
    for (name, path) in documents() {
        let code = Code::from_name(&name).expect("files are named after codes");
        let outcome = outcome(&path, false);
        assert!(
            outcome.diagnostics.iter().any(|found| found.code == code),
            "{name} is not reported"
        );
        assert_eq!(outcome.loaded, code.level() < Level::Error, "{name}");
        let others = outcome
            .diagnostics
            .iter()
            .filter(|found| found.code != code)
            .count();
        assert!(others <= 1, "{name} brings about more than it is about");
    }
}

#[test]
fn what_has_a_lenient_reading_loads() {
    for (name, path) in documents() {
        let code = Code::from_name(&name).expect("files are named after codes");
        let loads = code.level() < Level::Error || code.lenient_reading().is_some();
        let outcome = outcome(&path, true);
        assert_eq!(outcome.loaded, loads, "{name}");
        assert_eq!(outcome.diagnostics.has_errors(), !loads, "{name}");
    }
}

#[test]
fn reports_say_what_is_wrong_and_what_to_do() {
    for (name, path) in documents() {
        let outcome = outcome(&path, false);
        let report = render(&outcome.diagnostics, &outcome.sources, false);
        insta::assert_snapshot!(name, report);
    }
}
