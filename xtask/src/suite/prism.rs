//! `cargo xtask suite prism`: a server that is not ours judges the requests of the SDK.
//!
//! Prism answers as a document says, and refuses what the document doesn't allow. It is started with
//! Nango's document, and the example `every_operation` calls it.

mod document;
mod server;

use std::process::{Command, Stdio};

use crate::{Result, TaskOutcome};
use server::Server;

/// How an operation went.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Verdict {
    /// The request was allowed, and the answer could be read.
    Well,
    /// The request was allowed; the answer, made up from the document, could not be read.
    Unread,
    /// The request was refused.
    Refused,
}

/// Runs the command.
pub(crate) fn run() -> Result<TaskOutcome> {
    let work = crate::root().join("target/suite/prism");
    let document = document::write(&work)?;
    let server = Server::start(&work, &document)?;
    let called = Command::new(env!("CARGO"))
        .args(["run", "--quiet", "--package", "nango"])
        .args(["--example", "every_operation", "--", server.url()])
        .current_dir(crate::root())
        .stderr(Stdio::inherit())
        .output()?;
    drop(server);
    if !called.status.success() {
        return Err(format!("the calls ended with {}", called.status).into());
    }
    let lines = String::from_utf8(called.stdout)?;
    let calls: Vec<(&str, &str)> = lines
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .collect();
    Ok(report(&calls))
}

/// Prints what did not go well, and the sums. All operations of the document must have been called.
fn report(calls: &[(&str, &str)]) -> TaskOutcome {
    let mut well = 0;
    let mut refused = 0;
    for (name, outcome) in calls {
        match verdict(outcome) {
            Verdict::Well => well += 1,
            Verdict::Unread => println!("{name}: allowed, but {outcome}"),
            Verdict::Refused => {
                refused += 1;
                println!("{name}: refused: {outcome}");
            }
        }
    }
    println!(
        "{} operations called: {} allowed, {well} of them with an answer that was read; {refused} refused",
        calls.len(),
        calls.len() - refused,
    );
    if calls.is_empty() || well < calls.len() {
        TaskOutcome::CheckFailed
    } else {
        TaskOutcome::Success
    }
}

/// Prism makes its refusals up as well, from the document's errors; only their status tells.
fn verdict(outcome: &str) -> Verdict {
    match outcome.as_bytes() {
        b"ok" => Verdict::Well,
        [b'2', ..] => Verdict::Unread,
        _ => Verdict::Refused,
    }
}

#[cfg(test)]
mod tests {
    use super::{Verdict, verdict};

    #[test]
    fn the_status_tells_a_refusal() {
        assert!(verdict("ok") == Verdict::Well);
        assert!(verdict("200 $.data: expected an array") == Verdict::Unread);
        assert!(verdict("400 Bad Request | {}") == Verdict::Refused);
        assert!(verdict("- connection refused") == Verdict::Refused);
    }
}
