//! Limits of values, as far as the shape does not express them.

use oasmith_spec::node::Number;
use oasmith_spec::schema::Bound;

/// Limits of a value. All are checked on request only; what is received is never refused for them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Constraints {
    /// The lower limit of a number.
    pub minimum: Option<Bound>,
    /// The upper limit of a number.
    pub maximum: Option<Bound>,
    /// What a number must be a multiple of.
    pub multiple_of: Option<Number>,
    /// The least number of characters.
    pub min_length: Option<u64>,
    /// The largest number of characters.
    pub max_length: Option<u64>,
    /// Patterns (ECMA-262) that all must match somewhere in the string.
    pub patterns: Vec<String>,
    /// The least number of items.
    pub min_items: Option<u64>,
    /// The largest number of items.
    pub max_items: Option<u64>,
    /// Whether items must differ.
    pub unique_items: bool,
    /// The least number of members.
    pub min_properties: Option<u64>,
    /// The largest number of members.
    pub max_properties: Option<u64>,
}

impl Constraints {
    /// Whether there are no limits.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
