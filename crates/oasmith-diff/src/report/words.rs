//! Sentences that several reports have.

use crate::change::Changes;
use crate::effect::Bump;
use crate::sentence::{CrateVersion, Sentence, Words, sentence};

/// The most characters of a Rust item: it is longer than a name.
pub(crate) const LONGEST_SIGNATURE: usize = 1000;

/// The verdict in a line: `2 breaking on the wire, 1 silent, Rust needs a major bump: 0.4.2 to 0.5.0`.
pub fn headline(changes: &Changes) -> Sentence {
    let summary = &changes.summary;
    let counts = &summary.counts;
    if counts.total == 0 {
        return "No change".into();
    }
    let mut parts = Vec::new();
    match (counts.breaking, counts.risk) {
        (0, 0) => parts.push("Nothing breaks on the wire".into()),
        (0, risk) => parts.push(sentence!("{} at risk on the wire", risk)),
        (breaking, _) => parts.push(sentence!("{} breaking on the wire", breaking)),
    }
    if counts.silent > 0 {
        parts.push(sentence!("{} silent", counts.silent));
    }
    parts.push(match summary.rust {
        Bump::None => "Rust stays as it is".into(),
        bump => sentence!(
            "Rust needs a {} bump: {} to {}",
            Words(bump.as_str()),
            CrateVersion(&summary.base_version),
            CrateVersion(&summary.next_version)
        ),
    });
    if counts.accepted > 0 {
        parts.push(sentence!("{} accepted", counts.accepted));
    }
    Sentence::joined(parts, ", ")
}

/// `1` and `change`, `2` and `changes`.
pub(super) fn counted(count: usize, words: [&'static str; 2]) -> (usize, &'static str) {
    let [one, several] = words;
    (count, if count == 1 { one } else { several })
}

/// A list of operations that is not too long, and how many more there are.
pub(super) fn some(operations: &[String], most: usize) -> (Vec<&str>, usize) {
    let shown: Vec<&str> = operations.iter().take(most).map(String::as_str).collect();
    let more = operations.len() - shown.len();
    (shown, more)
}
