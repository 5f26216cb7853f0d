//! What a rule says of a change.

use crate::effect::{Bump, Effect, Wire};
use crate::sentence::Sentence;

/// Which Rust items a change can be the cause of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Items {
    /// Any.
    All,
    /// Those that are new.
    New,
    /// Those that were removed.
    Gone,
    /// Those whose arguments changed places.
    Order,
}

/// What a rule found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The effect on the wire, as if the subject were sent and received.
    pub wire: Wire,
    /// What happened, in a sentence. It names no operation, which several may share.
    pub message: Sentence,
    /// What was there, in the document's terms.
    pub was: String,
    /// What is there.
    pub is: String,
    /// The keyword that the place is to be narrowed to.
    pub keyword: Option<&'static str>,
    /// The most that the change can do to Rust: docs don't break code.
    pub most: Bump,
    /// Which items it can be the cause of.
    pub items: Items,
}

impl Found {
    /// A change with this effect on the wire.
    pub(crate) fn new(wire: Wire, message: impl Into<Sentence>) -> Self {
        Self {
            wire,
            message: message.into(),
            was: String::new(),
            is: String::new(),
            keyword: None,
            most: Bump::Major,
            items: Items::All,
        }
    }

    /// A change that messages don't notice.
    pub(crate) fn ok(message: impl Into<Sentence>) -> Self {
        Self::new(Wire::OK, message)
    }

    /// A change of what old clients send.
    pub(crate) fn send(effect: Effect, message: impl Into<Sentence>) -> Self {
        Self::new(Wire::send(effect), message)
    }

    /// A change of what old clients receive.
    pub(crate) fn receive(effect: Effect, message: impl Into<Sentence>) -> Self {
        Self::new(Wire::receive(effect), message)
    }

    /// What was there and what is there.
    #[must_use]
    pub(crate) fn values(mut self, was: impl Into<String>, is: impl Into<String>) -> Self {
        self.was = was.into();
        self.is = is.into();
        self
    }

    /// The keyword that it is about.
    #[must_use]
    pub(crate) fn keyword(mut self, keyword: &'static str) -> Self {
        self.keyword = Some(keyword);
        self
    }

    /// The most that it can do to Rust.
    #[must_use]
    pub(crate) fn at_most(mut self, most: Bump) -> Self {
        self.most = most;
        self
    }

    /// Which items it can be the cause of.
    #[must_use]
    pub(crate) fn items(mut self, items: Items) -> Self {
        self.items = items;
        self
    }
}
