//! Changes that somebody looked at and took: a file of entries, each with its reason.
//!
//! ```toml
//! [[accepted]]
//! rule = "property-removed"
//! pointer = "/components/schemas/Pet/properties/name"
//! fingerprint = "0123456789abcdef"
//! reason = "nobody ever sent it"
//! expires = "2030-01-31"
//! ```

mod read;
mod write;

use crate::change::{Change, Changes};

pub use read::{Fault, read};
pub use write::entries;

/// An accepted change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The rule.
    pub rule: String,
    /// The JSON pointer.
    pub pointer: String,
    /// What tells the change from others at this place; never the words of a message.
    pub fingerprint: String,
    /// Why it was accepted.
    pub reason: String,
    /// The last day on which it is, as `YYYY-MM-DD`.
    pub expires: Option<String>,
    /// The line of the file, counted from 1.
    pub line: usize,
}

/// An entry that does nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Idle {
    /// There is no such change, or not any more.
    Stale(Entry),
    /// Its day is over.
    Expired(Entry),
}

/// Marks the changes that entries accept, counts anew, and gives the entries that did nothing.
/// `today` is the day by which entries expire, as `YYYY-MM-DD`.
pub fn apply(entries: &[Entry], today: &str, changes: &mut Changes) -> Vec<Idle> {
    let mut idle = Vec::new();
    for entry in entries {
        let expired = entry.expires.as_deref().is_some_and(|day| day < today);
        let mut found = changes
            .changes
            .iter_mut()
            .filter(|change| accepts(entry, change))
            .peekable();
        if found.peek().is_none() {
            idle.push(Idle::Stale(entry.clone()));
        } else if expired {
            idle.push(Idle::Expired(entry.clone()));
        } else {
            for change in found {
                change.accepted = Some(entry.reason.clone());
                // What was accepted surprises nobody any more.
                change.silent = false;
            }
        }
    }
    changes.count();
    idle
}

fn accepts(entry: &Entry, change: &Change) -> bool {
    entry.rule == change.rule
        && entry.fingerprint == change.fingerprint
        && without_positions(&entry.pointer) == without_positions(&change.pointer)
}

/// A pointer without the positions in arrays, which change when something is inserted before.
fn without_positions(pointer: &str) -> String {
    let parts = pointer.split('/');
    let parts: Vec<&str> = parts
        .map(|part| {
            let position = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
            if position { "*" } else { part }
        })
        .collect();
    parts.join("/")
}
