//! `oasmith generate`: a complete crate, or a module of another one.

mod dependencies;
mod watch;

use std::env;
use std::io;
use std::path::Path;
use std::time::Instant;

use clap::ArgMatches;
use oasmith_codegen::disk;
use oasmith_codegen::files::OutputFolder;
use oasmith_codegen::pipeline::{self, Request, Summary};
use oasmith_codegen::rust::manifest::crate_name_from;
use oasmith_spec::load::Loader;
use oasmith_spec::sink::TerminalText;

use crate::console::{complain, tell};
use crate::progress::Progress;
use crate::report::Verbosity;
use crate::{Answer, arguments, input, report};

/// Runs the command.
pub(crate) fn run(matches: &ArgMatches) -> Answer {
    if matches.get_flag("watch") {
        return watch::run(matches);
    }
    let request = arguments::request(matches);
    let loader = input::loader(&request.spec);
    once(matches, request, &*loader, Occasion::First)
}

/// Whether it was generated before in this run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Occasion {
    First,
    Again,
}

/// Generates what is asked for.
fn once(
    matches: &ArgMatches,
    mut request: Request,
    loader: &dyn Loader,
    occasion: Occasion,
) -> Answer {
    let started = Instant::now();
    let verbosity = Verbosity::of(matches);
    if request.config.is_none() {
        let Some(out) = &request.overrides.out else {
            return no_folder();
        };
        if request.overrides.crate_name.is_none() {
            request.overrides.crate_name = crate_name(out);
        }
    }

    let progress = Progress::new(verbosity.is_quiet());
    let outcome = pipeline::run(&request, loader, &mut |stage| progress.begin(stage.name()));
    drop(progress);
    let answer = report::text(&outcome, verbosity);
    let Some(files) = outcome.files else {
        return answer.max_no();
    };
    let config = outcome.config;
    let Some(out) = config.out_folder() else {
        return no_folder();
    };

    let folders = disk::output_folders(files, &config, out);
    let ended = if matches.get_flag("check") {
        compare(&folders)
    } else if matches.get_flag("dry-run") {
        dry_run(&folders)
    } else {
        write(&folders).map(|counts| {
            if !verbosity.is_quiet() {
                told(&counts, out, &outcome.summary, started);
                if occasion == Occasion::First {
                    dependencies::told(&config, out);
                }
            }
            Answer::Fine
        })
    };
    ended.unwrap_or_else(|error| {
        let error = TerminalText::shown(&error);
        complain!("error: {}: {}", TerminalText::path(out), error);
        Answer::Trouble
    })
}

/// Nothing says where to generate.
fn no_folder() -> Answer {
    complain!(
        "error: no folder to generate into: name one by `--out`, or set `out` in `{}`\n\n\
         For more information, try '--help'.",
        arguments::CONFIGURATION
    );
    Answer::Trouble
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

/// Writes all folders; how many files were written, unchanged and removed.
fn write(folders: &[OutputFolder]) -> io::Result<[usize; 3]> {
    let mut counts = [0; 3];
    for report in disk::write_all(folders)? {
        counts[0] += report.written.len();
        counts[1] += report.unchanged.len();
        counts[2] += report.removed.len();
    }
    Ok(counts)
}

fn told(counts: &[usize; 3], out: &Path, summary: &Summary, started: Instant) {
    let [written, unchanged, removed] = *counts;
    let seconds = format!("{:.2}", started.elapsed().as_secs_f64());
    tell!(
        "{}: {}, {}; {} written, {} unchanged, {} removed; {} s",
        TerminalText::path(out),
        report::counted(summary.operations, ["operation", "operations"]),
        report::counted(summary.models, ["model", "models"]),
        report::counted(written, ["file", "files"]),
        unchanged,
        removed,
        TerminalText::of(&seconds)
    );
}

fn compare(folders: &[OutputFolder]) -> io::Result<Answer> {
    let mut fine = true;
    for (folder, drift) in folders.iter().zip(disk::compare_all(folders)?) {
        fine &= drift.is_empty();
        for (what, paths) in [
            ("missing", &drift.missing),
            ("not what would be generated", &drift.changed),
            ("no longer generated", &drift.orphaned),
        ] {
            for path in paths {
                complain!("{}: {}", TerminalText::path(&folder.path.join(path)), what);
            }
        }
    }
    if fine {
        return Ok(Answer::Fine);
    }
    let command = TerminalText::at_most(&mending(arguments()), usize::MAX);
    complain!("to update it: {}", command);
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
    // However the command was found, this is its name. Cargo gives the name of its subcommand as a word of its own.
    let mut words: Vec<String> = words.collect();
    let is_subcommand = words.get(1).is_some_and(|word| word == "oasmith");
    if let Some(first) = words.first_mut() {
        *first = if is_subcommand { "cargo" } else { "oasmith" }.to_owned();
    }
    words.join(" ")
}

fn dry_run(folders: &[OutputFolder]) -> io::Result<Answer> {
    for (folder, drift) in folders.iter().zip(disk::compare_all(folders)?) {
        for (what, paths) in [
            ("create", &drift.missing),
            ("change", &drift.changed),
            ("remove", &drift.orphaned),
        ] {
            for path in paths {
                tell!("{} {}", what, TerminalText::path(&folder.path.join(path)));
            }
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
        let by_cargo = ["/usr/bin/cargo-oasmith", "oasmith", "generate", "a.yaml"];
        let command = mending(by_cargo.into_iter().map(str::to_owned));
        assert_eq!(command, "cargo oasmith generate a.yaml");
    }
}
