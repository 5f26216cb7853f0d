//! `oasmith explain`: the manual page of a diagnostic or of a rule of the diff.

use std::io::Write;

use clap::ArgMatches;
use oasmith_diff::rules::{RULES, Rule};
use oasmith_spec::code::Code;
use oasmith_spec::diagnostic::Level;
use oasmith_spec::suggest::nearest;

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
            let _ = writeln!(out, "{:<30} {level}", code.name());
        }
        for rule in RULES {
            let _ = writeln!(out, "{:<30} rule of `oasmith diff`", rule.id);
        }
        return Answer::Fine;
    };
    if let Some(code) = Code::from_name(name) {
        let _ = writeln!(out, "{}", code.page().trim_end());
        return Answer::Fine;
    }
    if let Some(rule) = Rule::by_id(name) {
        let _ = writeln!(out, "{}", rule.page().trim_end());
        return Answer::Fine;
    }
    let known = Code::all().map(Code::name);
    let known = known.chain(RULES.iter().map(|rule| rule.id));
    let help = match nearest(name, known) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => "`oasmith explain` lists them all".to_owned(),
    };
    let _ = writeln!(
        std::io::stderr(),
        "error: there is no diagnostic or rule `{name}`; {help}"
    );
    Answer::Trouble
}
