//! `oasmith dump`: a document as the generator understands it.

use clap::ArgMatches;
use oasmith_codegen::pipeline;
use oasmith_spec::sink::TerminalText;

use crate::{Answer, arguments, console, input, report};

/// Runs the command.
pub(crate) fn run(matches: &ArgMatches) -> Answer {
    let request = arguments::request(matches);
    let lowered = pipeline::lower(&request, &*input::loader(&request.spec));
    let answer = report::diagnostics(&lowered.diagnostics, &lowered.sources);
    if let Some(api) = &lowered.api {
        let printed = TerminalText::lines(&oasmith_ir::print::print(api));
        console::whole(printed.as_str());
    }
    answer
}
