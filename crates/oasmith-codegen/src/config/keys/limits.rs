//! `[limits]`.

use super::Value::Integer;
use super::{Key, key};

/// How much is made of a document.
pub(crate) const LIMITS: &[Key] = &[key(
    "expansion",
    Integer,
    "500_000",
    "How many properties and enum values merging (such as `allOf`) may copy in all, and how many parameters, \
     responses and other parts references may copy. Every 256 bytes of their descriptions count as one more. The \
     default is 100,000. A document that needs more is refused with the error `expansion-limit`.",
)];
