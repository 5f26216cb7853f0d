//! What generated clients send, byte by byte, and what they make of the answers.

#![allow(clippy::expect_used, reason = "a failed test panics")]

mod answer;
mod body;
mod credentials;
mod deprecated;
mod error;
mod names;
mod overlay;
mod path;
mod query;
mod server;

/// What a test gives: `?` takes all that can go wrong.
type Tested = Result<(), Box<dyn std::error::Error>>;
