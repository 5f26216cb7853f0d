//! The changes between two documents.

use oasmith_codegen::config::DiffLevel;
use oasmith_spec::source::Location;

use crate::accept::Idle;
use crate::effect::{Bump, Effect, Wire};
use crate::head_error::HeadError;
use crate::policy::GivenLevel;
use crate::sentence::Sentence;

/// All changes, with what they amount to.
#[derive(Debug, Clone)]
pub struct Changes {
    /// What they amount to.
    pub summary: Summary,
    /// The changes: the gravest first, then by their places.
    pub changes: Vec<Change>,
    /// Changes that the configuration turns off. They count for the version that the crate needs, and for nothing else.
    pub off: Vec<Change>,
    /// Errors of the head. Where there are some, the changes are no verdict.
    pub errors: Vec<HeadError>,
    /// Entries of the file of accepted changes that accept nothing.
    pub idle: Vec<Idle>,
}

/// What the changes amount to. Accepted changes don't count.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// The gravest effect on the wire.
    pub wire: Effect,
    /// What the version of the generated crate must do.
    pub rust: Bump,
    /// Whether a change breaks the wire while code still compiles.
    pub silent: bool,
    /// The version of the crate that was generated from the base.
    pub base_version: String,
    /// The version that the crate needs.
    pub next_version: String,
    /// How many changes there are of each kind.
    pub counts: Counts,
}

/// How many changes there are of each kind, accepted ones only in `accepted` and `total`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// All.
    pub total: usize,
    /// Those that break the wire.
    pub breaking: usize,
    /// Those that may be understood otherwise on the wire.
    pub risk: usize,
    /// Those without effect on the wire.
    pub ok: usize,
    /// Those that break the wire while code still compiles.
    pub silent: usize,
    /// Those that break code.
    pub major: usize,
    /// Those that add to the generated code.
    pub minor: usize,
    /// Those that change the generated code otherwise.
    pub patch: usize,
    /// Those that were accepted.
    pub accepted: usize,
    /// Errors of the head.
    pub errors: usize,
    /// Entries of the file of accepted changes that accept nothing.
    pub idle: usize,
    /// Changes that the configuration turns off.
    pub off: usize,
}

/// One change, however many operations it reaches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The rule that found it.
    pub rule: String,
    /// The JSON pointer of the place: in the head, or in the base for what was removed.
    pub pointer: String,
    /// The operations that it reaches, as `METHOD /path`, in the document's order.
    pub operations: Vec<String>,
    /// Those of them that it reaches through other components only.
    pub through_models: Vec<String>,
    /// The effect on the wire.
    pub wire: Wire,
    /// The effect on the Rust API.
    pub rust: Bump,
    /// Whether it breaks the wire while code still compiles.
    pub silent: bool,
    /// The place in the base: of the thing itself, or of what it was added to.
    pub base: Option<Location>,
    /// The place in the head: of the thing itself, or of what it was removed from.
    pub head: Option<Location>,
    /// What happened, in a sentence.
    pub message: Sentence,
    /// How to keep old Rust code compiling, where the configuration can.
    pub help: Option<Sentence>,
    /// The Rust items before, one a line; empty where none changed.
    pub before: Vec<String>,
    /// The Rust items after.
    pub after: Vec<String>,
    /// Tells the change from others, and stays when lines move or messages are worded anew.
    pub fingerprint: String,
    /// The reason for which it was accepted.
    pub accepted: Option<String>,
    /// The level that the configuration or the document gives it, where that is not its own.
    pub level: Option<GivenLevel>,
    /// As what it was accepted, where its effect grew since.
    pub outgrown: Option<Sentence>,
}

impl Changes {
    /// These changes of a crate that has this version.
    pub(crate) fn new(changes: Vec<Change>, version: &str) -> Self {
        let is_off =
            |one: &Change| matches!(&one.level, Some(given) if given.level == DiffLevel::Off);
        let (off, changes) = changes.into_iter().partition(is_off);
        let mut all = Self {
            summary: Summary::default(),
            changes,
            off,
            errors: Vec::new(),
            idle: Vec::new(),
        };
        all.summary.base_version = version.to_owned();
        all.count();
        all
    }

    /// Works out the summary anew, after changes were accepted.
    pub(crate) fn count(&mut self) {
        let version = std::mem::take(&mut self.summary.base_version);
        self.summary = Summary::of(&self.changes);
        self.summary.counts.off = self.off.len();
        // A change that is turned off is no smaller for those who compile against the crate.
        let off = self.off.iter().map(|change| change.rust).max();
        self.summary.rust = self.summary.rust.max(off.unwrap_or_default());
        self.summary.counts.errors = self.errors.len();
        self.summary.counts.idle = self.idle.len();
        self.summary.next_version = crate::version::next(&version, self.summary.rust);
        self.summary.base_version = version;
    }
}

impl Change {
    /// The gravest effect on messages, or the level that was given instead; a change that makes code mean something
    /// else while it still compiles breaks them as much.
    pub fn worst(&self) -> Effect {
        match &self.level {
            Some(given) => given.effect(),
            None => self.own_worst(),
        }
    }

    /// The same, whatever level was given.
    pub(crate) fn own_worst(&self) -> Effect {
        match self.silent {
            true => Effect::Breaking,
            false => self.wire.worst(),
        }
    }

    /// Whether it counts as silent: a level below breaking takes that away.
    pub fn is_silent(&self) -> bool {
        self.silent && self.is_breaking()
    }

    /// The gravest effect on messages alone, or the level that was given instead.
    pub(crate) fn on_messages(&self) -> Effect {
        self.level
            .as_ref()
            .map_or(self.wire.worst(), GivenLevel::effect)
    }

    /// Whether messages break, or code that still compiles means something else.
    pub fn is_breaking(&self) -> bool {
        self.worst() == Effect::Breaking
    }
}

impl Summary {
    /// Counts changes. The versions are left empty.
    pub(crate) fn of(changes: &[Change]) -> Self {
        let mut summary = Self::default();
        for change in changes {
            summary.counts.total += 1;
            if change.accepted.is_some() {
                summary.counts.accepted += 1;
                continue;
            }
            summary.wire = summary.wire.max(change.on_messages());
            summary.silent |= change.is_silent();
            summary.counts.add(change);
        }
        // Accepting a change makes it no smaller for those who compile against the crate.
        summary.rust = changes
            .iter()
            .map(|change| change.rust)
            .max()
            .unwrap_or_default();
        summary
    }
}

impl Counts {
    fn add(&mut self, change: &Change) {
        match change.worst() {
            Effect::Ok => self.ok += 1,
            Effect::Risk => self.risk += 1,
            Effect::Breaking => self.breaking += 1,
        }
        match change.rust {
            Bump::None => {}
            Bump::Patch => self.patch += 1,
            Bump::Minor => self.minor += 1,
            Bump::Major => self.major += 1,
        }
        self.silent += usize::from(change.is_silent());
    }
}
