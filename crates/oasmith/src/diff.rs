//! `oasmith diff`: what a change of the document breaks.

mod accept;
pub(crate) mod changelog;
mod pairs;
mod print;
mod side;
mod today;
mod verify;

use clap::ArgMatches;
use oasmith_diff::change::Changes;
use oasmith_diff::document_version::document_version;
use oasmith_diff::effect::{Bump, Effect};
use oasmith_diff::policy::Policy;
use oasmith_diff::side::{Refused, Side};
use oasmith_spec::fit;
use oasmith_spec::render::{self, FindingGroup};
use oasmith_spec::sink::{Terminal, TerminalText};
use oasmith_spec::source::Sources;

use crate::CommandOutcome;
use crate::console::{self, complain};
use crate::progress::Progress;
use crate::report::Verbosity;
use pairs::pairs;
use side::{Place, Settings, Trouble};

/// Runs the command.
pub(crate) fn run(matches: &ArgMatches) -> CommandOutcome {
    let pairs = match pairs(matches) {
        Ok(pairs) => pairs,
        Err(trouble) => return refuse(&trouble),
    };
    let several = pairs.len() > 1;
    if several && let Some(what) = only_for_one(matches) {
        return refuse(&Trouble::Usage(fit!(
            Terminal,
            "{} is for one document; compare them one by one",
            what
        )));
    }
    let mut compared = Vec::new();
    for pair in pairs {
        let Some(base) = &pair.base else {
            let commit = pair.commit.as_deref().unwrap_or_default();
            let (name, commit) = (TerminalText::of(&pair.name), TerminalText::of(commit));
            complain!(
                "note: {} is new since {}: there is nothing to compare with",
                name,
                commit
            );
            continue;
        };
        if let Some(commit) = &pair.commit
            && !Verbosity::of(matches).is_quiet()
        {
            let (name, commit) = (TerminalText::of(&pair.name), TerminalText::of(commit));
            complain!("comparing {} with the merge base {}", name, commit);
        }
        match document(&pair.name, base, &pair.head, matches) {
            Ok(one) => compared.push(one),
            Err(trouble) => return refuse(&trouble),
        }
    }
    let printed = match compared.as_slice() {
        [one] if !several => print::one(matches, one),
        all => print::several(matches, all),
    };
    console::whole(&printed);
    let is_ok = compared
        .iter()
        .all(|one| one.outcome == CommandOutcome::Success);
    // The process ends here, and takes them with it faster than they can be freed piece by piece.
    std::mem::forget(compared);
    match is_ok {
        true => CommandOutcome::Success,
        false => CommandOutcome::CheckFailed,
    }
}

/// What can't be done for several documents in one run, if the arguments ask for it.
fn only_for_one(matches: &ArgMatches) -> Option<&'static str> {
    let format = matches.get_one::<String>("format");
    if format.is_some_and(|format| format == "html") {
        return Some("--format html");
    }
    let accepts = matches.get_one::<std::path::PathBuf>("accept").is_some();
    accepts.then_some("--accept")
}

/// A document of which both sides were compared.
struct ComparedDocument {
    name: String,
    changes: Changes,
    base: Side,
    head: Result<Side, Box<Refused>>,
    outcome: CommandOutcome,
}

impl ComparedDocument {
    /// The texts of both sides.
    fn sources(&self) -> (&Sources, &Sources) {
        let head = match &self.head {
            Ok(head) => &head.sources,
            Err(refused) => &refused.sources,
        };
        (&self.base.sources, head)
    }
}

/// Reads and compares a document.
fn document(
    name: &str,
    base: &Place,
    head: &Place,
    matches: &ArgMatches,
) -> Result<ComparedDocument, Trouble> {
    let verbosity = Verbosity::of(matches);
    let fail_on = matches.get_one::<String>("fail-on").map(String::as_str);
    let progress = Progress::new(verbosity.is_quiet());
    progress.begin("reading both documents");
    let (base, head) = side::read(base, head, &Settings::of(matches))?;
    drop(progress);
    if base.errors().count() > 0 && !verbosity.is_quiet() {
        let mut files = base.sources.files();
        let name = files.next().map(|file| base.sources.name(file));
        complain!(
            "note: the base {} has errors and was read with fallbacks; `oasmith check` prints them",
            TerminalText::at_most(name.unwrap_or("document"), usize::MAX)
        );
    }
    let side = match &head {
        Ok(head) => head,
        Err(refused) => {
            let changes = oasmith_diff::refused(&base, refused);
            return Ok(ComparedDocument {
                name: name.to_owned(),
                outcome: outcome(&changes, fail_on),
                changes,
                base,
                head,
            });
        }
    };
    let progress = Progress::new(verbosity.is_quiet());
    progress.begin("comparing");
    let changes = compare(&base, side, matches);
    drop(progress);
    let mut changes = changes.map_err(Trouble::Usage)?;
    accept::run(matches, &mut changes).map_err(Trouble::Usage)?;
    if matches.get_flag("verify") {
        verify::run(&changes, &base, side, matches).map_err(Trouble::Usage)?;
    }
    let mut outcome = self::outcome(&changes, fail_on);
    if matches.get_flag("check-version") && !is_version_enough(&changes, &base, side) {
        outcome = CommandOutcome::CheckFailed;
    }
    Ok(ComparedDocument {
        name: name.to_owned(),
        changes,
        base,
        head,
        outcome,
    })
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

fn refuse(trouble: &Trouble) -> CommandOutcome {
    match trouble {
        Trouble::Usage(message) => complain!("error: {}", message),
        Trouble::Refused(refused) => show_findings(refused),
    }
    // There is nothing to compare: that is no verdict on the change.
    CommandOutcome::Failed
}

/// Prints what is wrong with a side that can't be compared.
fn show_findings(refused: &Refused) {
    let groups = FindingGroup::all(&refused.diagnostics);
    let colors = console::has_colors();
    console::err(&render::render_groups(&groups, &refused.sources, colors));
}

/// The exit code: a failed check if there is what `--fail-on` names.
fn outcome(changes: &Changes, fail_on: Option<&str>) -> CommandOutcome {
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
