//! `oasmith init`: a configuration to begin with.

use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::ArgMatches;
use oasmith_codegen::config::{self, Config};
use oasmith_codegen::disk::DiskLoader;
use oasmith_codegen::names::Names;
use oasmith_codegen::pipeline::{self, Overrides, Request};
use oasmith_spec::sink::TerminalText;

use crate::console::{complain, tell};
use crate::report::Verbosity;
use crate::{CommandOutcome, arguments, report};

/// Runs the command.
pub(crate) fn run(matches: &ArgMatches) -> CommandOutcome {
    let spec = matches
        .get_one::<PathBuf>("spec")
        .cloned()
        .unwrap_or_default();
    let verbosity = Verbosity::of(matches);
    let (result, text) = text(&spec, matches.get_flag("names"), verbosity);
    let Some(text) = text else {
        return result;
    };
    let path = spec.with_file_name(arguments::CONFIGURATION);
    // The schema lies beside it, since no address serves one yet; it is the same for all, so one that is there stays.
    let schema = spec.with_file_name(config::SCHEMA_FILE);
    for (path, text, may_exist) in [(&path, text, false), (&schema, config::json_schema(), true)] {
        match write_new(path, &text) {
            Ok(()) if verbosity.is_quiet() => {}
            Ok(()) => tell!("wrote {}", TerminalText::path(path)),
            Err(error) if may_exist && error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => {
                let error = TerminalText::shown(&error);
                complain!("error: {}: {}", TerminalText::path(path), error);
                return CommandOutcome::Failed;
            }
        }
    }
    result
}

/// The text, unless the document can't be generated as it is.
fn text(spec: &Path, names: bool, verbosity: Verbosity) -> (CommandOutcome, Option<String>) {
    let document = spec.file_name().unwrap_or_default().to_string_lossy();
    let request = Request {
        spec: spec.to_owned(),
        overrides: Overrides {
            lenient: true,
            ..Overrides::default()
        },
        ..Request::default()
    };
    let lowered = pipeline::lower(&request, &DiskLoader);
    let Some(api) = lowered.api else {
        let result = report::diagnostics(&lowered.diagnostics, &lowered.sources, verbosity);
        return (result, None);
    };
    if !names {
        return (CommandOutcome::Success, Some(config::template(&document)));
    }
    let mut diagnostics = lowered.diagnostics;
    let names = Names::new(&api, &Config::default(), &mut diagnostics);
    let text = config::template_with_names(&document, &api, &names);
    (CommandOutcome::Success, Some(text))
}

/// Writes a file that is not there yet.
fn write_new(path: &Path, text: &str) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(text.as_bytes())
}
