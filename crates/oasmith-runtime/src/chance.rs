//! Chance, where it need not be secret.

use std::hash::{BuildHasher, RandomState};

/// Any number.
///
/// The keys of the standard library's hash maps are chance enough for that, and no dependency. In a
/// browser, where those are always the same, the clock adds to it.
pub(crate) fn number() -> u64 {
    RandomState::new().hash_one(jiff::Timestamp::now().as_nanosecond())
}
