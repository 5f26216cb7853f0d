//! `oasmith diff`: what a change of the document breaks.

mod accept;
mod side;
mod today;

use clap::ArgMatches;
use oasmith_diff::change::Changes;
use oasmith_diff::document_version::document_version;
use oasmith_diff::effect::{Bump, Effect};
use oasmith_diff::policy::Policy;
use oasmith_diff::report;
use oasmith_diff::semver_checks::{Question, Verdict};
use oasmith_diff::side::Side;
use oasmith_spec::fit;
use oasmith_spec::render::{self, FindingGroup};
use oasmith_spec::sink::{Terminal, TerminalText};
use oasmith_spec::source::Sources;

use crate::CommandOutcome;
use crate::console::{self, complain};
use crate::progress::Progress;
use crate::report::Verbosity;
use side::{Place, Settings, Trouble};

/// Runs the command.
pub(crate) fn run(matches: &ArgMatches) -> CommandOutcome {
    let text = |name: &str| matches.get_one::<String>(name).cloned();
    let settings = Settings {
        config: matches.get_one("config").cloned(),
        overlays: matches
            .get_many("overlay")
            .into_iter()
            .flatten()
            .cloned()
            .collect(),
        allowed: crate::arguments::allowed(matches),
    };
    let verbosity = Verbosity::of(matches);
    let progress = Progress::new(verbosity.is_quiet());
    progress.begin("reading both documents");
    let sides = Place::parse(&text("base").unwrap_or_default())
        .and_then(|base| Ok((base, Place::parse(&text("head").unwrap_or_default())?)))
        .and_then(|(base, head)| side::read(&base, &head, &settings));
    drop(progress);
    let (base, head) = match sides {
        Ok(sides) => sides,
        Err(trouble) => return refuse(&trouble),
    };
    let lenient = base.errors().count();
    if lenient > 0 && !verbosity.is_quiet() {
        let name = base
            .sources
            .files()
            .next()
            .map(|file| base.sources.name(file));
        complain!(
            "note: the base {} has errors and was read with fallbacks; `oasmith check` prints them",
            TerminalText::at_most(name.unwrap_or("document"), usize::MAX)
        );
    }
    let head = match head {
        Ok(head) => head,
        Err(refused) => {
            let changes = oasmith_diff::refused(&base, &refused);
            let printed = print(matches, &changes, (&base.sources, &refused.sources));
            console::whole(&printed);
            return answer(&changes, text("fail-on").as_deref());
        }
    };
    let progress = Progress::new(verbosity.is_quiet());
    progress.begin("comparing");
    let changes = compare(&base, &head, matches);
    drop(progress);
    let mut changes = match changes {
        Ok(changes) => changes,
        Err(message) => return refuse(&Trouble::Usage(message)),
    };
    if let Err(message) = accept::run(matches, &mut changes) {
        return refuse(&Trouble::Usage(message));
    }
    if matches.get_flag("verify")
        && let Err(message) = verify(&changes, &base, &head, matches)
    {
        return refuse(&Trouble::Usage(message));
    }
    let printed = print(matches, &changes, (&base.sources, &head.sources));
    console::whole(&printed);
    let mut answer = answer(&changes, text("fail-on").as_deref());
    if matches.get_flag("check-version") && !is_version_enough(&changes, &base, &head) {
        answer = CommandOutcome::CheckFailed;
    }
    // The process ends here, and takes them with it faster than they can be freed piece by piece.
    std::mem::forget((base, head, changes));
    answer
}

/// Compares by the head's configuration.
fn compare(base: &Side, head: &Side, matches: &ArgMatches) -> Result<Changes, TerminalText> {
    let settings = head.config.diff_settings();
    let unknown = oasmith_diff::policy::unknown_rules(settings);
    if let Some(rule) = unknown.first() {
        let rule = TerminalText::of(rule);
        return Err(fit!(
            Terminal,
            "`[diff.levels]` names the rule `{}`, which doesn't exist; `oasmith explain` lists the rules",
            rule
        ));
    }
    let today = today::today(matches);
    let policy = Policy {
        settings: Some(settings),
        today: Some(&today),
    };
    Ok(oasmith_diff::compare_by(base, head, &policy))
}

/// Whether the document's own version grows as its changes ask for; says so where it does not.
fn is_version_enough(changes: &Changes, base: &Side, head: &Side) -> bool {
    let version = document_version(changes, base, head);
    let is = TerminalText::of(&version.head);
    let (was, wanted) = (
        TerminalText::of(&version.base),
        TerminalText::of(&version.wanted),
    );
    match version.is_enough {
        Some(true) => true,
        Some(false) => {
            complain!(
                "error: `info.version` is `{}` after `{}`, but the changes ask for `{}`",
                is,
                was,
                wanted
            );
            false
        }
        None => {
            complain!(
                "error: `info.version` is `{}` after `{}`: both must be semantic versions like `1.2.3`",
                is,
                was
            );
            false
        }
    }
}

/// Holds the bump against what a second reading of the generated code observes.
fn verify(
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

fn print(matches: &ArgMatches, changes: &Changes, (base, head): (&Sources, &Sources)) -> String {
    let text = |name: &str| matches.get_one::<String>(name).cloned();
    match text("format").as_deref() {
        Some("json") => report::json(changes),
        Some("markdown") => {
            let links = report::Links {
                base: matches.get_one("base-url").cloned(),
                head: matches.get_one("head-url").cloned(),
                document: text("head"),
            };
            let limit = matches.get_one("limit").copied().unwrap_or(report::LIMIT);
            report::markdown(changes, &links, limit)
        }
        Some("html") => report::html(changes, base, head),
        Some("sarif") => report::sarif(changes),
        Some("junit") => report::junit(changes),
        Some("github") => report::github(changes),
        Some("gitlab") => report::gitlab(changes),
        _ => report::text(changes).into_string(),
    }
}

fn refuse(trouble: &Trouble) -> CommandOutcome {
    match trouble {
        Trouble::Usage(message) => complain!("error: {}", message),
        Trouble::Refused(refused) => {
            let groups = FindingGroup::all(&refused.diagnostics);
            let colors = console::has_colors();
            console::err(&render::render_groups(&groups, &refused.sources, colors));
        }
    }
    // There is nothing to compare: that is no verdict on the change.
    CommandOutcome::Failed
}

/// The exit code: no if there is what `--fail-on` names.
fn answer(changes: &Changes, fail_on: Option<&str>) -> CommandOutcome {
    let summary = &changes.summary;
    let fail_on = fail_on.unwrap_or("breaking");
    if fail_on != "never" && !changes.errors.is_empty() {
        return CommandOutcome::CheckFailed;
    }
    let fails = match fail_on {
        "never" => false,
        "any" => summary.counts.total > summary.counts.accepted,
        "risk" => summary.wire >= Effect::Risk || summary.silent,
        "silent" => summary.silent,
        "major" => changes
            .changes
            .iter()
            .any(|one| one.accepted.is_none() && one.rust == Bump::Major),
        "minor" => changes
            .changes
            .iter()
            .any(|one| one.accepted.is_none() && one.rust >= Bump::Minor),
        _ => summary.wire >= Effect::Breaking || summary.silent,
    };
    if fails {
        CommandOutcome::CheckFailed
    } else {
        CommandOutcome::Success
    }
}
