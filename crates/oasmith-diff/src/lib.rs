//! What a change of a document breaks: on the wire, and for callers of the generated Rust.
//!
//! Two [`Side`]s go in, [`Changes`] come out, and a report prints them.

pub mod accept;
pub mod change;
pub mod compare;
pub mod effect;
pub mod pair;
pub mod report;
pub mod revision;
pub mod rules;
#[cfg(feature = "verify")]
pub mod semver_checks;
pub mod side;
pub mod surface;
#[cfg(feature = "verify")]
pub mod verify;

mod assemble;
mod fingerprint;
mod place;
mod same;
mod semver;
pub mod sentence;
pub mod sink;
mod version;

use change::Changes;
use compare::Comparison;
use side::Side;

/// Compares two documents.
pub fn compare(base: &Side, head: &Side) -> Changes {
    let comparison = Comparison::new(base, head, same::Same::new);
    Changes::new(assemble::changes(&comparison), base.version())
}

/// The same without passing over what both documents have alike: slower, and a check of that.
#[cfg(feature = "verify")]
pub fn compare_exhaustively(base: &Side, head: &Side) -> Changes {
    let comparison = Comparison::new(base, head, |_, _, _| same::Same::default());
    Changes::new(assemble::changes(&comparison), base.version())
}
