//! The built command from end to end: what it writes, what it says and how it exits.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test: it reads files and fails by panicking, in its own functions too"
)]

mod action;
mod bad_input;
mod bundling;
mod check;
mod configuration;
mod confinement;
mod diff;
mod documents;
mod drift;
mod explain;
mod generate;
mod hostile;
mod inert;
mod many;
mod network;
mod programs;
mod reports;
mod runtime;
mod scratch;
mod team;
mod trouble;
mod watch;
