//! `--verify`: whether the semver bump is what the generated code shows.

use clap::ArgMatches;
use oasmith_diff::change::Changes;
use oasmith_diff::effect::Bump;
use oasmith_diff::semver_checks::{Question, Verdict};
use oasmith_diff::side::Side;
use oasmith_spec::fit;
use oasmith_spec::sink::{Terminal, TerminalText};

use crate::console::{self, complain};
use crate::report::Verbosity;

/// Holds the bump against what a second reading of the generated code observes.
pub(super) fn run(
    changes: &Changes,
    base: &Side,
    head: &Side,
    matches: &ArgMatches,
) -> Result<(), TerminalText> {
    let observed =
        oasmith_diff::verify::verify(base, head).map_err(|error| TerminalText::of(&error))?;
    let counts = fit!(
        Terminal,
        "of {} items, {} removed, {} changed, {} added",
        observed.items,
        observed.removed.len(),
        observed.changed.len(),
        observed.added.len()
    );
    let (said, seen) = (changes.summary.rust.as_str(), observed.bump.as_str());
    if observed.bump > changes.summary.rust {
        let items = [observed.removed, observed.changed, observed.added].concat();
        return Err(fit!(
            Terminal,
            "the code needs a {} bump, but the changes say {} ({}): {}; this is a bug in oasmith",
            seen,
            said,
            counts,
            TerminalText::of(&items.join(", "))
        ));
    }
    let is_quiet = Verbosity::of(matches).is_quiet();
    if !is_quiet {
        complain!("verified: {}, observed {} ({})", said, seen, counts);
    }
    let question = Question {
        target: matches.get_one("target-dir").cloned(),
    };
    let note = ask_semver_checks(&question, changes.summary.rust, base, head)?;
    if !is_quiet {
        console::err(&note);
    }
    Ok(())
}

/// Holds the bump against the verdict of `cargo-semver-checks` too, where it is installed; what came of it.
fn ask_semver_checks(
    question: &Question,
    said: Bump,
    base: &Side,
    head: &Side,
) -> Result<TerminalText, TerminalText> {
    Ok(match question.ask(base, head) {
        Verdict::Bump(asked) if asked > said => {
            return Err(fit!(
                Terminal,
                "cargo-semver-checks requires a {} bump, but the changes say {}; this is a bug in oasmith",
                asked.as_str(),
                said.as_str()
            ));
        }
        Verdict::Bump(asked) => fit!(
            Terminal,
            "verified by cargo-semver-checks: {}",
            asked.as_str()
        ),
        Verdict::Missing => fit!(
            Terminal,
            "cargo-semver-checks is not installed, so it was not asked"
        ),
        Verdict::Unknown(reason) => fit!(
            Terminal,
            "cargo-semver-checks came to no verdict: {}",
            TerminalText::of(&reason)
        ),
    })
}
