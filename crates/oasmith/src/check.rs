//! `oasmith check`: what is wrong with a document.

use clap::ArgMatches;
use oasmith_codegen::pipeline;
use oasmith_spec::render;

use crate::console::{self, tell};
use crate::progress::Progress;
use crate::report::Verbosity;
use crate::{CommandOutcome, arguments, input, report};

/// Runs the command.
pub(crate) fn run(matches: &ArgMatches) -> CommandOutcome {
    let request = arguments::request(matches);
    let verbosity = Verbosity::of(matches);
    let progress = Progress::new(verbosity.is_quiet());
    progress.begin("checking the document");
    let outcome = pipeline::check(&request, &*input::loader(&request.spec));
    drop(progress);
    if matches
        .get_one::<String>("format")
        .is_some_and(|format| format == "json")
    {
        let json = render::render_json(&outcome.diagnostics, &outcome.sources);
        console::whole(&json);
        return report::outcome(&outcome.diagnostics);
    }
    let result = report::text(&outcome, verbosity);
    if result == CommandOutcome::Success && !verbosity.is_quiet() {
        tell!(
            "{}, {}: ready to generate",
            report::counted(outcome.summary.operations, ["operation", "operations"]),
            report::counted(outcome.summary.models, ["model", "models"])
        );
    }
    result
}
