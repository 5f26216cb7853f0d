//! Runs a command below limits of memory and time, and tells what it took.
//!
//! The limits and the count are the operating system's, for a process and all that it starts. So the
//! command runs below a process of its own, which is this program again under the name [`COMMAND`].

use std::process::{Command, Stdio};

use serde_json::Value;

use crate::Result;

/// The hidden command of `xtask` that sets the limits.
pub(crate) const COMMAND: &str = "measured";

/// What one process may take.
#[derive(Clone, Copy)]
pub(crate) struct Limits {
    /// Megabytes of memory in use.
    pub(crate) megabytes: u64,
    /// Seconds of CPU, so that a busy machine changes no verdict.
    pub(crate) seconds: u64,
}

/// Megabytes of address space beyond the limit of memory, where a command is ended at once. An
/// allocator reserves addresses that it never touches, so this alone says nothing of what is in use.
const RESERVED: u64 = 2_048;

/// What a command and its children took.
#[derive(Clone, Copy, Default)]
pub(crate) struct Cost {
    /// Seconds of user CPU of all of them.
    pub(crate) user: f64,
    /// Megabytes of memory of the largest of them, at its peak.
    pub(crate) megabytes: f64,
}

/// How a measured command ended.
pub(crate) struct Measured {
    pub(crate) stdout: String,
    pub(crate) stderr: String,
    pub(crate) end: End,
    pub(crate) cost: Cost,
}

/// What a command gave to whoever started it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    /// It ended by itself, with this code.
    Code(i64),
    /// It was ended, by a limit or by its own fault.
    Signal(i64),
    /// It came to an end, but had more memory in use than it may.
    Memory,
}

impl Measured {
    pub(crate) fn is_fine(&self) -> bool {
        self.end == End::Code(0)
    }
}

/// Runs a command to its end.
pub(crate) fn run(command: &Command, limits: Limits) -> Result<Measured> {
    let mut below = Command::new(std::env::current_exe()?);
    below
        .arg(COMMAND)
        .args([limits.megabytes, limits.seconds].map(|it| it.to_string()))
        .arg(command.get_program())
        .args(command.get_args())
        .stdin(Stdio::null());
    if let Some(folder) = command.get_current_dir() {
        below.current_dir(folder);
    }
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => below.env(name, value),
            None => below.env_remove(name),
        };
    }
    let output = below.output()?;
    let stderr = String::from_utf8_lossy(&output.stderr);
    let stderr = stderr.trim_end();
    // What the process above says is the last line.
    let (stderr, last) = stderr.rsplit_once('\n').unwrap_or(("", stderr));
    let Ok(facts) = serde_json::from_str::<Value>(last) else {
        return Err(format!("{command:?} was not measured: {last}").into());
    };
    let number = |name: &str| facts[name].as_f64().unwrap_or_default();
    let code = |name: &str| facts[name].as_i64();
    let cost = Cost {
        user: number("user"),
        megabytes: number("megabytes"),
    };
    Ok(Measured {
        stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
        stderr: stderr.to_owned(),
        end: match (code("code"), code("signal")) {
            (Some(_), _) if cost.megabytes > limits.megabytes as f64 => End::Memory,
            (Some(code), _) => End::Code(code),
            (None, signal) => End::Signal(signal.unwrap_or_default()),
        },
        cost,
    })
}

/// Seconds of user CPU that this process has taken so far. What the system takes is mostly for pages of
/// memory, and that varies more than all else.
#[cfg(unix)]
pub(crate) fn own_seconds() -> Result<f64> {
    use nix::sys::resource::{UsageWho, getrusage};
    use nix::sys::time::TimeValLike;

    let usage = getrusage(UsageWho::RUSAGE_SELF)?;
    Ok(usage.user_time().num_microseconds() as f64 / 1e6)
}

/// There is no such count elsewhere.
#[cfg(not(unix))]
pub(crate) fn own_seconds() -> Result<f64> {
    Err("measuring CPU needs a Unix system".into())
}

/// The process in between: takes the limits on itself, from which its children inherit them, and
/// says in a last line of what it writes to standard error how the command ended.
#[cfg(unix)]
pub(crate) fn below_limits(
    megabytes: &str,
    seconds: &str,
    command: &[&str],
) -> Result<crate::TaskOutcome> {
    use std::os::unix::process::ExitStatusExt;

    use nix::sys::resource::{Resource, UsageWho, getrusage, setrlimit};
    use nix::sys::time::TimeValLike;

    let [program, arguments @ ..] = command else {
        return Err("which command shall be measured?".into());
    };
    let megabytes = megabytes.parse::<u64>()?.saturating_add(RESERVED);
    let bytes = megabytes.saturating_mul(1 << 20);
    let seconds = seconds.parse()?;
    setrlimit(Resource::RLIMIT_AS, bytes, bytes)?;
    setrlimit(Resource::RLIMIT_CPU, seconds, seconds)?;
    let status = Command::new(program).args(arguments).status()?;
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    // Linux counts in kilobytes (getrusage(2)), Apple's systems in bytes.
    let per_megabyte = if cfg!(target_vendor = "apple") {
        1_048_576.0
    } else {
        1_024.0
    };
    let facts = serde_json::json!({
        "code": status.code(),
        "signal": status.signal(),
        "user": usage.user_time().num_microseconds() as f64 / 1e6,
        "megabytes": usage.max_rss() as f64 / per_megabyte,
    });
    eprintln!("\n{facts}");
    Ok(crate::TaskOutcome::Success)
}

/// There are no such limits elsewhere.
#[cfg(not(unix))]
pub(crate) fn below_limits(_: &str, _: &str, _: &[&str]) -> Result<crate::TaskOutcome> {
    Err("limits of memory and time need a Unix system".into())
}
