//! `oasmith config`: what can be set.

use clap::ArgMatches;
use oasmith_codegen::config;

use crate::{CommandOutcome, console};

/// Runs the command.
pub(crate) fn run(matches: &ArgMatches) -> CommandOutcome {
    let text = if matches.get_flag("schema") {
        config::json_schema()
    } else {
        config::template("openapi.yaml")
    };
    console::whole(&text);
    CommandOutcome::Success
}
