//! What is asked of every mutant.

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::Duration;

use oasmith_codegen::files::Files;
use oasmith_codegen::pipeline::{self, Outcome};
use oasmith_spec::diagnostic::Level;
use oasmith_spec::render;

use super::clock::Clock;
use crate::instead::Instead;
use crate::scratch;

/// The most CPU that one mutant may take, strictly and leniently read, in a release build.
pub(super) const LIMIT: Duration = Duration::from_secs(5);

thread_local! {
    /// Where the last panic of this thread was, and what it said.
    static PANIC: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Keeps panics to themselves, so that each can be told with its mutant.
pub(super) fn catch_panics() {
    std::panic::set_hook(Box::new(|panic| {
        PANIC.with_borrow_mut(|last| *last = panic.to_string());
    }));
}

/// What became of a mutant.
pub(super) struct Trial {
    /// What is wrong with the generator, if anything is.
    pub(super) findings: Vec<String>,
    /// How the mutant was taken.
    pub(super) verdict: Verdict,
    /// The files, and the time that both readings took.
    pub(super) files: Option<Files>,
    pub(super) time: Duration,
}

/// How far generation came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    Generated,
    Lenient,
    Refused,
}

/// Generates from these bytes in place of a document, strictly and leniently. `closely` asks more:
/// that the files are Rust, and the same when made again.
pub(super) fn run(path: &Path, bytes: &[u8], closely: bool) -> Trial {
    let loader = Instead { path, bytes };
    let started = Clock::start();
    let mut findings = Vec::new();
    let strict = attempt(&loader, false, &mut findings);
    let strictly = strict.as_ref().and_then(|(files, _)| files.as_ref());
    // Without errors there is nothing to be lenient about; that this is so is looked at closely.
    let lenient = if strictly.is_some() && !closely {
        strict.clone()
    } else {
        attempt(&loader, true, &mut findings)
    };
    let time = started.elapsed();
    if time > LIMIT {
        findings.push(format!("slow: {:.1} s", time.as_secs_f64()));
    }
    let leniently = lenient.as_ref().and_then(|(files, _)| files.as_ref());
    let verdict = match (strictly, leniently) {
        (Some(_), _) => Verdict::Generated,
        (None, Some(_)) => Verdict::Lenient,
        (None, None) => Verdict::Refused,
    };
    if strictly.is_some() && leniently.is_none() {
        findings.push("worse: read as written it is generated, leniently it is not".to_owned());
    }
    if closely {
        if let Some(files) = leniently {
            not_rust(files, &mut findings);
        }
        let again = attempt(&loader, true, &mut Vec::new());
        if again != lenient {
            findings.push("unstable: made twice, it is not the same".to_owned());
        }
    }
    let files = strict.and_then(|(files, _)| files);
    let files = files.or_else(|| lenient.and_then(|(files, _)| files));
    Trial {
        findings,
        verdict,
        files,
        time,
    }
}

/// The files and the rendered diagnostics of one reading; `None` if it panicked.
fn attempt(
    loader: &Instead<'_>,
    lenient: bool,
    findings: &mut Vec<String>,
) -> Option<(Option<Files>, String)> {
    let request = scratch::request(loader.path, "mutant".to_owned(), lenient);
    let went = catch_unwind(AssertUnwindSafe(|| {
        let outcome = pipeline::run(&request, loader, &mut |_| {});
        let shown = render::render(&outcome.diagnostics, &outcome.sources, false);
        (outcome, shown)
    }));
    let reading = if lenient { "leniently" } else { "strictly" };
    let Ok((outcome, shown)) = went else {
        let panic = PANIC.take();
        findings.push(format!("panic ({reading}): {panic}"));
        return None;
    };
    if let Some(lie) = lie(&outcome) {
        findings.push(format!("{lie} ({reading}): {}", first_line(&shown)));
    }
    Some((outcome.files, shown))
}

/// What an outcome says that can't be: files beside errors, neither of them, or no place.
fn lie(outcome: &Outcome) -> Option<&'static str> {
    let errors = || {
        outcome
            .diagnostics
            .iter()
            .filter(|d| d.level == Level::Error)
    };
    match &outcome.files {
        Some(_) if errors().next().is_some() => Some("files beside errors"),
        Some(_) => None,
        None if errors().next().is_none() => Some("neither files nor errors"),
        None => (!errors().any(|d| d.span.is_some())).then_some("no error has a place"),
    }
}

fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or_default()
}

fn not_rust(files: &Files, findings: &mut Vec<String>) {
    for (path, text) in files.iter().filter(|(path, _)| path.ends_with(".rs")) {
        if let Err(error) = syn::parse_file(text) {
            findings.push(format!("no Rust: {path}: {error}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\n";

    #[test]
    fn what_is_right_finds_nothing() {
        for (text, verdict) in [
            (GOOD, Verdict::Generated),
            ("{}", Verdict::Refused),
            (
                "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: []\n",
                Verdict::Lenient,
            ),
        ] {
            let trial = run(Path::new("a.yaml"), text.as_bytes(), true);
            assert_eq!(trial.findings, Vec::<String>::new());
            assert_eq!(trial.verdict, verdict, "{text}");
        }
    }

    #[test]
    fn what_is_no_rust_is_found() {
        let mut files = Files::default();
        files.insert("src/a.rs", "fn a() {}");
        files.insert("src/b.rs", "fn b( {}");
        let mut findings = Vec::new();
        not_rust(&files, &mut findings);
        assert!(matches!(findings.as_slice(), [one] if one.starts_with("no Rust: src/b.rs: ")));
    }
}
