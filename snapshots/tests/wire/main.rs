//! What generated clients send, byte by byte, and what they make of the answers.

#![allow(clippy::expect_used, reason = "a failed test panics")]

mod accept;
mod answer;
mod answers;
mod blocking;
mod bodies;
mod body;
mod collisions;
mod content;
mod credentials;
mod deprecated;
mod error;
mod forms;
mod gzip;
mod header_cookie;
mod keywords;
mod media;
mod method;
mod mock;
mod names;
mod overlay;
mod pages_in_bodies;
mod pagination;
mod path;
mod prelude;
mod query;
mod scheme;
mod server;
mod servers;
mod streams;
mod swagger;
mod tracing;
mod uploads;
mod version_3_2;
mod webhook;

/// What a test gives: `?` takes all that can go wrong.
type Tested = Result<(), Box<dyn std::error::Error>>;
