//! `oasmith dump`: a document as the generator understands it.

use std::io::Write;

use clap::ArgMatches;
use oasmith_codegen::pipeline;

use crate::{Answer, arguments, input, report};

/// Runs the command.
pub(crate) fn run(matches: &ArgMatches) -> Answer {
    let request = arguments::request(matches);
    let lowered = pipeline::lower(&request, &*input::loader(&request.spec));
    let answer = report::diagnostics(&lowered.diagnostics, &lowered.sources);
    if let Some(api) = &lowered.api {
        let _ = write!(std::io::stdout(), "{}", oasmith_ir::print::print(api));
    }
    answer
}
