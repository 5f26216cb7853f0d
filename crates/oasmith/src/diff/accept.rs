//! `--accept` and `--accept-all`: the file of accepted changes.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use clap::ArgMatches;
use oasmith_codegen::disk::DiskLoader;
use oasmith_diff::accept::{self, Entry};
use oasmith_diff::change::Changes;
use oasmith_spec::fit;
use oasmith_spec::load::Loader;
use oasmith_spec::sink::{Terminal, TerminalText};

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
    apply(path, &text, is_text, changes)?;
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
    accept::apply(&parse(path, &whole)?, &today(), changes);
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
    changes: &mut Changes,
) -> Result<(), TerminalText> {
    let idle = accept::apply(&parse(path, text)?, &today(), changes);
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

/// Today in UTC, as `YYYY-MM-DD`.
fn today() -> String {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    let days = since.map_or(0, |since| since.as_secs() / 86_400);
    day(days)
}

/// The day that is so many days after 1 January 1970, in the Gregorian calendar.
fn day(days: u64) -> String {
    // Counted from 1 March of the year 0, so that the day that leap years add is the last one.
    let days = days + 719_468;
    let era = days / 146_097;
    let of_era = days % 146_097;
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year_of_era + era * 400 + u64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn days_are_those_of_the_calendar() {
        assert_eq!(day(0), "1970-01-01");
        assert_eq!(day(11_016), "2000-02-29");
        assert_eq!(day(19_782), "2024-02-29");
        assert_eq!(day(20_819), "2027-01-01");
    }
}
