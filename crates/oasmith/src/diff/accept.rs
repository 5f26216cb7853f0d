//! `--accept` and `--accept-all`: the file of accepted changes.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use clap::ArgMatches;
use oasmith_codegen::disk::DiskLoader;
use oasmith_diff::accept::{self, Entry};
use oasmith_diff::change::Changes;
use oasmith_spec::fit;
use oasmith_spec::load::Loader;
use oasmith_spec::sink::{Terminal, TerminalText};

use super::today;
use crate::console::complain;
use crate::report::{Verbosity, counted};

/// Marks what the file accepts, says which entries do nothing, and with `--accept-all` adds entries.
pub(super) fn run(matches: &ArgMatches, changes: &mut Changes) -> Result<(), TerminalText> {
    let Some(path) = matches.get_one::<PathBuf>("accept") else {
        return Ok(());
    };
    let all = matches.get_flag("accept-all");
    let text = read(path, all)?;
    let is_text = matches
        .get_one::<String>("format")
        .is_none_or(|one| one == "text");
    let today = today::today(matches);
    apply(path, &text, is_text, &today, changes)?;
    if !all {
        return Ok(());
    }
    let reason = matches
        .get_one::<String>("reason")
        .map_or("", String::as_str);
    let expires = matches.get_one::<String>("expires").map(String::as_str);
    let more = accept::entries(changes, reason, expires);
    // What was just written must be read again, so that a reason or a day that can't be is said now.
    let whole = format!("{text}{more}");
    parse(path, &whole)?;
    if !more.is_empty() {
        fs::write(path, &whole).map_err(|error| trouble(path, &error))?;
    }
    let added = parse(path, &whole)?.len() - parse(path, &text)?.len();
    let added = counted(added, ["change", "changes"]);
    if !Verbosity::of(matches).is_quiet() {
        complain!("accepted {} in {}", added, TerminalText::path(path));
    }
    accept::apply(&parse(path, &whole)?, &today, changes);
    Ok(())
}

/// Why the file can't be used.
fn trouble(path: &Path, error: &std::io::Error) -> TerminalText {
    let error = TerminalText::shown(error);
    fit!(Terminal, "{}: {}", TerminalText::path(path), error)
}

/// The file's text; none where it is to be made.
fn read(path: &Path, may_lack: bool) -> Result<String, TerminalText> {
    let text = DiskLoader.read(path).and_then(|bytes| {
        String::from_utf8(bytes)
            .map_err(|_| std::io::Error::new(ErrorKind::InvalidData, "it is not UTF-8"))
    });
    match text {
        Ok(text) => Ok(text),
        Err(error) if may_lack && error.kind() == ErrorKind::NotFound => Ok(String::new()),
        Err(error) => Err(trouble(path, &error)),
    }
}

fn parse(path: &Path, text: &str) -> Result<Vec<Entry>, TerminalText> {
    accept::read(text).map_err(|faults| {
        let name = TerminalText::path(path);
        let faults = faults.iter().map(|fault| {
            let message = TerminalText::of(&fault.message);
            fit!(Terminal, "{}:{}: {}", name, fault.line, message)
        });
        TerminalText::joined(faults, "\n")
    })
}

/// Marks what the file accepts. The text for people lists the entries that accept nothing; other formats are read by
/// programs, so that people get warnings beside them.
fn apply(
    path: &Path,
    text: &str,
    is_text: bool,
    today: &str,
    changes: &mut Changes,
) -> Result<(), TerminalText> {
    let idle = accept::apply(&parse(path, text)?, today, changes);
    for idle in idle.iter().filter(|_| !is_text) {
        let (entry, what) = idle.explained();
        complain!(
            "warning: {}:{}: `{}` at {} {}",
            TerminalText::path(path),
            entry.line,
            TerminalText::of(&entry.rule),
            TerminalText::of(&entry.pointer),
            TerminalText::of(&what.to_string())
        );
    }
    Ok(())
}
