//! Changes that somebody looked at and took: a file of entries, each with its reason.
//!
//! ```toml
//! [[accepted]]
//! rule = "property-removed"
//! pointer = "/components/schemas/Pet/properties/name"
//! fingerprint = "0123456789abcdef"
//! reason = "nobody ever sent it"
//! send = "breaking"
//! receive = "risk"
//! rust = "major"
//! silent = false
//! expires = "2030-01-31"
//! ```

mod read;
mod write;

use crate::change::{Change, Changes};
use crate::effect::{Bump, Effect, Wire};
use crate::sentence::{Sentence, Words, sentence};

pub use read::{Fault, is_day, read};
pub use write::entries;
pub(crate) use write::entry;

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
    /// The effect up to which it is accepted.
    pub effect: AcceptedEffect,
    /// The last day on which it is, as `YYYY-MM-DD`.
    pub expires: Option<String>,
    /// The line of the file, counted from 1.
    pub line: usize,
}

/// The effect up to which a change is accepted. One that grew beyond is reported again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AcceptedEffect {
    /// On messages.
    pub wire: Wire,
    /// On the Rust API.
    pub rust: Bump,
    /// Whether code may compile and mean something else.
    pub silent: bool,
}

/// What an entry accepts that says nothing of effects: no more than a risk.
impl Default for AcceptedEffect {
    fn default() -> Self {
        Self {
            wire: Wire::both(Effect::Risk, Effect::Risk),
            rust: Bump::Major,
            silent: false,
        }
    }
}

impl AcceptedEffect {
    /// The effect of a change.
    pub fn of(change: &Change) -> Self {
        Self {
            wire: change.wire,
            rust: change.rust,
            silent: change.silent,
        }
    }

    /// Whether another effect is no greater in any part.
    fn covers(&self, other: &Self) -> bool {
        other.wire.send <= self.wire.send
            && other.wire.receive <= self.wire.receive
            && other.rust <= self.rust
            && other.silent <= self.silent
    }

    fn said(&self) -> Sentence {
        sentence!(
            "sent {}, received {}, Rust {}{}",
            Words(self.wire.send.as_str()),
            Words(self.wire.receive.as_str()),
            Words(self.rust.as_str()),
            Words(if self.silent { ", silent" } else { "" })
        )
    }
}

/// An entry that does nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Idle {
    /// There is no such change.
    Stale(Entry),
    /// Its day is over.
    Expired(Entry),
    /// The change has a greater effect than what was accepted.
    Outgrown(Entry),
}

impl Idle {
    /// The entry, and what is the matter with it.
    pub fn explained(&self) -> (&Entry, Sentence) {
        match self {
            Self::Stale(entry) => (entry, "accepts no change; remove it".into()),
            Self::Expired(entry) => {
                let day = entry.expires.as_deref().unwrap_or_default();
                let what = sentence!("expired on `{}`; look at the change again", day);
                (entry, what)
            }
            Self::Outgrown(entry) => {
                let what = "accepts less than what the change does now; look at the change again";
                (entry, what.into())
            }
        }
    }
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
            let mut outgrown = false;
            for change in found {
                if entry.effect.covers(&AcceptedEffect::of(change)) {
                    change.accepted = Some(entry.reason.clone());
                    change.outgrown = None;
                } else if change.accepted.is_none() {
                    outgrown = true;
                    change.outgrown = Some(entry.effect.said());
                }
            }
            if outgrown {
                idle.push(Idle::Outgrown(entry.clone()));
            }
        }
    }
    changes.idle.clone_from(&idle);
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
