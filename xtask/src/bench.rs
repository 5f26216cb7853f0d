//! `cargo xtask bench`: what generated code costs, as ratios measured in one run.

mod compile;
mod crates;
mod decode;
mod diff;
mod generate;
pub(crate) mod limits;
mod peers;
mod twin;

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::measured::{self, Cost, Limits, Measured};
use crate::{Result, TaskOutcome};

/// Runs a benchmark by its name, and its arguments.
pub(crate) fn run(what: &[&str]) -> Result<TaskOutcome> {
    match what {
        ["peers", rest @ ..] => peers::run(rest)?,
        ["diff", documents @ ..] => diff::run(documents)?,
        ["limits", rest @ ..] => return limits::run(rest),
        ["generate", documents @ ..] if !documents.is_empty() => generate::by_command(documents)?,
        _ => of_nango(what)?,
    }
    Ok(TaskOutcome::Success)
}

/// Runs one that measures `specs/nango`.
fn of_nango(what: &[&str]) -> Result<()> {
    std::env::set_current_dir(crate::root())?;
    match what {
        ["compile"] => compile::run(),
        ["decode"] => decode::run(),
        ["generate"] => generate::run(),
        _ => Err(format!("no such benchmark: {}", what.join(" ")).into()),
    }
}

/// The command, built for release.
fn command() -> Result<PathBuf> {
    let mut cargo = Command::new(env!("CARGO"));
    let built = cargo
        .args(["build", "--release", "--quiet", "-p", "oasmith"])
        .current_dir(crate::root())
        .status()?;
    if !built.success() {
        return Err("oasmith does not build".into());
    }
    Ok(crate::root().join("target/release/oasmith"))
}

/// More than any document should take.
const LIMITS: Limits = Limits {
    megabytes: 8000,
    seconds: 120,
};

/// Runs a command on a document; an error if it does not end well.
fn fine(document: &Path, command: &Command) -> Result<Measured> {
    let measured = measured::run(command, LIMITS)?;
    if measured.is_fine() {
        Ok(measured)
    } else {
        Err(format!("{}: {}", document.display(), measured.stderr).into())
    }
}

/// What something costs that is done some times over: the median of the CPU, the most of the memory.
fn cost(runs: usize, mut once: impl FnMut() -> Result<Cost>) -> Result<Cost> {
    let costs = (0..runs).map(|_| once()).collect::<Result<Vec<Cost>>>()?;
    Ok(Cost {
        user: median(costs.iter().map(|cost| cost.user).collect()),
        megabytes: costs.iter().map(|cost| cost.megabytes).fold(0.0, f64::max),
    })
}

/// The middle one of some measurements.
fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

/// Runs a command to its end and gives the seconds of user CPU that it and its children took.
fn user_seconds(command: &mut Command) -> Result<f64> {
    let before = children_seconds()?;
    let output = command.output()?;
    if !output.status.success() {
        return Err(format!("{command:?}: {}", String::from_utf8_lossy(&output.stderr)).into());
    }
    Ok(children_seconds()? - before)
}

/// Seconds of user CPU of all children that have ended, from Linux's `/proc` (proc_pid_stat(5)).
fn children_seconds() -> Result<f64> {
    let stat = std::fs::read_to_string("/proc/self/stat")
        .map_err(|error| format!("this benchmark reads /proc/self/stat: {error}"))?;
    // The second field, the command's name, is in parentheses and may hold spaces.
    let fields = stat.rsplit_once(')').map_or("", |(_, rest)| rest);
    let ticks: f64 = fields
        .split_whitespace()
        .nth(13)
        .unwrap_or_default()
        .parse()?;
    // The kernel reports in hundredths of a second to every program, whatever its own rate.
    Ok(ticks / 100.0)
}
