//! `oasmith explain`: the manual page of a diagnostic or of a rule of the diff.

use clap::ArgMatches;
use oasmith_diff::rules::{RULES, Rule};
use oasmith_spec::code::Code;
use oasmith_spec::diagnostic::Level;
use oasmith_spec::fit;
use oasmith_spec::sink::{Terminal, TerminalText};
use oasmith_spec::suggest::nearest;

use crate::Answer;
use crate::console::{complain, tell};

/// Runs the command.
pub(crate) fn run(matches: &ArgMatches) -> Answer {
    let Some(name) = matches.get_one::<String>("code") else {
        for code in Code::all() {
            let level = match code.level() {
                Level::Error => "error",
                Level::Warning => "warning",
                Level::Note => "note",
            };
            tell!("{:<30} {}", code.name(), level);
        }
        for rule in RULES {
            tell!("{:<30} rule of `oasmith diff`", rule.id);
        }
        return Answer::Fine;
    };
    if let Some(code) = Code::from_name(name) {
        tell!("{}", TerminalText::lines(code.page().trim_end()));
        return Answer::Fine;
    }
    if let Some(rule) = Rule::by_id(name) {
        tell!("{}", TerminalText::lines(rule.page().trim_end()));
        return Answer::Fine;
    }
    let known = Code::all().map(Code::name);
    let known = known.chain(RULES.iter().map(|rule| rule.id));
    let help = match nearest(name, known) {
        Some(meant) => fit!(Terminal, "did you mean `{}`?", TerminalText::of(meant)),
        None => fit!(Terminal, "`oasmith explain` lists them all"),
    };
    complain!(
        "error: there is no diagnostic or rule `{}`; {}",
        TerminalText::of(name),
        help
    );
    Answer::Trouble
}
