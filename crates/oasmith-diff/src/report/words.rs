//! Sentences that several reports have.

use crate::change::Changes;
use crate::effect::Bump;

/// The verdict in a line: `2 breaking on the wire, 1 silent, Rust needs a major bump: 0.4.2 to 0.5.0`.
pub fn headline(changes: &Changes) -> String {
    let summary = &changes.summary;
    let counts = &summary.counts;
    if counts.total == 0 {
        return "No change".to_owned();
    }
    let mut parts = Vec::new();
    match (counts.breaking, counts.risk) {
        (0, 0) => parts.push("nothing breaks on the wire".to_owned()),
        (0, risk) => parts.push(format!("{risk} at risk on the wire")),
        (breaking, _) => parts.push(format!("{breaking} breaking on the wire")),
    }
    if counts.silent > 0 {
        parts.push(format!("{} silent", counts.silent));
    }
    parts.push(match summary.rust {
        Bump::None => "Rust stays as it is".to_owned(),
        bump => format!(
            "Rust needs a {} bump: {} to {}",
            bump.as_str(),
            summary.base_version,
            summary.next_version
        ),
    });
    if counts.accepted > 0 {
        parts.push(format!("{} accepted", counts.accepted));
    }
    let mut line = parts.join(", ");
    if let Some(first) = line.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    line
}

/// `1 change`, `2 changes`.
pub(super) fn counted(count: usize, one: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {one}{plural}")
}

/// A list of operations that is not too long, and how many more there are.
pub(super) fn some(operations: &[String], most: usize) -> (Vec<&str>, usize) {
    let shown: Vec<&str> = operations.iter().take(most).map(String::as_str).collect();
    let more = operations.len() - shown.len();
    (shown, more)
}
