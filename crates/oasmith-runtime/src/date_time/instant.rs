//! Instants of the date libraries that a [`DateTime`](super::DateTime) can hold.

use std::hash::Hash;

use jiff::Timestamp;

/// An instant in time.
pub trait Instant: Copy + Ord + Hash {
    /// The same instant; `None` where this type's range ends before it.
    fn from_timestamp(timestamp: Timestamp) -> Option<Self>;

    /// The instant by RFC 3339, in UTC with `Z`.
    fn spelling(&self) -> String;
}

impl Instant for Timestamp {
    fn from_timestamp(timestamp: Timestamp) -> Option<Self> {
        Some(timestamp)
    }

    fn spelling(&self) -> String {
        self.to_string()
    }
}
