//! Bounds on what a pattern may take, so that compiling one always ends soon.

/// The longest pattern, in bytes.
pub(crate) const LENGTH: usize = 64 * 1024;
/// How deep groups may be nested. Parsing and compiling recurse this deep.
pub(crate) const DEPTH: usize = 200;
/// The most capture groups.
pub(crate) const GROUPS: usize = 2_000;
/// The most names of groups.
pub(crate) const NAMES: usize = 100;
/// The most look-around assertions: each takes a bit for each byte of a text.
pub(crate) const LOOKS: usize = 100;
/// The most ranges of code points, in all classes together.
pub(crate) const RANGES: usize = 100_000;
/// The most instructions that a pattern compiles to, its counted repetitions written out.
pub(crate) const INSTRUCTIONS: usize = 50_000;
/// The most places to come back to that a backtracking search remembers.
pub(crate) const FRAMES: usize = 1 << 20;
