//! The command: arguments, output and exit codes, nothing else. It is a library for the two programs `oasmith` and
//! `cargo-oasmith` only.
//!
//! Exit codes: 0 success, 1 a check failed (an invalid document, drift), 2 wrong usage or I/O.

mod arguments;
mod bundle;
mod check;
mod completions;
mod config;
mod console;
mod diff;
mod dump;
mod explain;
mod fetch;
mod generate;
mod http;
mod init;
mod input;
mod progress;
mod report;

use std::ffi::OsString;
use std::process::ExitCode;

/// Generating is a great many small texts, which the allocator of the system is slow at.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Runs the command that the arguments name, the program's own name first, and gives its exit code. Usage calls the
/// program `name`.
pub fn main<I>(arguments: I, name: &'static str) -> ExitCode
where
    I: IntoIterator,
    I::Item: Into<OsString> + Clone,
{
    let command = arguments::command().bin_name(name);
    let matches = match command.try_get_matches_from(arguments) {
        Ok(matches) => matches,
        Err(error) => {
            // `--help` and `--version` arrive here as well, and are no mistake.
            let code = if error.use_stderr() {
                CommandOutcome::Failed
            } else {
                CommandOutcome::Success
            };
            let _ = error.print();
            return code.into();
        }
    };
    let result = match matches.subcommand() {
        Some(("generate", arguments)) => generate::run(arguments),
        Some(("check", arguments)) => check::run(arguments),
        Some(("diff", arguments)) => diff::run(arguments),
        Some(("changelog", arguments)) => diff::changelog::run(arguments),
        Some(("fetch", arguments)) => fetch::run(arguments),
        Some(("bundle", arguments)) => bundle::run(arguments),
        Some(("dump", arguments)) => dump::run(arguments),
        Some(("explain", arguments)) => explain::run(arguments),
        Some(("init", arguments)) => init::run(arguments),
        Some(("config", arguments)) => config::run(arguments),
        Some(("completions", arguments)) => completions::run(arguments),
        _ => CommandOutcome::Failed,
    };
    result.into()
}

/// How a command ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum CommandOutcome {
    /// The command did what it was asked to do.
    Success,
    /// A check failed: the document is invalid, files differ, or a change breaks something.
    CheckFailed,
    /// Wrong usage, or a file could not be read or written.
    Failed,
}

impl From<CommandOutcome> for ExitCode {
    fn from(outcome: CommandOutcome) -> Self {
        ExitCode::from(match outcome {
            CommandOutcome::Success => 0,
            CommandOutcome::CheckFailed => 1,
            CommandOutcome::Failed => 2,
        })
    }
}
