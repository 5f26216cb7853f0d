//! `[limits]`.

use super::Value::Integer;
use super::{Key, key};

/// How much is made of a document.
pub(crate) const LIMITS: &[Key] = &[key(
    "expansion",
    Integer,
    "500_000",
    "How many properties and listed values `allOf` and other merging may repeat in all, and how many parameters, \
     responses and other parts references; each 256 bytes of their descriptions count as one more. Without it 100,000. More is the error `expansion-limit`.",
)];
