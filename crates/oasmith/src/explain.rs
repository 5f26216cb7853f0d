//! `oasmith explain`: the manual page of a diagnostic.

use std::io::Write;

use clap::ArgMatches;
use oasmith_spec::code::Code;
use oasmith_spec::diagnostic::Level;

use crate::Answer;

/// Runs the command.
pub(crate) fn run(matches: &ArgMatches) -> Answer {
    let mut out = std::io::stdout();
    let Some(name) = matches.get_one::<String>("code") else {
        for code in Code::all() {
            let level = match code.level() {
                Level::Error => "error",
                Level::Warning => "warning",
                Level::Note => "note",
            };
            let _ = writeln!(out, "{:<28} {level}", code.name());
        }
        return Answer::Fine;
    };
    if let Some(code) = Code::from_name(name) {
        let _ = writeln!(out, "{}", code.page().trim_end());
        return Answer::Fine;
    }
    let _ = writeln!(
        std::io::stderr(),
        "error: there is no diagnostic `{name}`; `oasmith explain` lists them all"
    );
    Answer::Trouble
}
