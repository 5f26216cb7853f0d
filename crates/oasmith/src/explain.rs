//! `oasmith explain`: the manual page of a diagnostic or of a rule of the diff.

use std::collections::BTreeSet;

use clap::ArgMatches;
use oasmith_diff::rules::{RULES, Rule};
use oasmith_spec::code::Code;
use oasmith_spec::diagnostic::Level;
use oasmith_spec::fit;
use oasmith_spec::sink::{Terminal, TerminalText};
use oasmith_spec::suggest::nearest;

use crate::CommandOutcome;
use crate::console::{complain, tell};

/// Runs the command.
pub(crate) fn run(matches: &ArgMatches) -> CommandOutcome {
    let Some(name) = matches.get_one::<String>("code") else {
        list();
        return CommandOutcome::Success;
    };
    if let Some(code) = Code::from_name(name) {
        tell!("{}", TerminalText::lines(code.page().trim_end()));
        return CommandOutcome::Success;
    }
    if let Some(rule) = Rule::by_id(name) {
        tell!("{}", TerminalText::lines(rule.page().trim_end()));
        return CommandOutcome::Success;
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
    CommandOutcome::Failed
}

/// All codes and rules with their titles, by what they are about.
fn list() {
    let mut last = "";
    for code in Code::all() {
        if code.section() != last {
            let blank = if last.is_empty() { "" } else { "\n" };
            tell!("{}{}", blank, code.section());
            last = code.section();
        }
        let level = match code.level() {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Note => "note",
        };
        tell!("  {:<28} {:<8} {}", code.name(), level, code.title());
    }
    for subject in RULES.iter().map(Rule::subject).collect::<BTreeSet<_>>() {
        tell!("\nRules of `oasmith diff`: {}", subject);
        for rule in RULES.iter().filter(|rule| rule.subject() == subject) {
            tell!("  {:<37} {}", rule.id, rule.title());
        }
    }
}
