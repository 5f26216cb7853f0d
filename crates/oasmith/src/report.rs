//! Prints diagnostics and tells what they amount to.

use std::collections::HashMap;

use clap::ArgMatches;
use oasmith_codegen::pipeline::Outcome;
use oasmith_spec::code::Code;
use oasmith_spec::diagnostic::{Diagnostic, Diagnostics, Level};
use oasmith_spec::fit;
use oasmith_spec::render::{self, FindingGroup};
use oasmith_spec::sink::{Terminal, TerminalText};
use oasmith_spec::source::{FileId, Sources};

use crate::CommandOutcome;
use crate::console::{self, complain};

/// The most findings that are printed; the rest is counted.
const MOST: usize = 100;

/// How much is printed beside what was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verbosity {
    /// Errors and warnings: `--quiet`.
    Problems,
    /// Notes, progress and how it ended as well.
    All,
}

impl Verbosity {
    /// What the arguments ask for.
    pub(crate) fn of(matches: &ArgMatches) -> Self {
        if matches.get_flag("quiet") {
            Self::Problems
        } else {
            Self::All
        }
    }

    pub(crate) fn is_quiet(self) -> bool {
        self == Self::Problems
    }

    /// The least level of what is printed.
    fn least(self) -> Level {
        match self {
            Self::Problems => Level::Warning,
            Self::All => Level::Note,
        }
    }
}

/// Prints the findings of a run as rustc would, to standard error, and returns the outcome.
pub(crate) fn text(outcome: &Outcome, verbosity: Verbosity) -> CommandOutcome {
    diagnostics(&outcome.diagnostics, &outcome.sources, verbosity)
}

/// Prints the findings as rustc would, to standard error, and returns the outcome.
pub(crate) fn diagnostics(
    diagnostics: &Diagnostics,
    sources: &Sources,
    verbosity: Verbosity,
) -> CommandOutcome {
    let mut groups = FindingGroup::all(diagnostics);
    groups.retain(|group| group.first().level >= verbosity.least());
    if groups.is_empty() {
        return outcome(diagnostics);
    }
    let all = findings(&groups);
    let shown = weightiest(groups, sources);
    let more = match all - findings(&shown) {
        0 => TerminalText::default(),
        more => fit!(
            Terminal,
            "… and {} more; `oasmith check --format json` lists them all\n",
            more
        ),
    };
    let text = render::render_groups(&shown, sources, console::has_colors());
    complain!("{}{}{}", text, more, counts(diagnostics, verbosity));
    outcome(diagnostics)
}

/// How many findings groups have.
fn findings(groups: &[FindingGroup<'_>]) -> usize {
    groups.iter().map(|group| 1 + group.others()).sum()
}

/// The most findings of one kind that are printed of one line: one wrong list is one mistake.
const MOST_ALIKE: usize = 10;

/// As many groups as people read, errors before warnings before notes, in the order of their places.
fn weightiest<'d>(groups: Vec<FindingGroup<'d>>, sources: &Sources) -> Vec<FindingGroup<'d>> {
    let mut alike: HashMap<(Code, FileId, usize), usize> = HashMap::new();
    let mut is_shown = |group: &FindingGroup<'_>| {
        let diagnostic = group.first();
        let Some(span) = diagnostic.span else {
            return true;
        };
        let line = sources.locate(span).line;
        let count = alike.entry((diagnostic.code, span.file, line)).or_default();
        *count += 1;
        *count <= MOST_ALIKE
    };
    let shown = groups.into_iter().enumerate();
    let mut by_weight: Vec<_> = shown.filter(|(_, group)| is_shown(group)).collect();
    by_weight.sort_by_key(|(_, group)| std::cmp::Reverse(group.first().level));
    by_weight.truncate(MOST);
    by_weight.sort_by_key(|(at, _)| *at);
    by_weight.into_iter().map(|(_, group)| group).collect()
}

/// The exit code that the findings ask for. A file that can't be read is the caller's mistake, not
/// the document's.
pub(crate) fn outcome(diagnostics: &Diagnostics) -> CommandOutcome {
    let unreadable =
        |d: &&Diagnostic| d.level == Level::Error && d.code == Code::UNREADABLE && d.span.is_none();
    if diagnostics.iter().any(|d| unreadable(&d)) {
        CommandOutcome::Failed
    } else if diagnostics.has_errors() {
        CommandOutcome::CheckFailed
    } else {
        CommandOutcome::Success
    }
}

/// `1 model`, `2 models`.
pub(crate) fn counted(count: usize, words: [&'static str; 2]) -> TerminalText {
    let [one, several] = words;
    fit!(
        Terminal,
        "{} {}",
        count,
        if count == 1 { one } else { several }
    )
}

/// `2 errors, 1 warning`, and how to learn more.
fn counts(diagnostics: &Diagnostics, verbosity: Verbosity) -> TerminalText {
    let mut parts = Vec::new();
    for (level, words) in [
        (Level::Error, ["error", "errors"]),
        (Level::Warning, ["warning", "warnings"]),
        (Level::Note, ["note", "notes"]),
    ] {
        match diagnostics.count(level) {
            count if count == 0 || level < verbosity.least() => {}
            count => parts.push(counted(count, words)),
        }
    }
    let first = diagnostics
        .iter()
        // Of several with the greatest level, the last that comes: hence from the end.
        .rev()
        .max_by_key(|d| d.level)
        .map_or("", |d| d.code.name());
    let parts = TerminalText::joined(parts, ", ");
    fit!(
        Terminal,
        "{}; run `oasmith explain {}` for more information",
        parts,
        first
    )
}
