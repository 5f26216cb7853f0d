//! `oasmith generate`: a complete crate.

use std::env;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::ArgMatches;
use oasmith_codegen::disk;
use oasmith_codegen::files::Files;
use oasmith_codegen::pipeline::{self, Summary};
use oasmith_codegen::rust::manifest::crate_name_from;
use oasmith_spec::sink::TerminalText;

use crate::console::{complain, tell};
use crate::{Answer, arguments, input, report};

/// Runs the command.
pub(crate) fn run(matches: &ArgMatches) -> Answer {
    let started = Instant::now();
    let quiet = matches.get_flag("quiet");
    let mut request = arguments::request(matches);
    let out = matches
        .get_one::<PathBuf>("out")
        .cloned()
        .unwrap_or_default();
    if request.overrides.crate_name.is_none() && request.config.is_none() {
        request.overrides.crate_name = crate_name(&out);
    }

    let outcome = pipeline::run(&request, &*input::loader(&request.spec), &mut |stage| {
        if !quiet {
            complain!("  {}", stage.name());
        }
    });
    let answer = report::text(&outcome);
    let Some(files) = outcome.files else {
        return answer.max_no();
    };

    let ended = if matches.get_flag("check") {
        compare(&files, &out)
    } else if matches.get_flag("dry-run") {
        dry_run(&files, &out)
    } else {
        write(&files, &out, &outcome.summary, started, quiet)
    };
    ended.unwrap_or_else(|error| {
        let error = TerminalText::shown(&error);
        complain!("error: {}: {}", TerminalText::path(&out), error);
        Answer::Trouble
    })
}

impl Answer {
    /// Nothing was generated, so the answer is at least no.
    fn max_no(self) -> Self {
        if self == Self::Fine { Self::No } else { self }
    }
}

/// The folder's own name, if nothing else names the crate.
fn crate_name(out: &Path) -> Option<String> {
    out.file_name()
        .and_then(|name| name.to_str())
        .map(crate_name_from)
}

fn write(
    files: &Files,
    out: &Path,
    summary: &Summary,
    started: Instant,
    quiet: bool,
) -> io::Result<Answer> {
    let written = disk::write(files, out)?;
    if !quiet {
        let seconds = format!("{:.2}", started.elapsed().as_secs_f64());
        tell!(
            "{}: {}, {}; {} written, {} unchanged, {} removed; {} s",
            TerminalText::path(out),
            report::counted(summary.operations, ["operation", "operations"]),
            report::counted(summary.models, ["model", "models"]),
            report::counted(written.written.len(), ["file", "files"]),
            written.unchanged.len(),
            written.removed.len(),
            TerminalText::of(&seconds)
        );
    }
    Ok(Answer::Fine)
}

fn compare(files: &Files, out: &Path) -> io::Result<Answer> {
    let drift = disk::compare(files, out)?;
    if drift.is_empty() {
        return Ok(Answer::Fine);
    }
    for (what, paths) in [
        ("missing", &drift.missing),
        ("not what would be generated", &drift.changed),
        ("no longer generated", &drift.orphaned),
    ] {
        for path in paths {
            complain!("{}: {}", TerminalText::path(&out.join(path)), what);
        }
    }
    let command = TerminalText::at_most(&mending(arguments()), usize::MAX);
    complain!("to mend it: {}", command);
    Ok(Answer::No)
}

/// What was typed; what is no Unicode comes out as it is shown, as in every other message.
fn arguments() -> impl Iterator<Item = String> {
    env::args_os().map(|word| word.to_string_lossy().into_owned())
}

/// The command that was run, without `--check`, as a shell takes it.
fn mending(arguments: impl Iterator<Item = String>) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./=:@%+,".contains(c);
    let words = arguments.filter(|word| word != "--check").map(|word| {
        if !word.is_empty() && word.chars().all(plain) {
            word
        } else {
            format!("'{}'", word.replace('\'', "'\\''"))
        }
    });
    // However the command was found, this is its name.
    let named = std::iter::once("oasmith".to_owned()).chain(words.skip(1));
    named.collect::<Vec<_>>().join(" ")
}

fn dry_run(files: &Files, out: &Path) -> io::Result<Answer> {
    let drift = disk::compare(files, out)?;
    for (what, paths) in [
        ("create", &drift.missing),
        ("change", &drift.changed),
        ("remove", &drift.orphaned),
    ] {
        for path in paths {
            tell!("{} {}", what, TerminalText::path(&out.join(path)));
        }
    }
    Ok(Answer::Fine)
}

#[cfg(test)]
mod tests {
    use super::mending;

    #[test]
    fn the_mending_command_can_be_pasted() {
        let typed = [
            "/usr/bin/oasmith",
            "generate",
            "my api.yaml",
            "--check",
            "--out",
            "it's",
        ];
        let command = mending(typed.into_iter().map(str::to_owned));
        assert_eq!(command, "oasmith generate 'my api.yaml' --out 'it'\\''s'");
    }
}
