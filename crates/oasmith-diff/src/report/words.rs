//! Sentences that several reports have.

use crate::change::Changes;
use crate::effect::Bump;
use crate::sentence::{CrateVersion, Sentence, Words, sentence};

/// The most characters of a Rust item: it is longer than a name.
pub(crate) const LONGEST_SIGNATURE: usize = 1000;

/// The verdict in a line: `2 breaking, 1 of them silent, Rust needs a major bump: 0.4.2 to 0.5.0`.
pub fn headline(changes: &Changes) -> Sentence {
    let summary = &changes.summary;
    let counts = &summary.counts;
    if counts.total == 0 && counts.errors == 0 {
        if counts.off > 0 {
            return sentence!(
                "No change but {} turned off by the configuration",
                counts.off
            );
        }
        return "No change".into();
    }
    let mut parts = Vec::new();
    if counts.errors > 0 {
        let (count, errors) = counted(counts.errors, ["error", "errors"]);
        parts.push(sentence!("{} {} in the head", count, Words(errors)));
    }
    if counts.accepted > 0 {
        parts.push(sentence!("{} accepted", counts.accepted));
    }
    match (counts.breaking, counts.risk) {
        // Of a head with errors nobody knows.
        (0, 0) if counts.errors > 0 => {}
        (0, 0) if counts.accepted > 0 => parts.push("nothing else breaks on the wire".into()),
        (0, 0) => parts.push("Nothing breaks on the wire".into()),
        (0, risk) => parts.push(sentence!("{} at risk on the wire", risk)),
        (breaking, _) => parts.push(sentence!("{} breaking", breaking)),
    }
    if counts.silent > 0 {
        parts.push(sentence!("{} of them silent", counts.silent));
    }
    if counts.off > 0 {
        parts.push(sentence!("{} turned off by the configuration", counts.off));
    }
    let rust = match summary.rust {
        Bump::None if counts.errors > 0 => Sentence::default(),
        Bump::None => "Rust stays the same".into(),
        bump => sentence!(
            "Rust needs a {} bump: {} to {}",
            Words(bump.as_str()),
            CrateVersion(&summary.base_version),
            CrateVersion(&summary.next_version)
        ),
    };
    parts.extend((!rust.is_empty()).then_some(rust));
    Sentence::joined(parts, ", ")
}

/// What to do about the changes, the first thing first.
pub(super) fn next_steps(changes: &Changes) -> Vec<Sentence> {
    let summary = &changes.summary;
    let mut steps = Vec::new();
    if summary.counts.errors > 0 {
        steps.push("correct the errors of the head, then compare again".into());
    }
    if summary.counts.breaking > 0 {
        steps.push(sentence!(
            "undo the breaking changes, or accept them: add `{}` to this command",
            "--accept accepted.toml --accept-all --reason 'why'"
        ));
    }
    if summary.rust == Bump::Major {
        steps.push(sentence!(
            "release the crate as {}, or pin names in `oasmith.toml` where a help line says so",
            CrateVersion(&summary.next_version)
        ));
    }
    steps
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
