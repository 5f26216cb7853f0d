//! Runs the `oasmith` command below limits.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Result;
use crate::measured::{self, Limits};
use crate::scratch;

/// What a document may take.
const LIMITS: Limits = Limits {
    megabytes: 1_024,
    seconds: 30,
};

/// How the command ended.
pub(super) enum End {
    Generated,
    Refused(Refusal),
    /// By a panic, a limit or another code: how.
    Died(String),
}

/// What the command said when it refused.
pub(super) struct Refusal {
    /// The first error.
    pub(super) first: String,
    /// Whether an error names a file, a line and a column.
    pub(super) has_place: bool,
}

/// Builds the command; where it is.
pub(super) fn command() -> Result<PathBuf> {
    let release = !cfg!(debug_assertions);
    let built = Command::new(env!("CARGO"))
        .args(["build", "--quiet", "--package", "oasmith"])
        .args(release.then_some("--release"))
        .current_dir(crate::root())
        .status()?;
    if !built.success() {
        return Err("the command does not build".into());
    }
    // It stands beside this program.
    let own = std::env::current_exe()?;
    Ok(own.with_file_name(format!("oasmith{}", std::env::consts::EXE_SUFFIX)))
}

/// Generates a document into a folder, by a configuration that is written beside that.
pub(super) fn generate(
    command: &Path,
    document: &Path,
    crate_name: &str,
    out: &Path,
) -> Result<End> {
    let configuration = out.with_file_name("oasmith.toml");
    scratch::write(&configuration, &scratch::configuration_file())?;
    let mut generate = Command::new(command);
    generate
        .args(["generate", "--quiet", "--name", crate_name, "--config"])
        .arg(configuration)
        .arg("--out")
        .arg(out)
        .arg(document);
    let measured = measured::run(&generate, LIMITS)?;
    let how = match measured.end {
        measured::End::Code(0) => return Ok(End::Generated),
        measured::End::Code(1) => return Ok(End::Refused(refusal(&measured.stderr))),
        measured::End::Code(code) => format!("exit code {code}"),
        measured::End::Signal(signal) => format!("signal {signal}"),
        measured::End::Memory => format!("{:.0} MB in use", measured.cost.megabytes),
    };
    let last = measured.stderr.lines().last().unwrap_or_default();
    Ok(End::Died(format!("ended with {how}: {last}")))
}

/// Reads what is rendered as rustc does: a line with level and code, and below it the place.
fn refusal(said: &str) -> Refusal {
    let mut refusal = Refusal {
        first: String::new(),
        has_place: false,
    };
    let mut lines = said.lines().peekable();
    while let Some(line) = lines.next() {
        if !line.starts_with("error[") {
            continue;
        }
        if refusal.first.is_empty() {
            refusal.first = line.to_owned();
        }
        refusal.has_place |= lines.peek().is_some_and(|next| is_place(next));
    }
    refusal
}

/// `--> file:line:column`
fn is_place(line: &str) -> bool {
    let Some(place) = line.trim_start().strip_prefix("--> ") else {
        return false;
    };
    let mut numbers = place.rsplitn(3, ':').take(2);
    numbers.all(|number| number.parse::<usize>().is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_is_told_by_its_place() {
        let said = "warning[a]: b\n --> x.yaml:1:2\nerror[c]: d\n  --> x:y.yaml:10:3\n   |\n";
        let with = refusal(said);
        assert_eq!((with.first.as_str(), with.has_place), ("error[c]: d", true));
        assert!(!refusal("warning[a]: b\n --> x.yaml:1:2\nerror[c]: d\n\n").has_place);
    }
}
