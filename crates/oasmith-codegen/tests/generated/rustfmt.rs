//! What rustfmt makes of generated text.

use std::io::Write as _;
use std::process::{Command, Stdio};

/// What rustfmt makes of a text; `None` where there is no rustfmt.
fn rustfmt(text: &str) -> Option<String> {
    let mut child = Command::new("rustfmt")
        .args([
            "--edition",
            "2024",
            "--emit",
            "stdout",
            "--config",
            "newline_style=Unix",
        ])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .ok()?;
    child.stdin.take()?.write_all(text.as_bytes()).ok()?;
    let output = child.wait_with_output().ok()?;
    String::from_utf8(output.stdout).ok()
}

/// Whether there is a rustfmt.
#[allow(
    dead_code,
    reason = "not all tests that share this file say that they skip"
)]
pub(crate) fn is_there() -> bool {
    rustfmt("").is_some()
}

/// Fails where rustfmt would write another line; passes where there is no rustfmt.
pub(crate) fn assert_formatted(text: &str) {
    let Some(formatted) = rustfmt(text) else {
        return;
    };
    for (number, (ours, theirs)) in text.lines().zip(formatted.lines()).enumerate() {
        let from = number.saturating_sub(3);
        let near: Vec<&str> = formatted.lines().skip(from).take(8).collect();
        assert_eq!(ours, theirs, "line {}:\n{}", number + 1, near.join("\n"));
    }
    assert_eq!(text.lines().count(), formatted.lines().count());
}
