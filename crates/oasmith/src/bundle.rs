//! `oasmith bundle`: a document in one file.

use std::fs;
use std::path::{Path, PathBuf};

use clap::ArgMatches;
use oasmith_codegen::pipeline;
use oasmith_spec::sink::TerminalText;
use oasmith_spec::source::{FileId, Sources};
use oasmith_spec::write::{Notation, write};

use crate::console::{self, complain, tell};
use crate::progress::Progress;
use crate::report::Verbosity;
use crate::{CommandOutcome, arguments, input, report};

/// Runs the command.
pub(crate) fn run(matches: &ArgMatches) -> CommandOutcome {
    let out = matches.get_one::<PathBuf>("out");
    let mut request = arguments::request(matches);
    // It is the file to write, not the folder to generate into.
    request.overrides.out = None;
    let verbosity = Verbosity::of(matches);
    let progress = Progress::new(verbosity.is_quiet());
    progress.begin("reading the document");
    let outcome = pipeline::bundle(&request, &*input::loader(&request.spec));
    drop(progress);
    let result = report::diagnostics(&outcome.diagnostics, &outcome.sources, verbosity);
    let Some(bundled) = outcome.bundled else {
        return result;
    };
    let notation = match out {
        Some(path) if is_json(path) => Notation::Json,
        Some(_) => Notation::Yaml,
        None => notation_of(bundled.file, &outcome.sources),
    };
    let text = write(&bundled.root, notation, &outcome.sources);
    let Some(path) = out else {
        console::whole(&text);
        return result;
    };
    if let Err(error) = fs::write(path, text) {
        let error = TerminalText::shown(&error);
        complain!("error: {}: {}", TerminalText::path(path), error);
        return CommandOutcome::Failed;
    }
    if !verbosity.is_quiet() {
        let files = report::counted(bundled.files, ["file", "files"]);
        tell!("{}: {} in one", TerminalText::path(path), files);
    }
    result
}

fn is_json(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str());
    extension.is_some_and(|extension| extension.eq_ignore_ascii_case("json"))
}

/// The notation of a file: JSON begins with a bracket.
fn notation_of(file: FileId, sources: &Sources) -> Notation {
    match sources.text(file).trim_start().starts_with('{') {
        true => Notation::Json,
        false => Notation::Yaml,
    }
}
