//! What a change of a document breaks: on the wire, and for callers of the generated Rust.
//!
//! Two [`Side`]s go in, [`Changes`] come out, and a report prints them.

pub mod accept;
pub mod change;
pub mod compare;
pub mod document_version;
pub mod effect;
pub mod head_error;
mod operation_paths;
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
pub mod policy;
mod same;
mod semver;
pub mod sentence;
mod signature;
pub mod sink;
mod version;

use change::Changes;
use compare::Comparison;
use head_error::{Broken, HeadError};
use policy::Policy;
use side::{Refused, Side};

/// Compares two documents.
pub fn compare(base: &Side, head: &Side) -> Changes {
    compare_by(base, head, &Policy::default())
}

/// The same, with levels that a policy gives.
pub fn compare_by(base: &Side, head: &Side, policy: &Policy<'_>) -> Changes {
    let comparison = Comparison::new(base, head, same::Same::new);
    changes(&comparison, policy)
}

/// The report on a head that can't be read at all: its errors, and no change.
pub fn refused(base: &Side, head: &Refused) -> Changes {
    let mut changes = Changes::new(Vec::new(), base.version());
    changes.errors = HeadError::of_refused(&head.diagnostics, &head.sources);
    changes.count();
    changes
}

fn changes(comparison: &Comparison<'_>, policy: &Policy<'_>) -> Changes {
    let broken = Broken::new(comparison.head);
    let found = assemble::changes(comparison, &broken, policy);
    let mut changes = Changes::new(found, comparison.base.version());
    changes.errors = broken.errors;
    changes.count();
    changes
}

/// The same without passing over what both documents have alike: slower, and a check of that.
#[cfg(feature = "verify")]
pub fn compare_exhaustively(base: &Side, head: &Side) -> Changes {
    let comparison = Comparison::new(base, head, |_, _, _| same::Same::default());
    changes(&comparison, &Policy::default())
}
