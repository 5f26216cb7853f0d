//! `oasmith changelog`: what changed between two versions, in sentences.

use clap::ArgMatches;
use oasmith_diff::report;
use oasmith_spec::fit;
use oasmith_spec::sink::Terminal;

use super::side::{self, Place, Settings, Trouble};
use super::{compare, refuse, show_findings};
use crate::CommandOutcome;
use crate::console::{self, complain};

/// Runs the command.
pub(crate) fn run(matches: &ArgMatches) -> CommandOutcome {
    let settings = Settings::of(matches);
    let sides = names(matches)
        .and_then(|(base, head)| Ok((Place::parse(&base)?, Place::parse(&head)?)))
        .and_then(|(base, head)| side::read(&base, &head, &settings));
    let (base, head) = match sides {
        Ok((base, Ok(head))) => (base, head),
        // There is no changelog of a head that can't be read.
        Ok((_, Err(refused))) => {
            show_findings(&refused);
            return CommandOutcome::CheckFailed;
        }
        Err(trouble) => return refuse(&trouble),
    };
    match compare(&base, &head, matches) {
        Ok(changes) => {
            console::whole(&report::changelog(&changes, &base, &head));
            if changes.errors.is_empty() {
                return CommandOutcome::Success;
            }
            complain!(
                "error: the new document has errors, and what follows from them is left out; `oasmith check` prints them"
            );
            CommandOutcome::CheckFailed
        }
        Err(message) => refuse(&Trouble::Usage(message)),
    }
}

/// Both documents: `BASE HEAD`, or `REV..REV PATH`.
fn names(matches: &ArgMatches) -> Result<(String, String), Trouble> {
    let text = |name: &str| matches.get_one::<String>(name).cloned().unwrap_or_default();
    let (base, head) = (text("base"), text("head"));
    if std::path::Path::new(&base).exists() || base.contains([':', '/']) && !base.contains("..") {
        return Ok((base, head));
    }
    let Some((was, is)) = base.split_once("..").filter(|_| !base.contains(':')) else {
        return Ok((base, head));
    };
    if was.is_empty() || is.is_empty() {
        return Err(Trouble::Usage(fit!(
            Terminal,
            "a range of revisions has two: `v1.0..v2.0`"
        )));
    }
    Ok((format!("{was}:{head}"), format!("{is}:{head}")))
}
