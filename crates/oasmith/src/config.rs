//! `oasmith config`: what can be set.

use std::io::Write;

use clap::ArgMatches;
use oasmith_codegen::config;

use crate::Answer;

/// Runs the command.
pub(crate) fn run(matches: &ArgMatches) -> Answer {
    let text = if matches.get_flag("schema") {
        config::json_schema()
    } else {
        config::template("openapi.yaml")
    };
    let _ = write!(std::io::stdout(), "{text}");
    Answer::Fine
}
