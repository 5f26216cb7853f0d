//! `oasmith dump`: a document as the generator understands it.

use clap::ArgMatches;
use oasmith_codegen::pipeline;
use oasmith_spec::sink::TerminalText;

use crate::progress::Progress;
use crate::report::Verbosity;
use crate::{CommandOutcome, arguments, console, input, report};

/// Runs the command.
pub(crate) fn run(matches: &ArgMatches) -> CommandOutcome {
    let request = arguments::request(matches);
    let verbosity = Verbosity::of(matches);
    let progress = Progress::new(verbosity.is_quiet());
    progress.begin("reading the document");
    let lowered = pipeline::lower(&request, &*input::loader(&request.spec));
    drop(progress);
    let result = report::diagnostics(&lowered.diagnostics, &lowered.sources, verbosity);
    if let Some(api) = &lowered.api {
        let printed = TerminalText::lines(&oasmith_ir::print::print(api));
        console::whole(printed.as_str());
    }
    result
}
