//! `oasmith dump`: a document as the generator understands it.

use std::io::Write;

use clap::ArgMatches;
use oasmith_codegen::disk::DiskLoader;
use oasmith_codegen::pipeline;

use crate::{Answer, arguments, report};

/// Runs the command.
pub(crate) fn run(matches: &ArgMatches) -> Answer {
    let lowered = pipeline::lower(&arguments::request(matches), &DiskLoader);
    let answer = report::diagnostics(&lowered.diagnostics, &lowered.sources);
    if let Some(api) = &lowered.api {
        let _ = write!(std::io::stdout(), "{}", oasmith_ir::print::print(api));
    }
    answer
}
