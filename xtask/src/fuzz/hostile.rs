//! `cargo xtask fuzz --text`: texts that could become code, in every field of a document, and what becomes of them in
//! every place where text goes.
//!
//! A trial is decided by the seed and its number. The judges are not the generator's own: rustdoc lists the tests of all
//! docs, `syn` reads the Rust, `toml` the manifest, rustc compiles names.

mod crates;
mod doc_tests;
mod judge;
mod markdown;
mod payload;
mod pool;
mod reports;
mod template;

use std::path::Path;

use oasmith_codegen::config::{Config, Features, Modules};
use oasmith_codegen::files::Files;
use oasmith_codegen::layout::Layout;
use oasmith_codegen::pipeline::{self, Overrides, Request};
use oasmith_diff::side::Side;
use oasmith_spec::render;

use super::options::Options;
use super::trial::catch_panics;
use crate::instead::Instead;
use crate::random::Random;
use crate::{Result, TaskOutcome};
use doc_tests::DocTests;
use judge::Judge;
use template::{Field, FieldKind, Template, Texts};

/// Every how many-th trial is compared with the harmless document too.
const REPORTS: u64 = 4;

/// The document's name; the bytes are made up.
const DOCUMENT: &str = "hostile.json";

/// Runs the command: `--count` combinations of a payload and a field, and the crates of all nasty names.
pub(crate) fn run(arguments: &[&str]) -> Result<TaskOutcome> {
    let options = Options::read_texts(arguments)?;
    catch_panics();
    let work = crate::root().join("target/fuzz/text");
    std::fs::create_dir_all(&work)?;
    let template = Template::read()?;
    let judge = Judge::new(&template)?;
    let mut doc_tests = DocTests::new(&work);
    let mut findings = Vec::new();
    let (mut combinations, mut trials, mut refused) = (0, 0, 0);
    let first = options.index.unwrap_or(0);
    while combinations < options.count && (trials == 0 || options.index.is_none()) {
        let index = first + trials;
        let trial = Trial::new(&template, options.seed, index);
        combinations += trial.texts.len() as u64;
        trials += 1;
        let outcome = trial.run(&template, &judge, &mut doc_tests);
        refused += u64::from(outcome.refused);
        for finding in outcome.findings {
            let finding = format!(
                "{finding}\n    cargo xtask fuzz --text --seed {} --index {index}",
                options.seed
            );
            eprintln!("{finding}");
            findings.push(finding);
        }
        if options.index.is_some() {
            std::fs::write(work.join(DOCUMENT), template.fill(&trial.texts))?;
        }
    }
    doc_tests.add_written(&crate::root().join("snapshots/src"))?;
    doc_tests.add_written(&crate::root().join("crates/nango/src/generated"))?;
    findings.extend(doc_tests.finish()?);
    let mut compiled = 0;
    if options.compile > 0 && options.index.is_none() {
        let batch = crates::check(&template, &work, options.only.as_deref())?;
        compiled = batch.compiled;
        findings.extend(batch.findings);
    }
    println!(
        "{combinations} combinations of a text and a field in {trials} documents ({refused} refused), {} docs listed by \
         rustdoc, {compiled} names compiled: {} findings",
        doc_tests.count(),
        findings.len()
    );
    for finding in findings.iter().take(20) {
        println!("{finding}");
    }
    Ok(if findings.is_empty() {
        TaskOutcome::Success
    } else {
        TaskOutcome::CheckFailed
    })
}

/// A document with payloads in some of its fields.
struct Trial {
    texts: Texts,
    /// Only docs can differ from those of the harmless document.
    only_docs: bool,
    features: Features,
    index: u64,
}

struct Outcome {
    findings: Vec<String>,
    refused: bool,
}

impl Trial {
    fn new(template: &Template, seed: u64, index: u64) -> Self {
        let mut random = Random::new(seed, "text", index);
        let only_docs = random.one_in(2);
        // In one field alone, in some, or in all.
        let rarely = match random.below(4) {
            0 => template.fields.len(),
            1 => 1,
            _ => 4,
        };
        let mut texts = Texts::new();
        for field in &template.fields {
            if (only_docs && field.kind != FieldKind::Text) || !random.one_in(rarely) {
                continue;
            }
            texts.insert(field.name.clone(), text(field, &mut random));
        }
        let features = if random.one_in(2) {
            Features::ByGroup
        } else {
            Features::None
        };
        Self {
            texts,
            only_docs,
            features,
            index,
        }
    }

    fn run(&self, template: &Template, judge: &Judge, doc_tests: &mut DocTests) -> Outcome {
        let document = template.fill(&self.texts);
        let mut findings = Vec::new();
        let made = generate(&document, Layout::Crate, self.features, &mut findings);
        if let Some(made) = &made {
            judge.printed(&made.shown, &mut findings);
        }
        let files = made.and_then(|made| made.files);
        let refused = files.is_none();
        if self.index.is_multiple_of(REPORTS) {
            let sides = [template.fill(&Texts::new()), document].map(|text| side(&text));
            if let [Some(base), Some(head)] = sides {
                reports::check(&base, &head, &mut findings);
                reports::check(&head, &base, &mut findings);
            }
        }
        if let Some(files) = files {
            judge.files(&files, &mut findings);
            if self.only_docs {
                judge.same_code(&files, self.features, &mut findings);
            }
            match doc_tests.add(&files, self.index) {
                Ok(more) => findings.extend(more),
                Err(error) => findings.push(error.to_string()),
            }
        }
        Outcome { findings, refused }
    }
}

/// A document as a side of a comparison; `None` where it is refused.
fn side(document: &str) -> Option<Side> {
    let loader = Instead {
        path: Path::new(DOCUMENT),
        bytes: document.as_bytes(),
    };
    let request = Request {
        spec: DOCUMENT.into(),
        overrides: Overrides {
            lenient: true,
            ..Overrides::default()
        },
        ..Request::default()
    };
    Side::read(&request, &loader).ok()
}

fn text(field: &Field, random: &mut Random) -> String {
    match field.kind {
        FieldKind::Name | FieldKind::Segment => payload::name(random),
        FieldKind::Code | FieldKind::Text => payload::payload(random),
    }
}

/// What came of a document: its files if there are some, and the diagnostics as they are printed.
struct Made {
    files: Option<Files>,
    shown: String,
}

/// Generates; `None` where it panicked.
fn generate(
    document: &str,
    layout: Layout,
    features: Features,
    findings: &mut Vec<String>,
) -> Option<Made> {
    let path = Path::new(DOCUMENT);
    let loader = Instead {
        path,
        bytes: document.as_bytes(),
    };
    let request = Request {
        spec: path.to_owned(),
        overrides: Overrides {
            lenient: true,
            layout: Some(layout),
            crate_name: Some("hostile".to_owned()),
            config: Some(
                Config::default()
                    .mock(true)
                    .features(features)
                    .modules(Modules::ByGroup),
            ),
            ..Overrides::default()
        },
        ..Request::default()
    };
    let went = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        let outcome = pipeline::run(&request, &loader, &mut |_| {});
        let shown = render::render(&outcome.diagnostics, &outcome.sources, false);
        Made {
            files: outcome.files,
            shown,
        }
    }));
    if went.is_err() {
        findings.push("panic".to_owned());
    }
    went.ok()
}
