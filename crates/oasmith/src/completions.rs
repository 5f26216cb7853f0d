//! `oasmith completions`: what a shell has to know to complete the command.

use clap::ArgMatches;
use clap_complete::Shell;
use oasmith_spec::sink::TerminalText;

use crate::{CommandOutcome, arguments, console};

/// Runs the command.
pub(crate) fn run(matches: &ArgMatches) -> CommandOutcome {
    let Some(shell) = matches.get_one::<Shell>("shell") else {
        return CommandOutcome::Failed;
    };
    let mut script = Vec::new();
    clap_complete::generate(*shell, &mut arguments::command(), "oasmith", &mut script);
    let script = String::from_utf8_lossy(&script);
    console::whole(TerminalText::lines(&script).as_str());
    CommandOutcome::Success
}
